/*
 * What an agent wrote to another customer, made into what may be said to this one: values
 * that were that customer's become variables of macros, or the answer is left out; then
 * every word of it that may name somebody has to be known here. Pure.
 */
#ifndef ASSIST_EARLIER_H
#define ASSIST_EARLIER_H

#include "base/attributes.h"
#include "base/memory.h"
#include "base/moment.h"
#include "chat/article.h"
#include "guard/guard.h"

#include <stdbool.h>
#include <stddef.h>

struct earlier_answer {
    const char *ticket;   /* that it was written in */
    const char *customer; /* whom it was written to */
    moment_t at;
    double score; /* of the question that it answered, 0 to 1, as a macro's */
    const char *lang;
    const char *text; /* as a macro's, without greeting and close */
    const char *own;  /* that customer's thread, name, addresses, goods: never to be said on */
};

/*
 * An earlier answer needs a question this near, as a macro's score and strength: the least
 * on one half of the questions of make bench-retrieval at which no kind of wrong answer is
 * given to more than 5 %.
 */
#define ASSIST_EARLIER_SCORE 0.41

/*
 * The answer in the ticket's message of that index, facts those of its ticket. Everything
 * goes into the arena; score stays as it is. False where it is none that may be said again:
 * an order or a value in it that no variable stands for, anything personal beside them (as
 * what leaves for a model is masked), a statement about the order that the guard does not
 * prove, a ticket of health, children, threats, courts or identity papers.
 */
bool assist_earlier_read(const struct facts *facts, size_t message, struct arena *arena,
                         struct earlier_answer *answer) MUST_CHECK;

/*
 * Leaves out the answers with a word that may name somebody and is not known here: one with
 * a capital, of a script without capitals, a first name or behind a word for a person
 * ("neighbour"), or of that customer's own, in whatever form; any word where a sentence
 * begins small, as names are written small then. Known is what is common in the
 * language, what the shop's macros and public articles say, what this thread says, and what
 * answers to three customers say among these. In place; returns how many are left.
 */
size_t assist_earlier_keep(const struct facts *facts, const struct macro *macros,
                           size_t macro_count, struct earlier_answer *answers, size_t count,
                           struct arena *arena);

#endif
