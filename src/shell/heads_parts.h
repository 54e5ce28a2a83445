/* What the modules of the heads share. Nobody else includes it. */
#ifndef SHELL_HEADS_PARTS_H
#define SHELL_HEADS_PARTS_H

#include "base/buffer.h"
#include "base/memory.h"
#include "base/table.h"
#include "shell/heads.h"
#include "wire/thread.h"

#include <string.h>

/* Heads that differ from what the segments say, the lowest stream first. */
struct changed {
    uint32_t stream;
    char *bytes; /* an encoded head; owned */
    size_t len;
};
struct changes {
    struct changed *list;
    size_t count;
    size_t capacity;
};
void changes_release(struct changes *changes);
/* The first one that is not of a lower stream. */
size_t changes_find(const struct changes *changes, int64_t stream);
const struct changed *changes_get(const struct changes *changes, int64_t stream);
void changes_put(struct changes *changes, int64_t stream, struct text bytes);
void changes_remove(struct changes *changes, size_t from, size_t count);
/* The rows with those of the streams from..to that changed in their place, bytes by form.
 */
typedef void row_form(struct text head, struct buffer *out);
void form_whole(struct text head, struct buffer *out);
void form_state(struct text head, struct buffer *out);
void changes_merge(const struct changes *changes, int64_t from, int64_t to,
                   struct text rows, row_form *form, struct buffer *out);

/* Customers' names found in this pass, so that a customer of many tickets is read once. */
struct names {
    struct arena arena;
    struct table by_customer;
    const char **list;
    size_t count;
    size_t capacity;
};
void names_init(struct names *names);
void names_release(struct names *names);
/*
 * The head of a ticket out of its records; a ticket whose own record is damaged gets one
 * that says so. *is_made false where a long thread took until the deadline: it goes on there.
 * All is copied into the arena. ERROR_NOT_FOUND where the stream is gone.
 */
bool head_make(struct office *office, struct names *names, int64_t stream, int64_t deadline,
               struct arena *arena, struct ticket_head *head, bool *is_made,
               struct error *err) MUST_CHECK;

/* Words for completion: at most WORDS_MAX of each kind. */
#define WORDS_MAX 400
struct words {
    struct table seen[QUEUE_WORDS_COUNT];
    struct buffer lists[QUEUE_WORDS_COUNT]; /* each word ended by a NUL */
    bool has_changed;
};
void words_init(struct words *words);
void words_release(struct words *words);
void words_note(struct words *words, const struct ticket_head *head);
void words_each(const struct words *words, enum queue_words kind,
                queue_word_handler *handler, void *context);
void words_encode(const struct words *words, struct buffer *out);
void words_decode(struct words *words, struct text bytes);

/* A range of streams whose heads are being made, or are at hand. */
struct range {
    int64_t number; /* -1: free */
    struct buffer rows;
    uint64_t used;
};
#define HEADS_STATE_WORD "heads-3" /* what the state begins with: another form is none */
#define RANGES_IN_INDEX  (VAULT_HEADS_IN_INDEX / VAULT_HEADS_IN_WHOLE)
/* At hand, so that an index is made in slices where nothing can be kept, too. */
#define RANGES_OPEN RANGES_IN_INDEX
struct maker {
    struct range range;
    int64_t next; /* the stream to go on with */
    struct names names;
};

/* A long thread whose head is still to be made. */
struct aside {
    int64_t stream;
    bool is_arrival;
};

/* A ticket that an act of our own changed: its head was made when that row was the newest. */
struct own_head {
    int64_t stream;
    int64_t row;
};

struct heads {
    struct office *office;
    int64_t row; /* the cache and what changed are true up to it */
    bool has_changed;
    struct queue_counts counts;
    struct changes changes;
    struct words words;
    struct range open[RANGES_OPEN]; /* segments of whole heads */
    uint64_t clock;
    struct maker maker;
    int64_t load_next; /* range of the index */
    int64_t load_last;
    int64_t *behind; /* streams to read again, up to row_listed */
    size_t behind_count;
    size_t behind_done;
    int64_t *arrived; /* of those the ones of which more changed than a text begun there */
    size_t arrived_count;
    struct aside *aside; /* long threads to read again, while the others go on */
    size_t aside_count;
    size_t aside_capacity;
    struct own_head *own; /* of the records that are behind still */
    size_t own_count;
    size_t own_capacity;
    bool tells_arrivals; /* what changes now, somebody else did */
    bool is_arrival;     /* of the head that the handler is given */
    int64_t row_listed;
    moment_t in_step_at; /* nothing was behind then, with so many writes; 0: ask */
    int64_t in_step_writes;
    struct arena arena; /* of the head that the source gave last */
};

/* The rows of a range of whole heads, made where they are missing; *is_done false where the
 * deadline came first. Borrowed until the next call. */
bool heads_rows(struct heads *heads, int64_t number, int64_t deadline, struct text *rows,
                bool *is_done, struct error *err) MUST_CHECK;
/* Whether the stream is a ticket's and still there. */
bool heads_find_ticket(struct heads *heads, int64_t stream, bool *is_ticket,
                       struct error *err) MUST_CHECK;
/* One head: what changed, else from its segment, else from its records. */
bool heads_find(struct heads *heads, uint32_t number, struct arena *arena,
                struct ticket_head *head);
/* What is behind in a stream: newer than heads, and than its head that is our own. */
struct stream_news {
    bool is_any;
    bool counts;   /* more than that a text was begun, or nobody can tell */
    bool is_begun; /* of texts it says only that those of the bits are begun */
    uint8_t bits;
};
void heads_news(struct heads *heads, int64_t stream, struct stream_news *news);
/* Up to which row a stream's head is an act's of our own; 0: it is none. */
int64_t heads_own_row(const struct heads *heads, int64_t stream);
/* Forgets them where the others are as far. */
void heads_forget_own(struct heads *heads);
/* Its head is made and told, as from now on of somebody else's doing or not; a long thread
 * that is not at hand goes aside. */
bool heads_renew(struct heads *heads, struct names *names, int64_t stream, bool is_arrival,
                 heads_handler *handler, void *context, struct error *err) MUST_CHECK;
/* The same where the news say only that texts were begun; false where they say more. */
bool heads_renew_begun(struct heads *heads, int64_t stream, const struct stream_news *news,
                       heads_handler *handler, void *context);
/* The head is another by these bits alone: told, and kept. */
void heads_put_begun(struct heads *heads, uint32_t number, struct ticket_head *head,
                     uint8_t bits, heads_handler *handler, void *context);
/* Parts of the cache written; in a transaction. */
bool heads_put_changes(struct heads *heads, struct error *err) MUST_CHECK;
bool heads_put_state(struct heads *heads, const struct queue_counts *counts,
                     struct error *err) MUST_CHECK;
/* Puts what changed where it belongs, until the deadline. */
bool heads_fold(struct heads *heads, int64_t deadline, struct error *err) MUST_CHECK;
/* What changed is known to be the newest only where no record is newer; inside a
 * transaction. */
bool heads_are_newest(const struct heads *heads);
/* Forgets a range that is open. */
void heads_forget_open(struct heads *heads, int64_t number);

#endif
