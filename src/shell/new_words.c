/* What a vault is given: a new passphrase, its cost, a recovery code. */
#include "base/secret.h"
#include "shell/office.h"
#include "shell/print.h"

#include <errno.h>
#include <string.h>

static const struct {
    const char *name;
    enum vault_cost cost;
} costs[] = {
    {"interactive", VAULT_COST_INTERACTIVE},
    {"moderate", VAULT_COST_MODERATE},
    {"sensitive", VAULT_COST_SENSITIVE},
};

bool office_cost(const char *name, enum vault_cost *cost, struct error *err)
{
    *cost = VAULT_COST_MODERATE;
    if (name == NULL)
        return true;
    for (size_t i = 0; i < COUNT_OF(costs); i++) {
        if (strcmp(costs[i].name, name) == 0) {
            *cost = costs[i].cost;
            return true;
        }
    }
    return error_set(err, ERROR_USAGE,
                     "--kdf: '%s' is not interactive, moderate or sensitive", name);
}

bool office_show_code(void *context, const char *code, struct error *err)
{
    const struct options *options = context;
    bool is_printed;

    fprintf(stderr, "This recovery code opens the vault from now on, and the one before no "
                    "longer; it is shown only now. Keep it on paper:\n");
    is_printed = options->json ? print_format(err, "{\"recovery_code\":\"%s\"}", code)
                               : print_format(err, "%s", code);
    if (!is_printed || fflush(stdout) != 0)
        return error_set_errno(err, ERROR_FAILED,
                               "the recovery code could not be printed, so nothing was "
                               "changed");
    return true;
}
