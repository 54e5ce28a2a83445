#include "term/decode.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static int set_up(void **state)
{
    static struct decoder decoder;

    decoder_init(&decoder);
    decoder_add_sequence(&decoder, "\033OA", (struct key){KEY_CODE_UP, 0});
    *state = &decoder;
    return 0;
}

static int tear_down(void **state)
{
    decoder_release(*state);
    return 0;
}

static struct input next(struct decoder *decoder, bool is_late)
{
    struct input input;

    decoder_next(decoder, is_late, &input);
    return input;
}

static void feed(struct decoder *decoder, const char *bytes)
{
    decoder_feed(decoder, bytes, strlen(bytes));
}

static void expect_key(struct decoder *decoder, uint32_t code, unsigned modifiers)
{
    struct input input = next(decoder, false);

    assert_int_equal(input.kind, INPUT_KEY);
    assert_int_equal(input.key.code, code);
    assert_int_equal(input.key.modifiers, modifiers);
}

static void decoder_next__knows__each_form_of_a_key(void **state)
{
    static const struct {
        const char *bytes;
        uint32_t code;
        unsigned modifiers;
    } rows[] = {
        {"j", 'j', 0},
        {"\x13", 's', KEY_CONTROL},
        {"\r", KEY_CODE_ENTER, 0},
        {"\t", KEY_CODE_TAB, 0},
        {"\x7f", KEY_CODE_BACKSPACE, 0},
        {"\x1f", '_', KEY_CONTROL},
        {"\033b", 'b', KEY_ALT},
        {"\033OA", KEY_CODE_UP, 0},
        {"\033[B", KEY_CODE_DOWN, 0},
        {"\033[1;5D", KEY_CODE_LEFT, KEY_CONTROL},
        {"\033[Z", KEY_CODE_TAB, KEY_SHIFT},
        {"\033[5~", KEY_CODE_PAGE_UP, 0},
        {"\033[15~", KEY_CODE_F1 + 4, 0},
        {"退", 0x9000, 0},
        {"：", 0xFF1A, 0},
    };

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        feed(*state, rows[i].bytes);
        expect_key(*state, rows[i].code, rows[i].modifiers);
        assert_int_equal(next(*state, false).kind, INPUT_NONE);
    }
}

static void a_lone_escape__is_a_key__only_when_nothing_follows_in_time(void **state)
{
    struct decoder *decoder = *state;

    feed(decoder, "\033");
    assert_int_equal(next(decoder, false).kind, INPUT_NONE);
    assert_true(decoder_waits(decoder));
    assert_int_equal(next(decoder, true).key.code, KEY_CODE_ESCAPE);
    assert_false(decoder_waits(decoder));
}

static void a_character_cut_by_the_line__waits_for_its_rest(void **state)
{
    feed(*state, "\xe9\x80");
    assert_int_equal(next(*state, false).kind, INPUT_NONE);
    feed(*state, "\x80");
    expect_key(*state, 0x9000, 0);
}

static void an_unknown_sequence__is_swallowed_whole(void **state)
{
    feed(*state, "\033[?997;1nj");
    expect_key(*state, 'j', 0);
}

static void a_bracketed_paste__is_one_input_however_it_is_cut(void **state)
{
    static const char bytes[] = "\033[200~rm -rf\r\nq\033[201~j";

    for (size_t i = 0; i < sizeof(bytes) - 1; i++) {
        struct input input;

        decoder_feed(*state, bytes + i, 1);
        decoder_next(*state, false, &input);
        if (bytes[i] == 'j') {
            assert_int_equal(input.key.code, 'j');
        } else if (input.kind != INPUT_NONE) {
            assert_int_equal(input.kind, INPUT_PASTE);
            assert_int_equal(input.len, 9);
            assert_memory_equal(input.text, "rm -rf\r\nq", 9);
        }
    }
}

static void a_paste_of_a_megabyte__comes_whole(void **state)
{
    struct decoder *decoder = *state;
    struct input input = {0};
    size_t fed = 0;

    feed(decoder, "\033[200~");
    while (fed < 1024 * 1024) {
        char bytes[4096];
        memset(bytes, 'a' + (int)(fed / 4096 % 26), sizeof(bytes));
        decoder_feed(decoder, bytes, sizeof(bytes));
        fed += sizeof(bytes);
        assert_int_equal(next(decoder, false).kind, INPUT_NONE);
    }
    feed(decoder, "\033[201~");
    input = next(decoder, false);

    assert_int_equal(input.kind, INPUT_PASTE);
    assert_int_equal(input.len, fed);
    assert_int_equal(input.lost, 0);
    assert_int_equal(input.text[4096], 'b');
}

static void a_paste_past_its_limit__keeps_its_front_and_tells_what_is_lost(void **state)
{
    struct decoder *decoder = *state;
    struct input input = {0};
    size_t fed = 2;

    feed(decoder, "\033[200~xx");
    for (; fed < PASTE_LIMIT + 30; fed += 3) { /* the limit lies within a character */
        feed(decoder, "\xe9\x80\x80");
        next(decoder, false);
    }
    feed(decoder, "end\033[201~");
    input = next(decoder, false);

    assert_int_equal(input.len, PASTE_LIMIT - 2);
    assert_int_equal(input.len + input.lost, fed + 3);
    assert_memory_equal(input.text + input.len - 3, "\xe9\x80\x80", 3);
    feed(decoder, "\033[200~short\033[201~");
    input = next(decoder, false);
    assert_int_equal(input.len, 5);
    assert_int_equal(input.lost, 0);
}

static void ten_unlike_bytes_in_one_read__are_a_paste(void **state)
{
    struct input input;

    feed(*state, "P then q then q");
    input = next(*state, false);
    assert_int_equal(input.kind, INPUT_PASTE);
    assert_int_equal(input.len, 15);
}

static void a_held_key__is_no_paste(void **state)
{
    feed(*state, "jjjjjjjjjjjjjjjj");
    for (int i = 0; i < 16; i++)
        expect_key(*state, 'j', 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decoder_next__knows__each_form_of_a_key),
        cmocka_unit_test(a_lone_escape__is_a_key__only_when_nothing_follows_in_time),
        cmocka_unit_test(a_character_cut_by_the_line__waits_for_its_rest),
        cmocka_unit_test(an_unknown_sequence__is_swallowed_whole),
        cmocka_unit_test(a_bracketed_paste__is_one_input_however_it_is_cut),
        cmocka_unit_test(a_paste_of_a_megabyte__comes_whole),
        cmocka_unit_test(a_paste_past_its_limit__keeps_its_front_and_tells_what_is_lost),
        cmocka_unit_test(ten_unlike_bytes_in_one_read__are_a_paste),
        cmocka_unit_test(a_held_key__is_no_paste),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
