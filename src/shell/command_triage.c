#include "shell/batch.h"
#include "shell/engine.h"
#include "shell/offer.h"
#include "shell/print.h"
#include "shell/subcommand.h"
#include "shell/triage.h"
#include "wire/answers.h"

struct triaging {
    struct office office;
    const struct options *options;
    struct engine engine;
    struct shop *shop;
    struct offered *intents;
};

static bool print_triage(const struct triage *triage, bool json, struct error *err)
{
    struct buffer out;
    bool is_printed;

    if (json) {
        buffer_init(&out, SIZE_MAX);
        answer_triage(triage, &out);
        is_printed = print_line(&out, err);
        buffer_release_wiped(&out);
        return is_printed;
    }
    if (triage->fallback != NULL)
        print_warning("%s: the rules alone answer: %s", triage->ticket, triage->fallback);
    is_printed = print_format(err, "%s · %s · %s · sentiment %+.2f · %s · %s engine",
                              triage->ticket, priority_name(triage->urgency),
                              triage->intent == NULL ? "no intent" : triage->intent,
                              triage->sentiment, triage->lang, triage->engine);
    for (size_t i = 0; is_printed && i < triage->reason_count; i++)
        is_printed = print_format(err, "    %s", triage->reasons[i]);
    return is_printed;
}

/* The rules alone answer: said, or refused where a model was asked for by name. */
static bool stay_local(struct triaging *triaging, enum error_code code, const char *why,
                       struct triage *triage, struct arena *arena, struct error *err)
{
    struct error refused = {0};

    error_set(&refused, code, "%s: %s", triage->ticket, why);
    if (!engine_falls_back(&triaging->engine, &refused))
        return error_set(err, refused.code, "%s", refused.text);
    triage->fallback = arena_text(arena, why);
    return true;
}

static bool ask_model(struct triaging *triaging, const struct asked *asked,
                      struct triage *triage, struct arena *arena, struct error *err)
{
    struct answer *answers;
    struct model_usage usage;
    struct error failed = {0};
    struct triage_batch batch = {.profile = asked->profile,
                                 .tickets = asked->tickets,
                                 .triages = triage,
                                 .count = 1};
    size_t count;

    if (asker_ask(triaging->engine.asker, asked, arena, &answers, &count, &usage,
                  &failed) &&
        triage_take(&triaging->office, &batch, text_from(answers[0].text, answers[0].len),
                    arena, &failed))
        return true;
    return stay_local(triaging, failed.code, failed.text, triage, arena, err);
}

static bool answer(struct triaging *triaging, const struct loaded *loaded,
                   struct triage *triage, struct arena *arena, struct error *err)
{
    const char *why = NULL;
    struct asked asked = {.kind = ASK_TRIAGE,
                          .shop = triaging->shop,
                          .offered = triaging->intents,
                          .tickets = &loaded,
                          .ticket_count = 1,
                          .now = moment_now()};

    asked.profile =
        engine_profile(&triaging->engine, loaded, loaded->ticket.lang, arena, &why);
    if (triaging->options->show_request) {
        if (asked.profile != NULL)
            return engine_show(&triaging->engine, &asked, err);
        print_warning("%s: nothing would leave: %s", loaded->ticket.id,
                      why == NULL ? "the local engine answers" : why);
        return true;
    }
    if (asked.profile != NULL && !ask_model(triaging, &asked, triage, arena, err))
        return false;
    if (asked.profile == NULL && why != NULL &&
        !stay_local(triaging, ERROR_UNREACHABLE, why, triage, arena, err))
        return false;
    return print_triage(triage, triaging->options->json, err);
}

static bool triage_ticket(void *context, const char *ticket, struct error *err)
{
    struct triaging *triaging = context;
    struct loaded *loaded = NULL;
    struct triage triage;
    struct arena arena;
    bool is_done = office_load(&triaging->office, ticket, &loaded, err);

    arena_init(&arena);
    if (is_done)
        print_damaged(ticket, loaded->damaged);
    is_done = is_done &&
              offer_triage(&triaging->office, loaded, triaging->shop, moment_now(), &arena,
                           &triage, err) &&
              answer(triaging, loaded, &triage, &arena, err);
    arena_release(&arena);
    loaded_destroy(loaded);
    return is_done;
}

bool subcommand_triage(const struct options *options, struct error *err)
{
    struct triaging triaging = {.options = options};
    const struct batch_command command = {
        .field = "ticket", .answer = triage_ticket, .context = &triaging};
    bool is_done;

    if (options->argument_count == 0 && !options->from_stdin)
        return error_set(err, ERROR_USAGE, "triage: of which ticket? (--stdin reads ids)");
    if (!office_open(&triaging.office, options, err))
        return false;
    engine_init(&triaging.engine, &triaging.office, options);
    is_done = engine_check(&triaging.office, options, err) &&
              office_shop(&triaging.office, &triaging.shop, err);
    if (is_done) {
        triaging.intents = triage_offered(triaging.shop);
        is_done =
            batch_run(options, &command, err) && engine_is_right(&triaging.engine, err);
    }
    offered_destroy(triaging.intents);
    engine_release(&triaging.engine);
    shop_destroy(triaging.shop);
    office_close(&triaging.office);
    return is_done;
}
