/* One customer taken out of the counts. */
#include "baskets.h"
#include "database.h"
#include "picks_file.h"

#include "base/buffer.h"

struct lowering {
    struct catalogue *catalogue;
    const struct baskets *baskets; /* of the one customer, closed */
    int64_t *keys;                 /* of each seller, 0 where the counts do not know it */
    struct buffer list;            /* of the keys, as JSON */
    int64_t newest;                /* day of the counts */
    int64_t recent;                /* first purchases of late, in all */
};

static bool find_keys(struct lowering *lowering, struct error *err)
{
    const struct baskets *baskets = lowering->baskets;
    bool is_first = true;
    buffer_add_char(&lowering->list, '[');
    for (size_t i = 0; i < baskets->seller_count; i++) {
        struct statement *statement = NULL;
        if (!statement_get(lowering->catalogue, STATEMENT_SOLD_KEY, &statement, err)) {
            return false;
        }
        statement_bind(statement, 1, baskets->sellers[i].id);
        if (!statement_number(lowering->catalogue, statement, &lowering->keys[i], err)) {
            return false;
        }
        if (lowering->keys[i] != 0) {
            buffer_format(&lowering->list, "%s%lld", is_first ? "" : ",",
                          (long long)lowering->keys[i]);
            is_first = false;
        }
    }
    buffer_add_char(&lowering->list, ']');
    return true;
}

static bool find_newest(struct lowering *lowering, struct error *err)
{
    struct statement *statement = NULL;
    return statement_get(lowering->catalogue, STATEMENT_NEWEST_DAY, &statement, err) &&
           statement_number(lowering->catalogue, statement, &lowering->newest, err);
}

static bool lower_sold(struct lowering *lowering, int64_t key, bool is_recent,
                       struct error *err)
{
    struct statement *statement = NULL;
    if (!statement_get(lowering->catalogue, STATEMENT_SOLD_LOWER, &statement, err)) {
        return false;
    }
    statement_bind_number(statement, 1, key);
    statement_bind_number(statement, 2, is_recent);
    lowering->recent += is_recent;
    return statement_run(lowering->catalogue, statement, err) &&
           statement_run_key(lowering->catalogue, STATEMENT_SOLD_SWEEP, key, err);
}

static bool lower_together(struct lowering *lowering, int64_t key, struct error *err)
{
    struct statement *statement = NULL;
    if (!statement_get(lowering->catalogue, STATEMENT_TOGETHER_LOWER, &statement, err)) {
        return false;
    }
    statement_bind_number(statement, 1, key);
    statement_bind(statement, 2, buffer_text(&lowering->list));
    if (!statement_run(lowering->catalogue, statement, err) ||
        !statement_get(lowering->catalogue, STATEMENT_TOGETHER_SWEEP, &statement, err)) {
        return false;
    }
    statement_bind_number(statement, 1, key);
    statement_bind_number(statement, 2, PAIR_MIN);
    return statement_run(lowering->catalogue, statement, err);
}

static bool lower_newest(struct lowering *lowering, struct error *err)
{
    struct statement *statement = NULL;
    if (!statement_get(lowering->catalogue, STATEMENT_NEWEST_LOWER, &statement, err)) {
        return false;
    }
    statement_bind_number(statement, 1, (int64_t)lowering->baskets->holding_count);
    statement_bind_number(statement, 2, lowering->recent);
    return statement_run(lowering->catalogue, statement, err);
}

static bool lower_products(struct lowering *lowering, struct error *err)
{
    const struct baskets *baskets = lowering->baskets;
    bool counts_pairs = baskets->holding_count <= BASKET_MAX;
    bool is_good = true;
    for (size_t i = 0; is_good && i < baskets->holding_count; i++) {
        int64_t key = lowering->keys[baskets->holdings[i]];
        bool is_recent = baskets->first_days[i] > lowering->newest - RECENT;
        if (key != 0) {
            is_good = lower_sold(lowering, key, is_recent, err) &&
                      (!counts_pairs || lower_together(lowering, key, err));
        }
    }
    return is_good;
}

static bool lower(struct catalogue *catalogue, struct error *err)
{
    struct lowering lowering = {.catalogue = catalogue, .baskets = catalogue->baskets};
    lowering.keys = memory_get((catalogue->baskets->seller_count + 1) * sizeof(int64_t));
    buffer_init(&lowering.list, SIZE_MAX);
    bool is_good = find_keys(&lowering, err) && find_newest(&lowering, err) &&
                   lower_products(&lowering, err) && lower_newest(&lowering, err) &&
                   catalogue->engine->merge(catalogue, false, err);
    buffer_release(&lowering.list);
    memory_free(lowering.keys);
    return is_good;
}

static bool with_mark(struct catalogue *catalogue, enum statement_id which,
                      const uint8_t mark[CATALOGUE_MARK_LEN], struct statement **statement,
                      struct error *err)
{
    if (!statement_get(catalogue, which, statement, err)) {
        return false;
    }
    statement_bind_bytes(*statement, 1, text_from((const char *)mark, CATALOGUE_MARK_LEN));
    return true;
}

static bool lower_once(struct catalogue *catalogue, const uint8_t mark[CATALOGUE_MARK_LEN],
                       struct error *err)
{
    struct statement *statement = NULL;
    int64_t is_lowered = 0;
    if (!statement_run_plain(catalogue, STATEMENT_LOWERED_TABLE, err) ||
        !with_mark(catalogue, STATEMENT_LOWERED, mark, &statement, err) ||
        !statement_number(catalogue, statement, &is_lowered, err)) {
        return false;
    }
    return is_lowered != 0 ||
           (with_mark(catalogue, STATEMENT_LOWERED_PUT, mark, &statement, err) &&
            statement_run(catalogue, statement, err) && lower(catalogue, err) &&
            picks_afresh(catalogue, err));
}

bool catalogue_baskets_lower(struct catalogue *catalogue,
                             const uint8_t mark[CATALOGUE_MARK_LEN], struct error *err)
{
    if (!put_begin(catalogue, err)) {
        return false;
    }
    baskets_close(catalogue->baskets);
    bool is_good = lower_once(catalogue, mark, err);
    baskets_destroy(catalogue->baskets);
    catalogue->baskets = NULL;
    return put_end(catalogue, is_good, err);
}

bool catalogue_baskets_lowered(struct catalogue *catalogue,
                               const uint8_t mark[CATALOGUE_MARK_LEN], struct error *err)
{
    struct statement *statement = NULL;
    if (!statement_run_plain(catalogue, STATEMENT_LOWERED_TABLE, err) ||
        !with_mark(catalogue, STATEMENT_LOWERED_DROP, mark, &statement, err) ||
        !statement_run(catalogue, statement, err)) {
        return false;
    }
    bool is_empty = catalogue->engine->empty_log(catalogue, err);
    return picks_forget(catalogue, is_empty ? err : NULL) && is_empty;
}
