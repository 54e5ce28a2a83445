#include "vault/log.h"

#include "base/memory.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* SQLite's own file stands behind it in the same room. */
struct file {
    sqlite3_file head;
    struct file *log; /* of a database, while it is open */
    struct file *of;  /* of a log: its database */
    uint8_t *held;    /* LOG_PIECE of room; NULL until something is */
    int held_len;
    int failed; /* what was held could not be written, and nobody was told yet */
    sqlite3_int64 held_at;
};

#define ROOM       ((sizeof(struct file) + 15) / 16 * 16)
#define WRITE_LOCK 0 /* among the locks of a log's index */

static sqlite3_file *own(sqlite3_file *file)
{
    return (sqlite3_file *)(void *)((uint8_t *)file + ROOM);
}

static struct file *ours(sqlite3_file *file)
{
    return (struct file *)(void *)file;
}

static void write_held(struct file *log)
{
    sqlite3_file *file = own(&log->head);
    int len = log->held_len;
    log->held_len = 0;
    if (len > 0) {
        log->failed = file->pMethods->xWrite(file, log->held, len, log->held_at);
    }
}

/* Of a database nothing is held. */
static int settle(sqlite3_file *file)
{
    struct file *it = ours(file);
    write_held(it);
    int result = it->failed;
    it->failed = SQLITE_OK;
    return result;
}

static int file_write(sqlite3_file *file, const void *bytes, int len, sqlite3_int64 at)
{
    return own(file)->pMethods->xWrite(own(file), bytes, len, at);
}

static int log_write(sqlite3_file *file, const void *bytes, int len, sqlite3_int64 at)
{
    struct file *log = ours(file);
    bool follows = at == log->held_at + log->held_len && len <= LOG_PIECE - log->held_len;
    int result = follows && log->failed == SQLITE_OK ? SQLITE_OK : settle(file);
    if (result != SQLITE_OK || len > LOG_PIECE) {
        return result != SQLITE_OK ? result : file_write(file, bytes, len, at);
    }
    if (log->held == NULL) {
        log->held = memory_get(LOG_PIECE);
    }
    if (log->held_len == 0) {
        log->held_at = at;
    }
    memcpy(log->held + log->held_len, bytes, (size_t)len);
    log->held_len += len;
    return SQLITE_OK;
}

static int file_close(sqlite3_file *file)
{
    struct file *it = ours(file);
    int told = settle(file);
    int result = own(file)->pMethods->xClose(own(file));
    if (it->of != NULL) {
        it->of->log = NULL;
    }
    memory_free(it->held);
    return result != SQLITE_OK ? result : told;
}

static int file_read(sqlite3_file *file, void *bytes, int len, sqlite3_int64 at)
{
    int told = settle(file);
    return told != SQLITE_OK ? told : own(file)->pMethods->xRead(own(file), bytes, len, at);
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    int told = settle(file);
    return told != SQLITE_OK ? told : own(file)->pMethods->xTruncate(own(file), size);
}

static int file_sync(sqlite3_file *file, int flags)
{
    int told = settle(file);
    return told != SQLITE_OK ? told : own(file)->pMethods->xSync(own(file), flags);
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size)
{
    int told = settle(file);
    return told != SQLITE_OK ? told : own(file)->pMethods->xFileSize(own(file), size);
}

static int file_lock(sqlite3_file *file, int level)
{
    return own(file)->pMethods->xLock(own(file), level);
}

static int file_unlock(sqlite3_file *file, int level)
{
    return own(file)->pMethods->xUnlock(own(file), level);
}

static int file_is_reserved(sqlite3_file *file, int *is_reserved)
{
    return own(file)->pMethods->xCheckReservedLock(own(file), is_reserved);
}

static int file_control(sqlite3_file *file, int what, void *with)
{
    return own(file)->pMethods->xFileControl(own(file), what, with);
}

static int file_sector(sqlite3_file *file)
{
    return own(file)->pMethods->xSectorSize(own(file));
}

static int file_traits(sqlite3_file *file)
{
    return own(file)->pMethods->xDeviceCharacteristics(own(file));
}

static int index_map(sqlite3_file *file, int page, int size, int is_extended,
                     void volatile **to)
{
    return own(file)->pMethods->xShmMap(own(file), page, size, is_extended, to);
}

/*
 * A commit was synced before its index was shown: what is still held when the lock for
 * writing goes is of a transaction that was rolled back, and the next writer's place.
 */
static int index_lock(sqlite3_file *file, int at, int count, int flags)
{
    struct file *log = ours(file)->log;
    if (log != NULL && at == WRITE_LOCK && (flags & SQLITE_SHM_UNLOCK) != 0) {
        log->held_len = 0;
        log->failed = SQLITE_OK;
    }
    return own(file)->pMethods->xShmLock(own(file), at, count, flags);
}

/* Stands before the index's header shows others new frames. */
static void index_barrier(sqlite3_file *file)
{
    if (ours(file)->log != NULL) {
        write_held(ours(file)->log);
    }
    own(file)->pMethods->xShmBarrier(own(file));
}

static int index_unmap(sqlite3_file *file, int is_deleted)
{
    return own(file)->pMethods->xShmUnmap(own(file), is_deleted);
}

static int file_fetch(sqlite3_file *file, sqlite3_int64 at, int len, void **to)
{
    return own(file)->pMethods->xFetch(own(file), at, len, to);
}

static int file_unfetch(sqlite3_file *file, sqlite3_int64 at, void *from)
{
    return own(file)->pMethods->xUnfetch(own(file), at, from);
}

#define METHODS(write)                                                                     \
    {                                                                                      \
        .iVersion = 3, .xClose = file_close, .xRead = file_read, .xWrite = (write),        \
        .xTruncate = file_truncate, .xSync = file_sync, .xFileSize = file_size,            \
        .xLock = file_lock, .xUnlock = file_unlock,                                        \
        .xCheckReservedLock = file_is_reserved, .xFileControl = file_control,              \
        .xSectorSize = file_sector, .xDeviceCharacteristics = file_traits,                 \
        .xShmMap = index_map, .xShmLock = index_lock, .xShmBarrier = index_barrier,        \
        .xShmUnmap = index_unmap, .xFetch = file_fetch, .xUnfetch = file_unfetch,          \
    }

static const sqlite3_io_methods plain = METHODS(file_write);
static const sqlite3_io_methods gathering = METHODS(log_write);

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags,
                     int *given)
{
    sqlite3_vfs *system = vfs->pAppData;
    struct file *it = ours(file);
    bool is_log = (flags & SQLITE_OPEN_WAL) != 0;
    *it = (struct file){0};
    int result = system->xOpen(system, name, own(file), flags, given);
    if (own(file)->pMethods == NULL) {
        return result;
    }
    it->head.pMethods = is_log ? &gathering : &plain;
    if (is_log) {
        it->of = ours(sqlite3_database_file_object(name));
        it->of->log = it;
    }
    return result;
}

bool log_register(void)
{
    static sqlite3_vfs vfs;
    sqlite3_vfs *system = sqlite3_vfs_find(NULL);
    if (sqlite3_vfs_find(LOG_VFS) != NULL) {
        return true;
    }
    if (system == NULL) { /* SQLite itself could not start */
        return false;
    }
    vfs = *system;
    vfs.zName = LOG_VFS;
    vfs.szOsFile = (int)ROOM + system->szOsFile;
    vfs.pAppData = system;
    vfs.xOpen = open_file;
    return sqlite3_vfs_register(&vfs, 0) == SQLITE_OK;
}
