/*
 * The vault: sealed records in streams, in one SQLite file. Sees bytes; knows nothing of
 * tickets but what a stream and a record are called. A record is durable when
 * vault_append() outside a transaction, or vault_commit(), returned true. Format and keys:
 * src/doc/vault-format.md.
 */
#ifndef VAULT_VAULT_H
#define VAULT_VAULT_H

#include "base/attributes.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/moment.h"
#include "base/text.h"
#include "chat/record.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct vault;

enum vault_cost { VAULT_COST_INTERACTIVE, VAULT_COST_MODERATE, VAULT_COST_SENSITIVE };
enum stream_kind { STREAM_TICKET = 1, STREAM_CUSTOMER = 2, STREAM_SESSION = 3 };

#define VAULT_RECOVERY_SIZE 80 /* the recovery code as text, with its NUL */

/*
 * Makes folder/vault.db (the folder exists, 0700) and leaves it closed. recovery gets the
 * code that opens it too. ERROR_FAILED where a vault stands there already; nothing is
 * touched then.
 */
bool vault_create(const char *folder, struct text passphrase, enum vault_cost cost,
                  char recovery[VAULT_RECOVERY_SIZE], struct error *err) MUST_CHECK;
bool vault_exists(const char *folder);

/*
 * Opens and unlocks by passphrase or recovery code. state is the folder of the anchor
 * (NULL: none). ERROR_NOT_FOUND no vault, ERROR_LOCKED wrong passphrase, ERROR_DAMAGED a
 * damaged header, ERROR_FAILED a newer version, no permission. A read-only folder opens for
 * reading; appends then fail.
 */
bool vault_open(const char *folder, const char *state, struct text passphrase,
                struct vault **vault, struct error *err) MUST_CHECK;
/* Writes the anchor, wipes the keys. NULL is allowed. */
void vault_close(struct vault *vault);

/*
 * Keys wiped, caches gone; everything but unlock, close and is_locked fails with
 * ERROR_LOCKED.
 */
void vault_lock(struct vault *vault);
bool vault_unlock(struct vault *vault, struct text passphrase,
                  struct error *err) MUST_CHECK;
bool vault_is_locked(const struct vault *vault);
/*
 * Whether the keys at hand are still the vault's, where another process wrote since it was
 * last asked. ERROR_LOCKED where it made new ones: the vault is then locked, and wants its
 * passphrase again. Everything that writes asks by itself.
 */
bool vault_check_keys(struct vault *vault, struct error *err) MUST_CHECK;

/*
 * A recovery code, told before it becomes the vault's: where it cannot be shown (false),
 * nothing is changed. Where the change itself then fails, the error says that it is void.
 */
typedef bool vault_code_handler(void *context, const char *code, struct error *err);

struct vault_change {
    struct text passphrase;      /* the new one; of length 0: it stays */
    const enum vault_cost *cost; /* of what is new; NULL: as it was */
    vault_code_handler *show;    /* a new recovery code; NULL: it stays */
    void *context;
};
/*
 * Changes what opens the vault; the keys stay, and other processes go on. present is the
 * passphrase or the recovery code. ERROR_LOCKED where it is neither, ERROR_USAGE for a
 * passphrase that cannot be one. ERROR_FAILED may also say that it was done and that
 * another process keeps an older page.
 */
bool vault_passwd(struct vault *vault, struct text present,
                  const struct vault_change *change, struct error *err) MUST_CHECK;

struct vault_rotation {
    vault_code_handler *show;
    void (*progress)(void *context, int64_t done, int64_t total); /* streams; may be NULL */
    void *context;
};
/*
 * Gives the vault new keys and a new recovery code, in one transaction; other processes
 * then want the passphrase again. passphrase is the present one, which stays. Errors as
 * vault_passwd(); ERROR_DAMAGED where a key row does not open.
 */
bool vault_rotate(struct vault *vault, struct text passphrase,
                  const struct vault_rotation *rotation, struct error *err) MUST_CHECK;
/*
 * Bytes that a process keeps in its memory over a lock: sealed under a key of their own,
 * which only the unlocked vault's keys open. Added to sealed, to plain. ERROR_DAMAGED where
 * the master key was replaced meanwhile.
 */
bool vault_put_aside(struct vault *vault, struct text plain, struct buffer *sealed,
                     struct error *err) MUST_CHECK;
bool vault_take_back(struct vault *vault, struct text sealed, struct buffer *plain,
                     struct error *err) MUST_CHECK;

/* One transaction (BEGIN IMMEDIATE); appends in it become durable together. */
bool vault_begin(struct vault *vault, struct error *err) MUST_CHECK;
/* No other process is writing at this moment: a vault_begin() now hardly waits. */
bool vault_is_free(struct vault *vault);
/* Whether who writes waits some seconds for another process that writes, as from the opening
 * on, or fails at once. */
void vault_set_patient(struct vault *vault, bool is_patient);
/*
 * As vault_begin(), for one that writes to very many streams: until it ends the pages that
 * it touches stay in memory, up to half a gigabyte of them, instead of eight megabytes.
 */
bool vault_begin_large(struct vault *vault, struct error *err) MUST_CHECK;
bool vault_commit(struct vault *vault, struct error *err) MUST_CHECK;
void vault_rollback(struct vault *vault);

/*
 * What is read between them is of one moment and costs no locks of its own; nothing may be
 * written. An erasure waits for it: no longer than a turn, some 50 ms.
 */
bool vault_view_begin(struct vault *vault, struct error *err) MUST_CHECK;
void vault_view_end(struct vault *vault);
/* From now on 32 MB of pages stay in memory instead of eight: for one that reads very many
 * streams. */
void vault_read_widely(struct vault *vault);

/*
 * The stream of that kind and id, made where make is true; owner is the customer's id whose
 * erasure takes the stream (copied, sealed in the key row; for STREAM_CUSTOMER the id
 * itself). *stream is 0 where there is none and make is false.
 */
bool vault_stream(struct vault *vault, enum stream_kind kind, struct text id,
                  struct text owner, bool make, int64_t *stream,
                  struct error *err) MUST_CHECK;
/*
 * As vault_stream() makes none: the streams of many ids, which it looks for in the order of
 * its table; in a transaction of vault_begin_large().
 */
bool vault_find_streams(struct vault *vault, enum stream_kind kind, const struct text *ids,
                        size_t count, int64_t *streams, struct error *err) MUST_CHECK;
/* The stream's id and owner; copied into id, at most size - 1 bytes each. */
bool vault_stream_name(struct vault *vault, int64_t stream, char *id, size_t id_size,
                       char *owner, size_t owner_size, struct error *err) MUST_CHECK;
/* Whether it has a record of the kind, damaged or not. */
bool vault_stream_has(struct vault *vault, int64_t stream, enum record_kind kind, bool *has,
                      struct error *err) MUST_CHECK;
/* Gives the stream another owner, in one transaction; when it was made stays. */
bool vault_stream_owner(struct vault *vault, int64_t stream, struct text owner,
                        struct error *err) MUST_CHECK;
/* Calls for each stream of the kind, oldest first, until the handler returns false. */
typedef bool vault_stream_handler(void *context, int64_t stream, struct text id);
bool vault_each_stream(struct vault *vault, enum stream_kind kind,
                       vault_stream_handler *handler, void *context,
                       struct error *err) MUST_CHECK;

/* As vault_each_stream(), of the streams from..to. */
bool vault_each_stream_in(struct vault *vault, enum stream_kind kind, int64_t from,
                          int64_t to, vault_stream_handler *handler, void *context,
                          struct error *err) MUST_CHECK;
/* The highest number that any stream has; 0 in an empty vault. */
int64_t vault_newest_stream(struct vault *vault);

/* What a record holds. Slices are borrowed for the handler's call. */
struct vault_record {
    int64_t row; /* rises with every append to the vault, over all streams */
    int64_t stream;
    int64_t sequence; /* 1 for the stream's first */
    enum record_kind kind;
    moment_t at;
    struct text search; /* folded words that search finds, "" for none */
    struct text body;   /* JSON, as it was given */
};

/*
 * Seals and appends one record; by itself durable on return, in a transaction with its
 * commit. at is the time to remember (not trusted for order).
 */
bool vault_append(struct vault *vault, int64_t stream, enum record_kind kind, moment_t at,
                  struct text search, struct text body, struct error *err) MUST_CHECK;
typedef bool vault_record_handler(void *context, const struct vault_record *record);
/*
 * Every record of the stream behind the sequence number after, in order, until the handler
 * returns false. A damaged record is left out and counted in *damaged (may be NULL); the
 * others are given.
 */
bool vault_read(struct vault *vault, int64_t stream, int64_t after,
                vault_record_handler *handler, void *context, size_t *damaged,
                struct error *err) MUST_CHECK;
/*
 * vault_read() in steps of about budget_ms, a slice of records at least; *done at the
 * stream's end, or where the handler returned false. What is appended meanwhile is given
 * too. An error ends it: ERROR_NOT_FOUND where the stream is erased meanwhile.
 */
struct vault_reading;
struct vault_reading *vault_reading_start(struct vault *vault, int64_t stream,
                                          int64_t after) MUST_CHECK;
bool vault_reading_step(struct vault_reading *reading, int budget_ms,
                        vault_record_handler *handler, void *context, bool *done,
                        struct error *err) MUST_CHECK;
size_t vault_reading_damaged(const struct vault_reading *reading); /* so far */
void vault_reading_stop(struct vault_reading *reading);            /* NULL is allowed */
/* The sequence number of the stream's last record, 0 for none: opens nothing. */
bool vault_stream_length(struct vault *vault, int64_t stream, int64_t *length,
                         struct error *err) MUST_CHECK;
/* As vault_read() over all streams, in order of row, behind row after. */
bool vault_read_all(struct vault *vault, int64_t after, vault_record_handler *handler,
                    void *context, size_t *damaged, struct error *err) MUST_CHECK;
/* The newest row, 0 in an empty vault: moves when anybody appended. */
int64_t vault_newest_row(struct vault *vault);
/* Moves when this process wrote by this vault; asks nobody. */
int64_t vault_writes(const struct vault *vault);

/* The newest times that the vault knows, whatever the clock says; 0: none. */
struct vault_times {
    moment_t
        arrived;   /* of the newest tickets, messages and orders, by whoever dated them */
    moment_t made; /* of the last stream and the newest profiles, by the clock of then */
};
/* Whether a ticket, message or order was dated by somebody else than this machine. */
typedef bool vault_arrival_test(enum record_kind kind, struct text body);
/* is_arrival NULL: all of them are. */
bool vault_newest_times(struct vault *vault, vault_arrival_test *is_arrival,
                        struct vault_times *times, struct error *err) MUST_CHECK;

/*
 * Keyed hashes of values that identify someone (order and tracking numbers, e-mails,
 * phones, names with addresses), so that a text can be checked for another customer's. Rows
 * die with their stream.
 */
bool vault_identify(struct vault *vault, struct text value, int64_t stream,
                    struct error *err) MUST_CHECK;
/* The value is the stream's no more. */
bool vault_unidentify(struct vault *vault, struct text value, int64_t stream,
                      struct error *err) MUST_CHECK;
/* The streams (at most limit) that the value belongs to; *count 0 where none. */
bool vault_who_has(struct vault *vault, struct text value, int64_t *streams, size_t limit,
                   size_t *count, struct error *err) MUST_CHECK;
/* Stands for the value; 0 where nothing of it could identify. */
int64_t vault_value(const struct vault *vault, struct text value);
struct vault_value {
    int64_t value; /* vault_value() of it */
    int64_t stream;
    uint32_t about; /* the caller's own */
    bool is_asked;  /* which other streams have it */
    bool is_added;  /* it is the stream's from now on */
};
typedef void vault_value_handler(void *context, const struct vault_value *value,
                                 int64_t other);
/*
 * vault_who_has() and vault_identify() of many, in the order of the table, those of one
 * value in the order given; in a transaction of vault_begin_large(). Calls the handler for
 * each other stream of a value that is asked; it asks the vault nothing.
 */
bool vault_identify_many(struct vault *vault, const struct vault_value *values,
                         size_t count, vault_value_handler *handler, void *context,
                         struct error *err) MUST_CHECK;

/*
 * The row up to which identifiers were made of what the records hold, by whoever knows
 * their bodies; form says how. *row is 0 where nobody noted it, in another form, or where
 * the note is damaged: then all have to be made again.
 */
bool vault_identified(struct vault *vault, uint32_t form, int64_t *row,
                      struct error *err) MUST_CHECK;
bool vault_set_identified(struct vault *vault, uint32_t form, int64_t row,
                          struct error *err) MUST_CHECK;

/*
 * The queue's cache, in segments of rows. A row is a ticket's stream and bytes that mean
 * nothing here. INDEX and WHOLE hold the rows of a range of streams each (number / streams
 * in one), the others are one segment, number 0. A cache: what is missing or damaged reads
 * as none, and the caller makes it again.
 */
enum vault_heads {
    VAULT_HEADS_STATE = 1, /* of the whole cache: no rows */
    VAULT_HEADS_PAGE = 2,
    VAULT_HEADS_WORDS = 3, /* no rows */
    VAULT_HEADS_CHANGES = 4,
    VAULT_HEADS_INDEX = 5,
    VAULT_HEADS_WHOLE = 6,
};
#define VAULT_HEADS_IN_INDEX 2048 /* streams, so that a segment has some 60 KiB */
#define VAULT_HEADS_IN_WHOLE 256  /* some 30 KiB: one head costs opening one of them */
void vault_heads_add(struct buffer *rows, int64_t stream, struct text bytes);
/* Takes the next row off the front; false at the end. bytes are borrowed from rows. */
bool vault_heads_next(struct text *rows, int64_t *stream, struct text *bytes);
/* What was put last, in place of what rows held; *is_there false where there is none. */
bool vault_heads_get(struct vault *vault, enum vault_heads part, int64_t number,
                     struct buffer *rows, bool *is_there, struct error *err) MUST_CHECK;
bool vault_heads_put(struct vault *vault, enum vault_heads part, int64_t number,
                     struct text rows, struct error *err) MUST_CHECK;
/* Rises when streams were erased, by anybody; 0 where it cannot be told. */
int64_t vault_newest_erasure(struct vault *vault);
/* Both, for whom 0 will not do where they cannot be told. */
bool vault_newest(struct vault *vault, int64_t *row, int64_t *erasure,
                  struct error *err) MUST_CHECK;
/* Takes the whole cache away. */
bool vault_heads_drop(struct vault *vault, struct error *err) MUST_CHECK;
/*
 * The streams that records behind the row after, up to the row upto, belong to, rising,
 * each once; of records of these kinds (a bit each, 1 << kind). Opens none of them.
 * *streams is owned by the caller.
 */
bool vault_changed(struct vault *vault, int64_t after, int64_t upto, int64_t kinds,
                   int64_t **streams, size_t *count, struct error *err) MUST_CHECK;

/*
 * Search over the folded words of RECORD_MESSAGE and the like, newest first, in slices:
 * through search segments where there are some, record by record behind them. Every hit is
 * the record's own word. needle is folded already (utf8_fold) and copied.
 */
struct vault_search;
struct vault_search *vault_search_start(struct vault *vault, struct text needle) MUST_CHECK;
/* Before the first step: another one that has to stand in the same words; 16 in all. */
void vault_search_also(struct vault_search *search, struct text needle);
/* Before the first step: without the second thread, which long searches have else. */
void vault_search_alone(struct vault_search *search);
/*
 * Searches for about budget_ms; *done where the oldest record was passed. Where the handler
 * returns false the next step goes on behind that hit. Stop a search before its vault
 * closes.
 */
bool vault_search_step(struct vault_search *search, int budget_ms,
                       vault_record_handler *handler, void *context, bool *done,
                       struct error *err) MUST_CHECK;
/* Nothing runs, and no key is held, until the next step. */
void vault_search_rest(struct vault_search *search);
void vault_search_stop(struct vault_search *search); /* NULL is allowed */
/* Enough came since the last one was made; cheap. */
bool vault_search_is_due(struct vault *vault);
/*
 * Makes search segments for about budget_ms, one at least where one is due; each is a cache
 * of some hundred records' words, and true with its commit. *more: there is more to do.
 */
bool vault_search_tend(struct vault *vault, int budget_ms, bool *more,
                       struct error *err) MUST_CHECK;

/*
 * Bytes that speak of several streams and stand in a record of another: sealed so that they
 * open only while each of these streams (their numbers, in this order) is there. Added to
 * sealed, to plain. ERROR_NOT_FOUND where one is gone, ERROR_DAMAGED where they do not open.
 */
bool vault_seal_together(struct vault *vault, const int64_t *streams, size_t count,
                         struct text plain, struct buffer *sealed,
                         struct error *err) MUST_CHECK;
bool vault_open_together(struct vault *vault, const int64_t *streams, size_t count,
                         struct text sealed, struct buffer *plain,
                         struct error *err) MUST_CHECK;

/* What verify found; problems are told through the handler, one sentence each. */
struct vault_report {
    int64_t streams;
    int64_t records;
    int64_t damaged;     /* records that do not open or do not follow */
    int64_t missing;     /* gaps in a stream */
    bool is_rolled_back; /* behind its anchor */
    bool is_pending;     /* an erasure could not be finished */
};
typedef void vault_problem_handler(void *context, const char *stream, const char *what);
bool vault_verify(struct vault *vault, struct vault_report *report,
                  vault_problem_handler *handler, void *context,
                  struct error *err) MUST_CHECK;
/* As vault_verify(), telling of each stream as well, the good ones too. */
struct vault_stream_report {
    const char *stream; /* "ticket 1042"; borrowed for the call */
    int64_t records;
    int64_t damaged;
    int64_t missing;
};
typedef void vault_stream_report_handler(void *context,
                                         const struct vault_stream_report *stream);
bool vault_verify_each(struct vault *vault, struct vault_report *report,
                       vault_problem_handler *handler, vault_stream_report_handler *each,
                       void *context, struct error *err) MUST_CHECK;

/*
 * Erasing. A customer's streams are those that have the customer as owner; once their keys
 * are destroyed nothing opens what was in them, and the rows go too.
 */
struct vault_owned {
    int64_t *streams; /* in order; by vault_owned_release() */
    size_t count, capacity;
    int64_t next;       /* every stream below was looked at; 0 before the first look */
    int64_t unreadable; /* key rows that are damaged: nobody can tell whose they are */
    moment_t made_at;   /* when the last of them was made */
    int64_t version;    /* of the file that was looked at; moves when others write */
};
/*
 * Adds the owner's streams from owned->next on; all are looked for anew where another
 * process wrote since, who may have given some to another owner. Opens the name of every
 * stream there is, so that nothing in the file says which belong together: some seconds for
 * a million. ERROR_NOT_FOUND for an id longer than any stream's.
 */
bool vault_find_owned(struct vault *vault, struct text owner, struct vault_owned *owned,
                      struct error *err) MUST_CHECK;
void vault_owned_release(struct vault_owned *owned);
/* As vault_stream_name(), with the kind. */
bool vault_stream_about(struct vault *vault, int64_t stream, enum stream_kind *kind,
                        char *id, size_t id_size, struct error *err) MUST_CHECK;
struct vault_erased {
    int64_t streams;
    int64_t records;
};
/*
 * Destroys everything of the owner in one transaction (or as a part of the one that is
 * open) and remembers it; durable with it, but vault_finish_erasing() has to follow. owned
 * is what was found before: the rest is found in the transaction.
 */
bool vault_erase(struct vault *vault, struct text owner, struct vault_owned *owned,
                 moment_t now, struct vault_erased *erased, struct error *err) MUST_CHECK;
/*
 * As vault_erase() for single conversations whose time is over: those that ended before a
 * moment. They have no identifiers.
 */
bool vault_retain(struct vault *vault, const int64_t *streams, size_t count,
                  moment_t before, moment_t now, struct vault_erased *erased,
                  struct error *err) MUST_CHECK;
/*
 * Sees to it that no old page of the file or its log keeps a destroyed key: the log is
 * written out and emptied, the file searched. Where another process reads from the log it
 * is waited for ten seconds (waits) or not at all, then this fails with ERROR_FAILED and
 * names the process; what is pending stays so until it is done. Nothing pending: nothing to
 * do.
 */
bool vault_finish_erasing(struct vault *vault, bool waits, struct error *err) MUST_CHECK;
bool vault_is_erasing_pending(const struct vault *vault);
/*
 * A keyed hash that stands for the owner where no name may stand; the same after rotation.
 * Errors as vault_find_owned().
 */
#define VAULT_TAG_LEN 16
bool vault_owner_tag(const struct vault *vault, struct text owner,
                     uint8_t tag[VAULT_TAG_LEN], struct error *err) MUST_CHECK;
/*
 * Up to when what was made of the owner's is erased; 0 none. An erasure that lies ahead of
 * the clock and of all that the vault knows was made by a wrong clock, and does not count.
 */
bool vault_erased_at(struct vault *vault, struct text owner, moment_t *at,
                     struct error *err) MUST_CHECK;
/* Customers' erasures that do not count for that. */
bool vault_erasures_ahead(struct vault *vault, int64_t *count,
                          struct error *err) MUST_CHECK;
/* What the last unlock found of earlier erasures. */
struct vault_settled {
    int64_t customers; /* erased again: a backup had brought them back */
    int64_t streams;   /* theirs */
    moment_t
        retain_before; /* conversations that ended before it have to go again; 0: none */
    bool is_owed; /* what a backup brought back stays, since the file cannot be written */
    bool was_mirror_lost; /* it was missing or damaged, and made again from the vault */
    bool may_be_back; /* somebody erased: this may be an older vault, and no mirror tells */
    struct error mirror_error; /* why it could not be written; ERROR_NONE: it could */
};
const struct vault_settled *vault_settled(const struct vault *vault);

/* A copy of the vault as it stands, while others write; without what was erased. */
struct vault_backup {
    int64_t bytes;
    int64_t streams;
    int64_t records;
};
/*
 * ERROR_FAILED where something stands under that name, ERROR_USAGE for one that the vault
 * itself uses, ERROR_DAMAGED where the copy does not open. The copy is durable, or it is
 * not there; what a killed one left goes with the next to the same folder.
 */
bool vault_backup(struct vault *vault, const char *path, struct vault_backup *made,
                  struct error *err) MUST_CHECK;

/* Writes the anchor (where the vault stands, sealed) to the state folder. */
bool vault_anchor(struct vault *vault, struct error *err) MUST_CHECK;
/* The same, where a minute passed since and the vault went on; for idle moments. */
void vault_anchor_when_due(struct vault *vault, moment_t now);
/*
 * The vault lost its end since its anchor was written, or went back in time (a backup was
 * put back). The old anchor is then kept, and vault_anchor() does nothing, until the anchor
 * is made anew by someone who knows why.
 */
bool vault_is_behind(const struct vault *vault);
/*
 * At the last unlock there was no usable anchor (none, a damaged one, another vault's),
 * though there were records: whether the vault was rolled back cannot be told.
 */
bool vault_is_unanchored(const struct vault *vault);
bool vault_anchor_anew(struct vault *vault, struct error *err) MUST_CHECK;
/* Checkpoints the WAL; for idle moments. */
void vault_checkpoint(struct vault *vault);
/* Gives back the pages of the file that are at hand; after much reading. */
void vault_rest(struct vault *vault);
/* The path of the write-ahead log, for inotify. Borrowed. */
const char *vault_log_path(const struct vault *vault);

#endif
