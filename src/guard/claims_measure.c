/*
 * Measures that are said of a product, in any unit: "285 g", "25.8 cm", "four metres".
 */
#include "base/whole.h"
#include "guard/measures.h"
#include "guard/said.h"

#include "base/money.h"

#include <string.h>

#define NEAR ((size_t)30) /* tokens around a measure that name what it is of */

/* The clause names the attribute: "weight", "weighs". */
static bool names_attribute(const struct judge *judge, size_t token, const char *name)
{
    const struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, token);
    size_t first = token > clause->first + NEAR ? token - NEAR : clause->first;
    size_t len = strlen(string_or_empty(name));
    for (size_t i = first; len >= 3 && i < clause->end && i < token + NEAR; i++) {
        struct text folded = scan_folded(&reading->scan, i);
        size_t common = len < 5 ? len : 5;
        if (folded.len >= common && strncasecmp(folded.bytes, name, common) == 0) {
            return true;
        }
    }
    return false;
}

/* Three bags of one kilo are three kilos: as many as an order has of it. */
static bool is_of_pieces(const struct judge *judge, const struct product *product,
                         int64_t one, int64_t all)
{
    for (size_t i = 0; one > 0 && i < judge->facts->order_count; i++) {
        const struct order *order = &judge->facts->orders[i];
        for (size_t k = 0; k < order->line_count; k++) {
            const struct order_line *line = &order->lines[k];
            if (string_equals(string_or_empty(line->product), product->id) &&
                whole_times(one, line->quantity) == all) {
                return true;
            }
        }
    }
    return false;
}

static void measure_look(const struct said *said, const struct told *told,
                         struct finding *finding)
{
    struct measure measure;
    struct finding named = {.how = FOUND_NOTHING};
    measure_at(said->judge->reading, said->first, &measure);
    for (size_t i = 0; i < told->reading.scan.count; i++) {
        const struct attribute *attribute = told_attribute(told, i);
        struct measure own;
        if (!measure_of(told, i, &own) || own.dimension != measure.dimension) {
            continue;
        }
        bool is_same = own.amount == measure.amount ||
                       is_of_pieces(said->judge, told->product, own.amount, measure.amount);
        if (attribute != NULL || is_same) {
            finding_add(finding, told, i, is_same);
        }
        if (attribute != NULL &&
            names_attribute(said->judge, said->first, attribute->name)) {
            finding_add(&named, told, i, is_same);
        }
        i = own.end - 1;
    }
    if (finding->how != FOUND_SAME && named.how != FOUND_NOTHING) {
        *finding = named;
    }
}

/* "40 cm wide and not 33", "12 kg instead of 16": of the thing that it is compared with. */
static bool is_of_another(const struct reading *reading, size_t token)
{
    for (size_t gap = 0; gap <= 1 && token >= gap; gap++) {
        if (reading_mark_before(reading, token - gap, MEANING_INSTEAD) != NULL) {
            return true;
        }
    }
    return false;
}

/* The catalogue tells this measure of the product of that index. */
static bool has_measure(struct judge *judge, size_t index, const struct measure *measure)
{
    const struct told *told = product_told(judge, index);
    for (size_t k = 0; told != NULL && k < told->reading.scan.count; k++) {
        struct measure own;
        if (measure_of(told, k, &own) && own.dimension == measure->dimension &&
            own.amount == measure->amount) {
            return true;
        }
    }
    return false;
}

/* Another variant has it: "the 24 weighs 1.9 kg, the 28 2.4 kg". */
static bool is_of_variant(struct judge *judge, const struct product *product,
                          const struct measure *measure)
{
    const struct facts *facts = judge->facts;
    size_t stem = strcspn(string_or_empty(product->title), " ");
    for (size_t i = 0; i < facts->product_count && judge_works(judge, 20); i++) {
        const char *title = string_or_empty(facts->products[i].title);
        bool is_alike = stem > 0 && strncmp(title, product->title, stem) == 0 &&
                        (title[stem] == ' ' || title[stem] == '\0');
        if (is_alike && has_measure(judge, i, measure)) {
            return true;
        }
    }
    return false;
}

/* "The olive bears -7 °C and the lavender -15": its sentence tells the product's own, and
   this is of something else that the shop has. */
static bool is_compared(const struct said *said, const struct measure *measure,
                        const struct finding *finding)
{
    struct judge *judge = said->judge;
    const struct sentence *sentence = reading_sentence(judge->reading, said->first);
    bool tells_own = false;
    for (size_t i = sentence->first; i < sentence->end && !tells_own; i++) {
        struct measure other;
        tells_own =
            measure_at(judge->reading, i, &other) &&
            other.dimension == measure->dimension && other.amount != measure->amount &&
            has_measure(judge, (size_t)(finding->product - judge->facts->products), &other);
    }
    for (size_t i = 0; tells_own && i < judge->facts->product_count; i++) {
        if (judge_works(judge, 20) && has_measure(judge, i, measure)) {
            return true;
        }
    }
    return false;
}

/* "Four metres of linen", sold by the metre: as many as were ordered. */
static bool is_of_line(const struct said *said, size_t token)
{
    const struct facts *facts = said->judge->facts;
    struct number number;
    if (!number_at(said->judge->reading, token, &number)) {
        return false;
    }
    for (size_t i = 0; i < facts->order_count; i++) {
        for (size_t k = 0; k < facts->orders[i].line_count; k++) {
            const struct order_line *line = &facts->orders[i].lines[k];
            for (size_t p = 0; p < said->count; p++) {
                if (line->quantity > 1 &&
                    whole_times(line->quantity, MONEY_UNIT) == number.parts &&
                    string_equals(string_or_empty(line->product),
                                  facts->products[said->products[p]].id)) {
                    return true;
                }
            }
        }
    }
    return false;
}

/* "It weighs 21 kg": of what the customer has ordered, where nothing is named; in the order
 * that is spoken of, where that is certain. */
static struct finding look_at_ordered(const struct said *said, struct finding finding)
{
    bool is_certain;
    const struct order *order = order_for(said->judge, said->first, &is_certain);
    struct said of_orders = *said;
    of_orders.count = order != NULL && is_certain
                          ? products_of_order(said->judge, order, of_orders.products)
                          : 0;
    if (of_orders.count == 0) {
        of_orders.count = products_ordered(said->judge, of_orders.products);
    }
    struct finding other = said_look(&of_orders, measure_look);
    return other.how == FOUND_SAME ? other : finding;
}

/* "ヘルメットは245gです" beside the tent's title: another thing that was ordered has it. */
static bool is_of_other_ordered(const struct said *said)
{
    struct said of_orders = *said;
    of_orders.count = products_ordered(said->judge, of_orders.products);
    return said_look(&of_orders, measure_look).how == FOUND_SAME;
}

/* "62 cm is just too wide": what the customer named himself, or what is denied. */
static bool is_of_question(const struct said *said)
{
    const struct reading *reading = said->judge->reading;
    const struct clause *clause = reading_clause(reading, said->first);
    struct text number = reading_text(reading, said->first, said->first + 1);
    return thread_names(said->judge->facts, text_trim(number)) ||
           reading_mark_within(reading, said->end, clause->end, MEANING_NEGATION) != NULL;
}

/* "2.1 l", "500 grams", "240页". */
size_t measure_read(struct judge *judge, size_t token)
{
    struct measure measure;
    struct said said;
    if (!measure_at(judge->reading, token, &measure)) {
        return 0;
    }
    if (is_of_another(judge->reading, token)) {
        return measure.end;
    }
    bool is_about_goods = said_read(judge, token, measure.end, &said);
    if (!is_about_goods && !measure.is_of_goods) {
        return 0;
    }
    said.may_contradict &= !measure.is_open;
    struct finding finding = said_look(&said, measure_look);
    const struct told_measure *told =
        finding.how == FOUND_SAME ? NULL
                                  : measures_find(&judge->policy->measures, &measure);
    if (told != NULL) {
        claim_from(claim_add(judge, token, measure.end, CLAIM_ATTRIBUTE, VERDICT_PROVED),
                   told->kind, told->id, NULL, NULL);
        return measure.end;
    }
    if (finding.how != FOUND_SAME && is_of_line(&said, token)) {
        claim_from(claim_add(judge, token, measure.end, CLAIM_ATTRIBUTE, VERDICT_PROVED),
                   "order", NULL, "lines", NULL);
        return measure.end;
    }
    if (finding.how == FOUND_OTHER && said.may_contradict) {
        said.may_contradict = !is_of_variant(judge, finding.product, &measure) &&
                              !is_of_other_ordered(&said) && !is_of_question(&said) &&
                              !is_compared(&said, &measure, &finding);
    }
    if (finding.how != FOUND_SAME && titled_near(judge, token) == NULL) {
        finding = look_at_ordered(&said, finding);
    }
    claim_finding(&said, &finding);
    return measure.end;
}
