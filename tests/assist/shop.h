/*
 * A small shop that is not there, for stories: Ana Ruiz with a parcel on its way, an order
 * that came long ago and one that is late; a few products, articles and macros.
 */
#ifndef TESTS_ASSIST_SHOP_H
#define TESTS_ASSIST_SHOP_H

#include "assist/assist.h"
#include "base/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define SHOP_MESSAGES 8
#define SHOP_ORDERS   3
#define SHOP_PRODUCTS 6

struct shop {
    struct arena arena;
    struct message messages[SHOP_MESSAGES];
    struct ticket ticket;
    struct customer customer;
    struct order
        orders[SHOP_ORDERS]; /* on its way; delivered; late, and not in facts at first */
    struct shipment shipments[SHOP_ORDERS];
    struct product products[SHOP_PRODUCTS];
    struct article articles[2];
    struct promotion promotions[3];
    struct pick pick_list[4];
    struct picks picks;
    struct macro_hit macros[8];
    struct article_hit paragraphs[2];
    struct facts facts;
    struct draft_request request;
};

#define EUROS(cents)                                                                       \
    {                                                                                      \
        .parts = (cents)*100, .currency = "EUR", .is_known = true                          \
    }

static const struct order_line shop_trail_line[] = {
    {.product = "TR2-41", .title = "Trail 2", .quantity = 1, .price = EUROS(8990)}};
static const struct order_line shop_other_lines[] = {
    {.product = "SOCK", .title = "Merino socks", .quantity = 2, .price = EUROS(1490)},
    {.product = "LAMP", .title = "Head lamp", .quantity = 1, .price = EUROS(2900)}};
static const struct order_line shop_late_lines[] = {
    {.product = "TENT", .title = "Dome tent", .quantity = 1, .price = EUROS(19900)}};
static const struct refund shop_refunds[] = {
    {.amount = EUROS(1000), .at = 1791200000, .reason = "late"}}; /* 5 October 2026 */
static const struct attribute shop_size_41[] = {{"size", "41"}};
static const struct attribute shop_size_42[] = {{"size", "42"}};
static const struct attribute shop_size_43[] = {{"size", "43"}};
static const char *const shop_shoes[] = {"Shoes", "Trail"};

/* 21 November 2026, 09:14 UTC. */
#define SHOP_NOW 1795252440

static inline void shop_fill_orders(struct shop *shop)
{
    shop->shipments[0] = (struct shipment){.carrier = "DHL",
                                           .tracking = "JD0146000038",
                                           .status = "in_transit",
                                           .shipped_at = {2026, 11, 19},
                                           .eta = {2026, 11, 25}};
    shop->shipments[1] = (struct shipment){.carrier = "SEUR",
                                           .tracking = "SE77120011",
                                           .shipped_at = {2026, 9, 29},
                                           .delivered_at = {2026, 10, 2}};
    shop->shipments[2] = (struct shipment){.carrier = "GLS",
                                           .tracking = "GL55001122",
                                           .shipped_at = {2026, 11, 9},
                                           .eta = {2026, 11, 14}};
    shop->orders[0] = (struct order){.id = "W2378156",
                                     .customer = "c1",
                                     .placed_at = 1794909600, /* 17 November */
                                     .status = ORDER_SHIPPED,
                                     .total = EUROS(8990),
                                     .lines = shop_trail_line,
                                     .line_count = 1,
                                     .shipments = &shop->shipments[0],
                                     .shipment_count = 1,
                                     .url = "https://shop.example/o/W2378156",
                                     .read_at = SHOP_NOW};
    shop->orders[1] = (struct order){.id = "W1180020",
                                     .customer = "c1",
                                     .placed_at = 1790500000, /* 27 September */
                                     .status = ORDER_DELIVERED,
                                     .total = EUROS(5880),
                                     .lines = shop_other_lines,
                                     .line_count = 2,
                                     .shipments = &shop->shipments[1],
                                     .shipment_count = 1,
                                     .refunds = shop_refunds,
                                     .refund_count = 1,
                                     .read_at = SHOP_NOW};
    shop->orders[2] = (struct order){.id = "W2200440",
                                     .customer = "c1",
                                     .placed_at = 1794000000, /* 6 November */
                                     .status = ORDER_SHIPPED,
                                     .total = EUROS(19900),
                                     .lines = shop_late_lines,
                                     .line_count = 1,
                                     .shipments = &shop->shipments[2],
                                     .shipment_count = 1,
                                     .read_at = SHOP_NOW};
}

static inline struct product shop_shoe(const char *id, const struct attribute *size,
                                       int64_t stock)
{
    return (struct product){.id = id,
                            .title = "Trail 2",
                            .brand = "Northline",
                            .category = shop_shoes,
                            .category_count = 2,
                            .price = EUROS(8990),
                            .stock = stock,
                            .attributes = size,
                            .attribute_count = 1,
                            .url = "https://shop.example/p/trail-2",
                            .lang = "en",
                            .group = "TRAIL-2"};
}

static inline struct product shop_thing(const char *id, const char *title, int64_t cents)
{
    return (struct product){
        .id = id, .title = title, .price = EUROS(cents), .stock = 40, .lang = "en"};
}

static inline void shop_fill_catalogue(struct shop *shop)
{
    shop->products[0] = shop_shoe("TR2-41", shop_size_41, 3);
    shop->products[1] = shop_shoe("TR2-42", shop_size_42, 7);
    shop->products[2] = shop_shoe("TR2-43", shop_size_43, 0);
    shop->products[3] = shop_thing("SOCK", "Merino socks", 1490);
    shop->products[4] = shop_thing("LAMP", "Head lamp", 2900);
    shop->products[5] = shop_thing("BELT", "Waist belt", 1990);
    for (size_t i = 0; i < 3; i++)
        shop->pick_list[i] = (struct pick){.product = shop->products[i + 3], .score = 0.5};
    shop->picks =
        (struct picks){.customer = "c1", .picks = shop->pick_list, .pick_count = 3};
    shop->articles[0] = (struct article){.id = "returns",
                                         .title = "Returns",
                                         .text = "You can return an item within 30 days of "
                                                 "delivery.\nA return from Spain is free.",
                                         .lang = "en"};
    shop->articles[1] = (struct article){.id = "handbook",
                                         .title = "Handbook",
                                         .text = "Offer 20 EUR where a parcel is lost.",
                                         .lang = "en",
                                         .is_internal = true};
    shop->promotions[0] = (struct promotion){.id = "AUTUMN15",
                                             .percent_parts = 150000,
                                             .from = {2026, 11, 1},
                                             .until = {2026, 11, 30}};
    shop->promotions[1] = (struct promotion){.id = "SUMMER20",
                                             .percent_parts = 200000,
                                             .from = {2026, 6, 1},
                                             .until = {2026, 8, 31}};
    shop->promotions[2] = (struct promotion){
        .id = "STAFF30", .percent_parts = 300000, .audience = AUDIENCE_INTERNAL};
}

static inline struct shop *shop_open(void)
{
    struct shop *shop = memory_get(sizeof(*shop));

    arena_init(&shop->arena);
    shop_fill_orders(shop);
    shop_fill_catalogue(shop);
    shop->customer = (struct customer){.id = "c1", .name = "Ana Ruiz", .lang = "es"};
    shop->ticket = (struct ticket){
        .id = "1042", .customer = "c1", .messages = shop->messages, .due_at = MOMENT_NONE};
    shop->facts = (struct facts){.ticket = &shop->ticket,
                                 .customer = &shop->customer,
                                 .orders = shop->orders,
                                 .order_count = 2,
                                 .products = shop->products,
                                 .product_count = SHOP_PRODUCTS,
                                 .articles = shop->articles,
                                 .article_count = 2,
                                 .promotions = shop->promotions,
                                 .promotion_count = 3,
                                 .shop_name = "Fjord & Field",
                                 .agent_name = "Marta",
                                 .now = SHOP_NOW,
                                 .today = {2026, 11, 21},
                                 .read_at = SHOP_NOW};
    shop->request = (struct draft_request){.facts = &shop->facts,
                                           .macros = shop->macros,
                                           .articles = shop->paragraphs,
                                           .picks = &shop->picks,
                                           .shop_lang = "en",
                                           .wanted = 3};
    return shop;
}

static inline void shop_close(struct shop *shop)
{
    arena_release(&shop->arena);
    memory_free(shop);
}

static inline int shop_setup(void **state)
{
    *state = shop_open();
    return 0;
}

static inline int shop_teardown(void **state)
{
    shop_close(*state);
    return 0;
}

static inline struct message *shop_hears(struct shop *shop, enum message_from from,
                                         const char *text)
{
    struct message *message = &shop->messages[shop->ticket.message_count++];

    *message = (struct message){
        .id = arena_format(&shop->arena, "m%zu", shop->ticket.message_count),
        .from = from,
        .at = SHOP_NOW - 3600,
        .text = text,
        .verified = VERIFIED_YES};
    shop->ticket.version++;
    return message;
}

static inline void customer_says(struct shop *shop, const char *text)
{
    shop_hears(shop, FROM_CUSTOMER, text);
}

static inline void agent_says(struct shop *shop, const char *text)
{
    shop_hears(shop, FROM_AGENT, text);
}

/* tags: "intent:return when:delivered", in the arena; a macro found with this score. */
static inline void shop_finds_macro(struct shop *shop, const char *id, const char *lang,
                                    const char *tags, double score, const char *text)
{
    const char **list = arena_get(&shop->arena, 4 * sizeof(*list));
    struct text rest = text_of(tags);
    struct text tag;
    size_t count = 0;

    while (count < 4 && text_next_word(&rest, &tag))
        list[count++] = arena_copy(&shop->arena, tag.bytes, tag.len);
    shop->macros[shop->request.macro_count++] = (struct macro_hit){
        .macro = {.id = id, .text = text, .lang = lang, .tags = list, .tag_count = count},
        .score = score};
}

static inline void shop_finds_paragraph(struct shop *shop, size_t article, double score,
                                        const char *paragraph)
{
    shop->paragraphs[shop->request.article_count++] = (struct article_hit){
        .article = shop->articles[article], .paragraph = paragraph, .score = score};
}

/* The macros of a shop with Spanish and English texts for parcels. */
static inline void shop_has_parcel_macros(struct shop *shop)
{
    shop_finds_macro(
        shop, "es-where", "es", "intent:late-parcel when:shipped", 0.8,
        "Hola, {{customer.first_name}}:\n\nGracias por escribirnos. Tu pedido "
        "{{order.id}} salió de nuestro almacén el {{order.shipped_at}} con "
        "{{order.carrier}}. La entrega está prevista para el {{order.eta}}. El "
        "número de seguimiento es {{order.tracking}}.");
    shop_finds_macro(
        shop, "es-shop", "es", "intent:late-parcel when:shipped when:late", 0.6,
        "Hola, {{customer.first_name}}:\n\nTu paquete va con {{order.carrier}} y su "
        "número es {{order.tracking}}. ¿Puedes mirar si hay un aviso en el buzón?");
    shop_finds_macro(shop, "en-where", "en", "intent:late-parcel when:shipped", 0.7,
                     "Hi {{customer.first_name}},\n\nYour order {{order.id}} left on "
                     "{{order.shipped_at}} with {{order.carrier}}.");
    shop_finds_macro(shop, "es-late", "es", "intent:late-parcel when:late", 0.7,
                     "Hola, {{customer.first_name}}:\n\nSiento el retraso de tu pedido "
                     "{{order.id}}. La entrega estaba prevista para el {{order.eta}}.");
}

static inline void shop_drafts(struct shop *shop, struct draft **drafts, size_t *count)
{
    assist_draft(&shop->request, &shop->arena, drafts, count);
}

static inline bool says(const char *text, const char *words)
{
    return text_find(text_of(text), text_of(words)) != NULL;
}

#endif
