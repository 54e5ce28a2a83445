#include "vault/inside.h"

#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool stands_there(const char *path, struct error *err)
{
    return error_set(err, ERROR_FAILED,
                     "%s: something stands there already (nothing was changed)", path);
}

static char *folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    if (slash == NULL) {
        return memory_text(".");
    }
    size_t len = slash == path ? 1 : (size_t)(slash - path);
    return memory_format("%.*s", (int)len, path);
}

static const char *name_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

/*
 * VACUUM INTO reads one state of the vault while others write the next, and leaves out the
 * pages that are free: what was erased does not come along.
 */
static bool write_copy(struct store *store, const char *path, struct error *err)
{
    struct buffer uri;
    sqlite3_stmt *statement = store_statement(store, STATEMENT_COPY, err);
    bool ok = statement != NULL;
    if (!store_uri(path, "", &uri)) {
        ok = error_set(err, ERROR_USAGE, "%s: the name is too long", path);
    }
    if (ok) {
        (void)sqlite3_bind_text(statement, 1, buffer_text(&uri), -1, SQLITE_TRANSIENT);
        ok = store_run(store, statement, err) || error_wrap(err, "the copy %s", path);
        (void)sqlite3_clear_bindings(statement);
    }
    buffer_release(&uri);
    return ok;
}

static bool is_sound(struct store *copy, struct error *err)
{
    bool has_row = false;
    sqlite3_stmt *statement = store_statement(copy, STATEMENT_STRUCTURE, err);
    if (statement == NULL || !store_step(copy, statement, &has_row, err)) {
        return false;
    }
    const char *said = has_row ? (const char *)sqlite3_column_text(statement, 0) : NULL;
    bool ok = said != NULL && strcmp(said, "ok") == 0;
    (void)sqlite3_reset(statement);
    return ok ||
           error_set(err, ERROR_DAMAGED,
                     "the copy is not as it was written (try again, to another disk)");
}

/* What was written opens: its pages are whole and its header is under our keys. */
static bool check_copy(struct vault *vault, const char *path, struct vault_backup *made,
                       struct error *err)
{
    struct store copy;
    struct header header;
    if (!store_open_copy(&copy, path, err)) {
        return false;
    }
    bool ok = is_sound(&copy, err) && vault_header_in(&copy, &header, err) &&
              (header_is_under(&header, vault->keys) ||
               error_set(err, ERROR_DAMAGED, "the copy's header is not the vault's")) &&
              store_number(&copy, STATEMENT_STREAM_COUNT, &made->streams, err) &&
              store_number(&copy, STATEMENT_RECORD_COUNT, &made->records, err);
    store_close(&copy);
    return ok;
}

static bool sync_file(const char *path, int64_t *bytes)
{
    struct stat status;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool ok = fd >= 0 && fsync(fd) == 0 && fstat(fd, &status) == 0;
    if (ok) {
        *bytes = status.st_size;
    }
    if (fd >= 0) {
        (void)close(fd);
    }
    return ok;
}

/* Some file systems know the one, some the other; neither replaces what stands there. */
static bool take_name(const char *written, const char *path)
{
    if (renameat2(AT_FDCWD, written, AT_FDCWD, path, RENAME_NOREPLACE) == 0) {
        return true;
    }
    return (errno == EINVAL || errno == ENOSYS) && link(written, path) == 0 &&
           unlink(written) == 0;
}

static bool publish(const char *folder, const char *written, const char *path,
                    struct vault_backup *made, struct error *err)
{
    int64_t ignored;
    errno = 0;
    if (sync_file(written, &made->bytes) && take_name(written, path)) {
        return sync_file(folder, &ignored) ||
               error_set_errno(err, ERROR_FAILED, "%s: the folder", folder);
    }
    return errno == EEXIST ? stands_there(path, err)
                           : error_set_errno(err, ERROR_FAILED, "%s", path);
}

/* The copy under a name of its own, 0600, until it is whole. */
static bool make_copy(struct vault *vault, const char *folder, const char *written,
                      const char *path, struct vault_backup *made, struct error *err)
{
    struct vault_backup copied = {0};
    if (!write_copy(&vault->store, written, err) ||
        !check_copy(vault, written, &copied, err) ||
        !publish(folder, written, path, &copied, err)) {
        (void)unlink(written);
        return false;
    }
    *made = copied;
    return true;
}

bool vault_backup(struct vault *vault, const char *path, struct vault_backup *made,
                  struct error *err)
{
    struct stat status;
    if (!vault_require(vault, err)) {
        return false;
    }
    if (lstat(path, &status) == 0) {
        return stands_there(path, err);
    }
    char *folder = folder_of(path);
    char *written = memory_format("%s/.%s.XXXXXX", folder, name_of(path));
    int fd = mkostemp(written, O_CLOEXEC);
    bool ok = fd >= 0 || error_set_errno(err, ERROR_FAILED, "%s", path);
    if (fd >= 0) {
        (void)close(fd);
        ok = make_copy(vault, folder, written, path, made, err);
    }
    memory_free(written);
    memory_free(folder);
    return ok;
}
