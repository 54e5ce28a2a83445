/* What one customer newly bought, added to the counts. */
#include "baskets.h"
#include "database.h"
#include "picks_file.h"

#include "base/buffer.h"

struct raising {
    struct catalogue *catalogue;
    const struct baskets *baskets; /* closed: of before, then of now */
    bool *is_old;                  /* of each seller: the customer had it before */
    int64_t *keys;                 /* of each seller, 0 where the counts do not know it */
    struct buffer all;             /* keys of everything the customer has, as JSON */
    struct buffer added;           /* of what is new */
    int64_t newest;                /* day of the counts */
    int64_t count;                 /* of what is new */
    int64_t recent;
};

static void add_key(struct buffer *list, int64_t key)
{
    buffer_format(list, "%s%lld", list->len > 1 ? "," : "", (long long)key);
}

static bool find_key(struct raising *raising, size_t seller, struct error *err)
{
    struct statement *statement = NULL;
    if (!statement_get(raising->catalogue, STATEMENT_SOLD_KEY, &statement, err)) {
        return false;
    }
    statement_bind(statement, 1, raising->baskets->sellers[seller].id);
    return statement_number(raising->catalogue, statement, &raising->keys[seller], err);
}

static bool put_sold(struct raising *raising, size_t seller, bool is_recent,
                     struct error *err)
{
    struct statement *statement = NULL;
    int64_t last = 0;
    if (!statement_get(raising->catalogue, STATEMENT_SOLD_LAST, &statement, err) ||
        !statement_number(raising->catalogue, statement, &last, err) ||
        !statement_get(raising->catalogue, STATEMENT_SOLD_PUT, &statement, err)) {
        return false;
    }
    raising->keys[seller] = last + 1;
    statement_bind_number(statement, 1, last + 1);
    statement_bind(statement, 2, raising->baskets->sellers[seller].id);
    statement_bind_number(statement, 3, 1);
    statement_bind_number(statement, 4, is_recent);
    return statement_run(raising->catalogue, statement, err);
}

static bool raise_sold(struct raising *raising, size_t seller, bool is_recent,
                       struct error *err)
{
    struct statement *statement = NULL;
    if (raising->keys[seller] == 0) {
        return put_sold(raising, seller, is_recent, err);
    }
    if (!statement_get(raising->catalogue, STATEMENT_SOLD_RAISE, &statement, err)) {
        return false;
    }
    statement_bind_number(statement, 1, raising->keys[seller]);
    statement_bind_number(statement, 2, is_recent);
    return statement_run(raising->catalogue, statement, err);
}

/* The pairs of one product with those of the list; one of before is as it was where it has
 * none. */
static bool raise_together(struct raising *raising, int64_t key, bool is_old,
                           struct error *err)
{
    struct statement *statement = NULL;
    struct buffer *list = is_old ? &raising->added : &raising->all;
    int64_t changes = database_changes(raising->catalogue);
    if (!statement_get(raising->catalogue, STATEMENT_TOGETHER_RAISE, &statement, err)) {
        return false;
    }
    statement_bind_number(statement, 1, key);
    statement_bind(statement, 2, buffer_text(list));
    if (!statement_run(raising->catalogue, statement, err)) {
        return false;
    }
    if (is_old && database_changes(raising->catalogue) == changes) {
        return true;
    }
    return statement_run_key(raising->catalogue, STATEMENT_RAISED_PUT, key, err) &&
           statement_run_key(raising->catalogue, STATEMENT_FRESH_PUT_SOLD, key, err);
}

/* Products are counted first, each once, those that are new. */
static bool raise_products(struct raising *raising, struct error *err)
{
    const struct baskets *baskets = raising->baskets;
    size_t old = baskets->customer_count > 1 ? baskets->starts[1] : 0;
    bool is_good = true;
    for (size_t i = 0; i < old; i++) {
        raising->is_old[baskets->holdings[i]] = true;
    }
    for (size_t i = 0; i < baskets->seller_count && is_good; i++) {
        is_good = find_key(raising, i, err);
    }
    for (size_t i = old; i < baskets->holding_count && is_good; i++) {
        uint32_t seller = baskets->holdings[i];
        bool is_recent = baskets->first_days[i] > raising->newest - RECENT;
        if (!raising->is_old[seller]) {
            is_good = raise_sold(raising, seller, is_recent, err);
            add_key(&raising->added, raising->keys[seller]);
            raising->count++;
            raising->recent += is_recent;
        }
    }
    return is_good;
}

/* A new product with everything, an old one with what is new. */
static bool raise_pairs(struct raising *raising, struct error *err)
{
    const struct baskets *baskets = raising->baskets;
    bool counts_pairs = baskets->seller_count <= BASKET_MAX;
    bool is_good = true;
    for (size_t i = 0; i < baskets->seller_count; i++) {
        if (raising->keys[i] != 0 && counts_pairs) {
            add_key(&raising->all, raising->keys[i]);
        }
    }
    buffer_add_char(&raising->all, ']');
    buffer_add_char(&raising->added, ']');
    for (size_t i = 0; i < baskets->seller_count && is_good; i++) {
        if (raising->keys[i] != 0 && (counts_pairs || !raising->is_old[i])) {
            is_good = raise_together(raising, raising->keys[i], raising->is_old[i], err);
        }
    }
    return is_good;
}

static bool raise_newest(struct raising *raising, struct error *err)
{
    struct statement *statement = NULL;
    if (!statement_get(raising->catalogue, STATEMENT_NEWEST_RAISE, &statement, err)) {
        return false;
    }
    statement_bind_number(statement, 1, raising->count);
    statement_bind_number(statement, 2, raising->recent);
    return statement_run(raising->catalogue, statement, err);
}

static bool raise_counts(struct catalogue *catalogue, int64_t newest, struct error *err)
{
    const struct baskets *baskets = catalogue->baskets;
    struct raising raising = {.catalogue = catalogue, .baskets = baskets, .newest = newest};
    raising.is_old = memory_get((baskets->seller_count + 1) * sizeof(bool));
    raising.keys = memory_get((baskets->seller_count + 1) * sizeof(int64_t));
    buffer_init(&raising.all, SIZE_MAX);
    buffer_init(&raising.added, SIZE_MAX);
    buffer_add_char(&raising.all, '[');
    buffer_add_char(&raising.added, '[');
    bool is_good = raise_products(&raising, err) &&
                   (raising.count == 0 || raise_pairs(&raising, err)) &&
                   raise_newest(&raising, err);
    buffer_release(&raising.all);
    buffer_release(&raising.added);
    memory_free(raising.is_old);
    memory_free(raising.keys);
    return is_good;
}

/* An order older than what stands makes a purchase of late one of before. */
static bool ages_purchase(const struct baskets *baskets, int64_t newest)
{
    size_t old = baskets->customer_count > 1 ? baskets->starts[1] : 0;
    for (size_t i = old; i < baskets->holding_count; i++) {
        for (size_t j = 0; j < old && baskets->first_days[i] <= newest - RECENT; j++) {
            if (baskets->holdings[j] == baskets->holdings[i] &&
                baskets->first_days[j] > newest - RECENT) {
                return true;
            }
        }
    }
    return false;
}

static bool read_number(struct catalogue *catalogue, enum statement_id which,
                        int64_t *number, struct error *err)
{
    struct statement *statement = NULL;
    return statement_get(catalogue, which, &statement, err) &&
           statement_number(catalogue, statement, number, err);
}

/* Whether that is better than counting anew. */
static bool may_raise(struct catalogue *catalogue, int64_t least, bool *may,
                      struct error *err)
{
    int64_t counted = 0;
    int64_t raised = 0;
    int64_t newest = 0;
    int64_t mark = 0;
    *may = false;
    /* Where several homes count, what picks read is made of all their counts. */
    if (catalogue->folder == NULL || catalogue_is_shared(catalogue) ||
        catalogue->baskets->holding_count == 0) {
        return true;
    }
    if (!read_number(catalogue, STATEMENT_NEWEST_COUNT, &counted, err) ||
        !read_number(catalogue, STATEMENT_NEWEST_DAY, &newest, err) ||
        !read_number(catalogue, STATEMENT_RAISED_COUNT, &raised, err) ||
        !read_number(catalogue, STATEMENT_RAISED_MARK, &mark, err)) {
        return false;
    }
    *may = counted > 0 && counted >= least && raised < RAISED_MAX &&
           catalogue->baskets->newest <= newest + RAISED_DAYS &&
           !ages_purchase(catalogue->baskets, newest) &&
           (mark == 0 || catalogue->is_raising);
    return true;
}

static bool raise_marked(struct catalogue *catalogue, struct error *err)
{
    int64_t newest = 0;
    catalogue->is_raising = true;
    return read_number(catalogue, STATEMENT_NEWEST_DAY, &newest, err) &&
           statement_run_key(catalogue, STATEMENT_RAISED_PUT, 0, err) &&
           raise_counts(catalogue, newest, err);
}

bool catalogue_baskets_raise(struct catalogue *catalogue, int64_t least, bool *is_raised,
                             struct error *err)
{
    baskets_close(catalogue->baskets);
    bool is_good = may_raise(catalogue, least, is_raised, err);
    if (is_good && *is_raised) {
        is_good = put_begin(catalogue, err);
        is_good = is_good && put_end(catalogue, raise_marked(catalogue, err), err);
    }
    baskets_destroy(catalogue->baskets);
    catalogue->baskets = NULL;
    return is_good;
}

bool catalogue_baskets_raised(struct catalogue *catalogue, struct error *err)
{
    return catalogue->folder == NULL || catalogue_is_shared(catalogue) ||
           statement_run_plain(catalogue, STATEMENT_RAISED_UNMARK, err);
}
