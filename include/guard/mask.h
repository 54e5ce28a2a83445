/*
 * What leaves for a model, without who it is about: personal values become placeholders
 * ("[[EMAIL_1]]"), and come back as what they were. One mask serves one ticket: the same
 * value has the same placeholder in every message and every request. Pure.
 */
#ifndef GUARD_MASK_H
#define GUARD_MASK_H

#include "base/attributes.h"
#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"
#include "guard/guard.h"

#include <stdbool.h>
#include <stddef.h>

enum mask_kind {
    MASK_NAME,
    MASK_EMAIL,
    MASK_PHONE,
    MASK_ADDRESS,
    MASK_POSTCODE,
    MASK_CARD,
    MASK_ACCOUNT,
    MASK_IDENTITY,
    MASK_SECRET,
    MASK_IP,
    MASK_ORDER,
    MASK_TRACKING,
    MASK_KIND_COUNT
};

struct mask;
/* Knows the values of the ticket's customer, orders and senders. hides_orders: [privacy]
 * mask names orders (order and tracking numbers go too). facts are borrowed while the mask
 * is made only. */
struct mask *mask_create(const struct facts *facts, bool hides_orders) MUST_CHECK;
void mask_destroy(struct mask *mask); /* wiped; NULL is allowed */

/* Text as it may leave, added to out: values masked, what looks like a placeholder escaped,
 * hidden characters removed. False where it cannot be told (more than 16 MiB, or more than
 * out holds): then nothing may leave. */
bool mask_hide(struct mask *mask, struct text text, struct buffer *out) MUST_CHECK;
/* The same for a place, or a field of the catalogue: a part of the name that is a word is
 * not hidden there for standing alone ("Lincoln" as a city, "Hunter" as a brand). */
bool mask_hide_public(struct mask *mask, struct text text, struct buffer *out) MUST_CHECK;
/* The last look, at the bytes that would leave (JSON too): true where a known value stands
 * there in any spelling that mask_hide() knows, escapes of JSON undone. The names of
 * members and the model's are passed over: a customer may be called like them. kind (may be
 * NULL) says of what. */
bool mask_leaks(const struct mask *mask, struct text bytes, enum mask_kind *kind);

/*
 * Text that comes back, in pieces: placeholders into values, only those that mask_hide()
 * wrote and of kinds that may go back (no card, account, identity, secret or address of a
 * machine). Holds back what may yet become one.
 */
struct mask_restorer;
struct mask_restorer *mask_restorer_create(const struct mask *mask) MUST_CHECK;
void mask_restorer_destroy(struct mask_restorer *restorer); /* wiped; NULL is allowed */
void mask_restorer_feed(struct mask_restorer *restorer, struct text piece,
                        struct buffer *out);
/* The text has ended. Returns how many holes stand in it: placeholders that no value fits,
 * or that stand where none may (in a link); each is "⟦…⟧", which the guard blocks until it
 * is filled. */
size_t mask_restorer_end(struct mask_restorer *restorer, struct buffer *out);
/* All at once. */
size_t mask_restore(const struct mask *mask, struct text text, struct buffer *out);

/* "name" "email": how many of a kind were hidden so far, for the egress record and the
 * view. */
const char *mask_kind_name(enum mask_kind kind);
size_t mask_count(const struct mask *mask, enum mask_kind kind);

/* Numbers of cards, accounts and identity papers in a text that nobody's record is asked
 * about, in whatever disguise: bytes of the text; in the arena. */
struct mask_number {
    size_t start;
    size_t end;
    enum mask_kind kind; /* MASK_CARD, MASK_ACCOUNT, MASK_IDENTITY */
};
const struct mask_number *mask_numbers_in(struct text text, struct arena *arena,
                                          size_t *count);

/* A common first name, in whatever language. */
bool mask_is_given_name(struct text folded);
/* A word that people's names stand behind: "neighbour", "mrs"; also the last of "signed by". */
bool mask_names_follow(struct text folded);

/*
 * Whether a ticket may leave at all: false where a word list finds health, a child, a
 * threat, a court or an identity paper in what the customer wrote or called a file, or
 * health, a child or an identity paper in what the shop answered ([privacy] never_send
 * names the classes; NULL, 0: all). why is "it speaks of health": a borrowed constant.
 */
bool guard_may_leave(const struct ticket *ticket, const char *const *classes,
                     size_t class_count, const char **why);
/* What guard_may_leave() finds in a message, a bit for each class: for a ticket's never, which
 * spares it all messages that have none of those it is asked for. */
unsigned char guard_never_of(const struct message *message);

/* The next placeholder from there on in other brackets than its own two: "[NAME_1]",
 * "<<NAME_1>>"; false where none is. Offsets in bytes. */
bool mask_placeholder_bent(struct text text, size_t from, size_t *start, size_t *end);

#endif
