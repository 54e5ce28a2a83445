/* An open vault as its own modules see it. */
#ifndef VAULT_INSIDE_H
#define VAULT_INSIDE_H

#include "vault/anchor.h"
#include "vault/ends.h"
#include "vault/erasures.h"
#include "vault/header.h"
#include "vault/keyring.h"
#include "vault/keyrow.h"
#include "vault/keys.h"
#include "vault/store.h"
#include "vault/vault.h"
#include "vault/waiting.h"

struct vault {
    struct store store;
    char *state; /* the anchor's folder; NULL: none */
    uint8_t id[SEAL_ID_LEN];
    struct keys *keys; /* in the secret arena; NULL while locked */
    struct keyring keyring;
    uint8_t *spare;  /* one stream key that is not kept, in the secret arena */
    uint8_t *sealed; /* room in which the next record is sealed */
    size_t sealed_capacity;

    bool is_large;          /* the open transaction is one of vault_begin_large() */
    struct ends ends;       /* what it knows of each stream */
    struct waiting waiting; /* identifiers that it has still to write */

    int depth;            /* transactions within each other; the outermost counts */
    bool is_broken;       /* a step of the open transaction failed: it will not commit */
    int64_t data_version; /* SQLite's, when the two below were true; -1: never */
    int64_t keys_version; /* SQLite's, when the header was last seen under our keys */
    uint64_t generation;  /* rises when another process, or a rollback, changed the file */
    int64_t newest_row;
    int64_t tended; /* the newest row when no search segment was to be made */
    struct vault_search *searches; /* that run */
    struct erasures erasures;
    struct vault_settled settled;

    struct anchor anchor; /* as last read or written */
    enum anchor_file anchor_file;
    moment_t anchored_at;          /* when it was last looked at */
    enum anchor_file anchor_found; /* at unlock */
    bool was_unanchored; /* at unlock there was no usable anchor, though there were records
                          */
    bool is_behind;      /* the file is behind its anchor, which is then kept */
};

/* Keys wiped, caches gone, without a word to the file. */
void vault_drop_keys(struct vault *vault);

bool vault_header_in(struct store *store, struct header *header,
                     struct error *err) MUST_CHECK;
/* The header as it stands in the file now. */
bool vault_read_header(struct vault *vault, struct header *header,
                       struct error *err) MUST_CHECK;
/* In a transaction. */
bool vault_write_header(struct vault *vault, const struct header *header,
                        struct error *err) MUST_CHECK;
/* In a transaction: ERROR_FAILED where the header is another than it was read before. */
bool vault_changes_alone(struct vault *vault, const struct header *before,
                         struct error *err) MUST_CHECK;
/* transaction_leave(); a recovery code that was shown in it, and did not become true, is
 * told. */
bool vault_commit_shown(struct vault *vault, bool ok, bool is_shown,
                        struct error *err) MUST_CHECK;
/* ERROR_USAGE where it may not be a vault's passphrase. */
bool vault_check_new(struct text passphrase, struct error *err) MUST_CHECK;
/* ERROR_LOCKED where it is locked. */
bool vault_require(const struct vault *vault, struct error *err) MUST_CHECK;

/*
 * A transaction, or a part of the one that is open. leave() commits the outermost where
 * every part went well, else rolls it back; returns ok and committed.
 */
bool transaction_enter(struct vault *vault, struct error *err) MUST_CHECK;
bool transaction_leave(struct vault *vault, bool ok, struct error *err) MUST_CHECK;

/* The stream's key. ERROR_NOT_FOUND no such stream, ERROR_DAMAGED its row does not open. */
bool stream_key(struct vault *vault, int64_t stream, struct keyring_entry **entry,
                struct error *err) MUST_CHECK;
/* ERROR_NOT_FOUND where it was erased, whatever key is at hand. */
bool stream_stands(struct vault *vault, int64_t stream, struct error *err) MUST_CHECK;
/* As stream_key(), with the stream's end; inside a transaction. */
bool stream_end(struct vault *vault, int64_t stream, struct keyring_entry **entry,
                struct error *err) MUST_CHECK;
/* The start of a tag as a number that rises with the tag. */
uint64_t tag_start(const uint8_t tag[KEYS_TAG_LEN]);
/*
 * The number that the index has for the tag, 0 for none; in a large transaction. That the
 * row is the tag's is proved when its key is next read: nothing is appended before that.
 */
bool stream_seek(struct vault *vault, const uint8_t tag[KEYS_TAG_LEN], int64_t *stream,
                 struct error *err) MUST_CHECK;

/*
 * A key row as it is opened without the keyring. name points into plain. is_good: it
 * opened.
 */
struct stream_row {
    int64_t stream; /* 0 behind the last */
    bool is_good;
    struct keyrow_name name;
    uint8_t plain[KEYROW_NAME_MAX];
};
/* The first stream of this number or a higher one; its key lies in vault->spare. */
bool stream_next(struct vault *vault, int64_t from, struct stream_row *row,
                 struct error *err) MUST_CHECK;
/*
 * A thousand of them at most, by one statement: many times faster where all are looked at.
 * The handler asks the vault nothing. *next is the number to go on with, 0 behind the last.
 */
typedef void stream_row_handler(void *context, const struct stream_row *row);
bool stream_slice(struct vault *vault, int64_t from, stream_row_handler *handler,
                  void *context, int64_t *next, struct error *err) MUST_CHECK;
/* "ticket 1042", "stream 17" where the row does not open. */
void stream_describe(const struct stream_row *row, char *out, size_t size);

/*
 * Takes the streams' words out of the search segments, which get new keys; in the
 * transaction that destroys the streams' keys. What is searched meanwhile goes on.
 */
bool search_forget(struct vault *vault, const int64_t *streams, size_t count,
                   struct error *err) MUST_CHECK;
/* No search has a thread, a key or a word left; the next step takes them up again. */
void search_rest(struct vault *vault);

/* False where nothing is left of the value that could identify. */
bool identify_hash(const struct vault *vault, struct text value, int64_t *hash);
/* Proves that a row of identifiers is one that this vault wrote. */
int64_t identify_mark(const struct vault *vault, int64_t hash, int64_t stream);
/* Writes the row, but not its stream's marks; *is_new false where it was there. */
bool identify_add(struct vault *vault, int64_t hash, int64_t stream, int64_t mark,
                  bool *is_new, struct error *err) MUST_CHECK;

/*
 * Destroys the streams in the transaction that is open, keys and records, and adds the
 * erasure, whose counts it fills. Their traces elsewhere are the caller's to remove.
 */
bool erase_streams(struct vault *vault, const int64_t *streams, size_t count,
                   struct erasure *erasure, struct error *err) MUST_CHECK;
/* What the caches hold of them; and the identifiers, in one pass over all there are. */
bool erase_traces(struct vault *vault, const int64_t *streams, size_t count,
                  bool has_identifiers, struct error *err) MUST_CHECK;
/* At unlock: erases again what a backup brought back, mends the mirror, ends what is
 * pending. */
bool erasures_settle(struct vault *vault, struct error *err) MUST_CHECK;
/* Keeps the mirror like the table, where there is a state folder. */
bool erasures_mirror(struct vault *vault, struct error *err) MUST_CHECK;

/* Reads the anchor and looks where the vault stands; at unlock, before it is written again.
 */
void standing_check(struct vault *vault);
/* Writes the anchor where it can: no vault stays shut for want of a state folder. */
void standing_keep(struct vault *vault);
/* What an anchor written now would say. */
bool standing_measure(struct vault *vault, struct anchor *now,
                      struct error *err) MUST_CHECK;

#endif
