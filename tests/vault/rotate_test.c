#include "vault/vault_fixture.h"

#include "vault/inside.h"
#include "vault/little.h"
#include "vault/segment.h"

#include <signal.h>

#define STREAMS 40

struct watching {
    struct fixture *fixture;
    char code[VAULT_RECOVERY_SIZE];
    bool fails;
    bool kills;
    char *anchor; /* as it stands before the new keys are durable */
    size_t anchor_len;
    int64_t told, total;
};

static bool show(void *context, const char *code, struct error *err)
{
    struct watching *watching = context;
    (void)snprintf(watching->code, sizeof watching->code, "%s", code);
    watching->anchor = read_file(watching->fixture->anchor, &watching->anchor_len);
    if (watching->kills) {
        (void)raise(SIGKILL);
    }
    return !watching->fails || error_set(err, ERROR_FAILED, "no paper");
}

static void note_progress(void *context, int64_t done, int64_t total)
{
    struct watching *watching = context;
    watching->told = done;
    watching->total = total;
}

static bool rotate(struct watching *watching, const char *words)
{
    struct vault_rotation rotation = {
        .show = show, .progress = note_progress, .context = watching};
    struct fixture *fixture = watching->fixture;
    return vault_rotate(fixture->vault, text_of(words), &rotation, &fixture->err);
}

static void fill(struct fixture *fixture)
{
    char id[16];
    for (int i = 0; i < STREAMS; i++) {
        (void)snprintf(id, sizeof id, "t%d", i);
        int64_t stream = ticket(fixture, id);
        append(fixture, stream, "words", id);
        must(fixture, vault_identify(fixture->vault, text_of(id), stream, &fixture->err));
    }
    must(fixture,
         segment_put(fixture->vault, SEGMENT_SEARCH, 1, text_of("cached"), &fixture->err));
}

static void assert_all_there(struct fixture *fixture)
{
    struct vault *vault = fixture->vault;
    struct buffer problems;
    struct vault_report report;
    char id[16];
    char want[24];
    char *plain;
    size_t len;
    for (int i = 0; i < STREAMS; i++) {
        int64_t stream;
        int64_t who = 0;
        size_t count;
        (void)snprintf(id, sizeof id, "t%d", i);
        (void)snprintf(want, sizeof want, "1:t%d", i);
        must(fixture, vault_stream(vault, STREAM_TICKET, text_of(id), text_of(""), false,
                                   &stream, &fixture->err));
        assert_int_equal(stream, i + 1);
        assert_reads(fixture, stream, 0, want);
        must(fixture, vault_who_has(vault, text_of(id), &who, 1, &count, &fixture->err));
        assert_int_equal(who, stream);
    }
    must(fixture, segment_get(vault, SEGMENT_SEARCH, 1, &plain, &len, &fixture->err));
    assert_non_null(plain);
    assert_memory_equal(plain, "cached", len);
    memory_free_wiped(plain, len);
    buffer_init(&problems, 100000);
    must(fixture, vault_verify(vault, &report, note_problem, &problems, &fixture->err));
    assert_string_equal(buffer_text(&problems), "");
    buffer_release(&problems);
}

static enum error_code opening(struct fixture *fixture, const char *words)
{
    struct vault *vault = NULL;
    struct error err = {ERROR_NONE, ""};
    if (vault_open(fixture->home, fixture->state, text_of(words), &vault, &err)) {
        vault_close(vault);
    }
    return err.code;
}

static void vault_rotate__keeps__everything_under_new_keys(void **state)
{
    struct fixture *fixture = *state;
    struct watching watching = {.fixture = fixture};
    struct keys before;
    fill(fixture);
    before = *fixture->vault->keys;
    must(fixture, rotate(&watching, PASSPHRASE));
    assert_int_equal(watching.told, STREAMS);
    assert_int_equal(watching.total, STREAMS);
    assert_memory_not_equal(&before, fixture->vault->keys, SECRET_KEY_LEN);
    assert_memory_equal(before.tombstone, fixture->vault->keys->tombstone, SECRET_KEY_LEN);
    assert_all_there(fixture);
    close_vault(fixture);
    assert_int_equal(opening(fixture, fixture->recovery), ERROR_LOCKED);
    assert_int_equal(opening(fixture, watching.code), ERROR_NONE);
    open_vault(fixture);
    assert_all_there(fixture);
    append(fixture, 1, "", "more");
    assert_reads(fixture, 1, 0, "1:t0 2:more");
    memory_free(watching.anchor);
}

/* Enough, of many lengths, that pages are split and dealt out anew. */
static void fill_pages(struct fixture *fixture)
{
    static char words[40000];
    char id[64];
    memset(words, 'w', sizeof words);
    for (int i = 0; i < 4000; i++) {
        if (i % 100 == 0) {
            must(fixture, vault_begin(fixture->vault, &fixture->err));
            must(fixture, segment_put(fixture->vault, SEGMENT_SEARCH, i * 37 % 60,
                                      text_from(words, (size_t)i * 10), &fixture->err));
        }
        (void)snprintf(id, sizeof id, "t%d%.*s", i, i * 7 % 40, words);
        append(fixture, ticket(fixture, id), "", "a");
        if (i % 100 == 99) {
            must(fixture, vault_commit(fixture->vault, &fixture->err));
        }
    }
}

/* The first 16 bytes of whatever hangs on the master key. */
static void collect_old(sqlite3 *db, struct buffer *out)
{
    sqlite3_stmt *select;
    assert_int_equal(
        sqlite3_prepare_v2(db,
                           "SELECT key FROM streams UNION ALL SELECT tag FROM streams "
                           "UNION ALL SELECT key FROM segments "
                           "UNION ALL SELECT substr(bytes, 93, 16) FROM header",
                           -1, &select, NULL),
        SQLITE_OK);
    while (sqlite3_step(select) == SQLITE_ROW) {
        (void)buffer_add(out, sqlite3_column_blob(select, 0), 16);
    }
    (void)sqlite3_finalize(select);
}

static int by_bytes(const void *a, const void *b)
{
    return memcmp(a, b, 16);
}

/* How many places of the file hold one of them. */
static size_t count_copies(struct buffer *wanted, const char *file, size_t len)
{
    static bool starts[1 << 16];
    size_t copies = 0;
    qsort(wanted->bytes, wanted->len / 16, 16, by_bytes);
    for (size_t at = 0; at < wanted->len; at += 16) {
        starts[little_get((uint8_t *)wanted->bytes + at, 2)] = true;
    }
    for (size_t at = 0; at + 16 <= len; at++) {
        copies += starts[little_get((const uint8_t *)file + at, 2)] &&
                  bsearch(file + at, wanted->bytes, wanted->len / 16, 16, by_bytes) != NULL;
    }
    return copies;
}

static void vault_rotate__leaves_nothing__that_hung_on_the_old_keys(void **state)
{
    struct fixture *fixture = *state;
    struct watching watching = {.fixture = fixture};
    struct buffer old;
    size_t len;
    buffer_init(&old, 1 << 20);
    fill_pages(fixture);
    collect_old(fixture->vault->store.db, &old);
    assert_true(old.len > (size_t)8000 * 16);
    must(fixture, store_scrub(&fixture->vault->store, &fixture->err));
    char *before = read_file(fixture->file, &len);
    assert_true(count_copies(&old, before, len) >= old.len / 16);
    memory_free(before);
    must(fixture, rotate(&watching, PASSPHRASE));
    char *log = read_file(fixture->log, &len);
    assert_int_equal(len, 0);
    memory_free(log);
    char *file = read_file(fixture->file, &len);
    assert_int_equal(count_copies(&old, file, len), 0);
    memory_free(file);
    memory_free(watching.anchor);
    buffer_release(&old);
}

/* A number is never used again, also where the stream that had it is gone. */
static void vault_rotate__keeps__the_highest_number_that_a_stream_had(void **state)
{
    struct fixture *fixture = *state;
    struct watching watching = {.fixture = fixture};
    fill(fixture);
    tamper(fixture, "DELETE FROM streams WHERE stream > 30");
    must(fixture, rotate(&watching, PASSPHRASE));
    assert_int_equal(ticket(fixture, "new"), STREAMS + 1);
    memory_free(watching.anchor);
}

/* Nothing is written under keys that are void, and nothing that is there is called gone. */
static void vault_rotate__locks__the_vault_in_other_processes(void **state)
{
    struct fixture *fixture = *state;
    struct watching watching = {.fixture = fixture};
    struct error *err = &fixture->err;
    struct vault *other[4];
    int64_t stream = 0;
    size_t anchor_len[2];
    fill(fixture);
    for (size_t i = 0; i < COUNT_OF(other); i++) {
        must(fixture,
             vault_open(fixture->home, fixture->state, passphrase(), &other[i], err));
    }
    must(fixture, vault_stream(other[0], STREAM_TICKET, text_of("t1"), text_of(""), false,
                               &stream, err));
    must(fixture, rotate(&watching, PASSPHRASE));
    char *anchor = read_file(fixture->anchor, &anchor_len[0]);

    bool results[] = {
        vault_append(other[0], stream, RECORD_MESSAGE, 1, text_of(""), text_of("x"), err),
        vault_stream(other[1], STREAM_TICKET, text_of("t1"), text_of(""), false, &stream,
                     err),
        vault_stream_name(other[2], 3, NULL, 0, NULL, 0, err),
        vault_check_keys(other[3], err),
    };
    for (size_t i = 0; i < COUNT_OF(other); i++) {
        assert_false(results[i]);
        assert_true(vault_is_locked(other[i]));
    }
    assert_int_equal(err->code, ERROR_LOCKED);
    must(fixture, vault_unlock(other[0], passphrase(), err));
    must(fixture, vault_append(other[0], stream, RECORD_MESSAGE, 1, text_of(""),
                               text_of("once"), err));
    append(fixture, stream, "", "twice");
    assert_reads(fixture, stream, 0, "1:t1 2:once 3:twice");
    for (size_t i = 1; i < COUNT_OF(other); i++) {
        vault_close(other[i]);
    }
    char *after = read_file(fixture->anchor, &anchor_len[1]);
    assert_int_equal(anchor_len[0], anchor_len[1]);
    assert_memory_equal(anchor, after, anchor_len[0]);
    vault_close(other[0]);
    memory_free(anchor);
    memory_free(after);
    memory_free(watching.anchor);
}

/* One that did not look since does not seal an anchor that nobody can open. */
static void vault_close__writes_no_anchor__under_keys_that_are_void(void **state)
{
    struct fixture *fixture = *state;
    struct watching watching = {.fixture = fixture};
    struct vault *other;
    fill(fixture);
    must(fixture,
         vault_open(fixture->home, fixture->state, passphrase(), &other, &fixture->err));
    must(fixture, rotate(&watching, PASSPHRASE));
    vault_close(other);
    close_vault(fixture);
    open_vault(fixture);
    assert_false(vault_is_unanchored(fixture->vault));
    assert_all_there(fixture);
    memory_free(watching.anchor);
}

static void vault_rotate__changes_nothing__where_the_code_cannot_be_shown(void **state)
{
    struct fixture *fixture = *state;
    struct watching watching = {.fixture = fixture, .fails = true};
    fill(fixture);
    assert_false(rotate(&watching, PASSPHRASE));
    assert_string_equal(fixture->err.text, "no paper");
    assert_all_there(fixture);
    append(fixture, 1, "", "more");
    close_vault(fixture);
    assert_int_equal(opening(fixture, watching.code), ERROR_LOCKED);
    assert_int_equal(opening(fixture, fixture->recovery), ERROR_NONE);
    memory_free(watching.anchor);
}

/* Killed before the new keys are durable, and right after: either way the anchor opens. */
static void vault_rotate__leaves__a_vault_that_opens__wherever_it_is_killed(void **state)
{
    struct fixture *fixture = *state;
    struct watching watching = {.fixture = fixture, .kills = true};
    int status;
    fill(fixture);
    close_vault(fixture);
    pid_t child = fork();
    if (child == 0) {
        open_vault(fixture);
        (void)rotate(&watching, PASSPHRASE);
        _exit(9);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    open_vault(fixture);
    assert_false(vault_is_unanchored(fixture->vault));
    assert_all_there(fixture);

    watching.kills = false;
    must(fixture, rotate(&watching, PASSPHRASE));
    close_vault(fixture);
    write_file(fixture->anchor, watching.anchor, watching.anchor_len);
    open_vault(fixture);
    assert_false(vault_is_unanchored(fixture->vault));
    assert_false(vault_is_behind(fixture->vault));
    assert_all_there(fixture);
    memory_free(watching.anchor);
}

static void vault_rotate__refuses__other_words_than_the_passphrase(void **state)
{
    struct fixture *fixture = *state;
    struct watching watching = {.fixture = fixture};
    assert_false(rotate(&watching, "wrong"));
    assert_int_equal(fixture->err.code, ERROR_LOCKED);
    assert_false(rotate(&watching, fixture->recovery));
    assert_int_equal(fixture->err.code, ERROR_USAGE);
}

static void vault_rotate__refuses__a_vault_with_a_damaged_key_row(void **state)
{
    struct fixture *fixture = *state;
    struct watching watching = {.fixture = fixture};
    fill(fixture);
    tamper(fixture, "UPDATE streams SET name = zeroblob(length(name)) WHERE stream = 7");
    assert_false(rotate(&watching, PASSPHRASE));
    assert_int_equal(fixture->err.code, ERROR_DAMAGED);
    assert_non_null(strstr(fixture->err.text, "stream 7"));
    close_vault(fixture);
    assert_int_equal(opening(fixture, fixture->recovery), ERROR_NONE);
    open_vault(fixture);
    assert_reads(fixture, 1, 0, "1:t0");
}

static void vault_rotate__refuses__a_vault_behind_its_anchor(void **state)
{
    struct fixture *fixture = *state;
    struct watching watching = {.fixture = fixture};
    fill(fixture);
    close_vault(fixture);
    tamper(fixture, "DELETE FROM records WHERE row = (SELECT max(row) FROM records)");
    open_vault(fixture);
    assert_false(rotate(&watching, PASSPHRASE));
    assert_int_equal(fixture->err.code, ERROR_FAILED);
    assert_non_null(strstr(fixture->err.text, "behind its anchor"));
}

/* The older copy has older keys, and still is told from one that went on. */
static void vault_open__tells__a_copy_from_before_the_new_keys(void **state)
{
    struct fixture *fixture = *state;
    struct watching watching = {.fixture = fixture};
    struct vault_report report;
    size_t len;
    size_t anchor_len[2];
    fill(fixture);
    close_vault(fixture);
    char *older = read_file(fixture->file, &len);
    open_vault(fixture);
    must(fixture, rotate(&watching, PASSPHRASE));
    close_vault(fixture);
    char *anchor = read_file(fixture->anchor, &anchor_len[0]);

    write_file(fixture->file, older, len);
    (void)unlink(fixture->log);
    for (int i = 0; i < 2; i++) { /* and is told again, until it is taken on purpose */
        open_vault(fixture);
        assert_true(vault_is_behind(fixture->vault));
        assert_false(vault_is_unanchored(fixture->vault));
        close_vault(fixture);
    }
    char *kept = read_file(fixture->anchor, &anchor_len[1]);
    assert_int_equal(anchor_len[0], anchor_len[1]);
    assert_memory_equal(anchor, kept, anchor_len[0]);

    open_vault(fixture);
    must(fixture, vault_anchor_anew(fixture->vault, &fixture->err));
    must(fixture, vault_verify(fixture->vault, &report, NULL, NULL, &fixture->err));
    assert_false(report.is_rolled_back);
    close_vault(fixture);
    open_vault(fixture);
    assert_false(vault_is_behind(fixture->vault));
    assert_all_there(fixture);
    memory_free(older);
    memory_free(anchor);
    memory_free(kept);
    memory_free(watching.anchor);
}

#define STORY(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(vault_rotate__keeps__everything_under_new_keys),
        STORY(vault_rotate__leaves_nothing__that_hung_on_the_old_keys),
        STORY(vault_rotate__keeps__the_highest_number_that_a_stream_had),
        STORY(vault_rotate__locks__the_vault_in_other_processes),
        STORY(vault_close__writes_no_anchor__under_keys_that_are_void),
        STORY(vault_rotate__changes_nothing__where_the_code_cannot_be_shown),
        STORY(vault_rotate__leaves__a_vault_that_opens__wherever_it_is_killed),
        STORY(vault_rotate__refuses__other_words_than_the_passphrase),
        STORY(vault_rotate__refuses__a_vault_with_a_damaged_key_row),
        STORY(vault_rotate__refuses__a_vault_behind_its_anchor),
        STORY(vault_open__tells__a_copy_from_before_the_new_keys),
    };
    return cmocka_run_group_tests(tests, set_up_program, NULL);
}
