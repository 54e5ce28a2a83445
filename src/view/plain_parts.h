/* The plain mode's parts to each other. Only src/view/plain*.c include it. */
#ifndef VIEW_PLAIN_PARTS_H
#define VIEW_PLAIN_PARTS_H

#include "base/memory.h"
#include "view/digest.h"
#include "view/plain.h"
#include "view/shown.h"
#include "view/view.h"

#define PLAIN_MESSAGES ((size_t)20) /* told at once; "more" goes on */
#define PLAIN_ROWS     ((size_t)20) /* of the queue and of menus */
#define PLAIN_PICKS    ((size_t)3)  /* in the line that sums them up */
#define PLAIN_DRAFTS   ((size_t)18)
#define PLAIN_ARRIVALS ((size_t)50)
#define PLAIN_PROBLEMS ((size_t)32)
#define PLAIN_NAME     ((size_t)60)   /* columns of names, ids */
#define PLAIN_ECHOED   ((size_t)4096) /* of a line that was given */
#define PLAIN_SENTENCE ((size_t)400)
#define PLAIN_BEGINS   ((size_t)100) /* of an article in a list */

enum plain_asked {
    PLAIN_NOTHING,
    PLAIN_QUEUE,
    PLAIN_MORE,
    PLAIN_THREAD,
    PLAIN_EARLIER,
    PLAIN_DRAFTS_ALL,
    PLAIN_ORDERS,
    PLAIN_CUSTOMER,
    PLAIN_TEXT,
    PLAIN_WHERE,
    PLAIN_LINES,
    PLAIN_NEWS,
};

/* What of the model was told, to tell what is not. */
struct plain_told {
    char *ticket; /* NULL: none */
    size_t first; /* messages [first, end) were told, in a row */
    size_t end;
    size_t count; /* so many there were when those behind the end were counted */
    bool is_stranger;
    char *moved;
    size_t match; /* the message that was last shown as found */
    uint64_t translations;
    enum mode mode;
    enum pane pane;
    bool has_mode_help;
    uint64_t drafts[PLAIN_DRAFTS];
    size_t draft_count;
    size_t draft_selected;
    uint64_t picks;
    size_t picks_end; /* so many have been told */
    size_t pick_selected;
    uint64_t orders;
    uint64_t mark;    /* of the orders or the customer's list; 0: one is not there */
    size_t unfolded;  /* that order was told unfolded */
    uint64_t history; /* as it was told */
    uint64_t asking;
    char *row;          /* the queue's marked ticket */
    size_t rows_end;    /* of the queue, told by "queue" and "more" */
    struct buffer text; /* of the reply */
    struct buffer sent; /* the text that stood there before it was empty */
    uint64_t version;   /* of the composer, told whole; UINT64_MAX: none */
    uint64_t typed;     /* the version that the agent's own line made */
    size_t caret; /* SIZE_MAX: to be told where it stands within the text */
    bool is_internal; /* the text is the note's */
    uint64_t problems[PLAIN_PROBLEMS];
    size_t problem_count;
    uint64_t menu;
    uint64_t menu_title;
    size_t menu_selected;
    uint64_t overlay;
    uint64_t prompt;
    uint64_t engine;
    char status[sizeof(((struct model *)0)->status)];
};

struct plain {
    struct arena arena; /* of one telling */
    bool has_begun;
    bool has_counted; /* the first counts were told: nothing but the greeting stands before */
    enum plain_asked asked;
    unsigned notes; /* bits 1 << enum plain_note */
    bool is_silent; /* nothing was said to the line that was given last */
    uint64_t asked_before; /* the request for drafts that was under way at the last prompt */
    uint64_t prompt; /* as it stood before that line */
    struct plain_told told;
    char *arrivals[PLAIN_ARRIVALS]; /* ids of tickets */
    size_t arrival_count;
    size_t arrivals_lost; /* more came than there is room for */
};

/* One telling. */
struct page {
    struct plain *plain;
    struct plain_told *told;
    const struct model *model;
    struct drawn *drawn;
    struct buffer *out;
    struct arena *arena;
    bool draft_is_told;     /* the marked one, whole, in this telling */
    size_t messages_before; /* those from here on were told in this telling */
};

/* Words of our own source; numbers formatted. */
void page_say(struct page *page, const char *own);
void page_format(struct page *page, const char *format, ...) PRINTF_LIKE(2, 3);
void page_add(struct page *page, struct shown shown);
/* A sentence in which ours and others' words are mixed: its signs become words. */
void page_spoken(struct page *page, struct shown shown);
void page_end(struct page *page); /* of the line */
/* "3 drafts", "1 draft": only for words that take an s. */
void page_count(struct page *page, size_t count, const char *what);
/* Each line of it behind two spaces. */
void page_block(struct page *page, struct shown shown);
/* A string by itself, as one line of at most so many columns. */
void page_line(struct page *page, const char *hostile, size_t columns);

/* Replaces a kept string. */
void plain_keep(char **kept, const char *text);
/* The ticket that is open and that somebody opened; NULL. */
const struct loaded *plain_open(const struct model *model);

typedef void plain_teller(struct page *page);
/* plain_thread.c */
plain_teller plain_tell_ticket, plain_tell_messages, plain_tell_match,
    plain_tell_translations;
void plain_tell_header(struct page *page);
void plain_tell_thread(struct page *page);
void plain_tell_earlier(struct page *page);
bool plain_tell_more(struct page *page); /* false where there are no more */
/* plain_queue.c */
plain_teller plain_tell_start, plain_tell_arrivals, plain_tell_row;
void plain_tell_rows(struct page *page, size_t first);
void plain_tell_head(struct page *page, const struct ticket_head *head);
/* plain_offer.c */
plain_teller plain_tell_asking, plain_tell_drafts, plain_tell_picks;
void plain_tell_draft(struct page *page, size_t index);
void plain_tell_every_pick(struct page *page);
/* plain_around.c */
plain_teller plain_tell_marked;
void plain_tell_history(struct page *page);
uint64_t plain_history_digest(const struct model *model);
/* plain_customer.c */
void plain_tell_order_head(struct page *page, const struct order *order);
plain_teller plain_tell_orders;
void plain_tell_order(struct page *page, size_t index);
void plain_tell_every_order(struct page *page);
void plain_tell_customer(struct page *page);
/* plain_reply.c */
plain_teller plain_tell_reply, plain_tell_problems;
void plain_tell_text(struct page *page);
/* "The reply to Ana Ruiz, 5 lines: text tells it"; nothing where nothing is written. */
void plain_tell_text_is_there(struct page *page);
/* plain_claim.c: "6 statements proved, 1 contradicted" */
void plain_tell_counts(struct page *page, const struct opinion *opinion);
void plain_tell_step(struct page *page, struct text text, const struct opinion *opinion,
                     size_t number);
/* plain_over.c */
plain_teller plain_tell_overlay, plain_tell_menu, plain_tell_prompt, plain_tell_status,
    plain_tell_engine;
/* The status line speaks of a claim that stands out, which is then told in full. */
bool plain_tell_claim(struct page *page);

#endif
