#include "retrieval.h"

#include <stdio.h>

#define KINDS 5 /* of fates */

/* The half on which thresholds are chosen; the other judges them. */
static bool is_of_first_half(const char *question)
{
    return hash_of(question) >> 8 & 1;
}

void fate_add(struct fate *fate, const char *question, size_t sure, bool is_answered,
              bool counts)
{
    size_t half = !is_of_first_half(question);

    fate->asked[half]++;
    fate->answered[half] += counts && is_answered;
    for (size_t i = 0; counts && i < sure; i++)
        fate->at_least[half][i]++;
}

static double share(double part, double whole)
{
    return whole > 0 ? part / whole : 0;
}

/* What is answered that can be, less what is answered that cannot be, the mean of its
 * kinds. */
static double worth(const struct fate *const kinds[KINDS], size_t half, size_t step)
{
    double wrong = 0, wrong_kinds = 0;

    for (size_t kind = 1; kind < KINDS; kind++) {
        wrong += share(kinds[kind]->at_least[half][step], kinds[kind]->asked[half]);
        wrong_kinds += kinds[kind]->asked[half] > 0;
    }
    return share(kinds[0]->at_least[half][step], kinds[0]->asked[half]) -
           share(wrong, wrong_kinds);
}

#define SMOOTHED 2 /* steps to either side, of which the mean is taken */

static double smooth_worth(const struct fate *const kinds[KINDS], size_t half, size_t step)
{
    double sum = 0;

    for (size_t i = step - SMOOTHED; i <= step + SMOOTHED; i++)
        sum += worth(kinds, half, i);
    return sum / (2 * SMOOTHED + 1);
}

static size_t best_step(const struct fate *const kinds[KINDS], size_t half)
{
    size_t best = SMOOTHED;

    for (size_t step = SMOOTHED; step + SMOOTHED < STEPS; step++) {
        if (smooth_worth(kinds, half, step) > smooth_worth(kinds, half, best))
            best = step;
    }
    return best;
}

#define WRONG_MAX 0.05

/* The least step at which no kind of wrong answer is more than that: what was answered to
 * somebody else stands beside the shop's own words, and need not answer. */
static size_t strict_step(const struct fate *const kinds[KINDS], size_t half)
{
    size_t step = STEPS - 1;
    bool is_good = true;

    while (step > 0 && is_good) {
        for (size_t kind = 1; kind < KINDS; kind++)
            is_good = is_good && share(kinds[kind]->at_least[half][step - 1],
                                       kinds[kind]->asked[half]) <= WRONG_MAX;
        step -= is_good;
    }
    return step;
}

static void print_step(const struct fate *const kinds[KINDS], const char *name, size_t step,
                       size_t half)
{
    printf("%-24s", name);
    for (size_t kind = 0; kind < KINDS; kind++)
        printf("%12.3f",
               share(kinds[kind]->at_least[half][step], kinds[kind]->asked[half]));
    printf("%10.3f\n", worth(kinds, half, step));
}

static void print_half(const struct fate *const kinds[KINDS], size_t half, size_t chosen)
{
    char name[32];

    printf("\n%-24s%12s%12s%12s%12s%12s%10s\n%-24s",
           half ? "the other half" : "half that chooses", "right", "wrong", "left out",
           "nobody's", "elsewhere", "worth", "  questions");
    for (size_t kind = 0; kind < KINDS; kind++)
        printf("%12.0f", kinds[kind]->asked[half]);
    printf("\n%-24s", "  as it is");
    for (size_t kind = 0; kind < KINDS; kind++)
        printf("%12.3f", share(kinds[kind]->answered[half], kinds[kind]->asked[half]));
    printf("\n");
    snprintf(name, sizeof(name), "  chosen: %.2f", (double)chosen / STEPS);
    print_step(kinds, name, chosen, half);
    for (size_t step = 5; step < STEPS; step += 5) {
        snprintf(name, sizeof(name), "    threshold %.2f", (double)step / STEPS);
        print_step(kinds, name, step, half);
    }
}

void print_fates(const char *name, const struct fates *fates, bool is_strict)
{
    const struct fate *const kinds[KINDS] = {&fates->right, &fates->wrong, &fates->left_out,
                                             &fates->nobodys, &fates->elsewhere};
    size_t chosen = is_strict ? strict_step(kinds, 0) : best_step(kinds, 0);

    printf("\n%s\n", name);
    print_half(kinds, 0, chosen);
    print_half(kinds, 1, chosen);
}
