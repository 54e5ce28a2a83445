/* What a line means in a prompt and in a menu: the answer. */
#include "plain_parts.h"

/* Keys that type nothing do in a prompt and in a menu what they do there. */
static bool take_control(struct session *session, struct text line)
{
    struct key_sequence keys;

    if (!console_is_key_name(line) || !console_parse_keys(line, &keys))
        return false;
    console_strike_all(session, &keys);
    return true;
}

/* A tab at the end asks what may stand there. */
void console_take_answer(struct session *session, struct text line)
{
    bool completes = line.len > 0 && line.bytes[line.len - 1] == '\t';

    if (take_control(session, text_trim(line)))
        return;
    line = text_trim(line);
    if (line.len > 0)
        console_put_in_prompt(session, line);
    (void)!console_strike(session, completes ? COMMAND_COMPLETE : COMMAND_OPEN);
}

static void choose(struct session *session, size_t index)
{
    const struct menu *menu = &session->model.menu;

    while (menu->kind != MENU_NONE && menu->selected != index) {
        size_t before = menu->selected;

        if (!console_strike(session, before < index ? COMMAND_DOWN : COMMAND_UP) ||
            menu->selected == before)
            return;
    }
    (void)!console_strike(session, COMMAND_OPEN);
}

static bool has_digits(const struct menu *menu)
{
    for (size_t i = 0; i < menu->count; i++) {
        if (menu->items[i].digit != 0)
            return true;
    }
    return false;
}

static bool is_item(const struct menu *menu, struct key key)
{
    for (size_t i = 0; i < menu->count; i++) {
        if (menu->items[i].digit != 0 && (uint32_t)menu->items[i].digit == key.code)
            return true;
    }
    return false;
}

static void filter(struct session *session, struct text words)
{
    while (!composer_is_empty(&session->model.menu.filter)) {
        uint64_t before = session->model.menu.filter.version;

        if (!console_strike(session, COMMAND_DELETE_LEFT) ||
            session->model.menu.filter.version == before)
            break;
    }
    console_paste(session, words);
}

void console_take_choice(struct session *session, struct text line)
{
    const struct menu *menu = &session->model.menu;
    struct key_sequence keys;
    int64_t number;

    line = text_trim(line);
    if (line.len == 0)
        (void)!console_strike(session, COMMAND_OPEN);
    else if (menu->kind == MENU_NONE && console_take_word(session, line))
        return;
    else if (take_control(session, line))
        return;
    else if (!has_digits(menu) &&
             text_to_integer(line, 1, (int64_t)menu->shown_count, &number))
        choose(session, (size_t)number - 1);
    else if (menu->is_filtered)
        filter(session, line);
    else if (console_parse_keys(line, &keys) && keys.count == 1 &&
             (is_item(menu, keys.keys[0]) || menu->kind == MENU_NONE))
        console_strike_all(session, &keys);
    else
        plain_remark(console_plain(session), PLAIN_NOTE_NO_ITEM);
}
