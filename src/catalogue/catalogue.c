#include "catalogue/catalogue.h"

#include "base/memory.h"
#include "baskets.h"
#include "database.h"
#include "shelf.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILE_NAME "catalogue.db"

/* SQLite would make the file by the umask; nobody else is to read it for a moment even. */
static bool make_file(const char *path, struct error *err)
{
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0) {
        return error_set_errno(err, ERROR_FAILED, "open %s", path);
    }
    fchmod(fd, 0600); /* refused where another user owns it: then it is theirs to keep */
    close(fd);
    return true;
}

bool catalogue_open(const char *folder, struct catalogue **catalogue, struct error *err)
{
    bool is_in_memory = string_equals(folder, ":memory:");
    struct catalogue *opened = memory_get(sizeof(*opened));
    opened->path =
        is_in_memory ? memory_text(folder) : memory_format("%s/%s", folder, FILE_NAME);
    bool is_good = is_in_memory || make_file(opened->path, err);
    if (is_good) {
        int code = sqlite3_open_v2(
            opened->path, &opened->db,
            SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
        is_good = code == SQLITE_OK || database_refuse(opened, code, "open", err);
    }
    if (!is_good || !schema_prepare(opened, err)) {
        catalogue_close(opened);
        return false;
    }
    *catalogue = opened;
    return true;
}

int64_t catalogue_version(struct catalogue *catalogue)
{
    sqlite3_stmt *statement = NULL;
    int64_t version = 0;
    bool is_read = statement_get(catalogue, STATEMENT_VERSION, &statement, NULL) &&
                   statement_number(catalogue, statement, &version, NULL);
    return is_read ? version : 0;
}

void catalogue_rest(struct catalogue *catalogue)
{
    shelf_drop(catalogue);
    for (size_t i = 0; i < STATEMENT_COUNT; i++) {
        sqlite3_finalize(catalogue->statements[i]);
        catalogue->statements[i] = NULL;
    }
    if (catalogue->db != NULL) {
        sqlite3_db_release_memory(catalogue->db);
    }
}

void catalogue_close(struct catalogue *catalogue)
{
    if (catalogue == NULL) {
        return;
    }
    baskets_destroy(catalogue->baskets);
    catalogue_rest(catalogue);
    sqlite3_close(catalogue->db);
    memory_free(catalogue->path);
    memory_free(catalogue);
}

static bool run(struct catalogue *catalogue, enum statement which, struct error *err)
{
    sqlite3_stmt *statement = NULL;
    return statement_get(catalogue, which, &statement, err) &&
           statement_run(catalogue, statement, err);
}

bool catalogue_begin(struct catalogue *catalogue, struct error *err)
{
    catalogue->is_spoilt = false;
    return run(catalogue, STATEMENT_BEGIN, err);
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
    return run(catalogue, STATEMENT_COMMIT, err);
}

void catalogue_rollback(struct catalogue *catalogue)
{
    catalogue->is_spoilt = false;
    shelf_drop(catalogue); /* it may have been read from what is taken back */
    /* A full disk has SQLite take the transaction back by itself. */
    if (sqlite3_get_autocommit(catalogue->db) == 0) {
        sqlite3_exec(catalogue->db, "ROLLBACK", NULL, NULL, NULL);
    }
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
    enum statement count;
    enum statement raw;
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
    sqlite3_stmt *statement = NULL;
    return statement_get(catalogue, records[kind].count, &statement, err) &&
           statement_number(catalogue, statement, count, err);
}

bool catalogue_each_raw(struct catalogue *catalogue, enum shop_record kind,
                        catalogue_raw_handler *handler, void *context, struct error *err)
{
    assert(kind < SHOP_RECORD_COUNT);
    sqlite3_stmt *statement = NULL;
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
