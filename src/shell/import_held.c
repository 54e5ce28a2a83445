/* Orders held back, and written in the order of the vault's tables. */
#include "import_parts.h"

#include <string.h>

static const char *id_of(const struct held_orders *held, const struct held_order *order)
{
    return held->texts + order->text;
}

static const char *customer_of(const struct held_orders *held,
                               const struct held_order *order)
{
    return id_of(held, order) + order->id_len + 1;
}

static struct text line_of(const struct held_orders *held, const struct held_order *order)
{
    return text_from(customer_of(held, order) + order->customer_len + 1, order->line_len);
}

static size_t size_of(const struct held_orders *held)
{
    return held->text_len + held->count * sizeof(*held->orders) +
           held->product_count * sizeof(*held->products) +
           held->value_count * sizeof(*held->values);
}

static void add_text(struct held_orders *held, const char *bytes, size_t len)
{
    held->texts =
        memory_reserve(held->texts, &held->text_capacity, held->text_len + len, 1);
    memcpy(held->texts + held->text_len, bytes, len);
    held->texts[held->text_len + len] = '\0';
    held->text_len += len + 1;
}

static void add_value(struct import *import, const char *text, bool is_asked)
{
    struct held_orders *held = &import->held;
    int64_t value = vault_value(import->office->vault, text_of(text));

    held->values = memory_reserve(held->values, &held->value_capacity, held->value_count,
                                  sizeof(*held->values));
    held->values[held->value_count++] = (struct vault_value){
        .value = value, .about = (uint32_t)held->count, .is_asked = is_asked};
}

/* The order's number, which others are asked for, and those of its parcels. */
static void add_values(struct import *import, const struct order *order)
{
    add_value(import, order->id, true);
    for (size_t i = 0; i < order->shipment_count; i++) {
        if (order->shipments[i].tracking != NULL)
            add_value(import, order->shipments[i].tracking, false);
    }
}

static void add_products(struct import *import, const struct order *order)
{
    struct held_orders *held = &import->held;

    for (size_t i = 0; i < order->line_count; i++) {
        held->products = memory_reserve(held->products, &held->product_capacity,
                                        held->product_count, sizeof(*held->products));
        held->products[held->product_count++] =
            gathered_product(import->gathered, order->lines[i].product);
    }
}

static void add_order(struct import *import, const struct order *order, uint64_t id_hash,
                      size_t customer, int64_t number, struct text line)
{
    struct held_orders *held = &import->held;

    held->orders =
        memory_reserve(held->orders, &held->capacity, held->count, sizeof(*held->orders));
    held->orders[held->count] =
        (struct held_order){.id_hash = id_hash,
                            .line_hash = import_hash(line),
                            .placed_at = order->placed_at,
                            .number = number,
                            .text = held->text_len,
                            .customer = (uint32_t)customer,
                            .line_len = (uint32_t)line.len,
                            .product = (uint32_t)held->product_count,
                            .product_count = (uint32_t)order->line_count,
                            .id_len = (uint32_t)strlen(order->id),
                            .customer_len = (uint32_t)strlen(order->customer),
                            .is_cancelled = order->status == ORDER_CANCELLED,
                            .has_address = gathered_has_address(order)};
    add_text(held, order->id, strlen(order->id));
    add_text(held, order->customer, strlen(order->customer));
    add_text(held, line.bytes, line.len);
    add_products(import, order);
    add_values(import, order);
    held->count++;
}

static void set_name(struct held_orders *held, const char *name)
{
    if (string_equals(held->name, name))
        return;
    memory_free(held->name);
    held->name = memory_text(name);
}

/* Which of two customers has an order depends on who came last: they are not held together.
 */
bool import_hold(struct import *import, const struct order *order, const char *name,
                 int64_t number, struct text line, struct error *err)
{
    struct held_orders *held = &import->held;
    size_t customer = (size_t)(import_customer(import, order->customer) - import->known);
    uint64_t id_hash = import_hash(text_of(order->id));
    uint64_t owner = customer + 1;
    bool is_others = numbers_get(&held->owners, id_hash, &owner) && owner != customer + 1;

    if ((is_others || size_of(held) >= held->limit || !string_equals(held->name, name)) &&
        !import_write_held(import, err))
        return false;
    set_name(held, name);
    numbers_set(&held->owners, id_hash, customer + 1);
    add_order(import, order, id_hash, customer, number, line);
    return true;
}

/* The customers that were not looked for yet, each once: *ids and *orders, owned by the
 * caller. */
static size_t seek_customers(struct import *import, struct text **ids, size_t **orders)
{
    struct held_orders *held = &import->held;
    size_t count = 0;

    *ids = memory_get(held->count * sizeof(**ids));
    *orders = memory_get(held->count * sizeof(**orders));
    for (size_t i = 0; i < held->count; i++) {
        struct known_customer *known = &import->known[held->orders[i].customer];

        if (known->stream != 0 || known->is_sought)
            continue;
        known->is_sought = true;
        (*ids)[count] = text_of(customer_of(held, &held->orders[i]));
        (*orders)[count++] = i;
    }
    return count;
}

static bool find_customers(struct import *import, struct error *err)
{
    struct held_orders *held = &import->held;
    struct text *ids;
    size_t *orders;
    size_t count = seek_customers(import, &ids, &orders);
    int64_t *streams = memory_get((count + 1) * sizeof(*streams));
    bool is_good = vault_find_streams(import->office->vault, STREAM_CUSTOMER, ids, count,
                                      streams, err) ||
                   import_broken(import);

    for (size_t i = 0; i < count && is_good; i++) {
        struct known_customer *known = &import->known[held->orders[orders[i]].customer];

        if (streams[i] != 0)
            import_found_customer(known, streams[i]);
        else
            is_good = import_look_for(import, known, ids[i].bytes, err);
    }
    memory_free(ids);
    memory_free(orders);
    memory_free(streams);
    return is_good;
}

static void want_customers(struct import *import)
{
    const struct held_orders *held = &import->held;

    for (size_t i = 0; i < held->count; i++) {
        const struct held_order *order = &held->orders[i];

        import_want_customer(import, &import->known[order->customer],
                             customer_of(held, order), held->name, order->number);
    }
}

static void gather(struct import *import, const struct held_order *order, int64_t stream)
{
    const struct held_orders *held = &import->held;
    struct gathered_brief brief = {.customer = customer_of(held, order),
                                   .id = id_of(held, order),
                                   .placed_at = order->placed_at,
                                   .is_cancelled = order->is_cancelled,
                                   .has_address = order->has_address,
                                   .products = held->products + order->product,
                                   .count = order->product_count};

    gathered_add(import->gathered, stream, &brief);
    import->has_orders = true;
}

static bool keep_order(struct import *import, struct held_order *order, struct error *err)
{
    struct known_customer *known = &import->known[order->customer];
    struct import_kept kept = {.stream = known->stream,
                               .kind = RECORD_ORDER,
                               .id_hash = order->id_hash,
                               .line_hash = order->line_hash,
                               .at = order->placed_at};

    if (!import_note_customer(import, known, true, err) ||
        !import_keep_line(import, &kept, line_of(&import->held, order), &order->is_new,
                          err))
        return false;
    if (order->is_new)
        gather(import, order, known->stream);
    return true;
}

/* By their streams; those of one stream as they came. */
static bool keep_orders(struct import *import, struct error *err)
{
    struct held_orders *held = &import->held;
    struct pair *order = memory_get(held->count * sizeof(*order));
    bool is_good = true;

    for (size_t i = 0; i < held->count; i++)
        order[i] =
            (struct pair){(uint64_t)import->known[held->orders[i].customer].stream, i};
    pairs_sort(order, held->count);
    for (size_t i = 0; i < held->count && is_good; i++)
        is_good = keep_order(import, &held->orders[order[i].value], err);
    memory_free(order);
    return is_good;
}

static void note_moved(void *context, const struct vault_value *value, int64_t other)
{
    struct held_orders *held = context;

    held->moved = memory_reserve(held->moved, &held->moved_capacity, held->moved_count,
                                 sizeof(*held->moved));
    held->moved[held->moved_count++] = (struct pair){value->about, (uint64_t)other};
}

static bool identify_orders(struct import *import, struct error *err)
{
    struct held_orders *held = &import->held;

    for (size_t i = 0; i < held->value_count; i++) {
        const struct held_order *order = &held->orders[held->values[i].about];

        held->values[i].stream = import->known[order->customer].stream;
        held->values[i].is_added = order->is_new;
    }
    return vault_identify_many(import->office->vault, held->values, held->value_count,
                               note_moved, held, err) ||
           import_broken(import);
}

/* An order that others have is theirs no more. */
static bool take_from_others(struct import *import, struct error *err)
{
    struct held_orders *held = &import->held;
    bool is_good = true;

    pairs_sort(held->moved, held->moved_count);
    for (size_t i = 0; i < held->moved_count && is_good; i++)
        is_good = import_take_from(import, id_of(held, &held->orders[held->moved[i].key]),
                                   (int64_t)held->moved[i].value, err);
    return is_good;
}

static void forget(struct held_orders *held)
{
    explicit_bzero(held->texts, held->text_len);
    numbers_release(&held->owners);
    held->count = 0;
    held->text_len = 0;
    held->product_count = 0;
    held->value_count = 0;
    held->moved_count = 0;
}

bool import_write_held(struct import *import, struct error *err)
{
    bool is_good;

    if (import->held.count == 0)
        return true;
    is_good = find_customers(import, err);
    if (is_good)
        want_customers(import);
    is_good = is_good && keep_orders(import, err) && identify_orders(import, err) &&
              take_from_others(import, err);
    forget(&import->held);
    return is_good;
}

void import_release_held(struct import *import)
{
    struct held_orders *held = &import->held;

    memory_free(held->name);
    memory_free(held->orders);
    memory_free_wiped(held->texts, held->text_len);
    memory_free(held->products);
    memory_free(held->values);
    memory_free(held->moved);
    numbers_release(&held->owners);
    *held = (struct held_orders){0};
}
