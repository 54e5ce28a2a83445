#include "shell/report.h"

#include "shell/print.h"

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

bool report_print(const struct report *report, bool is_ok, bool json, struct error *err)
{
    struct buffer out;
    bool is_printed = true;

    if (json) {
        buffer_init(&out, SIZE_MAX);
        answer_report(is_ok, report->counts, report->count, report->problems,
                      report->problem_count, report->facts, report->fact_count, &out);
        is_printed = print_line(&out, err);
        buffer_release(&out);
        return is_printed;
    }
    for (size_t i = 0; is_printed && i < report->count; i++)
        is_printed = print_format(err, "%-20s %lld", report->counts[i].name,
                                  (long long)report->counts[i].value);
    for (size_t i = 0; is_printed && i < report->fact_count; i++)
        is_printed =
            print_format(err, "%-20s %s", report->facts[i].name,
                         report->facts[i].text ? report->facts[i].text : "not said");
    for (size_t i = 0; is_printed && i < report->problem_count; i++)
        is_printed = print_format(err, "%s: %s", report->problems[i].stream,
                                  report->problems[i].what);
    return is_printed && print_format(err, "%s", is_ok ? "all is well" : "not all is well");
}
