#include "shell/subcommand.h"

#include "base/text.h"
#include "shell/print.h"
#include "spell/speller.h"

#include <errno.h>
#include <stdio.h>

struct row {
    const char *name;
    const char *arguments;
    const char *help;
    bool (*run)(const struct options *options, struct error *err);
};

#define ROW(function, name, arguments, help) {name, arguments, help, subcommand_##function},
static const struct row rows[] = {SUBCOMMANDS(ROW)};

static const struct row *row_of(const char *name)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        if (string_equals(rows[i].name, string_or_empty(name)))
            return &rows[i];
    }
    return NULL;
}

bool subcommand_exists(const char *name)
{
    return row_of(name) != NULL;
}

static void help_for_all(void)
{
    printf("Deskhand answers a shop's customers from the terminal.\n\n"
           "usage: deskhand [OPTION...] [COMMAND [ARGUMENT...]]\n\n");
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char left[64];

        snprintf(left, sizeof(left), "%s %s", rows[i].name, rows[i].arguments);
        printf("  %-24s %s\n", left[0] == ' ' ? "(no command)" : left, rows[i].help);
    }
    printf("\nOptions of every command:\n");
    options_help(NULL);
    printf("\ndeskhand COMMAND --help tells a command's own options.\n"
           "Exit status: 0 done, 1 failed, 2 wrong usage, 3 the guard refused, 4 no such "
           "thing,\n"
           "5 vault locked or wrong passphrase, 6 vault damaged, 7 model or desk "
           "unreachable.\n");
}

static void help_for(const struct row *row)
{
    printf("usage: deskhand %s [OPTION...] %s\n\n%s.\n\nOptions:\n", row->name,
           row->arguments, row->help);
    options_help(row->name);
}

/* What is still in stdio's hands may fail too: a full disk, or a reader that is gone (no
 * error). */
static bool flush_output(struct error *err)
{
    if (fflush(stdout) == 0)
        return true;
    if (errno == EPIPE)
        return error_set(err, ERROR_NONE, "the reader is gone");
    return error_set_errno(err, ERROR_FAILED, "standard output");
}

static int finish(bool is_done, struct error *err)
{
    if (is_done)
        is_done = flush_output(err);
    if (is_done || err->code == ERROR_NONE)
        return 0;
    if (err->text[0] != '\0')
        print_failure(err);
    return (int)err->code;
}

static void print_version(void)
{
    const char *spelling = speller_built_with();

    printf("deskhand %s\nspelling: %s\n", DESKHAND_VERSION,
           spelling == NULL ? "built without Enchant" : spelling);
}

int subcommand_run(const struct options *options)
{
    const struct row *row = row_of(options->command);
    struct error err = {0};
    bool is_done = true;

    if (options->version)
        print_version();
    else if (options->help && options->command == NULL)
        help_for_all();
    else if (options->help)
        help_for(row);
    else
        is_done = row->run(options, &err);
    return finish(is_done, &err);
}
