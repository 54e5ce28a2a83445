/* What is said to be in stock, to be sold out, or left in a number. */
#include "base/whole.h"
#include "guard/number.h"
#include "guard/products.h"

#include <string.h>

#define NEAR_NUMBER ((size_t)6)  /* between "left" and how many */
#define NEAR_SIZE   ((size_t)12) /* between a size and what is said of it */
#define COUNT_MAX   100000       /* more is no count of pieces */
#define ABOUT_PART  10

/* How many are said to be there. */
struct count {
    size_t first; /* tokens, end exclusive */
    size_t end;
    int64_t pieces;
    bool is_about;
};

static int64_t stock_of(const struct judge *judge, size_t index)
{
    return judge->facts->products[index].stock;
}

static bool is_there(const struct judge *judge, size_t index)
{
    return product_is_in_stock(&judge->facts->products[index]);
}

void claim_from_stock(struct judge *judge, struct claim *claim, size_t index)
{
    const struct product *product = &judge->facts->products[index];
    claim_from(claim, "product", product->id, "stock",
               product->stock == STOCK_NOT_TRACKED
                   ? "not tracked"
                   : arena_format(judge->arena, "%lld", (long long)product->stock));
}

/* Variants in that size of what was ordered; none where that is of several things. */
static size_t variants_of_size(struct judge *judge, const struct order *order, size_t token,
                               size_t *indexes)
{
    const struct facts *facts = judge->facts;
    size_t count = 0;
    size_t held[PRODUCTS_MAX];
    size_t len = order == NULL ? products_ordered(judge, held)
                               : products_of_order(judge, order, held);
    len = variants_join(judge, held, len);
    for (size_t i = 0; i < len; i++) {
        const struct product *product = &facts->products[held[i]];
        if (!product_is_of_size(product, judge->reading, token)) {
            continue;
        }
        if (count > 0 && !products_are_variants(&facts->products[indexes[0]], product)) {
            return 0;
        }
        indexes[count++] = held[i];
    }
    return count;
}

/* "The 43", as of boots: by itself that may be how many there are. */
static bool is_behind_article(const struct reading *reading, size_t token)
{
    static const char *const words[] = {"the", "die", "das", "der", "den", "la", "el",
                                        "le",  "il",  "lo",  "o",   "a",   "de", "het"};
    return token > 0 && reading->scan.tokens[token].kind == TOKEN_NUMBER &&
           scan_is_any(&reading->scan, token - 1, words, COUNT_OF(words)) &&
           (reading_scopes(reading, token, token + 1) & (SCOPE_VALUE | SCOPES_MASKED)) ==
               0 &&
           reading_mark_at(reading, token + 1, MEANING_PIECE) == NULL &&
           reading_mark_at(reading, token + 1, MEANING_MEASURE) == NULL;
}

/* "Size 41 is sold out": of the thing that the order is about, by no title. */
static size_t products_sized(struct judge *judge, size_t token, size_t *indexes,
                             bool *is_certain)
{
    const struct clause *clause = reading_clause(judge->reading, token);
    size_t first = token > clause->first + NEAR_SIZE ? token - NEAR_SIZE : clause->first;
    const struct order *order = order_for(judge, token, is_certain);
    for (size_t i = first; i < token; i++) {
        if (size_is_named(judge->reading, i) || is_behind_article(judge->reading, i)) {
            return variants_of_size(judge, *is_certain ? order : NULL, i, indexes);
        }
    }
    return 0;
}

bool variant_named(struct judge *judge, size_t token, size_t *indexes, size_t *count,
                   bool *is_one)
{
    size_t all[PRODUCTS_MAX];
    const struct product *products = judge->facts->products;
    *is_one = true;
    for (size_t i = 1; i < *count; i++) {
        *is_one &= products_are_variants(&products[indexes[0]], &products[indexes[i]]);
    }
    memcpy(all, indexes, *count * sizeof(*all));
    size_t joined = variants_join(judge, all, *count);
    if (!variants_choose(judge, token, all, &joined)) {
        return false;
    }
    memcpy(indexes, all, joined * sizeof(*all));
    *count = joined;
    return true;
}

size_t products_meant(struct judge *judge, size_t token, size_t *indexes, bool *is_certain)
{
    const struct titled *titled = titled_near(judge, token);
    if (titled == NULL) {
        return products_sized(judge, token, indexes, is_certain);
    }
    bool is_one;
    size_t count = products_of(judge, titled, indexes);
    *is_certain = titled->is_certain;
    if (variant_named(judge, token, indexes, &count, &is_one)) {
        *is_certain |= is_one;
    } else {
        products_choose(judge, token, indexes, &count);
    }
    return count;
}

/* Some of the variants are there and some are not: nobody can tell which one is meant. */
static bool is_mixed(const struct judge *judge, const size_t *indexes, size_t count)
{
    size_t there = 0;
    for (size_t i = 0; i < count; i++) {
        there += is_there(judge, indexes[i]);
    }
    return there > 0 && there < count;
}

/* "Will be in stock next month": that it is not there now does not deny it. */
static bool is_to_come(const struct reading *reading, const struct mark *mark)
{
    static const char *const words[] = {
        "will",       "ll",      "soon",   "wird",    "werden", "bald",
        "estara",     "estaran", "pronto", "sera",    "seront", "bientot",
        "sara",       "saranno", "presto", "estarao", "zal",    "zullen",
        "binnenkort", "会",      "将",     "予"};
    const struct clause *clause = reading_clause(reading, mark->first);
    return mark->value == 1 &&
           scan_has_any(&reading->scan, clause->first, clause->end, words, COUNT_OF(words));
}

static void stock_judge(struct judge *judge, const struct mark *mark)
{
    size_t indexes[PRODUCTS_MAX];
    bool is_certain;
    size_t count = products_meant(judge, mark->first, indexes, &is_certain);
    size_t same = count;
    for (size_t i = 0; i < count && same == count; i++) {
        same = is_there(judge, indexes[i]) == (mark->value == 1) ? i : count;
    }
    bool is_open = mark->value == 0 && is_mixed(judge, indexes, count);
    bool is_gone = mark->value == 0;
    is_certain =
        is_certain && same == count && !is_to_come(judge->reading, mark) &&
        !alike_has_stock(judge, mark->first, is_gone ? 0 : 1, is_gone ? 0 : INT64_MAX);
    enum verdict verdict = count == 0 || is_open ? VERDICT_UNSOURCED
                           : same < count        ? VERDICT_PROVED
                           : is_certain          ? VERDICT_CONTRADICTED
                                                 : VERDICT_UNSOURCED;
    struct claim *claim = claim_add(judge, mark->first, mark->end, CLAIM_STOCK, verdict);
    if (count > 0 && !is_open) {
        claim_from_stock(judge, claim, indexes[same < count ? same : 0]);
    }
}

/* "250 g", and not 三枚. */
static bool is_measured(const struct reading *reading, size_t token)
{
    return reading_mark_at(reading, token, MEANING_MEASURE) != NULL &&
           reading_mark_at(reading, token, MEANING_PIECE) == NULL;
}

/* "Nur noch eine auf Lager", "nog maar een over": the article is a number, where little
 * else stands around it. */
static bool counts_one(const struct reading *reading, const struct number *number)
{
    static const char *const only[] = {"only", "just",  "nur",   "solo",   "plus",
                                       "que",  "qu",    "so",    "maar",   "slechts",
                                       "sola", "unico", "unica", "apenas", "soltanto"};
    size_t first = number->first > 3 ? number->first - 3 : 0;
    size_t behind = number->end + 3;
    size_t end = reading_clause(reading, number->first)->end;
    const struct mark *left = reading_mark_within(
        reading, number->end, behind < end ? behind : end, MEANING_LEFT);
    const struct mark *stock = reading_mark_within(
        reading, number->end, behind < end ? behind : end, MEANING_STOCK);
    return scan_has_any(&reading->scan, first, number->first, only, COUNT_OF(only)) &&
           (number->end == end || reading->scan.tokens[number->end].kind == TOKEN_SIGN ||
            (left != NULL && left->value == 1) || (stock != NULL && stock->value == 1));
}

/* A number from the token on that counts pieces: no value, no part of a name. */
static bool count_at(const struct reading *reading, size_t token, size_t end,
                     struct count *count)
{
    struct number number;
    unsigned others = SCOPES_MASKED | SCOPE_VALUE | SCOPES_UNASSERTED;
    if (!number_at(reading, token, &number) || number.end > end ||
        (number.is_article && !counts_one(reading, &number)) ||
        reading_mark_at(reading, number.first, MEANING_AMPLE) != NULL ||
        number.parts % MONEY_UNIT != 0 || size_is_called(reading, number.first) ||
        number.parts > COUNT_MAX * MONEY_UNIT ||
        (reading_scopes(reading, number.first, number.end) & others) != 0 ||
        reading_mark_at(reading, number.end, MEANING_UNIT) != NULL ||
        is_measured(reading, number.end) ||
        reading_mark_at(reading, number.end, MEANING_CURRENCY) != NULL) {
        return false;
    }
    *count = (struct count){
        .first = number.first, .end = number.end, .pieces = number.parts / MONEY_UNIT};
    count->is_about = reading_mark_before(reading, number.first, MEANING_ABOUT) != NULL;
    return true;
}

static bool has_piece(const struct reading *reading, const struct count *count)
{
    size_t end = count->end + 2 <= reading->scan.count ? count->end + 2 : count->end;
    return reading_mark_within(reading, count->end, end, MEANING_PIECE) != NULL;
}

/* Behind the word, else in front of it, in its clause. */
static bool count_near(const struct reading *reading, const struct mark *mark,
                       bool needs_piece, struct count *count)
{
    const struct clause *clause = reading_clause(reading, mark->first);
    size_t end =
        mark->end + NEAR_NUMBER < clause->end ? mark->end + NEAR_NUMBER : clause->end;
    size_t first = mark->first > clause->first + NEAR_NUMBER ? mark->first - NEAR_NUMBER
                                                             : clause->first;
    for (size_t i = mark->end; i < end; i++) {
        if ((reading_scopes(reading, i, i + 1) & SCOPE_VALUE) != 0) {
            break; /* "available at EUR 249 with 32 stitches" */
        }
        if (count_at(reading, i, clause->end, count) &&
            (!needs_piece || has_piece(reading, count))) {
            return true;
        }
    }
    for (size_t i = mark->first; !needs_piece && i > first; i--) {
        if (count_at(reading, i - 1, mark->first, count)) {
            return true;
        }
    }
    return false;
}

static bool count_is(const struct count *count, int64_t stock)
{
    int64_t off = count->pieces > stock ? count->pieces - stock : stock - count->pieces;
    return stock == STOCK_NOT_TRACKED || off == 0 ||
           (count->is_about && off <= 1 + stock / ABOUT_PART);
}

/* "The kettle: 11 in stock": of a thing of the customer's orders, by no title. */
static bool is_stock_of_ordered(struct judge *judge, const struct count *count)
{
    size_t indexes[PRODUCTS_MAX];
    size_t products = products_ordered(judge, indexes);
    for (size_t i = 0; i < products; i++) {
        int64_t stock = stock_of(judge, indexes[i]);
        if (stock != STOCK_NOT_TRACKED && count_is(count, stock)) {
            return true;
        }
    }
    return false;
}

static void count_judge(struct judge *judge, const struct mark *mark,
                        const struct count *count)
{
    size_t indexes[PRODUCTS_MAX];
    bool is_certain;
    size_t products = products_meant(judge, count->first, indexes, &is_certain);
    size_t same = products;
    int64_t sum = 0;
    for (size_t i = 0; i < products; i++) {
        int64_t stock = stock_of(judge, indexes[i]);
        sum = whole_add(sum, stock > 0 ? stock : 0);
        same = same == products && count_is(count, stock) ? i : same;
    }
    bool is_same = same < products || (products > 1 && count_is(count, sum)) ||
                   (products == 0 && is_stock_of_ordered(judge, count));
    size_t first = mark->first < count->first ? mark->first : count->first;
    size_t end = mark->end > count->end ? mark->end : count->end;
    is_certain = is_certain && products > 0 && !is_same &&
                 !alike_has_stock(judge, count->first, count->pieces, count->pieces);
    struct claim *claim = claim_add(judge, first, end, CLAIM_STOCK,
                                    is_same      ? VERDICT_PROVED
                                    : is_certain ? VERDICT_CONTRADICTED
                                                 : VERDICT_UNSOURCED);
    if (products > 0) {
        claim_from_stock(judge, claim, indexes[same < products ? same : 0]);
    }
    reading_mask(judge->reading, count->first, count->end, SCOPE_VALUE);
}

/* Something sold is spoken of, so that "available" is no word about an agent. */
static bool is_of_goods(const struct judge *judge, const struct mark *mark)
{
    return titled_near(judge, mark->first) != NULL;
}

/* "The secateurs are sold out": a thing of the customer's orders is said to be, by no
 * title. */
static bool is_of_noun(struct judge *judge, const struct mark *mark)
{
    size_t indexes[PRODUCTS_MAX];
    return mark->value == 0 && products_of_noun(judge, mark->first, indexes) > 0;
}

/* "Of that pot we have none": all that is known here is there. */
static bool is_of_none_known(struct judge *judge, const struct mark *mark)
{
    const struct facts *facts = judge->facts;
    size_t indexes[PRODUCTS_MAX];
    uint64_t topics = reading_clause(judge->reading, mark->first)->topics;
    bool is_said = mark->value == 0 &&
                   (topics & ~TOPICS_MINOR & ~TOPIC_BIT(TOPIC_RESTOCK)) == 0 &&
                   products_ordered(judge, indexes) > 0;
    for (size_t i = 0; i < facts->product_count && is_said; i++) {
        is_said = is_there(judge, i) && judge_works(judge, 1);
    }
    return is_said;
}

/* What else may be available: an agent, a label, a code. */
static bool is_of_anything(const struct reading *reading, const struct mark *mark)
{
    static const char *const stems[] = {"availab",   "unavailab", "disponi", "indisponi",
                                        "verfugbar", "beschikba", "ready"};
    for (size_t i = mark->first; i < mark->end; i++) {
        struct text word = scan_folded(&reading->scan, i);
        for (size_t k = 0; k < COUNT_OF(stems); k++) {
            size_t len = strlen(stems[k]);
            if (word.len >= len && memcmp(word.bytes, stems[k], len) == 0) {
                return true;
            }
        }
    }
    return false;
}

/* "Die Reisegröße ist vorrätig", "van de geitenmelkzeep liggen er nog zes": said of what
 * nobody here knows by that name, so that it is seen. */
static bool is_of_unknown(struct judge *judge, const struct mark *mark)
{
    const struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, mark->first);
    uint64_t topics = clause->topics & ~TOPICS_MINOR & ~TOPIC_BIT(TOPIC_RESTOCK);
    return topics == 0 && !is_of_anything(reading, mark) && judge_works(judge, 100) &&
           !shop_tells(judge, mark->first) &&
           !articles_tell(judge, clause->first, clause->end) &&
           reading_mark_within(reading, clause->first, clause->end, MEANING_PARCEL) ==
               NULL &&
           reading_mark_within(reading, clause->first, clause->end, MEANING_ORDER_CUE) ==
               NULL;
}

/* 订单里还有一副: what an order holds besides is no count of the shop's. */
static bool is_inside(const struct reading *reading, const struct mark *mark)
{
    static const char *const words[] = {"里", "裡", "中", "内", "內", "里面"};
    return mark->first > 1 &&
           scan_is_any(&reading->scan, mark->first - 1, words, COUNT_OF(words)) &&
           (reading_mark_before(reading, mark->first - 1, MEANING_ORDER_CUE) != NULL ||
            reading_mark_before(reading, mark->first - 1, MEANING_PARCEL) != NULL);
}

/* Said of what nobody here knows by that name, with its count where one is told. */
static void unknown_judge(struct judge *judge, const struct mark *mark,
                          const struct count *count)
{
    size_t first = count != NULL && count->first < mark->first ? count->first : mark->first;
    size_t end = count != NULL && count->end > mark->end ? count->end : mark->end;
    claim_add(judge, first, end, CLAIM_STOCK, VERDICT_UNSOURCED);
}

static bool is_of_size(struct judge *judge, const struct mark *mark)
{
    size_t indexes[PRODUCTS_MAX];
    bool is_certain;
    return titled_near(judge, mark->first) == NULL &&
           products_sized(judge, mark->first, indexes, &is_certain) > 0;
}

/* "The 43 is in stock": a size of what was ordered, and no count. */
static bool is_count_a_size(struct judge *judge, const struct mark *mark,
                            const struct count *count)
{
    return count->end <= mark->first && is_behind_article(judge->reading, count->first) &&
           is_of_size(judge, mark);
}

static bool count_read(struct judge *judge, const struct mark *mark)
{
    const struct reading *reading = judge->reading;
    bool is_left = mark->meaning == MEANING_LEFT;
    struct count count;
    if (!count_near(reading, mark, is_left && mark->value == 0, &count) ||
        is_count_a_size(judge, mark, &count)) {
        return false;
    }
    if (is_of_goods(judge, mark) || has_piece(reading, &count) || is_of_size(judge, mark)) {
        count_judge(judge, mark, &count);
        return true;
    }
    bool is_phrase = mark->value == 1 && (!is_left || mark->end > mark->first + 1);
    if (is_phrase && is_of_unknown(judge, mark)) {
        unknown_judge(judge, mark, &count);
        return true;
    }
    return false;
}

/* "Il n'en reste qu'une": that is no denial. */
static bool is_only(const struct reading *reading, const struct mark *mark)
{
    static const char *const words[] = {"que", "qu"};
    return strcmp(mark->lang, "fr") == 0 &&
           (scan_is_any(&reading->scan, mark->end, words, COUNT_OF(words)) ||
            scan_is_any(&reading->scan, mark->end + 1, words, COUNT_OF(words)));
}

static bool mark_read(struct judge *judge, const struct mark *mark)
{
    const struct reading *reading = judge->reading;
    bool is_left = mark->meaning == MEANING_LEFT;
    bool is_counted = is_left || mark->value == 1;
    if (mark_is_unasserted(reading, mark) || !judge_works(judge, 2) ||
        (is_left && is_inside(reading, mark)) ||
        (is_counted && mark_is_denied(reading, mark) && !is_only(reading, mark))) {
        return false;
    }
    if (is_counted && count_read(judge, mark)) {
        return true;
    }
    if (!is_left && !is_of_goods(judge, mark) && is_of_none_known(judge, mark)) {
        unknown_judge(judge, mark, NULL);
        return true;
    }
    if (is_left) {
        return false;
    }
    if (is_of_goods(judge, mark) || is_of_noun(judge, mark) || is_of_size(judge, mark)) {
        stock_judge(judge, mark);
        return true;
    }
    if (is_of_unknown(judge, mark)) {
        unknown_judge(judge, mark, NULL);
        return true;
    }
    return false;
}

void stock_read(struct judge *judge)
{
    const struct reading *reading = judge->reading;
    uint32_t end = 0;
    ample_read(judge);
    for (size_t i = 0; i < reading->mark_count; i++) {
        const struct mark *mark = &reading->marks[i];
        if ((mark->meaning == MEANING_STOCK || mark->meaning == MEANING_LEFT) &&
            mark->first >= end &&
            !tokens_are_claimed(judge, mark->first, mark->end, KIND_BIT(CLAIM_STOCK)) &&
            mark_read(judge, mark)) {
            end = mark->end;
        }
    }
}
