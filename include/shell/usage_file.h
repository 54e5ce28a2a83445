/*
 * What was used of models today, and what requests that run now may yet use: a small file
 * in the state folder, shared by every process of this home. Under a lock while it is open;
 * replaced whole. Names nobody: a ticket stands there as a hash under a salt of that day.
 *
 * Not synced, since it is written twice a request and the screen waits for it: a kill loses
 * nothing of it, a power failure may lose the day's sum, which is told (ERROR_DAMAGED) or
 * starts some requests too low. What left, and what it took, stands in the egress records
 * of the vault, which are durable; a ticket's budget is summed from those.
 *
 *     deskhand usage 1
 *     day 2026-11-28 SALT
 *     used REQUESTS PROMPT-TOKENS COMPLETION-TOKENS COST-MICRO
 *     reserved PROCESS TICKET PROMPT-TOKENS COMPLETION-TOKENS COST-MICRO     (one a running
 * request) check BLAKE2b of the lines before
 */
#ifndef SHELL_USAGE_FILE_H
#define SHELL_USAGE_FILE_H

#include "base/attributes.h"
#include "base/error.h"
#include "base/moment.h"
#include "base/process.h"
#include "shell/spent.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define USAGE_HASH_SIZE        17
#define USAGE_RESERVATIONS_MAX 256

struct usage_reservation {
    char process[PROCESS_MARK_SIZE];
    char ticket[USAGE_HASH_SIZE]; /* "-": of none */
    struct usage at_most;         /* requests: 1 */
};

struct usage_file {
    const char *folder; /* borrowed */
    int lock;
    struct day day; /* in the shop's zone */
    char salt[USAGE_HASH_SIZE];
    struct usage used;
    struct usage_reservation reservations[USAGE_RESERVATIONS_MAX];
    size_t count;
};

/*
 * Waits for the lock, two seconds at most. Another day's sums are dropped, and what
 * processes that run no longer had set aside. A file that is damaged or of another version
 * is ERROR_DAMAGED once: it is begun anew before that is told.
 */
bool usage_file_open(struct usage_file *file, const char *folder, moment_t now,
                     struct error *err) MUST_CHECK;
bool usage_file_save(const struct usage_file *file, struct error *err) MUST_CHECK;
void usage_file_close(struct usage_file *file);
/* As usage_file_open(), without the lock, for reading alone: there is nothing to close. */
bool usage_file_look(struct usage_file *file, const char *folder, moment_t now,
                     struct error *err) MUST_CHECK;

/* How a ticket (NULL: none) is called in it. */
void usage_file_ticket(const struct usage_file *file, const char *ticket,
                       char hash[USAGE_HASH_SIZE]);

#endif
