/* Word motions. A line's end counts as a blank; an empty line is a word of its own. */
#include "vi_parts.h"

size_t vi_word_behind(struct text text, size_t at, bool is_wide)
{
    enum vi_class class = vi_class_at(text, at, is_wide);

    do {
        at = vi_next(text, at);
    } while (vi_class_goes_on(text, at, class, is_wide));
    return at;
}

size_t vi_word_front(struct text text, size_t at, bool is_wide)
{
    enum vi_class class = vi_class_at(text, at, is_wide);

    while (at > 0 && vi_class_goes_on(text, vi_before(text, at), class, is_wide))
        at = vi_before(text, at);
    return at;
}

/* The next word's start, or an empty line; the end of the text where there is none. Where
 * it stops in the line it goes no further than that line's end. */
static size_t word_next(struct text text, size_t at, bool is_wide, bool stops_in_line)
{
    bool was_blank = vi_class_at(text, at, is_wide) == VI_BLANK;
    bool was_lf = vi_at_lf(text, at);

    at = was_blank ? vi_next(text, at) : vi_word_behind(text, at, is_wide);
    if (stops_in_line && (was_lf || vi_at_lf(text, at)))
        return at;
    while (at < text.len && vi_class_at(text, at, is_wide) == VI_BLANK &&
           !place_is_empty_line(text, at) && !(stops_in_line && vi_at_lf(text, at)))
        at = vi_next(text, at);
    return at;
}

/* Inclusive: the last cluster of the word, of the next one where this is its last. */
static size_t word_last(struct text text, size_t at, bool is_wide, bool may_stay)
{
    enum vi_class class = vi_class_at(text, at, is_wide);
    size_t next = vi_next(text, at);

    if (class == VI_BLANK || !vi_class_goes_on(text, next, class, is_wide)) {
        if (may_stay && class != VI_BLANK)
            return at;
        while (next < text.len && vi_class_at(text, next, is_wide) == VI_BLANK)
            next = vi_next(text, next);
        if (next >= text.len)
            return text.len;
        at = next;
    }
    return vi_before(text, vi_word_behind(text, at, is_wide));
}

static size_t word_before(struct text text, size_t at, bool is_wide)
{
    do {
        at = vi_before(text, at);
    } while (at > 0 && vi_class_at(text, at, is_wide) == VI_BLANK &&
             !place_is_empty_line(text, at));
    return vi_class_at(text, at, is_wide) == VI_BLANK ? at
                                                      : vi_word_front(text, at, is_wide);
}

/* cw over a word goes to its end, as ce would but for the word's last cluster. */
static bool change_word(struct vi_moving *moving, bool is_wide)
{
    moving->reach = VI_INCLUSIVE;
    for (size_t i = 0; i < moving->count; i++)
        moving->at = word_last(moving->text, moving->at, is_wide, i == 0);
    return true;
}

static bool word_on(struct vi_moving *moving, bool is_wide)
{
    struct text text = moving->text;
    size_t from = moving->at;

    if (moving->verb && moving->verb->inserts &&
        vi_class_at(text, from, is_wide) != VI_BLANK)
        return change_word(moving, is_wide);
    size_t i = 0;
    for (; i < moving->count && moving->at < text.len; i++) {
        moving->is_short = vi_next(text, moving->at) >= text.len &&
                           place_line_end(text, moving->at) == text.len;
        moving->at =
            word_next(text, moving->at, is_wide, moving->verb && i + 1 == moving->count);
    }
    moving->is_short |= from >= text.len ||
                        (i < moving->count && place_is_empty_line(text, moving->at));
    if (!moving->verb && !moving->is_selecting)
        moving->at = vi_on_cluster(text, moving->at);
    return moving->verb || !moving->is_short;
}

bool vi_move_word(struct vi_moving *moving)
{
    return word_on(moving, false);
}

bool vi_move_word_wide(struct vi_moving *moving)
{
    return word_on(moving, true);
}

static bool word_end_on(struct vi_moving *moving, bool is_wide)
{
    for (size_t i = 0; i < moving->count; i++) {
        moving->at = word_last(moving->text, moving->at, is_wide, false);
        moving->is_short = moving->at >= moving->text.len;
    }
    if (!moving->verb)
        moving->at = vi_on_cluster(moving->text, moving->at);
    return moving->verb || !moving->is_short;
}

bool vi_move_word_end(struct vi_moving *moving)
{
    return word_end_on(moving, false);
}

bool vi_move_word_end_wide(struct vi_moving *moving)
{
    return word_end_on(moving, true);
}

static bool word_back(struct vi_moving *moving, bool is_wide)
{
    for (size_t i = 0; i < moving->count && !moving->is_short; i++) {
        moving->is_short = !moving->at;
        moving->at = word_before(moving->text, moving->at, is_wide);
        if (!moving->at && !place_is_empty_line(moving->text, 0))
            break; /* a count that is too large leads to the start all the same */
    }
    return !moving->is_short;
}

bool vi_move_word_back(struct vi_moving *moving)
{
    return word_back(moving, false);
}

bool vi_move_word_back_wide(struct vi_moving *moving)
{
    return word_back(moving, true);
}
