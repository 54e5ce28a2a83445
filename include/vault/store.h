/*
 * The vault's file: SQLite in WAL mode, its tables, its prepared statements, and what
 * SQLite refuses as a sentence for a person. Knows numbers and sealed bytes, no key.
 */
#ifndef VAULT_STORE_H
#define VAULT_STORE_H

#include "base/attributes.h"
#include "base/buffer.h"
#include "base/error.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#define STORE_FILE        "vault.db"
#define STORE_PAGE        2048
#define STORE_FRAMES      4000 /* of the log; a commit that finds more checkpoints */
#define STORE_PATIENCE_MS 10000
#define STORE_CACHE       "PRAGMA cache_size = -8192"
#define STORE_WIDE_CACHE  "PRAGMA cache_size = -32768"

// clang-format off
/* The highest number that any stream ever had. */
#define NEWEST_STREAM \
    "max(ifnull((SELECT max(stream) FROM streams), 0), " \
    "ifnull((SELECT seq FROM sqlite_sequence WHERE name = 'streams'), 0))"
/* Of records and erasures, which take their numbers in one order. */
#define NEWEST_ROW \
    "max(ifnull((SELECT max(row) FROM records), 0), " \
    "ifnull((SELECT max(number) FROM erasures), 0))"
#define NEWEST_RECORD NEWEST_ROW ", (SELECT tag FROM records WHERE row = " NEWEST_ROW ")"
#define STATEMENTS(X) \
    X(BEGIN, "BEGIN IMMEDIATE") \
    X(BEGIN_VIEW, "BEGIN") \
    X(COMMIT, "COMMIT") \
    X(ROLLBACK, "ROLLBACK") \
    X(DATA_VERSION, "PRAGMA data_version") \
    X(HEADER, "SELECT bytes FROM header WHERE id = 1") \
    X(STREAM_BY_TAG, "SELECT stream, key FROM streams WHERE tag = ?1") \
    X(STREAM_NUMBER, "SELECT stream FROM streams WHERE tag = ?1") \
    X(STREAM_KEY, "SELECT tag, key FROM streams WHERE stream = ?1") \
    X(STREAMS_FROM, "SELECT stream, tag, key, name FROM streams WHERE stream >= ?1 " \
                    "ORDER BY stream LIMIT 1000") \
    X(STREAM_NEXT, "SELECT stream, tag, key, name FROM streams WHERE stream >= ?1 " \
                   "ORDER BY stream LIMIT 1") \
    X(STREAM_NEWEST, "SELECT " NEWEST_STREAM) \
    X(STREAM_LAST, "SELECT max(stream) FROM streams") \
    X(STREAM_ADD, "INSERT INTO streams(stream, tag, key, name) VALUES(?1, ?2, ?3, ?4)") \
    X(STREAM_TURN, "INSERT INTO fresh_streams(stream, tag, key, name) " \
                   "VALUES(?1, ?2, ?3, ?4)") \
    X(MARKS, "SELECT bytes FROM marks WHERE stream = ?1") \
    X(MARKS_ADD, "INSERT INTO marks(stream, bytes) VALUES(?1, ?2)") \
    X(MARKS_SET, "UPDATE marks SET bytes = ?2 WHERE stream = ?1") \
    X(MARKS_DROP, "DELETE FROM marks WHERE stream = ?1") \
    X(STREAM_AFTER, "SELECT stream FROM streams WHERE stream > ?1 ORDER BY stream LIMIT 1") \
    X(RECORD_LAST, "SELECT sequence, tag, kind FROM records WHERE stream = ?1 " \
                   "ORDER BY sequence DESC LIMIT 1") \
    X(RECORD_LAST_SEQUENCE, "SELECT max(sequence) FROM records WHERE stream = ?1") \
    X(RECORD_OF_KIND, "SELECT 1 FROM records WHERE stream = ?1 AND kind = ?2 LIMIT 1") \
    X(RECORD_ADD, "INSERT INTO records(row, stream, sequence, kind, tag, sealed) " \
                  "VALUES(?1, ?2, ?3, ?4, ?5, ?6)") \
    X(RECORD_NEWEST, "SELECT " NEWEST_ROW) \
    X(END, "SELECT " NEWEST_RECORD ", " NEWEST_STREAM ", (SELECT max(number) FROM erasures)") \
    X(RECORD_COUNT, "SELECT count(*) FROM records") \
    X(STREAM_COUNT, "SELECT count(*) FROM streams") \
    X(RECORD_ORPHANS, "SELECT count(*) FROM records WHERE stream NOT IN " \
                      "(SELECT stream FROM streams)") \
    X(STREAM_RECORDS, "SELECT row, stream, sequence, kind, tag, sealed FROM records " \
                      "WHERE stream = ?3 AND sequence BETWEEN ?1 AND ?2 ORDER BY sequence") \
    X(ROWS_UP, "SELECT row, stream, sequence, kind, tag, sealed FROM records " \
               "WHERE row BETWEEN ?1 AND ?2 ORDER BY row") \
    X(ROWS_DOWN, "SELECT row, stream, sequence, kind, tag, sealed FROM records " \
                 "WHERE row BETWEEN ?1 AND ?2 ORDER BY row DESC") \
    X(ERASURE_NEWEST, "SELECT max(number) FROM erasures") \
    X(CHANGED, "SELECT DISTINCT stream FROM records WHERE row > ?1 AND row <= ?2 " \
               "AND ?3 >> kind & 1 ORDER BY stream") \
    X(IDENTIFY, "INSERT OR IGNORE INTO identifiers(hash, stream, mark) VALUES(?1, ?2, ?3)") \
    X(UNIDENTIFY, "DELETE FROM identifiers WHERE hash = ?1 AND stream = ?2 AND mark = ?3") \
    X(WHO_HAS, "SELECT stream, mark FROM identifiers WHERE hash = ?1 ORDER BY stream") \
    X(IDENTIFIERS, "SELECT hash, stream, mark FROM identifiers") \
    X(IDENTIFIERS_BY_STREAM, "SELECT stream, hash, mark FROM identifiers ORDER BY stream") \
    X(HEADER_SET, "UPDATE header SET bytes = ?1 WHERE id = 1") \
    X(SEGMENT_PUT, "INSERT OR REPLACE INTO segments(place, key, bytes) VALUES(?1, ?2, ?3)") \
    X(SEGMENT_GET, "SELECT key, bytes FROM segments WHERE place = ?1") \
    X(SEGMENT_NEXT, "SELECT place, key FROM segments WHERE place > ?1 ORDER BY place LIMIT 1") \
    X(SEGMENT_TURN, "INSERT INTO fresh_segments(place, key, bytes) " \
                    "SELECT place, ?2, bytes FROM segments WHERE place = ?1") \
    X(SEGMENT_DROP, "DELETE FROM segments WHERE place BETWEEN ?1 AND ?2") \
    X(SEGMENT_LAST, "SELECT max(place) FROM segments WHERE place BETWEEN ?1 AND ?2") \
    X(STREAM_DROP, "DELETE FROM streams WHERE stream = ?1") \
    X(RECORDS_DROP, "DELETE FROM records WHERE stream = ?1") \
    X(IDENTIFIERS_DROP, "DELETE FROM identifiers WHERE stream IN " \
                        "(SELECT value FROM json_each(?1))") \
    X(ERASURES, "SELECT number, box FROM erasures ORDER BY number") \
    X(ERASURE_DROP, "DELETE FROM erasures WHERE number = ?1") \
    X(ERASURE_PUT, "INSERT OR REPLACE INTO erasures(number, box) VALUES(?1, ?2)") \
    X(STREAM_PAD, "UPDATE streams SET name = name || zeroblob(?2) WHERE stream = ?1") \
    X(STREAM_NAME_SET, "UPDATE streams SET name = ?2 WHERE stream = ?1") \
    X(INTEGRITY, "PRAGMA integrity_check(20)") \
    X(STRUCTURE, "PRAGMA quick_check(1)") \
    X(COPY, "VACUUM INTO ?1")
// clang-format on
#define STATEMENT_ID(id, sql) STATEMENT_##id,
enum statement { STATEMENTS(STATEMENT_ID) STATEMENT_COUNT };

struct store {
    sqlite3 *db;
    char *path;
    char *log_path;
    sqlite3_stmt *statements[STATEMENT_COUNT]; /* prepared when first asked for */
    int frames;                                /* in the log, as of the last commit */
    int64_t waits_since;                       /* for another process; monotonic, ms */
    int64_t patience_ms;                       /* before that is told */
    bool is_read_only;
    ino_t log_inode;   /* while it is open nobody makes another; 0: not known */
    bool is_immutable; /* read-only without a log beside it: it cannot change */
};

/*
 * Makes folder/vault.db with the tables and this header, all or nothing. ERROR_FAILED where
 * one stands there.
 */
bool store_create(const char *folder, const void *header, size_t len,
                  struct error *err) MUST_CHECK;
/*
 * Changes nothing in the file yet. ERROR_NOT_FOUND no file, ERROR_USAGE others may read it,
 * ERROR_DAMAGED not a database. A read-only file or folder opens for reading.
 */
bool store_open(struct store *store, const char *folder, struct error *err) MUST_CHECK;
/* A file that nobody else writes, and that is only read. */
bool store_open_copy(struct store *store, const char *path, struct error *err) MUST_CHECK;
/* The header was understood: from here on the file may be written. */
bool store_accept(struct store *store, struct error *err) MUST_CHECK;
/* Brings the tables of a vault of version 1 up to date; in a transaction. */
bool store_upgrade(struct store *store, struct error *err) MUST_CHECK;
/*
 * A second connection to an open store's file, for reading only, by another thread too. It
 * maps the file instead of copying it (an I/O error is then SIGBUS): for caches.
 */
bool store_open_reader(struct store *reader, const struct store *store,
                       struct error *err) MUST_CHECK;
/*
 * Tables for every key wrapped anew, beside those with the old ones, which they take the
 * place of: changed where they lie, the old would leave copies in the gaps of their pages.
 * In a transaction.
 */
bool store_start_turn(struct store *store, struct error *err) MUST_CHECK;
bool store_end_turn(struct store *store, struct error *err) MUST_CHECK;
/*
 * ERROR_FAILED where another file took the place of the one that is open, or its log was
 * removed, so that what lies there may be a backup that was copied over it.
 */
bool store_check_place(struct store *store, struct error *err) MUST_CHECK;
/* A store that is zeroed, or was never opened, is allowed. */
void store_close(struct store *store);

/* Reset and without bindings; NULL where it cannot be prepared. Borrowed. */
sqlite3_stmt *store_statement(struct store *store, enum statement id,
                              struct error *err) MUST_CHECK;
/* One step; *has_row false at the end. On the end and on failure the statement is reset. */
bool store_step(struct store *store, sqlite3_stmt *statement, bool *has_row,
                struct error *err) MUST_CHECK;
/* Steps a statement that gives no rows to its end, and resets it. */
bool store_run(struct store *store, sqlite3_stmt *statement, struct error *err) MUST_CHECK;
/* A statement without parameters that gives one number; 0 for NULL or no row. */
bool store_number(struct store *store, enum statement id, int64_t *number,
                  struct error *err) MUST_CHECK;
/* Binds bytes that stay where they are until the statement is reset. */
void store_bind(sqlite3_stmt *statement, int at, const void *bytes, size_t len);
/* A blob of exactly len bytes in that column, or NULL. */
const uint8_t *store_blob(sqlite3_stmt *statement, int column, size_t len);

/* Runs a statement without parameters. */
bool store_do(struct store *store, enum statement id, struct error *err) MUST_CHECK;
/* Writes what is committed from the log into the file; does not wait for anybody. */
void store_checkpoint(struct store *store);
/* Gives up the pages that are in memory and not in use. */
void store_rest(struct store *store);
/* Writes all segments into new pages, the old ones zeroed; in a transaction. */
bool store_renew_segments(struct store *store, struct error *err) MUST_CHECK;
/*
 * Bytes of the file itself, through SQLite's own descriptor (closing another one would let
 * go of SQLite's locks on it); *len is what there was up to size.
 */
bool store_read_file(struct store *store, int64_t at, uint8_t *bytes, size_t size,
                     size_t *len, struct error *err) MUST_CHECK;

/*
 * From here to the end, which lies behind the commit or the rollback, a transaction writes
 * very much: its pages stay in memory, from 512 MiB up to a quarter of what is free and no
 * more than 4 GiB, and go to the log in large pieces.
 */
void store_start_large(struct store *store);
void store_end_large(struct store *store);
/* A setting of the connection, as a PRAGMA. */
void store_set(struct store *store, const char *pragma);
/* The path as a URI of SQLite's; the caller releases it. False where it is too long. */
bool store_uri(const char *path, const char *mode, struct buffer *uri) MUST_CHECK;

/*
 * Writes the log into the file and empties it, so that what was overwritten stands in
 * neither. Waits for who reads an older page; ERROR_FAILED names one that does not end.
 */
bool store_scrub(struct store *store, struct error *err) MUST_CHECK;
/* "process 71 (deskhand)" that writes to the vault, or reads an older page of it. */
void store_holder(const struct store *store, bool reads, char *out, size_t size);

/* Fills err with what SQLite said last. Returns false. */
bool store_error(struct store *store, int result, struct error *err);

#endif
