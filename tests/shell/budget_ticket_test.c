/* What a ticket may use, out of its own records in a real vault. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/secret.h"
#include "shell/budget.h"
#include "wire/egress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PASSPHRASE "correct horse battery"
#define NOON       1795435200

struct fixture {
    char home[64];
    struct office office;
    struct model_profile profile;
    int64_t stream;
    struct error err;
};

static void must(struct fixture *fixture, bool is_good)
{
    if (!is_good)
        fail_msg("%s", fixture->err.text);
}

static int begin(void **state)
{
    struct fixture *fixture = memory_get(sizeof(*fixture));
    struct options options = {.home = fixture->home, .passphrase_fd = -1};
    struct office *office = &fixture->office;
    char recovery[VAULT_RECOVERY_SIZE];

    snprintf(fixture->home, sizeof(fixture->home), "/tmp/deskhand-budget-XXXXXX");
    assert_non_null(mkdtemp(fixture->home));
    must(fixture, office_prepare(office, &options, &fixture->err));
    must(fixture, vault_create(office->paths.data, text_of(PASSPHRASE),
                               VAULT_COST_INTERACTIVE, recovery, &fixture->err));
    must(fixture, office_open_with(office, text_of(PASSPHRASE), &fixture->err));
    must(fixture, vault_stream(office->vault, STREAM_TICKET, text_of("1042"), text_of("c1"),
                               true, &fixture->stream, &fixture->err));
    fixture->profile = (struct model_profile){.name = "model"};
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

static void left(struct fixture *fixture, int64_t prompt_tokens, int64_t completion_tokens)
{
    struct egress egress = {.at = NOON,
                            .kind = "drafts",
                            .prompt_tokens = prompt_tokens,
                            .completion_tokens = completion_tokens,
                            .cost_micro = 7};
    struct buffer body;

    buffer_init(&body, 4096);
    egress_encode(&egress, &body);
    must(fixture, vault_append(fixture->office.vault, fixture->stream, RECORD_EGRESS, NOON,
                               text_of(""), text_of(buffer_text(&body)), &fixture->err));
    buffer_release(&body);
}

static bool reserves(struct fixture *fixture, const char *ticket, int64_t tokens)
{
    fixture->err = (struct error){0};
    return budget_reserve(&fixture->office, &fixture->profile, ticket, tokens, 0, NOON,
                          &fixture->err);
}

static void what_a_ticket_used__is_the_sum_of_its_records(void **state)
{
    struct fixture *fixture = *state;
    struct usage usage;

    left(fixture, 100, 10);
    must(fixture, vault_append(fixture->office.vault, fixture->stream, RECORD_EDIT, NOON,
                               text_of(""), text_of("{}"), &fixture->err));
    left(fixture, 200, 20);
    must(fixture, budget_ticket(&fixture->office, "1042", &usage, &fixture->err));
    assert_int_equal(usage.requests, 2);
    assert_int_equal(usage.prompt_tokens, 300);
    assert_int_equal(usage.completion_tokens, 30);
    assert_int_equal(usage.cost_micro, 14);
    must(fixture, budget_ticket(&fixture->office, NULL, &usage, &fixture->err));
    assert_int_equal(usage.requests, 0);
    assert_false(budget_ticket(&fixture->office, "none", &usage, &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_NOT_FOUND);
}

static void a_tickets_budget__counts_its_records_and_what_runs(void **state)
{
    struct fixture *fixture = *state;

    fixture->office.settings.tokens_per_ticket = 1000;
    left(fixture, 500, 100);
    assert_false(reserves(fixture, "1042", 401));
    assert_int_equal(fixture->err.code, ERROR_REFUSED);
    assert_non_null(strstr(fixture->err.text, "this ticket's budget of 1000 tokens"));
    assert_non_null(strstr(fixture->err.text, "600 are used"));
    assert_true(reserves(fixture, "1042", 300));
    assert_false(reserves(fixture, "1042", 101));
    /* What runs for nobody's ticket is none of it. */
    assert_true(reserves(fixture, NULL, 5000));
    assert_true(reserves(fixture, "1042", 100));
}

static int64_t tokens_of(struct fixture *fixture, const char *ticket)
{
    struct usage usage;

    must(fixture, budget_ticket(&fixture->office, ticket, &usage, &fixture->err));
    return usage.prompt_tokens;
}

/* A long thread is read once, when it is loaded; then what came since, from anybody. */
static void what_a_ticket_used__is_known_where_it_was_loaded(void **state)
{
    struct fixture *fixture = *state;
    struct spent *spent = &fixture->office.spending.tickets[0];
    struct loaded *loaded;

    must(fixture,
         vault_append(fixture->office.vault, fixture->stream, RECORD_TICKET, NOON,
                      text_of(""),
                      text_of("{\"type\":\"ticket\",\"id\":\"1042\",\"customer\":\"c1\","
                              "\"created_at\":\"2026-11-23T08:00:00Z\",\"messages\":[]}"),
                      &fixture->err));
    left(fixture, 100, 10);
    for (int i = 0; i < 2; i++) { /* once more counts nothing twice */
        must(fixture, office_load(&fixture->office, "1042", &loaded, &fixture->err));
        loaded_destroy(loaded);
        assert_int_equal(spent->stream, fixture->stream);
        assert_int_equal(spent->sequence, 2);
        assert_int_equal(spent->usage.prompt_tokens, 100);
    }
    spent->usage.prompt_tokens = 5000; /* were it read again, it would be 100 */
    left(fixture, 200, 10);
    assert_int_equal(tokens_of(fixture, "1042"), 5200);
    assert_int_equal(tokens_of(fixture, "1042"), 5200);
}

static void what_a_ticket_used__is_read_again_behind_many_others(void **state)
{
    struct fixture *fixture = *state;
    char id[16];

    for (int i = 0; i <= SPENT_TICKETS; i++) {
        snprintf(id, sizeof(id), "%d", i);
        must(fixture, vault_stream(fixture->office.vault, STREAM_TICKET, text_of(id),
                                   text_of("c1"), true, &fixture->stream, &fixture->err));
        left(fixture, i + 1, 0);
    }
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i <= SPENT_TICKETS; i++) {
            snprintf(id, sizeof(id), "%d", i);
            assert_int_equal(tokens_of(fixture, id), i + 1);
        }
        assert_int_equal(tokens_of(fixture, "1042"), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_a_ticket_used__is_the_sum_of_its_records,
                                        begin, end),
        cmocka_unit_test_setup_teardown(what_a_ticket_used__is_known_where_it_was_loaded,
                                        begin, end),
        cmocka_unit_test_setup_teardown(
            what_a_ticket_used__is_read_again_behind_many_others, begin, end),
        cmocka_unit_test_setup_teardown(a_tickets_budget__counts_its_records_and_what_runs,
                                        begin, end),
    };

    if (!secret_start(NULL))
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
