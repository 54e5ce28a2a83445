#include "base/secret.h"
#include "shell/office.h"
#include "shell/prompt.h"
#include "shell/report.h"
#include "shell/subcommand.h"

#include <fcntl.h>
#include <unistd.h>

/* Words on their way, in secret memory. */
struct words {
    char *present;
    char *fresh;
    size_t present_len;
    size_t fresh_len;
};

static bool has_new_source(const struct options *options)
{
    return options->new_passphrase_file != NULL || options->new_passphrase_fd >= 0;
}

static bool report(const struct options *options, struct error *err)
{
    struct report done;
    bool is_printed;

    if (!options->json)
        return true;
    report_init(&done);
    report_count(&done, "passphrase", !options->recovery || has_new_source(options));
    report_count(&done, "recovery_code", options->recovery);
    is_printed = report_print(&done, true, true, err);
    report_release(&done);
    return is_printed;
}

static bool change(struct office *office, const struct options *options,
                   struct words *words, struct error *err)
{
    bool is_new = !options->recovery || has_new_source(options);
    enum vault_cost cost;
    struct vault_change wanted = {0};

    if (!office_cost(options->kdf, &cost, err) ||
        !office_unlock(office, options, words->present, &words->present_len, err) ||
        (is_new && !office_new_passphrase(options, words->fresh, &words->fresh_len, err)))
        return false;
    wanted.passphrase = text_from(words->fresh, words->fresh_len);
    wanted.cost = options->kdf == NULL ? NULL : &cost;
    wanted.show = options->recovery ? office_show_code : NULL;
    wanted.context = (void *)(uintptr_t)options;
    return vault_passwd(office->vault, text_from(words->present, words->present_len),
                        &wanted, err) &&
           report(options, err);
}

bool subcommand_passwd(const struct options *options, struct error *err)
{
    struct office office;
    struct words words = {0};
    bool is_done;

    if (options->argument_count > 0)
        return error_set(err, ERROR_USAGE, "passwd: takes no arguments");
    if (!office_prepare(&office, options, err))
        return false;
    words.present = secret_get(PASSPHRASE_SIZE);
    words.fresh = secret_get(PASSPHRASE_SIZE);
    int tty = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    struct prompt_hush hush;
    prompt_hush(tty, &hush); /* the present one is tried while the new one is typed */
    is_done = office_require_vault(&office, err) && change(&office, options, &words, err);
    prompt_speak(&hush);
    if (tty >= 0)
        close(tty);
    secret_free(words.present);
    secret_free(words.fresh);
    office_close(&office);
    return is_done;
}
