/*
 * Every statement that is run more than once: one row each, its name and its SQL. None that
 * puts products needs a savepoint (no RETURNING, no upsert, no INSERT from SELECT into
 * FTS5): at each savepoint FTS5 would write out what it has gathered, which doubles the
 * time of an import.
 */
#ifndef CATALOGUE_STATEMENTS_H
#define CATALOGUE_STATEMENTS_H

#define PRODUCT_COLUMNS                                                                    \
    "key, id, title, brand, category, attributes, description, price, currency, stock, "   \
    "url, "                                                                                \
    "lang, grouping, is_sensitive"
#define TRAITS_COLUMNS                                                                     \
    "p.key, p.id, p.title, p.brand, p.category, p.grouping, p.marks, p.stock, "            \
    "p.is_sensitive, s.key, s.customers, s.recent, p.price, p.currency"
#define ARTICLE_COLUMNS "id, title, text, lang, is_internal, url, updated_at"
#define MACRO_COLUMNS   "key, id, title, text, lang, examples, tags"

// clang-format off
#define STATEMENTS(X) \
    X(BEGIN, "BEGIN IMMEDIATE") \
    X(VERSION, "PRAGMA data_version") \
    X(READ_BEGIN, "BEGIN") \
    X(COMMIT, "COMMIT") \
    X(COUNT_PRODUCTS, "SELECT count(*) FROM products") \
    X(COUNT_ARTICLES, "SELECT count(*) FROM articles") \
    X(COUNT_MACROS, "SELECT count(*) FROM macros") \
    X(COUNT_PROMOTIONS, "SELECT count(*) FROM promotions") \
    X(RAW_PRODUCTS, "SELECT raw FROM products ORDER BY key") \
    X(RAW_ARTICLES, "SELECT raw FROM articles ORDER BY key") \
    X(RAW_MACROS, "SELECT raw FROM macros ORDER BY key") \
    X(RAW_PROMOTIONS, "SELECT raw FROM promotions ORDER BY key") \
    \
    X(PRODUCT_KNOWN, "SELECT key, raw = ?2 FROM products WHERE id = ?1") \
    X(PRODUCT_UNINDEX, "INSERT INTO products_text(products_text, rowid, title, brand, words, " \
        "description) SELECT 'delete', key, title, brand, words, description " \
        "FROM products WHERE key = ?1") \
    X(PRODUCT_INDEX, "INSERT INTO products_text(rowid, title, brand, words, description) " \
        "VALUES(?1, ?2, ?3, ?4, ?5)") \
    X(PRODUCT_DELETE, "DELETE FROM products WHERE key = ?1") \
    X(PRODUCT_PUT, "INSERT INTO products(key, id, title, brand, category, attributes, " \
        "description, price, currency, stock, url, lang, grouping, is_sensitive, words, " \
        "title_key, marks, raw) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, " \
        "?13, ?14, ?15, ?16, ?17, ?18)") \
    X(PRODUCT_BY_ID, "SELECT " PRODUCT_COLUMNS " FROM products WHERE id = ?1") \
    X(PRODUCT_BY_KEY, "SELECT " PRODUCT_COLUMNS " FROM products WHERE key = ?1") \
    X(PRODUCTS_OF_GROUP, "SELECT " PRODUCT_COLUMNS \
        " FROM products WHERE grouping = ?1 ORDER BY id LIMIT ?2") \
    X(PRODUCTS_OF_TITLE, "SELECT " PRODUCT_COLUMNS \
        " FROM products WHERE title_key = ?1 ORDER BY key LIMIT ?2") \
    X(PRODUCT_AT, "SELECT " PRODUCT_COLUMNS " FROM products " \
        "WHERE (url >= 'https://' || ?1 || '/' AND url < 'https://' || ?1 || '0') " \
        "OR (url >= 'http://' || ?1 || '/' AND url < 'http://' || ?1 || '0') " \
        "OR url = 'https://' || ?1 OR url = 'http://' || ?1 LIMIT 1") \
    X(TITLE_FROM, "SELECT title_key FROM products WHERE title_key >= ?1 " \
        "ORDER BY title_key LIMIT 1") \
    X(WORDS_OF_NO_TITLE, "SELECT ?1 WHERE 0") /* a file is not far: each word is asked for */ \
    X(SPELLING_PUT, "INSERT OR IGNORE INTO spellings(part, word) VALUES(?1, ?2)") \
    X(SPELLINGS, "SELECT word FROM spellings WHERE part IN (?1, ?2, ?3, ?4, ?5, ?6, ?7)") \
    X(PRODUCTS_LAST, "SELECT coalesce(max(key), 0) FROM products") \
    \
    X(ARTICLE_KNOWN, "SELECT key, raw = ?2 FROM articles WHERE id = ?1") \
    X(ARTICLE_DELETE, "DELETE FROM articles WHERE key = ?1") \
    X(ARTICLE_PUT, "INSERT INTO articles(key, id, title, text, lang, is_internal, url, " \
        "updated_at, raw) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)") \
    X(ARTICLES, "SELECT " ARTICLE_COLUMNS " FROM articles ORDER BY key") \
    X(ARTICLE_BY_KEY, "SELECT " ARTICLE_COLUMNS " FROM articles WHERE key = ?1") \
    X(LINES_UNINDEX, "INSERT INTO lines_text(lines_text, rowid, title, text) " \
        "SELECT 'delete', key, title, text FROM lines WHERE key BETWEEN ?1 AND ?2") \
    X(LINES_DELETE, "DELETE FROM lines WHERE key BETWEEN ?1 AND ?2") \
    X(LINE_PUT, "INSERT INTO lines(key, title, text) VALUES(?1, ?2, ?3)") \
    X(LINE_INDEX, "INSERT INTO lines_text(rowid, title, text) VALUES(?1, ?2, ?3)") \
    X(LINE_TEXT, "SELECT text FROM lines WHERE key = ?1") \
    X(LINES_COUNT, "SELECT count(*) FROM lines") \
    \
    X(MACRO_KNOWN, "SELECT key, raw = ?2 FROM macros WHERE id = ?1") \
    X(MACRO_DELETE, "DELETE FROM macros WHERE key = ?1") \
    X(MACRO_PUT, "INSERT INTO macros(key, id, title, text, lang, examples, tags, " \
        "example_count, raw) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)") \
    X(MACROS, "SELECT " MACRO_COLUMNS " FROM macros ORDER BY key") \
    X(MACRO_BY_KEY, "SELECT " MACRO_COLUMNS " FROM macros WHERE key = ?1") \
    X(MACRO_SIZES, "SELECT key, lang, example_count FROM macros ORDER BY key") \
    X(ASKS_WORD, "SELECT 1 FROM temp.asks_words WHERE term = ?1") \
    X(ASKS_WORDS, "SELECT term, cnt FROM temp.asks_words") \
    X(LINES_WORD, "SELECT 1 FROM temp.lines_words WHERE term = ?1") \
    X(LINES_WORDS, "SELECT term, cnt FROM temp.lines_words") \
    X(ASKS_UNINDEX, "INSERT INTO asks_text(asks_text, rowid, text) " \
        "SELECT 'delete', key, text FROM asks WHERE key BETWEEN ?1 AND ?2") \
    X(ASKS_DELETE, "DELETE FROM asks WHERE key BETWEEN ?1 AND ?2") \
    X(ASK_PUT, "INSERT INTO asks(key, text) VALUES(?1, ?2)") \
    X(ASK_INDEX, "INSERT INTO asks_text(rowid, text) VALUES(?1, ?2)") \
    \
    X(PROMOTION_KNOWN, "SELECT key, raw = ?2 FROM promotions WHERE id = ?1") \
    X(PROMOTION_DELETE, "DELETE FROM promotions WHERE key = ?1") \
    X(PROMOTION_PUT, "INSERT INTO promotions(key, id, title, percent, amount, " \
        "amount_currency, min_total, min_currency, from_day, until_day, audience, customer, " \
        "raw) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)") \
    X(PROMOTIONS, "SELECT id, title, percent, amount, amount_currency, min_total, min_currency, " \
        "from_day, until_day, audience, customer FROM promotions ORDER BY key") \
    \
    X(PRODUCTS_COUNT_WORD, "SELECT count(*), max(rowid) FROM (SELECT rowid FROM products_text " \
        "WHERE products_text MATCH ?1 LIMIT ?2)") \
    X(FIT_PRODUCTS, "SELECT rowid, fit(products_text, ?2) FROM products_text " \
        "WHERE products_text MATCH ?1 AND rowid BETWEEN ?4 AND ?5 LIMIT ?3") \
    X(KEYS_OF_TITLE, "SELECT key FROM products WHERE title_key = ?1 ORDER BY key LIMIT ?2") \
    X(FIT_LINES, "SELECT rowid, fit(lines_text, ?2) FROM lines_text " \
        "WHERE lines_text MATCH ?1 LIMIT ?3") \
    X(FIT_ASKS, "SELECT rowid, fit(asks_text, ?2) FROM asks_text " \
        "WHERE asks_text MATCH ?1 LIMIT ?3") \
    \
    X(SOLD_PUT, "INSERT INTO sold(key, id, customers, recent) VALUES(?1, ?2, ?3, ?4)") \
    X(TOGETHER_PUT, "INSERT INTO together(product, other, customers, cosine) " \
        "VALUES(?1, ?2, ?3, ?4)") \
    X(NEWEST_PUT, "INSERT INTO newest(key, day, customers, recent) VALUES(1, ?1, ?2, ?3)") \
    X(NEWEST, "SELECT day, customers, recent, (SELECT recent FROM sold WHERE key = 1) " \
        "FROM newest") \
    X(SOLD_KEY, "SELECT key FROM sold WHERE id = ?1") \
    X(SOLD_LOWER, "UPDATE sold SET customers = customers - 1, recent = max(recent - ?2, 0) " \
        "WHERE key = ?1") \
    X(SOLD_SWEEP, "DELETE FROM sold WHERE key = ?1 AND customers < 1") \
    X(TOGETHER_LOWER, "UPDATE together SET customers = customers - 1, cosine = cosine * " \
        "(customers - 1) / customers WHERE product = ?1 AND other IN " \
        "(SELECT value FROM json_each(?2))") \
    X(TOGETHER_SWEEP, "DELETE FROM together WHERE product = ?1 AND customers < ?2") \
    X(SOLD_EMPTY, "DELETE FROM sold") \
    X(TOGETHER_EMPTY, "DELETE FROM together") \
    X(NEWEST_EMPTY, "DELETE FROM newest") \
    X(LOWERED_TABLE, "CREATE TABLE IF NOT EXISTS lowered(mark BLOB PRIMARY KEY) WITHOUT ROWID") \
    X(LOWERED_EMPTY, "DELETE FROM lowered") \
    X(NEWEST_DAY, "SELECT day FROM newest") \
    X(NEWEST_LOWER, "UPDATE newest SET customers = max(customers - ?1, 1), " \
        "recent = max(recent - ?2, 1)") \
    X(EPOCH, "SELECT epoch FROM picks_epoch WHERE key = 1") \
    X(EPOCH_NEW, "INSERT OR REPLACE INTO picks_epoch(key, epoch) " \
        "VALUES(1, randomblob(16))") \
    X(COUNTED, "SELECT count(*) FROM newest") \
    X(FRESH, "SELECT key FROM picks_fresh") \
    X(FRESH_COUNT, "SELECT count(*) FROM picks_fresh") \
    X(FRESH_PUT, "INSERT OR IGNORE INTO picks_fresh(key) VALUES(?1)") \
    X(FRESH_CLEAR, "DELETE FROM picks_fresh") \
    X(TRAITS_ALL, "SELECT key, id, title, brand, category, grouping, marks, stock, " \
        "is_sensitive, price, currency FROM products ORDER BY key") \
    X(SOLD_ALL, "SELECT key, id, customers, recent FROM sold ORDER BY key") \
    X(TOGETHER_ALL, "SELECT product, other, customers, cosine FROM together " \
        "ORDER BY product, other") \
    X(OWN_SOLD, "SELECT key, id, customers FROM sold") /* of this home's orders */ \
    X(OWN_TOGETHER, "SELECT product, other, customers FROM together") \
    X(SOLD_LAST, "SELECT coalesce(max(key), 0) FROM sold") \
    X(SOLD_RAISE, "UPDATE sold SET customers = customers + 1, recent = recent + ?2 " \
        "WHERE key = ?1") \
    X(TOGETHER_RAISE, "UPDATE together SET customers = customers + 1, cosine = " \
        "min(cosine * (customers + 1) / customers, 1) WHERE product = ?1 AND other IN " \
        "(SELECT value FROM json_each(?2))") \
    X(NEWEST_COUNT, "SELECT customers FROM newest") \
    X(NEWEST_RAISE, "UPDATE newest SET customers = customers + ?1, recent = recent + ?2") \
    X(RAISED, "SELECT key FROM picks_raised") \
    X(RAISED_COUNT, "SELECT count(*) FROM picks_raised") \
    X(RAISED_PUT, "INSERT OR IGNORE INTO picks_raised(key) VALUES(?1)") \
    X(RAISED_MARK, "SELECT count(*) FROM picks_raised WHERE key = 0") \
    X(RAISED_UNMARK, "DELETE FROM picks_raised WHERE key = 0") \
    X(RAISED_CLEAR, "DELETE FROM picks_raised WHERE key <> 0") \
    X(FRESH_PUT_SOLD, "INSERT OR IGNORE INTO picks_fresh(key) SELECT p.key FROM sold s " \
        "JOIN products p ON p.id = s.id WHERE s.key = ?1") \
    X(LOWERED, "SELECT count(*) FROM lowered WHERE mark = ?1") \
    X(LOWERED_PUT, "INSERT INTO lowered(mark) VALUES(?1)") \
    X(LOWERED_DROP, "DELETE FROM lowered WHERE mark = ?1") \
    X(SOLD_FIRST, "SELECT key FROM sold WHERE recent > 0 ORDER BY key LIMIT ?1") \
    X(TOGETHER, "SELECT other, customers, cosine FROM together WHERE product = ?1") \
    X(TRAITS_BY_SOLD, "SELECT " TRAITS_COLUMNS " FROM sold s JOIN products p ON p.id = s.id " \
        "WHERE s.key = ?1") \
    X(TRAITS_BY_ID, "SELECT " TRAITS_COLUMNS " FROM products p LEFT JOIN sold s ON s.id = p.id " \
        "WHERE p.id = ?1") \
    X(TRAITS_BY_KEY, "SELECT " TRAITS_COLUMNS " FROM products p LEFT JOIN sold s ON s.id = p.id " \
        "WHERE p.key = ?1") \
    X(KEYS_OF_BRAND, "SELECT key FROM products WHERE brand = ?1 COLLATE NOCASE LIMIT ?2") \
    X(KEYS_OF_CATEGORY, "SELECT key FROM products WHERE category = ?1 LIMIT ?2")
// clang-format on

#define STATEMENT_ID(name, sql) STATEMENT_##name,
enum statement_id { STATEMENTS(STATEMENT_ID) STATEMENT_COUNT };

#endif
