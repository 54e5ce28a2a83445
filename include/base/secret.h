/*
 * Secrets: one locked, guarded arena for keys and passphrases, wiping, random bytes, keyed
 * hashes (BLAKE2b). Start with secret_start() before anything else here.
 */
#ifndef BASE_SECRET_H
#define BASE_SECRET_H

#include "base/attributes.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SECRET_KEY_LEN 32
#define SECRET_ARENA_LEN (256 * 1024)

/* Starts libsodium, makes the arena; no core dumps, not dumpable, umask 077. */
bool secret_start(struct error *err) MUST_CHECK;
/* Wipes and frees the arena. */
void secret_stop(void);
/* False where the system did not let the arena be locked in memory (doctor tells). */
bool secret_is_locked_in_memory(void);

/* From the arena, zeroed, 16-byte aligned. Ends the program through fatal() where it is full. */
void *secret_get(size_t len) MUST_CHECK;
/* Wipes and gives back. NULL is allowed. */
void secret_free(void *pointer);

void secret_wipe(void *bytes, size_t len);
/* What calls that have returned left on the stack, as deep as they go here. */
void secret_wipe_stack(void);
void secret_random(void *bytes, size_t len);
uint32_t secret_random_below(uint32_t limit);
bool secret_equals(const void *a, const void *b, size_t len); /* in constant time */
/* BLAKE2b of len bytes under a key (NULL: none) into out_len (16 to 64) bytes. */
void secret_hash(const uint8_t key[SECRET_KEY_LEN], const void *bytes, size_t len, uint8_t *out,
                 size_t out_len);
/* Lower-case hexadecimal; out has 2 * len + 1 bytes. */
void secret_to_hex(const uint8_t *bytes, size_t len, char *out);

/*
 * Stars out a secret in words that came from elsewhere: every part of 8 or more of its bytes
 * (one that is shorter: the whole), in either case, and what goes on with it behind as many
 * stars. Bytes before from were looked at before: what may have begun there counts. True where
 * something was found. secret may be NULL.
 */
#define SECRET_PART_LEN 8
bool secret_star(const char *secret, char *bytes, size_t from, size_t len);

/*
 * Reads a secret from a descriptor to its end, at most size - 1 bytes; one LF or CR LF at the
 * end is dropped. Returns its length in *len; out comes from secret_get().
 */
bool secret_read(int fd, char *out, size_t size, size_t *len, struct error *err) MUST_CHECK;
/* As secret_read() from a file that only its owner can read or write, else ERROR_USAGE. */
bool secret_read_file(const char *path, char *out, size_t size, size_t *len,
                      struct error *err) MUST_CHECK;

#endif
