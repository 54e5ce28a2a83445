#include "shell/batch.h"
#include "shell/engine.h"
#include "shell/offer.h"
#include "shell/print.h"
#include "shell/subcommand.h"
#include "wire/answers.h"

#define PICKS_OFFERED 5

struct suggesting {
    struct office office;
    const struct options *options;
    struct shop *shop;
};

static bool print_draft(const struct draft *draft, size_t number, struct error *err)
{
    if (!print_format(
            err, "--- draft %zu · %s · proved %zu, unsourced %zu, contradicted %zu%s",
            number, string_or_empty(draft->lang),
            opinion_count(&draft->opinion, VERDICT_PROVED),
            opinion_count(&draft->opinion, VERDICT_UNSOURCED),
            opinion_count(&draft->opinion, VERDICT_CONTRADICTED),
            draft->is_holding ? " · holding: nothing in the shop's knowledge answers"
                              : "") ||
        !print_shown(text_of(draft->text), err))
        return false;
    for (size_t i = 0; i < draft->source_count; i++) {
        const struct source *source = &draft->sources[i];

        if (!print_format(
                err, "    %s %s%s%s%s%s", source->kind, string_or_empty(source->id),
                source->field == NULL ? "" : " ", string_or_empty(source->field),
                source->value == NULL ? "" : " = ", string_or_empty(source->value)))
            return false;
    }
    return true;
}

static bool print_suggestion(const struct suggestion *suggestion, bool json,
                             struct error *err)
{
    struct buffer out;
    bool is_printed = true;

    if (json) {
        buffer_init(&out, SIZE_MAX);
        answer_suggestion(suggestion, &out);
        is_printed = print_line(&out, err);
        buffer_release_wiped(&out);
        return is_printed;
    }
    is_printed =
        print_format(err, "%s · %s engine", suggestion->ticket, suggestion->engine);
    for (size_t i = 0; is_printed && i < suggestion->draft_count; i++)
        is_printed = print_draft(&suggestion->drafts[i], i + 1, err);
    return is_printed;
}

static bool suggest(void *context, const char *ticket, struct error *err)
{
    struct suggesting *suggesting = context;
    struct loaded *loaded = NULL;
    struct offered *offered = NULL;
    bool is_done = office_load(&suggesting->office, ticket, &loaded, err);

    if (is_done)
        print_damaged(ticket, loaded->damaged);
    is_done = is_done &&
              offer_for_ticket(&suggesting->office, loaded, suggesting->shop,
                               (size_t)suggesting->options->drafts, PICKS_OFFERED,
                               moment_now(), &offered, err) &&
              print_suggestion(&offered->suggestion, suggesting->options->json, err);

    offered_destroy(offered);
    loaded_destroy(loaded);
    return is_done;
}

bool subcommand_suggest(const struct options *options, struct error *err)
{
    struct suggesting suggesting = {.options = options};
    bool is_done;

    if (options->argument_count == 0 && !options->from_stdin)
        return error_set(err, ERROR_USAGE,
                         "suggest: for which ticket? (--stdin reads ids)");
    if (!office_open(&suggesting.office, options, err))
        return false;
    is_done = engine_check(&suggesting.office, options, err) &&
              office_shop(&suggesting.office, &suggesting.shop, err) &&
              batch_run(options, "ticket", suggest, &suggesting, err);
    shop_destroy(suggesting.shop);
    office_close(&suggesting.office);
    return is_done;
}
