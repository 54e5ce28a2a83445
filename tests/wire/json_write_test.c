#include "wire/json_write.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static int make_buffer(void **state)
{
    static struct buffer out;
    buffer_init(&out, 64 * 1024);
    *state = &out;
    return 0;
}

static int drop_buffer(void **state)
{
    buffer_release(*state);
    return 0;
}

static void json_writer__puts_commas_between_values_and_nowhere_else(void **state)
{
    struct buffer *out = *state;
    struct json_writer json;
    json_writer_init(&json, out);
    json_open_object(&json, NULL);
    json_open_array(&json, "none");
    json_close_array(&json);
    json_open_array(&json, "two");
    json_integer(&json, NULL, INT64_MIN);
    json_integer(&json, NULL, 7);
    json_close_array(&json);
    json_open_object(&json, "inner");
    json_bool(&json, "yes", true);
    json_bool(&json, "no", false);
    json_close_object(&json);
    json_null(&json, "nothing");
    json_raw(&json, "raw", text_of("{\"big\":12345678901234567890}"));
    json_close_object(&json);
    assert_string_equal(buffer_text(out),
                        "{\"none\":[],\"two\":[-9223372036854775808,7],"
                        "\"inner\":{\"yes\":true,\"no\":false},\"nothing\":null,"
                        "\"raw\":{\"big\":12345678901234567890}}");
}

static void json_text__escapes_and_mends(void **state)
{
    static const struct {
        const char *bytes;
        size_t len;
        const char *json;
    } cases[] = {
        {"", 0, "\"\""},
        {"a\"b\\c/d", 7, "\"a\\\"b\\\\c/d\""},
        {"\b\f\n\r\t\x01\x1b", 7, "\"\\b\\f\\n\\r\\t\\u0001\\u001b\""},
        {"a\0b", 3, "\"a\\u0000b\""},
        {"\x7F\xC2\x9B", 3, "\"\\u007f\\u009b\""},
        {"\xC2\xA0\xE2\x82\xAC\xF0\x9F\x98\x80", 9,
         "\"\xC2\xA0\xE2\x82\xAC\xF0\x9F\x98\x80\""},
        {"a\xFFz\xE2\x82", 5, "\"a\xEF\xBF\xBDz\xEF\xBF\xBD\""},
    };
    struct buffer *out = *state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct json_writer json;
        buffer_clear(out);
        json_writer_init(&json, out);
        json_text(&json, NULL, text_from(cases[i].bytes, cases[i].len));
        assert_string_equal(buffer_text(out), cases[i].json);
    }
}

static void json_real__has_at_most_four_decimals(void **state)
{
    static const struct {
        double value;
        const char *json;
    } cases[] = {
        {0, "0"},
        {-0.0, "0"},
        {1, "1"},
        {0.83, "0.83"},
        {0.12345, "0.1235"},
        {0.99999, "1"},
        {-0.5, "-0.5"},
        {-0.00001, "0"},
        {12.0001, "12.0001"},
        {1234567, "1234567"},
        {1e300, "null"},
        {-1e300, "null"},
    };
    struct buffer *out = *state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct json_writer json;
        buffer_clear(out);
        json_writer_init(&json, out);
        json_real(&json, NULL, cases[i].value);
        assert_string_equal(buffer_text(out), cases[i].json);
    }
}

static void json_writer__writes_times_days_and_money_as_strings_or_null(void **state)
{
    struct buffer *out = *state;
    struct json_writer json;
    json_writer_init(&json, out);
    json_open_array(&json, NULL);
    json_moment(&json, NULL, 0);
    json_moment(&json, NULL, MOMENT_NONE);
    json_day(&json, NULL, (struct day){2026, 11, 25});
    json_day(&json, NULL, (struct day){0});
    json_money(&json, NULL, (struct money){899000, "EUR", true});
    json_money(&json, NULL, (struct money){1000000, "JPY", true});
    json_money(&json, NULL, (struct money){0, "EUR", false});
    json_string(&json, NULL, NULL);
    json_close_array(&json);
    assert_string_equal(buffer_text(out),
                        "[\"1970-01-01T00:00:00Z\",null,\"2026-11-25\",null,"
                        "\"89.90\",\"100\",null,null]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            json_writer__puts_commas_between_values_and_nowhere_else, make_buffer,
            drop_buffer),
        cmocka_unit_test_setup_teardown(json_text__escapes_and_mends, make_buffer,
                                        drop_buffer),
        cmocka_unit_test_setup_teardown(json_real__has_at_most_four_decimals, make_buffer,
                                        drop_buffer),
        cmocka_unit_test_setup_teardown(
            json_writer__writes_times_days_and_money_as_strings_or_null, make_buffer,
            drop_buffer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
