/*
 * The auxiliary function fit(table, asked) of FTS5: how well the row at hand fits what is
 * asked. Like bm25 (Robertson and Zaragoza, 2009), but with weights that come with the
 * question, so that a common word costs nothing for the rows that are not looked at.
 */
#ifndef CATALOGUE_FIT_H
#define CATALOGUE_FIT_H

#include "base/attributes.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define FIT_TERMS_MAX   64  /* terms of one question, a bit of a mask each */
#define FIT_PHRASES_MAX 192 /* a term may stand several times in the expression */
#define FIT_COLUMNS_MAX 4

/* Bound by fit_bind(). The first part is asked, the second is what was found in the row. */
struct fit {
    double weights[FIT_TERMS_MAX];           /* of each term, by its rarity */
    uint8_t term_of_phrase[FIT_PHRASES_MAX]; /* FIT_TERMS_MAX: counts elsewhere */
    size_t phrase_count;
    double columns[FIT_COLUMNS_MAX]; /* what a term counts in each column */
    int length_column;               /* whose terms shorten the score, -1: all columns' */
    double usual_length;             /* terms of a row that is neither long nor short */

    uint64_t mask;      /* the terms that stand in the row */
    uint64_t body_mask; /* those that stand in another column than the first */
    double score;
    int length; /* terms of the length column */
};

/* From what each term counts in the row (mask and length stand there), the score. */
void fit_score(struct fit *fit, const double *amounts);
void fit_bind(sqlite3_stmt *statement, int at, struct fit *fit);
bool fit_register(sqlite3 *db) MUST_CHECK;

#endif
