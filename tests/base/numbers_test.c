#include "base/numbers.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void numbers__find_what_was_set_last(void **state)
{
    (void)state;
    struct numbers numbers = {0};
    uint64_t value = 99;
    assert_false(numbers_get(&numbers, 7, &value));
    assert_int_equal(value, 99);

    numbers_set(&numbers, 7, 1);
    numbers_set(&numbers, UINT64_MAX, 2);
    numbers_set(&numbers, 7, 0);

    assert_int_equal(numbers.count, 2);
    assert_true(numbers_get(&numbers, 7, &value));
    assert_int_equal(value, 0);
    assert_true(numbers_get(&numbers, UINT64_MAX, &value));
    assert_int_equal(value, 2);
    numbers_release(&numbers);
    assert_false(numbers_get(&numbers, 7, &value));
}

static void numbers__keep_all_of_very_many(void **state)
{
    (void)state;
    struct numbers numbers = {0};
    for (uint64_t i = 1; i <= 50000; i++) {
        numbers_set(&numbers, i << 32 | i, i);
        numbers_set(&numbers, i, i + 1);
    }
    for (uint64_t i = 1; i <= 50000; i++) {
        uint64_t value = 0;
        assert_true(numbers_get(&numbers, i << 32 | i, &value));
        assert_int_equal(value, i);
        assert_true(numbers_get(&numbers, i, &value));
        assert_int_equal(value, i + 1);
    }
    numbers_release(&numbers);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers__find_what_was_set_last),
        cmocka_unit_test(numbers__keep_all_of_very_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
