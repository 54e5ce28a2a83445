/*
 * The claim gate: every statement a text makes about an order, a product, the policy or a
 * deed, with a verdict and the source of it; and flags for what else must not go out
 * unseen. Pure: facts in, opinion out, no clock, no file.
 */
#ifndef GUARD_GUARD_H
#define GUARD_GUARD_H

#include "base/memory.h"
#include "base/moment.h"
#include "base/text.h"
#include "chat/article.h"
#include "chat/customer.h"
#include "chat/order.h"
#include "chat/product.h"
#include "chat/suggestion.h"
#include "chat/ticket.h"

#include <stdbool.h>
#include <stddef.h>

/* A value of somebody else that the vault knows (found by its keyed hash). */
struct known_other {
    const char *value; /* found in the text in any spelling; or people_person_value() */
};

/* How the author of the newest message stands to the customer. */
enum sender_state {
    SENDER_CUSTOMER, /* on the record, or signed in */
    SENDER_UNKNOWN,  /* not said, or not verified */
    SENDER_STRANGER, /* an address on no record of this customer */
};

/* How long a reading may go on: asked between its parts. */
struct patience {
    bool (*lasts)(void *context);
    void *context;
};

struct edit;
struct guard_memory;
struct policy;
struct guard_terms;
struct instructions;

/* Everything a verdict may rest on. All borrowed; counts may be 0, pointers NULL. */
struct facts {
    const struct ticket *ticket;
    const struct customer *customer;
    const struct order *orders;
    size_t order_count;
    const struct product
        *products; /* of the orders, the picks, the titles in text and thread */
    size_t product_count;
    const struct article *articles; /* all, internal ones too */
    size_t article_count;
    const struct promotion *promotions;
    size_t promotion_count;
    const struct attestation *attestations;
    size_t attestation_count;
    const struct contact *contacts; /* in other tickets of the customer's */
    size_t contact_count;
    const struct known_other *others;
    size_t other_count;
    const char *const *allowed_hosts; /* of the shop, its carriers, the catalogue */
    size_t allowed_host_count;
    enum sender_state sender;
    bool is_identified; /* the agent said how the stranger was identified */
    const char *shop_name;
    const char *agent_name;
    moment_t now;
    struct day today;
    moment_t
        read_at; /* of orders that have no read_at of their own; MOMENT_NONE: unknown */
    int64_t fresh_seconds;       /* how long what orders say proves; 0: always */
    const struct policy *policy; /* of exactly these articles; NULL: they are read anew */
    const struct instructions *instructions; /* that a model is told; NULL: not known */
    const struct guard_terms *terms; /* the shop's; NULL: every rule as it is by itself */
    struct guard_memory *memory; /* of exactly this ticket and these orders; NULL: none */
    /* Which order a thread means that names none, or several: asked once a memory, what it
     * says is never certain. NULL: the newest. */
    const struct order *(*guess_order)(const struct facts *facts, struct arena *arena);
};

/*
 * What is made of a ticket's thread once for many readings: the order meant, what the shop
 * wrote last, the notes. Void when a message or an order changes.
 */
struct guard_memory *guard_memory_create(void) MUST_CHECK;
void guard_memory_destroy(struct guard_memory *memory);

/*
 * The rules of the articles, read once for many calls (a millisecond for a shop's
 * articles). The articles are borrowed; the policy lives in the arena.
 */
const struct policy *policy_of(const struct article *articles, size_t count,
                               struct arena *arena);

/* The same, where the shop's macros tell what is so, too: no rule comes out of them. */
const struct policy *policy_of_shop(const struct article *articles, size_t article_count,
                                    const struct macro *macros, size_t macro_count,
                                    struct arena *arena);

/* What a model is told, read once, at the first use: a text that repeats a sentence of it
 * is flagged, and a name that is a word of it is hidden only where it is surely the name.
 * The texts are copied. */
const struct instructions *instructions_of(const char *const *texts, size_t count,
                                           struct arena *arena);
/* The words by which texts are read, and these, are made at their first use, which takes as
 * long as a frame; or in such steps before it: true once nothing is left to make. */
bool guard_make_ready(const struct instructions *instructions);
bool instructions_have(const struct instructions *instructions, const char *word);

/* The sentence in which the byte stands, as an attestation keeps it. In the arena, or the
 * text's own. */
struct text guard_sentence(struct text text, size_t at, struct arena *arena);

/*
 * Reads the text as if it were to be sent to the customer and fills opinion, which lives in
 * the arena. is_internal: a note, which claims nothing to a customer: only flags of
 * secrets and of other customers.
 */
void guard_read(const struct facts *facts, struct text text, bool is_internal,
                struct arena *arena, struct opinion *opinion);

/* The same where something else may be wanted sooner: false once the patience does not
 * last, and the opinion says nothing. NULL: it does. */
bool guard_read_while(const struct patience *patience, const struct facts *facts,
                      struct text text, bool is_internal, struct arena *arena,
                      struct opinion *opinion) MUST_CHECK;

/*
 * The same while the text is being written: before is the opinion of the text as it was
 * before the edit, in the same arena or one that lives as long. The sentences that the edit
 * touched are read anew, what was said of the others moves along. What a sentence takes
 * from one further away, and what is said of a text as a whole, stays as it was until
 * guard_read(). The cost does not grow with the text. False, and nothing is read, where the
 * edit is too large for that.
 */
bool guard_read_edit(const struct facts *facts, struct text text, bool is_internal,
                     const struct edit *edit, const struct opinion *before,
                     struct arena *arena, struct opinion *opinion) MUST_CHECK;

/* A value in a text that nobody here knows: the shell asks the vault who has it. */
struct unknown_value {
    const char *value;
};
/*
 * Order and tracking numbers, e-mails and phones in the text that are not this customer's,
 * in half width and ungrouped; of one number all that it may be ("2341207": "W2341207").
 */
void guard_unknown_values(const struct facts *facts, struct text text, struct arena *arena,
                          struct unknown_value **values, size_t *count);

/* An address that a browser may be given. */
struct web_link {
    const char *url;  /* http or https, the host in ASCII, no user in it */
    const char *host; /* in punycode */
    bool
        is_allowed; /* as a reply may name it: the shop's, its carriers', the catalogue's */
};
/* The links in a text, in order, in the arena; those that are no plain address are left
 * out. */
void guard_links(const struct facts *facts, struct text text, struct arena *arena,
                 struct web_link **links, size_t *count);

/* The order was delivered and can be given back no longer, by the articles' time for it; false
 * where they tell none, or facts have no policy. */
bool guard_return_is_over(const struct facts *facts, const struct order *order);

/* Who wrote the newest message of the customer's side. */
enum sender_state guard_sender(const struct ticket *ticket,
                               const struct customer *customer);

#endif
