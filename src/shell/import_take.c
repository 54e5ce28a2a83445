/* What a line says, written where it belongs. */
#include "import_parts.h"

#include "base/utf8.h"
#include "shell/people.h"
#include "wire/thread.h"

/* A failure of ours or the disk's, not of the line. */
static bool broken(struct import *import)
{
    import->is_broken = true;
    return false;
}

/* Enough to see that a line came again; never 0. */
static uint64_t hash_of(struct text line)
{
    uint64_t hash = table_hash(line);

    return hash == 0 ? 1 : hash;
}

uint64_t import_line_key(int64_t stream, const char *order)
{
    uint64_t key = hash_of(text_of(order)) + (uint64_t)stream;

    return key == 0 ? 1 : key;
}

struct lines_known {
    struct import *import;
    int64_t stream;
    bool has_orders;
};

static bool note_line(void *context, const struct vault_record *record)
{
    struct lines_known *known = context;
    struct numbers *lines = &known->import->lines;
    struct interchange_record found;
    struct arena *arena = &known->import->arena;
    const char *id;

    if (record->kind == RECORD_ORDER_GONE &&
        order_gone_decode(record->body, arena, &id, NULL))
        numbers_set(lines, import_line_key(known->stream, id), 0);
    if (record->kind != RECORD_CUSTOMER && record->kind != RECORD_ORDER)
        return true;
    known->has_orders = known->has_orders || record->kind == RECORD_ORDER;
    if (!interchange_read(record->body, arena, &found, NULL))
        return true;
    id = found.type == INTERCHANGE_ORDER ? found.order.id : "";
    numbers_set(lines, import_line_key(known->stream, id), hash_of(record->body));
    return true;
}

/* Notes what stood in the stream before this import. */
static bool note_lines(struct import *import, int64_t stream, struct error *err)
{
    struct lines_known known = {import, stream, false};

    if (!vault_read(import->office->vault, stream, 0, note_line, &known, NULL, err))
        return broken(import);
    if (!known.has_orders)
        gathered_whole(import->gathered, stream);
    return true;
}

/* The customer's stream, made where there is none. */
static bool customer_stream(struct import *import, const char *customer, int64_t *stream,
                            struct error *err)
{
    struct vault *vault = import->office->vault;
    struct text id = text_of(customer);
    size_t known;

    if (table_get(&import->customers, id, &known)) {
        *stream = (int64_t)(known / CUSTOMER_BITS);
        return true;
    }
    *stream = 0;
    if (!vault_stream(vault, STREAM_CUSTOMER, id, id, false, stream, err))
        return broken(import);
    if (*stream != 0) {
        table_set(&import->customers, id, (size_t)*stream * CUSTOMER_BITS | KNOWN_CUSTOMER);
        return true;
    }
    if (!vault_stream(vault, STREAM_CUSTOMER, id, id, true, stream, err))
        return broken(import);
    table_set(&import->customers, id, (size_t)*stream * CUSTOMER_BITS | NOTED_CUSTOMER);
    gathered_whole(import->gathered, *stream);
    return true;
}

/* What a line of the customer's may repeat of the stream is noted. */
static bool note_customer(struct import *import, const char *customer, bool is_order,
                          struct error *err)
{
    struct text id = text_of(customer);
    size_t known = 0;
    bool has_orders = true;
    int64_t stream;

    if (!table_get(&import->customers, id, &known) || (known & NOTED_CUSTOMER) != 0 ||
        (is_order && (known & NO_ORDERS) != 0))
        return true;
    stream = (int64_t)(known / CUSTOMER_BITS);
    if (is_order &&
        !vault_stream_has(import->office->vault, stream, RECORD_ORDER, &has_orders, err))
        return broken(import);
    table_set(&import->customers, id, known | (has_orders ? NOTED_CUSTOMER : NO_ORDERS));
    if (has_orders)
        return note_lines(import, stream, err);
    gathered_whole(import->gathered, stream);
    return true;
}

/* A customer of an order or ticket: must be known by the end of the file. */
static void want_customer(struct import *import, const char *customer, const char *name,
                          int64_t number)
{
    size_t known = 0;

    if (table_get(&import->customers, text_of(customer), &known) &&
        (known & KNOWN_CUSTOMER) != 0)
        return;
    import->loose = memory_reserve(import->loose, &import->loose_capacity,
                                   import->loose_count, sizeof(*import->loose));
    import->loose[import->loose_count++] = (struct loose_end){
        memory_text(customer),
        memory_format("%s:%lld: customer: no customer '%s', neither here nor in the vault",
                      name, (long long)number, customer)};
}

/* Appends the line where it says something new. */
static bool keep_line(struct import *import, int64_t stream, enum record_kind kind,
                      const char *order, struct text line, moment_t at, bool *is_new,
                      struct error *err)
{
    uint64_t key = import_line_key(stream, order);
    uint64_t hash = hash_of(line);
    uint64_t before = 0;

    *is_new = !numbers_get(&import->lines, key, &before) || before != hash;
    if (!*is_new)
        return true;
    if (before != 0 && kind == RECORD_ORDER)
        gathered_doubt(import->gathered, stream);
    numbers_set(&import->lines, key, hash);
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

/* The line itself, whatever happened to its customer. */
static bool keep_customer(struct import *import, const struct customer *customer,
                          struct text line, struct error *err)
{
    struct text id = text_of(customer->id);
    int64_t stream;
    size_t known = 0;
    bool is_new = false;

    if (!customer_stream(import, customer->id, &stream, err) ||
        !note_customer(import, customer->id, false, err))
        return false;
    (void)table_get(&import->customers, id, &known);
    table_set(&import->customers, id, known | KNOWN_CUSTOMER);
    if (!keep_line(import, stream, RECORD_CUSTOMER, "", line, moment_now(), &is_new, err))
        return false;
    if (is_new && (known & KNOWN_CUSTOMER) != 0)
        gathered_speaks(import->gathered, stream);
    else if (is_new &&
             !people_of_new_customer(import->office->vault, customer, stream, err))
        return broken(import);
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

/* Of an erased customer the line counts where something newer of theirs is there. */
static bool take_customer(struct import *import, const struct customer *customer,
                          struct text line, struct error *err)
{
    bool is_erased = false;
    int64_t stream = 0;

    if (!import_is_customer_erased(&import->rules, customer, &is_erased, err))
        return broken(import);
    if (is_erased &&
        !vault_stream(import->office->vault, STREAM_CUSTOMER, text_of(customer->id),
                      text_of(customer->id), false, &stream, err))
        return broken(import);
    if (!is_erased || stream != 0)
        return keep_customer(import, customer, line, err);
    import->is_left_out = true; /* as it seems up to here */
    import_wait(&import->rules, customer->id, line);
    return true;
}

/* Something newer came: the customer's line, which waited for it, counts. */
static bool take_waiting(struct import *import, const char *customer, struct error *err)
{
    struct interchange_record record;
    size_t len = 0;
    char *line = import_stop_waiting(&import->rules, customer, &len);
    bool is_taken = true;

    if (line != NULL) {
        struct text text = text_from(line, len);

        is_taken =
            (interchange_read(text, &import->arena, &record, err) || broken(import)) &&
            keep_customer(import, &record.customer, text, err);
        import->counts.records[INTERCHANGE_CUSTOMER]++;
        memory_free_wiped(line, len);
    }
    return is_taken;
}

/* Made before its customer was erased: left out. */
static bool leaves_out(struct import *import, const char *customer, moment_t made,
                       struct error *err)
{
    if (!import_is_erased(&import->rules, customer, made, &import->is_left_out, err))
        return broken(import);
    import->counts.erased += import->is_left_out;
    return true;
}

static bool take_order(struct import *import, const struct order *order, const char *name,
                       int64_t number, struct text line, struct error *err)
{
    int64_t stream;
    bool is_new = false;

    if (!leaves_out(import, order->customer, order->placed_at, err))
        return false;
    if (import->is_left_out)
        return true;
    if (!take_waiting(import, order->customer, err) ||
        !customer_stream(import, order->customer, &stream, err) ||
        !note_customer(import, order->customer, true, err))
        return false;
    want_customer(import, order->customer, name, number);
    if (!keep_line(import, stream, RECORD_ORDER, order->id, line, order->placed_at, &is_new,
                   err))
        return false;
    import->has_orders = import->has_orders || is_new;
    if (is_new)
        gathered_add(import->gathered, stream, order);
    return import_take_from_others(import, order, stream, err) &&
           (!is_new || import_identify_order(import, order, stream, err));
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

/* What of the line is new. The ticket is its present customer's, whose erasure takes it. */
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
    return is_merged && (vault_stream_owner(import->office->vault, stream,
                                            text_of(ticket->customer), err) ||
                         broken(import));
}

/* The subject is what a search finds of it. What is changed of a ticket counts from now. */
static bool append_skeleton(struct import *import, int64_t stream,
                            const struct ticket *ticket, struct text skeleton,
                            struct error *err)
{
    moment_t at = import->was_there ? moment_now() : ticket->created_at;
    struct buffer search;
    bool is_kept;

    buffer_init(&search, SIZE_MAX);
    utf8_fold(text_of(ticket->subject), &search);
    is_kept = vault_append(import->office->vault, stream, RECORD_TICKET, at,
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
                         int64_t *stream, struct error *err)
{
    struct vault *vault = import->office->vault;
    struct text id = text_of(ticket->id);
    struct text owner = text_of(ticket->customer);

    *stream = 0;
    if (!vault_stream(vault, STREAM_TICKET, id, owner, false, stream, err))
        return broken(import);
    import->was_there = *stream != 0;
    return import->was_there ||
           vault_stream(vault, STREAM_TICKET, id, owner, true, stream, err) ||
           broken(import);
}

/* A ticket that is not there, and that retention would take away again. */
static bool is_too_old(struct import *import, const struct ticket *ticket, bool *is_old,
                       struct error *err)
{
    int64_t stream = 0;

    *is_old = import_is_too_old(&import->rules, ticket);
    if (!*is_old)
        return true;
    if (!vault_stream(import->office->vault, STREAM_TICKET, text_of(ticket->id),
                      text_of(ticket->customer), false, &stream, err))
        return broken(import);
    *is_old = stream == 0;
    return true;
}

static bool keep_ticket(struct import *import, const struct ticket *ticket,
                        const char *name, int64_t number, struct text line,
                        struct error *err)
{
    struct buffer skeleton;
    struct text *messages;
    size_t count;
    struct thread_merge wanted = {.new_count = ticket->message_count};
    int64_t stream;
    bool is_taken;

    buffer_init(&skeleton, SIZE_MAX);
    is_taken = thread_cut(line, &import->arena, &skeleton, &messages, &count, err) &&
               find_or_make(import, ticket, &stream, err);
    if (is_taken && import->was_there)
        is_taken = merge(import, stream, ticket, text_from(skeleton.bytes, skeleton.len),
                         &wanted, err);
    if (is_taken && !import->was_there) {
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

static bool take_ticket(struct import *import, const struct ticket *ticket,
                        const char *name, int64_t number, struct text line,
                        struct error *err)
{
    bool is_old = false;

    if (!leaves_out(import, ticket->customer, ticket->created_at, err) ||
        !is_too_old(import, ticket, &is_old, err))
        return false;
    if (!import->is_left_out && is_old) {
        import->is_left_out = true;
        import->counts.too_old++;
    }
    if (import->is_left_out)
        return true;
    return take_waiting(import, ticket->customer, err) &&
           keep_ticket(import, ticket, name, number, line, err);
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
        if (record->promotion.customer != NULL && catalogue_is_shared(catalogue))
            return error_set(err, ERROR_FAILED,
                             "customer: a promotion of one customer does not go into a "
                             "catalogue that others share");
        is_put = catalogue_put_promotion(catalogue, &record->promotion, line, err);
        break;
    }
    return is_put || broken(import);
}

bool import_take(struct import *import, const struct interchange_record *record,
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
