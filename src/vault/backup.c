#include "vault/inside.h"

#include "base/memory.h"
#include "base/secret.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define RANDOM_LEN    6 /* mkostemp()'s letters */
#define HOLD_TRIES    50
#define HOLD_PAUSE_MS 100

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
        int bound =
            sqlite3_bind_text(statement, 1, buffer_text(&uri), -1, SQLITE_TRANSIENT);
        ok = ((bound == SQLITE_OK || store_error(store, bound, err)) &&
              store_run(store, statement, err)) ||
             error_wrap(err, "the copy %s", path);
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

/* Under these names and some endings SQLite writes and removes files beside the vault. */
static bool is_taken(const struct vault *vault, const char *folder, const char *name)
{
    struct stat here;
    struct stat there;
    char *own = folder_of(vault->store.path);
    bool is_beside = stat(own, &here) == 0 && stat(folder, &there) == 0 &&
                     here.st_dev == there.st_dev && here.st_ino == there.st_ino;
    memory_free(own);
    return is_beside && (text_starts_with(text_of(name), "vault.db") ||
                         text_starts_with(text_of(name), "catalogue.db") ||
                         text_starts_with(text_of(name), "picks.index"));
}

static bool is_free(const struct vault *vault, const char *folder, const char *path,
                    struct error *err)
{
    struct stat status;
    if (is_taken(vault, folder, name_of(path))) {
        return error_set(err, ERROR_USAGE,
                         "%s: a name that the vault itself uses (choose another)", path);
    }
    return lstat(path, &status) != 0 || stands_there(path, err);
}

/* What this vault's copies are called until they are whole; by the caller. */
static char *start_of(const struct vault *vault)
{
    char id[2 * SEAL_ID_LEN + 1];
    secret_to_hex(vault->id, SEAL_ID_LEN, id);
    return memory_format(".deskhand-backup-%s.", id);
}

static bool is_left(const char *name, const char *start)
{
    size_t len = strlen(start);
    return strncmp(name, start, len) == 0 &&
           (strlen(name) == len + RANDOM_LEN ||
            (strlen(name) > len + RANDOM_LEN && name[len + RANDOM_LEN] == '-'));
}

/* A copy that opens, and its journal, whose writer was killed. */
static void sweep(int folder, const char *start)
{
    struct dirent *entry;
    int again = dup(folder);
    DIR *listing = again < 0 ? NULL : fdopendir(again);
    while (listing != NULL && (entry = readdir(listing)) != NULL) {
        if (is_left(entry->d_name, start)) {
            (void)unlinkat(folder, entry->d_name, 0);
        }
    }
    if (listing != NULL) {
        (void)closedir(listing);
    } else if (again >= 0) {
        (void)close(again);
    }
}

/* Shared, as long as *fd is open; -1 where the folder cannot be read, nor swept then. */
static bool hold_folder(const char *folder, const char *start, int *fd)
{
    int held = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    *fd = held;
    if (held >= 0 && flock(held, LOCK_EX | LOCK_NB) == 0) {
        sweep(held, start);
    }
    for (int tries = 0; held >= 0 && tries < HOLD_TRIES; tries++) {
        if (flock(held, LOCK_SH | LOCK_NB) == 0 || errno != EWOULDBLOCK) {
            return true;
        }
        (void)poll(NULL, 0, HOLD_PAUSE_MS);
    }
    return held < 0;
}

/* Each writer holds the folder's lock, shared: who gets it alone is the only one there. */
static bool back_up(struct vault *vault, const char *folder, const char *path,
                    struct vault_backup *made, struct error *err)
{
    char *start = start_of(vault);
    char *written = memory_format("%s/%sXXXXXX", folder, start);
    int held;
    int fd = -1;
    bool ok = hold_folder(folder, start, &held) ||
              error_set(err, ERROR_FAILED, "%s: another program locks the folder", folder);
    if (ok) {
        fd = mkostemp(written, O_CLOEXEC);
        ok = fd >= 0 || error_set_errno(err, ERROR_FAILED, "%s", path);
    }
    if (fd >= 0) {
        (void)close(fd);
        ok = make_copy(vault, folder, written, path, made, err);
    }
    if (held >= 0) {
        (void)close(held);
    }
    memory_free(written);
    memory_free(start);
    return ok;
}

bool vault_backup(struct vault *vault, const char *path, struct vault_backup *made,
                  struct error *err)
{
    if (!vault_require(vault, err)) {
        return false;
    }
    char *folder = folder_of(path);
    bool ok = is_free(vault, folder, path, err) && back_up(vault, folder, path, made, err);
    memory_free(folder);
    return ok;
}
