#include "shell/manual.h"

#include "base/text.h"
#include "shell/options.h"
#include "shell/subcommand.h"

#include <string.h>

void manual_text(struct buffer *out, struct text text)
{
    bool is_start = true;

    for (size_t i = 0; i < text.len; i++) {
        char byte = text.bytes[i];

        if (is_start && (byte == '.' || byte == '\''))
            buffer_add_text(out, "\\&");
        is_start = byte == '\n';
        if (byte == '\\')
            buffer_add_text(out, "\\e");
        else if (byte == '-')
            buffer_add_text(out, "\\-");
        else
            buffer_add_char(out, byte);
    }
}

static void add(struct buffer *out, const char *text)
{
    manual_text(out, text_of(text));
}

void manual_head(struct buffer *out, const char *title, const char *section,
                 const char *name, const char *about)
{
    buffer_format(out, ".TH %s %s %s \"deskhand %s\"\n", title, section, manual_date,
                  DESKHAND_VERSION);
    manual_section(out, "NAME");
    add(out, name);
    buffer_add_text(out, " \\- ");
    add(out, about);
    buffer_add_char(out, '\n');
}

void manual_section(struct buffer *out, const char *title)
{
    buffer_format(out, ".SH %s\n", title);
}

void manual_break(struct buffer *out)
{
    const char *text = buffer_text(out);
    const char *end = out->len > 0 ? memrchr(text, '\n', out->len - 1) : NULL;

    if (end == NULL || !text_starts_with(text_of(end + 1), ".SH "))
        buffer_add_text(out, ".PP\n");
}

void manual_paragraph(struct buffer *out, const char *text)
{
    manual_break(out);
    add(out, text);
    buffer_add_char(out, '\n');
}

void manual_entry(struct buffer *out, const char *what, const char *value)
{
    buffer_add_text(out, ".TP\n\\fB");
    add(out, what);
    buffer_add_text(out, "\\fR");
    if (value != NULL && value[0] != '\0') {
        buffer_add_text(out, " \\fI");
        add(out, value);
        buffer_add_text(out, "\\fR");
    }
    buffer_add_char(out, '\n');
}

static void add_option(void *context, const struct option_about *option)
{
    struct buffer *out = context;

    manual_entry(out, option->name, option->value);
    add(out, option->help);
    buffer_add_text(out, ".\n");
}

static void add_own_option(void *context, const struct option_about *option)
{
    if (!option->is_of_all)
        add_option(context, option);
}

static const struct {
    const char *name;
    const char *arguments;
    const char *help;
} commands[] = {
#define COMMAND_ROW(function, name, arguments, help) {name, arguments, help},
    SUBCOMMANDS(COMMAND_ROW)
#undef COMMAND_ROW
};

static void add_commands(struct buffer *out)
{
    for (size_t i = 0; i < COUNT_OF(commands); i++) {
        bool is_screen = commands[i].name[0] == '\0';

        buffer_add_text(out, ".SS ");
        add(out, is_screen ? "deskhand (no command)" : commands[i].name);
        buffer_format(out, "%s%s\n", commands[i].arguments[0] == '\0' ? "" : " ",
                      commands[i].arguments);
        add(out, commands[i].help);
        buffer_add_text(out, ".\n");
        if (!is_screen)
            options_each(commands[i].name, add_own_option, out);
    }
}

/* The exit codes of base/error.h. */
static void add_exit_codes(struct buffer *out)
{
    static const char *const codes[] = {
        "Done.",
        "Something failed: the disk, the network, a file.",
        "Wrong usage, or a setting that is none.",
        "Refused: by the guard, by a legal hold, or since the thread moved on.",
        "There is no such ticket, customer, product or vault.",
        "The vault is locked, or the passphrase is wrong.",
        "The vault is damaged.",
        "The model or the desk cannot be reached.",
    };

    manual_section(out, "EXIT STATUS");
    for (size_t i = 0; i < COUNT_OF(codes); i++) {
        buffer_format(out, ".TP\n\\fB%zu\\fR\n", i);
        manual_text(out, text_of(codes[i]));
        buffer_add_char(out, '\n');
    }
}

static void add_places(struct buffer *out)
{
    static const struct {
        const char *what;
        const char *means;
    } files[] =
        {
            {"$XDG_CONFIG_HOME/deskhand/deskhand.conf", "the settings: deskhand.conf(5)"},
            {"$XDG_CONFIG_HOME/deskhand/keys.conf", "keys of one's own: deskhand-keys(5)"},
            {"$XDG_DATA_HOME/deskhand/vault.db", "everything of customers, sealed"},
            {"$XDG_DATA_HOME/deskhand/catalogue.db", "products, articles and macros"},
            {"$XDG_STATE_HOME/deskhand/", "where the vault stood last, what was erased"},
            {"/etc/deskhand/policy.conf", "what the machine's owner has set and locked"},
        },
      variables[] = {
          {"DESKHAND_HOME", "a folder that holds all of these, as --home"},
          {"HOME", "where the folders of XDG stand, and what ~/ is in the settings"},
          {"XDG_CONFIG_HOME", "the folder of the settings (~/.config)"},
          {"XDG_DATA_HOME", "the folder of the vault and the catalogue (~/.local/share)"},
          {"XDG_STATE_HOME", "the folder of what is remembered (~/.local/state)"},
          {"XDG_RUNTIME_DIR", "the memory file system that ^X ^E edits on (/dev/shm)"},
          {"TMPDIR", "the folder in which the demo shop is made (/tmp)"},
          {"VISUAL", "the program that ^X ^E writes with"},
          {"EDITOR", "the same where VISUAL is not set (vi)"},
          {"PATH", "where the editor and its name are looked for"},
          {"LOGNAME", "who works here, where [ui] agent does not say it"},
          {"USER", "the same where LOGNAME is not set"},
          {"NO_COLOR", "where it is set, no theme has colours"},
          {"COLORTERM", "truecolor: the terminal shows all colours"},
          {"TERM", "the terminal's entry in terminfo"},
          {"TMUX", "set by tmux, which knows all colours though TERM is screen's"},
          {"COLUMNS", "how wide a chart of stats is where there is no terminal"},
      };

    manual_section(out, "FILES");
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        manual_entry(out, files[i].what, NULL);
        add(out, files[i].means);
        buffer_add_text(out, ".\n");
    }
    manual_section(out, "ENVIRONMENT");
    for (size_t i = 0; i < COUNT_OF(variables); i++) {
        manual_entry(out, variables[i].what, NULL);
        add(out, variables[i].means);
        buffer_add_text(out, ".\n");
    }
}

void manual_program(struct buffer *out)
{
    manual_head(out, "DESKHAND", "1", "deskhand",
                "answer a shop's customers from the terminal");
    manual_section(out, "SYNOPSIS");
    buffer_add_text(out, ".B deskhand\n[\\fIOPTION\\fR...] [\\fICOMMAND\\fR "
                         "[\\fIARGUMENT\\fR...]]\n");
    manual_section(out, "DESCRIPTION");
    manual_paragraph(
        out, "Shows the queue of tickets, the conversation, the customer and their orders; "
             "suggests replies and picks, made on this machine or by a model; holds every "
             "statement of a reply against the order, the catalogue and the policy before "
             "it can be sent; and keeps everything of a customer encrypted on disk.");
    manual_paragraph(out, "Without a command it opens the screen, where ? shows the keys "
                          "that work now (deskhand-keys(5)). `deskhand demo` is a shop to "
                          "try it in: no account, no network.");
    manual_section(out, "COMMANDS");
    add_commands(out);
    manual_section(out, "OPTIONS OF EVERY COMMAND");
    options_each(NULL, add_option, out);
    add_exit_codes(out);
    add_places(out);
    manual_section(out, "SEE ALSO");
    buffer_add_text(out, ".BR deskhand.conf (5),\n.BR deskhand\\-keys (5)\n");
}
