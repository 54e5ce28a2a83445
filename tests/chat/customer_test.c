#include "chat/customer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_first_name(const char *name, const char *first)
{
    struct text found = customer_first_name(&(struct customer){.name = name});

    assert_true(text_is(found, first));
}

static void customer_first_name__is_the_first_word_or_the_whole(void **state)
{
    (void)state;
    assert_first_name("Ana Ruiz", "Ana");
    assert_first_name("  Jean-Luc  Picard", "Jean-Luc");
    assert_first_name("李雷", "李雷");
    assert_first_name("Cher", "Cher");
    assert_first_name("", "");
    assert_first_name(NULL, "");
}

static void customer_country__is_the_profiles_else_that_of_an_address(void **state)
{
    (void)state;
    const struct address addresses[] = {
        {.city = "Madrid"}, {.country = "ES"}, {.country = "PT"}};
    struct customer customer = {.addresses = addresses, .address_count = 3};

    assert_string_equal(customer_country(&customer), "ES");
    customer.country = "FR";
    assert_string_equal(customer_country(&customer), "FR");
    assert_null(customer_country(&(struct customer){0}));
}

static void customer_has_email__ignores_case_and_nothing_else(void **state)
{
    (void)state;
    const char *const emails[] = {"ana@example.org", "ana.ruiz@example.org"};
    struct customer customer = {.emails = emails, .email_count = 2};

    assert_true(customer_has_email(&customer, "Ana@Example.org"));
    assert_true(customer_has_email(&customer, " ana.ruiz@example.org "));
    assert_false(customer_has_email(&customer, "ana@example.or"));
    assert_false(customer_has_email(&customer, "ana@example.org.evil"));
    assert_false(customer_has_email(&customer, ""));
    assert_false(customer_has_email(&customer, NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(customer_first_name__is_the_first_word_or_the_whole),
        cmocka_unit_test(customer_country__is_the_profiles_else_that_of_an_address),
        cmocka_unit_test(customer_has_email__ignores_case_and_nothing_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
