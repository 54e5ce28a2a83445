#include "guard/fees.h"
#include "guard/support.h"

#define SECONDS_OF_HOUR 3600.0
#define HOURS_OF_DAY    24.0

void fees_of(const struct policy *policy, uint64_t taken, struct fees *fees)
{
    fees->count = 0;
    fees->least = INT64_MAX;
    fees->most = INT64_MIN;
    for (size_t i = 0; i < policy->rule_count && i < FEES_TRIED; i++) {
        const struct rule *rule = &policy->rules[i];
        if (rule->kind == VALUE_AMOUNT && (rule->topics & taken) != 0 &&
            (rule->topics & TOPIC_BIT(TOPIC_MINIMUM)) == 0 &&
            rule->value.low == rule->value.high) {
            int64_t fee = rule->value.low;
            fees->rules[fees->count++] = rule;
            fees->least = fee < fees->least ? fee : fees->least;
            fees->most = fee > fees->most ? fee : fees->most;
        }
    }
}

bool order_is_here_still(const struct order *order)
{
    return order->status == ORDER_PENDING || order->status == ORDER_PROCESSING;
}

/* The first fee in the order's currency and, where it names places, from the customer's. */
static const struct rule *fee_for(const struct judge *judge, const struct order *order,
                                  uint64_t taken)
{
    struct fees fees;
    fees_of(judge->policy, taken, &fees);
    for (size_t i = 0; i < fees.count; i++) {
        const struct rule *rule = fees.rules[i];
        bool is_here = rule->places == 0 || (rule->places & judge->places) != 0;
        if (is_here && rule->value.low > 0 &&
            value_currency_fits(&rule->value, order->total.currency)) {
            return rule;
        }
    }
    return NULL;
}

static double hours_of(const struct value *value)
{
    double least;
    double most;
    value_days(value, &least, &most);
    return most * HOURS_OF_DAY;
}

/* Hours after the order in which cancelling is free, where the fee's own article tells
   them; negative where it does not. */
static double free_hours(const struct policy *policy, const struct rule *fee)
{
    double hours = -1;
    for (size_t i = 0; i < policy->rule_count; i++) {
        const struct rule *rule = &policy->rules[i];
        bool is_free = rule->kind == VALUE_DURATION && rule->article == fee->article &&
                       (rule->topics & TOPIC_BIT(TOPIC_CANCEL)) != 0;
        if (is_free && hours_of(&rule->value) > hours) {
            hours = hours_of(&rule->value);
        }
    }
    return hours;
}

const struct rule *fee_of_cancelling(struct judge *judge, const struct order *order)
{
    const struct policy *policy = judge->policy;
    if (!order_is_here_still(order) || order->placed_at == MOMENT_NONE ||
        order->payment_count == 0 || !judge_works(judge, 2 * policy->rule_count)) {
        return NULL;
    }
    const struct rule *fee = fee_for(judge, order, TOPIC_BIT(TOPIC_CANCEL));
    double hours = fee == NULL ? -1 : free_hours(policy, fee);
    double passed = (double)(judge->facts->now - order->placed_at) / SECONDS_OF_HOUR;
    return hours >= 0 && passed > hours ? fee : NULL;
}

const struct rule *fee_of_returning(struct judge *judge, const struct order *order)
{
    uint64_t back = TOPIC_BIT(TOPIC_RETURN);
    if (order_is_here_still(order) || order->status == ORDER_CANCELLED ||
        (thread_matter(judge) & SUPPORT_CAUSES) != 0 ||
        !judge_works(judge, judge->policy->rule_count) ||
        support_is_free(judge->policy->support, back, judge->places)) {
        return NULL;
    }
    return fee_for(judge, order, back | TOPIC_BIT(TOPIC_LABEL));
}

bool return_is_freed(const struct policy *policy, uint64_t causes)
{
    size_t count;
    const struct support_line *lines = support_lines(policy->support, &count);
    for (size_t i = 0; i < count; i++) {
        const struct support_line *line = &lines[i];
        if ((line->stances & (STANCE_FREE | STANCE_DENIED)) == STANCE_FREE &&
            (line->topics & causes) != 0 &&
            ((line->topics | line->context) & TOPIC_BIT(TOPIC_RETURN)) != 0) {
            return true;
        }
    }
    return false;
}
