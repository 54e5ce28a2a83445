#include "shell/stats_text.h"

#include "shell/print.h"
#include "wire/egress.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define SENTENCE_SIZE 240
#define LABEL_SIZE    200

static bool print_sentence(const struct picture *picture, struct error *err,
                           const char *format, ...) PRINTF_LIKE(3, 4);

static bool print_sentence(const struct picture *picture, struct error *err,
                           const char *format, ...)
{
    char sentence[SENTENCE_SIZE];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(sentence, sizeof(sentence), format, arguments);
    va_end(arguments);
    return picture_words(picture, sentence, err);
}

static bool print_gap(struct error *err)
{
    return print_format(err, "%s", "");
}

static bool print_kinds(const struct picture *picture, const struct figures *figures,
                        struct error *err)
{
    static const char *const labels[REPLY_KIND_COUNT] = {
        "as the draft was", "lightly edited", "rewritten", "without a draft"};
    int64_t all = figures_replies(figures);
    bool is_good = print_format(err, "Replies sent %*lld", picture->columns < 43 ? 1 : 20,
                                (long long)all);

    for (int i = 0; is_good && i < REPLY_KIND_COUNT; i++)
        is_good = picture_bar(picture, labels[i], figures->replies[i], all, err);
    return is_good;
}

/* "es       local" */
static void label_of(const struct figures_row *row, bool has_name, bool has_model,
                     char label[LABEL_SIZE])
{
    int len = 0;

    if (has_name)
        len = snprintf(label, LABEL_SIZE, "%-8.20s ", row->name ? row->name : "-");
    len += snprintf(label + len, LABEL_SIZE - (size_t)len, "%-8.20s",
                    row->engine ? row->engine : "-");
    if (has_model)
        snprintf(label + len, LABEL_SIZE - (size_t)len, " %.80s",
                 row->model ? row->model : "-");
}

static bool has_models(const struct figures_table *table)
{
    for (size_t i = 0; i < table->count; i++) {
        if (table->rows[i].model != NULL)
            return true;
    }
    return false;
}

static bool print_by(const struct picture *picture, const struct figures_table *by,
                     const char *title, bool is_of_models, struct error *err)
{
    const struct picture_table table = {
        .title = title,
        .label_columns = is_of_models ? 30 : 17,
        .names = {"replies", "as is", "edited", "rewrite", "own"},
        .count = 1 + REPLY_KIND_COUNT};
    bool is_good = by->count == 0 || (print_gap(err) && picture_head(picture, &table, err));

    for (size_t i = 0; is_good && i < by->count; i++) {
        const struct figures_row *row = &by->rows[i];
        int64_t values[1 + REPLY_KIND_COUNT] = {0};
        char label[LABEL_SIZE];

        for (int kind = 0; kind < REPLY_KIND_COUNT; kind++) {
            values[0] += row->counts[kind];
            values[1 + kind] = row->counts[kind];
        }
        label_of(row, !is_of_models, is_of_models, label);
        is_good = picture_row(picture, &table, label, values, NULL, err);
    }
    return is_good;
}

static bool print_effort(const struct picture *picture, const struct figures *figures,
                         struct error *err)
{
    const struct ledger_keys *sum = &figures->keys.sum;
    int64_t keyed = figures->keys.replies;
    bool is_good = (figures->timed == 0 && keyed == 0) || print_gap(err);

    if (is_good && figures->timed > 0)
        is_good = print_sentence(picture, err,
                                 "Seconds from opened to sent: half within %lld, nine of "
                                 "ten within %lld",
                                 (long long)figures_seconds(figures, 0.5),
                                 (long long)figures_seconds(figures, 0.9));
    if (is_good && keyed > 0)
        is_good = print_sentence(
            picture, err,
            "Keystrokes a reply: half within %lld, nine of ten within %lld; in all %lld "
            "typed, %lld deleted, %lld commands; of %lld replies not known",
            (long long)figures_keys(figures, 0.5), (long long)figures_keys(figures, 0.9),
            (long long)sum->typed, (long long)sum->deleted, (long long)sum->commands,
            (long long)(figures_replies(figures) - keyed));
    return is_good;
}

static bool print_picks_by(const struct picture *picture, const struct figures_table *picks,
                           struct error *err)
{
    const struct picture_table table = {.title = "language engine   model",
                                        .label_columns = 36,
                                        .names = {"offered", "put in", "sent", "bought"},
                                        .count = FIGURES_PICK_COUNT};
    bool is_good =
        picks->count < 2 || (print_gap(err) && picture_head(picture, &table, err));

    for (size_t i = 0; is_good && picks->count >= 2 && i < picks->count; i++) {
        char label[LABEL_SIZE];

        label_of(&picks->rows[i], true, true, label);
        is_good = picture_row(picture, &table, label, picks->rows[i].counts, NULL, err);
    }
    return is_good;
}

static bool print_picks(const struct picture *picture, const struct figures *figures,
                        struct error *err)
{
    static const char *const labels[FIGURES_PICK_COUNT] = {"offered", "put into the reply",
                                                           "sent", "bought later"};
    int64_t sums[FIGURES_PICK_COUNT];
    bool is_good = true;

    if (figures->picks_beside == 0)
        return true;
    figures_picks_sum(figures, sums);
    is_good =
        print_gap(err) && print_sentence(picture, err, "Picks, beside %lld of the replies",
                                         (long long)figures->picks_beside);
    for (int i = 0; is_good && i < FIGURES_PICK_COUNT; i++)
        is_good = picture_bar(picture, labels[i], sums[i], sums[FIGURES_PICK_OFFERED], err);
    return is_good && print_picks_by(picture, &figures->picks, err);
}

static int64_t passed_count(const struct figures_row *row)
{
    return row->counts[OVERRIDE_ATTESTED] + row->counts[OVERRIDE_FALSE_ALARM] +
           row->counts[OVERRIDE_IDENTIFIED] + row->counts[OVERRIDE_FORCED];
}

static bool print_passed(const struct picture *picture,
                         const struct figures_table *overrides, struct error *err)
{
    const struct picture_table table = {
        .title = "Passed over the guard",
        .label_columns = 28,
        .names = {"attested", "false alarm", "identified", "forced"},
        .count = 4};
    bool is_good = true;
    bool is_headed = false;

    for (size_t i = 0; is_good && i < overrides->count; i++) {
        const struct figures_row *row = &overrides->rows[i];
        const int64_t values[] = {
            row->counts[OVERRIDE_ATTESTED], row->counts[OVERRIDE_FALSE_ALARM],
            row->counts[OVERRIDE_IDENTIFIED], row->counts[OVERRIDE_FORCED]};
        char label[LABEL_SIZE];

        if (passed_count(row) == 0)
            continue;
        snprintf(label, sizeof(label), "  %.100s", row->name ? row->name : "-");
        is_good = (is_headed || (print_gap(err) && picture_head(picture, &table, err))) &&
                  picture_row(picture, &table, label, values, NULL, err);
        is_headed = true;
    }
    return is_good;
}

/* A senior who was asked passed nothing. */
static bool print_handed(const struct picture *picture,
                         const struct figures_table *overrides, struct error *err)
{
    const struct picture_table table = {.title = "Handed to a senior",
                                        .label_columns = 28,
                                        .names = {"replies"},
                                        .count = 1};
    bool is_good = true;
    bool is_headed = false;

    for (size_t i = 0; is_good && i < overrides->count; i++) {
        const struct figures_row *row = &overrides->rows[i];
        char label[LABEL_SIZE];

        if (row->counts[OVERRIDE_SENIOR] == 0)
            continue;
        snprintf(label, sizeof(label), "  %.100s", row->name ? row->name : "-");
        is_good =
            (is_headed || (print_gap(err) && picture_head(picture, &table, err))) &&
            picture_row(picture, &table, label, &row->counts[OVERRIDE_SENIOR], NULL, err);
        is_headed = true;
    }
    return is_good;
}

static bool print_rejections(const struct picture *picture,
                             const struct figures_table *rejections, struct error *err)
{
    bool is_good = rejections->count == 0 || print_format(err, "\nDrafts rejected");
    int64_t all = 0;

    for (size_t i = 0; i < rejections->count; i++)
        all += rejections->rows[i].counts[0];
    for (size_t i = 0; is_good && i < rejections->count; i++)
        is_good = picture_bar(picture, string_or_empty(rejections->rows[i].name),
                              rejections->rows[i].counts[0], all, err);
    return is_good;
}

static const struct picture_table asked_table = {
    .title = "Asked of models",
    .label_columns = 18,
    .names = {"requests", "tokens in", "tokens out", "cancelled", "failed"},
    .count = 5};

static bool print_asked_row(const struct picture *picture, const char *label,
                            const struct figures_asked *asked, struct error *err)
{
    const int64_t values[] = {asked->requests, asked->prompt_tokens,
                              asked->completion_tokens, asked->cancelled, asked->failed};
    char cost[EGRESS_COST_SIZE] = "";
    char tail[EGRESS_COST_SIZE + 16];

    if (asked->currency != NULL)
        egress_format_cost(asked->cost_micro, cost);
    snprintf(tail, sizeof(tail), "%s %.8s", cost, string_or_empty(asked->currency));
    return picture_row(picture, &asked_table, label, values,
                       asked->currency != NULL ? tail : NULL, err);
}

static bool print_asked(const struct picture *picture, const struct figures *figures,
                        struct error *err)
{
    struct figures_asked sum = figures_asked_sum(figures);
    bool is_good = figures->asked_count == 0 ||
                   (print_gap(err) && picture_head(picture, &asked_table, err));

    for (size_t i = 0; is_good && i < figures->asked_count; i++) {
        const struct figures_asked *asked = &figures->asked[i];
        char label[LABEL_SIZE];

        snprintf(label, sizeof(label), "  %.100s: %.40s", string_or_empty(asked->profile),
                 asked->kind);
        is_good = print_asked_row(picture, label, asked, err);
    }
    is_good = is_good &&
              (figures->asked_count < 2 || print_asked_row(picture, "  all", &sum, err));
    if (is_good && figures->running.count > 0)
        is_good = print_sentence(picture, err, "left, and how it ended is not known: %zu",
                                 figures->running.count);
    return is_good;
}

bool stats_print(const struct picture *picture, const struct figures *figures,
                 struct error *err)
{
    const struct figures_table *models = &figures->by_model;
    bool is_good =
        print_kinds(picture, figures, err) &&
        print_by(picture, &figures->by, "language engine", false, err) &&
        (!has_models(models) || print_by(picture, models, "engine   model", true, err)) &&
        print_effort(picture, figures, err) && print_picks(picture, figures, err) &&
        stats_print_days(picture, figures, err) &&
        print_passed(picture, &figures->overrides, err) &&
        print_handed(picture, &figures->overrides, err) &&
        print_rejections(picture, &figures->rejections, err) &&
        print_asked(picture, figures, err);

    if (is_good && figures->damaged > 0)
        print_warning("%lld records could not be read and are not counted",
                      (long long)figures->damaged);
    return is_good;
}

static const struct picture_table rules_table = {
    .title = "Rules of the guard",
    .label_columns = 22,
    .names = {"fired", "changed", "attested", "false alarm", "would block"},
    .count = 5};

static bool print_rule(const struct picture *picture, const struct figures_rule *rule,
                       struct error *err)
{
    const int64_t values[] = {rule->fired, rule->changed, rule->attested,
                              rule->false_alarms, rule->would_block};
    char label[LABEL_SIZE];
    bool is_good;

    snprintf(label, sizeof(label), "  %.100s", rule->name);
    is_good = picture_row(picture, &rules_table, label, values, NULL, err);
    if (is_good && figures_is_idle(rule))
        is_good =
            print_sentence(picture, err,
                           "changed no text in %lld of its last %d: look at [guard] "
                           "rule.%s",
                           (long long)figures_unchanged(rule), FIGURES_LAST, rule->name);
    return is_good;
}

bool stats_print_guard(const struct picture *picture, const struct figures *figures,
                       struct error *err)
{
    bool is_good =
        figures->rule_count == 0
            ? picture_words(picture,
                            "No rule of the guard fired over a reply that was sent", err)
            : picture_head(picture, &rules_table, err);

    for (size_t i = 0; is_good && i < figures->rule_count; i++)
        is_good = print_rule(picture, &figures->rules[i], err);
    return is_good;
}
