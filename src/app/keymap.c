#include "app/keymap.h"

#include "base/memory.h"

/* A row of the built-in table; # stands for each digit from 1 to 9, which is the argument. */
struct row {
    enum key_place place;
    const char *sequence;
    enum command command;
};

// clang-format off
static const struct row reading_rows[] = {
    {PLACE_READING, "j",     COMMAND_DOWN},
    {PLACE_READING, "k",     COMMAND_UP},
    {PLACE_READING, "Down",  COMMAND_DOWN},
    {PLACE_READING, "Up",    COMMAND_UP},
    {PLACE_READING, "^D",    COMMAND_PAGE_DOWN},
    {PLACE_READING, "^U",    COMMAND_PAGE_UP},
    {PLACE_READING, "PgDn",  COMMAND_PAGE_DOWN},
    {PLACE_READING, "PgUp",  COMMAND_PAGE_UP},
    {PLACE_READING, "g g",   COMMAND_TOP},
    {PLACE_READING, "G",     COMMAND_BOTTOM},
    {PLACE_READING, "Home",  COMMAND_TOP},
    {PLACE_READING, "End",   COMMAND_BOTTOM},
    {PLACE_READING, "/",     COMMAND_SEARCH},
    {PLACE_READING, "n",     COMMAND_NEXT_MATCH},
    {PLACE_READING, "N",     COMMAND_PREVIOUS_MATCH},
    {PLACE_READING, "Tab",   COMMAND_NEXT_WAITING},
    {PLACE_READING, "S-Tab", COMMAND_LAST_TICKET},
    {PLACE_READING, "#",     COMMAND_TAKE_DRAFT},
    {PLACE_READING, "J",     COMMAND_NEXT_DRAFT},
    {PLACE_READING, "K",     COMMAND_PREVIOUS_DRAFT},
    {PLACE_READING, "Enter", COMMAND_OPEN},
    {PLACE_READING, "p #",   COMMAND_PUT_PICK},
    {PLACE_READING, "p p",   COMMAND_PICKS},
    {PLACE_READING, "g #",   COMMAND_VIEW},
    {PLACE_READING, "c",     COMMAND_NEXT_CLAIM},
    {PLACE_READING, "C",     COMMAND_PREVIOUS_CLAIM},
    {PLACE_READING, "d",     COMMAND_DIFF},
    {PLACE_READING, "v",     COMMAND_LEAVES},
    {PLACE_READING, "a",     COMMAND_ASK},
    {PLACE_READING, "x",     COMMAND_REJECT},
    {PLACE_READING, "r",     COMMAND_REPLY},
    {PLACE_READING, "I",     COMMAND_NOTE},
    {PLACE_READING, "m",     COMMAND_MACROS},
    {PLACE_READING, "R",     COMMAND_READ_AGAIN},
    {PLACE_READING, "H",     COMMAND_FOLD},
    {PLACE_READING, "s",     COMMAND_SNOOZE},
    {PLACE_READING, "A",     COMMAND_ASSIGN},
    {PLACE_READING, "t",     COMMAND_TAG},
    {PLACE_READING, "P",     COMMAND_PRIORITY},
    {PLACE_READING, "E",     COMMAND_RESOLVE_NEXT},
    {PLACE_READING, "V",     COMMAND_SENIOR},
    {PLACE_READING, "space", COMMAND_MARK},
    {PLACE_READING, "u",     COMMAND_UNDO},
    {PLACE_READING, "U",     COMMAND_REDO},
    {PLACE_READING, "l",     COMMAND_LIMIT},
    {PLACE_READING, "L",     COMMAND_CLEAR_LIMIT},
    {PLACE_READING, "o",     COMMAND_ORDER},
    {PLACE_READING, "w",     COMMAND_NEXT_PANE},
    {PLACE_READING, "Left",  COMMAND_LEFT_PANE},
    {PLACE_READING, "Right", COMMAND_RIGHT_PANE},
    {PLACE_READING, "z",     COMMAND_ZOOM},
    {PLACE_READING, ":",     COMMAND_COMMAND_LINE},
    {PLACE_READING, "?",     COMMAND_HELP},
    {PLACE_READING, "^K",    COMMAND_PALETTE},
    {PLACE_READING, "^L",    COMMAND_REDRAW},
    {PLACE_READING, "^C",    COMMAND_CANCEL},
    {PLACE_READING, "^G",    COMMAND_CANCEL},
    {PLACE_READING, "q",     COMMAND_BACK},
    {PLACE_READING, "Esc",   COMMAND_BACK},
};

static const struct row writing_rows[] = {
    {PLACE_WRITING, "^S",       COMMAND_SEND},
    {PLACE_WRITING, "^X Enter", COMMAND_SEND_RESOLVE},
    {PLACE_WRITING, "Enter",    COMMAND_NEW_LINE},
    {PLACE_WRITING, "Tab",      COMMAND_COMPLETE},
    {PLACE_WRITING, "Esc",      COMMAND_READ},
    {PLACE_WRITING, "^X Esc",   COMMAND_READ},
    {PLACE_WRITING, "^X ^S",    COMMAND_KEPT},
    {PLACE_WRITING, "^X ^E",    COMMAND_EDITOR},
    {PLACE_WRITING, "^R",       COMMAND_EARLIER_REPLY},
    {PLACE_WRITING, "PgDn",     COMMAND_PAGE_DOWN},
    {PLACE_WRITING, "PgUp",     COMMAND_PAGE_UP},
    {PLACE_WRITING, "^G",       COMMAND_CANCEL},
    {PLACE_WRITING, "^C",       COMMAND_CANCEL},
    {PLACE_WRITING, "^L",       COMMAND_REDRAW},
    {PLACE_WRITING, "M-x",      COMMAND_COMMAND_LINE},
    {PLACE_PROMPT,  "Enter",    COMMAND_OPEN},
    {PLACE_PROMPT,  "Tab",      COMMAND_COMPLETE},
    {PLACE_PROMPT,  "Esc",      COMMAND_BACK},
    {PLACE_PROMPT,  "^G",       COMMAND_CANCEL},
    {PLACE_PROMPT,  "^C",       COMMAND_CANCEL},
    {PLACE_PROMPT,  "^L",       COMMAND_REDRAW},
};

/* In a line and in a text alike: put at PLACE_WRITING and at PLACE_PROMPT. */
static const struct {
    const char *sequence;
    enum command command;
} editing_rows[] = {
    {"Left",        COMMAND_LEFT},
    {"Right",       COMMAND_RIGHT},
    {"Up",          COMMAND_LINE_UP},
    {"Down",        COMMAND_LINE_DOWN},
    {"Home",        COMMAND_LINE_START},
    {"End",         COMMAND_LINE_END},
    {"C-Left",      COMMAND_WORD_LEFT},
    {"C-Right",     COMMAND_WORD_RIGHT},
    {"C-Home",      COMMAND_TEXT_START},
    {"C-End",       COMMAND_TEXT_END},
    {"Backspace",   COMMAND_DELETE_LEFT},
    {"Delete",      COMMAND_DELETE_RIGHT},
    {"^A",          COMMAND_LINE_START},
    {"^E",          COMMAND_LINE_END},
    {"^B",          COMMAND_LEFT},
    {"^F",          COMMAND_RIGHT},
    {"^P",          COMMAND_LINE_UP},
    {"^N",          COMMAND_LINE_DOWN},
    {"^D",          COMMAND_DELETE_RIGHT},
    {"^H",          COMMAND_DELETE_LEFT},
    {"^K",          COMMAND_KILL_LINE_END},
    {"^U",          COMMAND_KILL_LINE_START},
    {"^W",          COMMAND_KILL_WORD_LEFT},
    {"^T",          COMMAND_TRANSPOSE},
    {"^Y",          COMMAND_YANK},
    {"^Z",          COMMAND_UNDO},
    {"^_",          COMMAND_UNDO},
    {"M-b",         COMMAND_WORD_LEFT},
    {"M-f",         COMMAND_WORD_RIGHT},
    {"M-d",         COMMAND_KILL_WORD_RIGHT},
    {"M-Backspace", COMMAND_KILL_WORD_LEFT},
    {"M-c",         COMMAND_CAPITALISE},
    {"M-l",         COMMAND_LOWER_CASE},
    {"M-u",         COMMAND_UPPER_CASE},
    {"M-<",         COMMAND_TEXT_START},
    {"M->",         COMMAND_TEXT_END},
};

static const struct row menu_rows[] = {
    {PLACE_MENU, "j",         COMMAND_DOWN},
    {PLACE_MENU, "k",         COMMAND_UP},
    {PLACE_MENU, "Down",      COMMAND_DOWN},
    {PLACE_MENU, "Up",        COMMAND_UP},
    {PLACE_MENU, "Tab",       COMMAND_DOWN},
    {PLACE_MENU, "S-Tab",     COMMAND_UP},
    {PLACE_MENU, "^N",        COMMAND_DOWN},
    {PLACE_MENU, "^P",        COMMAND_UP},
    {PLACE_MENU, "PgDn",      COMMAND_PAGE_DOWN},
    {PLACE_MENU, "PgUp",      COMMAND_PAGE_UP},
    {PLACE_MENU, "^D",        COMMAND_PAGE_DOWN},
    {PLACE_MENU, "^U",        COMMAND_PAGE_UP},
    {PLACE_MENU, "g g",       COMMAND_TOP},
    {PLACE_MENU, "G",         COMMAND_BOTTOM},
    {PLACE_MENU, "Home",      COMMAND_TOP},
    {PLACE_MENU, "End",       COMMAND_BOTTOM},
    {PLACE_MENU, "Enter",     COMMAND_OPEN},
    {PLACE_MENU, "Left",      COMMAND_LEFT},
    {PLACE_MENU, "Right",     COMMAND_RIGHT},
    {PLACE_MENU, "Backspace", COMMAND_DELETE_LEFT},
    {PLACE_MENU, "Delete",    COMMAND_DELETE_RIGHT},
    {PLACE_MENU, "^H",        COMMAND_DELETE_LEFT},
    {PLACE_MENU, "^W",        COMMAND_KILL_WORD_LEFT},
    {PLACE_MENU, "q",         COMMAND_BACK},
    {PLACE_MENU, "Esc",       COMMAND_BACK},
    {PLACE_MENU, "^G",        COMMAND_CANCEL},
    {PLACE_MENU, "^C",        COMMAND_CANCEL},
    {PLACE_MENU, "^L",        COMMAND_REDRAW},
};

/* While reading and while writing, for who has an input method on. */
static const struct {
    const char *sequence;
    enum command command;
} function_rows[] = {
    {"F1", COMMAND_HELP},       {"F2", COMMAND_PALETTE},   {"F3", COMMAND_NEXT_CLAIM},
    {"F4", COMMAND_PICKS},      {"F5", COMMAND_READ_AGAIN}, {"F6", COMMAND_NEXT_PANE},
    {"F8", COMMAND_DIFF},       {"F9", COMMAND_MACROS},
};

static const char *const place_names[PLACE_COUNT] = {
    [PLACE_READING] = "reading", [PLACE_QUEUE] = "queue",     [PLACE_THREAD] = "thread",
    [PLACE_DRAFTS] = "drafts",   [PLACE_PICKS] = "picks",     [PLACE_WRITING] = "writing",
    [PLACE_PROMPT] = "prompt",   [PLACE_MENU] = "menu",
};
// clang-format on

static const struct key control_x = {.code = 'x', .modifiers = KEY_CONTROL};

static bool command_is_numbered(enum command command)
{
    return command == COMMAND_TAKE_DRAFT || command == COMMAND_PUT_PICK ||
           command == COMMAND_VIEW;
}

static void binding_add(struct keymap *keymap, const struct binding *binding)
{
    keymap->bindings = memory_reserve(keymap->bindings, &keymap->capacity, keymap->count,
                                      sizeof(*keymap->bindings));
    keymap->bindings[keymap->count++] = *binding;
}

/* is_digit: the last key is a # of its own. */
static bool sequence_parse(struct text text, struct key_sequence *sequence, bool *is_digit)
{
    struct text word;

    *sequence = (struct key_sequence){0};
    *is_digit = false;
    while (text_next_word(&text, &word)) {
        if (*is_digit || sequence->count == KEY_SEQUENCE_MAX)
            return false;
        *is_digit = text_is(word, "#");
        if (!key_parse(word, &sequence->keys[sequence->count++]))
            return false;
    }
    return sequence->count > 0;
}

static void bindings_add(struct keymap *keymap, struct binding binding, bool is_digit)
{
    struct key *last = &binding.sequence.keys[binding.sequence.count - 1];

    if (!is_digit) {
        bool is_number = !last->modifiers && last->code >= '1' && last->code <= '9';
        if (is_number && command_is_numbered(binding.command))
            binding.argument = (int)last->code - '0';
        binding_add(keymap, &binding);
        return;
    }
    for (int digit = 1; digit <= 9; digit++) {
        *last = (struct key){.code = (uint32_t)('0' + digit)};
        binding.argument = digit;
        binding_add(keymap, &binding);
    }
}

static void row_add(struct keymap *keymap, enum key_place place, const char *sequence,
                    enum command command)
{
    struct binding binding = {.place = place, .command = command};
    bool is_digit;

    if (sequence_parse(text_of(sequence), &binding.sequence, &is_digit))
        bindings_add(keymap, binding, is_digit);
}

void keymap_init(struct keymap *keymap)
{
    *keymap = (struct keymap){0};
    for (size_t i = 0; i < COUNT_OF(reading_rows); i++)
        row_add(keymap, reading_rows[i].place, reading_rows[i].sequence,
                reading_rows[i].command);
    for (size_t i = 0; i < COUNT_OF(writing_rows); i++)
        row_add(keymap, writing_rows[i].place, writing_rows[i].sequence,
                writing_rows[i].command);
    for (size_t i = 0; i < COUNT_OF(menu_rows); i++)
        row_add(keymap, menu_rows[i].place, menu_rows[i].sequence, menu_rows[i].command);
    for (size_t i = 0; i < COUNT_OF(editing_rows); i++) {
        row_add(keymap, PLACE_WRITING, editing_rows[i].sequence, editing_rows[i].command);
        row_add(keymap, PLACE_PROMPT, editing_rows[i].sequence, editing_rows[i].command);
    }
    for (size_t i = 0; i < COUNT_OF(function_rows); i++) {
        row_add(keymap, PLACE_READING, function_rows[i].sequence, function_rows[i].command);
        row_add(keymap, PLACE_WRITING, function_rows[i].sequence, function_rows[i].command);
    }
}

void keymap_release(struct keymap *keymap)
{
    memory_free(keymap->bindings);
    *keymap = (struct keymap){0};
}

bool key_place_parse(struct text name, enum key_place *place)
{
    for (int i = 0; i < PLACE_COUNT; i++) {
        if (text_is(name, place_names[i])) {
            *place = (enum key_place)i;
            return true;
        }
    }
    return false;
}

/* Keys that type or that one strikes without thinking never send. */
static bool binding_may_send(const struct binding *binding)
{
    struct key first = binding->sequence.keys[0];

    if (binding->command != COMMAND_SEND && binding->command != COMMAND_SEND_RESOLVE)
        return true;
    bool is_plain = key_is_text(first) || first.code == KEY_CODE_ENTER ||
                    first.code == KEY_CODE_TAB || first.code == KEY_CODE_ESCAPE;
    return binding->place == PLACE_WRITING && !is_plain;
}

bool keymap_bind(struct keymap *keymap, enum key_place place, struct text command,
                 struct text sequence, struct error *err)
{
    struct binding binding = {.place = place};
    bool is_digit;

    if (!text_is(command, "none") && !command_parse(command, &binding.command))
        return error_set(err, ERROR_USAGE, "there is no command %.*s", (int)command.len,
                         command.bytes);
    if (!sequence_parse(sequence, &binding.sequence, &is_digit))
        return error_set(err, ERROR_USAGE, "%.*s is no key (names are as in ?, at most %d)",
                         (int)sequence.len, sequence.bytes, KEY_SEQUENCE_MAX);
    if (is_digit && binding.command != COMMAND_NONE && !command_is_numbered(binding.command))
        return error_set(err, ERROR_USAGE, "%s takes no number", command_name(binding.command));
    if (!binding_may_send(&binding))
        return error_set(err, ERROR_USAGE,
                         "%.*s cannot send: only a control or function key does, in [writing]",
                         (int)sequence.len, sequence.bytes);
    bindings_add(keymap, binding, is_digit);
    return true;
}

static bool sequence_begins(const struct key_sequence *sequence,
                            const struct key_sequence *front)
{
    if (sequence->count < front->count)
        return false;
    for (size_t i = 0; i < front->count; i++) {
        if (!key_equals(sequence->keys[i], front->keys[i]))
            return false;
    }
    return true;
}

/* In the place's own table; is_unbound where a row says that the keys mean nothing. */
static enum key_match table_find(const struct keymap *keymap, enum key_place place,
                                 const struct key_sequence *struck, struct binding *found,
                                 bool *is_unbound)
{
    enum key_match match = KEY_MATCH_NONE;

    *is_unbound = false;
    for (size_t i = keymap->count; i > 0; i--) {
        const struct binding *binding = &keymap->bindings[i - 1];
        if (binding->place != place || !sequence_begins(&binding->sequence, struck))
            continue;
        if (binding->sequence.count > struck->count) {
            if (binding->command != COMMAND_NONE)
                match = KEY_MATCH_PREFIX;
            continue;
        }
        *is_unbound = binding->command == COMMAND_NONE;
        if (*is_unbound)
            return match;
        *found = *binding;
        return KEY_MATCH_COMMAND;
    }
    return match;
}

static bool is_pane(enum key_place place)
{
    return place == PLACE_QUEUE || place == PLACE_THREAD || place == PLACE_DRAFTS ||
           place == PLACE_PICKS;
}

/* While writing, ^X and a reading key does what the key does when reading. */
static bool sequence_behind_control_x(const struct key_sequence *struck,
                                      struct key_sequence *rest)
{
    if (!struck->count || !key_equals(struck->keys[0], control_x))
        return false;
    *rest = (struct key_sequence){.count = struck->count - 1};
    for (size_t i = 0; i < rest->count; i++)
        rest->keys[i] = struck->keys[i + 1];
    return true;
}

enum key_match keymap_find(const struct keymap *keymap, enum key_place place,
                           const struct key_sequence *struck, struct binding *found)
{
    struct key_sequence rest;
    bool is_unbound;
    enum key_match own = table_find(keymap, place, struck, found, &is_unbound);
    enum key_match other = KEY_MATCH_NONE;

    if (own == KEY_MATCH_COMMAND || is_unbound)
        return own;
    if (is_pane(place))
        other = table_find(keymap, PLACE_READING, struck, found, &is_unbound);
    else if (place == PLACE_WRITING && sequence_behind_control_x(struck, &rest))
        other = rest.count
                    ? table_find(keymap, PLACE_READING, &rest, found, &is_unbound)
                    : KEY_MATCH_PREFIX;
    return other == KEY_MATCH_NONE ? own : other;
}

/* Later rows may have taken the keys away. */
static bool binding_is_live(const struct keymap *keymap, enum key_place place,
                            const struct binding *binding)
{
    struct binding found;

    return keymap_find(keymap, place, &binding->sequence, &found) == KEY_MATCH_COMMAND &&
           found.command == binding->command && found.argument == binding->argument;
}

static bool table_show(const struct keymap *keymap, enum key_place place,
                       enum command command, int argument, char *out, size_t size)
{
    for (size_t i = 0; i < keymap->count; i++) {
        const struct binding *binding = &keymap->bindings[i];
        if (binding->place != place || binding->command != command ||
            (argument && binding->argument != argument))
            continue;
        if (!binding_is_live(keymap, place, binding))
            continue;
        size_t used = 0;
        for (size_t k = 0; k < binding->sequence.count && used < size; k++) {
            if (k && used + 1 < size)
                out[used++] = ' ';
            key_format(binding->sequence.keys[k], out + used, size - used);
            used += strlen(out + used);
        }
        return true;
    }
    return false;
}

void keymap_show(const struct keymap *keymap, enum key_place place, enum command command,
                 int argument, char *out, size_t size)
{
    if (!size)
        return;
    out[0] = '\0';
    if (table_show(keymap, place, command, argument, out, size))
        return;
    if (is_pane(place))
        table_show(keymap, PLACE_READING, command, argument, out, size);
    if (place == PLACE_WRITING && size > 4 &&
        table_show(keymap, PLACE_READING, command, argument, out + 3, size - 3))
        memcpy(out, "^X ", 3);
}
