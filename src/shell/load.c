/* A ticket with all that is known around it, out of the vault and the catalogue. */
#include "base/table.h"
#include "guard/language.h"
#include "shell/office.h"
#include "shell/unfinished.h"
#include "wire/thread.h"
#include "wire/triage_record.h"

struct reading {
    struct thread_builder *builder;
    struct spent *spent; /* what the ticket used of models is counted beside; NULL: not */
    struct error *err;
    bool is_good;
};

static bool read_record(void *context, const struct vault_record *record)
{
    struct reading *reading = context;

    if (reading->spent != NULL)
        spent_add(reading->spent, record);
    reading->is_good =
        thread_builder_add(reading->builder, record->kind, record->body, reading->err);
    return reading->is_good;
}

static bool read_thread(struct office *office, int64_t stream, struct reading *reading,
                        size_t *damaged)
{
    if (vault_read(office->vault, stream, 0, read_record, reading, damaged, reading->err) &&
        reading->is_good)
        return true;
    thread_builder_destroy(reading->builder);
    return false;
}

bool office_thread(struct office *office, int64_t stream, struct arena *arena,
                   struct thread_builder **builder, size_t *damaged, struct error *err)
{
    struct reading reading = {
        .builder = thread_builder_create(arena), .err = err, .is_good = true};

    if (!read_thread(office, stream, &reading, damaged))
        return false;
    *builder = reading.builder;
    return true;
}

/* As office_thread(); what the ticket used of models is known behind it. */
static bool load_thread(struct office *office, int64_t stream, struct loaded *loaded,
                        struct thread_builder **builder, struct error *err)
{
    struct reading reading = {.builder = thread_builder_create(&loaded->arena),
                              .spent = spending_of(&office->spending, stream),
                              .err = err,
                              .is_good = true};

    if (!read_thread(office, stream, &reading, &loaded->damaged))
        return false;
    *builder = reading.builder;
    return true;
}

static void take_unsent(struct loaded *loaded, const struct thread_builder *builder)
{
    const struct send_intent *intents;
    size_t count;

    thread_builder_unsent(builder, &intents, &count);
    loaded->unsent = arena_get(&loaded->arena, (count + 1) * sizeof(*loaded->unsent));
    for (size_t i = 0; i < count; i++) {
        loaded->unsent[i] = (struct unsent){
            .key = intents[i].key,
            .text = intents[i].text,
            .files = intents[i].files,
            .file_count = intents[i].file_count,
            .is_internal = intents[i].is_internal,
            .resolves = intents[i].resolves,
            .at = intents[i].at,
            .hold_until = intents[i].hold_until,
            .times_given = intents[i].times_given,
        };
    }
    loaded->unsent_count = count;
}

static void take_thought(struct loaded *loaded, const struct thread_builder *builder)
{
    const struct triage_record *record = thread_builder_triage(builder);

    if (record == NULL)
        return;
    loaded->has_thought = true;
    loaded->thought = record->triage;
    loaded->thought_version = record->thread_version;
}

void office_find_language(struct ticket *ticket, const struct customer *customer)
{
    const struct message *last = ticket_last_from_customer(ticket);

    if (ticket->lang == NULL && last != NULL)
        ticket->lang = language_of(text_of(last->text));
    if (ticket->lang == NULL && customer != NULL)
        ticket->lang = customer->lang;
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

bool office_load(struct office *office, const char *ticket, struct loaded **loaded,
                 struct error *err)
{
    struct loaded *made = loaded_create();
    struct thread_builder *builder = NULL;
    int64_t stream;
    bool is_good = office_ticket_stream(office, ticket, &stream, err) &&
                   load_thread(office, stream, made, &builder, err) &&
                   thread_builder_ticket(builder, &made->ticket, err);

    if (is_good) {
        take_unsent(made, builder);
        take_thought(made, builder);
        unfinished_take(office, builder, made);
        made->read_at = moment_now();
        is_good = load_customer(office, made, err) && load_products(office, made, err);
    }
    thread_builder_destroy(builder);
    if (!is_good) {
        loaded_destroy(made);
        return false;
    }
    office_find_language(&made->ticket, made->has_customer ? &made->customer : NULL);
    *loaded = made;
    return true;
}
