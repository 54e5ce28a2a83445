/* What a shell completes behind "deskhand": commands, their options, the words these take.
 */
#include "base/text.h"
#include "shell/manual.h"
#include "shell/options.h"
#include "shell/subcommand.h"

static const struct {
    const char *name;
    const char *arguments;
    const char *help;
} commands[] = {
#define COMMAND_ROW(function, name, arguments, help) {name, arguments, help},
    SUBCOMMANDS(COMMAND_ROW)
#undef COMMAND_ROW
};

/* The option takes a path, or the command does. */
static bool is_path(const char *value)
{
    return string_equals(value, "FILE") || string_equals(value, "DIR") ||
           string_equals(value, "FILE...");
}

/* In single quotes, where a quote of its own ends them and begins them again; in front of
 * what is special to a list of zsh's a backslash. */
static void add_quoted(struct buffer *out, const char *text, const char *special)
{
    for (; *text != '\0'; text++) {
        if (*text == '\'')
            buffer_add_text(out, "'\\''");
        else
            buffer_format(out, "%s%c",
                          text_find(text_of(special), text_from(text, 1)) ? "\\" : "",
                          *text);
    }
}

static bool is_session(const char *value)
{
    return string_equals(value, "SESSION");
}

/* The words that a command's argument may be; NULL: any. */
static const char *words_of(const char *value)
{
#define PAGE_NAME(name, function) name " "
    return string_equals(value, "PAGE") ? MANUAL_PAGES(PAGE_NAME) : NULL;
#undef PAGE_NAME
}

/* In a session without a terminal nothing can be asked for in the middle of the line: where
 * a passphrase would be, none are offered. */
#define WITHOUT_TERMINAL "setsid -w "
#define SESSIONS_OF      "sessions --json"
#define SESSIONS_CUT                                                                       \
    "</dev/null 2>/dev/null | sed -n 's/.*\"session\":\"\\([^\"]*\\)\".*/\\1/p'"

static void bash_option(void *context, const struct option_about *option)
{
    buffer_format(context, " %s", option->name);
}

static void bash_value(void *context, const struct option_about *option)
{
    if (option->choices != NULL)
        buffer_format(
            context, "        %s) COMPREPLY=($(compgen -W '%s' -- \"$word\")); return ;;\n",
            option->name, option->choices);
    else if (option->value != NULL)
        buffer_format(context, "        %s) %sreturn ;;\n", option->name,
                      is_path(option->value) ? "compopt -o default; " : "");
}

static void bash_argument(struct buffer *out, char quote, const char *words)
{
    buffer_format(out,
                  "        if [[ $word != -* ]]; then\n"
                  "            COMPREPLY=($(compgen -W %c%s%c -- \"$word\")); return\n"
                  "        fi\n",
                  quote, words, quote);
}

static void bash_command(struct buffer *out, size_t at)
{
    const char *words = words_of(commands[at].arguments);
    const char *command = at == 0 ? NULL : commands[at].name; /* the screen has its own */

    buffer_format(out, "    '%s')\n        options='", commands[at].name);
    options_each(command, bash_option, out);
    buffer_add_text(out, "'\n        case $before in\n");
    options_each(command, bash_value, out);
    buffer_add_text(out, "        esac\n");
    if (is_session(commands[at].arguments))
        bash_argument(out, '"', "$(_deskhand_sessions)");
    if (words)
        bash_argument(out, '\'', words);
    buffer_add_text(out, "        ;;\n");
}

/* Of the home that the line names, opened as it says. */
static void bash_sessions(struct buffer *out)
{
    buffer_add_text(out, "_deskhand_sessions()\n{\n"
                         "    local -a with=()\n"
                         "    local i\n"
                         "    for ((i = 1; i < COMP_CWORD - 1; i++)); do\n"
                         "        case ${COMP_WORDS[i]} in\n"
                         "        --home | --passphrase-file)\n"
                         "            with+=(\"${COMP_WORDS[i]}\" "
                         "\"${COMP_WORDS[i + 1]/#\\~/$HOME}\") ;;\n"
                         "        esac\n    done\n"
                         "    " WITHOUT_TERMINAL "\"${COMP_WORDS[0]}\" " SESSIONS_OF
                         " \"${with[@]}\" " SESSIONS_CUT "\n}\n");
}

static void add_names(struct buffer *out, const char *between)
{
    for (size_t i = 1; i < COUNT_OF(commands); i++)
        buffer_format(out, "%s%s", i == 1 ? "" : between, commands[i].name);
}

/* Files are left to readline itself, which knows how their names are quoted. */
void completion_bash(struct buffer *out)
{
    buffer_add_text(out, "# bash completion for deskhand\n");
    bash_sessions(out);
    buffer_add_text(out, "_deskhand()\n{\n"
                         "    local word=${COMP_WORDS[COMP_CWORD]}\n"
                         "    local before=${COMP_WORDS[COMP_CWORD - 1]}\n"
                         "    local command= options= i\n"
                         "    COMPREPLY=()\n"
                         "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
                         "        case ${COMP_WORDS[i]} in\n"
                         "        ");
    add_names(out, " | ");
    buffer_add_text(out, ") command=${COMP_WORDS[i]}; break ;;\n"
                         "        esac\n    done\n    case $command in\n");
    for (size_t i = 0; i < COUNT_OF(commands); i++)
        bash_command(out, i);
    buffer_add_text(out, "    esac\n"
                         "    if [[ $word == -* ]]; then\n"
                         "        COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
                         "    elif [[ -z $command ]]; then\n"
                         "        COMPREPLY=($(compgen -W '");
    add_names(out, " ");
    buffer_add_text(out, "' -- \"$word\"))\n"
                         "    else\n"
                         "        compopt -o default\n"
                         "    fi\n}\n"
                         "complete -F _deskhand deskhand\n");
}

static void zsh_option(void *context, const struct option_about *option)
{
    struct buffer *out = context;

    buffer_format(out, " \\\n            '%s[", option->name);
    add_quoted(out, option->help, "[]:\\");
    buffer_add_char(out, ']');
    if (option->choices != NULL)
        buffer_format(out, ":%s:(%s)", option->value, option->choices);
    else if (option->value != NULL)
        buffer_format(out, ":%s:%s", option->value,
                      is_path(option->value) ? "_files" : " ");
    buffer_add_char(out, '\'');
}

void completion_zsh(struct buffer *out)
{
    buffer_add_text(out, "#compdef deskhand\n"
                         "_deskhand_sessions()\n{\n"
                         "    compadd -- $(_call_program sessions " WITHOUT_TERMINAL
                         "deskhand " SESSIONS_OF " " SESSIONS_CUT ")\n}\n"
                         "_deskhand()\n{\n"
                         "    local context state line\n"
                         "    local -a commands=(\n");
    for (size_t i = 1; i < COUNT_OF(commands); i++) {
        buffer_format(out, "        '%s:", commands[i].name);
        add_quoted(out, commands[i].help, ":\\");
        buffer_add_text(out, "'\n");
    }
    buffer_add_text(out, "    )\n    _arguments -C '1:command:->command' "
                         "'*::argument:->argument'");
    options_each(NULL, zsh_option, out);
    buffer_add_text(out, "\n    case $state in\n"
                         "    command) _describe command commands ;;\n"
                         "    argument)\n        case $words[1] in\n");
    for (size_t i = 1; i < COUNT_OF(commands); i++) {
        buffer_format(out, "        %s)\n            _arguments", commands[i].name);
        options_each(commands[i].name, zsh_option, out);
        const char *words = words_of(commands[i].arguments);
        buffer_format(out, " \\\n            '*:%s:%s%s%s'\n            ;;\n", "argument",
                      words ? "(" : "",
                      words                               ? words
                      : is_path(commands[i].arguments)    ? "_files"
                      : is_session(commands[i].arguments) ? "_deskhand_sessions"
                                                          : "{:}", /* " " hides options */
                      words ? ")" : "");
    }
    buffer_add_text(out, "        esac\n        ;;\n    esac\n}\n"
                         "_deskhand \"$@\"\n");
}

struct fish {
    struct buffer *out;
    const char *command; /* NULL: of every one; "": where none is named */
};

static void fish_option(void *context, const struct option_about *option)
{
    struct fish *fish = context;
    struct buffer *out = fish->out;
    bool is_long = option->name[1] == '-';

    if (option->is_of_all != (fish->command == NULL))
        return;
    buffer_add_text(out, "complete -c deskhand");
    if (fish->command != NULL)
        buffer_format(out, " -n '__deskhand_is %s'",
                      fish->command[0] == '\0' ? "none" : fish->command);
    buffer_format(out, " -%c %s", is_long ? 'l' : 's', option->name + (is_long ? 2 : 1));
    if (option->choices != NULL)
        buffer_format(out, " -x -a '%s'", option->choices);
    else if (option->value != NULL)
        buffer_add_text(out, is_path(option->value) ? " -r -F" : " -x");
    buffer_add_text(out, " -d '");
    add_quoted(out, option->help, "\\");
    buffer_add_text(out, "'\n");
}

static void fish_value(void *context, const struct option_about *option)
{
    if (option->is_of_all && option->value != NULL)
        buffer_format(context, " %s", option->name);
}

/* "__deskhand_is import": the command on the line, before which options may stand with what
 * they take; "none" where there is no command yet. */
static void fish_command(struct buffer *out)
{
    buffer_add_text(out, "function __deskhand_is\n"
                         "    set -l words (commandline -opc)\n"
                         "    set -l takes");
    options_each(NULL, fish_value, out);
    buffer_add_text(out, "\n"
                         "    set -l is_taken no\n"
                         "    for word in $words[2..-1]\n"
                         "        if test $is_taken = yes\n"
                         "            set is_taken no\n"
                         "        else if contains -- $word $takes\n"
                         "            set is_taken yes\n"
                         "        else if not string match -q -- '-*' $word\n"
                         "            test $word = $argv[1]\n"
                         "            return\n"
                         "        end\n"
                         "    end\n"
                         "    test $argv[1] = none\n"
                         "end\n");
}

void completion_fish(struct buffer *out)
{
    buffer_add_text(out, "function __deskhand_sessions\n    " WITHOUT_TERMINAL
                         "deskhand " SESSIONS_OF " " SESSIONS_CUT "\nend\n");
    fish_command(out);
    buffer_add_text(out, "complete -c deskhand -f\n");
    options_each(NULL, fish_option, &(struct fish){out, NULL});
    options_each(NULL, fish_option, &(struct fish){out, ""});
    for (size_t i = 1; i < COUNT_OF(commands); i++) {
        buffer_format(out, "complete -c deskhand -n '__deskhand_is none' -a %s -d '",
                      commands[i].name);
        add_quoted(out, commands[i].help, "\\");
        buffer_add_text(out, "'\n");
        if (is_path(commands[i].arguments))
            buffer_format(out, "complete -c deskhand -n '__deskhand_is %s' -F\n",
                          commands[i].name);
        const char *words = is_session(commands[i].arguments)
                                ? "(__deskhand_sessions)"
                                : words_of(commands[i].arguments);
        if (words)
            buffer_format(out, "complete -c deskhand -n '__deskhand_is %s' -a '%s'\n",
                          commands[i].name, words);
        options_each(commands[i].name, fish_option, &(struct fish){out, commands[i].name});
    }
}
