#include "pool.h"

#include <math.h>
#include <stdlib.h>

#define PARTNERS_MAX  300   /* of the co-purchase source, the best */
#define AHEAD         16    /* pairs whose places are fetched before they are come to */
#define OLD_SHARE     0.3   /* what a product owned for ever still says */
#define HALF_OF_SHARE 120.0 /* days in which the rest falls to 1/e */

/* A product that stands beside owned ones in the pairs. */
struct partner {
    double sum;
    double best;
    struct possession *with;
    uint32_t customers;
    uint32_t sold_key;
};

struct partners {
    struct partner *partners;
    size_t count;
    uint32_t *places; /* of each by its key, from 1 on; the shelf's, all 0 in the end */
    size_t place_count;
};

/* A partner as the best of them are chosen by. */
struct choice {
    double sum;
    uint32_t sold_key;
    uint32_t place;
};

static double recency(const struct pool *pool, const struct possession *possession)
{
    double age = fmax((double)(pool->newest - possession->last), 0);
    return OLD_SHARE + (1 - OLD_SHARE) * exp(-age / HALF_OF_SHARE);
}

static void add_partner(struct partners *partners, const struct index_pair *pair,
                        double weight, struct possession *with)
{
    double amount = weight * pair->strength;
    if (partners->places[pair->other] == 0) {
        partners->partners[partners->count].sold_key = pair->other;
        partners->places[pair->other] = (uint32_t)++partners->count;
    }
    struct partner *partner = &partners->partners[partners->places[pair->other] - 1];
    partner->sum += amount;
    if (amount > partner->best) {
        partner->best = amount;
        partner->with = with;
        partner->customers = pair->customers;
    }
}

static bool add_partners(struct pool *pool, struct possession *possession,
                         struct partners *partners, struct error *err)
{
    double weight = recency(pool, possession);
    const struct index_pair *rows;
    size_t count = 0;
    if (!shelf_partners(pool->catalogue, possession->traits.sold_key, &rows, &count, err)) {
        return false;
    }
    partners->places = shelf_seller_places(pool->catalogue, &partners->place_count);
    for (size_t i = 0; i < count; i++) {
        if (i + AHEAD < count && rows[i + AHEAD].other < partners->place_count) {
            __builtin_prefetch(&partners->places[rows[i + AHEAD].other], 1);
        }
        /* A file that lies could say anything; a cosine is a share. */
        if (rows[i].other < partners->place_count && rows[i].strength > 0 &&
            rows[i].strength <= 1) {
            add_partner(partners, &rows[i], weight, possession);
        }
    }
    return true;
}

/* Without a branch, as part() is: which of two is better cannot be foreseen. */
static bool is_better(struct choice a, struct choice b)
{
    return (a.sum > b.sum) | ((a.sum >= b.sum) & (a.sold_key < b.sold_key));
}

static void swap(struct choice *a, struct choice *b)
{
    struct choice kept = *a;
    *a = *b;
    *b = kept;
}

/* The better ones than the middle one come before it; returns where it stands then. */
static size_t part(struct choice *choices, size_t count)
{
    size_t at = 0;
    swap(&choices[count / 2], &choices[count - 1]);
    struct choice middle = choices[count - 1];
    for (size_t i = 0; i + 1 < count; i++) {
        bool is_before = is_better(choices[i], middle);
        swap(&choices[i], &choices[at]);
        at += is_before;
    }
    swap(&choices[at], &choices[count - 1]);
    return at;
}

/* The best wanted of them come first, in no order (Hoare's quickselect): most of the others
 * are never come to. */
static void select_best(struct choice *choices, size_t count, size_t wanted)
{
    while (wanted > 0 && wanted < count) {
        size_t at = part(choices, count);
        if (at >= wanted) {
            count = at;
        } else {
            choices += at + 1;
            count -= at + 1;
            wanted -= at + 1;
        }
    }
}

static bool offer_partner(struct pool *pool, const struct partner *partner,
                          struct error *err)
{
    struct traits traits;
    if (!shelf_by_seller(pool->catalogue, partner->sold_key, &traits, err)) {
        return false;
    }
    struct contender *contender = traits.key == 0 ? NULL : pool_add(pool, &traits);
    if (contender != NULL) {
        contender->together = partner->sum * contender->trend;
        contender->with = partner->with;
        contender->with_customers = partner->customers;
    }
    return true;
}

static struct choice *choices_of(struct pool *pool, const struct partners *partners)
{
    struct choice *choices = arena_get(pool->arena, partners->count * sizeof(*choices));
    for (size_t i = 0; i < partners->count; i++) {
        const struct partner *partner = &partners->partners[i];
        choices[i] = (struct choice){partner->sum, partner->sold_key, (uint32_t)i};
    }
    return choices;
}

/* The best, until there are PARTNERS_MAX of them. What is owned stands among them too, so
 * more may be looked at than come of it. */
static bool offer_partners(struct pool *pool, const struct partners *partners,
                           struct error *err)
{
    struct choice *rest = choices_of(pool, partners);
    size_t count = partners->count;
    while (count > 0 && pool->count < PARTNERS_MAX) {
        size_t wanted = PARTNERS_MAX - pool->count;
        uint32_t sellers[PARTNERS_MAX];
        wanted = wanted < count ? wanted : count;
        select_best(rest, count, wanted);
        for (size_t i = 0; i < wanted; i++) {
            sellers[i] = rest[i].sold_key;
        }
        shelf_fetch_sellers(pool->catalogue, sellers, wanted);
        for (size_t i = 0; i < wanted; i++) {
            if (!offer_partner(pool, &partners->partners[rest[i].place], err)) {
                return false;
            }
        }
        rest += wanted;
        count -= wanted;
    }
    return true;
}

static bool has_partners(const struct possession *possession)
{
    return possession->is_source && possession->traits.sold_key != 0;
}

/* Room for as many as there are pairs. */
static bool make_room(struct pool *pool, struct partners *partners, struct error *err)
{
    const struct index_pair *rows;
    size_t total = 0;
    for (size_t i = 0; i < pool->possession_count; i++) {
        size_t count = 0;
        const struct possession *possession = &pool->possessions[i];
        if (has_partners(possession) &&
            !shelf_partners(pool->catalogue, possession->traits.sold_key, &rows, &count,
                            err)) {
            return false;
        }
        total += count;
    }
    partners->partners = arena_get(pool->arena, total * sizeof(*partners->partners));
    return true;
}

bool source_together(struct pool *pool, struct error *err)
{
    struct partners partners = {0};
    bool is_good = make_room(pool, &partners, err);
    for (size_t i = 0; is_good && i < pool->possession_count; i++) {
        if (has_partners(&pool->possessions[i])) {
            is_good = add_partners(pool, &pool->possessions[i], &partners, err);
        }
    }
    for (size_t i = 0; i < partners.count; i++) {
        partners.places[partners.partners[i].sold_key] = 0;
    }
    return is_good && offer_partners(pool, &partners, err);
}

bool source_recent(struct pool *pool, struct error *err)
{
    const struct traits *best;
    size_t count = 0;
    if (!shelf_best(pool->catalogue, &best, &count, err)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        pool_add(pool, &best[i]);
    }
    return true;
}
