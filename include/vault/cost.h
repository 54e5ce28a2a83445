/*
 * What one run of the key derivation costs (Argon2id: passes over an amount of memory), and
 * the bounds that a cost read from a file must keep before it is paid.
 */
#ifndef VAULT_COST_H
#define VAULT_COST_H

#include "vault/vault.h"

#include <stdbool.h>
#include <stdint.h>

struct cost {
    uint32_t passes;
    uint32_t kib;
};

/* The cheapest cost that this build makes or opens. */
extern const struct cost cost_least;

/* The cost asked for; where this build allows a cheaper one than any of these, that one. */
struct cost cost_of(enum vault_cost asked);
bool cost_is_allowed(struct cost cost);

#endif
