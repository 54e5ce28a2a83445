#include "vault/vault_fixture.h"

#include "vault/inside.h"

static bool ignore_record(void *context, const struct vault_record *record)
{
    (void)context;
    (void)record;
    return true;
}

static bool ignore_stream(void *context, int64_t stream, struct text id)
{
    (void)context;
    (void)stream;
    (void)id;
    return true;
}

static void vault_lock__refuses__everything_until_it_is_unlocked(void **state)
{
    struct fixture *fixture = *state;
    struct vault *vault = fixture->vault;
    struct error *err = &fixture->err;
    int64_t stream = ticket(fixture, "1");
    int64_t number;
    size_t count;
    char name[8];
    struct vault_report report;
    append(fixture, stream, "s", "a");
    struct vault_search *search = vault_search_start(vault, text_of("s"));
    vault_lock(vault);
    bool done;
    bool results[] = {
        vault_begin(vault, err),
        vault_commit(vault, err),
        vault_append(vault, stream, RECORD_MESSAGE, 1, text_of(""), text_of("x"), err),
        vault_stream(vault, STREAM_TICKET, text_of("1"), text_of(""), true, &number, err),
        vault_stream_name(vault, stream, name, 8, name, 8, err),
        vault_each_stream(vault, STREAM_TICKET, ignore_stream, NULL, err),
        vault_read(vault, stream, 0, ignore_record, NULL, NULL, err),
        vault_read_all(vault, 0, ignore_record, NULL, NULL, err),
        vault_identify(vault, text_of("v"), stream, err),
        vault_who_has(vault, text_of("v"), &number, 1, &count, err),
        vault_heads_get(vault, VAULT_HEADS_PAGE, 0, NULL, NULL, err),
        vault_heads_put(vault, VAULT_HEADS_PAGE, 0, text_of("x"), err),
        vault_heads_drop(vault, err),
        vault_changed(vault, 0, 1, EVERY_KIND, NULL, NULL, err),
        vault_search_step(search, 5, ignore_record, NULL, &done, err),
        vault_verify(vault, &report, NULL, NULL, err),
        vault_anchor(vault, err),
    };
    for (size_t i = 0; i < COUNT_OF(results); i++) {
        assert_false(results[i]);
    }
    assert_int_equal(err->code, ERROR_LOCKED);
    assert_true(vault_is_locked(vault));
    vault_search_stop(search);

    assert_false(vault_unlock(vault, text_of("wrong"), err));
    assert_true(vault_is_locked(vault));
    must(fixture, vault_unlock(vault, passphrase(), err));
    assert_false(vault_is_locked(vault));
    assert_reads(fixture, stream, 0, "1:a");
    append(fixture, stream, "", "b");
    assert_reads(fixture, stream, 0, "1:a 2:b");
}

static void vault_lock__wipes__every_stream_key(void **state)
{
    struct fixture *fixture = *state;
    const uint8_t *keys = fixture->vault->keyring.keys;
    static const uint8_t zeros[SECRET_KEY_LEN] = {0};
    size_t used = 0;
    append(fixture, ticket(fixture, "1"), "", "a");
    append(fixture, ticket(fixture, "2"), "", "b");
    for (size_t i = 0; i < KEYRING_SIZE; i++) {
        used += memcmp(keys + i * SECRET_KEY_LEN, zeros, sizeof zeros) != 0;
    }
    assert_int_equal(used, 2);
    vault_lock(fixture->vault);
    for (size_t i = 0; i < KEYRING_SIZE; i++) {
        assert_memory_equal(keys + i * SECRET_KEY_LEN, zeros, sizeof zeros);
    }
    assert_memory_equal(fixture->vault->spare, zeros, sizeof zeros);
    assert_null(fixture->vault->keys);
    assert_null(fixture->vault->sealed);
}

static void vault_put_aside__opens__only_after_the_unlock(void **state)
{
    struct fixture *fixture = *state;
    struct vault *vault = fixture->vault;
    struct buffer sealed;
    struct buffer plain;
    buffer_init(&sealed, SIZE_MAX);
    buffer_init(&plain, SIZE_MAX);
    must(fixture, vault_put_aside(vault, text_of("half a reply"), &sealed, &fixture->err));
    struct text bytes = text_from(sealed.bytes, sealed.len);
    assert_null(text_find(bytes, text_of("half")));

    vault_lock(vault);
    assert_false(vault_take_back(vault, bytes, &plain, &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_LOCKED);
    must(fixture, vault_unlock(vault, passphrase(), &fixture->err));
    must(fixture, vault_take_back(vault, bytes, &plain, &fixture->err));
    assert_string_equal(buffer_text(&plain), "half a reply");

    for (size_t i = 0; i < sealed.len; i++) {
        sealed.bytes[i] ^= 1;
        assert_false(vault_take_back(vault, bytes, &plain, &fixture->err));
        sealed.bytes[i] ^= 1;
    }
    assert_false(vault_take_back(vault, text_of("short"), &plain, &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_DAMAGED);
    buffer_release(&sealed);
    buffer_release_wiped(&plain);
}

static void vault_create__refuses__where_a_vault_stands(void **state)
{
    struct fixture *fixture = *state;
    char recovery[VAULT_RECOVERY_SIZE] = "untouched";
    size_t len[2];
    append(fixture, ticket(fixture, "1"), "", "a");
    close_vault(fixture);
    char *before = read_file(fixture->file, &len[0]);
    assert_false(vault_create(fixture->home, text_of("new"), VAULT_COST_MODERATE, recovery,
                              &fixture->err));
    char *after = read_file(fixture->file, &len[1]);
    assert_int_equal(fixture->err.code, ERROR_FAILED);
    assert_string_equal(recovery, "untouched");
    assert_int_equal(len[0], len[1]);
    assert_memory_equal(before, after, len[0]);
    memory_free(after);

    /* Nor where one was made since we looked. */
    assert_false(store_create(fixture->home, "header", 6, &fixture->err));
    after = read_file(fixture->file, &len[1]);
    assert_int_equal(fixture->err.code, ERROR_FAILED);
    assert_int_equal(len[0], len[1]);
    assert_memory_equal(before, after, len[0]);
    memory_free(before);
    memory_free(after);
}

static void vault_create__leaves__one_file_that_only_its_owner_reads(void **state)
{
    struct fixture *fixture = *state;
    struct stat status;
    assert_int_equal(stat(fixture->file, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    append(fixture, ticket(fixture, "1"), "", "a");
    assert_int_equal(stat(fixture->log, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_int_equal(stat(fixture->anchor, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_string_equal(vault_log_path(fixture->vault), fixture->log);
    close_vault(fixture);
    assert_int_not_equal(stat(fixture->log, &status), 0);
}

static void vault_open__refuses__a_file_that_others_may_read(void **state)
{
    struct fixture *fixture = *state;
    close_vault(fixture);
    assert_int_equal(chmod(fixture->file, 0640), 0);
    assert_false(vault_open(fixture->home, fixture->state, passphrase(), &fixture->vault,
                            &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_USAGE);
    assert_non_null(strstr(fixture->err.text, "chmod 600"));
}

static void vault_open__tells__that_there_is_none(void **state)
{
    struct fixture *fixture = *state;
    struct vault *vault = NULL;
    assert_false(vault_open(fixture->state, NULL, passphrase(), &vault, &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_NOT_FOUND);
    assert_null(vault);
    assert_false(vault_exists(fixture->state));
    assert_true(vault_exists(fixture->home));
}

/* A backup moved over a vault that is open: told, and neither it nor its log is written. */
static void vault_append__refuses__where_the_file_was_replaced(void **state)
{
    struct fixture *fixture = *state;
    struct vault *vault = fixture->vault;
    char path[128];
    size_t len[2];
    int64_t stream = ticket(fixture, "1");
    append(fixture, stream, "", "a");
    vault_checkpoint(vault);
    char *before = read_file(fixture->file, &len[0]);
    (void)snprintf(path, sizeof path, "%s.new", fixture->file);
    write_file(path, before, len[0]);
    must(fixture, vault_check_keys(vault, &fixture->err));
    assert_int_equal(rename(path, fixture->file), 0);
    write_file(fixture->log, "theirs", 6);

    assert_false(vault_append(vault, stream, RECORD_MESSAGE, 1, text_of(""), text_of("b"),
                              &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_FAILED);
    assert_non_null(strstr(fixture->err.text, "was replaced while it was open"));
    assert_false(vault_check_keys(vault, &fixture->err));
    assert_non_null(strstr(fixture->err.text, "was replaced while it was open"));
    assert_false(vault_is_locked(vault));
    vault_lock(vault);
    assert_false(vault_unlock(vault, passphrase(), &fixture->err));
    close_vault(fixture);

    char *after = read_file(fixture->file, &len[1]);
    assert_int_equal(len[0], len[1]);
    assert_memory_equal(before, after, len[0]);
    memory_free(after);
    after = read_file(fixture->log, &len[1]);
    assert_int_equal(len[1], 6);
    assert_memory_equal(after, "theirs", 6);
    memory_free(after);
    memory_free(before);
}

/* Copied over it, which leaves the file the same one; that its log was removed tells. */
static void vault_close__leaves__a_backup_that_was_copied_over_it(void **state)
{
    struct fixture *fixture = *state;
    struct vault *vault = fixture->vault;
    size_t len[2];
    char shared[96];
    int64_t stream = ticket(fixture, "1");
    append(fixture, stream, "", "a");
    vault_checkpoint(vault);
    char *before = read_file(fixture->file, &len[0]);
    for (int i = 0; i < 50; i++) {
        append(fixture, stream, "", "b");
    }
    write_file(fixture->file, before, len[0]);
    (void)snprintf(shared, sizeof shared, "%s-shm", fixture->file);
    assert_int_equal(unlink(fixture->log), 0);
    assert_int_equal(unlink(shared), 0);

    assert_false(vault_append(vault, stream, RECORD_MESSAGE, 1, text_of(""), text_of("c"),
                              &fixture->err));
    assert_non_null(strstr(fixture->err.text, "was replaced while it was open"));
    vault_checkpoint(vault);
    close_vault(fixture);
    char *after = read_file(fixture->file, &len[1]);
    assert_int_equal(len[0], len[1]);
    assert_memory_equal(before, after, len[0]);
    open_vault(fixture);
    assert_reads(fixture, stream, 0, "1:a");
    memory_free(after);
    memory_free(before);
}

static void vault_close__allows__null(void **state)
{
    (void)state;
    vault_close(NULL);
    vault_search_stop(NULL);
}

#define STORY(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(vault_lock__refuses__everything_until_it_is_unlocked),
        STORY(vault_lock__wipes__every_stream_key),
        STORY(vault_put_aside__opens__only_after_the_unlock),
        STORY(vault_create__refuses__where_a_vault_stands),
        STORY(vault_create__leaves__one_file_that_only_its_owner_reads),
        STORY(vault_open__refuses__a_file_that_others_may_read),
        STORY(vault_open__tells__that_there_is_none),
        STORY(vault_append__refuses__where_the_file_was_replaced),
        STORY(vault_close__leaves__a_backup_that_was_copied_over_it),
        cmocka_unit_test(vault_close__allows__null),
    };
    return cmocka_run_group_tests(tests, set_up_program, NULL);
}
