/*
 * What every command stands on: configuration, catalogue and the open vault, and the questions
 * that need more than one of them.
 */
#ifndef SHELL_STORE_H
#define SHELL_STORE_H

#include "app/boxes.h"
#include "base/attributes.h"
#include "base/error.h"
#include "base/memory.h"
#include "catalogue/catalogue.h"
#include "config/settings.h"
#include "shell/options.h"
#include "shell/paths.h"
#include "vault/vault.h"

#include <stdbool.h>

struct store {
    struct paths paths;
    struct settings settings;
    struct catalogue *catalogue;
    struct vault *vault;
};

/* Finds the folders and reads the configuration; opens nothing. */
bool store_prepare(struct store *store, const struct options *options, struct error *err)
    MUST_CHECK;
/* Opens catalogue and vault, the passphrase as the options and the settings say. */
bool store_open(struct store *store, const struct options *options, struct error *err) MUST_CHECK;
/* As store_open() with a passphrase at hand. */
bool store_open_with(struct store *store, struct text passphrase, struct error *err) MUST_CHECK;
void store_close(struct store *store);

/* The passphrase, from a file, a descriptor, a command or the prompt; in secret memory. */
#define PASSPHRASE_SIZE 1024
bool store_passphrase(const struct store *store, const struct options *options,
                      bool is_new, char *out, size_t *len, struct error *err) MUST_CHECK;

/* The stream of a ticket or customer, ERROR_NOT_FOUND where there is none. */
bool store_ticket_stream(struct store *store, const char *ticket, int64_t *stream,
                         struct error *err) MUST_CHECK;
/* A customer with orders (newest first); false with ERROR_NOT_FOUND. Raw lines where asked for. */
struct profile {
    struct customer customer;
    struct text customer_line;
    struct order *orders;
    struct text *order_lines;
    size_t order_count;
    bool is_known; /* false: orders, but no record of the customer */
};
bool store_profile(struct store *store, const char *customer, struct arena *arena,
                   struct profile *profile, struct error *err) MUST_CHECK;
/* The thread's records, read into a builder, which the caller destroys. damaged may be NULL. */
struct thread_builder;
bool store_thread(struct store *store, int64_t stream, struct arena *arena,
                  struct thread_builder **builder, size_t *damaged, struct error *err) MUST_CHECK;
/* The ticket with its customer, orders and the products in them. */
bool store_load(struct store *store, const char *ticket, struct loaded **loaded,
                struct error *err) MUST_CHECK;
/* The shop's knowledge for the model and the guard. */
bool store_shop(struct store *store, struct shop **shop, struct error *err) MUST_CHECK;
/* What vault and catalogue know of a text: others' values, products by title. */
bool store_look_up(struct store *store, const struct facts *facts, const char *text,
                   struct looked_up **known, struct error *err) MUST_CHECK;
/* The facts of a loaded ticket; arrays are joined in the arena. Offered and known may be NULL. */
void store_facts(const struct store *store, const struct loaded *loaded, const struct shop *shop,
                 const struct offered *offered, const struct looked_up *known, moment_t now,
                 struct arena *arena, struct facts *facts);
/* The guard's opinion of a text for a ticket, everything looked up. */
bool store_check(struct store *store, const struct loaded *loaded, const struct shop *shop,
                 struct text text, bool is_internal, struct arena *arena,
                 struct opinion *opinion, struct error *err) MUST_CHECK;

#endif
