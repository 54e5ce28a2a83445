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
    figures->seconds = memory_get((FIGURES_SECONDS + 1) * sizeof(*figures->seconds));
}

void figures_release(struct figures *figures)
{
    memory_free(figures->seconds);
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

/* Languages, engines and rules are few: looked through one by one. */
static struct figures_row *row_of(struct figures *figures, struct figures_table *table,
                                  const char *name, const char *engine)
{
    for (size_t i = 0; i < table->count; i++) {
        if (string_equals(table->rows[i].name, name) &&
            string_equals(table->rows[i].engine, engine)) {
            return &table->rows[i];
        }
    }
    table->rows = arena_reserve(&figures->arena, table->rows, &table->capacity,
                                table->count, sizeof(*table->rows));
    table->rows[table->count] =
        (struct figures_row){.name = arena_text(&figures->arena, name),
                             .engine = arena_text(&figures->arena, engine)};
    return &table->rows[table->count++];
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

static void add_seconds(struct figures *figures, const struct ledger_reply *reply)
{
    int64_t seconds;
    if (!reply->has_tally || reply->tally.opened_at == MOMENT_NONE) {
        return;
    }
    seconds = reply->intent.at - reply->tally.opened_at;
    if (seconds < 0) {
        return;
    }
    figures->seconds[seconds < FIGURES_SECONDS ? seconds : FIGURES_SECONDS]++;
    figures->timed++;
}

static bool is_counted(const struct figures *figures, moment_t at)
{
    return figures->since == MOMENT_NONE || at >= figures->since;
}

static void add_reply(struct figures *figures, const struct ledger_reply *reply)
{
    const char *lang = reply->has_tally ? reply->tally.lang : NULL;
    const char *engine = reply->draft ? reply->draft->engine : NULL;
    enum reply_kind kind = kind_of(reply);
    figures->replies[kind]++;
    row_of(figures, &figures->by, lang, engine)->counts[kind]++;
    add_seconds(figures, reply);
}

void figures_add(struct figures *figures, const struct ledger *ledger)
{
    for (size_t i = 0; i < ledger->reply_count; i++) {
        const struct ledger_reply *reply = &ledger->replies[i];
        if (reply->state == REPLY_SENT && !reply->intent.is_internal &&
            is_counted(figures, reply->intent.at)) {
            add_reply(figures, reply);
            figures_add_rules(figures, reply, ledger->arena);
        }
    }
    for (size_t i = 0; i < ledger->override_count; i++) {
        const struct ledger_override *override = &ledger->overrides[i];
        bool is_done = override->is_sent || override->kind == OVERRIDE_SENIOR;
        if (is_done && is_counted(figures, override->at)) {
            row_of(figures, &figures->overrides, override->rule, NULL)
                ->counts[override->kind]++;
            figures_add_word(figures, override);
        }
    }
    for (size_t i = 0; i < ledger->rejection_count; i++) {
        const struct ledger_rejection *rejection = &ledger->rejections[i];
        if (is_counted(figures, rejection->at)) {
            row_of(figures, &figures->rejections, rejection->reason, NULL)->counts[0]++;
        }
    }
    figures->damaged += (int64_t)ledger->unread;
}

int64_t figures_seconds(const struct figures *figures, double share)
{
    double wanted = (double)figures->timed * share;
    int64_t passed = 0;
    for (int64_t i = 0; i <= FIGURES_SECONDS && figures->timed > 0; i++) {
        passed += figures->seconds[i];
        if (passed > 0 && (double)passed >= wanted) {
            return i;
        }
    }
    return -1;
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
    return by_name != 0
               ? by_name
               : strcmp(string_or_empty(left->engine), string_or_empty(right->engine));
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
    json_integer(&json, "replies", figures_replies(figures));
    write_kinds(&json, figures->replies);
    write_rates(&json, figures);
    write_by(&json, &figures->by);
    write_seconds(&json, figures);
    write_overrides(&json, &figures->overrides);
    write_rejections(&json, &figures->rejections);
    figures_write_asked(&json, figures);
    json_integer(&json, "damaged", figures->damaged);
    json_close_object(&json);
}
