#include "base/secret.h"
#include "shell/clock.h"
#include "shell/erase.h"
#include "shell/print.h"
#include "shell/subcommand.h"
#include "wire/json_write.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Where an erasure does not reach: its name for machines, and for people. */
static const struct {
    const char *name;
    const char *text;
} beyond[] = {
    {"desk", "the desk's own tickets, and their numbers there"},
    {"models", "what a model was asked, and the numbers of these requests"},
    {"exports", "what was exported"},
    {"backups",
     "backups kept elsewhere (one that is put back here is erased again), and a killed "
     "one's .deskhand-backup-*, which the next to that folder removes"},
};

static void write_counts(struct json_writer *json, const struct erase_counts *counts)
{
    json_open_object(json, "counts");
    json_integer(json, "tickets", counts->tickets);
    json_integer(json, "orders", counts->orders);
    json_integer(json, "streams", counts->streams);
    json_integer(json, "records", counts->records);
    json_integer(json, "requests", counts->requests);
    json_integer(json, "unreadable", counts->unreadable);
    json_close_object(json);
}

static bool print_json(const struct erase_counts *counts, const struct error *why,
                       struct error *err)
{
    struct buffer out;
    struct json_writer json;
    bool is_printed;

    buffer_init(&out, SIZE_MAX);
    json_writer_init(&json, &out);
    json_open_object(&json, NULL);
    json_bool(&json, "ok", why->code == ERROR_NONE);
    write_counts(&json, counts);
    json_open_array(&json, "problems");
    if (why->code != ERROR_NONE) {
        json_open_object(&json, NULL);
        json_string(&json, "stream", "erasures");
        json_string(&json, "what", why->text);
        json_close_object(&json);
    }
    json_close_array(&json);
    json_open_array(&json, "beyond");
    for (size_t i = 0; i < COUNT_OF(beyond); i++)
        json_string(&json, NULL, beyond[i].name);
    json_close_array(&json);
    json_close_object(&json);
    is_printed = print_line(&out, err);
    buffer_release(&out);
    return is_printed;
}

static bool print_text(const struct erase_counts *counts, struct error *err)
{
    bool is_printed =
        print_format(err, "erased: tickets %lld  orders %lld  (streams %lld, records %lld)",
                     (long long)counts->tickets, (long long)counts->orders,
                     (long long)counts->streams, (long long)counts->records) &&
        print_format(err, "out of reach:");

    for (size_t i = 0; is_printed && i < COUNT_OF(beyond); i++)
        is_printed = print_format(err, "  %s", beyond[i].text);
    if (is_printed && counts->requests > 0)
        is_printed = print_format(err, "  requests to a model that were recorded: %lld",
                                  (long long)counts->requests);
    if (is_printed && counts->unreadable > 0)
        is_printed = print_format(err,
                                  "  %lld streams whose key is damaged, so that nobody can "
                                  "tell whose they are",
                                  (long long)counts->unreadable);
    return is_printed;
}

/* Who that is; a customer without a record of their own has nothing but the id. */
static void show_customer(struct office *office, const char *customer)
{
    struct arena arena;
    struct profile profile;

    arena_init(&arena);
    if (office_profile(office, customer, &arena, &profile, NULL) && profile.is_known) {
        const struct customer *who = &profile.customer;

        print_aside("%s  %s", customer, string_or_empty(who->name));
        for (size_t i = 0; i < who->email_count; i++)
            print_aside("  %s", who->emails[i]);
        print_aside("\n");
    } else {
        print_aside("%s  (of whom there is no profile)\n", customer);
    }
    arena_release(&arena);
}

static bool is_consent(const char *answer, const char *customer)
{
    size_t len = strcspn(answer, "\r\n");

    return text_is(text_from(answer, len), "yes") ||
           text_is(text_from(answer, len), customer);
}

/* On a terminal it is asked once; a script said what it wants. */
static bool is_wanted(struct office *office, const struct options *options,
                      const char *customer, struct error *err)
{
    struct erase_counts counts;
    char answer[1024] = "";

    if (options->yes || !isatty(STDIN_FILENO) || !isatty(STDERR_FILENO))
        return true;
    if (!erase_look(office, customer, options->damaged, &counts, err))
        return false;
    show_customer(office, customer);
    print_aside("This erases for good all that is kept of them: profile, tickets %lld, "
                "orders %lld.%s Nothing brings it back.\nType %s or yes to go on: ",
                (long long)counts.tickets, (long long)counts.orders,
                options->thorough ? " The vault gets new keys." : "", customer);
    if (fgets(answer, sizeof(answer), stdin) != NULL && is_consent(answer, customer))
        return true;
    return error_set(err, ERROR_FAILED, "nothing was erased");
}

/* New keys: what an old copy of the old ones would open is another vault from here on. */
static bool rotate(struct office *office, const struct options *options,
                   struct text passphrase, struct error *err)
{
    struct vault_rotation wanted = {.show = office_show_code,
                                    .context = (void *)(uintptr_t)options};

    return vault_rotate(office->vault, passphrase, &wanted, err) ||
           error_wrap(err, "erased, but the keys are the old ones");
}

static bool erase(struct office *office, const struct options *options,
                  struct text passphrase, struct error *err)
{
    const char *customer = options->arguments[0];
    struct erase_counts counts = {0};
    struct error why = {0};
    moment_t now = moment_now();
    bool is_erased = false;
    bool is_done;

    if (!clock_require(office, options, now, err) ||
        !is_wanted(office, options, customer, err))
        return false;
    is_done =
        erase_customer(office, customer, options->damaged, now, &counts, &is_erased, &why);
    if (!is_erased)
        return error_set(err, why.code, "%s", why.text);
    if (!(options->json ? print_json(&counts, &why, err) : print_text(&counts, err)))
        return false;
    if (!is_done)
        return error_set(err, why.code, "%s", why.text);
    return !options->thorough || rotate(office, options, passphrase, err);
}

bool subcommand_erase(const struct options *options, struct error *err)
{
    struct office office;
    char *passphrase;
    size_t len = 0;
    bool is_done;

    if (options->argument_count != 1)
        return error_set(err, ERROR_USAGE, "erase: wants one customer");
    if (!office_prepare(&office, options, err))
        return false;
    passphrase = secret_get(PASSPHRASE_SIZE);
    is_done = office_require_vault(&office, err) &&
              office_unlock(&office, options, passphrase, &len, err) &&
              erase(&office, options, text_from(passphrase, len), err);
    secret_free(passphrase);
    office_close(&office);
    return is_done;
}
