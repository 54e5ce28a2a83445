#include "help.h"

#include "help_place.h"

#define KEYS_SHOWN 3

/* The place whose table is asked behind this one; PLACE_COUNT ends them. */
static enum key_place place_behind(enum key_place place)
{
    if (place == PLACE_READING || place == PLACE_PROMPT || place == PLACE_MENU)
        return PLACE_COUNT;
    return place == PLACE_NORMAL ? PLACE_WRITING : PLACE_READING;
}

static bool is_written_in(enum key_place place)
{
    return place == PLACE_WRITING || place == PLACE_NORMAL;
}

static bool binding_works(const struct keymap *keymap, enum key_place place,
                          const struct binding *binding)
{
    struct key_sequence struck;
    struct binding found;

    return keymap_struck_as(place, binding, &struck) &&
           keymap_find(keymap, place, &struck, &found) == KEY_MATCH_COMMAND &&
           found.command == binding->command && found.argument == binding->argument;
}

static void sequence_add(const struct key_sequence *sequence, bool is_numbered,
                         struct buffer *out)
{
    for (size_t i = 0; i < sequence->count; i++) {
        char name[24];
        bool is_last = i + 1 == sequence->count;
        key_format(sequence->keys[i], name, sizeof(name));
        buffer_format(out, "%s%s", i ? " " : "", is_last && is_numbered ? "1-9" : name);
    }
}

struct helped {
    const struct keymap *keymap;
    enum key_place place;
    bool types; /* where letters are typed they are no commands */
};

static bool is_typed(const struct helped *helped, const struct binding *binding)
{
    return helped->types && key_is_text(binding->sequence.keys[0]);
}

static void keys_add(const struct helped *helped, enum key_place table,
                     enum command command, size_t *shown, struct buffer *out)
{
    const struct keymap *keymap = helped->keymap;
    enum key_place place = helped->place;

    for (size_t i = 0; i < keymap->count && *shown < KEYS_SHOWN; i++) {
        const struct binding *binding = &keymap->bindings[i];
        if (binding->place != table || binding->command != command ||
            binding->argument > 1 || is_typed(helped, binding) ||
            !binding_works(keymap, place, binding))
            continue;
        struct key_sequence struck;
        keymap_struck_as(place, binding, &struck);
        if ((*shown)++)
            buffer_add_text(out, ", ");
        sequence_add(&struck, binding->argument == 1, out);
    }
}

static void keys_of(const struct helped *helped, enum command command, struct buffer *out)
{
    enum key_place place = helped->place;
    size_t shown = 0;

    for (enum key_place table = place; table != PLACE_COUNT; table = place_behind(table)) {
        if (table == PLACE_READING && is_written_in(place) && shown)
            return;
        keys_add(helped, table, command, &shown, out);
    }
}

void help_keys(const struct keymap *keymap, enum key_place place, enum command command,
               struct buffer *out)
{
    keys_of(&(struct helped){keymap, place, false}, command, out);
}

void help_add(const struct keymap *keymap, enum key_place place, bool types,
              struct buffer *out)
{
    for (int command = COMMAND_NONE + 1; command < COMMAND_COUNT; command++) {
        struct buffer keys;
        buffer_init(&keys, 256);
        keys_of(&(struct helped){keymap, place, types}, (enum command)command, &keys);
        if (keys.len)
            buffer_format(out, "%s\t%s\n", buffer_text(&keys),
                          help_at(place, (enum command)command));
        buffer_release(&keys);
    }
}
