#include "guard/amounts.h"

#include <string.h>

/* What was refunded ages with the order that it was refunded of. */
static void refund_ages(const struct case_of_amount *at, struct claim *claim,
                        const struct known_amount *known)
{
    const struct facts *facts = at->judge->facts;
    for (size_t i = 0; i < facts->order_count; i++) {
        if (string_equals(facts->orders[i].id, known->id)) {
            claim_ages(at->judge, claim, &facts->orders[i]);
            return;
        }
    }
}

void amount_prove(const struct case_of_amount *at, const struct known_amount *known)
{
    struct claim *claim = amount_claim(at, VERDICT_PROVED);
    const char *field = known_amount_field(at->judge, known);
    claim_from(claim, known->kind, known->id, field, known_amount_text(at->judge, known));
    if (strncmp(field, "refunds", 7) == 0) {
        refund_ages(at, claim, known);
    }
}

bool amount_is_money(const struct money *money, const struct value *value)
{
    return money->is_known && money->parts == value->low && value->low == value->high &&
           value_currency_fits(value, money->currency);
}

void amount_prove_promotion(const struct case_of_amount *at,
                            const struct promotion *promotion, const char *field)
{
    struct claim *claim = amount_claim(at, VERDICT_PROVED);
    claim_from(claim, "promotion", promotion->id, field, promotion->id);
}

/* What any product costs that the orders, the thread or the text name. */
bool amount_by_any_product(const struct case_of_amount *at)
{
    const struct facts *facts = at->judge->facts;
    if (at->is_repaid || !judge_works(at->judge, facts->product_count)) {
        return false;
    }
    for (size_t i = 0; i < facts->product_count; i++) {
        const struct product *product = &facts->products[i];
        if (amount_is_money(&product->price, at->value)) {
            struct known_amount known = {.money = product->price,
                                         .kind = "product",
                                         .id = product->id,
                                         .field = "price"};
            amount_prove(at, &known);
            return true;
        }
    }
    return false;
}

/* "WARM8 takes 8 percent off. It holds from 40 EUR on": what the code of the sentence
   before asks for, where this one speaks of nothing else. */
static bool by_code_before(const struct case_of_amount *at, const struct sentence *sentence)
{
    size_t count;
    const struct coded *codes = codes_before(at->judge, sentence, &count);
    for (size_t i = 0; i < count; i++) {
        const struct promotion *promotion = codes[i].promotion;
        if (promotion != NULL && amount_is_money(&promotion->min_total, at->value)) {
            amount_prove_promotion(at, promotion, "min_total");
            return true;
        }
    }
    return false;
}

/* What a promotion that the text names by no code is worth, or asks for: "the minimum
   of 40 EUR of our autumn code". */
static bool by_promotion(const struct case_of_amount *at)
{
    const struct facts *facts = at->judge->facts;
    const struct reading *reading = at->judge->reading;
    const struct sentence *sentence = reading_sentence(reading, at->value->first);
    bool is_offered = (sentence->topics & TOPIC_BIT(TOPIC_DISCOUNT)) != 0 ||
                      reading_mark_within(reading, sentence->first, sentence->end,
                                          MEANING_CODE_CUE) != NULL;
    for (size_t i = 0; i < facts->promotion_count && is_offered; i++) {
        const struct promotion *promotion = &facts->promotions[i];
        bool is_amount = amount_is_money(&promotion->amount, at->value);
        if (promotion->audience == AUDIENCE_PUBLIC &&
            (is_amount || amount_is_money(&promotion->min_total, at->value))) {
            amount_prove_promotion(at, promotion, is_amount ? "amount" : "min_total");
            return true;
        }
    }
    return by_code_before(at, sentence);
}

/* The shop said so itself in this thread. */
static bool by_thread(const struct case_of_amount *at)
{
    if (!thread_tells(at->judge, at->value)) {
        return false;
    }
    claim_from(amount_claim(at, VERDICT_PROVED), "thread", NULL, NULL, NULL);
    return true;
}

static bool by_words(const struct case_of_amount *at)
{
    const struct rule *rule = at->value->is_weak ? NULL : amount_rule_around(at);
    if (rule != NULL) {
        claim_from_rule(at->judge, amount_claim(at, VERDICT_PROVED), rule);
    }
    return rule != NULL;
}

bool amount_by_surroundings(const struct case_of_amount *at)
{
    return by_promotion(at) || by_thread(at) || by_words(at);
}
