/* The amounts that an order, its customer's other orders and the catalogue prove. Private.
 */
#ifndef GUARD_AMOUNTS_H
#define GUARD_AMOUNTS_H

#include "guard/judge.h"

/* A known amount and where it stands. */
struct known_amount {
    struct money money;
    const char *kind;
    const char *id;
    const char *field;
};

#define KNOWN_MAX 48 /* amounts of one order that are looked at */
struct known_amounts {
    struct known_amount items[KNOWN_MAX];
    size_t count;
};

void amounts_append(struct known_amounts *known, const struct known_amounts *more);

/* Parts of an order that sentences name. */
void amounts_of_refunds(struct judge *judge, const struct order *order,
                        struct known_amounts *known);
void amounts_of_total(struct judge *judge, const struct order *order,
                      struct known_amounts *known);
/* What the order cost beyond its lines; none where a price is missing. */
void amounts_of_shipping(struct judge *judge, const struct order *order,
                         struct known_amounts *known);
/* Lines, payments, and all of the above; gathered once an order. */
const struct known_amounts *amounts_of_order(struct judge *judge,
                                             const struct order *order);
/* Prices of every variant and order line under that title. */
void amounts_of_title(struct judge *judge, const char *title, struct known_amounts *known);

/* The item that the value equals, within a tenth where it says "about"; NULL. */
const struct known_amount *amounts_find(const struct known_amounts *known,
                                        const struct value *value);
/*
 * The value is a sum or difference of two or three items, or up to nine times one; says
 * which. At most the first twelve items are tried. NULL where it is none.
 */
const char *amounts_combine(struct judge *judge, const struct known_amounts *known,
                            const struct value *value);

/* One amount of the text, with what it can be judged by. */
struct case_of_amount {
    struct judge *judge;
    const struct value *value;
    const struct order *order; /* NULL: none */
    bool is_certain;
    uint64_t topics; /* of its clause, or its sentence */
    bool is_asserted;
};

struct claim *amount_claim(const struct case_of_amount *at, enum verdict verdict);
const char *known_amount_text(struct judge *judge, const struct known_amount *known);
/* Proves the amount as a percentage, named in its sentence, of a known one or what it
 * leaves. */
bool amount_by_percentage(const struct case_of_amount *at,
                          const struct known_amounts *known);
/* Proves it as amounts_combine() says; id is the order's, or NULL. */
bool amount_by_combination(const struct case_of_amount *at,
                           const struct known_amounts *known, const char *id);
/* Adds the amounts proved so far in the value's sentence: "... plus ..., in total ...". */
void amounts_told(const struct case_of_amount *at, struct known_amounts *known);

#endif
