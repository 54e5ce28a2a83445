#include "chat/customer.h"

struct text customer_first_name(const struct customer *customer)
{
    struct text rest = text_of(customer->name);
    struct text word;

    if (!text_next_word(&rest, &word))
        return text_of("");
    return word;
}

const char *customer_country(const struct customer *customer)
{
    if (customer->country)
        return customer->country;
    for (size_t i = 0; i < customer->address_count; i++) {
        if (customer->addresses[i].country)
            return customer->addresses[i].country;
    }
    return NULL;
}

bool customer_has_email(const struct customer *customer, const char *email)
{
    if (!email)
        return false;
    struct text wanted = text_trim(text_of(email));
    for (size_t i = 0; i < customer->email_count; i++) {
        if (text_is_ignoring_case(wanted, customer->emails[i]))
            return true;
    }
    return false;
}
