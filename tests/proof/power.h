/*
 * A disk that loses what was not synced. While it stands between SQLite and the system, the
 * bytes that each write replaces are noted in shared memory until their file is synced;
 * after the writer was killed, power_cut() puts back a random choice of them, sector by
 * sector, as a disk does whose power went.
 */
#ifndef TESTS_PROOF_POWER_H
#define TESTS_PROOF_POWER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Makes it SQLite's default file system, for this process and those forked from it. */
void power_install(void);
/* Forgets what was noted: the power stayed. */
void power_forget(void);
/* Puts back what was not synced: all of it, or by sectors, as the random state says.
 * Returns the bytes that were put back. */
size_t power_cut(uint64_t *random);

#endif
