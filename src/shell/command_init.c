#include "base/secret.h"
#include "shell/office.h"
#include "shell/subcommand.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* The configuration with every setting as a comment; one that stands there stays. */
static bool write_configuration(const char *path, struct error *err)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    struct buffer text;
    bool is_written;

    if (fd < 0 && errno == EEXIST)
        return true;
    if (fd < 0)
        return error_set_errno(err, ERROR_FAILED, "%s", path);
    buffer_init(&text, SIZE_MAX);
    settings_template(&text);
    is_written = write(fd, text.bytes, text.len) == (ssize_t)text.len;
    buffer_release(&text);
    if (close(fd) == 0 && is_written)
        return true;
    error_set_errno(err, ERROR_FAILED, "%s", path);
    unlink(path); /* half of it would stay for ever */
    return false;
}

/* The vault comes last: who is told of a failure has none, and tries again. */
static bool make(struct office *office, const struct options *options, enum vault_cost cost,
                 char *recovery, struct error *err)
{
    char *passphrase = secret_get(PASSPHRASE_SIZE);
    size_t len = 0;
    bool is_made =
        office_passphrase(office, options, true, passphrase, &len, err) &&
        paths_make(&office->paths, err) && paths_check(&office->paths, err) &&
        write_configuration(office->paths.configuration, err) &&
        vault_create(office->paths.data, text_from(passphrase, len), cost, recovery, err);

    secret_free(passphrase);
    return is_made;
}

/* A vault whose recovery code nobody saw is taken away again: nothing is in it yet. */
static bool print_code(const struct office *office, const char *recovery, struct error *err)
{
    char *path;

    if (office_print_code("", recovery, "\n", err))
        return true;
    path = memory_format("%s/vault.db", office->paths.data);
    unlink(path);
    memory_free(path);
    return error_wrap(err, "no vault was made");
}

bool subcommand_init(const struct options *options, struct error *err)
{
    char recovery[VAULT_RECOVERY_SIZE];
    enum vault_cost cost;
    struct office office;
    bool is_made;

    if (!office_cost(options->kdf, &cost, err) || !office_prepare(&office, options, err))
        return false;
    if (vault_exists(office.paths.data))
        is_made = error_set(err, ERROR_FAILED,
                            "%s: a vault stands here already (nothing was changed)",
                            office.paths.data);
    else
        is_made = make(&office, options, cost, recovery, err);
    if (is_made) {
        fprintf(stderr,
                "The vault is made in %s. This recovery code opens it too; it is shown "
                "only now. Keep it on paper:\n",
                office.paths.data);
        is_made = print_code(&office, recovery, err);
    }
    secret_wipe(recovery, sizeof(recovery));
    office_close(&office);
    return is_made;
}
