/* What was undone and written over is not lost: every state is reached again, in the order
 * of time. */
#include "composer.h"

static void composer_earlier__reaches_what_was_undone_and_written_over(void **state)
{
    struct composer *composer = *state;

    composer_insert(composer, text_of("one "));
    composer_insert(composer, text_of("two "));
    composer_undo(composer);
    composer_insert(composer, text_of("drei "));
    assert_stands(composer, "one drei |");
    assert_true(composer_earlier(composer));
    assert_stands(composer, "one two |");
    assert_true(composer_earlier(composer));
    assert_stands(composer, "one |");
    assert_true(composer_earlier(composer));
    assert_stands(composer, "|");
    assert_false(composer_earlier(composer));
    assert_true(composer_later(composer));
    assert_true(composer_later(composer));
    assert_stands(composer, "one two |");
    assert_true(composer_later(composer));
    assert_stands(composer, "one drei |");

    assert_false(composer_later(composer));
}

static void composer_redo__goes_on_in_the_branch_that_was_left_last(void **state)
{
    struct composer *composer = *state;

    composer_insert(composer, text_of("one "));
    composer_insert(composer, text_of("two "));
    composer_undo(composer);
    composer_insert(composer, text_of("drei "));
    composer_earlier(composer); /* in the branch of "two" */
    composer_undo(composer);
    assert_stands(composer, "one |");
    assert_true(composer_redo(composer));

    assert_stands(composer, "one two |");
    assert_false(composer_redo(composer));
}

static void composer_earlier__goes_by_groups_as_undo_does(void **state)
{
    struct composer *composer = *state;

    composer_insert(composer, text_of("one "));
    composer_begin_group(composer);
    composer_insert(composer, text_of("two "));
    composer_insert(composer, text_of("three "));
    composer_end_group(composer);
    composer_insert(composer, text_of("four "));
    assert_true(composer_earlier(composer));
    assert_stands(composer, "one two three |");
    assert_true(composer_earlier(composer));
    assert_stands(composer, "one |");
    assert_true(composer_later(composer));

    assert_stands(composer, "one two three |");
}

static uint32_t chance(uint32_t *seed, uint32_t below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

#define STATES 150

/* A life of changes and steps; every text that stood there, in order. */
static size_t live(struct composer *composer, char **texts, uint32_t *seed)
{
    size_t count = 0;

    while (count < STATES) {
        size_t changes = composer->change_count;
        uint32_t kind = chance(seed, 8);
        char word[16];
        snprintf(word, sizeof(word), "w%u ", chance(seed, 1000));
        if (kind < 3)
            composer_insert(composer, text_of(word));
        else if (kind == 3)
            composer_delete(composer, REACH_WORD_LEFT);
        else if (kind == 4)
            composer_redo(composer);
        else if (kind == 5 && chance(seed, 2))
            composer_earlier(composer);
        else
            composer_undo(composer);
        if (composer->change_count > changes)
            texts[count++] = memory_text(buffer_text(&composer->text));
    }
    return count;
}

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
    buffer_release_wiped(&bytes);
}

static void composer__reaches_every_state_again_also_behind_a_lock(void **state)
{
    struct composer *composer = *state;
    char *texts[STATES];
    uint32_t seed = 20261130;

    for (int round = 0; round < 20; round++) {
        composer_clear(composer);
        size_t count = live(composer, texts, &seed);
        put_aside(composer);
        while (composer_later(composer))
            continue;
        for (size_t i = count; i-- > 0;) {
            assert_string_equal(buffer_text(&composer->text), texts[i]);
            assert_true(composer_earlier(composer));
        }
        assert_stands(composer, "|");
        for (size_t i = 0; i < count; i++) {
            assert_true(composer_later(composer));
            assert_string_equal(buffer_text(&composer->text), texts[i]);
            memory_free(texts[i]);
        }
    }
}

/* Past its limit the oldest goes, and what hung on nothing else; the rest is as it was. */
static void composer__forgets_the_oldest_changes_first(void **state)
{
    struct composer *composer = *state;
    size_t len = 512 * 1024;
    char *much = memory_get(len + 1);
    size_t states = 0;
    uint32_t seed = 3;

    for (int i = 0; i < 60; i++) {
        memset(much, 'a' + i % 26, len);
        composer_set(composer, text_from(much, len));
        if (chance(&seed, 2))
            composer_undo(composer);
        assert_true(composer->history_bytes <= 8 * 1024 * 1024);
    }
    while (composer_later(composer))
        continue;
    assert_int_equal(composer->text.bytes[0], 'a' + 59 % 26);
    while (composer_earlier(composer))
        states++;
    assert_true(states > 3 && states < 30);
    while (composer_later(composer))
        states--;

    assert_int_equal(states, 0);
    assert_int_equal(composer->text.bytes[0], 'a' + 59 % 26);
    memory_free(much);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, composer_setup, composer_teardown)
    const struct CMUnitTest tests[] = {
        TEST(composer_earlier__reaches_what_was_undone_and_written_over),
        TEST(composer_redo__goes_on_in_the_branch_that_was_left_last),
        TEST(composer_earlier__goes_by_groups_as_undo_does),
        TEST(composer__reaches_every_state_again_also_behind_a_lock),
        TEST(composer__forgets_the_oldest_changes_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
