#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/command.h"
#include "app/key.h"

static const struct {
    const char *name;
    struct key key;
    const char *shown;
} names[] = {
    {"^S", {'s', KEY_CONTROL}, "^S"},
    {"^s", {'s', KEY_CONTROL}, "^S"},
    {"C-s", {'s', KEY_CONTROL}, "^S"},
    {"^_", {'_', KEY_CONTROL}, "^_"},
    {"M-b", {'b', KEY_ALT}, "M-b"},
    {"M-<", {'<', KEY_ALT}, "M-<"},
    {"Tab", {KEY_CODE_TAB, 0}, "Tab"},
    {"tab", {KEY_CODE_TAB, 0}, "Tab"},
    {"S-Tab", {KEY_CODE_TAB, KEY_SHIFT}, "S-Tab"},
    {"C-Left", {KEY_CODE_LEFT, KEY_CONTROL}, "C-Left"},
    {"M-Backspace", {KEY_CODE_BACKSPACE, KEY_ALT}, "M-Backspace"},
    {"F1", {KEY_CODE_F1, 0}, "F1"},
    {"F12", {KEY_CODE_F12, 0}, "F12"},
    {"space", {' ', 0}, "space"},
    {"Esc", {KEY_CODE_ESCAPE, 0}, "Esc"},
    {"PageDown", {KEY_CODE_PAGE_DOWN, 0}, "PgDn"},
    {"j", {'j', 0}, "j"},
    {"J", {'J', 0}, "J"},
    {"S-J", {'J', 0}, "J"},
    {"colon", {':', 0}, ":"},
    {"semicolon", {';', 0}, ";"},
    {"hash", {'#', 0}, "#"},
    {"equals", {'=', 0}, "="},
    {"bracket", {'[', 0}, "["},
    {"^", {'^', 0}, "^"},
    {"-", {'-', 0}, "-"},
    {"：", {':', 0}, ":"},
    {"１", {'1', 0}, "1"},
    {"é", {0xE9, 0}, "é"},
};

static void key_parse__reads_every_kind_of_name(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct key key = {0};
        assert_true(key_parse(text_of(names[i].name), &key));
        assert_int_equal(key.code, names[i].key.code);
        assert_int_equal(key.modifiers, names[i].key.modifiers);
    }
}

static void key_format__names_what_it_reads(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        char shown[32];
        key_format(names[i].key, shown, sizeof(shown));
        assert_string_equal(shown, names[i].shown);
    }
}

/* A key file may name any character; the screen takes the names as they are. */
static void key_format__numbers_what_may_not_be_seen(void **state)
{
    static const struct {
        uint32_t code;
        const char *name;
    } rows[] = {
        {0x202E, "U+202E"},     {0x200B, "U+200B"}, {0xE000, "U+E000"}, {0x0301, "U+0301"},
        {0x10FFFD, "U+10FFFD"}, {0x9B, "U+009B"},   {0x5B57, "字"},     {0xE9, "é"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char shown[24];
        key_format((struct key){rows[i].code, 0}, shown, sizeof(shown));
        assert_string_equal(shown, rows[i].name);
    }
}

static void key_parse__refuses_what_is_no_key(void **state)
{
    static const char *const bad[] = {"",        "jk",   "F13",  "F0", "^SS",
                                      "Hyper-x", "\x01", "\xFF", "C-"};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        struct key key = {.code = 7};
        assert_false(key_parse(text_of(bad[i]), &key));
        assert_int_equal(key.code, 7);
    }
}

static void key_format__is_cut_to_size(void **state)
{
    char shown[4];

    (void)state;
    key_format((struct key){KEY_CODE_BACKSPACE, KEY_ALT}, shown, sizeof(shown));
    assert_string_equal(shown, "M-B");
}

static void key_is_text__is_what_types_itself(void **state)
{
    (void)state;
    assert_true(key_is_text((struct key){'a', 0}));
    assert_true(key_is_text((struct key){' ', 0}));
    assert_true(key_is_text((struct key){0x6587, 0}));
    assert_false(key_is_text((struct key){'a', KEY_CONTROL}));
    assert_false(key_is_text((struct key){'a', KEY_ALT}));
    assert_false(key_is_text((struct key){KEY_CODE_ENTER, 0}));
    assert_false(key_is_text((struct key){0x07, 0}));
    assert_false(key_is_text((struct key){0x9B, 0}));
    assert_false(key_is_text((struct key){0xD800, 0}));
}

static void key_narrow__counts_full_width_signs_and_digits(void **state)
{
    static const struct {
        uint32_t wide;
        uint32_t narrow;
    } cases[] = {{0xFF1A, ':'}, {0xFF0F, '/'}, {0xFF1F, '?'}, {0x3001, '/'},
                 {0xFF11, '1'}, {0xFF19, '9'}, {'x', 'x'},    {0x6587, 0x6587}};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_int_equal(key_narrow((struct key){cases[i].wide, 0}).code, cases[i].narrow);
    assert_int_equal(key_narrow((struct key){0xFF1A, KEY_ALT}).code, 0xFF1A);
}

static void command_parse__knows_every_name_once(void **state)
{
    (void)state;
    for (int i = COMMAND_NONE + 1; i < COMMAND_COUNT; i++) {
        enum command command = COMMAND_NONE;
        assert_true(command_parse(text_of(command_name((enum command)i)), &command));
        assert_int_equal(command, i);
        assert_true(command_help(command)[0] != '\0');
    }
    enum command command = COMMAND_SEND;
    assert_false(command_parse(text_of("none"), &command));
    assert_false(command_parse(text_of("Send"), &command));
    assert_int_equal(command, COMMAND_SEND);
}

static int use_utf8(void **state)
{
    (void)state;
    return setlocale(LC_ALL, "C.UTF-8") == NULL;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(key_parse__reads_every_kind_of_name),
        cmocka_unit_test(key_format__names_what_it_reads),
        cmocka_unit_test(key_parse__refuses_what_is_no_key),
        cmocka_unit_test(key_format__numbers_what_may_not_be_seen),
        cmocka_unit_test(key_format__is_cut_to_size),
        cmocka_unit_test(key_is_text__is_what_types_itself),
        cmocka_unit_test(key_narrow__counts_full_width_signs_and_digits),
        cmocka_unit_test(command_parse__knows_every_name_once),
    };

    return cmocka_run_group_tests(tests, use_utf8, NULL);
}
