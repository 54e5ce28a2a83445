/*
 * What a reply tells a customer of their own record, word for word: e-mails, phones,
 * addresses. It proves what stands there and says nothing of any other value, which may be
 * a new one that the customer has just told.
 */
#include "guard/judge.h"
#include "guard/plain.h"

#include <string.h>

#define VALUES_MAX  ((size_t)8)  /* of a kind, and of orders */
#define VALUE_BYTES ((size_t)5)  /* shorter ones stand in many words */
#define CITY_BYTES  ((size_t)2)  /* of one with its country behind it */
#define PARTS_MAX   6            /* of an address */
#define COST_BYTES  ((size_t)64) /* of the text, for a unit of work */

/* "ana@example.org" of "joana@example.org" or "ana@example.org.uk" is another value. */
static bool is_apart(struct text text, size_t start, size_t end)
{
    char before = start == 0 ? ' ' : text.bytes[start - 1];
    char behind = end == text.len ? ' ' : text.bytes[end];
    bool goes_on =
        behind == '.' && end + 1 < text.len && plain_is_word(text.bytes[end + 1]);
    return !plain_is_word(before) && strchr(".-_+@", before) == NULL &&
           !plain_is_word(behind) && strchr("-_@", behind) == NULL && !goes_on;
}

/* A value of the record in the text, as a word of its own; false where it is not there. */
static bool value_found(struct text text, const char *value, size_t least, size_t *start)
{
    size_t len = value == NULL ? 0 : strlen(value);
    for (size_t i = 0; len >= least && i + len <= text.len; i++) {
        const char *at = memchr(text.bytes + i, value[0], text.len - len - i + 1);
        if (at == NULL) {
            return false;
        }
        i = (size_t)(at - text.bytes);
        if (memcmp(at, value, len) == 0 && is_apart(text, i, i + len)) {
            *start = i;
            return true;
        }
    }
    return false;
}

/* Where the next part ends that stands behind, apart by a comma or a space; 0: nowhere. */
static size_t part_behind(struct text text, size_t from, const char *part)
{
    static const char *const apart[] = {", ", "、", "، ", " ", "，", "\n", ",\n"};
    size_t len = part == NULL ? 0 : strlen(part);
    for (size_t i = 0; len > 0 && i < COUNT_OF(apart); i++) {
        struct text rest = text_from(text.bytes + from, text.len - from);
        size_t gap = strlen(apart[i]);
        if (text_starts_with(rest, apart[i]) && rest.len >= gap + len &&
            memcmp(rest.bytes + gap, part, len) == 0 &&
            (rest.len == gap + len || !plain_is_word(rest.bytes[gap + len]))) {
            return from + gap + len;
        }
    }
    return 0;
}

/* The record has these words as they stand: "Calle Mayor 1" is no product, the 5 of "HR3
 * 5DE" counts nothing and 桜丘2-14-6 is no day. */
static void claims_forget(struct opinion *opinion, size_t start, size_t end)
{
    size_t kept = 0;
    for (size_t i = 0; i < opinion->claim_count; i++) {
        const struct claim *claim = &opinion->claims[i];
        if (claim->start < start || claim->end > end) {
            opinion->claims[kept++] = opinion->claims[i];
        }
    }
    opinion->claim_count = kept;
}

struct claim *told_claim(struct judge *judge, size_t start, size_t end)
{
    const struct scan *scan = &judge->reading->scan;
    size_t first = scan_token_at(scan, start);
    size_t behind = scan_token_at(scan, end);
    if (first >= behind) {
        return NULL;
    }
    claims_forget(judge->opinion, start, end);
    if (tokens_are_claimed(judge, first, behind, ~KIND_BIT(CLAIM_PROMISE))) {
        return NULL;
    }
    struct claim *claim = claim_add(judge, first, behind, CLAIM_STATUS, VERDICT_PROVED);
    claim->start = start;
    claim->end = end;
    return claim;
}

static void told_prove(struct judge *judge, size_t start, size_t end,
                       const struct source *source)
{
    const struct scan *scan = &judge->reading->scan;
    unsigned scopes = reading_scopes(judge->reading, scan_token_at(scan, start),
                                     scan_token_at(scan, end));
    struct claim *claim =
        (scopes & SCOPE_QUOTED) != 0 ? NULL : told_claim(judge, start, end);
    if (claim != NULL) {
        claim_from(claim, source->kind, source->id, source->field, source->value);
    }
}

static void values_prove(struct judge *judge, const char *const *values, size_t count,
                         const char *name)
{
    struct text text = judge->reading->scan.text;
    for (size_t i = 0; i < count && i < VALUES_MAX; i++) {
        size_t start;
        if (judge_works(judge, 1 + text.len / COST_BYTES) &&
            value_found(text, values[i], VALUE_BYTES, &start)) {
            struct source source = {
                .kind = "customer",
                .id = judge->facts->customer->id,
                .field = arena_format(judge->arena, "%s[%zu]", name, i),
                .value = values[i],
            };
            told_prove(judge, start, start + strlen(values[i]), &source);
        }
    }
}

/* From its street on as much of it as follows; from its city where the country does. */
static void address_prove(struct judge *judge, const struct address *address,
                          struct source source)
{
    const char *parts[PARTS_MAX] = {address->line1, address->line2,  address->postcode,
                                    address->city,  address->region, address->country};
    static const size_t from[] = {0, 3};
    static const size_t least[] = {VALUE_BYTES, CITY_BYTES};
    struct text text = judge->reading->scan.text;
    for (size_t i = 0; i < COUNT_OF(from); i++) {
        size_t start;
        if (!judge_works(judge, 1 + text.len / COST_BYTES) ||
            !value_found(text, parts[from[i]], least[i], &start)) {
            continue;
        }
        size_t end = start + strlen(parts[from[i]]);
        size_t told = 1;
        for (size_t k = from[i] + 1; k < PARTS_MAX; k++) {
            size_t next = part_behind(text, end, parts[k]);
            told += next != 0;
            end = next != 0 ? next : end;
        }
        if (from[i] == 0 || told > 1) {
            source.value = arena_copy(judge->arena, text.bytes + start, end - start);
            told_prove(judge, start, end, &source);
        }
    }
}

void record_told_read(struct judge *judge)
{
    const struct facts *facts = judge->facts;
    const struct customer *customer = facts->customer;
    struct text text = judge->reading->scan.text;
    if (customer == NULL || facts->sender == SENDER_STRANGER) {
        return;
    }
    if (memchr(text.bytes, '@', text.len) != NULL) {
        values_prove(judge, customer->emails, customer->email_count, "emails");
    }
    values_prove(judge, customer->phones, customer->phone_count, "phones");
    for (size_t i = 0; i < customer->address_count && i < VALUES_MAX; i++) {
        struct source source = {
            .kind = "customer",
            .id = customer->id,
            .field = arena_format(judge->arena, "addresses[%zu]", i),
        };
        address_prove(judge, &customer->addresses[i], source);
    }
    for (size_t i = 0; i < facts->order_count && i < VALUES_MAX; i++) {
        const struct order *order = &facts->orders[i];
        struct source source = {.kind = "order", .id = order->id, .field = "address"};
        address_prove(judge, &order->address, source);
    }
}
