#include "guard/thread_orders.h"

#include "base/words.h"

#include <string.h>

#define NUMBER_MIN     4 /* a shorter number is no order's unless a # stands before it */
#define DIGITS_MIN     5 /* "2378156" names W2378156 */
#define LOOKED_THROUGH ((size_t)256 << 10) /* bytes of messages, the newest */

struct search {
    const struct facts *facts;
    struct arena *arena; /* of what is folded */
    struct text *ids;    /* by order, folded */
    const struct order **found;
    size_t count;
};

static bool stands_as_number(struct text folded, struct text id)
{
    const char *found = words_find_whole(folded, id);
    return found != NULL &&
           (id.len >= NUMBER_MIN || (found > folded.bytes && found[-1] == '#'));
}

static bool is_named(struct text folded, struct text id)
{
    size_t digits = 0;
    if (id.len == 0) {
        return false;
    }
    if (stands_as_number(folded, id)) {
        return true;
    }
    while (digits < id.len && id.bytes[id.len - 1 - digits] >= '0' &&
           id.bytes[id.len - 1 - digits] <= '9') {
        digits++;
    }
    return digits >= DIGITS_MIN && digits < id.len &&
           stands_as_number(folded, text_from(id.bytes + id.len - digits, digits));
}

static struct text folded_id(const char *id, struct arena *arena)
{
    return text_trim(words_fold(text_of(id), arena));
}

static bool is_parcel_named(const struct search *search, const struct order *order,
                            struct text folded)
{
    for (size_t i = 0; i < order->shipment_count; i++) {
        const char *tracking = string_or_empty(order->shipments[i].tracking);
        if (strlen(tracking) > DIGITS_MIN &&
            is_named(folded, folded_id(tracking, search->arena))) {
            return true;
        }
    }
    return false;
}

/* The orders that the text names are all that are found, where it names any. */
static bool look_through(struct search *search, const char *text)
{
    struct text folded = words_fold(text_of(text), search->arena);
    for (size_t i = 0; i < search->facts->order_count && folded.len > 0; i++) {
        const struct order *order = &search->facts->orders[i];
        if (is_named(folded, search->ids[i]) || is_parcel_named(search, order, folded)) {
            search->found[search->count++] = order;
        }
    }
    return search->count > 0;
}

static bool look_at(struct search *search, const struct message *message,
                    enum message_from *by)
{
    if (message->is_internal || message->text == NULL ||
        !look_through(search, message->text)) {
        return false;
    }
    *by = message->from;
    return true;
}

static void look_at_thread(struct search *search, enum message_from *by)
{
    const struct ticket *ticket = search->facts->ticket;
    size_t first = ticket_newest(ticket, LOOKED_THROUGH);
    for (size_t i = ticket->message_count; i > first; i--) {
        if (look_at(search, &ticket->messages[i - 1], by)) {
            return;
        }
    }
    if ((first == 0 || !look_at(search, &ticket->messages[0], by)) &&
        ticket->subject != NULL && look_through(search, ticket->subject)) {
        *by = FROM_CUSTOMER;
    }
}

size_t thread_orders_named(const struct facts *facts, struct arena *arena,
                           const struct order ***orders, enum message_from *by)
{
    enum message_from from = FROM_CUSTOMER;
    struct arena folds;
    if (facts->ticket == NULL || facts->order_count == 0) {
        return 0;
    }
    arena_init(&folds);
    struct search search = {
        .facts = facts,
        .arena = &folds,
        .ids = arena_get(&folds, facts->order_count * sizeof(*search.ids)),
        .found = arena_get(arena, facts->order_count * sizeof(const struct order *))};
    for (size_t i = 0; i < facts->order_count; i++) {
        search.ids[i] = folded_id(facts->orders[i].id, &folds);
    }
    look_at_thread(&search, &from);
    arena_release(&folds);
    *orders = search.found;
    if (by != NULL) {
        *by = from;
    }
    return search.count;
}
