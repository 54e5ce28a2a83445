/* Bytes about several streams, in a record of another: they die with any one of them. */
#include "vault_fixture.h"

static int64_t stream_of(struct fixture *fixture, const char *id, const char *owner)
{
    int64_t stream;
    must(fixture, vault_stream(fixture->vault, STREAM_TICKET, text_of(id), text_of(owner),
                               true, &stream, &fixture->err));
    return stream;
}

static void seal(struct fixture *fixture, const int64_t *streams, size_t count,
                 struct buffer *sealed)
{
    buffer_init(sealed, SIZE_MAX);
    must(fixture, vault_seal_together(fixture->vault, streams, count, text_of("Ana and Li"),
                                      sealed, &fixture->err));
}

static bool opens(struct fixture *fixture, const int64_t *streams, size_t count,
                  const struct buffer *sealed)
{
    struct buffer plain;
    buffer_init(&plain, SIZE_MAX);
    bool ok =
        vault_open_together(fixture->vault, streams, count,
                            text_from(sealed->bytes, sealed->len), &plain, &fixture->err);
    if (ok) {
        assert_string_equal(buffer_text(&plain), "Ana and Li");
    }
    buffer_release(&plain);
    return ok;
}

static void bytes__open__for_their_streams_alone(void **state)
{
    struct fixture *fixture = *state;
    int64_t streams[] = {stream_of(fixture, "1", "a"), stream_of(fixture, "2", "b"),
                         stream_of(fixture, "3", "c")};
    struct buffer sealed;
    seal(fixture, streams, 2, &sealed);
    close_vault(fixture);
    open_vault(fixture);
    assert_true(opens(fixture, streams, 2, &sealed));
    assert_false(opens(fixture, streams, 1, &sealed));
    assert_int_equal(fixture->err.code, ERROR_DAMAGED);
    assert_false(opens(fixture, streams + 1, 2, &sealed));
    assert_false(opens(fixture, streams, 3, &sealed));
    sealed.bytes[sealed.len - 1] ^= 1;
    assert_false(opens(fixture, streams, 2, &sealed));
    assert_int_equal(fixture->err.code, ERROR_DAMAGED);
    sealed.len = 10;
    assert_false(opens(fixture, streams, 2, &sealed));
    assert_false(opens(fixture, streams, 0, &sealed));
    buffer_release(&sealed);
}

static void bytes__are_gone__with_any_one_of_the_streams(void **state)
{
    struct fixture *fixture = *state;
    int64_t streams[] = {stream_of(fixture, "1", "a"), stream_of(fixture, "2", "b")};
    struct vault_owned owned = {0};
    struct vault_erased erased;
    struct buffer both, one;
    seal(fixture, streams, 2, &both);
    seal(fixture, streams, 1, &one);
    must(fixture, vault_erase(fixture->vault, text_of("b"), &owned, moment_now(), &erased,
                              &fixture->err));
    vault_owned_release(&owned);
    must(fixture, vault_finish_erasing(fixture->vault, true, &fixture->err));
    assert_false(opens(fixture, streams, 2, &both));
    assert_int_equal(fixture->err.code, ERROR_NOT_FOUND);
    assert_true(opens(fixture, streams, 1, &one));
    buffer_release(&both);
    buffer_release(&one);
}

static void bytes__are_gone__where_another_process_erased(void **state)
{
    struct fixture *fixture = *state;
    int64_t streams[] = {stream_of(fixture, "1", "a"), stream_of(fixture, "2", "b")};
    struct vault_owned owned = {0};
    struct vault_erased erased;
    struct vault *other;
    struct buffer both;
    seal(fixture, streams, 2, &both);
    assert_true(opens(fixture, streams, 2, &both));
    must(fixture, vault_open(fixture->home, NULL, passphrase(), &other, &fixture->err));
    must(fixture,
         vault_erase(other, text_of("b"), &owned, moment_now(), &erased, &fixture->err));
    vault_owned_release(&owned);
    vault_close(other);
    assert_false(opens(fixture, streams, 2, &both));
    assert_int_equal(fixture->err.code, ERROR_NOT_FOUND);
    buffer_release(&both);
}

static bool show_nothing(void *context, const char *code, struct error *err)
{
    (void)context;
    (void)code;
    (void)err;
    return true;
}

static void bytes__still_open__under_a_vaults_new_keys(void **state)
{
    struct fixture *fixture = *state;
    int64_t streams[] = {stream_of(fixture, "1", "a"), stream_of(fixture, "2", "b")};
    struct vault_rotation rotation = {.show = show_nothing};
    struct buffer sealed;
    seal(fixture, streams, 2, &sealed);
    must(fixture, vault_rotate(fixture->vault, passphrase(), &rotation, &fixture->err));
    assert_true(opens(fixture, streams, 2, &sealed));
    buffer_release(&sealed);
}

static void bytes__are_not_sealed__for_a_stream_that_is_not_there(void **state)
{
    struct fixture *fixture = *state;
    int64_t streams[] = {stream_of(fixture, "1", "a"), 4711};
    struct buffer sealed;
    buffer_init(&sealed, SIZE_MAX);
    assert_false(vault_seal_together(fixture->vault, streams, 2, text_of("x"), &sealed,
                                     &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_NOT_FOUND);
    assert_int_equal(sealed.len, 0);
    vault_lock(fixture->vault);
    assert_false(vault_seal_together(fixture->vault, streams, 1, text_of("x"), &sealed,
                                     &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_LOCKED);
    buffer_release(&sealed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(bytes__open__for_their_streams_alone, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(bytes__are_gone__with_any_one_of_the_streams,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(bytes__are_gone__where_another_process_erased,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(bytes__still_open__under_a_vaults_new_keys, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(
            bytes__are_not_sealed__for_a_stream_that_is_not_there, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, set_up_program, NULL);
}
