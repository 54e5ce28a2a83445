/*
 * How many: parcels, articles and pieces of a thing that a text counts, against what the
 * orders have of them. What they do not show is a mark.
 */
#include "base/whole.h"
#include "guard/named.h"
#include "guard/number.h"

#include "base/money.h"

#define COUNT_MAX    99
#define NEAR_NOUN    2 /* tokens between a number and what it counts */
#define NEAR_TITLE   3
#define NEAR_JOIN    7  /* "a red axe and a helmet" */
#define NEAR_COUNTER 12 /* characters between と and how many */
/* Claims on words, and not on what a deed or a state is told of. */
#define OF_WORDS                                                                           \
    (~(KIND_BIT(CLAIM_DONE) | KIND_BIT(CLAIM_STATUS) | KIND_BIT(CLAIM_PROMISE)))
#define UNASSERTED                                                                         \
    (SCOPES_MASKED | SCOPES_UNASSERTED | SCOPE_VALUE | SCOPE_SIGNATURE |                   \
     SCOPE_COMMITMENT | SCOPE_TEMPORAL)

/* What an order comes in, and what it is of, in the plural. */
static const char *const parcels[] = {
    "parcels", "packages", "shipments",  "consignments", "boxes",   "pakete",
    "paketen", "packchen", "sendungen",  "lieferungen",  "kartons", "paquetes",
    "envios",  "bultos",   "colis",      "paquets",      "envois",  "cartons",
    "pacchi",  "colli",    "spedizioni", "pacotes",      "volumes", "pakketten",
    "pakjes",  "zendingen"};
static const char *const articles[] = {
    "items",  "articles",  "things",    "products", "artikel",   "artikeln",  "positionen",
    "sachen", "articulos", "productos", "cosas",    "produits",  "articoli",  "prodotti",
    "pezzi",  "artigos",   "produtos",  "pecas",    "artikelen", "producten", "dingen"};

/* What a number counts. */
enum counted { COUNTED_NOTHING, COUNTED_PARCELS, COUNTED_ARTICLES, COUNTED_TITLE };

/* 两个包裹, 四点のご注文, 5件商品: the counter behind the number, and what it counts. */
static enum counted counted_in_characters(const struct reading *reading, size_t token)
{
    static const char *const counters[] = {"个", "件", "种", "样", "箱", "点", "個", "品"};
    static const char *const of_parcels[] = {"包", "快", "口", "箱"};
    static const char *const of_articles[] = {"商", "の", "货", "东", "で"};
    bool is_counter = scan_is_any(&reading->scan, token, counters, COUNT_OF(counters));
    bool is_parcel =
        scan_is_any(&reading->scan, token + 1, of_parcels, COUNT_OF(of_parcels));
    bool is_article =
        scan_is_any(&reading->scan, token + 1, of_articles, COUNT_OF(of_articles));
    return is_counter && is_parcel    ? COUNTED_PARCELS
           : is_counter && is_article ? COUNTED_ARTICLES
                                      : COUNTED_NOTHING;
}

static enum counted counted_by(const struct judge *judge, const struct number *number,
                               const struct titled **title)
{
    const struct reading *reading = judge->reading;
    size_t end = reading_clause(reading, number->first)->end;
    size_t next = titled_from(judge, number->end);
    *title = next < judge->title_count ? &judge->titles[next] : NULL;
    if (*title != NULL && (*title)->first < end &&
        (*title)->first < number->end + NEAR_TITLE &&
        (reading_scopes(reading, number->end, (*title)->first) & UNASSERTED) == 0) {
        return COUNTED_TITLE;
    }
    enum counted by_character = counted_in_characters(reading, number->end);
    for (size_t i = number->end;
         by_character == COUNTED_NOTHING && i < end && i < number->end + NEAR_NOUN; i++) {
        if (scan_is_any(&reading->scan, i, parcels, COUNT_OF(parcels))) {
            return COUNTED_PARCELS;
        }
        if (scan_is_any(&reading->scan, i, articles, COUNT_OF(articles))) {
            return COUNTED_ARTICLES;
        }
    }
    return by_character;
}

static int64_t pieces_of(const struct order *order, const struct titled *title)
{
    int64_t pieces = 0;
    for (size_t i = 0; i < order->line_count; i++) {
        bool is_it = title == NULL || titled_is(title, order->lines[i].title);
        pieces = whole_add(pieces, is_it ? order->lines[i].quantity : 0);
    }
    return pieces;
}

static bool is_line(const struct order *order, const struct titled *title, int64_t count)
{
    for (size_t i = 0; i < order->line_count; i++) {
        if (order->lines[i].quantity == count && titled_is(title, order->lines[i].title)) {
            return true;
        }
    }
    return false;
}

static bool is_held(const struct order *order, enum counted counted,
                    const struct titled *title, int64_t count)
{
    switch (counted) {
    case COUNTED_PARCELS:
        return (int64_t)order->shipment_count == count;
    case COUNTED_ARTICLES:
        return (int64_t)order->line_count == count || pieces_of(order, NULL) == count;
    case COUNTED_TITLE:
        return is_line(order, title, count) || pieces_of(order, title) == count;
    case COUNTED_NOTHING:
        break;
    }
    return false;
}

static const struct order *order_holding(const struct judge *judge, enum counted counted,
                                         const struct titled *title, int64_t count)
{
    const struct facts *facts = judge->facts;
    for (size_t i = 0; i < facts->order_count; i++) {
        if (is_held(&facts->orders[i], counted, title, count)) {
            return &facts->orders[i];
        }
    }
    return NULL;
}

/* Nothing of what is: a rule, a price of so many, what is to be had. */
static bool is_no_statement(const struct judge *judge, const struct number *number)
{
    const struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, number->first);
    static const enum meaning unsaid[] = {MEANING_MODAL, MEANING_UP_TO, MEANING_STOCK,
                                          MEANING_EVERY};
    static const enum meaning in_front[] = {MEANING_NEGATION, MEANING_GENERIC};
    return reading_means_any(reading, clause->first, clause->end, unsaid,
                             COUNT_OF(unsaid)) ||
           reading_means_any(reading, clause->first, number->first, in_front,
                             COUNT_OF(in_front));
}

/* "Two bags are 158": what so many would cost. */
static bool has_amount(const struct judge *judge, const struct number *number)
{
    const struct clause *clause = reading_clause(judge->reading, number->first);
    return reading_has_value(judge->reading, clause->first, clause->end,
                             VALUE_BIT(VALUE_AMOUNT));
}

static void count_read(struct judge *judge, const struct number *number)
{
    const struct titled *title;
    enum counted counted = counted_by(judge, number, &title);
    if (counted == COUNTED_NOTHING ||
        tokens_are_claimed(judge, number->first, number->end, ~0u) ||
        (counted == COUNTED_TITLE && has_amount(judge, number)) ||
        is_no_statement(judge, number)) {
        return;
    }
    const struct order *order =
        order_holding(judge, counted, title, number->parts / MONEY_UNIT);
    struct claim *claim = claim_add(judge, number->first, number->end, CLAIM_ATTRIBUTE,
                                    order != NULL ? VERDICT_PROVED : VERDICT_UNSOURCED);
    if (order != NULL) {
        claim_from_order(judge, claim, order,
                         counted == COUNTED_PARCELS ? "shipments" : "lines", NULL);
    }
}

/* The one order that these tokens name by its number; *are_many: it is not one. */
static const struct order *order_within(const struct judge *judge, size_t first, size_t end,
                                        bool *are_many)
{
    const struct order *order = NULL;
    *are_many = judge->mention_count > NAMED_MENTIONS_MAX;
    for (size_t i = 0; i < judge->mention_count && !*are_many; i++) {
        const struct mention *mention = &judge->mentions[i];
        if (mention->token >= first && mention->token < end) {
            *are_many |= order != NULL && mention->order != order;
            order = mention->order;
        }
    }
    return *are_many ? NULL : order;
}

/* The one that the token's sentence names, or of several the one of its clause. */
static const struct order *order_beside(const struct judge *judge, size_t token)
{
    const struct sentence *sentence = reading_sentence(judge->reading, token);
    const struct clause *clause = reading_clause(judge->reading, token);
    bool are_many;
    const struct order *order =
        order_within(judge, sentence->first, sentence->end, &are_many);
    return are_many ? order_within(judge, clause->first, clause->end, &are_many) : order;
}

/* The word may be called a thing that is sold: it is of no order, time, money or matter,
 * and no "times" or "questions". */
static bool is_thing(const struct reading *reading, size_t token)
{
    static const enum meaning others[] = {
        MEANING_UNIT,    MEANING_CURRENCY, MEANING_PERCENT, MEANING_MONTH,
        MEANING_MEASURE, MEANING_PARCEL,   MEANING_TOPIC,   MEANING_ORDER_CUE,
        MEANING_WEEKDAY, MEANING_MONEY,    MEANING_NUMBER,  MEANING_TRACKING_CUE};
    static const char *const words[] = {
        "times",   "ways",     "options",   "questions", "things",   "steps",
        "emails",  "messages", "photos",    "pictures",  "cases",    "mal",
        "fragen",  "dinge",    "schritte",  "optionen",  "fotos",    "bilder",
        "mails",   "veces",    "cosas",     "preguntas", "opciones", "pasos",
        "formas",  "correos",  "mensajes",  "fois",      "choses",   "questions",
        "options", "etapes",   "messages",  "volte",     "cose",     "domande",
        "opzioni", "foto",     "messaggi",  "vezes",     "coisas",   "perguntas",
        "opcoes",  "passos",   "mensagens", "keer",      "dingen",   "vragen",
        "opties",  "stappen",  "berichten", "von",       "davon",    "del",
        "dei",     "delle",    "van",       "dos",       "des",      "more",
        "and",     "und",      "och"};
    const struct token *own = &reading->scan.tokens[token];
    return token < reading->scan.count && own->kind == TOKEN_WORD && !own->has_digit &&
           own->fold_len > 2 && (reading->scopes[token] & UNASSERTED) == 0 &&
           !reading_means_any(reading, token, token + 1, others, COUNT_OF(others)) &&
           !scan_is_any(&reading->scan, token, words, COUNT_OF(words));
}

/* 5袋, 两袋: a counter of things right behind the number. */
static bool counts_things(const struct reading *reading, const struct number *number)
{
    return number->end < reading->scan.count &&
           (reading->scan.tokens[number->end].kind == TOKEN_CHARACTER
                ? reading_mark_at(reading, number->end, MEANING_PIECE) != NULL
                : is_thing(reading, number->end));
}

/* "The three rods of K12", "K12 holds three rods": a thing by no title, as many as no line
 * of that order has, nor all of it. "Your three rods": no order of the customer's. */
static void things_read(struct judge *judge, const struct number *number)
{
    const struct reading *reading = judge->reading;
    const struct facts *facts = judge->facts;
    int64_t count = number->parts / MONEY_UNIT;
    const struct order *named = order_beside(judge, number->first);
    bool is_yours = reading_mark_before(reading, number->first, MEANING_YOURS) != NULL;
    if ((named == NULL && !is_yours) || !counts_things(reading, number) ||
        is_no_statement(judge, number) ||
        tokens_are_claimed(judge, number->first, number->end, OF_WORDS) ||
        !judge_works(judge, facts->order_count)) {
        return;
    }
    for (size_t i = 0; i < facts->order_count; i++) {
        const struct order *order = &facts->orders[i];
        bool is_it = named == NULL || named == order;
        bool is_line = false;
        for (size_t k = 0; k < order->line_count; k++) {
            is_line |= order->lines[k].quantity == count;
        }
        if (is_it && (is_line || is_held(order, COUNTED_ARTICLES, NULL, count) ||
                      is_held(order, COUNTED_PARCELS, NULL, count))) {
            return; /* that it is of this thing nobody here can tell */
        }
    }
    claim_add(judge, number->first, number->end, CLAIM_ATTRIBUTE, VERDICT_UNSOURCED);
}

/* One more thing is counted behind the token: at it, or in characters near it, as in
   ピッケル一本とヘルメット一つ. */
static bool one_more_at(const struct reading *reading, size_t token, size_t end,
                        struct number *other)
{
    bool is_spaced = reading->scan.tokens[token].kind != TOKEN_CHARACTER;
    size_t last = is_spaced || token + NEAR_COUNTER > end ? end : token + NEAR_COUNTER;
    for (size_t i = token; i < last; i++) {
        if (number_at(reading, i, other)) {
            return other->parts == MONEY_UNIT && other->end < end &&
                   counts_things(reading, other);
        }
        if (is_spaced) {
            break;
        }
    }
    return false;
}

/* "K12 was an axe and a helmet": two things, of an order that holds one. */
static void pair_read(struct judge *judge, const struct number *one)
{
    static const char *const joins[] = {"and",  "und", "y",  "e",  "et", "en", "ed",
                                        "plus", "和",  "与", "及", "加", "と"};
    const struct reading *reading = judge->reading;
    const struct order *order = order_beside(judge, one->first);
    if (order == NULL || order->line_count > 1 || !counts_things(reading, one) ||
        is_no_statement(judge, one)) {
        return;
    }
    size_t end = reading_clause(reading, one->first)->end;
    for (size_t i = one->end + 1; i + 1 < end && i < one->end + NEAR_JOIN; i++) {
        struct number other;
        if (scan_is_any(&reading->scan, i, joins, COUNT_OF(joins)) &&
            one_more_at(reading, i + 1, end, &other) &&
            !tokens_are_claimed(judge, one->first, other.end + 1, OF_WORDS)) {
            claim_add(judge, one->first, other.end + 1, CLAIM_ATTRIBUTE, VERDICT_UNSOURCED);
            return;
        }
    }
}

void counts_read(struct judge *judge)
{
    const struct reading *reading = judge->reading;
    size_t token = judge->facts->order_count > 0 ? 0 : reading->scan.count;
    while (token < reading->scan.count) {
        struct number number;
        if ((reading->scopes[token] & UNASSERTED) != 0 ||
            !number_at(reading, token, &number)) {
            token++;
            continue;
        }
        bool is_whole = !number.is_article && number.decimals == 0 &&
                        number.parts >= (int64_t)2 * MONEY_UNIT &&
                        number.parts <= (int64_t)COUNT_MAX * MONEY_UNIT;
        if (is_whole && number.end < reading->scan.count && judge_works(judge, 2)) {
            count_read(judge, &number);
            things_read(judge, &number);
        }
        if (number.parts == MONEY_UNIT && number.end < reading->scan.count &&
            judge_works(judge, 2)) {
            pair_read(judge, &number);
        }
        token = number.end > token ? number.end : token + 1;
    }
}
