/*
 * Whose fee an amount is where the shop has several for one thing: the first exchange and
 * the second, standard and express.
 */
#include "guard/amounts.h"

#define NEAR_TIER   8 /* tokens behind an amount that may say whose it is */
#define NEAR_MATTER 4 /* tokens from "the first" to "exchange" */
#define WORD_OF_FEE 2 /* "express shipping": the word beside a tier's is its own */

static unsigned tier_of(const struct mark *mark)
{
    bool is_express = mark->meaning == MEANING_TOPIC && mark->value == TOPIC_EXPRESS;
    return mark->meaning == MEANING_TIER ? mark->value : is_express ? TIER_EXPRESS : 0;
}

/* The last tier named in these tokens; a word for all sending behind it begins anew. */
static unsigned tier_before(const struct reading *reading, size_t first, size_t end)
{
    unsigned tier = 0;
    size_t tier_end = first;
    for (size_t i = reading->mark_from[first]; i < reading->mark_from[end]; i++) {
        const struct mark *mark = &reading->marks[i];
        bool is_fee = mark->meaning == MEANING_TOPIC && mark->value == TOPIC_SHIPPING_FEE;
        if (tier_of(mark) != 0) {
            tier = tier_of(mark);
            tier_end = mark->end;
        } else if (is_fee && mark->first >= tier_end + WORD_OF_FEE) {
            tier = 0;
        }
    }
    return tier;
}

static unsigned tiers_behind(const struct reading *reading, const struct value *value)
{
    const struct clause *clause = reading_clause(reading, value->first);
    size_t end =
        value->end + NEAR_TIER < clause->end ? value->end + NEAR_TIER : clause->end;
    size_t next = (size_t)(value - reading->values) + 1;
    if (next < reading->value_count && reading->values[next].first < end) {
        end = reading->values[next].first;
    }
    unsigned tiers = 0;
    for (size_t i = reading->mark_from[value->end]; i < reading->mark_from[end]; i++) {
        tiers |= tier_of(&reading->marks[i]);
    }
    return tiers;
}

unsigned value_tiers(const struct reading *reading, const struct value *value)
{
    const struct sentence *sentence = reading_sentence(reading, value->first);
    return tier_before(reading, sentence->first, value->first) |
           tiers_behind(reading, value);
}

/* "The first exchange": the rank is of what is exchanged or sent back. */
static bool is_rank_of_matter(const struct reading *reading, size_t first, size_t end)
{
    for (size_t i = reading->mark_from[first]; i < reading->mark_from[end]; i++) {
        const struct mark *mark = &reading->marks[i];
        bool is_rank = mark->meaning == MEANING_TIER && (mark->value & TIERS_OF_RANK) != 0;
        size_t last = mark->end + NEAR_MATTER < end ? mark->end + NEAR_MATTER : end;
        if (is_rank && (reading_mark_valued(reading, mark->end, last, MEANING_TOPIC,
                                            TOPIC_EXCHANGE) != NULL ||
                        reading_mark_valued(reading, mark->end, last, MEANING_TOPIC,
                                            TOPIC_RETURN) != NULL)) {
            return true;
        }
    }
    return false;
}

unsigned value_tiers_said(const struct reading *reading, const struct value *value)
{
    const struct clause *clause = reading_clause(reading, value->first);
    const struct sentence *sentence = reading_sentence(reading, value->first);
    size_t first = clause->first > sentence->first ? (clause - 1)->first : clause->first;
    if (reading_mark_within(reading, first, clause->end, MEANING_NEGATION) != NULL ||
        reading_mark_within(reading, first, clause->end, MEANING_BUT) != NULL) {
        return 0;
    }
    unsigned tiers =
        tier_before(reading, first, value->first) | tiers_behind(reading, value);
    return is_rank_of_matter(reading, first, clause->end) ? tiers : tiers & ~TIERS_OF_RANK;
}

/* Each of one kind, and not the same. */
static bool tiers_clash(unsigned a, unsigned b)
{
    bool are_ranks = (a & TIERS_OF_RANK) != 0 && (b & TIERS_OF_RANK) != 0;
    bool are_of_sending = (a & TIERS_OF_SENDING) != 0 && (b & TIERS_OF_SENDING) != 0;
    return (are_ranks && (a & b & TIERS_OF_RANK) == 0) ||
           (are_of_sending && (a & b & TIERS_OF_SENDING) == 0);
}

/* What an order came to is told, or that nothing is to be paid. */
static bool is_of_an_order(const struct case_of_amount *at)
{
    static const enum meaning meanings[] = {MEANING_PAID, MEANING_ORDER_CUE, MEANING_LESS};
    const struct reading *reading = at->judge->reading;
    const struct sentence *sentence = reading_sentence(reading, at->value->first);
    bool is_free =
        (at->own & TOPIC_BIT(TOPIC_FREE)) != 0 && (at->own & TOPIC_BIT(TOPIC_MINIMUM)) == 0;
    return is_free || at->is_repaid || names_order(at->judge, at->value->first) ||
           reading_means_any(reading, sentence->first, sentence->end, meanings,
                             COUNT_OF(meanings));
}

/* What the rules are of that are told in those tiers. */
static uint64_t matter_of(const struct case_of_amount *at, unsigned tiers)
{
    uint64_t ranked = TOPIC_BIT(TOPIC_EXCHANGE) | TOPIC_BIT(TOPIC_RETURN);
    uint64_t sent = TOPIC_BIT(TOPIC_DELIVERY) | TOPIC_BIT(TOPIC_DISPATCH) |
                    TOPIC_BIT(TOPIC_SHIPPING_FEE) | TOPIC_BIT(TOPIC_EXPRESS);
    uint64_t told = reading_sentence(at->judge->reading, at->value->first)->topics;
    return ((tiers & TIERS_OF_RANK) != 0 ? told & ranked : 0) |
           ((tiers & TIERS_OF_SENDING) != 0 ? sent : 0);
}

bool amount_by_tier(const struct case_of_amount *at)
{
    struct judge *judge = at->judge;
    unsigned said = value_tiers_said(judge->reading, at->value);
    uint64_t matter = matter_of(at, said);
    const struct rule *clashing = NULL;
    if (matter == 0 || !at->is_asserted || at->value->is_weak || is_of_an_order(at) ||
        !judge_works(judge, judge->policy->rule_count)) {
        return false;
    }
    for (size_t i = 0; i < judge->policy->rule_count; i++) {
        const struct rule *rule = &judge->policy->rules[i];
        if (rule->kind != VALUE_AMOUNT || !value_equals(at->value, &rule->value) ||
            ((rule->topics | rule->context) & matter) == 0) {
            continue;
        }
        if (!tiers_clash(said, rule->tiers)) {
            return false;
        }
        clashing = rule;
    }
    if (clashing == NULL) {
        return false;
    }
    claim_from_rule(judge, amount_claim(at, VERDICT_CONTRADICTED), clashing);
    return true;
}
