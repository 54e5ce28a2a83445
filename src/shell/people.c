#include "shell/people.h"

#include "guard/people.h"
#include "wire/interchange.h"

#include <string.h>

#define BATCH    500  /* streams a transaction */
#define LAG_ROWS 1024 /* of other kinds, before the note of what was looked at moves on */
#define ID_SIZE  600

static const int64_t kinds_wanted = (int64_t)1 << RECORD_CUSTOMER |
                                    (int64_t)1 << RECORD_ORDER |
                                    (int64_t)1 << RECORD_ORDER_GONE;

typedef bool identifying(struct vault *vault, struct text value, int64_t stream,
                         struct error *err);

static bool each_value(struct vault *vault, const char *name, const struct address *address,
                       int64_t stream, identifying *identify, struct error *err)
{
    struct arena arena;
    struct people_values values;
    bool is_done = true;

    if (name == NULL || name[0] == '\0')
        return true;
    arena_init(&arena);
    people_values_of(name, address, &arena, &values);
    for (size_t i = 0; i < values.count && is_done; i++)
        is_done = identify(vault, text_of(values.values[i]), stream, err);
    arena_release(&arena);
    return is_done;
}

/* Whoever the address names, and the customer. */
static bool each_of_address(struct vault *vault, const struct address *address,
                            const char *name, int64_t stream, identifying *identify,
                            struct error *err)
{
    return each_value(vault, name, address, stream, identify, err) &&
           (string_equals(string_or_empty(address->name), string_or_empty(name)) ||
            each_value(vault, address->name, address, stream, identify, err));
}

static bool identify_profile(struct office *office, const struct profile *profile,
                             int64_t stream, struct error *err)
{
    const struct customer *customer = &profile->customer;
    bool is_done = true;

    for (size_t i = 0; i < customer->address_count && is_done; i++)
        is_done = each_of_address(office->vault, &customer->addresses[i], customer->name,
                                  stream, vault_identify, err);
    for (size_t i = 0; i < profile->order_count && is_done; i++)
        is_done = each_of_address(office->vault, &profile->orders[i].address,
                                  customer->name, stream, vault_identify, err);
    return is_done;
}

/* Every line that a customer's stream ever had, those that count no more too. */
struct lines {
    struct arena *arena;
    const char **names;
    size_t name_count, name_capacity;
    struct address *addresses;
    size_t address_count, address_capacity;
};

static void keep_address(struct lines *lines, const struct address *address)
{
    lines->addresses =
        arena_reserve(lines->arena, lines->addresses, &lines->address_capacity,
                      lines->address_count, sizeof(*lines->addresses));
    lines->addresses[lines->address_count++] = *address;
}

static void keep_customer(struct lines *lines, const struct customer *customer)
{
    lines->names = arena_reserve(lines->arena, lines->names, &lines->name_capacity,
                                 lines->name_count, sizeof(*lines->names));
    lines->names[lines->name_count++] = customer->name;
    for (size_t i = 0; i < customer->address_count; i++)
        keep_address(lines, &customer->addresses[i]);
}

static bool keep_line(void *context, const struct vault_record *record)
{
    struct lines *lines = context;
    struct interchange_record found;
    struct text line;

    if (record->kind != RECORD_CUSTOMER && record->kind != RECORD_ORDER)
        return true;
    line.bytes = arena_copy(lines->arena, record->body.bytes, record->body.len);
    line.len = record->body.len;
    if (!interchange_read(line, lines->arena, &found, NULL))
        return true;
    if (found.type == INTERCHANGE_CUSTOMER)
        keep_customer(lines, &found.customer);
    else if (found.type == INTERCHANGE_ORDER)
        keep_address(lines, &found.order.address);
    return true;
}

static bool forget_all(struct vault *vault, const struct lines *lines, int64_t stream,
                       struct error *err)
{
    bool is_done = true;

    for (size_t i = 0; i < lines->address_count && is_done; i++) {
        const struct address *address = &lines->addresses[i];

        is_done = each_of_address(vault, address, NULL, stream, vault_unidentify, err);
        for (size_t k = 0; k < lines->name_count && is_done; k++)
            is_done =
                each_value(vault, lines->names[k], address, stream, vault_unidentify, err);
    }
    return is_done;
}

/* What a line said that another took the place of, or whose order is another's, goes. */
static bool forget_stale(struct office *office, const struct profile *profile,
                         int64_t stream, struct arena *arena, struct error *err)
{
    struct lines lines = {.arena = arena};

    return profile->line_count == profile->order_count + profile->is_known ||
           (vault_read(office->vault, stream, 0, keep_line, &lines, NULL, err) &&
            forget_all(office->vault, &lines, stream, err));
}

/* A customer who cannot be read has nothing that could be told. */
static bool identify_stream(struct office *office, int64_t stream, struct error *err)
{
    struct profile profile = {0};
    struct arena arena;
    struct error why = {0};
    enum stream_kind kind;
    char customer[ID_SIZE];
    bool is_done = true;

    if (!vault_stream_about(office->vault, stream, &kind, customer, sizeof(customer), &why))
        return why.code == ERROR_DAMAGED || error_set(err, why.code, "%s", why.text);
    if (kind != STREAM_CUSTOMER)
        return true;
    arena_init(&arena);
    if (office_profile(office, customer, &arena, &profile, &why))
        is_done = forget_stale(office, &profile, stream, &arena, err) &&
                  identify_profile(office, &profile, stream, err);
    else if (why.code == ERROR_LOCKED)
        is_done = error_set(err, why.code, "%s", why.text);
    arena_release(&arena);
    return is_done;
}

static bool identify_each(struct office *office, const int64_t *streams, size_t count,
                          struct error *err)
{
    bool is_done = true;

    for (size_t i = 0; i < count && is_done; i++)
        is_done = identify_stream(office, streams[i], err);
    return is_done;
}

static bool identify_batches(struct office *office, const int64_t *streams, size_t count,
                             struct error *err)
{
    for (size_t i = 0; i < count; i += BATCH) {
        size_t batch = count - i < BATCH ? count - i : BATCH;

        if (!vault_begin(office->vault, err))
            return false;
        if (!identify_each(office, streams + i, batch, err)) {
            vault_rollback(office->vault);
            return false;
        }
        if (!vault_commit(office->vault, err))
            return false;
    }
    return true;
}

/* What was looked at is noted, or where nothing was to be done only now and then. */
static bool settle(struct office *office, bool is_within, struct error *err)
{
    struct vault *vault = office->vault;
    int64_t newest = vault_newest_row(vault);
    int64_t row = 0;
    int64_t *streams = NULL;
    size_t count = 0;
    bool is_done;

    if (newest == 0)
        return true;
    if (!vault_identified(vault, PEOPLE_FORM, &row, err) ||
        !vault_changed(vault, row, newest, kinds_wanted, &streams, &count, err))
        return false;
    is_done = is_within ? identify_each(office, streams, count, err)
                        : identify_batches(office, streams, count, err);
    memory_free(streams);
    if (is_done && count > 0)
        return vault_set_identified(vault, PEOPLE_FORM, newest, err);
    if (is_done && newest - row >= LAG_ROWS)
        is_done = vault_set_identified(vault, PEOPLE_FORM, newest, NULL) || is_done;
    return is_done;
}

bool people_settle(struct office *office, struct error *err)
{
    return settle(office, false, err);
}

bool people_settle_within(struct office *office, struct error *err)
{
    return settle(office, true, err);
}
