/*
 * What will come back for goods that are sent back: what was paid for them, less what the
 * shop takes for the way.
 */
#include "guard/amounts.h"
#include "guard/fees.h"

#define NEAR_LABEL 3 /* tokens from a label's name to what it costs */
#define BASES_MAX  24

/* "Knocking off the 4.20 label leaves you 73.80": the label has its price already. */
static bool has_own_price(const struct case_of_amount *at, const struct mark *label)
{
    const struct reading *reading = at->judge->reading;
    const struct value *before = at->value > reading->values ? at->value - 1 : at->value;
    return before != at->value && before->kind == VALUE_AMOUNT &&
           before->end <= label->first && label->first - before->end < NEAR_LABEL;
}

bool amount_is_of_label(const struct case_of_amount *at)
{
    const struct reading *reading = at->judge->reading;
    const struct value *value = at->value;
    const struct clause *clause = reading_clause(reading, value->first);
    size_t first = value->first > clause->first + NEAR_LABEL ? value->first - NEAR_LABEL
                                                             : clause->first;
    const struct mark *label =
        reading_mark_valued(reading, first, value->first, MEANING_TOPIC, TOPIC_LABEL);
    return label != NULL && !at->is_repaid && !value->is_weak &&
           !has_own_price(at, label) &&
           reading_mark_within(reading, label->end, clause->end, MEANING_LESS) == NULL;
}

struct bases {
    int64_t parts[BASES_MAX];
    size_t count;
};

static void base_add(struct bases *bases, int64_t parts)
{
    if (bases->count < BASES_MAX) {
        bases->parts[bases->count++] = parts;
    }
}

/* The goods of an order, and each of them in any number. */
static void bases_of(const struct order *order, struct bases *bases)
{
    int64_t goods = 0;
    for (size_t i = 0; i < order->line_count; i++) {
        const struct order_line *line = &order->lines[i];
        int64_t sum = 0;
        for (int k = 1; k <= line->quantity && line->price.is_known && k < BASES_MAX; k++) {
            bool is_too_much = __builtin_add_overflow(sum, line->price.parts, &sum);
            if (is_too_much) {
                return;
            }
            base_add(bases, sum);
        }
        if (__builtin_add_overflow(goods, sum, &goods)) {
            return;
        }
    }
    base_add(bases, goods);
}

static const uint64_t fees_back = TOPIC_BIT(TOPIC_RETURN) | TOPIC_BIT(TOPIC_LABEL);
static const uint64_t fees_all =
    TOPIC_BIT(TOPIC_RETURN) | TOPIC_BIT(TOPIC_LABEL) | TOPIC_BIT(TOPIC_CANCEL);

/* Nothing but a refund, and what is taken off one, is spoken of beside the amount. */
static bool is_of_refund_alone(const struct case_of_amount *at, bool is_less)
{
    uint64_t matters = TOPIC_BIT(TOPIC_REFUND) | TOPIC_BIT(TOPIC_RETURN) |
                       TOPIC_BIT(TOPIC_CANCEL) | TOPIC_BIT(TOPIC_WALLET) |
                       TOPIC_BIT(TOPIC_BANK) | TOPIC_BIT(TOPIC_DEPOSIT) |
                       TOPIC_BIT(TOPIC_KEEP) | TOPIC_BIT(TOPIC_DAMAGE) |
                       TOPIC_BIT(TOPIC_FAULT) | TOPIC_BIT(TOPIC_WRONG_ITEM);
    matters |= is_less ? TOPIC_BIT(TOPIC_DISCOUNT) : 0; /* "se descuentan" */
    const struct clause *clause = reading_clause(at->judge->reading, at->value->first);
    uint64_t own =
        topics_but_bounds(at->judge->reading, clause->first, clause->end) & ~TOPICS_MINOR;
    return (own & ~matters) == 0 && (at->own & TOPIC_BIT(TOPIC_MINIMUM)) == 0;
}

/* Whose fees are meant: of what is cancelled, or of what is sent back; else of both. */
static uint64_t matter_taken(const struct case_of_amount *at)
{
    const uint64_t cancel = TOPIC_BIT(TOPIC_CANCEL);
    const uint64_t back = fees_back;
    const struct sentence *sentence =
        reading_sentence(at->judge->reading, at->value->first);
    uint64_t told = at->own | sentence->topics;
    told = (told & (cancel | back)) != 0 ? told : sentence->context;
    bool is_one = ((told & cancel) != 0) != ((told & back) != 0);
    if (is_one) {
        return (told & cancel) != 0 ? cancel : back;
    }
    return at->order == NULL                ? cancel | back
           : order_is_here_still(at->order) ? cancel
                                            : back;
}

/* The fee of those matters that the amount equals, from here and in the order's currency;
   NULL: none. */
static const struct rule *fee_equal(const struct case_of_amount *at, uint64_t taken)
{
    struct inquiry inquiry = amount_inquiry(at);
    struct fees fees;
    fees_of(at->judge->policy, taken, &fees);
    for (size_t i = 0; i < fees.count; i++) {
        const struct rule *rule = fees.rules[i];
        bool is_here = rule->places == 0 || inquiry.places == 0 ||
                       (rule->places & inquiry.places) != 0;
        if (is_here && value_equals(at->value, &rule->value) &&
            (at->order == NULL ||
             value_currency_fits(&rule->value, at->order->total.currency))) {
            return rule;
        }
    }
    return NULL;
}

bool amount_by_fee(const struct case_of_amount *at)
{
    struct judge *judge = at->judge;
    const struct clause *clause = reading_clause(judge->reading, at->value->first);
    uint64_t telling =
        TOPIC_BIT(TOPIC_CANCEL) | TOPIC_BIT(TOPIC_LABEL) | TOPIC_BIT(TOPIC_RETURN);
    bool is_less = reading_mark_within(judge->reading, clause->first, clause->end,
                                       MEANING_LESS) != NULL;
    bool is_costly = (at->own & (TOPIC_BIT(TOPIC_COST) | TOPIC_BIT(TOPIC_DEPOSIT))) != 0;
    uint64_t said =
        at->own |
        (is_costly ? reading_sentence(judge->reading, at->value->first)->topics : 0);
    if ((!is_less && (said & telling) == 0) || at->is_repaid ||
        at->value->low != at->value->high || !is_of_refund_alone(at, is_less) ||
        !judge_works(judge, judge->policy->rule_count)) {
        return false;
    }
    uint64_t taken = matter_taken(at);
    const struct rule *rule = fee_equal(at, taken);
    const struct rule *other = rule == NULL ? fee_equal(at, ~taken & fees_all) : NULL;
    if (rule == NULL && (other == NULL || !is_less || at->order == NULL)) {
        return false;
    }
    uint64_t causes =
        TOPIC_BIT(TOPIC_DAMAGE) | TOPIC_BIT(TOPIC_FAULT) | TOPIC_BIT(TOPIC_WRONG_ITEM);
    bool is_free = rule != NULL && (rule->topics & fees_back) != 0 &&
                   (thread_matter(judge) & causes) != 0 &&
                   return_is_freed(judge->policy, causes);
    bool is_proved = rule != NULL && !is_free;
    struct claim *claim = amount_claim(at, is_proved ? VERDICT_PROVED : VERDICT_UNSOURCED);
    claim->severity = SEVERITY_MARK; /* what is not proved may be of other goods */
    if (is_proved) {
        claim_from_rule(judge, claim, rule);
    }
    return true;
}

/* The text or the customer speaks of sending something back, or of money. */
static bool is_of_return(const struct case_of_amount *at)
{
    uint64_t back = TOPIC_BIT(TOPIC_RETURN) | TOPIC_BIT(TOPIC_REFUND) |
                    TOPIC_BIT(TOPIC_LABEL) | TOPIC_BIT(TOPIC_CANCEL);
    const struct sentence *sentence =
        reading_sentence(at->judge->reading, at->value->first);
    return at->is_repaid ||
           ((at->topics | sentence->context | thread_matter(at->judge)) & back) != 0;
}

static const struct rule *rule_leaving(const struct case_of_amount *at,
                                       const struct order *order, const struct fees *fees,
                                       bool is_whole)
{
    struct bases bases;
    bases.count = 0;
    if (is_whole || order_is_here_still(order)) { /* nothing was sent */
        base_add(&bases, order->total.parts);
    } else {
        bases_of(order, &bases);
    }
    bool may_fit = false;
    for (size_t k = 0; k < bases.count; k++) {
        int64_t fee = bases.parts[k] - at->value->low;
        may_fit |= fee >= fees->least && fee <= fees->most;
    }
    for (size_t i = 0; may_fit && i < fees->count; i++) {
        const struct rule *rule = fees->rules[i];
        for (size_t k = 0; k < bases.count; k++) {
            if (bases.parts[k] - rule->value.low == at->value->low &&
                value_currency_fits(&rule->value, order->total.currency)) {
                return rule;
            }
        }
    }
    return NULL;
}

/* What the shop takes for what is cancelled, and for what is sent back. */
struct fees_taken {
    struct fees of_cancelling;
    struct fees of_returning;
};

/* What the shop takes, where the amount may be what it leaves. */
static bool may_be_left(const struct case_of_amount *at, struct fees_taken *taken)
{
    const struct facts *facts = at->judge->facts;
    if (at->value->low != at->value->high || at->value->low <= 0 || !is_of_return(at) ||
        amount_is_gift(at) ||
        !judge_works(at->judge, facts->order_count * at->judge->policy->rule_count / 8)) {
        return false;
    }
    fees_of(at->judge->policy, TOPIC_BIT(TOPIC_CANCEL), &taken->of_cancelling);
    fees_of(at->judge->policy, TOPIC_BIT(TOPIC_RETURN) | TOPIC_BIT(TOPIC_LABEL),
            &taken->of_returning);
    return true;
}

/* The rule by which the amount is left of the order; of a whole one: the way there is given
   back. */
static const struct rule *rule_left(const struct case_of_amount *at,
                                    const struct order *order,
                                    const struct fees_taken *taken, bool is_whole)
{
    const struct fees *fees =
        order_is_here_still(order) ? &taken->of_cancelling : &taken->of_returning;
    bool may_come = order->refund_count == 0 && order->total.is_known &&
                    value_currency_fits(at->value, order->total.currency);
    return may_come ? rule_leaving(at, order, fees, is_whole) : NULL;
}

bool amount_by_return(const struct case_of_amount *at)
{
    const struct facts *facts = at->judge->facts;
    struct fees_taken taken;
    if (!may_be_left(at, &taken)) {
        return false;
    }
    for (size_t i = 0; i < facts->order_count; i++) {
        const struct order *order = &facts->orders[i];
        if (order != at->order && at->is_certain) {
            continue;
        }
        const struct rule *rule = rule_left(at, order, &taken, false);
        if (rule != NULL) {
            claim_from_rule(at->judge, amount_claim(at, VERDICT_PROVED), rule);
            return true;
        }
        if (rule_left(at, order, &taken, true) != NULL) {
            amount_claim(at, VERDICT_UNSOURCED)->severity = SEVERITY_MARK;
            return true; /* the way there is given back by some shops */
        }
    }
    return false;
}

bool amount_by_other_return(const struct case_of_amount *at)
{
    const struct facts *facts = at->judge->facts;
    struct fees_taken taken;
    const struct rule *rule = NULL;
    /* "For K481205 we refund you 32.80 EUR": not of another. */
    if (at->is_certain && !amount_order_is_numbered(at) && may_be_left(at, &taken)) {
        for (size_t i = 0; i < facts->order_count && rule == NULL; i++) {
            rule = rule_left(at, &facts->orders[i], &taken, false);
        }
    }
    if (rule != NULL) {
        struct claim *claim = amount_claim(at, VERDICT_UNSOURCED);
        claim_from_rule(at->judge, claim, rule);
        claim->severity = SEVERITY_WARN;
    }
    return rule != NULL;
}
