/*
 * A VFS of SQLite's over the system's own, in which a connection may spool: of what it
 * writes to its file and its log, pieces that follow each other go to the system as one,
 * and what it reads from one end to the other comes in large pieces. Nothing else is
 * different: what is held is written before a sync, before anything of it is read, and
 * before the file's length is asked, so that what was durable then still is.
 *
 * Where the system refuses to write what is held, the write that noticed fails, and so does
 * every later one, every sync and every read until spooling ends: a transaction that lost
 * some of it cannot commit.
 */
#ifndef VAULT_SPOOL_H
#define VAULT_SPOOL_H

#include <sqlite3.h>

/* Bytes that are held of a file, and read ahead; SQLite bears 128 Ki less one at once. */
#define SPOOL_LEN (124 * 1024)

/* The name to open a connection by; NULL, which is the system's, where there is none. */
const char *spool_vfs(void);
/* Of a connection that was opened by that name; of others nothing happens. */
void spool_begin(sqlite3 *db);
/* Writes what is still held: after a commit or a checkpoint that went well nothing is. */
void spool_end(sqlite3 *db);

#endif
