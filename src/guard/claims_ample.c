/*
 * Stock that is told by no number: "plenty of the kettle", "only a few left". Many are
 * contradicted by next to none, few by none and by many; in between it is a mark.
 */
#include "guard/products.h"

#define NEAR_STOCK ((size_t)4) /* tokens between "plenty" and "in stock" */
#define NEAR_TITLE 3           /* between "plenty" and what there is plenty of */
#define NEAR_TIME  ((size_t)3)

/* What a count of pieces is called. */
#define NONE_TO   2  /* and less is no plenty */
#define MANY_FROM 10 /* and more is plenty */
#define FEW_TO    10 /* and less is few */
#define TOO_MANY  20 /* and more is no few */

static enum verdict verdict_of(int64_t stock, bool is_many)
{
    if (stock == STOCK_NOT_TRACKED) {
        return VERDICT_UNSOURCED;
    }
    if (is_many) {
        return stock >= MANY_FROM ? VERDICT_PROVED
               : stock <= NONE_TO ? VERDICT_CONTRADICTED
                                  : VERDICT_UNSOURCED;
    }
    return stock <= 0 || stock > TOO_MANY ? VERDICT_CONTRADICTED
           : stock <= FEW_TO              ? VERDICT_PROVED
                                          : VERDICT_UNSOURCED;
}

/* "Plenty of time": of no pieces. */
static bool is_of_time(const struct reading *reading, const struct mark *mark)
{
    static const char *const words[] = {
        "time",   "zeit",    "tiempo",   "temps",   "tempo",   "tijd",      "people",
        "leute",  "gente",   "gens",     "persone", "pessoas", "mensen",    "customers",
        "kunden", "clients", "clientes", "clienti", "klanten", "questions", "fragen",
        "room",   "platz",   "espacio",  "place",   "spazio",  "espaco",    "ruimte",
        "时",     "時",      "人",       "空"};
    const struct clause *clause = reading_clause(reading, mark->first);
    size_t end = mark->end + NEAR_TIME < clause->end ? mark->end + NEAR_TIME : clause->end;
    return scan_has_any(&reading->scan, mark->end, end, words, COUNT_OF(words)) ||
           reading_mark_within(reading, mark->end, end, MEANING_UNIT) != NULL;
}

/* "In stock", "left" near the word, or the thing itself behind it. */
static bool is_of_stock(const struct judge *judge, const struct mark *mark)
{
    const struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, mark->first);
    size_t first =
        mark->first > clause->first + NEAR_STOCK ? mark->first - NEAR_STOCK : clause->first;
    size_t end =
        mark->end + NEAR_STOCK < clause->end ? mark->end + NEAR_STOCK : clause->end;
    size_t title = titled_from(judge, mark->end);
    return reading_mark_within(reading, first, end, MEANING_STOCK) != NULL ||
           reading_mark_within(reading, first, end, MEANING_LEFT) != NULL ||
           (title < judge->title_count && judge->titles[title].first < clause->end &&
            judge->titles[title].first < mark->end + NEAR_TITLE);
}

static void ample_judge(struct judge *judge, const struct mark *mark)
{
    size_t indexes[PRODUCTS_MAX];
    bool is_certain = false;
    size_t count = products_meant(judge, mark->first, indexes, &is_certain);
    enum verdict best = VERDICT_CONTRADICTED;
    size_t of = 0;
    for (size_t i = 0; i < count; i++) {
        int64_t stock = judge->facts->products[indexes[i]].stock;
        enum verdict verdict = verdict_of(stock, mark->value == 1);
        bool is_better = verdict == VERDICT_PROVED ||
                         (verdict == VERDICT_UNSOURCED && best == VERDICT_CONTRADICTED);
        best = is_better ? verdict : best;
        of = is_better ? i : of;
    }
    if (count == 0) {
        return;
    }
    bool is_open = best == VERDICT_CONTRADICTED && !is_certain;
    struct claim *claim = claim_add(judge, mark->first, mark->end, CLAIM_STOCK,
                                    is_open ? VERDICT_UNSOURCED : best);
    claim_from_stock(judge, claim, indexes[of]);
}

void ample_read(struct judge *judge)
{
    const struct reading *reading = judge->reading;
    uint32_t end = 0;
    for (size_t i = 0; i < reading->mark_count; i++) {
        const struct mark *mark = &reading->marks[i];
        if (mark->meaning != MEANING_AMPLE || mark->first < end) {
            continue;
        }
        uint64_t topics = reading_clause(reading, mark->first)->topics;
        if (!mark_is_unasserted(reading, mark) && judge_works(judge, 2) &&
            !mark_is_denied(reading, mark) &&
            (topics & ~TOPICS_MINOR & ~TOPIC_BIT(TOPIC_RESTOCK)) == 0 &&
            !is_of_time(reading, mark) && is_of_stock(judge, mark)) {
            ample_judge(judge, mark);
            end = mark->end;
        }
    }
}
