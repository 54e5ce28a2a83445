#include "vault/spool.h"

#include "base/memory.h"

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define STEP 64 /* bytes left out by one who reads on: a frame of the log has a header */

/* Bytes of a file that are at hand. */
struct span {
    uint8_t *bytes; /* SPOOL_LEN of room */
    sqlite3_int64 start;
    size_t len;
};

/* The system's own file lies behind it. */
struct spool_file {
    sqlite3_file base;
    sqlite3_file *system;
    bool is_spooling;
    struct span held;       /* not written yet */
    struct span ahead;      /* as it stands in the file */
    sqlite3_int64 read_end; /* of the last read */
    int failed;             /* why what was held could not be written; 0: it could */
    int failed_number;      /* errno then */
};

static sqlite3_vfs *system_vfs;

static struct spool_file *spool_of(sqlite3_file *file)
{
    return (struct spool_file *)file;
}

static sqlite3_int64 end_of(const struct span *span)
{
    return span->start + (sqlite3_int64)span->len;
}

static bool meets(const struct span *span, sqlite3_int64 at, sqlite3_int64 len)
{
    return span->len > 0 && at < end_of(span) && span->start < at + len;
}

static bool contains(const struct span *span, sqlite3_int64 at, sqlite3_int64 len)
{
    return span->len > 0 && span->start <= at && at + len <= end_of(span);
}

static int refuse(const struct spool_file *file)
{
    errno = file->failed_number;
    return file->failed;
}

static int write_held(struct spool_file *file)
{
    struct span *held = &file->held;
    if (file->failed != SQLITE_OK) {
        return refuse(file);
    }
    if (held->len > 0) {
        int result = file->system->pMethods->xWrite(file->system, held->bytes,
                                                    (int)held->len, held->start);
        if (result != SQLITE_OK) {
            file->failed = result;
            file->failed_number = errno;
            return result;
        }
        held->len = 0;
    }
    return SQLITE_OK;
}

static void hold(struct span *held, const void *bytes, int len, sqlite3_int64 at)
{
    if (held->len == 0) {
        held->start = at;
    }
    memcpy(held->bytes + (at - held->start), bytes, (size_t)len);
    held->len = at + len > end_of(held) ? (size_t)(at + len - held->start) : held->len;
}

/* It lies in what is held, or follows it, and there is room. */
static bool fits(const struct span *held, sqlite3_int64 at, sqlite3_int64 len)
{
    return held->len > 0 && at >= held->start && at <= end_of(held) &&
           at + len <= held->start + SPOOL_LEN;
}

/* What stands between what is held and a piece further on is written again with both. */
static void bridge(struct spool_file *file, sqlite3_int64 at, sqlite3_int64 len)
{
    struct span *held = &file->held;
    const struct span *ahead = &file->ahead;
    sqlite3_int64 end = end_of(held);
    if (held->len > 0 && at > end && at + len <= held->start + SPOOL_LEN &&
        contains(ahead, end, at - end)) {
        hold(held, ahead->bytes + (end - ahead->start), (int)(at - end), end);
    }
}

/* What was read ahead goes on being what stands there. */
static void patch(struct span *ahead, const uint8_t *bytes, sqlite3_int64 len,
                  sqlite3_int64 at)
{
    if (meets(ahead, at, len)) {
        sqlite3_int64 from = at > ahead->start ? at : ahead->start;
        sqlite3_int64 to = at + len < end_of(ahead) ? at + len : end_of(ahead);
        memcpy(ahead->bytes + (from - ahead->start), bytes + (from - at),
               (size_t)(to - from));
    }
}

static int write_through(struct spool_file *file, const void *bytes, int len,
                         sqlite3_int64 at)
{
    int result = meets(&file->held, at, len) ? write_held(file) : SQLITE_OK;
    return result == SQLITE_OK
               ? file->system->pMethods->xWrite(file->system, bytes, len, at)
               : result;
}

static int write_or_hold(struct spool_file *file, const void *bytes, int len,
                         sqlite3_int64 at)
{
    struct span *held = &file->held;
    if (!file->is_spooling || len > SPOOL_LEN) {
        return write_through(file, bytes, len, at);
    }
    bridge(file, at, len);
    int result = fits(held, at, len) ? SQLITE_OK : write_held(file);
    if (result == SQLITE_OK) {
        hold(held, bytes, len, at);
    }
    return result;
}

static int spool_write(sqlite3_file *given, const void *bytes, int len, sqlite3_int64 at)
{
    struct spool_file *file = spool_of(given);
    if (file->failed != SQLITE_OK) {
        return refuse(file);
    }
    int result = write_or_hold(file, bytes, len, at);
    if (result == SQLITE_OK) {
        patch(&file->ahead, bytes, len, at);
    } else {
        file->ahead.len = 0;
    }
    return result;
}

/* Fills in what comes next where the reader goes from one end to the other. */
static int read_ahead(struct spool_file *file, int len, sqlite3_int64 at)
{
    sqlite3_int64 size = 0;
    sqlite3_int64 step = at - file->read_end;
    int result = SQLITE_OK;
    file->read_end = at + len;
    if (contains(&file->ahead, at, len) || step < 0 || step > STEP) {
        return SQLITE_OK;
    }
    file->ahead.len = 0;
    result = meets(&file->held, at, SPOOL_LEN) ? write_held(file) : SQLITE_OK;
    if (result == SQLITE_OK) {
        result = file->system->pMethods->xFileSize(file->system, &size);
    }
    size -= at;
    size = size > SPOOL_LEN ? SPOOL_LEN : size;
    if (result == SQLITE_OK && size > len) {
        result =
            file->system->pMethods->xRead(file->system, file->ahead.bytes, (int)size, at);
        file->ahead.start = at;
        file->ahead.len = result == SQLITE_OK ? (size_t)size : 0;
    }
    return result;
}

static int spool_read(sqlite3_file *given, void *bytes, int len, sqlite3_int64 at)
{
    struct spool_file *file = spool_of(given);
    int result = SQLITE_OK;
    if (file->failed != SQLITE_OK) {
        return refuse(file);
    }
    if (file->is_spooling) {
        result = meets(&file->held, at, len) ? write_held(file) : SQLITE_OK;
        if (result == SQLITE_OK) {
            result = read_ahead(file, len, at);
        }
        if (result != SQLITE_OK) {
            return result;
        }
        if (contains(&file->ahead, at, len)) {
            memcpy(bytes, file->ahead.bytes + (at - file->ahead.start), (size_t)len);
            return SQLITE_OK;
        }
    }
    return file->system->pMethods->xRead(file->system, bytes, len, at);
}

static int spool_truncate(sqlite3_file *given, sqlite3_int64 size)
{
    struct spool_file *file = spool_of(given);
    int result = write_held(file);
    file->ahead.len = 0;
    return result == SQLITE_OK ? file->system->pMethods->xTruncate(file->system, size)
                               : result;
}

static int spool_sync(sqlite3_file *given, int flags)
{
    struct spool_file *file = spool_of(given);
    int result = write_held(file);
    return result == SQLITE_OK ? file->system->pMethods->xSync(file->system, flags)
                               : result;
}

static int spool_size(sqlite3_file *given, sqlite3_int64 *size)
{
    struct spool_file *file = spool_of(given);
    int result = write_held(file);
    return result == SQLITE_OK ? file->system->pMethods->xFileSize(file->system, size)
                               : result;
}

static void start(struct spool_file *file)
{
    if (!file->is_spooling) {
        file->held = (struct span){.bytes = memory_get(SPOOL_LEN)};
        file->ahead = (struct span){.bytes = memory_get(SPOOL_LEN)};
        file->read_end = -1 - STEP;
        file->is_spooling = true;
    }
}

static void stop(struct spool_file *file)
{
    (void)write_held(file); /* whose it was has been told */
    memory_free(file->held.bytes);
    memory_free(file->ahead.bytes);
    file->held = (struct span){0};
    file->ahead = (struct span){0};
    file->failed = SQLITE_OK;
    file->is_spooling = false;
}

static int spool_close(sqlite3_file *given)
{
    struct spool_file *file = spool_of(given);
    stop(file);
    return file->system->pMethods->xClose(file->system);
}

/* The rest goes straight on. */
static int spool_lock(sqlite3_file *given, int level)
{
    sqlite3_file *file = spool_of(given)->system;
    return file->pMethods->xLock(file, level);
}

static int spool_unlock(sqlite3_file *given, int level)
{
    sqlite3_file *file = spool_of(given)->system;
    return file->pMethods->xUnlock(file, level);
}

static int spool_is_reserved(sqlite3_file *given, int *is_reserved)
{
    sqlite3_file *file = spool_of(given)->system;
    return file->pMethods->xCheckReservedLock(file, is_reserved);
}

static int spool_control(sqlite3_file *given, int what, void *value)
{
    sqlite3_file *file = spool_of(given)->system;
    return file->pMethods->xFileControl(file, what, value);
}

static int spool_sector(sqlite3_file *given)
{
    sqlite3_file *file = spool_of(given)->system;
    return file->pMethods->xSectorSize(file);
}

static int spool_traits(sqlite3_file *given)
{
    sqlite3_file *file = spool_of(given)->system;
    return file->pMethods->xDeviceCharacteristics(file);
}

static int spool_shm_map(sqlite3_file *given, int region, int size, int extends,
                         void volatile **bytes)
{
    sqlite3_file *file = spool_of(given)->system;
    return file->pMethods->xShmMap(file, region, size, extends, bytes);
}

static int spool_shm_lock(sqlite3_file *given, int offset, int count, int flags)
{
    sqlite3_file *file = spool_of(given)->system;
    return file->pMethods->xShmLock(file, offset, count, flags);
}

static void spool_shm_barrier(sqlite3_file *given)
{
    sqlite3_file *file = spool_of(given)->system;
    file->pMethods->xShmBarrier(file);
}

static int spool_shm_unmap(sqlite3_file *given, int deletes)
{
    sqlite3_file *file = spool_of(given)->system;
    return file->pMethods->xShmUnmap(file, deletes);
}

/* Version 2: the file is not mapped. */
static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = spool_close,
    .xRead = spool_read,
    .xWrite = spool_write,
    .xTruncate = spool_truncate,
    .xSync = spool_sync,
    .xFileSize = spool_size,
    .xLock = spool_lock,
    .xUnlock = spool_unlock,
    .xCheckReservedLock = spool_is_reserved,
    .xFileControl = spool_control,
    .xSectorSize = spool_sector,
    .xDeviceCharacteristics = spool_traits,
    .xShmMap = spool_shm_map,
    .xShmLock = spool_shm_lock,
    .xShmBarrier = spool_shm_barrier,
    .xShmUnmap = spool_shm_unmap,
};

static int spool_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *given, int flags,
                      int *out_flags)
{
    struct spool_file *file = spool_of(given);
    (void)vfs;
    *file = (struct spool_file){.system = (sqlite3_file *)(file + 1)};
    file->system->pMethods = NULL;
    int result = system_vfs->xOpen(system_vfs, name, file->system, flags, out_flags);
    file->base.pMethods = file->system->pMethods == NULL ? NULL : &methods;
    return result;
}

const char *spool_vfs(void)
{
    static sqlite3_vfs vfs;
    if (system_vfs == NULL) {
        sqlite3_vfs *found = sqlite3_vfs_find(NULL);
        if (found == NULL) {
            return NULL;
        }
        vfs = *found;
        vfs.zName = "deskhand-spool";
        vfs.pNext = NULL;
        vfs.szOsFile += (int)sizeof(struct spool_file);
        vfs.xOpen = spool_open;
        if (sqlite3_vfs_register(&vfs, 0) != SQLITE_OK) {
            return NULL;
        }
        system_vfs = found;
    }
    return vfs.zName;
}

static void on_both(sqlite3 *db, void (*change)(struct spool_file *))
{
    static const int which[] = {SQLITE_FCNTL_JOURNAL_POINTER, SQLITE_FCNTL_FILE_POINTER};
    for (size_t i = 0; i < sizeof which / sizeof which[0]; i++) {
        sqlite3_file *file = NULL;
        (void)sqlite3_file_control(db, "main", which[i], &file);
        if (file != NULL && file->pMethods == &methods) {
            change(spool_of(file));
        }
    }
}

void spool_begin(sqlite3 *db)
{
    on_both(db, start);
}

void spool_end(sqlite3 *db)
{
    on_both(db, stop);
}
