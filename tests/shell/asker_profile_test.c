/* Which model may answer which customer: a table of configurations and customers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/attributes.h"
#include "base/secret.h"
#include "shell/asker.h"

#include <string.h>

#define PROFILES_MAX 4

struct given {
    const char *name;
    const char *languages; /* separated by spaces; NULL: bound to none */
    const char *regions;
    bool has_no_url;
};

struct fixture {
    struct office office;
    struct model_profile profiles[PROFILES_MAX];
    struct loaded *loaded;
    struct message message;
    struct arena arena;
    const char *why;
};

static const char **words(const char *list, struct arena *arena, size_t *count)
{
    const char **all = arena_get(arena, 8 * sizeof(*all));
    struct text rest = text_of(list);
    struct text word;

    while (text_next_word(&rest, &word))
        all[(*count)++] = arena_copy(arena, word.bytes, word.len);
    return all;
}

static void configure(struct fixture *fixture, const struct given *given)
{
    struct settings *settings = &fixture->office.settings;

    settings->profiles = fixture->profiles;
    settings->profile_count = 0;
    for (size_t i = 0; i < PROFILES_MAX && given[i].name != NULL; i++) {
        struct model_profile *profile = &fixture->profiles[settings->profile_count++];

        *profile = (struct model_profile){
            .name = given[i].name,
            .url = given[i].has_no_url ? NULL : "https://model.example/v1"};
        profile->languages =
            words(given[i].languages, &fixture->arena, &profile->language_count);
        profile->regions = words(given[i].regions, &fixture->arena, &profile->region_count);
    }
}

static void customer_is(struct fixture *fixture, const char *country, const char *says)
{
    fixture->loaded->has_customer = true;
    fixture->loaded->customer =
        (struct customer){.id = "c1", .name = "Ana Ruiz", .country = country};
    fixture->message = (struct message){
        .id = "m1", .from = FROM_CUSTOMER, .text = says == NULL ? "Where is it?" : says};
    fixture->loaded->ticket = (struct ticket){
        .id = "1", .customer = "c1", .messages = &fixture->message, .message_count = 1};
}

static const char *chosen(struct fixture *fixture, const char *name, const char *lang)
{
    const struct model_profile *profile = asker_profile(
        &fixture->office, fixture->loaded, name, lang, &fixture->arena, &fixture->why);

    return profile == NULL ? NULL : profile->name;
}

static void profile__is_chosen__by_language_and_country(void **state)
{
    static const struct {
        struct given given[PROFILES_MAX];
        const char *model; /* --model */
        const char *lang;
        const char *country;
        const char *chosen; /* NULL: the local engine */
        const char *why;    /* stands in the reason */
    } cases[] = {
        {{{.name = "model"}}, NULL, "es", "ES", "model", NULL},
        {{{.name = "model"}}, NULL, NULL, NULL, "model", NULL},
        {{{.name = "model", .has_no_url = true}}, NULL, "es", "ES", NULL, "no [model] url"},
        {{{.name = NULL}}, NULL, "es", "ES", NULL, "no [model] url"},
        /* languages */
        {{{.name = "model"}, {.name = "east", .languages = "zh ja"}},
         NULL,
         "zh-CN",
         "CN",
         "east",
         NULL},
        {{{.name = "model"}, {.name = "east", .languages = "zh ja"}},
         NULL,
         "es",
         "ES",
         "model",
         NULL},
        {{{.name = "model"}, {.name = "east", .languages = "zh ja", .has_no_url = true}},
         NULL,
         "zh",
         "CN",
         "model",
         NULL},
        {{{.name = "model", .languages = "en"}}, NULL, "es", "ES", NULL, "language 'es'"},
        {{{.name = "model", .languages = "en"}}, NULL, NULL, "ES", NULL, "language"},
        {{{.name = "model", .languages = "en"}}, "model", "es", "ES", "model", NULL},
        /* countries */
        {{{.name = "model", .regions = "ES FR"}}, NULL, "es", "Spain", "model", NULL},
        {{{.name = "model", .regions = "ES FR"}}, NULL, "en", "US", NULL, "customer in US"},
        {{{.name = "model", .regions = "ES FR"}},
         NULL,
         "en",
         NULL,
         NULL,
         "country is not known"},
        {{{.name = "model"}, {.name = "eu", .regions = "ES"}},
         NULL,
         "es",
         "ES",
         "eu",
         NULL},
        {{{.name = "model"}, {.name = "eu", .regions = "ES"}},
         NULL,
         "en",
         "US",
         NULL,
         "customer in US"},
        {{{.name = "model"}, {.name = "eu", .regions = "ES"}},
         "model",
         "es",
         "ES",
         NULL,
         "customer in ES"},
        {{{.name = "model", .regions = "CN"},
          {.name = "eu", .regions = "ES", .languages = "es"}},
         NULL,
         "es",
         "CN",
         "model",
         NULL},
        /* by name */
        {{{.name = "model"}, {.name = "fast"}}, "fast", "es", "ES", "fast", NULL},
        {{{.name = "model"}}, "slow", "es", "ES", NULL, "no [model.slow]"},
        {{{.name = "model"}, {.name = "fast", .has_no_url = true}},
         "fast",
         "es",
         "ES",
         NULL,
         "[model.fast] has no url"},
    };
    struct fixture *fixture = *state;

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const char *name;

        configure(fixture, cases[i].given);
        customer_is(fixture, cases[i].country, NULL);
        name = chosen(fixture, cases[i].model, cases[i].lang);
        if (!string_equals(name, cases[i].chosen))
            fail_msg("case %zu: %s (%s)", i, string_or_empty(name),
                     string_or_empty(fixture->why));
        if ((fixture->why == NULL) != (cases[i].why == NULL) ||
            (cases[i].why != NULL && strstr(fixture->why, cases[i].why) == NULL))
            fail_msg("case %zu: why: %s", i, string_or_empty(fixture->why));
    }
}

static const struct given one[PROFILES_MAX] = {{.name = "model"}};

static void profile__is_none__where_everything_stays_on_this_machine(void **state)
{
    struct fixture *fixture = *state;

    configure(fixture, one);
    customer_is(fixture, "ES", NULL);
    fixture->office.settings.local_only = true;

    assert_null(chosen(fixture, "model", "es"));
    assert_non_null(strstr(fixture->why, "local_only"));
}

static void profile__is_none__for_a_customer_who_objects(void **state)
{
    struct fixture *fixture = *state;

    configure(fixture, one);
    customer_is(fixture, "ES", NULL);
    fixture->loaded->customer.ai = CONSENT_REFUSED;
    assert_null(chosen(fixture, "model", "es"));
    assert_non_null(strstr(fixture->why, "consent.ai"));

    fixture->loaded->customer.ai = CONSENT_GIVEN;
    assert_string_equal(chosen(fixture, NULL, "es"), "model");
}

static void profile__is_none__where_an_objection_may_be_lost(void **state)
{
    struct fixture *fixture = *state;

    configure(fixture, one);
    customer_is(fixture, "ES", NULL);
    fixture->loaded->damaged = 1;

    assert_null(chosen(fixture, NULL, "es"));
    assert_non_null(strstr(fixture->why, "could not be read"));

    fixture->loaded->damaged = 0;
    fixture->loaded->has_customer = false;
    assert_null(chosen(fixture, NULL, "es"));
    assert_non_null(strstr(fixture->why, "record is missing"));
}

static void profile__is_none__for_a_ticket_that_is_never_sent(void **state)
{
    struct fixture *fixture = *state;

    configure(fixture, one);
    customer_is(fixture, "ES", "My lawyer will take you to court over this.");
    assert_null(chosen(fixture, "model", "en"));
    assert_non_null(strstr(fixture->why, "never_send"));

    fixture->office.settings.never_send_is_off = true;
    assert_string_equal(chosen(fixture, NULL, "en"), "model");
}

static void profile__needs_no_country__where_it_is_about_no_customer(void **state)
{
    static const struct given bound[PROFILES_MAX] = {{.name = "model", .regions = "ES"}};
    struct fixture *fixture = *state;
    const struct model_profile *profile;

    configure(fixture, bound);
    profile =
        asker_profile(&fixture->office, NULL, NULL, "es", &fixture->arena, &fixture->why);

    assert_non_null(profile);
    assert_null(fixture->why);
}

static int set_up(void **state)
{
    struct fixture *fixture = memory_get(sizeof(*fixture));

    arena_init(&fixture->arena);
    settings_init(&fixture->office.settings);
    fixture->loaded = loaded_create();
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;

    loaded_destroy(fixture->loaded);
    settings_release(&fixture->office.settings);
    arena_release(&fixture->arena);
    memory_free(fixture);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(profile__is_chosen__by_language_and_country),
        TEST(profile__is_none__where_everything_stays_on_this_machine),
        TEST(profile__is_none__for_a_customer_who_objects),
        TEST(profile__is_none__where_an_objection_may_be_lost),
        TEST(profile__is_none__for_a_ticket_that_is_never_sent),
        TEST(profile__needs_no_country__where_it_is_about_no_customer),
    };

    if (!secret_start(NULL))
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
