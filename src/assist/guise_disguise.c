#include "naming.h"

#include <string.h>

struct disguise {
    struct arena *arena;
    const struct guise *guise;
    struct respellings names; /* in what others wrote */
    struct respellings own;   /* in what the customer wrote: self-descriptions too */
    const char *real;         /* NULL: not known */
    const char *name;
};

/* The record's, else what the customer's first message is signed with by the desk. */
static const char *real_name(const struct ticket *ticket, const struct customer *customer)
{
    if (customer != NULL && customer->name != NULL)
        return customer->name;
    for (size_t i = 0; i < ticket->message_count; i++) {
        if (ticket->messages[i].from == FROM_CUSTOMER && ticket->messages[i].author != NULL)
            return ticket->messages[i].author;
    }
    return NULL;
}

static void disguise_init(struct disguise *disguise, const struct ticket *ticket,
                          const struct customer *customer)
{
    const struct guise *guise = disguise->guise;
    struct arena *arena = disguise->arena;
    struct name_forms from, to;

    disguise->real = real_name(ticket, customer);
    disguise->name = guise_full_name(guise, guise->lang, arena);
    from = name_forms_of(disguise->real, arena);
    to = name_forms_of(disguise->name, arena);
    disguise->names.arena = disguise->own.arena = arena;
    respell_name(&disguise->names, &from, &to, ticket->lang, guise->gender);
    respell_name(&disguise->own, &from, &to, ticket->lang, guise->gender);
    respell_self(&disguise->own, ticket->lang, guise->gender);
}

static size_t last_of_customer(const struct ticket *ticket)
{
    const struct message *last = ticket_last_from_customer(ticket);

    return last == NULL ? SIZE_MAX : (size_t)(last - ticket->messages);
}

static const char *sign(const struct disguise *disguise, const char *text)
{
    return arena_format(disguise->arena, "%s\n\n%s", string_or_empty(text),
                        guise_signature(disguise->guise, disguise->arena));
}

static struct message copy_message(struct disguise *disguise, const struct message *message)
{
    bool is_own = message->from == FROM_CUSTOMER;
    struct message made = *message;

    made.text = respelled(is_own ? &disguise->own : &disguise->names, message->text);
    made.author = respelled(&disguise->names, message->author);
    return made;
}

static void copy_messages(struct disguise *disguise, struct ticket *ticket)
{
    size_t last = last_of_customer(ticket);
    struct message *messages =
        arena_get(disguise->arena, (ticket->message_count + 1) * sizeof(*messages));

    for (size_t i = 0; i < ticket->message_count; i++) {
        messages[i] = copy_message(disguise, &ticket->messages[i]);
        if (i == last)
            messages[i].text = sign(disguise, messages[i].text);
    }
    ticket->messages = messages;
    ticket->never = NULL;
}

/* The thread begins with the wording: what stood before it is in another language. */
static void put_wording(struct disguise *disguise, struct ticket *ticket)
{
    size_t last = last_of_customer(ticket);
    struct message *message = arena_get(disguise->arena, sizeof(*message));

    if (last == SIZE_MAX)
        *message = (struct message){.id = "wording", .from = FROM_CUSTOMER};
    else
        *message = ticket->messages[last];
    message->text = sign(disguise, disguise->guise->text);
    message->author = disguise->name;
    message->attachments = NULL;
    message->attachment_count = 0;
    ticket->messages = message;
    ticket->never = NULL;
    ticket->message_count = 1;
    ticket->read_count = 0;
    ticket->subject = "";
    ticket->lang = disguise->guise->lang;
}

static struct customer copy_customer(struct disguise *disguise,
                                     const struct customer *customer)
{
    size_t count = customer->address_count;
    struct address *addresses =
        arena_get(disguise->arena, (count + 1) * sizeof(*addresses));
    struct customer made = *customer;

    for (size_t i = 0; i < count; i++) {
        addresses[i] = customer->addresses[i];
        addresses[i].name = respelled(&disguise->names, addresses[i].name);
    }
    addresses[count].name = disguise->real; /* what is overlooked is masked all the same */
    made.addresses = addresses;
    made.address_count = count + (disguise->real != NULL);
    made.name = disguise->name;
    if (disguise->guise->text != NULL)
        made.lang = disguise->guise->lang;
    return made;
}

static struct order *copy_orders(struct disguise *disguise, const struct order *orders,
                                 size_t count)
{
    struct order *made = arena_get(disguise->arena, (count + 1) * sizeof(*made));

    for (size_t i = 0; i < count; i++) {
        made[i] = orders[i];
        made[i].address.name = respelled(&disguise->names, orders[i].address.name);
    }
    return made;
}

void guise_disguise(const struct ticket *ticket, const struct customer *customer,
                    const struct order *orders, size_t order_count,
                    const struct guise *guise, struct arena *arena, struct guise_copy *copy)
{
    struct disguise disguise = {.arena = arena, .guise = guise};

    disguise_init(&disguise, ticket, customer);
    *copy = (struct guise_copy){.ticket = *ticket};
    if (guise->text != NULL) {
        put_wording(&disguise, &copy->ticket);
    } else {
        copy_messages(&disguise, &copy->ticket);
        copy->ticket.subject = respelled(&disguise.names, ticket->subject);
    }
    if (customer != NULL)
        copy->customer = copy_customer(&disguise, customer);
    copy->orders = copy_orders(&disguise, orders, order_count);
}
