/*
 * What every command stands on: configuration, catalogue and the open vault, and the
 * questions that need more than one of them.
 */
#ifndef SHELL_OFFICE_H
#define SHELL_OFFICE_H

#include "app/boxes.h"
#include "base/attributes.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/process.h"
#include "catalogue/catalogue.h"
#include "config/settings.h"
#include "shell/options.h"
#include "shell/paths.h"
#include "shell/spent.h"
#include "vault/vault.h"

#include <stdbool.h>

struct earlier;
struct standing;
#define STANDINGS_KEPT 2 /* long threads, those that were asked for last */
struct office {
    char writer[PROCESS_MARK_SIZE]; /* whose unfinished texts are this run's */
    struct paths paths;
    struct settings settings;
    struct catalogue *catalogue;
    struct vault *vault;
    struct spending spending; /* budget_ticket()'s */
    struct earlier *earlier;  /* what was answered before, NULL: nothing is known */
    struct standing *standings[STANDINGS_KEPT]; /* shell/standing.h's */
};

/* Finds the folders and reads the configuration; opens nothing. */
bool office_prepare(struct office *office, const struct options *options,
                    struct error *err) MUST_CHECK;
/* ERROR_NOT_FOUND where no vault stands, before a passphrase is asked for. */
bool office_require_vault(const struct office *office, struct error *err) MUST_CHECK;
/* ERROR_DAMAGED while the vault is behind its anchor: a legal hold may be missing. */
bool office_knows_holds(const struct office *office, struct error *err) MUST_CHECK;
/* Opens catalogue and vault, the passphrase as the options and the settings say. */
bool office_open(struct office *office, const struct options *options,
                 struct error *err) MUST_CHECK;
/* As office_open() with a passphrase at hand. */
bool office_open_with(struct office *office, struct text passphrase,
                      struct error *err) MUST_CHECK;
void office_close(struct office *office);

/* The passphrase, from a file, a descriptor, a command or the prompt; in secret memory. */
#define PASSPHRASE_SIZE 1024
bool office_passphrase(const struct office *office, const struct options *options,
                       bool is_new, char *out, size_t *len, struct error *err) MUST_CHECK;

/*
 * Asks for it and opens catalogue and vault; at the prompt a wrong one is asked for again,
 * behind a pause, three times in all. out is secret memory of PASSPHRASE_SIZE bytes.
 */
bool office_unlock(struct office *office, const struct options *options, char *out,
                   size_t *len, struct error *err) MUST_CHECK;

/* The new one: --new-passphrase-file or -fd, else asked for twice. */
bool office_new_passphrase(const struct options *options, char *out, size_t *len,
                           struct error *err) MUST_CHECK;
/* --kdf's word; NULL: as a new vault has it. */
bool office_cost(const char *name, enum vault_cost *cost, struct error *err) MUST_CHECK;
/* To standard output past stdio, in whose buffer it would stay. */
bool office_print_code(const char *before, const char *code, const char *after,
                       struct error *err) MUST_CHECK;
/*
 * Prints a new recovery code, alone on standard output (with --json as an object of its
 * own), and says on standard error what it is. A vault_code_handler; context is the
 * options.
 */
bool office_show_code(void *context, const char *code, struct error *err) MUST_CHECK;

/* The stream of a ticket or customer, ERROR_NOT_FOUND where there is none. */
bool office_ticket_stream(struct office *office, const char *ticket, int64_t *stream,
                          struct error *err) MUST_CHECK;
/* A customer with orders (newest first); false with ERROR_NOT_FOUND. Raw lines where asked
 * for. */
struct profile {
    struct customer customer;
    struct text customer_line;
    struct order *orders;
    struct text *order_lines;
    size_t order_count;
    size_t line_count; /* that were read, those that count no more too */
    bool is_known;     /* false: orders, but no record of the customer */
    size_t damaged; /* records that could not be read: what stands here may be older than it
                       was */
};
bool office_profile(struct office *office, const char *customer, struct arena *arena,
                    struct profile *profile, struct error *err) MUST_CHECK;
/* The thread's records, read into a builder, which the caller destroys. damaged may be
 * NULL. */
struct thread_builder;
bool office_thread(struct office *office, int64_t stream, struct arena *arena,
                   struct thread_builder **builder, size_t *damaged,
                   struct error *err) MUST_CHECK;
/* A ticket that did not say is in the language its customer writes, last being the newest
 * message of that side, else the profile's; all may be NULL: none. Nothing is copied. */
const char *office_language(const char *said, const struct message *last,
                            const struct customer *customer);
/* The ticket's own. */
void office_find_language(struct ticket *ticket, const struct customer *customer);
/* The ticket with its customer, orders and the products in them. */
bool office_load(struct office *office, const char *ticket, struct loaded **loaded,
                 struct error *err) MUST_CHECK;
/* The shop's knowledge for the model and the guard. */
bool office_shop(struct office *office, struct shop **shop, struct error *err) MUST_CHECK;
/* What stands in the settings alone, for a screen that opens while the catalogue is away. */
struct shop *office_bare_shop(const struct office *office);
/* What vault and catalogue know of a text: others' values, products by title. */
bool office_look_up(struct office *office, const struct facts *facts, const char *text,
                    struct looked_up **known, struct error *err) MUST_CHECK;
/* The facts of a loaded ticket; arrays are joined in the arena. Offered and known may be
 * NULL. */
void office_facts(const struct office *office, const struct loaded *loaded,
                  const struct shop *shop, const struct offered *offered,
                  const struct looked_up *known, moment_t now, struct arena *arena,
                  struct facts *facts);
/* The guard's opinion of a text for a ticket, everything looked up. */
bool office_check(struct office *office, const struct loaded *loaded,
                  const struct shop *shop, struct text text, bool is_internal,
                  struct arena *arena, struct opinion *opinion,
                  struct error *err) MUST_CHECK;

#endif
