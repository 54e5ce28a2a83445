/* A product of the shop's catalogue. Plain data: every pointer is borrowed from an arena. */
#ifndef CHAT_PRODUCT_H
#define CHAT_PRODUCT_H

#include "base/money.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define STOCK_NOT_TRACKED (-1) /* counts as in stock */

struct attribute {
    const char *name;
    const char *value; /* numbers and booleans as they were written */
};

struct product {
    const char *id;
    const char *title;
    const char *brand;           /* NULL where not known, as every text below */
    const char *const *category; /* from the widest to the narrowest */
    size_t category_count;
    struct money price;
    int64_t stock; /* units, or STOCK_NOT_TRACKED */
    const struct attribute *attributes;
    size_t attribute_count;
    const char *description;
    const char *url;
    const char *lang;
    const char *group; /* variants of one product share it */
    bool is_sensitive; /* neither a pick nor a reason */
};

bool product_is_in_stock(const struct product *product);
/* The value of an attribute, NULL where it has none; the name's ASCII case is ignored. */
const char *product_attribute(const struct product *product, const char *name);

#endif
