/*
 * What belongs to an order that its words name by number: an amount, a parcel's number, a
 * product or a carrier of another order of the same customer is none of this one.
 */
#include "guard/named.h"
#include "guard/spoken.h"

#define NEAR_ORDER 7           /* tokens between a title and the order that it is of */
#define NEAR_NOUN  ((size_t)4) /* between a verb and what was bought */
#define NEAR_VERB  ((size_t)12)

/* The one order of the mentions in these tokens; *are_many: it names several. */
static const struct order *one_within(const struct judge *judge, size_t first, size_t end,
                                      bool *are_many)
{
    const struct order *one = NULL;
    *are_many = false;
    for (size_t i = 0; i < judge->mention_count && judge->mentions[i].token < end; i++) {
        if (judge->mentions[i].token >= first) {
            *are_many |= one != NULL && one != judge->mentions[i].order;
            one = judge->mentions[i].order;
        }
    }
    return *are_many ? NULL : one;
}

/* The order that a statement is of by its sentence's own words for it, no number, or by
 * the sentences in front, with which it goes on. */
static const struct order *called_otherwise(const struct judge *judge, size_t token)
{
    struct bearing bearing = spoken_for(judge, token);
    bool is_called =
        order_is_called(judge, token) &&
        (bearing.spoken->by == CALLED_BY_NUMBER || bearing.spoken->by == CALLED_BY_TIME ||
         bearing.spoken->by == CALLED_AS_OTHER);
    return is_called ? bearing.spoken->order : NULL;
}

const struct order *order_named_for(const struct judge *judge, size_t token)
{
    const struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, token);
    struct sentence *sentence = &judge->reading->sentences[clause->sentence];
    bool are_many;
    if (judge->spoken_count == 0 || judge->mention_count > NAMED_MENTIONS_MAX ||
        sentence->end - sentence->first > NAMED_SENTENCE_MAX) {
        return NULL;
    }
    const struct order *one = one_within(judge, sentence->first, sentence->end, &are_many);
    if (one == NULL) {
        return are_many ? one_within(judge, clause->first, clause->end, &are_many)
                        : called_otherwise(judge, token);
    }
    return sentence_calls_others(reading, sentence) ? NULL : one;
}

/* The orders that a sentence calls, each with the only item behind it: "K12 went with GLS
 * and K13 with DHL". The one of the item at the token; NULL where they are no such pairs.
 */
static const struct order *paired_with(const struct judge *judge, size_t token,
                                       const struct items *items)
{
    const struct sentence *sentence = reading_sentence(judge->reading, token);
    const struct order *own = NULL;
    const struct order *last = NULL;
    size_t next = 0;
    for (size_t i = 0; i < judge->spoken_count && judge->spoken[i].first < sentence->end;
         i++) {
        const struct spoken *place = &judge->spoken[i];
        if (place->first < sentence->first) {
            continue;
        }
        size_t end = sentence->end;
        for (size_t k = i + 1; k < judge->spoken_count && end == sentence->end &&
                               judge->spoken[k].first < end;
             k++) {
            end = judge->spoken[k].order != place->order && judge->spoken[k].first < end
                      ? judge->spoken[k].first
                      : end;
        }
        if (place->order == last && last != NULL) {
            continue; /* "your roller, order K12" */
        }
        size_t before = next;
        while (next < items->count && items->tokens[next] < end) {
            own = items->tokens[next] == token ? place->order : own;
            next++;
        }
        if (place->order == NULL || next != before + 1 ||
            items->tokens[before] < place->first) {
            return NULL;
        }
        last = place->order;
    }
    return own;
}

const struct order *order_of_item(const struct judge *judge, size_t token,
                                  const struct items *items, bool *is_paired)
{
    const struct sentence *sentence = reading_sentence(judge->reading, token);
    const struct order *order = order_named_for(judge, token);
    struct bearing bearing = spoken_for(judge, token);
    one_within(judge, sentence->first, sentence->end, is_paired);
    if (order != NULL || bearing.spoken == NULL || !bearing.is_here) {
        return order;
    }
    *is_paired = items->count <= ITEMS_MAX;
    return *is_paired ? paired_with(judge, token, items) : NULL;
}

void item_add(const struct judge *judge, size_t token, size_t of, struct items *items)
{
    const struct sentence *sentence = reading_sentence(judge->reading, of);
    if (token >= sentence->first && token < sentence->end && items->count <= ITEMS_MAX) {
        if (items->count < ITEMS_MAX) {
            items->tokens[items->count] = (uint32_t)token;
        }
        items->count++;
    }
}

static bool order_has_parcel(const struct order *order, struct text number)
{
    for (size_t i = 0; i < order->shipment_count; i++) {
        if (text_is(number, string_or_empty(order->shipments[i].tracking))) {
            return true;
        }
    }
    return false;
}

static void parcel_bind(struct judge *judge, struct claim *claim)
{
    size_t token = scan_token_at(&judge->reading->scan, claim->start);
    unsigned scopes = reading_scopes(judge->reading, token, token + 1);
    struct items items = {.count = 0};
    bool is_paired;
    for (size_t i = 0; i < judge->opinion->claim_count; i++) {
        const struct claim *other = &judge->opinion->claims[i];
        if (other->kind == CLAIM_TRACKING) {
            item_add(judge, scan_token_at(&judge->reading->scan, other->start), token,
                     &items);
        }
    }
    const struct order *order = order_of_item(judge, token, &items, &is_paired);
    if (order == NULL || (scopes & SCOPES_UNASSERTED) != 0 ||
        order_has_parcel(order, text_of(claim->source.value))) {
        return;
    }
    const struct shipment *last = order_last_shipment(order);
    const char *right = last == NULL ? NULL : last->tracking;
    claim->verdict = VERDICT_CONTRADICTED;
    claim->severity = SEVERITY_BLOCK;
    claim->as_of = MOMENT_NONE;
    claim->right_value = right == NULL || right[0] == '\0' ? NULL : right;
    claim_from_order(judge, claim, order, "shipments", string_or_empty(right));
}

void parcels_bind(struct judge *judge)
{
    for (size_t i = 0; i < judge->opinion->claim_count && judge->spoken_count > 0; i++) {
        struct claim *claim = &judge->opinion->claims[i];
        if (claim->kind == CLAIM_TRACKING && claim->verdict == VERDICT_PROVED &&
            judge_works(judge, 2 + judge->opinion->claim_count / 8)) {
            parcel_bind(judge, claim);
        }
    }
}

/* Words between a title and the order that it is of. */
static const char *const links[] = {
    "of",     "in",    "from",  "under",  "the",  "a",     "an",    "your", "was", "is",
    "were",   "are",   "aus",   "von",    "der",  "die",   "das",   "dem",  "den", "ihrer",
    "deiner", "ihre",  "deine", "unter",  "eine", "ein",   "einen", "war",  "ist", "waren",
    "de",     "del",   "en",    "el",     "la",   "los",   "las",   "su",   "tu",  "un",
    "una",    "era",   "es",    "fue",    "du",   "dans",  "votre", "ta",   "le",  "les",
    "une",    "etait", "est",   "di",     "dell", "dello", "della", "nell", "nel", "il",
    "lo",     "tuo",   "suo",   "vostro", "l",    "do",    "da",    "no",   "na",  "em",
    "o",      "os",    "as",    "seu",    "sua",  "teu",   "tua",   "um",   "uma", "foi",
    "van",    "uit",   "het",   "uw",     "je",   "jouw",  "een",   "的",   "中",  "里",
    "是",     "の",    "は",    "に",     "が",   "内",    "(",     ")",    ":",   "#",
    "\"",     "№",     "d",     "'",      "’"};

/* Words between an order and what it holds, besides. */
static const char *const holds[] = {
    "contains",  "contained", "includes",  "included",   "has",         "had",
    "holds",     "with",      "for",       "mit",        "uber",        "enthalt",
    "enthielt",  "umfasst",   "umfasste",  "beinhaltet", "con",         "contiene",
    "incluye",   "contenia",  "lleva",     "avec",       "contient",    "comprend",
    "contenait", "conteneva", "comprende", "contem",     "inclui",      "continha",
    "com",       "met",       "bevat",     "bevatte",    "含",          "有",
    "包",        "括",        "で",        "為",         "为",          "about",
    "concerned", "betraf",    "betrifft",  "concernait", "concerne",    "riguardava",
    "riguarda",  "ging",      "gaat",      "over",       "betrof",      "sind",
    "son",       "sont",      "sono",      "sao",        "zijn",        "zit",
    "zitten",    "ci",        "hay",       "traz",       "find",        "finden",
    "steckt",    "stecken",   "findest",   "encontrara", "encontraras", "trouverez",
    "trouveras", "trovera",   "troverai",  "trova",      "trovi",       "encontra",
    "vindt",     "vind"};

bool tells_holding(const struct reading *reading, size_t first, size_t end)
{
    static const char *const words[] = {"is",   "are",   "was",    "were",  "ist",  "sind",
                                        "war",  "es",    "son",    "era",   "eran", "est",
                                        "sont", "etait", "sono",   "erano", "sao",  "eram",
                                        "traz", "zit",   "zitten", "zijn",  "waren"};
    return scan_has_any(&reading->scan, first, end, words, COUNT_OF(words)) ||
           scan_has_any(&reading->scan, first, end, holds, COUNT_OF(holds));
}

/* "The Due with your order": it goes along, so far it is none of it. */
static const char *const joins[] = {"with", "and", "mit",  "und", "con", "y",   "avec",
                                    "et",   "com", "met",  "en",  "for", "fur", "para",
                                    "pour", "per", "voor", "to",  "an",  "a"};

/* "è", "é", not the "e" that joins two things. */
static bool is_accented_e(const struct reading *reading, size_t token)
{
    return scan_is(&reading->scan, token, "e") && scan_raw(&reading->scan, token).len > 1;
}

/* "Three boxes of": how many. */
static bool is_counted(const struct reading *reading, size_t token)
{
    static const char *const boxes[] = {
        "box",    "boxes",   "pack",    "packs",     "bottle",   "bottles",
        "karton", "kartons", "packung", "packungen", "flaschen", "cajas",
        "caja",   "boites",  "boite",   "scatole",   "scatola",  "caixas",
        "caixa",  "dozen",   "doosjes", "doos",      "盒",       "箱"};
    return reading->scan.tokens[token].kind == TOKEN_NUMBER ||
           reading_mark_at(reading, token, MEANING_NUMBER) != NULL ||
           reading_mark_at(reading, token, MEANING_PIECE) != NULL ||
           scan_is_any(&reading->scan, token, boxes, COUNT_OF(boxes));
}

/* Nothing but such words stands between: "the Due of order K12", "K12 contains a Due". */
static bool is_linked(const struct reading *reading, size_t first, size_t end,
                      bool is_behind)
{
    const struct scan *scan = &reading->scan;
    if (first > end || end - first > NEAR_ORDER ||
        (!is_behind && scan_is_any(scan, first, joins, COUNT_OF(joins)))) {
        return false;
    }
    for (size_t i = first; i < end;) {
        const struct mark *cue = reading_mark_at(reading, i, MEANING_ORDER_CUE);
        const struct mark *join = reading_mark_at(reading, i, MEANING_CUE_JOIN);
        bool is_apposed = scan_is(scan, i, ",") &&
                          reading_mark_at(reading, i + 1, MEANING_ORDER_CUE) != NULL;
        if (cue == NULL && join == NULL && !is_apposed && !is_accented_e(reading, i) &&
            !scan_is_any(scan, i, links, COUNT_OF(links)) &&
            !(is_behind &&
              (scan_is_any(scan, i, holds, COUNT_OF(holds)) || is_counted(reading, i)))) {
            return false;
        }
        i = cue != NULL ? cue->end : join != NULL ? join->end : i + 1;
    }
    return true;
}

/* "You ordered", "habéis comprado": right in front of what was. */
bool tells_purchase(const struct reading *reading, size_t first, size_t end)
{
    static const char *const words[] = {
        "ordered",    "bought",   "purchased", "bestellt",     "bestellten", "gekauft",
        "pedido",     "pediste",  "pidio",     "compraste",    "compro",     "comprado",
        "encargo",    "commande", "achete",    "ordinato",     "acquistato", "comprato",
        "encomendou", "comprou",  "pediu",     "encomendaste", "besteld",    "gekocht"};
    static const char *const parts[] = {"订购", "购买", "买了", "下单",
                                        "订了", "注文", "購入", "買"};
    return scan_has_any(&reading->scan, first, end, words, COUNT_OF(words)) ||
           reading_has_part(reading, first, end, parts, COUNT_OF(parts));
}

/* The end of the order's number that begins at the token. */
static size_t number_end(const struct reading *reading, size_t token)
{
    size_t end = token;
    while (end < reading->scan.count && (reading->scopes[end] & SCOPE_IDENTIFIER) != 0) {
        end++;
    }
    return end > token ? end : token + 1;
}

/* "The Due that you ordered in", "das Sie … bestellt haben": up to the verb, of the title.
 */
static size_t relative_end(const struct reading *reading, size_t token)
{
    static const char *const words[] = {
        "you", "that", "which", "had",   "have",  "die",  "das", "den",  "sie",   "du",
        "que", "ha",   "has",   "usted", "vous",  "avez", "tu",  "as",   "aviez", "che",
        "hai", "lei",  "aveva", "voce",  "tinha", "u",    "je",  "hebt", "heeft", ","};
    size_t end = token;
    while (end < reading->scan.count && end - token < NEAR_ORDER &&
           scan_is_any(&reading->scan, end, words, COUNT_OF(words))) {
        end++;
    }
    return end;
}

/* No other title of the sentence stands in front. */
static bool is_first_title(const struct judge *judge, const struct titled *titled)
{
    return titled == judge->titles ||
           (titled - 1)->first < reading_sentence(judge->reading, titled->first)->first;
}

static bool is_last_title(const struct judge *judge, const struct titled *titled)
{
    return titled + 1 == judge->titles + judge->title_count ||
           (titled + 1)->first >= reading_sentence(judge->reading, titled->first)->end;
}

/* "With order K12", "bestellt haben in K12": one word more between a purchase and its
 * order.
 */
static size_t along_end(const struct reading *reading, size_t token)
{
    static const char *const words[] = {"with", "mit",   "con",  "com",    "avec",
                                        "met",  "haben", "hast", "hatten", "hebt"};
    return scan_is_any(&reading->scan, token, words, COUNT_OF(words)) ? token + 1 : token;
}

/* "You ordered the Due with K12", "the Due that you ordered in K12". */
static bool is_bought_in(const struct judge *judge, const struct titled *titled,
                         size_t number)
{
    const struct reading *reading = judge->reading;
    const struct sentence *sentence = reading_sentence(reading, titled->first);
    size_t from = titled->first > sentence->first + NEAR_NOUN ? titled->first - NEAR_NOUN
                                                              : sentence->first;
    size_t verb = relative_end(reading, titled->end);
    if (is_first_title(judge, titled) && tells_purchase(reading, from, titled->first) &&
        is_linked(reading, along_end(reading, titled->end), number, false)) {
        return true;
    }
    return verb > titled->end && verb + 1 < number &&
           tells_purchase(reading, verb, verb + 1) &&
           is_linked(reading, along_end(reading, verb + 1), number, false);
}

/* The words say that the order holds the product. */
static bool is_told_in(const struct judge *judge, const struct titled *titled,
                       const struct mention *mention)
{
    const struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, titled->first);
    size_t end = number_end(reading, mention->token);
    if (is_linked(reading, titled->end, mention->token, false) ||
        is_linked(reading, end, titled->first, true) ||
        (mention->token >= titled->end && is_bought_in(judge, titled, mention->token))) {
        return true;
    }
    size_t from = titled->first > clause->first + NEAR_VERB ? titled->first - NEAR_VERB
                                                            : clause->first;
    size_t last = titled->end + 1 < clause->end ? titled->end + 1 : clause->end;
    return mention->token < titled->first && is_first_title(judge, titled) &&
           reading->clause_of[mention->token] == reading->clause_of[titled->first] &&
           (tells_purchase(reading, end > from ? end : from, titled->first) ||
            (is_last_title(judge, titled) && tells_purchase(reading, titled->end, last)));
}

/* A line of the order has such a title, or none at all. */
static bool order_may_hold(const struct order *order, const struct titled *titled)
{
    for (size_t i = 0; i < order->line_count; i++) {
        const char *title = order->lines[i].title;
        if (title == NULL || title[0] == '\0' || titled_is(titled, title)) {
            return true;
        }
    }
    return order->line_count == 0;
}

static struct claim *claim_of_title(const struct judge *judge, const struct titled *titled)
{
    size_t start = judge->reading->scan.tokens[titled->first].start;
    for (size_t i = 0; i < judge->opinion->claim_count; i++) {
        struct claim *claim = &judge->opinion->claims[i];
        if (claim->kind == CLAIM_PRODUCT && claim->start == start) {
            return claim;
        }
    }
    return NULL;
}

static const struct mention *mention_of(const struct judge *judge,
                                        const struct order *order,
                                        const struct titled *titled)
{
    const struct sentence *sentence = reading_sentence(judge->reading, titled->first);
    for (size_t i = 0; i < judge->mention_count; i++) {
        const struct mention *mention = &judge->mentions[i];
        if (mention->order == order && mention->token >= sentence->first &&
            mention->token < sentence->end && is_told_in(judge, titled, mention)) {
            return mention;
        }
    }
    return NULL;
}

static void title_bind(struct judge *judge, const struct titled *titled)
{
    const struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, titled->first);
    const struct order *order = order_named_for(judge, titled->first);
    unsigned scopes = reading_scopes(reading, titled->first, titled->end);
    if (order == NULL || !titled->is_certain || order_may_hold(order, titled) ||
        (scopes & SCOPES_UNASSERTED) != 0 ||
        reading_mark_within(reading, clause->first, clause->end, MEANING_NEGATION) !=
            NULL ||
        mention_of(judge, order, titled) == NULL) {
        return;
    }
    struct claim *claim = claim_of_title(judge, titled);
    if (claim == NULL) {
        claim = claim_add(judge, titled->first, titled->end, CLAIM_PRODUCT,
                          VERDICT_CONTRADICTED);
    }
    claim->verdict = VERDICT_CONTRADICTED;
    claim->severity = SEVERITY_BLOCK;
    claim->right_value = order->line_count == 1 ? order->lines[0].title : NULL;
    claim_from_order(judge, claim, order, "lines", order->lines[0].title);
}

void titles_bind(struct judge *judge)
{
    for (size_t i = 0; i < judge->title_count && judge->spoken_count > 0; i++) {
        if (judge_works(judge, 2)) {
            title_bind(judge, &judge->titles[i]);
        }
    }
}
