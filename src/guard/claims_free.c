/* "A return from Germany is free", where a rule for that place takes money for it; and
   "cancelling is free", where the time for that is over. */
#include "guard/fees.h"
#include "guard/support.h"

/* What of the policy takes money for the matter from these places; NULL: nothing. */
static const struct rule *fee_of(const struct policy *policy, uint64_t matter,
                                 uint32_t places)
{
    for (size_t i = 0; i < policy->rule_count; i++) {
        const struct rule *rule = &policy->rules[i];
        if (rule->kind == VALUE_AMOUNT && (rule->topics & matter) != 0 &&
            (rule->topics & TOPIC_BIT(TOPIC_FREE)) == 0 && (rule->places & places) != 0 &&
            rule->value.low > 0) {
            return rule;
        }
    }
    return NULL;
}

static bool has_value(const struct reading *reading, size_t first, size_t end)
{
    return (reading_scopes(reading, first, end) & SCOPE_VALUE) != 0;
}

/* Of the order that is spoken of something is kept by now. */
static bool cancel_read(struct judge *judge, size_t first, size_t end)
{
    bool is_certain;
    const struct order *order = order_for(judge, first, &is_certain);
    const struct rule *fee =
        order == NULL || !is_certain ? NULL : fee_of_cancelling(judge, order);
    if (fee == NULL) {
        return false;
    }
    struct claim *claim = claim_add(judge, first, end, CLAIM_PROMISE, VERDICT_UNSOURCED);
    claim_from_rule(judge, claim, fee);
    claim->severity = SEVERITY_MARK;
    return true;
}

bool free_read(struct judge *judge, size_t first, size_t end, unsigned stances)
{
    const struct reading *reading = judge->reading;
    const struct sentence *sentence = reading_sentence(reading, first);
    uint64_t matter = TOPIC_BIT(TOPIC_RETURN);
    uint64_t others = TOPIC_BIT(TOPIC_EXCHANGE) | TOPIC_BIT(TOPIC_WARRANTY);
    uint64_t topics = reading_clause(reading, first)->topics;
    uint32_t places = places_widen(sentence->places);
    unsigned turned = STANCE_COSTS | STANCE_DENIED | STANCE_ONLY;
    unsigned bounded = STANCE_BEFORE | STANCE_AFTER;
    bool is_free = (stances & STANCE_FREE) != 0 && (stances & (turned | bounded)) == 0 &&
                   !reading_has_value(reading, sentence->first, sentence->end,
                                      VALUE_BIT(VALUE_DURATION));
    if (is_free && (topics & TOPIC_BIT(TOPIC_CANCEL)) != 0) {
        return cancel_read(judge, first, end);
    }
    if ((topics & matter) == 0 || (topics & others) != 0 || places == 0 ||
        (stances & STANCE_FREE) == 0 || (stances & turned) != 0 ||
        has_value(reading, first, end) ||
        ((thread_matter(judge) | sentence->context) & SUPPORT_CAUSES) != 0 ||
        !judge_works(judge, judge->policy->rule_count)) {
        return false;
    }
    const struct rule *rule = fee_of(judge->policy, matter, places);
    if (rule == NULL || support_is_free(judge->policy->support, matter, places)) {
        return false;
    }
    struct claim *claim = claim_add(judge, first, end, CLAIM_PROMISE, VERDICT_CONTRADICTED);
    claim_from_rule(judge, claim, rule);
    return true;
}
