/* Identifiers of names with addresses, made of a vault that nobody made any for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/secret.h"
#include "shell/people.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PASSPHRASE "correct horse battery"
#define MANY       1200
#define LINE                                                                               \
    "{\"type\":\"customer\",\"id\":\"c1\",\"name\":\"Noor "                                \
    "Hadley\",\"addresses\":[{\"line1\":\"%s\"}]}"

struct fixture {
    char home[64];
    struct options options;
    struct office office;
    struct error err;
};

static void must(struct fixture *fixture, bool is_good)
{
    if (!is_good)
        fail_msg("%s", fixture->err.text);
}

static void open_office(struct fixture *fixture)
{
    must(fixture, office_prepare(&fixture->office, &fixture->options, &fixture->err));
    must(fixture, office_open_with(&fixture->office, text_of(PASSPHRASE), &fixture->err));
}

static int begin(void **state)
{
    struct fixture *fixture = memory_get(sizeof(*fixture));
    struct office *office = &fixture->office;
    char recovery[VAULT_RECOVERY_SIZE];

    fixture->options = (struct options){.home = fixture->home, .passphrase_fd = -1};
    snprintf(fixture->home, sizeof(fixture->home), "/tmp/deskhand-people-XXXXXX");
    assert_non_null(mkdtemp(fixture->home));
    must(fixture, office_prepare(office, &fixture->options, &fixture->err));
    must(fixture, vault_create(office->paths.data, text_of(PASSPHRASE),
                               VAULT_COST_INTERACTIVE, recovery, &fixture->err));
    office_close(office);
    open_office(fixture);
    *state = fixture;
    return 0;
}

static int end(void **state)
{
    struct fixture *fixture = *state;

    office_close(&fixture->office);
    paths_remove_tree(fixture->home);
    memory_free(fixture);
    return 0;
}

/* As a program wrote it that knew of no such identifiers. */
static int64_t writes(struct fixture *fixture, const char *customer, enum record_kind kind,
                      const char *line)
{
    struct vault *vault = fixture->office.vault;
    int64_t stream = 0;

    must(fixture, vault_stream(vault, STREAM_CUSTOMER, text_of(customer), text_of(customer),
                               true, &stream, &fixture->err));
    must(fixture,
         vault_append(vault, stream, kind, 1, text_of(""), text_of(line), &fixture->err));
    return stream;
}

static size_t holders_of(struct fixture *fixture, const char *value)
{
    int64_t streams[4];
    size_t count = 0;

    must(fixture, vault_who_has(fixture->office.vault, text_of(value), streams, 4, &count,
                                &fixture->err));
    return count;
}

static void note_problem(void *context, const char *stream, const char *what)
{
    (void)context;
    fail_msg("%s: %s", stream, what);
}

static void an_old_vault__gains_them_at_opening_and_verifies(void **state)
{
    struct fixture *fixture = *state;
    struct vault_report report;
    char customer[16];
    char line[200];

    must(fixture, vault_begin(fixture->office.vault, &fixture->err));
    for (int i = 0; i < MANY; i++) {
        snprintf(customer, sizeof(customer), "c%d", i);
        snprintf(line, sizeof(line),
                 "{\"type\":\"customer\",\"id\":\"c%d\",\"name\":\"Noor Hadley\","
                 "\"addresses\":[{\"line1\":\"Lindenweg %d\"}]}",
                 i, i);
        writes(fixture, customer, RECORD_CUSTOMER, line);
    }
    writes(fixture, "c7", RECORD_ORDER,
           "{\"type\":\"order\",\"id\":\"K1\",\"customer\":\"c7\",\"status\":\"pending\","
           "\"placed_at\":\"2026-11-10T10:00:00Z\",\"lines\":[],"
           "\"address\":{\"name\":\"Luis Ortega\",\"line1\":\"Rua Augusta 110\"}}");
    must(fixture, vault_commit(fixture->office.vault, &fixture->err));
    assert_int_equal(holders_of(fixture, "person:hadley:nor:lindenweg:7"), 0);

    office_close(&fixture->office);
    open_office(fixture);
    for (int i = 0; i < MANY; i++) {
        snprintf(line, sizeof(line), "person:hadley:nor:lindenweg:%d", i);
        assert_int_equal(holders_of(fixture, line), 1);
    }
    assert_int_equal(holders_of(fixture, "person:hadley:nor:augusta:110"), 1);
    assert_int_equal(holders_of(fixture, "person:luis:ortega:augusta:110"), 1);
    assert_int_equal(holders_of(fixture, "person:luis:ortega:lindenweg:7"), 0);
    must(fixture,
         vault_verify(fixture->office.vault, &report, note_problem, NULL, &fixture->err));
}

static void settling__follows_whoever_writes_and_forgets_what_counts_no_more(void **state)
{
    struct fixture *fixture = *state;
    char moved[200];

    snprintf(moved, sizeof(moved), LINE, "Lindenweg 3");
    writes(fixture, "c1", RECORD_CUSTOMER, moved);
    must(fixture, people_settle(&fixture->office, &fixture->err));
    assert_int_equal(holders_of(fixture, "person:hadley:nor:lindenweg:3"), 1);

    int64_t before = vault_writes(fixture->office.vault);
    must(fixture, people_settle(&fixture->office, &fixture->err));
    assert_int_equal(vault_writes(fixture->office.vault), before);

    snprintf(moved, sizeof(moved), LINE, "Ahornweg 4");
    writes(fixture, "c1", RECORD_CUSTOMER, moved);
    must(fixture, people_settle(&fixture->office, &fixture->err));
    assert_int_equal(holders_of(fixture, "person:hadley:nor:lindenweg:3"), 0);
    assert_int_equal(holders_of(fixture, "place:lindenweg:3"), 0);
    assert_int_equal(holders_of(fixture, "person:hadley:nor:ahornweg:4"), 1);
}

static void a_line_that_cannot_be_read__keeps_no_vault_closed(void **state)
{
    struct fixture *fixture = *state;

    writes(fixture, "c1", RECORD_CUSTOMER, "{\"type\":\"customer\"");
    writes(fixture, "c2", RECORD_CUSTOMER,
           "{\"type\":\"customer\",\"id\":\"c2\",\"name\":\"Noor Hadley\","
           "\"addresses\":[{\"line1\":\"Lindenweg 3\"}]}");
    office_close(&fixture->office);
    open_office(fixture);
    assert_int_equal(holders_of(fixture, "person:hadley:nor:lindenweg:3"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_old_vault__gains_them_at_opening_and_verifies,
                                        begin, end),
        cmocka_unit_test_setup_teardown(
            settling__follows_whoever_writes_and_forgets_what_counts_no_more, begin, end),
        cmocka_unit_test_setup_teardown(a_line_that_cannot_be_read__keeps_no_vault_closed,
                                        begin, end),
    };

    if (!secret_start(NULL))
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
