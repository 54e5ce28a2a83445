/*
 * Search over segments against a plain look through every record: random words of several
 * scripts, before, between and after the segments are made, and with them gone or damaged.
 */
#include "vault/vault_fixture.h"

#include "base/utf8.h"
#include "vault/inside.h"
#include "vault/leaf.h"
#include "vault/segment.h"
#include "vault/sketch.h"

#include <dirent.h>
#include <signal.h>
#include <time.h>

#define RECORDS 6000
#define STREAMS 40

/* Folded in passing, so that ｐａｒｃｅｌ, Parcel and Pa\u0301rcel are one. */
static const char *const pool[] = {
    "parcel",   "PARCEL", "ｐａｒｃｅｌ", "order", "late",   "camión", "cami\u0301on",
    "où",       "包裹",   "退货",         "哪里",  "在",     "里",     "お届け",
    "パーセル", "size",   "42",           "shirt", "refund", "whe",    "her",
    "re",       "ß",      "straße",       "заказ", "ЗАКАЗ",  "الطلب",  "zebra",
    "a",        "aa",     "aaa",          "ab",
};

struct told {
    int64_t stream;
    char *words; /* folded; "" for none */
};

struct world {
    struct told records[RECORDS + 1]; /* by row */
    size_t count;
    unsigned seed;
};

static unsigned chance(struct world *world, unsigned limit)
{
    world->seed = world->seed * 1103515245 + 12345;
    return (world->seed >> 8) % limit;
}

static char *random_words(struct world *world)
{
    struct buffer plain;
    struct buffer folded;
    buffer_init(&plain, SIZE_MAX);
    buffer_init(&folded, SIZE_MAX);
    for (unsigned i = chance(world, 40); i > 0; i--) {
        (void)buffer_add_text(&plain, pool[chance(world, COUNT_OF(pool))]);
        (void)buffer_add_text(&plain, chance(world, 3) == 0 ? "" : " ");
    }
    if (chance(world, 500) == 0) { /* fills a segment alone */
        for (int i = 0; i < 20000; i++) {
            (void)buffer_add_text(&plain, "long ");
        }
    }
    utf8_fold(text_of(buffer_text(&plain)), &folded);
    buffer_release(&plain);
    return buffer_take(&folded);
}

static void fill(struct fixture *fixture, struct world *world, size_t count)
{
    must(fixture, vault_begin(fixture->vault, &fixture->err));
    for (size_t i = 0; i < count; i++) {
        char id[16];
        (void)snprintf(id, sizeof id, "t%u", chance(world, STREAMS));
        struct told *told = &world->records[++world->count];
        told->stream = ticket(fixture, id);
        told->words = chance(world, 5) == 0 ? memory_text("") : random_words(world);
        append(fixture, told->stream, told->words, "{}");
    }
    must(fixture, vault_commit(fixture->vault, &fixture->err));
}

static void release(struct world *world)
{
    for (size_t i = 1; i <= world->count; i++) {
        memory_free(world->records[i].words);
    }
}

/* Makes all segments; returns how many slices that took. */
static int tend(struct vault *vault, int budget_ms)
{
    struct error err = {ERROR_NONE, ""};
    bool more = true;
    int slices = 0;
    while (more) {
        if (!vault_search_tend(vault, budget_ms, &more, &err)) {
            fail_msg("%s", err.text);
        }
        slices++;
    }
    return slices;
}

static bool note_row(void *context, const struct vault_record *record)
{
    (void)buffer_format(context, "%lld ", (long long)record->row);
    return true;
}

struct query {
    char *needles[3];
    size_t count;
};

static void ask(struct world *world, struct query *query)
{
    query->count = 1 + chance(world, 3);
    for (size_t i = 0; i < query->count; i++) {
        struct buffer folded;
        struct buffer plain;
        buffer_init(&folded, SIZE_MAX);
        buffer_init(&plain, SIZE_MAX);
        (void)buffer_add_text(&plain, pool[chance(world, COUNT_OF(pool))]);
        if (chance(world, 3) == 0) {
            (void)buffer_add_text(&plain, " ");
            (void)buffer_add_text(&plain, pool[chance(world, COUNT_OF(pool))]);
        }
        utf8_fold(text_of(buffer_text(&plain)), &folded);
        buffer_release(&plain);
        query->needles[i] = buffer_take(&folded);
    }
}

static void find_plainly(const struct world *world, const struct query *query,
                         struct buffer *out)
{
    buffer_clear(out);
    for (size_t row = world->count; row > 0; row--) {
        const char *words = world->records[row].words;
        bool has_all = words[0] != '\0';
        for (size_t i = 0; i < query->count; i++) {
            has_all = has_all && strstr(words, query->needles[i]) != NULL;
        }
        if (has_all) {
            (void)buffer_format(out, "%zu ", row);
        }
    }
}

static void find_sealed(struct fixture *fixture, const struct query *query, bool is_alone,
                        int budget_ms, struct buffer *out)
{
    struct vault_search *search =
        vault_search_start(fixture->vault, text_of(query->needles[0]));
    bool done = false;
    for (size_t i = 1; i < query->count; i++) {
        vault_search_also(search, text_of(query->needles[i]));
    }
    if (is_alone) {
        vault_search_alone(search);
    }
    buffer_clear(out);
    while (!done) {
        must(fixture,
             vault_search_step(search, budget_ms, note_row, out, &done, &fixture->err));
    }
    vault_search_stop(search);
}

static void assert_same(const struct query *query, const char *found, const char *expected)
{
    size_t at = 0;
    while (found[at] != '\0' && found[at] == expected[at]) {
        at++;
    }
    if (found[at] != expected[at]) {
        at = at < 10 ? 0 : at - 10;
        fail_msg("%s (of %zu): found …%.30s…, not …%.30s…", query->needles[0], query->count,
                 found + at, expected + at);
    }
}

static void assert_finds_all(struct fixture *fixture, struct world *world, int queries)
{
    struct buffer expected;
    struct buffer found;
    buffer_init(&expected, SIZE_MAX);
    buffer_init(&found, SIZE_MAX);
    for (int i = 0; i < queries; i++) {
        struct query query;
        ask(world, &query);
        find_plainly(world, &query, &expected);
        find_sealed(fixture, &query, i % 2 == 0, i % 3 == 0 ? 0 : 1000, &found);
        assert_same(&query, buffer_text(&found), buffer_text(&expected));
        for (size_t j = 0; j < query.count; j++) {
            memory_free(query.needles[j]);
        }
    }
    buffer_release(&expected);
    buffer_release(&found);
}

static int64_t last_segment(struct fixture *fixture)
{
    int64_t last;
    must(fixture, segment_last(fixture->vault, SEGMENT_SEARCH, &last, &fixture->err));
    return last;
}

/* Every segment opens, and begins behind the one before it. */
static void assert_covers_once(struct fixture *fixture)
{
    int64_t next = 1;
    int64_t last = last_segment(fixture);
    for (int64_t number = 0; number <= last; number++) {
        struct leaf leaf;
        char *bytes;
        size_t len;
        must(fixture, segment_get(fixture->vault, SEGMENT_SEARCH, number, &bytes, &len,
                                  &fixture->err));
        assert_non_null(bytes);
        assert_true(leaf_read(text_from(bytes, len), &leaf));
        assert_int_equal(leaf.first, next);
        next = leaf.last + 1;
        memory_free_wiped(bytes, len);
    }
}

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

#define STORY(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(vault_search__finds__what_the_records_say_however_much_is_tended),
        STORY(vault_search__finds__the_same_where_segments_are_gone_or_damaged),
        STORY(vault_search__leaves_to_the_records__rows_that_did_not_open),
        STORY(search_forget__takes_out__the_words_of_the_streams_and_no_other),
        STORY(vault_search_tend__seals_nothing__of_a_stream_that_another_destroyed),
        STORY(vault_search_tend__makes__each_segment_once_with_several_processes),
        STORY(vault_search_tend__leaves__whole_segments_when_it_is_killed),
        STORY(vault_search__rests__while_the_vault_is_locked),
        STORY(vault_search__holds__no_old_page_between_slices),
    };
    return cmocka_run_group_tests(tests, set_up_program, NULL);
}
