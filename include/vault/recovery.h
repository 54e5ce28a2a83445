/*
 * The recovery code: 160 random bits and 20 bits of check in base 32 (Crockford's alphabet,
 * which has no I, L, O, U), in groups of four: "7K2M-...". Read back in any case, with or
 * without the dashes, I and L as 1, O as 0.
 */
#ifndef VAULT_RECOVERY_H
#define VAULT_RECOVERY_H

#include "base/attributes.h"
#include "base/text.h"
#include "vault/vault.h"

#include <stdbool.h>

#define RECOVERY_LEN 36 /* without dashes: 32 of chance, 4 of check */

/* A new code into a secret of VAULT_RECOVERY_SIZE bytes. */
void recovery_make(char code[VAULT_RECOVERY_SIZE]);
/* The code's one form, what the key is derived from. False where it is none, or mistyped.
 */
bool recovery_read(struct text typed, char code[RECOVERY_LEN]) MUST_CHECK;

#endif
