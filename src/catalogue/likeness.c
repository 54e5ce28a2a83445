#include "pool.h"

#include <math.h>

/*
 * Likeness by what products are called: each term of title, brand, category and attribute
 * values weighs by its rarity among the contenders and what is owned; the customer's
 * profile is the sum of the owned products' terms, each product as a unit vector.
 */
#define LIKE_MIN   0.3 /* cosine, below which two products are not called alike */
#define LIKE_OF    60  /* newest owned products that one is compared with, bits of owners */
#define RARITIES   256 /* of counts below it each is worked out once */
#define DIGITS_MAX 64  /* of how many terms a product has */

static double length_of(const struct mark *marks, const struct traits *traits)
{
    double sum = 0;
    for (size_t i = 0; i < traits->mark_count; i++) {
        double rarity = marks[traits->marks[i]].rarity;
        sum += rarity * rarity;
    }
    return sqrt(sum);
}

/* Without a branch: which term comes for the first time cannot be foreseen. */
static void count_marks(struct pool *pool, const struct traits *traits)
{
    uint32_t *counts = pool->counts;
    uint32_t *counted = pool->counted;
    size_t count = pool->counted_count;
    for (size_t i = 0; i < traits->mark_count; i++) {
        uint32_t mark = traits->marks[i];
        counted[count] = mark;
        count += counts[mark]++ == 0;
    }
    pool->counted_count = count;
}

/* Most terms are had by few products, so that few logarithms are different ones. */
static void weigh_marks(struct pool *pool)
{
    double products = (double)(pool->count + pool->possession_count);
    double known[RARITIES] = {0};
    for (size_t i = 0; i < pool->counted_count; i++) {
        struct mark *mark = &pool->marks[pool->counted[i]];
        uint32_t count = pool->counts[pool->counted[i]];
        if (count >= RARITIES) {
            mark->rarity = log((products + 1) / count);
            continue;
        }
        if (known[count] <= 0) {
            known[count] = log((products + 1) / count);
        }
        mark->rarity = known[count];
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
    struct marks marks = shelf_marks(pool->catalogue);
    pool->marks = marks.marks;
    pool->counts = marks.counts;
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
    double squares = 0;
    double sum = 0;
    for (size_t i = 0; i < traits->mark_count; i++) {
        const struct mark *mark = &marks[traits->marks[i]];
        squares += mark->rarity * mark->rarity;
        sum += mark->profile * mark->rarity;
    }
    return squares > 0 ? sum / sqrt(squares) : 0;
}

/* For source_like(): which of the newest owned products has the term. */
static void note_owners(struct pool *pool)
{
    for (size_t i = 0; i < pool->possession_count && i < LIKE_OF; i++) {
        struct possession *possession = &pool->possessions[i];
        const struct traits *traits = &possession->traits;
        if (!possession->is_source || traits->mark_count == 0) {
            continue;
        }
        possession->mark_length = sqrt((double)traits->mark_count);
        if (pool->least_mark_length <= 0 ||
            possession->mark_length < pool->least_mark_length) {
            pool->least_mark_length = possession->mark_length;
        }
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

/*
 * How many terms the contender shares with each of the newest owned products, all of them
 * counted at once: bit i of digits[n] is the binary digit n of what it shares with i.
 */
struct shared {
    uint64_t digits[DIGITS_MAX];
    size_t digit_count;
};

static void count_shared(const struct pool *pool, const struct traits *traits,
                         struct shared *shared)
{
    shared->digit_count = 0;
    for (size_t rest = traits->mark_count; rest > 0; rest >>= 1) {
        shared->digits[shared->digit_count++] = 0;
    }
    for (size_t i = 0; i < traits->mark_count; i++) {
        uint64_t carry = pool->marks[traits->marks[i]].owners;
        for (uint64_t *digit = shared->digits; carry != 0; digit++) {
            uint64_t both = *digit & carry;
            *digit ^= carry;
            carry = both;
        }
    }
}

/* Of these owned products, a bit each, those that it shares the most terms with. */
static uint64_t share_most(const struct shared *shared, uint64_t owned, size_t *count)
{
    *count = 0;
    for (size_t n = shared->digit_count; n > 0; n--) {
        if ((owned & shared->digits[n - 1]) != 0) {
            owned &= shared->digits[n - 1];
            *count |= (size_t)1 << (n - 1);
        }
    }
    return owned;
}

/* Those that share the most come first: mostly no other can be as like. */
void source_like(struct pool *pool, struct contender *contender)
{
    double best = LIKE_MIN;
    double length = sqrt((double)contender->traits.mark_count);
    struct shared shared;
    size_t count = 0;
    count_shared(pool, &contender->traits, &shared);
    for (uint64_t left = ~UINT64_C(0); left != 0;) {
        uint64_t owned = share_most(&shared, left, &count);
        if (count == 0 || (double)count / (pool->least_mark_length * length) < best) {
            break;
        }
        left &= ~owned;
        for (; owned != 0; owned &= owned - 1) {
            struct possession *possession = &pool->possessions[__builtin_ctzll(owned)];
            double cosine = (double)count / (possession->mark_length * length);
            bool is_first = contender->like != NULL && possession < contender->like;
            if (cosine > best || (cosine >= best && is_first)) {
                best = cosine;
                contender->like = possession;
            }
        }
    }
}
