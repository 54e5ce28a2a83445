#include "guard/bent_signs.h"
#include "guard/links_inside.h"
#include "guard/plain.h"

#include "base/utf8.h"

#include <string.h>

/* Endings that a host written without "https://" is known by; the second ones are words
 * too. */
static const char *const endings[] = {
    "com",  "net",     "org",   "info", "biz",  "shop", "store", "online", "site",
    "io",   "eu",      "app",   "dev",  "xyz",  "top",  "link",  "click",  "uk",
    "de",   "fr",      "nl",    "cn",   "jp",   "ru",   "co",    "pl",     "se",
    "ch",   "example", "tk",    "cc",   "club", "vip",  "live",  "ly",     "gg",
    "page", "web",     "cloud", "help", "zip",  "mov",  "icu",   "рф",
};
static const char *const word_endings[] = {"es", "it", "be", "at", "me", "to",
                                           "is", "in", "us", "no", "pt", "br",
                                           "mx", "kr", "tv", "ai", "so", "pro"};

static bool is_listed(struct text word, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (text_is_ignoring_case(word, list[i])) {
            return true;
        }
    }
    return false;
}

bool link_ending_is_known(struct text ending)
{
    return is_listed(ending, endings, COUNT_OF(endings)) ||
           is_listed(ending, word_endings, COUNT_OF(word_endings));
}

bool link_is_host_byte(unsigned char byte)
{
    return (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') ||
           byte == '-' || byte == '.' || byte == '_';
}

/* Where a link that begins here must have ended: at white space, quotes, brackets, Han. */
static size_t run_end(struct text text, size_t at)
{
    while (at < text.len) {
        unsigned char byte = (unsigned char)text.bytes[at];
        if (byte <= ' ' || byte == '<' || byte == '>' || byte == '"' || byte == '`' ||
            byte == '|' || byte >= 0x80) {
            break;
        }
        at++;
    }
    return at;
}

/* A host may hold letters of any script; a script without spaces only from a label's start.
 */
static size_t host_end(struct text text, size_t at)
{
    size_t start = at;
    while (at < text.len) {
        unsigned char byte = (unsigned char)text.bytes[at];
        if (byte < 0x80) {
            if (!link_is_host_byte(byte) && byte != '@' && byte != ':' && byte != '[' &&
                byte != ']' && byte != '%') {
                break;
            }
            at++;
            continue;
        }
        uint32_t code_point;
        size_t len =
            utf8_decode(text_from(text.bytes + at, text.len - at), &code_point, NULL);
        bool at_label = at == start || text.bytes[at - 1] == '.' ||
                        (unsigned char)text.bytes[at - 1] >= 0x80;
        if (!utf8_is_letter(code_point) || (utf8_is_unspaced(code_point) && !at_label)) {
            break;
        }
        at += len;
    }
    return at;
}

/* More brackets close than open. */
static bool closes_more(struct text text, size_t start, size_t end)
{
    size_t open = 0;
    size_t closed = 0;
    for (size_t i = start; i < end; i++) {
        open += text.bytes[i] == '(';
        closed += text.bytes[i] == ')';
    }
    return closed > open;
}

/* What a sentence puts behind a link is no part of it. */
static size_t trim_end(struct text text, size_t start, size_t end)
{
    size_t brackets =
        0; /* looked at, so that a run of them costs no more than a few passes */
    while (end > start) {
        char last = text.bytes[end - 1];
        bool is_bracket = last == ')' && brackets < 4 && closes_more(text, start, end);
        brackets += is_bracket;
        if (!is_bracket && strchr(".,;:!?'*_~]}", last) == NULL) {
            break;
        }
        end--;
    }
    return end;
}

/* Without the user in front of '@', the port behind ':', a last point. */
static struct text host_of(struct text authority)
{
    for (size_t i = authority.len; i > 0; i--) {
        if (authority.bytes[i - 1] == '@') {
            authority = text_from(authority.bytes + i, authority.len - i);
            break;
        }
    }
    const char *colon =
        authority.len == 0 ? NULL : memchr(authority.bytes, ':', authority.len);
    if (colon != NULL && authority.bytes[0] != '[') {
        authority.len = (size_t)(colon - authority.bytes);
    }
    while (authority.len > 0 && authority.bytes[authority.len - 1] == '.') {
        authority.len--;
    }
    return authority;
}

void link_add(struct link_finder *finder, size_t start, size_t end, struct text host,
              bool is_web)
{
    struct reading *reading = finder->reading;
    struct text text = reading->scan.text;
    struct link link = {.first = (uint32_t)scan_token_at(&reading->scan, start),
                        .end = (uint32_t)scan_token_at(&reading->scan, end),
                        .whole = text_from(text.bytes + start, end - start),
                        .host = host,
                        .is_web = is_web};
    reading->links = arena_reserve(finder->arena, reading->links, &finder->capacity,
                                   reading->link_count, sizeof(*reading->links));
    reading->links[reading->link_count++] = link;
    reading_mask(reading, link.first, link.end, SCOPE_LINK);
}

/* The full stops that browsers read as the point of a host. */
static size_t wide_point_len(struct text text, size_t at)
{
    static const char *const points[] = {"\u3002", "\uff0e", "\uff61", "\u2024"};
    bool may_be = at < text.len && (unsigned char)text.bytes[at] >= 0xE2;
    for (size_t i = 0; may_be && i < COUNT_OF(points); i++) {
        if (text_starts_with(text_from(text.bytes + at, text.len - at), points[i])) {
            return strlen(points[i]);
        }
    }
    return 0;
}

/* Where a host goes on behind a wide point, up to its end; 0 where none does. */
static size_t wide_host_end(struct text text, size_t at)
{
    size_t point = wide_point_len(text, at);
    size_t label = 0;
    while (point > 0) {
        at += point;
        label = at;
        while (at < text.len && link_is_host_byte((unsigned char)text.bytes[at])) {
            label = text.bytes[at] == '.' && at + 1 < text.len &&
                            link_is_host_byte((unsigned char)text.bytes[at + 1])
                        ? at + 1
                        : label;
            at++;
        }
        point = wide_point_len(text, at);
    }
    size_t len = at - label;
    len -= len > 0 && text.bytes[at - 1] == '.';
    bool is_host = label > 0 && is_listed(text_from(text.bytes + label, len), endings,
                                          COUNT_OF(endings));
    return is_host ? at : 0;
}

/* No user, no escape, no backslash: nothing that browsers read in other ways than this. */
static bool is_plain_authority(struct text text, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++) {
        if (text.bytes[i] == '@' || text.bytes[i] == '%') {
            return false;
        }
    }
    return end >= text.len || (text.bytes[end] != '\\' && wide_host_end(text, end) == 0);
}

/* "https://…": at is the colon. Returns where the link ends. */
static size_t scheme_read(struct link_finder *finder, size_t start, size_t colon)
{
    struct text text = finder->reading->scan.text;
    struct text scheme = text_from(text.bytes + start, colon - start);
    size_t authority = colon + 3;
    size_t authority_end = host_end(text, authority);
    size_t end = trim_end(text, start, run_end(text, authority_end));
    if (end < authority_end) {
        authority_end = end;
    }
    struct text host =
        host_of(text_from(text.bytes + authority, authority_end - authority));
    bool is_web =
        (text_is_ignoring_case(scheme, "http") || text_is_ignoring_case(scheme, "https")) &&
        is_plain_authority(text, authority, authority_end);
    link_add(finder, start, end, host, is_web);
    return end;
}

/* "https:evil.com", "javascript:…": a browser goes there without the two slashes. */
static bool odd_scheme_read(struct link_finder *finder, size_t start, size_t end)
{
    static const char *const schemes[] = {
        "https:", "http:", "javascript:", "data:", "vbscript:", "ftp:"};
    struct text text = finder->reading->scan.text;
    if (memchr(text.bytes + start, ':', end - start) == NULL) {
        return false;
    }
    for (size_t i = start; i < end; i++) {
        for (size_t k = 0; k < COUNT_OF(schemes); k++) {
            size_t len = strlen(schemes[k]);
            bool is_data = schemes[k][0] == 'd'; /* "your data:yes" is none */
            if ((i > start && link_is_host_byte((unsigned char)text.bytes[i - 1])) ||
                i + len >= end || strncasecmp(text.bytes + i, schemes[k], len) != 0 ||
                (is_data && memchr(text.bytes + i, '/', end - i) == NULL &&
                 memchr(text.bytes + i, ',', end - i) == NULL)) {
                continue;
            }
            size_t behind = trim_end(text, i, end);
            if (behind > i + len) {
                link_add(finder, i, behind, text_from(text.bytes + i, len - 1), false);
                return true;
            }
        }
    }
    return false;
}

/* "www.shop.example/path" or "shop.example": a host that is known by its ending. */
static bool is_bare_host(struct text host, bool has_path)
{
    if (host.len < 4 || memchr(host.bytes, '.', host.len) == NULL || host.bytes[0] == '.' ||
        memmem(host.bytes, host.len, "..", 2) != NULL) {
        return false;
    }
    size_t last = host.len;
    while (last > 0 && host.bytes[last - 1] != '.') {
        last--;
    }
    struct text ending = text_from(host.bytes + last, host.len - last);
    if (text_starts_with(host, "www.")) {
        return true;
    }
    bool is_lower = ending.len > 0 && (ending.bytes[0] & 0x20) != 0;
    return is_lower &&
           (is_listed(ending, endings, COUNT_OF(endings)) ||
            (has_path && is_listed(ending, word_endings, COUNT_OF(word_endings))));
}

static void bare_read(struct link_finder *finder, size_t start, size_t end)
{
    struct text text = finder->reading->scan.text;
    struct text run = text_from(text.bytes + start, trim_end(text, start, end) - start);
    size_t host_len = 0;
    while (host_len < run.len && link_is_host_byte((unsigned char)run.bytes[host_len])) {
        host_len++;
    }
    bool has_path = host_len < run.len && run.bytes[host_len] == '/';
    struct text host = text_from(run.bytes, host_len);
    if ((host_len == run.len || has_path || run.bytes[host_len] == '?' ||
         run.bytes[host_len] == ':') &&
        is_bare_host(host, has_path)) {
        if (bent_at_before(text, start)) { /* "ana [@] shop.example" is a mail */
            reading_mask(finder->reading, scan_token_at(&finder->reading->scan, start),
                         scan_token_at(&finder->reading->scan, start + run.len),
                         SCOPE_LINK);
            return;
        }
        link_add(finder, start, start + run.len, host_of(host), true);
    }
}

/* An address of mail is masked, and no link. */
static bool mail_read(struct link_finder *finder, struct text run, size_t start)
{
    const char *at = run.len == 0 ? NULL : memchr(run.bytes, '@', run.len);
    if (at == NULL || at == run.bytes || memchr(run.bytes, '/', run.len) != NULL) {
        return false;
    }
    size_t end = trim_end(finder->reading->scan.text, start, start + run.len);
    reading_mask(finder->reading, scan_token_at(&finder->reading->scan, start),
                 scan_token_at(&finder->reading->scan, end), SCOPE_LINK);
    return true;
}

/* "evil。example": a host with a wide point in it. */
static bool wide_host_read(struct link_finder *finder, size_t start, size_t end)
{
    struct text text = finder->reading->scan.text;
    size_t behind = end < text.len && link_is_host_byte((unsigned char)text.bytes[end - 1])
                        ? wide_host_end(text, end)
                        : 0;
    if (behind == 0) {
        return false;
    }
    size_t last = trim_end(text, start, run_end(text, behind));
    link_add(finder, start, last, text_from(text.bytes + start, last - start), true);
    return true;
}

/* "1.1.1.1/login" */
static void address_read(struct link_finder *finder, const struct token *token)
{
    struct text text = finder->reading->scan.text;
    size_t points = 0;
    for (size_t i = token->start; i < token->end; i++) {
        points += text.bytes[i] == '.';
    }
    bool is_link = token->end < text.len && points == 3 &&
                   token->end - token->start <= 15 &&
                   (text.bytes[token->end] == '/' || text.bytes[token->end] == ':');
    size_t end = trim_end(text, token->start, run_end(text, token->end));
    if (is_link && end > token->end) {
        link_add(finder, token->start, end,
                 scan_raw(&finder->reading->scan,
                          (size_t)(token - finder->reading->scan.tokens)),
                 true);
    }
}

/* One run without white space. */
static void run_read(struct link_finder *finder, size_t start, size_t end)
{
    struct text text = finder->reading->scan.text;
    size_t at = start;
    bool found = false;
    while (at < end) {
        const char *colon = memmem(text.bytes + at, end - at, "://", 3);
        if (colon == NULL) {
            break;
        }
        size_t scheme = (size_t)(colon - text.bytes);
        size_t first = scheme;
        while (first > at && ((text.bytes[first - 1] | 0x20) >= 'a') &&
               ((text.bytes[first - 1] | 0x20) <= 'z')) {
            first--;
        }
        size_t next = first == scheme ? scheme + 3 : scheme_read(finder, first, scheme);
        found |= first != scheme;
        at = next > scheme + 3 ? next : scheme + 3;
    }
    found =
        found || odd_scheme_read(finder, start, end) || wide_host_read(finder, start, end);
    struct text run = text_from(text.bytes + start, end - start);
    if (!found && memchr(run.bytes, '.', run.len) != NULL &&
        !mail_read(finder, run, start)) {
        bare_read(finder, start, end);
    }
}

/* One run of the text in plain form, where its host or what stands before it is written in
 * wide letters or with hidden characters. */
static void wide_run_read(struct link_finder *finder, const struct plain *plain,
                          size_t start, size_t end)
{
    struct text run = text_from(plain->bytes + start, end - start);
    const char *scheme = memmem(run.bytes, run.len, "://", 3);
    size_t first = scheme == NULL ? start : (size_t)(scheme - plain->bytes);
    size_t host = scheme == NULL ? start : first + 3;
    while (scheme != NULL && first > start && plain_is_word(plain->bytes[first - 1])) {
        first--;
    }
    size_t behind = host;
    while (behind < end && link_is_host_byte((unsigned char)plain->bytes[behind])) {
        behind++;
    }
    while (behind > host && plain->bytes[behind - 1] == '.') {
        behind--;
    }
    bool is_wide = plain->at[behind] - plain->at[first] != behind - first;
    bool has_path = behind < end && plain->bytes[behind] == '/';
    if (is_wide && behind > host &&
        (scheme != NULL ||
         is_bare_host(text_from(plain->bytes + host, behind - host), has_path))) {
        struct text host_text = text_from(plain->bytes + host, behind - host);
        link_add(finder, plain->at[first], plain->at[end],
                 text_of(arena_copy(finder->arena, host_text.bytes, host_text.len)), false);
    }
}

/* What browsers and mail programs read as an address, and no letter of ASCII begins. */
static void wide_links_find(struct link_finder *finder)
{
    struct text text = finder->reading->scan.text;
    struct plain plain;
    if (utf8_ascii_len(text) == text.len) {
        return;
    }
    plain_read(text, finder->arena, &plain);
    for (size_t at = 0; at < plain.len;) {
        size_t end = at;
        while (end < plain.len && plain.bytes[end] > ' ' && plain.bytes[end] < 0x7F) {
            end++;
        }
        if (memchr(plain.bytes + at, '.', end - at) != NULL) {
            wide_run_read(finder, &plain, at, end);
        }
        at = end + 1;
    }
}

void links_find(struct reading *reading, struct arena *arena)
{
    struct link_finder finder = {.reading = reading, .arena = arena};
    size_t end = 0;
    for (size_t i = 0; i < reading->scan.count; i++) {
        const struct token *token = &reading->scan.tokens[i];
        if (token->start < end ||
            (token->kind != TOKEN_WORD && token->kind != TOKEN_NUMBER)) {
            continue;
        }
        if (token->kind == TOKEN_NUMBER) {
            address_read(&finder, token);
            continue;
        }
        end = run_end(reading->scan.text, token->start);
        end = end > token->end ? end : token->end;
        run_read(&finder, token->start, end);
        if (reading->link_count > 0) {
            const struct link *last = &reading->links[reading->link_count - 1];
            size_t link_end =
                (size_t)(last->whole.bytes - reading->scan.text.bytes) + last->whole.len;
            end = link_end > end ? link_end : end;
        }
    }
    wide_links_find(&finder);
    bent_links_find(&finder);
}
