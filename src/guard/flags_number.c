#include "guard/judge.h"
#include "guard/mask.h"
#include "guard/plain.h"

#include <string.h>

/* Numbers of cards, accounts and identity papers as masking knows them: of all countries,
 * between other words, and disguised. */

static const char *reason_of(enum mask_kind kind)
{
    switch (kind) {
    case MASK_CARD:
        return "This looks like a payment card number.";
    case MASK_ACCOUNT:
        return "This looks like a bank account number.";
    case MASK_IDENTITY:
        return "This looks like an identity number.";
    default:
        return NULL;
    }
}

static bool is_key(const char *value, const char *key, struct arena *arena)
{
    return value != NULL && strcmp(plain_key(value, arena), key) == 0;
}

/* The number of an order, a parcel or a product, and no card's: one in ten looks like one.
 */
static bool is_of_shop(const struct judge *judge, const char *key)
{
    const struct facts *facts = judge->facts;
    bool found = false;
    for (size_t i = 0; i < facts->order_count && !found; i++) {
        const struct order *order = &facts->orders[i];
        found = is_key(order->id, key, judge->arena);
        for (size_t k = 0; k < order->shipment_count; k++) {
            found |= is_key(order->shipments[k].tracking, key, judge->arena);
        }
    }
    for (size_t i = 0; i < facts->product_count && !found; i++) {
        found = is_key(facts->products[i].id, key, judge->arena);
    }
    return found;
}

#define ORDER_DIGITS_MIN 6

/* "M-26-51577 6.500": the number of an order and what stands behind it. */
static bool begins_with_order(const struct judge *judge, const char *key)
{
    const struct facts *facts = judge->facts;
    for (size_t i = 0; i < facts->order_count; i++) {
        const char *id = plain_key(facts->orders[i].id, judge->arena);
        const char *digits = id + strcspn(id, "0123456789");
        size_t len = strlen(digits);
        if (len >= ORDER_DIGITS_MIN && strspn(digits, "0123456789") == len &&
            strncmp(key, digits, len) == 0) {
            return true;
        }
    }
    return false;
}

/* What a public article names everybody may read: the shop's own account. */
static bool is_public(const struct judge *judge, const char *key)
{
    const struct facts *facts = judge->facts;
    for (size_t i = 0; i < facts->article_count; i++) {
        const struct article *article = &facts->articles[i];
        if (!article->is_internal && article->text != NULL &&
            strstr(plain_key(article->text, judge->arena), key) != NULL) {
            return true;
        }
    }
    return false;
}

bool number_is_phone(const struct judge *judge, const char *key)
{
    const struct customer *customer = judge->facts->customer;
    for (size_t i = 0; customer != NULL && i < customer->phone_count; i++) {
        const char *phone = customer->phones[i];
        if (phone != NULL && strstr(plain_key(phone, judge->arena), key) != NULL) {
            return true;
        }
    }
    return false;
}

static bool is_flagged(const struct judge *judge, size_t start, size_t end)
{
    for (size_t i = 0; i < judge->opinion->flag_count; i++) {
        const struct flag *flag = &judge->opinion->flags[i];
        if (flag->kind == FLAG_PERSONAL_DATA && flag->start < end && start < flag->end) {
            return true;
        }
    }
    return false;
}

static void flag_number(struct judge *judge, size_t start, size_t end, enum mask_kind kind)
{
    struct text text = judge->reading->scan.text;
    const char *reason = reason_of(kind);
    if (reason == NULL || is_flagged(judge, start, end)) {
        return;
    }
    const char *key =
        plain_key(arena_copy(judge->arena, text.bytes + start, end - start), judge->arena);
    if (kind == MASK_IDENTITY && begins_with_order(judge, key)) {
        return;
    }
    if (!is_of_shop(judge, key) && !is_public(judge, key) && !number_is_phone(judge, key)) {
        flag_add(judge, start, end, RULE_SECRET_NUMBER, reason);
    }
}

void flags_of_disguised(struct judge *judge)
{
    size_t count;
    const struct mask_number *numbers =
        mask_numbers_in(judge->reading->scan.text, judge->arena, &count);
    for (size_t i = 0; i < count; i++) {
        flag_number(judge, numbers[i].start, numbers[i].end, numbers[i].kind);
    }
}
