#include "guard/amounts.h"
#include "guard/judge.h"
#include "guard/newcomers.h"
#include "guard/number.h"

#include <inttypes.h>
#include <string.h>

#define WHOLE         ((int64_t)100 * MONEY_UNIT)
#define PRODUCTS_READ 24 /* whose texts are looked through for a percentage */

static struct claim *percent_claim(struct judge *judge, const struct value *value,
                                   enum verdict verdict)
{
    return claim_add(judge, value->first, value->end, CLAIM_PERCENT, verdict);
}

/* "10 %": the number alone is put right, so that sign and words around it stay. */
static const char *percent_words(struct judge *judge, const struct value *value,
                                 int64_t parts)
{
    if (value->number_first == value->number_end) { /* "half the price" */
        return arena_format(judge->arena, "%" PRId64 " %%", parts / MONEY_UNIT);
    }
    struct text whole = reading_text(judge->reading, value->first, value->end);
    struct text number =
        reading_text(judge->reading, value->number_first, value->number_end);
    size_t front = (size_t)(number.bytes - whole.bytes);
    size_t behind = whole.len - front - number.len;
    return arena_format(judge->arena, "%.*s%" PRId64 "%.*s", (int)front, whole.bytes,
                        parts / MONEY_UNIT, (int)behind, number.bytes + number.len);
}

static void from_promotion(struct judge *judge, struct claim *claim,
                           const struct promotion *promotion)
{
    claim_from(
        claim, "promotion", promotion->id, "percent",
        arena_format(judge->arena, "%" PRId64, promotion->percent_parts / MONEY_UNIT));
}

/* What the code that the value belongs to takes off. */
static bool by_code(struct judge *judge, const struct value *value, bool is_asserted)
{
    const struct coded *code = code_of(judge, value->first);
    const struct promotion *promotion = code == NULL ? NULL : code->promotion;
    if (promotion == NULL || promotion->percent_parts == 0) {
        return false;
    }
    if (promotion->percent_parts == value->low && value->low == value->high) {
        from_promotion(judge, percent_claim(judge, value, VERDICT_PROVED), promotion);
        return true;
    }
    if (!is_asserted) {
        return false;
    }
    struct claim *claim = percent_claim(judge, value, VERDICT_CONTRADICTED);
    from_promotion(judge, claim, promotion);
    claim->right_value = percent_words(judge, value, promotion->percent_parts);
    return true;
}

static bool is_running(const struct facts *facts, const struct promotion *promotion)
{
    bool is_over = day_is_set(promotion->until) && day_is_set(facts->today) &&
                   day_compare(facts->today, promotion->until) > 0;
    bool is_early = day_is_set(promotion->from) && day_is_set(facts->today) &&
                    day_compare(facts->today, promotion->from) < 0;
    bool is_ours = promotion->customer == NULL ||
                   (facts->customer != NULL &&
                    string_equals(promotion->customer, facts->customer->id));
    return promotion->audience == AUDIENCE_PUBLIC && !is_over && !is_early && is_ours;
}

/* A promotion that runs, where the sentence speaks of a discount and names no code. */
static bool by_promotion(struct judge *judge, const struct value *value)
{
    const struct facts *facts = judge->facts;
    struct inquiry inquiry = inquiry_of(judge, value);
    if ((inquiry.topics & TOPIC_BIT(TOPIC_DISCOUNT)) == 0) {
        return false;
    }
    for (size_t i = 0; i < facts->promotion_count; i++) {
        const struct promotion *promotion = &facts->promotions[i];
        if (promotion->percent_parts == value->low && is_running(facts, promotion) &&
            !(newcomers_in(judge->reading, value) == NEWCOMERS_UNTOLD &&
              promotion_is_of_newcomers(judge, value, promotion))) {
            from_promotion(judge, percent_claim(judge, value, VERDICT_PROVED), promotion);
            return true;
        }
    }
    return false;
}

static bool by_policy(struct judge *judge, const struct value *value, bool is_asserted)
{
    struct inquiry inquiry = inquiry_of(judge, value);
    struct answer answer = policy_ask(judge->policy, &inquiry);
    if (answer.kind == ANSWER_EQUAL) {
        bool is_for_others = newcomers_in(judge->reading, value) == NEWCOMERS_UNTOLD &&
                             tells_newcomers(judge, answer.rule->quote);
        struct claim *claim =
            percent_claim(judge, value, is_for_others ? VERDICT_UNSOURCED : VERDICT_PROVED);
        claim_from_rule(judge, claim, answer.rule);
        return true;
    }
    if (answer.kind != ANSWER_DIFFERS || !is_asserted) {
        return false;
    }
    struct claim *claim = percent_claim(judge, value, VERDICT_CONTRADICTED);
    claim_from_rule(judge, claim, answer.rule);
    if (answer.is_unique && answer.rule->value.low == answer.rule->value.high) {
        claim->right_value = percent_words(judge, value, answer.rule->value.low);
    }
    return true;
}

/* A rule that gives the percentage for what the words tell: "if it had been flown we would
 * keep 15 %". A discount has rules of its own. */
static bool by_words(struct judge *judge, const struct value *value)
{
    const struct policy *policy = judge->policy;
    uint64_t topics = reading_sentence(judge->reading, value->first)->topics;
    struct case_of_amount at = {.judge = judge, .value = value};
    bool is_open =
        (topics & TOPIC_BIT(TOPIC_DISCOUNT)) == 0 && judge_works(judge, policy->rule_count);
    for (size_t i = 0; is_open && i < policy->rule_count; i++) {
        const struct rule *rule = &policy->rules[i];
        if (rule->kind == VALUE_PERCENT && rule->value.low == value->low &&
            rule->value.high == value->high && amount_is_told_by(&at, rule)) {
            claim_from_rule(judge, percent_claim(judge, value, VERDICT_PROVED), rule);
            return true;
        }
    }
    return false;
}

/* The text goes on with a sign or a word for percent. */
static bool is_in_percent(const char *text)
{
    static const char *const spaces[] = {" ", "\u00a0", "\u202f", "\u2009"};
    static const char *const words[] = {"%",         "％",       "percent",  "per cent",
                                        "Prozent",   "procent",  "por cien", "por cento",
                                        "pour cent", "percento", "per cento"};
    for (size_t i = 0; i < COUNT_OF(spaces); i++) {
        if (strncmp(text, spaces[i], strlen(spaces[i])) == 0) {
            text += strlen(spaces[i]);
            break;
        }
    }
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        if (strncmp(text, words[i], strlen(words[i])) == 0) {
            return true;
        }
    }
    return false;
}

/* "80 % merino", "0,5 % Retinol": a percentage of the product's own texts. */
static bool stands_in(const char *text, int64_t parts)
{
    static const char digits[] = "0123456789";
    for (const char *at = text == NULL ? NULL : strpbrk(text, digits); at != NULL;) {
        size_t len = strspn(at, "0123456789.,");
        len -= at[len - 1] == '.' || at[len - 1] == ',';
        int64_t own = 0;
        int decimals;
        if (is_in_percent(at + len) && number_parse(text_from(at, len), &own, &decimals) &&
            own == parts) {
            return true;
        }
        at = strpbrk(at + len, digits);
    }
    return false;
}

static bool by_product(struct judge *judge, const struct value *value)
{
    const struct facts *facts = judge->facts;
    for (size_t i = 0; i < facts->product_count && i < PRODUCTS_READ; i++) {
        const struct product *product = &facts->products[i];
        bool stands = stands_in(product->description, value->low);
        for (size_t k = 0; k < product->attribute_count && !stands; k++) {
            stands = stands_in(product->attributes[k].value, value->low);
        }
        if (stands && judge_works(judge, PRODUCTS_READ)) {
            claim_from(percent_claim(judge, value, VERDICT_PROVED), "product", product->id,
                       "description", NULL);
            return true;
        }
    }
    return false;
}

static bool by_thread(struct judge *judge, const struct value *value)
{
    if (!thread_tells(judge, value)) {
        return false;
    }
    claim_from(percent_claim(judge, value, VERDICT_PROVED), "thread", NULL, NULL, NULL);
    return true;
}

/* "I agree 100 %" says nothing of a price, nor of what something is made of. */
static bool is_emphasis(const struct judge *judge, const struct value *value)
{
    const struct sentence *sentence = reading_sentence(judge->reading, value->first);
    bool is_of_goods = (reading_scopes(judge->reading, sentence->first, sentence->end) &
                        SCOPE_TITLE) != 0 ||
                       reading_mark_within(judge->reading, sentence->first, sentence->end,
                                           MEANING_TRAIT) != NULL;
    return value->low == WHOLE && !is_of_goods &&
           (sentence->topics & TOPIC_BIT(TOPIC_DISCOUNT)) == 0;
}

static void percent_judge(struct judge *judge, const struct value *value)
{
    unsigned scopes = reading_scopes(judge->reading, value->first, value->end);
    bool is_asserted = (scopes & SCOPES_UNASSERTED) == 0;
    bool is_given =
        is_asserted && !is_put_down(judge, value) && !is_refused_behind(judge, value);
    if (by_code(judge, value, is_given) || by_promotion(judge, value) ||
        by_policy(judge, value, is_given) || is_emphasis(judge, value) ||
        by_product(judge, value) || by_thread(judge, value) || by_words(judge, value) ||
        !is_asserted) {
        return;
    }
    struct claim *claim = percent_claim(judge, value, VERDICT_UNSOURCED);
    if (!is_given) {
        claim->severity = SEVERITY_MARK;
    }
}

void percents_read(struct judge *judge)
{
    for (size_t i = 0; i < judge->reading->value_count; i++) {
        const struct value *value = &judge->reading->values[i];
        if (value->kind == VALUE_PERCENT && !value->is_denied) {
            percent_judge(judge, value);
        }
    }
}
