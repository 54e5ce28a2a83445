#include "chat/composer.h"

#include "base/memory.h"
#include "base/utf8.h"
#include "chat/places.h"
#include "composer_parts.h"

#include <assert.h>
#include <locale.h>
#include <wctype.h>

void composer_init(struct composer *composer)
{
    *composer = (struct composer){.goal_column = -1};
    buffer_init(&composer->text, COMPOSER_LIMIT);
    for (size_t i = 0; i < COMPOSER_KILLS; i++)
        buffer_init(&composer->kills[i], COMPOSER_LIMIT);
}

void composer_release(struct composer *composer)
{
    composer_forget(composer);
    buffer_release_wiped(&composer->text);
    for (size_t i = 0; i < COMPOSER_KILLS; i++)
        buffer_release_wiped(&composer->kills[i]);
    composer->kill_count = 0;
    composer->caret = 0;
    composer->has_mark = false;
}

void composer_clear(struct composer *composer)
{
    composer_release(composer);
    composer->goal_column = -1;
    composer_end_joining(composer);
    composer->version++;
}

struct text composer_text(const struct composer *composer)
{
    return text_from(buffer_text(&composer->text), composer->text.len);
}

bool composer_is_empty(const struct composer *composer)
{
    return composer->text.len == 0;
}

/* The longest front of whole clusters in so many bytes. */
static struct text text_front(struct text text, size_t most)
{
    if (text.len <= most)
        return text;
    size_t cut = utf8_cluster_before(text, most);
    if (cut + utf8_cluster_len(text, cut) <= most)
        cut += utf8_cluster_len(text, cut);
    return text_from(text.bytes, cut);
}

struct text composer_fit(const struct composer *composer, struct text text)
{
    return text_front(text, COMPOSER_LIMIT - composer->text.len);
}

void composer_set(struct composer *composer, struct text text)
{
    struct text kept = text_front(text, COMPOSER_LIMIT);

    composer_end_joining(composer);
    composer->goal_column = -1;
    if (text_equals(kept, composer_text(composer))) {
        composer_end_typing(composer);
        composer->caret = composer->text.len;
        return;
    }
    bool fits = composer_change(composer, 0, composer->text.len, kept, kept.len, false);
    assert(fits);
    (void)fits;
}

bool composer_insert(struct composer *composer, struct text text)
{
    composer_end_joining(composer);
    if (!text.len)
        return true;
    size_t at = composer->caret;
    bool is_typing = utf8_cluster_len(text, 0) == text.len;
    return composer_change(composer, at, at, text, at + text.len, is_typing);
}

bool composer_replace(struct composer *composer, size_t start, size_t end, struct text text)
{
    assert(start <= end && end <= composer->text.len);
    composer_end_joining(composer);
    if (start == end && !text.len)
        return true;
    size_t caret = composer->caret;
    if (caret >= end)
        caret = caret - (end - start) + text.len;
    else if (caret > start)
        caret = start + text.len;
    return composer_change(composer, start, end, text, caret, false);
}

void composer_move(struct composer *composer, enum reach reach)
{
    int64_t goal = composer->goal_column;
    bool is_line = reach == REACH_LINE_UP || reach == REACH_LINE_DOWN;

    composer_end_joining(composer);
    composer_end_typing(composer);
    if (!is_line) {
        composer->goal_column = -1;
        composer->caret = composer_target(composer, reach);
        return;
    }
    if (goal < 0)
        goal = composer_column(composer);
    composer->goal_column = goal;
    composer->caret = composer_target_line(composer, reach == REACH_LINE_UP, goal);
}

void composer_move_to(struct composer *composer, size_t offset)
{
    composer_end_joining(composer);
    composer->goal_column = -1;
    composer_end_typing(composer);
    composer->caret = composer_border(composer_text(composer), offset);
}

void composer_range(const struct composer *composer, enum reach reach, size_t *start,
                    size_t *end)
{
    size_t target = composer_target(composer, reach);

    if (reach == REACH_LINE_END && target == composer->caret)
        target = composer_target(composer, REACH_CLUSTER_RIGHT);
    *start = target < composer->caret ? target : composer->caret;
    *end = target < composer->caret ? composer->caret : target;
}

void composer_delete_range(struct composer *composer, size_t start, size_t end)
{
    bool fits = composer_change(composer, start, end, text_of(""), start, false);

    assert(fits);
    (void)fits;
}

void composer_delete(struct composer *composer, enum reach reach)
{
    size_t start, end;

    composer_end_joining(composer);
    composer_range(composer, reach, &start, &end);
    if (start < end)
        composer_delete_range(composer, start, end);
}

void composer_transpose(struct composer *composer)
{
    struct text text = composer_text(composer);
    size_t middle = composer->caret;

    composer_end_joining(composer);
    if (middle > 0 && composer_target(composer, REACH_LINE_END) == middle)
        middle = utf8_cluster_before(text, middle);
    if (middle == 0 || text.bytes[middle - 1] == '\n' || middle == text.len ||
        text.bytes[middle] == '\n')
        return;
    size_t start = utf8_cluster_before(text, middle);
    size_t end = middle + utf8_cluster_len(text, middle);
    char *swapped = memory_get(end - start);
    memcpy(swapped, text.bytes + middle, end - middle);
    memcpy(swapped + (end - middle), text.bytes + start, middle - start);
    bool fits =
        composer_change(composer, start, end, text_from(swapped, end - start), end, false);
    assert(fits);
    (void)fits;
    memory_free_wiped(swapped, end - start);
}

#define SHARP_S 0xDF /* its capital is two letters */

static uint32_t letter_cased(uint32_t letter, enum word_case how, bool is_first,
                             locale_t locale)
{
    bool is_upper = how == WORD_UPPER || (how == WORD_CAPITAL && is_first);
    wint_t wide = (wint_t)letter;

    return (uint32_t)(is_upper ? towupper_l(wide, locale) : towlower_l(wide, locale));
}

static void word_cased(struct text word, enum word_case how, struct buffer *out)
{
    locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    if (!locale)
        locale = newlocale(LC_CTYPE_MASK, "C", (locale_t)0);
    bool is_first = true;

    for (size_t at = 0; at < word.len;) {
        uint32_t code_point;
        bool is_valid;
        struct text rest = text_from(word.bytes + at, word.len - at);
        size_t len = utf8_decode(rest, &code_point, &is_valid);
        bool is_letter = is_valid && utf8_is_letter(code_point);
        if (is_letter && code_point == SHARP_S && how == WORD_UPPER)
            buffer_add_text(out, "SS");
        else if (is_letter)
            buffer_add_code_point(out, letter_cased(code_point, how, is_first, locale));
        else
            buffer_add(out, rest.bytes, len);
        is_first &= !is_letter && !utf8_is_digit(code_point); /* "3rd" stays "3rd" */
        at += len;
    }
    freelocale(locale);
}

void composer_word_case(struct composer *composer, enum word_case how)
{
    size_t start = composer->caret;
    size_t end = composer_target(composer, REACH_WORD_RIGHT);
    struct text text = composer_text(composer);
    struct buffer cased;

    composer_end_joining(composer);
    if (start == end)
        return;
    buffer_init(&cased, COMPOSER_LIMIT);
    word_cased(text_from(text.bytes + start, end - start), how, &cased);
    struct text changed = text_from(buffer_text(&cased), cased.len);
    if (text_equals(changed, text_from(text.bytes + start, end - start)))
        composer_move_to(composer, end);
    else
        composer_change(composer, start, end, changed, start + changed.len, false);
    buffer_release_wiped(&cased);
}

struct text composer_word_before(const struct composer *composer)
{
    struct text text = composer_text(composer);
    size_t start = composer->caret;

    while (start > 0) {
        size_t before = utf8_cluster_before(text, start);
        uint32_t code_point;
        utf8_decode(text_from(text.bytes + before, start - before), &code_point, NULL);
        if (place_is_space(code_point))
            break;
        start = before;
    }
    return text_from(text.bytes + start, composer->caret - start);
}
