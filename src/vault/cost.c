#include "vault/cost.h"

/* The one constant that tests change. A release build refuses what such a build has made.
 */
#ifdef VAULT_COST_FOR_TESTS
const struct cost cost_least = {1, 8};
#else
const struct cost cost_least = {2, 64 * 1024};
#endif

static const struct cost most = {6, 1024 * 1024};

static const struct cost costs[] = {
    [VAULT_COST_INTERACTIVE] = {2, 64 * 1024},
    [VAULT_COST_MODERATE] = {3, 256 * 1024},
    [VAULT_COST_SENSITIVE] = {4, 1024 * 1024},
};

struct cost cost_of(enum vault_cost asked)
{
    if (cost_least.kib < costs[VAULT_COST_INTERACTIVE].kib) {
        return cost_least;
    }
    return costs[asked];
}

bool cost_is_allowed(struct cost cost)
{
    return cost.passes >= cost_least.passes && cost.passes <= most.passes &&
           cost.kib >= cost_least.kib && cost.kib <= most.kib;
}
