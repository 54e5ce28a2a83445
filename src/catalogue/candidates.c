#include "asked.h"
#include "base/buffer.h"
#include "matches.h"
#include "packing.h"
#include "pool.h"

#include <math.h>
#include <stdlib.h>

#define MATCHED_LIMIT 1024
#define ASKED_FIRST   100 /* more than all weights together */

static double recent_of(const struct pool *pool, const struct contender *contender)
{
    return (double)contender->traits.recent / (double)pool->best_recent;
}

/* The mix that picks are ranked by, so that the best of it are among those kept. */
static double score_of(const struct pool *pool, const struct contender *contender,
                       const double weights[REASON_KIND_COUNT])
{
    return weights[REASON_BOUGHT_TOGETHER] * contender->together +
           weights[REASON_SIMILAR] * contender->similar +
           weights[REASON_POPULAR] * recent_of(pool, contender) +
           weights[REASON_TICKET] * contender->words +
           (contender->words >= REASON_TICKET_LEADS) * ASKED_FIRST +
           weights[REASON_BRAND] * (contender->brand != NULL) +
           weights[REASON_CATEGORY] * (contender->category != NULL) +
           weights[REASON_INTEREST] * (contender->interest != NULL);
}

/* Together and likeness become shares of the best. */
static void score_all(struct pool *pool)
{
    double weights[REASON_KIND_COUNT];
    double together = 0;
    double similar = 0;
    for (enum reason_kind kind = 0; kind < REASON_KIND_COUNT; kind++) {
        weights[kind] = reason_kind_weight(kind);
    }
    for (size_t i = 0; i < pool->count; i++) {
        together = fmax(together, pool->contenders[i]->together);
        similar = fmax(similar, pool->contenders[i]->similar);
    }
    for (size_t i = 0; i < pool->count; i++) {
        struct contender *contender = pool->contenders[i];
        contender->together = together > 0 ? contender->together / together : 0;
        contender->similar = similar > 0 ? contender->similar / similar : 0;
        contender->score = score_of(pool, contender, weights);
    }
}

/* A contender in a heap of which the best is on top. */
struct ranked {
    double score;
    int64_t key;
    struct contender *contender;
};

/* Without a branch: which of two is better cannot be foreseen. */
static bool is_better(struct ranked a, struct ranked b)
{
    return (a.score > b.score) | ((a.score >= b.score) & (a.key < b.key));
}

/* Down the heap to where nothing below is better. */
static void sink(struct ranked *heap, size_t count, size_t at)
{
    struct ranked ranked = heap[at];
    for (size_t child = 2 * at + 1; child < count; child = 2 * at + 1) {
        child += child + 1 < count && is_better(heap[child + 1], heap[child]);
        if (!is_better(heap[child], ranked)) {
            break;
        }
        heap[at] = heap[child];
        at = child;
    }
    heap[at] = ranked;
}

static struct ranked *make_heap(struct pool *pool)
{
    struct ranked *heap = arena_get(pool->arena, (pool->count + 1) * sizeof(*heap));
    for (size_t i = 0; i < pool->count; i++) {
        struct contender *contender = pool->contenders[i];
        heap[i] = (struct ranked){contender->score, contender->traits.key, contender};
    }
    for (size_t i = pool->count / 2; i > 0; i--) {
        sink(heap, pool->count, i - 1);
    }
    return heap;
}

/* The best first, one of each group of variants, and no more than are wanted; the rest is
 * never put in order. */
static void cut(struct pool *pool)
{
    struct table groups;
    size_t kept = 0;
    struct ranked *heap = make_heap(pool);
    table_init(&groups);
    for (size_t left = pool->count; left > 0 && kept < pool->query->limit;) {
        struct contender *contender = heap[0].contender;
        heap[0] = heap[--left];
        sink(heap, left, 0);
        const char *group = contender->traits.group;
        size_t known;
        if (group != NULL && table_get(&groups, text_of(group), &known)) {
            continue;
        }
        if (group != NULL) {
            table_set(&groups, text_of(group), 1);
        }
        pool->contenders[kept++] = contender;
    }
    table_release(&groups);
    pool->count = kept;
}

/* The ticket's words that the product has, as they were written. */
static const char *matched_words(const struct contender *contender,
                                 const struct term *terms, struct arena *arena)
{
    struct buffer words;
    if (contender->matched == 0) {
        return NULL;
    }
    buffer_init(&words, MATCHED_LIMIT);
    for (size_t i = 0; i < FIT_TERMS_MAX && contender->matched >> i != 0; i++) {
        if (contender->matched >> i & 1) {
            if (words.len > 0) {
                buffer_add_char(&words, ' ');
            }
            buffer_add(&words, terms[i].surface.bytes, terms[i].surface.len);
        }
    }
    const char *text = arena_text(arena, buffer_text(&words));
    buffer_release(&words);
    return text;
}

/* What stands on the shelf is not for long. */
static void name_product(const struct traits *traits, struct arena *arena,
                         struct product *product)
{
    size_t count = 0;
    product->id = arena_text(arena, traits->id);
    product->title = arena_text(arena, traits->title);
    product->brand = arena_text(arena, traits->brand);
    product->group = arena_text(arena, traits->group);
    product->category = packing_read(text_of(traits->category), arena, &count);
    product->category_count = count;
}

/* Many candidates speak of the same owned product. */
static void name_owned(struct possession *owned, struct arena *arena)
{
    if (owned->id == NULL) {
        owned->id = arena_text(arena, owned->traits.id);
        owned->title = arena_text(arena, owned->traits.title);
    }
}

static void fill(struct pool *pool, struct contender *contender, const struct term *terms,
                 struct candidate *candidate)
{
    struct arena *arena = pool->arena;
    source_like(pool, contender);
    name_product(&contender->traits, arena, &candidate->product);
    candidate->together = contender->together;
    candidate->similar = contender->similar;
    if (contender->with != NULL) {
        name_owned(contender->with, arena);
        candidate->with = contender->with->id;
        candidate->with_title = contender->with->title;
        candidate->with_customers = contender->with_customers;
    }
    if (contender->like != NULL) {
        name_owned(contender->like, arena);
        candidate->like = contender->like->id;
        candidate->like_title = contender->like->title;
    }
    candidate->recent = recent_of(pool, contender);
    candidate->recent_customers = contender->traits.recent;
    candidate->words = contender->words;
    candidate->matched = matched_words(contender, terms, arena);
    candidate->brand = arena_text(arena, contender->brand);
    candidate->category = contender->category;
    candidate->interest = contender->interest;
}

static bool run_sources(struct pool *pool, struct term **terms, struct error *err)
{
    if (!source_together(pool, err) || !source_recent(pool, err) ||
        !source_titles(pool, err) || !source_brands(pool, err) ||
        !source_categories(pool, err) || !source_interests(pool, err) ||
        !source_words(pool, terms, err)) {
        return false;
    }
    source_likeness(pool);
    score_all(pool);
    cut(pool);
    return true;
}

/* The surfaces of the terms that any of them has become what was written: once for all. */
static void write_matched(struct pool *pool, struct term *terms)
{
    uint64_t matched = 0;
    for (size_t i = 0; i < pool->count; i++) {
        matched |= pool->contenders[i]->matched;
    }
    for (; matched != 0; matched &= matched - 1) {
        struct term *term = &terms[__builtin_ctzll(matched)];
        term->surface = asked_as_written(pool->query->words, term->surface, pool->arena);
    }
}

static struct candidate *make_candidates(struct pool *pool, struct term *terms)
{
    struct candidate *rows = arena_get(pool->arena, pool->count * sizeof(*rows));
    for (size_t i = 0; i < pool->count; i++) {
        __builtin_prefetch(pool->contenders[i]->traits.id);
        __builtin_prefetch(pool->contenders[i]->traits.title);
    }
    write_matched(pool, terms);
    for (size_t i = 0; i < pool->count; i++) {
        fill(pool, pool->contenders[i], terms, &rows[i]);
    }
    return rows;
}

static bool find_candidates(struct catalogue *catalogue, const struct pick_query *query,
                            struct arena *arena, struct candidate **candidates,
                            size_t *count, struct error *err)
{
    struct pool pool;
    struct term *terms = NULL;
    bool is_good =
        pool_init(&pool, catalogue, query, arena, err) && run_sources(&pool, &terms, err);
    if (is_good) {
        *candidates = make_candidates(&pool, terms);
        *count = pool.count;
    }
    pool_release(&pool);
    return is_good;
}

bool catalogue_candidates(struct catalogue *catalogue, const struct pick_query *query,
                          struct arena *arena, struct candidate **candidates, size_t *count,
                          struct error *err)
{
    bool is_own = false;
    if (!read_begin(catalogue, &is_own, err)) {
        return false;
    }
    bool is_good = find_candidates(catalogue, query, arena, candidates, count, err);
    if (shelf_mend(catalogue)) {
        is_good = find_candidates(catalogue, query, arena, candidates, count, err);
    }
    read_end(catalogue, is_own);
    return is_good;
}
