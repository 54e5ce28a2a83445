#include "matches.h"

#include "base/buffer.h"

#include <math.h>
#include <stdlib.h>

#define PRODUCT_TERMS_MAX 48
#define RANKED_BY_MAX     8   /* the rarest terms; more would cost more than they tell */
#define COUNTED_MAX       200 /* rows of a word that are counted; more are estimated */
#define EVERY_ROW         1000000 /* of the small tables */
#define USUAL_TITLE       5       /* terms */
#define EXPRESSION_LIMIT  (256 * 1024)

/* An expression as it is built, and which term each of its phrases is. */
struct expression {
    struct buffer text;
    struct fit *fit;
};

static void add_phrase(struct expression *expression, const struct matches *matches,
                       size_t term, uint8_t counts_as)
{
    struct text text = matches->terms[term].text;
    buffer_add_char(&expression->text, '"');
    for (size_t i = 0; i < text.len; i++) {
        if (text.bytes[i] == '"') {
            buffer_add_char(&expression->text, '"');
        }
        buffer_add_char(&expression->text, text.bytes[i]);
    }
    buffer_add_char(&expression->text, '"');
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
static bool gather(struct catalogue *catalogue, enum statement which,
                   const struct expression *expression, int64_t limit, struct arena *arena,
                   struct matches *matches, struct error *err)
{
    sqlite3_stmt *statement = NULL;
    size_t capacity = matches->count;
    bool has_row = true;
    if (!statement_get(catalogue, which, &statement, err)) {
        return false;
    }
    statement_bind(statement, 1, buffer_text(&expression->text));
    fit_bind(statement, 2, expression->fit);
    sqlite3_bind_int64(statement, 3, limit);
    while (true) {
        if (!statement_next(catalogue, statement, &has_row, err)) {
            return false;
        }
        if (!has_row) {
            break;
        }
        matches->rows = arena_reserve(arena, matches->rows, &capacity, matches->count,
                                      sizeof(*matches->rows));
        matches->rows[matches->count++] = (struct match){
            .key = sqlite3_column_int64(statement, 0),
            .score = sqlite3_column_double(statement, 1),
            .mask = expression->fit->mask,
            .body_mask = expression->fit->body_mask,
            .length = expression->fit->length,
        };
    }
    statement_end(statement);
    return true;
}

bool matches_every(struct catalogue *catalogue, enum statement which, struct arena *arena,
                   struct matches *matches, struct error *err)
{
    struct fit fit = {.columns = {1, 1, 1, 1}, .length_column = -1, .usual_length = 1};
    struct expression expression = {.fit = &fit};
    size_t order[FIT_TERMS_MAX];
    if (matches->term_count == 0) {
        return true;
    }
    for (size_t i = 0; i < matches->term_count; i++) {
        order[i] = i;
    }
    buffer_init(&expression.text, EXPRESSION_LIMIT);
    add_terms(&expression, matches, order, matches->term_count, " OR ", true);
    bool is_good = gather(catalogue, which, &expression, EVERY_ROW, arena, matches, err);
    buffer_release(&expression.text);
    return is_good;
}

/* Where rows come in the order of their keys, so many among so many keys are so many in
 * all. */
static double estimate(int64_t counted, int64_t last_key, double rows)
{
    if (counted <= COUNTED_MAX || last_key <= 0) {
        return (double)counted;
    }
    return (double)counted * rows / (double)last_key;
}

/* How many rows have the term, from the first COUNTED_MAX of them. */
static bool count_rows(struct catalogue *catalogue, const struct matches *matches,
                       size_t term, double rows, double *count, struct error *err)
{
    struct fit unused = {0};
    struct expression expression = {.fit = &unused};
    sqlite3_stmt *statement = NULL;
    bool has_row = false;
    if (!statement_get(catalogue, STATEMENT_PRODUCTS_COUNT_WORD, &statement, err)) {
        return false;
    }
    buffer_init(&expression.text, EXPRESSION_LIMIT);
    add_phrase(&expression, matches, term, 0);
    statement_bind(statement, 1, buffer_text(&expression.text));
    sqlite3_bind_int64(statement, 2, COUNTED_MAX + 1);
    bool is_good = statement_next(catalogue, statement, &has_row, err);
    if (is_good && has_row) {
        *count = estimate(sqlite3_column_int64(statement, 0),
                          sqlite3_column_int64(statement, 1), rows);
    }
    statement_end(statement);
    buffer_release(&expression.text);
    return is_good;
}

/* The terms that stand anywhere, the rarest first, with how many rows have each. */
struct rarity {
    size_t order[FIT_TERMS_MAX];
    double counts[FIT_TERMS_MAX]; /* in that order */
    size_t count;
};

static void insert_by_count(struct rarity *rarity, size_t term, double count)
{
    size_t at = rarity->count++;
    while (at > 0 && rarity->counts[at - 1] > count) {
        rarity->order[at] = rarity->order[at - 1];
        rarity->counts[at] = rarity->counts[at - 1];
        at--;
    }
    rarity->order[at] = term;
    rarity->counts[at] = count;
}

/* The commonest beyond RANKED_BY_MAX are as if they had not been asked for. */
static void drop_commonest(struct matches *matches, struct rarity *rarity)
{
    while (rarity->count > RANKED_BY_MAX) {
        size_t term = rarity->order[--rarity->count];
        matches->weights[term] = 0;
        matches->known &= ~(UINT64_C(1) << term);
    }
}

static bool weigh(struct catalogue *catalogue, struct matches *matches,
                  struct rarity *rarity, struct error *err)
{
    sqlite3_stmt *statement = NULL;
    int64_t last = 0;
    if (!statement_get(catalogue, STATEMENT_PRODUCTS_LAST, &statement, err) ||
        !statement_number(catalogue, statement, &last, err)) {
        return false;
    }
    double rows = (double)last;
    for (size_t i = 0; i < matches->term_count; i++) {
        double count = 0;
        if (!count_rows(catalogue, matches, i, rows, &count, err)) {
            return false;
        }
        matches->weights[i] = log(1 + (fmax(rows - count, 0) + 0.5) / (count + 0.5));
        if (count > 0) {
            matches->known |= UINT64_C(1) << i;
            insert_by_count(rarity, i, count);
        }
    }
    drop_commonest(matches, rarity);
    return true;
}

/*
 * Rows with a rare term, where the common ones count too but are only looked up beside it:
 * r OR (r AND (c OR d)).
 */
static void build_rare(struct expression *expression, const struct matches *matches,
                       const struct rarity *rarity)
{
    size_t rare = 1;
    double sum = rarity->counts[0];
    while (rare < rarity->count && sum + rarity->counts[rare] <= MATCHES_ROWS) {
        sum += rarity->counts[rare++];
    }
    add_terms(expression, matches, rarity->order, rare, " OR ", true);
    if (rare == rarity->count) {
        return;
    }
    buffer_add_text(&expression->text, " OR (");
    add_terms(expression, matches, rarity->order, rare, " OR ", false);
    buffer_add_text(&expression->text, " AND ");
    add_terms(expression, matches, rarity->order + rare, rarity->count - rare, " OR ",
              true);
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

static void sort_without_doubles(struct matches *matches)
{
    size_t kept = 0;
    if (matches->count == 0) {
        return;
    }
    qsort(matches->rows, matches->count, sizeof(*matches->rows), compare_keys);
    for (size_t i = 1; i < matches->count; i++) {
        if (matches->rows[i].key != matches->rows[kept].key) {
            matches->rows[++kept] = matches->rows[i];
        }
    }
    matches->count = kept + 1;
    qsort(matches->rows, matches->count, sizeof(*matches->rows), compare_scores);
}

static bool gather_products(struct catalogue *catalogue, struct matches *matches,
                            const struct rarity *rarity, bool is_of_all,
                            struct arena *arena, struct error *err)
{
    struct fit fit = {.columns = {3, 2, 1.5, 1}, .usual_length = USUAL_TITLE};
    struct expression expression = {.fit = &fit};
    for (size_t i = 0; i < matches->term_count; i++) {
        fit.weights[i] = matches->weights[i];
    }
    buffer_init(&expression.text, EXPRESSION_LIMIT);
    if (is_of_all) {
        add_terms(&expression, matches, rarity->order, rarity->count, " AND ", true);
    } else {
        build_rare(&expression, matches, rarity);
    }
    bool is_good = gather(catalogue, STATEMENT_FIT_PRODUCTS, &expression, MATCHES_ROWS,
                          arena, matches, err);
    buffer_release(&expression.text);
    return is_good;
}

bool matches_products(struct catalogue *catalogue, struct text words, struct arena *arena,
                      struct matches *matches, struct error *err)
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
    if (!weigh(catalogue, matches, &rarity, err)) {
        return false;
    }
    if (rarity.count == 0) {
        return true;
    }
    bool are_common = rarity.counts[0] > MATCHES_ROWS && rarity.count > 1;
    if ((are_common && !gather_products(catalogue, matches, &rarity, true, arena, err)) ||
        !gather_products(catalogue, matches, &rarity, false, arena, err)) {
        return false;
    }
    sort_without_doubles(matches);
    return true;
}
