/* What there is to tell of a server. */
#include "postgres_parts.h"

bool postgres_look(struct catalogue *catalogue, struct catalogue_health *health,
                   struct error *err)
{
    static const char keeps[] =
        "SELECT ((current_setting('log_statement') = 'all' "
        "OR current_setting('log_min_duration_statement') <> '-1' "
        "OR coalesce(current_setting('log_min_duration_sample', true), '-1') <> '-1') "
        "AND current_setting('log_parameter_max_length', true) IS DISTINCT FROM '0')";
    struct postgres *line = catalogue->postgres;
    PGresult *result = NULL;
    char version[POSTGRES_WORDS];
    if (!line_ready(catalogue, err) || !line_run(catalogue, keeps, false, err) ||
        !line_await(catalogue, line->sent, &result, err)) {
        return false;
    }
    health->keeps_words = PQntuples(result) > 0 && PQgetvalue(result, 0, 0)[0] != 0;
    PQclear(result);
    postgres_words(PQparameterStatus(line->connection, "server_version"), version);
    snprintf(health->server, sizeof(health->server), "%.110s, PostgreSQL %.30s",
             catalogue->path, version);
    health->has_trigrams = line->has_trigrams;
    health->is_encrypted = PQsslInUse(line->connection) != 0;
    return true;
}
