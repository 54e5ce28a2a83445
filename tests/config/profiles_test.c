#include "config/settings.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static char path[] = "/tmp/deskhand-profiles-XXXXXX";

static void write_file(const char *text)
{
    int fd = open(path, O_WRONLY | O_TRUNC | O_CREAT, 0600);

    assert_int_equal(write(fd, text, strlen(text)), (int)strlen(text));
    close(fd);
}

static int set_up(void **state)
{
    (void)state;
    setenv("HOME", "/home/marta", 1);
    return mkstemp(path) < 0;
}

static int tear_down(void **state)
{
    (void)state;
    return unlink(path);
}

static void read_good(struct settings *settings, const char *text)
{
    struct error err = {0};

    write_file(text);
    settings_init(settings);
    if (!settings_read(settings, path, &err))
        fail_msg("%s", err.text);
}

static void a_profile__has_defaults__where_it_says_nothing(void **state)
{
    struct settings settings;
    const struct model_profile *profile;

    (void)state;
    read_good(&settings, "[model]\nurl = https://api.example.com/v1\n");
    profile = settings_profile(&settings, NULL);
    assert_non_null(profile);
    assert_string_equal(settings.model_url, "https://api.example.com/v1");
    assert_string_equal(profile->name, "model");
    assert_null(profile->api);
    assert_int_equal(profile->n, 3);
    assert_false(profile->has_temperature);
    assert_int_equal(profile->max_tokens, 0);
    assert_int_equal(profile->first_byte_timeout, 60);
    assert_int_equal(profile->idle_timeout, 30);
    assert_int_equal(profile->prompt_tokens, 6000);
    assert_false(profile->price_in.is_known);
    assert_int_equal(profile->ask, MODEL_ASK_OPEN);
    assert_false(profile->moderation);
    settings_release(&settings);
}

static void every_key_of_a_profile__is_read(void **state)
{
    struct settings settings;
    const struct model_profile *profile;

    (void)state;
    read_good(
        &settings,
        "[model]\napi = azure\nurl = https://api.example.com\nmodel = gpt-4o\n"
        "key_file = ~/.config/deskhand/key\nn = 5\ntemperature = 0.25\n"
        "max_tokens = 700\nmax_tokens_field = max_completion_tokens\n"
        "first_byte_timeout = 2m\nidle_timeout = 45\nca_file = /etc/ca.pem\n"
        "proxy = socks5h://localhost:1080\nhttp = 1.1\nprice_in = 0.15 USD\n"
        "price_out = 0.6 USD\nlanguages = es, zh-Hant\nregions = es FR\n"
        "headers = X-Team: support, X-Trace: a b\nstop = \\n\\n, END\n"
        "api_version = 2024-10-21\nprompt_tokens = 9000\nmoderation = on\nask = ahead\n"
        "processor = Example Ltd\nregion = EU\nretention = 30 days\n");
    profile = settings_profile(&settings, "model");
    assert_string_equal(profile->api, "azure");
    assert_string_equal(profile->model, "gpt-4o");
    assert_string_equal(profile->key_file, "/home/marta/.config/deskhand/key");
    assert_int_equal(profile->n, 5);
    assert_true(profile->has_temperature && profile->temperature == 0.25);
    assert_int_equal(profile->max_tokens, 700);
    assert_string_equal(profile->max_tokens_field, "max_completion_tokens");
    assert_int_equal(profile->first_byte_timeout, 120);
    assert_int_equal(profile->idle_timeout, 45);
    assert_string_equal(profile->ca_file, "/etc/ca.pem");
    assert_string_equal(profile->proxy, "socks5h://localhost:1080");
    assert_string_equal(profile->http, "1.1");
    assert_int_equal(profile->price_in.parts, 1500);
    assert_string_equal(profile->price_out.currency, "USD");
    assert_int_equal(profile->language_count, 2);
    assert_string_equal(profile->languages[0], "es");
    assert_string_equal(profile->languages[1], "zh-Hant");
    assert_int_equal(profile->region_count, 2);
    assert_string_equal(profile->regions[0], "ES");
    assert_int_equal(profile->header_count, 2);
    assert_string_equal(profile->headers[1], "X-Trace: a b");
    assert_int_equal(profile->stop_count, 2);
    assert_string_equal(profile->stop[0], "\n\n");
    assert_string_equal(profile->api_version, "2024-10-21");
    assert_int_equal(profile->prompt_tokens, 9000);
    assert_true(profile->moderation);
    assert_int_equal(profile->ask, MODEL_ASK_AHEAD);
    assert_string_equal(profile->processor, "Example Ltd");
    assert_string_equal(profile->region, "EU");
    assert_string_equal(profile->retention, "30 days");
    settings_release(&settings);
}

static void a_bad_value_of_a_profile__is_told_with_its_line(void **state)
{
    static const struct {
        const char *text;
        const char *what;
    } rows[] = {
        {"api = chats", "api: not one of"},
        {"url = http://api.example.com/v1", "http:// is for this machine alone"},
        {"url = http://127.0.0.1.example.com/v1", "http:// is for this machine alone"},
        {"url = https://user:secret@api.example.com/v1", "no user or password"},
        {"url = api.example.com", "not an address such as"},
        {"url =", "not an address such as"},
        {"key_file = key", "not a full path"},
        {"ca_file = ../ca.pem", "not a full path"},
        {"n = 0", "not a number from 1 to 9"},
        {"n = 10", "not a number from 1 to 9"},
        {"temperature = 2.5", "not a number from 0 to 2"},
        {"temperature = warm", "not a number from 0 to 2"},
        {"temperature = -0.1", "not a number from 0 to 2"},
        {"max_tokens = 0", "not a number from 1"},
        {"max_tokens_field = tokens", "not one of"},
        {"first_byte_timeout = 0", "from 1 to 3600 seconds"},
        {"idle_timeout = soon", "not a length of time"},
        {"proxy = http://user:secret@proxy:3128", "without user or password"},
        {"proxy = proxy", "not an address such as"},
        {"http = 3", "not one of"},
        {"price_in = cheap", "not an amount"},
        {"price_in = -1", "not an amount"},
        {"price_in = 0.15 EUX", "not an ISO 4217 code"},
        {"price_in = 0.15 USD each", "not an amount"},
        {"languages = spanish-as-spoken! en", "is no language"},
        {"languages = english", "'english' is no language"},
        {"languages = en-", "is no language"},
        {"regions = Spain", "is no country"},
        {"regions = ES XX", "'XX' is no country"},
        {"url = https://api.example.com/v1?api_key=x", "name the key by key_file"},
        {"url = https://api.example.com?api_key=x", "name the key by key_file"},
        {"headers = Authorization: Bearer x", "carries a key"},
        {"headers = X-Team: a, x-API-key: b", "carries a key"},
        {"headers = Content-Type: text/html", "set by the program"},
        {"headers = X Team: a", "not a header"},
        {"headers = X-Team", "not a header"},
        {"headers = X-Team:", "not a header"},
        {"headers = X-Team: a\tb", "a control character"},
        {"headers = X-Team: a\rX-Other: b", "a control character"},
        {"stop = a, b, c, d, e", "more than 4"},
        {"prompt_tokens = 10", "not a number from 500"},
        {"moderation = perhaps", "neither on nor off"},
        {"ask = never", "not one of"},
        {"colour = red", "[model.zh] has no setting 'colour'"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct settings settings;
        struct error err = {0};
        char text[200];

        snprintf(text, sizeof(text), "[model.zh]\n%s\n", rows[i].text);
        write_file(text);
        settings_init(&settings);
        assert_false(settings_read(&settings, path, &err));
        assert_int_equal(err.code, ERROR_USAGE);
        if (strstr(err.text, ":2: ") == NULL || strstr(err.text, rows[i].what) == NULL ||
            strstr(err.text, "secret") != NULL)
            fail_msg("%s: %s", rows[i].text, err.text);
        settings_release(&settings);
    }
}

static void an_empty_model__is_refused__where_the_server_is_told_one(void **state)
{
    static const struct {
        const char *text;
        bool is_good;
    } rows[] = {
        {"[model]\nmodel =\n", false},
        {"[model]\napi = messages\nmodel =\n", false},
        {"[model]\nmodel = a\n[model.zh]\nmodel =\n", false},
        {"[model]\napi = azure\nmodel =\n", true},
        {"[model]\napi = engine\nmodel =\n", true},
        {"[model]\nn = 1\n", true},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct settings settings;
        struct error err = {0};

        write_file(rows[i].text);
        settings_init(&settings);
        if (settings_read(&settings, path, &err) != rows[i].is_good ||
            (!rows[i].is_good && strstr(err.text, "model is empty: name one") == NULL))
            fail_msg("%s: %s", rows[i].text, err.text);
        settings_release(&settings);
    }
}

static void a_profile__has_a_name__that_can_be_typed(void **state)
{
    static const char *const rows[] = {
        "[model.]\nn = 1\n",
        "[model.a b]\nn = 1\n",
        "[model.model]\nn = 1\n",
        "[model.a123456789012345678901234567890123456789x]\nn = 1\n",
        "[models]\nn = 1\n",
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct settings settings;

        write_file(rows[i]);
        settings_init(&settings);
        if (settings_read(&settings, path, NULL))
            fail_msg("%s", rows[i]);
        settings_release(&settings);
    }
}

static void a_named_profile__inherits__what_it_does_not_set(void **state)
{
    struct settings settings;
    const struct model_profile *zh;
    const struct model_profile *plain;

    (void)state;
    /* The named one may stand first. */
    read_good(&settings,
              "[model.zh]\nmodel = zh-1\nlanguages = zh\ntemperature = 0\n"
              "[model]\nurl = https://api.example.com/v1\nmodel = en-1\nlanguages = en\n"
              "key_command = pass show key\ntemperature = 1\nn = 4\nstop = END\n"
              "processor = Example Ltd\n[model.plain]\nn = 2\n");
    assert_int_equal(settings.profile_count, 3);
    assert_string_equal(settings.profiles[0].name, "model");
    zh = settings_profile(&settings, "zh");
    assert_string_equal(zh->url, "https://api.example.com/v1");
    assert_string_equal(zh->model, "zh-1");
    assert_string_equal(zh->languages[0], "zh");
    assert_int_equal(zh->language_count, 1);
    assert_string_equal(zh->key_command, "pass show key");
    assert_true(zh->has_temperature && zh->temperature == 0);
    assert_int_equal(zh->n, 4);
    assert_string_equal(zh->stop[0], "END");
    assert_string_equal(zh->processor, "Example Ltd");
    plain = settings_profile(&settings, "plain");
    assert_string_equal(plain->model, "en-1");
    assert_int_equal(plain->n, 2);
    assert_true(plain->temperature == 1);
    assert_null(settings_profile(&settings, "other"));
    settings_release(&settings);
}

static void a_key__does_not_go_to_another_server_than_its_own(void **state)
{
    struct settings settings;
    const struct model_profile *other;
    const struct model_profile *same;

    (void)state;
    read_good(
        &settings,
        "[model]\nurl = https://api.example.com/v1\nkey_file = /k\nheaders = X-Team: a\n"
        "moderation = on\nprocessor = Example Ltd\nregion = EU\nretention = none\n"
        "[model.other]\nurl = https://api.example.org/v1\n"
        "[model.same]\nurl = https://API.example.com:443/v2\n");
    other = settings_profile(&settings, "other");
    assert_null(other->key_file);
    assert_int_equal(other->header_count, 0);
    assert_false(other->moderation);
    assert_null(other->processor);
    assert_null(other->region);
    assert_null(other->retention);
    same = settings_profile(&settings, "same");
    assert_string_equal(same->key_file, "/k");
    assert_int_equal(same->header_count, 1);
    assert_string_equal(same->processor, "Example Ltd");
    settings_release(&settings);
}

static void of_the_two_sources_of_a_key__the_last_named_counts(void **state)
{
    struct settings settings;

    (void)state;
    read_good(
        &settings,
        "[model]\nurl = https://api.example.com/v1\nkey_file = /k\nkey_command = pass k\n"
        "[model.zh]\nkey_file = /zh\n");
    assert_null(settings.profiles[0].key_file);
    assert_string_equal(settings.profiles[0].key_command, "pass k");
    assert_null(settings.profiles[1].key_command);
    assert_string_equal(settings.profiles[1].key_file, "/zh");
    settings_release(&settings);
}

static void an_amount__is_in_the_shops_currency__where_none_stands_behind(void **state)
{
    struct settings settings;

    (void)state;
    read_good(&settings, "[budget]\nmoney_per_day = 5\n[model]\nprice_in = 0.15\n"
                         "[shop]\ncurrency = CHF\n[model.zh]\nprice_in = 2\n");
    assert_string_equal(settings.money_per_day.currency, "CHF");
    assert_string_equal(settings.profiles[0].price_in.currency, "CHF");
    assert_int_equal(settings.profiles[1].price_in.parts, 20000);
    assert_string_equal(settings.profiles[1].price_in.currency, "CHF");
    settings_release(&settings);
}

static void prices_and_budget__are_in_one_currency(void **state)
{
    static const char *const rows[] = {
        "[budget]\nmoney_per_day = 5\n[model]\nprice_in = 0.15 USD\n",
        "[model]\nprice_in = 0.15 USD\nprice_out = 1 EUR\n",
        "[model]\nprice_in = 0.15 USD\n[model.zh]\nprice_out = 1\n",
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct settings settings;
        struct error err = {0};

        write_file(rows[i]);
        settings_init(&settings);
        assert_false(settings_read(&settings, path, &err));
        assert_non_null(strstr(err.text, "in one currency"));
        settings_release(&settings);
    }
}

static void where_local_only_is_on__no_profile_is_used(void **state)
{
    struct settings settings;

    (void)state;
    read_good(&settings, "[model]\nurl = https://api.example.com/v1\n[model.zh]\nn = 2\n"
                         "[privacy]\nlocal_only = on\n");
    assert_null(settings_profile(&settings, NULL));
    assert_null(settings_profile(&settings, "zh"));
    settings_release(&settings);
}

static void what_the_policy_locked_of_the_model__no_profile_sets(void **state)
{
    static const struct {
        const char *policy;
        const char *text;
        bool is_good;
    } rows[] = {
        {"model.key_file = /k", "[model]\nkey_file = /other\n", false},
        {"model.key_file = /k", "[model]\nkey_command = cat /other\n", false},
        {"model.key_file = /k", "[model.zh]\nkey_file = /other\n", false},
        {"model.key_command = pass k", "[model.zh]\nkey_file = /other\n", false},
        {"model.url = https://a.example/v1", "[model.zh]\nurl = https://b.example/\n",
         false},
        {"model.url = https://a.example/v1", "[model.zh]\nmodel = zh-1\n", true},
        {"model.zh.url = https://a.example/v1", "[model.zh]\nurl = https://b.example/\n",
         false},
        {"model.zh.url = https://a.example/v1", "[model.en]\nurl = https://b.example/\n",
         true},
        {"model.v1.1.n = 2", "[model.v1.1]\nn = 3\n", false},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct settings settings;
        struct error err = {0};
        char policy[200];

        snprintf(policy, sizeof(policy), "[locked]\n%s\n", rows[i].policy);
        settings_init(&settings);
        write_file(policy);
        if (!settings_read_policy(&settings, path, &err))
            fail_msg("%s", err.text);
        write_file(rows[i].text);
        if (settings_read(&settings, path, &err) != rows[i].is_good)
            fail_msg("%s, %s: %s", rows[i].policy, rows[i].text, err.text);
        settings_release(&settings);
    }
}

static void what_the_policy_set__is_there_without_a_configuration(void **state)
{
    struct settings settings;

    (void)state;
    settings_init(&settings);
    write_file("[locked]\nmodel.url = https://a.example/v1\nmodel.key_file = /etc/key\n");
    assert_true(settings_read_policy(&settings, path, NULL));
    assert_true(settings_read(&settings, "/nonexistent/deskhand.conf", NULL));
    assert_string_equal(settings.model_url, "https://a.example/v1");
    assert_string_equal(settings_profile(&settings, NULL)->key_file, "/etc/key");
    settings_release(&settings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_profile__has_defaults__where_it_says_nothing),
        cmocka_unit_test(every_key_of_a_profile__is_read),
        cmocka_unit_test(a_bad_value_of_a_profile__is_told_with_its_line),
        cmocka_unit_test(an_empty_model__is_refused__where_the_server_is_told_one),
        cmocka_unit_test(a_profile__has_a_name__that_can_be_typed),
        cmocka_unit_test(a_named_profile__inherits__what_it_does_not_set),
        cmocka_unit_test(a_key__does_not_go_to_another_server_than_its_own),
        cmocka_unit_test(of_the_two_sources_of_a_key__the_last_named_counts),
        cmocka_unit_test(an_amount__is_in_the_shops_currency__where_none_stands_behind),
        cmocka_unit_test(prices_and_budget__are_in_one_currency),
        cmocka_unit_test(where_local_only_is_on__no_profile_is_used),
        cmocka_unit_test(what_the_policy_locked_of_the_model__no_profile_sets),
        cmocka_unit_test(what_the_policy_set__is_there_without_a_configuration),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
