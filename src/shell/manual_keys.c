/* deskhand-keys(5): every key of every place, and how to bind others. */
#include "app/keymap.h"
#include "app/vi.h"
#include "shell/manual.h"

static const char *const about_places[] = {
    [PLACE_READING] = "while reading, in every pane",
    [PLACE_QUEUE] = "while reading, in the queue",
    [PLACE_THREAD] = "while reading, in the thread",
    [PLACE_DRAFTS] = "while reading, in the drafts",
    [PLACE_REPLY] = "while reading, where the reply is marked",
    [PLACE_CUSTOMER] = "while reading, in the customer's profile and history",
    [PLACE_ORDERS] = "while reading, in the orders",
    [PLACE_PICKS] = "while reading, in the picks",
    [PLACE_WRITING] = "while writing a reply or a note",
    [PLACE_NORMAL] = "while writing with vi's keys ([ui] composer = vi), in normal mode",
    [PLACE_PROMPT] = "in a line that is asked for at the bottom",
    [PLACE_MENU] = "in a menu",
};

static void add_sequence(struct buffer *out, const struct binding *binding)
{
    const struct key_sequence *sequence = &binding->sequence;

    for (size_t i = 0; i < sequence->count; i++) {
        bool is_digit = binding->argument == 1 && i + 1 == sequence->count;
        char name[24];

        key_format(sequence->keys[i], name, sizeof(name));
        buffer_format(out, "%s%s", i == 0 ? "" : " ", is_digit ? "1-9" : name);
    }
}

/* Its keys at the place, all of them; false where it has none. */
static bool add_keys(struct buffer *out, const struct keymap *keymap, enum key_place place,
                     enum command command)
{
    bool has_keys = false;

    for (size_t i = 0; i < keymap->count; i++) {
        const struct binding *binding = &keymap->bindings[i];

        if (binding->place != place || binding->command != command || binding->argument > 1)
            continue;
        buffer_add_text(out, has_keys ? ", " : "");
        add_sequence(out, binding);
        has_keys = true;
    }
    return has_keys;
}

static void add_command(struct buffer *out, const struct keymap *keymap,
                        enum key_place place, enum command command)
{
    struct buffer keys;

    buffer_init(&keys, SIZE_MAX);
    if (add_keys(&keys, keymap, place, command)) {
        manual_entry(out, buffer_text(&keys), command_name(command));
        manual_text(out, text_of(command_help(command)));
        buffer_add_text(out, ".\n");
    }
    buffer_release(&keys);
}

static void add_place(struct buffer *out, const struct keymap *keymap, enum key_place place)
{
    buffer_format(out, ".SS [%s]\n", key_place_name(place));
    manual_text(out, text_of(about_places[place]));
    buffer_add_text(out, ".\n");
    for (int command = COMMAND_NONE + 1; command < COMMAND_COUNT; command++)
        add_command(out, keymap, place, (enum command)command);
}

/* vi's own keys, which are no commands. */
static void add_vi(struct buffer *out)
{
    struct buffer help;
    struct text rest, line, keys;

    buffer_init(&help, SIZE_MAX);
    vi_help(&help);
    rest = text_from(buffer_text(&help), help.len);
    while (text_next(&rest, '\n', &line) && text_next(&line, '\t', &keys)) {
        char *name = memory_copy(keys.bytes, keys.len);

        manual_entry(out, name, "");
        manual_text(out, line);
        buffer_add_text(out, ".\n");
        memory_free(name);
    }
    buffer_release(&help);
}

void manual_keys(struct buffer *out)
{
    struct keymap keymap;

    manual_head(out, "DESKHAND-KEYS", "5", "deskhand-keys",
                "the keys of deskhand's screen");
    manual_section(out, "DESCRIPTION");
    manual_paragraph(out, "While reading a letter is a command; while writing it is text, "
                          "and ^X with a reading key does what that key does when reading. "
                          "^S and ^X Enter alone send.");
    manual_paragraph(
        out, "keys.conf stands beside deskhand.conf: a section a place, a line a command "
             "and a key, or up to three in turn, as \"limit = l\" or \"top = g g\". A "
             "command keeps the keys it has; \"none = q\" takes a key away, and all keys that begin with it. Awkward keys "
             "go by name: colon semicolon hash equals bracket space; ^X is Control and x, "
             "M-x Alt and x, S-Tab Shift and Tab. 1-9 stands for one digit.");
    manual_paragraph(out,
                     "A line whose keys begin other keys, or are begun by others, or were "
                     "given away by a line before, is left out and told with its number at "
                     "the start, as is one with a section, a command or a key that there is "
                     "none of. A command that is left without a key is told too; "
                     "\"deskhand doctor\" lists them all.");
    manual_paragraph(out, "Below stands first the keys, then the command's name.");
    manual_section(out, "KEYS");
    keymap_init(&keymap, false);
    for (int place = 0; place < PLACE_COUNT; place++) {
        if (place != PLACE_NORMAL)
            add_place(out, &keymap, (enum key_place)place);
    }
    keymap_release(&keymap);
    keymap_init(&keymap, true);
    add_place(out, &keymap, PLACE_NORMAL);
    add_vi(out);
    keymap_release(&keymap);
    manual_section(out, "SEE ALSO");
    buffer_add_text(out, ".BR deskhand (1),\n.BR deskhand.conf (5)\n");
}
