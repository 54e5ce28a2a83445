#include "guard/whole_order.h"

#include "guard/products.h"

#include <string.h>

#define NEAR_FRONT 3 /* tokens in front of an order's name in which "from" stands */
#define NEAR_EVENT 4 /* tokens in which what happens stands: "delivery date of" */

// clang-format off
/* Signs that a part is spoken of, in a folded sentence with a space around each word:
 * words, or their beginnings; of scripts without spaces pieces of one. */
static const char *const parts[] = {
    /* en */ " part ", " parts ", " partial", " partly", " first", " second", " third",
    " one ", " two ", " some", " other", " another", " rest", " remain", " half",
    " except", " apart", " besides", " both", " each", " almost", " mostly", " piece",
    " box", " split", " separate",
    /* de */ " teil", " erste", " zweit", " dritt", " eines ", " einig", " ander",
    " ubrig", " halb", " halft", " ausser", " beide", " stuck", " getrennt",
    /* es, pt */ " parte d", " en parte", " em parte", " una parte", " uma parte",
    " parci", " primer", " segund", " tercer", " alg", " otr", " outr", " mitad",
    " metade", " salvo", " excepto", " exceto", " menos", " amb", " casi ", " quase",
    " pieza", " peca", " separ", " restante", " uno ",
    /* fr */ " en partie", " une partie", " partie de", " partiel", " premier",
    " deuxieme", " troisieme", " quelque", " autre", " moitie", " sauf", " hormis",
    " presque", " l un ",
    /* it */ " in parte", " parte dell", " parzi", " primo", " prima ", " terz",
    " alcun", " altr", " meta ", " tranne", " eccetto", " entramb", " quasi", " pezz",
    /* nl */ " deel", " gedeelt", " eerste", " tweed", " derde", " enkele", " sommig",
    " overig", " helft", " behalve", " bijna", " stuk", " losse",
    /* zh, ja */ "部分", "一部", "第一", "第二", "首", "另", "其他", "其它", "其余", "其中", "剩", "一半",
    "半分", "除", "一个", "一件", "两", "分批", "分开", "先", "分割", "残", "もう", "他の", "ほか", "別", "一つ",
    "ひとつ", "二つ", "ふたつ", "一個", "以外",
    /* ar */ "جزء", "الجزء", "جزئي", "أول", "اول", "ثاني", "آخر", "اخر", "أخرى", "اخرى",
    "باق", "بعض", "نصف", "باستثناء", "واحد", "قطع", "الطرد", "الشحن",
};

/* What begins as a sign of a part and is none. */
static const char *const no_parts[] = {
    /* en */ " someone", " somebody", " something", " somewhere", " sometime",
    " somehow", " somewhat", " by some", " first of all", " otherwise",
    " letter box", " mail box", " on our part",
    /* de */ " teile ihnen", " teile dir", " teilen", " erstell", " erstens",
    " andernfalls", " anderenfalls", " zweitens",
    /* es, pt, fr, it */ " algun momento", " autrement", " premierement", " altrimenti",
    " prima di tutto",
    /* zh, ja */ "先生", "首先", "先前", "优先", "先日", "先ほど", "先程", "先に配達", "两天前", "两周前", "另外",
    "先週", "残念",
    /* ar */ "اليوم الأول", "اليوم الاول",
};

// clang-format on

/* "From your order", "in it": what stands beside that is a thing of the order, unless it is
 * what happens to it: "delivery of your order". */
static const char *const from[] = {
    "of",   "from",  "in",   "with",  "for",  "out", "about", "regarding", "concerning",
    "on",   "von",   "vom",  "aus",   "zu",   "zur", "zum",   "fur",       "bei",
    "mit",  "uber",  "de",   "del",   "en",   "con", "sobre", "para",      "du",
    "des",  "dans",  "avec", "pour",  "d",    "di",  "dell",  "della",     "dal",
    "dall", "dalla", "nel",  "nell",  "per",  "da",  "do",    "dos",       "no",
    "na",   "em",    "com",  "van",   "uit",  "met", "bij",   "voor",      "over",
    "من",   "في",    "عن",   "بخصوص", "关于", "关",
};

/* In front of an order's name, behind such a word. */
static const char *const articles[] = {
    "your",   "the", "this", "our",   "ihre", "ihrer", "ihren", "ihrem",  "deine", "deiner",
    "deinen", "die", "der",  "den",   "dem",  "tu",    "tus",   "su",     "sus",   "el",
    "la",     "los", "las",  "votre", "gli",  "das",   "vos",   "ta",     "le",    "les",
    "cette",  "il",  "lo",   "tuo",   "tua",  "suo",   "sua",   "vostro", "o",     "a",
    "os",     "as",  "seu",  "seus",  "teu",  "je",    "uw",    "jouw",   "het",
};

/* "Everything from your order", "all items of it": no thing but the whole. */
static const char *const totals[] = {
    "all",   "everything", "alle", "alles",    "samtliche", "todo",
    "todos", "todas",      "tout", "tous",     "toutes",    "tutto",
    "tutti", "tutte",      "tudo", "allemaal", "كل",        "جميع",
};
static const char *const items[] = {
    "items",     "articles",  "products", "goods",     "things",    "contents", "artikel",
    "waren",     "produkte",  "sachen",   "articulos", "productos", "cosas",    "articulo",
    "articles",  "produits",  "articoli", "prodotti",  "artigos",   "produtos", "itens",
    "artikelen", "producten", "spullen",  "المنتجات",  "منتجات",
};
static const char *const totals_unspaced[] = {
    "全部商品", "所有商品", "全部物品", "所有物品", "すべての商品", "全ての商品", "全商品"};

/* Right behind an order's name, the same. */
static const char *const owners[] = {"的", "の", "中", "里", "内", "s"};

/* The event by a noun: "delivery" is no parcel where the order stands beside it. */
static const char *const deliveries[] = {"delivery",  "lieferung", "entrega",
                                         "livraison", "consegna",  "levering"};

/* An order beside "encomenda" alone may be a parcel. */
static const char *const doubtful[] = {"encomenda", "encomendas"};

/* The name of an order in a clause, tokens, end exclusive: "order K481205", "your order".
 */
struct name {
    size_t first;
    size_t end;
};

static bool name_found(const struct judge *judge, const struct clause *clause,
                       struct name *name)
{
    const struct reading *reading = judge->reading;
    *name = (struct name){clause->end, clause->end};
    for (size_t i = clause->first; i < clause->end; i++) {
        const struct mark *cue = reading_mark_at(reading, i, MEANING_ORDER_CUE);
        bool is_cue =
            cue != NULL && !scan_is_any(&reading->scan, i, doubtful, COUNT_OF(doubtful));
        bool is_number = order_is_numbered(judge, NULL, i, i + 1);
        if (!is_cue && !is_number) {
            continue;
        }
        name->first = name->first == clause->end ? i : name->first;
        name->end = is_cue ? cue->end : i + 1;
        while (is_number && name->end < clause->end &&
               (reading->scopes[name->end] & SCOPE_IDENTIFIER) != 0) {
            name->end++;
        }
        if (is_number) {
            return true;
        }
    }
    return name->first < clause->end;
}

static bool has_event(const struct reading *reading, size_t first, size_t end)
{
    return reading_mark_within(reading, first, end, MEANING_EVENT) != NULL ||
           scan_has_any(&reading->scan, first, end, deliveries, COUNT_OF(deliveries));
}

/* The "from" that the order's name stands behind, its article and a word in between,
 * SIZE_MAX for none: not the "on" of "on 22 November your order". */
static size_t from_before(const struct reading *reading, const struct clause *clause,
                          const struct name *name)
{
    const struct scan *scan = &reading->scan;
    size_t front =
        name->first > clause->first + NEAR_FRONT ? name->first - NEAR_FRONT : clause->first;
    bool has_article = scan_is_any(scan, name->first, articles, COUNT_OF(articles));
    for (size_t i = name->first; i-- > front;) {
        if (scan_is_any(scan, i, from, COUNT_OF(from))) {
            return i;
        }
        bool is_article = scan_is_any(scan, i, articles, COUNT_OF(articles));
        bool is_other = (reading->scopes[i] & SCOPE_VALUE) != 0 ||
                        reading_mark_at(reading, i, MEANING_MONTH) != NULL ||
                        reading_mark_at(reading, i, MEANING_CARRIER) != NULL;
        if (is_other || (has_article && !is_article)) {
            return SIZE_MAX;
        }
        has_article |= is_article;
    }
    return SIZE_MAX;
}

/* "All of", "everything from", "alle Artikel aus": said of the whole, unless denied. */
static bool is_total(const struct reading *reading, const struct clause *clause,
                     size_t preposition)
{
    const struct scan *scan = &reading->scan;
    size_t at = preposition;
    if (at > clause->first && scan_is_any(scan, at - 1, items, COUNT_OF(items))) {
        at--;
    }
    while (at > clause->first && (scan_is_any(scan, at - 1, articles, COUNT_OF(articles)) ||
                                  scan_is(scan, at - 1, "of"))) {
        at--;
    }
    return at > clause->first && scan_is_any(scan, at - 1, totals, COUNT_OF(totals)) &&
           !clause_has(reading, clause, MEANING_NEGATION);
}

static bool has_total_unspaced(struct judge *judge, const struct clause *clause)
{
    const char *folded = judge_folded(judge, clause->first, clause->end);
    for (size_t i = 0; i < COUNT_OF(totals_unspaced); i++) {
        if (strstr(folded, totals_unspaced[i]) != NULL) {
            return !clause_has(judge->reading, clause, MEANING_NEGATION);
        }
    }
    return false;
}

/* "Delivery date of": but in "llegaron las botas de" the boots stand between. */
static bool is_of_event(const struct reading *reading, const struct clause *clause,
                        size_t preposition)
{
    size_t first = preposition;
    while (first > clause->first && preposition - first < NEAR_EVENT &&
           !scan_is_any(&reading->scan, first - 1, articles, COUNT_OF(articles))) {
        first--;
    }
    return has_event(reading, first, preposition);
}

enum beside { BESIDE_NOTHING, BESIDE_ALL, BESIDE_THING };

/* "The boots from your order", 订单中的: not "the delivery of your order", nor all of it.
 */
static enum beside order_beside(struct judge *judge, const struct clause *clause,
                                const struct name *name)
{
    const struct reading *reading = judge->reading;
    size_t preposition = from_before(reading, clause, name);
    if (preposition != SIZE_MAX) {
        return is_total(reading, clause, preposition)      ? BESIDE_ALL
               : is_of_event(reading, clause, preposition) ? BESIDE_NOTHING
                                                           : BESIDE_THING;
    }
    size_t behind =
        name->end + NEAR_EVENT < clause->end ? name->end + NEAR_EVENT : clause->end;
    bool is_owner = scan_is_any(&reading->scan, name->end, owners, COUNT_OF(owners)) &&
                    !has_event(reading, name->end + 1, behind);
    return !is_owner                           ? BESIDE_NOTHING
           : has_total_unspaced(judge, clause) ? BESIDE_ALL
                                               : BESIDE_THING;
}

/* "Items" may be those of one parcel, but all of them are none. */
static bool has_parcel(const struct reading *reading, const struct sentence *sentence,
                       enum beside beside)
{
    static const char *const all[] = {"商", "物"};
    const struct scan *scan = &reading->scan;
    for (size_t i = reading->mark_from[sentence->first];
         i < reading->mark_from[sentence->end]; i++) {
        const struct mark *mark = &reading->marks[i];
        bool is_all = beside == BESIDE_ALL &&
                      (scan_is_any(scan, mark->first, items, COUNT_OF(items)) ||
                       scan_is_any(scan, mark->first, all, COUNT_OF(all)));
        if (mark->meaning == MEANING_PARCEL && !is_all &&
            !scan_is_any(scan, mark->first, deliveries, COUNT_OF(deliveries))) {
            return true;
        }
    }
    return reading_mark_within(reading, sentence->first, sentence->end,
                               MEANING_TRACKING_CUE) != NULL;
}

/* The sentence, folded, with what is no sign of a part blotted out. */
static const char *folded_for_parts(struct judge *judge, const struct sentence *sentence)
{
    char *folded =
        arena_text(judge->arena, judge_folded(judge, sentence->first, sentence->end));
    for (size_t i = 0; i < COUNT_OF(no_parts); i++) {
        for (char *at = strstr(folded, no_parts[i]); at != NULL;
             at = strstr(at, no_parts[i])) {
            memset(at, '.', strlen(no_parts[i]));
        }
    }
    static const char *const opening[] = {" first ,", " erstens ,", " primero ,",
                                          " primeiro ,", " primo ,"};
    for (size_t i = 0; i < COUNT_OF(opening); i++) {
        size_t len = strlen(opening[i]);
        folded += strncmp(folded, opening[i], len) == 0 ? len : 0;
    }
    return folded;
}

static bool has_part(struct judge *judge, const struct sentence *sentence)
{
    const char *folded = folded_for_parts(judge, sentence);
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        if (strstr(folded, parts[i]) != NULL) {
            return true;
        }
    }
    return false;
}

/* A title, or a word of what the customer's orders hold. */
static bool has_thing(struct judge *judge, const struct sentence *sentence, size_t token)
{
    size_t indexes[PRODUCTS_MAX];
    size_t at = titled_from(judge, sentence->first);
    bool is_titled = at < judge->title_count && judge->titles[at].first < sentence->end;
    return is_titled || products_of_noun(judge, token, indexes) > 0;
}

/* The number of a parcel is no order's. */
static bool has_number_of_parcel(const struct judge *judge, const struct sentence *sentence)
{
    const struct reading *reading = judge->reading;
    for (size_t i = sentence->first; i < sentence->end; i++) {
        bool is_first =
            i == sentence->first || (reading->scopes[i - 1] & SCOPE_IDENTIFIER) == 0;
        if ((reading->scopes[i] & SCOPE_IDENTIFIER) != 0 && is_first &&
            !order_is_numbered(judge, NULL, i, i + 1)) {
            return true;
        }
    }
    return false;
}

/* "Delivery date of order K12: 25 November": what stands in front of the colon tells of
 * what, and a day alone behind it. */
static const struct clause *clause_telling(const struct reading *reading, size_t token)
{
    const struct clause *clause = reading_clause(reading, token);
    size_t first = clause->first;
    bool is_value = first > 0 && scan_is(&reading->scan, first - 1, ":") &&
                    clause > reading->clauses && clause[-1].sentence == clause->sentence &&
                    !has_event(reading, first, clause->end);
    return is_value && has_event(reading, clause[-1].first, clause[-1].end) ? clause - 1
                                                                            : clause;
}

bool order_is_told_whole(struct judge *judge, size_t token)
{
    const struct reading *reading = judge->reading;
    const struct clause *clause = clause_telling(reading, token);
    const struct sentence *sentence = reading_sentence(reading, token);
    struct name name;
    if (!judge_works(judge, sentence->end - sentence->first) ||
        !name_found(judge, clause, &name)) {
        return false;
    }
    enum beside beside = order_beside(judge, clause, &name);
    return beside != BESIDE_THING && !has_parcel(reading, sentence, beside) &&
           !has_number_of_parcel(judge, sentence) && !has_part(judge, sentence) &&
           !has_thing(judge, sentence, token);
}

/* "shipments[1].eta": the day of that parcel which the field tells; NULL: of none. */
static const struct day *day_of_field(const struct shipment *shipment, const char *field)
{
    const char *name = strchr(field, '.');
    if (strncmp(field, "shipments[", strlen("shipments[")) != 0 || name == NULL) {
        return NULL;
    }
    return strcmp(name, ".shipped_at") == 0     ? &shipment->shipped_at
           : strcmp(name, ".eta") == 0          ? &shipment->eta
           : strcmp(name, ".delivered_at") == 0 ? &shipment->delivered_at
                                                : NULL;
}

static bool is_day(const struct day *day, const char *text)
{
    char own[MOMENT_TEXT_SIZE] = "";
    if (day != NULL && day_is_set(*day)) {
        day_format(*day, own);
    }
    return text != NULL && own[0] != '\0' && strcmp(own, text) == 0;
}

/* The last parcel has that day, or every one has. */
static bool is_day_of_all(const struct order *order, const struct source *source)
{
    const struct shipment *last = order_last_shipment(order);
    size_t count = 0;
    for (size_t i = 0; i < order->shipment_count; i++) {
        count += is_day(day_of_field(&order->shipments[i], source->field), source->value);
    }
    return count == order->shipment_count ||
           is_day(day_of_field(last, source->field), source->value);
}

/* The order in several parcels, one of which proves the claim's day; NULL: it is no such
 * claim. */
static const struct order *order_of_parcels(const struct facts *facts,
                                            const struct claim *claim)
{
    bool is_of_order = claim->kind == CLAIM_DATE && claim->verdict == VERDICT_PROVED &&
                       string_equals(claim->source.kind, "order") &&
                       claim->source.field != NULL;
    for (size_t i = 0; is_of_order && i < facts->order_count; i++) {
        const struct order *order = &facts->orders[i];
        if (string_equals(order->id, claim->source.id)) {
            bool is_of_parcel = order->shipment_count > 1 &&
                                day_of_field(order->shipments, claim->source.field) != NULL;
            return is_of_parcel ? order : NULL;
        }
    }
    return NULL;
}

/* "Sent on the 19th and the 21st": the sentence tells that parcels differ. */
static bool tells_others(const struct judge *judge, const struct claim *claim)
{
    const struct scan *scan = &judge->reading->scan;
    const struct sentence *sentence =
        reading_sentence(judge->reading, scan_token_at(scan, claim->start));
    for (size_t i = 0; i < judge->opinion->claim_count; i++) {
        const struct claim *other = &judge->opinion->claims[i];
        size_t token = scan_token_at(scan, other->start);
        bool is_beside = other != claim && other->kind == CLAIM_DATE && other->has_source &&
                         token >= sentence->first && token < sentence->end;
        const char *name =
            claim->source.field == NULL ? NULL : strchr(claim->source.field, '.');
        const char *theirs = !is_beside || other->source.field == NULL
                                 ? NULL
                                 : strchr(other->source.field, '.');
        if (theirs != NULL && name != NULL && strcmp(name, theirs) == 0 &&
            !string_equals(claim->source.value, other->source.value)) {
            return true;
        }
    }
    return false;
}

void whole_orders_settle(struct judge *judge)
{
    for (size_t i = 0; i < judge->opinion->claim_count; i++) {
        struct claim *claim = &judge->opinion->claims[i];
        const struct order *order = order_of_parcels(judge->facts, claim);
        if (order != NULL && !is_day_of_all(order, &claim->source) &&
            !tells_others(judge, claim) &&
            order_is_told_whole(judge,
                                scan_token_at(&judge->reading->scan, claim->start))) {
            claim_doubt(claim, SEVERITY_WARN);
        }
    }
}
