/* Which dictionary is a language's, of those a machine has. */
#include "spell/choice.h"

#include "base/attributes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char *const tags[] = {"de_AT", "de_CH", "de_DE", "en_GB", "en_US",
                                   "es_ES", "es_MX", "fr",    "fr_CH", "pt_BR"};

static void assert_chosen(const char *lang, const char *wanted, const char *country,
                          const char *tag)
{
    const char *chosen = spell_choose(lang, wanted, country, tags, COUNT_OF(tags));

    if (!string_equals(chosen, tag))
        fail_msg("%s of %s in %s: %s, not %s", lang, wanted ? wanted : "all",
                 country ? country : "no country", chosen ? chosen : "none",
                 tag ? tag : "none");
}

static void spell_choose__takes_the_language_as_the_shops_country_writes_it(void **state)
{
    (void)state;
    static const struct {
        const char *lang;
        const char *country;
        const char *tag;
    } cases[] = {
        {"de", NULL, "de_DE"},     {"de", "DE", "de_DE"},    {"de", "CH", "de_CH"},
        {"de", "at", "de_AT"},     {"de", "FR", "de_DE"},    {"de-CH", "DE", "de_CH"},
        {"en", "GB", "en_GB"},     {"en", "IE", "en_GB"},    {"en", "US", "en_US"},
        {"en", "ES", "en_US"},     {"en-gb", "US", "en_GB"}, {"fr", NULL, "fr"},
        {"fr", "CH", "fr_CH"},     {"es", NULL, "es_ES"},    {"es", "MX", "es_MX"},
        {"pt", "PT", "pt_BR"},     {"es-419", NULL, "es_ES"}, {"zh", "CN", NULL},
        {"zh-Hant", NULL, NULL},   {"", NULL, NULL},         {"d", NULL, NULL},
        {"en", "Spain", "en_US"},  {"en", "", "en_US"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_chosen(cases[i].lang, NULL, cases[i].country, cases[i].tag);
}

static void spell_choose__takes_nothing_but_what_the_setting_names(void **state)
{
    (void)state;
    assert_chosen("en", "en_GB,de", "US", "en_GB");
    assert_chosen("de", "en_GB,de", "CH", "de_CH");
    assert_chosen("de", "en_GB de_DE", "CH", "de_DE");
    assert_chosen("fr", "en_GB,de", "FR", NULL);
    assert_chosen("en", " , en-gb ", NULL, "en_GB");
    assert_chosen("en", "en_AU", NULL, NULL);
    assert_chosen("en", "en_AU, en_US", NULL, "en_US");
}

static void spell_choose__has_none_where_no_dictionary_is(void **state)
{
    (void)state;
    assert_null(spell_choose("en", NULL, "GB", NULL, 0));
    assert_null(spell_choose("a-name-that-is-longer-than-any-tag-there-is-in-the-world",
                             NULL, NULL, tags, COUNT_OF(tags)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spell_choose__takes_the_language_as_the_shops_country_writes_it),
        cmocka_unit_test(spell_choose__takes_nothing_but_what_the_setting_names),
        cmocka_unit_test(spell_choose__has_none_where_no_dictionary_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
