/*
 * What is told of the record in our own words, "carrier of order K12: DHL": the value
 * behind the colon is proved by the record. One that the record has not is unsourced and
 * warns; only the name of another carrier than the one of all the parcels is contradicted.
 */
#include "guard/amounts.h"
#include "guard/judge.h"
#include "guard/plain.h"
#include "guard/record_words.h"

#include <string.h>

#define COLONS_MAX 64 /* of a text, behind which something may be told */
#define PIECES_MAX 64 /* of a list */
#define WORK       ((size_t)40)

/* What a phrase was found to tell, and where its value begins. */
struct telling {
    const struct record_phrases *phrases;
    enum record_told told;
    const struct order *order; /* of a carrier */
    size_t parcel;             /* of TOLD_PARCEL_CARRIER */
    size_t start;
    size_t end; /* of the value, as far as it goes */
};

/* Takes the part off the end of the text, where it stands there. */
static bool takes_last(struct text *text, struct text part)
{
    if (part.len == 0 || text->len < part.len ||
        memcmp(text->bytes + text->len - part.len, part.bytes, part.len) != 0) {
        return false;
    }
    text->len -= part.len;
    return true;
}

/* The first letter may be a capital, as at the front of a sentence. */
static bool takes_head(struct text *text, char letter)
{
    struct text last = text_from(text->bytes + text->len - (text->len > 0), text->len > 0);
    if (!text_is_ignoring_case(last, (const char[]){letter, '\0'})) {
        return false;
    }
    text->len--;
    return true;
}

/* What stands in front ends in a sign, or there is nothing: "no consent given: …" and
 * 未同意：… say something else. */
static bool begins_clause(struct text before)
{
    static const char *const signs[] = {"\n", ".",  ":",  ";",  ",",  "!",  "?",  "(",
                                        "-",  "*",  "。", "；", "，", "：", "、", "！",
                                        "？", "（", "؛",  "،",  "؟",  "•",  "–"};
    while (before.len > 0 && before.bytes[before.len - 1] == ' ') {
        before.len--;
    }
    for (size_t i = 0; i < COUNT_OF(signs); i++) {
        struct text rest = before;
        if (takes_last(&rest, text_of(signs[i]))) {
            return true;
        }
    }
    return before.len == 0;
}

/* The text ends in the phrase, but for its value. From behind: most texts part there. */
static bool ends_in(struct text text, const char *phrase, const char *order,
                    const char *tracking)
{
    for (size_t at = strlen(phrase) - strlen("{v}"); at > 1;) {
        bool is_hole = phrase[at - 1] == '}';
        const char *hole = phrase[at - (is_hole ? 2 : 0)] == 't' ? tracking : order;
        struct text part = is_hole ? text_of(hole) : text_from(phrase + at - 1, 1);
        if (!takes_last(&text, part)) {
            return false;
        }
        at -= is_hole ? 3 : 1;
    }
    return takes_head(&text, phrase[0]) && begins_clause(text);
}

/* The order, and the parcel, whose carrier the text begins to tell. */
static bool carrier_told(const struct facts *facts, struct text head,
                         struct telling *telling)
{
    const char *const *phrases = telling->phrases->of;
    for (size_t i = 0; i < facts->order_count; i++) {
        telling->order = &facts->orders[i];
        telling->told = TOLD_CARRIER;
        if (ends_in(head, phrases[TOLD_CARRIER], telling->order->id, NULL)) {
            return true;
        }
        telling->told = TOLD_PARCEL_CARRIER;
        for (size_t k = 0; k < telling->order->shipment_count; k++) {
            telling->parcel = k;
            if (ends_in(head, phrases[TOLD_PARCEL_CARRIER], telling->order->id,
                        telling->order->shipments[k].tracking)) {
                return true;
            }
        }
    }
    telling->order = NULL;
    return false;
}

static bool telling_found(struct judge *judge, struct text head, struct telling *telling)
{
    const struct record_phrases *phrases;
    for (size_t i = 0; (phrases = record_phrases_numbered(i)) != NULL; i++) {
        telling->phrases = phrases;
        for (int told = TOLD_COUNT - 1; told >= TOLD_INTERESTS; told--) {
            telling->told = (enum record_told)told;
            if (ends_in(head, phrases->of[told], NULL, NULL)) {
                return judge->facts->customer != NULL;
            }
        }
        if (judge_works(judge, judge->facts->order_count) &&
            carrier_told(judge->facts, head, telling)) {
            return true;
        }
    }
    return false;
}

/* What ends a value right there, how long it is; 0: it goes on. The last are commas. */
static size_t ending_at(struct text text, size_t at, bool by_comma)
{
    static const char *const ends[] = {"\n", "。", "；", "؛", ";", ",", "，", "、", "،"};
    size_t count = COUNT_OF(ends) - (by_comma ? 0 : 4);
    bool is_point = at < text.len && text.bytes[at] == '.' &&
                    (at + 1 == text.len || strchr(" \n", text.bytes[at + 1]) != NULL);
    for (size_t i = 0; i < count; i++) {
        if (text_starts_with(text_from(text.bytes + at, text.len - at), ends[i])) {
            return strlen(ends[i]);
        }
    }
    return is_point || at == text.len;
}

/* As the record has it, or as far as it goes. */
static size_t value_end(struct text text, size_t start, struct text right, bool by_comma)
{
    struct text rest = text_from(text.bytes + start, text.len - start);
    if (right.len > 0 && rest.len >= right.len &&
        memcmp(rest.bytes, right.bytes, right.len) == 0 &&
        ending_at(text, start + right.len, by_comma) > 0) {
        return start + right.len;
    }
    size_t end = start;
    while (end < text.len && ending_at(text, end, by_comma) == 0) {
        end++;
    }
    while (end > start && text.bytes[end - 1] == ' ') {
        end--;
    }
    return end;
}

/* The next piece of a list; false behind the last. */
static bool piece_next(struct text *rest, const char *comma, struct text *piece)
{
    const char *bare = text_trim(text_of(comma)).bytes;
    size_t len = text_trim(text_of(comma)).len;
    size_t at = 0;
    if (rest->len == 0) {
        return false;
    }
    while (at < rest->len &&
           (rest->len - at < len || memcmp(rest->bytes + at, bare, len) != 0)) {
        at++;
    }
    *piece = text_trim(text_from(rest->bytes, at));
    size_t next = at + len < rest->len ? at + len : rest->len;
    *rest = text_from(rest->bytes + next, rest->len - next);
    return true;
}

static bool has_piece(struct text list, const char *comma, struct text wanted)
{
    struct text piece;
    while (piece_next(&list, comma, &piece)) {
        if (text_equals(piece, wanted)) {
            return true;
        }
    }
    return false;
}

/* Each piece of the list is one of the record's: some may be left out. */
static bool is_part_of(struct text value, struct text right, const char *comma)
{
    struct text piece;
    size_t pieces = 0;
    while (piece_next(&value, comma, &piece)) {
        if (piece.len == 0 || ++pieces > PIECES_MAX || !has_piece(right, comma, piece)) {
            return false;
        }
    }
    return pieces > 0;
}

static bool is_list(enum record_told told)
{
    return told >= TOLD_INTERESTS && told <= TOLD_REFUSED;
}

static bool is_amount(enum record_told told)
{
    return told == TOLD_BOUGHT || told == TOLD_TOTALS;
}

static bool is_carrier(enum record_told told)
{
    return told == TOLD_CARRIER || told == TOLD_PARCEL_CARRIER;
}

/* Of the parcel told of, or of the order, where it brings all of its parcels; NULL. */
static const char *carrier_right(const struct telling *telling)
{
    const struct order *order = telling->order;
    size_t at = telling->told == TOLD_PARCEL_CARRIER ? telling->parcel : 0;
    const char *carrier = at < order->shipment_count ? order->shipments[at].carrier : NULL;
    bool is_told = carrier != NULL && carrier[0] != '\0';
    for (size_t i = 0; telling->told == TOLD_CARRIER && i < order->shipment_count; i++) {
        is_told = is_told && string_equals(order->shipments[i].carrier, carrier);
    }
    return is_told ? carrier : NULL;
}

static bool is_on(const struct claim *claim, const struct telling *telling)
{
    return claim->start < telling->end && claim->end > telling->start;
}

/* No claim but this one is on the value: it is told by these words alone. */
static struct claim *claim_alone(struct judge *judge, const struct telling *telling,
                                 enum verdict verdict)
{
    static const enum claim_kind kinds[TOLD_COUNT] = {
        [TOLD_CARRIER] = CLAIM_TRACKING, [TOLD_PARCEL_CARRIER] = CLAIM_TRACKING,
        [TOLD_INTERESTS] = CLAIM_STATUS, [TOLD_BRANDS] = CLAIM_STATUS,
        [TOLD_AGREED] = CLAIM_STATUS,    [TOLD_REFUSED] = CLAIM_STATUS,
        [TOLD_ORDERS] = CLAIM_STATUS,    [TOLD_BOUGHT] = CLAIM_AMOUNT,
        [TOLD_TOTALS] = CLAIM_AMOUNT,    [TOLD_SINCE] = CLAIM_STATUS,
    };
    struct opinion *opinion = judge->opinion;
    const struct scan *scan = &judge->reading->scan;
    size_t kept = 0;
    for (size_t i = 0; i < opinion->claim_count; i++) {
        if (!is_on(&opinion->claims[i], telling)) {
            opinion->claims[kept++] = opinion->claims[i];
        }
    }
    opinion->claim_count = kept;
    size_t first = scan_token_at(scan, telling->start);
    size_t end = scan_token_at(scan, telling->end);
    struct claim *claim = claim_add(judge, first, end > first ? end : first + 1,
                                    kinds[telling->told], verdict);
    claim->start = telling->start;
    claim->end = telling->end;
    return claim;
}

/* What the record has not; what was claimed of it stays, but for an amount that is proved
 * of something else: an order's total is not all that was bought for. */
static void doubt(struct judge *judge, const struct telling *telling)
{
    bool stays = false;
    for (size_t i = 0; i < judge->opinion->claim_count; i++) {
        const struct claim *claim = &judge->opinion->claims[i];
        stays |= is_on(claim, telling) &&
                 (!is_amount(telling->told) || claim->verdict != VERDICT_PROVED);
    }
    if (!stays) {
        claim_alone(judge, telling, VERDICT_UNSOURCED)->severity = SEVERITY_WARN;
    }
}

/* Where the name stands in the text as a word, "our partner DHL", 德国DHL; SIZE_MAX. */
static size_t name_at(struct text text, const char *name)
{
    size_t len = strlen(name);
    for (size_t at = 0; at + len <= text.len; at++) {
        bool is_word = (at == 0 || !plain_is_word(text.bytes[at - 1])) &&
                       (at + len == text.len || !plain_is_word(text.bytes[at + len]));
        if (is_word && strncasecmp(text.bytes + at, name, len) == 0) {
            return at;
        }
    }
    return SIZE_MAX;
}

/* The tokens say of the carrier that it is not, or name another beside it. */
static bool is_taken_back(struct judge *judge, size_t first, size_t end,
                          const char *carrier)
{
    const struct reading *reading = judge->reading;
    static const enum meaning denials[] = {MEANING_NEGATION, MEANING_DENIED};
    if (reading_means_any(reading, first, end, denials, COUNT_OF(denials))) {
        return true;
    }
    for (size_t i = reading->mark_from[first]; i < reading->mark_from[end]; i++) {
        if (reading->marks[i].meaning == MEANING_CARRIER &&
            !carrier_is(judge, carrier, reading->marks[i].value)) {
            return true;
        }
    }
    return false;
}

/* The value is the name of another carrier that is known, and nothing else. */
static bool is_other(struct judge *judge, size_t first, size_t end, struct text value,
                     const char *carrier)
{
    const struct mark *mark = reading_mark_at(judge->reading, first, MEANING_CARRIER);
    const struct facts *facts = judge->facts;
    if (mark != NULL && mark->end == end) {
        return !carrier_is(judge, carrier, mark->value);
    }
    for (size_t i = 0; i < facts->order_count; i++) {
        const struct order *order = &facts->orders[i];
        for (size_t k = 0; k < order->shipment_count; k++) {
            const char *name = string_or_empty(order->shipments[k].carrier);
            if (value.len > 0 && text_is_ignoring_case(value, name)) {
                return name_at(text_of(carrier), name) == SIZE_MAX;
            }
        }
    }
    return false;
}

/* The name alone is claimed: the rest says what it says. */
static void carrier_judge(struct judge *judge, struct telling *telling, struct text value)
{
    const struct scan *scan = &judge->reading->scan;
    const char *carrier = carrier_right(telling);
    size_t first = scan_token_at(scan, telling->start);
    size_t end = scan_token_at(scan, telling->end);
    size_t at = carrier == NULL ? SIZE_MAX : name_at(value, carrier);
    bool is_proved = at != SIZE_MAX && (value.len == strlen(carrier) ||
                                        !is_taken_back(judge, first, end, carrier));
    if (!is_proved && (carrier == NULL || !is_other(judge, first, end, value, carrier))) {
        doubt(judge, telling);
        return;
    }
    if (is_proved) {
        telling->start += at;
        telling->end = telling->start + strlen(carrier);
    }
    struct claim *claim =
        claim_alone(judge, telling, is_proved ? VERDICT_PROVED : VERDICT_CONTRADICTED);
    size_t parcel = telling->told == TOLD_PARCEL_CARRIER ? telling->parcel : 0;
    claim_from_order(judge, claim, telling->order,
                     arena_format(judge->arena, "shipments[%zu].carrier", parcel), carrier);
    claim->right_value = is_proved ? NULL : arena_text(judge->arena, carrier);
}

/* The amount that stands there, however it is written, whose end is the value's then; NULL:
 * there is none. */
static const struct value *amount_told(const struct judge *judge, struct telling *telling)
{
    const struct reading *reading = judge->reading;
    size_t first = scan_token_at(&reading->scan, telling->start);
    for (size_t i = 0; is_amount(telling->told) && i < reading->value_count; i++) {
        const struct value *value = &reading->values[i];
        if (value->kind == VALUE_AMOUNT && value->first == first && !value->is_weak) {
            telling->end = reading->scan.tokens[value->end - 1].end;
            return value;
        }
    }
    return NULL;
}

/* It is what all orders came to, where that is so to be told. */
static bool is_sum(const struct judge *judge, const struct telling *telling,
                   const struct value *amount)
{
    const struct facts *facts = judge->facts;
    struct money sum;
    return amount != NULL &&
           (telling->told == TOLD_TOTALS ||
            orders_are_kept(facts->orders, facts->order_count)) &&
           orders_sum(facts->orders, facts->order_count, &sum) &&
           amount_is_money(&sum, amount);
}

static const char *field_told(enum record_told told)
{
    static const char *const fields[TOLD_COUNT] = {
        [TOLD_INTERESTS] = "interests", [TOLD_BRANDS] = "brands", [TOLD_AGREED] = "consent",
        [TOLD_REFUSED] = "consent",     [TOLD_ORDERS] = "orders", [TOLD_BOUGHT] = "orders",
        [TOLD_TOTALS] = "orders",       [TOLD_SINCE] = "since",
    };
    return fields[told];
}

/* Another amount than what all orders came to. */
static void amount_contradicted(struct judge *judge, const struct telling *telling,
                                struct text right)
{
    const char *value = arena_copy(judge->arena, right.bytes, right.len);
    struct claim *claim = claim_alone(judge, telling, VERDICT_CONTRADICTED);
    claim_from(claim, "customer", judge->facts->customer->id, field_told(telling->told),
               value);
    claim->right_value = value;
}

static void profile_judge(struct judge *judge, struct telling *telling, struct text value,
                          struct text right)
{
    const struct value *amount = amount_told(judge, telling);
    bool is_proved =
        text_equals(value, right) || is_sum(judge, telling, amount) ||
        (is_list(telling->told) && is_part_of(value, right, telling->phrases->comma));
    if (is_proved) {
        claim_from(claim_alone(judge, telling, VERDICT_PROVED), "customer",
                   judge->facts->customer->id, field_told(telling->told),
                   arena_copy(judge->arena, value.bytes, telling->end - telling->start));
    } else if (amount != NULL && right.len > 0) {
        amount_contradicted(judge, telling, right);
    } else {
        doubt(judge, telling);
    }
}

static struct text right_value(struct judge *judge, const struct telling *telling)
{
    const struct facts *facts = judge->facts;
    struct buffer out;
    struct text right = {0};
    if (is_carrier(telling->told)) {
        return text_of(string_or_empty(carrier_right(telling)));
    }
    buffer_init(&out, SIZE_MAX);
    if (record_value(telling->phrases, telling->told, facts->customer, facts->orders,
                     facts->order_count, &out)) {
        right = text_from(arena_copy(judge->arena, out.bytes, out.len), out.len);
    }
    buffer_release_wiped(&out);
    return right;
}

static void told_judge(struct judge *judge, struct telling *telling)
{
    struct text text = judge->reading->scan.text;
    struct text right = right_value(judge, telling);
    size_t first = scan_token_at(&judge->reading->scan, telling->start);
    telling->end = value_end(text, telling->start, right, is_carrier(telling->told));
    if (telling->end == telling->start || first >= judge->reading->scan.count ||
        (judge->reading->scopes[first] & SCOPES_UNASSERTED) != 0) {
        return;
    }
    struct text value =
        text_from(text.bytes + telling->start, telling->end - telling->start);
    if (is_carrier(telling->told)) {
        carrier_judge(judge, telling, value);
    } else {
        profile_judge(judge, telling, value, right);
    }
}

/* Where a value begins behind the colon at that byte; 0: it is no colon. */
static size_t behind_colon(struct text text, size_t at)
{
    static const char *const colons[] = {": ", "："};
    for (size_t i = 0; i < COUNT_OF(colons); i++) {
        if (text_starts_with(text_from(text.bytes + at, text.len - at), colons[i])) {
            return at + strlen(colons[i]);
        }
    }
    return 0;
}

void record_words_read(struct judge *judge)
{
    struct text text = judge->reading->scan.text;
    size_t colons = 0;
    if (judge->facts->sender == SENDER_STRANGER) {
        return;
    }
    for (size_t at = 0; at < text.len && colons < COLONS_MAX; at++) {
        bool may_be = text.bytes[at] == ':' || text.bytes[at] == "："[0];
        size_t start = may_be ? behind_colon(text, at) : 0;
        struct telling telling = {.start = start};
        if (start == 0 || !judge_works(judge, WORK)) {
            continue;
        }
        colons++;
        if (telling_found(judge, text_from(text.bytes, start), &telling)) {
            told_judge(judge, &telling);
        }
    }
}
