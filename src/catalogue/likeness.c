#include "pool.h"

#include <math.h>

/*
 * Likeness by what products are called: each term of title, brand, category and attribute
 * values weighs by its rarity among the contenders and what is owned; the customer's
 * profile is the sum of the owned products' terms, each product as a unit vector.
 */
#define LIKE_MIN 0.3 /* cosine, below which two products are not called alike */
#define LIKE_OF  60  /* newest owned products that one is compared with, bits of owners */
#define RARITIES 256 /* of counts below it each is worked out once */

static double length_of(const struct mark *marks, const struct traits *traits)
{
    double sum = 0;
    for (size_t i = 0; i < traits->mark_count; i++) {
        double rarity = marks[traits->marks[i]].rarity;
        sum += rarity * rarity;
    }
    return sqrt(sum);
}

static void count_marks(struct pool *pool, const struct traits *traits)
{
    for (size_t i = 0; i < traits->mark_count; i++) {
        if (pool->marks[traits->marks[i]].count++ == 0) {
            pool->counted[pool->counted_count++] = traits->marks[i];
        }
    }
}

/* Most terms are had by few products, so that few logarithms are different ones. */
static void weigh_marks(struct pool *pool)
{
    double products = (double)(pool->count + pool->possession_count);
    double known[RARITIES] = {0};
    for (size_t i = 0; i < pool->counted_count; i++) {
        struct mark *mark = &pool->marks[pool->counted[i]];
        if (mark->count >= RARITIES) {
            mark->rarity = log((products + 1) / mark->count);
            continue;
        }
        if (known[mark->count] <= 0) {
            known[mark->count] = log((products + 1) / mark->count);
        }
        mark->rarity = known[mark->count];
    }
}

static void count_all_marks(struct pool *pool)
{
    size_t total = 1;
    for (size_t i = 0; i < pool->count; i++) {
        total += pool->contenders[i]->traits.mark_count;
    }
    for (size_t i = 0; i < pool->possession_count; i++) {
        total += pool->possessions[i].traits.mark_count;
    }
    pool->marks = shelf_marks(pool->catalogue);
    pool->counted = arena_get(pool->arena, total * sizeof(*pool->counted));
    for (size_t i = 0; i < pool->count; i++) {
        count_marks(pool, &pool->contenders[i]->traits);
    }
    for (size_t i = 0; i < pool->possession_count; i++) {
        count_marks(pool, &pool->possessions[i].traits);
    }
}

static void add_to_profile(struct mark *marks, const struct traits *traits)
{
    double length = length_of(marks, traits);
    for (size_t i = 0; i < traits->mark_count && length > 0; i++) {
        struct mark *mark = &marks[traits->marks[i]];
        mark->profile += mark->rarity / length;
    }
}

static double likeness_to_profile(const struct mark *marks, const struct traits *traits)
{
    double length = length_of(marks, traits);
    double sum = 0;
    for (size_t i = 0; i < traits->mark_count; i++) {
        const struct mark *mark = &marks[traits->marks[i]];
        sum += mark->profile * mark->rarity;
    }
    return length > 0 ? sum / length : 0;
}

/* For source_like(): which of the newest owned products has the term. */
static void note_owners(struct pool *pool)
{
    for (size_t i = 0; i < pool->possession_count && i < LIKE_OF; i++) {
        const struct traits *traits = &pool->possessions[i].traits;
        pool->possessions[i].mark_length = sqrt((double)traits->mark_count);
        for (size_t at = 0; at < traits->mark_count; at++) {
            pool->marks[traits->marks[at]].owners |= UINT64_C(1) << i;
        }
    }
}

void source_likeness(struct pool *pool)
{
    size_t sources = 0;
    count_all_marks(pool);
    weigh_marks(pool);
    note_owners(pool);
    for (size_t i = 0; i < pool->possession_count; i++) {
        if (pool->possessions[i].is_source) {
            add_to_profile(pool->marks, &pool->possessions[i].traits);
            sources++;
        }
    }
    for (size_t i = 0; i < pool->count && sources > 0; i++) {
        struct contender *contender = pool->contenders[i];
        contender->similar =
            contender->trend * likeness_to_profile(pool->marks, &contender->traits);
    }
}

/* How many terms the contender shares with each of the newest owned products, and which
 * share any, a bit each. */
static uint64_t count_shared(const struct pool *pool, const struct traits *traits,
                             uint32_t shared[LIKE_OF])
{
    uint64_t any = 0;
    for (size_t i = 0; i < traits->mark_count; i++) {
        uint64_t owners = pool->marks[traits->marks[i]].owners;
        any |= owners;
        for (; owners != 0; owners &= owners - 1) {
            shared[__builtin_ctzll(owners)]++;
        }
    }
    return any;
}

void source_like(struct pool *pool, struct contender *contender)
{
    double best = LIKE_MIN;
    double length = sqrt((double)contender->traits.mark_count);
    uint32_t shared[LIKE_OF] = {0};
    uint64_t any = count_shared(pool, &contender->traits, shared);
    for (; any != 0; any &= any - 1) {
        size_t i = (size_t)__builtin_ctzll(any);
        const struct possession *possession = &pool->possessions[i];
        if (!possession->is_source) {
            continue;
        }
        double cosine = (double)shared[i] / (possession->mark_length * length);
        if (cosine > best) {
            best = cosine;
            contender->like = possession;
        }
    }
}
