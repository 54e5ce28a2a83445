/* What was answered before, on a screen that is open for weeks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/secret.h"
#include "shell/earlier.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PASSPHRASE "correct horse battery"
#define KNOWN      1000 /* as src/shell/earlier.c: read at first, */
#define SINCE      250  /* and behind them before it begins again */
#define A_GO       50   /* tickets between two looks; fewer than are read again at once */

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

static int begin(void **state)
{
    struct fixture *fixture = memory_get(sizeof(*fixture));
    struct office *office = &fixture->office;
    char recovery[VAULT_RECOVERY_SIZE];

    fixture->options = (struct options){.home = fixture->home, .passphrase_fd = -1};
    snprintf(fixture->home, sizeof(fixture->home), "/tmp/deskhand-earlier-XXXXXX");
    assert_non_null(mkdtemp(fixture->home));
    must(fixture, office_prepare(office, &fixture->options, &fixture->err));
    must(fixture, vault_create(office->paths.data, text_of(PASSPHRASE),
                               VAULT_COST_INTERACTIVE, recovery, &fixture->err));
    must(fixture, office_open_with(office, text_of(PASSPHRASE), &fixture->err));
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

static void writes(struct fixture *fixture, int ticket, enum record_kind kind,
                   const char *line)
{
    struct vault *vault = fixture->office.vault;
    char id[16];
    int64_t stream;

    snprintf(id, sizeof(id), "%d", ticket);
    must(fixture, vault_stream(vault, STREAM_TICKET, text_of(id), text_of("c1"), true,
                               &stream, &fixture->err));
    must(fixture,
         vault_append(vault, stream, kind, 1, text_of(""), text_of(line), &fixture->err));
}

/* Tickets with one answer each. */
static void are_answered(struct fixture *fixture, int from, int count)
{
    char line[256];

    must(fixture, vault_begin(fixture->office.vault, &fixture->err));
    for (int i = from; i < from + count; i++) {
        snprintf(line, sizeof(line),
                 "{\"type\":\"ticket\",\"id\":\"%d\",\"customer\":\"c1\",\"created_at\":"
                 "\"2026-11-01T08:00:00Z\",\"status\":\"resolved\",\"lang\":\"en\"}",
                 i);
        writes(fixture, i, RECORD_TICKET, line);
        snprintf(
            line, sizeof(line),
            "{\"type\":\"message\",\"ticket\":\"%d\",\"id\":\"%da\",\"from\":"
            "\"customer\",\"at\":\"2026-11-01T08:00:00Z\",\"text\":\"How do I wash it?\"}",
            i, i);
        writes(fixture, i, RECORD_MESSAGE, line);
        snprintf(line, sizeof(line),
                 "{\"type\":\"message\",\"ticket\":\"%d\",\"id\":\"%db\",\"from\":"
                 "\"agent\",\"at\":\"2026-11-01T09:00:00Z\",\"text\":\"Wash it by hand.\"}",
                 i, i);
        writes(fixture, i, RECORD_MESSAGE, line);
    }
    must(fixture, vault_commit(fixture->office.vault, &fixture->err));
}

static void is_looked_for(struct fixture *fixture)
{
    struct loaded loaded = {.ticket = {.id = "none", .customer = "c2", .lang = "en"}};
    struct shop shop = {0};
    struct earlier_answer *answers;
    struct arena arena;
    size_t count;

    arena_init(&arena);
    must(fixture, earlier_find(&fixture->office, &loaded, &shop, text_of("parrots"),
                               1793520000, &arena, &answers, &count, &fixture->err));
    arena_release(&arena);
}

static void earlier_find__begins_again__where_much_was_answered_since(void **state)
{
    struct fixture *fixture = *state;
    int ticket = 1;

    are_answered(fixture, ticket, KNOWN);
    ticket += KNOWN;
    must(fixture, earlier_step(&fixture->office, EARLIER_ALL, &fixture->err));
    assert_false(earlier_wants_time(&fixture->office));
    for (int since = A_GO; since < SINCE; since += A_GO) {
        are_answered(fixture, ticket, A_GO);
        ticket += A_GO;
        is_looked_for(fixture);
        assert_false(earlier_wants_time(&fixture->office));
    }
    are_answered(fixture, ticket, A_GO);
    is_looked_for(fixture);
    assert_true(earlier_wants_time(&fixture->office));
    must(fixture, earlier_step(&fixture->office, EARLIER_ALL, &fixture->err));
    is_looked_for(fixture);
    assert_false(earlier_wants_time(&fixture->office));
}

/* A customer says thanks: the ticket is read again, and has the answer that it had. */
static void earlier_find__counts_an_answer_once__however_often_it_is_read(void **state)
{
    struct fixture *fixture = *state;

    are_answered(fixture, 1, KNOWN);
    must(fixture, earlier_step(&fixture->office, EARLIER_ALL, &fixture->err));
    for (int i = 0; i < SINCE; i++) {
        writes(fixture, 1, RECORD_MESSAGE,
               "{\"type\":\"message\",\"ticket\":\"1\",\"id\":\"1c\",\"from\":\"customer\","
               "\"at\":\"2026-11-01T10:00:00Z\",\"text\":\"Thanks.\"}");
        is_looked_for(fixture);
    }
    assert_false(earlier_wants_time(&fixture->office));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        TEST(earlier_find__begins_again__where_much_was_answered_since),
        TEST(earlier_find__counts_an_answer_once__however_often_it_is_read),
    };
    if (!secret_start(NULL))
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
