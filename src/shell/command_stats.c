#include "shell/office.h"
#include "shell/print.h"
#include "shell/subcommand.h"
#include "wire/egress.h"
#include "wire/figures.h"
#include "wire/thread.h"

#include <stdio.h>
#include <unistd.h>

#define BAR_COLUMNS   24
#define STREAMS_A_BAR 512 /* between two looks at the progress */

/* What the figures rest on; other records are passed over unread. */
#define KINDS                                                                              \
    (INT64_C(1) << RECORD_SEND_ACK | INT64_C(1) << RECORD_OVERRIDE |                       \
     INT64_C(1) << RECORD_DRAFT | INT64_C(1) << RECORD_EGRESS)

/* One stream's story, and what of it is counted record by record. */
struct stream_story {
    struct ledger ledger;
    struct figures *figures;
};

static bool add_record(void *context, const struct vault_record *record)
{
    struct stream_story *story = context;

    if (record->kind == RECORD_EGRESS)
        figures_add_egress(story->figures, record->body);
    else if (record->kind != RECORD_MESSAGE)
        ledger_add(&story->ledger, record->kind, record->sequence, record->at,
                   record->body);
    return true;
}

/* Whose the ticket is, NULL where its own record cannot be read. */
static const char *customer_of(struct office *office, int64_t stream, struct arena *arena)
{
    struct thread_builder *builder = NULL;
    struct ticket ticket = {0};
    bool is_read = office_thread(office, stream, arena, &builder, NULL, NULL) &&
                   thread_builder_ticket(builder, &ticket, NULL);

    thread_builder_destroy(builder);
    return is_read ? ticket.customer : NULL;
}

/* Whoever was erased has no orders any more. */
static bool add_orders(struct office *office, int64_t stream,
                       const struct stream_story *story, struct error *err)
{
    const char *customer = customer_of(office, stream, story->ledger.arena);
    struct profile profile = {0};
    struct error why = {0};

    if (customer == NULL)
        return true;
    if (!office_profile(office, customer, story->ledger.arena, &profile, &why))
        return why.code == ERROR_NOT_FOUND || error_set(err, why.code, "%s", why.text);
    figures_add_orders(story->figures, &story->ledger, profile.orders, profile.order_count);
    return true;
}

/* A stream of another kind than a ticket's has no such records. */
static bool add_stream(struct office *office, int64_t stream, struct arena *arena,
                       struct figures *figures, struct error *err)
{
    struct stream_story story = {.figures = figures};
    struct error why = {0};
    size_t damaged = 0;

    arena_clear(arena);
    ledger_init(&story.ledger, arena, false);
    if (!vault_read(office->vault, stream, 0, add_record, &story, &damaged, &why)) {
        /* Erased meanwhile, or its key is damaged: the others count. */
        figures->damaged += why.code == ERROR_DAMAGED;
        return why.code == ERROR_DAMAGED || why.code == ERROR_NOT_FOUND ||
               error_set(err, why.code, "%s", why.text);
    }
    figures->damaged += (int64_t)damaged;
    figures_add(figures, &story.ledger);
    return !figures_wants_orders(figures, &story.ledger) ||
           add_orders(office, stream, &story, err);
}

static void show_progress(size_t done, size_t count)
{
    if (count < STREAMS_A_BAR || !isatty(STDERR_FILENO))
        return;
    if (done == count)
        fprintf(stderr, "\r\033[K");
    else if (done % STREAMS_A_BAR == 0)
        fprintf(stderr, "\r  %3zu %% of %zu tickets", done * 100 / count, count);
}

static bool gather(struct office *office, struct figures *figures, struct error *err)
{
    int64_t *streams = NULL;
    struct arena arena;
    size_t count = 0;
    bool is_good = vault_changed(office->vault, 0, vault_newest_row(office->vault), KINDS,
                                 &streams, &count, err);

    arena_init(&arena);
    for (size_t i = 0; is_good && i < count; i++) {
        show_progress(i, count);
        is_good = add_stream(office, streams[i], &arena, figures, err);
    }
    show_progress(count, count);
    arena_release(&arena);
    memory_free(streams);
    return is_good;
}

/* "as the draft was     60  50 %  ############" */
static bool print_bar(const char *label, int64_t count, int64_t all, struct error *err)
{
    char bar[BAR_COLUMNS + 1];
    int full = all == 0 ? 0 : (int)((count * BAR_COLUMNS * 2 + all) / (2 * all));

    for (int i = 0; i < BAR_COLUMNS; i++)
        bar[i] = i < full ? '#' : '.';
    bar[BAR_COLUMNS] = '\0';
    return print_format(err, "  %-22s %8lld %4lld %%  %s", label, (long long)count,
                        (long long)(all == 0 ? 0 : (count * 200 + all) / (2 * all)), bar);
}

static bool print_kinds(const struct figures *figures, struct error *err)
{
    static const char *const labels[REPLY_KIND_COUNT] = {
        "as the draft was", "lightly edited", "rewritten", "without a draft"};
    int64_t all = figures_replies(figures);
    bool is_good = print_format(err, "Replies sent %30lld", (long long)all);

    for (int i = 0; is_good && i < REPLY_KIND_COUNT; i++)
        is_good = print_bar(labels[i], figures->replies[i], all, err);
    return is_good;
}

static bool print_by(const struct figures_table *by, struct error *err)
{
    bool is_good = by->count == 0 ||
                   print_format(err, "\n%-8s %-8s %8s %8s %8s %8s %8s", "language",
                                "engine", "replies", "as is", "edited", "rewrite", "own");

    for (size_t i = 0; is_good && i < by->count; i++) {
        const struct figures_row *row = &by->rows[i];
        int64_t all = 0;

        for (int kind = 0; kind < REPLY_KIND_COUNT; kind++)
            all += row->counts[kind];
        is_good = print_format(err, "%-8s %-8s %8lld %8lld %8lld %8lld %8lld",
                               row->name ? row->name : "-", row->engine ? row->engine : "-",
                               (long long)all, (long long)row->counts[REPLY_AS_IS],
                               (long long)row->counts[REPLY_LIGHT_EDIT],
                               (long long)row->counts[REPLY_REWRITE],
                               (long long)row->counts[REPLY_OF_ONES_OWN]);
    }
    return is_good;
}

static int64_t passed_count(const struct figures_row *row)
{
    return row->counts[OVERRIDE_ATTESTED] + row->counts[OVERRIDE_FALSE_ALARM] +
           row->counts[OVERRIDE_IDENTIFIED] + row->counts[OVERRIDE_FORCED];
}

static bool print_passed(const struct figures_table *overrides, struct error *err)
{
    bool is_good = true;
    bool is_headed = false;

    for (size_t i = 0; is_good && i < overrides->count; i++) {
        const struct figures_row *row = &overrides->rows[i];

        if (passed_count(row) == 0)
            continue;
        is_good = (is_headed || print_format(err, "\nPassed over the guard")) &&
                  print_format(err,
                               "  %-26s attested %lld, false alarm %lld, identified %lld, "
                               "forced %lld",
                               row->name ? row->name : "-",
                               (long long)row->counts[OVERRIDE_ATTESTED],
                               (long long)row->counts[OVERRIDE_FALSE_ALARM],
                               (long long)row->counts[OVERRIDE_IDENTIFIED],
                               (long long)row->counts[OVERRIDE_FORCED]);
        is_headed = true;
    }
    return is_good;
}

/* A senior who was asked passed nothing. */
static bool print_handed(const struct figures_table *overrides, struct error *err)
{
    bool is_good = true;
    bool is_headed = false;

    for (size_t i = 0; is_good && i < overrides->count; i++) {
        const struct figures_row *row = &overrides->rows[i];

        if (row->counts[OVERRIDE_SENIOR] == 0)
            continue;
        is_good = (is_headed || print_format(err, "\nHanded to a senior")) &&
                  print_format(err, "  %-26s %lld", row->name ? row->name : "-",
                               (long long)row->counts[OVERRIDE_SENIOR]);
        is_headed = true;
    }
    return is_good;
}

static bool print_overrides(const struct figures_table *overrides, struct error *err)
{
    return print_passed(overrides, err) && print_handed(overrides, err);
}

static bool print_rejections(const struct figures_table *rejections, struct error *err)
{
    bool is_good = rejections->count == 0 || print_format(err, "\nDrafts rejected");
    int64_t all = 0;

    for (size_t i = 0; i < rejections->count; i++)
        all += rejections->rows[i].counts[0];
    for (size_t i = 0; is_good && i < rejections->count; i++)
        is_good = print_bar(string_or_empty(rejections->rows[i].name),
                            rejections->rows[i].counts[0], all, err);
    return is_good;
}

static bool print_asked_row(const char *label, const struct figures_asked *asked,
                            struct error *err)
{
    char cost[EGRESS_COST_SIZE] = "";

    if (asked->currency != NULL)
        egress_format_cost(asked->cost_micro, cost);
    return print_format(err, "  %-22s %8lld %9lld %9lld %9lld %6lld %12s %s", label,
                        (long long)asked->requests, (long long)asked->prompt_tokens,
                        (long long)asked->completion_tokens, (long long)asked->cancelled,
                        (long long)asked->failed, cost, string_or_empty(asked->currency));
}

static bool print_asked(const struct figures *figures, struct error *err)
{
    struct figures_asked sum = figures_asked_sum(figures);
    bool is_good =
        figures->asked_count == 0 ||
        print_format(err, "\n%-24s %8s %9s %9s %9s %6s %12s", "Asked of models", "requests",
                     "tokens in", "out", "cancelled", "failed", "cost");

    for (size_t i = 0; is_good && i < figures->asked_count; i++) {
        const struct figures_asked *asked = &figures->asked[i];
        char label[64];

        snprintf(label, sizeof(label), "%s: %s", string_or_empty(asked->profile),
                 asked->kind);
        is_good = print_asked_row(label, asked, err);
    }
    is_good = is_good && (figures->asked_count < 2 || print_asked_row("all", &sum, err));
    if (is_good && figures->running.count > 0)
        is_good = print_format(err, "  left, and how it ended is not known: %zu",
                               figures->running.count);
    return is_good;
}

static bool print_rule(const struct figures_rule *rule, struct error *err)
{
    bool is_good = print_format(err, "  %-16s %8lld %8lld %9lld %12lld %12lld", rule->name,
                                (long long)rule->fired, (long long)rule->changed,
                                (long long)rule->attested, (long long)rule->false_alarms,
                                (long long)rule->would_block);

    if (is_good && figures_is_idle(rule))
        is_good =
            print_format(err,
                         "    changed no text in %lld of its last %d: "
                         "look at [guard] rule.%s",
                         (long long)figures_unchanged(rule), FIGURES_LAST, rule->name);
    return is_good;
}

static bool print_guard(const struct figures *figures, struct error *err)
{
    bool is_good =
        figures->rule_count == 0
            ? print_format(err, "No rule of the guard fired over a reply that was sent")
            : print_format(err, "%-18s %8s %8s %9s %12s %12s", "Rules of the guard",
                           "fired", "changed", "attested", "false alarm", "would block");

    for (size_t i = 0; is_good && i < figures->rule_count; i++)
        is_good = print_rule(&figures->rules[i], err);
    return is_good;
}

static bool print_people(const struct figures *figures, struct error *err)
{
    bool is_good = print_kinds(figures, err) && print_by(&figures->by, err);

    if (is_good && figures->timed > 0)
        is_good = print_format(
            err, "\nSeconds from opened to sent: half within %lld, nine of ten within %lld",
            (long long)figures_seconds(figures, 0.5),
            (long long)figures_seconds(figures, 0.9));
    is_good = is_good && print_overrides(&figures->overrides, err) &&
              print_rejections(&figures->rejections, err) && print_asked(figures, err);
    if (is_good && figures->damaged > 0)
        print_warning("%lld records could not be read and are not counted",
                      (long long)figures->damaged);
    return is_good;
}

static bool print_json(const struct figures *figures, bool of_guard, struct error *err)
{
    struct buffer out;
    bool is_printed;

    buffer_init(&out, SIZE_MAX);
    if (of_guard)
        answer_guard_figures(figures, &out);
    else
        answer_figures(figures, &out);
    is_printed = print_line(&out, err);
    buffer_release(&out);
    return is_printed;
}

/* An age, a day (from its beginning in UTC) or a time. */
static bool read_since(const char *since, moment_t *when, struct error *err)
{
    struct text text = text_of(since);
    struct day day;
    int64_t age;

    *when = MOMENT_NONE;
    if (since == NULL)
        return true;
    if (moment_parse_span(text, &age))
        *when = moment_now() - age;
    else if (day_parse(text, &day))
        *when = day_number(day) * 86400;
    else if (!moment_parse(text, when))
        return error_set(err, ERROR_USAGE, "--since: 30d, 2026-11-01 or a time, not '%s'",
                         since);
    return true;
}

bool subcommand_stats(const struct options *options, struct error *err)
{
    struct office office;
    struct figures figures;
    moment_t since;
    bool is_done;

    if (options->argument_count > 0)
        return error_set(err, ERROR_USAGE, "stats: takes no arguments");
    if (!read_since(options->since, &since, err) || !office_open(&office, options, err))
        return false;
    figures_init(&figures, since);
    is_done = gather(&office, &figures, err);
    if (is_done) {
        figures_sort(&figures);
        is_done = options->json    ? print_json(&figures, options->guard, err)
                  : options->guard ? print_guard(&figures, err)
                                   : print_people(&figures, err);
    }
    figures_release(&figures);
    office_close(&office);
    return is_done;
}
