/* What a vault is given: a new passphrase, its cost, a recovery code. */
#include "base/secret.h"
#include "shell/office.h"

#include <errno.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

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

bool office_print_code(const char *before, const char *code, const char *after,
                       struct error *err)
{
    struct iovec pieces[] = {{(void *)(uintptr_t)before, strlen(before)},
                             {(void *)(uintptr_t)code, strlen(code)},
                             {(void *)(uintptr_t)after, strlen(after)}};
    size_t len = pieces[0].iov_len + pieces[1].iov_len + pieces[2].iov_len;

    errno = 0;
    return (fflush(stdout) == 0 && writev(STDOUT_FILENO, pieces, 3) == (ssize_t)len) ||
           error_set_errno(err, ERROR_FAILED, "the recovery code could not be printed");
}

bool office_show_code(void *context, const char *code, struct error *err)
{
    const struct options *options = context;
    bool is_printed;

    fprintf(stderr, "This recovery code, shown only now, opens the vault once the command "
                    "has ended, and the one before no longer, unless it is told below to "
                    "be void. Keep it on paper:\n");
    is_printed = options->json
                     ? office_print_code("{\"recovery_code\":\"", code, "\"}\n", err)
                     : office_print_code("", code, "\n", err);
    return is_printed || error_wrap(err, "nothing was changed");
}
