#include "guard/amounts.h"
#include "guard/products.h"

#include <inttypes.h>
#include <string.h>

#define NEAR_VALUES    8 /* values around an amount */
#define WORK_OF_SUM    1000
#define PROMOTIONS_MAX 40
#define PERCENT_MAX    ((int64_t)100 * MONEY_UNIT)

struct claim *amount_claim(const struct case_of_amount *at, enum verdict verdict)
{
    return claim_add(at->judge, at->value->first, at->value->end, CLAIM_AMOUNT, verdict);
}

const char *known_amount_text(struct judge *judge, const struct known_amount *known)
{
    char text[64];
    money_format(known->money, text, sizeof(text));
    return arena_text(judge->arena, text);
}

const char *known_amount_field(struct judge *judge, const struct known_amount *known)
{
    return known->field != NULL
               ? known->field
               : arena_format(judge->arena, "lines[%zu].price", known->line - 1);
}

/* The amount is that percentage of the known one, or what is left of it, to the cent. */
static bool is_share(const struct case_of_amount *at, const struct value *percent,
                     const struct money *money)
{
    if (!value_currency_fits(at->value, money->currency) || percent->low > PERCENT_MAX ||
        money->parts >= (int64_t)1 << 40) {
        return false;
    }
    int64_t share = money->parts / 100 * percent->low / 100 / MONEY_UNIT;
    int64_t off_share = at->value->low / 100 - share;
    int64_t off_rest = at->value->low / 100 - (money->parts / 100 - share);
    return (off_share >= 0 && off_share <= 1) || (off_rest >= -1 && off_rest <= 1);
}

static bool by_percent(const struct case_of_amount *at, const struct value *percent,
                       const struct known_amounts *known)
{
    for (size_t i = 0; i < known->count; i++) {
        if (is_share(at, percent, &known->items[i].money)) {
            struct claim *claim = amount_claim(at, VERDICT_PROVED);
            claim_from(claim, "sum", known->items[i].id,
                       known_amount_field(at->judge, &known->items[i]),
                       arena_format(at->judge->arena, "%" PRId64 " %% of %s",
                                    percent->low / MONEY_UNIT,
                                    known_amount_text(at->judge, &known->items[i])));
            return true;
        }
    }
    return false;
}

/* What a code takes off that the sentences from there to the amount's name. */
static bool by_code(const struct case_of_amount *at, const struct known_amounts *known,
                    size_t first)
{
    const struct sentence *sentence =
        reading_sentence(at->judge->reading, at->value->first);
    size_t count;
    const struct coded *codes = codes_within(at->judge, first, sentence->end, &count);
    for (size_t i = 0; i < count && i < NEAR_VALUES; i++) {
        if (codes[i].promotion == NULL || codes[i].promotion->percent_parts <= 0) {
            continue;
        }
        struct value percent = {.kind = VALUE_PERCENT,
                                .low = codes[i].promotion->percent_parts};
        if (by_percent(at, &percent, known)) {
            return true;
        }
    }
    return false;
}

/* What a rule gives that is told in its words: "2 % for who pays in advance". */
static bool by_rule(const struct case_of_amount *at, const struct known_amounts *known)
{
    const struct policy *policy = at->judge->policy;
    if (known->count == 0 || at->is_repaid || !judge_works(at->judge, policy->rule_count)) {
        return false;
    }
    for (size_t i = 0; i < policy->rule_count; i++) {
        const struct rule *rule = &policy->rules[i];
        if (rule->kind == VALUE_PERCENT && rule->value.low == rule->value.high &&
            amount_is_told_by(at, rule) && by_percent(at, &rule->value, known)) {
            return true;
        }
    }
    return false;
}

/* "MOSS10 takes 10 % off. On the chair that is 6.20": the sentence right in front is gone
 * on with. */
static size_t told_from(const struct reading *reading, const struct sentence *sentence)
{
    return sentence > reading->sentences ? (sentence - 1)->first : sentence->first;
}

/* 20 percent of a price that is known, where the sentence or the one in front says so. */
bool amount_by_percentage(const struct case_of_amount *at,
                          const struct known_amounts *known)
{
    const struct reading *reading = at->judge->reading;
    const struct sentence *sentence = reading_sentence(reading, at->value->first);
    size_t first = told_from(reading, sentence);
    size_t index = (size_t)(at->value - reading->values);
    size_t from = index > NEAR_VALUES ? index - NEAR_VALUES : 0;
    for (size_t i = from; i < reading->value_count && i <= index + NEAR_VALUES; i++) {
        const struct value *percent = &reading->values[i];
        if (percent->kind == VALUE_PERCENT && percent->first >= first &&
            percent->first < sentence->end && by_percent(at, percent, known)) {
            return true;
        }
    }
    return by_code(at, known, first) || by_rule(at, known);
}

bool amount_by_combination(const struct case_of_amount *at,
                           const struct known_amounts *known, const char *id)
{
    if (at->value->low != at->value->high || !judge_works(at->judge, WORK_OF_SUM)) {
        return false;
    }
    const char *sum = amounts_combine(at, known);
    if (sum == NULL) {
        return false;
    }
    claim_from(amount_claim(at, VERDICT_PROVED), "sum", id, NULL, sum);
    return true;
}

#define COMPARED_MAX 12 /* products that are compared with one another */

static const char *gap_text(struct judge *judge, const struct known_amount *more,
                            const struct known_amount *less)
{
    char amount[64];
    money_format_decimal(more->money, amount, sizeof(amount));
    return arena_format(judge->arena, "%s - %s", amount, known_amount_text(judge, less));
}

/* What was paid and what of it came back, or what one piece of either costs. */
static bool is_gap_of(const struct known_amount *more, const struct known_amount *less,
                      bool is_of_prices)
{
    if (!is_of_prices) {
        return more->role == AMOUNT_WHOLE && less->role == AMOUNT_BACK;
    }
    return more->role == AMOUNT_PART && less->role == AMOUNT_PART && more->is_unit &&
           less->is_unit;
}

static bool by_gap(const struct case_of_amount *at, const struct known_amounts *known,
                   bool is_of_prices)
{
    for (size_t a = 0; a < known->count; a++) {
        for (size_t b = 0; b < known->count; b++) {
            const struct known_amount *more = &known->items[a];
            const struct known_amount *less = &known->items[b];
            if (is_gap_of(more, less, is_of_prices) &&
                more->money.parts - less->money.parts == at->value->low &&
                value_currency_fits(at->value, more->money.currency) &&
                string_equals(more->money.currency, less->money.currency)) {
                claim_from(amount_claim(at, VERDICT_PROVED), "sum", more->id, NULL,
                           gap_text(at->judge, more, less));
                return true;
            }
        }
    }
    return false;
}

/* What lacks to the total from which on a code is worth something. */
static bool by_code_minimum(const struct case_of_amount *at,
                            const struct known_amounts *known)
{
    const struct facts *facts = at->judge->facts;
    for (size_t i = 0; i < facts->promotion_count && i < PROMOTIONS_MAX; i++) {
        const struct money *minimum = &facts->promotions[i].min_total;
        for (size_t k = 0; minimum->is_known && k < known->count; k++) {
            const struct known_amount *item = &known->items[k];
            if (item->role <= AMOUNT_WHOLE &&
                minimum->parts - item->money.parts == at->value->low &&
                value_currency_fits(at->value, item->money.currency)) {
                amount_prove_promotion(at, &facts->promotions[i], "min_total");
                return true;
            }
        }
    }
    return false;
}

/* "Dos eurillos": small money, told by the whole. */
static int64_t slack_of(const struct case_of_amount *at)
{
    static const char *const small[] = {"euritos", "eurillos", "eurini", "eurootjes",
                                        "eurotjes"};
    const struct value *value = at->value;
    bool is_small = scan_has_any(&at->judge->reading->scan, value->first, value->end, small,
                                 COUNT_OF(small));
    return value->is_about ? value->low / 10 : is_small ? MONEY_UNIT / 2 : 0;
}

/* How far the amount lies from a total, below it or above. */
static bool is_distance(const struct case_of_amount *at, const struct rule *rule,
                        const struct money *money)
{
    int64_t off = rule->value.low - money->parts;
    int64_t wrong = (off < 0 ? -off : off) - at->value->low;
    return (wrong < 0 ? -wrong : wrong) <= slack_of(at) &&
           value_currency_fits(at->value, money->currency) &&
           value_currency_fits(&rule->value, money->currency);
}

/* What an order lacked to the total from which on something is free, or had above it. */
static bool by_shortfall(const struct case_of_amount *at, const struct known_amounts *known,
                         enum amount_role least, uint64_t matter)
{
    const struct policy *policy = at->judge->policy;
    if (!judge_works(at->judge, policy->rule_count)) {
        return false;
    }
    for (size_t i = 0; i < policy->rule_count; i++) {
        const struct rule *rule = &policy->rules[i];
        bool is_minimum =
            rule->kind == VALUE_AMOUNT && (rule->topics & TOPIC_BIT(TOPIC_MINIMUM)) != 0 &&
            (rule->topics & matter) != 0 && rule->value.low == rule->value.high;
        for (size_t k = 0; is_minimum && k < known->count; k++) {
            const struct known_amount *item = &known->items[k];
            if (item->role >= least && item->role <= AMOUNT_WHOLE &&
                is_distance(at, rule, &item->money)) {
                claim_from_rule(at->judge, amount_claim(at, VERDICT_PROVED), rule);
                return true;
            }
        }
    }
    return false;
}

bool amount_by_threshold(const struct case_of_amount *at)
{
    const struct facts *facts = at->judge->facts;
    uint64_t topics = reading_sentence(at->judge->reading, at->value->first)->topics;
    uint64_t of_free = TOPIC_BIT(TOPIC_FREE) | TOPIC_BIT(TOPIC_MINIMUM);
    bool is_open = at->value->low == at->value->high && (topics & of_free) != 0;
    for (size_t i = 0; is_open && i < facts->order_count; i++) {
        const struct order *order = &facts->orders[i];
        bool is_meant = order == at->order || at->judge->mention_count == 0;
        if (is_meant && judge_works(at->judge, WORK_OF_SUM / 4) &&
            by_shortfall(at, amounts_of_order(at->judge, order), AMOUNT_WHOLE,
                         topics & ~TOPIC_BIT(TOPIC_MINIMUM))) {
            return true;
        }
    }
    return false;
}

/* The sentence tells another amount: it explains one by others. */
static bool is_explained(const struct case_of_amount *at)
{
    const struct reading *reading = at->judge->reading;
    const struct sentence *sentence = reading_sentence(reading, at->value->first);
    size_t next = (size_t)(at->value - reading->values) + 1;
    return amount_is_told_before(at) ||
           (next < reading->value_count && reading->values[next].kind == VALUE_AMOUNT &&
            reading->values[next].first < sentence->end);
}

/* Of another order, where the text names none. */
static bool by_other_gap(const struct case_of_amount *at)
{
    const struct facts *facts = at->judge->facts;
    bool is_open = !at->is_repaid && at->judge->mention_count == 0 && is_explained(at);
    for (size_t i = 0; is_open && i < facts->order_count; i++) {
        const struct order *order = &facts->orders[i];
        if (order != at->order && order->refund_count > 0 &&
            judge_works(at->judge, WORK_OF_SUM) &&
            by_gap(at, amounts_of_order(at->judge, order), false)) {
            return true;
        }
    }
    return false;
}

bool amount_by_gap(const struct case_of_amount *at)
{
    struct judge *judge = at->judge;
    struct known_amounts known = {.count = 0};
    enum gap gap = amount_gap(at);
    if (at->value->low != at->value->high || gap == GAP_NONE ||
        !judge_works(judge, WORK_OF_SUM)) {
        return false;
    }
    amounts_told(at, &known);
    for (size_t i = 0;
         gap == GAP_PRICES && i < judge->facts->product_count && i < COMPARED_MAX; i++) {
        amounts_of_product(&judge->facts->products[i], &known);
    }
    if (at->order != NULL) {
        amounts_append(&known, amounts_of_order(judge, at->order));
    }
    return by_gap(at, &known, gap == GAP_PRICES) ||
           (gap == GAP_PAID && (by_shortfall(at, &known, AMOUNT_PART, ~(uint64_t)0) ||
                                by_code_minimum(at, &known) || by_other_gap(at)));
}

/* What one piece costs, as the source of a claim tells. */
static bool is_of_unit(const struct source *source)
{
    const char *field = string_or_empty(source->field);
    size_t len = strlen(field);
    return len >= 5 && strcmp(field + len - 5, "price") == 0;
}

static struct known_amount told_amount(const struct claim *claim, struct money money)
{
    static const char *const wholes[] = {"total", "lines", "payments[0].amount"};
    struct known_amount told = {.money = money,
                                .kind = claim->source.kind,
                                .id = claim->source.id,
                                .field = "told",
                                .is_unit = is_of_unit(&claim->source),
                                .is_told = true};
    for (size_t i = 0; i < COUNT_OF(wholes); i++) {
        if (string_equals(claim->source.field, wholes[i])) {
            told.role = AMOUNT_WHOLE;
        }
    }
    return told;
}

/* The currency that a told amount is in; NULL where nobody knows. */
static const char *currency_told(const struct case_of_amount *at, const struct claim *claim)
{
    if (at->order != NULL) {
        return at->order->total.currency;
    }
    const struct product *product = product_of_id(at->judge->facts, claim->source.id);
    return product == NULL ? NULL : product->price.currency;
}

/* The amounts proved so far in the value's sentence: "… plus …, in total …". */
void amounts_told(const struct case_of_amount *at, struct known_amounts *known)
{
    const struct reading *reading = at->judge->reading;
    const struct opinion *opinion = at->judge->opinion;
    const struct sentence *sentence = reading_sentence(reading, at->value->first);
    size_t claim = opinion->claim_count;
    const struct value *value = at->value;
    for (size_t i = 0; i < NEAR_VALUES && value > reading->values; i++) {
        value--;
        if (value->first < sentence->first || claim == 0 || known->count == KNOWN_MAX) {
            return;
        }
        size_t start = reading->scan.tokens[value->first].start;
        const struct claim *last = &opinion->claims[claim - 1];
        if (value->kind != VALUE_AMOUNT || last->start != start) {
            continue;
        }
        claim--;
        const char *currency = currency_told(at, last);
        if (last->verdict == VERDICT_PROVED && currency != NULL) {
            struct money money = {.parts = value->low, .is_known = true};
            memcpy(money.currency, currency, sizeof(money.currency));
            known->items[known->count++] = told_amount(last, money);
        }
    }
}

const struct order *amount_order_told(const struct case_of_amount *at)
{
    const struct judge *judge = at->judge;
    const struct sentence *sentence = reading_sentence(judge->reading, at->value->first);
    size_t start = judge->reading->scan.tokens[sentence->first].start;
    size_t end = judge->reading->scan.tokens[at->value->first].start;
    const char *id = NULL;
    for (size_t i = judge->opinion->claim_count; i > 0 && id == NULL; i--) {
        const struct claim *claim = &judge->opinion->claims[i - 1];
        if (claim->kind == CLAIM_AMOUNT && claim->start < start) {
            break; /* amounts are claimed one after the other */
        }
        if (claim->kind == CLAIM_AMOUNT && claim->start < end &&
            claim->verdict == VERDICT_PROVED) {
            id = claim->source.id;
        }
    }
    for (size_t i = 0; id != NULL && i < judge->facts->order_count; i++) {
        if (string_equals(judge->facts->orders[i].id, id)) {
            return &judge->facts->orders[i];
        }
    }
    return NULL;
}
