/* What a reply took, and what came of the picks beside it: in all, and day by day. */
#include "figures_parts.h"

#include <assert.h>
#include <string.h>

static_assert((int)FIGURES_PICK_COUNT <= FIGURES_COLUMNS, "a row counts every step");

void figures_effort_init(struct figures *figures)
{
    figures->keys.counts = memory_get((FIGURES_KEYS + 1) * sizeof(*figures->keys.counts));
}

void figures_effort_release(struct figures *figures)
{
    memory_free(figures->keys.counts);
    memory_free(figures->days);
}

const char *figures_pick_name(enum figures_pick pick)
{
    static const char *const names[FIGURES_PICK_COUNT] = {"offered", "put", "sent",
                                                          "bought"};
    return names[pick];
}

/* Where the day stands in the list, or would. */
static size_t day_place(const struct figures *figures, int64_t day)
{
    size_t low = 0;
    size_t high = figures->day_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (figures->days[middle].day < day) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

struct figures_day *figures_day_of(struct figures *figures, moment_t at)
{
    int64_t day = day_number(moment_day(at));
    size_t place = day_place(figures, day);
    if (place < figures->day_count && figures->days[place].day == day) {
        return &figures->days[place];
    }
    figures->days = memory_reserve(figures->days, &figures->day_capacity,
                                   figures->day_count, sizeof(*figures->days));
    memmove(&figures->days[place + 1], &figures->days[place],
            (figures->day_count - place) * sizeof(*figures->days));
    figures->day_count++;
    figures->days[place] = (struct figures_day){.day = day};
    return &figures->days[place];
}

static void add_keys(struct figures *figures, const struct ledger_reply *reply,
                     struct figures_day *day)
{
    const struct ledger_keys *keys = &reply->tally.keys;
    struct ledger_keys *sum = &figures->keys.sum;
    int64_t all = keys->typed + keys->deleted + keys->commands;
    if (!reply->has_tally || !reply->tally.has_keys) {
        return;
    }
    figures->keys.replies++;
    figures->keys.counts[all < FIGURES_KEYS ? all : FIGURES_KEYS]++;
    sum->typed += keys->typed;
    sum->deleted += keys->deleted;
    sum->commands += keys->commands;
    day->keyed++;
    day->keys += all;
}

static struct figures_row *pick_row(struct figures *figures,
                                    const struct ledger_reply *reply,
                                    const struct ledger_pick *pick)
{
    struct figures_row like = {
        .name = reply->tally.lang, .engine = pick->engine, .model = pick->model};
    return figures_row_of(figures, &figures->picks, &like);
}

static void add_picks(struct figures *figures, const struct ledger_reply *reply,
                      struct figures_day *day)
{
    size_t count = reply->has_tally ? reply->tally.pick_count : 0;
    figures->picks_beside += count > 0;
    for (size_t i = 0; i < count; i++) {
        const struct ledger_pick *pick = &reply->tally.picks[i];
        struct figures_row *row = pick_row(figures, reply, pick);
        for (unsigned step = 0; step <= pick->fate; step++) {
            row->counts[step]++;
            day->picks[step]++;
        }
    }
}

void figures_add_effort(struct figures *figures, const struct ledger_reply *reply,
                        enum reply_kind kind)
{
    struct figures_day *day = figures_day_of(figures, reply->intent.at);
    int64_t seconds = figures_reply_seconds(reply);
    day->replies[kind]++;
    day->timed += seconds >= 0;
    day->seconds += seconds >= 0 ? seconds : 0;
    add_keys(figures, reply, day);
    add_picks(figures, reply, day);
}

static bool has_sent(const struct ledger_reply *reply, const char *product)
{
    for (size_t i = 0; reply->has_tally && i < reply->tally.pick_count; i++) {
        const struct ledger_pick *pick = &reply->tally.picks[i];
        if (pick->fate == PICK_SENT && (!product || strcmp(pick->product, product) == 0)) {
            return true;
        }
    }
    return false;
}

bool figures_wants_orders(const struct figures *figures, const struct ledger *ledger)
{
    for (size_t i = 0; i < ledger->reply_count; i++) {
        if (figures_counts_reply(figures, &ledger->replies[i]) &&
            has_sent(&ledger->replies[i], NULL)) {
            return true;
        }
    }
    return false;
}

/* When the ticket's customer was next sent the product, behind that reply. */
static moment_t sent_again(const struct ledger *ledger, size_t at, const char *product)
{
    for (size_t i = at + 1; i < ledger->reply_count; i++) {
        const struct ledger_reply *reply = &ledger->replies[i];
        if (reply->state == REPLY_SENT && !reply->intent.is_internal &&
            has_sent(reply, product)) {
            return reply->intent.at;
        }
    }
    return INT64_MAX;
}

static bool holds(const struct order *order, const char *product)
{
    for (size_t i = 0; i < order->line_count; i++) {
        if (strcmp(order->lines[i].product, product) == 0) {
            return true;
        }
    }
    return false;
}

/* A purchase is the ticket's last sending's before it: of one ticket none counts twice. */
static bool is_bought(const struct ledger *ledger, size_t at, const char *product,
                      const struct order *orders, size_t count)
{
    moment_t sent = ledger->replies[at].intent.at;
    moment_t again = sent_again(ledger, at, product);
    for (size_t i = 0; i < count; i++) {
        if (orders[i].status != ORDER_CANCELLED && orders[i].placed_at > sent &&
            orders[i].placed_at <= again && holds(&orders[i], product)) {
            return true;
        }
    }
    return false;
}

void figures_add_orders(struct figures *figures, const struct ledger *ledger,
                        const struct order *orders, size_t count)
{
    for (size_t i = 0; i < ledger->reply_count; i++) {
        const struct ledger_reply *reply = &ledger->replies[i];
        size_t picks = reply->has_tally ? reply->tally.pick_count : 0;
        for (size_t k = 0; k < picks && figures_counts_reply(figures, reply); k++) {
            const struct ledger_pick *pick = &reply->tally.picks[k];
            if (pick->fate == PICK_SENT &&
                is_bought(ledger, i, pick->product, orders, count)) {
                pick_row(figures, reply, pick)->counts[FIGURES_PICK_BOUGHT]++;
                figures_day_of(figures, reply->intent.at)->picks[FIGURES_PICK_BOUGHT]++;
            }
        }
    }
}

int64_t figures_keys(const struct figures *figures, double share)
{
    return figures_share(figures->keys.counts, FIGURES_KEYS, figures->keys.replies, share);
}

/* A mean; null where there is nothing to take it of. */
static void write_mean(struct json_writer *json, const char *name, int64_t sum,
                       int64_t count)
{
    if (count > 0) {
        json_real(json, name, (double)sum / (double)count);
    } else {
        json_null(json, name);
    }
}

void figures_write_keys(struct json_writer *json, const struct figures *figures)
{
    const struct figures_keys *keys = &figures->keys;
    json_open_object(json, "keystrokes");
    json_integer(json, "replies", keys->replies);
    json_integer(json, "not_known", figures_replies(figures) - keys->replies);
    write_mean(json, "mean", keys->sum.typed + keys->sum.deleted + keys->sum.commands,
               keys->replies);
    if (keys->replies > 0) {
        json_integer(json, "median", figures_keys(figures, 0.5));
        json_integer(json, "p90", figures_keys(figures, 0.9));
    } else {
        json_null(json, "median");
        json_null(json, "p90");
    }
    json_integer(json, "typed", keys->sum.typed);
    json_integer(json, "deleted", keys->sum.deleted);
    json_integer(json, "commands", keys->sum.commands);
    json_close_object(json);
}

static void write_steps(struct json_writer *json, const int64_t counts[])
{
    for (int i = 0; i < FIGURES_PICK_COUNT; i++) {
        json_integer(json, figures_pick_name((enum figures_pick)i), counts[i]);
    }
}

void figures_write_picks(struct json_writer *json, const struct figures *figures)
{
    int64_t sums[FIGURES_PICK_COUNT];
    figures_picks_sum(figures, sums);
    json_open_object(json, "picks");
    json_integer(json, "replies", figures->picks_beside);
    write_steps(json, sums);
    json_open_array(json, "by");
    for (size_t i = 0; i < figures->picks.count; i++) {
        const struct figures_row *row = &figures->picks.rows[i];
        json_open_object(json, NULL);
        json_string(json, "lang", row->name);
        json_string(json, "engine", row->engine);
        json_string(json, "model", row->model);
        write_steps(json, row->counts);
        json_close_object(json);
    }
    json_close_array(json);
    json_close_object(json);
}

void figures_picks_sum(const struct figures *figures, int64_t sums[FIGURES_PICK_COUNT])
{
    memset(sums, 0, FIGURES_PICK_COUNT * sizeof(*sums));
    for (size_t i = 0; i < figures->picks.count; i++) {
        for (int step = 0; step < FIGURES_PICK_COUNT; step++) {
            sums[step] += figures->picks.rows[i].counts[step];
        }
    }
}

void figures_write_days(struct json_writer *json, const struct figures *figures)
{
    json_open_array(json, "days");
    for (size_t i = 0; i < figures->day_count; i++) {
        const struct figures_day *day = &figures->days[i];
        int64_t replies = 0;
        for (int kind = 0; kind < REPLY_KIND_COUNT; kind++) {
            replies += day->replies[kind];
        }
        json_open_object(json, NULL);
        json_day(json, "day", day_from_number(day->day));
        json_integer(json, "replies", replies);
        for (int kind = 0; kind < REPLY_KIND_COUNT; kind++) {
            json_integer(json, reply_kind_name((enum reply_kind)kind), day->replies[kind]);
        }
        write_mean(json, "seconds_to_send", day->seconds, day->timed);
        write_mean(json, "keystrokes", day->keys, day->keyed);
        json_open_object(json, "picks");
        write_steps(json, day->picks);
        json_close_object(json);
        json_close_object(json);
    }
    json_close_array(json);
}
