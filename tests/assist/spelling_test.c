/* Which words of a line a dictionary may judge. */
#include "assist/spelling.h"

#include "base/buffer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* The words, a bar between. */
static void assert_words(const char *lang, const char *line, const char *words)
{
    struct spelling_line reader;
    struct spelling_word word;
    struct buffer found;

    buffer_init(&found, SIZE_MAX);
    spelling_line_begin(&reader, text_of(line), lang);
    while (spelling_line_next(&reader, &word)) {
        if (found.len)
            buffer_add_char(&found, '|');
        buffer_add(&found, line + word.start, word.end - word.start);
    }
    assert_string_equal(buffer_text(&found), words);
    buffer_release(&found);
}

static void spelling_line__takes_words_whole(void **state)
{
    (void)state;
    static const char *const cases[][3] = {
        {"en", "Your parcel hasn't arrived.", "Your|parcel|hasn't|arrived"},
        {"en", "don’t 'quote me' isn’t", "don’t|quote|me|isn’t"},
        {"en", "a well-known trade-off - no", "well-known|trade-off|no"},
        {"fr", "L’avion n'a qu’une aile, voudrait-il ?", "L’avion|n'a|qu’une|aile|voudrait-il"},
        {"de", "Straße (Größe): Äpfel/Birnen", "Straße|Größe|Äpfel|Birnen"},
        {"es", "¿Dónde está? ¡Aquí!", "Dónde|está|Aquí"},
        {"en", "cafe\xCC\x81s and e\xCC\x82tre", "cafe\xCC\x81s|and|e\xCC\x82tre"},
        {"en", "co\xC2\xADoperate", "co\xC2\xADoperate"},
        {"ru", "Посылка не пришла", "Посылка|не|пришла"},
        {"ca", "col·legi intel·ligent", "col·legi|intel·ligent"},
        {"en", "wonderful…really", "wonderful|really"},
        {"en", "", ""},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_words(cases[i][0], cases[i][1], cases[i][2]);
}

static void spelling_line__passes_over_what_is_no_word(void **state)
{
    (void)state;
    static const char *const cases[][3] = {
        {"en", "order W2378156 of 25 November at 9am", "order|of|November|at"},
        {"en", "write to ana.ruiz@example.org now", "write|to|now"},
        {"en", "see https://shop.example/retruns?x=wrod or www.shpo.example", "see|or"},
        {"en", "shop.example/retruns has it", "has|it"},
        {"en", "use WELCOM or the PDFs", "use|or|the"},
        {"en", "my iPhone and the McLaren", "my|and|the"},
        {"en", "put ::retrun-policy here, ??wrods too", "put|here|too"},
        {"en", "hi {{custmer.name}} there", "hi|there"},
        {"en", "type `git chekout` or \"chekout\" twice", "type|or|twice"},
        {"de", "Sie schrieben „mein Packet ist wek“, das stimmt", "Sie|schrieben|das|stimmt"},
        {"fr", "vous dites «mon coli» ici", "vous|dites|ici"},
        {"en", "> I recieved notihng", ""},
        {"en", "  > nor htis", ""},
        {"en", "~/fodler /etc/paswd a\\bcd some_nmae key=vlaue", ""},
        {"en", "a 5\" pipe and a 6 foot one", "pipe|and|foot|one"},
        {"en", "I a x", ""},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_words(cases[i][0], cases[i][1], cases[i][2]);
}

static void spelling_line__judges_the_scripts_of_the_language_alone(void **state)
{
    (void)state;
    static const char *const cases[][3] = {
        {"en", "您好，the parcel 明天 arrives 到", "the|parcel|arrives"},
        {"zh", "您好，the parcel 明天 arrives 到", ""},
        {"zh-Hant", "訂單 Trail 2 已發出", ""},
        {"ja", "注文は Trail です", ""},
        {"th", "สวัสดี hello", ""},
        {"ar", "أين طلبي hello", "أين|طلبي"},
        {"en", "أين طلبي hello", "hello"},
        {"ru", "Привет hello", "Привет"},
        {"en", "Mοscow", ""}, /* its second letter is Greek: the guard's to tell */
        {"he", "איפה החבילה שלי", "איפה|החבילה|שלי"},
        {"ko", "안녕하세요 hello", "안녕하세요"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_words(cases[i][0], cases[i][1], cases[i][2]);
}

static void spelling_line__takes_bytes_that_are_no_text(void **state)
{
    (void)state;
    char line[200];

    memset(line, 'a', sizeof(line) - 1);
    line[sizeof(line) - 1] = '\0';
    assert_words("en", line, "");
    assert_words("en", "ab\xFF\xC3(ab", "ab|ab");
    assert_words("en", "\xCC\x81\xCC\x81 -- ’’ \"", "");
}

static void spelling_language__is_the_lines_own_where_it_says_one(void **state)
{
    (void)state;
    static const char english[] = "Your parcel has left our warehouse and will be with you soon.";

    assert_string_equal(spelling_language(text_of(english), "de"), "en");
    assert_string_equal(spelling_language(text_of(english), "en-GB"), "en-GB");
    assert_string_equal(spelling_language(text_of("Best regards"), "de"), "de");
    assert_string_equal(spelling_language(text_of(""), "fr"), "fr");
}

static void spelling_knows__names_and_what_is_made_of_them(void **state)
{
    (void)state;
    struct table known;

    table_init(&known);
    spelling_know(&known, "Ana Ruíz-Okafor");
    spelling_know(&known, "Northline Trail 2");
    spelling_know(&known, NULL);
    spelling_know(&known, "  ,;  ");
    static const char *const words[] = {"Ana",     "ANA",         "Ruiz",      "Ruíz", "okafor",
                                        "Ana's",   "Northline’s", "Trail-Schuh", "Trail"};
    for (size_t i = 0; i < COUNT_OF(words); i++)
        assert_true(spelling_knows(&known, text_of(words[i])));
    assert_false(spelling_knows(&known, text_of("Anna")));
    assert_false(spelling_knows(&known, text_of("Schuh")));
    assert_false(spelling_knows(&known, text_of("")));
    table_release(&known);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spelling_line__takes_words_whole),
        cmocka_unit_test(spelling_line__passes_over_what_is_no_word),
        cmocka_unit_test(spelling_line__judges_the_scripts_of_the_language_alone),
        cmocka_unit_test(spelling_line__takes_bytes_that_are_no_text),
        cmocka_unit_test(spelling_language__is_the_lines_own_where_it_says_one),
        cmocka_unit_test(spelling_knows__names_and_what_is_made_of_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
