/* How replies went over time: a spark line each, over days, or weeks where there are many.
 */
#include "shell/print.h"
#include "shell/stats_text.h"

#include <stdio.h>
#include <string.h>

#define WEEK 7

/* The time that is shown: so many slots of so many days, from that day on. */
struct span {
    int64_t first;
    int64_t step;
    size_t count;
};

static int64_t monday_of(int64_t day)
{
    return day - day_weekday(day_from_number(day));
}

/* Days where they have room, else weeks, the last ones where these are too many as well. */
static struct span span_of(const struct figures *figures, size_t slots)
{
    int64_t today = day_number(moment_day(moment_now()));
    int64_t newest = figures->days[figures->day_count - 1].day;
    int64_t last = newest > today ? newest : today;
    int64_t first = figures->since == MOMENT_NONE ? figures->days[0].day
                                                  : day_number(moment_day(figures->since));
    struct span span = {.first = first, .step = 1, .count = (size_t)(last - first + 1)};

    if (span.count <= slots)
        return span;
    span.first = monday_of(first);
    span.step = WEEK;
    span.count = (size_t)((last - span.first) / WEEK + 1);
    if (span.count > slots) {
        span.first += (int64_t)(span.count - slots) * WEEK;
        span.count = slots;
    }
    return span;
}

static void add_day(struct figures_day *sum, const struct figures_day *day)
{
    for (int kind = 0; kind < REPLY_KIND_COUNT; kind++)
        sum->replies[kind] += day->replies[kind];
    for (int step = 0; step < FIGURES_PICK_COUNT; step++)
        sum->picks[step] += day->picks[step];
    sum->timed += day->timed;
    sum->seconds += day->seconds;
    sum->keyed += day->keyed;
    sum->keys += day->keys;
}

static void add_days(const struct figures *figures, const struct span *span,
                     struct figures_day *slots)
{
    for (size_t i = 0; i < figures->day_count; i++) {
        int64_t behind = figures->days[i].day - span->first;
        if (behind >= 0 && (size_t)(behind / span->step) < span->count)
            add_day(&slots[behind / span->step], &figures->days[i]);
    }
}

static double share(int64_t sum, int64_t count)
{
    return count > 0 ? (double)sum / (double)count : -1;
}

static int64_t drafted(const struct figures_day *slot)
{
    return slot->replies[REPLY_AS_IS] + slot->replies[REPLY_LIGHT_EDIT] +
           slot->replies[REPLY_REWRITE];
}

/* What a line shows of a slot; below zero: nothing is known there. */
static double replies_of(const struct figures_day *slot)
{
    int64_t all = drafted(slot) + slot->replies[REPLY_OF_ONES_OWN];
    return all > 0 ? (double)all : -1;
}

static double kept_of(const struct figures_day *slot)
{
    int64_t kept = slot->replies[REPLY_AS_IS] + slot->replies[REPLY_LIGHT_EDIT];
    return share(kept * 100, drafted(slot));
}

static double seconds_of(const struct figures_day *slot)
{
    return share(slot->seconds, slot->timed);
}

static double keys_of(const struct figures_day *slot)
{
    return share(slot->keys, slot->keyed);
}

static double sent_of(const struct figures_day *slot)
{
    return slot->picks[FIGURES_PICK_OFFERED] > 0 ? (double)slot->picks[FIGURES_PICK_SENT]
                                                 : -1;
}

static const struct {
    const char *label;
    double (*value)(const struct figures_day *slot);
} lines[] = {
    {"replies", replies_of},         {"drafts kept in %", kept_of},
    {"seconds to send", seconds_of}, {"keystrokes a reply", keys_of},
    {"picks sent", sent_of},
};

static bool print_lines(const struct picture *picture, const struct figures_day *slots,
                        size_t count, struct error *err)
{
    double *values = memory_get(count * sizeof(*values));
    bool is_good = true;

    for (size_t i = 0; i < COUNT_OF(lines) && is_good; i++) {
        for (size_t k = 0; k < count; k++)
            values[k] = lines[i].value(&slots[k]);
        is_good = picture_spark(picture, lines[i].label, values, count, err);
    }
    memory_free(values);
    return is_good;
}

bool stats_print_days(const struct picture *picture, const struct figures *figures,
                      struct error *err)
{
    char first[MOMENT_TEXT_SIZE];
    char head[120];
    bool is_good;

    if (figures->day_count < 2)
        return true;
    struct span span = span_of(figures, picture_slots(picture));
    struct figures_day *slots = memory_get(span.count * sizeof(*slots));
    add_days(figures, &span, slots);
    day_format(day_from_number(span.first), first);
    snprintf(head, sizeof(head), "Over time, a %s each from %s",
             span.step == 1 ? "day" : "week", first);
    is_good = print_format(err, "%s", "") && picture_words(picture, head, err) &&
              print_lines(picture, slots, span.count, err);
    memory_free(slots);
    return is_good;
}
