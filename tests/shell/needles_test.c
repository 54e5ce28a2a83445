#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "shell/needles.h"

#include <string.h>

/* "a|b c" for a word and a phrase. */
static void assert_reads(const char *typed, const char *expected)
{
    struct arena arena;
    struct needles needles;
    struct buffer out;

    arena_init(&arena);
    buffer_init(&out, 1000);
    needles_read(text_of(typed), &arena, &needles);
    for (size_t i = 0; i < needles.count; i++)
        buffer_format(&out, "%s%.*s", i == 0 ? "" : "|", (int)needles.texts[i].len,
                      needles.texts[i].bytes);
    assert_string_equal(buffer_text(&out), expected);
    buffer_release(&out);
    arena_release(&arena);
}

static void needles__are__words_and_what_stands_in_quotes(void **state)
{
    (void)state;
    assert_reads("Late  PARCEL", "late|parcel");
    assert_reads("\"late parcel\" refund", "late parcel|refund");
    assert_reads("a\"b c\"d", "a|b c|d");
    assert_reads("“Late  Parcel”", "late parcel");
    assert_reads("「包裹 在」哪里", "包裹 在|哪里");
    assert_reads("ｐａｒｃｅｌ　包裹", "parcel|包裹");
    assert_reads("\"not closed", "not closed");
    assert_reads("\"\" \" \" x", "x");
    assert_reads("\"", "");
    assert_reads("", "");
    assert_reads("  ", "");
    assert_reads("退", "退");
}

static void needles__say__when_there_are_too_many(void **state)
{
    struct arena arena;
    struct needles needles;

    (void)state;
    arena_init(&arena);
    needles_read(text_of("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16"), &arena, &needles);
    assert_int_equal(needles.count, NEEDLES_MAX);
    assert_false(needles.is_cut);
    needles_read(text_of("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17"), &arena, &needles);
    assert_true(needles.is_cut);
    arena_release(&arena);
}

static void assert_snippet(const char *text, const char *typed, const char *expected,
                           const char *marked)
{
    struct arena arena;
    struct needles needles;
    struct snippet snippet;

    arena_init(&arena);
    needles_read(text_of(typed), &arena, &needles);
    snippet = snippet_make(text_of(text), &needles, &arena);
    assert_string_equal(snippet.text, expected);
    assert_int_equal(snippet.end - snippet.start, strlen(marked));
    assert_memory_equal(snippet.text + snippet.start, marked, strlen(marked));
    arena_release(&arena);
}

static void snippet__marks__the_longest_word_as_it_was_written(void **state)
{
    (void)state;
    assert_snippet("Where is my PARCEL?\nI wait.", "my parcel",
                   "Where is my PARCEL? I wait.", "PARCEL");
    assert_snippet("El camio\xcc\x81n", "camión", "El camio\xcc\x81n", "camio\xcc\x81n");
    assert_snippet("您好，我想知道我上周在你们店里买的那件外套现在到哪里了，包裹还没有到",
                   "包裹", "…们店里买的那件外套现在到哪里了，包裹还没有到", "包裹");
    assert_snippet("nothing of it", "parcel", "nothing of it", "");
    assert_snippet(
        "one two three four five six seven eight nine ten eleven twelve thirteen "
        "fourteen fifteen sixteen seventeen",
        "four",
        "one two three four five six seven eight nine ten eleven twelve thirteen "
        "fourteen fifteen s…",
        "four");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(needles__are__words_and_what_stands_in_quotes),
        cmocka_unit_test(needles__say__when_there_are_too_many),
        cmocka_unit_test(snippet__marks__the_longest_word_as_it_was_written),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
