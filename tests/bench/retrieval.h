/*
 * The parts of retrieval_bench.c: the shop that a file of macros makes, what its engine
 * says to a question, what becomes of each kind of questions at each threshold.
 */
#ifndef TESTS_BENCH_RETRIEVAL_H
#define TESTS_BENCH_RETRIEVAL_H

#include "base/memory.h"
#include "catalogue/catalogue.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define OFFERED 5
#define STEPS   100 /* thresholds from 0 to 1 */
#define FOLDS   5   /* of the macros: each is left out once */

struct bench {
    struct arena arena; /* the macros */
    struct arena spare; /* one question */
    struct error err;
    struct macro *macros;
    size_t count;
    size_t capacity;
};

struct found {
    double asked, first, vote, among_five;
};

/*
 * What becomes of one kind of questions: how many the engine answers as it is, and by
 * hundredths how many at a threshold; by halves.
 */
struct fate {
    double asked[2], answered[2], at_least[2][STEPS];
};

/* Of the questions with an answer those answered with it and with another one, then those
 * without. */
struct fates {
    struct fate right, wrong, left_out, nobodys, elsewhere;
};

/* Questions that nothing in the file answers, in its language: of no shop, and of a shop;
 * each list ends in NULL. */
extern const char *const nobodys[];
extern const char *const elsewhere[];

/* The shop (retrieval_shop.c). Ends the program where it is not good. */
void must(bool is_good, const struct error *err);
uint32_t hash_of(const char *text);
bool is_asked(const char *example);
bool is_left_out(const struct macro *macro, size_t fold);
void read_macros(struct bench *bench, const char *path);
/* fold: the macros that are left out; FOLDS: none. */
struct catalogue *shop_of(struct bench *bench, bool is_split, size_t fold);
/* The hits of a question, in the spare arena; returns how many. */
size_t ask(struct bench *bench, struct catalogue *catalogue, const char *question,
           struct macro_hit **hits);

/* Earlier answers (retrieval_earlier.c): those of one fold are asked; FOLDS: all of them,
 * and what nothing answers. */
void ask_earlier_fold(struct bench *bench, size_t fold, struct fates *fates);

/* Plain FTS5 (retrieval_plain.c). */
sqlite3 *plain_open(struct bench *bench, bool is_split);
void ask_plain(struct bench *bench, sqlite3_stmt *nearest, const char *id,
               const char *question, struct found *found);

/* What becomes of the questions (retrieval_fates.c). sure: the steps below which it is
 * answered; counts: whether it is one of this kind. */
void fate_add(struct fate *fate, const char *question, size_t sure, bool is_answered,
              bool counts);
void print_fates(const char *name, const struct fates *fates, bool is_strict);

#endif
