#include "knowledge.h"

const struct parts article_parts = {STATEMENT_LINES_UNINDEX, STATEMENT_LINES_DELETE,
                                    STATEMENT_LINE_INDEX};
const struct parts macro_parts = {STATEMENT_ASKS_UNINDEX, STATEMENT_ASKS_DELETE,
                                  STATEMENT_ASK_INDEX};

static bool run_over(struct catalogue *catalogue, enum statement_id which, int64_t key,
                     struct error *err)
{
    struct statement *statement = NULL;
    if (!statement_get(catalogue, which, &statement, err)) {
        return false;
    }
    statement_bind_number(statement, 1, key << KEY_SHIFT);
    statement_bind_number(statement, 2, (key << KEY_SHIFT) + PARTS_MAX);
    return statement_run(catalogue, statement, err);
}

bool parts_remove(struct catalogue *catalogue, const struct parts *parts, int64_t key,
                  struct error *err)
{
    return run_over(catalogue, parts->unindex, key, err) &&
           run_over(catalogue, parts->delete, key, err);
}

bool part_index(struct catalogue *catalogue, const struct parts *parts, int64_t key,
                const struct text *texts, size_t count, struct error *err)
{
    struct statement *statement = NULL;
    if (!statement_get(catalogue, parts->index, &statement, err)) {
        return false;
    }
    statement_bind_number(statement, 1, key);
    statement_bind_searched(statement, 2, texts, count);
    return statement_run(catalogue, statement, err);
}
