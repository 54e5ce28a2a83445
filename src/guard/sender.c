#include "guard/guard.h"

#include <string.h>

static bool is_mail(const char *sender)
{
    return strchr(sender, '@') != NULL;
}

/* The digits of two phone numbers agree from the end, as far as the shorter goes, seven at
 * least. */
static bool is_same_phone(const char *a, const char *b)
{
    const char *left = a + strlen(a);
    const char *right = b + strlen(b);
    int same = 0;
    for (;;) {
        while (left > a && (left[-1] < '0' || left[-1] > '9')) {
            left--;
        }
        while (right > b && (right[-1] < '0' || right[-1] > '9')) {
            right--;
        }
        if (left == a || right == b) {
            return same >= 7;
        }
        if (*--left != *--right) {
            return false;
        }
        same++;
    }
}

static bool has_phone(const struct customer *customer, const char *sender)
{
    for (size_t i = 0; i < customer->phone_count; i++) {
        if (is_same_phone(customer->phones[i], sender)) {
            return true;
        }
    }
    return false;
}

enum sender_state guard_sender(const struct ticket *ticket, const struct customer *customer)
{
    const struct message *last = ticket == NULL ? NULL : ticket_last_from_customer(ticket);
    if (last == NULL || customer == NULL) {
        return SENDER_UNKNOWN;
    }
    if (last->sender == NULL || last->sender[0] == '\0') {
        bool is_signed_in = ticket->channel == NULL || strcmp(ticket->channel, "chat") == 0;
        return last->verified == VERIFIED_YES ||
                       (is_signed_in && last->verified != VERIFIED_NO)
                   ? SENDER_CUSTOMER
                   : SENDER_UNKNOWN;
    }
    bool is_known = customer_has_email(customer, last->sender) ||
                    (!is_mail(last->sender) && has_phone(customer, last->sender));
    if (is_known) {
        return last->verified == VERIFIED_NO ? SENDER_UNKNOWN : SENDER_CUSTOMER;
    }
    bool has_record =
        is_mail(last->sender) ? customer->email_count > 0 : customer->phone_count > 0;
    return has_record ? SENDER_STRANGER : SENDER_UNKNOWN;
}
