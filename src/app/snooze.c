#include "snooze.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "snooze_words.h"

#define DAY_SECONDS  86400
#define MONTHS_PLAIN 11 /* away: further, the year is told */
#define YEARS_MAX    10
#define SPAN_MAX     ((int64_t)YEARS_MAX * 366 * DAY_SECONDS)
#define WORDS_MAX    4096

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

static bool ends_with(struct text text, const char *end)
{
    size_t len = strlen(end);

    return text.len > len && memcmp(text.bytes + text.len - len, end, len) == 0;
}

/* "9:00", "09:30", "9am", "2:30 pm", "noon", "24:00" at the day's end. */
static bool clock_parse(struct text text, int *hour, int *minute)
{
    bool is_late = ends_with(text, "pm"), is_early = ends_with(text, "am");
    bool has_half = is_late || is_early;
    struct text piece;
    struct text rest = text_trim(text_from(text.bytes, has_half ? text.len - 2 : text.len));
    int64_t hours, minutes = 0;

    if (text_is(text, "noon"))
        rest = text_of("12:00");
    if (!text_next(&rest, ':', &piece) || !piece.len || piece.len > 2 ||
        !text_to_integer(piece, has_half ? 1 : 0, has_half ? 12 : 24, &hours))
        return false;
    bool has_minutes = rest.bytes && piece.bytes + piece.len < rest.bytes + rest.len;
    if (!has_minutes && !has_half)
        return false;
    if (has_minutes && (rest.len != 2 || !text_to_integer(rest, 0, 59, &minutes)))
        return false;
    *hour = (int)(has_half ? hours % 12 + (is_late ? 12 : 0) : hours);
    *minute = (int)minutes;
    return true;
}

/* 0 Monday to 6 Sunday; "fri" and longer. */
static bool weekday_named(struct text word, int *weekday)
{
    static const char *const names[] = {"monday", "tuesday",  "wednesday", "thursday",
                                        "friday", "saturday", "sunday"};

    for (int i = 0; i < (int)COUNT_OF(names); i++) {
        if (word.len >= 3 && word.len <= strlen(names[i]) &&
            memcmp(word.bytes, names[i], word.len) == 0) {
            *weekday = i;
            return true;
        }
    }
    return false;
}

/* Takes the word off the front, where it is that. */
static bool word_cut(struct text *rest, const char *word)
{
    struct text behind = *rest, first;

    if (!text_next_word(&behind, &first) || !text_is(first, word))
        return false;
    *rest = behind;
    return true;
}

static int64_t days_until(struct day today, int weekday)
{
    return (weekday - day_weekday(today) + 7) % 7;
}

/* This year's, or next year's where that has passed, where year is 0. False: there is no
 * such day. */
static bool day_find(int64_t year, int64_t month, int64_t date, struct day today,
                     struct day *day)
{
    char written[MOMENT_TEXT_SIZE];
    struct day found = {
        .year = year ? (int)year : today.year, .month = (int)month, .date = (int)date};

    if (!year && day_compare(found, today) < 0)
        found.year++;
    snprintf(written, sizeof(written), "%04d-%02d-%02d", found.year, found.month,
             found.date);
    return day_parse(text_of(written), day);
}

/* "3.12.", "3.12.2027": "3.12" alone may be anything. */
static bool dotted_date(struct text word, struct day today, struct day *day)
{
    struct text rest = word, piece;
    int64_t date, month, year = 0;

    if (!text_next(&rest, '.', &piece) || !text_to_integer(piece, 1, 31, &date) ||
        !text_next(&rest, '.', &piece) || !text_to_integer(piece, 1, 12, &month))
        return false;
    bool has_dot = piece.bytes + piece.len < word.bytes + word.len;
    return has_dot &&
           (!rest.len || (rest.len == 4 && text_to_integer(rest, 1, 9999, &year))) &&
           day_find(year, month, date, today, day);
}

/* "2 dec", "dec 2", "2.12.". */
static bool date_cut(struct text *rest, struct day today, struct day *day)
{
    struct text behind = *rest, first, second;
    int64_t date;

    if (!text_next_word(&behind, &first))
        return false;
    if (dotted_date(first, today, day)) {
        *rest = behind;
        return true;
    }
    if (!text_next_word(&behind, &second))
        return false;
    int month = day_month_named(first);
    struct text number = month ? second : first;
    month = month ? month : day_month_named(second);
    if (!month || !text_to_integer(number, 1, 31, &date))
        return false;
    if (!day_find(0, month, date, today, day))
        return false;
    *rest = behind;
    return true;
}

/* The number of its first day. */
static int64_t next_month(struct day today)
{
    bool is_last = today.month == 12;
    struct day first = {
        .year = today.year + is_last, .month = is_last ? 1 : today.month + 1, .date = 1};

    return day_number(first);
}

/* What begins with a day: its number, counted from today; repeats: a week later is meant
 * too where its time has passed. */
static bool day_cut(struct text *rest, struct day today, int64_t *number, bool *repeats)
{
    struct text behind = *rest, first;
    struct day day;
    int weekday;
    int64_t this_day = day_number(today);

    *repeats = false;
    if (date_cut(rest, today, &day)) {
        *number = day_number(day);
        return true;
    }
    bool is_next = word_cut(&behind, "next");
    bool is_coming = !is_next && word_cut(&behind, "coming");
    if (!text_next_word(&behind, &first) || (is_coming && !weekday_named(first, &weekday)))
        return false;
    if (text_is(first, "today") && !is_next)
        *number = this_day;
    else if (text_is(first, "tomorrow") && !is_next)
        *number = this_day + 1;
    else if (text_is(first, "overmorrow") && !is_next)
        *number = this_day + 2;
    else if (is_next && text_is(first, "week"))
        *number = this_day + 7 - day_weekday(today);
    else if (is_next && text_is(first, "month"))
        *number = next_month(today);
    else if (weekday_named(first, &weekday)) {
        *number = is_next ? this_day + 7 - day_weekday(today) + weekday
                          : this_day + days_until(today, weekday);
        *number += is_coming && *number == this_day ? 7 : 0;
        *repeats = !is_next && !is_coming;
    } else if (!is_next && day_parse(first, &day))
        *number = day_number(day);
    else
        return false;
    *rest = behind;
    return true;
}

/* "friday 9:00", "2 dec at 9:00", "tomorrow": at SNOOZE_HOUR without a clock. */
static bool day_and_clock_parse(struct text text, moment_t now, struct day today,
                                moment_t *when)
{
    int64_t number;
    int hour = SNOOZE_HOUR, minute = 0;
    bool repeats;

    if (!day_cut(&text, today, &number, &repeats))
        return false;
    word_cut(&text, "at");
    text = text_trim(text);
    if (text.len && !clock_parse(text, &hour, &minute))
        return false;
    *when = snooze_at(day_from_number(number), hour, minute);
    if (repeats && *when <= now)
        *when = snooze_at(day_from_number(number + 7), hour, minute);
    return true;
}

static bool clock_next(struct text text, moment_t now, struct day today, moment_t *when)
{
    int hour, minute;

    word_cut(&text, "at");
    if (!clock_parse(text_trim(text), &hour, &minute))
        return false;
    *when = snooze_at(today, hour, minute);
    if (*when <= now)
        *when = snooze_at(day_from_number(day_number(today) + 1), hour, minute);
    return true;
}

/* The same day of the month and time of day; the last day where the month has no such day.
 */
static moment_t months_later(moment_t now, struct day today, int64_t many)
{
    int64_t months = today.year * 12 + today.month - 1 + many;
    struct day first = {
        .year = (int)(months / 12), .month = (int)(months % 12) + 1, .date = 1};
    int64_t start = day_number(first), len = next_month(first) - start;
    int hour, minute;

    moment_clock(now, &hour, &minute);
    return snooze_at(day_from_number(start + (today.date < len ? today.date : len) - 1),
                     hour, minute);
}

/* "in 3 hours", "in a week", "in 2 months", "2h"; the same time of day where days are
 * counted. */
static bool span_parse(struct text text, moment_t now, struct day today, moment_t *when)
{
    static const struct {
        const char *name;
        int64_t seconds;
    } units[] = {{"minute", 60},
                 {"min", 60},
                 {"hour", 3600},
                 {"day", DAY_SECONDS},
                 {"week", 7 * DAY_SECONDS}};
    struct text rest = text, count, unit;
    int64_t many = 1, seconds;
    bool is_in = word_cut(&rest, "in");

    if (moment_parse_span(text_trim(rest), &seconds) && seconds <= SPAN_MAX) {
        *when = now + seconds;
        return true;
    }
    if (!is_in || !text_next_word(&rest, &count) || !text_next_word(&rest, &unit) ||
        text_trim(rest).len)
        return false;
    if (!text_is(count, "a") && !text_is(count, "an") &&
        !text_to_integer(count, 1, 999, &many))
        return false;
    if (unit.len > 1 && unit.bytes[unit.len - 1] == 's')
        unit.len--;
    bool is_year = text_is(unit, "year");
    if ((is_year && many <= YEARS_MAX) ||
        (text_is(unit, "month") && many <= 12 * YEARS_MAX)) {
        *when = months_later(now, today, is_year ? 12 * many : many);
        return true;
    }
    for (size_t i = 0; i < COUNT_OF(units); i++) {
        if (text_is(unit, units[i].name)) {
            *when = now + many * units[i].seconds;
            return true;
        }
    }
    return false;
}

static bool folded_parse(struct text text, moment_t now, struct day today, moment_t *when)
{
    word_cut(&text, "until");
    word_cut(&text, "on");
    text = text_trim(text);
    if (text_is(text, "reply") || text_is(text, "next reply") ||
        text_is(text, "the next reply")) {
        *when = MOMENT_NONE;
        return true;
    }
    return day_and_clock_parse(text, now, today, when) ||
           clock_next(text, now, today, when) || span_parse(text, now, today, when);
}

/* English is read first: what means something there means it. */
static bool any_parse(struct text text, moment_t now, struct day today, moment_t *when)
{
    struct buffer folded, english;

    buffer_init(&folded, WORDS_MAX);
    buffer_init(&english, 2 * WORDS_MAX);
    utf8_fold(text, &folded);
    struct text words = text_from(buffer_text(&folded), folded.len);
    bool is_read = folded_parse(words, now, today, when);
    if (!is_read) {
        snooze_english(words, &english);
        is_read =
            folded_parse(text_from(buffer_text(&english), english.len), now, today, when);
    }
    buffer_release(&folded);
    buffer_release(&english);
    return is_read;
}

bool snooze_is_time(struct text text, moment_t now, struct day today)
{
    moment_t when;

    return any_parse(text, now, today, &when);
}

bool snooze_parse(struct text text, moment_t now, struct day today, moment_t *until,
                  struct error *err)
{
    moment_t when;
    bool is_read = any_parse(text, now, today, &when);

    if (!is_read)
        return error_set(err, ERROR_USAGE, "Not a time: %s", snooze_examples(text));
    if (when != MOMENT_NONE && when <= now)
        return error_set(err, ERROR_USAGE, "That time has passed");
    *until = when;
    return true;
}

/* A day and a month alone would be taken for those to come first. */
static bool needs_year(struct day day, struct day today)
{
    int months = (day.year - today.year) * 12 + day.month - today.month;

    return months > MONTHS_PLAIN || (months == MONTHS_PLAIN && day.date > today.date);
}

/* weekday: in front of the day, with a space behind it. */
static void until_format(moment_t until, struct day today, const char *weekday, char *out,
                         size_t size)
{
    char day[32], year[16] = "";
    int hour, minute;

    if (until == MOMENT_NONE) {
        snprintf(out, size, "until the next reply");
        return;
    }
    day_format_short(moment_day(until), day, sizeof(day));
    if (needs_year(moment_day(until), today))
        snprintf(year, sizeof(year), " %d", moment_day(until).year);
    moment_clock(until, &hour, &minute);
    snprintf(out, size, "until %s%s%s %02d:%02d", weekday, day, year, hour, minute);
}

void snooze_format(moment_t until, struct day today, char *out, size_t size)
{
    until_format(until, today, "", out, size);
}

void snooze_tell(moment_t until, struct day today, char *out, size_t size)
{
    static const char *const days[] = {"Mon ", "Tue ", "Wed ", "Thu ",
                                       "Fri ", "Sat ", "Sun "};

    until_format(until, today,
                 until == MOMENT_NONE ? "" : days[day_weekday(moment_day(until))], out,
                 size);
}
