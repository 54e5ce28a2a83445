/* What words turn a sentence about the policy: who pays, "only", "even when opened". */
#include "guard/support.h"

static bool is_supposed(const struct reading *reading, size_t token)
{
    return (reading->scopes[token] & (SCOPE_CONDITION | SCOPE_TEMPORAL)) != 0;
}

/* "Without a box": that denies a thing, and not what is said of it. */
static bool is_without(const struct reading *reading, const struct mark *mark)
{
    return mark->end == mark->first + 1 && mark_is_without(reading, mark);
}

unsigned stances_of(const struct reading *reading, size_t first, size_t end)
{
    unsigned stances = 0;
    uint32_t hidden = 0; /* where "no cost" ends, which denies nothing and is no cost */
    for (size_t i = reading->mark_from[first]; i < reading->mark_from[end]; i++) {
        const struct mark *mark = &reading->marks[i];
        bool is_stance = mark->meaning == MEANING_STANCE;
        bool is_denial =
            (mark->meaning == MEANING_NEGATION || mark->meaning == MEANING_NONE_OF) &&
            !is_without(reading, mark);
        bool is_cost = is_stance && mark->value == STANCE_COSTS;
        if (mark->meaning == MEANING_RULE && mark->value == RULE_GRANTS) {
            hidden = mark->end > hidden ? mark->end : hidden;
        } else if (mark->meaning == MEANING_TOPIC && mark->value == TOPIC_FREE) {
            stances |= STANCE_FREE;
        } else if (is_stance && !is_cost) {
            stances |= mark->value;
            bool hides = mark->value == STANCE_FREE || mark->value == STANCE_BEFORE;
            hidden = hides && mark->end > hidden ? mark->end : hidden;
        } else if (is_denial && is_supposed(reading, mark->first)) {
            continue; /* "if it has not come, we look for it" denies no search */
        } else if ((is_denial || is_cost) && mark->end > hidden) {
            stances |= is_denial ? STANCE_DENIED : STANCE_COSTS;
        }
    }
    return stances;
}

bool stances_are_even(unsigned stances)
{
    unsigned restricted = STANCE_DENIED | STANCE_ONLY | STANCE_BEFORE;
    return (stances & STANCE_EVEN) != 0 && (stances & restricted) == 0;
}
