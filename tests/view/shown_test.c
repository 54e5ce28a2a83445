#include "base/buffer.h"
#include "view/shown.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

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

static void assert_shown(struct shown shown, const char *expected)
{
    char copy[512] = "";
    assert_true(shown.text.len < sizeof(copy));
    memcpy(copy, shown.text.bytes, shown.text.len);
    assert_string_equal(copy, expected);
}

static void shown_make__lets_no_control_bidi_or_hidden_character_through(void **state)
{
    static const struct {
        const char *hostile;
        const char *shown;
    } cases[] = {
        {"plain, ~ and all", "plain, ~ and all"},
        {"two\nlines", "two\nlines"},
        {"\x1b]0;owned\x07", "␛]0;owned␇"},
        {"a\x7f"
         "b",
         "a␡b"},
        {"aaaaaaa\x7f"
         "bbbbbbbb",
         "aaaaaaa␡bbbbbbbb"},
        {"\xC2\x9B"
         "2J",
         "⟨CSI⟩2J"},
        {"x\xE2\x80\xAEy", "x⟨RLO⟩y"},
        {"z\xE2\x80\x8Bw", "zw"},
        {"bad \xff\xfe", "bad \xEF\xBF\xBD\xEF\xBF\xBD"},
        {"李雷", "李雷"},
        {"", ""},
    };
    struct arena *arena = *state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_shown(shown_string(cases[i].hostile, arena), cases[i].shown);
        /* By way of the map the same comes out. */
        assert_shown(shown_map_make(text_of(cases[i].hostile), arena).shown,
                     cases[i].shown);
    }
}

static void shown_make__tells_a_foreign_host_in_punycode(void **state)
{
    struct arena *arena = *state;
    /* A Cyrillic letter in the name. */
    static const char hostile[] =
        "see https://p\xD0\xB0ypal.example/login and http://a.example";
    static const char shown[] =
        "see https://p\xD0\xB0ypal.example⟨mixed letters xn--pypal-4ve.example⟩/login and "
        "http://a.example";
    assert_shown(shown_string(hostile, arena), shown);
    struct shown_map map = shown_map_make(text_of(hostile), arena);
    assert_shown(map.shown, shown);
    /* "/login" and what is behind it keep their places. */
    size_t at = (size_t)(strstr(hostile, "/login") - hostile);
    size_t there = (size_t)(strstr(shown, "/login") - shown);
    assert_int_equal(shown_map_offset(&map, at), there);
    assert_int_equal(shown_map_offset(&map, at + 6), there + 6);
    assert_int_equal(shown_map_offset(&map, 6), 6);
}

static void shown_make__says_where_a_host_mixes_scripts(void **state)
{
    static const struct {
        const char *hostile;
        const char *note; /* NULL: none */
    } cases[] = {
        {"https://p\u0430ypal.example/a", "⟨mixed letters xn--pypal-4ve.example⟩/a"},
        {"Go to p\u0430ypal.com, please", "⟨mixed letters xn--pypal-4ve.com⟩, please"},
        {"www.p\u0430ypal.com.", "⟨mixed letters www.xn--pypal-4ve.com⟩."},
        {"mail me@p\u0430ypal.com", "⟨mixed letters xn--pypal-4ve.com⟩"},
        {"\u03bfpen.example b\u00fccher.example", "⟨mixed letters xn--pen-8yc.example⟩ b"},
        {"https://b\u00fccher.example", "⟨xn--bcher-kva.example⟩"},
        {"https://пример.example", "⟨xn--e1afmkfd.example⟩"},
        {"b\u00fccher.example, пример.com", NULL},
        {"IT-специалист. Он в 5 ч.", NULL},
        {"IT-специалист.Он", NULL},
        {"日本ab.example T恤.", NULL},
        {"plain.example ünlü.", NULL},
    };
    struct arena *arena = *state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct shown shown = shown_string(cases[i].hostile, arena);
        struct shown mapped = shown_map_make(text_of(cases[i].hostile), arena).shown;
        const char *note = cases[i].note == NULL ? "⟨" : cases[i].note;
        bool has_note = text_find(shown.text, text_of(note)) != NULL;
        if (has_note != (cases[i].note != NULL) || !text_equals(shown.text, mapped.text)) {
            fail_msg("%s: %.*s", cases[i].hostile, (int)shown.text.len, shown.text.bytes);
        }
    }
}

/* A customer could write thousands of them: looking for the next may not begin anew. */
static void shown_make__goes_through_any_number_of_hosts_once(void **state)
{
    struct arena *arena = *state;
    struct buffer text;
    buffer_init(&text, SIZE_MAX);
    for (size_t i = 0; i < 40000; i++) {
        buffer_add_text(&text, "a.b ://\u00fc ");
    }
    for (size_t i = 0; i < 40000; i++) {
        buffer_add_text(&text, "\u0430b.de ");
    }
    clock_t start = clock();
    struct shown shown = shown_make(text_from(text.bytes, text.len), arena);
    assert_true(shown.text.len > 2 * text.len);
    assert_true((clock() - start) / CLOCKS_PER_SEC < 5);
    buffer_release(&text);
}

static void shown_line__is_one_line_and_no_longer_than_needed(void **state)
{
    struct arena *arena = *state;
    char *long_text = arena_get(arena, 1000001);
    memset(long_text, 'a', 1000000);
    assert_shown(shown_line("one\ntwo", 20, arena), "one two");
    assert_shown(shown_line(NULL, 20, arena), "");
    assert_true(shown_line(long_text, 20, arena).text.len <= 21 * 16);
    /* The cut is between characters. */
    for (size_t i = 0; i < 999999; i += 3) {
        memcpy(long_text + i, "退", 3);
    }
    struct shown line = shown_line(long_text, 20, arena);
    assert_int_equal(line.text.len % 3, 0);
    assert_memory_equal(line.text.bytes + line.text.len - 3, "退", 3);
}

static void shown_map_offset__follows_what_became_longer_or_vanished(void **state)
{
    struct arena *arena = *state;
    static const struct {
        const char *hostile;
        size_t offset;
        size_t shown;
    } cases[] = {
        {"plain", 3, 3},
        {"退货 ok", 7, 7},
        {"a\xE2\x80\x8B"
         "b",
         1, 1}, /* before the hidden one */
        {"a\xE2\x80\x8B"
         "b",
         4, 1}, /* behind it */
        {"a\xE2\x80\x8B"
         "b",
         5, 2}, /* the end */
        {"a\xC2\x9B"
         "b",
         1, 1}, /* before the mark */
        {"a\xC2\x9B"
         "b",
         3, 10}, /* behind it: signs of 3 1 1 1 3 bytes */
        {"a\xC2\x9B"
         "b",
         4, 11},
        {"\t|", 1, 4},
        {"é\x1b"
         "é\x1b"
         "é",
         3, 5},
        {"é\x1b"
         "é\x1b"
         "é",
         6, 10},
        {"ok", 99, 2},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct shown_map map = shown_map_make(text_of(cases[i].hostile), arena);
        size_t found = shown_map_offset(&map, cases[i].offset);
        if (found != cases[i].shown) {
            fail_msg("case %zu: %zu, not %zu", i, found, cases[i].shown);
        }
    }
}

static void shown_map_offset__never_goes_back(void **state)
{
    struct arena *arena = *state;
    static const char hostile[] = "退\x1b[2J\xE2\x80\xAE"
                                  "abc\xE2\x80\x8B\xE2\x80\x8B\xff"
                                  "https://b\xC3\xBC"
                                  "cher.example/x 👨‍👩‍👧\xCC\x81\n\t.";
    struct shown_map map = shown_map_make(text_of(hostile), arena);
    size_t before = 0;
    for (size_t i = 0; i <= strlen(hostile); i++) {
        size_t at = shown_map_offset(&map, i);
        assert_true(at >= before && at <= map.shown.text.len);
        before = at;
    }
    assert_int_equal(before, map.shown.text.len);
}

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* What is mostly shown as it is written, and every now and then something that is not. */
static void add_pieces(struct buffer *text, uint32_t *seed, uint32_t most)
{
    static const char *const plain[] = {"word ", "a",  "退货",      "，",
                                        ". ",    "\n", "x.example "};
    static const char *const odd[] = {"\t",           "\x1b[1m",
                                      "\xE2\x80\xAE", "e\xCC\x81",
                                      "\xCC\x81",     "👍🏽",
                                      "\xE2\x80\x8D", "\xE7\x8B",
                                      "\xff",         "\r",
                                      "://",          "https://p\xD0\xB0y",
                                      ".example",     "p\xD0\xB0ypal.com",
                                      "\xE2\x80\xA8", "؀"};
    for (uint32_t n = next_random(seed) % most; n > 0; n--) {
        uint32_t pick = next_random(seed);
        buffer_add_text(text, next_random(seed) % 6 == 0 ? odd[pick % COUNT_OF(odd)]
                                                         : plain[pick % COUNT_OF(plain)]);
    }
}

/* Another text: some bytes of it gone, and others in their place. */
static void edit_at_random(const struct buffer *before, struct buffer *after,
                           uint32_t *seed)
{
    size_t start = next_random(seed) % (before->len + 1);
    size_t gone = next_random(seed) % 5;
    gone = gone > before->len - start ? before->len - start : gone;
    buffer_add(after, buffer_text(before), start);
    add_pieces(after, seed, 3);
    buffer_add(after, buffer_text(before) + start + gone, before->len - start - gone);
}

static void shown_map_again__gives_what_a_map_made_anew_does(void **state)
{
    struct arena *arena = *state;
    uint32_t seed = 5;
    size_t again = 0;
    for (size_t round = 0; round < 30000; round++) {
        struct buffer before, after;
        struct shown_map made;
        buffer_init(&before, 4096);
        buffer_init(&after, 4096);
        add_pieces(&before, &seed, 16);
        edit_at_random(&before, &after, &seed);
        struct text was = text_from(buffer_text(&before), before.len);
        struct text text = text_from(buffer_text(&after), after.len);
        struct shown_map map = shown_map_make(was, arena);
        struct edit edit = edit_between(was, text);
        if (shown_map_again(text, &edit, &map, &made)) {
            struct shown_map anew = shown_map_make(text, arena);
            assert_int_equal(made.shown.text.len, anew.shown.text.len);
            assert_memory_equal(made.shown.text.bytes, anew.shown.text.bytes, text.len);
            assert_true(anew.is_as_written);
            again++;
        }
        buffer_release(&before);
        buffer_release(&after);
        arena_clear(arena);
    }
    assert_true(again > 3000); /* and it is not the exception */
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

static void cut__ends_in_an_ellipsis_where_it_goes_on(void **state)
{
    static const struct {
        const char *text;
        size_t columns;
        const char *shown;
    } rows[] = {
        {NULL, 5, ""},          {"abc", 3, "abc"},
        {"abcd", 3, "ab…"},     {"退货可以", 5, "退货…"},
        {"退货可以", 4, "退…"}, {"abc", 1, "…"},
        {"abc", 0, ""},         {"a\x1b[2J", 4, "a␛[…"},
    };
    struct arena arena;
    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct shown shown = shown_cut(rows[i].text, rows[i].columns, &arena);
        assert_true(text_is(shown.text, rows[i].shown));
    }
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(shown_make__lets_no_control_bidi_or_hidden_character_through),
        TEST(shown_make__tells_a_foreign_host_in_punycode),
        TEST(shown_make__says_where_a_host_mixes_scripts),
        TEST(shown_make__goes_through_any_number_of_hosts_once),
        TEST(shown_line__is_one_line_and_no_longer_than_needed),
        TEST(cut__ends_in_an_ellipsis_where_it_goes_on),
        TEST(shown_map_offset__follows_what_became_longer_or_vanished),
        TEST(shown_map_offset__never_goes_back),
        TEST(shown_map_again__gives_what_a_map_made_anew_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
