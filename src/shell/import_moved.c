/* An order that a line gives another customer is taken from the one who had it. */
#include "import_parts.h"

#include "wire/interchange.h"

typedef bool identifying(struct vault *vault, struct text value, int64_t stream,
                         struct error *err);

static bool each_number(struct import *import, const struct order *order, int64_t stream,
                        identifying *identify, struct error *err)
{
    struct vault *vault = import->office->vault;
    bool is_done = identify(vault, text_of(order->id), stream, err);

    for (size_t i = 0; is_done && i < order->shipment_count; i++) {
        const char *tracking = order->shipments[i].tracking;

        if (tracking != NULL)
            is_done = identify(vault, text_of(tracking), stream, err);
    }
    if (!is_done)
        import->is_broken = true;
    return is_done;
}

static bool append_gone(struct import *import, int64_t stream, const char *id,
                        struct error *err)
{
    struct buffer body;
    bool is_kept;

    buffer_init(&body, SIZE_MAX);
    order_gone_encode(id, &body);
    is_kept = vault_append(import->office->vault, stream, RECORD_ORDER_GONE, moment_now(),
                           text_of(""), text_from(body.bytes, body.len), err);
    buffer_release_wiped(&body);
    return is_kept;
}

/* Numbers that another order of theirs has too stay theirs. */
static bool take_order_of(struct import *import, const struct profile *profile, size_t at,
                          int64_t stream, struct error *err)
{
    const struct order *order = &profile->orders[at];
    bool is_taken = append_gone(import, stream, order->id, err) &&
                    each_number(import, order, stream, vault_unidentify, err);

    for (size_t i = 0; is_taken && i < profile->order_count; i++)
        is_taken = i == at ||
                   each_number(import, &profile->orders[i], stream, vault_identify, err);
    gathered_doubt(import->gathered, stream);
    numbers_set(&import->lines, import_line_key(stream, import_hash(text_of(order->id))),
                0);
    import->has_orders = true;
    return is_taken;
}

static bool take_from(struct import *import, const char *order, int64_t stream,
                      struct error *err)
{
    struct profile profile = {0};
    enum stream_kind kind;
    char customer[600];

    if (!vault_stream_about(import->office->vault, stream, &kind, customer,
                            sizeof(customer), err) ||
        !office_profile(import->office, customer, &import->scratch, &profile, err))
        return false;
    for (size_t i = 0; i < profile.order_count; i++) {
        if (string_equals(profile.orders[i].id, order))
            return take_order_of(import, &profile, i, stream, err);
    }
    return true;
}

bool import_take_from(struct import *import, const char *order, int64_t stream,
                      struct error *err)
{
    bool is_good = take_from(import, order, stream, err) || import_broken(import);

    arena_clear(&import->scratch);
    return is_good;
}
