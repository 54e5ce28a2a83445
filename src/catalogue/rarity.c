#include "rarity.h"

#include "base/buffer.h"

#include <math.h>

#define RANKED_BY_MAX    8   /* the rarest terms; more would cost more than they tell */
#define COUNTED_MAX      200 /* rows of a word that are counted; more are estimated */
#define EXPRESSION_LIMIT (64 * 1024)
/* How often one common word is looked for beside a row that was found: about 3 ms. */
#define SEEK_MAX 600

/* Where rows come in the order of their keys, so many among so many keys are so many in
 * all. */
static double estimate(int64_t counted, int64_t last_key, double rows)
{
    if (counted <= COUNTED_MAX || last_key <= 0) {
        return (double)counted;
    }
    return (double)counted * rows / (double)last_key;
}

bool rarity_count(struct catalogue *catalogue, const struct rarity *rarity,
                  struct text term, double *count, struct error *err)
{
    struct buffer expression;
    struct statement *statement = NULL;
    bool has_row = false;
    *count = 0;
    if (!statement_get(catalogue, STATEMENT_PRODUCTS_COUNT_WORD, &statement, err)) {
        return false;
    }
    buffer_init(&expression, EXPRESSION_LIMIT);
    matches_quote(catalogue->engine, term, &expression);
    statement_bind(statement, 1, buffer_text(&expression));
    statement_bind_number(statement, 2, COUNTED_MAX + 1);
    bool is_good = statement_next(catalogue, statement, &has_row, err);
    if (is_good && has_row) {
        *count = estimate(statement_int(statement, 0), statement_int(statement, 1),
                          (double)rarity->last_key);
    }
    statement_end(statement);
    buffer_release(&expression);
    return is_good;
}

void rarity_insert(struct rarity *rarity, size_t term, double count)
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

void rarity_drop(struct matches *matches, struct rarity *rarity, size_t max)
{
    while (rarity->count > max) {
        size_t term = rarity->order[--rarity->count];
        matches->weights[term] = 0;
        matches->known &= ~(UINT64_C(1) << term);
    }
}

double rarity_weight(const struct rarity *rarity, double count)
{
    return log(1 + (fmax((double)rarity->last_key - count, 0) + 0.5) / (count + 0.5));
}

bool rarity_weigh(struct catalogue *catalogue, struct matches *matches,
                  struct rarity *rarity, struct error *err)
{
    struct statement *statement = NULL;
    if (!statement_get(catalogue, STATEMENT_PRODUCTS_LAST, &statement, err) ||
        !statement_number(catalogue, statement, &rarity->last_key, err)) {
        return false;
    }
    for (size_t i = 0; i < matches->term_count; i++) {
        double count = 0;
        if (!rarity_count(catalogue, rarity, matches->terms[i].text, &count, err)) {
            return false;
        }
        rarity->rows[i] = count;
        matches->weights[i] = rarity_weight(rarity, count);
        if (count > 0) {
            matches->known |= UINT64_C(1) << i;
            rarity_insert(rarity, i, count);
        }
    }
    rarity_drop(matches, rarity, RANKED_BY_MAX);
    return true;
}

size_t rarity_rare(const struct rarity *rarity, double *sum)
{
    size_t rare = 1;
    *sum = rarity->counts[0];
    while (rare < rarity->count && *sum + rarity->counts[rare] <= MATCHES_ROWS) {
        *sum += rarity->counts[rare++];
    }
    *sum = fmin(*sum, MATCHES_ROWS);
    return rare;
}

size_t rarity_read(const struct rarity *rarity)
{
    double sum;
    size_t rare = rarity_rare(rarity, &sum);
    double beside = SEEK_MAX / fmax(sum, 1);
    double others = (double)(rarity->count - rare);
    return rare + (size_t)fmin(fmax(beside, 1), others);
}
