#include "guard/judge.h"

#include <string.h>

#define NEAR ((size_t)30) /* tokens that belong to a word */

/* Claims that are made by a phrase: promises and what is in stock. */

static bool is_unasserted(const struct reading *reading, const struct mark *mark)
{
    return (reading_scopes(reading, mark->first, mark->end) &
            (SCOPES_UNASSERTED | SCOPE_TITLE | SCOPE_LINK | SCOPE_IDIOM)) != 0;
}

static bool is_denied(const struct reading *reading, const struct mark *mark)
{
    const struct clause *clause = reading_clause(reading, mark->first);
    size_t first = mark->first > clause->first + NEAR ? mark->first - NEAR : clause->first;
    size_t end = mark->end + 2 < clause->end ? mark->end + 2 : clause->end;
    return reading_mark_within(reading, first, mark->first, MEANING_NEGATION) != NULL ||
           reading_mark_within(reading, mark->end, end, MEANING_NEGATION) != NULL;
}

/* The article that says this very sentence. */
static const struct article *told_in(const struct judge *judge, size_t token)
{
    const struct sentence *sentence = reading_sentence(judge->reading, token);
    uint64_t hash = reading_hash(judge->reading, sentence->first, sentence->end);
    return policy_sentence(judge->policy->told, judge->policy->told_count, hash);
}

/* "definitely", "必ず": a promise only of what has a date, and no request. */
static bool is_of_event(const struct reading *reading, const struct mark *mark)
{
    const struct clause *clause = reading_clause(reading, mark->first);
    size_t end = clause->end > mark->end + NEAR ? mark->end + NEAR : clause->end;
    size_t first = mark->first > clause->first + NEAR ? mark->first - NEAR : clause->first;
    bool is_dated = reading_mark_within(reading, first, end, MEANING_DAY) != NULL ||
                    reading_mark_within(reading, first, end, MEANING_WEEKDAY) != NULL;
    return (is_dated ||
            reading_mark_within(reading, mark->end, end, MEANING_EVENT) != NULL) &&
           reading_mark_within(reading, first, end, MEANING_ASK) == NULL;
}

/* "I promise you will manage": nothing of the shop's is in the sentence, and no value. */
static bool is_of_nothing(const struct reading *reading, const struct mark *mark)
{
    const struct sentence *sentence = reading_sentence(reading, mark->first);
    size_t first =
        mark->first > sentence->first + NEAR ? mark->first - NEAR : sentence->first;
    size_t end = sentence->end > mark->end + NEAR ? mark->end + NEAR : sentence->end;
    return sentence->topics == 0 &&
           (reading_scopes(reading, first, end) & SCOPE_VALUE) == 0 &&
           (reading_scopes(reading, first, end) & (SCOPE_IDENTIFIER | SCOPE_TITLE)) == 0 &&
           reading_mark_within(reading, first, end, MEANING_EVENT) == NULL &&
           reading_mark_within(reading, first, end, MEANING_DEED) == NULL &&
           reading_mark_within(reading, first, end, MEANING_DEED_NOUN) == NULL &&
           reading_mark_within(reading, first, end, MEANING_UNIT) == NULL;
}

static void promise_read(struct judge *judge, const struct mark *mark)
{
    if (is_unasserted(judge->reading, mark) || is_denied(judge->reading, mark) ||
        (mark->value == PROMISE_OF_EVENT && !is_of_event(judge->reading, mark)) ||
        is_of_nothing(judge->reading, mark)) {
        return;
    }
    const struct article *article =
        judge_works(judge, 100) ? told_in(judge, mark->first) : NULL;
    struct claim *claim = claim_add(judge, mark->first, mark->end, CLAIM_PROMISE,
                                    article != NULL ? VERDICT_PROVED : VERDICT_UNSOURCED);
    if (article != NULL) {
        claim_from(claim, "article", article->id, NULL, NULL);
    }
}

void promises_read(struct judge *judge)
{
    const struct reading *reading = judge->reading;
    uint32_t end = 0;
    for (size_t i = 0; i < reading->mark_count; i++) {
        const struct mark *mark = &reading->marks[i];
        if (mark->meaning == MEANING_PROMISE && mark->first >= end) {
            promise_read(judge, mark);
            end = mark->end;
        }
    }
}

/* The title in the same sentence, nearest in front, else behind. */
static const struct titled *title_near(const struct judge *judge, const struct mark *mark)
{
    const struct sentence *sentence = reading_sentence(judge->reading, mark->first);
    size_t low = 0;
    size_t high = judge->title_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (judge->titles[middle].first < mark->first) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low > 0 && judge->titles[low - 1].first >= sentence->first) {
        return &judge->titles[low - 1];
    }
    bool is_behind = low < judge->title_count && judge->titles[low].first < sentence->end;
    return is_behind ? &judge->titles[low] : NULL;
}

/* The sentence names the variant's size. */
static bool names_size(const struct judge *judge, const struct mark *mark, const char *size)
{
    const struct reading *reading = judge->reading;
    const struct sentence *sentence = reading_sentence(reading, mark->first);
    size_t first =
        mark->first > sentence->first + NEAR ? mark->first - NEAR : sentence->first;
    size_t end = sentence->end > mark->end + NEAR ? mark->end + NEAR : sentence->end;
    for (size_t i = first; size != NULL && i < end; i++) {
        if ((reading->scopes[i] & SCOPE_TITLE) == 0 &&
            text_is_ignoring_case(scan_raw(&reading->scan, i), size)) {
            return true;
        }
    }
    return false;
}

/* The variants that are spoken of: those whose size is named, else all. */
struct variants {
    const struct product *in_stock;
    const struct product *sold_out;
};

static struct variants variants_of(const struct judge *judge, const struct mark *mark,
                                   const char *title, bool by_size)
{
    struct variants found = {NULL, NULL};
    for (size_t i = 0; i < judge->facts->product_count; i++) {
        const struct product *product = &judge->facts->products[i];
        if (!string_equals(product->title, title) ||
            (by_size && !names_size(judge, mark, product_attribute(product, "size")))) {
            continue;
        }
        if (product_is_in_stock(product)) {
            found.in_stock = product;
        } else {
            found.sold_out = product;
        }
    }
    return found;
}

static void stock_judge(struct judge *judge, const struct mark *mark, const char *title)
{
    struct variants found = variants_of(judge, mark, title, true);
    if (found.in_stock == NULL && found.sold_out == NULL) {
        found = variants_of(judge, mark, title, false);
        bool is_mixed = found.in_stock != NULL && found.sold_out != NULL;
        found.sold_out = is_mixed && mark->value == 0 ? NULL : found.sold_out;
        found.in_stock = is_mixed && mark->value == 0 ? NULL : found.in_stock;
    }
    const struct product *same = mark->value == 1 ? found.in_stock : found.sold_out;
    const struct product *other = mark->value == 1 ? found.sold_out : found.in_stock;
    const struct product *source = same != NULL ? same : other;
    struct claim *claim = claim_add(judge, mark->first, mark->end, CLAIM_STOCK,
                                    same != NULL    ? VERDICT_PROVED
                                    : other != NULL ? VERDICT_CONTRADICTED
                                                    : VERDICT_UNSOURCED);
    if (source != NULL) {
        claim_from(claim, "product", source->id, "stock",
                   source->stock == STOCK_NOT_TRACKED
                       ? "not tracked"
                       : arena_format(judge->arena, "%lld", (long long)source->stock));
    }
}

void stock_read(struct judge *judge)
{
    const struct reading *reading = judge->reading;
    uint32_t end = 0;
    for (size_t i = 0; i < reading->mark_count; i++) {
        const struct mark *mark = &reading->marks[i];
        if (mark->meaning != MEANING_STOCK || mark->first < end ||
            is_unasserted(reading, mark) ||
            (mark->value == 1 && is_denied(reading, mark))) {
            continue;
        }
        const struct titled *title = title_near(judge, mark);
        if (title != NULL && judge_works(judge, judge->facts->product_count)) {
            stock_judge(judge, mark, title->title);
            end = mark->end;
        }
    }
}
