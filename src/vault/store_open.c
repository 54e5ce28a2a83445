#include "vault/store.h"

#include "vault/log.h"

#include "base/buffer.h"
#include "base/memory.h"
#include "base/secret.h"

#include <errno.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define URI_LIMIT 16384

/* Settings of a connection; none of them writes to the file. */
static const char settings[] = "PRAGMA trusted_schema = OFF;"
                               "PRAGMA cell_size_check = ON;"
                               "PRAGMA secure_delete = ON;"
                               "PRAGMA temp_store = MEMORY;" STORE_CACHE ";"
                               "PRAGMA synchronous = FULL;"
                               "PRAGMA wal_autocheckpoint = 0;"
                               "PRAGMA journal_size_limit = 16777216;";

/* Of a reader: what lies in the map needs no copy in a cache. */
static const char mapped[] = "PRAGMA mmap_size = 2147418112; PRAGMA cache_size = -256;";

static int64_t now_ms(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/*
 * Waits a random while for the other writer: by SQLite's own rising steps one of many
 * writers can go short for seconds.
 */
static int wait_for_other(void *context, int count)
{
    struct store *store = context;
    if (count == 0) {
        store->waits_since = now_ms();
    } else if (now_ms() - store->waits_since > store->patience_ms) {
        return 0;
    }
    long most = count < 10 ? 500000 : 4000000;
    struct timespec wait = {0, 50000 + (long)secret_random_below((uint32_t)most)};
    (void)nanosleep(&wait, NULL);
    return 1;
}

static int note_frames(void *context, sqlite3 *db, const char *name, int frames)
{
    struct store *store = context;
    (void)db;
    (void)name;
    store->frames = frames;
    return SQLITE_OK;
}

/* The file is made of whole pages. One half written is made whole from the log. */
static bool is_whole(const struct store *store, int64_t size)
{
    struct stat status;
    return size % STORE_PAGE == 0 ||
           (stat(store->log_path, &status) == 0 && status.st_size > 0);
}

static bool check_file(struct store *store, const char *folder, struct error *err)
{
    struct stat status;
    if (stat(store->path, &status) != 0) {
        if (errno == ENOENT || errno == ENOTDIR) {
            return error_set(err, ERROR_NOT_FOUND,
                             "no vault in %s (deskhand init makes one)", folder);
        }
        return error_set_errno(err, ERROR_FAILED, "%s", store->path);
    }
    if (!S_ISREG(status.st_mode)) {
        return error_set(err, ERROR_FAILED, "%s: not a file", store->path);
    }
    if ((status.st_mode & 077) != 0) {
        return error_set(err, ERROR_USAGE, "%s: others may read it (chmod 600 %s)",
                         store->path, store->path);
    }
    if (access(store->path, R_OK) != 0 && status.st_uid != geteuid()) {
        return error_set(
            err, ERROR_FAILED,
            "%s: it belongs to another user (number %u), who alone may read it",
            store->path, (unsigned)status.st_uid);
    }
    if (access(store->path, R_OK) != 0) {
        return error_set_errno(err, ERROR_FAILED, "%s", store->path);
    }
    if (!is_whole(store, status.st_size)) {
        return error_set(err, ERROR_DAMAGED, "%s: its end is cut off (restore a backup)",
                         store->path);
    }
    store->is_read_only = access(store->path, W_OK) != 0 || access(folder, W_OK) != 0;
    return true;
}

static void add_escaped(struct buffer *uri, const char *path)
{
    for (const char *at = path; *at != '\0'; at++) {
        if (*at == '%' || *at == '?' || *at == '#') {
            (void)buffer_format(uri, "%%%02X", (unsigned)(unsigned char)*at);
        } else {
            (void)buffer_add_char(uri, *at);
        }
    }
}

/*
 * A log needs files beside the vault, which a read-only folder does not get: without a log
 * standing there the file alone is all there is, and cannot change.
 */
static bool has_log(const struct store *store)
{
    struct stat status;
    return stat(store->log_path, &status) == 0 && status.st_size > 0;
}

static const char *mode_of(const struct store *store)
{
    if (!store->is_read_only) {
        return "?mode=rw";
    }
    return store->is_immutable ? "?mode=ro&immutable=1" : "?mode=ro";
}

bool store_uri(const char *path, const char *mode, struct buffer *uri)
{
    buffer_init(uri, URI_LIMIT);
    (void)buffer_add_text(uri, "file:");
    add_escaped(uri, path);
    (void)buffer_add_text(uri, mode);
    return !uri->is_cut;
}

static bool connect(struct store *store, const char *mode, struct error *err)
{
    struct buffer uri;
    bool fits = store_uri(store->path, mode, &uri);
    int flags = (store->is_read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) |
                SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    int result = fits ? SQLITE_NOMEM : SQLITE_CANTOPEN;
    if (fits && log_register()) {
        result = sqlite3_open_v2(buffer_text(&uri), &store->db, flags, LOG_VFS);
    }
    buffer_release(&uri);
    return result == SQLITE_OK || store_error(store, result, err);
}

/* A file from elsewhere may bring triggers and views of its own: none of them runs. */
static bool set_up(struct store *store, struct error *err)
{
    static const struct {
        int option;
        int value;
    } options[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},   {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
        {SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1},
    };
    for (size_t i = 0; i < COUNT_OF(options); i++) {
        (void)sqlite3_db_config(store->db, options[i].option, options[i].value, NULL);
    }
    (void)sqlite3_busy_handler(store->db, wait_for_other, store);
    store->patience_ms = STORE_PATIENCE_MS;
    int result = sqlite3_exec(store->db, settings, NULL, NULL, NULL);
    (void)sqlite3_wal_hook(store->db, note_frames, store);
    if (result == SQLITE_OK) {
        result = sqlite3_exec(store->db, "SELECT 1 FROM sqlite_schema", NULL, NULL, NULL);
    }
    return result == SQLITE_OK || store_error(store, result, err);
}

bool store_open(struct store *store, const char *folder, struct error *err)
{
    *store = (struct store){0};
    store->path = memory_format("%s/" STORE_FILE, folder);
    store->log_path = memory_format("%s-wal", store->path);
    bool ok = check_file(store, folder, err);
    store->is_immutable = ok && store->is_read_only && !has_log(store);
    if (ok && connect(store, mode_of(store), err) && set_up(store, err)) {
        return true;
    }
    store_close(store);
    return false;
}

bool store_open_copy(struct store *store, const char *path, struct error *err)
{
    *store = (struct store){.is_read_only = true, .is_immutable = true};
    store->path = memory_text(path);
    if (connect(store, mode_of(store), err) && set_up(store, err)) {
        return true;
    }
    store_close(store);
    return false;
}

bool store_open_reader(struct store *reader, const struct store *store, struct error *err)
{
    *reader = (struct store){.path = memory_text(store->path),
                             .is_read_only = true,
                             .is_immutable = store->is_immutable};
    if (connect(reader, mode_of(reader), err) && set_up(reader, err)) {
        int result = sqlite3_exec(reader->db, mapped, NULL, NULL, NULL);
        if (result == SQLITE_OK || store_error(reader, result, err)) {
            return true;
        }
    }
    store_close(reader);
    return false;
}

bool store_accept(struct store *store, struct error *err)
{
    if (store->is_read_only) {
        return true;
    }
    (void)sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
    int result = sqlite3_exec(store->db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
    struct stat status;
    if (result == SQLITE_OK && stat(store->log_path, &status) == 0) {
        store->log_inode = status.st_ino;
    }
    return result == SQLITE_OK || store_error(store, result, err);
}
