/* The shop's data behind fixture.h: one customer with all there is, seven tickets. */
#ifndef TESTS_VIEW_FIXTURE_DATA_H
#define TESTS_VIEW_FIXTURE_DATA_H

#include "app/boxes.h"

#include <stddef.h>

/* 2026-11-23T09:14:30Z, a Monday. */
#define FIXTURE_NOW ((moment_t)1795425270)
#define MINUTES     ((moment_t)60)
#define HOURS       ((moment_t)3600)
#define DAYS        ((moment_t)86400)
#define EUR(cents)                                                                         \
    {                                                                                      \
        .parts = (cents)*100, .currency = "EUR", .is_known = true                          \
    }

// clang-format off
static const char *const fixture_ana_mails[] = {"ana@example.org"};
static const char *const fixture_ana_phones[] = {"+34 600 000 101"};
static const char *const fixture_ana_interests[] = {"running", "trail"};
static const char *const fixture_ana_brands[] = {"Northline"};
static const struct address fixture_ana_addresses[] = {{.line1 = "Calle del Olmo 14, 3.º B",
                                                        .city = "Madrid",
                                                        .postcode = "28012",
                                                        .country = "ES"},
                                                       {.line1 = "c/o Taller Ruiz",
                                                        .city = "Getafe",
                                                        .postcode = "28901",
                                                        .country = "ES"}};

static const struct attachment fixture_attachments[] = {
    {.name = "caja.jpg", .type = "image/jpeg", .size = 117000},
    {.name = "收据\x1b[2J.pdf", .type = "application/pdf", .size = 3145870}};

static const struct message fixture_messages[] = {
    {.id = "m1",
     .from = FROM_CUSTOMER,
     .author = "Ana Ruiz",
     .at = FIXTURE_NOW - 3 * DAYS,
     .text = "Buenos días, ¿cuándo llega mi pedido W2378156? Son unas zapatillas."},
    {.id = "m2",
     .from = FROM_AGENT,
     .author = "Leo Winters",
     .at = FIXTURE_NOW - 3 * DAYS + 300,
     .text = "Hola Ana:\n\ntu pedido sale mañana. Te aviso con el número de seguimiento."},
    {.id = "m3",
     .from = FROM_SYSTEM,
     .at = FIXTURE_NOW - 2 * DAYS,
     .text = "W2378156 was handed to DHL."},
    {.id = "m4",
     .from = FROM_CUSTOMER,
     .author = "Ana Ruiz",
     .at = FIXTURE_NOW - 14 * MINUTES,
     .text =
         "Hola, mi pedido W2378156 no ha llegado. ¿Qué hago? Las necesito para el sábado "
         "y el enlace "
         "https://fjordfield.example/o/W2378156?seguimiento=JD014600003828392812"
         "&idioma=es no dice nada nuevo desde ayer.",
     .attachments = fixture_attachments,
     .attachment_count = 2},
    {.id = "m5",
     .from = FROM_AGENT,
     .author = "Marta Soler",
     .at = FIXTURE_NOW - 11 * MINUTES,
     .is_internal = true,
     .text = "carrier confirmed the scan in Zaragoza; 快递说今天转运，明天到马德里 👍"},
};

static const struct order_line fixture_lines_trail[] = {
    {.product = "NL-TR2-39", .title = "Trail 2", .quantity = 1, .price = EUR(8990)},
    {.product = "NL-SOCK",
     .title = "Trail sock 3-pack",
     .quantity = 2,
     .price = EUR(1490)}};
static const struct order_line fixture_lines_vest[] = {{.product = "NL-REFLEX",
                                                        .title = "Reflective vest",
                                                        .quantity = 1,
                                                        .price = EUR(1850)}};
static const struct shipment fixture_on_its_way[] = {{.carrier = "DHL",
                                                      .tracking = "JD014600003828392812",
                                                      .status = "in_transit",
                                                      .shipped_at = {2026, 11, 19},
                                                      .eta = {2026, 11, 25}}};
static const struct shipment fixture_arrived[] = {{.carrier = "Correos",
                                                   .status = "delivered",
                                                   .shipped_at = {2026, 9, 29},
                                                   .eta = {2026, 10, 3},
                                                   .delivered_at = {2026, 10, 2}}};
static const struct shipment fixture_overdue[] = {{.carrier = "SEUR",
                                                   .status = "in_transit",
                                                   .shipped_at = {2026, 11, 10},
                                                   .eta = {2026, 11, 14}}};
static const struct refund fixture_refunds[] = {
    {.amount = EUR(1000), .at = FIXTURE_NOW - 40 * DAYS, .reason = "late"}};

static struct order fixture_orders[] = {
    {.id = "W2378156",
     .customer = "c1",
     .placed_at = FIXTURE_NOW - 6 * DAYS,
     .status = ORDER_SHIPPED,
     .total = EUR(11970),
     .lines = fixture_lines_trail,
     .line_count = 2,
     .shipments = fixture_on_its_way,
     .shipment_count = 1,
     .read_at = FIXTURE_NOW - 12 * MINUTES},
    {.id = "W2301007",
     .customer = "c1",
     .placed_at = FIXTURE_NOW - 15 * DAYS,
     .status = ORDER_SHIPPED,
     .total = EUR(4280),
     .shipments = fixture_overdue,
     .shipment_count = 1,
     .read_at = MOMENT_NONE},
    {.id = "W1180020",
     .customer = "c1",
     .placed_at = FIXTURE_NOW - 57 * DAYS,
     .status = ORDER_DELIVERED,
     .total = EUR(1850),
     .lines = fixture_lines_vest,
     .line_count = 1,
     .shipments = fixture_arrived,
     .shipment_count = 1,
     .refunds = fixture_refunds,
     .refund_count = 1,
     .read_at = MOMENT_NONE},
    {.id = "W0990411",
     .customer = "c1",
     .placed_at = FIXTURE_NOW - 400 * DAYS,
     .status = ORDER_CANCELLED,
     .total = EUR(23190),
     .read_at = MOMENT_NONE},
};

static const struct source fixture_sources[] = {
    {.kind = "order",
     .id = "W2378156",
     .field = "shipments[0].shipped_at",
     .value = "2026-11-19"},
    {.kind = "order", .id = "W2378156", .field = "shipments[0].eta", .value = "2026-11-25"},
    {.kind = "macro", .id = "late-parcel"},
    {.kind = "article",
     .id = "returns",
     .quote = "Returns are free within 30 days of delivery."},
};
#define FIXTURE_DRAFT_1                                                                    \
    "Hola Ana:\n\ntu pedido W2378156 salió el 19 de noviembre con DHL y llega el 25 de "  \
    "noviembre. Puedes seguirlo con JD014600003828392812.\n\nUn saludo,\nMarta"
#define FIXTURE_DRAFT_2                                                                    \
    "Hola Ana, lamento la demora. Puedo abrir una investigación con DHL y te escribo "    \
    "mañana; si no aparece en 5 días te enviamos otro par sin coste."
#define FIXTURE_DRAFT_3                                                                    \
    "安娜您好，您的包裹已于11月19日发出，预计11月25日送达，60天内可退货。"

static struct claim fixture_claims[3][5];
static struct flag fixture_flags[] = {{.kind = FLAG_LANGUAGE,
                                       .severity = SEVERITY_WARN,
                                       .reason = "the customer wrote Spanish"}};
static struct draft fixture_drafts[] = {
    {.text = FIXTURE_DRAFT_1,
     .lang = "es",
     .sources = fixture_sources,
     .source_count = 3,
     .opinion = {.claims = fixture_claims[0]}},
    {.text = FIXTURE_DRAFT_2,
     .lang = "es",
     .sources = fixture_sources,
     .source_count = 1,
     .opinion = {.claims = fixture_claims[1]},
     .is_holding = true},
    {.text = FIXTURE_DRAFT_3,
     .lang = "zh",
     .sources = fixture_sources + 3,
     .source_count = 1,
     .opinion = {.claims = fixture_claims[2], .flags = fixture_flags, .flag_count = 1}},
};

static struct reason fixture_reasons[] = {
    {.kind = REASON_BOUGHT_TOGETHER, .title = "Trail 2", .customers = 34},
    {.kind = REASON_BRAND, .value = "Northline"},
    {.kind = REASON_INTEREST, .value = "running"},
    {.kind = REASON_BOUGHT_BEFORE, .customers = 4},
};
static struct pick fixture_picks[] = {
    {.product =
         {.id = "NL-SOCK", .title = "Trail sock 3-pack", .price = EUR(1490), .stock = 40},
     .reasons = &fixture_reasons[0],
     .reason_count = 1},
    {.product = {.id = "NL-LIGHT", .title = "Waist light", .price = EUR(2900), .stock = 3},
     .reasons = &fixture_reasons[1],
     .reason_count = 1},
    {.product = {.id = "NL-POLE",
                 .title = "越野登山杖 Carbon pole, foldable, pair",
                 .price = EUR(11900),
                 .stock = STOCK_NOT_TRACKED},
     .reasons = &fixture_reasons[2],
     .reason_count = 1},
};
static struct pick fixture_again[] = {
    {.product = {.id = "VO-GEL", .title = "Energy gel", .price = EUR(190), .stock = 400},
     .reasons = &fixture_reasons[3],
     .reason_count = 1},
};

/* Names as customers have and attackers choose them. */
static const struct ticket_head fixture_heads[] = {
    {.id = "1042",
     .customer = "c1",
     .name = "Ana Ruiz",
     .subject = "¿Dónde está mi paquete?",
     .channel = "chat",
     .tags = "late parcel",
     .unread = 1,
     .priority = PRIORITY_HIGH,
     .waiting_since = FIXTURE_NOW - 14 * MINUTES,
     .due_at = FIXTURE_NOW + 14 * MINUTES},
    {.id = "1043",
     .customer = "c2",
     .name = "李雷",
     .subject = "退货可以吗，运费谁出？我穿着偏大",
     .channel = "chat",
     .tags = "return",
     .unread = 1,
     .priority = PRIORITY_NORMAL,
     .waiting_since = FIXTURE_NOW - 22 * MINUTES,
     .due_at = FIXTURE_NOW + 38 * MINUTES},
    {.id = "1060",
     .customer = "c46",
     .name = "Sam Whitaker",
     .subject = "Where are my lights",
     .channel = "chat",
     .tags = "late",
     .priority = PRIORITY_URGENT,
     .waiting_since = FIXTURE_NOW - 6 * DAYS,
     .due_at = FIXTURE_NOW - 18 * MINUTES},
    {.id = "1044",
     .customer = "c3",
     .name = "J. Okafor",
     .subject = "Wrong size",
     .channel = "email",
     .tags = "",
     .priority = PRIORITY_NORMAL,
     .waiting_since = FIXTURE_NOW - HOURS,
     .due_at = FIXTURE_NOW + 56 * MINUTES},
    {.id = "1058",
     .customer = "c31",
     .name = "\x1b]0;owned\x07مريم \xE2\x80\xAEنجم",
     .subject = "أين طلبي من فضلكم؟ لم يصل بعد",
     .channel = "email",
     .tags = "",
     .unread = 2,
     .priority = PRIORITY_NORMAL,
     .waiting_since = FIXTURE_NOW - 3 * HOURS,
     .due_at = FIXTURE_NOW + 2 * HOURS},
    {.id = "1059",
     .customer = "c32",
     .name = "Donaudampfschifffahrtsgesellschaft GmbH",
     .subject = "Rechnung 👨‍👩‍👧‍👦 fehlt",
     .channel = "email",
     .tags = "",
     .priority = PRIORITY_NORMAL,
     .status = TICKET_PENDING,
     .waiting_since = MOMENT_NONE,
     .due_at = MOMENT_NONE},
    {.id = "1061",
     .customer = "c47",
     .name = "Nuria Campos",
     .subject = "¡Gracias!",
     .channel = "email",
     .tags = "",
     .priority = PRIORITY_LOW,
     .status = TICKET_RESOLVED,
     .waiting_since = MOMENT_NONE,
     .due_at = MOMENT_NONE},
};

static const char *const fixture_hosts[] = {"fjordfield.example"};
// clang-format on

#endif
