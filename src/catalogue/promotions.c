#include "catalogue/catalogue.h"

#include "database.h"

static void bind_money(struct statement *statement, int at, const struct money *money)
{
    if (money->is_known) {
        statement_bind_number(statement, at, money->parts);
        statement_bind(statement, at + 1, money->currency);
    }
}

static void bind_day(struct statement *statement, int at, struct day day)
{
    if (day_is_set(day)) {
        statement_bind_number(statement, at, day_number(day));
    }
}

static struct day read_day(struct statement *statement, int column)
{
    if (statement_is_null(statement, column)) {
        return (struct day){0};
    }
    return day_from_number(statement_int(statement, column));
}

static bool write_promotion(struct catalogue *catalogue, int64_t key, const void *record,
                            struct text raw, struct error *err)
{
    const struct promotion *promotion = record;
    struct statement *statement = NULL;
    if (key != 0 && !statement_run_key(catalogue, STATEMENT_PROMOTION_DELETE, key, err)) {
        return false;
    }
    if (!statement_get(catalogue, STATEMENT_PROMOTION_PUT, &statement, err)) {
        return false;
    }
    statement_bind_key(statement, key);
    statement_bind(statement, 2, promotion->id);
    statement_bind(statement, 3, promotion->title);
    statement_bind_number(statement, 4, promotion->percent_parts);
    bind_money(statement, 5, &promotion->amount);
    bind_money(statement, 7, &promotion->min_total);
    bind_day(statement, 9, promotion->from);
    bind_day(statement, 10, promotion->until);
    statement_bind_number(statement, 11, (int)promotion->audience);
    statement_bind(statement, 12, promotion->customer);
    statement_bind_bytes(statement, 13, raw);
    return statement_run(catalogue, statement, err);
}

bool catalogue_put_promotion(struct catalogue *catalogue, const struct promotion *promotion,
                             struct text raw, struct error *err)
{
    return put_record(catalogue, STATEMENT_PROMOTION_KNOWN, promotion->id, raw,
                      write_promotion, promotion, err);
}

static void read_promotion(struct statement *statement, struct arena *arena, void *row)
{
    struct promotion *promotion = row;
    *promotion = (struct promotion){0};
    promotion->id = statement_copy(statement, 0, arena);
    promotion->title = statement_copy(statement, 1, arena);
    promotion->percent_parts = statement_int(statement, 2);
    promotion->amount = statement_money(statement, 3);
    promotion->min_total = statement_money(statement, 5);
    promotion->from = read_day(statement, 7);
    promotion->until = read_day(statement, 8);
    promotion->audience = (enum audience)statement_int(statement, 9);
    promotion->customer = statement_copy(statement, 10, arena);
}

bool catalogue_promotions(struct catalogue *catalogue, struct arena *arena,
                          struct promotion **promotions, size_t *count, struct error *err)
{
    struct statement *statement = NULL;
    void *rows = NULL;
    if (!statement_get(catalogue, STATEMENT_PROMOTIONS, &statement, err) ||
        !statement_list(catalogue, statement, read_promotion, sizeof(**promotions), arena,
                        &rows, count, err)) {
        return false;
    }
    *promotions = rows;
    return true;
}
