#include "guard/thread_orders.h"

#include "base/words.h"
#include "guard/order_denied.h"

#include <string.h>

#define NUMBER_MIN     4 /* a shorter number is no order's unless a # stands before it */
#define DIGITS_MIN     5 /* "2378156" names W2378156 */
#define LOOKED_THROUGH ((size_t)256 << 10) /* bytes of messages, the newest */

struct search {
    const struct facts *facts;
    struct arena *arena; /* of what is folded */
    struct text *ids;    /* by order, folded */
    bool *is_denied;     /* by order: a message says that it is not the one */
    const struct order **found;
    size_t count;
};

/* How a text speaks of an order's number. */
enum naming { NOT_NAMED, NAMED, DENIED };

/* Named where it stands once without a denial. */
static enum naming number_said(struct text folded, struct text id)
{
    enum naming said = NOT_NAMED;
    struct text rest = folded;
    const char *found;
    while (said != NAMED && (found = words_find_whole(rest, id)) != NULL) {
        size_t end = (size_t)(found - folded.bytes) + id.len;
        if (id.len >= NUMBER_MIN || (found > folded.bytes && found[-1] == '#')) {
            said = order_is_denied(folded, text_from(found, id.len)) ? DENIED : NAMED;
        }
        rest = text_from(folded.bytes + end, folded.len - end);
    }
    return said;
}

static enum naming order_said(struct text folded, struct text id)
{
    size_t digits = 0;
    if (id.len == 0) {
        return NOT_NAMED;
    }
    enum naming said = number_said(folded, id);
    while (digits < id.len && id.bytes[id.len - 1 - digits] >= '0' &&
           id.bytes[id.len - 1 - digits] <= '9') {
        digits++;
    }
    if (said != NOT_NAMED || digits < DIGITS_MIN || digits >= id.len) {
        return said;
    }
    return number_said(folded, text_from(id.bytes + id.len - digits, digits));
}

static struct text folded_id(const char *id, struct arena *arena)
{
    return text_trim(words_fold(text_of(id), arena));
}

static enum naming parcel_said(const struct search *search, const struct order *order,
                               struct text folded)
{
    enum naming said = NOT_NAMED;
    for (size_t i = 0; i < order->shipment_count && said == NOT_NAMED; i++) {
        const char *tracking = string_or_empty(order->shipments[i].tracking);
        if (strlen(tracking) > DIGITS_MIN) {
            said = order_said(folded, folded_id(tracking, search->arena));
        }
    }
    return said;
}

/* The orders that the text names are all that are found, where it names any that no newer
 * text denies. */
static bool look_through(struct search *search, const char *text)
{
    struct text folded = words_fold(text_of(text), search->arena);
    for (size_t i = 0; i < search->facts->order_count && folded.len > 0; i++) {
        const struct order *order = &search->facts->orders[i];
        enum naming said = order_said(folded, search->ids[i]);
        said = said == NOT_NAMED ? parcel_said(search, order, folded) : said;
        if (said == NAMED && !search->is_denied[i]) {
            search->found[search->count++] = order;
        }
        search->is_denied[i] = search->is_denied[i] || said == DENIED;
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

/* Those that are found, and those that none denies. */
static void take(const struct search *search, struct arena *arena,
                 struct thread_orders *orders)
{
    const struct facts *facts = search->facts;
    orders->named = search->found;
    orders->named_count = search->count;
    orders->left = arena_get(arena, facts->order_count * sizeof(const struct order *));
    for (size_t i = 0; i < facts->order_count; i++) {
        if (!search->is_denied[i]) {
            orders->left[orders->left_count++] = &facts->orders[i];
        }
    }
}

void thread_orders_find(const struct facts *facts, struct arena *arena,
                        struct thread_orders *orders)
{
    struct arena folds;
    *orders = (struct thread_orders){.by = FROM_CUSTOMER};
    if (facts->ticket == NULL || facts->order_count == 0) {
        return;
    }
    arena_init(&folds);
    struct search search = {
        .facts = facts,
        .arena = &folds,
        .ids = arena_get(&folds, facts->order_count * sizeof(*search.ids)),
        .is_denied = arena_get(&folds, facts->order_count * sizeof(*search.is_denied)),
        .found = arena_get(arena, facts->order_count * sizeof(const struct order *))};
    for (size_t i = 0; i < facts->order_count; i++) {
        search.ids[i] = folded_id(facts->orders[i].id, &folds);
    }
    look_at_thread(&search, &orders->by);
    take(&search, arena, orders);
    arena_release(&folds);
}
