#include "damage_fixture.h"

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
    };
    return cmocka_run_group_tests(tests, set_up_program, NULL);
}
