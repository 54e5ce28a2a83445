/* One customer gone, the others as they were. */
#include "erase_fixture.h"

static void erasure__takes_one_customer_and_leaves_the_others(void **state)
{
    struct fixture *fixture = *state;
    int64_t streams[4];
    size_t count = 0;
    add_customers(fixture, 0, 40);
    char *before = everything(fixture);
    assert_int_equal(count_owned(fixture, "c7"), 3);

    struct vault_erased erased = erase(fixture, "c7", NOW);
    finish(fixture);

    assert_int_equal(erased.streams, 3);
    assert_int_equal(erased.records, 5);
    assert_int_equal(count_owned(fixture, "c7"), 0);
    assert_int_equal(count_owned(fixture, "c8"), 3);
    must(fixture, vault_who_has(fixture->vault, text_of("c7@example.org"), streams, 4,
                                &count, &fixture->err));
    assert_int_equal(count, 0);
    must(fixture, vault_who_has(fixture->vault, text_of("c8@example.org"), streams, 4,
                                &count, &fixture->err));
    assert_int_equal(count, 1);
    char *after = everything(fixture);
    assert_null(strstr(after, CANARY));
    assert_int_equal(strlen(before) - strlen(after),
                     strlen(" 1:profile of c7 " CANARY) +
                         2 * strlen(" 1:c7 asks 0 " CANARY " 2:answer"));
    assert_verifies(fixture, 117);
    memory_free(before);
    memory_free(after);
}

static void erasure__takes_a_name_with_its_address_along(void **state)
{
    static const char person[] = "person:hadley:nor:fragua:31";
    struct fixture *fixture = *state;
    int64_t streams[4];
    size_t count = 0;
    add_customers(fixture, 0, 9);
    must(fixture, vault_stream(fixture->vault, STREAM_CUSTOMER, text_of("c7"),
                               text_of("c7"), false, &streams[0], &fixture->err));
    must(fixture,
         vault_identify(fixture->vault, text_of(person), streams[0], &fixture->err));
    must(fixture, vault_set_identified(fixture->vault, 1, 20, &fixture->err));
    (void)erase(fixture, "c7", NOW);
    finish(fixture);
    must(fixture,
         vault_who_has(fixture->vault, text_of(person), streams, 4, &count, &fixture->err));
    assert_int_equal(count, 0);
    int64_t row = 0;
    must(fixture, vault_identified(fixture->vault, 1, &row, &fixture->err));
    assert_int_equal(row, 20);
    assert_int_equal(count_owned(fixture, "c8"), 3);
    assert_verifies(fixture, 24);
}

static void erasure__needs_no_record_of_the_customer(void **state)
{
    struct fixture *fixture = *state;
    append(fixture, owned_ticket(fixture, "t1", "passer-by"), "", "hello");
    (void)owned_ticket(fixture, "t2", "passer-by 2");
    assert_int_equal(erase(fixture, "passer-by", NOW).streams, 1);
    finish(fixture);
    assert_verifies(fixture, 1);
}

static void erasure__of_an_id_longer_than_any_finds_nobody(void **state)
{
    struct fixture *fixture = *state;
    struct text id = text_from(memory_get(130000), 130000);
    struct vault_owned owned = {.count = 0};
    struct error err = {ERROR_NONE, ""};
    uint8_t tag[VAULT_TAG_LEN];
    moment_t at = -1;
    must(fixture, vault_erased_at(fixture->vault, id, &at, &fixture->err));
    assert_int_equal(at, 0);
    assert_false(vault_owner_tag(fixture->vault, id, tag, &err));
    assert_int_equal(err.code, ERROR_NOT_FOUND);
    err.code = ERROR_NONE;
    assert_false(vault_find_owned(fixture->vault, id, &owned, &err));
    assert_int_equal(err.code, ERROR_NOT_FOUND);
    memory_free((void *)(uintptr_t)id.bytes);
}

static void erasure__of_one_by_two_at_once_is_one(void **state)
{
    struct fixture *fixture = *state;
    struct vault_owned owned = {.count = 0};
    struct vault_erased erased;
    struct error err = {ERROR_NONE, ""};
    add_customers(fixture, 0, 10);
    must(fixture, vault_find_owned(fixture->vault, text_of("c7"), &owned, &fixture->err));
    (void)erase(fixture, "c7", NOW);
    finish(fixture);
    assert_false(
        vault_erase(fixture->vault, text_of("c7"), &owned, NOW + 1, &erased, &err));
    assert_int_equal(err.code, ERROR_NOT_FOUND);
    vault_owned_release(&owned);
    assert_verifies(fixture, 27);
}

static void a_stream_given_to_another__goes_with_that_one(void **state)
{
    struct fixture *fixture = *state;
    char id[16];
    char owner[16];
    add_customers(fixture, 0, 10);
    int64_t stream = owned_ticket(fixture, "t7-0", "c7");
    must(fixture,
         vault_stream_owner(fixture->vault, stream, text_of("customer-8"), &fixture->err));
    must(fixture, vault_stream_owner(fixture->vault, stream, text_of("c8"), &fixture->err));
    must(fixture, vault_stream_name(fixture->vault, stream, id, sizeof id, owner,
                                    sizeof owner, &fixture->err));
    assert_string_equal(id, "t7-0");
    assert_string_equal(owner, "c8");
    assert_int_equal(count_owned(fixture, "c7"), 2);
    assert_int_equal(count_owned(fixture, "customer-8"), 0);
    assert_verifies(fixture, 30);
    assert_int_equal(erase(fixture, "c7", NOW).streams, 2);
    assert_int_equal(erase(fixture, "c8", NOW).streams, 4);
    finish(fixture);
    assert_verifies(fixture, 24);
    assert_false(vault_stream_owner(fixture->vault, stream, text_of("c1"), &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_NOT_FOUND);
}

static void
a_stream_given_away_by_another_process__is_not_erased_for_the_old_one(void **state)
{
    struct fixture *fixture = *state;
    struct vault *other;
    struct vault_owned owned = {.count = 0};
    struct vault_erased erased;
    add_customers(fixture, 0, 10);
    must(fixture, vault_open(fixture->home, NULL, passphrase(), &other, &fixture->err));
    must(fixture, vault_find_owned(fixture->vault, text_of("c7"), &owned, &fixture->err));
    must(fixture, vault_stream_owner(other, owned_ticket(fixture, "t7-0", "c7"),
                                     text_of("c8"), &fixture->err));
    must(fixture, vault_stream_owner(other, owned_ticket(fixture, "t1-0", "c1"),
                                     text_of("c7"), &fixture->err));
    vault_close(other);
    must(fixture,
         vault_erase(fixture->vault, text_of("c7"), &owned, NOW, &erased, &fixture->err));
    vault_owned_release(&owned);
    assert_int_equal(erased.streams, 3);
    assert_int_equal(count_owned(fixture, "c7"), 0);
    assert_int_equal(count_owned(fixture, "c8"), 4);
    assert_int_equal(count_owned(fixture, "c1"), 2);
}

static void erasure__leaves_no_key_in_any_file(void **state)
{
    struct fixture *fixture = *state;
    uint8_t keys[8 * KEY_LEN];
    int was_there = 0;
    add_customers(fixture, 0, 200);
    vault_checkpoint(fixture->vault);
    for (int i = 0; i < 20; i++) {
        char owner[16];
        (void)snprintf(owner, sizeof owner, "c%d", (i * 77) % 200);
        size_t count = copy_keys(fixture, owner, keys);
        assert_int_equal(count, 3);
        was_there += count_copies(fixture, keys, count);
        assert_int_equal(erase(fixture, owner, NOW + i).streams, 3);
        finish(fixture);
        assert_int_equal(count_copies(fixture, keys, count), 0);
    }
    assert_true(was_there >= 60);
    assert_verifies(fixture, 540);
}

static void newest_row__counts_erasures_too(void **state)
{
    struct fixture *fixture = *state;
    add_customers(fixture, 0, 8);
    int64_t newest = vault_newest_row(fixture->vault);
    (void)erase(fixture, "c7", NOW); /* the newest records of all */
    assert_int_equal(vault_newest_row(fixture->vault), newest + 1);
    finish(fixture);
    close_vault(fixture);
    open_vault(fixture);
    assert_false(vault_is_behind(fixture->vault));
    append(fixture, owned_ticket(fixture, "t0-0", "c0"), "", "more");
    assert_int_equal(vault_newest_row(fixture->vault), newest + 2);
    assert_verifies(fixture, 21);
}

static void rollback__of_an_erasure_brings_everything_back(void **state)
{
    struct fixture *fixture = *state;
    add_customers(fixture, 0, 10);
    char *before = everything(fixture);
    must(fixture, vault_begin(fixture->vault, &fixture->err));
    assert_int_equal(erase(fixture, "c7", NOW).streams, 3);
    vault_rollback(fixture->vault);
    char *after = everything(fixture);
    assert_string_equal(before, after);
    moment_t at = -1;
    must(fixture, vault_erased_at(fixture->vault, text_of("c7"), &at, &fixture->err));
    assert_int_equal(at, 0);
    assert_verifies(fixture, 30);
    memory_free(before);
    memory_free(after);
}

static void another_screen__forgets_the_key_and_cannot_append(void **state)
{
    struct fixture *fixture = *state;
    struct vault *other;
    uint8_t keys[8 * KEY_LEN];
    struct keyring_entry *entry;
    struct error err = {ERROR_NONE, ""};
    add_customers(fixture, 0, 10);
    must(fixture, vault_open(fixture->home, NULL, passphrase(), &other, &fixture->err));
    int64_t stream = owned_ticket(fixture, "t7-0", "c7");
    must(fixture, vault_append(other, stream, RECORD_MESSAGE, 1, text_of(""), text_of("x"),
                               &fixture->err));
    size_t count = copy_keys(fixture, "c7", keys);
    int64_t read = owned_ticket(fixture, "t7-1", "c7");
    assert_true(stream_key(other, read, &entry, &err));

    (void)erase(fixture, "c7", NOW);
    finish(fixture);

    assert_int_equal(count_copies(fixture, keys, count), 0);
    assert_true(vault_newest_row(other) >
                0); /* as a screen asks when it hears of a commit */
    assert_null(keyring_find(&other->keyring, read));
    assert_false(
        vault_append(other, stream, RECORD_MESSAGE, 1, text_of(""), text_of("y"), &err));
    assert_int_equal(err.code, ERROR_NOT_FOUND);
    assert_null(keyring_find(&other->keyring, stream));
    assert_false(stream_key(other, stream, &entry, &err));
    vault_close(other);
    assert_verifies(fixture, 27);
}

static void retention__takes_single_conversations(void **state)
{
    struct fixture *fixture = *state;
    struct vault_erased erased;
    add_customers(fixture, 0, 10);
    int64_t streams[] = {owned_ticket(fixture, "t1-0", "c1"),
                         owned_ticket(fixture, "t4-1", "c4")};
    must(fixture,
         vault_retain(fixture->vault, streams, 2, NOW - 100, NOW, &erased, &fixture->err));
    finish(fixture);
    assert_int_equal(erased.streams, 2);
    assert_int_equal(erased.records, 4);
    assert_int_equal(count_owned(fixture, "c1"), 2);
    assert_verifies(fixture, 28);
}

static void retention__leaves_one_row_a_day(void **state)
{
    struct fixture *fixture = *state;
    struct vault_erased erased;
    struct erasure *list;
    size_t count;
    int64_t damaged;
    add_customers(fixture, 0, 10);
    for (int i = 0; i < 8;
         i++) { /* six batches of one day, with an erasure between, two of another */
        char id[16];
        (void)snprintf(id, sizeof id, "t%d-0", i);
        int64_t stream = owned_ticket(fixture, id, "c0");
        moment_t at = i < 6 ? 5 * 86400 + i : 6 * 86400 + i;
        must(fixture, vault_retain(fixture->vault, &stream, 1, at - 100, at, &erased,
                                   &fixture->err));
        if (i == 2) {
            (void)erase(fixture, "c9", NOW);
        }
        if (i == 4) {
            finish(fixture);
        }
    }
    int64_t newest = vault_newest_row(fixture->vault);
    finish(fixture);
    must(fixture, erasures_read(fixture->vault, &list, &count, &damaged, &fixture->err));
    assert_int_equal(count, 3);
    assert_int_equal(list[1].streams, 6);
    assert_int_equal(list[1].records, 6 * 2 + 5);
    assert_int_equal(list[2].streams, 2);
    assert_int_equal(list[2].before, 6 * 86400 + 7 - 100);
    erasures_free(list, count);
    assert_int_equal(vault_newest_row(fixture->vault), newest);
    assert_verifies(fixture, 30 - 8 - 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(erasure__takes_one_customer_and_leaves_the_others,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(erasure__takes_a_name_with_its_address_along,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(erasure__needs_no_record_of_the_customer, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(erasure__of_an_id_longer_than_any_finds_nobody,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(erasure__of_one_by_two_at_once_is_one, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_stream_given_to_another__goes_with_that_one,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            a_stream_given_away_by_another_process__is_not_erased_for_the_old_one, set_up,
            tear_down),
        cmocka_unit_test_setup_teardown(erasure__leaves_no_key_in_any_file, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(newest_row__counts_erasures_too, set_up, tear_down),
        cmocka_unit_test_setup_teardown(rollback__of_an_erasure_brings_everything_back,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(another_screen__forgets_the_key_and_cannot_append,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(retention__leaves_one_row_a_day, set_up, tear_down),
        cmocka_unit_test_setup_teardown(retention__takes_single_conversations, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, set_up_program, NULL);
}
