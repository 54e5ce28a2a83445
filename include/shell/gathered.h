/*
 * Orders as an import brings them, by the streams of their customers, kept in numbers until
 * it counts: so that the counts need not read again what was just written. Of whom
 * something was there before, or came twice, nothing is taken from here. Some 4 bytes a
 * line, 24 an order and 100 a product.
 */
#ifndef SHELL_GATHERED_H
#define SHELL_GATHERED_H

#include "base/attributes.h"
#include "base/memory.h"
#include "base/numbers.h"
#include "base/table.h"
#include "catalogue/catalogue.h"
#include "chat/order.h"

#include <stdbool.h>
#include <stdint.h>

struct gathered;
struct gathered *gathered_create(void);
void gathered_destroy(struct gathered *gathered); /* NULL is allowed */
/* Of this customer the vault has no order, so that all of them come through gathered_add().
 */
void gathered_whole(struct gathered *gathered, int64_t stream);
/* What was added, or will be, is not what the customer's orders are. For good. */
void gathered_doubt(struct gathered *gathered, int64_t stream);
/* A line of the customer's came that says who they are, and was not looked at yet. */
void gathered_speaks(struct gathered *gathered, int64_t stream);
/* The number that stands for a product's id. */
uint32_t gathered_product(struct gathered *gathered, const char *product);
/* It says of an address whose it is, or where. */
bool gathered_has_address(const struct order *order);
/* What is told of an order; borrowed for the call. */
struct gathered_brief {
    const char *customer;
    const char *id;
    moment_t placed_at;
    bool is_cancelled;
    bool has_address;
    const uint32_t *products; /* of its lines, by gathered_product() */
    size_t count;
};
/* An order that is new. It is counted of a whole customer; of others it is left out. */
void gathered_add(struct gathered *gathered, int64_t stream,
                  const struct gathered_brief *order);

/* After the last order, the baskets begun; then the two below. */
void gathered_sort(struct gathered *gathered);
/* Whether all orders of the customer's are here; others are to be read from the vault. */
bool gathered_is_whole(const struct gathered *gathered, int64_t stream) MUST_CHECK;
/* Adds the lines of one customer, who is whole, to the baskets, the oldest order first. */
void gathered_count(struct gathered *gathered, int64_t stream, struct catalogue *catalogue);
/* Somebody was told of. */
bool gathered_is_told(const struct gathered *gathered) MUST_CHECK;

/* The new orders where they are few, and no order changed or went to somebody else: what
 * they bring can be added to the counts. NULL where it cannot. */
#define GATHERED_NEWS_MAX 32
struct gathered_news {
    const char *customer;
    const char *order;
};
const struct gathered_news *gathered_news(const struct gathered *gathered, size_t *count);

/*
 * The streams of customers of whom something came that says who they are, and was not
 * looked at yet, rising; owned by the caller. Every customer that got a line was told.
 */
int64_t *gathered_loud(const struct gathered *gathered, size_t *count) MUST_CHECK;

#endif
