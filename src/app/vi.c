#include "vi_parts.h"

#include "base/utf8.h"

#define COUNT_MAX 99999

void vi_init(struct vi *vi)
{
    *vi = (struct vi){.mode = VI_INSERT, .goal = -1};
    buffer_init(&vi->last_typed, COMPOSER_LIMIT);
    buffer_init(&vi->sought, 256);
    buffer_init(&vi->asked, 256);
}

void vi_release(struct vi *vi)
{
    buffer_release_wiped(&vi->last_typed);
    buffer_release_wiped(&vi->sought);
    buffer_release_wiped(&vi->asked);
}

static void forget_struck(struct vi *vi)
{
    vi->now = (struct vi_command){0};
    vi->struck[0] = '\0';
    vi->is_asking = false;
}

static void remember_place(struct vi *vi, const struct composer *composer)
{
    vi->version = composer->version;
    vi->len = composer->text.len;
    vi->caret = composer->caret;
}

static const struct vi_action *action_keyed(const char *keys, enum vi_where where)
{
    for (const struct vi_action *action = vi_actions; action->keys; action++) {
        if ((action->where & where) && string_equals(action->keys, keys))
            return action;
    }
    return NULL;
}

void vi_begin(struct vi *vi, struct composer *composer)
{
    forget_struck(vi);
    vi->mode = VI_NORMAL;
    composer_end_group(composer);
    vi->last = (struct vi_command){.action = action_keyed("i", VI_IN_NORMAL)};
    buffer_clear(&vi->last_typed);
    composer_begin_group(composer);
    vi_begin_typing(vi, composer, 1, false);
    remember_place(vi, composer);
}

void vi_begin_typing(struct vi *vi, struct composer *composer, size_t times, bool by_lines)
{
    vi->mode = VI_INSERT;
    remember_place(vi, composer);
    vi->typed_at = composer->caret;
    vi->typed_times = times;
    vi->typed_by_lines = by_lines;
}

void vi_break(struct vi *vi, struct composer *composer)
{
    composer_end_group(composer);
    composer_begin_group(composer);
    vi_begin_typing(vi, composer, 1, false);
}

/* What was typed moved the caret and the text's end alike. */
static void look_at_typing(struct vi *vi, struct composer *composer)
{
    bool has_changed = composer->version != vi->version;
    bool is_typed = composer->caret - vi->caret == composer->text.len - vi->len;

    if (has_changed ? !is_typed : composer->caret != vi->caret)
        vi_break(vi, composer);
    else if (composer->caret < vi->typed_at)
        vi->typed_at = composer->caret;
}

void vi_look(struct vi *vi, struct composer *composer)
{
    struct text text = composer_text(composer);

    if (vi->mode == VI_INSERT)
        look_at_typing(vi, composer);
    else if (vi->mode == VI_NORMAL &&
             composer->caret != vi_on_cluster(text, composer->caret))
        composer_move_to(composer, vi_on_cluster(text, composer->caret));
    else if (vi->mode != VI_NORMAL && composer->version != vi->version)
        vi->mode = VI_NORMAL; /* what was selected is not there any more */
    if (composer->version != vi->version || composer->caret != vi->caret)
        vi->goal = -1;
    remember_place(vi, composer);
}

/* So often as the count says, and the caret on what was typed last. */
static void end_typing(struct vi *vi, struct composer *composer)
{
    struct text text = composer_text(composer);
    size_t at = composer->caret;
    struct buffer more;

    buffer_clear(&vi->last_typed);
    if (vi->typed_at < at)
        buffer_add(&vi->last_typed, text.bytes + vi->typed_at, at - vi->typed_at);
    buffer_init(&more, COMPOSER_LIMIT);
    for (size_t i = 1; i < vi->typed_times && !more.is_cut; i++) {
        if (vi->typed_by_lines)
            buffer_add_char(&more, '\n');
        buffer_add(&more, buffer_text(&vi->last_typed), vi->last_typed.len);
    }
    if (more.len && composer_replace(composer, at, at, text_from(more.bytes, more.len)))
        at += more.len;
    buffer_release_wiped(&more);
    text = composer_text(composer);
    if (at > place_line_start(text, at))
        at = vi_before(text, at);
    composer_move_to(composer, at);
    composer_end_group(composer);
}

void vi_escape(struct vi *vi, struct composer *composer)
{
    if (vi->mode == VI_INSERT)
        end_typing(vi, composer);
    vi->mode = VI_NORMAL;
    forget_struck(vi);
    vi_look(vi, composer);
}

bool vi_is_idle(const struct vi *vi)
{
    const struct vi_command *now = &vi->now;

    return !vi->is_asking && !vi->struck[0] && !now->count && !now->count_before &&
           !now->verb && !now->motion && !now->action;
}

size_t vi_times(const struct vi *vi)
{
    return vi->times;
}

size_t vi_count_of(const struct vi_command *command)
{
    size_t count = command->count ? command->count : 1;
    size_t before = command->count_before ? command->count_before : 1;

    return count > COUNT_MAX / before ? COUNT_MAX : count * before;
}

size_t vi_selected_last(const struct vi *vi, const struct composer *composer)
{
    return vi->anchor < composer->caret ? composer->caret : vi->anchor;
}

bool vi_selection(const struct vi *vi, const struct composer *composer, size_t *start,
                  size_t *end)
{
    struct text text = composer_text(composer);
    size_t caret = composer->caret;

    if (vi->mode != VI_VISUAL && vi->mode != VI_VISUAL_LINE)
        return false;
    *start = vi->anchor < caret ? vi->anchor : caret;
    *end = vi_selected_last(vi, composer);
    if (vi->mode == VI_VISUAL_LINE) {
        *start = place_line_start(text, *start);
        *end = place_line_end(text, *end);
    } else {
        *end = vi_next(text, *end);
    }
    return true;
}

const char *vi_mode_name(const struct vi *vi)
{
    static const char *const names[] = {
        [VI_INSERT] = "insert",
        [VI_NORMAL] = "normal",
        [VI_VISUAL] = "visual",
        [VI_VISUAL_LINE] = "visual line",
    };

    return names[vi->mode];
}

void vi_tell(const struct vi *vi, struct buffer *out)
{
    const struct vi_command *now = &vi->now;

    if (vi->is_asking) {
        buffer_format(out, "%c%s", vi->asks_back ? '?' : '/', buffer_text(&vi->asked));
        return;
    }
    if (now->count_before)
        buffer_format(out, "%zu", now->count_before);
    if (now->verb)
        buffer_add_text(out, now->verb->keys);
    if (now->count)
        buffer_format(out, "%zu", now->count);
    if (now->motion)
        buffer_add_text(out, now->motion->keys);
    if (now->action)
        buffer_add_text(out, now->action->keys);
    buffer_add_text(out, vi->struck);
}

/* The tables: what the keys struck so far are at the front of, or name. */
enum found { FOUND_NONE, FOUND_FRONT, FOUND_ROW };

static enum found keys_match(const char *keys, const char *struck)
{
    size_t len = strlen(struck);

    if (strncmp(keys, struck, len) != 0)
        return FOUND_NONE;
    return keys[len] == '\0' ? FOUND_ROW : keys[len] == ' ' ? FOUND_FRONT : FOUND_NONE;
}

#define FIND(rows, struck, condition, found, row)                                          \
    for (row = rows; row->keys; row++) {                                                   \
        enum found match = (condition) ? keys_match(row->keys, struck) : FOUND_NONE;       \
        found = match > found ? match : found;                                             \
        if (match == FOUND_ROW)                                                            \
            break;                                                                         \
    }

static enum found find_target(struct vi *vi, bool has_objects)
{
    enum found found = FOUND_NONE;
    const struct vi_motion *motion;
    const struct vi_object *object;

    FIND(vi_motions, vi->struck, true, found, motion)
    if (motion->keys)
        vi->now.motion = motion;
    if (motion->keys || !has_objects)
        return found;
    FIND(vi_objects, vi->struck, true, found, object)
    if (object->keys)
        vi->now.object = object;
    return found;
}

static enum found find_short(struct vi *vi)
{
    enum found found = FOUND_NONE;
    const struct vi_short *row;
    const struct vi_operator *verb;
    const struct vi_motion *motion;

    FIND(vi_shorts, vi->struck, true, found, row)
    if (!row->keys)
        return found;
    FIND(vi_operators, row->verb, true, found, verb)
    vi->now.verb = verb;
    vi->now.is_doubled = !row->motion;
    if (!row->motion)
        return found;
    FIND(vi_motions, row->motion, true, found, motion)
    vi->now.motion = motion;
    return found;
}

static enum found find_deed(struct vi *vi, enum vi_where where)
{
    enum found found = FOUND_NONE;
    const struct vi_operator *verb;
    const struct vi_action *action;

    FIND(vi_operators, vi->struck, verb->where & where, found, verb)
    if (verb->keys)
        vi->now.verb = verb;
    if (found == FOUND_ROW)
        return found;
    FIND(vi_actions, vi->struck, action->where & where, found, action)
    if (action->keys)
        vi->now.action = action;
    return found;
}

/* "d" behind "d"; "U" and "g U" behind "g U". */
static bool is_doubling(const char *verb, const char *struck)
{
    const char *last = strrchr(verb, ' ');

    return string_equals(verb, struck) || (last && string_equals(last + 1, struck));
}

static enum found find_row(struct vi *vi)
{
    enum vi_where where = vi->mode == VI_NORMAL ? VI_IN_NORMAL : VI_IN_VISUAL;
    enum found target, deed = FOUND_NONE;

    if (vi->now.verb && is_doubling(vi->now.verb->keys, vi->struck)) {
        vi->now.is_doubled = true;
        return FOUND_ROW;
    }
    target = find_target(vi, vi->now.verb || where == VI_IN_VISUAL);
    if (target == FOUND_ROW || vi->now.verb)
        return target;
    deed = find_deed(vi, where);
    if (deed != FOUND_ROW && where == VI_IN_NORMAL && find_short(vi) == FOUND_ROW)
        return FOUND_ROW;
    return deed > target ? deed : target;
}

static bool takes_letter(const struct vi_command *command)
{
    return (command->motion && command->motion->takes_letter) ||
           (command->action && command->action->takes_letter) ||
           (command->verb && command->verb->takes_letter);
}

static enum vi_answer finish(struct vi *vi, struct composer *composer)
{
    struct vi_command command = vi->now;
    bool is_change = (command.verb && command.verb->is_change) ||
                     (command.action && command.action->is_change);
    enum vi_answer answer;

    forget_struck(vi);
    answer = vi_run(vi, composer, &command);
    if (is_change && answer != VI_FAILED)
        vi->last = command;
    return answer;
}

/* False: it is no digit of a count. */
static bool take_digit(struct vi *vi, struct key key)
{
    bool is_digit = !key.modifiers && key.code >= '0' && key.code <= '9';

    if (!is_digit || vi->struck[0] || (key.code == '0' && !vi->now.count))
        return false;
    vi->now.count = vi->now.count * 10 + (key.code - '0');
    if (vi->now.count > COUNT_MAX)
        vi->now.count = COUNT_MAX;
    return true;
}

static enum vi_answer take_letter(struct vi *vi, struct composer *composer, struct key key)
{
    if (key.code == KEY_CODE_ENTER && vi->now.action)
        key = (struct key){.code = '\n'};
    if (!key_is_text(key) && key.code != '\n') {
        forget_struck(vi);
        return VI_FAILED;
    }
    vi->now.letter = key.code;
    if (vi->now.motion) {
        vi->found_by = vi->now.motion;
        vi->found_letter = key.code;
    }
    return finish(vi, composer);
}

static enum vi_answer take_asked(struct vi *vi, struct composer *composer, struct key key)
{
    if (key.code == KEY_CODE_ENTER) {
        if (vi->asked.len) {
            buffer_clear(&vi->sought);
            buffer_add(&vi->sought, vi->asked.bytes, vi->asked.len);
        }
        vi->sought_back = vi->asks_back;
        vi->is_asking = false;
        vi->now = (struct vi_command){0};
        for (const struct vi_motion *motion = vi_motions; motion->keys; motion++) {
            if (motion->move == vi_move_match)
                vi->now.motion = motion;
        }
        return finish(vi, composer);
    }
    if (key_is_text(key))
        buffer_add_code_point(&vi->asked, key.code);
    else if (key.code == KEY_CODE_BACKSPACE && vi->asked.len)
        vi->asked.len =
            utf8_cluster_before(text_from(vi->asked.bytes, vi->asked.len), vi->asked.len);
    else
        forget_struck(vi);
    if (vi->asked.bytes)
        vi->asked.bytes[vi->asked.len] = '\0';
    return VI_PART;
}

static enum vi_answer take_row(struct vi *vi, struct composer *composer)
{
    bool was_begun = vi->now.verb || vi->now.count || strchr(vi->struck, ' ');
    bool had_operator = vi->now.verb != NULL;
    enum found found = find_row(vi);

    if (found == FOUND_FRONT)
        return VI_PART;
    if (found == FOUND_NONE) {
        forget_struck(vi);
        return was_begun ? VI_FAILED : VI_UNKNOWN;
    }
    vi->struck[0] = '\0';
    if (takes_letter(&vi->now))
        return VI_PART;
    if (vi->now.verb && !had_operator && vi->mode == VI_NORMAL && !vi->now.motion &&
        !vi->now.is_doubled) {
        vi->now.count_before = vi->now.count;
        vi->now.count = 0;
        return VI_PART;
    }
    return finish(vi, composer);
}

/* The caret on a cluster; the column that is kept stays. */
static void settle(struct vi *vi, struct composer *composer)
{
    int64_t goal = composer->caret == vi->caret ? vi->goal : -1;

    if (vi->mode != VI_INSERT)
        vi_look(vi, composer);
    vi->goal = goal;
    remember_place(vi, composer);
}

enum vi_answer vi_key(struct vi *vi, struct composer *composer, struct key key)
{
    size_t len = strlen(vi->struck);
    enum vi_answer answer;

    vi_look(vi, composer);
    if (vi->is_asking)
        return take_asked(vi, composer, key);
    if (takes_letter(&vi->now)) {
        answer = take_letter(vi, composer, key);
    } else if (take_digit(vi, key)) {
        answer = VI_PART;
    } else {
        if (len && len + 1 < sizeof(vi->struck))
            vi->struck[len++] = ' ';
        key_format(key, vi->struck + len, sizeof(vi->struck) - len);
        answer = take_row(vi, composer);
    }
    settle(vi, composer);
    return answer;
}
