#include "vault/store.h"

#include <errno.h>

/* What SQLite's primary result codes mean to a person. */
static const struct {
    int result;
    enum error_code code;
    const char *text;
} sentences[] = {
    {SQLITE_FULL, ERROR_FAILED, "the disk is full (make room, then try again)"},
    {SQLITE_READONLY, ERROR_FAILED, "the vault's file or folder is read-only"},
    {SQLITE_CORRUPT, ERROR_DAMAGED,
     "the file is damaged (run deskhand verify, then restore a backup)"},
    {SQLITE_NOTADB, ERROR_DAMAGED, "this is not a vault (restore a backup)"},
    {SQLITE_FORMAT, ERROR_DAMAGED, "this is not a vault (restore a backup)"},
    {SQLITE_ERROR, ERROR_DAMAGED, "the tables are not those of a vault (restore a backup)"},
    {SQLITE_CONSTRAINT, ERROR_DAMAGED,
     "what the file holds contradicts itself (run deskhand "
     "verify, then restore a backup)"},
    {SQLITE_MISMATCH, ERROR_DAMAGED, "the file is damaged (restore a backup)"},
    {SQLITE_PERM, ERROR_FAILED, "the system does not permit it (look at the file's owner)"},
    {SQLITE_CANTOPEN, ERROR_FAILED,
     "the file or its log cannot be opened (look at the folder's "
     "owner and permissions)"},
    {SQLITE_NOMEM, ERROR_FAILED, "out of memory"},
    {SQLITE_TOOBIG, ERROR_FAILED, "a record is too large"},
    {SQLITE_PROTOCOL, ERROR_FAILED, "another process holds the vault's log (try again)"},
    {SQLITE_NOLFS, ERROR_FAILED, "the file is too large for this file system"},
};

/*
 * An I/O error: errno knows more than SQLite, which does not keep it where a commit fails.
 */
static bool disk_error(struct store *store, int extended, struct error *err)
{
    int number = errno != 0 ? errno : sqlite3_system_errno(store->db);
    if (number == ENOSPC || number == EDQUOT) {
        return store_error(store, SQLITE_FULL, err);
    }
    if (number == 0) {
        return error_set(err, ERROR_FAILED, "%s: the disk refuses (error %d of SQLite)",
                         store->path, extended);
    }
    errno = number;
    return error_set_errno(err, ERROR_FAILED, "%s: the disk refuses", store->path);
}

static bool busy_error(const struct store *store, struct error *err)
{
    char holder[64];
    store_holder(store, false, holder, sizeof holder);
    return error_set(err, ERROR_FAILED,
                     "%s: %s holds the vault (try again when it is done)", store->path,
                     holder);
}

bool store_error(struct store *store, int result, struct error *err)
{
    int primary = result & 0xff;
    if (primary == SQLITE_BUSY || primary == SQLITE_LOCKED) {
        return busy_error(store, err);
    }
    if (primary == SQLITE_IOERR) {
        int extended = store->db == NULL ? result : sqlite3_extended_errcode(store->db);
        return disk_error(store, extended, err);
    }
    for (size_t i = 0; i < COUNT_OF(sentences); i++) {
        if (sentences[i].result == primary) {
            return error_set(err, sentences[i].code, "%s: %s", store->path,
                             sentences[i].text);
        }
    }
    return error_set(err, ERROR_FAILED, "%s: %s", store->path, sqlite3_errstr(result));
}
