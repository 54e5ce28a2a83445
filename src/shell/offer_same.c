/*
 * Answers that say the same. Those of one request with n come from one prompt, so they are
 * often one answer in two wordings; an agent who chooses reads each of them.
 */
#include "base/diff.h"
#include "guard/figures.h"
#include "shell/offer.h"

#define SAME_SHARE 0.15 /* of the clusters of both, changed */

static bool are_alike(struct text a, struct text b)
{
    struct diff diff;
    bool are;

    diff_make(a, b, &diff);
    are = diff_share(&diff) < SAME_SHARE;
    diff_release(&diff);
    return are;
}

static bool have_the_same_figures(struct text a, struct text b, const char *country)
{
    struct figure_change change;
    struct arena arena;
    bool have;

    arena_init(&arena);
    guard_figures(a, b, moment_day(moment_now()), country, &arena, &change);
    have = change.gone.count == 0 && change.fresh.count == 0;
    arena_release(&arena);
    return have;
}

static bool are_judged_alike(const struct opinion *a, const struct opinion *b)
{
    for (int i = 0; i < VERDICT_COUNT; i++) {
        if (opinion_count(a, (enum verdict)i) != opinion_count(b, (enum verdict)i))
            return false;
    }
    return a->worst == b->worst;
}

bool offer_is_same(const struct draft *a, const struct draft *b,
                   const struct loaded *loaded)
{
    struct text first = text_of(a->text);
    struct text second = text_of(b->text);

    return a->is_truncated == b->is_truncated && string_equals(a->lang, b->lang) &&
           are_judged_alike(&a->opinion, &b->opinion) && are_alike(first, second) &&
           have_the_same_figures(first, second,
                                 loaded->has_customer ? loaded->customer.country : NULL);
}
