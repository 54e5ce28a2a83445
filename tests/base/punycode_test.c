#include "base/punycode.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct hosting {
    const char *host;
    const char *ascii; /* NULL: not a host */
};

static const struct hosting hostings[] = {
    {"example.org", "example.org"},
    {"Shop.Example.ORG", "shop.example.org"},
    {"example.org.", "example.org."},
    {"127.0.0.1", "127.0.0.1"},
    {"[::1]", "[::1]"},
    {"_dmarc.example.org", "_dmarc.example.org"},
    {"xn--bcher-kva.example", "xn--bcher-kva.example"},
    {"bücher.example", "xn--bcher-kva.example"},
    {"BÜCHER.example", "xn--bcher-kva.example"},
    {"bu\u0308cher.example", "xn--bcher-kva.example"},
    {"straße.de", "xn--strae-oqa.de"},
    {"münchen.de", "xn--mnchen-3ya.de"},
    {"例え.テスト", "xn--r8jz45g.xn--zckzah"},
    {"中国。中国", "xn--fiqs8s.xn--fiqs8s"},
    {"ｅｘａｍｐｌｅ．ｏｒｇ", "example.org"},
    {"пример.рф", "xn--e1afmkfd.xn--p1ai"},
    {"аррӏе.com", "xn--80ak6aa92e.com"}, /* Cyrillic */
    {"مثال.إختبار", "xn--mgbh0fb.xn--kgbechtv"},
    {"💩.la", "xn--ls8h.la"},
    {"pay\u200Bpal.com", "paypal.com"},
    {"", NULL},
    {".", NULL},
    {"a..b", NULL},
    {".a", NULL},
    {"a b.org", NULL},
    {"a/b.org", NULL},
    {"℀.org", NULL}, /* becomes a/c */
    {"a\u2044b.org\n", NULL},
    {"user@example.org", NULL},
    {"-a.org", NULL},
    {"a-.org", NULL},
    {"a\xFF.org", NULL},
    {"a\u202E.org.\x01", NULL},
    {"[::1", NULL},
    {"[x]", NULL},
    {"\uE000.org", NULL},
    {"\uFFFD.org", NULL},
};

static void punycode_host__is_ascii_or_no_host(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(hostings); i++) {
        struct buffer out;
        buffer_init(&out, 1000);
        buffer_add_text(&out, "https://");
        bool is_host = punycode_host(text_of(hostings[i].host), &out);
        if (is_host != (hostings[i].ascii != NULL)) {
            fail_msg("\"%s\": %s", hostings[i].host, buffer_text(&out));
        }
        assert_string_equal(buffer_text(&out) + 8, is_host ? hostings[i].ascii : "");
        buffer_release(&out);
    }
}

/* RFC 3492, section 7.1, those samples that are lower case already. */
static void punycode_host__encodes_the_samples_of_the_rfc(void **state)
{
    (void)state;
    static const struct hosting samples[] = {
        {"ليهمابتكلموشعربي؟", "xn--egbpdaj6bu4bxfgehfvwxn"},
        {"他们为什么不说中文", "xn--ihqwcrb4cv8a8dqg056pqjye"},
        {"他們爲什麽不說中文", "xn--ihqwctvzc91f659drss3x8bo0yb"},
        {"למההםפשוטלאמדבריםעברית", "xn--4dbcagdahymbxekheh6e0a7fei0b"},
        {"почемужеонинеговорятпорусски", "xn--b1abfaaepdrnnbgefbadotcwatmq2g4l"},
        {"3年b組金八先生", "xn--3b-ww4c5e180e575a65lsy2b"},
        {"安室奈美恵-with-super-monkeys", "xn---with-super-monkeys-pc58ag80a8qai00g7n9n"},
        {"hello-another-way-それぞれの場所",
         "xn--hello-another-way--fc4qua05auwb3674vfr0b"},
        {"ひとつ屋根の下2", "xn--2-u9tlzr9756bt3uc0v"},
        {"majiでkoiする5秒前", "xn--majikoi5-783gue6qz075azm5e"},
        {"パフィーdeルンバ", "xn--de-jg4avhby1noc0d"},
        {"そのスピードで", "xn--d9juau41awczczp"},
    };
    for (size_t i = 0; i < COUNT_OF(samples); i++) {
        struct buffer out;
        buffer_init(&out, 1000);
        bool is_host = punycode_host(text_of(samples[i].host), &out);
        assert_true(is_host);
        assert_string_equal(buffer_text(&out), samples[i].ascii);
        buffer_release(&out);
    }
}

static void punycode_host__refuses_what_is_too_long(void **state)
{
    (void)state;
    char host[3000];
    struct buffer out;
    buffer_init(&out, 1000);
    memset(host, 'a', sizeof(host));

    assert_true(punycode_host(text_from(host, 63), &out));
    buffer_clear(&out);
    assert_false(punycode_host(text_from(host, 64), &out));
    assert_false(punycode_host(text_from(host, sizeof(host)), &out));
    for (size_t at = 50; at < sizeof(host); at += 51) {
        host[at] = '.';
    }
    assert_true(punycode_host(text_from(host, 253), &out));
    buffer_clear(&out);
    assert_false(punycode_host(text_from(host, 255), &out));
    assert_int_equal(out.len, 0);
    buffer_release(&out);
}

static void punycode_mixes_scripts__within_a_label_alone(void **state)
{
    static const char *const mixed[] = {"p\u0430ypal.com", "\u03bfpen.org",
                                        "shop.l\u0456nden.org"};
    static const char *const pure[] = {"paypal.com",     "пример.com", "日本ab.jp",
                                       "b\u00fccher.de", "",           "\u0456\u0456.de",
                                       "example.рф"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(mixed); i++) {
        assert_true(punycode_mixes_scripts(text_of(mixed[i])));
    }
    for (size_t i = 0; i < COUNT_OF(pure); i++) {
        assert_false(punycode_mixes_scripts(text_of(pure[i])));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(punycode_mixes_scripts__within_a_label_alone),
        cmocka_unit_test(punycode_host__is_ascii_or_no_host),
        cmocka_unit_test(punycode_host__encodes_the_samples_of_the_rfc),
        cmocka_unit_test(punycode_host__refuses_what_is_too_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
