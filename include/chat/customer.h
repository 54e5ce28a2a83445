/* A customer's profile. Plain data: every pointer is borrowed from an arena. */
#ifndef CHAT_CUSTOMER_H
#define CHAT_CUSTOMER_H

#include "base/moment.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

struct address {
    const char *name; /* NULL where not known, as every text below */
    const char *line1;
    const char *line2;
    const char *city;
    const char *postcode;
    const char *region;
    const char *country; /* a name or an ISO 3166 code, as it came */
};

enum consent { CONSENT_UNKNOWN, CONSENT_GIVEN, CONSENT_REFUSED };

struct customer {
    const char *id;
    const char *name;
    const char *const *emails;
    size_t email_count;
    const char *const *phones;
    size_t phone_count;
    const struct address *addresses;
    size_t address_count;
    const char *lang;
    const char *country;
    const char *const *interests;
    size_t interest_count;
    const char *const *brands;
    size_t brand_count;
    enum consent personalised;
    enum consent marketing;
    enum consent ai;
    struct day since;
};

/*
 * What one writes after "Hi": the first word of the name, the whole name where it is written
 * without spaces. Empty where no name is known.
 */
struct text customer_first_name(const struct customer *customer);
/* The country of the profile, else of the first address that names one; NULL where none does. */
const char *customer_country(const struct customer *customer);
/* The address stands on this record; ASCII case is ignored. */
bool customer_has_email(const struct customer *customer, const char *email);

#endif
