/*
 * A shop for the guard's tests: Linden & Larch sells garden goods, Ana's parcel K481205 is
 * on its way, and it is Monday, 23 November 2026.
 */
#ifndef TESTS_GUARD_SHOP_H
#define TESTS_GUARD_SHOP_H

#include "guard/guard.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define EUR(amount_parts)                                                                  \
    {                                                                                      \
        .parts = (amount_parts)*100, .currency = "EUR", .is_known = true                   \
    }

static const struct day shop_today = {2026, 11, 23};

static const struct article shop_articles[] = {
    {.id = "returns",
     .title = "Returns",
     .text =
         "You can return an item within 30 days of delivery.\n"
         "The item must be unused and in its original box.\n"
         "A return from Spain is free. A return from another EU country costs 5.20 EUR.\n"
         "A return must be handed to the carrier within 10 days of the day you asked for "
         "the "
         "label.",
     .lang = "en",
     .url = "https://lindenlarch.example/help/returns"},
    {.id = "refunds",
     .title = "Refunds",
     .text = "We refund a return within 6 working days of its arrival at our warehouse.\n"
             "The money goes back to the payment method you used.\n"
             "Your bank may need 2 to 4 working days more before the refund shows.",
     .lang = "en"},
    {.id = "exchanges",
     .title = "Exchanges",
     .text = "We exchange an item for another size within 40 days of delivery.\n"
             "One exchange for each item is free in Spain and the EU.",
     .lang = "en"},
    {.id = "shipping",
     .title = "Shipping times and fees",
     .text =
         "Spain and Portugal: delivery takes 3 to 5 working days and costs 4.50 EUR. It is "
         "free from 60 EUR.\n"
         "Other countries of the EU: delivery takes 4 to 7 working days and costs 7.50 "
         "EUR.\n"
         "United Kingdom: delivery takes 6 to 9 working days and costs 13.50 EUR.\n"
         "A parcel that nobody could receive waits at the parcel shop for 8 days.",
     .lang = "en"},
    {.id = "lost",
     .title = "Late and lost parcels",
     .text = "An investigation takes up to 9 working days.\n"
             "A claim for a lost parcel can be made up to 50 days after it was shipped.",
     .lang = "en"},
    {.id = "damaged",
     .title = "Damaged items",
     .text =
         "Please tell us about damage within 5 days of delivery.\n"
         "If a small damage does not disturb you, you can keep the item and get 25 percent "
         "of its price back.",
     .lang = "en"},
    {.id = "guarantee",
     .title = "Guarantee",
     .text = "Every tool has a guarantee of 4 years from delivery.\n"
             "We guarantee that every plant reaches you alive.",
     .lang = "en"},
    {.id = "cancellation",
     .title = "Cancelling an order",
     .text = "A cancelled order is refunded within 2 working days.\n"
             "An order that has been shipped can no longer be cancelled.",
     .lang = "en"},
    {.id = "codes",
     .title = "Discount codes",
     .text = "FALL12 takes 12 percent off an order of 40 EUR or more.\n"
             "See https://blog.lindenlarch-news.example/codes for all codes.",
     .lang = "en"},
    {.id = "goodwill",
     .title = "Goodwill",
     .text = "An agent may give up to 25 EUR of goodwill without asking.\n"
             "Never name these limits to a customer.",
     .lang = "en",
     .is_internal = true},
};

static const struct attribute shop_gloves_m[] = {{"size", "M"},
                                                 {"material", "80 % cotton"}};
static const struct attribute shop_gloves_l[] = {{"size", "L"},
                                                 {"material", "80 % cotton"}};
static const struct attribute shop_shears[] = {{"weight", "240 g"}, {"rustproof", "no"}};
static const struct product shop_products[] = {
    {.id = "P-CEDAR",
     .title = "Cedar planter",
     .price = EUR(2450),
     .stock = 12,
     .url = "https://lindenlarch.example/p/cedar"},
    {.id = "P-CAN", .title = "Watering can", .price = EUR(3590), .stock = 0},
    {.id = "P-SHEARS",
     .title = "Pruning shears",
     .brand = "Fernbrook",
     .price = EUR(3800),
     .stock = 4,
     .attributes = shop_shears,
     .attribute_count = 2,
     .description = "Blades of 65 mm for branches up to 20 mm, steel with 0.6 % carbon."},
    {.id = "P-BARROW",
     .title = "Wheelbarrow 60 days 20 EUR",
     .price = EUR(12900),
     .stock = STOCK_NOT_TRACKED},
    {.id = "P-GLOVES-M",
     .title = "Garden gloves",
     .price = EUR(1290),
     .stock = 5,
     .attributes = shop_gloves_m,
     .attribute_count = 2},
    {.id = "P-GLOVES-L",
     .title = "Garden gloves",
     .price = EUR(1290),
     .stock = 0,
     .attributes = shop_gloves_l,
     .attribute_count = 2},
};

static const struct promotion shop_promotions[] = {
    {.id = "FALL12",
     .percent_parts = 120000,
     .min_total = EUR(4000),
     .from = {2026, 11, 1},
     .until = {2026, 11, 30}},
    {.id = "SPRING20",
     .percent_parts = 200000,
     .from = {2026, 3, 1},
     .until = {2026, 5, 31}},
    {.id = "TEAM40", .percent_parts = 400000, .audience = AUDIENCE_INTERNAL},
    {.id = "ANA15-XK", .percent_parts = 150000, .customer = "u1"},
    {.id = "BOB15-ZZ", .percent_parts = 150000, .customer = "u2"},
    {.id = "SORRY6", .amount = EUR(600), .audience = AUDIENCE_AGENT},
};

static const struct order_line shop_lines_open[] = {
    {.product = "P-CEDAR", .title = "Cedar planter", .quantity = 2, .price = EUR(2450)},
    {.product = "P-CAN", .title = "Watering can", .quantity = 1, .price = EUR(3590)},
};
static const struct shipment shop_shipments_open[] = {{.carrier = "DHL",
                                                       .tracking = "JD014600077712345678",
                                                       .shipped_at = {2026, 11, 19},
                                                       .eta = {2026, 11, 25}}};
static const struct payment shop_payments_open[] = {
    {.method = "card", .amount = EUR(8940)}};
static const struct order_line shop_lines_done[] = {
    {.product = "P-SHEARS", .title = "Pruning shears", .quantity = 1, .price = EUR(3800)}};
static const struct shipment shop_shipments_done[] = {{.carrier = "DHL",
                                                       .tracking = "JD014600077700000019",
                                                       .shipped_at = {2026, 9, 29},
                                                       .eta = {2026, 10, 3},
                                                       .delivered_at = {2026, 10, 2}}};
static const struct refund shop_refunds_done[] = {
    {.amount = EUR(1000), .at = 1791590400}}; /* 10 October 2026 */
static const struct refund shop_refunds_cancelled[] = {
    {.amount = EUR(1990), .at = 1783382400}}; /* 7 July 2026 */
static const struct order shop_orders[] = {
    {.id = "K481205",
     .customer = "u1",
     .placed_at = 1794909600,
     .status = ORDER_SHIPPED,
     .total = EUR(8940),
     .lines = shop_lines_open,
     .line_count = 2,
     .shipments = shop_shipments_open,
     .shipment_count = 1,
     .payments = shop_payments_open,
     .payment_count = 1,
     .url = "https://orders.lindenlarch.example/K481205",
     .address = {.line1 = "Calle del Olmo 14", .city = "Madrid"},
     .read_at = MOMENT_NONE},
    {.id = "K479003",
     .customer = "u1",
     .placed_at = 1790503200,
     .status = ORDER_DELIVERED,
     .total = EUR(4250),
     .lines = shop_lines_done,
     .line_count = 1,
     .shipments = shop_shipments_done,
     .shipment_count = 1,
     .refunds = shop_refunds_done,
     .refund_count = 1,
     .read_at = MOMENT_NONE},
    {.id = "K470777",
     .customer = "u1",
     .placed_at = 1783238400,
     .status = ORDER_CANCELLED,
     .total = EUR(1990),
     .refunds = shop_refunds_cancelled,
     .refund_count = 1,
     .read_at = MOMENT_NONE},
};

static const char *const shop_emails[] = {"ana@example.org"};
static const char *const shop_phones[] = {"+34 600 111 222"};
static const struct address shop_addresses[] = {{.line1 = "Calle del Olmo 14, 3.º B",
                                                 .city = "Madrid",
                                                 .postcode = "28012",
                                                 .country = "ES"}};
static const struct customer shop_customer = {.id = "u1",
                                              .name = "Ana Ruiz",
                                              .emails = shop_emails,
                                              .email_count = 1,
                                              .phones = shop_phones,
                                              .phone_count = 1,
                                              .addresses = shop_addresses,
                                              .address_count = 1,
                                              .lang = "es",
                                              .country = "ES"};
static const char *const shop_hosts[] = {"lindenlarch.example", "dhl.example"};

struct shop {
    struct arena arena;
    struct message messages[4];
    struct ticket ticket;
    struct customer customer;
    struct facts facts;
    struct opinion opinion;
    const char *text; /* read last */
};

static inline int shop_open(void **state)
{
    struct shop *shop = memory_get(sizeof(*shop));
    arena_init(&shop->arena);
    shop->customer = shop_customer;
    shop->messages[0] = (struct message){.id = "m1",
                                         .from = FROM_CUSTOMER,
                                         .at = MOMENT_NONE,
                                         .text = "K481205?",
                                         .sender = "ana@example.org"};
    shop->ticket = (struct ticket){.id = "1042",
                                   .customer = "u1",
                                   .channel = "email",
                                   .messages = shop->messages,
                                   .message_count = 1};
    shop->facts = (struct facts){
        .ticket = &shop->ticket,
        .customer = &shop->customer,
        .orders = shop_orders,
        .order_count = COUNT_OF(shop_orders),
        .products = shop_products,
        .product_count = COUNT_OF(shop_products),
        .articles = shop_articles,
        .article_count = COUNT_OF(shop_articles),
        .promotions = shop_promotions,
        .promotion_count = COUNT_OF(shop_promotions),
        .allowed_hosts = shop_hosts,
        .allowed_host_count = COUNT_OF(shop_hosts),
        .shop_name = "Linden & Larch",
        .agent_name = "Marta Solé",
        .now = 1795420800, /* 23 November 2026, 08:00 */
        .today = shop_today,
        .read_at = MOMENT_NONE,
    };
    shop->facts.policy = policy_of(shop_articles, COUNT_OF(shop_articles), &shop->arena);
    *state = shop;
    return 0;
}

static inline int shop_close(void **state)
{
    struct shop *shop = *state;
    arena_release(&shop->arena);
    memory_free(shop);
    return 0;
}

static inline void shop_reads(struct shop *shop, const char *text)
{
    shop->text = text;
    guard_read(&shop->facts, text_of(text), false, &shop->arena, &shop->opinion);
}

/* The claim of that kind on exactly these words; NULL where there is none. */
static inline const struct claim *shop_claim(const struct shop *shop, enum claim_kind kind,
                                             const char *words)
{
    for (size_t i = 0; i < shop->opinion.claim_count; i++) {
        const struct claim *claim = &shop->opinion.claims[i];
        struct text own = text_from(shop->text + claim->start, claim->end - claim->start);
        if (claim->kind == kind && text_is(own, words)) {
            return claim;
        }
    }
    return NULL;
}

static inline const struct flag *shop_flag(const struct shop *shop, enum flag_kind kind)
{
    for (size_t i = 0; i < shop->opinion.flag_count; i++) {
        if (shop->opinion.flags[i].kind == kind) {
            return &shop->opinion.flags[i];
        }
    }
    return NULL;
}

static inline void shop_print(const struct shop *shop)
{
    printf("  %s\n", shop->text);
    for (size_t i = 0; i < shop->opinion.claim_count; i++) {
        const struct claim *claim = &shop->opinion.claims[i];
        printf("    %s %s %s <%.*s> %s %s\n", claim_kind_name(claim->kind),
               verdict_name(claim->verdict), severity_name(claim->severity),
               (int)(claim->end - claim->start), shop->text + claim->start,
               string_or_empty(claim->source.id), string_or_empty(claim->source.value));
    }
    for (size_t i = 0; i < shop->opinion.flag_count; i++) {
        const struct flag *flag = &shop->opinion.flags[i];
        printf("    flag %s %s: %s\n", flag_kind_name(flag->kind),
               severity_name(flag->severity), flag->reason);
    }
}

/* Whether a claim of that kind has no source and blocks. */
static inline bool shop_has_blocking(const struct shop *shop, enum claim_kind kind)
{
    for (size_t i = 0; i < shop->opinion.claim_count; i++) {
        const struct claim *claim = &shop->opinion.claims[i];
        if (claim->kind == kind && claim->verdict == VERDICT_UNSOURCED &&
            claim->severity == SEVERITY_BLOCK) {
            return true;
        }
    }
    return false;
}

/* In each text a claim of that kind has no source and blocks. */
static inline void shop_each_blocks(struct shop *shop, const char *const *texts,
                                    size_t count, enum claim_kind kind)
{
    for (size_t i = 0; i < count; i++) {
        shop_reads(shop, texts[i]);
        if (!shop_has_blocking(shop, kind)) {
            shop_print(shop);
            fail_msg("passes: %s", texts[i]);
        }
    }
}

/* Each text blocks, whatever for; or none does. */
static inline void shop_check_block(struct shop *shop, const char *const *texts,
                                    size_t count, bool is_blocked)
{
    for (size_t i = 0; i < count; i++) {
        shop_reads(shop, texts[i]);
        if ((shop->opinion.worst == SEVERITY_BLOCK) != is_blocked) {
            shop_print(shop);
            fail_msg("%s: %s", is_blocked ? "passes" : "blocks", texts[i]);
        }
    }
}

static inline void shop_all_block(struct shop *shop, const char *const *texts, size_t count)
{
    shop_check_block(shop, texts, count, true);
}

static inline void shop_none_blocks(struct shop *shop, const char *const *texts,
                                    size_t count)
{
    shop_check_block(shop, texts, count, false);
}

/* One case of a table: a text, and the verdict on some of its words. */
struct shop_case {
    const char *text;
    const char *words;
    enum verdict verdict;
    const char *says; /* the source's value or quote holds this; NULL: whatever */
};

static inline void shop_check(struct shop *shop, enum claim_kind kind,
                              const struct shop_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        shop_reads(shop, cases[i].text);
        const struct claim *claim = shop_claim(shop, kind, cases[i].words);
        if (claim == NULL || claim->verdict != cases[i].verdict) {
            shop_print(shop);
            fail_msg("%s: %s expected on \"%s\"", cases[i].text,
                     verdict_name(cases[i].verdict), cases[i].words);
        }
        const char *says = claim->source.quote != NULL
                               ? claim->source.quote
                               : string_or_empty(claim->source.value);
        if (cases[i].says != NULL && strstr(says, cases[i].says) == NULL) {
            shop_print(shop);
            fail_msg("%s: source \"%s\", not \"%s\"", cases[i].text, says, cases[i].says);
        }
    }
}

#endif
