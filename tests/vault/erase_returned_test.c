/* What was erased and comes back: out of a backup, or because the customer does. */
#include "erase_fixture.h"

#include "vault/mirror.h"

static void backup__put_back_is_erased_again(void **state)
{
    struct fixture *fixture = *state;
    char backup[80];
    (void)snprintf(backup, sizeof backup, "%s/old", fixture->home);
    add_customers(fixture, 0, 10);
    close_vault(fixture);
    copy_file(fixture->file, backup);
    open_vault(fixture);
    (void)erase(fixture, "c7", moment_now() + 1);
    (void)erase(fixture, "c3", moment_now() + 1);
    finish(fixture);
    close_vault(fixture);

    put_back(fixture, backup);
    open_vault(fixture);

    assert_int_equal(vault_settled(fixture->vault)->customers, 2);
    assert_int_equal(vault_settled(fixture->vault)->streams, 6);
    assert_int_equal(count_owned(fixture, "c7"), 0);
    assert_int_equal(count_owned(fixture, "c8"), 3);
    assert_false(vault_is_erasing_pending(fixture->vault));
    close_vault(fixture);
    open_vault(fixture);
    assert_int_equal(vault_settled(fixture->vault)->customers, 0);
}

#define NOBODY 65534

/* Where root runs the tests, somebody else's from here on. */
static void give_away(struct fixture *fixture)
{
    char mirror[112];
    const char *const paths[] = {fixture->home, fixture->file, fixture->state, mirror};
    (void)snprintf(mirror, sizeof mirror, "%s/" MIRROR_FILE, fixture->state);
    for (size_t i = 0; geteuid() == 0 && i < COUNT_OF(paths); i++) {
        assert_int_equal(chown(paths[i], NOBODY, NOBODY), 0);
    }
}

static void backup__that_cannot_be_written_is_told(void **state)
{
    struct fixture *fixture = *state;
    char backup[80];
    int status;
    (void)snprintf(backup, sizeof backup, "%s/old", fixture->home);
    add_customers(fixture, 0, 10);
    close_vault(fixture);
    copy_file(fixture->file, backup);
    open_vault(fixture);
    (void)erase(fixture, "c7", moment_now() + 1);
    finish(fixture);
    close_vault(fixture);
    put_back(fixture, backup);
    assert_true(chmod(fixture->file, 0400) == 0 && chmod(fixture->home, 0500) == 0);
    give_away(fixture);
    pid_t child = fork();
    if (child == 0) { /* root could write to anything */
        bool ok = geteuid() != 0 || (setgid(NOBODY) == 0 && setuid(NOBODY) == 0);
        ok = ok &&
             vault_open(fixture->home, fixture->state, passphrase(), &fixture->vault, NULL);
        _exit(ok && vault_settled(fixture->vault)->is_owed ? 0 : 1);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    assert_int_equal(chmod(fixture->home, 0700), 0);
}

static void backup__with_new_tickets_keeps_those_made_after_the_erasure(void **state)
{
    struct fixture *fixture = *state;
    char backup[80];
    char mirror[112];
    (void)snprintf(backup, sizeof backup, "%s/old", fixture->home);
    (void)snprintf(mirror, sizeof mirror, "%s/" MIRROR_FILE, fixture->state);
    add_customers(fixture, 0, 10);
    close_vault(fixture);
    copy_file(fixture->file, backup);
    open_vault(fixture);
    (void)erase(fixture, "c7", moment_now());
    finish(fixture);
    close_vault(fixture);

    /* Put back without the state folder; a second later the customer writes again. */
    put_back(fixture, backup);
    moment_t erased_at = moment_now();
    while (moment_now() <= erased_at) {
        (void)usleep(20000);
    }
    must(fixture,
         vault_open(fixture->home, NULL, passphrase(), &fixture->vault, &fixture->err));
    int64_t again = owned_ticket(fixture, "t7-new", "c7");
    append(fixture, again, "", "it is me again");
    assert_int_equal(count_owned(fixture, "c7"), 4);
    close_vault(fixture);
    open_vault(fixture);

    assert_int_equal(vault_settled(fixture->vault)->streams, 3);
    assert_int_equal(count_owned(fixture, "c7"), 1);
    assert_reads(fixture, again, 0, "1:it is me again");
}

static void erasure__by_a_clock_that_went_back_is_done_again_too(void **state)
{
    struct fixture *fixture = *state;
    char backup[80];
    (void)snprintf(backup, sizeof backup, "%s/old", fixture->home);
    add_customers(fixture, 0, 10);
    close_vault(fixture);
    copy_file(fixture->file, backup);
    open_vault(fixture);
    (void)erase(fixture, "c7", 1000); /* long before anything was made */
    finish(fixture);
    close_vault(fixture);
    put_back(fixture, backup);
    open_vault(fixture);
    assert_int_equal(vault_settled(fixture->vault)->streams, 3);
    assert_int_equal(count_owned(fixture, "c7"), 0);
}

static void who_writes_again__is_a_new_customer(void **state)
{
    struct fixture *fixture = *state;
    moment_t at = 0;
    add_customers(fixture, 0, 10);
    (void)erase(fixture, "c7", moment_now());
    finish(fixture);
    must(fixture, vault_erased_at(fixture->vault, text_of("c7"), &at, &fixture->err));
    assert_true(at > 0);
    must(fixture, vault_erased_at(fixture->vault, text_of("c8"), &at, &fixture->err));
    assert_int_equal(at, 0);
    int64_t stream = owned_ticket(fixture, "t7-0", "c7");
    append(fixture, stream, "", "hello again");
    close_vault(fixture);
    open_vault(fixture);
    assert_int_equal(count_owned(fixture, "c7"), 1);
    assert_reads(fixture, stream, 0, "1:hello again");
}

static void mirror__lost_or_damaged_is_made_again_and_told(void **state)
{
    struct fixture *fixture = *state;
    char mirror[112];
    size_t len;
    (void)snprintf(mirror, sizeof mirror, "%s/" MIRROR_FILE, fixture->state);
    add_customers(fixture, 0, 10);
    close_vault(fixture);
    open_vault(fixture);
    assert_false(vault_settled(fixture->vault)->was_mirror_lost);
    (void)erase(fixture, "c7", NOW);
    finish(fixture);
    close_vault(fixture);
    assert_int_equal(unlink(mirror), 0);
    open_vault(fixture);
    assert_true(vault_settled(fixture->vault)->was_mirror_lost);
    close_vault(fixture);
    char *bytes = read_file(mirror, &len);
    for (size_t i = 0; i < len; i += 5) { /* a bit of any byte */
        bytes[i] = (char)(bytes[i] ^ 4);
        write_file(mirror, bytes, len);
        bytes[i] = (char)(bytes[i] ^ 4);
        open_vault(fixture);
        assert_true(vault_settled(fixture->vault)->was_mirror_lost);
        close_vault(fixture);
    }
    open_vault(fixture);
    assert_false(vault_settled(fixture->vault)->was_mirror_lost);
    memory_free(bytes);
}

/* With nothing beside it an older vault cannot know whom it erased; where it can, it does.
 */
static void mirror__missing_beside_an_older_vault_is_told(void **state)
{
    struct fixture *fixture = *state;
    char mirror[112];
    char backup[80];
    (void)snprintf(mirror, sizeof mirror, "%s/" MIRROR_FILE, fixture->state);
    (void)snprintf(backup, sizeof backup, "%s/backup", fixture->home);
    add_customers(fixture, 0, 10);
    close_vault(fixture);
    copy_file(fixture->file, backup);
    open_vault(fixture);
    (void)erase(fixture, "c7", NOW);
    finish(fixture);
    assert_false(vault_settled(fixture->vault)->may_be_back);
    close_vault(fixture);
    assert_int_equal(unlink(mirror), 0);
    copy_file(backup, fixture->file);
    open_vault(fixture); /* behind its anchor, which counted an erasure */
    assert_true(vault_is_behind(fixture->vault));
    assert_true(vault_settled(fixture->vault)->may_be_back);
    close_vault(fixture);
    assert_int_equal(unlink(fixture->anchor), 0);
    open_vault(fixture);
    assert_true(vault_settled(fixture->vault)->may_be_back);
    close_vault(fixture);
    open_vault(fixture); /* it has an anchor again */
    assert_false(vault_settled(fixture->vault)->may_be_back);
}

static void retention__is_owed_by_a_backup_put_back(void **state)
{
    struct fixture *fixture = *state;
    struct vault_erased erased;
    char backup[80];
    moment_t now = moment_now();
    (void)snprintf(backup, sizeof backup, "%s/old", fixture->home);
    add_customers(fixture, 0, 10);
    int64_t stream = owned_ticket(fixture, "t1-0", "c1");
    close_vault(fixture);
    copy_file(fixture->file, backup);
    open_vault(fixture);
    must(fixture,
         vault_retain(fixture->vault, &stream, 1, now - 100, now, &erased, &fixture->err));
    finish(fixture);
    close_vault(fixture);
    put_back(fixture, backup);
    for (int i = 0; i < 2; i++) { /* until it is done, at every unlock */
        open_vault(fixture);
        assert_int_equal(vault_settled(fixture->vault)->retain_before, now - 100);
        close_vault(fixture);
    }
    open_vault(fixture);
    must(fixture,
         vault_retain(fixture->vault, &stream, 1, now - 100, now, &erased, &fixture->err));
    finish(fixture);
    close_vault(fixture);
    open_vault(fixture);
    assert_int_equal(vault_settled(fixture->vault)->retain_before, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(backup__put_back_is_erased_again, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(backup__that_cannot_be_written_is_told, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(
            backup__with_new_tickets_keeps_those_made_after_the_erasure, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            erasure__by_a_clock_that_went_back_is_done_again_too, set_up, tear_down),
        cmocka_unit_test_setup_teardown(who_writes_again__is_a_new_customer, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(mirror__lost_or_damaged_is_made_again_and_told,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(mirror__missing_beside_an_older_vault_is_told,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(retention__is_owed_by_a_backup_put_back, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, set_up_program, NULL);
}
