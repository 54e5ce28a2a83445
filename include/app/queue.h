/*
 * The queue: a row of some twenty bytes for every ticket, the ones shown under the limit in
 * the chosen order, the marked row. The heads themselves lie elsewhere: a source gives those
 * that are asked for, and a few hundred are kept at hand. A queue without a source keeps
 * every head that was put.
 * Fast at 1,000,000 tickets: one head that changes is moved, the rest is not sorted again.
 */
#ifndef APP_QUEUE_H
#define APP_QUEUE_H

#include "app/limit.h"
#include "base/memory.h"
#include "base/table.h"
#include "chat/ticket.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* DUE: overdue, then by due time and waiting; then priority. What waits stands before what does
 * not; equals as they came. */
enum queue_order { QUEUE_BY_DUE, QUEUE_BY_PRIORITY, QUEUE_BY_WAITING, QUEUE_BY_NEWEST, QUEUE_ORDER_COUNT };

/* What a ticket is sorted and counted by. Times are seconds; the highest is none. */
struct queue_row {
    uint32_t number;
    uint32_t due;
    uint32_t waiting_since;
    uint32_t updated;
};

/* Words that completion offers; the last two of the heads at hand alone. */
enum queue_words {
    QUEUE_TAGS, QUEUE_ASSIGNEES, QUEUE_LANGS, QUEUE_CHANNELS,
    QUEUE_WORDS_COUNT, /* those of which a source has lists */
    QUEUE_NAMES = QUEUE_WORDS_COUNT, QUEUE_IDS
};
typedef void queue_word_handler(void *context, struct text word);

/*
 * Where the heads lie. It answers the same until it hands the queue another head (put), so
 * the queue's state stays a matter of what it was given.
 */
struct queue_source {
    void *context;
    /* Strings are borrowed until the next call. False where it cannot be read. */
    bool (*head)(void *context, uint32_t number, struct ticket_head *head);
    uint32_t (*number)(void *context, const char *id); /* 0: no such ticket */
    void (*words)(void *context, enum queue_words words, queue_word_handler *handler,
                  void *handler_context);
};

struct queue_kept;
struct queue_texts;
struct queue_snooze;
struct queue_unsent;
struct queue {
    struct queue_source source; /* head NULL: none */
    struct queue_row *rows;     /* the lowest number first */
    uint8_t *flags;             /* beside rows */
    size_t count;
    size_t capacity;
    struct queue_snooze *snoozes; /* of those asleep, the lowest number first */
    size_t snooze_count;
    size_t snooze_capacity;
    /* Of those with replies without an answer or begun texts, likewise. */
    struct queue_unsent *unsents;
    size_t unsent_count;
    size_t unsent_capacity;
    struct queue_kept *kept; /* heads at hand */
    struct table by_id;      /* to the number, without a source */
    uint32_t last_number;    /* given by ourselves */
    uint32_t *shown;         /* indexes into rows, in order */
    size_t shown_count;
    size_t shown_capacity;
    size_t selected; /* index into shown; 0 in an empty one */
    enum queue_order order;
    enum queue_order order_next; /* that rows are being put in; else as order */
    struct limit *limit; /* NULL: all but resolved and snoozed ones */
    char *limit_text;
    char *me; /* whom assignee:me names; NULL: nobody */
    uint32_t *ordered; /* all rows in order_next, while texts are held or until it is order;
                          NULL: not made */
    size_t sorted_at_once; /* rows that a step of sorting takes */
    struct sorting *sorting; /* by which it is made, step by step; NULL */
    struct queue_texts *texts; /* what limits look for, while one is typed; NULL */
    size_t texts_max;  /* bytes; what is past them is asked of the source each time */
    bool is_loose;   /* heads were put whose places in shown are not right */
    bool is_sifting;         /* the limit's words are looked for, and heads are wanted for it */
    bool is_stale;           /* shown is of the limit before: queue_sift_on() is wanted */
    bool is_unlooked;        /* the words have not been looked for from sift_from on */
    uint32_t sift_from;      /* the lowest number not looked at */
    moment_t sift_now;       /* when the limit was set */
    uint32_t sift_selected;  /* the number that was selected before; 0 none */
    size_t sifted;           /* found since shown was last made */
    moment_t now;            /* when the order was last made */
    size_t waiting;          /* counts over all tickets */
    size_t late;
    size_t unread;
    size_t open;
};

void queue_init(struct queue *queue);
void queue_release(struct queue *queue);
/* Before the first head. */
void queue_set_source(struct queue *queue, const struct queue_source *source);
/* Whom assignee:me names in limits set from here on; copied, NULL: nobody. */
void queue_set_me(struct queue *queue, const char *name);
/* Adds or replaces (by number, else by id; copied). Call queue_arrange() after many,
   queue_put_one() for one. */
void queue_put(struct queue *queue, const struct ticket_head *head);
void queue_put_one(struct queue *queue, const struct ticket_head *head, moment_t now);
/* As queue_put_one(), the order left as it is until the next queue_put_one(): for a burst. */
void queue_put_later(struct queue *queue, const struct ticket_head *head);
/* Tickets of the source, by number, status, priority, unread and times alone; those that are
   there stay as they are. The numbers rise. Call queue_arrange() after the last. */
void queue_add(struct queue *queue, const struct ticket_head *heads, size_t count);
/* These tickets are no more. */
void queue_drop(struct queue *queue, const uint32_t *numbers, size_t count);
/* Makes shown anew; the selected ticket stays selected where it is still shown. */
void queue_arrange(struct queue *queue, moment_t now);
/*
 * text NULL or "" clears. False, and err, where it is not understood: nothing changes. With a
 * source and words to look for in the heads is_sifting is set, and shown fills as they come.
 */
bool queue_set_limit(struct queue *queue, const char *text, moment_t now, struct error *err)
    MUST_CHECK;
/* Heads from queue_sift_wants() on, rising, up to but not with the number next; is_last: the
   rest. */
void queue_sift(struct queue *queue, const struct ticket_head *heads, size_t count,
                uint32_t next, bool is_last);
/*
 * While a limit is typed: what limits look for is held of every ticket, once their heads have
 * come (queue_sift). A limit that is set is then looked for by queue_sift_on(), and shown
 * stays as it was until that has ended. Nothing without a source.
 */
void queue_hold_texts(struct queue *queue);
void queue_give_back_texts(struct queue *queue);
/* Texts are held, of all tickets up to but not with the number next; UINT32_MAX: of all.
 * grows: more of them are to come. */
bool queue_holds_texts(const struct queue *queue, uint32_t *next, bool *grows);
/* What is held of a ticket, folded as limits see it. */
#define QUEUE_TEXT_PARTS 3
struct queue_text {
    struct text parts[QUEUE_TEXT_PARTS]; /* id, name, subject */
    struct text all;                     /* these, a NUL behind each */
    const char *customer;                /* as it is; "": none */
    bool has_words;
    struct ticket_head head; /* by its row: no texts */
};
typedef void queue_text_handler(void *context, const struct queue_text *text);
/*
 * Each of about so many tickets from that number on of which texts are held, and whether the
 * words of a limit that is plain stand in it. Returns the number behind the last.
 */
uint32_t queue_look_through(const struct queue *queue, const struct limit *limit,
                            uint32_t from, size_t count, queue_text_handler *handler,
                            void *context);
/* Looks through what is held, of about so many rows. */
bool queue_sift_goes_on(const struct queue *queue);
void queue_sift_on(struct queue *queue, size_t rows);
/* Heads are wanted, from this number on. */
bool queue_sift_wants(const struct queue *queue, uint32_t *from);
/* What is shown is what the limit says, in whichever order. */
bool queue_is_settled(const struct queue *queue);
/* Of very many rows the order stays as it was until queue_sift_on() has put them in the other. */
void queue_set_order(struct queue *queue, enum queue_order order, moment_t now);
bool queue_is_reordered(const struct queue *queue); /* not yet as it was set */
/* Heads are borrowed until queue_rest(). NULL past the end. */
const struct ticket_head *queue_at(const struct queue *queue, size_t shown);
/* Has these rows' heads at hand, asked of the source in this order. */
void queue_gather(const struct queue *queue, const uint32_t *rows, size_t count);
/*
 * Has the heads at hand that the next keys may bring to the screen (rows from top stand on it):
 * the pages around, the first and the last. Asks for one of them; false where none is missing.
 */
bool queue_look_ahead(const struct queue *queue, size_t top, size_t rows);
/* The number of the marked ticket; 0: none. */
uint32_t queue_selected_number(const struct queue *queue);
const struct ticket_head *queue_selected(const struct queue *queue);
const struct ticket_head *queue_find(const struct queue *queue, const char *id);
/* Whether the ticket is there, and whether it waits as it stands there, whatever this head says. */
bool queue_knows(const struct queue *queue, const struct ticket_head *head, bool *waits);
bool queue_select(struct queue *queue, const char *id); /* false where it is not shown */
/*
 * The next waiting ticket behind the one of that id in the order shown, around the end; NULL
 * where none but it waits. id may be NULL: from the first.
 */
const struct ticket_head *queue_next_waiting(const struct queue *queue, const char *id);
/* The same of those with a message that was not read. */
const struct ticket_head *queue_next_unread(const struct queue *queue, const char *id);
/*
 * Time went on: what became late is counted, and where a snooze ended or the limit speaks of
 * times the order is made anew. True where what is shown may have changed.
 */
bool queue_tick(struct queue *queue, moment_t now);
/* Nobody holds a head any more: replaced ones go, and with a source all but a few hundred. */
void queue_rest(struct queue *queue);
/* Marks or unmarks for bulk work; false where there is no such ticket. */
bool queue_mark(struct queue *queue, const char *id, bool is_marked);
bool queue_is_marked(const struct queue *queue, const char *id);
bool queue_is_marked_at(const struct queue *queue, size_t shown);
/* The first marked ticket from row *row on (0 at first), *row then behind it; NULL: none. */
const struct ticket_head *queue_next_marked(const struct queue *queue, size_t *row);
size_t queue_marked_count(const struct queue *queue);
/* Of these, those that the list does not show. */
size_t queue_marked_outside(const struct queue *queue);
void queue_unmark_outside(struct queue *queue);
void queue_unmark_all(struct queue *queue);
/* Replies and notes without an answer over all tickets, and how many of them may have gone. */
struct unsent_counts {
    size_t all;
    size_t notes; /* of all */
    size_t possibly;
    size_t possibly_notes; /* of possibly */
};
struct unsent_counts queue_unsent(const struct queue *queue);
/* The numbers of the first tickets as they stand by due time without a limit; how many. */
size_t queue_first(const struct queue *queue, uint32_t *numbers, size_t limit);
/* The numbers of tickets from this one on, rising; how many. */
size_t queue_numbers(const struct queue *queue, uint32_t from, uint32_t *numbers,
                     size_t limit);
/* What heads say, each word at least once: of those at hand and of the source's list. */
void queue_each_word(const struct queue *queue, enum queue_words words,
                     queue_word_handler *handler, void *context);
/* The status that counts now: a snooze whose time has come is over. */
enum ticket_status queue_status(const struct ticket_head *head, moment_t now);
/* A customer waits for an answer. */
bool queue_waits(const struct ticket_head *head, moment_t now);
/* The customer waits, and has since before the due time, which has passed. */
bool queue_is_late(const struct ticket_head *head, moment_t now);
const char *queue_order_name(enum queue_order order);

#endif
