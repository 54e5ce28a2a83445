/*
 * Orders as an import brings them, kept in numbers until it counts: so that the counts need
 * not read again what was just written. Of whom something was there before, or came twice,
 * nothing is taken from here. Some 4 bytes a line, 40 an order and 100 a product.
 */
#ifndef SHELL_GATHERED_H
#define SHELL_GATHERED_H

#include "base/attributes.h"
#include "base/memory.h"
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
void gathered_whole(struct gathered *gathered, const char *customer);
/* What was added, or will be, is not what the customer's orders are. For good. */
void gathered_doubt(struct gathered *gathered, const char *customer);
/* The customer's own line came. */
void gathered_speaks(struct gathered *gathered, const char *customer);
/* An order that is new. It is counted of a whole customer; of others it is left out. */
void gathered_add(struct gathered *gathered, const struct order *order);

/* After the last order; then gathered_count(). */
void gathered_sort(struct gathered *gathered);
/* Adds the lines of one customer to the baskets, the oldest order first. False, and nothing
 * is added, where they are to be read from the vault. */
bool gathered_count(const struct gathered *gathered, const char *customer, int64_t stream,
                    struct catalogue *catalogue) MUST_CHECK;

/* The new orders where they are few, and no order changed or went to somebody else: what
 * they bring can be added to the counts. NULL where it cannot. */
#define GATHERED_NEWS_MAX 32
struct gathered_news {
    const char *customer;
    const char *order;
};
const struct gathered_news *gathered_news(const struct gathered *gathered, size_t *count);

/* Nothing came of them but orders that say of nobody where they live. */
bool gathered_is_quiet(const struct gathered *gathered, const char *customer) MUST_CHECK;

#endif
