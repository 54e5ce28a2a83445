/*
 * Opening a ticket, being there while it grows, leaving it: what goes with one ticket and
 * not with the next. Nobody outside src/app includes it.
 */
#ifndef APP_VISIT_H
#define APP_VISIT_H

#include "app/model.h"

/* Leaves the open ticket and asks for that one; id is copied first. */
void visit_open(struct model *model, struct effects *effects, const char *id);
/* The next waiting ticket, held ones left out; the first time the one that is shown
 * already. */
void visit_next(struct model *model, struct effects *effects);
/* The next one of which something was not read; likewise the one that is shown already. */
void visit_next_unread(struct model *model, struct effects *effects);
/* The ticket behind that one (NULL: from the first) that waits and is not held; NULL. */
const struct ticket_head *visit_next_waiting(const struct model *model, const char *from);
/* At start: the first waiting ticket is shown, nobody has opened it yet. */
void visit_preview(struct model *model, struct effects *effects);
/* The shown ticket counts as opened from now on; false, and a sentence, where there is
 * none. */
bool visit_work(struct model *model, struct effects *effects);
/* Leaves the open ticket, or the one that is waited for, where it is no more: nothing of it
 * is kept. */
void visit_gone(struct model *model, struct effects *effects);
/* That ticket is open, and the whole of it: what is written into a part goes with it. */
bool visit_is_whole(const struct model *model, const char *ticket);
/* For a key: as visit_refresh(). */
void visit_again(struct model *model, struct effects *effects);
/* What the open ticket rests on may have moved: ticket, orders, their products and the
 * picks are read again, and what the reply speaks of is looked up behind that, before it is
 * sent. */
void visit_refresh(struct model *model, struct effects *effects);
/* Why drafts are asked for: something opened or moved; the agent struck a key for them; it
 * was unlocked, and no model is to be paid twice; a person opened what was shown ahead,
 * whose local drafts stand there. */
enum offer_cause { OFFER_OPENED, OFFER_WANTED, OFFER_UNLOCKED, OFFER_PREVIEWED };
/* Asks for drafts and picks; a model that is asked already is stopped. instruction may be
 * NULL. */
void visit_offer(struct model *model, struct effects *effects, enum offer_cause cause,
                 const char *instruction);
/* Keeps what is written and tells what was read, before the ticket or the program is left.
 */
void visit_keep(struct model *model, struct effects *effects);
/* Shows the message that a hit of the search named, where its ticket is open. */
void visit_find_message(struct model *model);

void visit_release(struct model *model);
/* What the editor left: to the ticket and the kind that it was given of, whatever is open. */
void visit_edited(struct model *model, struct event *event, struct effects *effects);
void visit_loaded(struct model *model, struct event *event, struct effects *effects);
void visit_offered(struct model *model, struct event *event);
/* Picks and products of the drafts that stand there are these from now on. */
void visit_picked(struct model *model, struct event *event);
void visit_head(struct model *model, const struct event *event, struct effects *effects);
void visit_drawn(struct model *model, const struct event *event, struct effects *effects);

/* What a reply that is written rests on moved: the words, which are taken, stand in its
 * border, and it waits until they were seen. */
void visit_moved(struct model *model, char *words);

/* What changed since the box before, in visit_moved.c. */
struct thread_growth {
    const struct message *newest; /* by somebody else, the last one; NULL */
    size_t first;                 /* index of the first by somebody else; with newest */
    const struct order *order;    /* one that moved; NULL */
    bool has_ours;                /* a message of this agent came */
    bool has_answered;            /* one that the customer sees */
};
void thread_growth_of(const struct model *model, const struct loaded *before,
                      const struct loaded *after, struct thread_growth *growth);
/* "Ana wrote 09:05: never mind"; owned by the caller. */
char *thread_growth_words(const struct thread_growth *growth);

#endif
