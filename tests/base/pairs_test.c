#include "base/pairs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define MOST 5000

static struct pair pairs[MOST];

/* Few of them and many, keys that differ in all of their bytes or only in some. */
static void pairs__are_sorted__those_of_one_key_as_they_came(void **state)
{
    static const uint64_t masks[] = {0, 7, 0xff00, UINT64_MAX};
    static const size_t counts[] = {0, 1, 2, 64, 65, MOST};
    uint64_t random = 1;
    (void)state;
    for (size_t at = 0; at < sizeof masks / sizeof masks[0]; at++) {
        for (size_t of = 0; of < sizeof counts / sizeof counts[0]; of++) {
            for (size_t i = 0; i < counts[of]; i++) {
                random = random * 6364136223846793005u + 1442695040888963407u;
                pairs[i] = (struct pair){(random ^ random >> 29) & masks[at], i};
            }
            pairs_sort(pairs, counts[of]);
            for (size_t i = 1; i < counts[of]; i++) {
                assert_true(pairs[i - 1].key <= pairs[i].key);
                assert_true(pairs[i - 1].key < pairs[i].key ||
                            pairs[i - 1].value < pairs[i].value);
            }
        }
    }
}

static void pair_key__rises_as_the_signed_number_does(void **state)
{
    (void)state;
    assert_true(pair_key(INT64_MIN) < pair_key(-1));
    assert_true(pair_key(-1) < pair_key(0));
    assert_true(pair_key(0) < pair_key(INT64_MAX));
    assert_int_equal((int64_t)pair_key((int64_t)pair_key(-7)), -7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs__are_sorted__those_of_one_key_as_they_came),
        cmocka_unit_test(pair_key__rises_as_the_signed_number_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
