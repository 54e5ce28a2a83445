#include "base/json_quote.h"

#include "base/attributes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void json_quote__leaves_no_way_out_of_the_string(void **state)
{
    static const struct {
        const char *text;
        const char *quoted;
    } cases[] = {
        {"", "\"\""},
        {"plain 订单 é", "\"plain 订单 é\""},
        {"a \"quote\" and a \\", "\"a \\\"quote\\\" and a \\\\\""},
        {"two\nlines\r\tand a tab", "\"two\\nlines\\r\\tand a tab\""},
        {"\x1b[2J\x7f\xc2\x9b", "\"\\u001b[2J\\u007f\\u009b\""},
        {"half \xe8\xae a sign", "\"half \uFFFD a sign\""},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct buffer out;
        buffer_init(&out, SIZE_MAX);
        json_quote(&out, text_of(cases[i].text));
        assert_string_equal(buffer_text(&out), cases[i].quoted);
        buffer_release(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_quote__leaves_no_way_out_of_the_string),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
