/* Who is said to carry a parcel, compared with who does. */
#include "guard/judge.h"
#include "guard/named.h"

#include <string.h>

#define NEAR ((size_t)30)

/* What another carrier than the parcel's may be named for. */
#define TOPICS_OF_OTHERS                                                                   \
    (TOPIC_BIT(TOPIC_RETURN) | TOPIC_BIT(TOPIC_LABEL) | TOPIC_BIT(TOPIC_EXCHANGE) |        \
     TOPIC_BIT(TOPIC_COST))

bool carrier_is(struct judge *judge, const char *text, uint32_t carrier)
{
    struct reading own;
    if (text == NULL || !judge_works(judge, 10)) {
        return false;
    }
    reading_of(text_of(text), judge->arena, &own);
    for (size_t i = 0; i < own.mark_count; i++) {
        if (own.marks[i].meaning == MEANING_CARRIER && own.marks[i].value == carrier) {
            return true;
        }
    }
    return false;
}

/* *is_known: some parcel of this customer has a carrier at all. */
static bool carries(struct judge *judge, uint32_t carrier, bool *is_known)
{
    const struct facts *facts = judge->facts;
    *is_known = false;
    for (size_t i = 0; i < facts->order_count; i++) {
        for (size_t k = 0; k < facts->orders[i].shipment_count; k++) {
            const char *name = facts->orders[i].shipments[k].carrier;
            *is_known |= name != NULL && name[0] != '\0';
            if (carrier_is(judge, name, carrier)) {
                return true;
            }
        }
    }
    return false;
}

static bool order_carries(struct judge *judge, const struct order *order, uint32_t carrier)
{
    for (size_t i = 0; i < order->shipment_count; i++) {
        if (carrier_is(judge, order->shipments[i].carrier, carrier)) {
            return true;
        }
    }
    return false;
}

bool carrier_claim(struct judge *judge, const struct mark *state)
{
    const struct reading *reading = judge->reading;
    const struct mark *mark =
        reading_mark_within(reading, state->first, state->end, MEANING_CARRIER);
    bool is_known;
    bool is_certain;
    const struct order *order = order_for(judge, state->first, &is_certain);
    if (mark == NULL || order == NULL || order->shipment_count == 0 ||
        order_carries(judge, order, mark->value) ||
        (carries(judge, mark->value, &is_known) && !is_certain) || !is_known) {
        return false;
    }
    const char *carrier = order->shipments[0].carrier;
    bool is_told = is_certain && carrier != NULL && carrier[0] != '\0';
    struct claim *claim = claim_add(judge, mark->first, mark->end, CLAIM_TRACKING,
                                    is_told ? VERDICT_CONTRADICTED : VERDICT_UNSOURCED);
    if (is_told) {
        claim_from_order(judge, claim, order, "shipments[0].carrier", carrier);
        claim->right_value =
            order->shipment_count == 1 ? arena_text(judge->arena, carrier) : NULL;
    }
    return true;
}

static bool is_claimed(const struct judge *judge, const struct mark *mark)
{
    size_t start = judge->reading->scan.tokens[mark->first].start;
    for (size_t i = 0; i < judge->opinion->claim_count; i++) {
        const struct claim *claim = &judge->opinion->claims[i];
        if (claim->kind == CLAIM_TRACKING && claim->start == start) {
            return true;
        }
    }
    return false;
}

/* "GLS is bringing it", お荷物はヤマト運輸がお運びしています: the carrier does it. */
static bool is_carried(const struct reading *reading, const struct mark *mark)
{
    static const char *const verbs[] = {
        "carries",  "carrying",   "brings",        "bringing", "transports", "transporting",
        "bringt",   "befordert",  "transportiert", "lleva",    "transporta", "trae",
        "achemine", "transporte", "apporte",       "porta",    "trasporta",  "traz",
        "leva",     "vervoert",   "brengt",        "bezorgt",  "liefert",    "zustellt"};
    static const char *const parts[] = {"承运",   "运送",   "派送",   "配送",
                                        "お運び", "お届け", "運んで", "運送して"};
    const struct clause *clause = reading_clause(reading, mark->first);
    size_t first = mark->first > clause->first + NEAR ? mark->first - NEAR : clause->first;
    size_t end = clause->end > mark->end + NEAR ? mark->end + NEAR : clause->end;
    return scan_has_any(&reading->scan, first, end, verbs, COUNT_OF(verbs)) ||
           reading_has_part(reading, mark->end, end, parts, COUNT_OF(parts));
}

/* The sentence is about a parcel that goes, or has gone. */
static bool is_of_parcel(const struct reading *reading, const struct mark *mark)
{
    static const enum meaning told[] = {MEANING_EVENT, MEANING_DEED,  MEANING_STATE,
                                        MEANING_DONE,  MEANING_YOURS, MEANING_TRACKING_CUE};
    const struct sentence *sentence = reading_sentence(reading, mark->first);
    size_t first =
        mark->first > sentence->first + NEAR ? mark->first - NEAR : sentence->first;
    size_t end = sentence->end > mark->end + NEAR ? mark->end + NEAR : sentence->end;
    return reading_means_any(reading, first, end, told, COUNT_OF(told)) ||
           is_carried(reading, mark);
}

/* The sentence, or the words about it, name who does carry a parcel of the order. */
static bool names_right(struct judge *judge, const struct order *order,
                        const struct sentence *sentence)
{
    const struct reading *reading = judge->reading;
    for (size_t i = reading->mark_from[sentence->first];
         i < reading->mark_from[sentence->end]; i++) {
        if (reading->marks[i].meaning == MEANING_CARRIER &&
            order_carries(judge, order, reading->marks[i].value)) {
            return true;
        }
    }
    return false;
}

/* "W12: GLS delivers": another carrier than the one that the order named has. */
static bool named_claim(struct judge *judge, const struct mark *mark)
{
    const struct reading *reading = judge->reading;
    struct items items = {.count = 0};
    bool is_paired;
    const struct sentence *sentence = reading_sentence(reading, mark->first);
    size_t from = reading->mark_from[sentence->first];
    size_t to = reading->mark_from[sentence->end];
    if (!judge_works(judge, 1 + (to - from) / 8)) {
        return false;
    }
    for (size_t i = from; i < to && items.count <= ITEMS_MAX; i++) {
        if (reading->marks[i].meaning == MEANING_CARRIER) {
            item_add(judge, reading->marks[i].first, mark->first, &items);
        }
    }
    const struct order *order = order_of_item(judge, mark->first, &items, &is_paired);
    const char *carrier =
        order == NULL || order->shipment_count == 0 ? NULL : order->shipments[0].carrier;
    if (carrier == NULL || carrier[0] == '\0' ||
        (sentence->topics & TOPICS_OF_OTHERS) != 0 || mark_is_denied(reading, mark) ||
        order_carries(judge, order, mark->value) ||
        (!is_paired && names_right(judge, order, sentence))) {
        return false;
    }
    struct claim *claim =
        claim_add(judge, mark->first, mark->end, CLAIM_TRACKING, VERDICT_CONTRADICTED);
    claim_from_order(judge, claim, order, "shipments[0].carrier", carrier);
    claim->right_value =
        order->shipment_count == 1 ? arena_text(judge->arena, carrier) : NULL;
    return true;
}

/* The order whose parcel's number these tokens tell; NULL: none, or of several. */
static const struct order *order_numbered(const struct judge *judge, size_t first,
                                          size_t last)
{
    const struct facts *facts = judge->facts;
    size_t start = judge->reading->scan.tokens[first].start;
    size_t end = judge->reading->scan.tokens[last - 1].end;
    const struct order *found = NULL;
    for (size_t i = 0; i < judge->opinion->claim_count; i++) {
        const struct claim *claim = &judge->opinion->claims[i];
        bool is_number = claim->kind == CLAIM_TRACKING && claim->verdict == VERDICT_PROVED;
        for (size_t k = 0; is_number && k < facts->order_count; k++) {
            if (claim->start < start || claim->end > end ||
                !string_equals(facts->orders[k].id, claim->source.id)) {
                continue;
            }
            if (found != NULL && found != &facts->orders[k]) {
                return NULL;
            }
            found = &facts->orders[k];
        }
    }
    return found;
}

/* That of the carrier's clause, else of its sentence, if that names no other carrier. */
static const struct order *order_of_number(const struct judge *judge,
                                           const struct mark *mark)
{
    const struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, mark->first);
    const struct sentence *sentence = reading_sentence(reading, mark->first);
    const struct order *order = order_numbered(judge, clause->first, clause->end);
    size_t carriers = 0;
    for (size_t i = reading->mark_from[sentence->first];
         i < reading->mark_from[sentence->end]; i++) {
        carriers += reading->marks[i].meaning == MEANING_CARRIER;
    }
    return order != NULL || carriers != 1
               ? order
               : order_numbered(judge, sentence->first, sentence->end);
}

/* "With GLS", "mit GLS": the word in front says that it brings the parcel. */
static bool is_led(const struct reading *reading, const struct mark *mark)
{
    static const char *const leads[] = {"with", "by",   "via",  "per",    "mit",
                                        "con",  "por",  "avec", "par",    "chez",
                                        "com",  "pela", "met",  "tramite"};
    return mark->first > reading_sentence(reading, mark->first)->first &&
           scan_is_any(&reading->scan, mark->first - 1, leads, COUNT_OF(leads));
}

/* "Follow the parcel at GLS", "a encomenda"; what is told of it calls it, too. */
static bool calls_parcel(const struct reading *reading, const struct mark *mark)
{
    static const enum meaning called[] = {MEANING_PARCEL, MEANING_ORDER_CUE, MEANING_STATE,
                                          MEANING_DONE};
    const struct clause *clause = reading_clause(reading, mark->first);
    return reading_means_any(reading, clause->first, clause->end, called, COUNT_OF(called));
}

/* "With GLS, under the number 0866…": another carrier than the one whose number it is. */
static bool numbered_claim(struct judge *judge, const struct mark *mark)
{
    const struct order *order = order_of_number(judge, mark);
    const struct sentence *sentence = reading_sentence(judge->reading, mark->first);
    const char *carrier =
        order == NULL || order->shipment_count != 1 ? NULL : order->shipments[0].carrier;
    if (carrier == NULL || carrier[0] == '\0' || mark_is_denied(judge->reading, mark) ||
        names_right(judge, order, sentence) || (sentence->topics & TOPICS_OF_OTHERS) != 0) {
        return false;
    }
    if (!is_led(judge->reading, mark) && !is_carried(judge->reading, mark) &&
        !calls_parcel(judge->reading, mark)) {
        claim_add(judge, mark->first, mark->end, CLAIM_TRACKING, VERDICT_UNSOURCED);
        judge->opinion->claims[judge->opinion->claim_count - 1].severity = SEVERITY_MARK;
        return true;
    }
    struct claim *claim =
        claim_add(judge, mark->first, mark->end, CLAIM_TRACKING, VERDICT_CONTRADICTED);
    claim_from_order(judge, claim, order, "shipments[0].carrier", carrier);
    claim->right_value = arena_text(judge->arena, carrier);
    return true;
}

static void mark_read(struct judge *judge, const struct mark *mark)
{
    bool is_known;
    if (!numbered_claim(judge, mark) && !named_claim(judge, mark) &&
        is_of_parcel(judge->reading, mark) && !carries(judge, mark->value, &is_known) &&
        is_known) {
        claim_add(judge, mark->first, mark->end, CLAIM_TRACKING, VERDICT_UNSOURCED);
    }
}

void carriers_read(struct judge *judge)
{
    const struct reading *reading = judge->reading;
    for (size_t i = 0; i < reading->mark_count; i++) {
        const struct mark *mark = &reading->marks[i];
        unsigned scopes = reading_scopes(reading, mark->first, mark->end);
        if (mark->meaning == MEANING_CARRIER &&
            (scopes & (SCOPES_MASKED | SCOPES_UNASSERTED | SCOPE_SIGNATURE)) == 0 &&
            !is_claimed(judge, mark)) {
            mark_read(judge, mark);
        }
    }
}
