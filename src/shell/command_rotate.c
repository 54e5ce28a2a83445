#include "base/secret.h"
#include "shell/office.h"
#include "shell/report.h"
#include "shell/subcommand.h"

#include <unistd.h>

struct rotating {
    const struct options *options;
    int64_t streams;
};

static bool show_code(void *context, const char *code, struct error *err)
{
    struct rotating *rotating = context;

    return office_show_code((void *)(uintptr_t)rotating->options, code, err);
}

static void draw_progress(void *context, int64_t done, int64_t total)
{
    struct rotating *rotating = context;

    rotating->streams = total;
    if (!isatty(STDERR_FILENO))
        return;
    if (done < total)
        fprintf(stderr, "\r  %lld of %lld conversations and customers", (long long)done,
                (long long)total);
    else
        fprintf(stderr, "\r\033[K");
}

static bool report(const struct rotating *rotating, struct error *err)
{
    struct report done;
    bool is_printed;

    if (!rotating->options->json)
        return true;
    report_init(&done);
    report_count(&done, "streams", rotating->streams);
    is_printed = report_print(&done, true, true, err);
    report_release(&done);
    return is_printed;
}

static bool rotate(struct office *office, const struct options *options, char *passphrase,
                   struct error *err)
{
    struct rotating rotating = {.options = options};
    struct vault_rotation wanted = {
        .show = show_code, .progress = draw_progress, .context = &rotating};
    size_t len = 0;

    return office_unlock(office, options, passphrase, &len, err) &&
           vault_rotate(office->vault, text_from(passphrase, len), &wanted, err) &&
           report(&rotating, err);
}

bool subcommand_rotate(const struct options *options, struct error *err)
{
    struct office office;
    char *passphrase;
    bool is_done;

    if (options->argument_count > 0)
        return error_set(err, ERROR_USAGE, "rotate: takes no arguments");
    if (!office_prepare(&office, options, err))
        return false;
    passphrase = secret_get(PASSPHRASE_SIZE);
    is_done =
        office_require_vault(&office, err) && rotate(&office, options, passphrase, err);
    secret_free(passphrase);
    office_close(&office);
    return is_done;
}
