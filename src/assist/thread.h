/* What a thread says of itself. Private to the assist folder. */
#ifndef ASSIST_THREAD_H
#define ASSIST_THREAD_H

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"
#include "guard/guard.h"

#include <stdbool.h>

/* The sender may be told what the shop knows of the customer. */
bool thread_is_told(const struct facts *facts);
/* An agent has written to the customer before. */
bool thread_was_answered(const struct ticket *ticket);
/* The text, sanitised, without the lines quoted from the mail that is answered; added to out. */
void thread_own_lines(struct text text, struct buffer *out);
/* What a customer wrote, without the author's and the customer's (may be NULL) own name: "M.
 * Martin" asks for no size M. In the arena, or borrowed. */
struct text thread_words(const struct ticket *ticket, const struct customer *customer,
                         const struct message *message, struct arena *arena);
/* The end of the text, whole characters, at most max bytes. */
struct text thread_tail(struct text text, size_t max);
/* assist_question(), folded; in the arena. */
struct text thread_question(const struct facts *facts, struct arena *arena);
/* The customer was answered and takes leave in the question ("have a nice day"). */
bool thread_takes_leave(const struct facts *facts, struct text folded);
/* The language to answer in: of the question, the ticket, the customer, the shop; never
 * NULL. */
const char *thread_lang(const struct facts *facts, const char *shop_lang);

/* What a text says, as the words of titles are looked for in it. */
struct said {
    struct text folded;
    struct text singular; /* its words without their plurals' endings, a space round each */
    bool joins_words;     /* "Lampe" may be said for "Leselampe" */
};
/* Borrows folded; the rest is in the arena. */
struct said thread_said(struct text folded, const char *lang, struct arena *arena);

/* An order line whose title the text speaks of: how many of its words, NULL for none. */
const struct order_line *thread_line_named(const struct facts *facts,
                                           const struct order *order,
                                           const struct said *said, struct arena *arena,
                                           double *strength);
/* The product of that id in the facts, NULL where it is not there. */
const struct product *thread_product_of(const struct facts *facts, const char *id);
/* The product's size stands in the text as a word. */
bool thread_names_size(const struct product *product, struct text folded,
                       struct arena *arena);
/*
 * The product the thread speaks of: one whose title stands in the question, else a line of
 * the order meant, else the first of the picks. NULL where none is meant.
 */
struct picks;
const struct product *thread_product(const struct facts *facts, const struct order *order,
                                     const struct picks *picks, struct arena *arena);

#endif
