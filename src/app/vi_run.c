/* A whole command: where its motion or object leads, and what is done there. */
#include "vi_parts.h"

static struct vi_moving moving_of(struct vi *vi, const struct composer *composer,
                                  const struct vi_command *command)
{
    return (struct vi_moving){
        .vi = vi,
        .text = composer_text(composer),
        .at = composer->caret,
        .count = vi_count_of(command),
        .is_counted = command->count || command->count_before,
        .letter = command->letter,
        .verb = command->verb,
        .is_selecting = vi->mode == VI_VISUAL || vi->mode == VI_VISUAL_LINE,
        .reach = command->motion->reach,
        .goal = -1,
    };
}

static enum vi_answer move_caret(struct vi *vi, struct composer *composer,
                                 const struct vi_command *command)
{
    struct vi_moving moving = moving_of(vi, composer, command);
    bool has_moved = command->motion->move(&moving);

    if (!has_moved && moving.reach != VI_LINES)
        vi->goal = -1;
    if (!has_moved && !moving.is_short)
        return VI_FAILED;
    composer_move_to(composer, moving.at);
    vi->goal = moving.goal;
    vi->caret = composer->caret; /* the goal counts while nothing else moves it */
    return has_moved ? VI_DONE : VI_FAILED;
}

/* An object in visual mode is what is selected from then on; where more than a character
 * was, what follows the selection is added to it. */
static enum vi_answer select_object(struct vi *vi, struct composer *composer,
                                    const struct vi_command *command)
{
    struct text text = composer_text(composer);
    size_t at = composer->caret;
    struct vi_range range;
    bool is_added = at > vi->anchor;

    if (at < vi->anchor ||
        !command->object->find(text, is_added ? vi_next(text, at) : at,
                               vi_count_of(command), &range) ||
        (!range.is_lines && range.start == range.end))
        return VI_FAILED;
    if (!is_added)
        vi->anchor = range.start;
    vi->mode = range.is_lines ? VI_VISUAL_LINE : VI_VISUAL;
    size_t last = range.is_lines ? vi_line_last(text, range.end) : vi_before(text, range.end);
    if (!range.is_lines && vi_at_lf(text, last) && place_is_empty_line(text, range.end))
        last = range.end; /* an empty line is the word that it ends in */
    composer_move_to(composer, last);
    return VI_DONE;
}

static bool is_in_indent(struct text text, size_t at)
{
    size_t start = place_line_start(text, at);

    while (start < at && vi_class_at(text, start, true) == VI_BLANK)
        start = vi_next(text, start);
    return start >= at;
}

/* By vi's rule, an exclusive motion that ends at a line's start ends with the line before;
 * and where it began in that line's indent, it goes over lines. */
static void end_before_line(struct text text, struct vi_range *range)
{
    bool spans = vi_lines_between(text, range->start, range->end) > 0;

    if (!spans || place_line_start(text, range->end) != range->end)
        return;
    range->end--;
    range->is_lines = is_in_indent(text, range->start);
}

/* d over more than one line, with nothing but blanks before and behind, goes over lines. */
static void widen_to_lines(struct text text, struct vi_range *range)
{
    size_t behind = range->end;

    while (!vi_at_lf(text, behind) && vi_class_at(text, behind, true) == VI_BLANK)
        behind = vi_next(text, behind);
    range->is_lines =
        range->is_lines || (vi_lines_between(text, range->start, range->end) > 0 &&
                            vi_at_lf(text, behind) && is_in_indent(text, range->start));
}

static void take_whole_lines(struct text text, struct vi_range *range)
{
    if (!range->is_lines)
        return;
    range->start = place_line_start(text, range->start);
    range->end = place_line_end(text, range->end);
}

/* Where it leads less far than it should, nothing is done, and the caret goes there. */
static bool find_motion(struct vi *vi, struct composer *composer,
                        const struct vi_command *command, struct vi_range *range)
{
    struct vi_moving moving = moving_of(vi, composer, command);
    size_t from = moving.at;

    if (!command->motion->move(&moving)) {
        if (moving.is_short)
            composer_move_to(composer, vi_on_cluster(moving.text, moving.at));
        return false;
    }
    *range =
        (struct vi_range){from < moving.at ? from : moving.at,
                          from < moving.at ? moving.at : from, moving.reach == VI_LINES, 0};
    range->front = range->start;
    if (moving.reach == VI_INCLUSIVE && !vi_at_lf(moving.text, range->end))
        range->end = vi_next(moving.text, range->end);
    else if (moving.reach == VI_EXCLUSIVE)
        end_before_line(moving.text, range);
    if (command->verb->operate == vi_operate_delete)
        widen_to_lines(moving.text, range);
    return true;
}

static bool changes_case(const struct vi_operator *verb)
{
    return verb->operate == vi_operate_case || verb->operate == vi_operate_upper ||
           verb->operate == vi_operate_lower;
}

static bool find_lines(const struct composer *composer, const struct vi_command *command,
                       struct vi_range *range)
{
    struct text text = composer_text(composer);
    size_t start = composer->caret, count = vi_count_of(command);

    *range = (struct vi_range){start, start, true, start};
    size_t letter = vi_line_letter(text, start);
    if (changes_case(command->verb) && count == 1 && letter < start) /* as vim has it */
        range->front = letter;
    for (size_t i = 1; i < count; i++) {
        if (!vi_line_below(text, range->end, &start))
            return i > 1;
        range->end = start;
    }
    return true;
}

/* The bytes selected, or as many lines and clusters from the caret on as were selected. */
static bool find_selected(struct vi *vi, const struct composer *composer,
                          const struct vi_command *command, struct vi_range *range)
{
    struct text text = composer_text(composer);
    size_t at = composer->caret;

    *range = (struct vi_range){.is_lines = command->is_by_lines};
    if (vi_selection(vi, composer, &range->start, &range->end)) {

        range->front =
            range->is_lines && place_line_start(text, vi->anchor) > at ? at : range->start;
        return true;
    }
    range->start = range->end = range->front = at;
    for (size_t i = 0; i < command->lines && vi_line_below(text, range->end, &at); i++)
        range->end = at;
    for (size_t i = 0; i < command->clusters && !vi_at_lf(text, range->end); i++)
        range->end = vi_next(text, range->end);
    return true;
}

static bool find_object(const struct composer *composer, const struct vi_command *command,
                        struct vi_range *range)
{
    if (!command->object->find(composer_text(composer), composer->caret,
                               vi_count_of(command), range))
        return false;
    range->front = range->start;
    if (command->verb->operate == vi_operate_delete)
        widen_to_lines(composer_text(composer), range);
    return true;
}

static bool find_range(struct vi *vi, struct composer *composer,
                       const struct vi_command *command, struct vi_range *range)
{
    bool is_found;

    if (command->is_over_selection)
        is_found = find_selected(vi, composer, command, range);
    else if (command->is_doubled)
        is_found = find_lines(composer, command, range);
    else if (command->object)
        is_found = find_object(composer, command, range);
    else
        is_found = find_motion(vi, composer, command, range);
    if (is_found)
        take_whole_lines(composer_text(composer), range);
    return is_found;
}

static enum vi_answer operate(struct vi *vi, struct composer *composer,
                              const struct vi_command *command)
{
    struct vi_range range;

    if (!find_range(vi, composer, command, &range))
        return VI_FAILED;
    vi->letter = command->letter;
    command->verb->operate(vi, composer, range);
    if (vi->mode == VI_VISUAL || vi->mode == VI_VISUAL_LINE)
        vi->mode = VI_NORMAL;
    return VI_DONE;
}

/* How much is selected, so that "." takes as much. */
static void measure_selection(struct vi *vi, const struct composer *composer,
                              struct vi_command *command)
{
    struct text text = composer_text(composer);
    size_t start, end;

    if (!vi_selection(vi, composer, &start, &end))
        return;
    command->is_over_selection = true;
    command->is_by_lines = vi->mode == VI_VISUAL_LINE;
    size_t last = vi_selected_last(vi, composer);
    if (command->is_by_lines || !vi_at_lf(text, last))
        last = end;
    command->lines = vi_lines_between(text, start, last);
    size_t line = command->lines ? place_line_start(text, last) : start;
    command->clusters = 0;
    for (size_t at = line; at < last; at = vi_next(text, at))
        command->clusters++;
}

enum vi_answer vi_run(struct vi *vi, struct composer *composer, struct vi_command *command)
{
    enum vi_answer answer;

    if (command->motion && !command->verb)
        return move_caret(vi, composer, command);
    if (command->object && !command->verb)
        return select_object(vi, composer, command);
    if (command->verb)
        measure_selection(vi, composer, command);
    if (!command->action || command->action->is_change)
        vi->goal = -1;
    composer_begin_group(composer);
    answer = command->action ? command->action->act(vi, composer, command)
                             : operate(vi, composer, command);
    if (vi->mode != VI_INSERT)
        composer_end_group(composer);
    return answer;
}
