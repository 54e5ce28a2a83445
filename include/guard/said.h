/*
 * A statement about a product, and what the catalogue says to it. Private to the guard's
 * attributes.
 */
#ifndef GUARD_SAID_H
#define GUARD_SAID_H

#include "guard/products.h"

/* What the catalogue says to one statement. */
struct finding {
    enum { FOUND_NOTHING, FOUND_OTHER, FOUND_MANY, FOUND_SAME } how;
    const struct product *product;
    const struct attribute *attribute; /* NULL: in title or description */
};

/* A statement, and the products that it is about. */
struct said {
    struct judge *judge;
    size_t first; /* tokens, end exclusive */
    size_t end;
    size_t products[PRODUCTS_MAX];
    size_t count;
    bool may_contradict;
    uint32_t trait; /* of a trait, TRAIT(class, which) */
};

typedef void told_look(const struct said *said, const struct told *told,
                       struct finding *finding);

/* The same stands for good; of others the first, and whether there are more. */
void finding_add(struct finding *finding, const struct told *told, size_t token,
                 bool is_same);
/* What the products of the statement say together. */
struct finding said_look(const struct said *said, told_look *look_at);
/* Claims the attribute by what was found. */
void claim_finding(const struct said *said, const struct finding *finding);
/* The products of the token's statement; false where it is about none. */
bool said_read(struct judge *judge, size_t first, size_t end, struct said *said);
/* The product of the token's statement is named in its sentence. */
bool title_is_in_sentence(const struct judge *judge, size_t token);
/* A number at the token that counts what a product has, claimed; where it ends, 0 where it
 * counts none. */
size_t attribute_number_read(struct judge *judge, size_t token);
/* A measure at the token, claimed; where it ends, 0 where there is none. */
size_t measure_read(struct judge *judge, size_t token);

#endif
