/*
 * A vault as version 1 of the format wrote it, kept in tests/vault/vectors: every later
 * version must read it (bringing it up to date at opening), and must tell its faults apart.
 * Never make it anew; add another beside it.
 */
#include "vault/vault_fixture.h"

#define VECTORS  "tests/vault/vectors/"
#define RECOVERY "13TS-EKF2-CYQ2-PJQE-X2CE-066C-54CF-WSA9-72MQ"

static void copy_to(const char *from, const char *to)
{
    size_t len;
    char *bytes = read_file(from, &len);
    write_file(to, bytes, len);
    memory_free(bytes);
}

static int set_up_frozen(void **state)
{
    if (set_up(state) != 0) {
        return -1;
    }
    struct fixture *fixture = *state;
    close_vault(fixture);
    copy_to(VECTORS "format-1.db", fixture->file);
    copy_to(VECTORS "format-1.anchor", fixture->anchor);
    return 0;
}

static bool check_record(void *context, const struct vault_record *record)
{
    static const struct {
        int64_t stream, sequence;
        enum record_kind kind;
        moment_t at;
        const char *search;
        const char *body;
    } expected[] = {
        {2, 1, RECORD_CUSTOMER, 1700000000, "", "{\"type\":\"customer\",\"id\":\"c1\"}"},
        {1, 1, RECORD_TICKET, 1700000001, "", "{\"type\":\"ticket\",\"id\":\"1042\"}"},
        {1, 2, RECORD_MESSAGE, 1700000002, "我的包裹在哪里?",
         "{\"id\":\"m1\",\"text\":\"我的包裹在哪里？\"}"},
        {1, 3, RECORD_EDIT, -5, "words", NULL},
    };
    int64_t i = record->row - 1;
    assert_in_range(record->row, 1, 4);
    assert_int_equal(record->stream, expected[i].stream);
    assert_int_equal(record->sequence, expected[i].sequence);
    assert_int_equal(record->kind, expected[i].kind);
    assert_int_equal(record->at, expected[i].at);
    assert_true(text_is(record->search, expected[i].search));
    if (expected[i].body != NULL) {
        assert_true(text_is(record->body, expected[i].body));
    } else {
        assert_int_equal(record->body.len, 5000);
        assert_memory_equal(record->body.bytes + 26, "abcdefghijklmnopqrstuvwxyz", 26);
    }
    *(int *)context += 1;
    return true;
}

static void check_everything(struct fixture *fixture)
{
    struct vault *vault = fixture->vault;
    struct error *err = &fixture->err;
    int64_t number;
    struct buffer heads;
    bool is_there = true;
    size_t count = 9;
    int records = 0;
    char id[16];
    char owner[16];
    must(fixture, vault_read_all(vault, 0, check_record, &records, &count, err));
    assert_int_equal(records, 4);
    assert_int_equal(count, 0);
    must(fixture, vault_stream(vault, STREAM_TICKET, text_of("1042"), text_of(""), false,
                               &number, err));
    assert_int_equal(number, 1);
    must(fixture, vault_stream_name(vault, 1, id, 16, owner, 16, err));
    assert_string_equal(id, "1042");
    assert_string_equal(owner, "c1");
    must(fixture, vault_who_has(vault, text_of("w2378156"), &number, 1, &count, err));
    assert_int_equal(count, 1);
    assert_int_equal(number, 1);
    buffer_init(&heads, 1000);
    must(fixture, vault_heads_get(vault, VAULT_HEADS_STATE, 0, &heads, &is_there, err));
    assert_false(is_there); /* a cache: made again by this version */
    buffer_release(&heads);
}

static void vault_open__reads__a_vault_of_format_1(void **state)
{
    struct fixture *fixture = *state;
    struct vault_report report;
    struct buffer problems;
    buffer_init(&problems, 10000);
    open_vault(fixture);
    check_everything(fixture);
    must(fixture,
         vault_verify(fixture->vault, &report, note_problem, &problems, &fixture->err));
    assert_string_equal(buffer_text(&problems), "");
    close_vault(fixture);
    must(fixture, vault_open(fixture->home, NULL, text_of(RECOVERY), &fixture->vault,
                             &fixture->err));
    check_everything(fixture);
    append(fixture, 1, "", "goes on");
    assert_int_equal(vault_newest_row(fixture->vault), 5);
    buffer_release(&problems);
}

static void vault_open__leaves__a_vault_of_format_1_that_cannot_be_written(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(chmod(fixture->file, 0400), 0);
    bool ok = vault_open(fixture->home, NULL, passphrase(), &fixture->vault, &fixture->err);
    if (geteuid() == 0) { /* whom no mode keeps out */
        assert_true(ok);
    } else {
        assert_false(ok);
        assert_int_equal(fixture->err.code, ERROR_FAILED);
    }
}

/* Each header was true once; put back, the older one must not pass for the file's. */
static void vault_open__refuses__the_older_header_put_back(void **state)
{
    struct fixture *fixture = *state;
    open_vault(fixture);
    close_vault(fixture);
    char *attach = memory_format("ATTACH '" VECTORS "format-1.db' AS old;"
                                 "UPDATE main.header SET bytes = "
                                 "(SELECT bytes FROM old.header)");
    tamper(fixture, attach);
    memory_free(attach);
    assert_false(
        vault_open(fixture->home, NULL, passphrase(), &fixture->vault, &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_DAMAGED);
}

static void vault_open__tells_the_faults_apart__of_a_vault_of_format_1(void **state)
{
    struct fixture *fixture = *state;
    assert_false(
        vault_open(fixture->home, NULL, text_of("wrong"), &fixture->vault, &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_LOCKED);
    tamper(fixture, "DELETE FROM records WHERE row = 4");
    open_vault(fixture);
    assert_true(vault_is_behind(fixture->vault));
    close_vault(fixture);
    tamper(fixture, "UPDATE header SET bytes = zeroblob(444)");
    assert_false(
        vault_open(fixture->home, NULL, passphrase(), &fixture->vault, &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_DAMAGED);
}

#define STORY(name) cmocka_unit_test_setup_teardown(name, set_up_frozen, tear_down)
int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(vault_open__reads__a_vault_of_format_1),
        STORY(vault_open__leaves__a_vault_of_format_1_that_cannot_be_written),
        STORY(vault_open__refuses__the_older_header_put_back),
        STORY(vault_open__tells_the_faults_apart__of_a_vault_of_format_1),
    };
    return cmocka_run_group_tests(tests, set_up_program, NULL);
}
