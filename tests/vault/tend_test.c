/* How search segments are made, by several processes and under kill -9, and how they
 * forget. */
#include "vault/search_world.h"

#include "vault/sketch.h"

#include <signal.h>
#include <time.h>

/* The sketch of a segment is drawn of the words that it has now. */
static void assert_sketches_agree(struct fixture *fixture)
{
    int64_t last = last_segment(fixture);
    for (int64_t number = 0; number <= last; number++) {
        uint8_t expected[SKETCH_LEN];
        struct leaf leaf;
        char *bytes;
        char *drawn;
        size_t len;
        size_t drawn_len;
        must(fixture, segment_get(fixture->vault, SEGMENT_SEARCH, number, &bytes, &len,
                                  &fixture->err));
        must(fixture, segment_get(fixture->vault, SEGMENT_SKETCH, number, &drawn,
                                  &drawn_len, &fixture->err));
        assert_true(leaf_read(text_from(bytes, len), &leaf));
        sketch_make(&leaf, expected);
        assert_int_equal(drawn_len, SKETCH_LEN);
        assert_memory_equal(drawn, expected, SKETCH_LEN);
        memory_free_wiped(bytes, len);
        memory_free_wiped(drawn, drawn_len);
    }
}

/* What an erasure does, as far as search is concerned. */
static void erase(struct fixture *fixture, const int64_t *streams, size_t count)
{
    must(fixture, vault_begin(fixture->vault, &fixture->err));
    must(fixture, search_forget(fixture->vault, streams, count, &fixture->err));
    for (size_t i = 0; i < count; i++) {
        char sql[80];
        (void)snprintf(sql, sizeof sql, "DELETE FROM streams WHERE stream = %lld",
                       (long long)streams[i]);
        assert_int_equal(sqlite3_exec(fixture->vault->store.db, sql, NULL, NULL, NULL),
                         SQLITE_OK);
    }
    must(fixture, vault_commit(fixture->vault, &fixture->err));
    close_vault(fixture);
    open_vault(fixture);
}

static bool is_one_of(int64_t stream, const int64_t *streams, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (streams[i] == stream) {
            return true;
        }
    }
    return false;
}

static void assert_names_none_of(struct fixture *fixture, const int64_t *streams,
                                 size_t count)
{
    int64_t last = last_segment(fixture);
    for (int64_t number = 0; number <= last; number++) {
        struct leaf leaf;
        char *bytes;
        size_t len;
        must(fixture, segment_get(fixture->vault, SEGMENT_SEARCH, number, &bytes, &len,
                                  &fixture->err));
        assert_true(leaf_read(text_from(bytes, len), &leaf));
        for (size_t i = 0; i < leaf.count; i++) {
            struct leaf_entry entry;
            leaf_entry(&leaf, i, &entry);
            assert_false(is_one_of(entry.stream, streams, count));
        }
        memory_free_wiped(bytes, len);
    }
}

static void search_forget__takes_out__the_words_of_the_streams_and_no_other(void **state)
{
    struct fixture *fixture = *state;
    struct world *world = memory_get(sizeof *world);
    fill(fixture, world, RECORDS);
    (void)tend(fixture->vault, 60000);
    int64_t before = last_segment(fixture);
    const int64_t gone[] = {world->records[700].stream, world->records[3].stream,
                            world->records[5000].stream};
    tamper(fixture, "CREATE TABLE old AS SELECT * FROM segments");
    erase(fixture, gone, COUNT_OF(gone));
    assert_int_equal(last_segment(fixture), before);
    assert_covers_once(fixture);
    assert_names_none_of(fixture, gone, COUNT_OF(gone));
    assert_sketches_agree(fixture);
    for (size_t i = 1; i <= world->count; i++) {
        if (is_one_of(world->records[i].stream, gone, COUNT_OF(gone))) {
            world->records[i].words[0] = '\0';
        }
    }
    assert_finds_all(fixture, world, 60);
    /* Somebody puts the old segments back: what they name is not shown. */
    close_vault(fixture);
    tamper(fixture, "DELETE FROM segments; INSERT INTO segments SELECT * FROM old; DROP "
                    "TABLE old");
    open_vault(fixture);
    assert_finds_all(fixture, world, 60);
    /* One that does not open may name anybody. */
    close_vault(fixture);
    tamper(fixture, "UPDATE segments SET bytes = zeroblob(99) WHERE place & 0xff = 2");
    open_vault(fixture);
    must(fixture, search_forget(fixture->vault, gone, COUNT_OF(gone), &fixture->err));
    char *bytes;
    size_t len;
    int64_t rows = 0;
    sqlite3_stmt *count;
    assert_int_equal(
        sqlite3_prepare_v2(fixture->vault->store.db,
                           "SELECT count(*) FROM segments WHERE place & 0xff = 2 AND "
                           "place >= 2 << 40",
                           -1, &count, NULL),
        SQLITE_OK);
    assert_int_equal(sqlite3_step(count), SQLITE_ROW);
    rows = sqlite3_column_int64(count, 0);
    sqlite3_finalize(count);
    assert_int_equal(rows, 0);
    must(fixture,
         segment_get(fixture->vault, SEGMENT_SEARCH, 2, &bytes, &len, &fixture->err));
    assert_null(bytes);
    assert_finds_all(fixture, world, 30);
    release(world);
    memory_free(world);
}

/* Another process destroys a stream whose key this one still has at hand. */
static void
vault_search_tend__seals_nothing__of_a_stream_that_another_destroyed(void **state)
{
    struct fixture *fixture = *state;
    struct world *world = memory_get(sizeof *world);
    char sql[80];
    fill(fixture, world, RECORDS / 2);
    const int64_t gone[] = {world->records[1].stream};
    (void)snprintf(sql, sizeof sql, "DELETE FROM streams WHERE stream = %lld",
                   (long long)gone[0]);
    tamper(fixture, sql);
    (void)tend(fixture->vault, 60000);
    assert_true(last_segment(fixture) > 3);
    assert_names_none_of(fixture, gone, 1);
    release(world);
    memory_free(world);
}

static pid_t start_tending(struct fixture *fixture)
{
    pid_t pid = fork();
    if (pid == 0) {
        struct vault *vault;
        struct error err;
        bool ok = vault_open(fixture->home, fixture->state, passphrase(), &vault, &err);
        bool more = ok;
        while (ok && more) {
            ok = vault_search_tend(vault, 0, &more, &err);
        }
        if (ok) {
            vault_close(vault);
        }
        _exit(ok ? 0 : 1);
    }
    assert_true(pid > 0);
    return pid;
}

static void vault_search_tend__makes__each_segment_once_with_several_processes(void **state)
{
    struct fixture *fixture = *state;
    struct world *world = memory_get(sizeof *world);
    pid_t pids[4];
    fill(fixture, world, RECORDS);
    close_vault(fixture);
    for (size_t i = 0; i < COUNT_OF(pids); i++) {
        pids[i] = start_tending(fixture);
    }
    for (size_t i = 0; i < COUNT_OF(pids); i++) {
        int status;
        assert_int_equal(waitpid(pids[i], &status, 0), pids[i]);
        assert_int_equal(status, 0);
    }
    open_vault(fixture);
    assert_true(last_segment(fixture) > 10);
    assert_covers_once(fixture);
    assert_finds_all(fixture, world, 30);
    release(world);
    memory_free(world);
}

static void vault_search_tend__leaves__whole_segments_when_it_is_killed(void **state)
{
    struct fixture *fixture = *state;
    struct world *world = memory_get(sizeof *world);
    fill(fixture, world, RECORDS);
    for (int i = 0; i < 12; i++) {
        close_vault(fixture);
        pid_t pid = start_tending(fixture);
        struct timespec wait = {0, (long)chance(world, 30000) * 1000};
        (void)nanosleep(&wait, NULL);
        (void)kill(pid, SIGKILL);
        (void)waitpid(pid, NULL, 0);
        open_vault(fixture);
        assert_covers_once(fixture);
        assert_finds_all(fixture, world, 4);
    }
    (void)tend(fixture->vault, 60000);
    assert_covers_once(fixture);
    assert_finds_all(fixture, world, 10);
    release(world);
    memory_free(world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(search_forget__takes_out__the_words_of_the_streams_and_no_other),
        STORY(vault_search_tend__seals_nothing__of_a_stream_that_another_destroyed),
        STORY(vault_search_tend__makes__each_segment_once_with_several_processes),
        STORY(vault_search_tend__leaves__whole_segments_when_it_is_killed),
    };
    return cmocka_run_group_tests(tests, set_up_program, NULL);
}
