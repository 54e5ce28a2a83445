#include "knowledge.h"
#include "question.h"
#include "slips.h"

#include <math.h>
#include <stdlib.h>

#define TITLE_SHARE 0.6 /* of its weight that a word of the title counts for a line */
#define LENGTH_LOSS 0.1 /* of the score that a line of many terms loses */
#define LONG_LINE   60  /* terms */

/* The likeness of one line, 0 to 1: what it and its title cover of the question. */
static double score_line(const struct question *question, const struct matches *matches,
                         const struct match *row)
{
    double line = question_covered(question, matches, row->body_mask);
    double both = question_covered(question, matches, row->mask);
    double length = fmin((double)row->length / LONG_LINE, 1);
    return (line + TITLE_SHARE * (both - line)) * (1 - LENGTH_LOSS * length);
}

static int compare_rows(const void *a, const void *b)
{
    const struct match *left = a;
    const struct match *right = b;
    int order = (left->score < right->score) - (left->score > right->score);
    return order != 0 ? order : (left->key > right->key) - (left->key < right->key);
}

static bool read_line(struct catalogue *catalogue, int64_t key, struct arena *arena,
                      const char **line, struct error *err)
{
    struct statement *statement = NULL;
    bool has_row = false;
    if (!statement_get(catalogue, STATEMENT_LINE_TEXT, &statement, err)) {
        return false;
    }
    statement_bind_number(statement, 1, key);
    if (!statement_next(catalogue, statement, &has_row, err)) {
        return false;
    }
    *line = has_row ? statement_copy(statement, 0, arena) : "";
    statement_end(statement);
    return true;
}

static bool count_lines(struct catalogue *catalogue, int64_t *count, struct error *err)
{
    struct statement *statement = NULL;
    return statement_get(catalogue, STATEMENT_LINES_COUNT, &statement, err) &&
           statement_number(catalogue, statement, count, err);
}

static bool is_taken(const int64_t *keys, size_t count, int64_t key)
{
    for (size_t i = 0; i < count; i++) {
        if (keys[i] == key) {
            return true;
        }
    }
    return false;
}

/* The articles of the best lines, each once, with the line. */
static bool read_hits(struct catalogue *catalogue, const struct matches *matches,
                      size_t limit, struct arena *arena, struct article_hit *hits,
                      size_t *count, struct error *err)
{
    int64_t *keys = arena_get(arena, limit * sizeof(*keys));
    for (size_t i = 0; i < matches->count && *count < limit; i++) {
        const struct match *row = &matches->rows[i];
        int64_t key = row->key >> KEY_SHIFT;
        struct article_hit *hit = &hits[*count];
        if (row->score <= 0 || is_taken(keys, *count, key)) {
            continue;
        }
        if (!article_by_key(catalogue, key, arena, &hit->article, err) ||
            !read_line(catalogue, row->key, arena, &hit->paragraph, err)) {
            return false;
        }
        hit->score = row->score;
        keys[(*count)++] = key;
    }
    return true;
}

static bool find_articles(struct catalogue *catalogue, struct text question, size_t limit,
                          struct arena *arena, struct article_hit **hits, size_t *count,
                          struct error *err)
{
    struct matches matches;
    struct question asked;
    int64_t lines = 0;
    size_t len = 0;
    question_read(question, arena, &matches, &asked);
    if (!slips_mend(catalogue, STATEMENT_LINES_WORD, STATEMENT_LINES_WORDS, arena,
                    matches.terms, matches.term_count, err) ||
        !matches_every(catalogue, STATEMENT_FIT_LINES, arena, &matches, err) ||
        !count_lines(catalogue, &lines, err)) {
        return false;
    }
    question_weigh(&asked, &matches, (double)lines);
    for (size_t i = 0; i < matches.count; i++) {
        matches.rows[i].score = score_line(&asked, &matches, &matches.rows[i]);
    }
    if (matches.count > 0) {
        qsort(matches.rows, matches.count, sizeof(*matches.rows), compare_rows);
    }
    struct article_hit *rows = arena_get(arena, limit * sizeof(*rows));
    if (!read_hits(catalogue, &matches, limit, arena, rows, &len, err)) {
        return false;
    }
    *hits = rows;
    *count = len;
    return true;
}

bool catalogue_find_articles(struct catalogue *catalogue, struct text question,
                             size_t limit, struct arena *arena, struct article_hit **hits,
                             size_t *count, struct error *err)
{
    bool is_own = false;
    if (!read_begin(catalogue, &is_own, err)) {
        return false;
    }
    bool is_good = find_articles(catalogue, question, limit, arena, hits, count, err);
    read_end(catalogue, is_own);
    return is_good;
}
