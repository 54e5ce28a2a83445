/* A report of counts, facts and problems, for people or as the contract's object. */
#ifndef SHELL_REPORT_H
#define SHELL_REPORT_H

#include "base/attributes.h"
#include "base/error.h"
#include "base/memory.h"
#include "wire/answers.h"

#include <stdbool.h>
#include <stddef.h>

struct report {
    struct arena arena;
    struct answer_count *counts;
    size_t count;
    size_t count_capacity;
    struct answer_problem *problems;
    size_t problem_count;
    size_t problem_capacity;
    struct answer_fact *facts;
    size_t fact_count;
    size_t fact_capacity;
};

void report_init(struct report *report);
void report_release(struct report *report);
void report_count(struct report *report, const char *name, int64_t value);
/* stream names what has the problem; both are copied. */
void report_problem(struct report *report, const char *stream, const char *what);
/* text NULL: it is not said. */
void report_fact(struct report *report, const char *name, const char *text);
/* The problems alone, for people, and whether all is well. */
bool report_print_problems(const struct report *report, bool is_ok,
                           struct error *err) MUST_CHECK;
bool report_print(const struct report *report, bool is_ok, bool json,
                  struct error *err) MUST_CHECK;

#endif
