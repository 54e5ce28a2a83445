#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

struct decoding {
    const char *bytes;
    size_t len;
    uint32_t code_point;
    size_t taken;
    bool is_valid;
};

static const struct decoding decodings[] = {
    {"A", 1, 'A', 1, true},
    {"\0", 1, 0, 1, true},
    {"\x7F", 1, 0x7F, 1, true},
    {"\xC2\x80", 2, 0x80, 2, true},
    {"\xDF\xBF", 2, 0x7FF, 2, true},
    {"\xE0\xA0\x80", 3, 0x800, 3, true},
    {"\xED\x9F\xBF", 3, 0xD7FF, 3, true},
    {"\xEE\x80\x80", 3, 0xE000, 3, true},
    {"\xEF\xBF\xBF", 3, 0xFFFF, 3, true},
    {"\xF0\x90\x80\x80", 4, 0x10000, 4, true},
    {"\xF4\x8F\xBF\xBF", 4, 0x10FFFF, 4, true},
    /* no lead byte */
    {"\x80", 1, 0xFFFD, 1, false},
    {"\xBF\x80", 2, 0xFFFD, 1, false},
    {"\xFE\xFF", 2, 0xFFFD, 1, false},
    {"\xF5\x80\x80\x80", 4, 0xFFFD, 1, false},
    /* overlong */
    {"\xC0\xAF", 2, 0xFFFD, 1, false},
    {"\xC1\xBF", 2, 0xFFFD, 1, false},
    {"\xE0\x9F\xBF", 3, 0xFFFD, 1, false},
    {"\xF0\x8F\xBF\xBF", 4, 0xFFFD, 1, false},
    /* surrogate, too large */
    {"\xED\xA0\x80", 3, 0xFFFD, 1, false},
    {"\xF4\x90\x80\x80", 4, 0xFFFD, 1, false},
    /* cut short: as much as could have gone on well is one part */
    {"\xC2", 1, 0xFFFD, 1, false},
    {"\xC2"
     "A",
     2, 0xFFFD, 1, false},
    {"\xE2\x82", 2, 0xFFFD, 2, false},
    {"\xE2\x82"
     "A",
     3, 0xFFFD, 2, false},
    {"\xF0\x9F\x98", 3, 0xFFFD, 3, false},
    {"\xF0\x9F"
     "AB",
     4, 0xFFFD, 2, false},
    {"\xF0", 1, 0xFFFD, 1, false},
};

static void utf8_decode__takes_a_code_point_or_one_maximal_bad_part(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(decodings); i++) {
        const struct decoding *row = &decodings[i];
        uint32_t code_point = 1;
        bool is_valid = !row->is_valid;
        size_t taken = utf8_decode(text_from(row->bytes, row->len), &code_point, &is_valid);
        if (taken != row->taken || code_point != row->code_point ||
            is_valid != row->is_valid) {
            fail_msg("row %zu: %zu bytes, U+%04X, %d", i, taken, (unsigned)code_point,
                     is_valid);
        }
        assert_int_equal(utf8_decode(text_from(row->bytes, row->len), &code_point, NULL),
                         taken);
        assert_int_equal(utf8_is_valid(text_from(row->bytes, row->taken)), row->is_valid);
    }
}

static void utf8_encode__is_undone_by_decoding__for_every_code_point(void **state)
{
    (void)state;
    for (uint32_t code_point = 0; code_point < 0x110000; code_point++) {
        char bytes[4];
        uint32_t back;
        bool is_valid;
        size_t len = utf8_encode(code_point, bytes);
        bool is_surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
        size_t taken = utf8_decode(text_from(bytes, len), &back, &is_valid);
        if (taken != len || !is_valid || back != (is_surrogate ? 0xFFFD : code_point)) {
            fail_msg("U+%04X came back as U+%04X", (unsigned)code_point, (unsigned)back);
        }
    }
    char bytes[4];
    assert_int_equal(utf8_encode(0x110000, bytes), 3);
    assert_memory_equal(bytes, "\uFFFD", 3);
}

static void utf8_count__counts_code_points_and_bad_parts(void **state)
{
    (void)state;
    assert_int_equal(utf8_count(text_of("")), 0);
    assert_int_equal(utf8_count(text_of("a long line of plain text")), 25);
    assert_int_equal(utf8_count(text_of("日本語です")), 5);
    assert_int_equal(utf8_count(text_of("a\xE2\x82z\x80\x80")), 5);
    assert_int_equal(utf8_ascii_len(text_of("0123456789abcdefé")), 16);
    assert_int_equal(utf8_ascii_len(text_of("é")), 0);
    assert_int_equal(utf8_ascii_len(text_of("")), 0);
    assert_true(utf8_is_valid(text_of("0123456789 Größe 日本")));
    assert_false(utf8_is_valid(text_of("0123456789 Gr\xF6\xDF"
                                       "e")));
}

/* Markus Kuhn's stress test; Python's "replace" gives 375 replacement characters for it. */
static void utf8_decode__finds_375_replacements__in_the_stress_test(void **state)
{
    (void)state;
    FILE *file = fopen("../shared/data/conformance/UTF-8-test.txt", "rb");
    if (file == NULL) {
        print_message("skipped: ../shared/data is not there\n");
        skip();
    }
    static char bytes[64 * 1024];
    size_t len = fread(bytes, 1, sizeof(bytes), file);
    fclose(file);
    assert_true(len > 20000 && len < sizeof(bytes));

    size_t replacements = 0;
    for (size_t at = 0; at < len;) {
        uint32_t code_point;
        at += utf8_decode(text_from(bytes + at, len - at), &code_point, NULL);
        replacements += code_point == UTF8_REPLACEMENT ? 1 : 0;
    }
    assert_int_equal(replacements, 375);
}

static void utf8__takes_the_empty_slice(void **state)
{
    (void)state;
    struct text none = text_of(NULL);
    struct buffer out;
    size_t used = 9;
    buffer_init(&out, 10);
    assert_true(utf8_is_valid(none));
    assert_int_equal(utf8_count(none), 0);
    assert_int_equal(utf8_ascii_len(none), 0);
    assert_int_equal(utf8_cluster_len(none, 0), 0);
    assert_int_equal(utf8_cluster_before(none, 0), 0);
    assert_int_equal(utf8_cluster_count(none), 0);
    assert_int_equal(utf8_columns(none), 0);
    assert_int_equal(utf8_fit(none, 5, &used), 0);
    assert_int_equal(used, 0);
    utf8_fold(none, &out);
    utf8_sanitise(none, SANITISE_SHOWN, &out, NULL);
    assert_int_equal(out.len, 0);
    buffer_release(&out);
}

static void utf8_is__tells_scripts_letters_and_digits(void **state)
{
    (void)state;
    static const struct {
        uint32_t code_point;
        bool is_han, is_unspaced, is_letter;
        int digit;
    } rows[] = {
        {'a', false, false, true, -1},     {'Z', false, false, true, -1},
        {'@', false, false, false, -1},    {'[', false, false, false, -1},
        {'7', false, false, false, 7},     {0xE9, false, false, true, -1},
        {0x4E2D, true, true, true, -1},    {0x3005, true, true, true, -1},
        {0x3007, true, true, false, -1},   {0x2A6D6, true, true, true, -1},
        {0x3042, false, true, true, -1},   {0x30A2, false, true, true, -1},
        {0x30FC, false, true, true, -1},   {0xFF71, false, true, true, -1},
        {0xD55C, false, true, true, -1},   {0x1112, false, true, true, -1},
        {0x0E01, false, true, true, -1},   {0x0E3F, false, false, false, -1},
        {0x0E59, false, true, false, 9},   {0x0E81, false, true, true, -1},
        {0x1780, false, true, true, -1},   {0x1000, false, true, true, -1},
        {0xFF15, false, false, false, 5},  {0x0664, false, false, false, 4},
        {0x06F9, false, false, false, 9},  {0x0966, false, false, false, 0},
        {0x1D7DB, false, false, false, 3}, {0x00B2, false, false, false, -1},
        {0x2460, false, false, false, -1}, {0x0416, false, false, true, -1},
        {0x3001, false, false, false, -1}, {0x1F600, false, false, false, -1},
        {0x0301, false, false, false, -1}, {0xFF21, false, false, true, -1},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        uint32_t code_point = rows[i].code_point;
        if (utf8_is_han(code_point) != rows[i].is_han ||
            utf8_is_unspaced(code_point) != rows[i].is_unspaced ||
            utf8_is_letter(code_point) != rows[i].is_letter ||
            utf8_digit_value(code_point) != rows[i].digit ||
            utf8_is_digit(code_point) != (rows[i].digit >= 0)) {
            fail_msg("U+%04X", (unsigned)code_point);
        }
    }
    assert_true(utf8_is_lower('a') && utf8_is_lower(0xE9) && utf8_is_lower(0x0436));
    assert_false(utf8_is_lower('A') || utf8_is_lower(0xC9) || utf8_is_lower(0x0416) ||
                 utf8_is_lower('1') || utf8_is_lower(0x4E2D) || utf8_is_lower(0x0645));
    assert_true(utf8_is_emoji(0x1F600) && utf8_is_emoji(0x2764) && !utf8_is_emoji('#'));
    assert_true(utf8_is_skin_tone(0x1F3FD) && !utf8_is_emoji(0x1F3FD));
}

static void utf8_begins_apart__is_asked_of_what_stands_before(void **state)
{
    (void)state;
    static const struct {
        const char *front;
        bool is_apart;
    } rows[] = {
        {"", true},
        {"a ", true},
        {"a(", true},
        {"a", false},
        {"7", false},
        {"\xC3\xA9", false},        /* é */
        {"e\xCC\x81", false},       /* é in two */
        {"\xD0\xB6", false},        /* ж */
        {"\xE5\x95\x86", true},     /* 商 */
        {"\xE3\x80\x82", true},     /* 。 */
        {"\xF0\x9F\x98\x80", true}, /* an emoji */
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        size_t at = strlen(rows[i].front);
        char whole[16];
        snprintf(whole, sizeof(whole), "%s::b", rows[i].front);
        if (utf8_begins_apart(text_of(whole), at) != rows[i].is_apart)
            fail_msg("behind \"%s\"", rows[i].front);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf8_decode__takes_a_code_point_or_one_maximal_bad_part),
        cmocka_unit_test(utf8_encode__is_undone_by_decoding__for_every_code_point),
        cmocka_unit_test(utf8_count__counts_code_points_and_bad_parts),
        cmocka_unit_test(utf8_decode__finds_375_replacements__in_the_stress_test),
        cmocka_unit_test(utf8__takes_the_empty_slice),
        cmocka_unit_test(utf8_is__tells_scripts_letters_and_digits),
        cmocka_unit_test(utf8_begins_apart__is_asked_of_what_stands_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
