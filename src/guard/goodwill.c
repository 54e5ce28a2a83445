/*
 * Goodwill: amounts and days up to the shop's limit, in a sentence that grants something,
 * rest on the limit. What one text grants counts together.
 */
#include "guard/judge.h"
#include "guard/policy.h"

struct granting {
    struct judge *judge;
    int64_t amount_left; /* ten-thousandths */
    int64_t days_left;
};

static const struct value *value_of(const struct reading *reading,
                                    const struct claim *claim)
{
    for (size_t i = 0; i < reading->value_count; i++) {
        const struct value *value = &reading->values[i];
        if (reading->scan.tokens[value->first].start == claim->start) {
            return value;
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
    const struct value *value = value_of(granting->judge->reading, claim);
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
