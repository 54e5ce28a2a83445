#include "desk/desk.h"

#include "base/secret.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

struct heard {
    int tickets;
    int messages;
    char to[64];
    char record[1024];
};

static void hear(void *context, const char *to, struct text record)
{
    struct heard *heard = context;

    if (to == NULL)
        heard->tickets++;
    else
        heard->messages++;
    snprintf(heard->to, sizeof(heard->to), "%s", to == NULL ? "" : to);
    snprintf(heard->record, sizeof(heard->record), "%.*s", (int)record.len, record.bytes);
}

static int set_up(void **state)
{
    *state = desk_local_create();
    return !secret_start(NULL);
}

static int tear_down(void **state)
{
    desk_destroy(*state);
    secret_stop();
    return 0;
}

static void send_to(struct desk *desk, const char *ticket, const char *lang, moment_t now)
{
    struct outgoing reply = {
        .ticket = ticket, .key = "k", .text = "Hola", .lang = lang, .customer = "Ana Ruiz"};

    assert_true(desk_send(desk, &reply, now, NULL));
}

static void the_customer__answers__after_the_delay(void **state)
{
    struct heard heard = {0};

    assert_true(desk_local_script(
        *state,
        "{\"type\":\"answer\",\"ticket\":\"1042\",\"delay_s\":6,\"text\":\"¡Gracias!\"}",
        1000, NULL));
    assert_true(desk_next(*state) == MOMENT_NONE);
    send_to(*state, "1042", "es", 1000);
    assert_int_equal(desk_next(*state), 1006);
    desk_poll(*state, 1005, hear, &heard);
    assert_int_equal(heard.messages, 0);
    desk_poll(*state, 1006, hear, &heard);
    assert_int_equal(heard.messages, 1);
    assert_string_equal(heard.to, "1042");
    assert_non_null(strstr(heard.record, "¡Gracias!"));
    assert_non_null(strstr(heard.record, "\"author\":\"Ana Ruiz\""));
    assert_true(desk_next(*state) == MOMENT_NONE);
}

static void a_customer_without_a_line__answers_in_the_language(void **state)
{
    struct heard heard = {0};

    assert_true(desk_local_script(
        *state, "{\"type\":\"answer\",\"lang\":\"zh\",\"delay_s\":2,\"text\":\"谢谢\"}", 0,
        NULL));
    send_to(*state, "7", "en", 0);
    assert_true(desk_next(*state) == MOMENT_NONE);
    send_to(*state, "7", "zh-CN", 0);
    desk_poll(*state, 2, hear, &heard);
    assert_non_null(strstr(heard.record, "谢谢"));
}

static void a_ticket_of_the_script__arrives__at_its_time(void **state)
{
    struct heard heard = {0};

    assert_true(
        desk_local_script(*state,
                          "{\"type\":\"arrive\",\"after_s\":25,\"ticket\":{\"type\":"
                          "\"ticket\",\"id\":\"9\"}}",
                          100, NULL));
    desk_poll(*state, 124, hear, &heard);
    assert_int_equal(heard.tickets, 0);
    desk_poll(*state, 125, hear, &heard);
    assert_int_equal(heard.tickets, 1);
    assert_string_equal(heard.record, "{\"type\":\"ticket\",\"id\":\"9\"}");
}

static void a_line_that_is_no_script__is_refused(void **state)
{
    struct error err = {0};

    assert_false(desk_local_script(*state, "{\"type\":\"sing\"}", 0, &err));
    assert_true(err.text[0] != '\0');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_customer__answers__after_the_delay, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_customer_without_a_line__answers_in_the_language,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_ticket_of_the_script__arrives__at_its_time,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_line_that_is_no_script__is_refused, set_up,
                                        tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
