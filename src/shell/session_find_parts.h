/* What looking for something and telling what was found share. Nobody else includes it. */
#ifndef SHELL_SESSION_FIND_PARTS_H
#define SHELL_SESSION_FIND_PARTS_H

#include "base/fuzzy.h"
#include "shell/session.h"

#define TICKETS_MAX   20
#define CUSTOMERS_MAX 8
#define PRODUCTS_MAX  12

struct ticket_candidate {
    uint64_t rank;
    uint32_t number;
};

struct customer_candidate {
    uint64_t rank;
    char *id;
    char *name;
};

struct session_find {
    uint64_t request;
    char *words;
    struct text folded; /* in arena */
    struct limit *limit;
    bool is_plain;      /* words alone: they are found with letters left out, too */
    uint32_t from;
    moment_t now;
    struct ticket_candidate tickets[TICKETS_MAX]; /* the best first */
    size_t ticket_count;
    struct customer_candidate customers[CUSTOMERS_MAX];
    size_t customer_count;
    size_t told;    /* tickets and customers that fitted when it was last told */
    size_t fitted;  /* and now */
    bool has_begun; /* the products were looked for */
    bool is_done;
    struct product *products; /* in arena */
    size_t product_count;
    struct arena arena;
};

/* What was found until now. */
void find_tell(struct session *session, bool is_last);

#endif
