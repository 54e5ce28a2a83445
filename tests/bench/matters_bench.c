/*
 * Learns what texts are about from sentences whose matter is known, and prints the table
 * that the program has (src/assist/matters.table). With --judge: learns from four fifths,
 * by a hash of each sentence as it stands in its file, tells the matters of the other
 * fifth, each in turn, and prints by threshold how many are told rightly, wrongly, and
 * though they are nobody's. A sentence that is filled several times is all in one fifth.
 *
 * Usage: matters_bench FOLDER MACROS [--judge]
 */
#include "matters.h"

#include <stdio.h>
#include <string.h>

#define FOLDS 5
#define STEPS 20

struct tally {
    double asked, nobodys, right[STEPS], wrong[STEPS], answered[STEPS];
};

static void judge(const struct model *model, const struct said *said, struct tally *tally)
{
    double shares[MATTERS];
    size_t best = 1;

    model_tell(model, said, shares);
    for (size_t i = 1; matter_name(i); i++) {
        if (shares[i] > shares[best])
            best = i;
    }
    tally->nobodys += said->matter == 0 ? said->weight : 0;
    tally->asked += said->matter != 0 ? said->weight : 0;
    for (size_t step = 0; step < STEPS && shares[best] * STEPS >= (double)step; step++) {
        if (said->matter == 0)
            tally->answered[step] += said->weight;
        else
            *(best == said->matter ? &tally->right[step] : &tally->wrong[step]) +=
                said->weight;
    }
}

static void judge_all(const struct all_said *all, struct model *model)
{
    struct tally tally = {0};

    for (uint32_t fold = 0; fold < FOLDS; fold++) {
        model_learn(all, FOLDS, fold, model);
        model_shrink(model, false);
        for (size_t i = 0; i < all->count; i++) {
            if (all->said[i].group % FOLDS == fold)
                judge(model, &all->said[i], &tally);
        }
    }
    printf("%.0f sentences with a matter, %.0f that are nobody's\n%12s%9s%9s%9s\n",
           tally.asked, tally.nobodys, "threshold", "right", "wrong", "nobody's");
    for (size_t step = 0; step < STEPS; step++)
        printf("%12.2f%9.3f%9.3f%9.3f\n", (double)step / STEPS,
               tally.right[step] / tally.asked, tally.wrong[step] / tally.asked,
               tally.answered[step] / tally.nobodys);
}

int main(int argc, char **argv)
{
    struct all_said all = {0};

    if (argc < 3) {
        fprintf(stderr, "usage: matters_bench FOLDER MACROS [--judge]\n");
        return 2;
    }
    said_read(argv[1], argv[2], &all);
    struct model *model = memory_get(sizeof(*model));
    if (argc > 3) {
        judge_all(&all, model);
    } else {
        model_learn(&all, UINT32_MAX, UINT32_MAX, model);
        model_shrink(model, true);
    }
    memory_free(model);
    memory_free(all.said);
    arena_release(&all.arena);
    return 0;
}
