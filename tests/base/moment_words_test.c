#include "base/moment.h"

#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct day today = {2026, 11, 16};

static void day_format_words__is_as_written_in_a_sentence(void **state)
{
    (void)state;
    static const struct {
        const char *lang;
        struct day day;
        const char *words;
    } rows[] = {
        {"en", {2026, 11, 19}, "19 November"},
        {"en", {2027, 1, 3}, "3 January 2027"},
        {"es", {2026, 11, 19}, "19 de noviembre"},
        {"es-MX", {2025, 11, 19}, "19 de noviembre de 2025"},
        {"de", {2026, 3, 19}, "19. März"},
        {"de_AT", {2027, 3, 19}, "19. März 2027"},
        {"fr", {2026, 11, 19}, "19 novembre"},
        {"fr", {2026, 8, 1}, "1er août"},
        {"zh", {2026, 11, 19}, "11月19日"},
        {"zh-CN", {2027, 1, 2}, "2027年1月2日"},
        {"ja", {2026, 11, 19}, "11月19日"},
        {"ar", {2026, 11, 19}, "19 نوفمبر"},
        {"it", {2026, 11, 1}, "1º novembre"},
        {"pt-BR", {2027, 2, 19}, "19 de fevereiro de 2027"},
        {"nl", {2026, 5, 19}, "19 mei"},
        {"sw", {2026, 5, 19}, "19 May"},
        {"eng", {2026, 5, 19}, "19 May"},
        {"", {2026, 5, 19}, "19 May"},
        {NULL, {2026, 5, 19}, "19 May"},
        {"en", {0, 0, 0}, ""},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char words[64];
        day_format_words(rows[i].day, rows[i].lang, today, words, sizeof(words));
        assert_string_equal(words, rows[i].words);
    }
}

static void day_format_short__fits_a_column(void **state)
{
    (void)state;
    char words[16];
    day_format_short((struct day){2026, 11, 19}, words, sizeof(words));
    assert_string_equal(words, "19 Nov");
    day_format_short((struct day){0}, words, sizeof(words));
    assert_string_equal(words, "");
}

/* Whatever day_format_words() writes, day_month_named() reads. */
static void day_month_named__knows_the_months_of_every_language(void **state)
{
    (void)state;
    static const char *const langs[] = {"en", "es", "de", "fr", "zh",
                                        "ja", "ar", "it", "pt", "nl"};
    for (size_t i = 0; i < COUNT_OF(langs); i++) {
        for (int month = 1; month <= 12; month++) {
            char words[64];
            day_format_words((struct day){2026, month, 20}, langs[i], today, words,
                             sizeof(words));
            struct buffer folded;
            buffer_init(&folded, 100);
            utf8_fold(text_of(words), &folded);
            struct text rest = text_of(buffer_text(&folded));
            struct text word = rest;
            char *date = strstr(folded.bytes, "20日");
            if (date != NULL) {
                word.len = (size_t)(date - folded.bytes);
            } else {
                while (text_next_word(&rest, &word)) {
                }
            }
            if (day_month_named(word) != month) {
                fail_msg("%s month %d: %.*s", langs[i], month, (int)word.len, word.bytes);
            }
            buffer_release(&folded);
        }
    }
}

static void day_month_named__knows_abbreviations_but_no_other_word(void **state)
{
    (void)state;
    static const struct {
        const char *word;
        int month;
    } rows[] = {
        {"jan", 1},  {"ene", 1},  {"marz", 3},    {"mrz", 3},     {"avr", 4},
        {"sept", 9}, {"dic", 12}, {"aout", 8},    {"十一月", 11}, {"十月", 10},
        {"9月", 9},  {"09月", 9}, {"اكتوبر", 10}, {"نيسان", 4},   {"out", 0},
        {"set", 0},  {"", 0},     {"parcel", 0},  {"no", 0},      {"november ", 0},
        {"13月", 0},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        assert_int_equal(day_month_named(text_of(rows[i].word)), rows[i].month);
    }
}

static void day_format_ago__says_how_long_ago_in_the_language(void **state)
{
    static const struct {
        int64_t days;
        const char *en, *de, *zh, *ar;
    } cases[] = {
        {-1, "", "", "", ""},
        {0, "today", "heute", "今天", "اليوم"},
        {1, "yesterday", "gestern", "昨天", "أمس"},
        {2, "2 days ago", "vor 2 Tagen", "2天前", "قبل يومين"},
        {13, "13 days ago", "vor 13 Tagen", "13天前", "قبل 13 يوماً"},
        {14, "2 weeks ago", "vor 2 Wochen", "2周前", "قبل أسبوعين"},
        {60, "8 weeks ago", "vor 8 Wochen", "8周前", "قبل 8 أسابيع"},
        {61, "2 months ago", "vor 2 Monaten", "2个月前", "قبل شهرين"},
        {730, "24 months ago", "vor 24 Monaten", "24个月前", "قبل 24 شهراً"},
        {731, "2 years ago", "vor 2 Jahren", "2年前", "قبل سنتين"},
        {3650, "10 years ago", "vor 10 Jahren", "10年前", "قبل 10 سنوات"},
    };
    char out[96];

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct day day = day_from_number(day_number(today) - cases[i].days);
        const char *langs[] = {"en-GB", "de", "zh-CN", "ar", "tlh", NULL};
        const char *want[] = {cases[i].en, cases[i].de, cases[i].zh,
                              cases[i].ar, cases[i].en, cases[i].en};
        for (size_t j = 0; j < COUNT_OF(langs); j++) {
            day_format_ago(day, langs[j], today, out, sizeof(out));
            assert_string_equal(out, want[j]);
        }
    }
    day_format_ago((struct day){0}, "en", today, out, sizeof(out));
    assert_string_equal(out, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(day_format_words__is_as_written_in_a_sentence),
        cmocka_unit_test(day_format_short__fits_a_column),
        cmocka_unit_test(day_month_named__knows_the_months_of_every_language),
        cmocka_unit_test(day_month_named__knows_abbreviations_but_no_other_word),
        cmocka_unit_test(day_format_ago__says_how_long_ago_in_the_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
