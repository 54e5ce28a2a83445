/*
 * What goods and their parts are called, whatever the language: the kinds of things that a
 * text speaks of, and which products are of a kind. Private to the guard.
 */
#ifndef GUARD_KINDS_H
#define GUARD_KINDS_H

#include "guard/products.h"

/* A word for a thing at the token, in its sentence's language; NULL: none. */
const struct mark *kind_at(struct judge *judge, size_t token);
/* The last one that ends within the tokens, but for what they come in; NULL: none. */
const struct mark *kind_before(struct judge *judge, size_t first, size_t end);
/* The thing that the tokens stand right beside: "the cork case", "un étui en liège". */
const struct mark *kind_beside(struct judge *judge, size_t first, size_t end);
/* A lid, a category: what no order holds by itself. */
bool kind_is_part(uint32_t kind);
/* A box, a bottle: what things come in. */
bool kind_is_container(uint32_t kind);

/* The product is of a kind that the word of the text may mean, or of a wider or a narrower
   one, by its title or category: a "Topf" is for soup or for plants. */
bool product_is_called(struct judge *judge, size_t index, const struct mark *word);
/* Of the kind, or it is told of anywhere in what the catalogue says of it. */
bool product_tells_kind(struct judge *judge, size_t index, uint32_t kind);
/* Title or category say what it is. */
bool product_has_kind(struct judge *judge, size_t index);
/* The catalogue tells that so many are in one: "box of 12", "pieces: 12". */
bool product_packs(struct judge *judge, size_t index, int64_t count);

/* Keeps the products of the kind; returns how many there are. */
size_t kinds_keep(struct judge *judge, uint32_t kind, size_t *indexes, size_t count);

#endif
