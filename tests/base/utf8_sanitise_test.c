#include "base/utf8.h"

#include "base/memory.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* What a text becomes for the terminal and for the customer, and what is counted. */
struct cleaning {
    const char *text;
    const char *shown;
    const char *sent; /* NULL: as it came */
    struct sanitise_count count;
};

// clang-format off
static const struct cleaning cleanings[] = {
    /* what is as it should be */
    {"", "", NULL, {0}},
    {"Where is my parcel?", "Where is my parcel?", NULL, {0}},
    {"line\nline", "line\nline", NULL, {0}},
    {"Größe 日本語 한국어 Việt", "Größe 日本語 한국어 Việt", NULL, {0}},
    {"e\u0301", "e\u0301", NULL, {0}},
    {"\u1112\u1161\u11ab", "\u1112\u1161\u11ab", NULL, {0}},
    {"🇩🇪 👍 ☎", "🇩🇪 👍 ☎", NULL, {0}},
    {"\uFFFD", "\uFFFD", NULL, {0}},

    /* lines and tabs */
    {"a\r\nb", "a\nb", "a\nb", {0}},
    {"a\rb", "a␍b", "ab", {.controls = 1}},
    {"a\r", "a␍", "a", {.controls = 1}},
    {"a\u2028b\u2029c", "a\nb\nc", "a\nb\nc", {0}},
    {"\tx", "    x", NULL, {0}},
    {"a\tb", "a   b", NULL, {0}},
    {"abcd\te", "abcd    e", NULL, {0}},
    {"日\tb", "日  b", NULL, {0}},
    {"abc\n\tb", "abc\n    b", NULL, {0}},
    {"\xC2\x9B\tb", "⟨CSI⟩   b", "\tb", {.controls = 1}},

    /* controls */
    {"\x1B[31mred\x07", "␛[31mred␇", "[31mred", {.controls = 2}},
    {"\x01\x1F\x7F", "␁␟␡", "", {.controls = 3}},
    {"\x1B]52;c;aGk=\x1B\\", "␛]52;c;aGk=␛\\", "]52;c;aGk=\\", {.controls = 2}},
    {"\xC2\x9B" "31m\xC2\x85\xC2\x80\xC2\x9F", "⟨CSI⟩31m⟨NEL⟩⟨PAD⟩⟨APC⟩", "31m",
     {.controls = 4}},

    /* bad bytes: a raw C1 byte is one too */
    {"a\x9B" "31m", "a\uFFFD31m", "a\uFFFD31m", {.bad_bytes = 1}},
    {"\xC0\xAF\xE2\x82", "\uFFFD\uFFFD\uFFFD", "\uFFFD\uFFFD\uFFFD", {.bad_bytes = 3}},
    {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD", "\uFFFD\uFFFD\uFFFD", {.bad_bytes = 3}},

    /* direction */
    {"\u202Eabc\u202C", "⟨RLO⟩abc⟨PDF⟩", "abc", {.bidi = 2}},
    {"\u2066\u2067\u2068\u2069\u061C", "⟨LRI⟩⟨RLI⟩⟨FSI⟩⟨PDI⟩⟨ALM⟩", "", {.bidi = 5}},
    {"\u202A\u202B\u202D", "⟨LRE⟩⟨RLE⟩⟨LRO⟩", "", {.bidi = 3}},
    {"pay\u200Epal", "pay⟨LRM⟩pal", "paypal", {.bidi = 1}},
    {"שלום\u200Eabc", "שלום⟨LRM⟩abc", NULL, {0}},
    {"שלום\u200Fאב", "שלום⟨RLM⟩אב", NULL, {0}},
    {"\u200Eabc", "⟨LRM⟩abc", "abc", {.bidi = 1}},

    /* hidden */
    {"pass\u200Bword", "password", "password", {.hidden = 1}},
    {"a\u2060\uFEFF\u00AD\u034F\u180E\u2064" "b", "ab", "ab", {.hidden = 6}},
    {"a\u115F\u1160\u3164\uFFA0" "b", "ab", "ab", {.hidden = 4}},
    {"ok\U000E0001\U000E0068\U000E0069\U000E007F", "ok", "ok", {.hidden = 4}},
    {"\uE000\uF8FF\U000F0000\U0010FFFD", "", "", {.hidden = 4}},
    {"\uFDD0\uFFFE\U0001FFFF\U0010FFFF", "", "", {.hidden = 4}},
    {"a\uFE00\U000E0100" "b", "ab", "ab", {.hidden = 2}},
    {"\uFFF9x\uFFFAy\uFFFB", "xy", "xy", {.hidden = 3}},
    {"می\u200Cخواهم", "میخواهم", NULL, {0}},
    {"क्\u200Dष", "क्ष", NULL, {0}},
    {"pay\u200Cpal \u200D", "paypal ", "paypal ", {.hidden = 2}},
    {"می\u200C\u200Cخواهم", "میخواهم", "می\u200Cخواهم", {.hidden = 1}},

    /* emoji: drawn part by part */
    {"👩\u200D👩\u200D👧!", "👩👩👧!", NULL, {0}},
    {"👍🏽", "👍", NULL, {0}},
    {"👩🏽\u200D🚀", "👩🚀", NULL, {0}},
    {"❤\uFE0F", "❤", NULL, {0}},
    {"1\uFE0F\u20E3", "1\u20E3", NULL, {0}},
    {"a\uFE0F", "a", "a", {.hidden = 1}},
    {"❤\uFE0F\uFE0F", "❤", "❤\uFE0F", {.hidden = 1}},
    {"👩\u200D", "👩", "👩", {.hidden = 1}},
    {"a🏽", "a🏽", NULL, {0}},
    {"🏴\U000E0067\U000E0062\U000E007F", "🏴", "🏴", {.hidden = 3}},

    /* marks */
    {"a\u0301\u0302\u0303\u0304\u0305\u0306b", "a\u0301\u0302\u0303\u0304b",
     "a\u0301\u0302\u0303\u0304b", {.hidden = 2}},
    {"\u0301a", "◌\u0301a", NULL, {0}},
    {"a\n\u0301", "a\n◌\u0301", NULL, {0}},
    {"a\u0301\u200B\u0302\u0303\u0304\u0305", "a\u0301\u0302\u0303\u0304",
     "a\u0301\u0302\u0303\u0304", {.hidden = 2}},

    /* what no wcwidth knows */
    {"\u0378 \uD7FF", "⟨U+0378⟩ ⟨U+D7FF⟩", NULL, {0}},
};
// clang-format on

static char *sanitised(struct text text, enum sanitise_for purpose,
                       struct sanitise_count *count)
{
    struct buffer out;
    buffer_init(&out, 1 << 20);
    utf8_sanitise(text, purpose, &out, count);
    assert_false(out.is_cut);
    return buffer_take(&out);
}

static void check_row(const struct cleaning *row, enum sanitise_for purpose,
                      const char *expected)
{
    struct sanitise_count count = {0};
    char *clean = sanitised(text_of(row->text), purpose, &count);
    if (strcmp(clean, expected) != 0) {
        fail_msg("row %zu for %d: \"%s\", not \"%s\"", (size_t)(row - cleanings),
                 (int)purpose, clean, expected);
    }
    if (memcmp(&count, &row->count, sizeof(count)) != 0) {
        fail_msg("row %zu for %d: bad %zu, controls %zu, bidi %zu, hidden %zu",
                 (size_t)(row - cleanings), (int)purpose, count.bad_bytes, count.controls,
                 count.bidi, count.hidden);
    }
    memory_free(clean);
}

static void utf8_sanitise__marks_or_removes_what_is_forbidden(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cleanings); i++) {
        const struct cleaning *row = &cleanings[i];
        const char *sent = row->sent == NULL ? row->text : row->sent;
        check_row(row, SANITISE_SHOWN, row->shown);
        check_row(row, SANITISE_PROMPTED, sent);
        check_row(row, SANITISE_SENT, sent);
    }
}

static void utf8_sanitise__changes_nothing__the_second_time(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cleanings); i++) {
        struct sanitise_count count = {0};
        char *again = sanitised(text_of(cleanings[i].shown), SANITISE_SHOWN, &count);
        assert_string_equal(again, cleanings[i].shown);
        assert_int_equal(count.bad_bytes + count.controls + count.bidi + count.hidden, 0);
        memory_free(again);
    }
}

static void utf8_sanitise__shows_a_nul(void **state)
{
    (void)state;
    char *shown = sanitised(text_from("a\0b", 3), SANITISE_SHOWN, NULL);
    assert_string_equal(shown, "a␀b");
    memory_free(shown);
}

static void utf8_sanitise__adds_to_the_count_it_is_given(void **state)
{
    (void)state;
    struct sanitise_count count = {.controls = 5, .hidden = 1};
    memory_free(sanitised(text_of("\x1B\u200B"), SANITISE_SHOWN, &count));
    assert_int_equal(count.controls, 6);
    assert_int_equal(count.hidden, 2);
}

static void utf8_sanitise__stops_at_the_limit__without_leaving_a_hole(void **state)
{
    (void)state;
    struct buffer out;
    buffer_init(&out, 8);
    utf8_sanitise(text_of("abcde\x1B"
                          "x"),
                  SANITISE_SHOWN, &out, NULL);
    assert_string_equal(buffer_text(&out), "abcde␛");
    assert_true(out.is_cut);
    buffer_clear(&out);
    utf8_sanitise(text_of("日本語x"), SANITISE_SHOWN, &out, NULL);
    assert_string_equal(buffer_text(&out), "日本");
    buffer_clear(&out);
    utf8_sanitise(text_of("plain text that is too long"), SANITISE_SHOWN, &out, NULL);
    assert_string_equal(buffer_text(&out), "plain te");
    assert_true(out.is_cut);
    buffer_release(&out);
}

/* Runs that stay as they stand end at the limit as single characters do. */
static void utf8_sanitise__cut_at_any_limit__is_the_front_of_the_whole(void **state)
{
    (void)state;
    struct text text =
        text_of("ab日本e\u0301\u0301\u0301\u0301\u0301語\n😀é\x1B[1m한\t\u202Ex");
    char *whole = sanitised(text, SANITISE_SHOWN, NULL);
    for (size_t limit = 0; limit < strlen(whole); limit++) {
        struct buffer out;
        buffer_init(&out, limit);
        utf8_sanitise(text, SANITISE_SHOWN, &out, NULL);
        assert_true(out.is_cut);
        assert_true(out.len <= limit && limit - out.len < strlen("⟨RLO⟩"));
        assert_memory_equal(buffer_text(&out), whole, out.len);
        assert_true(utf8_is_valid(text_from(buffer_text(&out), out.len)));
        buffer_release(&out);
    }
    memory_free(whole);
}

/* What was learned of a code point in one locale is not taken for the other. */
static void utf8_sanitise__goes_by_the_locale_of_the_moment(void **state)
{
    (void)state;
    assert_non_null(setlocale(LC_ALL, "C"));
    char *shown = sanitised(text_of("a\u0378日"), SANITISE_SHOWN, NULL);
    assert_string_equal(shown, "a⟨U+0378⟩日");
    memory_free(shown);
    assert_non_null(setlocale(LC_ALL, "C.UTF-8"));
    shown = sanitised(text_of("a\u0378日\tb"), SANITISE_SHOWN, NULL);
    assert_string_equal(shown, "a⟨U+0378⟩日 b");
    memory_free(shown);
}

/* What may never reach the terminal, written down again from the header's words. */
static bool is_dangerous(uint32_t code_point)
{
    static const uint32_t ranges[][2] = {
        {0x00, 0x09},       {0x0B, 0x1F},       {0x7F, 0x9F},       {0xAD, 0xAD},
        {0x034F, 0x034F},   {0x061C, 0x061C},   {0x115F, 0x1160},   {0x17B4, 0x17B5},
        {0x180B, 0x180F},   {0x200B, 0x200F},   {0x2028, 0x202E},   {0x2060, 0x206F},
        {0x3164, 0x3164},   {0xD800, 0xF8FF},   {0xFDD0, 0xFDEF},   {0xFE00, 0xFE0F},
        {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFFB},   {0xFFFE, 0xFFFF},
        {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}, {0xF0000, 0x10FFFF},
    };
    for (size_t i = 0; i < COUNT_OF(ranges); i++) {
        if (code_point >= ranges[i][0] && code_point <= ranges[i][1]) {
            return true;
        }
    }
    return (code_point & 0xFFFE) == 0xFFFE;
}

static void check_clean(struct text shown)
{
    size_t marks = 5; /* none may stand first */
    for (size_t at = 0; at < shown.len;) {
        uint32_t code_point;
        bool is_valid;
        at += utf8_decode(text_from(shown.bytes + at, shown.len - at), &code_point,
                          &is_valid);
        if (!is_valid || is_dangerous(code_point) ||
            !(code_point == '\n' || utf8_is_drawable(code_point))) {
            fail_msg("U+%04X got through", (unsigned)code_point);
        }
        marks = utf8_code_point_columns(code_point) == 0 ? marks + 1 : 0;
        marks = code_point == '\n' ? 5 : marks;
        if (marks > 4 && code_point != '\n') {
            fail_msg("U+%04X is one mark too many", (unsigned)code_point);
        }
    }
}

static void utf8_sanitise__lets_no_dangerous_code_point_through(void **state)
{
    (void)state;
    for (uint32_t code_point = 0; code_point < 0x110000; code_point++) {
        char bytes[12] = "a";
        size_t len = 1 + utf8_encode(code_point, bytes + 1);
        bytes[len++] = 'b';
        char *shown = sanitised(text_from(bytes, len), SANITISE_SHOWN, NULL);
        check_clean(text_of(shown));
        memory_free(shown);
    }
}

static char *read_file(const char *path, size_t *len)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        print_message("skipped: %s is not there\n", path);
        skip();
    }
    char *bytes = memory_get(1 << 20);
    *len = fread(bytes, 1, 1 << 20, file);
    fclose(file);
    return bytes;
}

static void utf8_sanitise__survives_the_stress_test(void **state)
{
    (void)state;
    size_t len;
    char *bytes = read_file("../shared/data/conformance/UTF-8-test.txt", &len);
    struct sanitise_count count = {0};
    char *shown = sanitised(text_from(bytes, len), SANITISE_SHOWN, &count);

    size_t replacements = 0;
    for (const char *at = shown; (at = strstr(at, "\uFFFD")) != NULL; at += 3) {
        replacements++;
    }
    assert_int_equal(replacements, 375);
    assert_int_equal(count.bad_bytes, 374); /* one stands in the file as itself */
    check_clean(text_of(shown));
    memory_free(shown);
    memory_free(bytes);
}

/* The big list of naughty strings, as the JSON file has it: escapes are naughty too. */
static void utf8_sanitise__survives_the_big_list_of_naughty_strings(void **state)
{
    (void)state;
    size_t len;
    char *bytes = read_file("../shared/data/conformance/blns.json", &len);
    struct text rest = text_from(bytes, len);
    struct text line;
    size_t lines = 0;
    while (text_next(&rest, '\n', &line)) {
        char *shown = sanitised(line, SANITISE_SHOWN, NULL);
        check_clean(text_of(shown));
        memory_free(shown);
        lines++;
    }
    assert_true(lines > 500);
    memory_free(bytes);
}

static int use_utf8(void **state)
{
    (void)state;
    return setlocale(LC_ALL, "C.UTF-8") == NULL;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf8_sanitise__marks_or_removes_what_is_forbidden),
        cmocka_unit_test(utf8_sanitise__changes_nothing__the_second_time),
        cmocka_unit_test(utf8_sanitise__shows_a_nul),
        cmocka_unit_test(utf8_sanitise__adds_to_the_count_it_is_given),
        cmocka_unit_test(utf8_sanitise__stops_at_the_limit__without_leaving_a_hole),
        cmocka_unit_test(utf8_sanitise__cut_at_any_limit__is_the_front_of_the_whole),
        cmocka_unit_test(utf8_sanitise__goes_by_the_locale_of_the_moment),
        cmocka_unit_test(utf8_sanitise__lets_no_dangerous_code_point_through),
        cmocka_unit_test(utf8_sanitise__survives_the_stress_test),
        cmocka_unit_test(utf8_sanitise__survives_the_big_list_of_naughty_strings),
    };
    return cmocka_run_group_tests(tests, use_utf8, NULL);
}
