#include "baskets.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define LENGTH_POWER 0.7

#define FEW        UINT32_MAX /* no number: it has too few buyers for any pair */
#define AHEAD      16         /* holdings that are fetched before they are come to */
#define FIRST_ROOM 2          /* pairs of one product, doubled where there are more */

struct best { /* a product that has buyers enough, and its best pairs */
    uint32_t product;
    uint16_t count;
    uint16_t room;
    double norm;        /* what its buyers weigh together */
    double least;       /* cosine, below which nothing comes in any more */
    struct pair *pairs; /* the best first; others by their numbers */
};

/*
 * Products that have buyers enough are counted, by numbers of their own: the most bought
 * first, so that what is touched most lies close together. One number after another is
 * added to the block of each of its buyers, after it was counted with the numbers that
 * stand there: so each two meet once. A block stands where the customer's holdings stood:
 * the basket's length and how many numbers follow, 16 bits each, then these. The last one
 * would never be read and is not put, so that there is room. The length is 0 where the
 * basket is too large to say anything.
 *
 * What two numbers share is one sum of 64 bits: how many customers on top, and below what
 * these weigh, in fractions of as many bits as leave room for all of them. Whole numbers,
 * so that the order of the customers changes nothing.
 */
struct pairing {
    const struct baskets *baskets;
    uint32_t *numbers; /* of each product, or FEW */
    struct best *all;  /* of each number */
    uint32_t count;
    size_t *ends;     /* of each number's buyers */
    uint32_t *buyers; /* where their blocks begin, number after number */
    uint32_t *blocks;
    uint64_t weights[BASKET_MAX + 1]; /* one customer and the weight, by basket length */
    int weight_bits;
    uint64_t *shared; /* of each number, with the one that is being counted */
    struct arena lists;
    struct pair *spare[PAIRS_MAX + 1]; /* of each room, lists that were outgrown */
};

static int compare_keys(const void *a, const void *b)
{
    uint64_t left = *(const uint64_t *)a;
    uint64_t right = *(const uint64_t *)b;
    return (left > right) - (left < right);
}

static void number_products(struct pairing *pairing)
{
    const struct baskets *baskets = pairing->baskets;
    uint64_t *keys = memory_get((baskets->seller_count + 1) * sizeof(*keys));
    pairing->numbers = memory_get((baskets->seller_count + 1) * sizeof(uint32_t));
    for (size_t i = 0; i < baskets->seller_count; i++) {
        pairing->numbers[i] = FEW;
        if (baskets->sellers[i].customers >= PAIR_MIN) {
            keys[pairing->count++] =
                (uint64_t)(UINT32_MAX - baskets->sellers[i].customers) << 32 | i;
        }
    }
    qsort(keys, pairing->count, sizeof(*keys), compare_keys);
    pairing->all = memory_get((pairing->count + 1) * sizeof(*pairing->all));
    for (uint32_t i = 0; i < pairing->count; i++) {
        pairing->all[i].product = (uint32_t)keys[i];
        pairing->numbers[(uint32_t)keys[i]] = i;
    }
    memory_free(keys);
}

static void weigh_lengths(struct pairing *pairing)
{
    uint32_t most = pairing->count == 0
                        ? 1
                        : pairing->baskets->sellers[pairing->all[0].product].customers;
    int count_bits = 32 - __builtin_clz(most);
    pairing->weight_bits = 64 - count_bits;
    double one = ldexp(1, pairing->weight_bits - count_bits);
    for (size_t len = 1; len <= BASKET_MAX; len++) {
        pairing->weights[len] = (UINT64_C(1) << pairing->weight_bits) +
                                (uint64_t)(pow((double)len, -LENGTH_POWER) * one);
    }
}

/* The holdings turned over: for each number its buyers, who have nothing in their blocks
 * yet. What comes soon is fetched: it lies where no machine could guess. */
static void list_buyers(struct pairing *pairing)
{
    const struct baskets *baskets = pairing->baskets;
    uint32_t *holdings = pairing->blocks;
    for (size_t i = 0; i < baskets->holding_count; i++) {
        holdings[i] = pairing->numbers[holdings[i]];
    }
    for (size_t i = 0; i < baskets->customer_count; i++) {
        size_t begin = baskets->starts[i];
        size_t end = baskets->starts[i + 1];
        for (size_t at = begin; at < end; at++) {
            size_t ahead = at + AHEAD;
            if (ahead < baskets->holding_count && holdings[ahead] != FEW) {
                __builtin_prefetch(&pairing->buyers[pairing->ends[holdings[ahead]]], 1);
            }
            if (holdings[at] != FEW) {
                pairing->buyers[pairing->ends[holdings[at]]++] = (uint32_t)begin;
            }
        }
        holdings[begin] = end - begin <= BASKET_MAX ? (uint32_t)(end - begin) << 16 : 0;
    }
}

/* The baskets' largest arrays are used again. */
static void take_holdings(struct pairing *pairing, struct baskets *baskets)
{
    size_t end = 0;
    pairing->ends = memory_get((pairing->count + 1) * sizeof(size_t));
    for (uint32_t i = 0; i < pairing->count; i++) {
        pairing->ends[i] = end;
        end += baskets->sellers[pairing->all[i].product].customers;
    }
    pairing->blocks = baskets->holdings;
    pairing->buyers = (uint32_t *)baskets->first_days;
    baskets->holdings = NULL;
    baskets->first_days = NULL;
    list_buyers(pairing);
}

static bool is_better(const struct pair *a, const struct pair *b)
{
    return a->cosine > b->cosine || (a->cosine >= b->cosine && a->other < b->other);
}

/* A list that is free begins with the address of the next one. */
static void *next_spare(const struct pair *pairs)
{
    void *next;
    memcpy(&next, pairs, sizeof(next));
    return next;
}

static void give_back(struct pairing *pairing, struct best *best)
{
    void *next = pairing->spare[best->room];
    memcpy(best->pairs, &next, sizeof(next));
    pairing->spare[best->room] = best->pairs;
}

static void make_room(struct pairing *pairing, struct best *best)
{
    size_t room = best->room == 0 ? FIRST_ROOM : 2u * best->room;
    room = room < PAIRS_MAX ? room : PAIRS_MAX;
    struct pair *pairs = pairing->spare[room];
    if (pairs != NULL) {
        pairing->spare[room] = next_spare(pairs);
    } else {
        pairs = arena_get(&pairing->lists, room * sizeof(*pairs));
    }
    if (best->room > 0) {
        memcpy(pairs, best->pairs, best->count * sizeof(*pairs));
        give_back(pairing, best);
    }
    best->pairs = pairs;
    best->room = (uint16_t)room;
}

/* Among the number's pairs, which are in order, where it is good enough. */
static void insert(struct pairing *pairing, struct best *best, struct pair pair)
{
    if (pair.cosine < best->least ||
        (best->count == PAIRS_MAX && !is_better(&pair, &best->pairs[PAIRS_MAX - 1]))) {
        return;
    }
    if (best->count == best->room && best->count < PAIRS_MAX) {
        make_room(pairing, best);
    }
    size_t at = best->count < PAIRS_MAX ? best->count++ : PAIRS_MAX - 1;
    while (at > 0 && is_better(&pair, &best->pairs[at - 1])) {
        best->pairs[at] = best->pairs[at - 1];
        at--;
    }
    best->pairs[at] = pair;
    if (best->count == PAIRS_MAX) {
        best->least = best->pairs[PAIRS_MAX - 1].cosine;
    }
}

/* What the two share becomes nothing again, and where it is enough a pair of both. */
static void take_shared(struct pairing *pairing, uint32_t number, uint32_t other)
{
    uint64_t shared = pairing->shared[other];
    uint32_t customers = (uint32_t)(shared >> pairing->weight_bits);
    pairing->shared[other] = 0;
    if (customers < PAIR_MIN) {
        return;
    }
    struct best *own = &pairing->all[number];
    struct best *others = &pairing->all[other];
    uint64_t weight = shared - ((uint64_t)customers << pairing->weight_bits);
    struct pair pair = {.other = other, .customers = customers};
    pair.cosine = fmin((double)weight / sqrt(own->norm * others->norm), 1);
    insert(pairing, own, pair);
    pair.other = number;
    insert(pairing, others, pair);
}

/* Counts the number with what stands in its buyers' blocks, and adds it there. Returns how
 * many were counted. Fetching is no function of its own: gcc would find that it does
 * nothing. */
static size_t count_buyers(struct pairing *pairing, uint32_t number, size_t begin)
{
    const uint32_t *buyers = pairing->buyers;
    size_t last = pairing->ends[pairing->count - 1];
    size_t held_last = pairing->baskets->holding_count - 1;
    uint64_t one = UINT64_C(1) << pairing->weight_bits;
    uint64_t norm = 0;
    size_t counted = 0;
    for (size_t i = begin; i < pairing->ends[number]; i++) {
        uint32_t *block = &pairing->blocks[buyers[i]];
        uint32_t len = *block >> 16;
        uint32_t held = *block & UINT16_MAX;
        uint64_t weight = pairing->weights[len];
        if (i + AHEAD < last) {
            size_t ahead = buyers[i + AHEAD];
            size_t further = ahead + AHEAD < held_last ? ahead + AHEAD : held_last;
            __builtin_prefetch(&pairing->blocks[ahead], 1);
            __builtin_prefetch(&pairing->blocks[further], 1);
        }
        for (uint32_t at = 1; at <= held; at++) {
            pairing->shared[block[at]] += weight;
        }
        if (held + 1 < len) {
            block[held + 1] = number;
            ++*block;
        }
        norm += len == 0 ? 0 : weight - one;
        counted += held;
    }
    pairing->all[number].norm = (double)norm;
    return counted;
}

static void take_buyers(struct pairing *pairing, uint32_t number, size_t begin)
{
    for (size_t i = begin; i < pairing->ends[number]; i++) {
        const uint32_t *block = &pairing->blocks[pairing->buyers[i]];
        for (uint32_t at = 1; at <= (*block & UINT16_MAX); at++) {
            take_shared(pairing, number, block[at]);
        }
    }
}

/* All come before the number: where many were counted those are fewer. */
static void count_pairs(struct pairing *pairing)
{
    pairing->shared = memory_get((pairing->count + 1) * sizeof(*pairing->shared));
    for (uint32_t number = 0; number < pairing->count; number++) {
        size_t begin = number == 0 ? 0 : pairing->ends[number - 1];
        if (count_buyers(pairing, number, begin) <= number) {
            take_buyers(pairing, number, begin);
            continue;
        }
        for (uint32_t other = 0; other < number; other++) {
            take_shared(pairing, number, other);
        }
    }
}

struct pairing *pairing_create(struct baskets *baskets)
{
    struct pairing *pairing = memory_get(sizeof(*pairing));
    pairing->baskets = baskets;
    arena_init(&pairing->lists);
    number_products(pairing);
    weigh_lengths(pairing);
    take_holdings(pairing, baskets);
    count_pairs(pairing);
    return pairing;
}

void pairing_destroy(struct pairing *pairing)
{
    memory_free(pairing->numbers);
    memory_free(pairing->all);
    memory_free(pairing->ends);
    memory_free(pairing->buyers);
    memory_free(pairing->blocks);
    memory_free(pairing->shared);
    arena_release(&pairing->lists);
    memory_free(pairing);
}

size_t pairing_of(const struct pairing *pairing, uint32_t product,
                  struct pair pairs[PAIRS_MAX])
{
    uint32_t number = pairing->numbers[product];
    if (number == FEW) {
        return 0;
    }
    const struct best *best = &pairing->all[number];
    for (size_t i = 0; i < best->count; i++) {
        pairs[i] = best->pairs[i];
        pairs[i].other = pairing->all[best->pairs[i].other].product;
    }
    return best->count;
}
