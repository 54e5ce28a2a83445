#include "shell/people.h"

#include "base/table.h"
#include "guard/people.h"
#include "wire/interchange.h"

#include <string.h>

#define BATCH    500  /* streams a transaction */
#define LAG_ROWS 1024 /* of other kinds, before the note of what was looked at moves on */
#define ID_SIZE  600

static const int64_t kinds_wanted = (int64_t)1 << RECORD_CUSTOMER |
                                    (int64_t)1 << RECORD_ORDER |
                                    (int64_t)1 << RECORD_ORDER_GONE;

/* What is done with the values of one stream; each name at each address once. */
struct task {
    struct vault *vault;
    int64_t stream;
    bool (*identify)(struct vault *vault, struct text value, int64_t stream,
                     struct error *err);
    struct table done;
};

/* Whether it was done before: most orders go to one address. */
static bool is_done(struct task *task, const char *name, const struct address *address,
                    struct arena *arena)
{
    size_t before;
    const char *key =
        arena_format(arena, "%s\n%s\n%s\n%s\n%s", name, string_or_empty(address->line1),
                     string_or_empty(address->line2), string_or_empty(address->postcode),
                     string_or_empty(address->city));

    if (table_get(&task->done, text_of(key), &before))
        return true;
    table_set(&task->done, text_of(key), 1);
    return false;
}

static bool each_value(struct task *task, const char *name, const struct address *address,
                       struct error *err)
{
    struct arena arena;
    struct people_values values = {.count = 0};
    bool is_good = true;

    if (name == NULL || name[0] == '\0')
        return true;
    arena_init(&arena);
    if (!is_done(task, name, address, &arena))
        people_values_of(name, address, &arena, &values);
    for (size_t i = 0; i < values.count && is_good; i++)
        is_good = task->identify(task->vault, text_of(values.values[i]), task->stream, err);
    arena_release(&arena);
    return is_good;
}

/* Whoever the address names, and the customer. */
static bool each_of_address(struct task *task, const struct address *address,
                            const char *name, struct error *err)
{
    return each_value(task, name, address, err) &&
           each_value(task, address->name, address, err);
}

static bool identify_customer(struct task *task, const struct customer *customer,
                              struct error *err)
{
    bool is_good = true;

    for (size_t i = 0; i < customer->address_count && is_good; i++)
        is_good = each_of_address(task, &customer->addresses[i], customer->name, err);
    return is_good;
}

bool people_of_new_customer(struct vault *vault, const struct customer *customer,
                            int64_t stream, struct error *err)
{
    struct task task = {.vault = vault, .stream = stream, .identify = vault_identify};
    bool is_good;

    table_init(&task.done);
    is_good = identify_customer(&task, customer, err);
    table_release(&task.done);
    return is_good;
}

static bool identify_profile(struct task *task, const struct profile *profile,
                             struct error *err)
{
    const struct customer *customer = &profile->customer;
    bool is_good = identify_customer(task, customer, err);

    for (size_t i = 0; i < profile->order_count && is_good; i++)
        is_good = each_of_address(task, &profile->orders[i].address, customer->name, err);
    return is_good;
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

static bool forget_all(struct task *task, const struct lines *lines, struct error *err)
{
    bool is_good = true;

    for (size_t i = 0; i < lines->address_count && is_good; i++) {
        const struct address *address = &lines->addresses[i];

        is_good = each_value(task, address->name, address, err);
        for (size_t k = 0; k < lines->name_count && is_good; k++)
            is_good = each_value(task, lines->names[k], address, err);
    }
    return is_good;
}

/* What a line said that another took the place of, or whose order is another's, goes. */
static bool forget_stale(struct vault *vault, const struct profile *profile, int64_t stream,
                         struct arena *arena, struct error *err)
{
    struct lines lines = {.arena = arena};
    struct task task = {.vault = vault, .stream = stream, .identify = vault_unidentify};
    bool is_good;

    if (profile->line_count == profile->order_count + profile->is_known)
        return true;
    table_init(&task.done);
    is_good = vault_read(vault, stream, 0, keep_line, &lines, NULL, err) &&
              forget_all(&task, &lines, err);
    table_release(&task.done);
    return is_good;
}

static bool identify_anew(struct vault *vault, const struct profile *profile,
                          int64_t stream, struct arena *arena, struct error *err)
{
    struct task task = {.vault = vault, .stream = stream, .identify = vault_identify};
    bool is_good;

    table_init(&task.done);
    is_good = forget_stale(vault, profile, stream, arena, err) &&
              identify_profile(&task, profile, err);
    table_release(&task.done);
    return is_good;
}

/* A customer who cannot be read has nothing that could be told. */
static bool identify_stream(struct office *office, int64_t stream, struct error *err)
{
    struct profile profile = {0};
    struct arena arena;
    struct error why = {0};
    enum stream_kind kind;
    char customer[ID_SIZE];
    bool is_good = true;

    if (!vault_stream_about(office->vault, stream, &kind, customer, sizeof(customer), &why))
        return why.code == ERROR_DAMAGED || error_set(err, why.code, "%s", why.text);
    if (kind != STREAM_CUSTOMER)
        return true;
    arena_init(&arena);
    if (office_profile(office, customer, &arena, &profile, &why))
        is_good = identify_anew(office->vault, &profile, stream, &arena, err);
    else if (why.code == ERROR_LOCKED)
        is_good = error_set(err, why.code, "%s", why.text);
    arena_release(&arena);
    return is_good;
}

static bool identify_each(struct office *office, const int64_t *streams, size_t count,
                          struct error *err)
{
    bool is_good = true;

    for (size_t i = 0; i < count && is_good; i++)
        is_good = identify_stream(office, streams[i], err);
    return is_good;
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
    bool is_good;

    if (newest == 0)
        return true;
    if (!vault_identified(vault, PEOPLE_FORM, &row, err) ||
        !vault_changed(vault, row, newest, kinds_wanted, &streams, &count, err))
        return false;
    is_good = is_within ? identify_each(office, streams, count, err)
                        : identify_batches(office, streams, count, err);
    memory_free(streams);
    if (is_good && count > 0)
        return vault_set_identified(vault, PEOPLE_FORM, newest, err);
    if (is_good && newest - row >= LAG_ROWS)
        is_good = vault_set_identified(vault, PEOPLE_FORM, newest, NULL) || is_good;
    return is_good;
}

bool people_settle(struct office *office, struct error *err)
{
    return settle(office, false, err);
}

bool people_settle_within(struct office *office, struct error *err)
{
    return settle(office, true, err);
}

bool people_settle_gathered(struct office *office, const struct gathered *gathered,
                            struct error *err)
{
    struct vault *vault = office->vault;
    int64_t newest = vault_newest_row(vault);
    int64_t row = 0;
    size_t count = 0;
    int64_t *streams = gathered_loud(gathered, &count);
    bool is_good = vault_identified(vault, PEOPLE_FORM, &row, err) &&
                   identify_each(office, streams, count, err);

    memory_free(streams);
    return is_good && (newest == row || !gathered_is_told(gathered) ||
                       vault_set_identified(vault, PEOPLE_FORM, newest, err));
}
