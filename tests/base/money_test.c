#include "base/money.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct money amount(int64_t parts, const char *currency)
{
    struct money money = {.parts = parts, .is_known = true};
    memcpy(money.currency, currency, strlen(currency) + 1);
    return money;
}

static void money_parse__takes_the_interchange_form_and_nothing_else(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t parts;
        bool is_good;
    } rows[] = {
        {"89.90", 899000, true},
        {"0", 0, true},
        {"-0.5", -5000, true},
        {"007.1234", 71234, true},
        {"-12", -120000, true},
        {"922337203685477.5807", INT64_MAX, true},
        {"-922337203685477.5807", -INT64_MAX, true},
        {"100000000000000", 1000000000000000000, true},
        /* within the form, but more than the type can hold */
        {"922337203685477.5808", 0, false},
        {"999999999999999", 0, false},
        {"", 0, false},
        {NULL, 0, false},
        {"-", 0, false},
        {".5", 0, false},
        {"5.", 0, false},
        {"-.5", 0, false},
        {"1.23456", 0, false},
        {"1.2.3", 0, false},
        {"1..2", 0, false},
        {"1,50", 0, false},
        {"+1", 0, false},
        {"--1", 0, false},
        {" 1", 0, false},
        {"1 ", 0, false},
        {"1e3", 0, false},
        {"0x10", 0, false},
        {"1234567890123456", 0, false},
        {"１", 0, false},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        int64_t parts = 77;
        bool is_good = money_parse(text_of(rows[i].text), &parts);
        if (is_good != rows[i].is_good || parts != (is_good ? rows[i].parts : 77)) {
            fail_msg("\"%s\": %d, %lld", string_or_empty(rows[i].text), is_good,
                     (long long)parts);
        }
    }
}

static void money_is_currency__knows_the_list_in_force(void **state)
{
    (void)state;
    static const char *const good[] = {"EUR", "USD", "JPY", "KWD",
                                       "XCG", "ZWG", "SLE", "VED"};
    static const char *const bad[] = {"",    "eur", "EU",  "EURO", "DEM",
                                      "HRK", "ZWL", "ABC", "€"};
    for (size_t i = 0; i < COUNT_OF(good); i++) {
        assert_true(money_is_currency(text_of(good[i])));
    }
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        assert_false(money_is_currency(text_of(bad[i])));
    }
    size_t found = 0; /* each in its place, or a search would pass it */
    for (int i = 0; i < 26 * 26 * 26; i++) {
        char code[] = {(char)('A' + i / 676), (char)('A' + i / 26 % 26),
                       (char)('A' + i % 26), '\0'};
        found += money_is_currency(text_of(code));
    }
    assert_int_equal(found, 179);
    assert_int_equal(money_digits("EUR"), 2);
    assert_int_equal(money_digits("JPY"), 0);
    assert_int_equal(money_digits("KWD"), 3);
    assert_int_equal(money_digits("CLF"), 4);
    assert_int_equal(money_digits("???"), 2);
}

static void money_format__has_the_digits_of_its_currency_or_more(void **state)
{
    (void)state;
    static const struct {
        int64_t parts;
        const char *currency;
        const char *text;
    } rows[] = {
        {899000, "EUR", "89.90 EUR"},
        {899050, "EUR", "89.905 EUR"},
        {899001, "EUR", "89.9001 EUR"},
        {0, "EUR", "0.00 EUR"},
        {-5000, "EUR", "-0.50 EUR"},
        {5000000, "JPY", "500 JPY"},
        {5005000, "JPY", "500.5 JPY"},
        {12340, "KWD", "1.234 KWD"},
        {10000, "CLF", "1.0000 CLF"},
        {10000, "", "1.00"},
        {12345678900, "USD", "1234567.89 USD"},
        {INT64_MIN, "EUR", "-922337203685477.5808 EUR"},
    };
    char text[64];
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        money_format(amount(rows[i].parts, rows[i].currency), text, sizeof(text));
        assert_string_equal(text, rows[i].text);
    }
    money_format_decimal(amount(-899000, "EUR"), text, sizeof(text));
    assert_string_equal(text, "-89.90");
    money_format((struct money){0}, text, sizeof(text));
    assert_string_equal(text, "");
    money_format(amount(899000, "EUR"), text, 5);
    assert_string_equal(text, "89.9");
}

static void money_format_words__is_as_a_person_writes_it(void **state)
{
    (void)state;
    static const struct {
        int64_t parts;
        const char *currency;
        const char *lang;
        const char *text;
    } rows[] = {
        {899000, "EUR", "en", "€89.90"},
        {899000, "EUR", "en-GB", "€89.90"},
        {899000, "EUR", "es", "89,90 €"},
        {899000, "EUR", "de", "89,90 €"},
        {899000, "EUR", "de-AT", "89,90 €"},
        {899000, "EUR", "FR", "89,90 €"},
        {899000, "EUR", "nl", "€ 89,90"},
        {899000, "EUR", "zh", "89.90欧元"},
        {899000, "EUR", "zh-Hans-CN", "89.90欧元"},
        {5000000, "JPY", "ja", "500円"},
        {899000, "EUR", "ar", "89.90 يورو"},
        {899000, "EUR", "sw", "€89.90"},
        {899000, "EUR", NULL, "€89.90"},
        {899000, "CHF", "de", "89,90 CHF"},
        {899000, "CHF", "en", "89.90 CHF"},
        {-899000, "USD", "en", "-$89.90"},
        {-899000, "EUR", "de", "-89,90 €"},
        {12345000, "EUR", "de", "1234,50 €"},
        {123450000, "EUR", "de", "12.345,00 €"},
        {12345678900, "USD", "en", "$1,234,567.89"},
        {123450000, "EUR", "fr", "12\u00A0345,00 €"},
    };
    char text[96];
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        money_format_words(amount(rows[i].parts, rows[i].currency), rows[i].lang, text,
                           sizeof(text));
        assert_string_equal(text, rows[i].text);
    }
    money_format_words((struct money){0}, "en", text, sizeof(text));
    assert_string_equal(text, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(money_parse__takes_the_interchange_form_and_nothing_else),
        cmocka_unit_test(money_is_currency__knows_the_list_in_force),
        cmocka_unit_test(money_format__has_the_digits_of_its_currency_or_more),
        cmocka_unit_test(money_format_words__is_as_a_person_writes_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
