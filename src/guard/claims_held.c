/*
 * How many of a thing an order holds, told by what such a thing is called: "three
 * toasters", "zwei Flaschen Entkalker", 两盏灯; and a thing that is none of the order's. A
 * title counts in guard/claims_count.
 */
#include "base/whole.h"
#include "guard/kinds.h"
#include "guard/named.h"
#include "guard/number.h"

#include "base/money.h"

#define COUNT_MAX    99
#define NEAR_THING   7 /* tokens between a number and what it counts */
#define WORDS_APART  1 /* of them, words that nothing is known of: "three lovely lamps" */
#define LINES_SUMMED 6
#define WORK_OF_HELD 40
#define UNASSERTED                                                                         \
    (SCOPES_MASKED | SCOPES_UNASSERTED | SCOPE_VALUE | SCOPE_SIGNATURE | SCOPE_COMMITMENT)

/* A number, and what it counts. */
struct held {
    struct number number;
    const struct mark *thing;
    int64_t count;
};

/* Lines of an order that may be of a thing. */
struct lines {
    int64_t quantities[LINES_SUMMED];
    size_t products[LINES_SUMMED];
    size_t count;
};

/* What an order has of a thing. */
struct holding {
    struct lines sure; /* of it by title or category */
    struct lines all;  /* and those of which nobody can tell whether they are */
    bool is_unknown;   /* some are not known at all, or may be spoken of by it */
};

/* Words that join a number with its thing: "two bottles of". */
static bool is_joint(const struct reading *reading, size_t token)
{
    static const char *const words[] = {"of",  "von", "de", "des", "d",  "di", "van",
                                        "mit", "'",   "’",  "的",  "の", "x",  "×"};
    return scan_is_any(&reading->scan, token, words, COUNT_OF(words)) ||
           trait_at(reading, token) != NULL ||
           reading_mark_at(reading, token, MEANING_PIECE) != NULL;
}

/* What stands behind the number, containers left out. */
static const struct mark *thing_behind(struct judge *judge, size_t token)
{
    const struct reading *reading = judge->reading;
    size_t end = reading_clause(reading, token)->end;
    size_t apart = 0;
    end = token + NEAR_THING < end ? token + NEAR_THING : end;
    for (size_t i = token; i < end;) {
        const struct mark *kind = kind_at(judge, i);
        if (kind != NULL && !kind_is_container(kind->value)) {
            return kind;
        }
        bool is_word = reading->scan.tokens[i].kind == TOKEN_WORD ||
                       reading->scan.tokens[i].kind == TOKEN_CHARACTER;
        apart += kind == NULL && !is_joint(reading, i);
        if (!is_word || apart > WORDS_APART || (reading->scopes[i] & UNASSERTED) != 0) {
            return NULL;
        }
        i = kind != NULL ? kind->end : i + 1;
    }
    return NULL;
}

/* トースター2台, 台灯两盏: in front of a number with its counter. */
static const struct mark *thing_in_front(struct judge *judge, const struct number *number)
{
    static const char *const joints[] = {"を", "が", "は", "も", "、", " "};
    const struct reading *reading = judge->reading;
    size_t first = reading_clause(reading, number->first)->first;
    if (number->end >= reading->scan.count ||
        reading_mark_at(reading, number->end, MEANING_PIECE) == NULL ||
        reading->scan.tokens[number->end].kind != TOKEN_CHARACTER) {
        return NULL;
    }
    size_t end = number->first;
    end -= end > first && scan_is_any(&reading->scan, end - 1, joints, COUNT_OF(joints));
    const struct mark *kind = kind_before(judge, first, end);
    return kind != NULL && kind->end == end ? kind : NULL;
}

/* "Two of the lamps", "deux de vos lampes": some of them, whatever the order holds. */
static bool is_some_of(const struct reading *reading, size_t token)
{
    static const char *const words[] = {"of",    "von", "der", "de",  "des",
                                        "d",     "di",  "del", "dei", "delle",
                                        "degli", "dos", "das", "van", "davon"};
    return scan_is_any(&reading->scan, token, words, COUNT_OF(words));
}

static bool held_at(struct judge *judge, size_t token, struct held *held)
{
    if (!number_at(judge->reading, token, &held->number) || held->number.decimals != 0 ||
        is_some_of(judge->reading, held->number.end)) {
        return false;
    }
    held->count = held->number.parts / MONEY_UNIT;
    held->thing = held->number.end < judge->reading->scan.count
                      ? thing_behind(judge, held->number.end)
                      : NULL;
    if (held->thing == NULL) {
        held->thing = thing_in_front(judge, &held->number);
    }
    return held->thing != NULL && !kind_is_part(held->thing->value) && held->count > 0 &&
           held->count <= COUNT_MAX;
}

static void line_add(struct lines *lines, size_t index, int64_t quantity)
{
    lines->products[lines->count] = index;
    lines->quantities[lines->count++] = quantity;
}

static void holding_read(struct judge *judge, const struct order *order,
                         const struct held *held, struct holding *holding)
{
    const struct facts *facts = judge->facts;
    uint32_t kind = held->thing->value;
    *holding = (struct holding){.is_unknown = order->line_count > LINES_SUMMED};
    for (size_t i = 0; i < order->line_count && !holding->is_unknown; i++) {
        int64_t quantity = order->lines[i].quantity;
        const struct product *product =
            judge_works(judge, facts->product_count / 8 + 4)
                ? product_of_id(facts, order->lines[i].product)
                : NULL;
        if (quantity <= 0 || product == NULL) {
            holding->is_unknown = true;
            return;
        }
        size_t index = (size_t)(product - facts->products);
        bool is_sure = product_is_called(judge, index, held->thing);
        if (is_sure) {
            line_add(&holding->sure, index, quantity);
        }
        if (is_sure || !product_has_kind(judge, index)) {
            line_add(&holding->all, index, quantity);
        } else {
            holding->is_unknown =
                quantity == held->count && product_tells_kind(judge, index, kind);
        }
    }
}

/* Some of the lines together are as many. */
static bool is_sum(const struct lines *lines, int64_t count)
{
    for (size_t some = 1; some < (size_t)1 << lines->count; some++) {
        int64_t sum = 0;
        for (size_t i = 0; i < lines->count; i++) {
            sum = whole_add(sum, (some >> i & 1) != 0 ? lines->quantities[i] : 0);
        }
        if (sum == count) {
            return true;
        }
    }
    return false;
}

/* A pack of three is three, and two of it are six. */
static bool is_of_packs(struct judge *judge, const struct lines *lines, int64_t count)
{
    for (size_t i = 0; i < lines->count; i++) {
        if (count % lines->quantities[i] == 0 &&
            product_packs(judge, lines->products[i], count / lines->quantities[i])) {
            return true;
        }
    }
    return false;
}

/* So many, or one of them: "a lamp" does not say how many there are. */
static bool holds(struct judge *judge, const struct lines *lines, int64_t count)
{
    return lines->count > 0 &&
           (count == 1 || is_sum(lines, count) || is_of_packs(judge, lines, count));
}

/* Where the order is not named, another one of the customer's may be meant. */
static bool is_held_elsewhere(struct judge *judge, const struct held *held,
                              const struct order *than)
{
    for (size_t i = 0; i < judge->facts->order_count; i++) {
        const struct order *order = &judge->facts->orders[i];
        struct holding holding;
        if (order == than) {
            continue;
        }
        holding_read(judge, order, held, &holding);
        if (holding.is_unknown || holds(judge, &holding.all, held->count)) {
            return true;
        }
    }
    return false;
}

static void claim_held(struct judge *judge, const struct held *held,
                       const struct order *order, const struct lines *lines,
                       enum verdict verdict)
{
    struct claim *claim =
        claim_add(judge, held->number.first, held->number.end, CLAIM_ATTRIBUTE, verdict);
    if (verdict != VERDICT_UNSOURCED) {
        const char *right =
            arena_format(judge->arena, "%lld", (long long)lines->quantities[0]);
        bool is_wrong = verdict == VERDICT_CONTRADICTED && lines->count == 1;
        claim_from_order(judge, claim, order, "lines", right);
        claim->right_value = is_wrong ? right : NULL;
    }
}

/* Nothing that the order holds as it is: what is given, or comes with the next one. */
static bool is_to_come(const struct reading *reading, size_t token)
{
    static const enum meaning others[] = {MEANING_WILL, MEANING_NEXT, MEANING_PLEDGE,
                                          MEANING_PROMISE, MEANING_BOON};
    const struct clause *clause = reading_clause(reading, token);
    return reading_means_any(reading, clause->first, clause->end, others, COUNT_OF(others));
}

/* A thing that no line of the order is of is told beyond doubt where the words say that it
 * was bought, or the order is named; of one line and one thing guard/claims_count tells. */
static bool may_be_missed(const struct judge *judge, const struct held *held,
                          const struct order *order, bool is_named)
{
    size_t token = held->number.first;
    const struct clause *clause = reading_clause(judge->reading, token);
    bool is_single = held->count == 1 && order->line_count == 1;
    return !is_to_come(judge->reading, token) &&
           ((is_named && !is_single) ||
            tells_purchase(judge->reading, clause->first, clause->end));
}

size_t held_read(struct judge *judge, size_t token)
{
    struct held held;
    struct holding holding;
    bool is_certain;
    if (judge->facts->order_count == 0 || !held_at(judge, token, &held) ||
        !tells_ordered(judge, token) || !judge_works(judge, WORK_OF_HELD)) {
        return 0;
    }
    const struct order *named = order_named_for(judge, token);
    const struct order *order =
        named != NULL ? named : order_for(judge, token, &is_certain);
    if (order == NULL || (named == NULL && !is_certain)) {
        return 0;
    }
    holding_read(judge, order, &held, &holding);
    if (holds(judge, &holding.sure, held.count) && held.count > 1) {
        claim_held(judge, &held, order, &holding.sure, VERDICT_PROVED);
        return held.number.end;
    }
    bool is_held = holding.sure.count > 0;
    if (holding.is_unknown || holds(judge, &holding.all, held.count) ||
        (!is_held && !may_be_missed(judge, &held, order, named != NULL)) ||
        (named == NULL && is_held_elsewhere(judge, &held, order))) {
        return 0;
    }
    claim_held(judge, &held, order, &holding.sure,
               is_held ? VERDICT_CONTRADICTED : VERDICT_UNSOURCED);
    return held.number.end;
}
