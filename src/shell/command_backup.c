#include "shell/office.h"
#include "shell/print.h"
#include "shell/report.h"
#include "shell/subcommand.h"

static bool tell(const struct office *office, const char *path,
                 const struct vault_backup *made, bool json, struct error *err)
{
    struct report report;
    bool is_printed;

    if (!json)
        return print_format(err, "%s: %lld records in %lld streams, %lld bytes", path,
                            (long long)made->records, (long long)made->streams,
                            (long long)made->bytes) &&
               print_format(err,
                            "to put it back: close every screen, copy it over %s/vault.db, "
                            "remove vault.db-wal and vault.db-shm beside that, run "
                            "deskhand verify",
                            office->paths.data);
    report_init(&report);
    report_count(&report, "streams", made->streams);
    report_count(&report, "records", made->records);
    report_count(&report, "bytes", made->bytes);
    is_printed = report_print(&report, true, true, err);
    report_release(&report);
    return is_printed;
}

bool subcommand_backup(const struct options *options, struct error *err)
{
    struct office office;
    struct vault_backup made;
    bool is_done;

    if (options->argument_count != 1)
        return error_set(err, ERROR_USAGE, "backup: wants the name of a file to make");
    if (!office_open(&office, options, err))
        return false;
    is_done = vault_backup(office.vault, options->arguments[0], &made, err) &&
              tell(&office, options->arguments[0], &made, options->json, err);
    office_close(&office);
    return is_done;
}
