/*
 * What a line means: the keys and words that it stands for where keys go now. It is struck
 * as keys, so that all that holds for keys holds for lines.
 */
#include "plain_parts.h"

#include <string.h>

#define KEY_NAMES 64
#define LINE_CUT  4095 /* bytes of a line whose rest a terminal or a prompt may have lost */

bool console_refuses(struct session *session, struct text line)
{
    if (line.len < LINE_CUT)
        return false;
    plain_remark(console_plain(session), PLAIN_NOTE_REFUSED);
    return true;
}

void console_strike_key(struct session *session, struct key key)
{
    struct event event = {.kind = EVENT_KEY, .key = key};

    plain_answer(console_plain(session));
    session_post(session, &event);
    session_settle(session);
}

void console_strike_all(struct session *session, const struct key_sequence *keys)
{
    for (size_t i = 0; i < keys->count; i++)
        console_strike_key(session, keys->keys[i]);
}

void console_paste(struct session *session, struct text text)
{
    struct event event = {.kind = EVENT_PASTE, .text = text.bytes, .len = text.len};

    if (text.len == 0)
        return;
    plain_answer(console_plain(session));
    session_post(session, &event);
    session_settle(session);
}

/* "p 2": false where a word of it is no key's name, or there are too many. */
bool console_parse_keys(struct text line, struct key_sequence *keys)
{
    struct text word;

    keys->count = 0;
    while (text_next_word(&line, &word)) {
        if (keys->count == KEY_SEQUENCE_MAX || !key_parse(word, &keys->keys[keys->count]))
            return false;
        keys->count++;
    }
    return keys->count > 0;
}

bool console_find_keys(const struct model *model, enum command command, int argument,
                       struct key_sequence *keys)
{
    char names[KEY_NAMES];

    keymap_show(&model->keymap, model_place(model), command, argument, names,
                sizeof(names));
    return console_parse_keys(text_of(names), keys);
}

bool console_strike(struct session *session, enum command command)
{
    struct key_sequence keys;
    bool has_keys = console_find_keys(&session->model, command, 0, &keys);

    if (has_keys)
        console_strike_all(session, &keys);
    return has_keys;
}

static enum key_match match_of(const struct model *model, const struct key_sequence *keys)
{
    struct binding binding;

    return keymap_find(&model->keymap, model_place(model), keys, &binding);
}

/* Keys that mean something here; while writing also without the ^X that leads to what keys
 * do while reading. A single key that means nothing is struck as well: it is told so. */
bool console_strike_named(struct session *session, struct text line)
{
    const struct model *model = &session->model;
    struct key_sequence keys;
    bool is_text;

    if (!console_parse_keys(line, &keys))
        return false;
    is_text = model->mode == MODE_WRITING && key_is_text(keys.keys[0]);
    if (model->mode == MODE_WRITING && keys.count < KEY_SEQUENCE_MAX &&
        (is_text || match_of(model, &keys) == KEY_MATCH_NONE)) {
        memmove(keys.keys + 1, keys.keys, keys.count * sizeof(*keys.keys));
        keys.keys[0] = (struct key){.code = 'x', .modifiers = KEY_CONTROL};
        keys.count++;
    }
    if (match_of(model, &keys) == KEY_MATCH_NONE && keys.count > 1 && !is_text)
        return false;
    console_strike_all(session, &keys);
    return true;
}

/* Into the line that a prompt asks for, in the place of what stands there. */
void console_put_in_prompt(struct session *session, struct text words)
{
    (void)!console_strike(session, COMMAND_TEXT_END);
    (void)!console_strike(session, COMMAND_KILL_LINE_START);
    console_paste(session, words);
}

/* As it is typed behind ":". */
void console_take_command(struct session *session, struct text line)
{
    if (!console_strike(session, COMMAND_COMMAND_LINE)) {
        plain_remark(console_plain(session), PLAIN_NOTE_NO_KEY);
        return;
    }
    console_put_in_prompt(session, line);
    (void)!console_strike(session, COMMAND_OPEN);
    console_leave_prompt(session);
}

/* A command by its name alone is its key, which some are not done without. */
bool console_strike_command(struct session *session, struct text line)
{
    struct text rest = line, name;
    struct key_sequence keys;
    enum command command;
    int64_t number = 0;

    if (!text_next_word(&rest, &name) || !command_parse(name, &command))
        return false;
    rest = text_trim(rest);
    if (rest.len > 0 &&
        (command == COMMAND_VIEW || !text_to_integer(rest, 1, 9, &number)))
        return false;
    if (!console_find_keys(&session->model, command, (int)number, &keys))
        return false;
    console_strike_all(session, &keys);
    return true;
}

static bool open_number(struct session *session, struct text line)
{
    char *id = memory_copy(line.bytes, line.len);
    bool is_ticket = queue_find(&session->model.queue, id) != NULL;
    char *command = memory_format("open %s", id);

    queue_rest(&session->model.queue);
    if (is_ticket)
        console_take_command(session, text_of(command));
    memory_free(command);
    memory_free(id);
    return is_ticket;
}

/* Words of the plain mode itself. */
bool console_take_word(struct session *session, struct text line)
{
    if (text_is(line, "wait")) {
        console_wait(session);
        return true;
    }
    return plain_ask(console_plain(session), line);
}

struct text console_without_colon(struct text line)
{
    static const char *const colons[] = {":", "："};

    for (size_t i = 0; i < COUNT_OF(colons); i++) {
        size_t len = strlen(colons[i]);

        if (text_starts_with(line, colons[i]))
            return text_from(line.bytes + len, line.len - len);
    }
    return line;
}

/* "/words": looked for in the thread. */
static bool take_search(struct session *session, struct text line)
{
    if (line.len < 2 || line.bytes[0] != '/' || !console_strike(session, COMMAND_SEARCH))
        return false;
    console_put_in_prompt(session, text_from(line.bytes + 1, line.len - 1));
    (void)!console_strike(session, COMMAND_OPEN);
    return true;
}

static void take_reading(struct session *session, struct text line)
{
    line = text_trim(console_without_colon(text_trim(line)));
    if (line.len == 0)
        (void)!console_strike(session, COMMAND_OPEN);
    else if (!console_take_word(session, line) && !console_strike_named(session, line) &&
             !take_search(session, line) && !console_strike_command(session, line) &&
             !open_number(session, line))
        console_take_command(session, line);
}

/* "Esc", "^S": perhaps somebody forgot the colon. */
bool console_is_key_name(struct text line)
{
    struct key_sequence keys;

    return console_parse_keys(line, &keys) && keys.count == 1 && !key_is_text(keys.keys[0]);
}

/* Behind keys that others follow: words that are no key leave them. Not by Esc,
 * which behind ^X leaves the text as well. */
static void take_next_key(struct session *session, struct text line)
{
    struct key_sequence keys;

    if (console_parse_keys(line, &keys)) {
        console_strike_all(session, &keys);
        return;
    }
    console_strike_key(session, (struct key){.code = 'g', .modifiers = KEY_CONTROL});
    plain_remark(console_plain(session), PLAIN_NOTE_NO_NEXT);
}

void console_take(struct session *session, struct text line)
{
    const struct model *model = &session->model;
    bool is_asked = model->menu.kind != MENU_NONE || model->overlay.kind != OVERLAY_NONE;
    bool is_within =
        model->struck.count > 0 || is_asked || model->prompt.kind != PROMPT_NONE;

    plain_await(console_plain(session));
    if (!is_within && model->mode == MODE_WRITING)
        console_take_writing(session, line);
    else if (console_refuses(session, line))
        return;
    else if (model->struck.count > 0)
        take_next_key(session, text_trim(line));
    else if (is_asked)
        console_take_choice(session, line);
    else if (is_within)
        console_take_answer(session, line);
    else
        take_reading(session, line);
}
