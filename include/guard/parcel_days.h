/*
 * A day told of one parcel of several by its number. Only in the words in which our own
 * drafts tell it is it surely that parcel's: "parcel JD38 is here and the rest comes on"
 * has a number and a day, too.
 */
#ifndef GUARD_PARCEL_DAYS_H
#define GUARD_PARCEL_DAYS_H

enum parcel_day { PARCEL_SENT, PARCEL_DUE, PARCEL_DELIVERED, PARCEL_DAY_COUNT };

/* How a language, else English, tells it: {t} the parcel's number, {o} its order's, {v} the
   day. */
const char *parcel_phrase(const char *lang, enum parcel_day day);

struct judge;
/* Of sentences in just these words, proves and contradicts the day by that parcel's; after
   all dates. */
void parcel_days_bind(struct judge *judge);

#endif
