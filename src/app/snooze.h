/* How long a ticket may sleep, in words. Pure. Nobody outside src/app includes it. */
#ifndef APP_SNOOZE_H
#define APP_SNOOZE_H

#include "base/attributes.h"
#include "base/error.h"
#include "base/moment.h"
#include "base/text.h"

#include <stdbool.h>

/* The first hour of a working day. */
#define SNOOZE_HOUR 9

/* The moment at which clocks in the shop's zone show that time on that day. */
moment_t snooze_at(struct day day, int hour, int minute);
moment_t snooze_tomorrow(struct day today);
moment_t snooze_next_week(struct day today); /* the Monday after */
/*
 * In English, and in the words of snooze_words.h for the same, in any case: "reply" (until
 * is MOMENT_NONE), "2h", "in 3 hours", "09:30" or "9am" (today, or tomorrow where that has
 * passed), "tomorrow", "friday" (the one to come), "next friday" (next week's),
 * "coming friday" and "vendredi prochain" (the next there is, not today), "next
 * week", "next month" (its first day), "2 Dec", "2026-12-01", each day with "9:00" behind
 * it or at SNOOZE_HOUR; "until", "on" and "at" may stand between. Later than now; what is
 * no time is refused with examples in its language.
 */
bool snooze_parse(struct text text, moment_t now, struct day today, moment_t *until,
                  struct error *err) MUST_CHECK;
/* The same words, whether the time has passed or not. */
bool snooze_is_time(struct text text, moment_t now, struct day today);
/* "until the next reply", "until 2 Dec 09:00", "until 2 Dec 2028 09:00" where that is more
 * than eleven months away. */
void snooze_format(moment_t until, struct day today, char *out, size_t size);
/* The same with the day of the week: "until Wed 2 Dec 09:00". */
void snooze_tell(moment_t until, struct day today, char *out, size_t size);

#endif
