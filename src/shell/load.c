/* A ticket with all that is known around it, out of the vault and the catalogue. */
#include "base/table.h"
#include "guard/language.h"
#include "shell/office.h"
#include "shell/opening.h"
#include "wire/thread.h"

struct reading {
    struct thread_builder *builder;
    struct error *err;
    bool is_good;
};

static bool read_record(void *context, const struct vault_record *record)
{
    struct reading *reading = context;

    reading->is_good =
        thread_builder_add(reading->builder, record->kind, record->body, reading->err);
    return reading->is_good;
}

bool office_thread(struct office *office, int64_t stream, struct arena *arena,
                   struct thread_builder **builder, size_t *damaged, struct error *err)
{
    struct reading reading = {
        .builder = thread_builder_create(arena), .err = err, .is_good = true};

    if (!vault_read(office->vault, stream, 0, read_record, &reading, damaged, err) ||
        !reading.is_good) {
        thread_builder_destroy(reading.builder);
        return false;
    }
    *builder = reading.builder;
    return true;
}

const char *office_language(const char *said, const struct message *last,
                            const struct customer *customer)
{
    const char *usual = customer == NULL ? NULL : customer->lang;
    const char *found = said;

    if (found == NULL && last != NULL)
        found = language_of_usual(text_of(last->text), usual);
    return found == NULL ? usual : found;
}

void office_find_language(struct ticket *ticket, const struct customer *customer)
{
    ticket->lang =
        office_language(ticket->lang, ticket_last_from_customer(ticket), customer);
}

static bool add_product(struct office *office, struct loaded *loaded, size_t *capacity,
                        struct table *seen, const char *id, struct error *err)
{
    struct error why = {0};
    struct product product;
    bool is_found = false;
    size_t ignored;

    if (table_get(seen, text_of(id), &ignored))
        return true;
    table_set(seen, text_of(id), 1);
    /* While the catalogue is away, an order's products are as those it does not have. */
    if (!catalogue_product(office->catalogue, id, &loaded->arena, &product, &is_found,
                           &why))
        return (why.code == ERROR_UNREACHABLE &&
                !catalogue_was_interrupted(office->catalogue)) ||
               error_set(err, why.code, "%s", why.text);
    if (!is_found)
        return true;
    loaded->products = arena_reserve(&loaded->arena, loaded->products, capacity,
                                     loaded->product_count, sizeof(*loaded->products));
    loaded->products[loaded->product_count++] = product;
    return true;
}

#define ORDERS_WITH_PRODUCTS                                                               \
    20 /* the newest ones, whose products are facts by themselves */

static bool load_products(struct office *office, struct loaded *loaded, struct error *err)
{
    struct table seen;
    size_t capacity = 0;
    bool is_good = true;

    table_init(&seen);
    for (size_t i = 0; is_good && i < loaded->order_count && i < ORDERS_WITH_PRODUCTS;
         i++) {
        const struct order *order = &loaded->orders[i];

        for (size_t j = 0; is_good && j < order->line_count; j++)
            is_good =
                add_product(office, loaded, &capacity, &seen, order->lines[j].product, err);
    }
    table_release(&seen);
    return is_good;
}

static bool load_customer(struct office *office, struct loaded *loaded, struct error *err)
{
    struct error why = {0};
    struct profile profile;

    if (!office_profile(office, loaded->ticket.customer, &loaded->arena, &profile, &why)) {
        if (why.code == ERROR_NOT_FOUND)
            return true;
        return error_set(err, why.code, "%s", why.text);
    }
    loaded->damaged += profile.damaged;
    if (profile.damaged > 0) { /* an older state must not pass for what is true now */
        profile.order_count = 0;
        profile.is_known = false;
    }
    loaded->has_customer = profile.is_known;
    loaded->customer = profile.customer;
    loaded->orders = profile.orders;
    loaded->order_count = profile.order_count;
    return true;
}

bool opening_around(struct office *office, struct loaded *loaded, struct error *err)
{
    return load_customer(office, loaded, err) && load_products(office, loaded, err);
}

bool office_load(struct office *office, const char *ticket, struct loaded **loaded,
                 struct error *err)
{
    struct opening *opening = opening_start(office, ticket, err);
    bool is_good =
        opening != NULL && opening_read(opening, err) && opening_take(opening, loaded, err);

    opening_stop(opening);
    return is_good;
}
