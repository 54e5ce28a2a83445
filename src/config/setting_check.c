#include "config/setting_check.h"

#include "base/memory.h"
#include "base/url.h"
#include "chat/country.h"

#include <string.h>

int setting_nth(const char *choices, struct text value)
{
    struct text rest = text_of(choices);
    struct text word;

    for (int nth = 0; text_next_word(&rest, &word); nth++) {
        if (text_equals(word, value))
            return nth;
    }
    return -1;
}

bool setting_check_url(struct text value, struct error *err)
{
    struct url url;

    if (memchr(string_or_empty(value.bytes), '@', value.len) != NULL)
        return error_set(err, ERROR_USAGE,
                         "no user or password may stand in an address "
                         "(name the key by key_file)");
    if (!url_read(value, &url))
        return error_set(err, ERROR_USAGE, "not an address such as https://host/v1");
    if (memchr(value.bytes, '?', value.len) != NULL)
        return error_set(err, ERROR_USAGE,
                         "nothing may stand behind a ? in an address (name the key by "
                         "key_file, Azure's version by api_version)");
    return url.is_https || url_is_loopback(&url) ||
           error_set(err, ERROR_USAGE,
                     "http:// is for this machine alone (localhost, 127.0.0.1, [::1]): "
                     "what leaves it goes by https://");
}

bool setting_check_proxy(struct text value, struct error *err)
{
    static const char socks[] = "socks5h://";
    char address[256];
    struct url url;
    size_t skipped = text_starts_with(value, socks) ? strlen(socks) : 0;

    /* The rest of the form is that of an http address. */
    snprintf(address, sizeof(address), "%s%.*s", skipped > 0 ? "http://" : "",
             (int)(value.len - skipped), string_or_empty(value.bytes) + skipped);
    return url_read(text_of(address), &url) ||
           error_set(err, ERROR_USAGE,
                     "not an address such as http://proxy:3128, https://proxy or "
                     "socks5h://proxy:1080, without user or password");
}

/* RFC 9110, 5.6.2. */
static bool is_token(struct text text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char byte = (unsigned char)text.bytes[i];

        if (byte <= ' ' || byte >= 0x7f || strchr("\"(),/:;<=>?@[\\]{}", byte) != NULL)
            return false;
    }
    return text.len > 0;
}

static bool is_among(struct text name, const char *const names[], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (text_is_ignoring_case(name, names[i]))
            return true;
    }
    return false;
}

bool setting_check_header(struct text value, struct error *err)
{
    static const char *const keys[] = {"Authorization", "Proxy-Authorization", "api-key",
                                       "x-api-key", "Cookie"};
    static const char *const own[] = {"Host",         "Content-Length",
                                      "Content-Type", "Transfer-Encoding",
                                      "Connection",   "Expect"};
    struct text rest = value;
    struct text name = {0};

    if (!text_next(&rest, ':', &name) || !is_token(name) || text_trim(rest).len == 0)
        return error_set(err, ERROR_USAGE, "not a header such as X-Team: support");
    for (size_t i = 0; i < value.len; i++) {
        if ((unsigned char)value.bytes[i] < ' ' || value.bytes[i] == 0x7f)
            return error_set(err, ERROR_USAGE, "a control character in a header");
    }
    if (is_among(name, keys, COUNT_OF(keys)))
        return error_set(err, ERROR_USAGE,
                         "%.*s carries a key: name the key by key_file or key_command",
                         (int)name.len, name.bytes);
    return !is_among(name, own, COUNT_OF(own)) ||
           error_set(err, ERROR_USAGE, "%.*s is set by the program itself", (int)name.len,
                     name.bytes);
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

bool setting_check_language(struct text value, struct error *err)
{
    size_t letters = 0;

    while (letters < value.len && is_letter(value.bytes[letters]))
        letters++;
    for (size_t i = letters; i < value.len; i++) {
        if (!is_letter(value.bytes[i]) && value.bytes[i] != '-' &&
            (value.bytes[i] < '0' || value.bytes[i] > '9'))
            letters = 0;
    }
    if (value.len > 0 && value.bytes[value.len - 1] == '-')
        letters = 0;
    return (letters >= 2 && letters <= 3 &&
            (letters == value.len || value.bytes[letters] == '-')) ||
           error_set(err, ERROR_USAGE, "'%.*s' is no language such as en or zh-Hant",
                     (int)value.len, string_or_empty(value.bytes));
}

bool setting_check_country(struct text value, struct error *err)
{
    return country_is_code(value) ||
           error_set(err, ERROR_USAGE, "'%.*s' is no country of two letters such as ES",
                     (int)value.len, string_or_empty(value.bytes));
}
