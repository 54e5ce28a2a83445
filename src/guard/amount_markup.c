/* What an amount comes to with a share on top: "up to 110 EUR, as a card 10 % more: 121".
 */
#include "guard/amounts.h"

#define NEAR_VALUES 8 /* in front of an amount */
#define NEAR_TOP    4 /* tokens from a share to what puts it on top */
#define LARGE       ((int64_t)1 << 40)

static bool is_on_top(const struct reading *reading, const struct value *percent)
{
    static const char *const words[] = {"more",
                                        "extra",
                                        "top",
                                        "added",
                                        "bonus",
                                        "mehr",
                                        "dazu",
                                        "drauf",
                                        "plus",
                                        "hinzu",
                                        "obendrauf",
                                        "zusatzlich",
                                        "mas",
                                        "suma",
                                        "anade",
                                        "adicional",
                                        "ajoute",
                                        "supplement",
                                        "supplementaires",
                                        "piu",
                                        "aggiunge",
                                        "aggiunto",
                                        "mais",
                                        "acresce",
                                        "acrescem",
                                        "acrescenta",
                                        "bij",
                                        "erbij",
                                        "bovenop",
                                        "meer"};
    static const char *const parts[] = {"多", "加", "上乗せ", "上浮", "増", "プラス"};
    const struct clause *clause = reading_clause(reading, percent->first);
    size_t first = percent->first > clause->first + NEAR_TOP ? percent->first - NEAR_TOP
                                                             : clause->first;
    size_t end =
        percent->end + NEAR_TOP < clause->end ? percent->end + NEAR_TOP : clause->end;
    return scan_has_any(&reading->scan, first, end, words, COUNT_OF(words)) ||
           reading_has_part(reading, first, end, parts, COUNT_OF(parts));
}

/* The claim that was proved of an amount in front; NULL: none. */
static const struct claim *claim_proved(const struct judge *judge,
                                        const struct value *value)
{
    size_t start = judge->reading->scan.tokens[value->first].start;
    for (size_t i = judge->opinion->claim_count; i > 0; i--) {
        const struct claim *claim = &judge->opinion->claims[i - 1];
        if (claim->kind == CLAIM_AMOUNT && claim->start == start) {
            return claim->verdict == VERDICT_PROVED ? claim : NULL;
        }
    }
    return NULL;
}

/* To the cent. */
static bool is_raised_to(int64_t base, int64_t percent, int64_t amount)
{
    int64_t whole = 100 * (int64_t)MONEY_UNIT;
    if (base >= LARGE || percent > whole) {
        return false;
    }
    int64_t off = amount / 100 - (base / 100 + base / 100 * percent / whole);
    return off >= 0 && off <= 1;
}

bool amount_by_markup(const struct case_of_amount *at)
{
    struct judge *judge = at->judge;
    const struct reading *reading = judge->reading;
    const struct sentence *sentence = reading_sentence(reading, at->value->first);
    size_t index = (size_t)(at->value - reading->values);
    size_t from = index > NEAR_VALUES ? index - NEAR_VALUES : 0;
    size_t first = (sentence > reading->sentences ? sentence - 1 : sentence)->first;
    const struct value *percent = NULL;
    for (size_t i = index; i > from && reading->values[i - 1].first >= first; i--) {
        const struct value *value = &reading->values[i - 1];
        if (value->kind == VALUE_PERCENT && percent == NULL && is_on_top(reading, value)) {
            percent = value;
        }
        const struct claim *base = percent != NULL && value->kind == VALUE_AMOUNT
                                       ? claim_proved(judge, value)
                                       : NULL;
        if (base != NULL && value_currencies_fit(value, at->value) &&
            is_raised_to(value->low, percent->low, at->value->low)) {
            struct source source = base->source;
            struct claim *claim = amount_claim(at, VERDICT_PROVED);
            claim_from(claim, source.kind, source.id, source.field, source.value);
            return true;
        }
    }
    return false;
}
