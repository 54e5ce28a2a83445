#include "../../src/assist/triage_words.h"
#include "base/attributes.h"
#include "base/memory.h"
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char *const languages[] = {"en", "zh", "es", "de", "fr",
                                        "ja", "pt", "it", "nl", "ar"};

static void cue_rows__stand_as_utf8_fold_leaves_them(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (const struct cue_row *row = cue_rows; row->lang; row++) {
        struct text rest = text_of(row->phrases);
        struct text phrase;
        while (text_next(&rest, '|', &phrase)) {
            struct buffer folded;
            buffer_init(&folded, SIZE_MAX);
            utf8_fold(phrase, &folded);
            struct text got = text_trim(text_from(buffer_text(&folded), folded.len));
            bool is_folded = text_equals(got, text_trim(phrase)) && got.len > 0;
            if (!is_folded)
                print_error("%s %d: '%.*s'\n", row->lang, (int)row->cue, (int)phrase.len,
                            phrase.bytes);
            wrong += !is_folded;
            buffer_release(&folded);
        }
    }
    assert_int_equal(wrong, 0);
}

static void cue_rows__speak_every_language_of_every_cue(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(languages); i++) {
        unsigned cues = 0;
        for (const struct cue_row *row = cue_rows; row->lang; row++) {
            if (text_is(text_of(row->lang), languages[i]))
                cues |= 1u << row->cue;
        }
        for (int cue = 0; cue < CUE_DENIAL; cue++)
            assert_true(cues & 1u << cue);
        assert_true(cues & (1u << CUE_DENIAL | 1u << CUE_DENIED));
    }
}

static void cues_find__takes_the_longer_of_two_that_overlap(void **state)
{
    struct arena arena;
    struct cue_hit *hits;

    (void)state;
    arena_init(&arena);
    struct text folded =
        cues_fold(text_of("It\u2019s No Problem, I am very happy."), &arena);
    assert_int_equal(cues_find(folded, "en", &arena, &hits), 2);
    assert_int_equal(hits[0].cue, CUE_NEUTRAL);
    assert_int_equal(hits[1].cue, CUE_GREAT);
    arena_release(&arena);
}

static void cues_find__looks_at_the_rows_of_the_texts_language_alone(void **state)
{
    struct arena arena;
    struct cue_hit *hits;

    (void)state;
    arena_init(&arena);
    struct text folded = cues_fold(text_of("Das ist mal was"), &arena);
    assert_int_equal(cues_find(folded, "de", &arena, &hits), 0);
    assert_int_equal(cues_find(folded, "es", &arena, &hits), 1);
    assert_int_equal(cues_find(folded, NULL, &arena, &hits), 1);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cue_rows__stand_as_utf8_fold_leaves_them),
        cmocka_unit_test(cue_rows__speak_every_language_of_every_cue),
        cmocka_unit_test(cues_find__takes_the_longer_of_two_that_overlap),
        cmocka_unit_test(cues_find__looks_at_the_rows_of_the_texts_language_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
