/* The command line: global options before or after the command, each command's own from a
 * table. */
#ifndef SHELL_OPTIONS_H
#define SHELL_OPTIONS_H

#include "base/attributes.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct options {
    const char *home;
    const char *passphrase_file;
    int64_t passphrase_fd; /* -1: none */
    const char *model;     /* profile */
    bool json;
    bool help;
    bool version;
    bool plain; /* lines instead of a screen */
    const char *limit;
    int64_t drafts; /* -n; 0: not said */
    int64_t picks;  /* -k */
    int64_t first;  /* 0: all */
    const char *engine;
    const char *file;
    const char *how;         /* of rewrite */
    const char *instruction; /* its own words */
    const char *kind;        /* of write */
    const char *lang;
    const char *files;
    const char *attach;
    bool internal;
    const char *override;
    int64_t if_version; /* -1: not asked */
    bool guard;
    bool mine;
    const char *since;  /* a time, a day or an age */
    const char *unsent; /* what becomes of a reply without an answer */
    bool keep_going;
    const char *customer;
    bool all;
    int64_t per; /* pairs a ticket and swap; 0: not said */
    const char *format;
    const char *kdf;
    const char *new_passphrase_file;
    int64_t new_passphrase_fd; /* -1: none */
    bool recovery;
    bool accept;
    bool from_stdin;
    bool show_request;
    bool headers;
    bool off;
    bool thorough;
    bool damaged;
    bool yes;
    bool dry_run;
    bool clock_is_right;
    const char *older_than;
    bool frames;
    int64_t speed; /* of replay; 1 */
    const char *to; /* a moment in a session */
    const char *command;    /* NULL: none given */
    const char **arguments; /* borrowed from argv */
    size_t argument_count;
};

/* Reads argv; ERROR_USAGE for an option that is not known or not the command's. */
bool options_read(struct options *options, int argc, char **argv,
                  struct error *err) MUST_CHECK;
void options_release(struct options *options);
/* What an option is called and takes. */
struct option_about {
    const char *name;
    const char *short_name; /* NULL */
    const char *value;      /* how help names it: NULL for one without */
    const char *choices;    /* "local api": the words it may be; NULL: any */
    const char *help;
    bool is_of_all; /* every command takes it */
};
typedef void option_handler(void *context, const struct option_about *option);
/* The options that a command takes (NULL: those that all take), its own first. */
void options_each(const char *command, option_handler *handler, void *context);
/* Prints them, a line each, for --help. */
void options_help(const char *command);

#endif
