/* What is read of a vault that is damaged: what is whole, and never a wrong record. */
#include "damage_fixture.h"

/* A record of one timeline put behind a record of another: it opens, and does not follow.
 */
static void vault_read__leaves_out__a_record_that_does_not_follow(void **state)
{
    struct fixture *fixture = *state;
    struct buffer problems;
    size_t len;
    char sql[256];
    char other[80];
    buffer_init(&problems, 1 << 20);
    append(fixture, ticket(fixture, "A"), "", "A1");
    close_vault(fixture);
    char *older = read_file(fixture->file, &len);
    (void)snprintf(other, sizeof other, "%s/other.db", fixture->home);
    open_vault(fixture);
    append(fixture, ticket(fixture, "A"), "", "A2");
    append(fixture, ticket(fixture, "A"), "", "A3");
    close_vault(fixture);
    assert_int_equal(rename(fixture->file, other), 0);
    write_file(fixture->file, older, len);
    open_vault(fixture);
    append(fixture, ticket(fixture, "A"), "", "other 2");
    append(fixture, ticket(fixture, "A"), "", "other 3");
    close_vault(fixture);

    (void)snprintf(sql, sizeof sql,
                   "ATTACH '%s' AS o; DELETE FROM records WHERE row = 3;"
                   "INSERT INTO records SELECT * FROM o.records WHERE row = 3",
                   other);
    tamper(fixture, sql);
    open_vault(fixture);
    assert_reads(fixture, 1, 1, "1:A1 2:other 2");
    assert_int_equal(verify(fixture, &problems).damaged, 1);
    assert_non_null(strstr(buffer_text(&problems),
                           "ticket A: record 3 (row 3) does not follow the one before it"));
    memory_free(older);
    buffer_release(&problems);
}

/* Each record that is given must be one that was written, in its place, and given once. */
struct proof {
    bool seen[17];
    int given;
};

static bool prove(void *context, const struct vault_record *record)
{
    static const char *const ids = "ABC";
    struct proof *proof = context;
    char expected[16];
    int64_t index = record->row - 1;
    assert_in_range(record->row, 1, 16);
    assert_false(proof->seen[record->row]);
    if (record->row == 16) {
        (void)snprintf(expected, sizeof expected, "profile");
    } else {
        (void)snprintf(expected, sizeof expected, "%c%d", ids[index % 3],
                       (int)(index / 3) + 1);
        assert_int_equal(record->stream, index % 3 + 1);
        assert_int_equal(record->sequence, index / 3 + 1);
    }
    assert_true(text_is(record->body, expected));
    assert_true(text_is(record->search, record->row == 16 ? "" : "folded"));
    proof->seen[record->row] = true;
    proof->given++;
    return true;
}

struct outcome {
    int refused, noticed, harmless;
};

/* Opens the vault, reads all there is; nothing wrong may come, and nothing silently less.
 */
static void try_damaged(struct fixture *fixture, struct buffer *problems,
                        struct outcome *outcome)
{
    struct proof proof = {{false}, 0};
    struct vault_report report = {0};
    size_t damaged = 0;
    if (!vault_open(fixture->home, NULL, passphrase(), &fixture->vault, &fixture->err)) {
        assert_true(fixture->err.code == ERROR_DAMAGED ||
                    fixture->err.code == ERROR_FAILED);
        outcome->refused++;
        return;
    }
    bool read = vault_read_all(fixture->vault, 0, prove, &proof, &damaged, &fixture->err);
    for (int64_t stream = 1; stream <= 4; stream++) {
        struct proof again = {{false}, 0};
        (void)!vault_read(fixture->vault, stream, 0, prove, &again, NULL, NULL);
    }
    buffer_clear(problems);
    bool verified =
        vault_verify(fixture->vault, &report, note_problem, problems, &fixture->err);
    bool is_noticed = !read || damaged > 0 || !verified || problems->len > 0;
    if (proof.given < 16) {
        assert_true(is_noticed);
    }
    outcome->noticed += is_noticed;
    outcome->harmless += !is_noticed;
    close_vault(fixture);
}

static void vault_read_all__never_gives_a_wrong_record__in_2000_flips(void **state)
{
    struct fixture *fixture = *state;
    struct buffer problems;
    struct outcome outcome = {0, 0, 0};
    size_t len;
    char path[100];
    buffer_init(&problems, 1 << 20);
    make_small_vault(fixture);
    char *good = read_file(fixture->file, &len);
    srandom(20261123);
    for (int i = 0; i < 2000; i++) {
        size_t bit = ((size_t)random() << 16 ^ (size_t)random()) % (len * 8);
        good[bit / 8] = (char)(good[bit / 8] ^ 1 << bit % 8);
        write_file(fixture->file, good, len);
        try_damaged(fixture, &problems, &outcome);
        good[bit / 8] = (char)(good[bit / 8] ^ 1 << bit % 8);
        (void)snprintf(path, sizeof path, "%s-shm", fixture->file);
        (void)unlink(path);
        (void)unlink(fixture->log);
    }
    print_message("  refused %d, noticed %d, changed nothing %d\n", outcome.refused,
                  outcome.noticed, outcome.harmless);
    assert_true(outcome.refused > 0 && outcome.noticed > 0 && outcome.harmless > 0);
    memory_free(good);
    buffer_release(&problems);
}

static void vault_read_all__never_gives_a_wrong_record__from_a_cut_file(void **state)
{
    struct fixture *fixture = *state;
    struct buffer problems;
    struct outcome outcome = {0, 0, 0};
    size_t len;
    buffer_init(&problems, 1 << 20);
    make_small_vault(fixture);
    char *good = read_file(fixture->file, &len);
    for (size_t cut = 0; cut < len; cut += 509) {
        write_file(fixture->file, good, cut);
        try_damaged(fixture, &problems, &outcome);
    }
    assert_int_equal(outcome.harmless, 0);
    memory_free(good);
    buffer_release(&problems);
}

/* One page in the middle of many: what stands on the others is still given. */
static void vault_read_all__goes_on__behind_a_damaged_page(void **state)
{
    struct fixture *fixture = *state;
    struct buffer out;
    size_t len;
    size_t damaged;
    buffer_init(&out, 1 << 20);
    int64_t stream = ticket(fixture, "A");
    must(fixture, vault_begin(fixture->vault, &fixture->err));
    for (int i = 0; i < 300; i++) {
        append(fixture, stream, "", "x");
    }
    must(fixture, vault_commit(fixture->vault, &fixture->err));
    close_vault(fixture);
    char *bytes = read_file(fixture->file, &len);
    memset(bytes + len / 2048 / 2 * 2048, 0xff, 2048);
    write_file(fixture->file, bytes, len);
    open_vault(fixture);

    must(fixture,
         vault_read_all(fixture->vault, 0, collect, &out, &damaged, &fixture->err));
    assert_in_range(damaged, 1, 12);
    assert_non_null(strstr(buffer_text(&out), "1:x"));
    assert_non_null(strstr(buffer_text(&out), "300:x"));
    buffer_clear(&out);
    must(fixture,
         vault_read(fixture->vault, stream, 0, collect, &out, &damaged, &fixture->err));
    assert_in_range(damaged, 1, 12);
    assert_non_null(strstr(buffer_text(&out), "300:x"));
    memory_free(bytes);
    buffer_release(&out);
}

/*
 * Stream 2's place in the index over tags is made to name stream 3. An entry there is a
 * header that says a blob of 16 bytes and a number of one, then these (SQLite's file
 * format, 2.1).
 */
static void misguide_index(struct fixture *fixture)
{
    static const char header[] = {3, 44, 1};
    sqlite3 *db;
    sqlite3_stmt *statement;
    size_t len;
    int changed = 0;
    assert_int_equal(sqlite3_open(fixture->file, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, "SELECT tag FROM streams WHERE stream = 2", -1,
                                        &statement, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    const void *tag = sqlite3_column_blob(statement, 0);
    size_t tag_len = (size_t)sqlite3_column_bytes(statement, 0);
    char *bytes = read_file(fixture->file, &len);
    for (size_t i = sizeof header; i + tag_len < len; i++) {
        if (memcmp(bytes + i - sizeof header, header, sizeof header) == 0 &&
            memcmp(bytes + i, tag, tag_len) == 0 && bytes[i + tag_len] == 2) {
            bytes[i + tag_len] = 3;
            changed++;
        }
    }
    sqlite3_finalize(statement);
    sqlite3_close(db);
    write_file(fixture->file, bytes, len);
    memory_free(bytes);
    assert_int_equal(changed, 1);
}

static void vault_stream__is_not_misled__by_a_damaged_index(void **state)
{
    struct fixture *fixture = *state;
    int64_t stream = 0;
    make_small_vault(fixture);
    misguide_index(fixture);
    open_vault(fixture);
    assert_int_equal(ticket(fixture, "C"), 3);
    assert_false(vault_stream(fixture->vault, STREAM_TICKET, text_of("B"), text_of("c1"),
                              true, &stream, &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_DAMAGED);
    assert_int_equal(stream, 0);
}

/* The largest there is has none behind it, and the walk ends there. */
static void vault_read__ends__at_a_number_that_is_as_large_as_can_be(void **state)
{
    static const char *const sequences[] = {"17179869184", "1152921504606846976",
                                            "9223372036854775807"};
    struct fixture *fixture = *state;
    int64_t length;
    char sql[128];
    make_small_vault(fixture);
    for (size_t i = 0; i < COUNT_OF(sequences); i++) {
        struct buffer out;
        size_t damaged;
        (void)snprintf(sql, sizeof sql,
                       "UPDATE records SET sequence = %s WHERE stream = 1 AND row = 13",
                       sequences[i]);
        tamper(fixture, sql);
        open_vault(fixture);
        buffer_init(&out, 1 << 20);
        must(fixture, vault_stream_length(fixture->vault, 1, &length, &fixture->err));
        assert_int_equal(length, strtoll(sequences[i], NULL, 10));
        must(fixture,
             vault_read(fixture->vault, 1, 0, collect, &out, &damaged, &fixture->err));
        assert_string_equal(buffer_text(&out), "1:A1 2:A2 3:A3 4:A4");
        assert_true(damaged > 0);
        buffer_release(&out);
        close_vault(fixture);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(vault_read__leaves_out__a_record_that_does_not_follow),
        STORY(vault_read_all__never_gives_a_wrong_record__in_2000_flips),
        STORY(vault_read_all__never_gives_a_wrong_record__from_a_cut_file),
        STORY(vault_read_all__goes_on__behind_a_damaged_page),
        STORY(vault_stream__is_not_misled__by_a_damaged_index),
        STORY(vault_read__ends__at_a_number_that_is_as_large_as_can_be),
    };
    return cmocka_run_group_tests(tests, set_up_program, NULL);
}
