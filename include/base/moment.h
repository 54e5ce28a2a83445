/*
 * Points in time as seconds since 1970 in UTC, calendar days, RFC 3339, and dates in words.
 * Nothing here reads a clock but moment_now() and moment_left_ms(), which only the edge calls.
 */
#ifndef BASE_MOMENT_H
#define BASE_MOMENT_H

#include "base/attributes.h"
#include "base/error.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef int64_t moment_t;
#define MOMENT_NONE INT64_MIN

struct day { /* a calendar day, of the proleptic Gregorian calendar */
    int year;
    int month; /* 1 to 12; 0: no day */
    int date;  /* 1 to 31 */
};

moment_t moment_now(void);
/* Milliseconds until moment_now() tells this second, as the clock goes that it reads. */
int64_t moment_left_ms(moment_t then);
/* RFC 3339 section 5.6, fractions dropped, offset applied; years 0001 to 9999. */
bool moment_parse(struct text text, moment_t *when) MUST_CHECK;
/* "2026-11-19T10:05:00Z"; out has MOMENT_TEXT_SIZE bytes. */
#define MOMENT_TEXT_SIZE 32
void moment_format(moment_t when, char *out);

/* YYYY-MM-DD of a day that exists. */
bool day_parse(struct text text, struct day *day) MUST_CHECK;
/* As day_parse(), or an RFC 3339 time, whose day in the shop's zone is taken. */
bool day_parse_any(struct text text, struct day *day) MUST_CHECK;
void day_format(struct day day, char *out); /* MOMENT_TEXT_SIZE bytes */
bool day_is_set(struct day day);
/* Days since 1970-01-01, and back. */
int64_t day_number(struct day day);
struct day day_from_number(int64_t number);
/* 0 Monday to 6 Sunday. */
int day_weekday(struct day day);
int day_compare(struct day a, struct day b);

/*
 * The shop's time zone, an IANA name, for the whole program; set once at start, UTC before.
 * False where the system has no such zone.
 */
bool moment_set_zone(const char *name, struct error *err);
struct day moment_day(moment_t when);                           /* in the shop's zone */
void moment_clock(moment_t when, int *hour, int *minute);       /* in the shop's zone */

/*
 * The day in words as written in the middle of a sentence: "19 November" (en), "19 de noviembre"
 * (es), "19. November" (de), "19 novembre" (fr), "11月19日" (zh ja), "19 نوفمبر" (ar); the year
 * is added where it is not today's. Another language is written as English.
 */
void day_format_words(struct day day, const char *lang, struct day today, char *out,
                      size_t size);
/*
 * How long ago the day is, in that language (else English): "today", "yesterday", "5 days
 * ago", "3 weeks ago", "7 months ago", "2 years ago"; "" for a day to come, or none.
 */
void day_format_ago(struct day day, const char *lang, struct day today, char *out,
                    size_t size);
/* "19 Nov", for columns. */
void day_format_short(struct day day, char *out, size_t size);
/* The month (1 to 12) that this folded word names in any language known here, else 0. */
int day_month_named(struct text word);
/* "14m", "3h", "5d", at most 4 columns. Negative spans are "0m". */
void moment_format_span(int64_t seconds, char *out, size_t size);
/* "now", "45s", "90m", "2h", "3d", "2w": a length of time, in seconds. */
bool moment_parse_span(struct text text, int64_t *seconds) MUST_CHECK;

#endif
