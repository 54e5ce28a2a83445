/* What was put aside comes back: text, caret, kill, and every step of undo and redo. */
#include "composer.h"

static void put_aside(struct composer *composer)
{
    struct buffer bytes;
    struct pack out = {.out = &bytes};

    buffer_init(&bytes, SIZE_MAX);
    composer_pack(composer, &out);
    composer_release(composer);
    composer_init(composer);
    struct pack in = {.in = text_from(buffer_text(&bytes), bytes.len)};
    composer_pack(composer, &in);
    assert_false(in.is_bad);
    assert_int_equal(in.in.len, 0);
    buffer_release_wiped(&bytes);
}

/* As much is done as undone, in a life of some steps. */
static void live(struct composer *composer)
{
    composer_insert(composer, text_of("Hola " FAMILY " "));
    type(composer, "uno dos tres");
    composer_move(composer, REACH_WORD_LEFT);
    composer_kill(composer, REACH_LINE_END);
    composer_set(composer, text_of("all anew " E_ACUTE));
    composer_yank(composer);
    composer_move(composer, REACH_WORD_LEFT);
    composer_undo(composer);
}

static void composer_pack__brings_everything_back(void **state)
{
    struct composer *composer = *state;
    struct composer whole;

    composer_init(&whole);
    live(&whole);
    live(composer);
    put_aside(composer);

    assert_int_equal(composer->caret, whole.caret);
    for (bool more = true; more;) {
        assert_string_equal(buffer_text(&composer->text), buffer_text(&whole.text));
        more = composer_undo(&whole);
        assert_int_equal(composer_undo(composer), more);
    }
    for (bool more = true; more;) {
        assert_string_equal(buffer_text(&composer->text), buffer_text(&whole.text));
        assert_int_equal(composer->caret, whole.caret);
        more = composer_redo(&whole);
        assert_int_equal(composer_redo(composer), more);
    }
    composer_yank(&whole);
    composer_yank(composer);
    assert_string_equal(buffer_text(&composer->text), buffer_text(&whole.text));
    composer_release(&whole);
}

static void composer_pack__of_an_empty_one_is_an_empty_one(void **state)
{
    struct composer *composer = *state;

    put_aside(composer);

    assert_true(composer_is_empty(composer));
    assert_false(composer_undo(composer));
}

/* What a torn piece of memory would give: never read past its end. */
static void composer_pack__tells_bytes_that_end_early(void **state)
{
    struct composer *composer = *state;
    struct buffer bytes;
    struct pack out = {.out = &bytes};

    buffer_init(&bytes, SIZE_MAX);
    live(composer);
    composer_pack(composer, &out);
    for (size_t len = 0; len < bytes.len; len++) {
        char *cut = memory_copy(bytes.bytes, len);
        struct pack in = {.in = text_from(cut, len)};
        struct composer other;
        composer_init(&other);
        composer_pack(&other, &in);
        assert_true(in.is_bad);
        composer_release(&other);
        memory_free(cut);
    }
    buffer_release_wiped(&bytes);
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, composer_setup, composer_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(composer_pack__brings_everything_back),
        TEST(composer_pack__of_an_empty_one_is_an_empty_one),
        TEST(composer_pack__tells_bytes_that_end_early),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
