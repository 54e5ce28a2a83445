/* The quick looks with which masking passes over what is none of its values: they may say
 * yes too often, and never no of what is one. */
#include "base/memory.h"
#include "guard/mask_inside.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void search_begin(struct search *search, struct arena *arena, const char *text)
{
    arena_init(arena);
    *search = (struct search){.text = text_of(text), .arena = arena};
    fold_read(search->text, arena, &search->fold);
}

static bool has_cue(const struct search *search, size_t start, size_t len, unsigned role)
{
    for (size_t i = 0; i < search->cue_count; i++) {
        const struct cue *cue = &search->cues[i];
        if (cue->start == start && cue->end == start + len && (cue->roles & role) != 0) {
            return true;
        }
    }
    return false;
}

static void every_cue__is_found__alone_and_within_a_sentence(void **state)
{
    (void)state;
    size_t count = 0;
    for (size_t i = 0; i < words_cues_count; i++) {
        struct text rest = text_of(words_cues[i].words);
        struct text word;
        while (text_next(&rest, '|', &word)) {
            struct arena arena;
            struct search search;
            char text[256];
            snprintf(text, sizeof(text), "%.*s, (%.*s) 12", (int)word.len, word.bytes,
                     (int)word.len, word.bytes);
            search_begin(&search, &arena, text);
            mask_cues_find(&search);
            if (!has_cue(&search, 0, word.len, words_cues[i].role) ||
                !has_cue(&search, word.len + 3, word.len, words_cues[i].role)) {
                fail_msg("not found: %.*s", (int)word.len, word.bytes);
            }
            arena_release(&arena);
            count++;
        }
    }
    assert_true(count > 500);
}

static void every_word_for_a_street__has_its_role(void **state)
{
    (void)state;
    for (size_t i = 0; i < words_streets_count; i++) {
        struct text rest = text_of(words_streets[i].words);
        struct text word;
        while (text_next(&rest, '|', &word)) {
            struct arena arena;
            struct search search;
            char text[256];
            snprintf(text, sizeof(text), "%.*s 12", (int)word.len, word.bytes);
            search_begin(&search, &arena, text);
            if ((street_roles(&search.fold, 0, word.len) & words_streets[i].role) == 0) {
                fail_msg("has no role: %.*s", (int)word.len, word.bytes);
            }
            arena_release(&arena);
        }
    }
}

/* Pieces of texts whose joints make every kind of edge. */
static const char *const pieces[] = {
    "a",    "Zz",   "1",        "23",     " ",     "-", ".", "\n", "é",
    "ß",    "我",   "の",       "한",     "Я",     "ش", "😊", "％", "％",
    "\xCC", "\xFF", "\xE2\x80", "\u200B", "&#64;", "(", "‐"};

static void edges_are_told(const struct fold *fold)
{
    size_t edge = fold_next(fold, fold->edges, 0);
    size_t head = fold_next_head(fold, 0);
    for (size_t at = 0; at < fold->len; at++) {
        bool is_edge = fold_is_edge(fold, at);
        bool is_head = is_edge && fold->bytes[at] != ' ';
        if (fold->classes[at] != FOLD_TAKEN) {
            assert_int_equal(edge == at, is_edge);
            assert_int_equal(head == at, is_head);
        }
        edge = edge == at ? fold_next(fold, fold->edges, at + 1) : edge;
        head = head == at ? fold_next_head(fold, at + 1) : head;
    }
    assert_int_equal(fold_next_head(fold, fold->len), fold->len);
}

static void
edges__are_where_a_word_or_a_number_may_begin__whatever_stands_there(void **state)
{
    (void)state;
    unsigned random = 1;
    for (size_t round = 0; round < 2000; round++) {
        struct buffer text;
        struct arena arena;
        struct search search;
        buffer_init(&text, 4096);
        for (size_t i = 0; i < round % 90; i++) {
            random = random * 1664525u + 1013904223u;
            buffer_add_text(&text, pieces[(random >> 16) % COUNT_OF(pieces)]);
        }
        search_begin(&search, &arena, buffer_text(&text));
        edges_are_told(&search.fold);
        if (search.fold.len > 8) {
            size_t start = (random >> 8) % (search.fold.len - 6);
            fold_take(&search.fold, start, start + 1 + (random >> 4) % 5);
            edges_are_told(&search.fold);
        }
        arena_release(&arena);
        buffer_release(&text);
    }
}

/* Keys as short as their makers publish, wherever they stand. */
static void the_shortest_key__is_hidden__at_every_place(void **state)
{
    static const char *const keys[] = {
        "sk-abcdef0123456789",    "sk_live_abcdef0123",       "AKIAABCDEF0123456789",
        "xoxb-abcdef0123",        "ghp_abcdefghij0123456789", "hf_abcdefghij0123456789",
        "SG.abcdefghij0123456789"};
    (void)state;
    struct facts facts = {.customer = NULL};
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        for (size_t front = 0; front < 24; front++) {
            struct mask *mask = mask_create(&facts, false);
            struct buffer out;
            char text[128];
            snprintf(text, sizeof(text), "%.*s %s.", (int)front, "of a key that is in here",
                     keys[i]);
            buffer_init(&out, 1024);
            assert_true(mask_hide(mask, text_of(text), &out));
            if (strstr(buffer_text(&out), keys[i]) != NULL) {
                fail_msg("left: %s", text);
            }
            buffer_release(&out);
            mask_destroy(mask);
        }
    }
}

static void a_known_word__is_found__however_short_it_is(void **state)
{
    static const char *const keys[] = {"li", "jo", "ana", "ruiz", "wei3", "我妈", "яна"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        struct mask mask = {.country = NULL};
        struct arena arena;
        struct search search;
        struct found found;
        char text[64];
        snprintf(text, sizeof(text), "x %s, y", keys[i]);
        search_begin(&search, &arena, text);
        arena_init(&mask.arena);
        table_init(&mask.index);
        value_spell(&mask, value_get(&mask, MASK_NAME, keys[i], text_of(keys[i])), keys[i],
                    NEED_NOTHING);
        assert_int_equal(fold_next_head(&search.fold, 1), 2);
        assert_true(tree_may_find(&mask.tree, &search.fold, 2));
        assert_true(tree_longest(&mask, &search.fold, 2, &found));
        mask_empty(&mask);
        arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_cue__is_found__alone_and_within_a_sentence),
        cmocka_unit_test(every_word_for_a_street__has_its_role),
        cmocka_unit_test(
            edges__are_where_a_word_or_a_number_may_begin__whatever_stands_there),
        cmocka_unit_test(the_shortest_key__is_hidden__at_every_place),
        cmocka_unit_test(a_known_word__is_found__however_short_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
