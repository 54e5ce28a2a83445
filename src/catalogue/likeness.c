#include "pool.h"

#include <math.h>
#include <string.h>

/*
 * Likeness by what products are called: each term of title, brand, category and attribute
 * values weighs by its rarity among the contenders and what is owned; the customer's
 * profile is the sum of the owned products' terms, each product as a unit vector.
 */
#define LIKE_MIN 0.3 /* cosine, below which two products are not called alike */
#define LIKE_OF  60  /* newest owned products that one is compared with */

struct mark {
    uint32_t mark;
    uint32_t count; /* products that have it; 0: an empty slot */
    double rarity;
    double profile;
};

struct marks {
    struct mark *slots;
    size_t capacity; /* a power of two, more than the marks there are */
};

static struct mark *find(const struct marks *marks, uint32_t mark)
{
    size_t at = mark & (marks->capacity - 1);
    while (marks->slots[at].count > 0 && marks->slots[at].mark != mark) {
        at = (at + 1) & (marks->capacity - 1);
    }
    return &marks->slots[at];
}

static void count_marks(struct marks *marks, const struct traits *traits)
{
    for (size_t i = 0; i < traits->mark_count; i++) {
        struct mark *mark = find(marks, traits->marks[i]);
        mark->mark = traits->marks[i];
        mark->count++;
    }
}

static double length_of(const struct marks *marks, const struct traits *traits)
{
    double sum = 0;
    for (size_t i = 0; i < traits->mark_count; i++) {
        double rarity = find(marks, traits->marks[i])->rarity;
        sum += rarity * rarity;
    }
    return sqrt(sum);
}

static void marks_init(struct marks *marks, const struct pool *pool)
{
    size_t total = 1;
    for (size_t i = 0; i < pool->count; i++) {
        total += pool->contenders[i]->traits.mark_count;
    }
    for (size_t i = 0; i < pool->possession_count; i++) {
        total += pool->possessions[i].traits.mark_count;
    }
    marks->capacity = 64;
    while (marks->capacity < 2 * total) {
        marks->capacity *= 2;
    }
    marks->slots = memory_get(marks->capacity * sizeof(*marks->slots));
    for (size_t i = 0; i < pool->count; i++) {
        count_marks(marks, &pool->contenders[i]->traits);
    }
    for (size_t i = 0; i < pool->possession_count; i++) {
        count_marks(marks, &pool->possessions[i].traits);
    }
    double products = (double)(pool->count + pool->possession_count);
    for (size_t i = 0; i < marks->capacity; i++) {
        if (marks->slots[i].count > 0) {
            marks->slots[i].rarity = log((products + 1) / marks->slots[i].count);
        }
    }
}

static void add_to_profile(struct marks *marks, const struct traits *traits)
{
    double length = length_of(marks, traits);
    for (size_t i = 0; i < traits->mark_count && length > 0; i++) {
        struct mark *mark = find(marks, traits->marks[i]);
        mark->profile += mark->rarity / length;
    }
}

static double likeness_to_profile(const struct marks *marks, const struct traits *traits)
{
    double length = length_of(marks, traits);
    double sum = 0;
    for (size_t i = 0; i < traits->mark_count; i++) {
        const struct mark *mark = find(marks, traits->marks[i]);
        sum += mark->profile * mark->rarity;
    }
    return length > 0 ? sum / length : 0;
}

void source_likeness(struct pool *pool)
{
    struct marks marks;
    size_t sources = 0;
    marks_init(&marks, pool);
    for (size_t i = 0; i < pool->possession_count; i++) {
        if (pool->possessions[i].is_source) {
            add_to_profile(&marks, &pool->possessions[i].traits);
            sources++;
        }
    }
    for (size_t i = 0; i < pool->count && sources > 0; i++) {
        struct contender *contender = pool->contenders[i];
        contender->similar =
            contender->trend * likeness_to_profile(&marks, &contender->traits);
    }
    memory_free(marks.slots);
}

static size_t count_shared(const struct traits *a, const struct traits *b)
{
    size_t shared = 0;
    for (size_t i = 0; i < a->mark_count; i++) {
        for (size_t j = 0; j < b->mark_count; j++) {
            if (a->marks[i] == b->marks[j]) {
                shared++;
                break;
            }
        }
    }
    return shared;
}

void source_like(struct pool *pool, struct contender *contender)
{
    double best = LIKE_MIN;
    for (size_t i = 0; i < pool->possession_count && i < LIKE_OF; i++) {
        const struct possession *possession = &pool->possessions[i];
        const struct traits *own = &possession->traits;
        double lengths =
            sqrt((double)own->mark_count) * sqrt((double)contender->traits.mark_count);
        if (!possession->is_source || lengths <= 0) {
            continue;
        }
        double cosine = (double)count_shared(&contender->traits, own) / lengths;
        if (cosine > best) {
            best = cosine;
            contender->like = possession;
        }
    }
}
