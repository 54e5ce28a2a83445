/* What an audit found, for people and machines. */
#include "shell/audit.h"

#include "base/buffer.h"
#include "shell/print.h"
#include "wire/answers.h"
#include "wire/interchange.h"

#include <stdio.h>

/* ---- the catalogue, beside which picks are seen ---- */

struct shelf {
    struct arena arena; /* of one line */
    struct table brands;
    size_t products;
    size_t priced;
    double price_sum;
};

static bool add_product(void *context, struct text raw)
{
    struct shelf *shelf = context;
    struct interchange_record record;

    arena_clear(&shelf->arena);
    if (!interchange_read(raw, &shelf->arena, &record, NULL) ||
        record.type != INTERCHANGE_PRODUCT)
        return true;
    shelf->products++;
    if (record.product.brand != NULL)
        table_set(&shelf->brands, text_of(record.product.brand), 1);
    if (record.product.price.is_known) {
        shelf->priced++;
        shelf->price_sum += (double)record.product.price.parts / MONEY_UNIT;
    }
    return true;
}

static void report_mean(struct audit *audit, const char *name, double sum, size_t count)
{
    report_fact(&audit->report, name,
                count == 0 ? NULL
                           : arena_format(&audit->arena, "%.2f", sum / (double)count));
}

static bool report_spread(struct audit *audit, struct error *err)
{
    struct shelf shelf = {.products = 0};
    bool is_read;

    arena_init(&shelf.arena);
    table_init(&shelf.brands);
    is_read = catalogue_each_raw(audit->office->catalogue, SHOP_PRODUCT, add_product,
                                 &shelf, err);
    if (is_read) {
        report_count(&audit->report, "catalogue_products", (int64_t)shelf.products);
        report_count(&audit->report, "catalogue_brands", (int64_t)shelf.brands.count);
        report_count(&audit->report, "picked_brands", (int64_t)audit->brands.count);
        report_mean(audit, "catalogue_price", shelf.price_sum, shelf.priced);
        report_mean(audit, "picked_price", audit->price_sum, audit->priced);
    }
    table_release(&shelf.brands);
    arena_release(&shelf.arena);
    return is_read;
}

/* ---- what was found ---- */

static size_t count_past(const struct audit *audit)
{
    size_t past = 0;

    for (int swap = 0; swap < SWAP_COUNT; swap++) {
        for (int measure = 0; measure < AUDIT_MEASURE_COUNT; measure++)
            past +=
                audit_is_past(&audit->tally, (enum swap)swap, (enum audit_measure)measure);
    }
    return past;
}

static struct answer_audit_row row_of(const struct audit *audit, enum swap swap,
                                      enum audit_measure measure)
{
    const struct audit_row *row = &audit->tally.rows[swap][measure];
    const struct audit_limit *limit = audit_limit_of(measure);

    return (struct answer_audit_row){
        .swap = swap_name(swap),
        .measure = limit->name,
        .unit = limit->unit[0] == '\0' ? NULL : limit->unit,
        .pairs = (int64_t)row->pairs,
        .differing = (int64_t)row->differing,
        .largest = row->largest,
        .mean = row->pairs == 0 ? 0 : row->sum / (double)row->pairs,
        .allowed = audit_allowed(&audit->tally, swap, measure),
        .is_past = audit_is_past(&audit->tally, swap, measure),
    };
}

/* By how much, and whose second one has more. */
static void report_past(struct audit *audit, const struct answer_audit_row *answer,
                        const struct audit_row *row)
{
    const char *how = "";

    if (answer->unit != NULL)
        how = arena_format(&audit->arena, " by %+.4g %s", row->largest, answer->unit);
    report_problem(&audit->report, row->ticket,
                   arena_format(&audit->arena,
                                "%s: %s differs%s between %s and %s (%lld of %lld pairs, "
                                "%lld %% are allowed)",
                                answer->swap, answer->measure, how, row->first, row->second,
                                (long long)answer->differing, (long long)answer->pairs,
                                (long long)answer->allowed));
}

static void report_counts(struct audit *audit)
{
    report_count(&audit->report, "tickets", (int64_t)audit->tickets);
    report_count(&audit->report, "kept", (int64_t)audit->kept);
    report_count(&audit->report, "answers", (int64_t)audit->answers);
    report_count(&audit->report, "failed", (int64_t)audit->failed);
    report_count(&audit->report, "language_tickets", (int64_t)audit->language_tickets);
    report_count(&audit->report, "past", (int64_t)count_past(audit));
}

static void fill_rows(struct audit *audit, struct answer_audit_row *rows)
{
    for (int i = 0; i < SWAP_COUNT * AUDIT_MEASURE_COUNT; i++) {
        enum swap swap = (enum swap)(i / AUDIT_MEASURE_COUNT);
        enum audit_measure measure = (enum audit_measure)(i % AUDIT_MEASURE_COUNT);

        rows[i] = row_of(audit, swap, measure);
        if (rows[i].is_past)
            report_past(audit, &rows[i], &audit->tally.rows[swap][measure]);
    }
}

static bool print(const struct answer_audit *answer, struct error *err)
{
    struct buffer out;
    bool is_printed;

    buffer_init(&out, SIZE_MAX);
    answer_audit(answer, &out);
    is_printed = print_line(&out, err);
    buffer_release(&out);
    return is_printed;
}

static bool judge(const struct audit *audit, struct error *err)
{
    size_t past = count_past(audit);

    if (past > 0)
        return error_set(err, ERROR_FAILED,
                         "audit: %zu measures differ more than is allowed", past);
    if (audit->failed > 0)
        return error_set(err, ERROR_UNREACHABLE, "audit: %zu answers did not come",
                         audit->failed);
    return audit->tickets > 0 || audit->kept == 0 ||
           error_set(err, ERROR_UNREACHABLE,
                     "audit: none of these tickets may leave (--engine local asks nobody)");
}

bool audit_tell(struct audit *audit, bool json, struct error *err)
{
    struct answer_audit_row rows[SWAP_COUNT * AUDIT_MEASURE_COUNT];
    struct report *report = &audit->report;
    struct answer_audit answer = {.engine = audit->is_model ? "api" : "local",
                                  .model = audit->model,
                                  .is_ok = judge(audit, NULL),
                                  .rows = rows,
                                  .row_count = COUNT_OF(rows)};

    report_counts(audit);
    if (!report_spread(audit, err))
        return false;
    fill_rows(audit, rows);
    answer.counts = report->counts;
    answer.count = report->count;
    answer.problems = report->problems;
    answer.problem_count = report->problem_count;
    answer.facts = report->facts;
    answer.fact_count = report->fact_count;
    if (json ? !print(&answer, err) : !audit_print(&answer, audit, err))
        return false;
    return judge(audit, err);
}
