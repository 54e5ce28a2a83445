#include "base/moment.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define ZONES       "/usr/share/zoneinfo/"
#define DAY_SECONDS 86400
#define DAY_LEN     10 /* "2026-11-19" */
#define YEAR_MIN    1
#define YEAR_MAX    9999

/* Before moment_set_zone() the shop is in UTC, whatever TZ says. */
static bool has_zone;

/* Records with dates in them stay as true as on their day: a clock that stands still. */
static bool has_stopped(moment_t *at)
{
#ifdef FAULTS_FOR_TESTS
    const char *now = getenv("DESKHAND_TEST_NOW");
    if (now != NULL) {
        *at = strtoll(now, NULL, 10);
        return true;
    }
#endif
    (void)at;
    return false;
}

moment_t moment_now(void)
{
    moment_t at;
    return has_stopped(&at) ? at : time(NULL);
}

int64_t moment_left_ms(moment_t then)
{
    moment_t at;
    struct timespec now;
    if (has_stopped(&at)) {
        return (then - at) * 1000;
    }
    clock_gettime(CLOCK_REALTIME_COARSE, &now); /* what time() reads */
    return (then - now.tv_sec) * 1000 - now.tv_nsec / 1000000;
}

static int64_t floor_days(moment_t when)
{
    return when / DAY_SECONDS - (when % DAY_SECONDS < 0 ? 1 : 0);
}

/* Cuts len digits off the front of rest. */
static bool take_number(struct text *rest, size_t len, int min, int max, int *value)
{
    int64_t number;
    if (rest->len < len ||
        !text_to_integer(text_from(rest->bytes, len), min, max, &number)) {
        return false;
    }
    *rest = text_from(rest->bytes + len, rest->len - len);
    *value = (int)number;
    return true;
}

/* Cuts one of two characters off the front of rest. */
static bool take_char(struct text *rest, char one, char other)
{
    if (rest->len == 0 || (rest->bytes[0] != one && rest->bytes[0] != other)) {
        return false;
    }
    *rest = text_from(rest->bytes + 1, rest->len - 1);
    return true;
}

static bool take_fraction(struct text *rest)
{
    if (!take_char(rest, '.', '.')) {
        return true;
    }
    int digit;
    if (!take_number(rest, 1, 0, 9, &digit)) {
        return false;
    }
    while (take_number(rest, 1, 0, 9, &digit)) {
    }
    return true;
}

/* "Z", "+02:00"; in seconds. */
static bool take_offset(struct text *rest, int *offset)
{
    *offset = 0;
    if (take_char(rest, 'Z', 'z')) {
        return true;
    }
    bool is_behind = rest->len != 0 && rest->bytes[0] == '-';
    int hours;
    int minutes;
    if (!take_char(rest, '+', '-') || !take_number(rest, 2, 0, 23, &hours) ||
        !take_char(rest, ':', ':') || !take_number(rest, 2, 0, 59, &minutes)) {
        return false;
    }
    *offset = (hours * 60 + minutes) * (is_behind ? -60 : 60);
    return true;
}

static bool is_in_range(moment_t when)
{
    struct day first = {YEAR_MIN, 1, 1};
    struct day last = {YEAR_MAX, 12, 31};
    int64_t days = when == MOMENT_NONE ? INT64_MIN : floor_days(when);
    return days >= day_number(first) && days <= day_number(last);
}

bool moment_parse(struct text text, moment_t *when)
{
    struct day day;
    int hour;
    int minute;
    int second;
    int offset;
    if (text.len < DAY_LEN || !day_parse(text_from(text.bytes, DAY_LEN), &day)) {
        return false;
    }
    struct text rest = text_from(text.bytes + DAY_LEN, text.len - DAY_LEN);
    if (!take_char(&rest, 'T', 't') || !take_number(&rest, 2, 0, 23, &hour) ||
        !take_char(&rest, ':', ':') || !take_number(&rest, 2, 0, 59, &minute) ||
        !take_char(&rest, ':', ':') || !take_number(&rest, 2, 0, 60, &second) ||
        !take_fraction(&rest) || !take_offset(&rest, &offset) || rest.len != 0) {
        return false;
    }
    moment_t parsed =
        day_number(day) * DAY_SECONDS + hour * 3600 + minute * 60 + second - offset;
    /* A leap second stands only at the end of a UTC day. */
    bool is_leap_second = second == 60;
    if ((is_leap_second && parsed % DAY_SECONDS != 0) || !is_in_range(parsed)) {
        return false;
    }
    *when = parsed;
    return true;
}

void moment_format(moment_t when, char *out)
{
    out[0] = '\0';
    if (!is_in_range(when)) {
        return;
    }
    struct day day = day_from_number(floor_days(when));
    int second = (int)(when - floor_days(when) * DAY_SECONDS);
    snprintf(out, MOMENT_TEXT_SIZE, "%04d-%02d-%02dT%02d:%02d:%02dZ", day.year, day.month,
             day.date, second / 3600, second / 60 % 60, second % 60);
}

bool day_parse_any(struct text text, struct day *day)
{
    moment_t when;
    if (day_parse(text, day)) {
        return true;
    }
    if (!moment_parse(text, &when)) {
        return false;
    }
    *day = moment_day(when);
    return true;
}

/* An IANA name; what could leave the folder of zones is none. */
static bool is_zone_name(const char *name)
{
    size_t len = strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                              "0123456789_+/-");
    return len != 0 && len < 64 && name[len] == '\0' && name[0] != '/';
}

/* The folder holds other files too; a zone's begins as RFC 8536 says. */
static bool is_zone_file(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    char magic[4] = "";
    bool is_zone = fd >= 0 && read(fd, magic, sizeof(magic)) == (ssize_t)sizeof(magic) &&
                   memcmp(magic, "TZif", sizeof(magic)) == 0;
    if (fd >= 0) {
        close(fd);
    }
    return is_zone;
}

bool moment_set_zone(const char *name, struct error *err)
{
    if (strcmp(name, "UTC") == 0) {
        has_zone = false;
        return true;
    }
    char path[sizeof(ZONES) + 64];
    snprintf(path, sizeof(path), "%s%s", ZONES, name);
    if (!is_zone_name(name) || !is_zone_file(path)) {
        return error_set(err, ERROR_USAGE,
                         "no time zone \"%s\" (write one such as Europe/Madrid)", name);
    }
    if (setenv("TZ", name, 1) != 0) {
        return error_set_errno(err, ERROR_FAILED, "set the time zone");
    }
    tzset();
    has_zone = true;
    return true;
}

/* The calendar time in the shop's zone; beyond what the library can count, in UTC. */
static void split(moment_t when, struct day *day, int *second)
{
    struct tm parts;
    time_t time_value = when;
    if (has_zone && localtime_r(&time_value, &parts) != NULL) {
        *day = (struct day){parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday};
        *second = parts.tm_hour * 3600 + parts.tm_min * 60;
        return;
    }
    *day = day_from_number(floor_days(when));
    *second = (int)(when - floor_days(when) * DAY_SECONDS);
}

struct day moment_day(moment_t when)
{
    struct day day = {0};
    int second;
    if (is_in_range(when)) {
        split(when, &day, &second);
    }
    return day;
}

void moment_clock(moment_t when, int *hour, int *minute)
{
    struct day day;
    int second = 0;
    if (is_in_range(when)) {
        split(when, &day, &second);
    }
    *hour = second / 3600;
    *minute = second / 60 % 60;
}

void moment_format_span(int64_t seconds, char *out, size_t size)
{
    int64_t span = seconds < 0 ? 0 : seconds;
    if (span < 3600) {
        snprintf(out, size, "%dm", (int)(span / 60));
    } else if (span < DAY_SECONDS) {
        snprintf(out, size, "%dh", (int)(span / 3600));
    } else if (span < (int64_t)1000 * DAY_SECONDS) {
        snprintf(out, size, "%dd", (int)(span / DAY_SECONDS));
    } else {
        int64_t years = span / ((int64_t)365 * DAY_SECONDS);
        snprintf(out, size, "%dy", (int)(years < 999 ? years : 999));
    }
}

bool moment_parse_span(struct text text, int64_t *seconds)
{
    static const struct {
        char letter;
        int64_t seconds;
    } units[] = {
        {'s', 1}, {'m', 60}, {'h', 3600}, {'d', DAY_SECONDS}, {'w', 7 * DAY_SECONDS}};
    if (text_is(text, "now")) {
        *seconds = 0;
        return true;
    }
    for (size_t i = 0; text.len != 0 && i < COUNT_OF(units); i++) {
        int64_t count;
        if (text.bytes[text.len - 1] == units[i].letter) {
            struct text digits = text_from(text.bytes, text.len - 1);
            if (!text_to_integer(digits, 0, INT64_MAX / units[i].seconds, &count)) {
                return false;
            }
            *seconds = count * units[i].seconds;
            return true;
        }
    }
    return false;
}
