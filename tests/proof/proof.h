/* What the proofs written in C share: the share, the seed, a home of their own, the
 * verdict. */
#ifndef TESTS_PROOF_H
#define TESTS_PROOF_H

#include "base/attributes.h"
#include "base/text.h"
#include "vault/vault.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PROOF_PASSPHRASE "correct horse battery"

/* PROOF=full, or a share of it. */
bool proof_is_full(void);
long proof_share(long full, long share);
/* PROOF_SEED, or one that never changes; printed with every verdict. */
uint64_t proof_seed(void);
/* A small generator of its own, so that a seed gives the same everywhere. */
uint64_t proof_random(uint64_t *state);
uint64_t proof_random_below(uint64_t *state, uint64_t limit);

/* A temporary folder with a state folder in it, on a memory file system where asked. */
struct proof_home {
    char folder[96];
    char state[112];
    char file[112];
    char log[120];
    char anchor[144];
};
void proof_home_make(struct proof_home *home, bool in_memory);
void proof_home_remove(struct proof_home *home);
/* Makes the vault and opens it; ends the proof where that fails. */
struct vault *proof_create(struct proof_home *home);
/* Ends the proof with these words where ok is false. */
void proof_must(bool ok, const char *what, const struct error *err);
void proof_die(const char *format, ...) PRINTF_LIKE(1, 2) NORETURN;

struct proof_file {
    uint8_t *bytes;
    size_t len;
};
struct proof_file proof_read(const char *path);
void proof_write(const char *path, const void *bytes, size_t len);

/* The verdict's line, "name: figure ok" or FAILED; returns the exit status. */
int proof_report(const char *name, bool ok, const char *format, ...) PRINTF_LIKE(3, 4);

#endif
