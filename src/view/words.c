#include "view/words.h"

#include "view/shown.h"

#include <inttypes.h>

#define DAY_SECONDS 86400

static const char *const weekdays[7] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
static const char *const months[12] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

static const char *month_of(struct day day)
{
    return months[(day.month + 11) % 12];
}

struct shown words_clock(moment_t when, struct arena *arena)
{
    int hour;
    int minute;
    moment_clock(when, &hour, &minute);
    return shown_format(arena, "%02d:%02d", hour, minute);
}

struct shown words_day_clock(moment_t when, struct arena *arena)
{
    int hour;
    int minute;
    moment_clock(when, &hour, &minute);
    return shown_format(arena, "%s %02d:%02d", weekdays[day_weekday(moment_day(when)) % 7],
                        hour, minute);
}

struct shown words_day(struct day day, struct day today, struct arena *arena)
{
    int64_t ago = day_number(today) - day_number(day);
    if (ago == 0 || ago == 1) {
        return shown_literal(ago == 0 ? "today" : "yesterday");
    }
    if (day.year != today.year) {
        return shown_format(arena, "%d %s %d", day.date, month_of(day), day.year);
    }
    return shown_format(arena, "%s %d %s", weekdays[day_weekday(day) % 7], day.date,
                        month_of(day));
}

struct shown words_short_day(struct day day, struct day today, struct arena *arena)
{
    if (day.year != today.year) {
        return shown_format(arena, "%s %d", month_of(day), day.year);
    }
    return shown_format(arena, "%d %s", day.date, month_of(day));
}

struct shown words_span(int64_t seconds, struct arena *arena)
{
    char text[16];
    moment_format_span(seconds, text, sizeof(text));
    return shown_format(arena, "%s", text);
}

struct shown words_long_span(int64_t seconds, struct arena *arena)
{
    int64_t span = seconds < 0 ? 0 : seconds;
    if (span < 5400) {
        return shown_format(arena, "%" PRId64 " min", span / 60);
    }
    if (span < 2 * DAY_SECONDS) {
        return shown_format(arena, "%" PRId64 " h", span / 3600);
    }
    return shown_format(arena, "%" PRId64 " d", span / DAY_SECONDS);
}

struct shown words_size(int64_t bytes, struct arena *arena)
{
    if (bytes < 0) {
        return shown_literal("");
    }
    if (bytes < 1000) {
        return shown_format(arena, "%" PRId64 " bytes", bytes);
    }
    if (bytes < 1000 * 1000) {
        return shown_format(arena, "%" PRId64 " kB", bytes / 1000);
    }
    return shown_format(arena, "%" PRId64 ".%" PRId64 " MB", bytes / 1000000,
                        bytes / 100000 % 10);
}

const char *words_sentiment(double sentiment)
{
    static const struct {
        double below;
        const char *words;
    } steps[] = {
        {-0.6, "angry"}, {-0.2, "unhappy"}, {0.2, "calm"}, {0.6, "pleased"}};
    for (size_t i = 0; i < COUNT_OF(steps); i++) {
        if (sentiment < steps[i].below) {
            return steps[i].words;
        }
    }
    return "happy";
}
