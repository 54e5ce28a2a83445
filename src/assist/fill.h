/* Filling a macro: what its variables stand for, and where each value was read. Private. */
#ifndef ASSIST_FILL_H
#define ASSIST_FILL_H

#include "base/buffer.h"
#include "guard/guard.h"

#include <stdbool.h>
#include <stddef.h>

#define FILL_VALUE_MAX 2048 /* bytes of one value */

struct fill {
    const struct facts *facts;
    const struct order *order;     /* or NULL */
    const struct product *product; /* or NULL */
    const char *lang;              /* of the macro: dates and amounts are written in it */
    struct text follows; /* what stands behind the variable that is being filled */
    struct arena *arena;
    struct source *sources;
    const char **said; /* beside each source the words that were written, NULL for none */
    size_t source_count;
    size_t source_capacity;
    size_t said_capacity;
};

/* One row a variable; a row without a name ends each table. */
enum needs { NEEDS_NOTHING, NEEDS_ORDER, NEEDS_PRODUCT };
struct variable {
    const char *name;
    enum needs needs;
    /* Adds the value to out and its sources to fill; false where there is none. */
    bool (*write)(struct fill *fill, struct buffer *out);
};
extern const struct variable fill_order_variables[];
extern const struct variable fill_product_variables[];
extern const struct variable fill_shop_variables[];

/* The customer, NULL where the sender may not be told of one. */
const struct customer *fill_customer(const struct fill *fill);
/* Adds a source unless it is there; its texts must live as long as the arena. */
void fill_source(struct fill *fill, struct source source, struct text said);

/*
 * Each adds one value, and its source (none where kind is NULL). Values become one line of
 * clean text; false where nothing is left, or something that would look like a variable.
 */
bool fill_clean(struct text value, struct buffer *out);
bool fill_text_value(struct fill *fill, const char *kind, const char *id, const char *field,
                     const char *value, struct buffer *out);
/* The words for the customer, and the value as the record has it. */
bool fill_words_value(struct fill *fill, const char *kind, const char *id,
                      const char *field, const char *value, const char *words,
                      struct buffer *out);
bool fill_day_value(struct fill *fill, const char *kind, const char *id, const char *field,
                    struct day day, struct buffer *out);
bool fill_moment_value(struct fill *fill, const char *id, const char *field, moment_t when,
                       struct buffer *out);
bool fill_money_value(struct fill *fill, const char *kind, const char *id,
                      const char *field, struct money money, struct buffer *out);

/* A macro made into a reply. */
struct filled {
    const char *text;
    struct source *sources;
    const char **said;
    size_t source_count;
    double completeness; /* how much of its answer could be said, 0 to 1 */
};
/* assist_fill_macro(), and what came of it. False where nothing but greetings would be
 * left. */
bool fill_macro(const struct macro *macro, const struct facts *facts,
                const struct order *order, const struct product *product,
                struct arena *arena, struct filled *filled);

#endif
