#include "snooze.h"

#define DAY_SECONDS 86400

/* What the clock shows in the shop's zone, as minutes since 1970-01-01. */
static int64_t local_minutes(moment_t when)
{
    int hour, minute;

    moment_clock(when, &hour, &minute);
    return day_number(moment_day(when)) * 24 * 60 + hour * 60 + minute;
}

moment_t snooze_at(struct day day, int hour, int minute)
{
    int64_t wanted = day_number(day) * 24 * 60 + hour * 60 + minute;
    moment_t when = wanted * 60;

    /* Twice, since the first step may cross the change to summer time. */
    when += (wanted - local_minutes(when)) * 60;
    when += (wanted - local_minutes(when)) * 60;
    return when;
}

moment_t snooze_tomorrow(struct day today)
{
    return snooze_at(day_from_number(day_number(today) + 1), SNOOZE_HOUR, 0);
}

moment_t snooze_next_week(struct day today)
{
    return snooze_at(day_from_number(day_number(today) + 7 - day_weekday(today)),
                     SNOOZE_HOUR, 0);
}

static bool clock_parse(struct text text, int *hour, int *minute)
{
    struct text rest = text, piece;
    int64_t hours, minutes;

    if (!text_next(&rest, ':', &piece) || piece.len > 2 ||
        !text_to_integer(piece, 0, 23, &hours))
        return false;
    if (rest.len != 2 || !text_to_integer(rest, 0, 59, &minutes))
        return false;
    *hour = (int)hours;
    *minute = (int)minutes;
    return true;
}

static bool day_and_clock_parse(struct text text, struct day *day, int *hour, int *minute)
{
    struct text rest = text, word;

    *hour = SNOOZE_HOUR;
    *minute = 0;
    if (!text_next_word(&rest, &word) || !day_parse(word, day))
        return false;
    rest = text_trim(rest);
    return !rest.len || clock_parse(rest, hour, minute);
}

static moment_t clock_next(moment_t now, struct day today, int hour, int minute)
{
    moment_t when = snooze_at(today, hour, minute);

    if (when > now)
        return when;
    return snooze_at(day_from_number(day_number(today) + 1), hour, minute);
}

static bool words_parse(struct text text, struct day today, moment_t *when)
{
    bool is_reply = text_is(text, "reply") || text_is(text, "next reply");

    if (is_reply)
        *when = MOMENT_NONE;
    else if (text_is(text, "tomorrow"))
        *when = snooze_tomorrow(today);
    else if (text_is(text, "next week"))
        *when = snooze_next_week(today);
    else
        return false;
    return true;
}

bool snooze_parse(struct text text, moment_t now, struct day today, moment_t *until,
                  struct error *err)
{
    struct day day;
    int hour, minute;
    int64_t seconds;
    moment_t when;

    text = text_trim(text);
    if (words_parse(text, today, &when)) {
        *until = when;
        return true;
    }
    if (day_and_clock_parse(text, &day, &hour, &minute))
        when = snooze_at(day, hour, minute);
    else if (clock_parse(text, &hour, &minute))
        when = clock_next(now, today, hour, minute);
    else if (moment_parse_span(text, &seconds))
        when = now + seconds;
    else
        return error_set(
            err, ERROR_USAGE,
            "Not a time: 2h, 3d, 09:30, 2026-12-01, tomorrow, next week, reply");
    if (when <= now)
        return error_set(err, ERROR_USAGE, "That time has passed");
    *until = when;
    return true;
}

void snooze_format(moment_t until, char *out, size_t size)
{
    char day[32];
    int hour, minute;

    if (until == MOMENT_NONE) {
        snprintf(out, size, "until the next reply");
        return;
    }
    day_format_short(moment_day(until), day, sizeof(day));
    moment_clock(until, &hour, &minute);
    snprintf(out, size, "until %s %02d:%02d", day, hour, minute);
}
