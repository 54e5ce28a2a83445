#include "app/keymap.h"

#include "base/fatal.h"
#include "base/memory.h"
#include "keymap_rows.h"

static const char *const place_names[PLACE_COUNT] = {
    [PLACE_READING] = "reading", [PLACE_QUEUE] = "queue",       [PLACE_THREAD] = "thread",
    [PLACE_DRAFTS] = "drafts",   [PLACE_REPLY] = "reply",       [PLACE_CUSTOMER] = "customer",
    [PLACE_ORDERS] = "orders",   [PLACE_PICKS] = "picks",       [PLACE_WRITING] = "writing",
    [PLACE_NORMAL] = "normal",   [PLACE_PROMPT] = "prompt",     [PLACE_MENU] = "menu",
};

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

/* "1-9", as the help tells it, or "#". */
static bool is_any_digit(struct text word)
{
    return text_is(word, "#") || text_is(word, "1-9");
}

/* is_digit: the last key stands for each digit. */
static bool sequence_parse(struct text text, struct key_sequence *sequence, bool *is_digit)
{
    struct text word;

    *sequence = (struct key_sequence){0};
    *is_digit = false;
    while (text_next_word(&text, &word)) {
        if (*is_digit || sequence->count == KEY_SEQUENCE_MAX)
            return false;
        *is_digit = is_any_digit(word);
        if (!key_parse(*is_digit ? text_of("#") : word,
                       &sequence->keys[sequence->count++]))
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

static void row_add(struct keymap *keymap, const struct keymap_row *row)
{
    struct binding binding = {.command = row->command};
    bool is_digit;

    if (!sequence_parse(text_of(row->sequence), &binding.sequence, &is_digit))
        fatal("the built-in keys have no key \"%s\"", row->sequence);
    for (int place = 0; place < PLACE_COUNT; place++) {
        binding.place = (enum key_place)place;
        if (row->places & KEYMAP_AT(place))
            bindings_add(keymap, binding, is_digit);
    }
}

void keymap_init(struct keymap *keymap, bool has_vi)
{
    *keymap = (struct keymap){0};
    for (const struct keymap_row *row = keymap_rows; row->sequence; row++)
        row_add(keymap, row);
    for (const struct keymap_row *row = keymap_vi_rows; has_vi && row->sequence; row++)
        row_add(keymap, row);
}

bool keymap_has(const struct keymap *keymap, enum key_place place, struct key key)
{
    for (size_t i = 0; i < keymap->count; i++) {
        const struct binding *binding = &keymap->bindings[i];
        if (binding->place == place && key_equals(binding->sequence.keys[0], key))
            return true;
    }
    return false;
}

void keymap_release(struct keymap *keymap)
{
    memory_free(keymap->bindings);
    memory_free(keymap->conflicts);
    *keymap = (struct keymap){0};
}

const char *key_place_name(enum key_place place)
{
    return place_names[place];
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

static bool command_refuse(struct text name, struct error *err)
{
    enum command near = command_near(name);

    return error_set(err, ERROR_USAGE, "there is no command %.*s%s%s%s", (int)name.len,
                     name.bytes, near ? " (did you mean " : "",
                     near ? command_name(near) : "", near ? "?)" : "");
}

bool keymap_bind(struct keymap *keymap, enum key_place place, struct text command,
                 struct text sequence, int line, struct error *err)
{
    struct binding binding = {.place = place, .line = line};
    bool is_digit;

    if (!text_is(command, "none") && !command_parse(command, &binding.command))
        return command_refuse(command, err);
    if (text_is(sequence, "none"))
        return error_set(err, ERROR_USAGE,
                         "none is no key: \"none = KEY\" takes that key away");
    if (!sequence_parse(sequence, &binding.sequence, &is_digit))
        return error_set(err, ERROR_USAGE, "%.*s is no key (names are as in ?, at most %d)",
                         (int)sequence.len, sequence.bytes, KEY_SEQUENCE_MAX);
    if (is_digit && binding.command != COMMAND_NONE &&
        !command_is_numbered(binding.command))
        return error_set(err, ERROR_USAGE, "%s takes no number",
                         command_name(binding.command));
    if (!binding_may_send(&binding))
        return error_set(
            err, ERROR_USAGE,
            "%.*s cannot send: only a control or function key does, in [writing]",
            (int)sequence.len, sequence.bytes);
    bindings_add(keymap, binding, is_digit);
    return true;
}

void key_sequence_format(const struct key_sequence *sequence, char *out, size_t size)
{
    size_t used = 0;

    out[0] = '\0';
    for (size_t i = 0; i < sequence->count && used < size; i++) {
        if (i && used + 1 < size)
            out[used++] = ' ';
        key_format(sequence->keys[i], out + used, size - used);
        used += strlen(out + used);
    }
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

/* "none = g" takes away all that begins so. */
static bool is_taken_away(const struct binding *binding, const struct key_sequence *struck)
{
    return binding->command == COMMAND_NONE && sequence_begins(struck, &binding->sequence);
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
        if (binding->place != place)
            continue;
        *is_unbound = is_taken_away(binding, struck);
        if (*is_unbound)
            return match;
        if (!sequence_begins(&binding->sequence, struck))
            continue;
        if (binding->sequence.count > struck->count) {
            if (binding->command != COMMAND_NONE)
                match = KEY_MATCH_PREFIX;
            continue;
        }
        *found = *binding;
        return KEY_MATCH_COMMAND;
    }
    return match;
}

static bool is_pane(enum key_place place)
{
    return place >= PLACE_QUEUE && place <= PLACE_PICKS;
}

static bool is_written_in(enum key_place place)
{
    return place == PLACE_WRITING || place == PLACE_NORMAL;
}

bool keymap_struck_as(enum key_place place, const struct binding *binding,
                      struct key_sequence *struck)
{
    const struct key_sequence *own = &binding->sequence;
    bool is_behind = is_written_in(place) && binding->place == PLACE_READING;
    bool is_over = place == PLACE_NORMAL && binding->place == PLACE_WRITING;

    *struck = *own;
    if (binding->place == place || (is_pane(place) && binding->place == PLACE_READING))
        return true;
    if (is_over)
        return !key_is_text(own->keys[0]);
    if (!is_behind || own->count == KEY_SEQUENCE_MAX)
        return false;
    *struck = (struct key_sequence){.keys = {control_x}, .count = own->count + 1};
    for (size_t i = 0; i < own->count; i++)
        struck->keys[i + 1] = own->keys[i];
    return true;
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
    if (place == PLACE_NORMAL && struck->count && !key_is_text(struck->keys[0]))
        own = table_find(keymap, PLACE_WRITING, struck, found, &is_unbound);
    if (own == KEY_MATCH_COMMAND || is_unbound)
        return own;
    if (is_pane(place))
        other = table_find(keymap, PLACE_READING, struck, found, &is_unbound);
    else if (is_written_in(place) && sequence_behind_control_x(struck, &rest))
        other = rest.count ? table_find(keymap, PLACE_READING, &rest, found, &is_unbound)
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
        key_sequence_format(&binding->sequence, out, size);
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
    if (place == PLACE_NORMAL &&
        table_show(keymap, PLACE_WRITING, command, argument, out, size))
        return;
    if (is_written_in(place) && size > 4 &&
        table_show(keymap, PLACE_READING, command, argument, out + 3, size - 3))
        memcpy(out, "^X ", 3);
}
