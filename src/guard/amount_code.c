/* What an amount has to do with a code that its sentence names. */
#include "guard/amounts.h"

#define NEAR_VALUES 8 /* values around an amount */

/* A code in the amount's sentence: what it takes off is no total. */
bool amount_names_code(const struct case_of_amount *at)
{
    const struct sentence *sentence =
        reading_sentence(at->judge->reading, at->value->first);
    size_t count;
    codes_within(at->judge, sentence->first, sentence->end, &count);
    return count > 0;
}

/* In the code's clause or the one beside it, which is about nothing else. */
static bool is_beside_code(const struct case_of_amount *at, const struct coded *code)
{
    const uint32_t *clause_of = at->judge->reading->clause_of;
    uint32_t own = clause_of[at->value->first];
    uint32_t other = clause_of[code->token];
    uint64_t elsewhere = ~TOPICS_MINOR & ~TOPIC_BIT(TOPIC_DISCOUNT);
    return own == other ||
           ((own > other ? own - other : other - own) == 1 && (at->own & elsewhere) == 0);
}

/* "With SAVE5: 40.90 of articles less 5": another amount of the sentence is the code's. */
static bool tells_worth(const struct case_of_amount *at, const struct promotion *promotion)
{
    const struct reading *reading = at->judge->reading;
    const struct sentence *sentence = reading_sentence(reading, at->value->first);
    size_t index = (size_t)(at->value - reading->values);
    size_t from = index > NEAR_VALUES ? index - NEAR_VALUES : 0;
    for (size_t i = from; i < reading->value_count && i <= index + NEAR_VALUES; i++) {
        const struct value *other = &reading->values[i];
        if (i != index && other->kind == VALUE_AMOUNT && other->first >= sentence->first &&
            other->first < sentence->end && amount_is_money(&promotion->amount, other)) {
            return true;
        }
    }
    return false;
}

/* What the code that the value belongs to is worth, and from what total on. */
bool amount_by_code(const struct case_of_amount *at)
{
    const struct coded *code = code_of(at->judge, at->value->first);
    if (code == NULL) {
        return false;
    }
    const struct promotion *promotion = code->promotion;
    bool is_amount = amount_is_money(&promotion->amount, at->value);
    if (is_amount || amount_is_money(&promotion->min_total, at->value)) {
        amount_prove_promotion(at, promotion, is_amount ? "amount" : "min_total");
        return true;
    }
    bool is_minimum = (at->topics & TOPIC_BIT(TOPIC_MINIMUM)) != 0;
    const struct money *right = is_minimum ? &promotion->min_total : &promotion->amount;
    if (!right->is_known || right->parts <= 0) {
        return false;
    }
    struct known_amounts known = {.count = 1};
    known.items[0] = (struct known_amount){.money = *right,
                                           .kind = "promotion",
                                           .id = promotion->id,
                                           .field = is_minimum ? "min_total" : "amount"};
    return !tells_worth(at, promotion) &&
           amount_contradict(at, &known, is_beside_code(at, code));
}
