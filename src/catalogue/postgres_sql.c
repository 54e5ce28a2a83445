/* The statements in PostgreSQL's words, where they are not SQLite's. */
#include "postgres_parts.h"

#define SQLITE_SQL(name, sql) [STATEMENT_##name] = sql,
static const char *const sqlite_sql[STATEMENT_COUNT] = {STATEMENTS(SQLITE_SQL)};

/*
 * Long columns have an index over their beginnings: a page of it holds no whole title of
 * ten thousand bytes.
 */
#define START(column, value)                                                               \
    "left(" column ", 200) = left(" value ", 200) AND " column " = " value
#define AT_HOST(scheme)                                                                    \
    "(left(url, 300) >= '" scheme "' || $1::text || '/' "                                  \
    "AND left(url, 300) < '" scheme "' || $1::text || '0') "                               \
    "OR left(url, 300) = '" scheme "' || $1::text"
#define OWN "home = current_setting('deskhand.home')"
/* The terms found in a row, with the weight of each place where one stands. */
#define FIT_COLUMNS                                                                        \
    "SELECT t.key, t.first, t.whole, (SELECT string_agg(f.lexeme || E'\\x1f' || "          \
    "array_to_string(f.weights, '') || E'\\x1f', '') FROM unnest(t.terms) f "              \
    "WHERE f.lexeme = ANY(string_to_array($2::text, E'\\x1f'))) "
#define RAW(table)                                                                         \
    {                                                                                      \
        "SELECT raw, key FROM " table " WHERE key > $1 ORDER BY key LIMIT 500", 500, NULL  \
    }
#define LIKE_WORDS(table)                                                                  \
    {                                                                                      \
        "SELECT word, count FROM " table                                                   \
        " WHERE word % ANY(string_to_array($1::text, ' '))",                               \
            0, "SELECT word, count FROM " table " WHERE $1::text <> ''"                    \
    }
#define SAY(sql)                                                                           \
    {                                                                                      \
        sql, 0, NULL                                                                       \
    }

// clang-format off
const struct postgres_sql postgres_sql[STATEMENT_COUNT] = {
    [STATEMENT_RAW_PRODUCTS] = RAW("products"),
    [STATEMENT_RAW_ARTICLES] = RAW("articles"),
    [STATEMENT_RAW_MACROS] = RAW("macros"),
    [STATEMENT_RAW_PROMOTIONS] = RAW("promotions"),

    [STATEMENT_PRODUCT_UNINDEX] = SAY("DELETE FROM products_text WHERE key = $1"),
    [STATEMENT_PRODUCT_INDEX] = SAY("INSERT INTO products_text(key, first, whole, terms) "
        "VALUES($1, $2, $3, $4::text::tsvector)"),
    [STATEMENT_PRODUCTS_OF_GROUP] = SAY("SELECT " PRODUCT_COLUMNS " FROM products WHERE "
        START("grouping", "$1::text") " ORDER BY id LIMIT $2"),
    [STATEMENT_PRODUCTS_OF_TITLE] = SAY("SELECT " PRODUCT_COLUMNS " FROM products WHERE "
        START("title_key", "$1::text") " ORDER BY key LIMIT $2"),
    [STATEMENT_KEYS_OF_TITLE] = SAY("SELECT key FROM products WHERE "
        START("title_key", "$1::text") " ORDER BY key LIMIT $2"),
    [STATEMENT_PRODUCT_AT] = SAY("SELECT " PRODUCT_COLUMNS " FROM products WHERE "
        AT_HOST("https://") " OR " AT_HOST("http://") " LIMIT 1"),
    [STATEMENT_WORDS_OF_NO_TITLE] = SAY("SELECT w.word FROM "
        "unnest(string_to_array($1::text, ' ')) AS w(word) WHERE NOT EXISTS("
        "SELECT 1 FROM (SELECT title_key FROM products "
        "WHERE left(title_key, 200) >= left(w.word, 200) AND title_key >= w.word "
        "ORDER BY left(title_key, 200), title_key LIMIT 1) t "
        "WHERE t.title_key = w.word OR starts_with(t.title_key, w.word || ' '))"),
    [STATEMENT_TITLE_FROM] = SAY("SELECT title_key FROM products "
        "WHERE left(title_key, 200) >= left($1::text, 200) AND title_key >= $1::text "
        "ORDER BY left(title_key, 200), title_key LIMIT 1"),

    [STATEMENT_SPELLING_PUT] = SAY("INSERT INTO spellings(part, word) VALUES($1, $2) "
        "ON CONFLICT(part, word) DO NOTHING"),
    [STATEMENT_LINES_UNINDEX] = SAY("DELETE FROM lines_text WHERE key BETWEEN $1 AND $2"),
    [STATEMENT_LINE_INDEX] = SAY("INSERT INTO lines_text(key, first, whole, terms) "
        "VALUES($1, $2, $3, $4::text::tsvector)"),
    [STATEMENT_ASKS_UNINDEX] = SAY("DELETE FROM asks_text WHERE key BETWEEN $1 AND $2"),
    [STATEMENT_ASK_INDEX] = SAY("INSERT INTO asks_text(key, first, whole, terms) "
        "VALUES($1, $2, $3, $4::text::tsvector)"),
    [STATEMENT_ASKS_WORD] = SAY("SELECT 1::bigint FROM asks_words WHERE word = $1::text"),
    [STATEMENT_LINES_WORD] = SAY("SELECT 1::bigint FROM lines_words WHERE word = $1::text"),
    [STATEMENT_ASKS_WORDS] = LIKE_WORDS("asks_words"),
    [STATEMENT_LINES_WORDS] = LIKE_WORDS("lines_words"),

    [STATEMENT_PRODUCTS_COUNT_WORD] = SAY("SELECT count(*), max(key) FROM "
        "(SELECT key FROM products_text WHERE terms @@ $1::text::tsquery "
        "ORDER BY key LIMIT $2) f"),
    [STATEMENT_FIT_PRODUCTS] = SAY(FIT_COLUMNS "FROM products_text t "
        "WHERE t.terms @@ $1::text::tsquery AND t.key BETWEEN $4 AND $5 ORDER BY t.key LIMIT $3"),
    [STATEMENT_FIT_LINES] = SAY(FIT_COLUMNS "FROM lines_text t "
        "WHERE t.terms @@ $1::text::tsquery LIMIT $3"),
    [STATEMENT_FIT_ASKS] = SAY(FIT_COLUMNS "FROM asks_text t "
        "WHERE t.terms @@ $1::text::tsquery LIMIT $3"),

    [STATEMENT_SOLD_PUT] = SAY("INSERT INTO counted(rank, id, customers, recent) "
        "VALUES($1, $2, $3, $4)"),
    [STATEMENT_TOGETHER_PUT] = SAY("INSERT INTO paired(product, other, customers, cosine) "
        "VALUES($1, $2, $3, $4)"),
    [STATEMENT_NEWEST_PUT] = SAY("INSERT INTO days(day, customers, recent) "
        "VALUES($1, $2, $3)"),
    [STATEMENT_SOLD_EMPTY] = SAY("DELETE FROM counted WHERE " OWN),
    [STATEMENT_TOGETHER_EMPTY] = SAY("DELETE FROM paired WHERE " OWN),
    [STATEMENT_NEWEST_EMPTY] = SAY("DELETE FROM days WHERE " OWN),
    [STATEMENT_LOWERED_TABLE] = SAY("SELECT 1::bigint"),
    [STATEMENT_LOWERED_EMPTY] = SAY("DELETE FROM lowered WHERE " OWN),
    [STATEMENT_OWN_SOLD] = {"SELECT rank, id, customers, rank FROM counted WHERE " OWN
        " AND rank > $1 ORDER BY rank LIMIT 5000", 5000, NULL},
    [STATEMENT_OWN_TOGETHER] = {"SELECT product, other, customers, "
        "product << 32 | other FROM paired WHERE " OWN " AND (product, other) > "
        "($1::bigint >> 32, $1::bigint & 4294967295) ORDER BY product, other LIMIT 5000",
        5000, NULL},
    [STATEMENT_SOLD_KEY] = SAY("SELECT rank FROM counted WHERE " OWN " AND id = $1"),
    [STATEMENT_SOLD_LOWER] = SAY("UPDATE counted SET customers = customers - 1, "
        "recent = greatest(recent - $2, 0), is_changed = true WHERE " OWN " AND rank = $1"),
    [STATEMENT_SOLD_SWEEP] = SAY("SELECT $1::bigint"), /* once all homes' are looked at */
    [STATEMENT_TOGETHER_LOWER] = SAY("UPDATE paired SET customers = customers - 1, "
        "cosine = cosine * (customers - 1) / customers WHERE " OWN " AND product = $1 "
        "AND other = ANY(string_to_array(btrim($2::text, '[]'), ',')::bigint[])"),
    [STATEMENT_TOGETHER_SWEEP] = SAY("DELETE FROM paired WHERE " OWN " AND product = $1 "
        "AND customers < $2"),
    [STATEMENT_NEWEST_DAY] = SAY("SELECT day FROM days WHERE " OWN),
    [STATEMENT_NEWEST_LOWER] = SAY("UPDATE days SET customers = greatest(customers - $1, 1), "
        "recent = greatest(recent - $2, 1) WHERE " OWN),
    [STATEMENT_EPOCH_NEW] = SAY("INSERT INTO picks_epoch(key, epoch) VALUES(1, "
        "decode(md5(random()::text || clock_timestamp()::text), 'hex')) "
        "ON CONFLICT(key) DO UPDATE SET epoch = excluded.epoch"),
    [STATEMENT_FRESH_PUT] = SAY("INSERT INTO picks_fresh(key) VALUES($1) "
        "ON CONFLICT(key) DO NOTHING"),
    [STATEMENT_TOGETHER_RAISE] = SAY("UPDATE together SET customers = customers + 1, cosine = "
        "least(cosine * (customers + 1) / customers, 1) WHERE product = $1 AND other = "
        "ANY(string_to_array(btrim($2::text, '[]'), ',')::bigint[])"),
    [STATEMENT_RAISED_PUT] = SAY("INSERT INTO picks_raised(key) VALUES($1) "
        "ON CONFLICT(key) DO NOTHING"),
    [STATEMENT_FRESH_PUT_SOLD] = SAY("INSERT INTO picks_fresh(key) SELECT p.key FROM sold s "
        "JOIN products p ON p.id = s.id WHERE s.key = $1 ON CONFLICT(key) DO NOTHING"),
    [STATEMENT_TRAITS_ALL] = {"SELECT key, id, title, brand, category, grouping, marks, stock, "
        "is_sensitive, price, currency, key FROM products WHERE key > $1 ORDER BY key "
        "LIMIT 2000", 2000, NULL},
    [STATEMENT_SOLD_ALL] = {"SELECT key, id, customers, recent, key FROM sold "
        "WHERE key > $1 ORDER BY key LIMIT 5000", 5000, NULL},
    /* Both keys in one, since a product has many. */
    [STATEMENT_TOGETHER_ALL] = {"SELECT product, other, customers, cosine, "
        "product << 32 | other FROM together WHERE (product, other) > "
        "($1::bigint >> 32, $1::bigint & 4294967295) ORDER BY product, other LIMIT 5000",
        5000, NULL},
    [STATEMENT_KEYS_OF_BRAND] = SAY("SELECT key FROM products "
        "WHERE left(lower(brand), 200) = left(lower($1::text COLLATE \"C\"), 200) "
        "AND lower(brand) = lower($1::text COLLATE \"C\") ORDER BY key LIMIT $2"),
    [STATEMENT_KEYS_OF_CATEGORY] = SAY("SELECT key FROM products WHERE "
        START("category", "$1::text") " ORDER BY key LIMIT $2"),
};
// clang-format on

void postgres_sql_of(enum statement_id which, bool has_trigrams, struct buffer *out)
{
    const struct postgres_sql *own = &postgres_sql[which];
    if (own->text != NULL) {
        bool is_simple = !has_trigrams && own->simple != NULL;
        buffer_add_text(out, is_simple ? own->simple : own->text);
        return;
    }
    for (const char *at = sqlite_sql[which]; *at != '\0'; at++) {
        buffer_add_char(out, *at == '?' ? '$' : *at);
    }
}
