/*
 * Orders as an import brings them, by the streams of their customers, kept in numbers until
 * it counts: so that the counts need not read again what was just written. Of whom something was there before, or came twice,
 * nothing is taken from here. Some 4 bytes a line, 40 an order and 100 a product.
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
/* An order that is new. It is counted of a whole customer; of others it is left out. */
void gathered_add(struct gathered *gathered, int64_t stream, const struct order *order);

/* After the last order, the baskets begun; then the two below. */
void gathered_sort(struct gathered *gathered);
/* Whether all orders of the customer's are here; others are to be read from the vault. */
bool gathered_is_whole(const struct gathered *gathered, int64_t stream) MUST_CHECK;
/* Adds the lines of one customer, who is whole, to the baskets, the oldest order first. */
void gathered_count(struct gathered *gathered, int64_t stream, struct catalogue *catalogue);

/* The new orders where they are few, and no order changed or went to somebody else: what
 * they bring can be added to the counts. NULL where it cannot. */
#define GATHERED_NEWS_MAX 32
struct gathered_news {
    const char *customer;
    const char *order;
};
const struct gathered_news *gathered_news(const struct gathered *gathered, size_t *count);

/* Nothing came that says who the customer is, or it was looked at. */
bool gathered_is_quiet(const struct gathered *gathered, int64_t stream) MUST_CHECK;

#endif
