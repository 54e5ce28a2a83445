/*
 * A small vault whose rows are tampered with.
 */
#ifndef TESTS_VAULT_DAMAGE_FIXTURE_H
#define TESTS_VAULT_DAMAGE_FIXTURE_H

#include "base/attributes.h"
#include "vault/vault_fixture.h"

#define STORY(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

/* Three tickets of five messages, a customer, identifiers and a cache; closed. */
static UNUSED void make_small_vault(struct fixture *fixture)
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

static UNUSED struct vault_report verify(struct fixture *fixture, struct buffer *problems)
{
    struct vault_report report = {0};
    buffer_clear(problems);
    must(fixture,
         vault_verify(fixture->vault, &report, note_problem, problems, &fixture->err));
    return report;
}

#endif
