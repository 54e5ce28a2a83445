#include "figures_parts.h"

#include "base/diff.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static_assert((int)REPLY_KIND_COUNT <= FIGURES_COLUMNS &&
                  (int)OVERRIDE_COUNT <= FIGURES_COLUMNS,
              "a row counts every kind");

void figures_init(struct figures *figures, moment_t since)
{
    *figures = (struct figures){.since = since};
    arena_init(&figures->arena);
    table_init(&figures->requests);
    table_init(&figures->running);
    figures_effort_init(figures);
    figures->seconds = memory_get((FIGURES_SECONDS + 1) * sizeof(*figures->seconds));
}

void figures_release(struct figures *figures)
{
    memory_free(figures->seconds);
    figures_effort_release(figures);
    table_release(&figures->requests);
    table_release(&figures->running);
    arena_release(&figures->arena);
    *figures = (struct figures){0};
}

const char *reply_kind_name(enum reply_kind kind)
{
    static const char *const names[REPLY_KIND_COUNT] = {"as_is", "light_edit", "rewrite",
                                                        "without_draft"};
    return names[kind];
}

/* Languages, engines, models and rules are few: looked through one by one. */
struct figures_row *figures_row_of(struct figures *figures, struct figures_table *table,
                                   const struct figures_row *like)
{
    for (size_t i = 0; i < table->count; i++) {
        if (string_equals(table->rows[i].name, like->name) &&
            string_equals(table->rows[i].engine, like->engine) &&
            string_equals(table->rows[i].model, like->model)) {
            return &table->rows[i];
        }
    }
    table->rows = arena_reserve(&figures->arena, table->rows, &table->capacity,
                                table->count, sizeof(*table->rows));
    table->rows[table->count] =
        (struct figures_row){.name = arena_text(&figures->arena, like->name),
                             .engine = arena_text(&figures->arena, like->engine),
                             .model = arena_text(&figures->arena, like->model)};
    return &table->rows[table->count++];
}

static struct figures_row *row_named(struct figures *figures, struct figures_table *table,
                                     const char *name)
{
    return figures_row_of(figures, table, &(struct figures_row){.name = name});
}

static enum reply_kind kind_of(const struct ledger_reply *reply)
{
    const char *before = reply->draft ? reply->draft->text : NULL;
    struct diff diff;
    double share;
    if (!before) {
        return REPLY_OF_ONES_OWN;
    }
    if (strcmp(before, reply->intent.text) == 0) {
        return REPLY_AS_IS;
    }
    diff_make(text_of(before), text_of(reply->intent.text), &diff);
    share = diff_share(&diff);
    diff_release(&diff);
    return share < FIGURES_REWRITE_SHARE ? REPLY_LIGHT_EDIT : REPLY_REWRITE;
}

int64_t figures_reply_seconds(const struct ledger_reply *reply)
{
    if (!reply->has_tally || reply->tally.opened_at == MOMENT_NONE ||
        reply->intent.at < reply->tally.opened_at) {
        return -1;
    }
    return reply->intent.at - reply->tally.opened_at;
}

static void add_seconds(struct figures *figures, const struct ledger_reply *reply)
{
    int64_t seconds = figures_reply_seconds(reply);
    if (seconds < 0) {
        return;
    }
    figures->seconds[seconds < FIGURES_SECONDS ? seconds : FIGURES_SECONDS]++;
    figures->timed++;
}

bool figures_counts(const struct figures *figures, moment_t at, const char *by)
{
    return (figures->since == MOMENT_NONE || at >= figures->since) &&
           (!figures->agent || string_equals(figures->agent, by));
}

bool figures_counts_reply(const struct figures *figures, const struct ledger_reply *reply)
{
    return reply->state == REPLY_SENT && !reply->intent.is_internal &&
           figures_counts(figures, reply->intent.at, reply->intent.author);
}

static void add_reply(struct figures *figures, const struct ledger_reply *reply)
{
    const struct ledger_draft *draft = reply->draft;
    const char *engine = draft ? draft->engine : NULL;
    struct figures_row spoken = {.name = reply->has_tally ? reply->tally.lang : NULL,
                                 .engine = engine};
    struct figures_row written = {.engine = engine, .model = draft ? draft->model : NULL};
    enum reply_kind kind = kind_of(reply);
    figures->replies[kind]++;
    figures_row_of(figures, &figures->by, &spoken)->counts[kind]++;
    figures_row_of(figures, &figures->by_model, &written)->counts[kind]++;
    add_seconds(figures, reply);
    figures_add_effort(figures, reply, kind);
}

void figures_add(struct figures *figures, const struct ledger *ledger)
{
    for (size_t i = 0; i < ledger->reply_count; i++) {
        const struct ledger_reply *reply = &ledger->replies[i];
        if (figures_counts_reply(figures, reply)) {
            add_reply(figures, reply);
            figures_add_rules(figures, reply, ledger->arena);
        }
    }
    for (size_t i = 0; i < ledger->override_count; i++) {
        const struct ledger_override *override = &ledger->overrides[i];
        bool is_done = override->is_sent || override->kind == OVERRIDE_SENIOR;
        if (is_done && figures_counts(figures, override->at, override->by)) {
            row_named(figures, &figures->overrides, override->rule)
                ->counts[override->kind]++;
            figures_add_word(figures, override);
        }
    }
    for (size_t i = 0; i < ledger->rejection_count; i++) {
        const struct ledger_rejection *rejection = &ledger->rejections[i];
        if (figures_counts(figures, rejection->at, rejection->by)) {
            row_named(figures, &figures->rejections, rejection->reason)->counts[0]++;
        }
    }
    figures->damaged += (int64_t)ledger->unread;
}

int64_t figures_share(const uint32_t *counts, int64_t most, int64_t all, double share)
{
    double wanted = (double)all * share;
    int64_t passed = 0;
    for (int64_t i = 0; i <= most && all > 0; i++) {
        passed += counts[i];
        if (passed > 0 && (double)passed >= wanted) {
            return i;
        }
    }
    return -1;
}

int64_t figures_seconds(const struct figures *figures, double share)
{
    return figures_share(figures->seconds, FIGURES_SECONDS, figures->timed, share);
}

int64_t figures_replies(const struct figures *figures)
{
    int64_t sum = 0;
    for (int i = 0; i < REPLY_KIND_COUNT; i++) {
        sum += figures->replies[i];
    }
    return sum;
}

static int64_t row_sum(const struct figures_row *row)
{
    int64_t sum = 0;
    for (size_t i = 0; i < COUNT_OF(row->counts); i++) {
        sum += row->counts[i];
    }
    return sum;
}

static int compare_rows(const void *a, const void *b)
{
    const struct figures_row *left = a;
    const struct figures_row *right = b;
    int64_t more = row_sum(right) - row_sum(left);
    int by_name = strcmp(string_or_empty(left->name), string_or_empty(right->name));
    if (more != 0) {
        return more > 0 ? 1 : -1;
    }
    if (by_name != 0) {
        return by_name;
    }
    int by_engine = strcmp(string_or_empty(left->engine), string_or_empty(right->engine));
    return by_engine != 0
               ? by_engine
               : strcmp(string_or_empty(left->model), string_or_empty(right->model));
}

static void sort_table(struct figures_table *table)
{
    if (table->count > 1) {
        qsort(table->rows, table->count, sizeof(*table->rows), compare_rows);
    }
}

void figures_sort(struct figures *figures)
{
    sort_table(&figures->by);
    sort_table(&figures->by_model);
    sort_table(&figures->picks);
    sort_table(&figures->overrides);
    sort_table(&figures->rejections);
    figures_sort_rules(figures);
    figures_sort_asked(figures);
}

static void write_kinds(struct json_writer *json, const int64_t counts[])
{
    for (int i = 0; i < REPLY_KIND_COUNT; i++) {
        json_integer(json, reply_kind_name((enum reply_kind)i), counts[i]);
    }
}

/* Of the replies that came from a draft; null where none did. */
static void write_rates(struct json_writer *json, const struct figures *figures)
{
    int64_t drafted = figures_replies(figures) - figures->replies[REPLY_OF_ONES_OWN];
    json_open_object(json, "rates");
    for (int i = 0; i < REPLY_OF_ONES_OWN; i++) {
        const char *name = reply_kind_name((enum reply_kind)i);
        if (drafted == 0) {
            json_null(json, name);
        } else {
            json_real(json, name, (double)figures->replies[i] / (double)drafted);
        }
    }
    json_close_object(json);
}

static void write_by(struct json_writer *json, const struct figures_table *table)
{
    json_open_array(json, "by");
    for (size_t i = 0; i < table->count; i++) {
        json_open_object(json, NULL);
        json_string(json, "lang", table->rows[i].name);
        json_string(json, "engine", table->rows[i].engine);
        json_integer(json, "replies", row_sum(&table->rows[i]));
        write_kinds(json, table->rows[i].counts);
        json_close_object(json);
    }
    json_close_array(json);
}

static void write_by_model(struct json_writer *json, const struct figures_table *table)
{
    json_open_array(json, "by_model");
    for (size_t i = 0; i < table->count; i++) {
        json_open_object(json, NULL);
        json_string(json, "engine", table->rows[i].engine);
        json_string(json, "model", table->rows[i].model);
        json_integer(json, "replies", row_sum(&table->rows[i]));
        write_kinds(json, table->rows[i].counts);
        json_close_object(json);
    }
    json_close_array(json);
}

static void write_seconds(struct json_writer *json, const struct figures *figures)
{
    json_open_object(json, "seconds_to_send");
    json_integer(json, "replies", figures->timed);
    if (figures->timed > 0) {
        json_integer(json, "median", figures_seconds(figures, 0.5));
        json_integer(json, "p90", figures_seconds(figures, 0.9));
    } else {
        json_null(json, "median");
        json_null(json, "p90");
    }
    json_close_object(json);
}

static void write_overrides(struct json_writer *json, const struct figures_table *table)
{
    json_open_array(json, "overrides");
    for (size_t i = 0; i < table->count; i++) {
        json_open_object(json, NULL);
        json_string(json, "rule", table->rows[i].name);
        for (int how = 0; how < OVERRIDE_COUNT; how++) {
            json_integer(json, override_kind_name((enum override_kind)how),
                         table->rows[i].counts[how]);
        }
        json_close_object(json);
    }
    json_close_array(json);
}

static void write_rejections(struct json_writer *json, const struct figures_table *table)
{
    json_open_array(json, "rejected");
    for (size_t i = 0; i < table->count; i++) {
        json_open_object(json, NULL);
        json_string(json, "reason", table->rows[i].name);
        json_integer(json, "drafts", table->rows[i].counts[0]);
        json_close_object(json);
    }
    json_close_array(json);
}

void answer_figures(const struct figures *figures, struct buffer *out)
{
    struct json_writer json;
    json_writer_init(&json, out);
    json_open_object(&json, NULL);
    json_moment(&json, "since", figures->since);
    json_bool(&json, "mine", figures->agent != NULL);
    json_integer(&json, "replies", figures_replies(figures));
    write_kinds(&json, figures->replies);
    write_rates(&json, figures);
    write_by(&json, &figures->by);
    write_by_model(&json, &figures->by_model);
    write_seconds(&json, figures);
    figures_write_keys(&json, figures);
    figures_write_picks(&json, figures);
    figures_write_days(&json, figures);
    write_overrides(&json, &figures->overrides);
    write_rejections(&json, &figures->rejections);
    figures_write_asked(&json, figures);
    json_integer(&json, "damaged", figures->damaged);
    json_close_object(&json);
}
