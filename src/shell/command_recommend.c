#include "shell/batch.h"
#include "shell/engine.h"
#include "shell/offer.h"
#include "shell/print.h"
#include "shell/subcommand.h"
#include "wire/answers.h"

#include <stdio.h>

struct recommending {
    struct office office;
    const struct options *options;
    struct engine engine;
    struct shop *shop;
    bool is_reading; /* vault and catalogue are read as of one moment */
};

static void rest(void *context)
{
    struct recommending *recommending = context;

    if (!recommending->is_reading)
        return;
    recommending->is_reading = false;
    catalogue_view_end(recommending->office.catalogue, true);
    vault_view_end(recommending->office.vault);
}

/* Until the batch rests: many customers are read out of one view. */
static bool begin_reading(struct recommending *recommending, struct error *err)
{
    bool is_own = false;

    if (recommending->is_reading)
        return true;
    if (!vault_view_begin(recommending->office.vault, err))
        return false;
    if (!catalogue_view_begin(recommending->office.catalogue, &is_own, err)) {
        vault_view_end(recommending->office.vault);
        return false;
    }
    recommending->is_reading = true;
    return true;
}

static bool print_pick(const struct pick *pick, size_t number, struct error *err)
{
    char price[64] = "";
    char reason[160] = "";
    struct buffer line;
    bool is_printed;

    if (pick->product.price.is_known)
        money_format(pick->product.price, price, sizeof(price));
    if (pick->reason_count > 0)
        reason_format(&pick->reasons[0], reason, sizeof(reason));
    buffer_init(&line, SIZE_MAX);
    buffer_format(&line, "%2zu  ", number);
    print_cell(&line, pick->product.id, 12);
    print_cell(&line, pick->product.title, 44);
    buffer_format(&line, "%14s  %s", price, reason);
    is_printed = print_shown(text_from(buffer_text(&line), line.len), err);
    buffer_release_wiped(&line);
    return is_printed &&
           (pick->explanation == NULL || print_format(err, "    %s", pick->explanation));
}

static bool print_picks(const struct picks *picks, bool json, struct error *err)
{
    struct buffer out;
    bool is_printed = true;

    if (json) {
        buffer_init(&out, SIZE_MAX);
        answer_picks(picks, &out);
        is_printed = print_line(&out, err);
        buffer_release_wiped(&out);
        return is_printed;
    }
    is_printed =
        print_format(err, "%s · %s engine%s%s%s%s", picks->customer, picks->engine,
                     picks->fallback == NULL ? "" : " (", string_or_empty(picks->fallback),
                     picks->fallback == NULL ? "" : ")",
                     picks->is_personalised ? "" : " · not personalised (no consent)");
    for (size_t i = 0; is_printed && i < picks->pick_count; i++)
        is_printed = print_pick(&picks->picks[i], i + 1, err);
    if (is_printed && picks->pick_count + picks->again_count == 0)
        is_printed = print_format(err, "There are no picks.");
    if (is_printed && picks->again_count > 0)
        is_printed = print_format(err, "again");
    for (size_t i = 0; is_printed && i < picks->again_count; i++)
        is_printed = print_pick(&picks->again[i], picks->pick_count + i + 1, err);
    return is_printed;
}

/* What a model may know of them: of one who wants nothing personal, neither history nor
 * likes. */
static void known_of(const struct profile *profile, bool is_personalised,
                     struct loaded *loaded)
{
    loaded->has_customer = profile->is_known;
    loaded->customer = profile->customer;
    loaded->ticket =
        (struct ticket){.customer = profile->customer.id, .lang = profile->customer.lang};
    loaded->read_at = moment_now();
    loaded->damaged = profile->damaged;
    if (is_personalised) {
        loaded->orders = profile->orders;
        loaded->order_count = profile->order_count;
    } else {
        loaded->customer.interest_count = 0;
        loaded->customer.brand_count = 0;
    }
}

/* The shop is read with the first question. */
static bool know_shop(struct recommending *recommending, struct asked *asked,
                      struct error *err)
{
    if (recommending->shop == NULL &&
        !office_shop(&recommending->office, &recommending->shop, err))
        return false;
    asked->shop = recommending->shop;
    return true;
}

static bool ask_model(struct recommending *recommending, struct asked *asked,
                      struct offered *offered, struct error *err)
{
    struct answered answered = {.profile = asked->profile};
    struct answer *answers;
    struct arena arena;
    bool is_done;

    if (!know_shop(recommending, asked, err))
        return false;
    arena_init(&arena);
    is_done = asker_ask(recommending->engine.asker, asked, &arena, &answers,
                        &answered.count, &answered.usage, err);
    if (is_done) {
        answered.answers = answers;
        is_done = offer_take_picks(&recommending->office, recommending->shop,
                                   &offered->picks, &answered, &offered->arena, err);
    }
    arena_release(&arena);
    return is_done;
}

static bool show_request(struct recommending *recommending, struct asked *asked,
                         const char *why, struct error *err)
{
    if (asked->profile == NULL || asked->picks == 0) {
        print_warning("%s: nothing would leave: %s", asked->loaded->customer.id,
                      asked->profile != NULL ? "there is nothing to pick from"
                      : why == NULL          ? "the local engine answers"
                                             : why);
        return true;
    }
    return know_shop(recommending, asked, err) &&
           engine_show(&recommending->engine, asked, err);
}

/* The picks as they stand, with a model's explanations where one may be asked. */
static bool explain(struct recommending *recommending, struct loaded *loaded,
                    struct offered *offered, struct error *err)
{
    struct asked asked = {.kind = ASK_PICKS,
                          .loaded = loaded,
                          .offered = offered,
                          .picks = offered->picks.pick_count,
                          .now = loaded->read_at};
    struct error failed = {0};
    const char *why = NULL;

    asked.profile = engine_profile(&recommending->engine, loaded, loaded->customer.lang,
                                   &offered->arena, &why);
    if (asked.profile != NULL &&
        !offer_details(&recommending->office, &offered->arena, &offered->picks, err))
        return false;
    if (recommending->options->show_request)
        return show_request(recommending, &asked, why, err);
    if (asked.profile == NULL && why == NULL)
        return true;
    if (asked.profile != NULL && (offered->picks.pick_count == 0 ||
                                  ask_model(recommending, &asked, offered, &failed)))
        return true;
    if (asked.profile == NULL)
        error_set(&failed, ERROR_UNREACHABLE, "%s: %s", loaded->customer.id, why);
    if (!engine_falls_back(&recommending->engine, &failed))
        return error_set(err, failed.code, "%s", failed.text);
    offered->picks.fallback =
        arena_text(&offered->arena, asked.profile == NULL ? why : failed.text);
    return true;
}

static bool make_picks(struct recommending *recommending, const char *customer,
                       struct loaded *loaded, struct profile *profile,
                       struct offered *offered, struct error *err)
{
    bool is_made =
        begin_reading(recommending, err) &&
        office_profile(&recommending->office, customer, &loaded->arena, profile, err) &&
        offer_picks(&recommending->office, &profile->customer, profile->orders,
                    profile->order_count, text_of(""), (size_t)recommending->options->picks,
                    &offered->arena, &offered->picks, err);

    /* What failed may be over with another view. A model takes its time, and what it is
     * asked is sealed. */
    if (!is_made || !engine_is_local(&recommending->engine)) {
        rest(recommending);
        return print_give(err) && is_made;
    }
    return is_made;
}

static bool recommend(void *context, const char *customer, struct error *err)
{
    struct recommending *recommending = context;
    struct offered *offered = offered_create();
    struct loaded *loaded = loaded_create();
    struct profile profile;
    bool is_done = make_picks(recommending, customer, loaded, &profile, offered, err);

    if (is_done) {
        known_of(&profile, offered->picks.is_personalised, loaded);
        is_done = explain(recommending, loaded, offered, err) &&
                  (recommending->options->show_request ||
                   print_picks(&offered->picks, recommending->options->json, err));
    }
    loaded_destroy(loaded);
    offered_destroy(offered);
    return is_done;
}

bool subcommand_recommend(const struct options *options, struct error *err)
{
    struct recommending recommending = {.options = options};
    const struct batch_command command = {
        .field = "customer", .answer = recommend, .rest = rest, .context = &recommending};
    bool is_done;

    if (options->argument_count == 0 && !options->from_stdin)
        return error_set(err, ERROR_USAGE,
                         "recommend: for which customer? (--stdin reads ids)");
    if (!office_open(&recommending.office, options, err))
        return false;
    catalogue_settle_picks(recommending.office.catalogue);
    if (options->from_stdin)
        vault_read_widely(recommending.office.vault);
    engine_init(&recommending.engine, &recommending.office, options);
    is_done = engine_check(&recommending.office, options, err) &&
              batch_run(options, &command, err) &&
              engine_is_right(&recommending.engine, err);
    engine_release(&recommending.engine);
    shop_destroy(recommending.shop);
    office_close(&recommending.office);
    return is_done;
}
