#include "guard/amounts.h"

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

/* The rule is of other places than those that are asked of. */
static bool is_elsewhere(const struct inquiry *inquiry, const struct rule *rule)
{
    return rule->places != 0 && inquiry->places != 0 &&
           (rule->places & inquiry->places) == 0;
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

/* The words of both tell their matters, and these are two: "changing the address costs 2
   EUR", which the shop keeps of what is cancelled. */
static bool is_of_other_matter(const struct case_of_amount *at, const struct rule *rule)
{
    uint64_t own = at->own & ~TOPICS_MINOR;
    uint64_t told = rule->topics & ~TOPICS_MINOR;
    return own != 0 && told != 0 && (own & told) == 0;
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
        bool is_here = (!inquiry.is_placed || !is_elsewhere(&inquiry, rule)) &&
                       !is_of_other_matter(at, rule);
        if (shared > most && is_here && is_amount_of(at, rule)) {
            most = shared;
            found = rule;
        } else if (shared > most_other && !is_amount_of(at, rule)) {
            most_other = shared;
        }
    }
    return most >= most_other ? found : NULL;
}

bool amount_is_some_fee(const struct case_of_amount *at)
{
    uint64_t given = TOPIC_BIT(TOPIC_REFUND) | TOPIC_BIT(TOPIC_DISCOUNT) |
                     TOPIC_BIT(TOPIC_GIFT_CARD) | TOPIC_BIT(TOPIC_TOTAL) |
                     TOPIC_BIT(TOPIC_PRICE) | TOPIC_BIT(TOPIC_POINTS);
    const struct policy *policy = at->judge->policy;
    const struct reading *reading = at->judge->reading;
    const struct sentence *sentence = reading_sentence(reading, at->value->first);
    bool is_given =
        at->is_repaid || (sentence->topics & given) != 0 ||
        reading_mark_within(reading, sentence->first, sentence->end, MEANING_GRANT) != NULL;
    struct inquiry inquiry = amount_inquiry(at);
    for (size_t i = 0; !is_given && i < policy->rule_count; i++) {
        if (policy->rules[i].kind == VALUE_AMOUNT &&
            !is_elsewhere(&inquiry, &policy->rules[i]) &&
            (policy->rules[i].topics & given) == 0 &&
            value_equals(at->value, &policy->rules[i].value)) {
            return true;
        }
    }
    return false;
}
