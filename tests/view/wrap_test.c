#include "base/buffer.h"
#include "base/utf8.h"
#include "view/wrap.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static int set_up(void **state)
{
    static struct arena arena;
    if (setlocale(LC_CTYPE, "C.UTF-8") == NULL) {
        return -1;
    }
    arena_init(&arena);
    *state = &arena;
    return 0;
}

static int tear_down(void **state)
{
    arena_release(*state);
    return 0;
}

static void wrap__cuts_where_a_reader_would(void **state)
{
    static const struct {
        const char *what;
        const char *text;
        size_t columns;
        const char *lines; /* | between them */
    } cases[] = {
        {"nothing", "", 10, ""},
        {"what fits", "one two", 7, "one two"},
        {"between words", "one two", 6, "one|two"},
        {"spaces hang", "one   two", 3, "one|two"},
        {"spaces at the end", "one   ", 3, "one   "},
        {"a line feed", "one\ntwo", 10, "one|two"},
        {"empty lines", "one\n\ntwo", 10, "one||two"},
        {"a line feed at the end", "one\n", 10, "one|"},
        {"line feeds alone", "\n\n", 10, "||"},
        {"a line feed where the line is full", "abc\ndef", 3, "abc|def"},
        {"a long word", "abcdefghij", 4, "abcd|efgh|ij"},
        {"a long word behind a short one", "ab cdefghij", 4, "ab|cdef|ghij"},
        {"a long URL", "see https://a.example/b?c=d e", 10,
         "see|https://a.|example/b?|c=d e"},
        {"one column", "ab c", 1, "a|b|c"},
        {"no column", "ab", 0, "a|b"},
        {"ideographs", "退货可以吗", 4, "退货|可以|吗"},
        {"ideographs in an odd width", "退货可以吗", 5, "退货|可以|吗"},
        {"no closing sign first", "退货可以，吗", 8, "退货可|以，吗"},
        {"no opening sign last", "退货（可以）", 6, "退货|（可|以）"},
        {"a closing sign alone in its width", "退，货", 2, "退|，|货"},
        {"words among ideographs", "我买的Trail 2收到了", 10, "我买的|Trail 2收|到了"},
        {"ASCII signs behind ideographs", "可以吗?好", 6, "可以|吗?好"},
        {"too wide for any line", "退货", 1, "退|货"},
        {"emoji", "👍👍👍", 4, "👍👍|👍"},
        {"marks stay with their base",
         "e\xCC\x81"
         "e\xCC\x81"
         "e\xCC\x81",
         2,
         "e\xCC\x81"
         "e\xCC\x81|e\xCC\x81"},
        {"Arabic by words", "أين طلبي من فضلكم", 8, "أين طلبي|من فضلكم"},
        {"an ideographic space", "退货　可以", 4, "退货|可以"},
    };
    struct arena *arena = *state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct wrap wrap;
        struct buffer lines;
        wrap_make(text_of(cases[i].text), cases[i].columns, arena, &wrap);
        buffer_init(&lines, 1024);
        for (size_t line = 0; line < wrap.count; line++) {
            buffer_add_text(&lines, line == 0 ? "" : "|");
            buffer_add(&lines, cases[i].text + wrap.lines[line].start,
                       wrap.lines[line].end - wrap.lines[line].start);
        }
        if (strcmp(buffer_text(&lines), cases[i].lines) != 0) {
            fail_msg("%s: \"%s\", not \"%s\"", cases[i].what, buffer_text(&lines),
                     cases[i].lines);
        }
        assert_int_equal(wrap_count(text_of(cases[i].text), cases[i].columns), wrap.count);
        buffer_release(&lines);
    }
}

static void wrap__finds_the_caret(void **state)
{
    static const struct {
        const char *text;
        size_t columns;
        size_t offset;
        size_t line;
        size_t column;
    } cases[] = {
        {"", 5, 0, 0, 0},        {"abc", 5, 3, 0, 3},
        {"abc\n", 5, 4, 1, 0},   {"abc\nd", 5, 3, 0, 3},
        {"one two", 4, 4, 1, 0}, {"one two", 4, 3, 0, 3},
        {"one two", 4, 7, 1, 3}, {"abcd", 2, 2, 1, 0},
        {"abcd", 2, 4, 1, 2},    {"退货可", 4, 3, 0, 2},
        {"退货可", 4, 6, 1, 0},  {"退货可", 4, 9, 1, 2},
        {"👍a", 9, 4, 0, 2},      {"e\xCC\x81x", 9, 3, 0, 1},
        {"ab   ", 3, 5, 0, 3}, /* a space that hangs holds the caret at the edge */
    };
    struct arena *arena = *state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct wrap wrap;
        struct text text = text_of(cases[i].text);
        wrap_make(text, cases[i].columns, arena, &wrap);
        size_t line = wrap_line_at(&wrap, cases[i].offset);
        size_t column = wrap_column_at(&wrap, text, line, cases[i].offset);
        if (line != cases[i].line || column != cases[i].column) {
            fail_msg("case %zu: %zu,%zu, not %zu,%zu", i, line, column, cases[i].line,
                     cases[i].column);
        }
    }
}

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* Only spaces and line feeds lie between the lines. */
static void skip_gap(struct text all, size_t from, size_t to)
{
    for (; from < to; from++) {
        assert_non_null(strchr(" \n", all.bytes[from]));
    }
}

static void assert_fits(struct text all, const struct wrap *wrap, size_t index)
{
    struct wrap_line line = wrap->lines[index];
    struct text piece = text_from(all.bytes + line.start, line.end - line.start);
    bool is_last = index + 1 == wrap->count;
    while (!is_last && piece.len != 0 && piece.bytes[piece.len - 1] == ' ') {
        piece.len--;
    }
    if (!is_last && utf8_cluster_count(piece) != 1) {
        assert_true(utf8_columns(piece) <= wrap->columns);
    }
}

static void assert_begins_a_cluster(struct text all, size_t start)
{
    size_t at = 0;
    while (at < start) {
        at += utf8_cluster_len(all, at);
    }
    assert_int_equal(at, start);
}

/* Nothing is left out, no line is too wide, no cluster is split. */
static void wrap__loses_nothing_and_fits_whatever_the_text(void **state)
{
    static const char *const parts[] = {"a",
                                        "word",
                                        " ",
                                        "  ",
                                        "\n",
                                        "退",
                                        "，",
                                        "（",
                                        "👍",
                                        "e\xCC\x81",
                                        "أين",
                                        "ア",
                                        "한",
                                        "-",
                                        ".",
                                        "?",
                                        "ไทย",
                                        "🇪🇸",
                                        "https://a.example/",
                                        "“",
                                        "”"};
    struct arena *arena = *state;
    uint32_t seed = 7;
    for (int round = 0; round < 4000; round++) {
        struct buffer text;
        struct wrap wrap;
        buffer_init(&text, 4096);
        for (uint32_t n = next_random(&seed) % 40; n > 0; n--) {
            buffer_add_text(&text, parts[next_random(&seed) % COUNT_OF(parts)]);
        }
        struct text all = text_of(buffer_text(&text));
        size_t columns = next_random(&seed) % 20;
        wrap_make(all, columns, arena, &wrap);
        assert_int_equal(wrap_count(all, columns), wrap.count);
        size_t at = 0;
        for (size_t i = 0; i < wrap.count; i++) {
            struct wrap_line line = wrap.lines[i];
            assert_true(line.start >= at && line.end >= line.start && line.end <= all.len);
            skip_gap(all, at, line.start);
            assert_fits(all, &wrap, i);
            assert_begins_a_cluster(all, line.start);
            at = line.end;
        }
        skip_gap(all, at, all.len);
        buffer_release(&text);
        arena_clear(arena);
    }
}

static void add_parts(struct buffer *text, uint32_t *seed, uint32_t most)
{
    static const char *const pieces[] = {
        "word ", "a", "longer-words ", "x",         "，", "退货",
        "\n",    " ", "👍🏽",      "e\xCC\x81", ". ", "(b) "};
    for (uint32_t n = next_random(seed) % most; n > 0; n--) {
        buffer_add_text(text, pieces[next_random(seed) % COUNT_OF(pieces)]);
    }
}

/* The same behind both of them, every second time. */
static void add_behind(struct buffer *old, struct buffer *new, uint32_t *seed)
{
    struct buffer behind;
    buffer_init(&behind, 65536);
    add_parts(&behind, seed, next_random(seed) % 2 == 0 ? 1 : 120);
    buffer_add(old, behind.bytes, behind.len);
    buffer_add(new, behind.bytes, behind.len);
    buffer_release(&behind);
}

static void
wrap_again__gives_what_wrapping_anew_does__wherever_the_text_changed(void **state)
{
    struct arena *arena = *state;
    uint32_t seed = 11;
    for (size_t round = 0; round < 3000; round++) {
        struct buffer old;
        struct buffer new;
        struct wrap before;
        struct wrap again;
        struct wrap anew;
        size_t columns = next_random(&seed) % 24;
        buffer_init(&old, 65536);
        buffer_init(&new, 65536);
        add_parts(&old, &seed, 80);
        buffer_add(&new, old.bytes, old.len);
        add_parts(&old, &seed, 12);
        add_parts(&new, &seed, 12);
        add_behind(&old, &new, &seed);
        struct text text = text_from(buffer_text(&new), new.len);
        struct text was = text_from(buffer_text(&old), old.len);
        struct edit edit = edit_between(was, text);
        wrap_make(was, columns, arena, &before);
        wrap_again(text, &before, &edit, columns, arena, &again);
        wrap_make(text, columns, arena, &anew);
        assert_int_equal(again.count, anew.count);
        assert_int_equal(again.columns, anew.columns);
        assert_memory_equal(again.lines, anew.lines, anew.count * sizeof(*anew.lines));
        buffer_release(&old);
        buffer_release(&new);
        arena_clear(arena);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(wrap__cuts_where_a_reader_would),
        TEST(wrap__finds_the_caret),
        TEST(wrap__loses_nothing_and_fits_whatever_the_text),
        TEST(wrap_again__gives_what_wrapping_anew_does__wherever_the_text_changed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
