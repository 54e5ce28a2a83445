/* An import as its files see it. Nobody else includes it. */
#ifndef SHELL_IMPORT_PARTS_H
#define SHELL_IMPORT_PARTS_H

#include "base/numbers.h"
#include "base/pairs.h"
#include "shell/gathered.h"
#include "shell/import.h"
#include "shell/import_rules.h"

struct known_customer {
    int64_t stream;     /* 0: not looked for yet */
    bool is_known;      /* the vault had it, or the customer's own line came */
    bool is_noted;      /* the stream's lines of before this import are known */
    bool has_no_orders; /* before this import it had none */
    bool is_sought;     /* with others whose orders are held */
};

/* A line that named a customer nobody had heard of yet. */
struct loose_end {
    size_t customer; /* among those known */
    char *where;
};

/*
 * Orders that were read and are not written yet. Written as they come they would fall on
 * pages all over the vault; held back, some hundred thousand go in the order of its tables.
 */
#define HELD_BYTES ((size_t)256 * 1024 * 1024) /* of them: where they are more they go */

struct held_order {
    uint64_t id_hash;
    uint64_t line_hash;
    moment_t placed_at;
    int64_t number;    /* of its line */
    size_t text;       /* in the texts: its id, its customer's, the line, NULs between */
    uint32_t customer; /* among those known */
    uint32_t line_len;
    uint32_t product; /* the first of its */
    uint32_t product_count;
    uint32_t id_len;
    uint32_t customer_len;
    bool is_cancelled;
    bool has_address;
    bool is_new;
};

struct held_orders {
    size_t limit; /* bytes */
    char *name;   /* of the file that they came from */
    struct held_order *orders;
    size_t count, capacity;
    char *texts;
    size_t text_len, text_capacity;
    uint32_t *products;
    size_t product_count, product_capacity;
    struct vault_value *values; /* numbers of orders and parcels, about an order each */
    size_t value_count, value_capacity;
    struct numbers owners; /* hash of an order's id -> the customer's place, from 1 */
    struct pair *moved;    /* order, the stream that has it too */
    size_t moved_count, moved_capacity;
};

struct import {
    struct office *office;
    struct arena arena;     /* of one line */
    struct arena scratch;   /* of one look into the vault */
    struct table customers; /* met so far: id -> place among those known */
    struct known_customer *known;
    size_t known_count;
    size_t known_capacity;
    struct held_orders held;
    struct numbers lines;  /* known: import_line_key() -> hash of the line, 0 for gone */
    struct table expected; /* "NAME:LINE" of lines known to be bad -> index into reasons */
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

/* A failure of ours or the disk's, not of the line. Returns false. */
bool import_broken(struct import *import);
/* Enough to see that a text came again; never 0. */
uint64_t import_hash(struct text text);
/* The key of an order, by its id's hash, among the lines known: a customer's line has the
 * empty id. Two of one key are taken for a line that changed, which costs a look and
 * nothing else. */
uint64_t import_line_key(int64_t stream, uint64_t order);

/* What is known of the customer. Borrowed, until the next call. */
struct known_customer *import_customer(struct import *import, const char *id);
/* Its stream, made where there is none. */
bool import_look_for(struct import *import, struct known_customer *known, const char *id,
                     struct error *err) MUST_CHECK;
/* It was looked for, and the vault had that stream. */
void import_found_customer(struct known_customer *known, int64_t stream);
/* What a line of the customer's may repeat of the stream is noted. */
bool import_note_customer(struct import *import, struct known_customer *known,
                          bool is_order, struct error *err) MUST_CHECK;
/* A customer of an order or ticket: must be known by the end of the file. */
void import_want_customer(struct import *import, const struct known_customer *known,
                          const char *customer, const char *name, int64_t number);

/* A line, of the stream whose key and end it takes. */
struct import_kept {
    int64_t stream;
    enum record_kind kind;
    uint64_t id_hash; /* of the order, or of "" */
    uint64_t line_hash;
    moment_t at;
};
/* Appends the line where it says something new. */
bool import_keep_line(struct import *import, const struct import_kept *kept,
                      struct text line, bool *is_new, struct error *err) MUST_CHECK;

/* Holds an order that is to be taken; writes those held where they are many, or where the
 * order may be one that is held of somebody else. */
bool import_hold(struct import *import, const struct order *order, const char *name,
                 int64_t number, struct text line, struct error *err) MUST_CHECK;
/* Writes all that are held: before anything else of a customer's is looked at. */
bool import_write_held(struct import *import, struct error *err) MUST_CHECK;
void import_release_held(struct import *import);

/* The order of that id, which is another's now, is taken from the stream, where the stream
 * has it and not only a number like its own. */
bool import_take_from(struct import *import, const char *order, int64_t stream,
                      struct error *err) MUST_CHECK;

#endif
