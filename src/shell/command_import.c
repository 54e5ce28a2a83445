#include "base/file.h"
#include "shell/heads.h"
#include "shell/import.h"
#include "shell/lines.h"
#include "shell/print.h"
#include "shell/report.h"
#include "shell/subcommand.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define TEND_MS          100
#define COMPLAINTS_SHOWN 50 /* of an import that fails anyway: enough to mend by */

struct run {
    struct office *office;
    const struct options *options;
    struct import *import;
    int64_t total;     /* bytes of all files; 0: not known */
    int64_t done;      /* bytes of files already read */
    int64_t shown_at;  /* bytes when the bar was last drawn */
    size_t complaints; /* bad lines told */
    char **loose;      /* told at the end of the first try, for the second */
    size_t loose_count;
    size_t loose_capacity;
    bool has_bar;
    bool was_told; /* the second try: its complaints were printed by the first */
    struct report report;
};

static void draw_bar(struct run *run, int64_t bytes)
{
    char bar[41];
    int64_t at = run->done + bytes;
    size_t full = run->total == 0 ? 0 : (size_t)(at * 40 / run->total);

    if (!run->has_bar || (at - run->shown_at < run->total / 100 && at != run->total))
        return;
    run->shown_at = at;
    memset(bar, ' ', 40);
    memset(bar, '#', full > 40 ? 40 : full);
    bar[40] = '\0';
    fprintf(stderr, "\r  [%s] %3lld %%", bar,
            (long long)(run->total == 0 ? 100 : at * 100 / run->total));
}

static void end_bar(const struct run *run)
{
    if (run->has_bar)
        fprintf(stderr, "\r\033[K");
}

static void complain(struct run *run, const char *what)
{
    run->complaints++;
    if (run->was_told || run->complaints > COMPLAINTS_SHOWN)
        return;
    end_bar(run);
    print_warning("%s", what);
    report_problem(&run->report, "import", what);
}

static bool read_line(struct run *run, const char *name, struct lines *lines,
                      struct text line, bool is_too_long, struct error *err)
{
    struct error why = {0};

    if (line.len == 0 && !is_too_long)
        return true;
    if (is_too_long)
        line = text_of(
            ""); /* refused as a line without a record, with the right reason below */
    if (!is_too_long && import_line(run->import, name, lines->number, line, &why))
        return true;
    if (is_too_long)
        error_set(&why, ERROR_FAILED, "%s:%lld: record: longer than 16 MiB", name,
                  (long long)lines->number);
    if (import_is_broken(run->import))
        return error_set(err, why.code, "%s", why.text);
    complain(run, why.text);
    return true;
}

static bool read_lines(struct run *run, const char *name, int fd, struct error *err)
{
    struct lines lines;
    struct text line = {0};
    enum lines_result result;
    bool is_good = true;

    lines_init(&lines, fd, INTERCHANGE_RECORD_LIMIT);
    while (is_good && (result = lines_next(&lines, &line, err)) != LINES_END) {
        is_good = result != LINES_FAILED;
        if (is_good)
            is_good = read_line(run, name, &lines, line, result == LINES_TOO_LONG, err);
        else
            error_wrap(err, "%s", name);
        draw_bar(run, lines.bytes);
    }
    run->done += lines.bytes;
    lines_release(&lines);
    return is_good;
}

static bool read_file(struct run *run, const char *path, struct error *err)
{
    bool is_stdin = strcmp(path, "-") == 0;
    int fd = STDIN_FILENO;
    bool is_read;

    if (!is_stdin && !file_open_given(path, ERROR_FAILED, &fd, err))
        return false;
    is_read = read_lines(run, is_stdin ? "standard input" : path, fd, err);
    if (!is_stdin)
        close(fd);
    return is_read;
}

static void measure(struct run *run)
{
    struct stat about;

    run->total = 0;
    for (size_t i = 0; i < run->options->argument_count; i++) {
        if (stat(run->options->arguments[i], &about) == 0 && S_ISREG(about.st_mode))
            run->total += about.st_size;
    }
    run->has_bar = run->total > 0 && isatty(STDERR_FILENO);
}

static void note_loose_end(void *context, const char *what)
{
    struct run *run = context;

    complain(run, what);
    run->loose = memory_reserve(run->loose, &run->loose_capacity, run->loose_count,
                                sizeof(*run->loose));
    run->loose[run->loose_count++] = memory_text(what);
}

/* Everything is read and checked; nothing is committed. */
static bool read_everything(struct run *run, struct error *err)
{
    run->done = 0;
    run->shown_at = 0;
    if (!import_begin(run->office, &run->import, err))
        return false;
    for (size_t i = 0; i < run->loose_count; i++)
        import_expect_bad(run->import, run->loose[i]);
    for (size_t i = 0; i < run->options->argument_count; i++) {
        if (!read_file(run, run->options->arguments[i], err))
            return false;
    }
    return import_finish(run->import, err);
}

/* Lines that named a customer who never came are known only now: once more, without them.
 */
static bool read_again_without(struct run *run, struct error *err)
{
    for (size_t i = 0; i < run->options->argument_count; i++) {
        if (strcmp(run->options->arguments[i], "-") == 0)
            return error_set(
                err, ERROR_FAILED,
                "standard input cannot be read twice: put customers before their "
                "orders and tickets, or import a file (nothing was imported)");
    }
    import_end(run->import);
    run->import = NULL;
    run->complaints = 0;
    run->was_told = true;
    return read_everything(run, err);
}

static bool print_counts(struct run *run, const struct import_counts *counts,
                         struct error *err)
{
    struct report *report = &run->report;
    struct buffer out;
    bool is_printed;

    for (int i = 0; i < INTERCHANGE_TYPE_COUNT; i++)
        report_count(report, interchange_type_name((enum interchange_type)i),
                     counts->records[i]);
    report_count(report, "lines", counts->lines);
    report_count(report, "bad", (int64_t)run->complaints);
    report_count(report, "new_messages", counts->new_messages);
    report_count(report, "too_old", counts->too_old);
    report_count(report, "erased", counts->erased);
    if (run->options->json)
        return report_print(report, run->complaints == 0, true, err);
    buffer_init(&out, SIZE_MAX);
    buffer_format(&out, "imported");
    for (size_t i = 0; i < INTERCHANGE_TYPE_COUNT; i++)
        if (report->counts[i].value != 0)
            buffer_format(&out, "  %s %lld", report->counts[i].name,
                          (long long)report->counts[i].value);
    buffer_format(&out, "  (%lld lines, %zu bad)", (long long)counts->lines,
                  run->complaints);
    if (counts->too_old + counts->erased > 0)
        buffer_format(&out, "  left out: too old %lld, erased before %lld",
                      (long long)counts->too_old, (long long)counts->erased);
    is_printed = print_line(&out, err);
    buffer_release(&out);
    return is_printed;
}

/* What came is searched quickly from now on. Where that fails it is searched slowly: the
 * import is not undone for it. */
static void tend_search(struct office *office)
{
    bool is_more = true;

    while (is_more && vault_search_tend(office->vault, TEND_MS, &is_more, NULL))
        ;
    vault_checkpoint(office->vault);
}

static bool run_import(struct run *run, struct error *err)
{
    struct import_counts counts;

    measure(run);
    if (!read_everything(run, err))
        return false;
    if (import_loose_ends(run->import, note_loose_end, run) > 0 &&
        run->options->keep_going && !read_again_without(run, err))
        return false;
    end_bar(run);
    if (run->complaints > COMPLAINTS_SHOWN)
        print_warning("%zu more bad lines", run->complaints - COMPLAINTS_SHOWN);
    if (run->complaints > 0 && !run->options->keep_going)
        return error_set(err, ERROR_FAILED,
                         "import: %zu bad line%s, nothing was imported (mend them, or "
                         "--keep-going imports the good ones)",
                         run->complaints, run->complaints == 1 ? "" : "s");
    if (!import_commit(run->import, &counts, err) || !heads_update(run->office, err))
        return false;
    tend_search(run->office);
    if (!print_counts(run, &counts, err))
        return false;
    return run->complaints == 0 ||
           error_set(err, ERROR_FAILED, "import: %zu bad line%s left out", run->complaints,
                     run->complaints == 1 ? "" : "s");
}

static bool warn_of_clock(struct office *office, struct error *err)
{
    int64_t ahead = 0;

    if (!vault_erasures_ahead(office->vault, &ahead, err))
        return false;
    if (ahead > 0)
        print_warning(
            "erasures that lie ahead of the clock, made by a wrong one: %lld; what "
            "was made before them is taken in again",
            (long long)ahead);
    return true;
}

bool subcommand_import(const struct options *options, struct error *err)
{
    struct office office;
    struct run run = {.office = &office, .options = options};
    bool is_done;

    if (options->argument_count == 0)
        return error_set(err, ERROR_USAGE, "import: which file? (- is standard input)");
    if (!office_open(&office, options, err))
        return false;
    report_init(&run.report);
    is_done = warn_of_clock(&office, err) && run_import(&run, err);
    end_bar(&run);
    import_end(run.import);
    for (size_t i = 0; i < run.loose_count; i++)
        memory_free(run.loose[i]);
    memory_free(run.loose);
    report_release(&run.report);
    office_close(&office);
    return is_done;
}
