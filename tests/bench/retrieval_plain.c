#include "retrieval.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define VOTERS 10

sqlite3 *plain_open(struct bench *bench, bool is_split)
{
    sqlite3 *db;
    sqlite3_stmt *put;

    if (sqlite3_open(":memory:", &db) != SQLITE_OK ||
        sqlite3_exec(
            db, "CREATE VIRTUAL TABLE e USING fts5(text, m UNINDEXED, tokenize=porter)",
            NULL, NULL, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(db, "INSERT INTO e VALUES(?1, ?2)", -1, &put, NULL) != SQLITE_OK)
        exit(1);
    for (size_t i = 0; i < bench->count; i++) {
        const struct macro *macro = &bench->macros[i];
        for (size_t at = 0; at < macro->example_count; at++) {
            if (is_split && is_asked(macro->examples[at]))
                continue;
            sqlite3_bind_text(put, 1, macro->examples[at], -1, SQLITE_STATIC);
            sqlite3_bind_int64(put, 2, (sqlite3_int64)i);
            sqlite3_step(put);
            sqlite3_reset(put);
        }
    }
    sqlite3_finalize(put);
    return db;
}

static const char *plain_expression(struct bench *bench, const char *question)
{
    const char *expression = "";

    while (*question) {
        size_t len = 0;
        while (isalnum((unsigned char)question[len]) || (question[len] & 0x80))
            len++;
        if (len)
            expression = arena_format(&bench->spare, "%s%s\"%.*s\"", expression,
                                      *expression ? " OR " : "", (int)len, question);
        question += len + !len;
    }
    return expression;
}

/* The nearest example; the ten nearest, each by its score; the first five intents. */
void ask_plain(struct bench *bench, sqlite3_stmt *nearest, const char *id,
               const char *question, struct found *found)
{
    double *votes = arena_get(&bench->spare, bench->count * sizeof(*votes));
    size_t rows = 0, offered = 0, best = 0;
    bool is_first = false, is_among = false;

    memset(votes, 0, bench->count * sizeof(*votes));
    sqlite3_bind_text(nearest, 1, plain_expression(bench, question), -1, SQLITE_TRANSIENT);
    while (sqlite3_step(nearest) == SQLITE_ROW && (rows < VOTERS || offered < OFFERED)) {
        size_t at = (size_t)sqlite3_column_int64(nearest, 0);
        bool is_right = !strcmp(bench->macros[at].id, id);
        is_first = is_first || (rows == 0 && is_right);
        if (votes[at] <= 0 && offered < OFFERED) {
            offered++;
            is_among = is_among || is_right;
        }
        votes[at] += rows++ < VOTERS ? -sqlite3_column_double(nearest, 1) : 0;
        best = votes[at] > votes[best] ? at : best;
    }
    sqlite3_reset(nearest);
    found->asked++;
    found->first += is_first;
    found->among_five += is_among;
    found->vote += rows && !strcmp(bench->macros[best].id, id);
    arena_clear(&bench->spare);
}
