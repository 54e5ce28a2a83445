/* Days as people write them, in the customer's locale. Pure. */
#ifndef GUARD_DATE_H
#define GUARD_DATE_H

#include "base/moment.h"
#include "guard/reading.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * The date that begins at the token: 2026-11-19, 19.11., 19/11, 11/19, "19 November",
 * "Nov 19, 2026", 11月19日; fills value as VALUE_DATE. A date without a year gets the year
 * that lies nearest to today.
 */
bool date_at(const struct reading *reading, size_t token, const struct date_style *style,
             struct value *value);
/* "the 25th", "el 25", "am 25.", 25号: a day of this month or one next to it; weak. */
bool date_of_month_at(const struct reading *reading, size_t token,
                      const struct date_style *style, struct value *value);
/* "end of January", "end of next month", 月底: fills value as VALUE_END, its last day. */
bool date_end_at(const struct reading *reading, size_t token,
                 const struct date_style *style, struct value *value);
/* How a country writes numeric dates; a name or an ISO 3166 code, NULL: not known. */
enum date_order date_order_of(const char *country);

#endif
