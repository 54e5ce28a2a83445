#include "catalogue/catalogue.h"

#include "base/memory.h"
#include "baskets.h"
#include "database.h"
#include "picks_file.h"
#include "shelf.h"
#include "spellings.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILE_NAME "catalogue.db"

/*
 * SQLite would make the file by the umask; nobody else is to read it for a moment even. One
 * that is there is not opened: where any descriptor of it is closed, the process loses the
 * locks that SQLite holds on it by another (POSIX; sqlite.org/howtocorrupt.html, 2.2).
 */
static bool make_file(const char *path, struct error *err)
{
    struct stat about;
    int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd >= 0) {
        close(fd);
        return true;
    }
    if (errno != EEXIST || lstat(path, &about) != 0) {
        return error_set_errno(err, ERROR_FAILED, "open %s", path);
    }
    if (!S_ISREG(about.st_mode)) {
        return error_set(err, ERROR_FAILED, "%s is no file", path);
    }
    chmod(path, 0600); /* refused where another user owns it: then it is theirs to keep */
    return true;
}

bool catalogue_open(const char *folder, struct catalogue **catalogue, struct error *err)
{
    bool is_in_memory = string_equals(folder, ":memory:");
    struct catalogue *opened = memory_get(sizeof(*opened));
    opened->path =
        is_in_memory ? memory_text(folder) : memory_format("%s/%s", folder, FILE_NAME);
    opened->folder = is_in_memory ? NULL : memory_text(folder);
    opened->engine = &sqlite_engine;
    if ((!is_in_memory && !make_file(opened->path, err)) || !sqlite_open(opened, err)) {
        catalogue_close(opened);
        return false;
    }
    opened->is_ready = true;
    *catalogue = opened;
    return true;
}

bool catalogue_open_shared(const struct catalogue_server *server,
                           struct catalogue **catalogue, struct error *err)
{
    struct catalogue *opened = memory_get(sizeof(*opened));
    if (!postgres_open(opened, server, err)) {
        catalogue_close(opened);
        return false;
    }
    opened->folder = memory_text(server->folder);
    opened->is_ready = true;
    *catalogue = opened;
    return true;
}

void catalogue_settle_picks(struct catalogue *catalogue)
{
    picks_settle(catalogue);
}

void catalogue_stop_by(struct catalogue *catalogue, const atomic_bool *is_stopped)
{
    catalogue->is_stopped = is_stopped;
}

bool catalogue_lost_picks(struct catalogue *catalogue)
{
    bool has_lost = catalogue->has_lost_picks;
    catalogue->has_lost_picks = false;
    return has_lost;
}

enum picks_state catalogue_check_picks(struct catalogue *catalogue)
{
    return picks_check(catalogue);
}

int catalogue_descriptor(const struct catalogue *catalogue)
{
    return catalogue->engine->descriptor(catalogue);
}

void catalogue_hurry(struct catalogue *catalogue, const int *descriptors, size_t count)
{
    catalogue->is_hurried = true;
    catalogue->engine->hurry(catalogue, descriptors, count);
}

bool catalogue_was_interrupted(const struct catalogue *catalogue)
{
    return catalogue->engine->was_interrupted(catalogue);
}

bool catalogue_is_shared(const struct catalogue *catalogue)
{
    return catalogue->postgres != NULL;
}

bool catalogue_is_away(const struct catalogue *catalogue)
{
    return catalogue->engine->is_away(catalogue);
}

bool catalogue_look(struct catalogue *catalogue, struct catalogue_health *health,
                    struct error *err)
{
    return catalogue->engine->look(catalogue, health, err);
}

int64_t catalogue_version(struct catalogue *catalogue)
{
    int64_t version = 0;
    return database_version(catalogue, &version, NULL) ? version : 0;
}

void catalogue_rest(struct catalogue *catalogue)
{
    shelf_drop(catalogue);
    spellings_forget(catalogue);
    for (size_t i = 0; i < STATEMENT_COUNT; i++) {
        if (catalogue->statements[i].prepared != NULL) {
            catalogue->engine->forget(&catalogue->statements[i]);
            catalogue->statements[i].prepared = NULL;
        }
    }
    catalogue->engine->rest(catalogue);
}

void catalogue_close(struct catalogue *catalogue)
{
    if (catalogue == NULL) {
        return;
    }
    baskets_destroy(catalogue->baskets);
    shelf_drop(catalogue);
    if (catalogue->engine->is_reached(catalogue)) {
        picks_settle(catalogue);
    }
    catalogue_rest(catalogue);
    catalogue->engine->close(catalogue);
    memory_free(catalogue->path);
    memory_free(catalogue->folder);
    memory_free(catalogue);
}

bool catalogue_begin(struct catalogue *catalogue, struct error *err)
{
    catalogue->is_spoilt = false;
    return catalogue->engine->begin(catalogue, true, err);
}

bool catalogue_commit(struct catalogue *catalogue, struct error *err)
{
    if (catalogue->is_spoilt) {
        catalogue_rollback(catalogue);
        return error_set(err, ERROR_FAILED,
                         "write %s: a record could not be written, so "
                         "nothing of this import was kept",
                         catalogue->path);
    }
    picks_transaction_over(catalogue);
    if (!catalogue->engine->commit(catalogue, err)) {
        spellings_forget(catalogue);
        return false;
    }
    return true;
}

void catalogue_rollback(struct catalogue *catalogue)
{
    catalogue->is_spoilt = false;
    picks_transaction_over(catalogue);
    spellings_forget(catalogue);
    shelf_drop(catalogue); /* it may have been read from what is taken back */
    catalogue->engine->rollback(catalogue);
}

bool catalogue_view_begin(struct catalogue *catalogue, bool *is_own, struct error *err)
{
    return read_begin(catalogue, is_own, err);
}

void catalogue_view_end(struct catalogue *catalogue, bool is_own)
{
    read_end(catalogue, is_own);
}

static const struct {
    enum statement_id count;
    enum statement_id raw;
} records[SHOP_RECORD_COUNT] = {
    [SHOP_PRODUCT] = {STATEMENT_COUNT_PRODUCTS, STATEMENT_RAW_PRODUCTS},
    [SHOP_ARTICLE] = {STATEMENT_COUNT_ARTICLES, STATEMENT_RAW_ARTICLES},
    [SHOP_MACRO] = {STATEMENT_COUNT_MACROS, STATEMENT_RAW_MACROS},
    [SHOP_PROMOTION] = {STATEMENT_COUNT_PROMOTIONS, STATEMENT_RAW_PROMOTIONS},
};

bool catalogue_count(struct catalogue *catalogue, enum shop_record kind, int64_t *count,
                     struct error *err)
{
    assert(kind < SHOP_RECORD_COUNT);
    struct statement *statement = NULL;
    return statement_get(catalogue, records[kind].count, &statement, err) &&
           statement_number(catalogue, statement, count, err);
}

bool catalogue_each_raw(struct catalogue *catalogue, enum shop_record kind,
                        catalogue_raw_handler *handler, void *context, struct error *err)
{
    assert(kind < SHOP_RECORD_COUNT);
    struct statement *statement = NULL;
    bool has_row = false;
    if (!statement_get(catalogue, records[kind].raw, &statement, err)) {
        return false;
    }
    do {
        if (!statement_next(catalogue, statement, &has_row, err)) {
            return false;
        }
    } while (has_row && handler(context, statement_text(statement, 0)));
    statement_end(statement);
    return true;
}
