/* What an audit found, for people: what is alike in one line, what differs in one each. */
#include "shell/audit.h"

#include "base/buffer.h"
#include "shell/print.h"

#include <stdio.h>

/* The rows of one swap: they stand together. */
struct rows {
    const struct answer_audit_row *list;
    size_t count;
};

static size_t count_differing(struct rows rows)
{
    size_t differing = 0;

    for (size_t i = 0; i < rows.count; i++)
        differing += rows.list[i].differing > 0;
    return differing;
}

/* Something that differs is; a shop's wordings in two languages are not. */
static bool is_judged(struct rows rows)
{
    for (size_t i = 0; i < rows.count; i++) {
        if (rows.list[i].differing > 0 && rows.list[i].allowed >= 0)
            return true;
    }
    return false;
}

static const char *plural(int64_t count)
{
    return count == 1 ? "" : "s";
}

/* "gender    2 pairs    alike in all 14 measures" */
static bool print_swap(struct rows rows, struct error *err)
{
    const struct answer_audit_row *first = &rows.list[0];
    size_t differing = count_differing(rows);
    char pairs[48], found[80];

    snprintf(pairs, sizeof(pairs), "%lld pair%s", (long long)first->pairs,
             plural(first->pairs));
    if (first->pairs == 0)
        snprintf(found, sizeof(found), "nothing to compare");
    else if (differing == 0)
        snprintf(found, sizeof(found), "alike in all %zu measures", rows.count);
    else
        snprintf(found, sizeof(found), "alike in %zu of %zu measures%s",
                 rows.count - differing, rows.count,
                 is_judged(rows) ? "" : "; the others are told, not judged");
    return print_format(err, "%-9s %-10s %s", first->swap, pairs, found);
}

/* "  days        5 of 6 differ, by -9.33 days on average, -19.00 at most" */
static bool print_row(const struct answer_audit_row *row, struct error *err)
{
    char many[64], size[120] = "", allowed[64] = "";

    snprintf(many, sizeof(many), "%lld of %lld differ%s", (long long)row->differing,
             (long long)row->pairs, row->differing == 1 ? "s" : "");
    if (row->unit != NULL)
        snprintf(size, sizeof(size), ", by %+.2f %s on average, %+.2f at most", row->mean,
                 row->unit, row->largest);
    if (row->allowed >= 0)
        snprintf(allowed, sizeof(allowed), "; %lld %% are allowed",
                 (long long)row->allowed);
    return print_format(err, "  %-11s %s%s%s%s", row->measure, many, size, allowed,
                        row->is_past ? "  PAST" : "");
}

static bool print_rows(struct rows rows, struct error *err)
{
    bool is_printed = print_swap(rows, err);

    for (size_t i = 0; is_printed && i < rows.count; i++) {
        if (rows.list[i].differing > 0)
            is_printed = print_row(&rows.list[i], err);
    }
    return is_printed;
}

static bool print_swaps(const struct answer_audit *answer, struct error *err)
{
    bool is_printed = true;

    for (size_t at = 0; is_printed && at < answer->row_count;) {
        struct rows rows = {&answer->rows[at], 1};

        while (at + rows.count < answer->row_count &&
               string_equals(rows.list[rows.count].swap, rows.list[0].swap))
            rows.count++;
        is_printed = print_rows(rows, err);
        at += rows.count;
    }
    return is_printed;
}

/* "local engine: 1 ticket, 26 answers" */
static bool print_head(const struct answer_audit *answer, const struct audit *audit,
                       struct error *err)
{
    struct buffer out;
    bool is_printed;

    buffer_init(&out, SIZE_MAX);
    buffer_format(&out, "%s engine%s%s: %zu ticket%s, %zu answer%s", answer->engine,
                  answer->model == NULL ? "" : " · ", string_or_empty(answer->model),
                  audit->tickets, plural((int64_t)audit->tickets), audit->answers,
                  plural((int64_t)audit->answers));
    if (audit->failed > 0)
        buffer_format(&out, ", of which %zu did not come", audit->failed);
    if (audit->kept > 0)
        buffer_format(&out, "; %zu ticket%s may not leave", audit->kept,
                      plural((int64_t)audit->kept));
    is_printed = print_line(&out, err);
    buffer_release(&out);
    return is_printed;
}

static const char *fact_of(const struct answer_audit *answer, const char *name)
{
    for (size_t i = 0; i < answer->fact_count; i++) {
        if (string_equals(answer->facts[i].name, name) && answer->facts[i].text != NULL)
            return answer->facts[i].text;
    }
    return "-";
}

static int64_t count_of(const struct answer_audit *answer, const char *name)
{
    for (size_t i = 0; i < answer->count; i++) {
        if (string_equals(answer->counts[i].name, name))
            return answer->counts[i].value;
    }
    return 0;
}

/* What was picked, beside what could be. */
static bool print_spread(const struct answer_audit *answer, struct error *err)
{
    return print_format(err, "picks     %s on average, of %lld brands",
                        fact_of(answer, "picked_price"),
                        (long long)count_of(answer, "picked_brands")) &&
           print_format(err, "catalogue %s on average, of %lld brands, %lld products",
                        fact_of(answer, "catalogue_price"),
                        (long long)count_of(answer, "catalogue_brands"),
                        (long long)count_of(answer, "catalogue_products"));
}

bool audit_print(const struct answer_audit *answer, const struct audit *audit,
                 struct error *err)
{
    return print_head(answer, audit, err) && print_swaps(answer, err) &&
           print_spread(answer, err) &&
           report_print_problems(&audit->report, answer->is_ok, err);
}
