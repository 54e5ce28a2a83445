#include "base/buffer.h"
#include "wire/interchange.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct fixture {
    struct arena arena;
    struct interchange_record record;
    struct error err;
};

static int set_up(void **state)
{
    static struct fixture fixture;
    fixture = (struct fixture){0};
    arena_init(&fixture.arena);
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    arena_release(&fixture->arena);
    return 0;
}

static void read_good(struct fixture *fixture, const char *line, enum interchange_type type)
{
    bool is_good =
        interchange_read(text_of(line), &fixture->arena, &fixture->record, &fixture->err);
    if (!is_good) {
        print_error("%s\n", fixture->err.text);
    }
    assert_true(is_good);
    assert_int_equal(fixture->record.type, type);
}

static moment_t at(const char *time)
{
    moment_t when;
    assert_true(moment_parse(text_of(time), &when));
    return when;
}

static void assert_day(struct day day, int year, int month, int date)
{
    assert_int_equal(day.year, year);
    assert_int_equal(day.month, month);
    assert_int_equal(day.date, date);
}

static void assert_money(struct money money, int64_t parts, const char *currency)
{
    assert_true(money.is_known);
    assert_int_equal(money.parts, parts);
    assert_string_equal(money.currency, currency);
}

static void interchange_read__reads_a_product(void **state)
{
    struct fixture *fixture = *state;
    read_good(fixture,
              "{\"type\":\"product\",\"id\":\"SKU-1\",\"title\":\"Trail "
              "2\",\"brand\":\"Northline\","
              "\"category\":[\"Shoes\",\"Trail\"],\"price\":\"89.90\",\"currency\":\"EUR\","
              "\"stock\":12,\"attributes\":{\"size\":\"42\",\"weight\":1.10,\"vegan\":true,"
              "\"old\":false,\"gone\":null},\"description\":\"d\\u00e9j\\u00e0\",\"url\":"
              "\"https://x\","
              "\"lang\":\"pt-BR\",\"group\":\"TRAIL-2\",\"sensitive\":true,\"mystery\":{"
              "\"a\":[1]}}",
              INTERCHANGE_PRODUCT);
    const struct product *product = &fixture->record.product;
    assert_string_equal(product->id, "SKU-1");
    assert_string_equal(product->title, "Trail 2");
    assert_string_equal(product->brand, "Northline");
    assert_int_equal(product->category_count, 2);
    assert_string_equal(product->category[1], "Trail");
    assert_money(product->price, 899000, "EUR");
    assert_int_equal(product->stock, 12);
    assert_int_equal(product->attribute_count, 4);
    assert_string_equal(product->attributes[0].value, "42");
    assert_string_equal(product->attributes[1].name, "weight");
    assert_string_equal(product->attributes[1].value, "1.10");
    assert_string_equal(product->attributes[2].value, "true");
    assert_string_equal(product->attributes[3].value, "false");
    assert_string_equal(product->description, "d\xC3\xA9j\xC3\xA0");
    assert_string_equal(product->url, "https://x");
    assert_string_equal(product->lang, "pt-BR");
    assert_string_equal(product->group, "TRAIL-2");
    assert_true(product->is_sensitive);
}

/* The interchange names no limit: what 64 bits hold is a number as any other. */
static void interchange_read__takes_whole_numbers_of_64_bits(void **state)
{
    struct fixture *fixture = *state;
    read_good(fixture,
              "{\"type\":\"product\",\"id\":\"p\",\"title\":\"t\","
              "\"stock\":9223372036854775807}",
              INTERCHANGE_PRODUCT);
    assert_true(fixture->record.product.stock == INT64_MAX);
    read_good(
        fixture,
        "{\"type\":\"order\",\"id\":\"o\",\"customer\":\"c\",\"placed_at\":"
        "\"2026-11-17T10:00:00Z\",\"status\":\"shipped\",\"lines\":[{\"product\":\"p\","
        "\"quantity\":9223372036854775807},{\"product\":\"q\","
        "\"quantity\":1000000001}]}",
        INTERCHANGE_ORDER);
    assert_true(fixture->record.order.lines[0].quantity == INT64_MAX);
    assert_int_equal(fixture->record.order.lines[1].quantity, 1000000001);
}

static void interchange_read__takes_null_and_nothing_for_the_same(void **state)
{
    static const char *const lines[] = {
        "{\"type\":\"product\",\"id\":\"a\",\"title\":\"\"}",
        "{\"type\":\"product\",\"id\":\"a\",\"title\":\"\",\"brand\":null,\"category\":"
        "null,"
        "\"price\":null,\"currency\":null,\"stock\":null,\"attributes\":null,\"lang\":null,"
        "\"sensitive\":null}",
    };
    struct fixture *fixture = *state;
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        read_good(fixture, lines[i], INTERCHANGE_PRODUCT);
        const struct product *product = &fixture->record.product;
        assert_null(product->brand);
        assert_int_equal(product->category_count, 0);
        assert_false(product->price.is_known);
        assert_string_equal(product->price.currency, "");
        assert_int_equal(product->stock, STOCK_NOT_TRACKED);
        assert_null(product->lang);
        assert_false(product->is_sensitive);
    }
}

static void interchange_read__reads_a_customer(void **state)
{
    struct fixture *fixture = *state;
    read_good(
        fixture,
        "{\"type\":\"customer\",\"id\":\"c1\",\"name\":\"Ana Ruiz\","
        "\"emails\":[\"ana@example.org\"],\"phones\":[\"+34 600\",\"+34 601\"],"
        "\"addresses\":[{\"line1\":\"Calle 1\",\"city\":\"Madrid\",\"postcode\":\"28001\","
        "\"country\":\"ES\"},{\"name\":\"Work\",\"line2\":\"b\",\"region\":\"MD\"}],"
        "\"lang\":\"es\",\"country\":\"Spain\",\"interests\":[\"running\"],"
        "\"brands\":[\"Northline\"],\"consent\":{\"personalised\":true,\"marketing\":false,"
        "\"ai\":null},\"since\":\"2024-01-02\"}",
        INTERCHANGE_CUSTOMER);
    const struct customer *customer = &fixture->record.customer;
    assert_string_equal(customer->name, "Ana Ruiz");
    assert_string_equal(customer->emails[0], "ana@example.org");
    assert_int_equal(customer->phone_count, 2);
    assert_int_equal(customer->address_count, 2);
    assert_string_equal(customer->addresses[0].postcode, "28001");
    assert_string_equal(customer->addresses[1].name, "Work");
    assert_null(customer->addresses[1].city);
    assert_string_equal(customer->country, "Spain");
    assert_int_equal(customer->personalised, CONSENT_GIVEN);
    assert_int_equal(customer->marketing, CONSENT_REFUSED);
    assert_int_equal(customer->ai, CONSENT_UNKNOWN);
    assert_day(customer->since, 2024, 1, 2);
}

static void interchange_read__gives_every_amount_of_an_order_its_currency(void **state)
{
    struct fixture *fixture = *state;
    read_good(
        fixture,
        "{\"type\":\"order\",\"id\":\"W1\",\"customer\":\"c1\",\"lines\":[{\"product\":"
        "\"SKU-1\","
        "\"title\":\"Trail 2\",\"quantity\":2,\"price\":\"44.95\"},{\"product\":\"gone\"}],"
        "\"placed_at\":\"2026-11-17T11:00:00.25+01:00\",\"status\":\"shipped\","
        "\"total\":\"89.90\",\"shipments\":[{\"carrier\":\"DHL\",\"tracking\":\"JD01\","
        "\"status\":\"in_transit\",\"shipped_at\":\"2026-11-19\",\"eta\":\"2026-11-25\","
        "\"delivered_at\":null}],\"refunds\":[{\"amount\":\"10.00\",\"at\":"
        "\"2026-11-20T08:00:00Z\",\"reason\":\"late\"},{\"amount\":\"-1\"}],"
        "\"payments\":[{\"method\":\"card\",\"amount\":\"89.90\"}],\"address\":{\"city\":"
        "\"Bonn\"},"
        "\"shipping_method\":\"express\",\"url\":\"https://"
        "o\",\"read_at\":\"2026-11-21T08:00:00Z\",\"currency\":\"EUR\"}",
        INTERCHANGE_ORDER);
    const struct order *order = &fixture->record.order;
    assert_string_equal(order->customer, "c1");
    assert_int_equal(order->placed_at, at("2026-11-17T10:00:00Z"));
    assert_int_equal(order->status, ORDER_SHIPPED);
    assert_money(order->total, 899000, "EUR");
    assert_int_equal(order->lines[0].quantity, 2);
    assert_money(order->lines[0].price, 449500, "EUR");
    assert_int_equal(order->lines[1].quantity, 1);
    assert_false(order->lines[1].price.is_known);
    assert_day(order->shipments[0].eta, 2026, 11, 25);
    assert_int_equal(order->shipments[0].delivered_at.month, 0);
    assert_money(order->refunds[0].amount, 100000, "EUR");
    assert_int_equal(order->refunds[0].at, at("2026-11-20T08:00:00Z"));
    assert_money(order->refunds[1].amount, -10000, "EUR");
    assert_true(order->refunds[1].at == MOMENT_NONE);
    assert_money(order->payments[0].amount, 899000, "EUR");
    assert_string_equal(order->address.city, "Bonn");
    assert_string_equal(order->shipping_method, "express");
    assert_int_equal(order->read_at, at("2026-11-21T08:00:00Z"));
}

static void interchange_read__reads_the_shops_knowledge(void **state)
{
    struct fixture *fixture = *state;
    read_good(
        fixture,
        "{\"type\":\"article\",\"id\":\"returns\",\"title\":\"Returns\",\"text\":\"a\\nb\","
        "\"lang\":\"en\",\"audience\":\"internal\",\"url\":\"https://r\","
        "\"updated_at\":\"2026-01-01T00:00:00Z\"}",
        INTERCHANGE_ARTICLE);
    assert_true(fixture->record.article.is_internal);
    assert_string_equal(fixture->record.article.text, "a\nb");
    assert_int_equal(fixture->record.article.updated_at, at("2026-01-01T00:00:00Z"));

    read_good(
        fixture,
        "{\"type\":\"macro\",\"id\":\"late\",\"title\":\"Late\",\"text\":\"Hi {{x}}\","
        "\"examples\":[\"where\",\"is\"],\"tags\":[\"intent:late\"]}",
        INTERCHANGE_MACRO);
    assert_int_equal(fixture->record.macro.example_count, 2);
    assert_string_equal(fixture->record.macro.tags[0], "intent:late");
    assert_null(fixture->record.macro.lang);

    read_good(
        fixture,
        "{\"type\":\"promotion\",\"id\":\"WELCOME10\",\"title\":\"t\",\"percent\":\"12.5\","
        "\"amount\":null,\"currency\":\"EUR\",\"min_total\":\"30\",\"from\":\"2026-01-01\","
        "\"until\":\"2026-12-31T22:00:00Z\",\"audience\":\"agent\",\"customer\":\"c1\"}",
        INTERCHANGE_PROMOTION);
    const struct promotion *promotion = &fixture->record.promotion;
    assert_int_equal(promotion->percent_parts, 125000);
    assert_false(promotion->amount.is_known);
    assert_money(promotion->min_total, 300000, "EUR");
    assert_day(promotion->from, 2026, 1, 1);
    assert_day(promotion->until, 2026, 12, 31);
    assert_int_equal(promotion->audience, AUDIENCE_AGENT);
    assert_string_equal(promotion->customer, "c1");
}

static void interchange_read__reads_a_ticket_with_its_thread(void **state)
{
    struct fixture *fixture = *state;
    read_good(
        fixture,
        "{\"type\":\"ticket\",\"id\":\"1042\",\"customer\":\"c1\",\"subject\":\"s\","
        "\"channel\":\"email\",\"status\":\"snoozed\",\"priority\":\"urgent\",\"lang\":"
        "\"es\","
        "\"tags\":[\"late\",\"vip\"],\"assignee\":\"marta\",\"created_at\":\"2026-11-20T10:"
        "00:00Z\","
        "\"due_at\":\"2026-11-21T10:00:00Z\",\"snooze_until\":\"2026-11-22T10:00:00Z\","
        "\"cc\":[],\"others\":[],\"watchers\":[],\"messages\":[{\"id\":\"m1\","
        "\"from\":\"customer\",\"author\":\"Ana\",\"at\":\"2026-11-20T10:00:00Z\","
        "\"text\":\"Hola\",\"visibility\":\"public\",\"attachments\":[{\"name\":\"box."
        "jpg\","
        "\"type\":\"image/"
        "jpeg\",\"size\":120000},{\"name\":\"x\"}],\"sender\":\"ana@example.org\","
        "\"verified\":true},{\"id\":\"m2\",\"from\":\"agent\",\"at\":\"2026-11-20T11:00:"
        "00Z\","
        "\"text\":\"\",\"visibility\":\"internal\",\"verified\":false}]}",
        INTERCHANGE_TICKET);
    const struct ticket *ticket = &fixture->record.ticket;
    assert_string_equal(ticket->channel, "email");
    assert_int_equal(ticket->status, TICKET_SNOOZED);
    assert_int_equal(ticket->priority, PRIORITY_URGENT);
    assert_int_equal(ticket->tag_count, 2);
    assert_string_equal(ticket->assignee, "marta");
    assert_int_equal(ticket->due_at, at("2026-11-21T10:00:00Z"));
    assert_int_equal(ticket->snooze_until, at("2026-11-22T10:00:00Z"));
    assert_int_equal(ticket->message_count, 2);
    assert_int_equal(ticket->version, 2);
    assert_int_equal(ticket->read_count, 0);
    const struct message *first = &ticket->messages[0];
    assert_int_equal(first->from, FROM_CUSTOMER);
    assert_string_equal(first->text, "Hola");
    assert_false(first->is_internal);
    assert_int_equal(first->attachment_count, 2);
    assert_int_equal(first->attachments[0].size, 120000);
    assert_int_equal(first->attachments[1].size, -1);
    assert_string_equal(first->sender, "ana@example.org");
    assert_int_equal(first->verified, VERIFIED_YES);
    assert_true(ticket->messages[1].is_internal);
    assert_int_equal(ticket->messages[1].verified, VERIFIED_NO);
    assert_null(ticket->messages[1].sender);
}

static void interchange_read__knows_what_absent_ticket_fields_mean(void **state)
{
    struct fixture *fixture = *state;
    read_good(
        fixture,
        "{\"type\":\"ticket\",\"id\":\"1\",\"customer\":\"c\",\"created_at\":"
        "\"2026-11-20T10:00:00Z\",\"messages\":[{\"id\":\"m\",\"from\":\"bot\",\"at\":"
        "\"2026-11-20T10:00:00Z\",\"text\":\"\"}]}",
        INTERCHANGE_TICKET);
    const struct ticket *ticket = &fixture->record.ticket;
    assert_string_equal(ticket->channel, "chat");
    assert_int_equal(ticket->status, TICKET_OPEN);
    assert_int_equal(ticket->priority, PRIORITY_NORMAL);
    assert_null(ticket->lang);
    assert_null(ticket->subject);
    assert_null(ticket->assignee);
    assert_true(ticket->due_at == MOMENT_NONE);
    assert_true(ticket->snooze_until == MOMENT_NONE);
    assert_false(ticket->messages[0].is_internal);
    assert_int_equal(ticket->messages[0].verified, VERIFIED_UNKNOWN);
}

static void interchange_read__copies_what_it_keeps(void **state)
{
    struct fixture *fixture = *state;
    char line[] =
        "{\"type\":\"product\",\"id\":\"SKU\",\"title\":\"T\",\"attributes\":{\"n\":42}}";
    read_good(fixture, line, INTERCHANGE_PRODUCT);
    memset(line, '#', sizeof(line) - 1);
    read_good(fixture, "{\"type\":\"customer\",\"id\":\"other\"}", INTERCHANGE_CUSTOMER);
    struct product product;
    char again[] =
        "{\"type\":\"product\",\"id\":\"SKU\",\"title\":\"T\",\"attributes\":{\"n\":42}}";
    read_good(fixture, again, INTERCHANGE_PRODUCT);
    product = fixture->record.product;
    memset(again, '#', sizeof(again) - 1);
    read_good(fixture, "{\"type\":\"customer\",\"id\":\"overwrites-the-tree\"}",
              INTERCHANGE_CUSTOMER);
    assert_string_equal(product.id, "SKU");
    assert_string_equal(product.attributes[0].name, "n");
    assert_string_equal(product.attributes[0].value, "42");
}

static void interchange_type_name__is_the_word_of_the_contract(void **state)
{
    static const char *const names[] = {"product", "customer",  "order", "article",
                                        "macro",   "promotion", "ticket"};
    (void)state;
    for (size_t i = 0; i < INTERCHANGE_TYPE_COUNT; i++) {
        assert_string_equal(interchange_type_name((enum interchange_type)i), names[i]);
    }
}

static void order_gone_decode__gives_the_id_that_was_encoded(void **state)
{
    struct fixture *fixture = *state;
    struct buffer body;
    const char *id = NULL;
    buffer_init(&body, SIZE_MAX);
    order_gone_encode("W\"1\"ü", &body);
    assert_string_equal(buffer_text(&body), "{\"id\":\"W\\\"1\\\"ü\"}");
    assert_true(
        order_gone_decode(text_from(body.bytes, body.len), &fixture->arena, &id, NULL));
    assert_string_equal(id, "W\"1\"ü");
    assert_false(order_gone_decode(text_of("{}"), &fixture->arena, &id, NULL));
    buffer_release(&body);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(interchange_read__reads_a_product),
        TEST(interchange_read__takes_whole_numbers_of_64_bits),
        TEST(interchange_read__takes_null_and_nothing_for_the_same),
        TEST(interchange_read__reads_a_customer),
        TEST(interchange_read__gives_every_amount_of_an_order_its_currency),
        TEST(interchange_read__reads_the_shops_knowledge),
        TEST(interchange_read__reads_a_ticket_with_its_thread),
        TEST(interchange_read__knows_what_absent_ticket_fields_mean),
        TEST(interchange_read__copies_what_it_keeps),
        TEST(order_gone_decode__gives_the_id_that_was_encoded),
        TEST(interchange_type_name__is_the_word_of_the_contract),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
