/* An import as its files see it. Nobody else includes it. */
#ifndef SHELL_IMPORT_PARTS_H
#define SHELL_IMPORT_PARTS_H

#include "base/numbers.h"
#include "shell/gathered.h"
#include "shell/import.h"
#include "shell/import_rules.h"

/* What is known of a customer: the stream, times CUSTOMER_BITS, and these. */
#define KNOWN_CUSTOMER ((size_t)1) /* the vault had it, or the customer's own line came */
#define NOTED_CUSTOMER ((size_t)2) /* the stream's lines of before this import are known */
#define NO_ORDERS      ((size_t)4) /* before this import it had none */
#define CUSTOMER_BITS  8

/* A line that named a customer nobody had heard of yet. */
struct loose_end {
    char *customer;
    char *where;
};

struct import {
    struct office *office;
    struct arena arena;        /* of one line */
    struct table customers; /* met so far: id -> what is known */
    struct numbers lines;   /* known: import_line_key() -> hash of the line, 0 for gone */
    struct table expected;  /* "NAME:LINE" of lines known to be bad -> index into reasons */
    char **reasons;
    size_t reason_count;
    size_t reason_capacity;
    struct gathered *gathered; /* the orders, to be counted */
    struct loose_end *loose;
    size_t loose_count;
    size_t loose_capacity;
    struct import_counts counts;
    struct import_rules rules;
    bool is_left_out; /* the line at hand */
    bool was_there;   /* the ticket of the line at hand */
    bool is_broken;
    bool is_committed;
    bool has_orders;
};

/* One record into the vault or the catalogue; is_left_out where it was not taken. */
bool import_take(struct import *import, const struct interchange_record *record,
                 const char *name, int64_t number, struct text line,
                 struct error *err) MUST_CHECK;

/* The key of an order among the lines known: a customer's line has the empty order id. Two
 * of one key are taken for a line that changed, which costs a look and nothing else. */
uint64_t import_line_key(int64_t stream, const char *order);
/* The order's number and those of its parcels are the stream's. */
bool import_identify_order(struct import *import, const struct order *order, int64_t stream,
                           struct error *err) MUST_CHECK;
/* The order of the line at hand, which is stream's, is no other customer's any more. */
bool import_take_from_others(struct import *import, const struct order *order,
                             int64_t stream, struct error *err) MUST_CHECK;

#endif
