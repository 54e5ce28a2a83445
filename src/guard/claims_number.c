/*
 * How many a product has of something: "3 keys", compared with what the catalogue counts.
 */
#include "guard/said.h"

#include "base/money.h"

#define COUNTED_NEAR ((size_t)3) /* tokens between a number and what it counts */
#define COUNTED_MIN  4           /* letters of that */
#define UNASSERTED                                                                         \
    (SCOPES_MASKED | SCOPES_UNASSERTED | SCOPE_VALUE | SCOPE_SIGNATURE | SCOPE_COMMITMENT)

/* What is counted behind the number in the text is counted in the catalogue: "points" of
 * "ten points", where an attribute is called so or a word beside the number. */
static bool counts_alike(const struct said *said, size_t noun, const struct told *told,
                         const struct number *own)
{
    const struct scan *scan = &said->judge->reading->scan;
    struct text word = noun < scan->count ? scan_folded(scan, noun) : text_of("");
    size_t first = own->first > COUNTED_NEAR ? own->first - COUNTED_NEAR : 0;
    size_t end = own->end + COUNTED_NEAR;
    for (size_t i = first; word.len >= COUNTED_MIN && i < end; i++) {
        if (i < told->reading.scan.count && told_attribute(told, i) != NULL &&
            told_attribute(told, i) == told_attribute(told, own->first) &&
            text_equals(scan_folded(&told->reading.scan, i), word)) {
            return true;
        }
    }
    return false;
}

static void number_look(const struct said *said, const struct told *told,
                        struct finding *finding)
{
    struct number number;
    struct number own;
    number_at(said->judge->reading, said->first, &number);
    for (size_t i = 0; i < told->reading.scan.count; i++) {
        if (!number_at(&told->reading, i, &own) || own.is_article) {
            continue;
        }
        bool is_same = own.parts == number.parts;
        if (is_same || counts_alike(said, number.end, told, &own)) {
            finding_add(finding, told, i, is_same);
        }
    }
}

/* "two of the Due", "you ordered 3": how many, not what it is like. */
static bool is_quantity(const struct judge *judge, const struct number *number)
{
    const struct facts *facts = judge->facts;
    const struct titled *titled = titled_near(judge, number->first);
    size_t next = titled_from(judge, number->end);
    if (next < judge->title_count && judge->titles[next].first <= number->end + 2) {
        return true;
    }
    for (size_t i = 0; titled != NULL && i < facts->order_count; i++) {
        for (size_t k = 0; k < facts->orders[i].line_count; k++) {
            const struct order_line *line = &facts->orders[i].lines[k];
            if (line->quantity == number->parts / MONEY_UNIT &&
                titled_is(titled, line->title)) {
                return true;
            }
        }
    }
    return false;
}

/* 八 of 八月 counts nothing: a character does where a thing is counted behind it. */
static bool is_counting(const struct reading *reading, const struct number *number)
{
    return reading->scan.tokens[number->first].kind != TOKEN_CHARACTER ||
           reading_mark_at(reading, number->end, MEANING_PIECE) != NULL;
}

/* "3 keys": of a thing that no table knows, so only found, or not. */
size_t attribute_number_read(struct judge *judge, size_t token)
{
    const struct reading *reading = judge->reading;
    struct number number;
    struct said said;
    if (!number_at(reading, token, &number) || number.is_article ||
        number.parts <= MONEY_UNIT || number.end >= reading->scan.count ||
        (reading_scopes(reading, number.first, number.end) & UNASSERTED) != 0 ||
        reading->scan.tokens[number.end].kind == TOKEN_SIGN ||
        reading->scan.tokens[number.end].kind == TOKEN_LINE ||
        !is_counting(reading, &number) || !judge_works(judge, judge->facts->order_count) ||
        is_quantity(judge, &number) || !said_read(judge, token, number.end, &said)) {
        return 0;
    }
    struct finding finding = said_look(&said, number_look);
    if (!title_is_in_sentence(judge, token) && finding.attribute == NULL) {
        return 0; /* of no title, only what the catalogue counts is understood */
    }
    claim_finding(&said, &finding);
    return number.end;
}
