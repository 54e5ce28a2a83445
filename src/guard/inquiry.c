#include "guard/policy.h"

/* What a match of topics weighs. Found by trying the demo shop's macros on its articles. */
#define SCORE_SAME         4 /* the clause and the rule speak of it */
#define SCORE_RULE_CONTEXT 2 /* the clause, and the paragraph of the rule */
#define SCORE_NEARBY       1 /* the rule, and only the paragraph of the draft */
#define SCORE_MINOR        1
#define COST_RULE_ALONE    2 /* the rule speaks of more */
#define COST_DRAFT_ALONE   1
#define SCORE_PLACE        2
#define SCORE_COUNTRY      1 /* more: the very country, not a group that it belongs to */
#define COST_PLACE         4
#define WORDS_TELLING      2 /* so many in both sentences speak of one matter */
#define PAIRS_TELLING      4 /* of characters, where words are not spaced */
#define WORDS_OF_PERCENT   1 /* and so many where no other percentage is told in as many */
#define SCORE_FAR          4 /* a rule so much worse than the best does not excuse a value */

/* What is sent is told by many words; of money they mean the same fee. */
#define TOPICS_OF_SHIPPING                                                                 \
    (TOPIC_BIT(TOPIC_DELIVERY) | TOPIC_BIT(TOPIC_DISPATCH) | TOPIC_BIT(TOPIC_SHIPPING_FEE))

/* From delivery on is what a time runs from where nothing is said. */
#define TOPICS_COSTLY (TOPICS_MINOR & ~TOPIC_BIT(TOPIC_SINCE_DELIVERY))

static uint64_t topics_for(enum value_kind kind, uint64_t topics)
{
    if (kind != VALUE_AMOUNT) {
        return topics;
    }
    if ((topics & TOPICS_OF_SHIPPING) != 0) {
        topics = (topics & ~TOPICS_OF_SHIPPING) | TOPIC_BIT(TOPIC_SHIPPING_FEE);
    }
    uint64_t beside = topics & ~TOPICS_MINOR & ~TOPIC_BIT(TOPIC_REFUND);
    bool is_of_label = (topics & TOPIC_BIT(TOPIC_LABEL)) != 0 && beside == 0;
    if (is_of_label) { /* what a label costs, a return costs */
        topics |= TOPIC_BIT(TOPIC_RETURN);
    }
    return topics;
}

/* Few of the bits are set, if any. */
static int count(uint64_t topics)
{
    int bits = 0;
    for (; topics != 0; topics &= topics - 1) {
        bits++;
    }
    return bits;
}

static bool is_elsewhere(const struct rule *rule, const struct inquiry *inquiry)
{
    return rule->places != 0 && inquiry->places != 0 &&
           (rule->places & inquiry->places) == 0;
}

/* Words that both sentences have. */
static int words_shared(const struct rule *rule, const struct inquiry *inquiry)
{
    int shared = 0;
    for (size_t i = 0; inquiry->stems != NULL && i < inquiry->stems->count; i++) {
        shared += stems_have(rule->stems, inquiry->stems->hashes[i]);
    }
    return shared;
}

/* How well a rule fits what the draft speaks of; negative where they share nothing. */
static int score_of(const struct rule *rule, const struct inquiry *inquiry)
{
    uint64_t draft = topics_for(rule->kind, inquiry->topics);
    uint64_t nearby = topics_for(rule->kind, inquiry->nearby);
    uint64_t own = topics_for(rule->kind, rule->topics);
    uint64_t context = topics_for(rule->kind, rule->context);
    uint64_t draft_main = draft & ~TOPICS_MINOR;
    uint64_t own_main = own & ~TOPICS_MINOR;
    uint64_t context_main = context & ~TOPICS_MINOR;
    if (draft_main == 0 && inquiry->is_placed && rule->kind == VALUE_AMOUNT &&
        (rule->places & inquiry->places & ~(uint32_t)PLACES_WIDE) != 0) {
        return SCORE_PLACE; /* "to Spain it is 5 EUR" */
    }
    if ((draft_main & (own_main | context_main)) == 0) {
        return (nearby & own_main) != 0 ? SCORE_NEARBY * count(nearby & own_main) : -1;
    }
    int score = SCORE_SAME * count(draft_main & own_main) +
                SCORE_RULE_CONTEXT * count(draft_main & context_main & ~own_main) +
                SCORE_MINOR * count(draft & own & TOPICS_MINOR) -
                COST_RULE_ALONE * count(own_main & ~(draft | nearby)) -
                SCORE_MINOR * count(own & TOPICS_COSTLY & ~(draft | nearby)) -
                COST_DRAFT_ALONE * count(draft_main & ~(own_main | context_main));
    if (is_elsewhere(rule, inquiry)) {
        score -= COST_PLACE;
    } else if (rule->places != 0 && inquiry->is_placed) {
        score += SCORE_PLACE;
    }
    if ((rule->places & inquiry->places & ~(uint32_t)PLACES_WIDE) != 0) {
        score += SCORE_COUNTRY;
    }
    return score < 0 ? 0 : score;
}

/* "up to 7 days" is no part of "5 to 8 days": the customer waits for the eighth. */
static bool fits(const struct rule *rule, const struct inquiry *inquiry)
{
    return value_equals(inquiry->value, &rule->value) ||
           (!inquiry->value->is_up_to && value_within(inquiry->value, &rule->value));
}

/* The best rule of the value's kind, and the best one with the very value. */
struct best {
    const struct rule *any;
    int any_score;
    const struct rule *equal;
    int equal_score;
    bool is_unique;
    const struct rule *worded; /* with the very value, and in the most of the same words */
    int worded_words;
    int other_words; /* the most that a rule with another value has */
};

static void consider(struct best *best, const struct rule *rule, int score, bool is_equal)
{
    if (score > best->any_score) {
        best->any = rule;
        best->any_score = score;
        best->is_unique = true;
    } else if (score == best->any_score && best->is_unique &&
               value_differs(&rule->value, &best->any->value)) {
        best->is_unique = false;
    }
    if (is_equal && score > best->equal_score) {
        best->equal = rule;
        best->equal_score = score;
    }
}

static void consider_words(struct best *best, const struct rule *rule,
                           const struct inquiry *inquiry, bool is_equal)
{
    if (!is_equal && rule->kind != VALUE_PERCENT) {
        return; /* of percents alone the words of others are weighed */
    }
    int words = words_shared(rule, inquiry);
    if (!is_equal) {
        best->other_words = words > best->other_words ? words : best->other_words;
    } else if (words > best->worded_words) {
        best->worded = rule;
        best->worded_words = words;
    }
}

/* From what total on something is given, and what it costs: neither is the other's right
   value. */
static bool is_other_amount(const struct rule *rule, const struct inquiry *inquiry)
{
    uint64_t differing = (rule->topics ^ inquiry->topics) & TOPIC_BIT(TOPIC_MINIMUM);
    return rule->kind == VALUE_AMOUNT && differing != 0 && !fits(rule, inquiry);
}

static bool is_comparable(const struct rule *rule, const struct inquiry *inquiry)
{
    const struct value *value = inquiry->value;
    if (rule->kind != value->kind || is_other_amount(rule, inquiry)) {
        return false;
    }
    return rule->kind != VALUE_AMOUNT || value->sign != SIGN_CODE ||
           value->currency[0] == '\0' ||
           value_currency_fits(&rule->value, value->currency) ||
           rule->value.sign == SIGN_CODE;
}

/* What the draft speaks of, and not only its paragraph, is what the rule is about. */
static bool is_about(const struct rule *rule, const struct inquiry *inquiry)
{
    uint64_t draft = topics_for(rule->kind, inquiry->topics) & ~TOPICS_MINOR;
    uint64_t own = topics_for(rule->kind, rule->topics) & ~TOPICS_MINOR;
    uint64_t context = topics_for(rule->kind, rule->context) & ~TOPICS_MINOR;
    uint64_t said = draft | (topics_for(rule->kind, inquiry->nearby) & ~TOPICS_MINOR);
    bool is_of_other = rule->kind == VALUE_AMOUNT && (own & ~said) != 0;
    return draft == 0 || (draft & (is_of_other ? own : own | context)) != 0;
}

/* "replaced within 3 days" is no word on "a faulty lamp is replaced for 2 years": a rule
 * that speaks of more, in years where the draft speaks in days. */
static bool is_of_other_scale(const struct rule *rule, const struct inquiry *inquiry)
{
    uint64_t draft = (inquiry->topics | inquiry->nearby) & ~TOPICS_MINOR;
    uint8_t least =
        rule->value.unit < inquiry->value->unit ? rule->value.unit : inquiry->value->unit;
    bool has_years = rule->value.unit == UNIT_YEAR || inquiry->value->unit == UNIT_YEAR;
    if (rule->kind == VALUE_DURATION && has_years && least <= UNIT_WORKING_DAY) {
        return true;
    }
    return rule->kind == VALUE_DURATION && (rule->topics & ~TOPICS_MINOR & ~draft) != 0 &&
           (rule->value.unit >= UNIT_MONTH) != (inquiry->value->unit >= UNIT_MONTH);
}

/* The draft speaks of this rule, of little else, and says otherwise. */
static bool contradicts(const struct best *best, const struct inquiry *inquiry)
{
    const struct rule *rule = best->any;
    uint64_t draft = topics_for(rule->kind, inquiry->topics) & ~TOPICS_MINOR;
    uint64_t own = topics_for(rule->kind, rule->topics) & ~TOPICS_MINOR;
    uint64_t context = topics_for(rule->kind, rule->context) & ~TOPICS_MINOR;
    return inquiry->is_certain && (draft & own) != 0 && !is_elsewhere(rule, inquiry) &&
           !is_of_other_scale(rule, inquiry) &&
           count(draft & ~(own | context)) <= count(draft & own) &&
           value_differs(inquiry->value, &rule->value);
}

static struct answer answer_of(const struct best *best, const struct inquiry *inquiry)
{
    struct answer answer = {.kind = ANSWER_NONE, .rule = best->any};
    if (best->any == NULL) {
        return answer;
    }
    if (best->equal != NULL && best->equal_score + SCORE_FAR > best->any_score) {
        bool is_told = best->equal_score >= best->any_score &&
                       is_about(best->equal, inquiry) &&
                       !(inquiry->is_placed && is_elsewhere(best->equal, inquiry));
        answer.kind = is_told ? ANSWER_EQUAL : ANSWER_ELSEWHERE;
        answer.rule = best->equal;
        return answer;
    }
    if (!contradicts(best, inquiry)) {
        answer.kind = best->equal != NULL ? ANSWER_ELSEWHERE : ANSWER_NONE;
        return answer;
    }
    answer.is_unique = best->is_unique;
    bool is_later = best->any->relation == RELATION_ESTIMATE &&
                    value_is_later(inquiry->value, &best->any->value);
    answer.kind = is_later ? ANSWER_LATER : ANSWER_DIFFERS;
    return answer;
}

/* A matter that no table knows is still told in the same words; what a rule says otherwise
   has to be told in more of them. */
static bool is_worded(const struct best *best, const struct answer *answer,
                      const struct inquiry *inquiry)
{
    bool is_percent = inquiry->value->kind == VALUE_PERCENT &&
                      best->worded_words >= WORDS_OF_PERCENT &&
                      best->worded_words > best->other_words;
    bool is_of_pairs = !inquiry->is_spaced && inquiry->value->kind == VALUE_DURATION;
    int least = is_of_pairs ? PAIRS_TELLING : WORDS_TELLING;
    bool is_telling = best->worded_words >= least || is_percent;
    if (!is_telling || is_elsewhere(best->worded, inquiry)) {
        return false;
    }
    bool is_denied = answer->kind == ANSWER_DIFFERS || answer->kind == ANSWER_LATER;
    return !is_denied || words_shared(answer->rule, inquiry) < best->worded_words;
}

/* Words of the draft's value that the one rule has for its own, and the other has not. */
static int goods_apart(const struct inquiry *inquiry, const struct rule *rule,
                       const struct rule *other)
{
    int apart = 0;
    for (size_t i = 0; i < inquiry->goods->count; i++) {
        uint32_t hash = inquiry->goods->hashes[i];
        apart += stems_have(rule->goods, hash) && !stems_have(other->goods, hash);
    }
    return apart;
}

/* "A machine costs 29, a plain parcel 7.50": of what is held against it, the rule with the
   very value that is told of the things that the draft names; NULL: none. */
static const struct rule *equal_of_goods(const struct policy *policy,
                                         const struct inquiry *inquiry,
                                         const struct rule *other)
{
    for (size_t i = 0; i < policy->rule_count; i++) {
        const struct rule *rule = &policy->rules[i];
        if (is_comparable(rule, inquiry) && fits(rule, inquiry) &&
            !is_elsewhere(rule, inquiry) &&
            goods_apart(inquiry, rule, other) > goods_apart(inquiry, other, rule)) {
            return rule;
        }
    }
    return NULL;
}

/* One of the sentence's own amounts is that. */
static bool sentence_tells(const struct policy *policy, const struct rule *told,
                           const struct value *value, int64_t number)
{
    for (size_t i = 0; i < policy->rule_count; i++) {
        const struct rule *rule = &policy->rules[i];
        if (rule->kind == VALUE_AMOUNT && rule->quote.bytes == told->quote.bytes &&
            rule->value.low == number && rule->value.high == number &&
            value_currencies_fit(&rule->value, value)) {
            return true;
        }
    }
    return false;
}

/* "10 to 200 EUR" where the sentence says "from 10 EUR to 200 EUR". */
static bool is_span_of(const struct policy *policy, const struct rule *told,
                       const struct value *value)
{
    return value->kind == VALUE_AMOUNT && value->low < value->high &&
           sentence_tells(policy, told, value, value->low) &&
           sentence_tells(policy, told, value, value->high);
}

/* A shop that sells to several countries tells its amounts in each one's money: none of
 * them denies another. */
static bool has_its_currency(const struct policy *policy, const struct value *value)
{
    for (size_t i = 0; value->kind == VALUE_AMOUNT && i < policy->rule_count; i++) {
        const struct rule *rule = &policy->rules[i];
        if (rule->kind == VALUE_AMOUNT && value_currencies_fit(&rule->value, value)) {
            return true;
        }
    }
    return false;
}

struct answer policy_ask(const struct policy *policy, const struct inquiry *inquiry)
{
    struct best best = {.any_score = -1, .equal_score = -1};
    bool has_currency = has_its_currency(policy, inquiry->value);
    for (size_t i = 0; i < policy->rule_count; i++) {
        const struct rule *rule = &policy->rules[i];
        if (rule->kind != inquiry->value->kind || !is_comparable(rule, inquiry) ||
            (has_currency && !value_currencies_fit(&rule->value, inquiry->value))) {
            continue; /* most are of other kinds */
        }
        bool is_equal = fits(rule, inquiry);
        int score = score_of(rule, inquiry);
        consider_words(&best, rule, inquiry, is_equal);
        if (score >= 0) {
            consider(&best, rule, score, is_equal);
        }
    }
    struct answer answer = answer_of(&best, inquiry);
    if (answer.kind != ANSWER_EQUAL && is_worded(&best, &answer, inquiry)) {
        answer = (struct answer){.kind = ANSWER_EQUAL, .rule = best.worded};
    }
    if (answer.kind == ANSWER_DIFFERS &&
        is_span_of(policy, answer.rule, inquiry->value)) {
        answer.kind = ANSWER_EQUAL;
    }
    const struct rule *equal = NULL;
    if (answer.kind == ANSWER_DIFFERS && inquiry->value->kind != VALUE_DURATION) {
        equal = equal_of_goods(policy, inquiry, answer.rule);
    }
    if (equal != NULL) {
        answer = (struct answer){.kind = ANSWER_EQUAL, .rule = equal};
    }
    return answer;
}

const struct rule *policy_rule_of_goods(const struct policy *policy,
                                        const struct inquiry *inquiry,
                                        const struct rule *told)
{
    /* what differs most by goods */
    uint64_t warranty = TOPIC_BIT(TOPIC_WARRANTY) | TOPIC_BIT(TOPIC_RETURN);
    bool is_asked = inquiry->goods != NULL && (inquiry->topics & warranty) != 0;
    for (size_t i = 0; is_asked && i < policy->rule_count; i++) {
        const struct rule *rule = &policy->rules[i];
        if (rule->kind == told->kind &&
            ((rule->topics | rule->context) & inquiry->topics & warranty) != 0 &&
            value_differs(inquiry->value, &rule->value) && !fits(rule, inquiry) &&
            goods_apart(inquiry, rule, told) > goods_apart(inquiry, told, rule)) {
            return rule;
        }
    }
    return NULL;
}
