#include "shell/report.h"

#include "shell/print.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define NAME_SIZE   160
#define AMOUNT_SIZE 32

void report_init(struct report *report)
{
    *report = (struct report){0};
    arena_init(&report->arena);
}

void report_release(struct report *report)
{
    arena_release(&report->arena);
    *report = (struct report){0};
}

void report_count(struct report *report, const char *name, int64_t value)
{
    report->counts = arena_reserve(&report->arena, report->counts, &report->count_capacity,
                                   report->count, sizeof(*report->counts));
    report->counts[report->count++] =
        (struct answer_count){arena_text(&report->arena, name), value};
}

void report_problem(struct report *report, const char *stream, const char *what)
{
    report->problems =
        arena_reserve(&report->arena, report->problems, &report->problem_capacity,
                      report->problem_count, sizeof(*report->problems));
    report->problems[report->problem_count++] = (struct answer_problem){
        arena_text(&report->arena, stream), arena_text(&report->arena, what)};
}

void report_fact(struct report *report, const char *name, const char *text)
{
    report->facts = arena_reserve(&report->arena, report->facts, &report->fact_capacity,
                                  report->fact_count, sizeof(*report->facts));
    report->facts[report->fact_count++] = (struct answer_fact){
        arena_text(&report->arena, name), arena_text(&report->arena, text)};
}

enum amount { AMOUNT_NUMBER, AMOUNT_YES, AMOUNT_BYTES };

/* What the JSON's names are to people; of a model's by the last part of the name. Others
 * are numbers, and their names are read as they stand. */
// clang-format off
static const struct {
    const char *name;
    const char *words;
    enum amount amount;
} named[] = {
    {"free_bytes", "free on the disk", AMOUNT_BYTES},
    {"vault", "the vault is there", AMOUNT_YES},
    {"terminal", "a terminal", AMOUNT_YES},
    {"utf8", "UTF-8", AMOUNT_YES},
    {"keys_locked_in_memory", "keys locked in memory", AMOUNT_YES},
    {"editor_on_memory_file_system", "$EDITOR on a memory file system", AMOUNT_YES},
    {"catalogue_reached", "the shared catalogue is reached", AMOUNT_YES},
    {"model", "a model is set", AMOUNT_YES},
    {"streams", "conversations and other streams", AMOUNT_NUMBER},
    {"rolled_back", "behind its anchor", AMOUNT_YES},
    {"picks_index", "the index of picks is whole", AMOUNT_YES},
    {"picks_counts", "counts behind picks are right", AMOUNT_YES},
    {".reachable", "is reached", AMOUNT_YES},
    {".key_accepted", "takes the key", AMOUNT_YES},
    {".model_listed", "lists the model", AMOUNT_YES},
    {".answers", "answers", AMOUNT_YES},
    {".streams", "streams", AMOUNT_YES},
    {".several", "several answers a request", AMOUNT_YES},
    {".json_schema", "takes a JSON schema", AMOUNT_YES},
    {".moderates", "moderates", AMOUNT_YES},
};
// clang-format on

static bool is_named(size_t row, const char *name)
{
    const char *end = strrchr(name, '.');

    return string_equals(named[row].name, name) ||
           (named[row].name[0] == '.' && end != NULL &&
            string_equals(named[row].name, end));
}

/* A setting by its section; false where the name is none. */
static bool name_setting(const char *name, const char *words, char out[NAME_SIZE])
{
    static const char *const sections[] = {
        "shop.",  "vault.", "send.", "model.",     "budget.", "privacy.",
        "guard.", "desk.",  "ui.",   "catalogue.", "views.",
    };
    bool is_profile = text_starts_with(text_of(name), "model.");
    const char *dot = is_profile ? strrchr(name, '.') : strchr(name, '.');

    for (size_t i = 0; i < COUNT_OF(sections); i++) {
        if (text_starts_with(text_of(name), sections[i])) {
            snprintf(out, NAME_SIZE, "[%.*s] %s", (int)(dot - name), name,
                     words != NULL ? words : dot + 1);
            return true;
        }
    }
    return false;
}

/* "[model] retention" of "model.retention", "[model.zh] region" of "model.zh.region",
 * "[guard] rule.tone"; "too old" of "too_old". */
static void name_as_it_stands(const char *name, const char *words, char out[NAME_SIZE])
{
    if (text_starts_with(text_of(name), "locked.")) {
        snprintf(out, NAME_SIZE, "locked: %s", name + strlen("locked."));
    } else if (!name_setting(name, words, out)) {
        snprintf(out, NAME_SIZE, "%s", words != NULL ? words : name);
        for (char *at = out; *at != '\0'; at++)
            *at = *at == '_' ? ' ' : *at;
    }
}

static enum amount name_of(const char *name, char out[NAME_SIZE])
{
    for (size_t i = 0; i < COUNT_OF(named); i++) {
        if (is_named(i, name)) {
            name_as_it_stands(name, named[i].words, out);
            return named[i].amount;
        }
    }
    name_as_it_stands(name, NULL, out);
    return text_starts_with(text_of(name), "locked.") ? AMOUNT_YES : AMOUNT_NUMBER;
}

static void amount_format(enum amount amount, int64_t value, char out[AMOUNT_SIZE])
{
    static const char *const units[] = {"bytes", "KiB", "MiB", "GiB", "TiB"};
    double size = (double)value;
    size_t unit = 0;

    if (amount == AMOUNT_YES) {
        snprintf(out, AMOUNT_SIZE, "%s", value != 0 ? "yes" : "no");
    } else if (amount == AMOUNT_NUMBER) {
        snprintf(out, AMOUNT_SIZE, "%" PRId64, value);
    } else {
        for (; size >= 1024 && unit + 1 < COUNT_OF(units); unit++)
            size /= 1024;
        snprintf(out, AMOUNT_SIZE, "%.0f %s", size, units[unit]);
    }
}

static bool print_words(const struct report *report, bool is_ok, struct error *err)
{
    char name[NAME_SIZE], amount[AMOUNT_SIZE];
    bool is_printed = true;

    for (size_t i = 0; is_printed && i < report->count; i++) {
        amount_format(name_of(report->counts[i].name, name), report->counts[i].value,
                      amount);
        is_printed = print_format(err, "%-33s %s", name, amount);
    }
    for (size_t i = 0; is_printed && i < report->fact_count; i++) {
        const char *text = report->facts[i].text;

        (void)name_of(report->facts[i].name, name);
        is_printed = print_format(err, "%-33s %s", name, text ? text : "not said");
    }
    return is_printed && report_print_problems(report, is_ok, err);
}

bool report_print_problems(const struct report *report, bool is_ok, struct error *err)
{
    char name[NAME_SIZE];
    bool is_printed = true;

    for (size_t i = 0; is_printed && i < report->problem_count; i++) {
        const char *stream = report->problems[i].stream; /* a setting, a path, a ticket */

        is_printed =
            print_format(err, "%s: %s", name_setting(stream, NULL, name) ? name : stream,
                         report->problems[i].what);
    }
    return is_printed && print_format(err, "%s", is_ok ? "all is well" : "not all is well");
}

bool report_print(const struct report *report, bool is_ok, bool json, struct error *err)
{
    struct buffer out;
    bool is_printed;

    if (json) {
        buffer_init(&out, SIZE_MAX);
        answer_report(is_ok, report->counts, report->count, report->problems,
                      report->problem_count, report->facts, report->fact_count, &out);
        is_printed = print_line(&out, err);
        buffer_release(&out);
        return is_printed;
    }
    return print_words(report, is_ok, err);
}
