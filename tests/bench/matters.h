/*
 * The parts of matters_bench.c: sentences whose matter is known, a linear model that learns
 * them, and the books that make it small.
 */
#ifndef TESTS_BENCH_MATTERS_H
#define TESTS_BENCH_MATTERS_H

#include "../../src/assist/matters.h"
#include "base/memory.h"

struct said {
    size_t matter;
    uint32_t *buckets; /* features, each once */
    size_t count;
    double weight;  /* of one: templates are filled several times */
    uint32_t group; /* by a hash of the sentence as it stands in its file */
};
struct all_said {
    struct arena arena;
    struct said *said;
    size_t count, capacity;
};

struct model {
    double weights[MATTER_BUCKETS][MATTERS];
    double start[MATTERS];
    bool is_met[MATTER_BUCKETS];
    size_t met_by[MATTER_BUCKETS]; /* sentences */
};

/* matters_said.c: every .said file of the folder, and the examples of a file of macros.
 * Ends the program where one cannot be read. */
void said_read(const char *folder, const char *macros, struct all_said *all);

/* matters_learn.c: learns from those whose group modulo folds is not left_out. */
void model_learn(const struct all_said *all, uint32_t folds, uint32_t left_out,
                 struct model *model);
void model_tell(const struct model *model, const struct said *said, double shares[MATTERS]);

/* matters_books.c: replaces each bucket's numbers by rows of three books, as the program
 * has them; prints them where that is wanted. */
void model_shrink(struct model *model, bool is_printed);

#endif
