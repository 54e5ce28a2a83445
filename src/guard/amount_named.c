/* An amount that is told of an order by its number, and is of another one. */
#include "guard/amounts.h"
#include "guard/named.h"

#define NEAR_WORD ((size_t)12) /* tokens between a bare number and what it is called */

/* "K12 was 20 EUR and K13 30 EUR": each amount of a sentence stands behind its own order.
 */
static const struct order *paired_order(const struct case_of_amount *at)
{
    const struct judge *judge = at->judge;
    const struct reading *reading = judge->reading;
    const struct sentence *sentence = reading_sentence(reading, at->value->first);
    const struct mention *last = NULL;
    const struct order *own = NULL;
    size_t next = (size_t)(at->value - reading->values);
    if (judge->mention_count < 2 || judge->mention_count > NAMED_MENTIONS_MAX ||
        sentence->end - sentence->first > NAMED_SENTENCE_MAX) {
        return NULL;
    }
    while (next > 0 && reading->values[next - 1].first >= sentence->first) {
        next--;
    }
    for (size_t i = 0; i < judge->mention_count; i++) {
        const struct mention *mention = &judge->mentions[i];
        bool is_here = mention->token >= sentence->first && mention->token < sentence->end;
        size_t end = is_here && i + 1 < judge->mention_count &&
                             judge->mentions[i + 1].token < sentence->end
                         ? judge->mentions[i + 1].token
                         : sentence->end;
        size_t amounts = 0;
        bool is_first = is_here && last == NULL;
        for (; is_here && next < reading->value_count && reading->values[next].first < end;
             next++) {
            const struct value *value = &reading->values[next];
            if (value->kind != VALUE_AMOUNT) {
                continue;
            }
            if (is_first && value->first < mention->token) {
                return NULL;
            }
            amounts++;
            own = value == at->value ? mention->order : own;
        }
        if (is_here && (amounts != 1 || (last != NULL && last->order == mention->order))) {
            return NULL;
        }
        last = is_here ? mention : last;
    }
    return own;
}

bool amount_order_is_numbered(const struct case_of_amount *at)
{
    const struct clause *clause = reading_clause(at->judge->reading, at->value->first);
    return order_is_numbered(at->judge, NULL, clause->first, clause->end);
}

/* The order that is named, where the amount stands beside its words and no others'. */
static const struct order *named_order(const struct case_of_amount *at)
{
    const struct order *order = order_named_for(at->judge, at->value->first);
    if (order == NULL) {
        order = paired_order(at);
    } else if (amount_is_told_before(at) && !amount_order_is_numbered(at)) {
        return NULL; /* "K12 came to 20 EUR, the one of May to 30" */
    }
    return order != at->order || amount_title_near(at) != NULL ? NULL : order;
}

bool amount_is_called_of_order(const struct judge *judge, const struct value *value)
{
    static const char *const words[] = {
        "amount",      "sum",     "value",    "betrag", "summe",        "wert",
        "bestellwert", "importe", "cantidad", "monto",  "valor",        "montant",
        "somme",       "valeur",  "importo",  "somma",  "valore",       "quantia",
        "montante",    "bedrag",  "som",      "waarde", "bestelbedrag", "rechnungsbetrag"};
    static const char *const parts[] = {"金额", "金額", "代金"};
    const struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, value->first);
    size_t first =
        value->first > clause->first + NEAR_WORD ? value->first - NEAR_WORD : clause->first;
    size_t end =
        value->end + NEAR_WORD < clause->end ? value->end + NEAR_WORD : clause->end;
    return (scan_has_any(&reading->scan, first, end, words, COUNT_OF(words)) ||
            reading_has_part(reading, first, end, parts, COUNT_OF(parts))) &&
           order_named_for(judge, value->first) != NULL;
}

bool amount_is_of_named(const struct case_of_amount *at, const struct known_amount *found)
{
    const struct order *order = named_order(at);
    return order == NULL || string_equals(order->id, found->id);
}

const struct known_amount *amount_of_unnamed(const struct case_of_amount *at)
{
    const struct facts *facts = at->judge->facts;
    if (at->judge->spoken_count == 0 || !at->is_asserted || at->value->is_about ||
        amount_of_order(at) != NULL) {
        return NULL;
    }
    const struct order *named = named_order(at);
    if (named == NULL || !judge_works(at->judge, facts->order_count)) {
        return NULL;
    }
    for (size_t i = 0; i < facts->order_count; i++) {
        const struct order *order = &facts->orders[i];
        const struct known_amount *found =
            order == named ? NULL
                           : amounts_find(amounts_of_order(at->judge, order), at->value);
        if (found != NULL) {
            return found;
        }
    }
    return NULL;
}

bool amount_contradict_named(const struct case_of_amount *at)
{
    struct known_amounts known = {.count = 0};
    amounts_of_total(at->judge, named_order(at), &known);
    return known.count > 0 && amount_contradict(at, &known, true);
}

bool amount_by_named_together(const struct case_of_amount *at)
{
    const struct judge *judge = at->judge;
    const struct sentence *sentence = reading_sentence(judge->reading, at->value->first);
    struct known_amounts known = {.count = 0};
    struct known_amount all = {.kind = "sum", .field = "total", .role = AMOUNT_WHOLE};
    for (size_t i = 0; i < judge->mention_count; i++) {
        const struct mention *mention = &judge->mentions[i];
        bool is_told = mention->token >= sentence->first && mention->token < sentence->end;
        for (size_t k = 0; k < known.count && is_told; k++) {
            is_told = !string_equals(known.items[k].id, mention->order->id);
        }
        if (is_told && known.count < KNOWN_MAX) {
            amounts_of_total(at->judge, mention->order, &known);
        }
    }
    for (size_t i = 0; i < known.count; i++) {
        const struct money *money = &known.items[i].money;
        if (i > 0 && !string_equals(money->currency, all.money.currency)) {
            return false;
        }
        int64_t before = all.money.parts;
        all.money = *money;
        if (__builtin_add_overflow(before, money->parts, &all.money.parts)) {
            return false;
        }
    }
    if (known.count < 2 || !amount_is_money(&all.money, at->value)) {
        return false;
    }
    all.id = known.items[0].id;
    amount_prove(at, &all);
    return true;
}
