/*
 * The header's slots: the master key, wrapped under what Argon2id makes of a passphrase or
 * of the recovery code, each at a cost of its own.
 */
#ifndef VAULT_SLOT_H
#define VAULT_SLOT_H

#include "vault/header.h"

/* Wraps the master key for these words under a new salt, at the cost that the slot says. */
bool slot_fill(struct header *header, enum header_slot_id id, struct text words,
               const uint8_t master[SECRET_KEY_LEN], struct error *err) MUST_CHECK;
/*
 * The master key, into the secret arena. ERROR_LOCKED where the slot is another
 * passphrase's, ERROR_DAMAGED where it is this one's and does not open.
 */
bool slot_open(const struct header *header, enum header_slot_id id, struct text words,
               uint8_t master[SECRET_KEY_LEN], struct error *err) MUST_CHECK;
/* Of the slot that knows the words; those that are a recovery code are tried as one first.
 */
bool slot_open_any(const struct header *header, struct text words,
                   uint8_t master[SECRET_KEY_LEN], struct error *err) MUST_CHECK;

#endif
