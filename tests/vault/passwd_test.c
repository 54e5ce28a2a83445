#include "vault/vault_fixture.h"

#include "vault/inside.h"

#include <signal.h>
#include <sys/resource.h>

struct shown {
    char code[VAULT_RECOVERY_SIZE];
    bool fails;
    bool is_disk_full; /* from then on */
};

static bool show(void *context, const char *code, struct error *err)
{
    struct shown *shown = context;
    (void)snprintf(shown->code, sizeof shown->code, "%s", code);
    if (shown->is_disk_full) {
        (void)signal(SIGXFSZ, SIG_IGN);
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &(struct rlimit){0, RLIM_INFINITY}), 0);
    }
    return !shown->fails || error_set(err, ERROR_FAILED, "no paper");
}

static enum error_code opening(struct fixture *fixture, const char *words)
{
    struct vault *vault = NULL;
    struct error err = {ERROR_NONE, ""};
    if (vault_open(fixture->home, fixture->state, text_of(words), &vault, &err)) {
        vault_close(vault);
    }
    return err.code;
}

static void passwd(struct fixture *fixture, const char *present,
                   const struct vault_change *change)
{
    must(fixture, vault_passwd(fixture->vault, text_of(present), change, &fixture->err));
}

static bool holds(const char *path, const uint8_t *wanted, size_t wanted_len)
{
    size_t len;
    if (access(path, F_OK) != 0) {
        return false;
    }
    char *bytes = read_file(path, &len);
    bool is_there = memmem(bytes, len, wanted, wanted_len) != NULL;
    memory_free(bytes);
    return is_there;
}

static void vault_passwd__changes__what_opens_the_vault(void **state)
{
    struct fixture *fixture = *state;
    struct vault_change change = {.passphrase = text_of("another")};
    append(fixture, ticket(fixture, "1"), "", "a");
    passwd(fixture, PASSPHRASE, &change);
    append(fixture, ticket(fixture, "1"), "", "b");
    close_vault(fixture);
    assert_int_equal(opening(fixture, PASSPHRASE), ERROR_LOCKED);
    assert_int_equal(opening(fixture, fixture->recovery), ERROR_NONE);
    must(fixture, vault_open(fixture->home, fixture->state, text_of("another"),
                             &fixture->vault, &fixture->err));
    assert_reads(fixture, ticket(fixture, "1"), 0, "1:a 2:b");
    assert_false(vault_is_behind(fixture->vault));
}

static void vault_passwd__takes__the_recovery_code_for_the_present_one(void **state)
{
    struct fixture *fixture = *state;
    struct vault_change change = {.passphrase = text_of("another")};
    passwd(fixture, fixture->recovery, &change);
    assert_int_equal(opening(fixture, PASSPHRASE), ERROR_LOCKED);
    assert_int_equal(opening(fixture, "another"), ERROR_NONE);
}

static void vault_passwd__makes__a_new_recovery_code_alone(void **state)
{
    struct fixture *fixture = *state;
    struct shown shown = {.fails = false};
    struct vault_change change = {.show = show, .context = &shown};
    passwd(fixture, PASSPHRASE, &change);
    assert_int_equal(opening(fixture, fixture->recovery), ERROR_LOCKED);
    assert_int_equal(opening(fixture, shown.code), ERROR_NONE);
    assert_int_equal(opening(fixture, PASSPHRASE), ERROR_NONE);
}

/* What it refuses, and what it says; the file is then as it was. */
static void vault_passwd__changes_nothing__where_it_refuses(void **state)
{
    static const char with_nul[] = "a\0b";
    struct fixture *fixture = *state;
    struct shown shown = {.fails = true};
    enum vault_cost cost = VAULT_COST_SENSITIVE;
    const struct {
        const char *present;
        struct vault_change change;
        enum error_code code;
    } rows[] = {
        {"wrong", {.passphrase = text_of("n")}, ERROR_LOCKED},
        {"", {.passphrase = text_of("n")}, ERROR_LOCKED},
        {PASSPHRASE, {.cost = &cost}, ERROR_USAGE},
        {PASSPHRASE, {.passphrase = text_from(with_nul, 3)}, ERROR_USAGE},
        {PASSPHRASE, {.show = show, .context = &shown}, ERROR_FAILED},
    };
    size_t len[2];
    must(fixture, store_scrub(&fixture->vault->store, &fixture->err));
    char *before = read_file(fixture->file, &len[0]);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        assert_false(vault_passwd(fixture->vault, text_of(rows[i].present), &rows[i].change,
                                  &fixture->err));
        assert_int_equal(fixture->err.code, rows[i].code);
        must(fixture, store_scrub(&fixture->vault->store, &fixture->err));
        char *after = read_file(fixture->file, &len[1]);
        assert_int_equal(len[0], len[1]);
        assert_memory_equal(before, after, len[0]);
        memory_free(after);
    }
    memory_free(before);
    assert_int_equal(opening(fixture, shown.code), ERROR_LOCKED);
    append(fixture, ticket(fixture, "1"), "", "a");
}

static void vault_passwd__tells__that_a_code_is_void__where_the_disk_is_full(void **state)
{
    struct fixture *fixture = *state;
    struct shown shown = {.is_disk_full = true};
    struct vault_change change = {.show = show, .context = &shown};
    struct vault_rotation rotation = {.show = show, .context = &shown};
    struct rlimit before;
    append(fixture, ticket(fixture, "1"), "", "a");
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    for (int i = 0; i < 2; i++) {
        bool ok =
            i == 0 ? vault_passwd(fixture->vault, passphrase(), &change, &fixture->err)
                   : vault_rotate(fixture->vault, passphrase(), &rotation, &fixture->err);
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
        assert_false(ok);
        assert_non_null(strstr(fixture->err.text, "the code above is void"));
        assert_int_equal(opening(fixture, shown.code), ERROR_LOCKED);
        assert_int_equal(opening(fixture, fixture->recovery), ERROR_NONE);
    }
    append(fixture, ticket(fixture, "1"), "", "more");
}

static void vault_passwd__leaves_nothing__of_the_old_slot(void **state)
{
    struct fixture *fixture = *state;
    struct header header;
    struct shown shown = {.fails = false};
    struct vault_change change = {
        .passphrase = text_of("another"), .show = show, .context = &shown};
    append(fixture, ticket(fixture, "1"), "", "a");
    must(fixture, vault_read_header(fixture->vault, &header, &fixture->err));
    passwd(fixture, PASSPHRASE, &change);
    for (size_t i = 0; i < SLOT_COUNT; i++) {
        const struct header_slot *slot = &header.slots[i];
        assert_false(holds(fixture->file, slot->box, sizeof slot->box));
        assert_false(holds(fixture->log, slot->box, sizeof slot->box));
        assert_false(holds(fixture->file, slot->salt, sizeof slot->salt));
        assert_false(holds(fixture->log, slot->salt, sizeof slot->salt));
    }
}

static void vault_passwd__lets__another_process_go_on(void **state)
{
    struct fixture *fixture = *state;
    struct vault_change change = {.passphrase = text_of("another")};
    struct vault *other;
    int64_t stream = ticket(fixture, "1");
    must(fixture,
         vault_open(fixture->home, fixture->state, passphrase(), &other, &fixture->err));
    passwd(fixture, PASSPHRASE, &change);
    must(fixture, vault_append(other, stream, RECORD_MESSAGE, 1, text_of(""), text_of("o"),
                               &fixture->err));
    assert_false(vault_is_locked(other));
    append(fixture, stream, "", "m");
    assert_reads(fixture, stream, 0, "1:o 2:m");

    /* Another one changes it too: it must not undo what was changed here. */
    struct vault_change last = {.passphrase = text_of("last")};
    assert_false(vault_passwd(other, passphrase(), &last, &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_LOCKED);
    must(fixture, vault_passwd(other, text_of("another"), &last, &fixture->err));
    vault_close(other);
    assert_int_equal(opening(fixture, "last"), ERROR_NONE);
}

/* The key derivation is paid before the vault is taken: somebody may come between. */
static void vault_changes_alone__refuses__a_header_that_was_changed_meanwhile(void **state)
{
    struct fixture *fixture = *state;
    struct vault_change change = {.passphrase = text_of("another")};
    struct vault *other;
    struct header before;
    must(fixture, vault_read_header(fixture->vault, &before, &fixture->err));
    must(fixture, vault_begin(fixture->vault, &fixture->err));
    must(fixture, vault_changes_alone(fixture->vault, &before, &fixture->err));
    must(fixture, vault_commit(fixture->vault, &fixture->err));
    must(fixture,
         vault_open(fixture->home, fixture->state, passphrase(), &other, &fixture->err));
    must(fixture, vault_passwd(other, passphrase(), &change, &fixture->err));
    vault_close(other);
    must(fixture, vault_begin(fixture->vault, &fixture->err));
    assert_false(vault_changes_alone(fixture->vault, &before, &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_FAILED);
    vault_rollback(fixture->vault);
}

/* Who kept the header of before opens the vault with what opened it then, but is told. */
static void vault_open__notices__that_an_older_header_was_put_back(void **state)
{
    struct fixture *fixture = *state;
    struct vault_change change = {.passphrase = text_of("another")};
    append(fixture, ticket(fixture, "1"), "", "a");
    tamper(fixture, "CREATE TABLE kept AS SELECT bytes FROM header");
    passwd(fixture, PASSPHRASE, &change);
    close_vault(fixture);
    tamper(fixture, "UPDATE header SET bytes = (SELECT bytes FROM kept)");
    open_vault(fixture);
    assert_true(vault_is_behind(fixture->vault));
}

static void header_change__sets__the_cost_of_the_slot_that_changes(void **state)
{
    struct fixture *fixture = *state;
    struct vault *vault = fixture->vault;
    struct header header;
    struct header_change change = {.passphrase = text_of("another"), .cost = {2, 16}};
    struct keys *keys = secret_get(sizeof *keys);
    must(fixture, vault_read_header(vault, &header, &fixture->err));
    must(fixture,
         header_change(&header, passphrase(), &change, vault->keys, &fixture->err));
    assert_int_equal(header.slots[SLOT_PASSPHRASE].cost.passes, 2);
    assert_int_equal(header.slots[SLOT_PASSPHRASE].cost.kib, 16);
    assert_int_equal(header.slots[SLOT_RECOVERY].cost.kib, cost_least.kib);
    must(fixture, header_unlock(&header, text_of("another"), keys, &fixture->err));
    must(fixture, header_unlock(&header, text_of(fixture->recovery), keys, &fixture->err));
    secret_free(keys);
}

#define STORY(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(vault_passwd__changes__what_opens_the_vault),
        STORY(vault_passwd__takes__the_recovery_code_for_the_present_one),
        STORY(vault_passwd__makes__a_new_recovery_code_alone),
        STORY(vault_passwd__changes_nothing__where_it_refuses),
        STORY(vault_passwd__tells__that_a_code_is_void__where_the_disk_is_full),
        STORY(vault_passwd__leaves_nothing__of_the_old_slot),
        STORY(vault_passwd__lets__another_process_go_on),
        STORY(vault_changes_alone__refuses__a_header_that_was_changed_meanwhile),
        STORY(vault_open__notices__that_an_older_header_was_put_back),
        STORY(header_change__sets__the_cost_of_the_slot_that_changes),
    };
    return cmocka_run_group_tests(tests, set_up_program, NULL);
}
