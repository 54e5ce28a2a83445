/* Before, between and after the segments are made, with them gone or damaged. */
#include "vault/search_world.h"

#include <dirent.h>
#include <time.h>

static void vault_search__finds__what_the_records_say_however_much_is_tended(void **state)
{
    struct fixture *fixture = *state;
    struct world *world = memory_get(sizeof *world);
    bool more;
    fill(fixture, world, RECORDS / 2);
    assert_finds_all(fixture, world, 20);
    for (int i = 0; i < 3; i++) {
        must(fixture, vault_search_tend(fixture->vault, 0, &more, &fixture->err));
        assert_int_equal(last_segment(fixture), i);
        assert_finds_all(fixture, world, 20);
    }
    assert_true(tend(fixture->vault, 0) > 3);
    assert_covers_once(fixture);
    assert_finds_all(fixture, world, 40);
    fill(fixture, world, RECORDS / 2);
    assert_finds_all(fixture, world, 20);
    assert_int_equal(tend(fixture->vault, 60000), 1);
    assert_true(last_segment(fixture) > 10);
    assert_covers_once(fixture);
    assert_finds_all(fixture, world, 60);
    close_vault(fixture);
    open_vault(fixture);
    assert_finds_all(fixture, world, 20);
    release(world);
    memory_free(world);
}

static void vault_search__finds__the_same_where_segments_are_gone_or_damaged(void **state)
{
    static const char *const damages[] = {
        "UPDATE segments SET bytes = zeroblob(length(bytes)) WHERE place & 0xff = 3",
        "UPDATE segments SET key = zeroblob(104) WHERE place & 0xff = 5",
        "UPDATE segments SET bytes = (SELECT bytes FROM segments WHERE place & 0xff = 7),"
        " key = (SELECT key FROM segments WHERE place & 0xff = 7) WHERE place & 0xff = 8",
        "UPDATE segments SET bytes = x'' WHERE place & 0xff = 9",
        "DELETE FROM segments WHERE place & 0xff = 4",
        "DELETE FROM segments WHERE place & 0xff = 0",
        "DELETE FROM segments WHERE place = (SELECT max(place) FROM segments)",
        "UPDATE segments SET bytes = zeroblob(99) WHERE place = "
        "(SELECT max(place) FROM segments WHERE place < 3 << 40)",
        "UPDATE segments SET place = place + 1000 WHERE place & 0xff = 6 AND place < 3 << "
        "40",
        "DELETE FROM segments WHERE place < 3 << 40",
        "DELETE FROM segments",
    };
    struct fixture *fixture = *state;
    struct world *world = memory_get(sizeof *world);
    fill(fixture, world, RECORDS);
    (void)tend(fixture->vault, 60000);
    for (size_t i = 0; i < COUNT_OF(damages); i++) {
        close_vault(fixture);
        tamper(fixture, damages[i]);
        open_vault(fixture);
        assert_finds_all(fixture, world, 12);
        if (i == 6 || i == 8) { /* made again behind the newest that opens */
            (void)tend(fixture->vault, 60000);
            assert_finds_all(fixture, world, 12);
        }
    }
    (void)tend(fixture->vault, 60000);
    assert_covers_once(fixture);
    assert_finds_all(fixture, world, 12);
    release(world);
    memory_free(world);
}

static void vault_search__leaves_to_the_records__rows_that_did_not_open(void **state)
{
    struct fixture *fixture = *state;
    struct world *world = memory_get(sizeof *world);
    fill(fixture, world, RECORDS / 2);
    close_vault(fixture);
    tamper(fixture, "CREATE TABLE kept AS SELECT row, tag FROM records WHERE row IN "
                    "(1, 2, 500, 501, 900); UPDATE records SET tag = zeroblob(16) WHERE "
                    "row IN (SELECT row FROM kept)");
    open_vault(fixture);
    (void)tend(fixture->vault, 60000);
    assert_true(last_segment(fixture) > 3);
    close_vault(fixture);
    tamper(fixture, "UPDATE records SET tag = (SELECT tag FROM kept WHERE kept.row = "
                    "records.row) WHERE row IN (SELECT row FROM kept); DROP TABLE kept");
    open_vault(fixture);
    assert_finds_all(fixture, world, 40);
    release(world);
    memory_free(world);
}

static int threads(void)
{
    DIR *tasks = opendir("/proc/self/task");
    int count = -2; /* . and .. */
    assert_non_null(tasks);
    while (readdir(tasks) != NULL) {
        count++;
    }
    closedir(tasks);
    return count;
}

/* One that was joined may stand in the list a moment longer. */
static void assert_threads(int wanted)
{
    struct timespec moment = {0, 1000000};
    for (int i = 0; i < 1000 && threads() > wanted; i++) {
        (void)nanosleep(&moment, NULL);
    }
    assert_int_equal(threads(), wanted);
}

static void vault_search__rests__while_the_vault_is_locked(void **state)
{
    struct fixture *fixture = *state;
    struct world *world = memory_get(sizeof *world);
    struct buffer found;
    struct buffer expected;
    struct query query = {{memory_text("a")}, 1};
    bool done = false;
    int alone = threads(); /* a sanitizer has one of its own */
    fill(fixture, world, RECORDS);
    (void)tend(fixture->vault, 60000);
    buffer_init(&found, SIZE_MAX);
    buffer_init(&expected, SIZE_MAX);
    find_plainly(world, &query, &expected);
    struct vault_search *search = vault_search_start(fixture->vault, text_of("a"));
    for (int i = 0; i < 8; i++) {
        must(fixture, vault_search_step(search, 1, note_row, &found, &done, &fixture->err));
        if (i % 3 == 2) {
            assert_threads(alone + 1);
            vault_lock(fixture->vault);
            assert_threads(alone);
            assert_false(
                vault_search_step(search, 1, note_row, &found, &done, &fixture->err));
            assert_int_equal(fixture->err.code, ERROR_LOCKED);
            must(fixture, vault_unlock(fixture->vault, passphrase(), &fixture->err));
        }
    }
    while (!done) {
        must(fixture, vault_search_step(search, 1, note_row, &found, &done, &fixture->err));
    }
    assert_string_equal(buffer_text(&found), buffer_text(&expected));
    vault_search_stop(search);
    memory_free(query.needles[0]);
    buffer_release(&found);
    buffer_release(&expected);
    release(world);
    memory_free(world);
}

/* An erasure's checkpoint is not held up by a search that stands between two slices. */
static void vault_search__holds__no_old_page_between_slices(void **state)
{
    struct fixture *fixture = *state;
    struct world *world = memory_get(sizeof *world);
    struct buffer found;
    bool done = false;
    int alone = threads();
    fill(fixture, world, RECORDS);
    (void)tend(fixture->vault, 60000);
    buffer_init(&found, SIZE_MAX);
    struct vault_search *search = vault_search_start(fixture->vault, text_of("a"));
    must(fixture, vault_search_step(search, 0, note_row, &found, &done, &fixture->err));
    must(fixture, vault_search_step(search, 2, note_row, &found, &done, &fixture->err));
    assert_false(done);
    const int64_t nobody[] = {-1};
    assert_threads(alone + 1);
    must(fixture, search_forget(fixture->vault, nobody, 1, &fixture->err));
    assert_threads(alone);
    must(fixture, vault_search_step(search, 0, note_row, &found, &done, &fixture->err));
    append(fixture, world->records[1].stream, "", "{}");
    int result = sqlite3_wal_checkpoint_v2(fixture->vault->store.db, NULL,
                                           SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    assert_int_equal(result, SQLITE_OK);
    vault_search_stop(search);
    buffer_release(&found);
    release(world);
    memory_free(world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(vault_search__finds__what_the_records_say_however_much_is_tended),
        STORY(vault_search__finds__the_same_where_segments_are_gone_or_damaged),
        STORY(vault_search__leaves_to_the_records__rows_that_did_not_open),
        STORY(vault_search__rests__while_the_vault_is_locked),
        STORY(vault_search__holds__no_old_page_between_slices),
    };
    return cmocka_run_group_tests(tests, set_up_program, NULL);
}
