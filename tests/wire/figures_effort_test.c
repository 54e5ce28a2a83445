/* What replies took and what came of the picks beside them, over tickets as they went. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/secret.h"
#include "wire/figures.h"

#include <string.h>

#define NOON 1795435200 /* 2026-11-23 */
#define DAY  86400

struct fixture {
    struct arena arena;
    struct ledger ledger; /* of one ticket */
    struct figures figures;
    int64_t sequence;
    moment_t now;
    const char *agent;
    struct buffer body;
};

static int begin(void **state)
{
    struct fixture *fixture = memory_get(sizeof(*fixture));
    fixture->now = NOON;
    fixture->agent = "sam";
    arena_init(&fixture->arena);
    buffer_init(&fixture->body, 65536);
    ledger_init(&fixture->ledger, &fixture->arena, false);
    figures_init(&fixture->figures, MOMENT_NONE);
    *state = fixture;
    return 0;
}

static int end(void **state)
{
    struct fixture *fixture = *state;
    figures_release(&fixture->figures);
    buffer_release(&fixture->body);
    arena_release(&fixture->arena);
    memory_free(fixture);
    return 0;
}

static void add(struct fixture *fixture, enum record_kind kind)
{
    ledger_add(&fixture->ledger, kind, ++fixture->sequence, fixture->now,
               text_from(buffer_text(&fixture->body), fixture->body.len));
    buffer_clear(&fixture->body);
}

static void reply_is_held(struct fixture *fixture, const struct ledger_verdicts *verdicts)
{
    struct send_intent intent = {.key = verdicts->key,
                                 .text = "Hello.",
                                 .at = fixture->now,
                                 .author = fixture->agent};
    send_intent_encode(&intent, &fixture->body);
    add(fixture, RECORD_SEND_INTENT);
    ledger_verdicts_encode(verdicts, text_of("Hello."), fixture->agent, fixture->now,
                           &fixture->body);
    add(fixture, RECORD_VERDICTS);
}

static void desk_answers(struct fixture *fixture, const char *key,
                         enum send_outcome outcome)
{
    struct send_ack ack = {.key = key, .outcome = outcome, .at = fixture->now};
    send_ack_encode(&ack, &fixture->body);
    add(fixture, RECORD_SEND_ACK);
}

/* With so many keys struck, and a pick beside it. */
static void agent_sends(struct fixture *fixture, const char *key, int64_t keys,
                        const char *product, enum pick_fate fate)
{
    struct ledger_pick pick = {.product = product, .fate = fate, .engine = "local"};
    struct ledger_verdicts verdicts = {.key = key,
                                       .lang = "en",
                                       .opened_at = fixture->now - 20,
                                       .has_keys = keys > 0,
                                       .keys = {keys - 2, 0, 2},
                                       .picks = &pick,
                                       .pick_count = product ? 1 : 0};
    reply_is_held(fixture, &verdicts);
    desk_answers(fixture, key, SEND_TAKEN);
}

static void customer_orders(struct fixture *fixture, const char *product, moment_t at,
                            enum order_status status)
{
    struct order_line line = {.product = product, .quantity = 1};
    struct order order = {.id = "W1",
                          .customer = "c1",
                          .placed_at = at,
                          .status = status,
                          .lines = &line,
                          .line_count = 1};
    figures_add_orders(&fixture->figures, &fixture->ledger, &order, 1);
}

static int64_t picks(const struct fixture *fixture, enum figures_pick step)
{
    int64_t sums[FIGURES_PICK_COUNT];
    figures_picks_sum(&fixture->figures, sums);
    return sums[step];
}

static void keys__are_those_of_the_replies_that_know_them(void **state)
{
    struct fixture *fixture = *state;
    agent_sends(fixture, "aa", 3, NULL, PICK_OFFERED);
    agent_sends(fixture, "bb", 40, NULL, PICK_OFFERED);
    agent_sends(fixture, "cc", 5, NULL, PICK_OFFERED);
    agent_sends(fixture, "dd", 0, NULL, PICK_OFFERED); /* from the command line */
    figures_add(&fixture->figures, &fixture->ledger);
    assert_int_equal(figures_replies(&fixture->figures), 4);
    assert_int_equal(fixture->figures.keys.replies, 3);
    assert_int_equal(figures_keys(&fixture->figures, 0.5), 5);
    assert_int_equal(figures_keys(&fixture->figures, 0.9), 40);
    assert_int_equal(fixture->figures.keys.sum.commands, 6);
    assert_int_equal(fixture->figures.keys.sum.typed, 42);
}

static void reply__that_was_never_sent_counts_nowhere(void **state)
{
    struct fixture *fixture = *state;
    struct ledger_pick pick = {.product = "SKU-9", .fate = PICK_SENT, .engine = "local"};
    struct ledger_verdicts verdicts = {.key = "aa",
                                       .opened_at = NOON - 20,
                                       .has_keys = true,
                                       .keys = {9, 0, 2},
                                       .picks = &pick,
                                       .pick_count = 1};
    reply_is_held(fixture, &verdicts);
    desk_answers(fixture, "aa", SEND_DROPPED);
    verdicts.key = "bb";
    reply_is_held(fixture, &verdicts); /* and waits */
    figures_add(&fixture->figures, &fixture->ledger);
    assert_false(figures_wants_orders(&fixture->figures, &fixture->ledger));
    customer_orders(fixture, "SKU-9", NOON + DAY, ORDER_SHIPPED);
    assert_int_equal(fixture->figures.keys.replies, 0);
    assert_int_equal(picks(fixture, FIGURES_PICK_OFFERED), 0);
    assert_int_equal(picks(fixture, FIGURES_PICK_BOUGHT), 0);
    assert_int_equal(fixture->figures.day_count, 0);
}

static void picks__are_counted_as_far_as_they_came(void **state)
{
    struct fixture *fixture = *state;
    agent_sends(fixture, "aa", 3, "SKU-9", PICK_SENT);
    agent_sends(fixture, "bb", 3, "SKU-8", PICK_PUT);
    agent_sends(fixture, "cc", 3, "SKU-7", PICK_OFFERED);
    figures_add(&fixture->figures, &fixture->ledger);
    assert_int_equal(fixture->figures.picks_beside, 3);
    assert_int_equal(picks(fixture, FIGURES_PICK_OFFERED), 3);
    assert_int_equal(picks(fixture, FIGURES_PICK_PUT), 2);
    assert_int_equal(picks(fixture, FIGURES_PICK_SENT), 1);
    assert_true(figures_wants_orders(&fixture->figures, &fixture->ledger));
}

static void pick__is_bought_by_a_later_order_that_stands(void **state)
{
    static const struct {
        const char *product;
        moment_t at;
        enum order_status status;
        int64_t bought;
    } cases[] = {
        {"SKU-9", NOON + DAY, ORDER_SHIPPED, 1},
        {"SKU-9", NOON + DAY, ORDER_CANCELLED, 0},
        {"SKU-9", NOON - DAY, ORDER_DELIVERED, 0}, /* it was theirs before */
        {"SKU-8", NOON + DAY, ORDER_SHIPPED, 0},   /* stood beside, and was not sent */
    };
    struct fixture *fixture = *state;
    agent_sends(fixture, "aa", 3, "SKU-9", PICK_SENT);
    agent_sends(fixture, "bb", 3, "SKU-8", PICK_OFFERED);
    figures_add(&fixture->figures, &fixture->ledger);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        int64_t before = picks(fixture, FIGURES_PICK_BOUGHT);
        customer_orders(fixture, cases[i].product, cases[i].at, cases[i].status);
        assert_int_equal(picks(fixture, FIGURES_PICK_BOUGHT) - before, cases[i].bought);
    }
}

static void purchase__counts_once_for_the_last_sending_before_it(void **state)
{
    struct fixture *fixture = *state;
    agent_sends(fixture, "aa", 3, "SKU-9", PICK_SENT);
    fixture->now += DAY;
    agent_sends(fixture, "bb", 3, "SKU-9", PICK_SENT);
    figures_add(&fixture->figures, &fixture->ledger);
    customer_orders(fixture, "SKU-9", NOON + 2 * DAY, ORDER_SHIPPED);
    assert_int_equal(picks(fixture, FIGURES_PICK_BOUGHT), 1);
    assert_int_equal(fixture->figures.days[0].picks[FIGURES_PICK_BOUGHT], 0);
    assert_int_equal(fixture->figures.days[1].picks[FIGURES_PICK_BOUGHT], 1);
}

static void days__stand_in_order_whatever_order_tickets_come_in(void **state)
{
    struct fixture *fixture = *state;
    static const int64_t days[] = {5, 1, 9, 1, 5};
    static const char *const keys[] = {"aa", "bb", "cc", "dd", "ee"};
    for (size_t i = 0; i < COUNT_OF(days); i++) {
        fixture->now = NOON + days[i] * DAY;
        agent_sends(fixture, keys[i], 4, NULL, PICK_OFFERED);
    }
    figures_add(&fixture->figures, &fixture->ledger);
    assert_int_equal(fixture->figures.day_count, 3);
    assert_int_equal(fixture->figures.days[0].replies[REPLY_OF_ONES_OWN], 2);
    assert_int_equal(fixture->figures.days[0].keys, 8);
    assert_int_equal(fixture->figures.days[0].seconds, 40);
    assert_int_equal(fixture->figures.days[1].day - fixture->figures.days[0].day, 4);
    assert_int_equal(fixture->figures.days[2].day - fixture->figures.days[0].day, 8);
}

static void ones_own__are_the_replies_of_that_agent_alone(void **state)
{
    struct fixture *fixture = *state;
    fixture->figures.agent = "sam";
    agent_sends(fixture, "aa", 3, "SKU-9", PICK_SENT);
    fixture->agent = "leo";
    agent_sends(fixture, "bb", 30, "SKU-9", PICK_SENT);
    figures_add(&fixture->figures, &fixture->ledger);
    assert_int_equal(figures_replies(&fixture->figures), 1);
    assert_int_equal(figures_keys(&fixture->figures, 0.9), 3);
    assert_int_equal(picks(fixture, FIGURES_PICK_SENT), 1);
}

static void json__tells_all_of_it(void **state)
{
    struct fixture *fixture = *state;
    agent_sends(fixture, "aa", 3, "SKU-9", PICK_SENT);
    figures_add(&fixture->figures, &fixture->ledger);
    customer_orders(fixture, "SKU-9", NOON + DAY, ORDER_SHIPPED);
    figures_sort(&fixture->figures);
    answer_figures(&fixture->figures, &fixture->body);
    assert_non_null(strstr(
        buffer_text(&fixture->body),
        "\"keystrokes\":{\"replies\":1,\"not_known\":0,\"mean\":3,\"median\":3,"
        "\"p90\":3,\"typed\":1,\"deleted\":0,\"commands\":2},\"picks\":{\"replies\":1,"
        "\"offered\":1,\"put\":1,\"sent\":1,\"bought\":1,\"by\":[{\"lang\":\"en\","
        "\"engine\":\"local\",\"model\":null,\"offered\":1,\"put\":1,\"sent\":1,"
        "\"bought\":1}]},\"days\":[{\"day\":\"2026-11-23\",\"replies\":1,\"as_is\":0,"
        "\"light_edit\":0,\"rewrite\":0,\"without_draft\":1,\"seconds_to_send\":20,"
        "\"keystrokes\":3,\"picks\":{\"offered\":1,\"put\":1,\"sent\":1,"
        "\"bought\":1}}]"));
}

int main(void)
{
#define TOLD(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        TOLD(keys__are_those_of_the_replies_that_know_them),
        TOLD(reply__that_was_never_sent_counts_nowhere),
        TOLD(picks__are_counted_as_far_as_they_came),
        TOLD(pick__is_bought_by_a_later_order_that_stands),
        TOLD(purchase__counts_once_for_the_last_sending_before_it),
        TOLD(days__stand_in_order_whatever_order_tickets_come_in),
        TOLD(ones_own__are_the_replies_of_that_agent_alone),
        TOLD(json__tells_all_of_it),
    };
    struct error err;

    if (!secret_start(&err))
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
