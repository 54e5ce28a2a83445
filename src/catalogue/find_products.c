#include "base/buffer.h"
#include "base/table.h"
#include "matches.h"
#include "products.h"

#include <stdlib.h>
#include <string.h>

#define TITLES_TEXT_LIMIT (64 * 1024 * 1024)
#define TITLE_WORDS_MAX   64 /* of a title that is found in a text */

static bool find_products(struct catalogue *catalogue, struct text words, size_t limit,
                          struct arena *arena, struct product **products, size_t *count,
                          struct error *err)
{
    struct matches matches;
    if (!matches_products(catalogue, words, SLIPS_OF_RARE, arena, &matches, err)) {
        return false;
    }
    size_t wanted = matches.count < limit ? matches.count : limit;
    struct product *rows = arena_get(arena, wanted * sizeof(*rows));
    size_t len = 0;
    for (size_t i = 0; i < wanted; i++) {
        bool found = false;
        if (!products_by_key(catalogue, matches.rows[i].key, arena, &rows[len], &found,
                             err)) {
            return false;
        }
        len += found;
    }
    *products = rows;
    *count = len;
    return true;
}

bool catalogue_find_products(struct catalogue *catalogue, struct text words, size_t limit,
                             struct arena *arena, struct product **products, size_t *count,
                             struct error *err)
{
    bool is_own = false;
    if (!read_begin(catalogue, &is_own, err)) {
        return false;
    }
    bool is_good = find_products(catalogue, words, limit, arena, products, count, err);
    read_end(catalogue, is_own);
    return is_good;
}

/* The titles that were found in a text, each once, as their words in line. */
struct titles {
    struct arena *arena;
    struct table asked; /* words, and whether a title begins with them */
    struct text *keys;
    size_t count;
    size_t capacity;
};

static void add_title(struct titles *titles, struct text key)
{
    titles->keys = arena_reserve(titles->arena, titles->keys, &titles->capacity,
                                 titles->count, sizeof(*titles->keys));
    char *copy = arena_copy(titles->arena, key.bytes, key.len);
    titles->keys[titles->count++] = text_from(copy, key.len);
}

/*
 * Does a title begin with these words (*is_begun), are they a whole one (*is_whole)? The
 * first title that is not less than the words tells both; a title that goes on does so with
 * a space, which is less than any byte of a word.
 */
static bool look_up(struct catalogue *catalogue, struct text words, bool *is_begun,
                    bool *is_whole, struct error *err)
{
    struct statement *statement = NULL;
    bool has_row = false;
    *is_begun = *is_whole = false;
    if (!statement_get(catalogue, STATEMENT_TITLE_FROM, &statement, err)) {
        return false;
    }
    statement_bind_text(statement, 1, words);
    if (!statement_next(catalogue, statement, &has_row, err)) {
        return false;
    }
    struct text title = has_row ? statement_text(statement, 0) : text_of(NULL);
    if (title.len >= words.len && memcmp(title.bytes, words.bytes, words.len) == 0) {
        *is_whole = title.len == words.len;
        *is_begun = *is_whole || title.bytes[words.len] == ' ';
    }
    statement_end(statement);
    return true;
}

static size_t word_end(struct text line, size_t at)
{
    const char *space = at < line.len ? memchr(line.bytes + at, ' ', line.len - at) : NULL;
    return space == NULL ? line.len : (size_t)(space - line.bytes);
}

/* The same, asked once however often the words come: a title may say its own beginning over
 * and over. A whole one is added. */
static bool ask(struct catalogue *catalogue, struct titles *titles, struct text words,
                bool *is_begun, struct error *err)
{
    size_t known;
    if (table_get(&titles->asked, words, &known)) {
        *is_begun = known != 0;
        return true;
    }
    bool is_whole;
    if (!look_up(catalogue, words, is_begun, &is_whole, err)) {
        return false;
    }
    table_set(&titles->asked, words, *is_begun);
    if (is_whole) {
        add_title(titles, words);
    }
    return true;
}

/* The titles that begin at this word. */
static bool titles_at(struct catalogue *catalogue, struct text line, size_t start,
                      struct titles *titles, struct error *err)
{
    size_t end = start;
    bool is_begun = true;
    for (size_t count = 0; is_begun && end < line.len && count < TITLE_WORDS_MAX; count++) {
        end = word_end(line, end == start ? start : end + 1);
        struct text words = text_from(line.bytes + start, end - start);
        if (!ask(catalogue, titles, words, &is_begun, err)) {
            return false;
        }
    }
    return true;
}

static int compare_lengths(const void *a, const void *b)
{
    const struct text *left = a;
    const struct text *right = b;
    return (left->len < right->len) - (left->len > right->len);
}

static bool add_products(struct catalogue *catalogue, struct text title, size_t limit,
                         struct arena *arena, struct product *products, size_t *count,
                         struct error *err)
{
    struct statement *statement = NULL;
    struct product *found = NULL;
    size_t found_count = 0;
    if (!statement_get(catalogue, STATEMENT_PRODUCTS_OF_TITLE, &statement, err)) {
        return false;
    }
    statement_bind_text(statement, 1, title);
    statement_bind_number(statement, 2, (int64_t)(limit - *count));
    if (!products_read_all(catalogue, statement, arena, &found, &found_count, err)) {
        return false;
    }
    for (size_t i = 0; i < found_count; i++) {
        products[(*count)++] = found[i];
    }
    return true;
}

static int compare_words(const void *a, const void *b)
{
    const struct text *left = a;
    const struct text *right = b;
    size_t len = left->len < right->len ? left->len : right->len;
    int order = len == 0 ? 0 : memcmp(left->bytes, right->bytes, len);
    return order != 0 ? order : (left->len > right->len) - (left->len < right->len);
}

/* The line's different words by the alphabet, a space between: a set, and no sentence. */
static void gather_set(struct text line, struct arena *arena, struct buffer *out)
{
    struct text *words = NULL;
    size_t capacity = 0;
    size_t count = 0;
    struct text word;
    while (text_next(&line, ' ', &word)) {
        words = arena_reserve(arena, words, &capacity, count, sizeof(*words));
        words[count++] = word;
    }
    if (count > 0) {
        qsort(words, count, sizeof(*words), compare_words);
    }
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && text_equals(words[i], words[i - 1])) {
            continue;
        }
        if (out->len > 0) {
            buffer_add_char(out, ' ');
        }
        buffer_add(out, words[i].bytes, words[i].len);
    }
}

/* The words that no title begins with, told in one go where each question is a journey. */
static bool rule_out(struct catalogue *catalogue, struct text line, struct titles *titles,
                     struct error *err)
{
    struct statement *statement = NULL;
    struct buffer set;
    bool has_row = true;
    if (!statement_get(catalogue, STATEMENT_WORDS_OF_NO_TITLE, &statement, err)) {
        return false;
    }
    buffer_init(&set, TITLES_TEXT_LIMIT);
    gather_set(line, titles->arena, &set);
    statement_bind(statement, 1, buffer_text(&set));
    bool is_good = true;
    while (is_good && has_row) {
        is_good = statement_next(catalogue, statement, &has_row, err);
        if (is_good && has_row) {
            table_set(&titles->asked, statement_text(statement, 0), 0);
        }
    }
    statement_end(statement);
    buffer_release_wiped(&set);
    return is_good;
}

static bool find_titles(struct catalogue *catalogue, struct text line,
                        struct titles *titles, struct error *err)
{
    if (catalogue_is_shared(catalogue) && !rule_out(catalogue, line, titles, err)) {
        return false;
    }
    for (size_t at = 0; at < line.len; at = word_end(line, at) + 1) {
        if (!titles_at(catalogue, line, at, titles, err)) {
            return false;
        }
    }
    if (titles->count > 0) {
        qsort(titles->keys, titles->count, sizeof(*titles->keys), compare_lengths);
    }
    return true;
}

static bool read_titles(struct catalogue *catalogue, struct text line, size_t limit,
                        struct titles *titles, struct product **products, size_t *count,
                        struct error *err)
{
    size_t len = 0;
    if (!find_titles(catalogue, line, titles, err)) {
        return false;
    }
    struct product *rows = arena_get(titles->arena, limit * sizeof(*rows));
    for (size_t i = 0; i < titles->count && len < limit; i++) {
        if (!add_products(catalogue, titles->keys[i], limit, titles->arena, rows, &len,
                          err)) {
            return false;
        }
    }
    *products = rows;
    *count = len;
    return true;
}

bool catalogue_titles_in(struct catalogue *catalogue, struct text text, size_t limit,
                         struct arena *arena, struct product **products, size_t *count,
                         struct error *err)
{
    struct titles titles = {.arena = arena};
    struct buffer line;
    bool is_own = false;
    if (!read_begin(catalogue, &is_own, err)) {
        return false;
    }
    table_init(&titles.asked);
    buffer_init(&line, TITLES_TEXT_LIMIT);
    terms_line_up(text, &line);
    bool is_good = read_titles(catalogue, text_from(buffer_text(&line), line.len), limit,
                               &titles, products, count, err);
    table_release(&titles.asked);
    buffer_release(&line);
    read_end(catalogue, is_own);
    return is_good;
}
