/* The composer against the plainest model there is: texts spliced by hand, borders by
 * walking. */
#include "base/memory.h"
#include "base/utf8.h"
#include "chat/composer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define REACH_COUNT (REACH_SENTENCE_RIGHT + 1)
#define ROUNDS      60
#define STEPS       200

static const char *const pieces[] = {
    "a",
    " ",
    "\n",
    "李",
    "\U0001F468\u200D\U0001F469\u200D\U0001F467",
    "e\u0301",
    "\u0301",
    "\u200D",
    "\U0001F468",
    "\U0001F1EA",
    "\U0001F1F8",
    "hello",
    "。",
    "\r\n",
    "é",
    "\xFF",
    "각",
    "ᄀ",
    "ᅡ",
    "नि",
    "ひら",
};

/* A generator of our own, so that every run is the same. */
static uint32_t chance(uint32_t *seed, uint32_t below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

static bool is_border(struct text text, size_t offset)
{
    size_t at = 0;

    while (at < offset)
        at += utf8_cluster_len(text, at);
    return at == offset;
}

/* The text as it must be: the range cut, the piece put in. */
static char *spliced(struct text text, size_t start, size_t end, struct text piece)
{
    struct buffer out;

    buffer_init(&out, SIZE_MAX);
    buffer_add(&out, text.bytes, start);
    buffer_add(&out, piece.bytes, piece.len);
    buffer_add(&out, text.bytes + end, text.len - end);
    return buffer_take(&out);
}

/* Where the caret would go, found in another composer that holds the same text. */
static size_t moved(const struct composer *composer, enum reach reach)
{
    struct composer other;

    composer_init(&other);
    composer_set(&other, composer_text(composer));
    composer_move_to(&other, composer->caret);
    composer_move(&other, reach);
    size_t target = other.caret;
    if (reach == REACH_LINE_END && target == composer->caret) {
        composer_move(&other, REACH_CLUSTER_RIGHT);
        target = other.caret;
    }
    composer_release(&other);
    return target;
}

static void delete_step(struct composer *composer, uint32_t *seed)
{
    enum reach reach = (enum reach)chance(seed, REACH_COUNT);
    size_t target = moved(composer, reach);
    size_t start = target < composer->caret ? target : composer->caret;
    size_t end = target < composer->caret ? composer->caret : target;
    char *want = spliced(composer_text(composer), start, end, text_of(""));

    if (chance(seed, 2))
        composer_kill(composer, reach);
    else
        composer_delete(composer, reach);
    assert_string_equal(buffer_text(&composer->text), want);
    memory_free(want);
}

static void yank_step(struct composer *composer)
{
    struct text killed =
        text_from(buffer_text(&composer->kills[0]), composer->kills[0].len);
    char *want = spliced(composer_text(composer), composer->caret, composer->caret, killed);
    bool fits = composer->text.len + killed.len <= COMPOSER_LIMIT;

    composer_yank(composer);
    if (fits)
        assert_string_equal(buffer_text(&composer->text), want);
    memory_free(want);
}

static void insert_step(struct composer *composer, uint32_t *seed)
{
    struct text piece = text_of(pieces[chance(seed, COUNT_OF(pieces))]);
    char *want = spliced(composer_text(composer), composer->caret, composer->caret, piece);

    assert_true(composer_insert(composer, piece));
    assert_string_equal(buffer_text(&composer->text), want);
    memory_free(want);
}

static void undo_step(struct composer *composer)
{
    char *before = memory_text(buffer_text(&composer->text));
    size_t caret = composer->caret;

    if (composer_undo(composer)) {
        assert_true(composer_redo(composer));
        assert_string_equal(buffer_text(&composer->text), before);
        composer_undo(composer);
    } else {
        assert_int_equal(composer->caret, caret);
    }
    memory_free(before);
}

static void random_step(struct composer *composer, uint32_t *seed)
{
    switch (chance(seed, 12)) {
    case 0:
        composer_move(composer, (enum reach)chance(seed, REACH_COUNT));
        break;
    case 1:
        composer_move_to(composer, chance(seed, (uint32_t)composer->text.len + 2));
        break;
    case 2:
    case 3:
        delete_step(composer, seed);
        break;
    case 4:
        yank_step(composer);
        break;
    case 5:
        composer_transpose(composer);
        break;
    case 6:
        composer_word_case(composer, (enum word_case)chance(seed, 3));
        break;
    case 7:
        undo_step(composer);
        break;
    case 8:
        composer_redo(composer);
        break;
    default:
        insert_step(composer, seed);
        break;
    }
    assert_true(composer->caret <= composer->text.len);
    assert_true(is_border(composer_text(composer), composer->caret));
}

static void all_is_undone_and_done_again(struct composer *composer)
{
    while (composer_redo(composer))
        continue;
    char *end = memory_text(buffer_text(&composer->text));
    while (composer_undo(composer))
        assert_true(is_border(composer_text(composer), composer->caret));
    assert_true(composer_is_empty(composer));
    assert_null(composer->now);
    while (composer_redo(composer))
        assert_true(is_border(composer_text(composer), composer->caret));
    assert_string_equal(buffer_text(&composer->text), end);
    memory_free(end);
}

static void composer__holds_its_word_under_random_operations(void **state)
{
    (void)state;
    struct composer composer;
    uint32_t seed = 20261119;

    composer_init(&composer);
    for (int round = 0; round < ROUNDS; round++) {
        composer_clear(&composer);
        for (int step = 0; step < STEPS; step++)
            random_step(&composer, &seed);
        all_is_undone_and_done_again(&composer);
    }
    composer_release(&composer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(composer__holds_its_word_under_random_operations),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
