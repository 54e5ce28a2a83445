/* What the palette found, told: the best tickets with their texts, customers, products. */
#include "session_find_parts.h"

#define ABOUT_LIMIT 4096

static struct finding *found_add(struct finding *found, size_t *count,
                                 enum finding_kind kind, const char *id, const char *label)
{
    found[*count] = (struct finding){.kind = kind, .id = id, .label = label};
    return &found[(*count)++];
}

#define HAS_WORDS                                                                          \
    (UINT64_C(3) << 62) /* of a ticket's rank: of that id, or with the words */

static void tell_tickets(struct session *session, struct arena *arena,
                         struct finding *found, size_t *count)
{
    const struct session_find *find = session->find;
    struct queue_source source;
    struct ticket_head head;
    char day[32];

    heads_source(session->heads, &source);
    for (size_t i = 0; i < find->ticket_count; i++) {
        if (!source.head(source.context, find->tickets[i].number, &head))
            continue;
        day_format_short(moment_day(head.updated_at), day, sizeof(day));
        struct finding *one =
            found_add(found, count, FINDING_TICKET, arena_text(arena, head.id),
                      arena_format(arena, "%s %s  %s", head.id, string_or_empty(head.name),
                                   string_or_empty(head.subject)));
        one->detail = arena_format(arena, "%s · %s",
                                   ticket_status_name(queue_status(&head, find->now)), day);
        one->is_near = !(find->tickets[i].rank & HAS_WORDS);
    }
}

static void tell_customers(const struct session_find *find, struct arena *arena,
                           struct finding *found, size_t *count)
{
    for (size_t i = 0; i < find->customer_count; i++) {
        const struct customer_candidate *customer = &find->customers[i];
        struct finding *one =
            found_add(found, count, FINDING_CUSTOMER, customer->id,
                      customer->name != NULL ? customer->name : customer->id);
        one->detail = arena_format(arena, "%s: shows the tickets", customer->id);
        one->is_near = customer->rank <= FUZZY_BEST;
    }
}

static const char *product_about(const struct product *product, struct arena *arena)
{
    struct buffer out;
    char price[64];
    const char *about;

    buffer_init(&out, ABOUT_LIMIT);
    money_format(product->price, price, sizeof(price));
    buffer_format(&out, "%s\n%s%s%s\n", product->id, price,
                  product->brand != NULL ? " · " : "", string_or_empty(product->brand));
    if (product->stock != STOCK_NOT_TRACKED)
        buffer_format(&out, "%lld in stock\n", (long long)product->stock);
    for (size_t i = 0; i < product->attribute_count; i++)
        buffer_format(&out, "%s: %s\n", product->attributes[i].name,
                      product->attributes[i].value);
    if (product->url != NULL)
        buffer_format(&out, "%s\n", product->url);
    if (product->description != NULL)
        buffer_format(&out, "\n%s\n", product->description);
    about = arena_text(arena, buffer_text(&out));
    buffer_release(&out);
    return about;
}

static void tell_products(const struct session_find *find, struct arena *arena,
                          struct finding *found, size_t *count)
{
    for (size_t i = 0; i < find->product_count; i++) {
        const struct product *product = &find->products[i];
        struct finding *one = found_add(found, count, FINDING_PRODUCT, product->id,
                                        string_or_empty(product->title));
        char price[64];

        money_format(product->price, price, sizeof(price));
        one->detail = product_is_in_stock(product)
                          ? arena_text(arena, price)
                          : arena_format(arena, "%s · sold out", price);
        one->about = product_about(product, arena);
        one->product = product;
    }
}

void find_tell(struct session *session, bool is_last)
{
    struct session_find *find = session->find;
    struct finding found[TICKETS_MAX + CUSTOMERS_MAX + PRODUCTS_MAX];
    struct event event = {
        .kind = EVENT_FOUND, .request = find->request, .found = found, .is_last = is_last};
    struct arena arena;

    arena_init(&arena);
    tell_tickets(session, &arena, found, &event.count);
    tell_customers(find, &arena, found, &event.count);
    tell_products(find, &arena, found, &event.count);
    find->told = find->fitted;
    session_post(session, &event);
    arena_release(&arena);
}
