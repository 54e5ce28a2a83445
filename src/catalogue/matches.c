#include "matches.h"

#include "base/buffer.h"
#include "rarity.h"

#include <math.h>
#include <stdlib.h>

#define PRODUCT_TERMS_MAX 48
#define EVERY_ROW         1000000 /* of the small tables */
#define TITLES_MAX        3       /* products whose whole title is asked for */
#define TITLE_LIMIT       (64 * 1024)
#define USUAL_TITLE       5 /* terms */
#define EXPRESSION_LIMIT  (256 * 1024)

/*
 * Rows of words that are read to find those with every word, among a million products about
 * 3 ms (they cost whether found or not; the rows are those imported first, a whole title is
 * found wherever it stands).
 */
#define READ_MAX 75000

/* An expression as it is built, in the engine's words, and which term each of its phrases
 * is.
 */
struct expression {
    const struct engine *engine;
    struct buffer text;
    struct fit *fit;
    int64_t limit; /* rows */
    int64_t first; /* of the products' keys */
    int64_t last;
};

void matches_quote(const struct engine *engine, struct text term, struct buffer *out)
{
    buffer_add_char(out, engine->quote);
    for (size_t i = 0; i < term.len; i++) {
        if (term.bytes[i] == engine->quote) {
            buffer_add_char(out, engine->quote);
        }
        buffer_add_char(out, term.bytes[i]);
    }
    buffer_add_char(out, engine->quote);
}

static void add_phrase(struct expression *expression, const struct matches *matches,
                       size_t term, uint8_t counts_as)
{
    matches_quote(expression->engine, matches->terms[term].text, &expression->text);
    expression->fit->term_of_phrase[expression->fit->phrase_count++] = counts_as;
}

/* The terms in brackets, with what stands between; counts: whether they score. */
static void add_terms(struct expression *expression, const struct matches *matches,
                      const size_t *terms, size_t count, const char *between, bool counts)
{
    buffer_add_char(&expression->text, '(');
    for (size_t i = 0; i < count; i++) {
        if (i > 0) {
            buffer_add_text(&expression->text, between);
        }
        add_phrase(expression, matches, terms[i],
                   counts ? (uint8_t)terms[i] : FIT_TERMS_MAX);
    }
    buffer_add_char(&expression->text, ')');
}

uint64_t matches_mask(size_t count)
{
    return count >= FIT_TERMS_MAX ? UINT64_MAX : (UINT64_C(1) << count) - 1;
}

double matches_weight(const struct matches *matches, uint64_t mask)
{
    double weight = 0;
    for (mask &= matches->every; mask != 0; mask &= mask - 1) {
        weight += matches->weights[__builtin_ctzll(mask)];
    }
    return weight;
}

/* Runs a FIT statement and adds its rows. */
static bool gather(struct catalogue *catalogue, enum statement_id which,
                   const struct expression *expression, struct arena *arena,
                   struct matches *matches, struct error *err)
{
    struct statement *statement = NULL;
    size_t capacity = matches->count;
    bool has_row = true;
    if (!statement_get(catalogue, which, &statement, err)) {
        return false;
    }
    statement_bind(statement, 1, buffer_text(&expression->text));
    catalogue->engine->bind_fit(statement, 2, expression->fit, matches);
    statement_bind_number(statement, 3, expression->limit);
    if (which == STATEMENT_FIT_PRODUCTS) {
        statement_bind_number(statement, 4, expression->first);
        statement_bind_number(statement, 5, expression->last);
    }
    while (true) {
        if (!statement_next(catalogue, statement, &has_row, err)) {
            return false;
        }
        if (!has_row) {
            break;
        }
        catalogue->engine->read_fit(statement, expression->fit, matches);
        matches->rows = arena_reserve(arena, matches->rows, &capacity, matches->count,
                                      sizeof(*matches->rows));
        matches->rows[matches->count++] = (struct match){
            .key = statement_int(statement, 0),
            .score = expression->fit->score,
            .mask = expression->fit->mask,
            .body_mask = expression->fit->body_mask,
            .length = expression->fit->length,
        };
    }
    statement_end(statement);
    return true;
}

bool matches_every(struct catalogue *catalogue, enum statement_id which,
                   struct arena *arena, struct matches *matches, struct error *err)
{
    struct fit fit = {.columns = {1, 1, 1, 1}, .length_column = -1, .usual_length = 1};
    struct expression expression = {
        .engine = catalogue->engine, .fit = &fit, .limit = EVERY_ROW};
    size_t order[FIT_TERMS_MAX];
    if (matches->term_count == 0) {
        return true;
    }
    for (size_t i = 0; i < matches->term_count; i++) {
        order[i] = i;
    }
    buffer_init(&expression.text, EXPRESSION_LIMIT);
    add_terms(&expression, matches, order, matches->term_count, expression.engine->either,
              true);
    bool is_good = gather(catalogue, which, &expression, arena, matches, err);
    buffer_release(&expression.text);
    return is_good;
}

/*
 * Rows with a rare term, where the common ones count too but are only looked up beside it:
 * r OR (r AND (c OR d)).
 */
static void build_rare(struct expression *expression, const struct matches *matches,
                       const struct rarity *rarity)
{
    const char *either = expression->engine->either;
    const char *both = expression->engine->both;
    double sum;
    size_t rare = rarity_rare(rarity, &sum);
    size_t count = rarity_read(rarity);
    add_terms(expression, matches, rarity->order, rare, either, true);
    if (rare == count) {
        return;
    }
    buffer_add_text(&expression->text, either);
    buffer_add_char(&expression->text, '(');
    add_terms(expression, matches, rarity->order, rare, either, false);
    buffer_add_text(&expression->text, both);
    add_terms(expression, matches, rarity->order + rare, count - rare, either, true);
    buffer_add_char(&expression->text, ')');
}

static int compare_keys(const void *a, const void *b)
{
    const struct match *left = a;
    const struct match *right = b;
    return (left->key > right->key) - (left->key < right->key);
}

static int compare_scores(const void *a, const void *b)
{
    const struct match *left = a;
    const struct match *right = b;
    int order = (left->score < right->score) - (left->score > right->score);
    return order != 0 ? order : compare_keys(a, b);
}

/* Of a row that was found twice the better comes first: it was asked for more terms. */
static int compare_doubles(const void *a, const void *b)
{
    int order = compare_keys(a, b);
    return order != 0 ? order : compare_scores(a, b);
}

static void sort_without_doubles(struct matches *matches)
{
    size_t kept = 0;
    if (matches->count == 0) {
        return;
    }
    qsort(matches->rows, matches->count, sizeof(*matches->rows), compare_doubles);
    for (size_t i = 1; i < matches->count; i++) {
        if (matches->rows[i].key != matches->rows[kept].key) {
            matches->rows[++kept] = matches->rows[i];
        }
    }
    matches->count = kept + 1;
    qsort(matches->rows, matches->count, sizeof(*matches->rows), compare_scores);
}

/* The keys up to which READ_MAX rows of the words are read. */
static int64_t last_read(const struct rarity *rarity)
{
    double rows = 0;
    for (size_t i = 0; i < rarity->count; i++) {
        rows += rarity->counts[i];
    }
    double share = fmin(READ_MAX / fmax(rows, 1), 1);
    return (int64_t)((double)rarity->last_key * share) + 1;
}

enum wanted_rows {
    ROWS_WITH_ALL,   /* of the terms */
    ROWS_WITH_RARE,  /* the others count where they stand beside them */
    ROWS_OF_ONE_KEY, /* whatever they have */
};

static bool gather_products(struct catalogue *catalogue, struct matches *matches,
                            const struct rarity *rarity, enum wanted_rows which,
                            int64_t key, struct arena *arena, struct error *err)
{
    struct fit fit = {.columns = {3, 2, 1.5, 1}, .usual_length = USUAL_TITLE};
    struct expression expression = {.engine = catalogue->engine,
                                    .fit = &fit,
                                    .limit = MATCHES_ROWS,
                                    .first = 1,
                                    .last = INT64_MAX};
    for (size_t i = 0; i < matches->term_count; i++) {
        fit.weights[i] = matches->weights[i];
    }
    buffer_init(&expression.text, EXPRESSION_LIMIT);
    if (which == ROWS_WITH_RARE) {
        build_rare(&expression, matches, rarity);
    } else {
        const char *between =
            which == ROWS_WITH_ALL ? expression.engine->both : expression.engine->either;
        add_terms(&expression, matches, rarity->order, rarity->count, between, true);
        expression.first = which == ROWS_OF_ONE_KEY ? key : 1;
        expression.last = which == ROWS_OF_ONE_KEY ? key : last_read(rarity);
    }
    bool is_good =
        gather(catalogue, STATEMENT_FIT_PRODUCTS, &expression, arena, matches, err);
    buffer_release(&expression.text);
    return is_good;
}

/* The products whose whole title the words are. */
static bool read_titled(struct catalogue *catalogue, struct text words,
                        int64_t keys[TITLES_MAX], size_t *count, struct error *err)
{
    struct buffer line;
    struct statement *statement = NULL;
    bool has_row = true;
    *count = 0;
    if (!statement_get(catalogue, STATEMENT_KEYS_OF_TITLE, &statement, err)) {
        return false;
    }
    buffer_init(&line, TITLE_LIMIT);
    terms_line_up(words, &line);
    statement_bind(statement, 1, buffer_text(&line));
    statement_bind_number(statement, 2, TITLES_MAX);
    while (*count <= TITLES_MAX && has_row) {
        if (!statement_next(catalogue, statement, &has_row, err)) {
            buffer_release(&line);
            return false;
        }
        if (has_row) {
            keys[(*count)++] = statement_int(statement, 0);
        }
    }
    statement_end(statement);
    buffer_release(&line);
    return true;
}

/* Where each word is common: the whole title, then rows with every word. */
static bool gather_common(struct catalogue *catalogue, struct text words,
                          struct matches *matches, const struct rarity *rarity,
                          struct arena *arena, struct error *err)
{
    int64_t keys[TITLES_MAX];
    size_t count;
    if (!read_titled(catalogue, words, keys, &count, err)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        if (!gather_products(catalogue, matches, rarity, ROWS_OF_ONE_KEY, keys[i], arena,
                             err)) {
            return false;
        }
    }
    return gather_products(catalogue, matches, rarity, ROWS_WITH_ALL, 0, arena, err);
}

bool matches_products(struct catalogue *catalogue, struct text words, enum slips_read slips,
                      struct arena *arena, struct matches *matches, struct error *err)
{
    struct rarity rarity = {0};
    size_t count = 0;
    *matches = (struct matches){0};
    matches->terms = terms_asked(words, FIT_TERMS_MAX, arena, &count);
    matches->term_count = terms_without_common(matches->terms, count);
    if (matches->term_count > PRODUCT_TERMS_MAX) {
        matches->term_count = PRODUCT_TERMS_MAX;
    }
    matches->every = matches_mask(matches->term_count);
    if (!rarity_weigh(catalogue, matches, &rarity, err) ||
        !guesses_add(catalogue, slips, matches, &rarity, arena, err)) {
        return false;
    }
    if (rarity.count == 0) {
        return true;
    }
    bool are_common = rarity.counts[0] > MATCHES_ROWS && rarity.count > 1;
    if (!are_common) {
        rarity_drop(matches, &rarity, rarity_read(&rarity));
    }
    if ((are_common && !gather_common(catalogue, words, matches, &rarity, arena, err)) ||
        !gather_products(catalogue, matches, &rarity, ROWS_WITH_RARE, 0, arena, err)) {
        return false;
    }
    sort_without_doubles(matches);
    return true;
}
