/*
 * The lists on the right that one walks: the customer's orders, each with what it unfolds
 * to, and the profile with the history. Each row is a fact, which a key puts into the
 * reply. Rows are given one by one, whatever their number: an order may have a million
 * lines.
 */
#ifndef APP_AROUND_H
#define APP_AROUND_H

#include "app/model.h"
#include "assist/fact.h"

#include <stdbool.h>
#include <stddef.h>

/* Of an order that unfolds: so many of its lines have their product's price beside them. */
#define AROUND_PRICED_LINES ((size_t)50)
/* So many shipments, refunds and payments of it have rows. */
#define AROUND_PARTS ((size_t)100)
/* So many mails, phones and addresses. */
#define AROUND_VALUES ((size_t)8)

/* The orders' list as it stands; borrowed from the model, its arrays in an arena. */
struct orders_list {
    const struct model *model;
    size_t order_count;
    size_t unfolded;    /* that order is; SIZE_MAX: none */
    struct fact *front; /* before and among its first lines */
    size_t front_count;
    size_t line_first; /* further lines, a row each */
    size_t line_count;
    struct fact *back;
    size_t back_count;
};
struct orders_place {
    size_t order;
    size_t part; /* 0: the order itself */
};

void orders_list_of(const struct model *model, struct arena *arena,
                    struct orders_list *list);
/* Rows of the unfolded order behind its own. */
size_t orders_list_parts(const struct orders_list *list);
size_t orders_list_count(const struct orders_list *list);
struct orders_place orders_list_place(const struct orders_list *list, size_t row);
size_t orders_list_row(const struct orders_list *list, struct orders_place place);
/* The row that is marked; 0 in an empty list. */
size_t orders_list_marked(const struct orders_list *list);
/* FACT_NONE past the end. */
struct fact orders_list_fact(const struct orders_list *list, struct orders_place place);

/* The profile's rows, in order. */
#define PROFILE_ROWS (5 + 3 * AROUND_VALUES)
size_t profile_facts(const struct model *model, struct fact facts[PROFILE_ROWS]);

/* A row of the customer's list: of the profile, or of the history. */
struct customer_row {
    struct fact fact;        /* FACT_NONE: nothing to put in */
    const struct past *past; /* NULL: of the profile */
};
size_t customer_list_count(const struct model *model);
bool customer_list_row(const struct model *model, size_t row, struct customer_row *found);

/* The product of an order's line, as the catalogue has it; NULL. */
const struct product *line_product(const struct model *model,
                                   const struct order_line *line);
/* Its own title, else the catalogue's, else the product's id. */
const char *line_title(const struct model *model, const struct order_line *line);
/* It is a personal detail, which H folds. */
bool fact_is_personal(enum fact_kind kind);
/* The customer's facts, or a personal one alone, are folded now. */
bool fact_is_folded(const struct model *model, enum fact_kind kind);

#endif
