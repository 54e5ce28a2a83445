#include "chat/model_prompt.h"

#include "base/attributes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void prompt_tokens__are_counted_from_the_bytes_alone(void **state)
{
    static const struct {
        const char *text;
        int64_t tokens;
    } cases[] = {
        {NULL, 0},
        {"", 0},
        {"a", 1},
        {"abcd", 1},
        {"abcde", 2},
        {"Where is my parcel? It was due on Friday.", 11},
        {"退货可以吗", 5},
        {"カタカナとひらがな", 9},
        {"한국어", 3},
        {"สวัสดี", 6},
        {"أين طلبي؟", 5},
        {"Привет, где посылка?", 9},
        {"😀", 1},
        {"退货 W2378156", 5},
        {"\xFF\xFF\xFF\xFF\xFF", 2},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_int_equal(prompt_tokens(cases[i].text), cases[i].tokens);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prompt_tokens__are_counted_from_the_bytes_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
