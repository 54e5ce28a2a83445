#include "base/table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void table__finds_what_was_set(void **state)
{
    (void)state;
    struct table table;
    size_t value = 99;
    table_init(&table);
    assert_false(table_get(&table, text_of("a"), &value));
    assert_false(table_remove(&table, text_of("a")));

    table_set(&table, text_of("a"), 1);
    table_set(&table, text_of("b"), 2);
    table_set(&table, text_of("a"), 3);
    table_set(&table, text_of(""), 4);

    assert_int_equal(table.count, 3);
    assert_true(table_get(&table, text_of("a"), &value));
    assert_int_equal(value, 3);
    assert_true(table_get(&table, text_of(""), &value));
    assert_int_equal(value, 4);
    value = 99;
    assert_false(table_get(&table, text_of("A"), &value));
    assert_int_equal(value, 99);
    table_release(&table);
}

/* Short keys stand in their slots, long ones elsewhere. */
static void table__tells_keys_of_every_length_apart(void **state)
{
    (void)state;
    struct table table;
    char key[64];
    size_t value;
    memset(key, 'k', sizeof(key));
    table_init(&table);
    for (size_t len = 0; len <= sizeof(key); len++) {
        table_set(&table, text_from(key, len), len);
    }
    for (size_t len = 0; len <= sizeof(key); len += 2) {
        assert_true(table_remove(&table, text_from(key, len)));
    }
    for (size_t len = 0; len <= sizeof(key); len++) {
        assert_int_equal(table_get(&table, text_from(key, len), &value), len % 2 == 1);
        assert_true(len % 2 == 0 || value == len);
    }
    table_release(&table);
}

static void table__keeps_copies_of_its_keys_with_any_bytes(void **state)
{
    (void)state;
    struct table table;
    char key[] = {'x', '\0', 'y'};
    size_t value;
    table_init(&table);
    table_set(&table, text_from(key, 3), 1);
    key[2] = 'z';

    assert_false(table_get(&table, text_from(key, 3), &value));
    key[2] = 'y';
    assert_true(table_get(&table, text_from(key, 3), &value));
    assert_false(table_get(&table, text_from(key, 1), &value));
    table_release(&table);
}

#define MANY 5000

static struct text name_of(int number, char *out, size_t size)
{
    return text_from(out, (size_t)snprintf(out, size, "W%d", number));
}

/* As against a plain array: set all, remove a third, set some again. */
static void table__agrees_with_an_array__through_many_changes(void **state)
{
    (void)state;
    struct table table;
    char name[16];
    size_t value;
    table_init(&table);
    for (int i = 0; i < MANY; i++) {
        table_set(&table, name_of(i, name, sizeof(name)), (size_t)i);
    }
    for (int i = 0; i < MANY; i += 3) {
        assert_true(table_remove(&table, name_of(i, name, sizeof(name))));
        assert_false(table_remove(&table, name_of(i, name, sizeof(name))));
    }
    for (int i = 0; i < MANY; i += 6) {
        table_set(&table, name_of(i, name, sizeof(name)), (size_t)i + MANY);
    }

    size_t expected = 0;
    for (int i = 0; i < MANY; i++) {
        bool is_there = table_get(&table, name_of(i, name, sizeof(name)), &value);
        assert_int_equal(is_there, i % 3 != 0 || i % 6 == 0);
        if (is_there) {
            assert_int_equal(value, i % 6 == 0 ? i + MANY : i);
            expected++;
        }
    }
    assert_int_equal(table.count, expected);

    table_clear(&table);
    assert_int_equal(table.count, 0);
    assert_false(table_get(&table, text_of("W1"), &value));
    table_set(&table, text_of("W1"), 5);
    assert_true(table_get(&table, text_of("W1"), &value));
    table_release(&table);
}

static void table_hash__tells__texts_apart(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "W-1", "W-2", "W-1 ", "w-1"};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        for (size_t j = 0; j < COUNT_OF(texts); j++) {
            bool is_same = table_hash(text_of(texts[i])) == table_hash(text_of(texts[j]));
            assert_int_equal(is_same, i == j);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(table_hash__tells__texts_apart),
        cmocka_unit_test(table__finds_what_was_set),
        cmocka_unit_test(table__tells_keys_of_every_length_apart),
        cmocka_unit_test(table__keeps_copies_of_its_keys_with_any_bytes),
        cmocka_unit_test(table__agrees_with_an_array__through_many_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
