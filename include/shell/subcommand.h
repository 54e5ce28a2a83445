/*
 * The commands of the program: one row each, from which dispatch, --help and the list of
 * commands are made; one file a command in src/shell/.
 */
#ifndef SHELL_SUBCOMMAND_H
#define SHELL_SUBCOMMAND_H

#include "base/error.h"
#include "shell/options.h"

// clang-format off
#define SUBCOMMANDS(X) \
    X(screen,    "",          "",                        "Opens the screen") \
    X(demo,      "demo",      "",                        "Opens the built-in shop; without a terminal prints one frame of it") \
    X(init,      "init",      "",                        "Makes the vault and the configuration; prints the recovery code once") \
    X(import,    "import",    "FILE...",                 "Reads JSON Lines (- is standard input) into the catalogue and the vault") \
    X(tickets,   "tickets",   "",                        "Lists tickets") \
    X(show,      "show",      "TICKET",                  "Shows a ticket, its customer and orders") \
    X(suggest,   "suggest",   "TICKET...",               "Drafts replies") \
    X(recommend, "recommend", "CUSTOMER...",             "Picks products for a customer") \
    X(triage,    "triage",    "TICKET...",               "Tells what tickets are about, how much they press, how the customer feels, and why") \
    X(rewrite,   "rewrite",   "TICKET",                  "Rewrites a text for a ticket by a model; exit 3 where the guard blocks what came, 7 without a model") \
    X(write,     "write",     "PRODUCT",                 "Writes about a product of the catalogue; exit 3 where the guard blocks it") \
    X(check,     "check",     "TICKET",                  "Reads a text as the guard would before sending; exit 3 where it blocks (with --stdin each line says so, and the exit is 0)") \
    X(reply,     "reply",     "TICKET",                  "Guards a text, then sends it") \
    X(search,    "search",    "WORDS",                   "Searches the sealed transcripts, newest first") \
    X(ledger,    "ledger",    "TICKET",                  "Tells what was decided over a ticket, and each reply beside its draft") \
    X(stats,     "stats",     "",                        "Figures of the team: drafts as they were, edited, rewritten; overrides") \
    X(sessions,  "sessions",  "",                        "Lists your own sessions at the screen: when, how long, tickets, decisions") \
    X(replay,    "replay",    "SESSION",                 "Shows what stood on the screen at each decision, or at each key where [privacy] record_keys was on") \
    X(audit,     "audit",     "[TICKET...]",             "Answers tickets again with names, genders, origins and languages swapped, and compares; exit 1 past what is allowed") \
    X(export,    "export",    "[TICKET...]",             "Writes plaintext out, on request only") \
    X(verify,    "verify",    "",                        "Checks every record of the vault") \
    X(erase,     "erase",     "CUSTOMER",                "Destroys all that is kept of a customer, and says what is out of reach; 3 where a ticket is held") \
    X(hold,      "hold",      "TICKET",                  "Puts a ticket under legal hold: it is neither erased nor retained away") \
    X(retain,    "retain",    "",                        "Destroys resolved tickets without a record for so long; not those under legal hold") \
    X(passwd,    "passwd",    "",                        "Gives the vault a new passphrase or recovery code; its keys stay") \
    X(rotate,    "rotate",    "",                        "Gives the vault new keys and a new recovery code; open screens ask for the passphrase") \
    X(backup,    "backup",    "FILE",                    "Copies the vault, also while it is in use, never over a file; says how to put it back") \
    X(doctor,    "doctor",    "",                        "Says what works on this machine and what does not") \
    X(manual,    "manual",    "PAGE",                    "Prints a page of the manual or a shell's completion, as make install puts them")
// clang-format on

/*
 * Each returns true when it did what was asked; else err holds the exit code and the text,
 * which subcommand_run() prints (no text: all was said already).
 */
#define SUBCOMMAND_DECLARE(function, name, arguments, help)                                \
    bool subcommand_##function(const struct options *options, struct error *err);
SUBCOMMANDS(SUBCOMMAND_DECLARE)

/* Runs the command of options, prints its error, returns the program's exit code. */
int subcommand_run(const struct options *options);
bool subcommand_exists(const char *name);

#endif
