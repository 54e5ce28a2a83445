#include "shell/batch.h"
#include "shell/engine.h"
#include "shell/offer.h"
#include "shell/print.h"
#include "shell/subcommand.h"
#include "wire/answers.h"

struct triaging {
    struct office office;
    const struct options *options;
    struct shop *shop;
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
    is_printed = print_format(err, "%s · %s · %s · sentiment %+.2f · %s · %s engine",
                              triage->ticket, priority_name(triage->urgency),
                              triage->intent == NULL ? "no intent" : triage->intent,
                              triage->sentiment, triage->lang, triage->engine);
    for (size_t i = 0; is_printed && i < triage->reason_count; i++)
        is_printed = print_format(err, "    %s", triage->reasons[i]);
    return is_printed;
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
              print_triage(&triage, triaging->options->json, err);
    arena_release(&arena);
    loaded_destroy(loaded);
    return is_done;
}

bool subcommand_triage(const struct options *options, struct error *err)
{
    struct triaging triaging = {.options = options};
    bool is_done;

    if (options->argument_count == 0 && !options->from_stdin)
        return error_set(err, ERROR_USAGE, "triage: of which ticket? (--stdin reads ids)");
    if (!office_open(&triaging.office, options, err))
        return false;
    is_done = engine_check(&triaging.office, options, err) &&
              office_shop(&triaging.office, &triaging.shop, err) &&
              batch_run(options, "ticket", triage_ticket, &triaging, err);
    shop_destroy(triaging.shop);
    office_close(&triaging.office);
    return is_done;
}
