/* What a line says, written where it belongs. */
#include "import_parts.h"

#include "base/utf8.h"
#include "shell/deliver.h"
#include "shell/people.h"
#include "wire/thread.h"

bool import_keep_line(struct import *import, const struct import_kept *kept,
                      struct text line, bool *is_new, struct error *err)
{
    uint64_t key = import_line_key(kept->stream, kept->id_hash);
    uint64_t before = 0;

    *is_new = !numbers_get(&import->lines, key, &before) || before != kept->line_hash;
    if (!*is_new)
        return true;
    if (before != 0 && kept->kind == RECORD_ORDER)
        gathered_doubt(import->gathered, kept->stream);
    numbers_set(&import->lines, key, kept->line_hash);
    return vault_append(import->office->vault, kept->stream, kept->kind, kept->at,
                        text_of(""), line, err) ||
           import_broken(import);
}

static bool identify(struct import *import, const char *value, int64_t stream,
                     struct error *err)
{
    if (value == NULL || value[0] == '\0')
        return true;
    return vault_identify(import->office->vault, text_of(value), stream, err) ||
           import_broken(import);
}

static bool identify_customer(struct import *import, const struct customer *customer,
                              int64_t stream, struct error *err)
{
    bool is_good = true;

    for (size_t i = 0; i < customer->email_count && is_good; i++)
        is_good = identify(import, customer->emails[i], stream, err);
    for (size_t i = 0; i < customer->phone_count && is_good; i++)
        is_good = identify(import, customer->phones[i], stream, err);
    return is_good;
}

/* The line itself, whatever happened to its customer. */
static bool keep_customer(struct import *import, const struct customer *customer,
                          struct text line, struct error *err)
{
    struct known_customer *known = import_customer(import, customer->id);
    struct import_kept kept = {.kind = RECORD_CUSTOMER,
                               .id_hash = import_hash(text_of("")),
                               .line_hash = import_hash(line),
                               .at = moment_now()};
    bool is_new = false;
    bool was_known;

    if (!import_look_for(import, known, customer->id, err) ||
        !import_note_customer(import, known, false, err))
        return false;
    was_known = known->is_known;
    known->is_known = true;
    kept.stream = known->stream;
    if (!import_keep_line(import, &kept, line, &is_new, err))
        return false;
    if (is_new && was_known)
        gathered_speaks(import->gathered, known->stream);
    else if (is_new &&
             !people_of_new_customer(import->office->vault, customer, known->stream, err))
        return import_broken(import);
    return !is_new || identify_customer(import, customer, known->stream, err);
}

/* Of an erased customer the line counts where something newer of theirs is there. */
static bool take_customer(struct import *import, const struct customer *customer,
                          struct text line, struct error *err)
{
    bool is_erased = false;
    int64_t stream = 0;

    if (!import_is_customer_erased(&import->rules, customer, &is_erased, err))
        return import_broken(import);
    if (is_erased &&
        !vault_stream(import->office->vault, STREAM_CUSTOMER, text_of(customer->id),
                      text_of(customer->id), false, &stream, err))
        return import_broken(import);
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

        is_taken = (interchange_read(text, &import->arena, &record, err) ||
                    import_broken(import)) &&
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
        return import_broken(import);
    import->counts.erased += import->is_left_out;
    return true;
}

static bool take_order(struct import *import, const struct order *order, const char *name,
                       int64_t number, struct text line, struct error *err)
{
    return leaves_out(import, order->customer, order->placed_at, err) &&
           (import->is_left_out || (take_waiting(import, order->customer, err) &&
                                    import_hold(import, order, name, number, line, err)));
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
    return is_kept || import_broken(import);
}

/* What of the line is new. The ticket is its present customer's, whose erasure takes it. */
static bool merge(struct import *import, int64_t stream, const struct ticket *ticket,
                  struct text skeleton, struct thread_merge *wanted, struct error *err)
{
    struct thread_builder *builder = NULL;
    bool is_merged;

    if (!office_thread(import->office, stream, &import->arena, &builder, NULL, err))
        return import_broken(import);
    is_merged =
        thread_builder_merge(builder, ticket, skeleton, &import->arena, wanted, err);
    thread_builder_destroy(builder);
    return is_merged && (vault_stream_owner(import->office->vault, stream,
                                            text_of(ticket->customer), err) ||
                         import_broken(import));
}

/* The subject is what a search finds of it. What is changed of a ticket counts from now. */
static bool append_skeleton(struct import *import, int64_t stream,
                            const struct ticket *ticket, const struct thread_merge *wanted,
                            struct error *err)
{
    moment_t at = import->was_there ? moment_now() : ticket->created_at;
    struct buffer search;
    bool is_kept;

    buffer_init(&search, SIZE_MAX);
    utf8_fold(text_of(wanted->subject), &search);
    is_kept = vault_append(import->office->vault, stream, RECORD_TICKET, at,
                           text_from(buffer_text(&search), search.len), wanted->skeleton,
                           err);
    buffer_release_wiped(&search);
    return is_kept || import_broken(import);
}

static bool write_ticket(struct import *import, int64_t stream, const struct ticket *ticket,
                         const struct text *messages, const struct thread_merge *wanted,
                         struct error *err)
{
    if (!wanted->is_same && !append_skeleton(import, stream, ticket, wanted, err))
        return false;
    for (size_t i = 0; i < wanted->new_count; i++) {
        size_t at = wanted->new_messages[i];

        if (!append_message(import, stream, &ticket->messages[at], messages[at], err))
            return false;
    }
    return !wanted->opens || deliver_open(import->office, stream, moment_now(), err) ||
           import_broken(import);
}

static bool find_or_make(struct import *import, const struct ticket *ticket,
                         int64_t *stream, struct error *err)
{
    struct vault *vault = import->office->vault;
    struct text id = text_of(ticket->id);
    struct text owner = text_of(ticket->customer);

    *stream = 0;
    if (!vault_stream(vault, STREAM_TICKET, id, owner, false, stream, err))
        return import_broken(import);
    import->was_there = *stream != 0;
    return import->was_there ||
           vault_stream(vault, STREAM_TICKET, id, owner, true, stream, err) ||
           import_broken(import);
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
        return import_broken(import);
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
        wanted.skeleton = text_from(skeleton.bytes, skeleton.len);
        wanted.subject = ticket->subject;
        wanted.new_messages = arena_get(&import->arena, (count + 1) * sizeof(size_t));
        for (size_t i = 0; i < count; i++)
            wanted.new_messages[i] = i;
    }
    if (is_taken)
        is_taken = write_ticket(import, stream, ticket, messages, &wanted, err);
    buffer_release_wiped(&skeleton);
    if (is_taken) {
        struct known_customer *known = import_customer(import, ticket->customer);

        is_taken = import_look_for(import, known, ticket->customer, err);
        if (is_taken)
            import_want_customer(import, known, ticket->customer, name, number);
    }
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
    return is_put || import_broken(import);
}

bool import_take(struct import *import, const struct interchange_record *record,
                 const char *name, int64_t number, struct text line, struct error *err)
{
    switch (record->type) {
    case INTERCHANGE_CUSTOMER:
        return import_write_held(import, err) &&
               take_customer(import, &record->customer, line, err);
    case INTERCHANGE_ORDER:
        return take_order(import, &record->order, name, number, line, err);
    case INTERCHANGE_TICKET:
        return import_write_held(import, err) &&
               take_ticket(import, &record->ticket, name, number, line, err);
    default:
        return take_shop_record(import, record, line, err);
    }
}
