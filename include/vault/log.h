/*
 * SQLite's files with one difference: what is written to a log in one run, frame behind
 * frame, goes to the system in pieces of up to LOG_PIECE bytes instead of two calls a page.
 *
 * Nobody can tell: what is held is handed on before the log is read, measured, cut, synced
 * or closed, and before its index shows new frames to others (SQLite, "WAL-mode File
 * Format", 2.2 and 2.3). Where that fails the call says so, or, of the index, the sync that
 * a commit ends with. That rests on store_open() setting synchronous to FULL: with less a
 * commit ends without a sync, and a write that failed would be told to nobody. What a
 * transaction that was rolled back left is dropped while the lock for writing is still its
 * own: behind it those places are another writer's.
 */
#ifndef VAULT_LOG_H
#define VAULT_LOG_H

#include "base/attributes.h"

#include <stdbool.h>

#define LOG_VFS   "deskhand-log"
#define LOG_PIECE 65536

/* Known to SQLite by that name from here on; a second call does nothing. False for
 * want of memory, in which SQLite itself does not start. */
bool log_register(void) MUST_CHECK;

#endif
