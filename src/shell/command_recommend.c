#include "shell/batch.h"
#include "shell/engine.h"
#include "shell/offer.h"
#include "shell/print.h"
#include "shell/subcommand.h"
#include "wire/answers.h"

struct recommending {
    struct office office;
    const struct options *options;
};

static bool print_pick(const struct pick *pick, size_t number, struct error *err)
{
    char price[64] = "";
    char reason[160] = "";

    if (pick->product.price.is_known)
        money_format(pick->product.price, price, sizeof(price));
    if (pick->reason_count > 0)
        reason_format(&pick->reasons[0], reason, sizeof(reason));
    return print_format(err, "%2zu  %-12s %-44s %14s  %s", number, pick->product.id,
                        pick->product.title, price, reason);
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
        print_format(err, "%s · %s engine%s", picks->customer, picks->engine,
                     picks->is_personalised ? "" : " · not personalised (no consent)");
    for (size_t i = 0; is_printed && i < picks->pick_count; i++)
        is_printed = print_pick(&picks->picks[i], i + 1, err);
    if (is_printed && picks->again_count > 0)
        is_printed = print_format(err, "again");
    for (size_t i = 0; is_printed && i < picks->again_count; i++)
        is_printed = print_pick(&picks->again[i], i + 1, err);
    return is_printed;
}

static bool recommend(void *context, const char *customer, struct error *err)
{
    struct recommending *recommending = context;
    struct arena arena;
    struct profile profile;
    struct picks picks;
    bool is_done;

    arena_init(&arena);
    is_done = office_profile(&recommending->office, customer, &arena, &profile, err) &&
              offer_picks(&recommending->office, &profile.customer, profile.orders,
                          profile.order_count, text_of(""),
                          (size_t)recommending->options->picks, &arena, &picks, err) &&
              print_picks(&picks, recommending->options->json, err);
    arena_release(&arena);
    return is_done;
}

bool subcommand_recommend(const struct options *options, struct error *err)
{
    struct recommending recommending = {.options = options};
    bool is_done;

    if (options->argument_count == 0 && !options->from_stdin)
        return error_set(err, ERROR_USAGE,
                         "recommend: for which customer? (--stdin reads ids)");
    if (!office_open(&recommending.office, options, err))
        return false;
    is_done = engine_check(&recommending.office, options, err) &&
              batch_run(options, "customer", recommend, &recommending, err);
    office_close(&recommending.office);
    return is_done;
}
