#include "vault/vault_fixture.h"

/* Three tickets of five messages, a customer, identifiers and a cache; closed. */
static void make_small_vault(struct fixture *fixture)
{
    static const char *const ids[] = {"A", "B", "C"};
    struct text heads = text_of("heads");
    char body[32];
    int64_t customer;
    for (int round = 1; round <= 5; round++) {
        for (size_t i = 0; i < COUNT_OF(ids); i++) {
            (void)snprintf(body, sizeof body, "%s%d", ids[i], round);
            append(fixture, ticket(fixture, ids[i]), "folded", body);
        }
    }
    must(fixture, vault_stream(fixture->vault, STREAM_CUSTOMER, text_of("c1"),
                               text_of("c1"), true, &customer, &fixture->err));
    append(fixture, customer, "", "profile");
    must(fixture, vault_identify(fixture->vault, text_of("W-1"), 1, &fixture->err));
    must(fixture,
         vault_heads_put(fixture->vault, VAULT_HEADS_PAGE, 0, heads, &fixture->err));
    close_vault(fixture);
}

static struct vault_report verify(struct fixture *fixture, struct buffer *problems)
{
    struct vault_report report = {0};
    buffer_clear(problems);
    must(fixture,
         vault_verify(fixture->vault, &report, note_problem, problems, &fixture->err));
    return report;
}

static void vault_verify__finds_nothing__in_a_good_vault(void **state)
{
    struct fixture *fixture = *state;
    struct buffer problems;
    buffer_init(&problems, 1 << 20);
    make_small_vault(fixture);
    open_vault(fixture);
    struct vault_report report = verify(fixture, &problems);
    assert_string_equal(buffer_text(&problems), "");
    assert_int_equal(report.streams, 4);
    assert_int_equal(report.records, 16);
    assert_int_equal(report.damaged, 0);
    assert_int_equal(report.missing, 0);
    assert_false(report.is_rolled_back);
    buffer_release(&problems);
}

struct tampering {
    const char *name;
    const char *sql;
    int64_t damaged; /* at least */
    int64_t missing;
    const char *problem; /* in one of the lines */
    const char *read;    /* what is read of ticket A */
    size_t read_damaged;
};

/* Ticket A is stream 1 and has the rows 1, 4, 7, 10, 13; B is 2, C is 3, the customer 4. */
static const struct tampering tamperings[] = {
    {"reordered in a stream",
     "UPDATE records SET sequence = 99 WHERE row = 4;"
     "UPDATE records SET sequence = 2 WHERE row = 7;"
     "UPDATE records SET sequence = 3 WHERE row = 4",
     2, 0, "ticket A: record 2 (row 7) does not open", "1:A1 4:A4 5:A5", 2},
    {"contents swapped in a stream",
     "CREATE TEMP TABLE t AS SELECT * FROM records WHERE row IN (4, 7);"
     "UPDATE records SET (tag, sealed) = (SELECT tag, sealed FROM t WHERE row = 7) WHERE "
     "row = 4;"
     "UPDATE records SET (tag, sealed) = (SELECT tag, sealed FROM t WHERE row = 4) WHERE "
     "row = 7",
     2, 0, "ticket A: record 3 (row 7) does not open", "1:A1 4:A4 5:A5", 2},
    {"rows of two streams exchanged",
     "UPDATE records SET row = 99 WHERE row = 4;"
     "UPDATE records SET row = 4 WHERE row = 5;"
     "UPDATE records SET row = 5 WHERE row = 99",
     2, 0, "ticket A: record 2 (row 5) does not open", "1:A1 3:A3 4:A4 5:A5", 1},
    {"moved to another stream",
     "UPDATE records SET stream = 2, sequence = 6 WHERE row = 13", 1, 0,
     "ticket B: record 6 (row 13) does not open", "1:A1 2:A2 3:A3 4:A4", 0},
    {"duplicated at the end",
     "INSERT INTO records SELECT 17, stream, 6, kind, tag, sealed FROM records WHERE row = "
     "13",
     1, 0, "ticket A: record 6 (row 17) does not open", "1:A1 2:A2 3:A3 4:A4 5:A5", 1},
    {"duplicated as it is",
     "DROP INDEX records_by_stream;"
     "INSERT INTO records SELECT 17, stream, sequence, kind, tag, sealed FROM records "
     "WHERE row = 13;"
     "CREATE INDEX records_by_stream ON records(stream, sequence)",
     1, 0, "ticket A: record 5 (row 17) does not open", "1:A1 2:A2 3:A3 4:A4 5:A5", 1},
    {"deleted in the middle", "DELETE FROM records WHERE row = 7", 0, 1,
     "ticket A: record 3 is missing", "1:A1 2:A2 4:A4 5:A5", 1},
    {"deleted at the start", "DELETE FROM records WHERE row IN (1, 4)", 0, 2,
     "ticket A: records 1 to 2 are missing", "3:A3 4:A4 5:A5", 2},
    {"deleted at the end of a stream", "DELETE FROM records WHERE row = 13", 0, 1,
     "file: 1 more records are missing", "1:A1 2:A2 3:A3 4:A4", 0},
    {"a whole stream deleted", "DELETE FROM records WHERE stream = 2", 0, 5,
     "file: 5 more records are missing", "1:A1 2:A2 3:A3 4:A4 5:A5", 0},
    {"a key row deleted", "DELETE FROM streams WHERE stream = 3", 6, 0,
     "file: the key rows of 1 streams are missing", "1:A1 2:A2 3:A3 4:A4 5:A5", 0},
    {"two keys exchanged",
     "CREATE TEMP TABLE t AS SELECT * FROM streams WHERE stream IN (2, 3);"
     "UPDATE streams SET (key, name) = (SELECT key, name FROM t WHERE stream = 3) "
     "WHERE stream = 2;"
     "UPDATE streams SET (key, name) = (SELECT key, name FROM t WHERE stream = 2) "
     "WHERE stream = 3",
     12, 0, "stream 2: the key row does not open", "1:A1 2:A2 3:A3 4:A4 5:A5", 0},
    {"two tags exchanged",
     "CREATE TEMP TABLE t AS SELECT * FROM streams WHERE stream IN (2, 3);"
     "UPDATE streams SET tag = x'00' WHERE stream = 2;"
     "UPDATE streams SET tag = (SELECT tag FROM t WHERE stream = 2) WHERE stream = 3;"
     "UPDATE streams SET tag = (SELECT tag FROM t WHERE stream = 3) WHERE stream = 2",
     12, 0, "stream 3: the key row does not open", "1:A1 2:A2 3:A3 4:A4 5:A5", 0},
    {"another kind", "UPDATE records SET kind = 8 WHERE row = 10", 1, 0,
     "ticket A: record 4 (row 10) does not open", "1:A1 2:A2 3:A3 5:A5", 1},
    {"another tag", "UPDATE records SET tag = zeroblob(16) WHERE row = 10", 1, 0,
     "ticket A: record 4 (row 10) does not open", "1:A1 2:A2 3:A3 5:A5", 1},
    {"shortened", "UPDATE records SET sealed = substr(sealed, 1, 10) WHERE row = 10", 1, 0,
     "ticket A: record 4 (row 10) does not open", "1:A1 2:A2 3:A3 5:A5", 1},
    {"text for bytes",
     "UPDATE records SET sealed = 'no', tag = 1.5, kind = 'x' WHERE row = 10", 1, 0,
     "ticket A: record 4 (row 10) does not open", "1:A1 2:A2 3:A3 5:A5", 1},
    {"an identifier given to another", "UPDATE identifiers SET stream = 2", 1, 0,
     "file: 1 identifiers are not as they were written", "1:A1 2:A2 3:A3 4:A4 5:A5", 0},
    {"an index that lies",
     "PRAGMA writable_schema = ON;"
     "UPDATE sqlite_schema SET sql = 'CREATE UNIQUE INDEX records_by_stream ON "
     "records(stream, sequence) WHERE row <> 7' WHERE name = 'records_by_stream'",
     1, 0, "file: SQLite says", NULL, 0},
};

static void check_tampering(struct fixture *fixture, const struct tampering *tampering,
                            struct buffer *problems)
{
    print_message("  %s\n", tampering->name);
    tamper(fixture, tampering->sql);
    open_vault(fixture);
    struct vault_report report = verify(fixture, problems);
    if (strstr(buffer_text(problems), tampering->problem) == NULL) {
        fail_msg("%s", buffer_text(problems));
    }
    assert_true(report.damaged >= tampering->damaged);
    assert_int_equal(report.missing, tampering->missing);
    assert_false(report.is_rolled_back);
    if (tampering->read != NULL) {
        assert_reads(fixture, 1, tampering->read_damaged, tampering->read);
    }
    close_vault(fixture);
}

static void vault_verify__notices__rows_that_were_tampered_with(void **state)
{
    struct fixture *fixture = *state;
    struct buffer problems;
    size_t len;
    size_t anchor_len;
    buffer_init(&problems, 1 << 20);
    make_small_vault(fixture);
    char *good = read_file(fixture->file, &len);
    char *anchor = read_file(fixture->anchor, &anchor_len);
    for (size_t i = 0; i < COUNT_OF(tamperings); i++) {
        write_file(fixture->file, good, len);
        write_file(fixture->anchor, anchor, anchor_len);
        check_tampering(fixture, &tamperings[i], &problems);
    }
    memory_free(good);
    memory_free(anchor);
    buffer_release(&problems);
}

static void vault_verify__finds__what_is_gone_without_an_anchor_too(void **state)
{
    struct fixture *fixture = *state;
    struct buffer problems;
    buffer_init(&problems, 1 << 20);
    make_small_vault(fixture);
    tamper(fixture, "DELETE FROM records WHERE row = 13");
    assert_int_equal(unlink(fixture->anchor), 0);
    open_vault(fixture);
    assert_int_equal(verify(fixture, &problems).missing, 1);
    buffer_release(&problems);
}

/* The vault's end is cut off: its last commit undone. */
static void vault_open__notices__that_the_vault_is_behind_its_anchor(void **state)
{
    struct fixture *fixture = *state;
    struct buffer problems;
    size_t len;
    buffer_init(&problems, 1 << 20);
    make_small_vault(fixture);
    char *older = read_file(fixture->file, &len);
    open_vault(fixture);
    assert_false(vault_is_behind(fixture->vault));
    append(fixture, ticket(fixture, "A"), "", "A6");
    close_vault(fixture);

    write_file(fixture->file, older, len);
    open_vault(fixture);
    assert_true(vault_is_behind(fixture->vault));
    assert_true(verify(fixture, &problems).is_rolled_back);
    assert_non_null(
        strstr(buffer_text(&problems), "anchor: the vault is behind its anchor"));

    /* It goes on another way, and the anchor still knows. */
    append(fixture, ticket(fixture, "A"), "", "other");
    append(fixture, ticket(fixture, "B"), "", "other");
    must(fixture, vault_anchor(fixture->vault, &fixture->err));
    close_vault(fixture);
    open_vault(fixture);
    assert_true(vault_is_behind(fixture->vault));
    assert_true(verify(fixture, &problems).is_rolled_back);

    must(fixture, vault_anchor_anew(fixture->vault, &fixture->err));
    assert_false(vault_is_behind(fixture->vault));
    close_vault(fixture);
    open_vault(fixture);
    assert_false(verify(fixture, &problems).is_rolled_back);
    assert_string_equal(buffer_text(&problems), "");
    memory_free(older);
    buffer_release(&problems);
}

static void vault_open__takes__a_vault_ahead_of_its_anchor(void **state)
{
    struct fixture *fixture = *state;
    struct buffer problems;
    size_t len;
    buffer_init(&problems, 1 << 20);
    make_small_vault(fixture);
    char *anchor = read_file(fixture->anchor, &len);
    open_vault(fixture);
    append(fixture, ticket(fixture, "D"), "", "D1");
    close_vault(fixture);
    write_file(fixture->anchor, anchor, len);
    open_vault(fixture);
    assert_false(vault_is_behind(fixture->vault));
    assert_false(verify(fixture, &problems).is_rolled_back);
    assert_string_equal(buffer_text(&problems), "");
    memory_free(anchor);
    buffer_release(&problems);
}

static void vault_verify__tells__a_damaged_anchor(void **state)
{
    struct fixture *fixture = *state;
    struct buffer problems;
    size_t len;
    buffer_init(&problems, 1 << 20);
    make_small_vault(fixture);
    char *anchor = read_file(fixture->anchor, &len);
    for (size_t i = 0; i < len; i++) {
        anchor[i] ^= 4;
        write_file(fixture->anchor, anchor, len);
        anchor[i] ^= 4;
        open_vault(fixture);
        assert_false(vault_is_behind(fixture->vault));
        (void)verify(fixture, &problems);
        const char *told = i >= 12 && i < 28  ? "anchor was another vault's"
                           : i >= 8 && i < 12 ? "written by a newer Deskhand"
                                              : "anchor was damaged";
        assert_non_null(strstr(buffer_text(&problems), told));
        buffer_clear(&problems);
        close_vault(fixture);
    }
    memory_free(anchor);
    buffer_release(&problems);
}

/* Each stream says how many identifiers it has; the same number, moved, is seen as well. */
static void vault_verify__misses__identifiers_that_were_deleted_or_moved(void **state)
{
    static const struct {
        const char *sql;
        const char *says;
    } rows[] = {
        {"DELETE FROM identifiers WHERE (hash, stream) = (SELECT hash, stream FROM "
         "identifiers "
         "LIMIT 1)",
         "identifiers are missing, or are not those of the streams (1 fewer"},
        {"DELETE FROM identifiers", "(4 fewer"},
        {"UPDATE identifiers SET stream = stream + 7", "not as they were written"},
        {"UPDATE marks SET bytes = (SELECT bytes FROM marks WHERE stream = 2) "
         "WHERE stream = 1",
         "ticket A: how many identifiers it has cannot be told"},
        {"DELETE FROM identifiers; DELETE FROM marks WHERE stream = 2",
         "ticket B: how many identifiers it has cannot be told"},
    };
    struct fixture *fixture = *state;
    struct buffer problems;
    size_t len;
    buffer_init(&problems, 1 << 20);
    int64_t stream[] = {ticket(fixture, "A"), ticket(fixture, "B")};
    static const char *const values[] = {"W-1", "W-2", "ana@example.org", "W-1"};
    for (size_t i = 0; i < COUNT_OF(values); i++) {
        must(fixture, vault_identify(fixture->vault, text_of(values[i]), stream[i % 2],
                                     &fixture->err));
        must(fixture, vault_identify(fixture->vault, text_of(values[i]), stream[i % 2],
                                     &fixture->err));
    }
    (void)verify(fixture, &problems);
    assert_string_equal(buffer_text(&problems), "");
    close_vault(fixture);
    char *whole = read_file(fixture->file, &len);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        write_file(fixture->file, whole, len);
        tamper(fixture, rows[i].sql);
        open_vault(fixture);
        buffer_clear(&problems);
        assert_true(verify(fixture, &problems).damaged > 0);
        if (strstr(buffer_text(&problems), rows[i].says) == NULL) {
            fail_msg("%s: %s", rows[i].sql, buffer_text(&problems));
        }
        close_vault(fixture);
    }
    memory_free(whole);
    buffer_release(&problems);
}

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

#define STORY(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(vault_verify__finds_nothing__in_a_good_vault),
        STORY(vault_verify__notices__rows_that_were_tampered_with),
        STORY(vault_verify__finds__what_is_gone_without_an_anchor_too),
        STORY(vault_open__notices__that_the_vault_is_behind_its_anchor),
        STORY(vault_open__takes__a_vault_ahead_of_its_anchor),
        STORY(vault_verify__tells__a_damaged_anchor),
        STORY(vault_verify__misses__identifiers_that_were_deleted_or_moved),
        STORY(vault_read__leaves_out__a_record_that_does_not_follow),
        STORY(vault_read_all__never_gives_a_wrong_record__in_2000_flips),
        STORY(vault_read_all__never_gives_a_wrong_record__from_a_cut_file),
        STORY(vault_read_all__goes_on__behind_a_damaged_page),
        STORY(vault_stream__is_not_misled__by_a_damaged_index),
    };
    return cmocka_run_group_tests(tests, set_up_program, NULL);
}
