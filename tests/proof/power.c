#include "proof/power.h"

#include "base/memory.h"
#include "proof/proof.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define NOTES_LEN (256u << 20) /* address space; only what is used is paid */
#define SECTOR    512
#define FILES     2 /* the vault and its log; nobody misses half a backup */

/* Stands before the bytes that a write, or a cut, replaced. */
struct note {
    uint32_t file;
    uint32_t len; /* of the bytes behind this */
    int64_t at;
    int64_t written;  /* 0 for a cut */
    int64_t file_len; /* before */
};

struct notes {
    _Atomic size_t used;
    _Atomic size_t synced[FILES]; /* notes of the file before this are on the disk */
    char paths[FILES][160];
    uint8_t bytes[];
};

struct power_file {
    sqlite3_file base;
    uint32_t file;
    sqlite3_file *real;
};

static struct notes *notes;
static sqlite3_vfs *real_vfs;
static sqlite3_io_methods methods;

static sqlite3_file *real_of(sqlite3_file *file)
{
    return ((struct power_file *)(void *)file)->real;
}

/* FILES for one that is not watched. */
static uint32_t file_of(const char *path)
{
    static const char *const ends[FILES] = {"/vault.db", "/vault.db-wal"};
    for (uint32_t i = 0; i < FILES; i++) {
        size_t len = path == NULL ? 0 : strlen(path);
        size_t end = strlen(ends[i]);
        if (len >= end && strcmp(path + len - end, ends[i]) == 0) {
            (void)snprintf(notes->paths[i], sizeof notes->paths[i], "%s", path);
            return i;
        }
    }
    return FILES;
}

/* Notes what stands at that place now; it counts once it is whole. */
static int note_down(sqlite3_file *file, int64_t at, int64_t written)
{
    struct power_file *power = (struct power_file *)(void *)file;
    if (power->file == FILES) {
        return SQLITE_OK;
    }
    size_t used = atomic_load(&notes->used);
    struct note note = {.file = power->file, .at = at, .written = written};
    int64_t len = written == 0 ? INT32_MAX : written;
    sqlite3_int64 file_len;
    int result = power->real->pMethods->xFileSize(power->real, &file_len);
    if (result != SQLITE_OK) {
        return result;
    }
    int64_t old = file_len <= at ? 0 : file_len - at < len ? file_len - at : len;
    note.file_len = file_len;
    note.len = (uint32_t)old;
    size_t room = sizeof note + (((size_t)old + 7) & ~(size_t)7);
    if (sizeof *notes + used + room > NOTES_LEN) {
        proof_die("no room to note a write");
    }
    uint8_t *place = notes->bytes + used;
    memcpy(place, &note, sizeof note);
    if (old > 0) {
        result =
            power->real->pMethods->xRead(power->real, place + sizeof note, (int)old, at);
    }
    if (result == SQLITE_OK) {
        atomic_store(&notes->used, used + room);
    }
    return result;
}

static int do_close(sqlite3_file *file)
{
    struct power_file *power = (struct power_file *)(void *)file;
    int result = power->real->pMethods->xClose(power->real);
    memory_free(power->real);
    power->base.pMethods = NULL;
    return result;
}

static int do_read(sqlite3_file *file, void *out, int len, sqlite3_int64 at)
{
    return real_of(file)->pMethods->xRead(real_of(file), out, len, at);
}

static int do_write(sqlite3_file *file, const void *bytes, int len, sqlite3_int64 at)
{
    int result = note_down(file, at, len);
    return result != SQLITE_OK
               ? result
               : real_of(file)->pMethods->xWrite(real_of(file), bytes, len, at);
}

static int do_truncate(sqlite3_file *file, sqlite3_int64 len)
{
    int result = note_down(file, len, 0);
    return result != SQLITE_OK ? result
                               : real_of(file)->pMethods->xTruncate(real_of(file), len);
}

static int do_sync(sqlite3_file *file, int flags)
{
    struct power_file *power = (struct power_file *)(void *)file;
    size_t used = atomic_load(&notes->used);
    int result = power->real->pMethods->xSync(power->real, flags);
    if (result == SQLITE_OK && power->file != FILES) {
        atomic_store(&notes->synced[power->file], used);
    }
    return result;
}

static int do_file_size(sqlite3_file *file, sqlite3_int64 *len)
{
    return real_of(file)->pMethods->xFileSize(real_of(file), len);
}

static int do_lock(sqlite3_file *file, int level)
{
    return real_of(file)->pMethods->xLock(real_of(file), level);
}

static int do_unlock(sqlite3_file *file, int level)
{
    return real_of(file)->pMethods->xUnlock(real_of(file), level);
}

static int do_check_lock(sqlite3_file *file, int *is_reserved)
{
    return real_of(file)->pMethods->xCheckReservedLock(real_of(file), is_reserved);
}

static int do_control(sqlite3_file *file, int what, void *argument)
{
    return real_of(file)->pMethods->xFileControl(real_of(file), what, argument);
}

static int do_sector_size(sqlite3_file *file)
{
    return real_of(file)->pMethods->xSectorSize(real_of(file));
}

static int do_traits(sqlite3_file *file)
{
    return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}

static int do_map(sqlite3_file *file, int page, int size, int grow, void volatile **out)
{
    return real_of(file)->pMethods->xShmMap(real_of(file), page, size, grow, out);
}

static int do_shm_lock(sqlite3_file *file, int offset, int count, int flags)
{
    return real_of(file)->pMethods->xShmLock(real_of(file), offset, count, flags);
}

static void do_barrier(sqlite3_file *file)
{
    real_of(file)->pMethods->xShmBarrier(real_of(file));
}

static int do_unmap(sqlite3_file *file, int remove)
{
    return real_of(file)->pMethods->xShmUnmap(real_of(file), remove);
}

static sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = do_close,
    .xRead = do_read,
    .xWrite = do_write,
    .xTruncate = do_truncate,
    .xSync = do_sync,
    .xFileSize = do_file_size,
    .xLock = do_lock,
    .xUnlock = do_unlock,
    .xCheckReservedLock = do_check_lock,
    .xFileControl = do_control,
    .xSectorSize = do_sector_size,
    .xDeviceCharacteristics = do_traits,
    .xShmMap = do_map,
    .xShmLock = do_shm_lock,
    .xShmBarrier = do_barrier,
    .xShmUnmap = do_unmap,
};

static int do_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags,
                   int *out)
{
    struct power_file *power = (struct power_file *)(void *)file;
    (void)vfs;
    power->real = memory_get((size_t)real_vfs->szOsFile);
    int result = real_vfs->xOpen(real_vfs, path, power->real, flags, out);
    power->base.pMethods = power->real->pMethods == NULL ? NULL : &methods;
    if (power->base.pMethods == NULL) {
        memory_free(power->real);
    } else {
        power->file = file_of(path);
    }
    return result;
}

/* What was to be written to it no longer matters. */
static int do_delete(sqlite3_vfs *vfs, const char *path, int sync_folder)
{
    (void)vfs;
    if (file_of(path) != FILES) {
        atomic_store(&notes->synced[file_of(path)], atomic_load(&notes->used));
    }
    return real_vfs->xDelete(real_vfs, path, sync_folder);
}

void power_install(void)
{
    static sqlite3_vfs vfs;
    notes = mmap(NULL, NOTES_LEN, PROT_READ | PROT_WRITE,
                 MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    real_vfs = sqlite3_vfs_find(NULL);
    if (notes == MAP_FAILED || real_vfs == NULL) {
        proof_die("no room for a disk that loses its power");
    }
    vfs = *real_vfs;
    vfs.zName = "power";
    vfs.szOsFile = sizeof(struct power_file);
    vfs.xOpen = do_open;
    vfs.xDelete = do_delete;
    if (sqlite3_vfs_register(&vfs, 1) != SQLITE_OK) {
        proof_die("SQLite does not take a file system");
    }
}

void power_forget(void)
{
    atomic_store(&notes->used, 0);
    for (size_t i = 0; i < FILES; i++) {
        atomic_store(&notes->synced[i], 0);
    }
}

static void put_back(int fd, const struct note *note, const uint8_t *old, int64_t at,
                     int64_t end)
{
    static const uint8_t zeros[SECTOR];
    for (; at < end; at += SECTOR) {
        int64_t len = end - at < SECTOR ? end - at : SECTOR;
        int64_t had = note->at + note->len - at;
        had = had < 0 ? 0 : had < len ? had : len;
        if (pwrite(fd, old + (at - note->at), (size_t)had, at) != had ||
            pwrite(fd, zeros, (size_t)(len - had), at + had) != len - had) {
            proof_die("the disk does not take its bytes back");
        }
    }
}

/* One write undone: wholly, or each of its sectors by a coin. */
static size_t undo(const struct note *note, const uint8_t *old, bool is_whole,
                   uint64_t *random)
{
    int fd = open(notes->paths[note->file], O_RDWR | O_CLOEXEC);
    if (fd < 0) {
        return 0; /* the file was removed since */
    }
    if (is_whole) {
        put_back(fd, note, old, note->at, note->at + note->len);
        if (ftruncate(fd, note->file_len) != 0) {
            proof_die("the disk does not take its length back");
        }
    } else {
        int64_t end = note->at + note->written;
        for (int64_t at = note->at; at < end; at += SECTOR) {
            if (proof_random(random) & 1) {
                put_back(fd, note, old, at, at + SECTOR < end ? at + SECTOR : end);
            }
        }
    }
    (void)close(fd);
    return (size_t)note->written;
}

size_t power_cut(uint64_t *random)
{
    size_t used = atomic_load(&notes->used);
    size_t count = 0;
    size_t undone = 0;
    size_t capacity = 0;
    size_t *starts = NULL;
    bool is_whole = proof_random(random) & 1;
    for (size_t at = 0; at < used;) {
        const struct note *note = (const void *)(notes->bytes + at);
        starts = memory_reserve(starts, &capacity, count, sizeof *starts);
        starts[count++] = at;
        at += sizeof *note + (((size_t)note->len + 7) & ~(size_t)7);
    }
    while (count-- > 0) {
        const struct note *note = (const void *)(notes->bytes + starts[count]);
        if (starts[count] >= atomic_load(&notes->synced[note->file])) {
            undone += undo(note, (const uint8_t *)(note + 1), is_whole, random);
        }
    }
    memory_free(starts);
    power_forget();
    return undone;
}
