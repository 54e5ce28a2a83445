#include "shell/import.h"

#include "base/secret.h"
#include "base/utf8.h"
#include "shell/baskets.h"
#include "wire/thread.h"

#include <string.h>

#define KNOWN_CUSTOMER  1
#define WANTED_CUSTOMER 2

/* A line that named a customer nobody had heard of yet. */
struct loose_end {
    char *customer;
    char *where;
};

struct import {
    struct office *office;
    struct arena arena;        /* of one line */
    struct table customers;    /* known, or wanted by a line */
    struct table order_hashes; /* of customers that were there before: order id -> hash of
                                  its line */
    struct table expected; /* "NAME:LINE" of lines known to be bad -> index into reasons */
    char **reasons;
    size_t reason_count;
    size_t reason_capacity;
    struct loose_end *loose;
    size_t loose_count;
    size_t loose_capacity;
    struct import_counts counts;
    bool is_broken;
    bool is_committed;
    bool has_orders;
};

bool import_begin(struct office *office, struct import **import, struct error *err)
{
    struct import *made;

    if (!catalogue_begin(office->catalogue, err))
        return false;
    if (!vault_begin(office->vault, err)) {
        catalogue_rollback(office->catalogue);
        return false;
    }
    made = memory_get(sizeof(*made));
    made->office = office;
    arena_init(&made->arena);
    table_init(&made->customers);
    table_init(&made->order_hashes);
    table_init(&made->expected);
    *import = made;
    return true;
}

bool import_is_broken(const struct import *import)
{
    return import->is_broken;
}

/* A failure of ours or the disk's, not of the line. */
static bool broken(struct import *import)
{
    import->is_broken = true;
    return false;
}

/* Enough to see that a line came again: 8 bytes of BLAKE2b. */
static size_t hash_of(struct text line)
{
    uint8_t hash[16];
    size_t value;

    secret_hash(NULL, line.bytes, line.len, hash, sizeof(hash));
    memcpy(&value, hash, sizeof(value));
    return value;
}

/* The key of an order among the lines known: a customer's line has the empty order id. */
static struct text line_key(struct import *import, const char *customer, const char *order)
{
    const char *key = arena_format(&import->arena, "%s\n%s", customer, order);

    return text_of(key);
}

struct lines_known {
    struct import *import;
    const char *customer;
};

static bool note_line(void *context, const struct vault_record *record)
{
    struct lines_known *known = context;
    struct interchange_record found;
    struct arena *arena = &known->import->arena;

    if (record->kind != RECORD_CUSTOMER && record->kind != RECORD_ORDER)
        return true;
    if (!interchange_read(record->body, arena, &found, NULL))
        return true;
    table_set(&known->import->order_hashes,
              line_key(known->import, known->customer,
                       found.type == INTERCHANGE_ORDER ? found.order.id : ""),
              hash_of(record->body));
    return true;
}

/* The customer's stream; what stood in it before this import is noted when it is first met.
 */
static bool customer_stream(struct import *import, const char *customer, int64_t *stream,
                            struct error *err)
{
    struct vault *vault = import->office->vault;
    size_t state;
    struct lines_known known = {import, customer};

    *stream = 0;
    if (!vault_stream(vault, STREAM_CUSTOMER, text_of(customer), text_of(customer), false,
                      stream, err))
        return broken(import);
    if (*stream != 0 && !table_get(&import->customers, text_of(customer), &state)) {
        table_set(&import->customers, text_of(customer), KNOWN_CUSTOMER);
        if (!vault_read(vault, *stream, 0, note_line, &known, NULL, err))
            return broken(import);
    }
    if (*stream == 0 && !vault_stream(vault, STREAM_CUSTOMER, text_of(customer),
                                      text_of(customer), true, stream, err))
        return broken(import);
    return true;
}

/* A customer of an order or ticket: must be known by the end of the file. */
static void want_customer(struct import *import, const char *customer, const char *name,
                          int64_t number)
{
    size_t state;

    if (table_get(&import->customers, text_of(customer), &state) && state == KNOWN_CUSTOMER)
        return;
    table_set(&import->customers, text_of(customer), WANTED_CUSTOMER);
    import->loose = memory_reserve(import->loose, &import->loose_capacity,
                                   import->loose_count, sizeof(*import->loose));
    import->loose[import->loose_count++] = (struct loose_end){
        memory_text(customer),
        memory_format("%s:%lld: customer: no customer '%s', neither here nor in the vault",
                      name, (long long)number, customer)};
}

/* Appends the line where it says something new. */
static bool keep_line(struct import *import, int64_t stream, enum record_kind kind,
                      const char *customer, const char *order, struct text line,
                      moment_t at, bool *is_new, struct error *err)
{
    struct text key = line_key(import, customer, order);
    size_t hash = hash_of(line);
    size_t before;

    *is_new = !table_get(&import->order_hashes, key, &before) || before != hash;
    if (!*is_new)
        return true;
    table_set(&import->order_hashes, key, hash);
    if (!vault_append(import->office->vault, stream, kind, at, text_of(""), line, err))
        return broken(import);
    return true;
}

static bool identify(struct import *import, const char *value, int64_t stream,
                     struct error *err)
{
    if (value == NULL || value[0] == '\0')
        return true;
    return vault_identify(import->office->vault, text_of(value), stream, err) ||
           broken(import);
}

static bool take_customer(struct import *import, const struct customer *customer,
                          struct text line, struct error *err)
{
    int64_t stream;
    bool is_new = false;

    if (!customer_stream(import, customer->id, &stream, err))
        return false;
    table_set(&import->customers, text_of(customer->id), KNOWN_CUSTOMER);
    if (!keep_line(import, stream, RECORD_CUSTOMER, customer->id, "", line, moment_now(),
                   &is_new, err))
        return false;
    for (size_t i = 0; is_new && i < customer->email_count; i++) {
        if (!identify(import, customer->emails[i], stream, err))
            return false;
    }
    for (size_t i = 0; is_new && i < customer->phone_count; i++) {
        if (!identify(import, customer->phones[i], stream, err))
            return false;
    }
    return true;
}

static bool take_order(struct import *import, const struct order *order, const char *name,
                       int64_t number, struct text line, struct error *err)
{
    int64_t stream;
    bool is_new = false;

    if (!customer_stream(import, order->customer, &stream, err))
        return false;
    want_customer(import, order->customer, name, number);
    if (!keep_line(import, stream, RECORD_ORDER, order->customer, order->id, line,
                   order->placed_at, &is_new, err))
        return false;
    import->has_orders = import->has_orders || is_new;
    if (is_new && !identify(import, order->id, stream, err))
        return false;
    for (size_t i = 0; is_new && i < order->shipment_count; i++) {
        if (!identify(import, order->shipments[i].tracking, stream, err))
            return false;
    }
    return true;
}

static bool append_message(struct import *import, int64_t stream,
                           const struct message *message, struct text bytes,
                           struct error *err)
{
    struct buffer search;
    bool is_kept;

    buffer_init(&search, SIZE_MAX);
    utf8_fold(text_of(message->text), &search);
    is_kept = vault_append(import->office->vault, stream, RECORD_MESSAGE, message->at,
                           text_from(buffer_text(&search), search.len), bytes, err);
    buffer_release_wiped(&search);
    import->counts.new_messages++;
    return is_kept || broken(import);
}

/* What of the line is new: all of it for a ticket that was not there. */
static bool merge(struct import *import, int64_t stream, const struct ticket *ticket,
                  struct text skeleton, struct thread_merge *wanted, struct error *err)
{
    struct thread_builder *builder = NULL;
    bool is_merged;

    if (!office_thread(import->office, stream, &import->arena, &builder, NULL, err))
        return broken(import);
    is_merged =
        thread_builder_merge(builder, ticket, skeleton, &import->arena, wanted, err);
    thread_builder_destroy(builder);
    return is_merged;
}

/* The subject is what a search finds of it. */
static bool append_skeleton(struct import *import, int64_t stream,
                            const struct ticket *ticket, struct text skeleton,
                            struct error *err)
{
    struct buffer search;
    bool is_kept;

    buffer_init(&search, SIZE_MAX);
    utf8_fold(text_of(ticket->subject), &search);
    is_kept = vault_append(import->office->vault, stream, RECORD_TICKET, ticket->created_at,
                           text_from(buffer_text(&search), search.len), skeleton, err);
    buffer_release_wiped(&search);
    return is_kept || broken(import);
}

static bool write_ticket(struct import *import, int64_t stream, const struct ticket *ticket,
                         struct text skeleton, const struct text *messages,
                         const struct thread_merge *wanted, struct error *err)
{
    if (!wanted->is_same && !append_skeleton(import, stream, ticket, skeleton, err))
        return false;
    for (size_t i = 0; i < wanted->new_count; i++) {
        size_t at = wanted->new_messages[i];

        if (!append_message(import, stream, &ticket->messages[at], messages[at], err))
            return false;
    }
    return true;
}

static bool find_or_make(struct import *import, const struct ticket *ticket,
                         int64_t *stream, bool *is_there, struct error *err)
{
    struct vault *vault = import->office->vault;
    struct text id = text_of(ticket->id);
    struct text owner = text_of(ticket->customer);

    *stream = 0;
    if (!vault_stream(vault, STREAM_TICKET, id, owner, false, stream, err))
        return broken(import);
    *is_there = *stream != 0;
    return *is_there || vault_stream(vault, STREAM_TICKET, id, owner, true, stream, err) ||
           broken(import);
}

static bool take_ticket(struct import *import, const struct ticket *ticket,
                        const char *name, int64_t number, struct text line,
                        struct error *err)
{
    struct buffer skeleton;
    struct text *messages;
    size_t count;
    struct thread_merge wanted = {.new_count = ticket->message_count};
    int64_t stream;
    bool is_there = false;
    bool is_taken;

    buffer_init(&skeleton, SIZE_MAX);
    is_taken = thread_cut(line, &import->arena, &skeleton, &messages, &count, err) &&
               find_or_make(import, ticket, &stream, &is_there, err);
    if (is_taken && is_there)
        is_taken = merge(import, stream, ticket, text_from(skeleton.bytes, skeleton.len),
                         &wanted, err);
    if (is_taken && !is_there) {
        wanted.new_messages = arena_get(&import->arena, (count + 1) * sizeof(size_t));
        for (size_t i = 0; i < count; i++)
            wanted.new_messages[i] = i;
    }
    if (is_taken)
        is_taken =
            write_ticket(import, stream, ticket, text_from(skeleton.bytes, skeleton.len),
                         messages, &wanted, err);
    buffer_release_wiped(&skeleton);
    if (is_taken && customer_stream(import, ticket->customer, &stream, err))
        want_customer(import, ticket->customer, name, number);
    return is_taken && !import->is_broken;
}

static bool take_shop_record(struct import *import, const struct interchange_record *record,
                             struct text line, struct error *err)
{
    struct catalogue *catalogue = import->office->catalogue;
    struct product product;
    bool is_put;

    switch (record->type) {
    case INTERCHANGE_PRODUCT:
        product = record->product;
        if (product.price.is_known && product.price.currency[0] == '\0')
            snprintf(product.price.currency, sizeof(product.price.currency), "%s",
                     import->office->settings.shop_currency);
        is_put = catalogue_put_product(catalogue, &product, line, err);
        break;
    case INTERCHANGE_ARTICLE:
        is_put = catalogue_put_article(catalogue, &record->article, line, err);
        break;
    case INTERCHANGE_MACRO:
        is_put = catalogue_put_macro(catalogue, &record->macro, line, err);
        break;
    default:
        is_put = catalogue_put_promotion(catalogue, &record->promotion, line, err);
        break;
    }
    return is_put || broken(import);
}

static bool take(struct import *import, const struct interchange_record *record,
                 const char *name, int64_t number, struct text line, struct error *err)
{
    switch (record->type) {
    case INTERCHANGE_CUSTOMER:
        return take_customer(import, &record->customer, line, err);
    case INTERCHANGE_ORDER:
        return take_order(import, &record->order, name, number, line, err);
    case INTERCHANGE_TICKET:
        return take_ticket(import, &record->ticket, name, number, line, err);
    default:
        return take_shop_record(import, record, line, err);
    }
}

/* "NAME:LINE", the part of a complaint that says where. */
static struct text where_of(const char *what)
{
    const char *colon = strstr(what, ": ");

    return text_from(what, colon == NULL ? strlen(what) : (size_t)(colon - what));
}

void import_expect_bad(struct import *import, const char *what)
{
    table_set(&import->expected, where_of(what), import->reason_count);
    import->reasons = memory_reserve(import->reasons, &import->reason_capacity,
                                     import->reason_count, sizeof(*import->reasons));
    import->reasons[import->reason_count++] = memory_text(what);
}

static bool is_expected_bad(struct import *import, const char *name, int64_t number,
                            struct error *err)
{
    const char *where = arena_format(&import->arena, "%s:%lld", name, (long long)number);
    size_t at;

    if (!table_get(&import->expected, text_of(where), &at))
        return false;
    error_set(err, ERROR_FAILED, "%s", import->reasons[at]);
    return true;
}

bool import_line(struct import *import, const char *name, int64_t number, struct text line,
                 struct error *err)
{
    struct interchange_record record;
    bool is_good;

    arena_clear(&import->arena);
    import->counts.lines++;
    if (is_expected_bad(import, name, number, err)) {
        import->counts.bad++;
        return false;
    }
    is_good = interchange_read(line, &import->arena, &record, err) &&
              take(import, &record, name, number, line, err);
    if (is_good) {
        import->counts.records[record.type]++;
        return true;
    }
    import->counts.bad++;
    return error_wrap(err, "%s:%lld", name, (long long)number);
}

size_t import_loose_ends(struct import *import, import_bad_handler *handler, void *context)
{
    size_t bad = 0;

    for (size_t i = 0; i < import->loose_count; i++) {
        size_t state = WANTED_CUSTOMER;

        table_get(&import->customers, text_of(import->loose[i].customer), &state);
        if (state == KNOWN_CUSTOMER)
            continue;
        bad++;
        handler(context, import->loose[i].where);
    }
    import->counts.bad += (int64_t)bad;
    return bad;
}

/* The catalogue first: a crash between leaves new shop data and old customers, and the same
   import again completes it. */
bool import_commit(struct import *import, struct import_counts *counts, struct error *err)
{
    struct office *office = import->office;
    if (import->has_orders && !baskets_count(office, err))
        return false;
    if (!catalogue_commit(office->catalogue, err) || !vault_commit(office->vault, err))
        return false;
    import->is_committed = true;
    *counts = import->counts;
    vault_checkpoint(office->vault);
    return true;
}

void import_end(struct import *import)
{
    if (import == NULL)
        return;
    if (!import->is_committed) {
        catalogue_rollback(import->office->catalogue);
        vault_rollback(import->office->vault);
    }
    for (size_t i = 0; i < import->loose_count; i++) {
        memory_free(import->loose[i].customer);
        memory_free(import->loose[i].where);
    }
    memory_free(import->loose);
    table_release(&import->customers);
    for (size_t i = 0; i < import->reason_count; i++)
        memory_free(import->reasons[i]);
    memory_free(import->reasons);
    table_release(&import->expected);
    table_release(&import->order_hashes);
    arena_release(&import->arena);
    memory_free(import);
}
