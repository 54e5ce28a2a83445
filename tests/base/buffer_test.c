#include "base/buffer.h"

#include "base/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void buffer__is_an_empty_string__before_anything_was_added(void **state)
{
    (void)state;
    struct buffer buffer;
    buffer_init(&buffer, 10);
    assert_null(buffer.bytes);
    assert_string_equal(buffer_text(&buffer), "");
    char *taken = buffer_take(&buffer);
    assert_string_equal(taken, "");
    memory_free(taken);
    buffer_drop(&buffer, 5);
    buffer_clear(&buffer);
    buffer_release(&buffer);
    buffer_release_wiped(&buffer);
}

static void buffer__holds_a_string_whatever_is_added(void **state)
{
    (void)state;
    struct buffer buffer;
    buffer_init(&buffer, 1000);
    assert_true(buffer_add(&buffer, "Hello", 5));
    assert_true(buffer_add_char(&buffer, ','));
    assert_true(buffer_add_text(&buffer, " Ana"));
    assert_true(buffer_add_code_point(&buffer, 0x20AC));
    assert_true(buffer_add_code_point(&buffer, 0xD800));
    assert_true(buffer_format(&buffer, " %d%s", 42, "!"));
    assert_string_equal(buffer_text(&buffer), "Hello, Ana€\uFFFD 42!");
    assert_int_equal(buffer.len, strlen("Hello, Ana€\uFFFD 42!"));
    buffer_release(&buffer);
}

static void buffer__takes_all_or_nothing__at_its_limit(void **state)
{
    (void)state;
    struct buffer buffer;
    buffer_init(&buffer, 8);
    assert_true(buffer_add_text(&buffer, "12345678"));
    assert_false(buffer.is_cut);
    assert_true(buffer_add(&buffer, NULL, 0));
    assert_false(buffer_add_char(&buffer, '9'));
    assert_true(buffer.is_cut);

    buffer_clear(&buffer);
    assert_false(buffer.is_cut);
    assert_true(buffer_add_text(&buffer, "123456"));
    assert_false(buffer_format(&buffer, "%d", 789));
    assert_false(buffer_add_code_point(&buffer, 0x20AC));
    assert_string_equal(buffer_text(&buffer), "123456");
    assert_true(buffer.is_cut);
    buffer_release(&buffer);
    assert_int_equal(buffer.limit, 8);
    assert_true(buffer_add_text(&buffer, "again"));
    buffer_release_wiped(&buffer);
}

static void buffer__never_reserves_more_than_its_limit(void **state)
{
    (void)state;
    struct buffer buffer;
    buffer_init(&buffer, 100);
    for (int i = 0; i < 100; i++) {
        assert_true(buffer_add_char(&buffer, 'x'));
        assert_true(buffer.capacity <= 101);
    }
    assert_false(buffer_add_char(&buffer, 'x'));
    buffer_release(&buffer);
}

static void buffer__works_without_a_limit(void **state)
{
    (void)state;
    struct buffer buffer;
    buffer_init(&buffer, SIZE_MAX);
    assert_true(buffer_add_text(&buffer, "abc"));
    assert_false(buffer_add(&buffer, "abc", SIZE_MAX - 3));
    assert_string_equal(buffer_text(&buffer), "abc");
    buffer_release(&buffer);
}

static void buffer_drop__takes_from_the_front(void **state)
{
    (void)state;
    struct buffer buffer;
    buffer_init(&buffer, 100);
    buffer_add_text(&buffer, "one two");
    buffer_drop(&buffer, 4);
    assert_string_equal(buffer_text(&buffer), "two");
    buffer_drop(&buffer, 400);
    assert_string_equal(buffer_text(&buffer), "");
    assert_int_equal(buffer.len, 0);
    buffer_release(&buffer);
}

static void buffer_take__hands_the_bytes_over(void **state)
{
    (void)state;
    struct buffer buffer;
    buffer_init(&buffer, 100);
    buffer_add_text(&buffer, "mine");
    char *taken = buffer_take(&buffer);
    assert_string_equal(taken, "mine");
    assert_null(buffer.bytes);
    assert_int_equal(buffer.len, 0);
    assert_int_equal(buffer.limit, 100);
    memory_free(taken);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(buffer__is_an_empty_string__before_anything_was_added),
        cmocka_unit_test(buffer__holds_a_string_whatever_is_added),
        cmocka_unit_test(buffer__takes_all_or_nothing__at_its_limit),
        cmocka_unit_test(buffer__never_reserves_more_than_its_limit),
        cmocka_unit_test(buffer__works_without_a_limit),
        cmocka_unit_test(buffer_drop__takes_from_the_front),
        cmocka_unit_test(buffer_take__hands_the_bytes_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
