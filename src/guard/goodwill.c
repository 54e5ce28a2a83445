/*
 * Goodwill: what is given to make amends is proved by no sum of an order. Amounts
 * and days up to the shop's limit, in a sentence that grants something, rest on the limit.
 * What one text grants counts together.
 */
#include "guard/amounts.h"
#include "guard/policy.h"

#define NEAR_NO 3 /* tokens from a denial to what it denies: "it is no goodwill" */

struct granting {
    struct judge *judge;
    int64_t amount_left; /* ten-thousandths */
    int64_t days_left;
};

/* The words by which the amount is given, whichever sum it equals: what is told to make
   amends, in front or beside it; what only says where it counts, beside it. */
static const struct mark *amends_of(const struct reading *reading,
                                    const struct value *value)
{
    const struct sentence *sentence = reading_sentence(reading, value->first);
    const struct clause *clause = reading_clause(reading, value->first);
    for (size_t i = reading->mark_from[sentence->first];
         i < reading->mark_from[clause->end]; i++) {
        const struct mark *mark = &reading->marks[i];
        if (mark->meaning == MEANING_AMENDS &&
            (mark->value == AMENDS_MADE || mark->first >= clause->first)) {
            return mark;
        }
    }
    return NULL;
}

static bool is_granted(const struct reading *reading, const struct value *value)
{
    const struct sentence *sentence = reading_sentence(reading, value->first);
    return reading_mark_within(reading, sentence->first, sentence->end, MEANING_GRANT) !=
               NULL &&
           (reading_scopes(reading, value->first, value->end) & SCOPES_UNASSERTED) == 0;
}

static bool is_denied(const struct reading *reading, const struct mark *amends)
{
    static const char *const words[] = {"no", "kein", "keine", "non", "geen"};
    size_t first = reading_clause(reading, amends->first)->first;
    size_t near = amends->first > first + NEAR_NO ? amends->first - NEAR_NO : first;
    return reading_mark_within(reading, near, amends->first, MEANING_NEGATION) != NULL ||
           scan_has_any(&reading->scan, near, amends->first, words, COUNT_OF(words));
}

/* "We refund you 19.30 EUR", "a credit of 19.30 EUR to your card": it comes back, whatever
   is said besides. "A credit of" alone is a word of both. */
static bool comes_back(const struct reading *reading, const struct value *value,
                       const struct mark *amends)
{
    const struct sentence *sentence = reading_sentence(reading, value->first);
    const uint64_t back =
        TOPIC_BIT(TOPIC_REFUND) | TOPIC_BIT(TOPIC_RETURN) | TOPIC_BIT(TOPIC_BANK);
    for (size_t i = reading->mark_from[sentence->first];
         i < reading->mark_from[sentence->end]; i++) {
        const struct mark *mark = &reading->marks[i];
        bool is_back = mark->meaning == MEANING_MEANS || mark->meaning == MEANING_REPAID ||
                       (mark->meaning == MEANING_TOPIC && mark->value < 64 &&
                        (TOPIC_BIT(mark->value) & back) != 0);
        if (is_back && (mark->end <= amends->first || mark->first >= amends->end)) {
            return true;
        }
    }
    return false;
}

/* What something costs or came to, which nobody grants. */
static bool is_paid(struct judge *judge, const struct value *value)
{
    const struct clause *clause = reading_clause(judge->reading, value->first);
    struct case_of_amount at = {.judge = judge, .value = value};
    uint64_t paid = TOPIC_BIT(TOPIC_PRICE) | TOPIC_BIT(TOPIC_TOTAL) |
                    TOPIC_BIT(TOPIC_COST) | TOPIC_BIT(TOPIC_SHIPPING_FEE);
    return (amount_own_topics(judge, value) & paid) != 0 ||
           reading_mark_within(judge->reading, clause->first, clause->end, MEANING_PAID) !=
               NULL ||
           amount_title_near(&at) != NULL;
}

static bool has_rule(const struct policy *policy, const struct value *value)
{
    for (size_t i = 0; i < policy->rule_count; i++) {
        if (policy->rules[i].kind == VALUE_AMOUNT &&
            value_equals(value, &policy->rules[i].value)) {
            return true;
        }
    }
    return false;
}

/* "A credit of 19.30 EUR", "19.30 EUR as an apology": that so much was paid, or could still
   come back, is no source for it. It may be meant so, and does not block. */
static void gift_doubt(struct judge *judge, struct claim *claim)
{
    static const char *const kinds[] = {"order", "sum", "product", "article"};
    const struct reading *reading = judge->reading;
    const struct value *value = value_proved(reading, claim, CLAIM_AMOUNT);
    const struct mark *amends = value == NULL ? NULL : amends_of(reading, value);
    bool is_of_sum = false;
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        is_of_sum |= string_equals(claim->source.kind, kinds[i]);
    }
    if (amends == NULL || !is_of_sum || is_denied(reading, amends) ||
        comes_back(reading, value, amends) || is_paid(judge, value) ||
        !judge_works(judge, judge->policy->rule_count) || has_rule(judge->policy, value)) {
        return;
    }
    claim_doubt(claim, SEVERITY_WARN);
}

static bool amount_grant(struct granting *granting, const struct value *value)
{
    const struct money *limit = &granting->judge->facts->terms->goodwill;
    if (!limit->is_known || value->kind != VALUE_AMOUNT || value->low <= 0 ||
        value->high > granting->amount_left ||
        !value_currency_fits(value, limit->currency)) {
        return false;
    }
    granting->amount_left -= value->high;
    return true;
}

static bool days_grant(struct granting *granting, const struct value *value)
{
    int64_t days = value->high / MONEY_UNIT;
    if (value->kind != VALUE_DURATION ||
        (value->unit != UNIT_DAY && value->unit != UNIT_WORKING_DAY &&
         value->unit != UNIT_WEEK)) {
        return false;
    }
    days *= value->unit == UNIT_WEEK ? 7 : 1;
    if (days <= 0 || days > granting->days_left) {
        return false;
    }
    granting->days_left -= days;
    return true;
}

static void claim_grant(struct granting *granting, struct claim *claim)
{
    const struct guard_terms *terms = granting->judge->facts->terms;
    struct arena *arena = granting->judge->arena;
    const struct value *value = value_of_claim(granting->judge->reading, claim);
    char limit[48];
    if (value == NULL || !is_granted(granting->judge->reading, value)) {
        return;
    }
    if (amount_grant(granting, value)) {
        money_format(terms->goodwill, limit, sizeof(limit));
    } else if (days_grant(granting, value)) {
        snprintf(limit, sizeof(limit), "%lld days", (long long)terms->goodwill_days);
    } else {
        return;
    }
    claim->verdict = VERDICT_PROVED;
    claim->severity = SEVERITY_MARK;
    claim->right_value = NULL;
    claim_from(claim, "agent", NULL, "goodwill", arena_text(arena, limit));
    claim->source.quote = NULL;
}

void goodwill_read(struct judge *judge)
{
    const struct guard_terms *terms = judge->facts->terms;
    for (size_t i = 0; i < judge->opinion->claim_count; i++) {
        gift_doubt(judge, &judge->opinion->claims[i]);
    }
    if (terms == NULL || (!terms->goodwill.is_known && terms->goodwill_days == 0)) {
        return;
    }
    struct granting granting = {judge, terms->goodwill.parts, terms->goodwill_days};
    for (size_t i = 0; i < judge->opinion->claim_count; i++) {
        struct claim *claim = &judge->opinion->claims[i];
        if ((claim->kind == CLAIM_AMOUNT || claim->kind == CLAIM_DURATION) &&
            (claim->verdict == VERDICT_UNSOURCED ||
             claim->verdict == VERDICT_CONTRADICTED)) {
            claim_grant(&granting, claim);
        }
    }
}
