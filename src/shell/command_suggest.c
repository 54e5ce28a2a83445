#include "shell/batch.h"
#include "shell/earlier.h"
#include "shell/engine.h"
#include "shell/offer.h"
#include "shell/print.h"
#include "shell/subcommand.h"
#include "shell/verdicts.h"
#include "wire/answers.h"

#define PICKS_OFFERED 5
#define DRAFTS_USUAL  3

struct suggesting {
    struct office office;
    const struct options *options;
    struct engine engine;
    struct shop *shop;
};

static bool print_doubts(const struct draft *draft, struct error *err)
{
    struct buffer out;
    bool is_printed = true;

    buffer_init(&out, SIZE_MAX);
    verdicts_add_doubts(&draft->opinion, text_of(draft->text), &out);
    if (out.len > 0)
        is_printed = print_shown(text_from(buffer_text(&out), out.len - 1), err);
    buffer_release_wiped(&out);
    return is_printed;
}

static bool print_draft(const struct draft *draft, size_t number, struct error *err)
{
    if (!print_format(
            err,
            "--- draft %zu · %s · proved %zu, unsourced %zu, contradicted %zu, "
            "not checked %zu%s%s%s%s",
            number, string_or_empty(draft->lang),
            opinion_count(&draft->opinion, VERDICT_PROVED),
            opinion_count(&draft->opinion, VERDICT_UNSOURCED),
            opinion_count(&draft->opinion, VERDICT_CONTRADICTED),
            draft->opinion.not_checked,
            draft->is_holding ? " · holding: nothing in the shop's knowledge answers" : "",
            draft->is_truncated ? " · truncated" : "", draft->finish == NULL ? "" : " · ",
            string_or_empty(draft->finish)) ||
        !print_shown(text_of(draft->text), err))
        return false;
    for (size_t i = 0; i < draft->source_count; i++) {
        const struct source *source = &draft->sources[i];
        bool is_earlier = string_equals(source->kind, "earlier");

        if (is_earlier && !print_format(err, "    earlier answer of %s, ticket %s",
                                        source->value, source->id))
            return false;
        if (!is_earlier &&
            !print_format(
                err, "    %s %s%s%s%s%s", source->kind, string_or_empty(source->id),
                source->field == NULL ? "" : " ", string_or_empty(source->field),
                source->value == NULL ? "" : " = ", string_or_empty(source->value)))
            return false;
    }
    return print_doubts(draft, err);
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
    is_printed = print_format(
        err, "%s · %s engine%s%s%s%s%s%s%s", suggestion->ticket, suggestion->engine,
        suggestion->model == NULL ? "" : " · ", string_or_empty(suggestion->model),
        suggestion->fallback == NULL ? "" : " (", string_or_empty(suggestion->fallback),
        suggestion->fallback == NULL ? "" : ")", suggestion->notice == NULL ? "" : " · ",
        string_or_empty(suggestion->notice));
    for (size_t i = 0; is_printed && i < suggestion->draft_count; i++)
        is_printed = print_draft(&suggestion->drafts[i], i + 1, err);
    return is_printed;
}

/* The local engine's drafts give way to the model's, where it answers. */
static bool ask_model(struct suggesting *suggesting, const struct asked *asked,
                      struct offered *offered, struct error *err)
{
    struct answered answered = {.profile = asked->profile};
    int64_t began = offer_clock_ms();
    struct answer *answers;
    struct arena arena;
    bool is_done;

    arena_init(&arena);
    is_done = asker_ask(suggesting->engine.asker, asked, &arena, &answers, &answered.count,
                        &answered.usage, err);
    if (is_done) {
        answered.answers = answers;
        answered.ms = offer_clock_ms() - began;
        is_done = offer_take_answers(&suggesting->office, asked->loaded, suggesting->shop,
                                     &answered, offered, err);
    }
    arena_release(&arena);
    return is_done;
}

/* Once a batch; of one ticket it would stand in front of every command. */
static void print_note(struct suggesting *suggesting, const struct model_profile *profile)
{
    const struct options *options = suggesting->options;
    const char *note = asker_note(suggesting->engine.asker, profile);

    if (note != NULL && (options->from_stdin || options->argument_count > 1))
        print_warning("%s", note);
}

/* No model may answer: said, or refused where one was asked for by name. */
static bool stay_local(struct suggesting *suggesting, const char *why,
                       struct offered *offered, struct error *err)
{
    struct error refused = {0};

    if (why == NULL)
        return true;
    error_set(&refused, ERROR_UNREACHABLE, "%s: %s", offered->suggestion.ticket, why);
    if (!engine_falls_back(&suggesting->engine, &refused))
        return error_set(err, refused.code, "%s", refused.text);
    offered->suggestion.fallback = arena_text(&offered->arena, why);
    return true;
}

static bool answer(struct suggesting *suggesting, struct asked *asked,
                   struct offered *offered, struct error *err)
{
    const char *why = NULL;
    struct error failed = {0};

    asked->profile = engine_profile(&suggesting->engine, asked->loaded,
                                    asked->loaded->ticket.lang, &offered->arena, &why);
    if (suggesting->options->show_request) {
        if (asked->profile != NULL)
            return engine_show(&suggesting->engine, asked, err);
        print_warning("%s: nothing would leave: %s", asked->loaded->ticket.id,
                      why == NULL ? "the local engine answers" : why);
        return true;
    }
    if (asked->profile == NULL)
        return stay_local(suggesting, why, offered, err) &&
               print_suggestion(&offered->suggestion, suggesting->options->json, err);
    print_note(suggesting, asked->profile);
    if (!ask_model(suggesting, asked, offered, &failed)) {
        if (!engine_falls_back(&suggesting->engine, &failed))
            return error_set(err, failed.code, "%s", failed.text);
        offered->suggestion.fallback = arena_text(&offered->arena, failed.text);
    }
    return print_suggestion(&offered->suggestion, suggesting->options->json, err);
}

static size_t drafts_wanted(const struct suggesting *suggesting)
{
    return suggesting->options->drafts > 0 ? (size_t)suggesting->options->drafts
                                           : DRAFTS_USUAL;
}

static bool suggest(void *context, const char *ticket, struct error *err)
{
    struct suggesting *suggesting = context;
    struct loaded *loaded = NULL;
    struct offered *offered = NULL;
    struct asked asked = {.kind = ASK_DRAFTS,
                          .shop = suggesting->shop,
                          .answers = (size_t)suggesting->options->drafts,
                          .now = moment_now()};
    bool is_done = office_load(&suggesting->office, ticket, &loaded, err);

    if (is_done)
        print_damaged(ticket, loaded->damaged);
    is_done = is_done && offer_for_ticket(&suggesting->office, loaded, suggesting->shop,
                                          drafts_wanted(suggesting), PICKS_OFFERED,
                                          asked.now, &offered, err);
    if (is_done) {
        asked.loaded = loaded;
        asked.offered = offered;
        is_done = answer(suggesting, &asked, offered, err);
    }
    offered_destroy(offered);
    loaded_destroy(loaded);
    return is_done;
}

bool subcommand_suggest(const struct options *options, struct error *err)
{
    struct suggesting suggesting = {.options = options};
    const struct batch_command command = {
        .field = "ticket", .answer = suggest, .context = &suggesting};
    bool is_done;

    if (options->argument_count == 0 && !options->from_stdin)
        return error_set(err, ERROR_USAGE,
                         "suggest: for which ticket? (--stdin reads ids)");
    if (!office_open(&suggesting.office, options, err))
        return false;
    catalogue_settle_picks(suggesting.office.catalogue);
    engine_init(&suggesting.engine, &suggesting.office, options);
    is_done = engine_check(&suggesting.office, options, err) &&
              office_shop(&suggesting.office, &suggesting.shop, err) &&
              earlier_step(&suggesting.office, EARLIER_ALL, err) &&
              batch_run(options, &command, err) && engine_is_right(&suggesting.engine, err);
    engine_release(&suggesting.engine);
    shop_destroy(suggesting.shop);
    office_close(&suggesting.office);
    return is_done;
}
