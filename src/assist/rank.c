#include "assist/assist.h"
#include "base/attributes.h"

#include <math.h>

#define ROW_MAX          3 /* picks of one category that may follow each other */
#define REASON_CUSTOMERS 3 /* fewer are no statement, and might name somebody */
#define LIKE_MIN         0.2

struct scored {
    const struct candidate *candidate;
    double signals[REASON_KIND_COUNT];
    double score;
    bool is_asked; /* the ticket asks for it outright */
    bool is_taken;
};

static double within_one(double value)
{
    if (!(value > 0))
        return 0;
    return value > 1 ? 1 : value;
}

static void signals_read(struct scored *scored, bool use_history)
{
    const struct candidate *candidate = scored->candidate;
    double *signals = scored->signals;

    signals[REASON_TICKET] = within_one(candidate->words);
    signals[REASON_POPULAR] = within_one(candidate->recent);
    if (!use_history)
        return;
    signals[REASON_BOUGHT_TOGETHER] = within_one(candidate->together);
    signals[REASON_SIMILAR] = within_one(candidate->similar);
    signals[REASON_BRAND] = candidate->brand ? 1 : 0;
    signals[REASON_CATEGORY] = candidate->category ? 1 : 0;
    signals[REASON_INTEREST] = candidate->interest ? 1 : 0;
}

/* The most a candidate could have here: the weights of the signals that any of them has. */
static double scale_of(const struct scored *all, size_t count)
{
    double scale = 0;

    for (int kind = 0; kind < REASON_KIND_COUNT; kind++) {
        for (size_t i = 0; i < count; i++) {
            if (all[i].signals[kind] > 0) {
                scale += reason_kind_weight((enum reason_kind)kind);
                break;
            }
        }
    }
    return scale > 0 ? scale : 1;
}

static int compare(const void *left, const void *right)
{
    const struct scored *a = left, *b = right;

    if (a->is_asked != b->is_asked)
        return a->is_asked ? -1 : 1;
    if (a->score > b->score || a->score < b->score)
        return a->score > b->score ? -1 : 1;
    return strcmp(a->candidate->product.id, b->candidate->product.id);
}

static struct scored *score_all(const struct candidate *candidates, size_t count,
                                bool use_history, struct arena *arena)
{
    struct scored *all = arena_get(arena, count * sizeof(*all));

    for (size_t i = 0; i < count; i++) {
        all[i].candidate = &candidates[i];
        signals_read(&all[i], use_history);
        all[i].is_asked = candidates[i].words >= REASON_TICKET_LEADS;
    }
    double scale = scale_of(all, count);
    for (size_t i = 0; i < count; i++) {
        double sum = 0;
        for (int kind = 0; kind < REASON_KIND_COUNT; kind++)
            sum += reason_kind_weight((enum reason_kind)kind) * all[i].signals[kind];
        all[i].score = within_one(sum / scale);
    }
    if (count)
        qsort(all, count, sizeof(*all), compare);
    return all;
}

static const char *narrowest(const struct product *product)
{
    return product->category_count ? product->category[product->category_count - 1] : NULL;
}

static bool is_variant_of_pick(const struct product *product, const struct pick *picks,
                               size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (string_equals(product->id, picks[i].product.id) ||
            (product->group && string_equals(product->group, picks[i].product.group)))
            return true;
    }
    return false;
}

static bool would_be_one_too_many(const struct product *product, const struct pick *picks,
                                  size_t count)
{
    const char *category = narrowest(product);

    if (!category || count < ROW_MAX)
        return false;
    for (size_t i = count - ROW_MAX; i < count; i++) {
        if (!string_equals(category, narrowest(&picks[i].product)))
            return false;
    }
    return true;
}

/* The best that varies the list; where none does, the best that is left. NULL at the end.
 */
static struct scored *next_pick(struct scored *all, size_t all_count,
                                const struct pick *picks, size_t count)
{
    struct scored *fallback = NULL;

    for (size_t i = 0; i < all_count; i++) {
        const struct product *product = &all[i].candidate->product;
        if (all[i].is_taken || !(all[i].score > 0) ||
            is_variant_of_pick(product, picks, count))
            continue;
        if (fallback && fallback->is_asked && !all[i].is_asked)
            break;
        if (!would_be_one_too_many(product, picks, count))
            return &all[i];
        if (!fallback)
            fallback = &all[i];
    }
    return fallback;
}

/* What the numbers let us say of a candidate; false where it would not be a true statement.
 */
static bool reason_make(const struct candidate *from, enum reason_kind kind,
                        struct reason *reason)
{
    *reason = (struct reason){.kind = kind};
    switch (kind) {
    case REASON_BOUGHT_TOGETHER:
        reason->product = from->with;
        reason->title = from->with_title;
        reason->customers = from->with_customers;
        return from->with && from->with_customers >= REASON_CUSTOMERS;
    case REASON_SIMILAR:
        reason->product = from->like;
        reason->title = from->like_title;
        return from->like && from->similar >= LIKE_MIN;
    case REASON_POPULAR:
        reason->customers = from->recent_customers;
        return from->recent_customers >= REASON_CUSTOMERS;
    case REASON_BRAND:
        reason->value = from->brand;
        break;
    case REASON_CATEGORY:
        reason->value = from->category;
        break;
    case REASON_INTEREST:
        reason->value = from->interest;
        break;
    case REASON_TICKET:
        reason->value = from->matched;
        break;
    case REASON_BOUGHT_BEFORE:
    case REASON_KIND_COUNT:
        break;
    }
    return reason->value && reason->value[0];
}

static void reasons_make(const struct scored *scored, struct arena *arena,
                         struct pick *pick)
{
    double strengths[REASON_KIND_COUNT];

    pick->reasons = arena_get(arena, REASON_KIND_COUNT * sizeof(*pick->reasons));
    for (int kind = 0; kind < REASON_KIND_COUNT; kind++) {
        double strength =
            reason_kind_weight((enum reason_kind)kind) * scored->signals[kind];
        struct reason reason;
        if (!(strength > 0) ||
            !reason_make(scored->candidate, (enum reason_kind)kind, &reason))
            continue;
        size_t at = pick->reason_count++;
        for (; at > 0 && strengths[at - 1] < strength; at--) {
            strengths[at] = strengths[at - 1];
            pick->reasons[at] = pick->reasons[at - 1];
        }
        strengths[at] = strength;
        pick->reasons[at] = reason;
    }
}

void assist_rank(const struct candidate *candidates, size_t candidate_count, size_t wanted,
                 bool use_history, struct arena *arena, struct pick **picks, size_t *count)
{
    struct scored *all = score_all(candidates, candidate_count, use_history, arena);
    size_t limit = wanted < candidate_count ? wanted : candidate_count;
    struct pick *list = arena_get(arena, limit * sizeof(*list));
    size_t made = 0;
    double shown = 1;

    while (made < limit) {
        struct scored *next = next_pick(all, candidate_count, list, made);
        if (!next)
            break;
        next->is_taken = true;
        list[made] = (struct pick){.product = next->candidate->product};
        reasons_make(next, arena, &list[made]);
        if (list[made].reason_count == 0)
            continue; /* nothing true can be said for it: no pick */
        /* Variety may bring a higher score behind a lower one: what is shown descends. */
        shown = next->score < shown ? next->score : shown;
        list[made++].score = shown;
    }
    *picks = list;
    *count = made;
}

/* What the customer bought often, and what others lately buy: either makes it likelier to
 * be bought again. */
static double worth_again(const struct owned *owned)
{
    return (double)owned->times + log1p((double)owned->recent);
}

static int compare_owned(const void *left, const void *right)
{
    const struct owned *a = left, *b = right;
    double a_worth = worth_again(a), b_worth = worth_again(b);
    int days = day_compare(b->last, a->last);

    if (a_worth > b_worth || a_worth < b_worth)
        return a_worth > b_worth ? -1 : 1;
    return days ? days : strcmp(a->product, b->product);
}

size_t assist_rank_again(const struct owned *owned, size_t owned_count, struct arena *arena,
                         const struct owned **again)
{
    struct owned *list = arena_get(arena, owned_count * sizeof(*list));
    size_t count = 0;

    for (size_t i = 0; i < owned_count; i++) {
        if (owned[i].times > 0 && !owned[i].is_returned && !owned[i].is_on_its_way)
            list[count++] = owned[i];
    }
    if (count)
        qsort(list, count, sizeof(*list), compare_owned);
    *again = list;
    return count;
}

struct pick assist_pick_again(const struct product *product, const struct owned *owned,
                              struct arena *arena)
{
    struct pick again = {.product = *product,
                         .score = worth_again(owned) / (worth_again(owned) + 1),
                         .reasons = arena_get(arena, sizeof(struct reason)),
                         .reason_count = 1};

    again.reasons[0] = (struct reason){.kind = REASON_BOUGHT_BEFORE,
                                       .product = product->id,
                                       .title = product->title,
                                       .customers = owned->times};
    return again;
}
