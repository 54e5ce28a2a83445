/* What the server makes of what was written: words for slips, and one count of every
 * home's. */
#include "postgres_parts.h"

/* How often each word stands in a table, for slips. */
bool postgres_count_words(struct catalogue *catalogue, struct error *err)
{
    static const char *const asks[] = {"DELETE FROM asks_words",
                                       "INSERT INTO asks_words SELECT word, nentry FROM "
                                       "ts_stat('SELECT terms FROM deskhand.asks_text')"};
    static const char *const lines[] = {"DELETE FROM lines_words",
                                        "INSERT INTO lines_words SELECT word, nentry FROM "
                                        "ts_stat('SELECT terms FROM deskhand.lines_text')"};
    const struct postgres *line = catalogue->postgres;
    bool is_good = true;
    for (size_t i = 0; is_good && line->has_new_asks && i < COUNT_OF(asks); i++) {
        is_good = line_run(catalogue, asks[i], false, err);
    }
    for (size_t i = 0; is_good && line->has_new_lines && i < COUNT_OF(lines); i++) {
        is_good = line_run(catalogue, lines[i], false, err);
    }
    return is_good;
}

#define NEWEST_OF_ALL                                                                      \
    "INSERT INTO newest SELECT 1, (SELECT max(day) FROM days), sum(customers)::bigint, "   \
    "sum(recent)::bigint FROM sold HAVING count(*) > 0"
/* Of each home's counts the largest: where two have the same orders, none counts twice. */
#define PAIRS_OF_ALL                                                                       \
    "INSERT INTO together SELECT a.key, b.key, max(p.customers), max(p.cosine) "           \
    "FROM paired p JOIN counted ca ON ca.home = p.home AND ca.rank = p.product "           \
    "JOIN counted cb ON cb.home = p.home AND cb.rank = p.other "                           \
    "JOIN sold a ON a.id = ca.id JOIN sold b ON b.id = cb.id "
/* First purchases "of late" of a home whose orders ended long before are none. */
#define COUNTS_OF_ALL                                                                      \
    "SELECT c.id, max(c.customers) AS customers, max(CASE WHEN d.day > (SELECT max(day) "  \
    "FROM days) - 28 THEN c.recent ELSE 0 END) AS recent "                                 \
    "FROM counted c JOIN days d ON d.home = c.home "

bool postgres_merge(struct catalogue *catalogue, bool is_all, struct error *err)
{
    static const char *const all[] = {
        "DELETE FROM sold",
        "DELETE FROM together",
        "DELETE FROM newest",
        "INSERT INTO sold SELECT row_number() OVER (ORDER BY recent DESC, customers DESC, "
        "id), id, customers, recent FROM (" COUNTS_OF_ALL "GROUP BY c.id) m",
        PAIRS_OF_ALL "GROUP BY 1, 2",
        NEWEST_OF_ALL,
        NULL};
    static const char *const lowered[] = {
        "UPDATE sold s SET customers = m.customers, recent = m.recent FROM (" COUNTS_OF_ALL
        "WHERE c.id IN (SELECT id FROM counted WHERE is_changed) GROUP BY c.id) m "
        "WHERE s.id = m.id",
        "DELETE FROM together WHERE product IN (SELECT s.key FROM sold s "
        "JOIN counted c ON c.id = s.id WHERE c.is_changed)",
        PAIRS_OF_ALL "WHERE ca.id IN (SELECT id FROM counted WHERE is_changed) "
                     "GROUP BY 1, 2",
        "DELETE FROM sold WHERE customers < 1",
        "DELETE FROM counted WHERE is_changed AND customers < 1",
        "UPDATE counted SET is_changed = false WHERE is_changed",
        "DELETE FROM newest",
        NEWEST_OF_ALL,
        NULL};
    catalogue->postgres->changes++;
    for (const char *const *sql = is_all ? all : lowered; *sql != NULL; sql++) {
        if (!line_ready(catalogue, err) || !line_run(catalogue, *sql, false, err)) {
            return false;
        }
    }
    return true;
}
