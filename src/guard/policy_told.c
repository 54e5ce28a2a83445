/* Whether the shop's own texts say a sentence, or a clause, as it stands. */
#include "guard/policy.h"

#include <stdlib.h>

static int sentence_compare(const void *a, const void *b)
{
    const struct sentence_of *left = a;
    const struct sentence_of *right = b;
    return left->hash < right->hash ? -1 : left->hash > right->hash;
}

void sentences_sort(struct sentence_of *sentences, size_t count)
{
    if (count > 1) {
        qsort(sentences, count, sizeof(*sentences), sentence_compare);
    }
}

static const struct sentence_of *sentence_find(const struct sentence_of *sentences,
                                               size_t count, uint64_t hash)
{
    struct sentence_of key = {.hash = hash};
    return count == 0
               ? NULL
               : bsearch(&key, sentences, count, sizeof(*sentences), sentence_compare);
}

const struct article *policy_sentence(const struct sentence_of *sentences, size_t count,
                                      uint64_t hash)
{
    const struct sentence_of *found = sentence_find(sentences, count, hash);
    return found == NULL ? NULL : found->article;
}

bool policy_has_clause(const struct policy *policy, uint64_t hash)
{
    return sentence_find(policy->clauses, policy->clause_count, hash) != NULL;
}
