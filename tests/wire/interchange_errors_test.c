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

static void assert_money(struct money money, int64_t parts, const char *currency)
{
    assert_true(money.is_known);
    assert_int_equal(money.parts, parts);
    assert_string_equal(money.currency, currency);
}

/* Whole lines are made of these by putting the case's field in front of the others. */
#define PRODUCT(fields)  "{\"type\":\"product\"," fields "\"id\":\"a\",\"title\":\"t\"}"
#define CUSTOMER(fields) "{\"type\":\"customer\"," fields "\"id\":\"a\"}"
#define ORDER(fields, lines)                                                               \
    "{\"type\":\"order\"," fields "\"id\":\"a\",\"customer\":\"c\",\"placed_at\":"         \
    "\"2026-11-17T10:00:00Z\",\"status\":\"pending\",\"lines\":" lines "}"
#define TICKET(fields, messages)                                                           \
    "{\"type\":\"ticket\"," fields "\"id\":\"a\",\"customer\":\"c\",\"created_at\":"       \
    "\"2026-11-17T10:00:00Z\",\"messages\":" messages "}"
#define MESSAGE(fields)                                                                    \
    "{" fields                                                                             \
    "\"id\":\"m1\",\"from\":\"agent\",\"at\":\"2026-11-17T10:00:00Z\",\"text\":\"x\"}"
#define PROMOTION(fields) "{\"type\":\"promotion\"," fields "\"id\":\"a\",\"title\":\"t\"}"

struct bad_line {
    const char *line;
    const char *error; /* how the error begins */
};

static void assert_refused(struct fixture *fixture, const struct bad_line *cases,
                           size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct interchange_record untouched;
        memset(&fixture->record, 0xA5, sizeof(fixture->record));
        memset(&untouched, 0xA5, sizeof(untouched));
        bool is_good = interchange_read(text_of(cases[i].line), &fixture->arena,
                                        &fixture->record, &fixture->err);
        if (is_good ||
            strncmp(fixture->err.text, cases[i].error, strlen(cases[i].error)) != 0) {
            print_error("%s\n  gave %s\n", cases[i].line,
                        is_good ? "no error" : fixture->err.text);
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
        {"{\"type\":\"Product\"}",
         "type: \"Product\" is unknown (product, customer, order"},
        {"{\"type\":\"\\u001b[2Jx\"}", "type: \"\xE2\x90\x9B[2Jx\" is unknown"},
        {"{\"type\":\"product\",\n\"id\":\"a\"}",
         "json: a line feed inside the record at byte 18"},
        {"{\"type\":\"product\",\"id\":\"a\",\"id\":\"b\"}",
         "id: stands twice in one object"},
        {"{\"type\":\"product\",\"x\":{\"y\":1,\"y\":2}}",
         "x.y: stands twice in one object"},
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
        {ORDER("", "[{\"product\":\"p\"},{\"title\":\"t\"}]"),
         "lines[1].product: is missing"},
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
        {"{\"type\":\"product\",\"id\":7,\"title\":\"t\"}",
         "id: must be a string, not a number"},
        {PRODUCT("\"brand\":[],"), "brand: must be a string, not a list"},
        {PRODUCT("\"category\":\"Shoes\","),
         "category: must be a list of strings, not a string"},
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
        {CUSTOMER("\"addresses\":{},"),
         "addresses: must be a list of objects, not an object"},
        {CUSTOMER("\"addresses\":[{},\"x\"],"),
         "addresses[1]: must be an object, not a string"},
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
        {PRODUCT("\"price\":\"922337203685478.00\","),
         "price: \"922337203685478.00\" is beyond 922337203685477.5807, the most that "
         "is kept"},
        {PRODUCT("\"price\":\"-999999999999999\","),
         "price: \"-999999999999999\" is beyond 922337203685477.5807, the most"},
        {PRODUCT("\"price\":\"1000000000000000\","),
         "price: \"1000000000000000\" is no amount like \"12.50\""},
        {PRODUCT("\"price\":\"\","), "price: \"\" is no amount"},
        {PRODUCT("\"price\":\"1.\","), "price: \"1.\" is no amount"},
        {PRODUCT("\"price\":\"-5.00\","), "price: \"-5.00\" is less than nothing"},
        {PRODUCT("\"price\":\"+1\","), "price: \"+1\" is no amount"},
        {PRODUCT("\"price\":\"1e3\","), "price: \"1e3\" is no amount"},
        {PRODUCT("\"price\":\"1.23456\","), "price: \"1.23456\" is no amount"},
        {PRODUCT("\"price\":\"1234567890123456\","),
         "price: \"1234567890123456\" is no amount"},
        {PRODUCT("\"price\":\"12.50 EUR\","), "price: \"12.50 EUR\" is no amount"},
        {PRODUCT("\"currency\":\"eur\","), "currency: \"eur\" is no ISO 4217 currency"},
        {PRODUCT("\"currency\":\"XYZ\","), "currency: \"XYZ\" is no ISO 4217 currency"},
        {PRODUCT("\"currency\":\"EURO\","), "currency: \"EURO\" is no ISO 4217 currency"},
        {PRODUCT("\"currency\":978,"), "currency: must be a string, not a number"},
        {ORDER("\"total\":89.9,", "[]"), "total: money must be a string like \"12.50\""},
        {ORDER("\"refunds\":[{\"amount\":\"x\"}],", "[]"),
         "refunds[0].amount: \"x\" is no amount"},
        {ORDER("\"payments\":[{},{\"amount\":[]}],", "[]"),
         "payments[1].amount: money must be a string like \"12.50\", not a list"},
        {PROMOTION("\"percent\":10,"),
         "percent: must be a string like \"10\", not a number"},
        {PROMOTION("\"percent\":\"101\","),
         "percent: \"101\" is no number from \"0\" to \"100\""},
        {PROMOTION("\"percent\":\"-1\","), "percent: \"-1\" is no number from"},
    };
    struct fixture *fixture = *state;
    assert_refused(fixture, cases, COUNT_OF(cases));
    read_good(fixture, PRODUCT("\"price\":\"922337203685477.5807\",\"currency\":\"JPY\","),
              INTERCHANGE_PRODUCT);
    assert_money(fixture->record.product.price, INT64_MAX, "JPY");
}

static void interchange_read__bounds_numbers(void **state)
{
    static const struct bad_line cases[] = {
        {ORDER("", "[{\"product\":\"p\",\"quantity\":0}]"),
         "lines[0].quantity: must be a whole number from 1 to 9223372036854775807, not 0"},
        {ORDER("", "[{\"product\":\"p\",\"quantity\":-1}]"),
         "lines[0].quantity: must be a whole number from 1 to 9223372036854775807, not -1"},
        {ORDER("", "[{\"product\":\"p\",\"quantity\":1.5}]"),
         "lines[0].quantity: must be a whole number from 1 to 9223372036854775807, not 1.5"},
        {ORDER("", "[{\"product\":\"p\",\"quantity\":1e3}]"),
         "lines[0].quantity: must be a whole"},
        {ORDER("", "[{\"product\":\"p\",\"quantity\":\"1\"}]"),
         "lines[0].quantity: must be a whole number, not a string"},
        {ORDER("", "[{\"product\":\"p\",\"quantity\":12345678901234567890}]"),
         "lines[0].quantity: must be a whole number from 1 to 9223372036854775807, not "
         "12345678901234567890"},
        {PRODUCT("\"stock\":-1,"),
         "stock: must be a whole number from 0 to 9223372036854775807, not -1"},
        {PRODUCT("\"stock\":true,"), "stock: must be a whole number, not true"},
        {TICKET("", "[" MESSAGE("\"attachments\":[{\"size\":-5}],") "]"),
         "messages[0].attachments[0].size: must be a whole number from 0 to "
         "9223372036854775807"},
    };
    assert_refused(*state, cases, COUNT_OF(cases));
}

static void interchange_read__knows_ids_words_tags_and_times(void **state)
{
    static const struct bad_line cases[] = {
        {"{\"type\":\"customer\",\"id\":\"\"}", "id: an id has 1 to 128 bytes, this one 0"},
        {"{\"type\":\"customer\",\"id\":\"a\\tb\"}", "id: an id has no control characters"},
        {"{\"type\":\"customer\",\"id\":\"a\x7F\"}", "id: an id has no control characters"},
        {"{\"type\":\"customer\",\"id\":\"a\xC2\x85\"}",
         "id: an id has no control characters"},
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
        {"{\"type\":\"article\",\"id\":\"a\",\"title\":\"t\",\"text\":\"\",\"audience\":"
         "\"agent\"}",
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
    buffer_add_text(&line,
                    "{\"type\":\"ticket\",\"id\":\"1\",\"customer\":\"c\",\"created_at\":"
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
    assert_true(interchange_read(text_from(line, len - 1), &fixture->arena,
                                 &fixture->record, &fixture->err));
    memory_free(line);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(interchange_read__names_what_is_no_record),
        TEST(interchange_read__names_the_field_that_is_missing),
        TEST(interchange_read__names_the_field_of_the_wrong_kind),
        TEST(interchange_read__takes_money_as_a_string_alone),
        TEST(interchange_read__bounds_numbers),
        TEST(interchange_read__knows_ids_words_tags_and_times),
        TEST(interchange_read__takes_ids_of_128_bytes),
        TEST(interchange_read__finds_an_id_twice_in_a_long_thread),
        TEST(interchange_read__takes_sixteen_mebibytes_and_no_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
