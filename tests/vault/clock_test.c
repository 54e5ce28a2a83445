/* What was destroyed by a wrong clock, and what a wrong clock must not bring about. */
#include "erase_fixture.h"

#define YEAR (365 * 86400)

static int64_t clock_is_off; /* seconds */

/* The program's own, as the vault asks it. */
time_t time(time_t *out)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_REALTIME, &now);
    time_t told = now.tv_sec + (time_t)clock_is_off;
    if (out != NULL) {
        *out = told;
    }
    return told;
}

static void set_clock(int64_t off)
{
    clock_is_off = off;
}

static moment_t erased_at(struct fixture *fixture, const char *owner)
{
    moment_t at = 0;
    must(fixture, vault_erased_at(fixture->vault, text_of(owner), &at, &fixture->err));
    return at;
}

static int64_t count_ahead(struct fixture *fixture)
{
    int64_t ahead = 0;
    must(fixture, vault_erasures_ahead(fixture->vault, &ahead, &fixture->err));
    return ahead;
}

static void import__by_a_clock_ahead_makes_no_erasure_later_than_now(void **state)
{
    struct fixture *fixture = *state;
    char backup[80];
    (void)snprintf(backup, sizeof backup, "%s/old", fixture->home);
    set_clock(5 * YEAR);
    add_customers(fixture, 0, 3);
    set_clock(0);
    close_vault(fixture);
    copy_file(fixture->file, backup);
    open_vault(fixture);
    (void)erase(fixture, "c1", moment_now());
    finish(fixture);
    assert_true(erased_at(fixture, "c1") > 0);
    assert_true(erased_at(fixture, "c1") <= moment_now());
    close_vault(fixture);

    put_back(fixture, backup); /* what the wrong clock made goes again all the same */
    open_vault(fixture);
    assert_int_equal(vault_settled(fixture->vault)->streams, 3);
    assert_int_equal(count_owned(fixture, "c1"), 0);
    assert_true(erased_at(fixture, "c1") > 0);
    assert_true(erased_at(fixture, "c1") <= moment_now());
    close_vault(fixture);
    open_vault(fixture);
    assert_int_equal(vault_settled(fixture->vault)->customers, 0);
}

static void erasure__ahead_of_all_that_is_known_does_not_count(void **state)
{
    struct fixture *fixture = *state;
    add_customers(fixture, 0, 3);
    (void)erase(fixture, "c1", moment_now() + 5 * YEAR);
    assert_int_equal(erased_at(fixture, "c1"), 0);
    assert_int_equal(count_ahead(fixture), 1);
    add_customers(fixture, 1, 2); /* is back, and goes again by a clock that is right */
    (void)erase(fixture, "c1", moment_now());
    finish(fixture);
    assert_true(erased_at(fixture, "c1") > 0);
    assert_int_equal(count_ahead(fixture), 0);
}

static void erasure__counts_where_the_clock_went_back(void **state)
{
    struct fixture *fixture = *state;
    add_customers(fixture, 0, 3);
    moment_t made = moment_now();
    (void)erase(fixture, "c1", 1000);
    assert_true(erased_at(fixture, "c1") >= made - 60);
    (void)erase(fixture, "c2", moment_now());
    set_clock(-20 * YEAR);
    assert_true(erased_at(fixture, "c2") > 0);
    assert_int_equal(count_ahead(fixture), 0);
    set_clock(0);
    finish(fixture);
}

static void retention__that_lies_ahead_is_not_done_again(void **state)
{
    struct fixture *fixture = *state;
    struct vault_erased erased;
    char backup[80];
    moment_t ahead = moment_now() + 5 * YEAR;
    (void)snprintf(backup, sizeof backup, "%s/old", fixture->home);
    add_customers(fixture, 0, 3);
    int64_t stream = owned_ticket(fixture, "t1-0", "c1");
    close_vault(fixture);
    copy_file(fixture->file, backup);
    open_vault(fixture);
    must(fixture, vault_retain(fixture->vault, &stream, 1, ahead - 90 * 86400, ahead,
                               &erased, &fixture->err));
    finish(fixture);
    close_vault(fixture);
    put_back(fixture, backup);
    open_vault(fixture);
    assert_int_equal(vault_settled(fixture->vault)->retain_before, 0);
}

static void keep(struct fixture *fixture, int64_t stream, enum record_kind kind,
                 moment_t at)
{
    must(fixture, vault_append(fixture->vault, stream, kind, at, text_of(""), text_of("{}"),
                               &fixture->err));
}

static void times__are_those_of_what_arrived_not_of_what_the_screen_adds(void **state)
{
    struct fixture *fixture = *state;
    struct vault_times times;
    moment_t made = moment_now();
    must(fixture, vault_newest_times(fixture->vault, NULL, &times, &fixture->err));
    assert_int_equal(times.arrived, 0);
    assert_int_equal(times.made, 0);
    int64_t stream = owned_ticket(fixture, "t1", "c1");
    keep(fixture, stream, RECORD_TICKET, 1000);
    keep(fixture, stream, RECORD_MESSAGE, 2000);
    for (int i = 0; i < 300; i++) { /* more than one slice */
        keep(fixture, stream, RECORD_CHANGE, made + 5 * YEAR);
    }
    must(fixture, vault_newest_times(fixture->vault, NULL, &times, &fixture->err));
    assert_int_equal(times.arrived, 2000);
    assert_true(times.made >= made && times.made <= moment_now());
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            import__by_a_clock_ahead_makes_no_erasure_later_than_now, set_up, tear_down),
        cmocka_unit_test_setup_teardown(erasure__ahead_of_all_that_is_known_does_not_count,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(erasure__counts_where_the_clock_went_back, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(retention__that_lies_ahead_is_not_done_again,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            times__are_those_of_what_arrived_not_of_what_the_screen_adds, set_up,
            tear_down),
    };
    return cmocka_run_group_tests(tests, set_up_program, NULL);
}
