/*
 * Order lines gathered in memory, and what is counted from them: which products the same
 * customers bought, and which of late for the first time. Arrays of numbers: some 20 bytes
 * a line and 120 a product while it counts, so 10,000,000 lines of 765,000 products take
 * 280 MB. Knows nothing of the file.
 */
#ifndef CATALOGUE_BASKETS_H
#define CATALOGUE_BASKETS_H

#include "base/memory.h"
#include "base/table.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A customer who bought more different products than this says nothing of pairs. */
#define BASKET_MAX   3000
#define HOLDINGS_MAX UINT32_MAX /* what is bought beyond says nothing */
#define PAIR_MIN     3          /* customers, below which a pair is not kept */
#define PAIRS_MAX    50         /* of one product, the best */
#define RECENT       28         /* days up to the newest that count as recent */

struct seller { /* a product that was ordered */
    const char *id;
    uint32_t customers;
    uint32_t recent; /* customers whose first day of it is one of the last RECENT */
};

struct pair {
    uint32_t other;
    uint32_t customers;
    double cosine;
};

struct order_line {
    uint32_t product;
    int32_t day;
};

struct baskets {
    struct table numbers; /* a product's id to its place in sellers */
    struct arena ids;
    struct seller *sellers;
    size_t seller_count;
    size_t seller_capacity;

    int64_t customer; /* whose lines are being gathered */
    struct order_line *lines;
    size_t line_count;
    size_t line_capacity;

    uint32_t *holdings; /* products, each once a customer, customer after customer */
    size_t holding_count;
    size_t holding_capacity;
    size_t *starts; /* where each customer's begin, and behind the last the end */
    size_t customer_count;
    size_t start_capacity;

    int32_t *first_days; /* of each holding */
    size_t first_day_capacity;
    int32_t newest; /* day; INT32_MIN before the first line */
};

struct baskets *baskets_create(void);
void baskets_destroy(struct baskets *baskets); /* NULL is allowed */
void baskets_add(struct baskets *baskets, int64_t customer, const char *product,
                 int64_t day);
/* The product's place in sellers, made where there is none; and a line by it. */
uint32_t baskets_number(struct baskets *baskets, const char *product);
void baskets_add_number(struct baskets *baskets, int64_t customer, uint32_t product,
                        int64_t day);
/* After the last line: closes the last customer, counts the recent ones. */
void baskets_close(struct baskets *baskets);

/*
 * All pairs, counted: 48 bytes a product that has some, and 16 to 32 a pair kept. Of
 * baskets that are closed; their holdings are taken, the sellers stay borrowed.
 */
struct pairing;
struct pairing *pairing_create(struct baskets *baskets);
void pairing_destroy(struct pairing *pairing);
/*
 * The products that at least PAIR_MIN of its customers also bought, the best PAIRS_MAX by
 * cosine, best first; returns how many. Item-to-item cosine (Sarwar et al., 2001), each
 * customer counting by the number of different products to the power of -0.7, so that those
 * who buy everything do not pair everything. Where two are as good, the one that more
 * customers bought.
 */
size_t pairing_of(const struct pairing *pairing, uint32_t product,
                  struct pair pairs[PAIRS_MAX]);

#endif
