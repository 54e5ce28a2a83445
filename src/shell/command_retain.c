#include "shell/clock.h"
#include "shell/print.h"
#include "shell/report.h"
#include "shell/retention.h"
#include "shell/subcommand.h"

static bool read_age(const struct office *office, const struct options *options,
                     int64_t *age, struct error *err)
{
    if (options->older_than != NULL) {
        return moment_parse_span(text_of(options->older_than), age) ||
               error_set(err, ERROR_USAGE, "--older-than: '%s' is not an age such as 180d",
                         options->older_than);
    }
    *age = office->settings.keep;
    return *age >= 0 ||
           error_set(err, ERROR_USAGE,
                     "retain: how old? ([privacy] keep is off; --older-than 180d "
                     "says it)");
}

static bool print_counts(const struct retention_counts *counts,
                         const struct options *options, struct error *err)
{
    struct report report;
    bool is_printed;

    if (!options->json)
        return print_format(err,
                            "%s: tickets %lld  sessions %lld  (records %lld)  under legal "
                            "hold %lld",
                            options->dry_run ? "would go" : "gone",
                            (long long)counts->tickets, (long long)counts->sessions,
                            (long long)counts->records, (long long)counts->held);
    report_init(&report);
    report_count(&report, "tickets", counts->tickets);
    report_count(&report, "records", counts->records);
    report_count(&report, "held", counts->held);
    report_count(&report, "sessions", counts->sessions);
    report_count(&report, "unread", counts->unread);
    is_printed = report_print(&report, true, true, err);
    report_release(&report);
    return is_printed;
}

static void tell_unread(const struct retention_counts *counts)
{
    char words[200];

    retention_format_unread(counts, words, sizeof(words));
    if (words[0] != '\0')
        print_warning("%s", words);
}

bool subcommand_retain(const struct options *options, struct error *err)
{
    struct office office;
    struct retention_counts counts;
    struct error why = {0};
    moment_t now = moment_now();
    int64_t age = 0;
    bool is_done;
    bool is_printed;

    if (options->argument_count > 0)
        return error_set(err, ERROR_USAGE, "retain: takes no arguments");
    if (!office_open(&office, options, err))
        return false;
    is_done = read_age(&office, options, &age, err) &&
              clock_require(&office, options, now, err) && office_knows_holds(&office, err);
    if (is_done) {
        is_done = retention_run(&office, now - age, options->dry_run, false, &counts, &why);
        is_printed = print_counts(&counts, options, err);
        tell_unread(&counts);
        if (!is_done)
            error_set(err, why.code, "%s", why.text);
        is_done = is_done && is_printed;
    }
    office_close(&office);
    return is_done;
}
