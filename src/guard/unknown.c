#include "guard/guard.h"

#include "guard/numbered.h"
#include "guard/reading.h"

#include <string.h>

#define VALUES_MAX        32
#define NUMBER_DIGITS_MIN 5
#define PHONE_DIGITS_MIN  9

struct gatherer {
    const struct facts *facts;
    struct arena *arena;
    struct unknown_value *values;
    size_t count;
};

static bool has(const char *whole, const char *part)
{
    return whole != NULL && strcasestr(whole, part) != NULL;
}

static bool is_on_record(const struct facts *facts, const char *value)
{
    const struct customer *customer = facts->customer;
    for (size_t i = 0; customer != NULL && i < customer->email_count; i++) {
        if (has(customer->emails[i], value)) {
            return true;
        }
    }
    for (size_t i = 0; customer != NULL && i < customer->phone_count; i++) {
        if (has(customer->phones[i], value)) {
            return true;
        }
    }
    return false;
}

static bool is_on_orders(const struct facts *facts, const char *value)
{
    for (size_t i = 0; i < facts->order_count; i++) {
        if (has(facts->orders[i].id, value)) {
            return true;
        }
        for (size_t k = 0; k < facts->orders[i].shipment_count; k++) {
            if (has(facts->orders[i].shipments[k].tracking, value)) {
                return true;
            }
        }
    }
    return false;
}

/* The shop's own addresses and numbers, and what a product is called. */
static bool is_public(const struct facts *facts, const char *value)
{
    for (size_t i = 0; i < facts->article_count; i++) {
        if (!facts->articles[i].is_internal && has(facts->articles[i].text, value)) {
            return true;
        }
    }
    for (size_t i = 0; i < facts->promotion_count; i++) {
        if (has(facts->promotions[i].id, value)) {
            return true;
        }
    }
    for (size_t i = 0; i < facts->product_count; i++) {
        if (has(facts->products[i].id, value) || has(facts->products[i].title, value)) {
            return true;
        }
    }
    return false;
}

static void value_add(struct gatherer *gatherer, struct text value)
{
    if (gatherer->count == VALUES_MAX || value.len == 0) {
        return;
    }
    const char *copy = arena_copy(gatherer->arena, value.bytes, value.len);
    for (size_t i = 0; i < gatherer->count; i++) {
        if (strcmp(gatherer->values[i].value, copy) == 0) {
            return;
        }
    }
    if (!is_on_record(gatherer->facts, copy) && !is_on_orders(gatherer->facts, copy) &&
        !is_public(gatherer->facts, copy)) {
        gatherer->values[gatherer->count++].value = copy;
    }
}

static bool is_mail_byte(unsigned char byte)
{
    return (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') ||
           byte == '.' || byte == '-' || byte == '_' || byte == '+';
}

static void mails_gather(struct gatherer *gatherer, struct text text)
{
    size_t passed = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.bytes[i] != '@') {
            continue;
        }
        size_t start = i;
        size_t end = i + 1;
        while (start > passed && is_mail_byte((unsigned char)text.bytes[start - 1])) {
            start--;
        }
        while (end < text.len && is_mail_byte((unsigned char)text.bytes[end])) {
            end++;
        }
        while (end > i + 1 && text.bytes[end - 1] == '.') {
            end--;
        }
        if (start < i && memchr(text.bytes + i, '.', end - i) != NULL) {
            value_add(gatherer, text_from(text.bytes + start, end - start));
        }
        passed = i + 1;
    }
}

/* "+34 600 000 101": digits in groups. Returns the token behind it. */
static size_t phone_gather(struct gatherer *gatherer, const struct reading *reading,
                           size_t token)
{
    size_t end = token;
    size_t digits = 0;
    while (end < reading->scan.count && end - token < 8 &&
           reading->scan.tokens[end].kind == TOKEN_NUMBER &&
           (end == token || reading->scan.tokens[end].before == ' ' ||
            reading->scan.tokens[end].before == '-')) {
        digits += scan_folded(&reading->scan, end).len;
        end++;
    }
    bool has_plus = token > 0 && scan_is(&reading->scan, token - 1, "+");
    bool is_phone = digits >= PHONE_DIGITS_MIN && digits <= 15 &&
                    (has_plus || scan_folded(&reading->scan, token).bytes[0] == '0');
    if (!is_phone) {
        return token;
    }
    value_add(gatherer, reading_text(reading, has_plus ? token - 1 : token, end));
    return end;
}

static bool is_number(const struct numbered *found)
{
    return found->digits >= NUMBER_DIGITS_MIN &&
           memchr(found->raw.bytes, '.', found->raw.len) == NULL &&
           memchr(found->raw.bytes, ',', found->raw.len) == NULL;
}

void guard_unknown_values(const struct facts *facts, struct text text, struct arena *arena,
                          struct unknown_value **values, size_t *count)
{
    struct reading reading;
    struct gatherer gatherer = {.facts = facts, .arena = arena};
    text = text.bytes == NULL ? text_of("") : text;
    gatherer.values = arena_get(arena, VALUES_MAX * sizeof(*gatherer.values));
    reading_read(text, arena, &reading);
    mails_gather(&gatherer, text);
    for (size_t i = 0; i < reading.scan.count && gatherer.count < VALUES_MAX;) {
        struct numbered found;
        if ((reading.scopes[i] & SCOPE_LINK) != 0) {
            i++;
            continue;
        }
        size_t behind = phone_gather(&gatherer, &reading, i);
        if (behind == i && numbered_at(&reading, i, &found)) {
            behind = found.end;
            if (is_number(&found)) {
                value_add(&gatherer, found.raw);
            }
        }
        i = behind > i ? behind : i + 1;
    }
    *values = gatherer.values;
    *count = gatherer.count;
}
