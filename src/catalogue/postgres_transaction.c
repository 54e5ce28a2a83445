/* Transactions: those that read have one view, those that write are one at a time. */
#include "postgres_parts.h"

bool postgres_begin(struct catalogue *catalogue, bool writes, struct error *err)
{
    struct postgres *line = catalogue->postgres;
    const char *sql = writes ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    line->failed = (struct error){0};
    if (!line_ready(catalogue, err) || !line_run(catalogue, sql, false, err)) {
        return false;
    }
    line->is_within = true;
    line->writes = writes;
    memset(line->last_keys, 0, sizeof(line->last_keys));
    line->has_new_asks = line->has_new_lines = false;
    if (!writes || (line_run(catalogue, "SET LOCAL statement_timeout = 0", false, err) &&
                    line_run(catalogue, "SELECT " POSTGRES_LOCK, true, err))) {
        return true;
    }
    postgres_rollback(catalogue);
    return false;
}

void postgres_rollback(struct catalogue *catalogue)
{
    struct postgres *line = catalogue->postgres;
    bool was_within = line->is_within;
    line->is_within = false;
    line->failed = (struct error){0};
    if (was_within && line->connection != NULL) {
        (void)!line_run(catalogue, "ROLLBACK", false, NULL);
    }
}

static bool commit_write(struct catalogue *catalogue, struct error *err)
{
    struct postgres *line = catalogue->postgres;
    PGresult *result = NULL;
    bool is_good =
        line_ready(catalogue, err) && postgres_count_words(catalogue, err) &&
        line_run(catalogue, "UPDATE state SET version = version + 1", false, err) &&
        line_run(catalogue, "NOTIFY " POSTGRES_CHANNEL, true, err);
    line->is_committing = is_good;
    is_good = is_good && line_run(catalogue, "COMMIT", false, err) &&
              line_await(catalogue, line->sent, &result, err);
    line->is_committing = false;
    /* Of a transaction that had failed it says ROLLBACK. */
    is_good = is_good && string_equals(PQcmdStatus(result), "COMMIT");
    PQclear(result);
    if (!is_good && line->failed.code == ERROR_NONE && err != NULL &&
        err->code == ERROR_NONE) {
        error_set(err, ERROR_FAILED, "%s: the server took the transaction back",
                  catalogue->path);
    }
    if (is_good) {
        line->is_within = false;
    }
    return is_good;
}

bool postgres_commit(struct catalogue *catalogue, struct error *err)
{
    struct postgres *line = catalogue->postgres;
    if (!line->is_within) {
        return true; /* a view whose connection was lost */
    }
    if (line->writes) {
        return commit_write(catalogue, err);
    }
    line->is_within = false;
    return line->connection == NULL || line_run(catalogue, "COMMIT", false, err);
}
