#include "picks_file.h"

#include "picks_build.h"
#include "shelf.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILE_NAME   "picks.index"
#define MADE_NAME   "picks.index.new"
#define PERMISSIONS 0600
#define WRITE_MAX   ((size_t)4 * 1024 * 1024) /* in one go: a stop waits for no more */

bool picks_epoch(struct catalogue *catalogue, uint8_t epoch[INDEX_EPOCH_LEN],
                 bool *has_epoch, struct error *err)
{
    struct statement *statement = NULL;
    bool has_row = false;
    *has_epoch = false;
    if (catalogue->folder == NULL) {
        return true;
    }
    if (!statement_get(catalogue, STATEMENT_EPOCH, &statement, err) ||
        !statement_next(catalogue, statement, &has_row, err)) {
        return false;
    }
    struct text found = has_row ? statement_text(statement, 0) : text_of("");
    *has_epoch = found.len == INDEX_EPOCH_LEN;
    if (*has_epoch) {
        memcpy(epoch, found.bytes, INDEX_EPOCH_LEN);
    }
    statement_end(statement);
    return true;
}

/* Owned by the caller. */
static char *path_of(const struct catalogue *catalogue, const char *name)
{
    return memory_format("%s/%s", catalogue->folder, name);
}

static bool read_bytes(void *context, size_t at, void *bytes, size_t len)
{
    const struct picks_file *file = context;
    char *to = bytes;
    while (len > 0) {
        ssize_t got = pread(file->fd, to, len, (off_t)at);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            return false;
        }
        to += got;
        at += (size_t)got;
        len -= (size_t)got;
    }
    return true;
}

/* Room for all of it, of which only what is read takes memory. */
static bool reserve(struct picks_file *file)
{
    struct stat status;
    if (fstat(file->fd, &status) != 0 || !S_ISREG(status.st_mode) ||
        status.st_size < (off_t)sizeof(struct index_header)) {
        return false;
    }
    file->len = (size_t)status.st_size;
    void *bytes = mmap(NULL, file->len, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    file->bytes = bytes == MAP_FAILED ? NULL : bytes;
    return file->bytes != NULL;
}

/* Whatever the file holds; false where there is none. */
static bool open_any(struct picks_file *file, const struct catalogue *catalogue)
{
    char *path = path_of(catalogue, FILE_NAME);
    *file = (struct picks_file){
        .fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)};
    memory_free(path);
    if (file->fd >= 0 && !reserve(file)) {
        close(file->fd);
    }
    return file->bytes != NULL;
}

static bool open_index(struct picks_file *file)
{
    return index_open(&file->index, file->bytes, file->len, read_bytes, file);
}

void picks_file_open(struct picks_file *file, const struct catalogue *catalogue,
                     const uint8_t epoch[INDEX_EPOCH_LEN])
{
    if (open_any(file, catalogue) &&
        (!open_index(file) ||
         memcmp(file->index.header->epoch, epoch, INDEX_EPOCH_LEN) != 0)) {
        picks_file_close(file);
    }
}

void picks_file_close(struct picks_file *file)
{
    index_close(&file->index);
    if (file->bytes != NULL) {
        munmap(file->bytes, file->len);
        close(file->fd);
    }
    *file = (struct picks_file){0};
}

/* Whether that file, and no other, has the name. */
static bool is_named(int fd, const char *path)
{
    struct stat own;
    struct stat there;
    return fstat(fd, &own) == 0 && lstat(path, &there) == 0 && own.st_ino == there.st_ino &&
           own.st_dev == there.st_dev;
}

bool picks_file_mend(struct picks_file *file, struct catalogue *catalogue)
{
    if (file->bytes == NULL || !index_is_spoilt(&file->index)) {
        return false;
    }
    char *path = path_of(catalogue, FILE_NAME);
    if (is_named(file->fd, path)) {
        (void)unlink(path);
    }
    memory_free(path);
    catalogue->has_lost_picks = true;
    return true;
}

bool picks_afresh(struct catalogue *catalogue, struct error *err)
{
    if (catalogue->folder == NULL) {
        return true;
    }
    catalogue->is_afresh = true;
    return statement_run_plain(catalogue, STATEMENT_EPOCH_NEW, err) &&
           statement_run_plain(catalogue, STATEMENT_FRESH_CLEAR, err) &&
           statement_run_plain(catalogue, STATEMENT_RAISED_CLEAR, err);
}

bool picks_fresh(struct catalogue *catalogue, int64_t product, struct error *err)
{
    struct statement *statement = NULL;
    if (catalogue->folder == NULL || catalogue->is_afresh) {
        return true;
    }
    if (!catalogue->has_fresh_count &&
        (!statement_get(catalogue, STATEMENT_FRESH_COUNT, &statement, err) ||
         !statement_number(catalogue, statement, &catalogue->fresh_count, err))) {
        return false;
    }
    catalogue->has_fresh_count = true;
    if (catalogue->fresh_count++ >= FRESH_MAX) {
        return picks_afresh(catalogue, err);
    }
    return statement_run_key(catalogue, STATEMENT_FRESH_PUT, product, err);
}

void picks_transaction_over(struct catalogue *catalogue)
{
    catalogue->is_afresh = false;
    catalogue->is_raising = false;
    catalogue->has_fresh_count = false;
}

static bool read_keys(struct catalogue *catalogue, enum statement_id which,
                      struct places *keys, struct error *err)
{
    struct statement *statement = NULL;
    bool has_row = true;
    if (!statement_get(catalogue, which, &statement, err)) {
        return false;
    }
    while (statement_next(catalogue, statement, &has_row, err)) {
        if (!has_row) {
            statement_end(statement);
            return true;
        }
        places_put(keys, statement_int(statement, 0), 0, NULL);
    }
    return false;
}

bool picks_read_fresh(struct catalogue *catalogue, struct places *fresh,
                      struct places *raised, struct error *err)
{
    return read_keys(catalogue, STATEMENT_FRESH, fresh, err) &&
           read_keys(catalogue, STATEMENT_RAISED, raised, err);
}

bool picks_is_stopped(const struct catalogue *catalogue)
{
    return catalogue->is_stopped != NULL &&
           atomic_load_explicit(catalogue->is_stopped, memory_order_relaxed);
}

struct writing {
    const struct catalogue *catalogue;
    int fd;
};

static bool write_bytes(void *context, const void *bytes, size_t len)
{
    const struct writing *writing = context;
    const char *at = bytes;
    while (len > 0) {
        if (picks_is_stopped(writing->catalogue)) {
            return false;
        }
        ssize_t written = write(writing->fd, at, len < WRITE_MAX ? len : WRITE_MAX);
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written <= 0) {
            return false;
        }
        at += written;
        len -= (size_t)written;
    }
    return true;
}

/* The rename is durable once the folder is. */
static bool sync_folder(const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool is_synced = fd >= 0 && fsync(fd) == 0;
    if (fd >= 0) {
        close(fd);
    }
    return is_synced;
}

/* The file of that name, this process's alone; -1 where another one is making it. Of one
 * who died it is what was written, and is begun again. */
static int open_made(const char *made)
{
    int fd = open(made, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, PERMISSIONS);
    if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0 && is_named(fd, made) &&
        ftruncate(fd, 0) == 0 && fchmod(fd, PERMISSIONS) == 0) {
        return fd;
    }
    if (fd >= 0) {
        close(fd);
    }
    return -1;
}

/* An erasure meanwhile has begun another epoch, and counts of before go to no file. */
static bool is_of_now(const struct index_build *build)
{
    uint8_t epoch[INDEX_EPOCH_LEN];
    bool has_epoch = false;
    return picks_epoch(build->catalogue, epoch, &has_epoch, NULL) && has_epoch &&
           memcmp(epoch, build->header.epoch, INDEX_EPOCH_LEN) == 0;
}

/* Whole under another name first: whoever dies on the way leaves the old file as it was.
 * An erasure behind the look at the epoch takes both names away (picks_forget). */
static bool put_in_place(struct index_build *build, const char *path, const char *made)
{
    const char *folder = build->catalogue->folder;
    int fd = open_made(made);
    if (fd < 0) {
        return false;
    }
    struct writing writing = {build->catalogue, fd};
    bool is_good = index_build_write(build, write_bytes, &writing) && fsync(fd) == 0 &&
                   is_of_now(build) && is_named(fd, made) && rename(made, path) == 0;
    if (!is_good && is_named(fd, made)) {
        unlink(made);
    }
    is_good = close(fd) == 0 && is_good;
    return is_good && sync_folder(folder);
}

/* False where it could not be made. Within a read, so that it is of one moment. */
static bool build_now(struct catalogue *catalogue, struct index_build *build)
{
    uint8_t epoch[INDEX_EPOCH_LEN];
    bool has_epoch = false;
    return picks_epoch(catalogue, epoch, &has_epoch, NULL) && has_epoch &&
           index_build(build, catalogue, epoch, NULL);
}

static bool make_file(struct catalogue *catalogue)
{
    struct index_build build = {0};
    bool is_own = false;
    if (!read_begin(catalogue, &is_own, NULL)) {
        return false;
    }
    bool is_good = build_now(catalogue, &build);
    read_end(catalogue, is_own);
    if (is_good) {
        char *path = path_of(catalogue, FILE_NAME);
        char *made = path_of(catalogue, MADE_NAME);
        is_good = put_in_place(&build, path, made);
        memory_free(path);
        memory_free(made);
    }
    index_build_release(&build);
    memory_give_back();
    return is_good;
}

/* A catalogue of before has counts and no epoch. */
static bool begin_epoch(struct catalogue *catalogue)
{
    struct statement *statement = NULL;
    int64_t counted = 0;
    return statement_get(catalogue, STATEMENT_COUNTED, &statement, NULL) &&
           statement_number(catalogue, statement, &counted, NULL) && counted > 0 &&
           statement_run_plain(catalogue, STATEMENT_EPOCH_NEW, NULL);
}

/* Whether a file is missing that there should be. */
static bool is_missing(struct catalogue *catalogue)
{
    uint8_t epoch[INDEX_EPOCH_LEN];
    bool has_epoch = false;
    struct picks_file file;
    if (!catalogue->is_ready || catalogue->folder == NULL ||
        catalogue->engine->is_within(catalogue) ||
        !picks_epoch(catalogue, epoch, &has_epoch, NULL)) {
        return false;
    }
    if (!has_epoch) {
        return begin_epoch(catalogue);
    }
    picks_file_open(&file, catalogue, epoch);
    bool is_there = file.bytes != NULL;
    picks_file_close(&file);
    return !is_there;
}

void picks_settle(struct catalogue *catalogue)
{
    if (!catalogue->is_hurried && !picks_is_stopped(catalogue) && is_missing(catalogue)) {
        (void)!make_file(catalogue);
    }
}

static bool remove_file(const struct catalogue *catalogue, const char *name,
                        struct error *err)
{
    char *path = path_of(catalogue, name);
    bool is_gone = unlink(path) == 0 || errno == ENOENT ||
                   error_set_errno(err, ERROR_FAILED, "remove %s", path);
    memory_free(path);
    return is_gone;
}

/* The one being made first: who makes it renames it before, or finds nothing to rename. */
bool picks_forget(struct catalogue *catalogue, struct error *err)
{
    if (catalogue->folder == NULL) {
        return true;
    }
    bool is_gone = remove_file(catalogue, MADE_NAME, err);
    is_gone = remove_file(catalogue, FILE_NAME, is_gone ? err : NULL) && is_gone;
    picks_settle(catalogue);
    return is_gone;
}

/* Of an older program, or of a newer one. */
static bool is_of_another_version(const struct picks_file *file)
{
    const struct index_header *header = file->bytes;
    return header->magic == INDEX_MAGIC && header->version != INDEX_VERSION;
}

/* One that is too short to have a header is there all the same. */
static bool is_cut(const struct catalogue *catalogue)
{
    struct stat status;
    char *path = path_of(catalogue, FILE_NAME);
    bool is_there = lstat(path, &status) == 0;
    memory_free(path);
    return is_there;
}

static enum picks_state read_state(const struct catalogue *catalogue)
{
    struct picks_file file;
    enum picks_state state = PICKS_DAMAGED;
    if (!open_any(&file, catalogue)) {
        return is_cut(catalogue) ? PICKS_DAMAGED : PICKS_NONE;
    }
    if (open_index(&file)) {
        state = index_is_whole(&file.index) ? PICKS_WHOLE : PICKS_DAMAGED;
    } else if (is_of_another_version(&file)) {
        state = PICKS_NONE;
    }
    picks_file_close(&file);
    return state;
}

enum picks_state picks_check(struct catalogue *catalogue)
{
    enum picks_state state = catalogue->folder == NULL ? PICKS_NONE : read_state(catalogue);
    if (state == PICKS_DAMAGED) {
        char *path = path_of(catalogue, FILE_NAME);
        shelf_drop(catalogue);
        (void)unlink(path);
        memory_free(path);
    }
    return state;
}
