#include "baskets.h"

#include <math.h>
#include <stdlib.h>

#define LENGTH_POWER 0.7

#define FEW   UINT32_MAX /* no number: it has too few buyers for any pair */
#define AHEAD 8          /* buyers whose holdings are fetched before they are come to */

struct shared { /* what the buyers of two products weigh together, and how many they are */
    double sum;
    uint32_t customers;
};

struct customer { /* whose numbers begin there, and end where the next one's begin */
    size_t start;
    double weight; /* 0 where the basket is too large */
};

/* Only the products that have buyers enough are counted, by numbers of their own: the most
 * bought first, so that what is touched most lies close together. */
struct pairing {
    const struct baskets *baskets;
    uint32_t *numbers;  /* of each product, or FEW */
    uint32_t *products; /* of each number */
    size_t count;
    uint32_t *holdings; /* numbers, customer after customer */
    struct customer *customers;
    size_t *ends;     /* of each number's buyers */
    uint32_t *buyers; /* customers, number after number */
    double *norms;    /* of each number: what its buyers weigh together */
    struct shared *shared;
    uint32_t *touched; /* the numbers of which something is shared */
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
    pairing->products = memory_get((pairing->count + 1) * sizeof(uint32_t));
    for (size_t i = 0; i < pairing->count; i++) {
        pairing->products[i] = (uint32_t)keys[i];
        pairing->numbers[pairing->products[i]] = (uint32_t)i;
    }
    memory_free(keys);
}

/* The holdings of the customers who say something of pairs. */
static void number_holdings(struct pairing *pairing)
{
    const struct baskets *baskets = pairing->baskets;
    size_t held = 0;
    pairing->customers =
        memory_get((baskets->customer_count + 1) * sizeof(*pairing->customers));
    pairing->holdings = memory_get((baskets->holding_count + 1) * sizeof(uint32_t));
    for (size_t i = 0; i < baskets->customer_count; i++) {
        size_t len = baskets->starts[i + 1] - baskets->starts[i];
        bool counts = len > 0 && len <= BASKET_MAX;
        pairing->customers[i].weight = counts ? pow((double)len, -LENGTH_POWER) : 0;
        for (size_t at = 0; counts && at < len; at++) {
            uint32_t number = pairing->numbers[baskets->holdings[baskets->starts[i] + at]];
            if (number != FEW) {
                pairing->holdings[held++] = number;
            }
        }
        pairing->customers[i + 1].start = held;
    }
}

/* The holdings turned over: for each number its buyers. */
static void list_buyers(struct pairing *pairing)
{
    size_t customers = pairing->baskets->customer_count;
    size_t held = pairing->customers[customers].start;
    pairing->ends = memory_get((pairing->count + 1) * sizeof(size_t));
    pairing->norms = memory_get((pairing->count + 1) * sizeof(double));
    pairing->buyers = memory_get((held + 1) * sizeof(uint32_t));
    for (size_t i = 0; i < held; i++) {
        pairing->ends[pairing->holdings[i] + 1]++;
    }
    for (size_t i = 0; i < pairing->count; i++) {
        pairing->ends[i + 1] += pairing->ends[i];
    }
    for (size_t i = 0; i < customers; i++) {
        for (size_t at = pairing->customers[i].start; at < pairing->customers[i + 1].start;
             at++) {
            uint32_t number = pairing->holdings[at];
            pairing->buyers[pairing->ends[number]++] = (uint32_t)i;
            pairing->norms[number] += pairing->customers[i].weight;
        }
    }
}

struct pairing *pairing_create(const struct baskets *baskets)
{
    struct pairing *pairing = memory_get(sizeof(*pairing));
    pairing->baskets = baskets;
    number_products(pairing);
    number_holdings(pairing);
    list_buyers(pairing);
    pairing->shared = memory_get((pairing->count + 1) * sizeof(struct shared));
    pairing->touched = memory_get((pairing->count + 1) * sizeof(uint32_t));
    return pairing;
}

void pairing_destroy(struct pairing *pairing)
{
    memory_free(pairing->numbers);
    memory_free(pairing->products);
    memory_free(pairing->holdings);
    memory_free(pairing->customers);
    memory_free(pairing->ends);
    memory_free(pairing->buyers);
    memory_free(pairing->norms);
    memory_free(pairing->shared);
    memory_free(pairing->touched);
    memory_free(pairing);
}

/* What is come to soon is fetched: in no order that the machine could guess. */
static void fetch_ahead(const struct pairing *pairing, size_t at, size_t end)
{
    const uint32_t *buyers = pairing->buyers;
    if (at + 2 * AHEAD < end) {
        __builtin_prefetch(&pairing->customers[buyers[at + 2 * AHEAD]]);
    }
    if (at + AHEAD < end) {
        __builtin_prefetch(
            &pairing->holdings[pairing->customers[buyers[at + AHEAD]].start]);
    }
}

/* Counts every product that a buyer of this one holds; returns how many were touched. */
static size_t count_others(struct pairing *pairing, uint32_t number)
{
    size_t touched = 0;
    size_t end = pairing->ends[number];
    for (size_t i = number == 0 ? 0 : pairing->ends[number - 1]; i < end; i++) {
        const struct customer *customer = &pairing->customers[pairing->buyers[i]];
        double weight = customer->weight;
        fetch_ahead(pairing, i, end);
        for (size_t at = customer->start; at < customer[1].start; at++) {
            uint32_t other = pairing->holdings[at];
            struct shared *shared = &pairing->shared[other];
            /* Without a branch, which nothing could predict. */
            pairing->touched[touched] = other;
            touched += shared->customers == 0;
            shared->customers++;
            shared->sum += weight;
        }
    }
    return touched;
}

static bool is_better(const struct pair *a, const struct pair *b)
{
    return a->cosine > b->cosine || (a->cosine >= b->cosine && a->other < b->other);
}

/* Into the pairs, which are in order, where it is good enough. */
static void insert(struct pair *pairs, size_t *count, struct pair pair)
{
    if (*count == PAIRS_MAX && !is_better(&pair, &pairs[PAIRS_MAX - 1])) {
        return;
    }
    size_t at = *count < PAIRS_MAX ? (*count)++ : PAIRS_MAX - 1;
    while (at > 0 && is_better(&pair, &pairs[at - 1])) {
        pairs[at] = pairs[at - 1];
        at--;
    }
    pairs[at] = pair;
}

size_t pairing_of(struct pairing *pairing, uint32_t product, struct pair pairs[PAIRS_MAX])
{
    uint32_t number = pairing->numbers[product];
    size_t count = 0;
    size_t touched = number == FEW ? 0 : count_others(pairing, number);
    for (size_t i = 0; i < touched; i++) {
        uint32_t other = pairing->touched[i];
        struct shared *shared = &pairing->shared[other];
        if (other != number && shared->customers >= PAIR_MIN) {
            double norm = sqrt(pairing->norms[number] * pairing->norms[other]);
            insert(pairs, &count,
                   (struct pair){.other = pairing->products[other],
                                 .customers = shared->customers,
                                 .cosine = fmin(shared->sum / norm, 1)});
        }
        *shared = (struct shared){0};
    }
    return count;
}
