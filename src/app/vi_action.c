/* Keys that do something of their own. */
#include "vi_parts.h"

#include "base/utf8.h"

static size_t count_of(const struct vi_command *command)
{
    return vi_count_of(command);
}

enum vi_answer vi_act_insert(struct vi *vi, struct composer *composer,
                             const struct vi_command *command)
{
    vi_begin_typing(vi, composer, count_of(command), false);
    return VI_DONE;
}

enum vi_answer vi_act_append(struct vi *vi, struct composer *composer,
                             const struct vi_command *command)
{
    struct text text = composer_text(composer);

    if (!vi_at_lf(text, composer->caret))
        composer_move_to(composer, vi_next(text, composer->caret));
    return vi_act_insert(vi, composer, command);
}

enum vi_answer vi_act_insert_line(struct vi *vi, struct composer *composer,
                                  const struct vi_command *command)
{
    struct text text = composer_text(composer);
    size_t at = vi_line_letter(text, composer->caret);

    if (vi_class_at(text, at, true) == VI_BLANK)
        at = place_line_end(text, at);
    composer_move_to(composer, at);
    return vi_act_insert(vi, composer, command);
}

enum vi_answer vi_act_append_line(struct vi *vi, struct composer *composer,
                                  const struct vi_command *command)
{
    composer_move_to(composer, place_line_end(composer_text(composer), composer->caret));
    return vi_act_insert(vi, composer, command);
}

enum vi_answer vi_act_open_below(struct vi *vi, struct composer *composer,
                                 const struct vi_command *command)
{
    size_t end = place_line_end(composer_text(composer), composer->caret);

    vi_put_text(composer, end, end, text_of("\n"));
    composer_move_to(composer, end + 1);
    vi_begin_typing(vi, composer, count_of(command), true);
    return VI_DONE;
}

enum vi_answer vi_act_open_above(struct vi *vi, struct composer *composer,
                                 const struct vi_command *command)
{
    size_t start = place_line_start(composer_text(composer), composer->caret);

    vi_put_text(composer, start, start, text_of("\n"));
    composer_move_to(composer, start);
    vi_begin_typing(vi, composer, count_of(command), true);
    return VI_DONE;
}

/* The kill so often, as it is put in; false: there is none, or it does not fit. */
static bool killed_times(const struct composer *composer, size_t times, struct buffer *out,
                         bool *is_lines)
{
    struct text killed = composer_killed(composer, is_lines);

    buffer_init(out, COMPOSER_LIMIT);
    for (size_t i = 0; killed.len && i < times && !out->is_cut; i++)
        buffer_add(out, killed.bytes, killed.len);
    return out->len > 0 && !out->is_cut;
}

static void put_lines(struct composer *composer, struct buffer *lines, bool is_before)
{
    struct text text = composer_text(composer);
    size_t at = place_line_start(text, composer->caret);
    struct text put = text_from(lines->bytes, lines->len);
    size_t end = place_line_end(text, composer->caret);

    if (!is_before && end == text.len) { /* no LF behind the last line: it comes before */
        memmove(lines->bytes + 1, lines->bytes, lines->len - 1);
        lines->bytes[0] = '\n';
        vi_put_text(composer, end, end, put);
    } else {
        at = is_before ? at : end + 1;
        vi_put_text(composer, at, at, put);
    }
    composer_move_to(composer,
                     vi_line_letter(composer_text(composer), is_before ? at : end + 1));
}

static void put_letters(struct composer *composer, struct text put, bool is_before)
{
    struct text text = composer_text(composer);
    size_t at = composer->caret;
    bool has_lf = memchr(put.bytes, '\n', put.len) != NULL;

    if (!is_before && !vi_at_lf(text, at))
        at = vi_next(text, at);
    vi_put_text(composer, at, at, put);
    text = composer_text(composer);
    composer_move_to(composer,
                     vi_on_cluster(text, has_lf ? at : vi_before(text, at + put.len)));
}

static enum vi_answer put(struct composer *composer, const struct vi_command *command,
                          bool is_before)
{
    struct buffer killed;
    bool is_lines;
    bool is_any = killed_times(composer, count_of(command), &killed, &is_lines);

    if (is_any && is_lines)
        put_lines(composer, &killed, is_before);
    else if (is_any)
        put_letters(composer, text_from(killed.bytes, killed.len), is_before);
    buffer_release_wiped(&killed);
    return is_any ? VI_DONE : VI_FAILED;
}

enum vi_answer vi_act_put(struct vi *vi, struct composer *composer,
                          const struct vi_command *command)
{
    (void)vi;
    return put(composer, command, false);
}

enum vi_answer vi_act_put_before(struct vi *vi, struct composer *composer,
                                 const struct vi_command *command)
{
    (void)vi;
    return put(composer, command, true);
}

enum vi_answer vi_act_join(struct vi *vi, struct composer *composer,
                           const struct vi_command *command)
{
    size_t start = place_line_start(composer_text(composer), composer->caret);

    (void)vi;
    return vi_join_lines(composer, start, count_of(command)) ? VI_DONE : VI_FAILED;
}

/* So many clusters of the line from the caret on; false: it has fewer. */
static bool clusters_on(struct text text, size_t at, size_t count, size_t *end)
{
    *end = at;
    for (size_t i = 0; i < count; i++) {
        if (vi_at_lf(text, *end))
            return false;
        *end = vi_next(text, *end);
    }
    return true;
}

enum vi_answer vi_act_replace(struct vi *vi, struct composer *composer,
                              const struct vi_command *command)
{
    size_t at = composer->caret, count = count_of(command), end;
    struct buffer letters;

    (void)vi;
    if (!clusters_on(composer_text(composer), at, count, &end))
        return VI_FAILED;
    buffer_init(&letters, COMPOSER_LIMIT);
    if (command->letter == '\n')
        buffer_add_char(&letters, '\n');
    for (size_t i = 0; command->letter != '\n' && i < count; i++)
        buffer_add_code_point(&letters, command->letter);
    size_t len = letters.len;
    vi_put_text(composer, at, end, text_from(buffer_text(&letters), len));
    size_t last =
        command->letter == '\n' ? at + 1 : vi_before(composer_text(composer), at + len);
    composer_move_to(composer, last);
    buffer_release_wiped(&letters);
    return VI_DONE;
}

enum vi_answer vi_act_case(struct vi *vi, struct composer *composer,
                           const struct vi_command *command)
{
    size_t at = composer->caret, end;
    struct text text = composer_text(composer);
    size_t left = text.len;

    if (vi_at_lf(text, at))
        return VI_FAILED;
    (void)clusters_on(text, at, count_of(command), &end);
    left -= end;
    vi_operate_case(vi, composer, (struct vi_range){at, end, false, at});
    text = composer_text(composer);
    composer_move_to(composer, vi_on_cluster(text, text.len - left));
    return VI_DONE;
}

static enum vi_answer wanted(struct vi *vi, const struct vi_command *command,
                             enum vi_answer answer)
{
    vi->times = count_of(command);
    return answer;
}

enum vi_answer vi_act_undo(struct vi *vi, struct composer *composer,
                           const struct vi_command *command)
{
    (void)composer;
    return wanted(vi, command, VI_UNDO);
}

enum vi_answer vi_act_redo(struct vi *vi, struct composer *composer,
                           const struct vi_command *command)
{
    (void)composer;
    return wanted(vi, command, VI_REDO);
}

enum vi_answer vi_act_earlier(struct vi *vi, struct composer *composer,
                              const struct vi_command *command)
{
    (void)composer;
    return wanted(vi, command, VI_EARLIER);
}

enum vi_answer vi_act_later(struct vi *vi, struct composer *composer,
                            const struct vi_command *command)
{
    (void)composer;
    return wanted(vi, command, VI_LATER);
}

/* The last change once more: with this count, and what was typed then. */
enum vi_answer vi_act_again(struct vi *vi, struct composer *composer,
                            const struct vi_command *command)
{
    enum vi_answer answer;

    if (!vi->last.verb && !vi->last.action)
        return VI_FAILED;
    struct vi_command last = vi->last;
    if (command->count) {
        last.count = command->count;
        last.count_before = 0;
    }
    answer = vi_run(vi, composer, &last);
    if (answer != VI_FAILED) { /* else the next one has the count that was there */
        vi->last.count = last.count;
        vi->last.count_before = last.count_before;
    }
    if (vi->mode == VI_INSERT) {
        struct text typed = text_from(buffer_text(&vi->last_typed), vi->last_typed.len);
        size_t at = composer->caret;
        vi_put_text(composer, at, at, typed);
        composer_move_to(composer, at + typed.len);
        vi_look(vi, composer);
        vi->typed_at = at;
        vi_escape(vi, composer);
    }
    return answer;
}

static enum vi_answer select_by(struct vi *vi, const struct composer *composer,
                                enum vi_mode mode)
{
    if (vi->mode == VI_NORMAL)
        vi->anchor = composer->caret;
    vi->mode = vi->mode == mode ? VI_NORMAL : mode;
    return VI_DONE;
}

enum vi_answer vi_act_visual(struct vi *vi, struct composer *composer,
                             const struct vi_command *command)
{
    (void)command;
    return select_by(vi, composer, VI_VISUAL);
}

enum vi_answer vi_act_visual_line(struct vi *vi, struct composer *composer,
                                  const struct vi_command *command)
{
    (void)command;
    return select_by(vi, composer, VI_VISUAL_LINE);
}

enum vi_answer vi_act_swap(struct vi *vi, struct composer *composer,
                           const struct vi_command *command)
{
    size_t anchor = vi->anchor;

    (void)command;
    vi->anchor = composer->caret;
    composer_move_to(composer, anchor);
    return VI_DONE;
}

/* The kill in the place of what is selected, which is the kill from then on. */
enum vi_answer vi_act_put_over(struct vi *vi, struct composer *composer,
                               const struct vi_command *command)
{
    bool is_by_lines = vi->mode == VI_VISUAL_LINE;
    size_t start, end;
    struct buffer killed;
    bool is_lines;
    bool is_any = killed_times(composer, count_of(command), &killed, &is_lines);

    if (!vi_selection(vi, composer, &start, &end) || !is_any) { /* "." selects nothing */
        buffer_release_wiped(&killed);
        return VI_FAILED;
    }
    struct text text = composer_text(composer);
    vi_keep(composer, (struct vi_range){start, end, is_by_lines, start});
    if (is_lines && !is_by_lines) { /* lines among letters stand in lines of their own */
        buffer_add_char(&killed, '\n');
        memmove(killed.bytes + 1, killed.bytes, killed.len - 1);
        killed.bytes[0] = '\n';
    }
    if (is_by_lines && is_lines)
        killed.len--; /* the LF behind the last line stays */
    vi->mode = VI_NORMAL;
    vi_put_text(composer, start, end, text_from(buffer_text(&killed), killed.len));
    text = composer_text(composer);
    size_t last = vi_before(text, start + killed.len);
    composer_move_to(composer, is_lines ? vi_line_letter(text, start + !is_by_lines)
                                        : vi_on_cluster(text, is_by_lines ? start : last));
    buffer_release_wiped(&killed);
    return VI_DONE;
}

static enum vi_answer ask(struct vi *vi, bool is_back)
{
    buffer_clear(&vi->asked);
    vi->is_asking = true;
    vi->asks_back = is_back;
    return VI_PART;
}

enum vi_answer vi_act_ask(struct vi *vi, struct composer *composer,
                          const struct vi_command *command)
{
    (void)composer, (void)command;
    return ask(vi, false);
}

enum vi_answer vi_act_ask_back(struct vi *vi, struct composer *composer,
                               const struct vi_command *command)
{
    (void)composer, (void)command;
    return ask(vi, true);
}
