/* Products as rows and back. */
#ifndef CATALOGUE_PRODUCTS_H
#define CATALOGUE_PRODUCTS_H

#include "base/memory.h"
#include "chat/product.h"
#include "database.h"

#define MARKS_MAX 48 /* marks of one product */

/* Reads the rows of a statement of PRODUCT_COLUMNS to its end and ends it. */
bool products_read_all(struct catalogue *catalogue, struct statement *statement,
                       struct arena *arena, struct product **products, size_t *count,
                       struct error *err) MUST_CHECK;
bool products_by_key(struct catalogue *catalogue, int64_t key, struct arena *arena,
                     struct product *product, bool *found, struct error *err) MUST_CHECK;

#endif
