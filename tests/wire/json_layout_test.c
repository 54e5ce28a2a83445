#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "wire/json_layout.h"

static void layout__puts_in_line_feeds_and_spaces_and_changes_nothing(void **state)
{
    static const struct {
        const char *json;
        const char *read;
    } rows[] = {
        {"", ""},
        {"{}", "{}"},
        {"[]", "[]"},
        {"{\"a\":1}", "{\n  \"a\": 1\n}"},
        {"{\"a\":[1,true],\"b\":{}}",
         "{\n  \"a\": [\n    1,\n    true\n  ],\n  \"b\": {}\n}"},
        {"[\"{,:[ \\\" ]\"]", "[\n  \"{,:[ \\\" ]\"\n]"},
        {"[\"\\\\\"]", "[\n  \"\\\\\"\n]"},
        {"[\"a\\nb\\\\n\"]", "[\n  \"a\\n\nb\\\\n\"\n]"},
        {"[\"no end", "[\n  \"no end"},
        {"[\"no end\\", "[\n  \"no end\\"},
        {"]}", "]\n}"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct buffer out;
        buffer_init(&out, SIZE_MAX);
        json_lay_out(text_of(rows[i].json), &out);
        assert_string_equal(buffer_text(&out), rows[i].read);
        buffer_release(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(layout__puts_in_line_feeds_and_spaces_and_changes_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
