#include "base/memory.h"
#include "base/table.h"
#include "demo/demo.h"
#include "wire/interchange.h"
#include "wire/json_gate.h"
#include "wire/script.h"
#include "wire/thread.h"

#include <cjson/cJSON.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* 2026-11-23T12:00:00Z, a Monday; then days on which counting days goes wrong. */
static const moment_t moments[] = {1795435200, 1709208000 /* 29 February */,
                                   1767225599 /* the last second of 2025 */};

/* The whole shop at one moment: records and the lines they came from. */
struct shop {
    struct arena arena;
    struct interchange_record *records[DEMO_PART_COUNT];
    const char **lines[DEMO_PART_COUNT];
    size_t counts[DEMO_PART_COUNT];
    struct table ids[DEMO_PART_COUNT];
};

static const enum interchange_type part_types[] = {
    [DEMO_PRODUCTS] = INTERCHANGE_PRODUCT,     [DEMO_CUSTOMERS] = INTERCHANGE_CUSTOMER,
    [DEMO_ORDERS] = INTERCHANGE_ORDER,         [DEMO_ARTICLES] = INTERCHANGE_ARTICLE,
    [DEMO_PROMOTIONS] = INTERCHANGE_PROMOTION, [DEMO_MACROS] = INTERCHANGE_MACRO,
    [DEMO_TICKETS] = INTERCHANGE_TICKET,
};

static const char *expand(const char *line, moment_t now, struct arena *arena)
{
    struct buffer out;
    buffer_init(&out, INTERCHANGE_RECORD_LIMIT);
    demo_expand(line, now, &out);
    assert_false(out.is_cut);
    const char *copy = arena_text(arena, buffer_text(&out));
    buffer_release(&out);
    return copy;
}

/* Every noun begins with its id. */
static const char *id_of(const struct interchange_record *record)
{
    return record->product.id;
}

static void load_part(struct shop *shop, enum demo_part part, moment_t now)
{
    const char *const *lines = demo_part(part);
    size_t count = 0;
    while (lines[count]) {
        count++;
    }
    shop->counts[part] = count;
    shop->lines[part] = arena_get(&shop->arena, count * sizeof(const char *));
    shop->records[part] =
        arena_get(&shop->arena, count * sizeof(struct interchange_record));
    for (size_t i = 0; i < count; i++) {
        struct error err;
        struct interchange_record *record = &shop->records[part][i];
        shop->lines[part][i] = expand(lines[i], now, &shop->arena);
        assert_null(strstr(shop->lines[part][i], "<<"));
        if (part == DEMO_SCRIPT) {
            continue;
        }
        if (!interchange_read(text_of(shop->lines[part][i]), &shop->arena, record, &err)) {
            fail_msg("part %d, line %zu: %s", (int)part, i + 1, err.text);
        }
        assert_int_equal(record->type, part_types[part]);
        size_t earlier;
        if (table_get(&shop->ids[part], text_of(id_of(record)), &earlier)) {
            fail_msg("part %d, lines %zu and %zu: id %s", (int)part, earlier + 1, i + 1,
                     id_of(record));
        }
        table_set(&shop->ids[part], text_of(id_of(record)), i);
    }
}

static void shop_open(struct shop *shop, moment_t now)
{
    *shop = (struct shop){0};
    arena_init(&shop->arena);
    for (int part = 0; part < DEMO_PART_COUNT; part++) {
        table_init(&shop->ids[part]);
        load_part(shop, (enum demo_part)part, now);
    }
}

static void shop_close(struct shop *shop)
{
    for (int part = 0; part < DEMO_PART_COUNT; part++) {
        table_release(&shop->ids[part]);
    }
    arena_release(&shop->arena);
}

static int set_up(void **state)
{
    static struct shop shop;
    shop_open(&shop, moments[0]);
    *state = &shop;
    return 0;
}

static int tear_down(void **state)
{
    shop_close(*state);
    return 0;
}

static bool has(struct shop *shop, enum demo_part part, const char *id)
{
    size_t at;
    return table_get(&shop->ids[part], text_of(id), &at);
}

static void demo_expand__fills_in_placeholders(void **state)
{
    static const struct {
        const char *line;
        const char *expanded;
    } cases[] = {
        {"", ""},
        {"nothing here", "nothing here"},
        {"<<0>>", "2026-11-23"},
        {"a<<-4>>b<<+2>>c", "a2026-11-19b2026-11-25c"},
        {"<<-327>>", "2025-12-31"},
        {"<<-4 10:05>>", "2026-11-19T10:05:00Z"},
        {"<<+2 00:00>> <<0 23:59>>", "2026-11-25T00:00:00Z 2026-11-23T23:59:00Z"},
        {"<<now-14>>", "2026-11-23T11:46:00Z"},
        {"<<now+30>>", "2026-11-23T12:30:00Z"},
        {"<<now-721>>", "2026-11-22T23:59:00Z"},
        {"<<-4 es>>", "19 de noviembre"},
        {"<<-4 en>>, <<-4 de>>, <<-4 fr>>", "19 November, 19. November, 19 novembre"},
        {"<<-4 zh>><<-4 ja>>", "11\xE6\x9C\x88"
                               "19\xE6\x97\xA5"
                               "11\xE6\x9C\x88"
                               "19\xE6\x97\xA5"},
        {"<<-4 tlh>>", "19 November"},
        {"<<", "<<"},
        {"<<>>", "<<>>"},
        {"<<-4", "<<-4"},
        {"<<x>>", "<<x>>"},
        {"<<now>>", "<<now>>"},
        {"<<now- 4>>", "<<now- 4>>"},
        {"<<4.5>>", "<<4.5>>"},
        {"<<-4 24:00>>", "<<-4 24:00>>"},
        {"<<-4 9:05>>", "<<-4 9:05>>"},
        {"<<-4  es>>", "<<-4  es>>"},
        {"<<-99999999999999999999>>", "<<-99999999999999999999>>"},
        {"<<{{a}}>> <<0>>", "<<{{a}}>> 2026-11-23"},
        {"<<<0>>", "<2026-11-23"},
        {"<< <<0>>", "<< 2026-11-23"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct buffer out;
        buffer_init(&out, 4096);
        demo_expand(cases[i].line, moments[0], &out);
        assert_string_equal(buffer_text(&out), cases[i].expanded);
        buffer_release(&out);
    }
}

static void demo__is_good_whenever_it_is_opened(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(moments); i++) {
        struct shop shop;
        shop_open(&shop, moments[i]);
        shop_close(&shop);
    }
}

static size_t count_distinct(struct table *seen)
{
    size_t count = seen->count;
    table_release(seen);
    return count;
}

static void demo__is_a_shop_of_some_size(void **state)
{
    struct shop *shop = *state;
    struct table categories;
    struct table countries;
    size_t internal = 0;
    table_init(&categories);
    table_init(&countries);
    for (size_t i = 0; i < shop->counts[DEMO_PRODUCTS]; i++) {
        const struct product *product = &shop->records[DEMO_PRODUCTS][i].product;
        assert_true(product->category_count > 0);
        assert_true(product->price.is_known && product->price.currency[0]);
        table_set(&categories, text_of(product->category[0]), i);
    }
    for (size_t i = 0; i < shop->counts[DEMO_CUSTOMERS]; i++) {
        const char *country = customer_country(&shop->records[DEMO_CUSTOMERS][i].customer);
        assert_non_null(country);
        table_set(&countries, text_of(country), i);
    }
    for (size_t i = 0; i < shop->counts[DEMO_ARTICLES]; i++) {
        internal += shop->records[DEMO_ARTICLES][i].article.is_internal;
    }
    assert_true(shop->counts[DEMO_PRODUCTS] >= 80);
    assert_true(count_distinct(&categories) >= 6);
    assert_true(shop->counts[DEMO_CUSTOMERS] >= 50);
    assert_true(count_distinct(&countries) >= 10);
    assert_true(shop->counts[DEMO_ORDERS] >= 200);
    assert_true(shop->counts[DEMO_ARTICLES] >= 15);
    assert_true(internal >= 2);
    assert_true(shop->counts[DEMO_MACROS] >= 40);
    assert_true(shop->counts[DEMO_TICKETS] >= 40);
    assert_true(shop->counts[DEMO_SCRIPT] > 0);
}

static void demo__has_every_status_and_language(void **state)
{
    static const char *const langs[] = {"en", "zh", "es", "de", "fr", "ja"};
    struct shop *shop = *state;
    size_t statuses[ORDER_STATUS_COUNT] = {0};
    size_t tickets[TICKET_STATUS_COUNT] = {0};
    for (size_t i = 0; i < shop->counts[DEMO_ORDERS]; i++) {
        statuses[shop->records[DEMO_ORDERS][i].order.status]++;
    }
    for (size_t i = 0; i < shop->counts[DEMO_TICKETS]; i++) {
        tickets[shop->records[DEMO_TICKETS][i].ticket.status]++;
    }
    for (size_t i = 0; i < COUNT_OF(statuses); i++) {
        assert_true(statuses[i] > 0);
    }
    for (size_t i = 0; i < COUNT_OF(tickets); i++) {
        assert_true(tickets[i] > 0);
    }
    for (size_t i = 0; i < COUNT_OF(langs); i++) {
        size_t found = 0;
        for (size_t at = 0; at < shop->counts[DEMO_MACROS]; at++) {
            found += string_equals(shop->records[DEMO_MACROS][at].macro.lang, langs[i]);
        }
        assert_true(found > 0);
    }
}

static void demo__refers_to_what_exists(void **state)
{
    struct shop *shop = *state;
    for (size_t i = 0; i < shop->counts[DEMO_ORDERS]; i++) {
        const struct order *order = &shop->records[DEMO_ORDERS][i].order;
        if (!has(shop, DEMO_CUSTOMERS, order->customer)) {
            fail_msg("order %s: no customer %s", order->id, order->customer);
        }
        assert_true(order->line_count > 0);
        for (size_t at = 0; at < order->line_count; at++) {
            if (!has(shop, DEMO_PRODUCTS, order->lines[at].product)) {
                fail_msg("order %s: no product %s", order->id, order->lines[at].product);
            }
        }
    }
    for (size_t i = 0; i < shop->counts[DEMO_TICKETS]; i++) {
        const struct ticket *ticket = &shop->records[DEMO_TICKETS][i].ticket;
        if (!has(shop, DEMO_CUSTOMERS, ticket->customer)) {
            fail_msg("ticket %s: no customer %s", ticket->id, ticket->customer);
        }
        assert_true(ticket->message_count > 0);
    }
    for (size_t i = 0; i < shop->counts[DEMO_PROMOTIONS]; i++) {
        const struct promotion *promotion = &shop->records[DEMO_PROMOTIONS][i].promotion;
        assert_true(!promotion->customer || has(shop, DEMO_CUSTOMERS, promotion->customer));
    }
}

/* Amounts of an order that the interchange passes over. */
static int64_t extra_amount(const char *line, const char *name)
{
    struct json_document document;
    int64_t parts = 0;
    assert_true(json_document_open(&document, text_of(line), NULL));
    const struct cJSON *amount = json_member(document.root, name);
    if (amount) {
        assert_true(cJSON_IsString(amount));
        assert_true(money_parse(text_of(amount->valuestring), &parts));
    }
    json_document_close(&document);
    return parts;
}

static void demo__adds_up(void **state)
{
    struct shop *shop = *state;
    for (size_t i = 0; i < shop->counts[DEMO_ORDERS]; i++) {
        const struct order *order = &shop->records[DEMO_ORDERS][i].order;
        const char *line = shop->lines[DEMO_ORDERS][i];
        int64_t sum = extra_amount(line, "shipping") - extra_amount(line, "discount");
        int64_t paid = 0;
        int64_t refunded = 0;
        for (size_t at = 0; at < order->line_count; at++) {
            assert_true(order->lines[at].price.is_known);
            sum += order->lines[at].quantity * order->lines[at].price.parts;
        }
        for (size_t at = 0; at < order->payment_count; at++) {
            paid += order->payments[at].amount.parts;
        }
        for (size_t at = 0; at < order->refund_count; at++) {
            refunded += order->refunds[at].amount.parts;
        }
        if (sum != order->total.parts || (paid != 0 && paid != sum) || refunded > sum) {
            fail_msg(
                "order %s: lines and shipping %lld, total %lld, paid %lld, refunded %lld "
                "(ten-thousandths)",
                order->id, (long long)sum, (long long)order->total.parts, (long long)paid,
                (long long)refunded);
        }
    }
}

static void demo__tells_times_in_their_order(void **state)
{
    struct shop *shop = *state;
    for (size_t i = 0; i < shop->counts[DEMO_ORDERS]; i++) {
        const struct order *order = &shop->records[DEMO_ORDERS][i].order;
        int64_t placed = day_number(moment_day(order->placed_at));
        if (order->placed_at > moments[0]) {
            fail_msg("order %s: placed after now", order->id);
        }
        for (size_t at = 0; at < order->shipment_count; at++) {
            const struct shipment *shipment = &order->shipments[at];
            struct day left = shipment->shipped_at;
            struct day came = shipment->delivered_at;
            if ((day_is_set(left) && day_number(left) < placed) ||
                (day_is_set(left) && day_is_set(came) && day_compare(came, left) < 0)) {
                fail_msg("order %s: shipped before placed, or delivered before shipped",
                         order->id);
            }
        }
    }
    for (size_t i = 0; i < shop->counts[DEMO_TICKETS]; i++) {
        const struct ticket *ticket = &shop->records[DEMO_TICKETS][i].ticket;
        moment_t last = ticket->created_at;
        for (size_t at = 0; at < ticket->message_count; at++) {
            if (ticket->messages[at].at < last || ticket->messages[at].at > moments[0]) {
                fail_msg("ticket %s, message %s: out of order or after now", ticket->id,
                         ticket->messages[at].id);
            }
            last = ticket->messages[at].at;
        }
    }
}

static const struct ticket *ticket_by_id(struct shop *shop, const char *id)
{
    size_t at;
    return table_get(&shop->ids[DEMO_TICKETS], text_of(id), &at)
               ? &shop->records[DEMO_TICKETS][at].ticket
               : NULL;
}

static void check_arrival(struct shop *shop, const struct script_line *line,
                          struct table *arrived, size_t number)
{
    struct error err = {0};
    struct interchange_record record;
    struct message message;
    if (line->kind == SCRIPT_ARRIVE_TICKET) {
        if (!interchange_read(line->record, &shop->arena, &record, &err)) {
            fail_msg("script line %zu: %s", number, err.text);
        }
        assert_int_equal(record.type, INTERCHANGE_TICKET);
        assert_true(has(shop, DEMO_CUSTOMERS, record.ticket.customer));
        assert_false(has(shop, DEMO_TICKETS, record.ticket.id));
        table_set(arrived, text_of(record.ticket.id), number);
        return;
    }
    if (!message_decode(line->record, &shop->arena, &message, &err)) {
        fail_msg("script line %zu: %s", number, err.text);
    }
    const struct ticket *ticket = ticket_by_id(shop, line->ticket);
    size_t at;
    if (!ticket && !table_get(arrived, text_of(line->ticket), &at)) {
        fail_msg("script line %zu: no ticket %s", number, line->ticket);
    }
    assert_true(!ticket || !ticket_message(ticket, message.id));
}

static void demo__has_a_script_that_fits(void **state)
{
    struct shop *shop = *state;
    struct table arrived;
    table_init(&arrived);
    for (size_t i = 0; i < shop->counts[DEMO_SCRIPT]; i++) {
        struct script_line line;
        struct error err;
        if (!script_read(text_of(shop->lines[DEMO_SCRIPT][i]), &shop->arena, &line, &err)) {
            fail_msg("script line %zu: %s", i + 1, err.text);
        }
        if (line.kind != SCRIPT_ANSWER) {
            check_arrival(shop, &line, &arrived, i + 1);
        }
    }
    for (size_t i = 0; i < shop->counts[DEMO_SCRIPT]; i++) {
        struct script_line line;
        size_t at;
        assert_true(
            script_read(text_of(shop->lines[DEMO_SCRIPT][i]), &shop->arena, &line, NULL));
        if (line.kind == SCRIPT_ANSWER && line.ticket &&
            !has(shop, DEMO_TICKETS, line.ticket) &&
            !table_get(&arrived, text_of(line.ticket), &at)) {
            fail_msg("script line %zu: no ticket %s", i + 1, line.ticket);
        }
    }
    table_release(&arrived);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(demo_expand__fills_in_placeholders),
        cmocka_unit_test(demo__is_good_whenever_it_is_opened),
        TEST(demo__is_a_shop_of_some_size),
        TEST(demo__has_every_status_and_language),
        TEST(demo__refers_to_what_exists),
        TEST(demo__adds_up),
        TEST(demo__tells_times_in_their_order),
        TEST(demo__has_a_script_that_fits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
