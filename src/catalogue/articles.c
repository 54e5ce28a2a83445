#include "base/text.h"
#include "knowledge.h"

static void bind_article(struct statement *statement, const struct article *article,
                         struct text raw)
{
    statement_bind(statement, 2, article->id);
    statement_bind(statement, 3, article->title);
    statement_bind(statement, 4, article->text);
    statement_bind(statement, 5, article->lang);
    statement_bind_number(statement, 6, article->is_internal);
    statement_bind(statement, 7, article->url);
    if (article->updated_at != MOMENT_NONE) {
        statement_bind_number(statement, 8, article->updated_at);
    }
    statement_bind_bytes(statement, 9, raw);
}

static bool put_line(struct catalogue *catalogue, int64_t key, const char *title,
                     struct text line, struct error *err)
{
    struct statement *statement = NULL;
    if (!statement_get(catalogue, STATEMENT_LINE_PUT, &statement, err)) {
        return false;
    }
    statement_bind_number(statement, 1, key);
    statement_bind(statement, 2, title);
    statement_bind_text(statement, 3, line);
    struct text texts[] = {text_of(title), line};
    return statement_run(catalogue, statement, err) &&
           part_index(catalogue, &article_parts, key, texts, COUNT_OF(texts), err);
}

/* Internal articles are kept, but never searched for an answer. */
static bool put_lines(struct catalogue *catalogue, int64_t key,
                      const struct article *article, struct error *err)
{
    struct text rest = text_of(article->text);
    struct text line;
    int64_t number = 0;
    while (!article->is_internal && number < PARTS_MAX && text_next(&rest, '\n', &line)) {
        line = text_trim(line);
        if (line.len > 0 && !put_line(catalogue, (key << KEY_SHIFT) + number++,
                                      article->title, line, err)) {
            return false;
        }
    }
    return true;
}

static bool write_article(struct catalogue *catalogue, int64_t key, const void *record,
                          struct text raw, struct error *err)
{
    const struct article *article = record;
    struct statement *statement = NULL;
    if (key != 0 && (!parts_remove(catalogue, &article_parts, key, err) ||
                     !statement_run_key(catalogue, STATEMENT_ARTICLE_DELETE, key, err))) {
        return false;
    }
    if (!statement_get(catalogue, STATEMENT_ARTICLE_PUT, &statement, err)) {
        return false;
    }
    statement_bind_key(statement, key);
    bind_article(statement, article, raw);
    return statement_run(catalogue, statement, err) &&
           put_lines(catalogue, database_new_key(catalogue), article, err);
}

bool catalogue_put_article(struct catalogue *catalogue, const struct article *article,
                           struct text raw, struct error *err)
{
    return put_record(catalogue, STATEMENT_ARTICLE_KNOWN, article->id, raw, write_article,
                      article, err);
}

static void read_article(struct statement *statement, struct arena *arena, void *row)
{
    struct article *article = row;
    *article = (struct article){0};
    article->id = statement_copy(statement, 0, arena);
    article->title = statement_copy(statement, 1, arena);
    article->text = statement_copy(statement, 2, arena);
    article->lang = statement_copy(statement, 3, arena);
    article->is_internal = statement_int(statement, 4) != 0;
    article->url = statement_copy(statement, 5, arena);
    bool is_dated = !statement_is_null(statement, 6);
    article->updated_at = is_dated ? statement_int(statement, 6) : MOMENT_NONE;
}

bool article_by_key(struct catalogue *catalogue, int64_t key, struct arena *arena,
                    struct article *article, struct error *err)
{
    struct statement *statement = NULL;
    bool found = false;
    if (!statement_get(catalogue, STATEMENT_ARTICLE_BY_KEY, &statement, err)) {
        return false;
    }
    statement_bind_number(statement, 1, key);
    return statement_one(catalogue, statement, read_article, arena, article, &found, err) &&
           (found || error_set(err, ERROR_NOT_FOUND, "no such article"));
}

bool catalogue_articles(struct catalogue *catalogue, struct arena *arena,
                        struct article **articles, size_t *count, struct error *err)
{
    struct statement *statement = NULL;
    void *rows = NULL;
    if (!statement_get(catalogue, STATEMENT_ARTICLES, &statement, err) ||
        !statement_list(catalogue, statement, read_article, sizeof(**articles), arena,
                        &rows, count, err)) {
        return false;
    }
    *articles = rows;
    return true;
}
