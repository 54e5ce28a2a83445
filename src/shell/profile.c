/* A customer with orders, out of the sealed lines of one stream. */
#include "base/table.h"
#include "shell/office.h"
#include "wire/interchange.h"

#include <stdlib.h>
#include <string.h>

struct reading {
    struct arena *arena;
    struct profile *profile;
    size_t order_capacity;
    size_t line_capacity;
    struct table by_id;
    struct error *err;
    bool is_good;
};

static void keep_order(struct reading *reading, const struct order *order, struct text line)
{
    struct profile *profile = reading->profile;
    size_t at;

    if (!table_get(&reading->by_id, text_of(order->id), &at)) {
        at = profile->order_count;
        profile->orders =
            arena_reserve(reading->arena, profile->orders, &reading->order_capacity, at,
                          sizeof(*profile->orders));
        profile->order_lines =
            arena_reserve(reading->arena, profile->order_lines, &reading->line_capacity, at,
                          sizeof(*profile->order_lines));
        profile->order_count++;
        table_set(&reading->by_id, text_of(order->id), at);
    }
    profile->orders[at] = *order;
    profile->order_lines[at] = line;
}

/* Those behind it move up. */
static void drop_order(struct reading *reading, const char *id)
{
    struct profile *profile = reading->profile;
    size_t at;

    if (!table_get(&reading->by_id, text_of(id), &at))
        return;
    (void)table_remove(&reading->by_id, text_of(id));
    profile->order_count--;
    for (; at < profile->order_count; at++) {
        profile->orders[at] = profile->orders[at + 1];
        profile->order_lines[at] = profile->order_lines[at + 1];
        table_set(&reading->by_id, text_of(profile->orders[at].id), at);
    }
}

static bool read_gone(struct reading *reading, struct text body)
{
    const char *id;

    reading->is_good = order_gone_decode(body, reading->arena, &id, reading->err);
    if (reading->is_good)
        drop_order(reading, id);
    return reading->is_good;
}

static bool read_record(void *context, const struct vault_record *record)
{
    struct reading *reading = context;
    struct interchange_record found;
    struct text line;

    if (record->kind == RECORD_ORDER_GONE)
        return read_gone(reading, record->body);
    if (record->kind != RECORD_CUSTOMER && record->kind != RECORD_ORDER)
        return true;
    reading->profile->line_count++;
    line.bytes = arena_copy(reading->arena, record->body.bytes, record->body.len);
    line.len = record->body.len;
    reading->is_good = interchange_read(line, reading->arena, &found, reading->err);
    if (!reading->is_good)
        return false;
    if (found.type == INTERCHANGE_CUSTOMER) {
        reading->profile->customer = found.customer;
        reading->profile->customer_line = line;
        reading->profile->is_known = true;
    } else if (found.type == INTERCHANGE_ORDER) {
        keep_order(reading, &found.order, line);
    }
    return true;
}

struct place {
    moment_t placed_at;
    size_t at;
};

static int newest_first(const void *a, const void *b)
{
    const struct place *left = a;
    const struct place *right = b;

    if (left->placed_at != right->placed_at)
        return left->placed_at < right->placed_at ? 1 : -1;
    return left->at < right->at ? 1 : -1;
}

/* Orders and their lines, newest first. */
static void sort_orders(struct profile *profile, struct arena *arena)
{
    size_t count = profile->order_count;
    struct place *places = arena_get(arena, (count + 1) * sizeof(*places));
    struct order *orders = arena_get(arena, (count + 1) * sizeof(*orders));
    struct text *lines = arena_get(arena, (count + 1) * sizeof(*lines));

    for (size_t i = 0; i < count; i++)
        places[i] = (struct place){profile->orders[i].placed_at, i};
    qsort(places, count, sizeof(*places), newest_first);
    for (size_t i = 0; i < count; i++) {
        orders[i] = profile->orders[places[i].at];
        lines[i] = profile->order_lines[places[i].at];
    }
    profile->orders = orders;
    profile->order_lines = lines;
}

bool office_profile(struct office *office, const char *customer, struct arena *arena,
                    struct profile *profile, struct error *err)
{
    struct profile found = {0};
    struct reading reading = {
        .arena = arena, .profile = &found, .err = err, .is_good = true};
    int64_t stream = 0;
    bool is_read;

    if (!vault_stream(office->vault, STREAM_CUSTOMER, text_of(customer), text_of(customer),
                      false, &stream, err))
        return false;
    if (stream == 0)
        return error_set(err, ERROR_NOT_FOUND, "%s: no such customer", customer);
    table_init(&reading.by_id);
    is_read =
        vault_read(office->vault, stream, 0, read_record, &reading, &found.damaged, err) &&
        reading.is_good;
    table_release(&reading.by_id);
    if (!is_read)
        return false;
    if (!found.is_known)
        found.customer = (struct customer){.id = arena_text(arena, customer), .name = ""};
    sort_orders(&found, arena);
    *profile = found;
    return true;
}
