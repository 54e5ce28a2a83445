/* Motions by clusters, lines, letters and what is looked for. */
#include "vi_parts.h"

#include "base/utf8.h"

bool vi_move_left(struct vi_moving *moving)
{
    size_t start = place_line_start(moving->text, moving->at);
    size_t from = moving->at;

    for (size_t i = 0; i < moving->count && moving->at > start; i++)
        moving->at = vi_before(moving->text, moving->at);
    return moving->at != from || moving->verb;
}

/* The operators take the line's last cluster, too. */
bool vi_move_right(struct vi_moving *moving)
{
    struct text text = moving->text;
    size_t end = place_line_end(text, moving->at);
    size_t last =
        moving->verb || moving->is_selecting ? end : vi_line_last(text, moving->at);
    size_t from = moving->at;

    for (size_t i = 0; i < moving->count && moving->at < last; i++)
        moving->at = vi_next(text, moving->at);
    return moving->at != from || moving->verb;
}

static int64_t goal_of(const struct vi_moving *moving)
{
    return moving->vi->goal >= 0 ? moving->vi->goal : vi_column(moving->text, moving->at);
}

typedef bool line_step(struct text text, size_t at, size_t *start);

/* So many lines, or as many as there are. */
static bool move_lines(struct vi_moving *moving, line_step *step)
{
    size_t start;

    moving->goal = goal_of(moving);
    if (!step(moving->text, moving->at, &start))
        return false;
    for (size_t i = 1; i < moving->count && step(moving->text, start, &start); i++)
        continue;
    moving->at = vi_at_column(moving->text, start, moving->goal);
    size_t end = place_line_end(moving->text, start);
    if (moving->is_selecting && vi_column(moving->text, end) <= moving->goal)
        moving->at = end; /* a shorter line is selected with its LF */
    return true;
}

bool vi_move_down(struct vi_moving *moving)
{
    return move_lines(moving, vi_line_below);
}

bool vi_move_up(struct vi_moving *moving)
{
    return move_lines(moving, vi_line_above);
}

bool vi_move_line_start(struct vi_moving *moving)
{
    moving->at = place_line_start(moving->text, moving->at);
    return true;
}

bool vi_move_line_letter(struct vi_moving *moving)
{
    moving->at = vi_line_letter(moving->text, moving->at);
    return true;
}

/* So many lines down, as far as there are any; false: there is none. */
static bool lines_below(struct vi_moving *moving, size_t count)
{
    size_t start;

    if (!count)
        return true;
    if (!vi_line_below(moving->text, moving->at, &start))
        return false;
    for (size_t i = 1; i < count && vi_line_below(moving->text, start, &start); i++)
        continue;
    moving->at = start;
    return true;
}

bool vi_move_line_end(struct vi_moving *moving)
{
    if (!lines_below(moving, moving->count - 1))
        return false;
    moving->at = moving->is_selecting ? place_line_end(moving->text, moving->at)
                                      : vi_line_last(moving->text, moving->at);
    moving->goal = INT64_MAX;
    return true;
}

bool vi_move_line_on(struct vi_moving *moving)
{
    if (!lines_below(moving, moving->count))
        return false;
    moving->at = vi_line_letter(moving->text, moving->at);
    return true;
}

static bool move_to_line(struct vi_moving *moving, size_t number)
{
    moving->at = vi_line_letter(moving->text, vi_line_numbered(moving->text, number));
    return true;
}

bool vi_move_first(struct vi_moving *moving)
{
    return move_to_line(moving, moving->count);
}

bool vi_move_last(struct vi_moving *moving)
{
    return move_to_line(moving, moving->is_counted ? moving->count : SIZE_MAX);
}

static uint32_t letter_at(struct text text, size_t at)
{
    uint32_t code_point = 0;

    if (!vi_at_lf(text, at))
        utf8_decode(text_from(text.bytes + at, text.len - at), &code_point, NULL);
    return code_point;
}

/* Onto the letter, the count-th of them in the line. */
static bool letter_on(struct vi_moving *moving, size_t *at)
{
    size_t end = place_line_end(moving->text, *at);

    for (size_t i = 0; i < moving->count; i++) {
        do {
            *at = *at < end ? vi_next(moving->text, *at) : end;
        } while (*at < end && letter_at(moving->text, *at) != moving->letter);
        if (*at >= end)
            return false;
    }
    return true;
}

static bool letter_back(struct vi_moving *moving, size_t *at)
{
    size_t start = place_line_start(moving->text, *at);

    for (size_t i = 0; i < moving->count; i++) {
        do {
            if (*at == start)
                return false;
            *at = vi_before(moving->text, *at);
        } while (letter_at(moving->text, *at) != moving->letter);
    }
    return true;
}

bool vi_move_to_letter(struct vi_moving *moving)
{
    return letter_on(moving, &moving->at);
}

bool vi_move_back_to_letter(struct vi_moving *moving)
{
    return letter_back(moving, &moving->at);
}

bool vi_move_before_letter(struct vi_moving *moving)
{
    if (!letter_on(moving, &moving->at))
        return false;
    moving->at = vi_before(moving->text, moving->at);
    return true;
}

bool vi_move_behind_letter(struct vi_moving *moving)
{
    if (!letter_back(moving, &moving->at))
        return false;
    moving->at = vi_next(moving->text, moving->at);
    return true;
}

/* The same motion the other way. */
static const struct {
    vi_move *move;
    vi_move *back;
} found_by[] = {
    {vi_move_to_letter, vi_move_back_to_letter},
    {vi_move_back_to_letter, vi_move_to_letter},
    {vi_move_before_letter, vi_move_behind_letter},
    {vi_move_behind_letter, vi_move_before_letter},
};

/* A t that stands before its letter already goes on to the next one. */
static void step_over(struct vi_moving *moving, vi_move *move)
{
    struct text text = moving->text;
    size_t beside = moving->at;

    if (moving->count > 1)
        return;
    if (move == vi_move_before_letter && beside < vi_line_last(text, beside))
        beside = vi_next(text, beside);
    else if (move == vi_move_behind_letter && beside > place_line_start(text, beside))
        beside = vi_before(text, beside);
    if (beside != moving->at && letter_at(text, beside) == moving->letter)
        moving->at = beside;
}

static bool move_again(struct vi_moving *moving, bool is_back)
{
    const struct vi_motion *motion = moving->vi->found_by;

    moving->letter = moving->vi->found_letter;
    for (size_t i = 0; motion && i < COUNT_OF(found_by); i++) {
        if (found_by[i].move != motion->move)
            continue;
        vi_move *move = is_back ? found_by[i].back : found_by[i].move;
        bool is_on = move == vi_move_to_letter || move == vi_move_before_letter;
        moving->reach = is_on ? VI_INCLUSIVE : VI_EXCLUSIVE;
        step_over(moving, move);
        return move(moving);
    }
    return false;
}

bool vi_move_again(struct vi_moving *moving)
{
    return move_again(moving, false);
}

bool vi_move_again_back(struct vi_moving *moving)
{
    return move_again(moving, true);
}

/* The next place behind from where the words begin, at a cluster's border; SIZE_MAX. */
static size_t match_next(struct text text, size_t from, struct text words)
{
    while (from < text.len) {
        const char *found = text_find(text_from(text.bytes + from, text.len - from), words);
        if (!found)
            break;
        from = (size_t)(found - text.bytes);
        if (from == 0 || vi_next(text, vi_before(text, from)) == from)
            return from;
        from = vi_next(text, vi_before(text, from));
    }
    return SIZE_MAX;
}

/* The last one in bytes [after, before); SIZE_MAX. */
static size_t match_last(struct text text, size_t after, size_t before, struct text words)
{
    for (size_t at = before; at > after; at--) {
        struct text rest = text_from(text.bytes + at - 1, text.len - (at - 1));
        if (rest.len < words.len || memcmp(rest.bytes, words.bytes, words.len) != 0)
            continue;
        if (at == 1 || vi_next(text, vi_before(text, at - 1)) == at - 1)
            return at - 1;
    }
    return SIZE_MAX;
}

/* Round the text's ends where there is none before that. */
static size_t match_step(const struct vi_moving *moving, bool is_back, struct text words)
{
    struct text text = moving->text;
    size_t at = is_back ? match_last(text, 0, moving->at, words)
                        : match_next(text, vi_next(text, moving->at), words);

    if (at != SIZE_MAX)
        return at;
    return is_back ? match_last(text, moving->at, text.len, words)
                   : match_next(text, 0, words);
}

/* Once round, the rest of the count is as if it had not gone there. */
static bool move_to_match(struct vi_moving *moving, bool is_back)
{
    const struct buffer *sought = &moving->vi->sought;
    struct text words = text_from(sought->bytes, sought->len);
    size_t first = SIZE_MAX;

    for (size_t i = 0, left = moving->count; words.len && left; i++, left--) {
        size_t at = match_step(moving, is_back, words);
        if (at == SIZE_MAX)
            return false;
        if (at == first) {
            left = (left - 1) % i + 1;
            first = SIZE_MAX;
        } else if (!i) {
            first = at;
        }
        moving->at = at;
    }
    return words.len > 0;
}

bool vi_move_match(struct vi_moving *moving)
{
    return move_to_match(moving, moving->vi->sought_back);
}

bool vi_move_match_back(struct vi_moving *moving)
{
    return move_to_match(moving, !moving->vi->sought_back);
}
