#include "base/buffer.h"
#include "wire/script.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct arena arena;

static int set_up(void **state)
{
    (void)state;
    arena_init(&arena);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static void script_read__reads_an_answer(void **state)
{
    struct script_line line;
    (void)state;
    assert_true(script_read(
        text_of(
            "{\"type\":\"answer\",\"ticket\":\"1042\",\"delay_s\":6,\"text\":\"Hola\"}"),
        &arena, &line, NULL));
    assert_int_equal(line.kind, SCRIPT_ANSWER);
    assert_string_equal(line.ticket, "1042");
    assert_null(line.lang);
    assert_int_equal(line.seconds, 6);
    assert_string_equal(line.text, "Hola");
    assert_int_equal(line.record.len, 0);
    assert_true(script_read(
        text_of("{\"type\":\"answer\",\"lang\":\"zh\",\"delay_s\":0,\"text\":\"\"}"),
        &arena, &line, NULL));
    assert_string_equal(line.lang, "zh");
    assert_null(line.ticket);
}

static void script_read__gives_the_bytes_of_what_arrives(void **state)
{
    struct script_line line;
    (void)state;
    assert_true(script_read(text_of("{\"type\":\"arrive\",\"after_s\":25, \"ticket\" : "
                                    "{\"id\":\"T\", \"messages\":[ ]} }"),
                            &arena, &line, NULL));
    assert_int_equal(line.kind, SCRIPT_ARRIVE_TICKET);
    assert_int_equal(line.seconds, 25);
    assert_true(text_is(line.record, "{\"id\":\"T\", \"messages\":[ ]}"));
    assert_null(line.ticket);
    assert_true(script_read(text_of("{\"type\":\"arrive\",\"to\":\"1042\",\"message\":{"
                                    "\"id\":\"m9\"},\"after_s\":40}"),
                            &arena, &line, NULL));
    assert_int_equal(line.kind, SCRIPT_ARRIVE_MESSAGE);
    assert_string_equal(line.ticket, "1042");
    assert_true(text_is(line.record, "{\"id\":\"m9\"}"));
}

static void script_read__names_what_is_wrong(void **state)
{
    static const struct {
        const char *line;
        const char *error;
    } cases[] = {
        {"", "json: the line is empty"},
        {"[]", "type: must be answer or arrive"},
        {"{\"type\":\"ticket\"}", "type: must be answer or arrive"},
        {"{\"type\":\"answer\",\"delay_s\":1,\"text\":\"x\"}",
         "ticket: is missing, and so is lang"},
        {"{\"type\":\"answer\",\"lang\":\"zh\",\"text\":\"x\"}", "delay_s: is missing"},
        {"{\"type\":\"answer\",\"lang\":\"zh\",\"delay_s\":1}", "text: is missing"},
        {"{\"type\":\"answer\",\"lang\":\"zh\",\"delay_s\":-1,\"text\":\"x\"}",
         "delay_s: must be a whole number from 0 to 86400, not -1"},
        {"{\"type\":\"arrive\",\"after_s\":1}", "ticket: is missing"},
        {"{\"type\":\"arrive\",\"after_s\":1,\"ticket\":\"1042\"}",
         "ticket: must be an object, not a string"},
        {"{\"type\":\"arrive\",\"after_s\":1,\"message\":{}}", "to: is missing"},
        {"{\"type\":\"arrive\",\"message\":{},\"to\":\"1\"}", "after_s: is missing"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct script_line line;
        struct error err;
        assert_false(script_read(text_of(cases[i].line), &arena, &line, &err));
        assert_string_equal(err.text, cases[i].error);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(script_read__reads_an_answer),
        TEST(script_read__gives_the_bytes_of_what_arrives),
        TEST(script_read__names_what_is_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
