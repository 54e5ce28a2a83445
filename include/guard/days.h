/*
 * The days that an order has for what happens to it, and those of promotions. Private to
 * the guard.
 */
#ifndef GUARD_DAYS_H
#define GUARD_DAYS_H

#include "guard/judge.h"

#define DAYS_KNOWN_MAX 12

struct known_day {
    struct day day;
    const char *field; /* of an order, or a promotion's id */
};
struct known_days {
    struct known_day items[DAYS_KNOWN_MAX];
    size_t count;
};

/* What a date may be the date of; the likelier first. */
struct events {
    enum event items[4];
    size_t count;
};
struct events events_near(const struct reading *reading, const struct value *value);
/* The date in the year in which it lies nearest to the known day, unless one is written. */
struct day date_beside(const struct value *value, struct day day, struct day known);
/* The last word of an event in front of the date in its clause; NULL: none. */
const struct mark *event_in_front(const struct reading *reading, const struct value *value);
/* "We sent the label yesterday", and no parcel or order is named: no day of those. */
bool sends_papers(const struct reading *reading, const struct value *value,
                  const struct events *events);

/* "your message of 20 November": a message, and no event between it and the date. */
bool date_is_of_message(const struct reading *reading, const struct value *value);
/* "Your return arrived here on": no day of an order tells that. */
bool date_is_of_return(const struct reading *reading, const struct value *value,
                       const struct order *order, const struct events *events);
/* The last day of a code that the text tells wrong, of the one that is spoken of, or of any
   that is public; NULL: none. */
const struct promotion *day_is_of_no_code(struct judge *judge, const struct value *value,
                                          struct day day);
/* None of the customer's orders has that day for any of the events, nor could have. */
bool day_is_of_no_order(struct judge *judge, const struct value *value, struct day day,
                        const struct events *events);
/* Adds the order's days of that event. */
void days_of_order(struct judge *judge, const struct order *order, enum event event,
                   struct known_days *days);
/* The sentence speaks of a voucher or a discount, by whatever word. */
bool speaks_of_promotions(const struct reading *reading, const struct sentence *sentence);
/*
 * Adds the days of the codes in the token's sentence and the one before; where they name
 * none but speak of promotions, of all public ones.
 */
void days_of_promotions(const struct judge *judge, size_t token, struct known_days *days);

/* A weekday beside a date: the same day once more. */
enum weekday_fit { WEEKDAY_ALONE, WEEKDAY_FITS, WEEKDAY_DIFFERS };
/* Whether the weekday is that of the date beside it; day is that date, unless alone. */
enum weekday_fit weekday_fit(const struct judge *judge, const struct value *value,
                             struct day *day);
/* "Every Tuesday and Thursday", "Monday to Friday": a habit of the shop, and no day to
 * come. */
bool weekday_is_habit(const struct reading *reading, const struct value *value);
#define WEEKDAY_BIT(day) ((uint8_t)(1u << (day))) /* 0 Monday to 6 Sunday */
/* The weekdays that a sentence names, those of a span all; its reading's values are read.
 */
uint8_t reading_weekdays(const struct reading *reading, const struct sentence *sentence);
/* The weekday right in front of the date that names the same day; NULL: none. */
const struct value *weekday_of_date(const struct reading *reading,
                                    const struct value *value);
/* "30 days from delivery, so until 18 December": the order whose day leads there by a
   length of time that the text names nearby; NULL: none. */
const struct order *order_of_term(struct judge *judge, const struct value *value,
                                  struct day day);

/* The last day of that length, counted from a day; false where none can be told. */
bool term_ends(struct day from, const struct value *length, struct day *last);
/* So long after the one day it is the other. */
bool term_leads_to(struct day from, const struct value *length, struct day day);

/* Where the words make the date the end of a time, the rule of its matter that leads from a
   day of an order to this one, and the order; NULL: none. */
const struct rule *rule_of_last_day(struct judge *judge, const struct value *value,
                                    struct day day, const struct order **order);
/* "23 days left": of a time that runs already. */
bool length_is_rest(const struct reading *reading, const struct value *value);
/* "8 days, so until 5 December": the rule of so long for which an order waits to be paid,
   where it leads from the day of one that does to the date behind; NULL: none. */
const struct rule *rule_of_unpaid(struct judge *judge, const struct value *value);
/* "Left on the 13th and came five days later": the day that the length leads to from the
   date in front, proved or contradicted by the order's day of what happened then. */
bool length_by_later(struct judge *judge, const struct value *value);
/* "Refunded 17 days after delivery": proves it where an order has two days so far apart of
   the steps that the clause tells, and no rule is told; or contradicts it by the order that
   is named. */
bool length_by_distance(struct judge *judge, const struct value *value);
/* How long after something what is told as done was done: no rule's length. */
bool length_is_of_deed(const struct reading *reading, const struct value *value);
/* The same of "the Monday after", which is claimed or passed over. */
bool weekday_by_later(struct judge *judge, const struct value *value);
/* "Later" stands right behind the length or the weekday. */
bool day_is_told_later(const struct reading *reading, const struct value *value);
/* "four days late", "two days ago". */
bool length_has_passed(const struct reading *reading, const struct value *value);
/* Proves what is left of a rule's time, or what has passed since a day of an order. */
bool length_by_rest(struct judge *judge, const struct value *value);
bool length_by_past(struct judge *judge, const struct value *value);

/* The season that the order was placed in; NULL: none. */
const struct season *season_of(const struct judge *judge, const struct order *order);
/* The last day of some season. */
bool day_is_of_season(const struct judge *judge, const struct value *value);
/* Adds a claim where the day is told as the last one, and is that of the season of the
   order that is spoken of, or of any of the customer's where none is called. */
bool season_proves(struct judge *judge, const struct value *value);
/* "Until", "by", "the last day" stand near it. */
bool day_is_last(const struct reading *reading, const struct value *value);

/* The articles' only time to return something, NULL where they tell none or several. */
const struct rule *rule_of_returns(const struct judge *judge);
/* The last day on which an order may be given back, and the line that tells it. */
struct last_day {
    struct day day;  /* unset: nobody can tell */
    struct day term; /* by the days since its delivery alone; may be unset */
    const struct article *article;
    struct text quote;
};
/* By the season that it was placed in, else by the rule of returns; unset where it is not
   delivered, or the articles name last days of their own. */
struct last_day last_day_of_return(const struct judge *judge, const struct order *order);
/* "until" stands in front of the day, of Chinese and Japanese behind it. */
bool day_is_until(const struct reading *reading, const struct value *value);
/* The day stands behind "until", in a clause about giving back. */
bool tells_return_limit(const struct judge *judge, const struct value *value);
/* Adds a claim where the day is told as that limit, and is it or is not. */
bool return_limit_judge(struct judge *judge, const struct value *value,
                        const struct order *order, bool may_contradict);
/* A weekday that is still to come, or that of what happened in some other week. */
bool weekday_is_open(struct judge *judge, const struct value *value,
                     const struct order *order, const struct events *events);
/* The day that a weekday by itself means, of what is still to come: the next of that name.
   False where it has been, may be of another week, or another day stands beside it. */
bool weekday_names_day(const struct judge *judge, const struct value *value,
                       struct day *day);
/* The day that a date, "tomorrow" or a weekday to come names; unset where it names none. */
struct day day_of_value(const struct judge *judge, const struct value *value);
/* "last Friday" */
bool weekday_has_been(const struct reading *reading, const struct value *value);

/* What leaves on that day leaves within the time that the shop takes by its rules, or on a
   weekday of this week on which it sends. */
bool day_is_within_handling(struct judge *judge, struct day day);

#endif
