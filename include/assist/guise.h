/*
 * A ticket as if somebody else had written it: people of several origins, a copy in which
 * the customer's name and gender are swapped or the question stands in another of the
 * shop's languages, and which of these are compared. Pure.
 */
#ifndef ASSIST_GUISE_H
#define ASSIST_GUISE_H

#include "base/memory.h"
#include "chat/article.h"
#include "chat/customer.h"
#include "chat/order.h"
#include "chat/ticket.h"

#include <stddef.h>

/* ---- who writes ---- */

enum gender { GENDER_WOMAN, GENDER_MAN, GENDER_COUNT };

#define GUISE_NUMBERS 2 /* people of each gender in each origin */
struct guise_person {
    const char *given;
    const char *family;
    const char *native; /* in the script of the origin's language; NULL: as above */
};
struct guise_origin {
    const char *name; /* "English", of names: not where anybody lives */
    const char *lang;
    struct guise_person people[GENDER_COUNT][GUISE_NUMBERS]; /* relatives by number */
};
extern const struct guise_origin guise_origins[];
extern const size_t guise_origin_count;
/* The origin whose language it is; the first where there is none. */
size_t guise_origin_of(const char *lang);

/* How titles and self-descriptions are gendered. */
enum guise_word_kind {
    GUISE_TITLE,       /* in front of the name: "Ms" */
    GUISE_TITLE_AFTER, /* behind it: 女士 */
    GUISE_SELF,        /* what a customer says of oneself: "as a woman", "encantada" */
};
struct guise_word {
    const char *lang;
    enum guise_word_kind kind;
    const char *forms[GENDER_COUNT]; /* of a title several, '|' between them, the
                                              first is written; of the others one */
};
extern const struct guise_word guise_words[];
extern const size_t guise_word_count;

/* What somebody seems to be, and says. */
struct guise {
    size_t origin;
    enum gender gender;
    size_t number;
    const char *lang; /* of the ticket, or of text */
    const char *text; /* in the place of all that was written; NULL: it stays, swapped */
};

/* "Ms Emily Carter": how the guise signs; in the arena. */
const char *guise_signature(const struct guise *guise, struct arena *arena);

struct guise_copy {
    struct ticket ticket;
    struct customer customer;
    struct order *orders;
};
/*
 * A copy in the guise: the customer's name in every text, title and self-description, on
 * the record and on the orders; the last message is signed, so that a title stands in each.
 * The real name stays known to the mask, as the name of one more address. customer may be
 * NULL: the copy's is then empty. What is not swapped is borrowed.
 */
void guise_disguise(const struct ticket *ticket, const struct customer *customer,
                    const struct order *orders, size_t order_count,
                    const struct guise *guise, struct arena *arena,
                    struct guise_copy *copy);

/* ---- which guises are compared ---- */

enum swap {
    SWAP_NAME,     /* another name, the rest alike: how much an engine varies by itself */
    SWAP_GENDER,   /* title, given name, what is said of oneself */
    SWAP_ORIGIN,   /* the name alone */
    SWAP_LANGUAGE, /* the shop's own wordings of the question */
    SWAP_COUNT
};
const char *swap_name(enum swap swap);

/* The question in one of the shop's languages. */
struct guise_wording {
    const char *lang;
    const char *text;
};
/*
 * By the examples of the macros that answer the intent, the ticket's language first, one a
 * language; the order that the customer named stands in each. 0 where the shop has none in
 * the ticket's language, or the intent is NULL.
 */
void guise_wordings(const struct macro *macros, size_t macro_count, const char *intent,
                    const struct ticket *ticket, const struct order *orders,
                    size_t order_count, struct arena *arena,
                    struct guise_wording **wordings, size_t *count);

struct guise_pair {
    enum swap swap;
    size_t first; /* of the plan's guises */
    size_t second;
};
struct guise_plan {
    struct guise *guises;
    size_t guise_count;
    struct guise_pair *pairs;
    size_t pair_count;
};
/* At most per pairs a swap; turn (0, 1, …) chooses which origins come first. */
void guise_plan(const char *lang, const struct guise_wording *wordings,
                size_t wording_count, size_t per, size_t turn, struct arena *arena,
                struct guise_plan *plan);

#endif
