#include "knowledge.h"

const struct parts article_parts = {STATEMENT_LINES_UNINDEX, STATEMENT_LINES_DELETE,
                                    STATEMENT_LINES_INDEX};
const struct parts macro_parts = {STATEMENT_ASKS_UNINDEX, STATEMENT_ASKS_DELETE,
                                  STATEMENT_ASKS_INDEX};

static bool run_over(struct catalogue *catalogue, enum statement which, int64_t key,
                     struct error *err)
{
    sqlite3_stmt *statement = NULL;
    if (!statement_get(catalogue, which, &statement, err)) {
        return false;
    }
    sqlite3_bind_int64(statement, 1, key << KEY_SHIFT);
    sqlite3_bind_int64(statement, 2, (key << KEY_SHIFT) + PARTS_MAX);
    return statement_run(catalogue, statement, err);
}

bool parts_remove(struct catalogue *catalogue, const struct parts *parts, int64_t key,
                  struct error *err)
{
    return run_over(catalogue, parts->unindex, key, err) &&
           run_over(catalogue, parts->delete, key, err);
}

bool parts_index(struct catalogue *catalogue, const struct parts *parts, int64_t key,
                 struct error *err)
{
    return run_over(catalogue, parts->index, key, err);
}
