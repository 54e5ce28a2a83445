#include "guard/amounts.h"

#include <string.h>

#define WORD_MIN    4  /* bytes of a word that says something of its own */
#define STEM        6  /* bytes that two forms of a word share */
#define WORDS_MAX   40 /* of a sentence that are compared */
#define WORDS_ALONE 2  /* shared ones that tell the matter without a topic */

/* What is said of every amount tells nothing of its matter. */
static bool is_of_any_amount(const struct reading *reading, size_t token)
{
    static const enum meaning common[] = {MEANING_CURRENCY, MEANING_NUMBER, MEANING_UNIT,
                                          MEANING_NEGATION, MEANING_MODAL,  MEANING_RULE};
    for (size_t i = 0; i < COUNT_OF(common); i++) {
        if (reading_mark_at(reading, token, common[i]) != NULL) {
            return true;
        }
    }
    const struct mark *topic = reading_mark_at(reading, token, MEANING_TOPIC);
    return topic != NULL && (TOPIC_BIT(topic->value) & TOPICS_MINOR) != 0 &&
           topic->value != TOPIC_LABEL;
}

/* A word without its ending; of a script without spaces, a character and the next one. */
static struct text stem_at(const struct reading *reading, size_t token)
{
    const struct scan *scan = &reading->scan;
    struct text folded = scan_folded(scan, token);
    if (is_of_any_amount(reading, token) ||
        (reading->scopes[token] & (SCOPE_VALUE | SCOPE_LINK)) != 0) {
        return text_from(folded.bytes, 0);
    }
    if (scan->tokens[token].kind == TOKEN_CHARACTER && token + 1 < scan->count &&
        scan->tokens[token + 1].kind == TOKEN_CHARACTER &&
        !is_of_any_amount(reading, token + 1)) {
        struct text next = scan_folded(scan, token + 1);
        bool is_beside = next.bytes >= folded.bytes + folded.len &&
                         next.bytes <= folded.bytes + folded.len + 1;
        return text_from(folded.bytes,
                         is_beside ? (size_t)(next.bytes + next.len - folded.bytes) : 0);
    }
    bool is_word = scan->tokens[token].kind == TOKEN_WORD && folded.len >= WORD_MIN;
    return text_from(folded.bytes, !is_word ? 0 : folded.len > STEM ? STEM : folded.len);
}

static bool stands_in(const struct reading *reading, struct text stem)
{
    for (size_t i = 0; i < reading->scan.count; i++) {
        if (text_equals(stem_at(reading, i), stem)) {
            return true;
        }
    }
    return false;
}

/* Words of the value's sentence that stand in the other text too, and how many there
   are in all. */
static size_t words_shared(const struct case_of_amount *at, const struct reading *other,
                           size_t *whole)
{
    *whole = 0;
    const struct reading *reading = at->judge->reading;
    const struct sentence *sentence = reading_sentence(reading, at->value->first);
    size_t half = WORDS_MAX / 2;
    size_t first = at->value->first > sentence->first + half ? at->value->first - half
                                                             : sentence->first;
    size_t end = sentence->end > first + WORDS_MAX ? first + WORDS_MAX : sentence->end;
    size_t count = 0;
    for (size_t i = first; i < end; i++) {
        struct text stem = stem_at(reading, i);
        *whole += stem.len > 0;
        count += stem.len > 0 && stands_in(other, stem);
    }
    return count;
}

#define WORK_OF_WORDS 4000

/* The same matter in the same words, whatever its topic is called. */
static bool tells_the_same(const struct case_of_amount *at, const struct rule *rule)
{
    struct reading quote;
    if (!judge_works(at->judge, WORK_OF_WORDS)) {
        return false;
    }
    reading_read(rule->quote, at->judge->arena, &quote);
    uint64_t shared = at->topics & (rule->topics | rule->context) & ~TOPICS_MINOR;
    size_t whole;
    size_t words = words_shared(at, &quote, &whole);
    return words >= WORDS_ALONE || (words > 0 && (shared != 0 || words == whole));
}

/* The rule is of other places than those that are asked of. */
static bool is_elsewhere(const struct inquiry *inquiry, const struct rule *rule)
{
    return rule->places != 0 && inquiry->places != 0 &&
           (rule->places & inquiry->places) == 0;
}

const struct rule *amount_rule_in_words(const struct case_of_amount *at)
{
    const struct policy *policy = at->judge->policy;
    struct inquiry inquiry = amount_inquiry(at);
    if (policy_ask(policy, &inquiry).kind == ANSWER_DIFFERS) {
        return NULL;
    }
    for (size_t i = 0; i < policy->rule_count; i++) {
        const struct rule *rule = &policy->rules[i];
        if (rule->kind == VALUE_AMOUNT && !is_elsewhere(&inquiry, rule) &&
            value_equals(at->value, &rule->value) && tells_the_same(at, rule)) {
            return rule;
        }
    }
    return NULL;
}

#define NEAR_VALUES 8 /* values around an amount */

/* The words of the amount's sentence and the one in front that tell a matter. */
static void stems_around(const struct case_of_amount *at, struct stems *stems)
{
    const struct reading *reading = at->judge->reading;
    const struct sentence *sentence = reading_sentence(reading, at->value->first);
    size_t first = sentence > reading->sentences ? (sentence - 1)->first : sentence->first;
    for (size_t i = first; i < sentence->end; i++) {
        bool is_rate = reading_mark_at(reading, i, MEANING_UNIT) != NULL; /* "a month" */
        if (is_rate || !is_of_any_amount(reading, i)) {
            stems_add(stems, reading, i, i + 1);
        }
    }
}

static size_t stems_shared(const struct stems *stems, const struct rule *rule)
{
    size_t count = 0;
    for (size_t i = 0; i < stems->count; i++) {
        count += stems_have(rule->around, stems->hashes[i]);
    }
    return count;
}

bool amount_is_told_by(const struct case_of_amount *at, const struct rule *rule)
{
    struct stems stems = {.count = 0};
    stems_around(at, &stems);
    return stems_shared(&stems, rule) > 0;
}

/* "Three months": 72 is that often 24. */
static bool is_multiple(const struct case_of_amount *at, const struct rule *rule)
{
    const struct reading *reading = at->judge->reading;
    const struct sentence *sentence = reading_sentence(reading, at->value->first);
    size_t index = (size_t)(at->value - reading->values);
    for (size_t i = index > NEAR_VALUES ? index - NEAR_VALUES : 0;
         i < reading->value_count && i <= index + NEAR_VALUES; i++) {
        const struct value *times = &reading->values[i];
        int64_t count = times->low / MONEY_UNIT;
        int64_t product;
        if (times->kind == VALUE_DURATION && times->low == times->high && count > 1 &&
            times->first >= sentence->first && times->first < sentence->end &&
            !__builtin_mul_overflow(rule->value.low, count, &product) &&
            product == at->value->low) {
            return true;
        }
    }
    return false;
}

static bool is_amount_of(const struct case_of_amount *at, const struct rule *rule)
{
    if (value_equals(at->value, &rule->value)) {
        return true;
    }
    struct value one = *at->value;
    one.low = rule->value.low;
    one.high = rule->value.high;
    return at->value->low == at->value->high && rule->value.low == rule->value.high &&
           value_equals(&one, &rule->value) && is_multiple(at, rule);
}

/*
 * A matter of its own, as "the tuning" or "the rental", that no table knows: the rule with
 * this amount is told in more of the words around it than those of any other amount.
 */
const struct rule *amount_rule_around(const struct case_of_amount *at)
{
    const struct policy *policy = at->judge->policy;
    uint64_t bound = TOPIC_BIT(TOPIC_REFUND) | TOPIC_BIT(TOPIC_TOTAL) |
                     TOPIC_BIT(TOPIC_PRICE) | TOPIC_BIT(TOPIC_DISCOUNT);
    struct inquiry inquiry = amount_inquiry(at);
    struct stems stems = {.count = 0};
    const struct rule *found = NULL;
    size_t most = 0;
    size_t most_other = 0;
    if ((at->own & bound) != 0 || at->is_repaid ||
        !judge_works(at->judge, policy->rule_count) ||
        policy_ask(policy, &inquiry).kind == ANSWER_DIFFERS) {
        return NULL;
    }
    stems_around(at, &stems);
    for (size_t i = 0; i < policy->rule_count; i++) {
        const struct rule *rule = &policy->rules[i];
        size_t shared = rule->kind == VALUE_AMOUNT ? stems_shared(&stems, rule) : 0;
        bool is_here = !inquiry.is_placed || !is_elsewhere(&inquiry, rule);
        if (shared > most && is_here && is_amount_of(at, rule)) {
            most = shared;
            found = rule;
        } else if (shared > most_other && !is_amount_of(at, rule)) {
            most_other = shared;
        }
    }
    return most >= most_other ? found : NULL;
}
