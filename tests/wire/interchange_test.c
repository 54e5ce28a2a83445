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
    bool is_good = interchange_read(text_of(line), &fixture->arena, &fixture->record,
                                    &fixture->err);
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
              "{\"type\":\"product\",\"id\":\"SKU-1\",\"title\":\"Trail 2\",\"brand\":\"Northline\","
              "\"category\":[\"Shoes\",\"Trail\"],\"price\":\"89.90\",\"currency\":\"EUR\","
              "\"stock\":12,\"attributes\":{\"size\":\"42\",\"weight\":1.10,\"vegan\":true,"
              "\"old\":false,\"gone\":null},\"description\":\"d\\u00e9j\\u00e0\",\"url\":\"https://x\","
              "\"lang\":\"pt-BR\",\"group\":\"TRAIL-2\",\"sensitive\":true,\"mystery\":{\"a\":[1]}}",
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

static void interchange_read__takes_null_and_nothing_for_the_same(void **state)
{
    static const char *const lines[] = {
        "{\"type\":\"product\",\"id\":\"a\",\"title\":\"\"}",
        "{\"type\":\"product\",\"id\":\"a\",\"title\":\"\",\"brand\":null,\"category\":null,"
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
    read_good(fixture,
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
    read_good(fixture,
              "{\"type\":\"order\",\"id\":\"W1\",\"customer\":\"c1\",\"lines\":[{\"product\":\"SKU-1\","
              "\"title\":\"Trail 2\",\"quantity\":2,\"price\":\"44.95\"},{\"product\":\"gone\"}],"
              "\"placed_at\":\"2026-11-17T11:00:00.25+01:00\",\"status\":\"shipped\","
              "\"total\":\"89.90\",\"shipments\":[{\"carrier\":\"DHL\",\"tracking\":\"JD01\","
              "\"status\":\"in_transit\",\"shipped_at\":\"2026-11-19\",\"eta\":\"2026-11-25\","
              "\"delivered_at\":null}],\"refunds\":[{\"amount\":\"10.00\",\"at\":"
              "\"2026-11-20T08:00:00Z\",\"reason\":\"late\"},{\"amount\":\"-1\"}],"
              "\"payments\":[{\"method\":\"card\",\"amount\":\"89.90\"}],\"address\":{\"city\":\"Bonn\"},"
              "\"url\":\"https://o\",\"read_at\":\"2026-11-21T08:00:00Z\",\"currency\":\"EUR\"}",
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
    assert_int_equal(order->read_at, at("2026-11-21T08:00:00Z"));
}

static void interchange_read__reads_the_shops_knowledge(void **state)
{
    struct fixture *fixture = *state;
    read_good(fixture,
              "{\"type\":\"article\",\"id\":\"returns\",\"title\":\"Returns\",\"text\":\"a\\nb\","
              "\"lang\":\"en\",\"audience\":\"internal\",\"url\":\"https://r\","
              "\"updated_at\":\"2026-01-01T00:00:00Z\"}",
              INTERCHANGE_ARTICLE);
    assert_true(fixture->record.article.is_internal);
    assert_string_equal(fixture->record.article.text, "a\nb");
    assert_int_equal(fixture->record.article.updated_at, at("2026-01-01T00:00:00Z"));

    read_good(fixture,
              "{\"type\":\"macro\",\"id\":\"late\",\"title\":\"Late\",\"text\":\"Hi {{x}}\","
              "\"examples\":[\"where\",\"is\"],\"tags\":[\"intent:late\"]}",
              INTERCHANGE_MACRO);
    assert_int_equal(fixture->record.macro.example_count, 2);
    assert_string_equal(fixture->record.macro.tags[0], "intent:late");
    assert_null(fixture->record.macro.lang);

    read_good(fixture,
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
    read_good(fixture,
              "{\"type\":\"ticket\",\"id\":\"1042\",\"customer\":\"c1\",\"subject\":\"s\","
              "\"channel\":\"email\",\"status\":\"snoozed\",\"priority\":\"urgent\",\"lang\":\"es\","
              "\"tags\":[\"late\",\"vip\"],\"assignee\":\"marta\",\"created_at\":\"2026-11-20T10:00:00Z\","
              "\"due_at\":\"2026-11-21T10:00:00Z\",\"snooze_until\":\"2026-11-22T10:00:00Z\","
              "\"cc\":[],\"others\":[],\"watchers\":[],\"messages\":[{\"id\":\"m1\","
              "\"from\":\"customer\",\"author\":\"Ana\",\"at\":\"2026-11-20T10:00:00Z\","
              "\"text\":\"Hola\",\"visibility\":\"public\",\"attachments\":[{\"name\":\"box.jpg\","
              "\"type\":\"image/jpeg\",\"size\":120000},{\"name\":\"x\"}],\"sender\":\"ana@example.org\","
              "\"verified\":true},{\"id\":\"m2\",\"from\":\"agent\",\"at\":\"2026-11-20T11:00:00Z\","
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
    read_good(fixture,
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

/* Whole lines are made of these by putting the case's field in front of the others. */
#define PRODUCT(fields)  "{\"type\":\"product\"," fields "\"id\":\"a\",\"title\":\"t\"}"
#define CUSTOMER(fields) "{\"type\":\"customer\"," fields "\"id\":\"a\"}"
#define ORDER(fields, lines)                                                                     \
    "{\"type\":\"order\"," fields "\"id\":\"a\",\"customer\":\"c\",\"placed_at\":"              \
    "\"2026-11-17T10:00:00Z\",\"status\":\"pending\",\"lines\":" lines "}"
#define TICKET(fields, messages)                                                                 \
    "{\"type\":\"ticket\"," fields "\"id\":\"a\",\"customer\":\"c\",\"created_at\":"            \
    "\"2026-11-17T10:00:00Z\",\"messages\":" messages "}"
#define MESSAGE(fields)                                                                          \
    "{" fields "\"id\":\"m1\",\"from\":\"agent\",\"at\":\"2026-11-17T10:00:00Z\",\"text\":\"x\"}"
#define PROMOTION(fields) "{\"type\":\"promotion\"," fields "\"id\":\"a\",\"title\":\"t\"}"

struct bad_line {
    const char *line;
    const char *error; /* how the error begins */
};

static void assert_refused(struct fixture *fixture, const struct bad_line *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct interchange_record untouched;
        memset(&fixture->record, 0xA5, sizeof(fixture->record));
        memset(&untouched, 0xA5, sizeof(untouched));
        bool is_good = interchange_read(text_of(cases[i].line), &fixture->arena,
                                        &fixture->record, &fixture->err);
        if (is_good || strncmp(fixture->err.text, cases[i].error, strlen(cases[i].error)) != 0) {
            print_error("%s\n  gave %s\n", cases[i].line, is_good ? "no error" : fixture->err.text);
        }
        assert_false(is_good);
        assert_int_equal(fixture->err.code, ERROR_FAILED);
        assert_memory_equal(fixture->err.text, cases[i].error, strlen(cases[i].error));
        assert_memory_equal(&fixture->record, &untouched, sizeof(untouched));
    }
}

static void interchange_read__names_what_is_no_record(void **state)
{
    static const struct bad_line cases[] = {
        {"", "json: the line is empty"},
        {"{\"type\":\"product\"", "json: the line ends too early at byte 17"},
        {"[]", "json: a record is an object, not a list"},
        {"\"x\"", "json: a record is an object, not a string"},
        {"null", "json: a record is an object, not null"},
        {"{\"id\":\"a\"}", "type: is missing"},
        {"{\"type\":null}", "type: is missing"},
        {"{\"type\":7}", "type: must be a string, not a number"},
        {"{\"type\":\"Product\"}", "type: \"Product\" is unknown (product, customer, order"},
        {"{\"type\":\"\\u001b[2Jx\"}", "type: \"\xE2\x90\x9B[2Jx\" is unknown"},
        {"{\"type\":\"product\",\n\"id\":\"a\"}", "json: a line feed inside the record at byte 18"},
        {"{\"type\":\"product\",\"id\":\"a\",\"id\":\"b\"}", "id: stands twice in one object"},
        {"{\"type\":\"product\",\"x\":{\"y\":1,\"y\":2}}", "x.y: stands twice in one object"},
    };
    assert_refused(*state, cases, COUNT_OF(cases));
}

static void interchange_read__names_the_field_that_is_missing(void **state)
{
    static const struct bad_line cases[] = {
        {"{\"type\":\"product\",\"title\":\"t\"}", "id: is missing"},
        {"{\"type\":\"product\",\"id\":null,\"title\":\"t\"}", "id: is missing"},
        {"{\"type\":\"product\",\"id\":\"a\"}", "title: is missing"},
        {"{\"type\":\"customer\"}", "id: is missing"},
        {"{\"type\":\"article\",\"id\":\"a\",\"title\":\"t\"}", "text: is missing"},
        {"{\"type\":\"macro\",\"id\":\"a\",\"text\":\"t\"}", "title: is missing"},
        {"{\"type\":\"promotion\",\"id\":\"a\"}", "title: is missing"},
        {"{\"type\":\"order\",\"id\":\"a\",\"customer\":\"c\",\"placed_at\":"
         "\"2026-11-17T10:00:00Z\",\"status\":\"pending\"}",
         "lines: is missing"},
        {"{\"type\":\"order\",\"id\":\"a\",\"placed_at\":\"2026-11-17T10:00:00Z\","
         "\"status\":\"pending\",\"lines\":[]}",
         "customer: is missing"},
        {ORDER("", "[{\"product\":\"p\"},{\"title\":\"t\"}]"), "lines[1].product: is missing"},
        {"{\"type\":\"ticket\",\"id\":\"a\",\"customer\":\"c\",\"messages\":[]}",
         "created_at: is missing"},
        {"{\"type\":\"ticket\",\"id\":\"a\",\"customer\":\"c\",\"created_at\":"
         "\"2026-11-17T10:00:00Z\"}",
         "messages: is missing"},
        {TICKET("", "[{\"id\":\"m\",\"from\":\"bot\",\"at\":\"2026-11-17T10:00:00Z\"}]"),
         "messages[0].text: is missing"},
        {TICKET("", "[{\"from\":\"bot\",\"at\":\"2026-11-17T10:00:00Z\",\"text\":\"\"}]"),
         "messages[0].id: is missing"},
    };
    assert_refused(*state, cases, COUNT_OF(cases));
}

static void interchange_read__names_the_field_of_the_wrong_kind(void **state)
{
    static const struct bad_line cases[] = {
        {"{\"type\":\"product\",\"id\":7,\"title\":\"t\"}", "id: must be a string, not a number"},
        {PRODUCT("\"brand\":[],"), "brand: must be a string, not a list"},
        {PRODUCT("\"category\":\"Shoes\","), "category: must be a list of strings, not a string"},
        {PRODUCT("\"category\":[\"a\",3],"), "category[1]: must be a string, not a number"},
        {PRODUCT("\"category\":[null],"), "category[0]: must be a string, not null"},
        {PRODUCT("\"attributes\":[],"), "attributes: must be an object, not a list"},
        {PRODUCT("\"attributes\":{\"a b\":{}},"),
         "attributes.a b: must be a string, a number, true or false, not an object"},
        {PRODUCT("\"sensitive\":1,"), "sensitive: must be true or false, not a number"},
        {PRODUCT("\"lang\":false,"), "lang: must be a string, not false"},
        {CUSTOMER("\"consent\":true,"), "consent: must be an object, not true"},
        {CUSTOMER("\"consent\":{\"ai\":\"no\"},"),
         "consent.ai: must be true or false, not a string"},
        {CUSTOMER("\"addresses\":{},"), "addresses: must be a list of objects, not an object"},
        {CUSTOMER("\"addresses\":[{},\"x\"],"), "addresses[1]: must be an object, not a string"},
        {CUSTOMER("\"addresses\":[{\"city\":1}],"),
         "addresses[0].city: must be a string, not a number"},
        {CUSTOMER("\"since\":2024,"), "since: must be a date in a string, not a number"},
        {ORDER("", "{}"), "lines: must be a list of objects, not an object"},
        {ORDER("\"address\":\"x\",", "[]"), "address: must be an object, not a string"},
        {TICKET("", "[7]"), "messages[0]: must be an object, not a number"},
        {TICKET("\"cc\":\"a@b\",", "[]"), "cc: must be a list, not a string"},
        {TICKET("\"tags\":[[]],", "[]"), "tags[0]: must be a string, not a list"},
        {TICKET("\"due_at\":5,", "[]"), "due_at: must be a time in a string, not a number"},
        {TICKET("", "[" MESSAGE("\"attachments\":[{\"size\":\"1\"}],") "]"),
         "messages[0].attachments[0].size: must be a whole number, not a string"},
    };
    assert_refused(*state, cases, COUNT_OF(cases));
}

static void interchange_read__takes_money_as_a_string_alone(void **state)
{
    static const struct bad_line cases[] = {
        {ORDER("", "[{\"product\":\"p\",\"price\":12.5}]"),
         "lines[0].price: money must be a string like \"12.50\", not a number"},
        {PRODUCT("\"price\":\"12,50\","), "price: \"12,50\" is no amount like \"12.50\""},
        {PRODUCT("\"price\":\"\","), "price: \"\" is no amount"},
        {PRODUCT("\"price\":\"1.\","), "price: \"1.\" is no amount"},
        {PRODUCT("\"price\":\"+1\","), "price: \"+1\" is no amount"},
        {PRODUCT("\"price\":\"1e3\","), "price: \"1e3\" is no amount"},
        {PRODUCT("\"price\":\"1.23456\","), "price: \"1.23456\" is no amount"},
        {PRODUCT("\"price\":\"1234567890123456\","), "price: \"1234567890123456\" is no amount"},
        {PRODUCT("\"price\":\"12.50 EUR\","), "price: \"12.50 EUR\" is no amount"},
        {PRODUCT("\"currency\":\"eur\","), "currency: \"eur\" is no ISO 4217 currency"},
        {PRODUCT("\"currency\":\"XYZ\","), "currency: \"XYZ\" is no ISO 4217 currency"},
        {PRODUCT("\"currency\":\"EURO\","), "currency: \"EURO\" is no ISO 4217 currency"},
        {PRODUCT("\"currency\":978,"), "currency: must be a string, not a number"},
        {ORDER("\"total\":89.9,", "[]"), "total: money must be a string like \"12.50\""},
        {ORDER("\"refunds\":[{\"amount\":\"x\"}],", "[]"), "refunds[0].amount: \"x\" is no amount"},
        {ORDER("\"payments\":[{},{\"amount\":[]}],", "[]"),
         "payments[1].amount: money must be a string like \"12.50\", not a list"},
        {PROMOTION("\"percent\":10,"), "percent: must be a string like \"10\", not a number"},
        {PROMOTION("\"percent\":\"101\","), "percent: \"101\" is no number from \"0\" to \"100\""},
        {PROMOTION("\"percent\":\"-1\","), "percent: \"-1\" is no number from"},
    };
    struct fixture *fixture = *state;
    assert_refused(fixture, cases, COUNT_OF(cases));
    read_good(fixture, PRODUCT("\"price\":\"-922337203685477.5807\",\"currency\":\"JPY\","),
              INTERCHANGE_PRODUCT);
    assert_money(fixture->record.product.price, -INT64_MAX, "JPY");
}

static void interchange_read__bounds_numbers(void **state)
{
    static const struct bad_line cases[] = {
        {ORDER("", "[{\"product\":\"p\",\"quantity\":0}]"),
         "lines[0].quantity: must be a whole number from 1 to 1000000000, not 0"},
        {ORDER("", "[{\"product\":\"p\",\"quantity\":-1}]"),
         "lines[0].quantity: must be a whole number from 1 to 1000000000, not -1"},
        {ORDER("", "[{\"product\":\"p\",\"quantity\":1.5}]"),
         "lines[0].quantity: must be a whole number from 1 to 1000000000, not 1.5"},
        {ORDER("", "[{\"product\":\"p\",\"quantity\":1e3}]"), "lines[0].quantity: must be a whole"},
        {ORDER("", "[{\"product\":\"p\",\"quantity\":\"1\"}]"),
         "lines[0].quantity: must be a whole number, not a string"},
        {ORDER("", "[{\"product\":\"p\",\"quantity\":12345678901234567890}]"),
         "lines[0].quantity: must be a whole number from 1 to 1000000000, not 12345678901234567890"},
        {PRODUCT("\"stock\":-1,"), "stock: must be a whole number from 0 to 1000000000000, not -1"},
        {PRODUCT("\"stock\":true,"), "stock: must be a whole number, not true"},
        {TICKET("", "[" MESSAGE("\"attachments\":[{\"size\":-5}],") "]"),
         "messages[0].attachments[0].size: must be a whole number from 0 to 9007199254740991"},
    };
    assert_refused(*state, cases, COUNT_OF(cases));
}

static void interchange_read__knows_ids_words_tags_and_times(void **state)
{
    static const struct bad_line cases[] = {
        {"{\"type\":\"customer\",\"id\":\"\"}", "id: an id has 1 to 128 bytes, this one 0"},
        {"{\"type\":\"customer\",\"id\":\"a\\tb\"}", "id: an id has no control characters"},
        {"{\"type\":\"customer\",\"id\":\"a\x7F\"}", "id: an id has no control characters"},
        {"{\"type\":\"customer\",\"id\":\"a\xC2\x85\"}", "id: an id has no control characters"},
        {ORDER("", "[{\"product\":\"\"}]"), "lines[0].product: an id has 1 to 128 bytes"},
        {TICKET("\"status\":\"closed\",", "[]"),
         "status: must be open, pending, snoozed or resolved, not \"closed\""},
        {TICKET("\"status\":\"Open\",", "[]"), "status: must be open, pending"},
        {TICKET("\"priority\":\"asap\",", "[]"),
         "priority: must be low, normal, high or urgent, not \"asap\""},
        {"{\"type\":\"order\",\"id\":\"a\",\"customer\":\"c\",\"placed_at\":"
         "\"2026-11-17T10:00:00Z\",\"status\":\"lost\",\"lines\":[]}",
         "status: must be pending, processing, shipped, delivered, cancelled or returned, "
         "not \"lost\""},
        {TICKET("", "[{\"id\":\"m\",\"from\":\"robot\",\"at\":\"2026-11-17T10:00:00Z\","
                    "\"text\":\"\"}]"),
         "messages[0].from: must be customer, agent, bot or system, not \"robot\""},
        {TICKET("", "[" MESSAGE("\"visibility\":\"secret\",") "]"),
         "messages[0].visibility: must be public or internal, not \"secret\""},
        {"{\"type\":\"article\",\"id\":\"a\",\"title\":\"t\",\"text\":\"\",\"audience\":\"agent\"}",
         "audience: must be public or internal, not \"agent\""},
        {PROMOTION("\"audience\":\"all\","), "audience: must be public, agent or internal"},
        {PRODUCT("\"lang\":\"\","), "lang: \"\" is no language tag"},
        {PRODUCT("\"lang\":\"es_ES\","), "lang: \"es_ES\" is no language tag"},
        {PRODUCT("\"lang\":\"es-\","), "lang: \"es-\" is no language tag"},
        {PRODUCT("\"lang\":\"1x\","), "lang: \"1x\" is no language tag"},
        {PRODUCT("\"lang\":\"castellano\","), "lang: \"castellano\" is no language tag"},
        {CUSTOMER("\"since\":\"2024-02-30\","), "since: \"2024-02-30\" is no date"},
        {CUSTOMER("\"since\":\"02/01/2024\","), "since: \"02/01/2024\" is no date"},
        {TICKET("\"due_at\":\"tomorrow\",", "[]"), "due_at: \"tomorrow\" is no time"},
        {TICKET("\"due_at\":\"2026-11-17\",", "[]"), "due_at: \"2026-11-17\" is no time"},
        {TICKET("", "[" MESSAGE("") "," MESSAGE("") "]"),
         "messages[1].id: \"m1\" is the id of an earlier message"},
    };
    assert_refused(*state, cases, COUNT_OF(cases));
}

static void interchange_read__takes_ids_of_128_bytes(void **state)
{
    struct fixture *fixture = *state;
    struct buffer line;
    buffer_init(&line, 1024);
    buffer_format(&line, "{\"type\":\"customer\",\"id\":\"%0128d\"}", 7);
    read_good(fixture, buffer_text(&line), INTERCHANGE_CUSTOMER);
    buffer_clear(&line);
    buffer_format(&line, "{\"type\":\"customer\",\"id\":\"%0129d\"}", 7);
    assert_false(interchange_read(text_of(buffer_text(&line)), &fixture->arena,
                                  &fixture->record, &fixture->err));
    assert_string_equal(fixture->err.text, "id: an id has 1 to 128 bytes, this one 129");
    buffer_release(&line);
}

static void interchange_read__finds_an_id_twice_in_a_long_thread(void **state)
{
    struct fixture *fixture = *state;
    struct buffer line;
    buffer_init(&line, 1024 * 1024);
    buffer_add_text(&line, "{\"type\":\"ticket\",\"id\":\"1\",\"customer\":\"c\",\"created_at\":"
                           "\"2026-11-17T10:00:00Z\",\"messages\":[");
    for (int i = 0; i < 3000; i++) {
        buffer_format(&line,
                      "%s{\"id\":\"m%d\",\"from\":\"bot\",\"at\":\"2026-11-17T10:00:00Z\","
                      "\"text\":\"\"}",
                      i > 0 ? "," : "", i == 2999 ? 1234 : i);
    }
    buffer_add_text(&line, "]}");
    assert_false(interchange_read(text_of(buffer_text(&line)), &fixture->arena,
                                  &fixture->record, &fixture->err));
    assert_string_equal(fixture->err.text,
                        "messages[2999].id: \"m1234\" is the id of an earlier message");
    buffer_release(&line);
}

static void interchange_read__takes_sixteen_mebibytes_and_no_more(void **state)
{
    static const char head[] = "{\"type\":\"customer\",\"id\":\"a\",\"x\":\"";
    struct fixture *fixture = *state;
    size_t len = INTERCHANGE_RECORD_LIMIT + 1;
    char *line = memory_get(len);
    memset(line, 'x', len);
    memcpy(line, head, strlen(head));
    line[len - 2] = '"';
    line[len - 1] = '}';
    assert_false(interchange_read(text_from(line, len), &fixture->arena, &fixture->record,
                                  &fixture->err));
    assert_string_equal(fixture->err.text,
                        "json: the record has 16777217 bytes, 16777216 are the most");
    line[len - 3] = '"';
    line[len - 2] = '}';
    assert_true(interchange_read(text_from(line, len - 1), &fixture->arena, &fixture->record,
                                 &fixture->err));
    memory_free(line);
}

static void interchange_read__copies_what_it_keeps(void **state)
{
    struct fixture *fixture = *state;
    char line[] = "{\"type\":\"product\",\"id\":\"SKU\",\"title\":\"T\",\"attributes\":{\"n\":42}}";
    read_good(fixture, line, INTERCHANGE_PRODUCT);
    memset(line, '#', sizeof(line) - 1);
    read_good(fixture, "{\"type\":\"customer\",\"id\":\"other\"}", INTERCHANGE_CUSTOMER);
    struct product product;
    char again[] = "{\"type\":\"product\",\"id\":\"SKU\",\"title\":\"T\",\"attributes\":{\"n\":42}}";
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

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(interchange_read__reads_a_product),
        TEST(interchange_read__takes_null_and_nothing_for_the_same),
        TEST(interchange_read__reads_a_customer),
        TEST(interchange_read__gives_every_amount_of_an_order_its_currency),
        TEST(interchange_read__reads_the_shops_knowledge),
        TEST(interchange_read__reads_a_ticket_with_its_thread),
        TEST(interchange_read__knows_what_absent_ticket_fields_mean),
        TEST(interchange_read__names_what_is_no_record),
        TEST(interchange_read__names_the_field_that_is_missing),
        TEST(interchange_read__names_the_field_of_the_wrong_kind),
        TEST(interchange_read__takes_money_as_a_string_alone),
        TEST(interchange_read__bounds_numbers),
        TEST(interchange_read__knows_ids_words_tags_and_times),
        TEST(interchange_read__takes_ids_of_128_bytes),
        TEST(interchange_read__finds_an_id_twice_in_a_long_thread),
        TEST(interchange_read__takes_sixteen_mebibytes_and_no_more),
        TEST(interchange_read__copies_what_it_keeps),
        TEST(interchange_type_name__is_the_word_of_the_contract),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
