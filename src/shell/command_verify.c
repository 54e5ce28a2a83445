#include "shell/baskets.h"
#include "shell/office.h"
#include "shell/print.h"
#include "shell/report.h"
#include "shell/subcommand.h"
#include "wire/answers.h"

struct verifying {
    struct report report;
    struct buffer streams; /* as JSON, for --json */
    struct buffer bad;     /* a line for each that is not whole */
    enum picks_state picks;
    bool are_counts_wrong;
    bool json;
};

static void note_problem(void *context, const char *stream, const char *what)
{
    struct verifying *verifying = context;

    report_problem(&verifying->report, stream, what);
}

static void note_stream(void *context, const struct vault_stream_report *stream)
{
    struct verifying *verifying = context;
    struct answer_stream answer = {stream->stream, stream->records, stream->damaged,
                                   stream->missing};

    if (verifying->json)
        answer_verified(&answer, &verifying->streams);
    else if (stream->damaged > 0 || stream->missing > 0)
        (void)buffer_format(
            &verifying->bad, "%s%s: %lld records there, %lld damaged, %lld missing",
            verifying->bad.len > 0 ? "\n" : "", stream->stream, (long long)stream->records,
            (long long)stream->damaged, (long long)stream->missing);
}

static bool print(const struct verifying *verifying, bool is_whole, struct error *err)
{
    const struct report *report = &verifying->report;
    struct buffer out;
    bool is_printed;

    if (!verifying->json)
        return (verifying->bad.len == 0 ||
                print_shown(text_from(verifying->bad.bytes, verifying->bad.len), err)) &&
               report_print(report, is_whole, false, err);
    buffer_init(&out, SIZE_MAX);
    answer_verify(
        is_whole, report->counts, report->count, report->problems, report->problem_count,
        text_from(buffer_text(&verifying->streams), verifying->streams.len), &out);
    is_printed = print_line(&out, err);
    buffer_release_wiped(&out);
    return is_printed;
}

/* The index of picks is no part of the vault: it is made out of the catalogue. */
static void check_picks(struct office *office, struct verifying *verifying)
{
    verifying->picks = catalogue_check_picks(office->catalogue);
    if (verifying->picks != PICKS_NONE)
        report_count(&verifying->report, "picks_index", verifying->picks == PICKS_WHOLE);
    if (verifying->picks == PICKS_DAMAGED)
        report_problem(&verifying->report, "picks.index",
                       "damaged; it was removed, and is made anew out of the catalogue");
}

/* An import commits counts, then orders: where it stands between the two, its orders come
 * first. Another one waits for the catalogue. */
static bool wait_for_orders(struct office *office, struct error *err)
{
    if (!vault_begin(office->vault, err))
        return false;
    vault_rollback(office->vault);
    return true;
}

static bool count_anew(struct office *office, struct error *err)
{
    if (!catalogue_begin(office->catalogue, err))
        return false;
    if (wait_for_orders(office, err) && baskets_count(office, NULL, err) &&
        catalogue_commit(office->catalogue, err))
        return true;
    catalogue_rollback(office->catalogue);
    return false;
}

/*
 * Nor are the counts: they are made of the orders, and are asked about where all of these
 * can be read. An import that was killed between catalogue and vault leaves others; once
 * they are counted anew nothing is wrong. Where somebody wrote meanwhile nothing can be
 * said.
 */
static bool check_counts(struct office *office, struct verifying *verifying,
                         struct error *err)
{
    int64_t version = catalogue_version(office->catalogue);
    int64_t products = 0;
    int64_t pairs = 0;
    struct error why = {0};
    char what[1024];

    if (!baskets_check(office, &products, &pairs, &why)) {
        if (why.code != ERROR_UNREACHABLE)
            return error_set(err, why.code, "%s", why.text);
        print_warning("the counts that picks are made of were not looked at: %s", why.text);
        return true;
    }
    if (catalogue_version(office->catalogue) != version)
        return true;
    report_count(&verifying->report, "picks_counts", products == 0 && pairs == 0);
    if (products == 0 && pairs == 0)
        return true;
    snprintf(what, sizeof(what),
             "%lld products and %lld pairs say another number of customers than the orders "
             "do",
             (long long)products, (long long)pairs);
    verifying->are_counts_wrong = !count_anew(office, &why);
    if (verifying->are_counts_wrong)
        report_problem(&verifying->report, "counts", what);
    else
        print_warning(
            "the counts that picks are made of were not those of the orders (%s): "
            "all were counted anew",
            what);
    return true;
}

/* An erasure that is not finished, and an anchor of others, are told and are no damage. */
static bool judge(const struct verifying *verifying, const struct vault_report *found,
                  struct error *err)
{
    if (found->damaged > 0 || found->missing > 0)
        return error_set(
            err, ERROR_DAMAGED,
            "verify: the vault is damaged; everything undamaged stays readable");
    if (found->is_rolled_back)
        return error_set(err, ERROR_DAMAGED,
                         "verify: nothing is damaged, but the vault is older than when it "
                         "was last closed here; where a backup was put back, deskhand "
                         "verify --accept takes it as it is");
    if (found->is_pending)
        return error_set(err, ERROR_FAILED, "verify: an erasure is not finished");
    if (verifying->picks == PICKS_DAMAGED)
        return error_set(err, ERROR_FAILED,
                         "verify: the index of picks was damaged, and is made anew; it "
                         "holds nothing that the catalogue does not");
    if (verifying->are_counts_wrong)
        return error_set(err, ERROR_FAILED,
                         "verify: the counts that picks are made of are not those of the "
                         "orders, and could not be counted anew; the vault is whole");
    return verifying->report.problem_count == 0 ||
           error_set(err, ERROR_FAILED,
                     "verify: the vault is whole, its anchor was not its own");
}

static void count(struct report *report, const struct vault_report *found)
{
    report_count(report, "streams", found->streams);
    report_count(report, "records", found->records);
    report_count(report, "damaged", found->damaged);
    report_count(report, "missing", found->missing);
    report_count(report, "rolled_back", found->is_rolled_back);
}

static bool is_sound(const struct vault_report *found)
{
    return found->damaged == 0 && found->missing == 0 && !found->is_rolled_back &&
           !found->is_pending;
}

static bool verify(struct office *office, bool json, struct error *err)
{
    struct verifying verifying = {.json = json};
    struct vault_report found;
    bool is_done;

    report_init(&verifying.report);
    buffer_init(&verifying.streams, SIZE_MAX);
    buffer_init(&verifying.bad, SIZE_MAX);
    is_done = vault_verify_each(office->vault, &found, note_problem, note_stream,
                                &verifying, err);
    if (is_done) {
        count(&verifying.report, &found);
        check_picks(office, &verifying);
        is_done = !is_sound(&found) || check_counts(office, &verifying, err);
    }
    if (is_done) {
        is_done = print(&verifying, judge(&verifying, &found, NULL), err) &&
                  judge(&verifying, &found, err);
    }
    buffer_release_wiped(&verifying.bad);
    buffer_release_wiped(&verifying.streams);
    report_release(&verifying.report);
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
