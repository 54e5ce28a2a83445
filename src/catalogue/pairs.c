#include "baskets.h"

#include <math.h>
#include <stdlib.h>

#define LENGTH_POWER 0.7

struct pairing {
    const struct baskets *baskets;
    double *weights;     /* of each customer; 0 where the basket is too large */
    size_t *ends;        /* of each product's buyers */
    uint32_t *buyers;    /* customers, product after product */
    double *norms;       /* of each product: what its buyers weigh together */
    double *sums;        /* the count array: what the buyers of both weigh together */
    uint32_t *customers; /* and how many they are */
    uint32_t *touched;   /* the products whose count is not 0 */
};

static void weigh_customers(struct pairing *pairing)
{
    const struct baskets *baskets = pairing->baskets;
    pairing->weights = memory_get((baskets->customer_count + 1) * sizeof(double));
    for (size_t i = 0; i < baskets->customer_count; i++) {
        size_t len = baskets->starts[i + 1] - baskets->starts[i];
        bool counts = len > 0 && len <= BASKET_MAX;
        pairing->weights[i] = counts ? pow((double)len, -LENGTH_POWER) : 0;
    }
}

/* The holdings turned over: for each product its buyers. */
static void list_buyers(struct pairing *pairing)
{
    const struct baskets *baskets = pairing->baskets;
    size_t products = baskets->seller_count;
    pairing->ends = memory_get((products + 1) * sizeof(size_t));
    pairing->norms = memory_get((products + 1) * sizeof(double));
    pairing->buyers = memory_get((baskets->holding_count + 1) * sizeof(uint32_t));
    for (size_t i = 0; i < baskets->holding_count; i++) {
        pairing->ends[baskets->holdings[i] + 1]++;
    }
    for (size_t i = 0; i < products; i++) {
        pairing->ends[i + 1] += pairing->ends[i];
    }
    for (size_t i = 0; i < baskets->customer_count; i++) {
        for (size_t at = baskets->starts[i]; at < baskets->starts[i + 1]; at++) {
            uint32_t product = baskets->holdings[at];
            pairing->buyers[pairing->ends[product]++] = (uint32_t)i;
            pairing->norms[product] += pairing->weights[i];
        }
    }
}

struct pairing *pairing_create(const struct baskets *baskets)
{
    struct pairing *pairing = memory_get(sizeof(*pairing));
    size_t products = baskets->seller_count + 1;
    pairing->baskets = baskets;
    weigh_customers(pairing);
    list_buyers(pairing);
    pairing->sums = memory_get(products * sizeof(double));
    pairing->customers = memory_get(products * sizeof(uint32_t));
    pairing->touched = memory_get(products * sizeof(uint32_t));
    return pairing;
}

void pairing_destroy(struct pairing *pairing)
{
    memory_free(pairing->weights);
    memory_free(pairing->ends);
    memory_free(pairing->buyers);
    memory_free(pairing->norms);
    memory_free(pairing->sums);
    memory_free(pairing->customers);
    memory_free(pairing->touched);
    memory_free(pairing);
}

/* Counts every product that a buyer of this one holds; returns how many were touched. */
static size_t count_others(struct pairing *pairing, uint32_t product)
{
    const struct baskets *baskets = pairing->baskets;
    size_t touched = 0;
    size_t start = product == 0 ? 0 : pairing->ends[product - 1];
    for (size_t i = start; i < pairing->ends[product]; i++) {
        uint32_t customer = pairing->buyers[i];
        double weight = pairing->weights[customer];
        if (weight <= 0) {
            continue;
        }
        for (size_t at = baskets->starts[customer]; at < baskets->starts[customer + 1];
             at++) {
            uint32_t other = baskets->holdings[at];
            if (pairing->customers[other]++ == 0) {
                pairing->touched[touched++] = other;
            }
            pairing->sums[other] += weight;
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
    size_t count = 0;
    size_t touched = count_others(pairing, product);
    for (size_t i = 0; i < touched; i++) {
        uint32_t other = pairing->touched[i];
        if (other != product && pairing->customers[other] >= PAIR_MIN) {
            double norm = sqrt(pairing->norms[product] * pairing->norms[other]);
            insert(pairs, &count,
                   (struct pair){.other = other,
                                 .customers = pairing->customers[other],
                                 .cosine = fmin(pairing->sums[other] / norm, 1)});
        }
        pairing->customers[other] = 0;
        pairing->sums[other] = 0;
    }
    return count;
}
