/*
 * Orders that a text speaks of, by whatever words, and which of them a statement is of.
 */
#include "guard/spoken.h"

#define LOOKED_BACK  64 /* places in front that are looked at */
#define NEAR_PRONOUN 2  /* "It was" and no more stands in front */
#define NEAR_SUBJECT ((size_t)24)

/* Kept in the order of the text. */
void spoken_add(struct judge *judge, const struct spoken *spoken)
{
    judge->spoken = arena_reserve(judge->arena, judge->spoken, &judge->spoken_capacity,
                                  judge->spoken_count, sizeof(*judge->spoken));
    size_t at = judge->spoken_count++;
    for (; at > 0 && judge->spoken[at - 1].first > spoken->first; at--) {
        judge->spoken[at] = judge->spoken[at - 1];
    }
    judge->spoken[at] = *spoken;
}

bool order_holds(const struct order *order, const struct titled *titled)
{
    for (size_t i = 0; i < order->line_count; i++) {
        const char *title = order->lines[i].title;
        if (title != NULL && title[0] != '\0' && titled_is(titled, title)) {
            return true;
        }
    }
    return false;
}

/* A piece besides the one that was ordered, or one that came back. */
static bool is_of_another_piece(const struct reading *reading, size_t token)
{
    uint64_t others = TOPIC_BIT(TOPIC_EXCHANGE) | TOPIC_BIT(TOPIC_REPLACEMENT) |
                      TOPIC_BIT(TOPIC_RESTOCK) | TOPIC_BIT(TOPIC_RETURN) |
                      TOPIC_BIT(TOPIC_WRONG_ITEM);
    const struct sentence *sentence = reading_sentence(reading, token);
    return ((sentence->context | sentence->topics) & others) != 0 ||
           reading_mark_within(reading, sentence->first, token, MEANING_NEW) != NULL;
}

static void titles_call(struct judge *judge)
{
    const struct facts *facts = judge->facts;
    for (size_t i = 0; i < judge->title_count; i++) {
        const struct titled *titled = &judge->titles[i];
        unsigned scopes = reading_scopes(judge->reading, titled->first, titled->end);
        struct spoken spoken = {titled->first, titled->end, NULL, CALLED_BY_PRODUCT};
        size_t holders = 0;
        if ((scopes & SCOPES_UNASSERTED) != 0 ||
            is_of_another_piece(judge->reading, titled->first) ||
            !judge_works(judge, facts->order_count)) {
            continue;
        }
        for (size_t k = 0; k < facts->order_count; k++) {
            if (order_holds(&facts->orders[k], titled)) {
                spoken.order = holders++ == 0 ? &facts->orders[k] : NULL;
            }
        }
        if (holders > 0) {
            spoken_add(judge, &spoken);
        }
    }
}

static const struct order *order_of_parcel(const struct facts *facts,
                                           const struct claim *claim)
{
    for (size_t i = 0; i < facts->order_count; i++) {
        if (string_equals(facts->orders[i].id, claim->source.id)) {
            return &facts->orders[i];
        }
    }
    return NULL;
}

void spoken_read(struct judge *judge)
{
    if (judge->facts->order_count < 2) {
        return;
    }
    titles_call(judge);
    called_read(judge);
}

void spoken_read_parcels(struct judge *judge)
{
    for (size_t i = 0; i < judge->opinion->claim_count && judge->facts->order_count > 1;
         i++) {
        const struct claim *claim = &judge->opinion->claims[i];
        if (claim->kind != CLAIM_TRACKING || claim->verdict != VERDICT_PROVED ||
            !judge_works(judge, judge->facts->order_count)) {
            continue;
        }
        uint32_t first = (uint32_t)scan_token_at(&judge->reading->scan, claim->start);
        struct spoken spoken = {first, first + 1, order_of_parcel(judge->facts, claim),
                                CALLED_BY_PARCEL};
        spoken_add(judge, &spoken);
    }
}

/* The places from one token to another: their first, and how many. */
static const struct spoken *places_within(const struct judge *judge, size_t first,
                                          size_t end, size_t *count)
{
    size_t low = 0;
    size_t high = judge->spoken_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (judge->spoken[middle].first < first) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (judge->spoken_count == 0) { /* of none there is no address either */
        *count = 0;
        return NULL;
    }
    const struct spoken *place = &judge->spoken[low];
    for (*count = 0; low + *count < judge->spoken_count && *count < LOOKED_BACK &&
                     place[*count].first < end;) {
        ++*count;
    }
    return place;
}

/* A product stands for its order where no word calls that, and a parcel's number less than
 * the order's. */
static int strength_of(const struct spoken *spoken)
{
    return spoken->by == CALLED_BY_PRODUCT ? 0 : spoken->by == CALLED_BY_PARCEL ? 1 : 2;
}

/* "W12 was delivered and the roller is on its way": something is told in between. */
static bool is_told_between(const struct reading *reading, size_t first, size_t end)
{
    static const enum meaning told[] = {MEANING_EVENT, MEANING_DEED, MEANING_STATE,
                                        MEANING_DONE, MEANING_STATE_OF};
    return reading_means_any(reading, first, end, told, COUNT_OF(told));
}

/* Of the places of a clause in front of the token the strongest, of these the last. */
static const struct spoken *place_in_front(const struct judge *judge,
                                           const struct clause *clause, size_t token)
{
    size_t count;
    size_t end = token + 1 < clause->end ? token + 1 : clause->end;
    const struct spoken *places = places_within(judge, clause->first, end, &count);
    const struct spoken *best = NULL;
    for (size_t i = 0; i < count; i++) {
        const struct spoken *place = &places[i];
        if (best == NULL || strength_of(place) >= strength_of(best) ||
            (place->by == CALLED_BY_PRODUCT &&
             is_told_between(judge->reading, best->end, place->first))) {
            best = place;
        }
    }
    return best;
}

/* The first of the strongest behind it. */
static const struct spoken *place_behind(const struct judge *judge,
                                         const struct clause *clause, size_t token)
{
    size_t count;
    const struct spoken *places = places_within(judge, token + 1, clause->end, &count);
    const struct spoken *best = NULL;
    for (size_t i = 0; i < count; i++) {
        if (best == NULL ||
            (strength_of(&places[i]) > strength_of(best) &&
             !is_told_between(judge->reading, best->end, places[i].first))) {
            best = &places[i];
        }
    }
    return best;
}

/* "… was delivered on 7 October and K12 is": of what comes behind it is no part. */
static bool is_joined_behind(const struct reading *reading, size_t token,
                             const struct spoken *place)
{
    static const char *const words[] = {"and",   "y",  "und", "et", "e",   "en",
                                        "while", "并", "且",  "而", "また"};
    return scan_has_any(&reading->scan, token, place->first, words, COUNT_OF(words));
}

static bool is_empty_line(const struct reading *reading, const struct sentence *sentence)
{
    return sentence->end - sentence->first == 1 &&
           reading->scan.tokens[sentence->first].kind == TOKEN_LINE;
}

/* No empty line stands between the place and the token. */
static bool is_in_paragraph(const struct reading *reading, const struct spoken *place,
                            size_t token)
{
    const struct sentence *sentence = reading_sentence(reading, token);
    while (sentence->first > place->first) {
        if (is_empty_line(reading, sentence)) {
            return false;
        }
        sentence--;
    }
    return true;
}

/* The last place in front of the sentence. It is sure where no product of another order was
 * spoken of since; a product alone is one of its own paragraph. */
static struct bearing bearing_before(const struct judge *judge, size_t token)
{
    const struct reading *reading = judge->reading;
    const struct sentence *sentence = reading_sentence(reading, token);
    struct bearing none = {NULL, false, false};
    size_t count;
    size_t low = (size_t)(places_within(judge, sentence->first, sentence->first, &count) -
                          judge->spoken);
    const struct spoken *product = NULL;
    for (size_t back = 1; back <= low && back <= LOOKED_BACK; back++) {
        const struct spoken *place = &judge->spoken[low - back];
        if (place->by != CALLED_BY_PRODUCT) {
            bool is_sure = product == NULL || product->order == place->order;
            return (struct bearing){place, false, is_sure};
        }
        product = product != NULL ? product : place;
    }
    bool is_near = product != NULL && is_in_paragraph(reading, product, token);
    return is_near ? (struct bearing){product, false, true} : none;
}

/* The first place behind the sentence that is no product's. */
static struct bearing bearing_behind(const struct judge *judge, size_t token)
{
    for (size_t i = 0; i < judge->spoken_count && i < LOOKED_BACK; i++) {
        const struct spoken *place = &judge->spoken[i];
        bool is_behind = place->first > token;
        if (is_behind && place->by != CALLED_BY_PRODUCT) {
            return (struct bearing){place, false, false};
        }
    }
    return (struct bearing){NULL, false, false};
}

struct bearing spoken_for(const struct judge *judge, size_t token)
{
    const struct reading *reading = judge->reading;
    struct bearing none = {NULL, false, false};
    if (judge->spoken_count == 0 || token >= reading->scan.count) {
        return none;
    }
    const struct clause *own = reading_clause(reading, token);
    const struct sentence *sentence = reading_sentence(reading, token);
    const struct spoken *behind = place_behind(judge, own, token);
    const struct spoken *place = place_in_front(judge, own, token);
    bool is_bound = place == NULL && behind != NULL && behind->by == CALLED_BY_NUMBER &&
                    !is_joined_behind(reading, token, behind);
    for (const struct clause *clause = own;
         place == NULL && !is_bound &&
         clause > &reading->clauses[sentence->first_clause];) {
        clause--;
        place = place_in_front(judge, clause, clause->end);
    }
    place = place != NULL ? place : behind;
    if (place != NULL) {
        return (struct bearing){place, true, true};
    }
    struct bearing before = bearing_before(judge, token);
    return before.spoken != NULL ? before : bearing_behind(judge, token);
}

/* "Parcels", "all orders": no single one is gone on with. */
static bool is_of_many(const struct reading *reading, size_t token)
{
    static const char *const words[] = {
        "orders",    "parcels",     "packages",     "shipments", "items",     "goods",
        "pakete",    "sendungen",   "bestellungen", "pedidos",   "paquetes",  "envios",
        "commandes", "envois",      "ordini",       "pacchi",    "articulos", "articles",
        "pacotes",   "encomendas",  "pakketten",    "colli",     "articoli",  "artigos",
        "artikelen", "bestellingen"};
    return scan_is_any(&reading->scan, token, words, COUNT_OF(words));
}

bool spoken_goes_on(const struct reading *reading, size_t token)
{
    static const enum meaning subjects[] = {MEANING_PARCEL, MEANING_ORDER_CUE,
                                            MEANING_TRACKING_CUE};
    const struct sentence *sentence = reading_sentence(reading, token);
    const struct clause *clause = reading_clause(reading, token);
    size_t first =
        token > clause->first + NEAR_SUBJECT ? token - NEAR_SUBJECT : clause->first;
    const struct mark *subject = NULL;
    for (size_t i = 0; i < COUNT_OF(subjects) && subject == NULL; i++) {
        subject = reading_mark_within(reading, first, clause->end, subjects[i]);
    }
    return subject != NULL ? !is_of_many(reading, subject->first)
                           : token - sentence->first <= NEAR_PRONOUN ||
                                 (clause->topics & TOPIC_BIT(TOPIC_TOTAL)) != 0;
}

bool spoken_binds(const struct judge *judge, size_t token)
{
    struct bearing bearing = spoken_for(judge, token);
    if (judge->spoken_count == 0 || bearing.is_here) {
        return true;
    }
    if (bearing.spoken == NULL) {
        return judge->mention_count == 0;
    }
    bool is_pronoun =
        token - reading_sentence(judge->reading, token)->first <= NEAR_PRONOUN;
    return bearing.is_sure && bearing.spoken->first < token &&
           is_in_paragraph(judge->reading, bearing.spoken, token) &&
           (bearing.spoken->by != CALLED_BY_PRODUCT || is_pronoun) &&
           spoken_goes_on(judge->reading, token);
}

bool order_is_called(const struct judge *judge, size_t token)
{
    struct bearing bearing = spoken_for(judge, token);
    return bearing.spoken != NULL && bearing.spoken->order != NULL &&
           spoken_binds(judge, token);
}

bool order_is_of_product(const struct judge *judge, size_t token)
{
    const struct spoken *spoken = spoken_for(judge, token).spoken;
    return spoken != NULL && spoken->by == CALLED_BY_PRODUCT &&
           (!judge->meant_is_certain || spoken->order != judge->meant);
}

const struct order *order_for(const struct judge *judge, size_t token, bool *is_certain)
{
    struct bearing bearing = spoken_for(judge, token);
    const struct spoken *spoken = bearing.spoken;
    bool is_behind = spoken != NULL && !bearing.is_here && spoken->first > token;
    *is_certain = true;
    if (judge->named_before != NULL && (spoken == NULL || is_behind)) {
        return judge->named_before;
    }
    if (spoken != NULL && spoken->order != NULL) {
        *is_certain = bearing.is_here || bearing.is_sure || is_behind ||
                      spoken->by == CALLED_BY_NUMBER;
        return spoken->order;
    }
    if (spoken == NULL && judge->named_behind != NULL) {
        return judge->named_behind;
    }
    *is_certain = spoken == NULL && judge->meant_is_certain;
    return judge->meant;
}

bool names_order(const struct judge *judge, size_t token)
{
    const struct sentence *sentence = reading_sentence(judge->reading, token);
    size_t count;
    const struct spoken *places =
        places_within(judge, sentence->first, sentence->end, &count);
    for (size_t i = 0; i < count; i++) {
        if (places[i].by == CALLED_BY_NUMBER) {
            return true;
        }
    }
    return false;
}
