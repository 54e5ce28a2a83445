/* The kill ring. */
#include "base/memory.h"
#include "composer_parts.h"

/* Room for a new kill at the front; the oldest goes. */
static void kills_shift(struct composer *composer)
{
    struct buffer oldest = composer->kills[COMPOSER_KILLS - 1];

    buffer_release_wiped(&oldest);
    memmove(composer->kills + 1, composer->kills,
            (COMPOSER_KILLS - 1) * sizeof(composer->kills[0]));
    composer->kills[0] = oldest;
    if (composer->kill_count < COMPOSER_KILLS)
        composer->kill_count++;
}

static void killed_keep(struct composer *composer, size_t start, size_t end)
{
    struct buffer *killed = &composer->kills[0];
    const char *bytes = buffer_text(&composer->text) + start;
    size_t len = end - start;

    if (!composer->is_killing)
        kills_shift(composer);
    buffer_add(killed, bytes, len);
    if (start < composer->caret && killed->len > len) {
        memmove(killed->bytes + len, killed->bytes, killed->len - len);
        memcpy(killed->bytes, bytes, len);
    }
}

void composer_kill(struct composer *composer, enum reach reach)
{
    size_t start, end;

    composer_range(composer, reach, &start, &end);
    if (start == end)
        return;
    killed_keep(composer, start, end);
    composer_delete_range(composer, start, end);
    composer_end_joining(composer);
    composer->is_killing = true;
    composer->kill_is_lines = false;
}

void composer_set_mark(struct composer *composer)
{
    composer_end_joining(composer);
    composer_end_typing(composer);
    composer->has_mark = !composer->has_mark || composer->mark != composer->caret;
    composer->mark = composer->caret;
}

void composer_clear_mark(struct composer *composer)
{
    composer->has_mark = false;
}

bool composer_region(const struct composer *composer, size_t *start, size_t *end)
{
    size_t caret = composer->caret;

    if (!composer->has_mark || composer->mark == caret)
        return false;
    *start = composer->mark < caret ? composer->mark : caret;
    *end = composer->mark < caret ? caret : composer->mark;
    return true;
}

bool composer_copy_region(struct composer *composer)
{
    size_t start, end;

    if (!composer_region(composer, &start, &end))
        return false;
    struct text text = composer_text(composer);
    composer_keep(composer, text_from(text.bytes + start, end - start), false);
    composer->has_mark = false;
    return true;
}

bool composer_kill_region(struct composer *composer)
{
    size_t start, end;

    if (!composer_region(composer, &start, &end) || !composer_copy_region(composer))
        return false;
    composer_delete_range(composer, start, end);
    composer->is_killing = true;
    return true;
}

bool composer_exchange_mark(struct composer *composer)
{
    size_t mark = composer->mark;

    if (!composer->has_mark)
        return false;
    composer->mark = composer->caret;
    composer_move_to(composer, mark);
    return true;
}

void composer_keep(struct composer *composer, struct text text, bool is_lines)
{
    kills_shift(composer);
    buffer_add(&composer->kills[0], text.bytes, text.len);
    composer->kill_is_lines = is_lines;
    composer_end_joining(composer);
}

struct text composer_killed(const struct composer *composer, bool *is_lines)
{
    *is_lines = composer->kill_is_lines;
    if (!composer->kill_count)
        return text_of(NULL);
    return text_from(buffer_text(&composer->kills[0]), composer->kills[0].len);
}

/* Kill number which in the place of [start, caret). */
static bool kill_put(struct composer *composer, size_t which, size_t start)
{
    const struct buffer *kill = &composer->kills[which];
    struct text killed = text_from(buffer_text(kill), kill->len);

    composer_end_joining(composer);
    if (!composer_change(composer, start, composer->caret, killed, start + killed.len,
                         false)) {
        composer_end_typing(composer);
        return false;
    }
    composer->is_yanking = true;
    composer->yanked = which;
    composer->yank_start = start;
    return true;
}

void composer_yank(struct composer *composer)
{
    if (composer->kill_count)
        (void)!kill_put(composer, 0, composer->caret);
    else
        composer_end_joining(composer);
}

bool composer_yank_pop(struct composer *composer)
{
    if (!composer->is_yanking || composer->kill_count < 2)
        return false;
    return kill_put(composer, (composer->yanked + 1) % composer->kill_count,
                    composer->yank_start);
}
