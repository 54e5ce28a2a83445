/*
 * What the edge brings to the model: one heap block each, with the arena its contents live in.
 * Made by the edge, handed over with an event, destroyed by the model.
 */
#ifndef APP_BOXES_H
#define APP_BOXES_H

#include "base/memory.h"
#include "chat/article.h"
#include "chat/customer.h"
#include "chat/order.h"
#include "chat/product.h"
#include "chat/suggestion.h"
#include "chat/ticket.h"
#include "chat/triage.h"
#include "guard/guard.h"

#include <stdbool.h>
#include <stddef.h>

/* A send intent without an ack, found when the ticket was opened. */
struct unsent {
    const char *key;
    const char *text;
    const struct attachment *files; /* sealed already */
    size_t file_count;
    bool is_internal;
    bool resolves;
    moment_t at;
    moment_t hold_until;
    bool is_held_here;  /* this run holds it, or it was decided over already */
    size_t times_given; /* to the desk: possibly sent; 0: still held when the program ended */
};

struct guard_memory;

/* A ticket has a reply and a note beside it: each is an index. */
enum text_kind { TEXT_REPLY, TEXT_NOTE, TEXT_KINDS };
/* A text as it was left. */
struct unfinished {
    const char *text;  /* NULL: none */
    size_t caret;      /* SIZE_MAX: its end */
    const char *takes; /* the runs that left it; NULL: this one alone */
    const char *draft_text; /* the draft it came from; NULL */
    int draft_number;
    bool is_joined;    /* it was left as several, which stand one behind the other */
    const struct attachment *files;
    size_t file_count;
};

/* A ticket with all that is known around it. */
struct loaded {
    struct arena arena;
    struct ticket ticket;
    bool has_customer;
    struct customer customer;
    struct order *orders; /* newest first */
    size_t order_count;
    struct product *products; /* of the orders */
    size_t product_count;
    struct unsent *unsent;
    size_t unsent_count;
    struct unfinished unfinished[TEXT_KINDS]; /* as they were left */
    const char *elsewhere;    /* what another program that runs is writing here; NULL */
    const char *elsewhere_by; /* its agent; NULL */
    bool has_thought;
    struct triage thought;   /* what a model thought of the thread last */
    int64_t thought_version; /* as it stood then */
    moment_t read_at;
    size_t damaged; /* records that could not be read */
    bool is_part;   /* to be looked at alone: messages around where one reads, the whole comes */
    size_t messages_below;    /* of a part: so many follow them */
    enum sender_state sender; /* of a part: who wrote the whole's newest */
    struct guard_memory *memory; /* of this thread; owned */
};
struct loaded *loaded_create(void) MUST_CHECK;
void loaded_destroy(struct loaded *loaded);

/* Drafts and picks for a ticket. */
struct offered {
    struct arena arena;
    struct suggestion suggestion;
    struct picks picks;
    struct product *products; /* found in the thread's words: facts for the guard */
    size_t product_count;
    struct article_hit *articles; /* paragraphs that bear on the question, best first */
    size_t article_count;
    struct macro_hit *macros; /* that answer such a question, best first */
    size_t macro_count;
};
struct offered *offered_create(void) MUST_CHECK;
void offered_destroy(struct offered *offered);

/* The shop's own knowledge, loaded once and after an import. */
struct shop {
    struct arena arena;
    struct article *articles;
    size_t article_count;
    struct promotion *promotions;
    size_t promotion_count;
    struct macro *macros;
    size_t macro_count;
    const char **hosts; /* links to them are allowed */
    size_t host_count;
    const char *name;
    const char *agent;
    const char *signature; /* NULL: none */
    const char *lang;
    const struct instructions *instructions; /* that a model is told; NULL */
    const struct policy *policy; /* the articles' rules, read once; NULL: read anew each time */
};
struct shop *shop_create(void) MUST_CHECK;
void shop_destroy(struct shop *shop);

/* What the vault and the catalogue know of a text. */
struct looked_up {
    struct arena arena;
    struct known_other *others;
    size_t other_count;
    struct product *products; /* titles that stand in the text */
    size_t product_count;
};
struct looked_up *looked_up_create(void) MUST_CHECK;
void looked_up_destroy(struct looked_up *looked_up);

/* What else was written between a customer and the shop, in tickets but the open one. */
struct past_ticket {
    const char *id;
    const char *subject;
    enum ticket_status status;
    moment_t at; /* when it was begun */
    uint32_t number; /* the queue's */
};
struct past_reply {
    const char *ticket;
    const char *message;
    const char *author; /* NULL where not known */
    moment_t at;
};
struct history {
    struct arena arena;
    struct past_ticket *tickets;
    size_t ticket_count;
    struct past_reply *replies;
    size_t reply_count;
    struct contact *contacts; /* both, as they are told to the customer */
    size_t contact_count;
    bool has_more;         /* older tickets were left out */
    bool has_more_replies; /* older replies in those that are there */
    size_t unread;         /* tickets and parts of the queue that could not be read */
};
struct history *history_create(void) MUST_CHECK;
void history_destroy(struct history *history);

/* A hit of :search. */
struct hit {
    const char *ticket;
    const char *message; /* NULL: the subject was found */
    moment_t at;
    const char *snippet;
    size_t start, end; /* the bytes of it that were found; both 0: not known */
};
struct hits {
    struct arena arena;
    struct hit *hits;
    size_t count;
    size_t capacity;
};
/* What the palette finds beside commands and macros. */
enum finding_kind { FINDING_TICKET, FINDING_CUSTOMER, FINDING_PRODUCT, FINDING_KIND_COUNT };
struct finding {
    enum finding_kind kind;
    const char *id;
    const char *label;
    const char *detail;
    const char *about; /* of a product: what is shown of it, in lines; else NULL */
    const struct product *product; /* that it is; NULL */
    bool is_near;      /* with letters left out: stands behind all that was meant */
    bool is_thinned;   /* does not fit what was typed since */
};

struct hits *hits_create(void) MUST_CHECK;
void hits_destroy(struct hits *hits);

#endif
