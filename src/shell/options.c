#include "shell/options.h"

#include "base/memory.h"
#include "base/text.h"
#include "shell/subcommand.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

enum option_kind { OPTION_FLAG, OPTION_TEXT, OPTION_NUMBER };

struct option_row {
    const char *name;
    const char *short_name; /* NULL */
    enum option_kind kind;
    size_t offset;
    int64_t min;
    int64_t max;
    const char *commands; /* " a b " that take it; NULL: all of them */
    const char *value;    /* how help names it */
    const char *choices;  /* the words it may be, where there are no others; NULL */
    const char *help;
};

#define AT(member) offsetof(struct options, member)
// clang-format off
static const struct option_row rows[] = {
    {"--home", NULL, OPTION_TEXT, AT(home), 0, 0, NULL, "DIR", NULL, "everything in this folder"},
    {"--passphrase-file", NULL, OPTION_TEXT, AT(passphrase_file), 0, 0, NULL, "FILE", NULL, "read the passphrase from a file that only you can read"},
    {"--passphrase-fd", NULL, OPTION_NUMBER, AT(passphrase_fd), 0, 1023, NULL, "N", NULL, "read the passphrase from a descriptor"},
    {"--model", NULL, OPTION_TEXT, AT(model), 0, 0, NULL, "NAME", NULL, "the model's profile"},
    {"--json", NULL, OPTION_FLAG, AT(json), 0, 0, NULL, NULL, NULL, "answer in JSON, one object a line"},
    {"--help", "-h", OPTION_FLAG, AT(help), 0, 0, NULL, NULL, NULL, "say what the command does"},
    {"--version", NULL, OPTION_FLAG, AT(version), 0, 0, NULL, NULL, NULL, "say which version this is"},
    {"--plain", NULL, OPTION_FLAG, AT(plain), 0, 0, " screen demo ", NULL, NULL, "no screen but a conversation in lines, for screen readers and scripts (the screen and demo)"},
    {"--kdf", NULL, OPTION_TEXT, AT(kdf), 0, 0, " init passwd ", "COST", "interactive moderate sensitive", "interactive, moderate (default of a new vault) or sensitive"},
    {"--new-passphrase-file", NULL, OPTION_TEXT, AT(new_passphrase_file), 0, 0, " passwd ", "FILE", NULL, "read the new one from a file that only you can read"},
    {"--new-passphrase-fd", NULL, OPTION_NUMBER, AT(new_passphrase_fd), 0, 1023, " passwd ", "N", NULL, "read the new one from a descriptor"},
    {"--recovery", NULL, OPTION_FLAG, AT(recovery), 0, 0, " passwd ", NULL, NULL, "a new recovery code instead of a new passphrase (with a --new-passphrase option: both)"},
    {"--accept", NULL, OPTION_FLAG, AT(accept), 0, 0, " verify ", NULL, NULL, "take the vault as it stands, though it is behind its anchor (a backup was put back)"},
    {"--keep-going", NULL, OPTION_FLAG, AT(keep_going), 0, 0, " import ", NULL, NULL, "import the good lines, report the bad ones, exit 1"},
    {"--limit", NULL, OPTION_TEXT, AT(limit), 0, 0, " tickets ", "EXPR", NULL, "only these, as in 'status:open lang:zh older:2h'"},
    {"-n", NULL, OPTION_NUMBER, AT(drafts), 1, 9, " suggest ", "N", NULL, "how many drafts ([model] n; 3)"},
    {"--first", NULL, OPTION_NUMBER, AT(first), 1, INT64_MAX, " search ", "N", NULL, "only the N newest (all)"},
    {"-k", NULL, OPTION_NUMBER, AT(picks), 1, 100, " recommend ", "K", NULL, "how many picks (5); what is to buy again stands apart"},
    {"--stdin", NULL, OPTION_FLAG, AT(from_stdin), 0, 0, " suggest triage ", NULL, NULL, "read ids of tickets from standard input, one a line"},
    {"--stdin", NULL, OPTION_FLAG, AT(from_stdin), 0, 0, " recommend ", NULL, NULL, "read ids of customers from standard input, one a line"},
    {"--stdin", NULL, OPTION_FLAG, AT(from_stdin), 0, 0, " check ", NULL, NULL, "read lines {\"ticket\":\"1042\",\"text\":\"Hola\"} from standard input; each is answered by a line"},
    {"--engine", NULL, OPTION_TEXT, AT(engine), 0, 0, " suggest recommend triage write audit ", "ENGINE", "local api", "local or api"},
    {"--show-request", NULL, OPTION_FLAG, AT(show_request), 0, 0, " suggest recommend triage rewrite write ", NULL, NULL, "print what would leave, send nothing"},
    {"--headers", NULL, OPTION_FLAG, AT(headers), 0, 0, " suggest recommend triage rewrite write ", NULL, NULL, "with --show-request: method, URL and headers too"},
    {"--file", NULL, OPTION_TEXT, AT(file), 0, 0, " check reply rewrite ", "FILE", NULL, "the text; - is standard input"},
    {"--how", NULL, OPTION_TEXT, AT(how), 0, 0, " rewrite ", "HOW", "shorter friendlier formal simpler fix expand translate free", "shorter friendlier formal simpler fix expand translate, or free with --instruction"},
    {"--instruction", NULL, OPTION_TEXT, AT(instruction), 0, 0, " rewrite ", "TEXT", NULL, "what --how free shall do"},
    {"--kind", NULL, OPTION_TEXT, AT(kind), 0, 0, " write ", "KIND", "description ad social", "description, ad or social"},
    {"--lang", NULL, OPTION_TEXT, AT(lang), 0, 0, " write ", "LANG", NULL, "the language (the product's, else the shop's)"},
    {"--internal", NULL, OPTION_FLAG, AT(internal), 0, 0, " reply ", NULL, NULL, "an internal note"},
    {"--override", NULL, OPTION_TEXT, AT(override), 0, 0, " reply ", "REASON", NULL, "send what the guard blocks, where it may be, and record why"},
    {"--if-version", NULL, OPTION_NUMBER, AT(if_version), 0, INT64_MAX, " reply ", "N", NULL, "refuse (3) where the thread has moved on"},
    {"--unsent", NULL, OPTION_TEXT, AT(unsent), 0, 0, " reply ", "HOW", "sent again drop keep", "a reply that may have gone already: sent, again, drop or keep"},
    {"--since", NULL, OPTION_TEXT, AT(since), 0, 0, " stats ", "WHEN", NULL, "only from then on: 30d, 2026-11-01 or a time"},
    {"--guard", NULL, OPTION_FLAG, AT(guard), 0, 0, " stats ", NULL, NULL, "how each rule of the guard does"},
    {"--mine", NULL, OPTION_FLAG, AT(mine), 0, 0, " stats ", NULL, NULL, "only of the replies that you sent yourself"},
    {"--customer", NULL, OPTION_TEXT, AT(customer), 0, 0, " export ", "ID", NULL, "customer, orders and tickets of one customer"},
    {"--all", NULL, OPTION_FLAG, AT(all), 0, 0, " export ", NULL, NULL, "everything"},
    {"--all", NULL, OPTION_FLAG, AT(all), 0, 0, " audit ", NULL, NULL, "every ticket"},
    {"--per", NULL, OPTION_NUMBER, AT(per), 1, 100, " audit ", "N", NULL, "pairs a ticket and swap (local: all there are; with a model 1)"},
    {"--thorough", NULL, OPTION_FLAG, AT(thorough), 0, 0, " erase ", NULL, NULL, "give the vault new keys too, and a new recovery code"},
    {"--damaged", NULL, OPTION_FLAG, AT(damaged), 0, 0, " erase ", NULL, NULL, "though a record of a ticket cannot be read, and might be a legal hold"},
    {"--yes", NULL, OPTION_FLAG, AT(yes), 0, 0, " erase ", NULL, NULL, "do not ask, on a terminal either (without one it never asks)"},
    {"--yes", NULL, OPTION_FLAG, AT(yes), 0, 0, " audit ", NULL, NULL, "more than 20 requests may leave"},
    {"--older-than", NULL, OPTION_TEXT, AT(older_than), 0, 0, " retain ", "AGE", NULL, "as 180d or 26w ([privacy] keep: 90d)"},
    {"--frames", NULL, OPTION_FLAG, AT(frames), 0, 0, " replay ", NULL, NULL, "print them as text (on a terminal it is played else)"},
    {"--speed", NULL, OPTION_NUMBER, AT(speed), 1, 1000, " replay ", "N", NULL, "play N times as fast"},
    {"--to", NULL, OPTION_TEXT, AT(to), 0, 0, " replay ", "WHEN", NULL, "the frame that stood then alone: its number, a span from the beginning (90s) or a time"},
    {"--dry-run", NULL, OPTION_FLAG, AT(dry_run), 0, 0, " retain ", NULL, NULL, "count them, destroy nothing"},
    {"--clock-is-right", NULL, OPTION_FLAG, AT(clock_is_right), 0, 0, " erase retain ", NULL, NULL, "though nothing new came for more than a week"},
    {"--off", NULL, OPTION_FLAG, AT(off), 0, 0, " hold ", NULL, NULL, "end the legal hold"},
    {"--files", NULL, OPTION_TEXT, AT(files), 0, 0, " export ", "DIR", NULL, "also write the files that went with replies into this folder"},
    {"--attach", NULL, OPTION_TEXT, AT(attach), 0, 0, " reply ", "FILE", NULL, "a file that goes with it, sealed too (10 MB at most)"},
    {"--format", NULL, OPTION_TEXT, AT(format), 0, 0, " export ", "FORMAT", "jsonl markdown", "jsonl (default) or markdown"},
};
// clang-format on

static bool row_takes(const struct option_row *row, const char *command)
{
    char wanted[64];

    if (row->commands == NULL)
        return true;
    snprintf(wanted, sizeof(wanted), " %s ", command == NULL ? "screen" : command);
    return strstr(row->commands, wanted) != NULL;
}

/* As one of the rows of that name says: each command has its own words for it. */
static bool is_taken(const char *name, const char *command)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        if (string_equals(rows[i].name, name) && row_takes(&rows[i], command))
            return true;
    }
    return false;
}

/* The row that argument names; *value is what stands behind "=" or, in "-k10", behind the
 * letter. */
static const struct option_row *row_of(const char *argument, const char **value)
{
    *value = NULL;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const struct option_row *row = &rows[i];
        size_t len = strlen(row->name);

        if (string_equals(argument, row->name) || string_equals(argument, row->short_name))
            return row;
        if (row->kind == OPTION_FLAG || strncmp(argument, row->name, len) != 0)
            continue;
        if (argument[1] != '-' && argument[len] != '\0') {
            *value = argument + len;
            return row;
        }
        if (argument[1] == '-' && argument[len] == '=') {
            *value = argument + len + 1;
            return row;
        }
    }
    return NULL;
}

static bool set_value(struct options *options, const struct option_row *row,
                      const char *value, struct error *err)
{
    void *place = (char *)options + row->offset;

    if (value == NULL)
        return error_set(err, ERROR_USAGE, "%s: wants a value (%s)", row->name, row->value);
    if (row->kind == OPTION_TEXT) {
        *(const char **)place = value;
        return true;
    }
    if (!text_to_integer(text_of(value), row->min, row->max, place))
        return error_set(err, ERROR_USAGE, "%s: '%s' is not a number from %lld to %lld",
                         row->name, value, (long long)row->min, (long long)row->max);
    return true;
}

/* One argument that begins with a dash; *index moves on where it takes the next one. */
static bool read_option(struct options *options, const struct option_row **used,
                        size_t *used_count, int argc, char **argv, int *index,
                        struct error *err)
{
    const char *value;
    const struct option_row *row = row_of(argv[*index], &value);

    if (row == NULL)
        return error_set(err, ERROR_USAGE,
                         "%s: no such option (deskhand --help lists them)", argv[*index]);
    used[(*used_count)++] = row;
    if (row->kind == OPTION_FLAG) {
        *(bool *)((char *)options + row->offset) = true;
        return true;
    }
    if (value == NULL && *index + 1 < argc)
        value = argv[++*index];
    return set_value(options, row, value, err);
}

static bool check_used(const struct options *options, const struct option_row *const *used,
                       size_t count, struct error *err)
{
    for (size_t i = 0; i < count; i++) {
        if (!is_taken(used[i]->name, options->command))
            return error_set(err, ERROR_USAGE, "%s: not an option of %s", used[i]->name,
                             options->command == NULL ? "the screen" : options->command);
    }
    return true;
}

static bool read_all(struct options *options, const struct option_row **used, int argc,
                     char **argv, struct error *err)
{
    size_t used_count = 0;
    bool only_arguments = false;

    for (int i = 1; i < argc; i++) {
        if (!only_arguments && string_equals(argv[i], "--")) {
            only_arguments = true;
        } else if (!only_arguments && argv[i][0] == '-' && argv[i][1] != '\0') {
            if (!read_option(options, used, &used_count, argc, argv, &i, err))
                return false;
        } else if (options->command == NULL) {
            options->command = argv[i];
        } else {
            options->arguments[options->argument_count++] = argv[i];
        }
    }
    if (options->command != NULL && !subcommand_exists(options->command))
        return error_set(err, ERROR_USAGE,
                         "%s: no such command (deskhand --help lists them)",
                         options->command);
    return check_used(options, used, used_count, err);
}

bool options_read(struct options *options, int argc, char **argv, struct error *err)
{
    size_t room = (size_t)(argc < 1 ? 1 : argc);
    const struct option_row **used = memory_get(room * sizeof(*used));
    bool is_good;

    *options = (struct options){.passphrase_fd = -1,
                                .new_passphrase_fd = -1,
                                .if_version = -1,
                                .picks = 5,
                                .speed = 1};
    options->arguments = memory_get(room * sizeof(*options->arguments));
    is_good = read_all(options, used, argc, argv, err);
    memory_free(used);
    return is_good;
}

void options_release(struct options *options)
{
    memory_free(options->arguments);
    options->arguments = NULL;
}

static void each_row(const char *command, bool of_all, option_handler *handler,
                     void *context)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const struct option_row *row = &rows[i];

        if (!row_takes(row, command) || (row->commands == NULL) != of_all)
            continue;
        handler(context, &(struct option_about){
                             .name = row->name,
                             .short_name = row->short_name,
                             .value = row->value,
                             .choices = row->choices,
                             .help = row->help,
                             .is_of_all = of_all,
                         });
    }
}

void options_each(const char *command, option_handler *handler, void *context)
{
    each_row(command, false, handler, context);
    each_row(command, true, handler, context);
}

static void print_option(void *context, const struct option_about *option)
{
    char left[64];

    (void)context;
    snprintf(left, sizeof(left), "%s %s", option->name, string_or_empty(option->value));
    printf("  %-24s %s\n", left, option->help);
}

void options_help(const char *command)
{
    options_each(command, print_option, NULL);
}
