/*
 * What was used of models, and what tickets used as far as their records were read: kept
 * while the program runs, so that a long thread is read once. Knows no budget.
 */
#ifndef SHELL_SPENT_H
#define SHELL_SPENT_H

#include "vault/vault.h"

#include <stddef.h>
#include <stdint.h>

struct usage {
    int64_t requests;
    int64_t prompt_tokens;
    int64_t completion_tokens;
    int64_t cost_micro; /* millionths of the currency of the prices */
};
/* Sums that stay at INT64_MAX. */
struct usage usage_sum(struct usage a, struct usage b);

/* Of one ticket's stream, up to a record. */
struct spent {
    int64_t stream;   /* 0: of none */
    int64_t sequence; /* of the last record that was read */
    struct usage usage;
};

#define SPENT_TICKETS 16
struct spending {
    struct spent tickets[SPENT_TICKETS];
    size_t next; /* whose place the next ticket takes */
};
/* The one of that stream: as far as it was read, or from its beginning. Borrowed. */
struct spent *spending_of(struct spending *spending, int64_t stream);
/* The stream's next record; one that was counted already counts no more. */
void spent_add(struct spent *spent, const struct vault_record *record);

#endif
