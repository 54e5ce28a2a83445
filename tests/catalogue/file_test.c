#include "shop.h"

#include "../../src/catalogue/database.h"
#include "base/process.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NOBODY 65534

struct file {
    char folder[64];
    char path[96];
    struct error err;
};

static int file_setup(void **state)
{
    struct file *file = memory_get(sizeof(*file));
    snprintf(file->folder, sizeof(file->folder), "/tmp/deskhand-catalogue-XXXXXX");
    *state = file;
    if (mkdtemp(file->folder) == NULL) {
        return -1;
    }
    snprintf(file->path, sizeof(file->path), "%s/catalogue.db", file->folder);
    return 0;
}

static int file_teardown(void **state)
{
    static const char *const names[] = {"catalogue.db", "catalogue.db-wal",
                                        "catalogue.db-shm", "picks.index"};
    struct file *file = *state;
    chmod(file->folder, 0700);
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        char path[128];
        snprintf(path, sizeof(path), "%s/%s", file->folder, names[i]);
        unlink(path);
    }
    int failed = rmdir(file->folder);
    memory_free(file);
    return failed;
}

static struct catalogue *open_file(struct file *file)
{
    struct catalogue *catalogue = NULL;
    if (!catalogue_open(file->folder, &catalogue, &file->err)) {
        fail_msg("%s", file->err.text);
    }
    return catalogue;
}

static bool put_lamp(struct catalogue *catalogue, struct error *err)
{
    struct product product = {.id = "L", .title = "Lamp", .stock = 1};
    return catalogue_put_product(catalogue, &product, text_of("{}"), err);
}

static void assert_says(const struct error *err, const char *words)
{
    if (strstr(err->text, words) == NULL) {
        fail_msg("\"%s\" does not say \"%s\"", err->text, words);
    }
}

static void file__is_for_its_owner_alone__and_keeps_what_was_put(void **state)
{
    struct file *file = *state;
    struct stat status;
    int64_t count = 0;
    struct catalogue *catalogue = open_file(file);
    assert_true(put_lamp(catalogue, &file->err));
    assert_int_equal(stat(file->path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    catalogue_close(catalogue);

    catalogue = open_file(file);
    assert_true(catalogue_count(catalogue, SHOP_PRODUCT, &count, &file->err));
    assert_int_equal(count, 1);
    catalogue_close(catalogue);
}

/* Another process writes, and closes as the last one where it takes itself for that. It is
 * no child by fork(), which would inherit what SQLite knows of locks. */
static void write_elsewhere(const struct file *file)
{
    char words[300];
    const char *argv[] = {"python3", "-c", words, NULL};
    struct error err = {0};
    pid_t pid;
    int status = 1;
    snprintf(words, sizeof(words),
             "import sqlite3; d = sqlite3.connect('%s'); "
             "d.execute('CREATE TABLE other(x)'); d.commit(); d.close()",
             file->path);
    assert_true(process_start(argv, -1, -1, STDERR_FILENO, &pid, &err));
    assert_true(process_wait(pid, &status, &err));
    assert_int_equal(status, 0);
}

static void second_opening__takes_no_lock_from_the_first(void **state)
{
    struct file *file = *state;
    struct stat status;
    char log[128];
    int64_t count = 0;
    snprintf(log, sizeof(log), "%s-wal", file->path);
    struct catalogue *first = open_file(file);
    assert_true(catalogue_count(first, SHOP_PRODUCT, &count, &file->err));
    struct catalogue *second = open_file(file);
    int64_t version = catalogue_version(first);
    write_elsewhere(file);
    assert_int_equal(stat(log, &status), 0); /* the first one's, and still in use */
    assert_int_not_equal(catalogue_version(first), version);
    catalogue_close(second);
    catalogue_close(first);
}

static void newer_version__is_refused__and_not_changed(void **state)
{
    struct file *file = *state;
    struct catalogue *catalogue = open_file(file);
    assert_int_equal(
        sqlite3_exec(catalogue->db, "PRAGMA user_version = 99", NULL, NULL, NULL),
        SQLITE_OK);
    catalogue_close(catalogue);

    struct catalogue *untouched = NULL;
    assert_false(catalogue_open(file->folder, &untouched, &file->err));
    assert_null(untouched);
    assert_int_equal(file->err.code, ERROR_FAILED);
    assert_says(&file->err, "newer deskhand (version 99");
}

static void write_over(const char *path, off_t at, const char *bytes, size_t len)
{
    int fd = open(path, O_WRONLY | O_CREAT, 0600);
    assert_true(fd >= 0);
    assert_int_equal(pwrite(fd, bytes, len, at), (ssize_t)len);
    close(fd);
}

static void file_that_is_no_database__is_told(void **state)
{
    struct file *file = *state;
    struct catalogue *catalogue = NULL;
    char noise[4096];
    memset(noise, 'x', sizeof(noise));
    write_over(file->path, 0, noise, sizeof(noise));
    assert_false(catalogue_open(file->folder, &catalogue, &file->err));
    assert_says(&file->err, "damaged");
    assert_says(&file->err, "only the shop's own data");
    assert_says(&file->err, "import");
}

static void damage_within_the_file__is_told__where_it_is_met(void **state)
{
    struct file *file = *state;
    struct catalogue *catalogue = open_file(file);
    assert_true(catalogue_begin(catalogue, &file->err));
    for (int i = 0; i < 2000; i++) {
        char id[16];
        snprintf(id, sizeof(id), "P%d", i);
        struct product product = {.id = id, .title = "Lamp for the desk", .stock = 1};
        assert_true(catalogue_put_product(catalogue, &product, text_of(id), &file->err));
    }
    assert_true(catalogue_commit(catalogue, &file->err));
    catalogue_close(catalogue);

    struct stat status;
    char noise[4096];
    memset(noise, 0xA5, sizeof(noise));
    assert_int_equal(stat(file->path, &status), 0);
    for (off_t at = 8192; at + 4096 <= status.st_size; at += 4096) {
        write_over(file->path, at, noise, sizeof(noise));
    }
    struct arena arena;
    struct product *products;
    size_t count;
    catalogue = NULL;
    arena_init(&arena);
    bool is_good = catalogue_open(file->folder, &catalogue, &file->err) &&
                   catalogue_find_products(catalogue, text_of("lamp"), 5, &arena, &products,
                                           &count, &file->err);
    assert_false(is_good);
    assert_says(&file->err, "damaged");
    assert_says(&file->err, "import");
    catalogue_close(catalogue);
    arena_release(&arena);
}

static void folder_that_may_not_be_written__is_told(void **state)
{
    struct file *file = *state;
    struct catalogue *catalogue = NULL;
    assert_int_equal(chmod(file->folder, 0500), 0);
    bool is_root = geteuid() == 0;
    if (is_root) {
        assert_int_equal(seteuid(NOBODY), 0);
    }
    bool is_good = catalogue_open(file->folder, &catalogue, &file->err);
    if (is_root) {
        assert_int_equal(seteuid(0), 0);
    }
    assert_false(is_good);
    assert_says(&file->err, file->path);
    assert_says(&file->err, "ermission denied");
}

static void folder_that_is_not_there__is_told(void **state)
{
    struct file *file = *state;
    struct catalogue *catalogue = NULL;
    assert_false(catalogue_open("/nonexistent/deskhand", &catalogue, &file->err));
    assert_says(&file->err, "/nonexistent/deskhand/catalogue.db");
}

static void full_disk__is_told__and_leaves_what_was_there(void **state)
{
    struct file *file = *state;
    struct catalogue *catalogue = open_file(file);
    struct error err = {0};
    int64_t count = 0;
    assert_true(put_lamp(catalogue, &file->err));
    assert_int_equal(
        sqlite3_exec(catalogue->db, "PRAGMA max_page_count = 60", NULL, NULL, NULL),
        SQLITE_OK);
    assert_true(catalogue_begin(catalogue, &file->err));
    bool is_good = true;
    for (int i = 0; is_good && i < 5000; i++) {
        char id[16];
        snprintf(id, sizeof(id), "P%d", i);
        struct product product = {.id = id, .title = "A title of some length", .stock = 1};
        is_good = catalogue_put_product(catalogue, &product, text_of(id), &err);
    }
    assert_false(is_good);
    assert_says(&err, "the disk is full");
    assert_false(catalogue_commit(catalogue, &file->err));
    assert_says(&file->err, "nothing of this import was kept");
    assert_true(catalogue_count(catalogue, SHOP_PRODUCT, &count, &file->err));
    assert_int_equal(count, 1);
    catalogue_close(catalogue);
}

static void file_that_another_writes_to__is_told(void **state)
{
    struct file *file = *state;
    struct catalogue *first = open_file(file);
    struct catalogue *second = open_file(file);
    sqlite3_busy_timeout(second->db, 10);
    assert_true(catalogue_begin(first, &file->err));
    assert_false(catalogue_begin(second, &file->err));
    assert_says(&file->err, "another program is writing");
    assert_false(put_lamp(second, &file->err));
    assert_says(&file->err, "another program is writing");
    catalogue_rollback(first);
    assert_true(put_lamp(second, &file->err));
    catalogue_close(first);
    catalogue_close(second);
}

/* Whoever reads meanwhile keeps the log's old pages. */
static void log_that_another_reads__is_not_called_empty(void **state)
{
    static const uint8_t mark[CATALOGUE_MARK_LEN] = {9};
    struct file *file = *state;
    struct catalogue *first = open_file(file);
    struct catalogue *second = open_file(file);
    int64_t products = 0;
    bool is_own = false;
    sqlite3_busy_timeout(first->db, 10);
    assert_true(catalogue_view_begin(second, &is_own, &file->err));
    assert_true(catalogue_count(second, SHOP_PRODUCT, &products, &file->err));
    assert_true(put_lamp(first, &file->err));
    assert_false(catalogue_baskets_lowered(first, mark, &file->err));
    assert_says(&file->err, "another program reads what was there before");
    catalogue_view_end(second, is_own);
    assert_true(catalogue_baskets_lowered(first, mark, &file->err));
    catalogue_close(first);
    catalogue_close(second);
}

static void catalogue_of_before__loses_what_it_told_of_single_customers(void **state)
{
    static const char before[] = "CREATE TABLE sales(product INTEGER, day INTEGER);"
                                 "INSERT INTO sales VALUES(1, 20000);";
    struct file *file = *state;
    struct catalogue *catalogue = open_file(file);
    assert_int_equal(sqlite3_exec(catalogue->db, before, NULL, NULL, NULL), SQLITE_OK);
    catalogue_close(catalogue);
    catalogue = open_file(file);
    assert_int_equal(sqlite3_exec(catalogue->db, "SELECT * FROM sales", NULL, NULL, NULL),
                     SQLITE_ERROR);
    catalogue_close(catalogue);
}

/* A catalogue whose words were indexed by other rules: what stands there is found by ours.
 */
static void catalogue_of_older_stems__is_indexed_anew(void **state)
{
    struct file *file = *state;
    struct product *found;
    struct arena arena;
    size_t count;
    struct catalogue *catalogue = open_file(file);
    arena_init(&arena);
    assert_true(put_lamp(catalogue, &file->err));
    assert_int_equal(sqlite3_exec(catalogue->db,
                                  "UPDATE products SET title = 'Scarpe rosse';"
                                  "DELETE FROM spellings;"
                                  "PRAGMA application_id = 1",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    assert_true(catalogue_find_products(catalogue, text_of("scarpa"), 5, &arena, &found,
                                        &count, &file->err));
    assert_int_equal(count, 0);
    catalogue_close(catalogue);

    catalogue = open_file(file);
    assert_true(catalogue_find_products(catalogue, text_of("scarpa"), 5, &arena, &found,
                                        &count, &file->err));
    assert_int_equal(count, 1);
    assert_true(catalogue_find_products(catalogue, text_of("rsose"), 5, &arena, &found,
                                        &count, &file->err));
    assert_int_equal(count, 1);
    catalogue_close(catalogue);
    arena_release(&arena);
}

/* While another imports into it, a catalogue of before is searched as it is. */
static void catalogue_of_before__is_searched_while_another_writes(void **state)
{
    struct file *file = *state;
    struct product *found;
    struct arena arena;
    size_t count = 0;
    struct catalogue *catalogue = open_file(file);
    arena_init(&arena);
    assert_true(put_lamp(catalogue, &file->err));
    assert_int_equal(sqlite3_exec(catalogue->db,
                                  "DROP TABLE spellings; PRAGMA application_id = 1", NULL,
                                  NULL, NULL),
                     SQLITE_OK);
    assert_true(catalogue_begin(catalogue, &file->err));
    struct catalogue *second = open_file(file);
    assert_true(catalogue_find_products(second, text_of("lamp lantren"), 5, &arena, &found,
                                        &count, &file->err));
    assert_int_equal(count, 1);
    catalogue_close(second);
    catalogue_rollback(catalogue);
    catalogue_close(catalogue);
    arena_release(&arena);
}

static int64_t pieces_of_words(struct catalogue *catalogue)
{
    sqlite3_stmt *statement = NULL;
    const char *sql = "SELECT count(DISTINCT segid) FROM products_text_idx";
    assert_int_equal(sqlite3_prepare_v2(catalogue->db, sql, -1, &statement, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    int64_t count = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return count;
}

static void words__of_a_large_import_stand_in_one_piece(void **state)
{
    struct file *file = *state;
    struct catalogue *catalogue = open_file(file);
    assert_true(catalogue_begin(catalogue, &file->err));
    for (unsigned i = 0; i < 20000; i++) {
        char id[16], title[128];
        snprintf(id, sizeof(id), "P%u", i);
        snprintf(title, sizeof(title), "lamp%u shade%u of%u oak%u number%u", i, i * 7,
                 i * 11, i * 13, i * 17);
        struct product product = {
            .id = id, .title = title, .description = title, .stock = 1};
        assert_true(catalogue_put_product(catalogue, &product, text_of(id), &file->err));
    }
    assert_true(catalogue_commit(catalogue, &file->err));
    assert_int_equal(pieces_of_words(catalogue), 1);
    assert_true(catalogue_begin(catalogue, &file->err));
    assert_true(put_lamp(catalogue, &file->err));
    assert_true(catalogue_commit(catalogue, &file->err));
    assert_int_equal(pieces_of_words(catalogue), 2); /* a small one pays for none of that */
    catalogue_close(catalogue);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            catalogue_of_before__loses_what_it_told_of_single_customers, file_setup,
            file_teardown),
        cmocka_unit_test_setup_teardown(catalogue_of_older_stems__is_indexed_anew,
                                        file_setup, file_teardown),
        cmocka_unit_test_setup_teardown(
            catalogue_of_before__is_searched_while_another_writes, file_setup,
            file_teardown),
        cmocka_unit_test_setup_teardown(
            file__is_for_its_owner_alone__and_keeps_what_was_put, file_setup,
            file_teardown),
        cmocka_unit_test_setup_teardown(second_opening__takes_no_lock_from_the_first,
                                        file_setup, file_teardown),
        cmocka_unit_test_setup_teardown(newer_version__is_refused__and_not_changed,
                                        file_setup, file_teardown),
        cmocka_unit_test_setup_teardown(file_that_is_no_database__is_told, file_setup,
                                        file_teardown),
        cmocka_unit_test_setup_teardown(damage_within_the_file__is_told__where_it_is_met,
                                        file_setup, file_teardown),
        cmocka_unit_test_setup_teardown(folder_that_may_not_be_written__is_told, file_setup,
                                        file_teardown),
        cmocka_unit_test_setup_teardown(folder_that_is_not_there__is_told, file_setup,
                                        file_teardown),
        cmocka_unit_test_setup_teardown(full_disk__is_told__and_leaves_what_was_there,
                                        file_setup, file_teardown),
        cmocka_unit_test_setup_teardown(file_that_another_writes_to__is_told, file_setup,
                                        file_teardown),
        cmocka_unit_test_setup_teardown(log_that_another_reads__is_not_called_empty,
                                        file_setup, file_teardown),
        cmocka_unit_test_setup_teardown(words__of_a_large_import_stand_in_one_piece,
                                        file_setup, file_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
