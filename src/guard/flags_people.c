/* Another customer's name with their address, where neither is this customer's too. */
#include "guard/judge.h"
#include "guard/people.h"

#include <string.h>

#define ORDERS_MAX   100
#define THREAD_BYTES 16384

static bool has(const char *const *keys, size_t count, const char *key)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(keys[i], key) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_name(const char *name, const char *key, struct arena *arena)
{
    const char *keys[PEOPLE_NAMES_MAX];
    return name != NULL && has(keys, people_names_of(name, arena, keys), key);
}

static bool is_place(const struct address *address, const char *key, struct arena *arena)
{
    const char *keys[PEOPLE_SPOTS_MAX];
    return has(keys, people_places_of(address, arena, keys), key);
}

static bool is_own_name(const struct facts *facts, const char *key, struct arena *arena)
{
    const struct customer *customer = facts->customer;
    bool is_own = customer != NULL && is_name(customer->name, key, arena);
    for (size_t i = 0; customer != NULL && i < customer->address_count && !is_own; i++) {
        is_own = is_name(customer->addresses[i].name, key, arena);
    }
    for (size_t i = 0; i < facts->order_count && i < ORDERS_MAX && !is_own; i++) {
        is_own = is_name(facts->orders[i].address.name, key, arena);
    }
    return is_own;
}

static bool is_own_place(const struct facts *facts, const char *key, struct arena *arena)
{
    const struct customer *customer = facts->customer;
    bool is_own = false;
    for (size_t i = 0; customer != NULL && i < customer->address_count && !is_own; i++) {
        is_own = is_place(&customer->addresses[i], key, arena);
    }
    for (size_t i = 0; i < facts->order_count && i < ORDERS_MAX && !is_own; i++) {
        is_own = is_place(&facts->orders[i].address, key, arena);
    }
    return is_own;
}

/* The customer's side wrote of that place in the thread, newest first. */
static bool is_place_told(const struct ticket *ticket, const char *key, struct arena *arena)
{
    size_t bytes = 0;
    for (size_t back = 1; ticket != NULL && back <= ticket->message_count; back++) {
        const struct message *message = &ticket->messages[ticket->message_count - back];
        if (message->from != FROM_CUSTOMER || message->text == NULL) {
            continue;
        }
        size_t count;
        bytes += strlen(message->text);
        if (bytes > THREAD_BYTES) {
            return false;
        }
        const struct people_spot *places =
            people_places(people_read(text_of(message->text), arena), &count);
        for (size_t i = 0; i < count; i++) {
            if (strcmp(places[i].key, key) == 0) {
                return true;
            }
        }
    }
    return false;
}

/*
 * On the record or an order of this customer, as a recipient; or the customer's own name
 * with an address that they wrote themselves: who moves, or has a second account.
 */
static bool is_own(const struct facts *facts, const struct people_spot *name,
                   const struct people_spot *place, struct arena *arena)
{
    return is_own_name(facts, name->key, arena) &&
           (is_own_place(facts, place->key, arena) ||
            (facts->customer != NULL && is_name(facts->customer->name, name->key, arena) &&
             is_place_told(facts->ticket, place->key, arena)));
}

static bool is_other(const struct facts *facts, const char *value)
{
    for (size_t i = 0; i < facts->other_count; i++) {
        if (string_equals(facts->others[i].value, value)) {
            return true;
        }
    }
    return false;
}

/* The first name beside the place that the vault has there, unless it was flagged up to
 * that byte already; returns where both end. */
static size_t place_flag(struct judge *judge, const struct people *people,
                         const struct people_spot *place, size_t flagged)
{
    size_t count;
    const struct people_spot *names =
        people_names_near(people, place, judge->arena, &count);
    for (size_t i = 0; i < count; i++) {
        if (!is_other(judge->facts,
                      people_person_value(names[i].key, place->key, judge->arena)) ||
            is_own(judge->facts, &names[i], place, judge->arena)) {
            continue;
        }
        if (names[i].start < flagged) {
            return flagged;
        }
        size_t start = names[i].start < place->start ? names[i].start : place->start;
        size_t end = names[i].end > place->end ? names[i].end : place->end;
        flag_add(judge, start, end, RULE_OTHER_CUSTOMER,
                 "This name and address belong to another customer.");
        return end;
    }
    return flagged;
}

static bool has_person(const struct facts *facts)
{
    for (size_t i = 0; i < facts->other_count; i++) {
        if (people_is_person(string_or_empty(facts->others[i].value))) {
            return true;
        }
    }
    return false;
}

void flags_of_other_people(struct judge *judge)
{
    size_t count;
    size_t flagged = 0;
    if (!has_person(judge->facts)) {
        return;
    }
    const struct people *people = people_read(judge->reading->scan.text, judge->arena);
    const struct people_spot *places = people_places(people, &count);
    for (size_t i = 0; i < count; i++) {
        flagged = place_flag(judge, people, &places[i], flagged);
    }
}
