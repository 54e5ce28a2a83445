#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "view/shown.h"
#include "view/tail.h"

#define ROWS 4

static void line__shows_the_newest_words_that_fit(void **state)
{
    static const struct {
        const char *text;
        size_t columns;
        const char *line;
    } rows[] = {
        {"", 10, ""},
        {"Hola Ana", 10, "Hola Ana"},
        {"Hola Ana, tu pedido", 10, "…tu pedido"},
        {"one\n\n\ntwo", 10, "one two"},
        {"您的包裹已于今天发出", 9, "…今天发出"},
        {"您的包裹已于今天发出", 8, "…天发出"},
        {"a\x1b]0;owned\a", 20, "a␛]0;owned␇"},
        {"before\xe2\x80\xa8"
         "behind",
         20, "behind"},
        {"a family 👩‍👧‍👦", 6, "…👧👦"},
        {"a family 👩‍👧‍👦", 4, "…👦"},
        {"abc", 1, "c"},
        {"abc", 0, ""},
    };
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct shown shown = tail_line(text_of(rows[i].text), rows[i].columns, &arena);
        if (!text_is(shown.text, rows[i].line)) {
            fail_msg("row %zu: \"%.*s\", not \"%s\"", i, (int)shown.text.len,
                     shown.text.bytes, rows[i].line);
        }
        assert_true(shown_columns(shown) <= rows[i].columns);
    }
    arena_release(&arena);
}

/* Grown by pieces: what stood there stands still but for a step of half a line. */
static void line__grows_and_moves_on_by_half_a_line(void **state)
{
    static const char *const pieces[][3] = {{"tok ", "word, ", "x"},
                                            {"ma\xc3\xb1", "ana y ",
                                             "d\xc3\xad"
                                             "a"},
                                            {"您的", "包裹", "已发。"}};
    static const size_t columns = 59;
    struct arena arena;
    struct buffer text;
    char before[1024];

    (void)state;
    arena_init(&arena);
    for (size_t p = 0; p < COUNT_OF(pieces); p++) {
        size_t steps = 0;
        buffer_init(&text, SIZE_MAX);
        before[0] = '\0';
        for (size_t i = 0; i < 300; i++) {
            buffer_add_text(&text, pieces[p][i % 3]);
            struct shown shown =
                tail_line(text_from(text.bytes, text.len), columns, &arena);
            assert_true(shown_columns(shown) <= columns);
            assert_true(text.len < 100 || shown_columns(shown) >= columns / 3);
            assert_true(shown.text.len < sizeof(before));
            steps += !text_starts_with(shown.text, before);
            memcpy(before, shown.text.bytes, shown.text.len);
            before[shown.text.len] = '\0';
            arena_clear(&arena);
        }
        assert_in_range(steps, 1, text.len / ((columns - 1) / 2));
        buffer_release(&text);
    }
    arena_release(&arena);
}

/* Each frame shows the lines that the whole text would end in. */
static void same_end(const struct paragraph *tail, struct text whole, size_t columns,
                     struct arena *arena)
{
    struct paragraph all = paragraph_make(shown_make(whole, arena), columns, arena);
    size_t rows = all.wrap.count < ROWS ? all.wrap.count : ROWS;

    assert_true(tail->wrap.count >= rows);
    for (size_t i = 1; i <= rows; i++) {
        struct shown have = paragraph_line(tail, tail->wrap.count - i);
        struct shown want = paragraph_line(&all, all.wrap.count - i);
        if (!text_equals(have.text, want.text)) {
            fail_msg("at %zu bytes: \"%.*s\", not \"%.*s\"", whole.len, (int)have.text.len,
                     have.text.bytes, (int)want.text.len, want.text.bytes);
        }
    }
}

static void wrap__ends_as_the_whole_text_would_while_it_grows(void **state)
{
    static const char *const pieces[] = {"Hola ",
                                         "Ana, ",
                                         "您的包裹",
                                         "👩‍👧‍👦 ",
                                         "\x1b[2J",
                                         "\n",
                                         "donaudampfschifffahrt",
                                         "é",
                                         "\xe2\x80\xae",
                                         "19 de noviembre. ",
                                         "\n\n"};
    static const size_t widths[] = {7, 20, 59};
    (void)state;
    for (size_t w = 0; w < COUNT_OF(widths); w++) {
        struct tail tail = {0};
        struct buffer text;
        struct arena arena;
        arena_init(&arena);
        buffer_init(&text, SIZE_MAX);
        for (size_t i = 0; i < 400; i++) {
            buffer_add_text(&text, pieces[i * 7 % 31 % COUNT_OF(pieces)]);
            struct text whole = text_from(text.bytes, text.len);
            struct paragraph paragraph =
                tail_wrap(&tail, 1, whole, widths[w], ROWS, &arena);
            same_end(&paragraph, whole, widths[w], &arena);
            arena_clear(&arena);
        }
        assert_true(tail.start > 0);
        buffer_release(&text);
        arena_release(&arena);
    }
}

static void wrap__costs_a_frame_what_it_shows_however_long_the_text_is(void **state)
{
    static const char *const words[] = {"token ", "令牌", "\xe2\x80\x8b\xe2\x80\x8b"};
    (void)state;
    for (size_t w = 0; w < COUNT_OF(words); w++) {
        struct tail tail = {0};
        struct buffer text;
        struct arena arena;
        size_t most = 0;
        arena_init(&arena);
        buffer_init(&text, SIZE_MAX);
        for (size_t i = 0; i < 100000; i++) {
            buffer_add_text(&text, words[w]);
            if (i % 10 == 0 || i > 99900) {
                tail_wrap(&tail, 1, text_from(text.bytes, text.len), 60, 12, &arena);
                most = arena.used > most ? arena.used : most;
                arena_clear(&arena);
            }
        }
        assert_true(most < 64 * 1024);
        buffer_release(&text);
        arena_release(&arena);
    }
}

static void wrap__of_another_text_begins_anew(void **state)
{
    struct tail tail = {0};
    struct arena arena;
    struct buffer text;
    (void)state;
    arena_init(&arena);
    buffer_init(&text, SIZE_MAX);
    for (size_t i = 0; i < 5000; i++) {
        buffer_add_text(&text, "token ");
    }
    tail_wrap(&tail, 1, text_from(text.bytes, text.len), 60, ROWS, &arena);
    struct paragraph paragraph = tail_wrap(&tail, 2, text_of("short"), 60, ROWS, &arena);
    assert_int_equal(paragraph.wrap.count, 1);
    assert_true(text_is(paragraph.shown.text, "short"));
    paragraph = tail_wrap(&tail, 2, text_of("x"), 60, ROWS, &arena);
    assert_true(text_is(paragraph.shown.text, "x"));
    buffer_release(&text);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(line__shows_the_newest_words_that_fit),
        cmocka_unit_test(line__grows_and_moves_on_by_half_a_line),
        cmocka_unit_test(wrap__ends_as_the_whole_text_would_while_it_grows),
        cmocka_unit_test(wrap__costs_a_frame_what_it_shows_however_long_the_text_is),
        cmocka_unit_test(wrap__of_another_text_begins_anew),
    };
    if (setlocale(LC_CTYPE, "C.UTF-8") == NULL) {
        return 1;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
