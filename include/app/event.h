/* What happens, as data. Boxes in an event are taken by update(). */
#ifndef APP_EVENT_H
#define APP_EVENT_H

#include "app/boxes.h"
#include "app/key.h"
#include "assist/ask.h"
#include "base/error.h"
#include "base/moment.h"
#include "chat/ticket.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum event_kind {
    EVENT_KEY,       /* key; is_quick: struck soon behind the key before */
    EVENT_PASTE,     /* text: bracketed, or ten or more bytes in one read; lost: bytes that came behind it */
    EVENT_RESIZE,    /* rows, columns */
    EVENT_TICK,      /* now moved: the minute, a hold's second, a timer of ours */
    EVENT_DRAWN,     /* drawn: what stands on the screen */
    EVENT_REST,      /* the frame is drawn and no key waits: read what was typed */
    EVENT_RESTED,    /* no key came for MODEL_RESTED_MS: read the whole text */
    EVENT_HESITATED, /* no key came for MODEL_HESITATED_MS behind one that others may follow */
    EVENT_HEADS,     /* heads[count], more of the queue; is_last ends the first load */
    EVENT_PAGE,      /* heads[count], counts: the queue's first page, shown while the rest comes */
    EVENT_INDEX,     /* heads[count] by number, texts NULL: more of the queue; is_last ends the first load */
    EVENT_SIFTED,    /* heads[count] up to next, to look for the limit's words in; none, nor next: what is held is looked through */
    EVENT_GONE,      /* numbers[count]: tickets that are no more */
    EVENT_HEAD,      /* head: one ticket arrived or changed; is_arrival where a customer wrote */
    EVENT_LOADED,    /* loaded: a ticket was opened or read again */
    EVENT_OFFERED,   /* offered: drafts and picks for request; behind EVENT_ASKING: its one draft is answer index, whole */
    EVENT_ASKING,    /* request: a model is asked (profile in text), for count answers; id: what to know of it, or NULL */
    EVENT_GREW,      /* request, index: text (len) came behind what answer index had */
    EVENT_WAITS,     /* request: it is tried again at until, and why in text; a first try that waits: rate limits */
    EVENT_ANSWERED,  /* request: the asking has ended: of an EFFECT_ASK text (len) whole, is_cut; or error */
    EVENT_REQUESTS,  /* request: text: what would leave, to be read; or why nothing would */
    EVENT_ENGINE,    /* text: which engine answers, for the header; id: usage so far ("1.2k tok 0.03 EUR of 2.00"), "" none;
                        error: why the local engine alone answers this customer, NULL */
    EVENT_TRIAGED,   /* id: the ticket; triage */
    EVENT_EXPLAINED, /* id: the ticket: what a model says of its picks, in picks; or error */
    EVENT_PICKED,    /* id: the ticket; offered: its picks and products alone */
    EVENT_SHOP,      /* shop: the catalogue was changed, or lost or found */
    EVENT_CUSTOMER,  /* another process wrote of the open ticket's customer or orders */
    EVENT_LOOKED_UP, /* looked_up: answers EFFECT_LOOK_UP of request */
    EVENT_HITS,      /* hits: of the search of request; is_last where it is through, is_more where it waits to be asked on */
    EVENT_FOUND,     /* found[count]: what fits EFFECT_FIND of request so far, of each kind the best first; is_last: all
                        was looked through */
    EVENT_HISTORY,   /* id: the ticket; history: of its customer, answers EFFECT_HISTORY of request */
    EVENT_HELD,      /* the intent of key is durable: the hold begins */
    EVENT_SENT,      /* the desk took the reply of id, a key, and it is recorded; is_overtaken */
    EVENT_DROPPED,   /* the held reply of key was taken back, durably */
    EVENT_SAVED,     /* a change or text is durable */
    EVENT_ATTACHED,  /* attachment: the file that was asked for; id: of which ticket */
    EVENT_PATHS,     /* text: paths, one a line; id: how they begin */
    EVENT_EDITED,    /* text: what $EDITOR left of before; id, is_internal: the ticket and kind of that */
    EVENT_FAILED,    /* error, of the effect of_effect (enum effect_kind), of key or ticket */
    EVENT_SPELT,     /* request: text: "=de_DE" the dictionary, "+right", "-misspelt", a line each; without a line the
                        language has none; NULL: they could not be judged */
    EVENT_SUGGESTED, /* request: text: "=de_DE", "*suggestion" a line each, the likeliest first */
    EVENT_OWN_WORDS, /* text: words that the agent has added, a line each */
    EVENT_LOCKED,    /* the vault was locked: the screen shows nothing */
    EVENT_UNLOCKED,  /* text: what bookmark_pack() gave, where the model is a new one */
    EVENT_HANGUP,    /* the keyboard is gone: keep what is written and end */
};

/* A line of the thread, whatever the width it is wrapped at. */
struct thread_place {
    size_t message;
    enum { THREAD_LEAD, THREAD_TEXT, THREAD_TAIL } part; /* above, in and below its text */
    size_t line; /* of the text as it was written, from 0 */
    size_t at; /* lines from the message's first or behind its text; bytes of that line as shown */
};

#define THREAD_BELOW_MAX 100

/* Where the thread stands on the screen. */
struct thread_top {
    bool is_end;               /* its last line is the last on the screen */
    struct thread_place place; /* else this line is the first */
    int64_t scroll;            /* lines that keys moved it down by since the last frame */
};

/* What view_draw() put on the screen, for scrolling and for what may be sent. */
struct drawn {
    size_t queue_rows;   /* tickets that fit */
    size_t queue_top;    /* where the view put the first */
    size_t thread_rows;
    int thread_columns;  /* that its lines are wrapped at */
    struct thread_place thread_place; /* of the first line shown, kept while widths change */
    size_t thread_first; /* the messages that have a line on the screen; end exclusive */
    size_t thread_end;
    size_t thread_skip;  /* lines of the first that stand above the screen */
    size_t thread_below; /* lines below it, counted up to THREAD_BELOW_MAX */
    size_t messages_seen; /* messages whose last line has been on the screen, from the first */
    bool thread_is_at_end; /* the newest message's last line stands on the screen */
    bool newest_is_folded; /* the customer's newest message has words nobody has seen in a folded quote */
    bool newest_was_seen; /* at the end, and nothing of the kind */
    size_t reply_rows;
    size_t reply_lines;
    size_t reply_top;
    size_t reply_from;   /* the bytes of the reply that stand on the screen; both 0: none */
    size_t reply_to;
    bool reply_was_seen; /* every line of the reply is or was on the screen in this version */
    uint64_t reply_version;
    size_t picks_seen;   /* so many of the picks, from the first, have a line on the screen */
    size_t list_rows;    /* of the menu or overlay */
    size_t overlay_lines;
};

/* The end of what would leave, of a model's requests or of none (EVENT_REQUESTS). */
#define REPLY_STAYS                                                                        \
    "A reply whose hold is over stays sealed with its ticket: this version speaks to no "  \
    "helpdesk.\n"

struct event {
    enum event_kind kind;
    moment_t now;
    struct key key;
    bool is_quick;
    size_t lost;
    const char *text; /* borrowed */
    size_t len;
    int rows;
    int columns;
    struct drawn drawn;
    const struct ticket_head *heads; /* borrowed */
    size_t count;
    bool is_last;
    bool is_more;
    bool is_cut;   /* the answer did not reach its end */
    size_t index;  /* of an answer, from 0 */
    moment_t until;
    const struct triage *triage; /* borrowed */
    const struct picks *picks;   /* borrowed */
    const uint32_t *numbers; /* borrowed */
    uint32_t next;
    int percent; /* of the first load */
    struct queue_counts {
        size_t open;
        size_t waiting;
        size_t late;
        size_t unread;
    } counts;
    bool is_burst; /* more heads follow at once: the order is made with the last */
    bool is_arrival;
    uint64_t request;
    struct loaded *loaded;
    struct offered *offered;
    struct shop *shop;
    struct looked_up *looked_up;
    struct hits *hits;
    struct history *history;
    const struct finding *found; /* borrowed */
    const char *id; /* a key or a ticket; borrowed */
    int of_effect;
    bool is_overtaken; /* EVENT_SENT: the customer wrote meanwhile, and the ticket stays open */
    bool is_internal; /* of the text that was kept, or was not, or was edited */
    const char *before; /* borrowed */
    const struct error *error;
    const struct attachment *attachment; /* borrowed */
};

#endif
