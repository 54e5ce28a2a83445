#include "shell/office.h"
#include "shell/report.h"
#include "shell/subcommand.h"

static void note_problem(void *context, const char *stream, const char *what)
{
    report_problem(context, stream, what);
}

static bool verify(struct office *office, bool json, struct error *err)
{
    struct report report;
    struct vault_report found;
    bool is_whole;
    bool is_done;

    report_init(&report);
    is_done = vault_verify(office->vault, &found, note_problem, &report, err);
    if (is_done) {
        report_count(&report, "streams", found.streams);
        report_count(&report, "records", found.records);
        report_count(&report, "damaged", found.damaged);
        report_count(&report, "missing", found.missing);
        report_count(&report, "rolled_back", found.is_rolled_back);
        is_whole = report.problem_count == 0 && found.damaged == 0 && found.missing == 0 &&
                   !found.is_rolled_back;
        is_done = report_print(&report, is_whole, json, err);
        if (is_done && found.is_pending && report.problem_count == 1)
            is_done = error_set(err, ERROR_FAILED, "verify: an erasure is not finished");
        else if (is_done && !is_whole)
            is_done = error_set(
                err, ERROR_DAMAGED,
                "verify: the vault is damaged; everything undamaged stays readable");
    }
    report_release(&report);
    return is_done;
}

bool subcommand_verify(const struct options *options, struct error *err)
{
    struct office office;
    bool is_done;

    if (options->argument_count > 0)
        return error_set(err, ERROR_USAGE, "verify: takes no arguments");
    if (!office_open(&office, options, err))
        return false;
    is_done = (!options->accept || vault_anchor_anew(office.vault, err)) &&
              verify(&office, options->json, err);
    office_close(&office);
    return is_done;
}
