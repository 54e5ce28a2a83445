#include "base/utf8.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include <cmocka.h>

/* Texts with their clusters parted by "|". */
static const char *const clustered[] = {
    "",
    "a",
    "a|b|c",
    "H|e|l|l|o|,| |w|o|r|l|d",
    "a|\r\n|b",
    "\r|\r\n|\n",
    "e\u0301|e\u0301\u0308|x",
    "\u0301|a",
    "日|本|語",
    "한|국|어",
    "\u1112\u1161\u11ab|\u1100\u116e\u11a8",
    "नि|से|प",
    "🇩🇪|🇪🇸|🇫",
    "a|🇩🇪|🇪🇸|b",
    "👩\u200D👩\u200D👧|👍🏽|❤\uFE0F",
    "👩\u200D|a",
    "\u0600\u0661|\u0662",
    "\xFF|\xFF",
    "\xE2\x82|a",
    "\xF0|\x80|\x80\u0301" /* the mark joins the bad part before it */,
    "1\uFE0F\u20E3|2",
    "กำ|น",
};

/* Fills in where clusters start, and the text without its bars. */
static size_t part(const char *barred, char *text, size_t starts[64])
{
    size_t count = 0;
    size_t len = 0;
    for (const char *byte = barred; *byte != '\0'; byte++) {
        if (byte == barred || *byte == '|') {
            starts[count++] = len;
        }
        if (*byte != '|') {
            text[len++] = *byte;
        }
    }
    text[len] = '\0';
    return count;
}

static void utf8_cluster__walks_both_ways(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(clustered); i++) {
        char bytes[256];
        size_t starts[64];
        size_t count = part(clustered[i], bytes, starts);
        struct text text = text_of(bytes);
        size_t at = 0;
        for (size_t n = 0; n < count; n++) {
            if (at != starts[n]) {
                fail_msg("%s: cluster %zu starts at %zu", clustered[i], n, at);
            }
            at += utf8_cluster_len(text, at);
        }
        assert_int_equal(at, text.len);
        assert_int_equal(utf8_cluster_len(text, at), 0);
        assert_int_equal(utf8_cluster_count(text), count);
        for (size_t n = count; n-- > 0;) {
            if (utf8_cluster_before(text, at) != starts[n]) {
                fail_msg("%s: back from %zu to %zu", clustered[i], at,
                         utf8_cluster_before(text, at));
            }
            at = starts[n];
        }
        assert_int_equal(utf8_cluster_before(text, 0), 0);
    }
}

static void utf8_cluster_before__finds_the_start__from_within_a_cluster(void **state)
{
    (void)state;
    struct text text = text_of("ab👩\u200D👧c");
    assert_int_equal(utf8_cluster_before(text, 6), 2);
    assert_int_equal(utf8_cluster_before(text, 9), 2);
    assert_int_equal(utf8_cluster_before(text, 13), 2);
    assert_int_equal(utf8_cluster_before(text, 2), 1);
    assert_int_equal(utf8_cluster_before(text, 1000), text.len - 1);
}

enum break_class {
    CR,
    LF,
    CONTROL,
    EXTEND,
    ZWJ,
    REGIONAL,
    PREPEND,
    SPACING,
    L,
    V,
    T,
    LV,
    LVT,
    PICTURE,
    OTHER
};

/* The seventeen samples of GraphemeBreakTest.txt, Unicode 15. */
static const struct {
    uint32_t code_point;
    enum break_class class;
} samples[] = {
    {0x20, OTHER},   {0x0D, CR},          {0x0A, LF},       {0x01, CONTROL},
    {0x34F, EXTEND}, {0x1F1E6, REGIONAL}, {0x600, PREPEND}, {0x903, SPACING},
    {0x1100, L},     {0x1160, V},         {0x11A8, T},      {0xAC00, LV},
    {0xAC01, LVT},   {0x231A, PICTURE},   {0x300, EXTEND},  {0x200D, ZWJ},
    {0x378, OTHER},
};

static enum break_class class_of(const size_t *sequence, size_t at)
{
    return samples[sequence[at]].class;
}

/* GB11: a picture, any extending ones, ZWJ, a picture. */
static bool is_joined_picture(const size_t *sequence, size_t at)
{
    size_t back = at - 1;
    if (class_of(sequence, at) != PICTURE || class_of(sequence, back) != ZWJ) {
        return false;
    }
    while (back > 0 && class_of(sequence, back - 1) == EXTEND) {
        back--;
    }
    return back > 0 && class_of(sequence, back - 1) == PICTURE;
}

/* GB12 and GB13: pairs of regional indicators, counted from the first. */
static bool is_second_of_flag(const size_t *sequence, size_t at)
{
    size_t count = 0;
    while (count < at && class_of(sequence, at - 1 - count) == REGIONAL) {
        count++;
    }
    return class_of(sequence, at) == REGIONAL && count % 2 == 1;
}

/* UAX #29, revision 41, rules GB3 to GB999, written down anew: is there a break before at?
 */
static bool is_break(const size_t *sequence, size_t at)
{
    enum break_class before = class_of(sequence, at - 1);
    enum break_class after = class_of(sequence, at);
    if (before == CR && after == LF) {
        return false;
    }
    if (before <= CONTROL || after <= CONTROL) {
        return true;
    }
    bool is_syllable =
        (before == L && (after == L || after == V || after == LV || after == LVT)) ||
        ((before == LV || before == V) && (after == V || after == T)) ||
        ((before == LVT || before == T) && after == T);
    return !is_syllable && after != EXTEND && after != ZWJ && after != SPACING &&
           before != PREPEND && !is_joined_picture(sequence, at) &&
           !is_second_of_flag(sequence, at);
}

#define SEQUENCE_LEN 4

static void check_sequence(const size_t *sequence)
{
    char bytes[4 * SEQUENCE_LEN];
    size_t ends[SEQUENCE_LEN];
    size_t len = 0;
    size_t start = 0;
    for (size_t i = 0; i < SEQUENCE_LEN; i++) {
        len += utf8_encode(samples[sequence[i]].code_point, bytes + len);
        ends[i] = len;
    }
    struct text text = text_from(bytes, len);
    for (size_t i = 1; i <= SEQUENCE_LEN; i++) {
        if (i < SEQUENCE_LEN && !is_break(sequence, i)) {
            continue;
        }
        if (utf8_cluster_len(text, start) != ends[i - 1] - start ||
            utf8_cluster_before(text, ends[i - 1]) != start) {
            fail_msg("U+%04X U+%04X U+%04X U+%04X",
                     (unsigned)samples[sequence[0]].code_point,
                     (unsigned)samples[sequence[1]].code_point,
                     (unsigned)samples[sequence[2]].code_point,
                     (unsigned)samples[sequence[3]].code_point);
        }
        start = ends[i - 1];
    }
}

/* All 83,521 sequences of four, the pairs of GraphemeBreakTest.txt among them. */
static void utf8_cluster__follows_the_rules_of_uax_29(void **state)
{
    (void)state;
    size_t all = 1;
    for (size_t i = 0; i < SEQUENCE_LEN; i++) {
        all *= COUNT_OF(samples);
    }
    for (size_t number = 0; number < all; number++) {
        size_t sequence[SEQUENCE_LEN];
        size_t rest = number;
        for (size_t i = 0; i < SEQUENCE_LEN; i++) {
            sequence[i] = rest % COUNT_OF(samples);
            rest /= COUNT_OF(samples);
        }
        check_sequence(sequence);
    }
}

static void check_breaks(struct text text, const size_t *starts, size_t count, size_t line)
{
    size_t at = 0;
    for (size_t n = 0; n < count; n++) {
        if (at != starts[n]) {
            fail_msg("line %zu: cluster %zu starts at %zu", line, n, at);
        }
        at += utf8_cluster_len(text, at);
    }
    assert_int_equal(at, text.len);
    for (size_t n = count; n-- > 0;) {
        if (utf8_cluster_before(text, at) != starts[n]) {
            fail_msg("line %zu: back from %zu to %zu", line, at,
                     utf8_cluster_before(text, at));
        }
        at = starts[n];
    }
}

/* A line such as "÷ 0020 × 0308 ÷": the text, and where its clusters start. */
static size_t read_breaks(char *line, char *bytes, size_t *len, size_t starts[64])
{
    size_t count = 0;
    *len = 0;
    for (char *word = strtok_r(line, " \n", &line); word != NULL;
         word = strtok_r(NULL, " \n", &line)) {
        if (strcmp(word, "÷") == 0) {
            starts[count++] = *len;
        } else if (strcmp(word, "×") != 0) {
            *len += utf8_encode((uint32_t)strtoul(word, NULL, 16), bytes + *len);
        }
    }
    return count - 1; /* the last one stands behind the end */
}

static void utf8_cluster__passes_every_line_of_unicodes_own_test(void **state)
{
    (void)state;
    FILE *file = fopen("tests/base/GraphemeBreakTest-15.0.0.txt", "r");
    char line[512];
    size_t lines = 0;
    assert_non_null(file);
    while (fgets(line, sizeof(line), file) != NULL) {
        char bytes[256];
        size_t starts[64];
        size_t len;
        if (line[0] == '#') {
            continue;
        }
        size_t count = read_breaks(line, bytes, &len, starts);
        check_breaks(text_from(bytes, len), starts, count, lines + 1);
        lines++;
    }
    fclose(file);
    assert_int_equal(lines, 602);
    print_message("grapheme clusters: %zu of 602 lines of GraphemeBreakTest ok\n", lines);
}

static void utf8_columns__are_as_drawn(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t columns;
    } rows[] = {
        {"", 0},
        {"plain text of some length", 25},
        {"Größe", 5},
        {"日本", 4},
        {"ｱｲｳ", 3},
        {"한국", 4},
        {"\u1112\u1161\u11ab", 2},
        {"e\u0301", 1},
        {"👩\u200D👩\u200D👧", 6},
        {"👍🏽", 2},
        {"👍\uFE0F🏽", 2},
        {"a🏽", 3},
        {"❤\uFE0F", 1},
        {"🇩🇪", 2},
        {"\u0378", 1},
        {"\xFF\xFE", 2},
        {"a日b本c", 7},
        {"⟨RLO⟩", 5},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        if (utf8_columns(text_of(rows[i].text)) != rows[i].columns) {
            fail_msg("\"%s\" takes %zu", rows[i].text, utf8_columns(text_of(rows[i].text)));
        }
    }
}

static void utf8_fit__never_splits_a_cluster(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t columns;
        const char *fitting;
        size_t used;
    } rows[] = {
        {"", 5, "", 0},
        {"hello", 0, "", 0},
        {"hello", 3, "hel", 3},
        {"hello", 5, "hello", 5},
        {"hello", 500, "hello", 5},
        {"日本語", 4, "日本", 4},
        {"日本語", 5, "日本", 4},
        {"日本語", 1, "", 0},
        {"abe\u0301c", 3, "abe\u0301", 3},
        {"abe\u0301c", 2, "ab", 2},
        {"a👩\u200D👧b", 4, "a", 1},
        {"a👩\u200D👧b", 5, "a👩\u200D👧", 5},
        {"👍🏽!", 2, "👍🏽", 2},
        {"ab日", 3, "ab", 2},
        {"日ab", 3, "日a", 3},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct text text = text_of(rows[i].text);
        size_t used = 99;
        size_t len = utf8_fit(text, rows[i].columns, &used);
        if (!text_is(text_from(text.bytes, len), rows[i].fitting) || used != rows[i].used) {
            fail_msg("\"%s\" in %zu: %zu bytes, %zu columns", rows[i].text, rows[i].columns,
                     len, used);
        }
        assert_int_equal(utf8_columns(text_from(text.bytes, len)), used);
    }
}

static void utf8_columns__are_right_without_a_utf8_locale_too(void **state)
{
    (void)state;
    setlocale(LC_ALL, "C");
    assert_int_equal(utf8_columns(text_of("aé日👍")), 6);
    assert_true(utf8_is_drawable(0x65E5));
    assert_false(utf8_is_drawable(0x0378));
    assert_non_null(setlocale(LC_ALL, "C.UTF-8"));
    assert_true(utf8_is_drawable(0x65E5));
    assert_false(utf8_is_drawable(0x0378));
}

/* What is taken by its bytes is what the tables say, at both ends too. */
static void utf8_han_len__takes_what_is_a_cluster_of_two_columns(void **state)
{
    static const struct {
        const char *text;
        size_t han;
        size_t cluster;
    } rows[] = {
        {"中文a", 6, 3},
        {"中\xCC\x81文", 3, 5},
        {"中\xEF\xB8\x8F", 3, 6},
        {"中\xE2\x80\x8D", 3, 6},
        {"中\n", 3, 3},
        {"の中", 0, 3},
        {"\xE4\xB8", 0, 2},
        {"\xE5\x20\x80", 0, 1},
        {"鿀中", 0, 3},
        {"䷿中", 0, 3},
        {"", 0, 0},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct text text = text_of(rows[i].text);
        assert_int_equal(utf8_han_len(text), rows[i].han);
        assert_int_equal(utf8_cluster_len(text, 0), rows[i].cluster);
    }
    for (uint32_t code_point = 0x4E00; code_point <= 0x9FBF; code_point++) {
        char bytes[4];
        struct text text = text_from(bytes, utf8_encode(code_point, bytes));
        assert_int_equal(utf8_han_len(text), 3);
        assert_int_equal(utf8_code_point_columns(code_point), 2);
        assert_true(utf8_is_drawable(code_point) && !utf8_is_emoji(code_point));
    }
}

/* What is told without asking the locale is what the locale says. */
static void utf8_code_point_columns__are_those_of_the_locale(void **state)
{
    (void)state;
    for (uint32_t code_point = 0x80; code_point < 0x20000; code_point++) {
        char bytes[4];
        struct text text = text_from(bytes, utf8_encode(code_point, bytes));
        int columns = wcwidth((wchar_t)code_point);
        columns = columns < 0 ? 1 : columns;
        assert_int_equal(utf8_code_point_columns(code_point), columns);
        if (code_point < 0xD800 || code_point > 0xDFFF) {
            assert_int_equal(utf8_columns(text), columns);
        }
    }
}

static int use_utf8(void **state)
{
    (void)state;
    return setlocale(LC_ALL, "C.UTF-8") == NULL;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf8_cluster__walks_both_ways),
        cmocka_unit_test(utf8_cluster_before__finds_the_start__from_within_a_cluster),
        cmocka_unit_test(utf8_cluster__follows_the_rules_of_uax_29),
        cmocka_unit_test(utf8_cluster__passes_every_line_of_unicodes_own_test),
        cmocka_unit_test(utf8_columns__are_as_drawn),
        cmocka_unit_test(utf8_fit__never_splits_a_cluster),
        cmocka_unit_test(utf8_columns__are_right_without_a_utf8_locale_too),
        cmocka_unit_test(utf8_code_point_columns__are_those_of_the_locale),
        cmocka_unit_test(utf8_han_len__takes_what_is_a_cluster_of_two_columns),
    };
    return cmocka_run_group_tests(tests, use_utf8, NULL);
}
