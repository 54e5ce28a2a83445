#include "shell/baskets.h"

struct counting {
    struct office *office;
    struct gathered *gathered; /* may be NULL */
    struct arena arena;
    struct error *err;
    bool is_good;
};

/* The lines of the orders that count, oldest order first. */
static void add_orders(struct office *office, int64_t stream, const struct profile *profile)
{
    for (size_t i = profile->order_count; i > 0; i--) {
        const struct order *order = &profile->orders[i - 1];

        if (order->status == ORDER_CANCELLED)
            continue;
        for (size_t j = 0; j < order->line_count; j++)
            catalogue_baskets_add(office->catalogue, stream, order->lines[j].product,
                                  moment_day(order->placed_at));
    }
}

static bool count_customer(void *context, int64_t stream, struct text id)
{
    struct counting *counting = context;
    struct profile profile = {0};
    const char *customer;

    arena_clear(&counting->arena);
    customer = arena_copy(&counting->arena, id.bytes, id.len);
    counting->is_good = office_profile(counting->office, customer, &counting->arena,
                                       &profile, counting->err);
    if (counting->is_good)
        add_orders(counting->office, stream, &profile);
    return counting->is_good;
}

/* Customers of the streams from..to, out of the vault: those that have orders. */
static bool count_read(struct counting *counting, int64_t from, int64_t to)
{
    struct vault *vault = counting->office->vault;
    bool has_orders = false;

    for (int64_t stream = from; stream <= to && counting->is_good; stream++) {
        counting->is_good =
            vault_stream_has(vault, stream, RECORD_ORDER, &has_orders, counting->err);
        if (counting->is_good && has_orders &&
            !vault_each_stream_in(vault, STREAM_CUSTOMER, stream, stream, count_customer,
                                  counting, counting->err))
            counting->is_good = false;
    }
    return counting->is_good;
}

/* By their streams: what was gathered from it, and what lies between read. */
static bool count_all(struct counting *counting)
{
    int64_t newest = vault_newest_stream(counting->office->vault);
    int64_t from = 1; /* of those that are to be read */

    for (int64_t stream = 1; stream <= newest && counting->gathered != NULL; stream++) {
        if (!gathered_is_whole(counting->gathered, stream))
            continue;
        if (!count_read(counting, from, stream - 1))
            return false;
        gathered_count(counting->gathered, stream, counting->office->catalogue);
        from = stream + 1;
    }
    return count_read(counting, from, newest);
}

bool baskets_check(struct office *office, int64_t *products, int64_t *pairs,
                   struct error *err)
{
    struct counting counting = {.office = office, .err = err, .is_good = true};
    bool is_checked;

    if (!catalogue_baskets_begin(office->catalogue, err))
        return false;
    arena_init(&counting.arena);
    is_checked = count_all(&counting) &&
                 catalogue_baskets_check(office->catalogue, products, pairs, err);
    arena_release(&counting.arena);
    return is_checked;
}

bool baskets_count(struct office *office, struct gathered *gathered, struct error *err)
{
    struct counting counting = {
        .office = office, .gathered = gathered, .err = err, .is_good = true};
    bool is_counted;

    if (!catalogue_baskets_begin(office->catalogue, err))
        return false;
    if (gathered != NULL)
        gathered_sort(gathered);
    arena_init(&counting.arena);
    is_counted = count_all(&counting) && catalogue_baskets_finish(office->catalogue, err);
    arena_release(&counting.arena);
    return is_counted;
}

/* Counted purchases below which counting anew takes no time. */
#define RAISE_FROM 100000

static bool is_news(const struct gathered_news *news, size_t count, const char *order)
{
    for (size_t i = 0; i < count; i++)
        if (string_equals(news[i].order, order))
            return true;
    return false;
}

/* The lines of the customer's orders that are new, or of those that are not. */
static void add_some(struct office *office, const struct profile *profile,
                     const struct gathered_news *news, size_t count, bool of_new)
{
    for (size_t i = 0; i < profile->order_count; i++) {
        const struct order *order = &profile->orders[i];

        if (order->status == ORDER_CANCELLED || is_news(news, count, order->id) != of_new)
            continue;
        for (size_t j = 0; j < order->line_count; j++)
            catalogue_baskets_add(office->catalogue, of_new ? 2 : 1,
                                  order->lines[j].product, moment_day(order->placed_at));
    }
}

static bool raise_customer(struct office *office, const char *customer,
                           const struct gathered_news *news, size_t count, bool *is_raised,
                           struct error *err)
{
    struct arena arena;
    struct profile profile = {0};
    bool is_good;

    arena_init(&arena);
    is_good = office_profile(office, customer, &arena, &profile, err) &&
              catalogue_baskets_begin(office->catalogue, err);
    if (is_good) {
        add_some(office, &profile, news, count, false);
        add_some(office, &profile, news, count, true);
        is_good = catalogue_baskets_raise(office->catalogue, RAISE_FROM, is_raised, err);
    }
    arena_release(&arena);
    return is_good;
}

bool baskets_raise(struct office *office, const struct gathered *gathered, bool *is_raised,
                   struct error *err)
{
    size_t count = 0;
    const struct gathered_news *news = gathered_news(gathered, &count);

    *is_raised = news != NULL;
    for (size_t i = 0; *is_raised && i < count; i++) {
        size_t before = 0;

        while (!string_equals(news[before].customer, news[i].customer))
            before++;
        if (before == i &&
            !raise_customer(office, news[i].customer, news, count, is_raised, err))
            return false;
    }
    return true;
}

bool baskets_lower(struct office *office, const char *customer,
                   const uint8_t mark[CATALOGUE_MARK_LEN], struct error *err)
{
    struct arena arena;
    struct profile profile = {0};
    struct error why = {0};
    bool is_read;

    arena_init(&arena);
    is_read = office_profile(office, customer, &arena, &profile, &why) ||
              why.code == ERROR_NOT_FOUND || error_set(err, why.code, "%s", why.text);
    if (is_read && profile.order_count > 0) {
        is_read = catalogue_baskets_begin(office->catalogue, err);
        if (is_read)
            add_orders(office, 1, &profile);
        is_read = is_read && catalogue_baskets_lower(office->catalogue, mark, err);
    }
    arena_release(&arena);
    return is_read;
}
