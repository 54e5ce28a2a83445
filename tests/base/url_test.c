#include "base/url.h"

#include "base/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void url_read__finds__scheme_host_and_port(void **state)
{
    static const struct {
        const char *text;
        const char *host;
        int port;
        bool is_https;
        bool is_loopback;
    } rows[] = {
        {"https://api.example.com/v1", "api.example.com", 443, true, false},
        {"https://api.example.com", "api.example.com", 443, true, false},
        {"https://api.example.com?x=1", "api.example.com", 443, true, false},
        {"https://API.example.com:8443/v1", "API.example.com", 8443, true, false},
        {"http://localhost:11434/v1", "localhost", 11434, false, true},
        {"http://LocalHost", "LocalHost", 80, false, true},
        {"http://127.0.0.1:8080/v1", "127.0.0.1", 8080, false, true},
        {"http://127.255.0.9/", "127.255.0.9", 80, false, true},
        {"http://[::1]:8080/v1", "::1", 8080, false, true},
        {"http://[::2]/v1", "::2", 80, false, false},
        {"http://128.0.0.1/", "128.0.0.1", 80, false, false},
        {"http://localhost.example.com/", "localhost.example.com", 80, false, false},
        {"http://127.1/", "127.1", 80, false, false},
        {"http://127.0.0.1.example.com/", "127.0.0.1.example.com", 80, false, false},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct url url;

        if (!url_read(text_of(rows[i].text), &url))
            fail_msg("%s", rows[i].text);
        assert_true(text_is(url.host, rows[i].host));
        assert_int_equal(url.port, rows[i].port);
        assert_int_equal(url.is_https, rows[i].is_https);
        if (url_is_loopback(&url) != rows[i].is_loopback)
            fail_msg("%s", rows[i].text);
    }
}

static void url_read__refuses__what_two_parsers_could_read_as_two_hosts(void **state)
{
    static const char *const rows[] = {
        "",
        "api.example.com/v1",
        "ftp://example.com/",
        "HTTPS://example.com/",
        "https:/example.com/",
        "https://",
        "https:///v1",
        "https://:443/",
        "https://user@example.com/",
        "https://user:secret@example.com/",
        "http://127.0.0.1@example.com/",
        "http://127.0.0.1\\@example.com/",
        "http://localhost\\.example.com/",
        "http://localhost#.example.com/",
        "http://localhost\n.example.com/",
        "https://exa mple.com/",
        "https://ex\303\244mple.com/",
        "https://example.com:0/",
        "https://example.com:70000/",
        "https://example.com:/",
        "https://example.com:80x/",
        "https://.example.com/",
        "https://-x.example.com/",
        "https://example.com;x/",
        "https://[::1/",
        "https://[]/",
        "https://[localhost]/",
        "https://[::1]x/",
        "https://[fe80::1%25eth0]/",
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct url url;

        if (url_read(text_of(rows[i]), &url))
            fail_msg("%s", rows[i]);
    }
}

static void url_has_same_origin__looks_at__scheme_host_and_port(void **state)
{
    static const struct {
        const char *a, *b;
        bool is_same;
    } rows[] = {
        {"https://api.example.com/v1", "https://API.example.com:443/v2", true},
        {"https://api.example.com/v1", "https://api.example.com:444/v1", false},
        {"https://api.example.com/v1", "https://api.example.co/v1", false},
        {"http://localhost/v1", "https://localhost:80/v1", false},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct url a;
        struct url b;

        assert_true(url_read(text_of(rows[i].a), &a) && url_read(text_of(rows[i].b), &b));
        assert_int_equal(url_has_same_origin(&a, &b), rows[i].is_same);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(url_read__finds__scheme_host_and_port),
        cmocka_unit_test(url_read__refuses__what_two_parsers_could_read_as_two_hosts),
        cmocka_unit_test(url_has_same_origin__looks_at__scheme_host_and_port),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
