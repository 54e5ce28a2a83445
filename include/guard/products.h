/* The products that a statement is about, as the catalogue tells of them. Private to the
 * guard. */
#ifndef GUARD_PRODUCTS_H
#define GUARD_PRODUCTS_H

#include "guard/judge.h"

#define PRODUCTS_MAX 24 /* of one name that are looked at */

/* Title, attributes and description in one reading. */
struct told {
    struct reading reading; /* tokens and marks, no more */
    const struct product *product;
    uint32_t title_end;       /* token */
    uint32_t *attribute_from; /* its tokens; behind the last one the description's */
};

/* The reading of a product of the facts, made once; NULL where too much was read. */
const struct told *product_told(struct judge *judge, size_t index);
/* The attribute that the token of the reading belongs to; NULL: title or description. */
const struct attribute *told_attribute(const struct told *told, size_t token);
/* What is told has the trait that is asked for: mahogany and cedar are wood. */
bool trait_is(uint32_t told, uint32_t trait);
/* What is told is less than what is asked for: wood may be oak. */
bool trait_is_wider(uint32_t told, uint32_t trait);
/* The feature that a word says is there, or is not. */
uint32_t trait_base(uint32_t trait);
/* No longer trait begins there, and it is no character within others. */
bool trait_is_whole(const struct reading *reading, const struct mark *mark);
/* The trait that begins at the token; one character within others is none. */
const struct mark *trait_at(const struct reading *reading, size_t token);
bool told_has_trait(const struct told *told, uint32_t trait);

/* "no (water-repellent)", 适用: 1 yes, 0 no, as catalogues write them; -1: neither. */
int attribute_truth(const char *value);
/* "Rules in English", 中文说明书: the language of a thing, not the one one writes in. */
bool language_is_of_thing(const struct judge *judge, const struct mark *mark);

/* The product of the facts that has the id; NULL: none, or no id. */
const struct product *product_of_id(const struct facts *facts, const char *id);
/* The products that are named, each once, as indexes into the facts: at most PRODUCTS_MAX;
 * returns how many. */
size_t products_of(struct judge *judge, const struct titled *titled, size_t *indexes);
/* Where none is named: those of the customer's orders whose title or description has a word
 * of the token's sentence, "the hose". */
size_t products_of_noun(struct judge *judge, size_t token, size_t *indexes);
/* All that one order holds, at most PRODUCTS_MAX. */
size_t products_of_order(struct judge *judge, const struct order *order, size_t *indexes);
/* All that the customer's orders hold, at most PRODUCTS_MAX. */
size_t products_ordered(struct judge *judge, size_t *indexes);
/* Of the variants those whose size, colour and the like the token's clause names, else its
 * sentence; all of them where neither tells. */
void products_choose(struct judge *judge, size_t token, size_t *indexes, size_t *count);

/* The products that a word of stock at the token is about: the named ones, or the variants
 * that it names; returns how many. */
size_t products_meant(struct judge *judge, size_t token, size_t *indexes, bool *is_certain);
/* "The 10 ml bottle of Nocturne 9": the variant whose size is named, though the title is
   another's. */
bool variant_named(struct judge *judge, size_t token, size_t *indexes, size_t *count,
                   bool *is_one);
/* A product of the facts whose title has the part by which one is named near the token, and
 * other words, is there from so many to so many times. */
bool alike_has_stock(struct judge *judge, size_t token, int64_t from, int64_t to);
/* The source is how many of the product there are. */
void claim_from_stock(struct judge *judge, struct claim *claim, size_t index);
/* Stock told by no number: "plenty of", "only a few"; in front of the words of stock. */
void ample_read(struct judge *judge);

/* "Size 41", "talla 41", "41码": the number at the token is called the size of a thing. */
bool size_is_called(const struct reading *reading, size_t token);
/* The number is the whole of one of the product's attributes. */
bool product_has_size(const struct product *product, const struct reading *reading,
                      size_t token);

/* One thing in two sizes: of one group, or with titles that differ in a size alone, or the
 * one title goes on and a measure differs. */
bool products_are_variants(const struct product *a, const struct product *b);
/* Adds the variants of the products that the facts know; returns how many there are. */
size_t variants_join(struct judge *judge, size_t *indexes, size_t count);
/* Keeps those in the size or measure that the token's clause names, the nearest in front
 * first; false where it names none that tells them apart. */
bool variants_choose(struct judge *judge, size_t token, size_t *indexes, size_t *count);
/* As size_is_called(), and "size S". */
bool size_is_named(const struct reading *reading, size_t token);
/* What the attribute that is called a size holds, and its name; NULL: there is none. */
const char *product_size(const struct product *product, const char **name);
/* "You ordered", "your order holds", "In K12 are": the token's clause tells what was
 * ordered. */
bool tells_ordered(const struct judge *judge, size_t token);
/* How many of a thing an order is said to hold, by what it is called; where the number
 * ends, 0: it says no such thing. */
size_t held_read(struct judge *judge, size_t token);
/* Contradicts what the words at the token say of an ordered thing and a variant of it has
 * instead; where they end, 0: they say no such thing. */
size_t ordered_read(struct judge *judge, size_t token);
/* As product_has_size(), and for the last word of its title. */
bool product_is_of_size(const struct product *product, const struct reading *reading,
                        size_t token);

#endif
