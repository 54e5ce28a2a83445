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

/* In the order of the command table, which has those of a section side by side. While
 * writing what one does then stands first. */
static const struct {
    enum command first;
    const char *name;
    bool is_of_writing;
} sections[] = {
    {COMMAND_DOWN, "Moving", false},
    {COMMAND_TAKE_DRAFT, "Drafts, picks and claims", false},
    {COMMAND_REPLY, "Answering", true},
    {COMMAND_EARLIER_LINE, "The text", true},
    {COMMAND_CANCEL, "Taking back", true},
    {COMMAND_SNOOZE, "The ticket", false},
    {COMMAND_LIMIT, "The queue, and looking for something", false},
    {COMMAND_COMMAND_LINE, "The program", false},
};

void help_heading(struct buffer *out, const char *name)
{
    buffer_format(out, "\t%s\n", name);
}

static void section_add(const struct helped *helped, size_t index, struct buffer *out)
{
    int end = index + 1 < COUNT_OF(sections) ? (int)sections[index + 1].first
                                             : (int)COMMAND_COUNT;
    bool is_empty = true;

    for (int command = (int)sections[index].first; command < end; command++) {
        struct buffer keys;
        buffer_init(&keys, 256);
        keys_of(helped, (enum command)command, &keys);
        if (keys.len && is_empty)
            help_heading(out, sections[index].name);
        if (keys.len)
            buffer_format(out, "%s\t%s\n", buffer_text(&keys),
                          help_at(helped->place, (enum command)command));
        is_empty = is_empty && !keys.len;
        buffer_release(&keys);
    }
}

void help_add(const struct keymap *keymap, enum key_place place, bool types,
              struct buffer *out)
{
    const struct helped helped = {keymap, place, types};
    bool writes = is_written_in(place);

    for (int turn = 0; turn < 2; turn++) {
        for (size_t i = 0; i < COUNT_OF(sections); i++) {
            bool is_first = !writes || sections[i].is_of_writing;
            if (is_first == !turn)
                section_add(&helped, i, out);
        }
    }
}
