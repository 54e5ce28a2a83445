#include "chat/product.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void product_is_in_stock__counts_what_is_not_tracked(void **state)
{
    (void)state;
    assert_true(product_is_in_stock(&(struct product){.stock = STOCK_NOT_TRACKED}));
    assert_true(product_is_in_stock(&(struct product){.stock = 1}));
    assert_false(product_is_in_stock(&(struct product){.stock = 0}));
}

static void product_attribute__finds_a_name_in_any_case(void **state)
{
    (void)state;
    const struct attribute attributes[] = {{"size", "42"}, {"colour", "red"}};
    struct product product = {.attributes = attributes, .attribute_count = 2};

    assert_string_equal(product_attribute(&product, "Colour"), "red");
    assert_string_equal(product_attribute(&product, "SIZE"), "42");
    assert_null(product_attribute(&product, "siz"));
    assert_null(product_attribute(&(struct product){0}, "size"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(product_is_in_stock__counts_what_is_not_tracked),
        cmocka_unit_test(product_attribute__finds_a_name_in_any_case),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
