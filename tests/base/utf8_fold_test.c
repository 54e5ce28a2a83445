#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

struct folding {
    const char *text;
    const char *folded;
};

static const struct folding foldings[] = {
    {"", ""},
    {"Where Is MY Parcel?", "where is my parcel?"},
    {"a \t\r\n b\u00A0\u3000\u2003c", "a b c"},
    {" a ", " a "},
    {"ÀÉÎÕÜ ñ ç", "aeiou n c"},
    {"e\u0301 o\u0308", "e o"},
    {"Straße STRASSE", "strasse strasse"},
    {"İstanbul", "istanbul"},
    {"Ёлка", "елка"},
    {"ΆΛΦΑ ς", "αλφα σ"},
    {"ﬁne Ｆｕｌｌ ①②", "fine full 12"},
    {"W２３７８", "w2378"},
    {"pa\u200Bss\u200Cw\u200Do\u2060rd\uFEFF\u00AD", "password"},
    {"\u202Eabc\u202C", "abc"},
    {"❤\uFE0F", "❤"},
    {"カﾞｶﾞガ", "ガガガ"},
    {"は\u3099ぱ", "ばぱ"},
    {"한국어", "한국어"},
    {"\u1112\u1161\u11ab\u1100\u116e\u11a8", "한국"},
    {"ﾊﾝｸﾞﾙ", "ハングル"},
    {"أغسطس مُحَمَّد", "اغسطس محمد"},
    {"שָׁלוֹם", "שלום"},
    {"हिन्दी", "हिन्दी"},
    {"ภาษาไทย ที่", "ภาษาไทย ที่"},
    {"日本語", "日本語"},
    {"a\xFF"
     "B\xE2\x82",
     "a\uFFFD"
     "b\uFFFD"},
    {"Việt Nam", "viet nam"},
    {"℡ ㎏ ½", "tel kg 1⁄2"},
};

static void utf8_fold__makes_what_reads_alike_equal(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(foldings); i++) {
        struct buffer out;
        buffer_init(&out, 1000);
        utf8_fold(text_of(foldings[i].text), &out);
        assert_string_equal(buffer_text(&out), foldings[i].folded);
        buffer_release(&out);
    }
}

static void utf8_fold__changes_nothing__the_second_time(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(foldings); i++) {
        struct buffer once;
        struct buffer twice;
        buffer_init(&once, 1000);
        buffer_init(&twice, 1000);
        utf8_fold(text_of(foldings[i].text), &once);
        utf8_fold(text_from(buffer_text(&once), once.len), &twice);
        assert_string_equal(buffer_text(&twice), buffer_text(&once));
        buffer_release(&once);
        buffer_release(&twice);
    }
}

static void utf8_fold__adds_to_what_is_there_up_to_the_limit(void **state)
{
    (void)state;
    struct buffer out;
    buffer_init(&out, 8);
    buffer_add_text(&out, "X:");
    utf8_fold(text_of("ÀB 日本語日本語"), &out);
    assert_string_equal(buffer_text(&out), "X:ab 日");
    assert_true(out.is_cut);
    buffer_release(&out);
}

static double seconds_to_fold(const char *piece, size_t total)
{
    struct buffer text;
    struct buffer out;
    buffer_init(&text, total + 100);
    buffer_init(&out, 20 * total);
    buffer_add_char(&text, 'a');
    while (text.len < total) {
        buffer_add_text(&text, piece);
    }
    clock_t start = clock();
    utf8_fold(text_from(buffer_text(&text), text.len), &out);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    buffer_release(&text);
    buffer_release(&out);
    return seconds;
}

/* A million bytes of what sorting marks would take minutes over, were it not bounded. */
static void utf8_fold__takes_linear_time__over_hostile_marks(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "\u0E38\u3099\u093C", "\u0301\u0327", "\u093E\u094D",
        "\u1161\u11A8",       "\uFDFA",       "\u3099"};
    for (size_t i = 0; i < COUNT_OF(pieces); i++) {
        assert_true(seconds_to_fold(pieces[i], 1000000) < 5);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf8_fold__makes_what_reads_alike_equal),
        cmocka_unit_test(utf8_fold__changes_nothing__the_second_time),
        cmocka_unit_test(utf8_fold__adds_to_what_is_there_up_to_the_limit),
        cmocka_unit_test(utf8_fold__takes_linear_time__over_hostile_marks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
