#include "wire/json_scan.h"

#include "base/utf8.h"

struct scanner {
    const unsigned char *start;
    const unsigned char *at;
    const unsigned char *end;
    size_t depth;
    size_t values;
    struct arena *arena;
    struct json_scan *found;
    struct error *err;
};

static bool scan_value(struct scanner *scanner);

static bool refuse_at(struct scanner *scanner, const unsigned char *at, const char *what)
{
    return error_set(scanner->err, ERROR_FAILED, "json: %s at byte %zu", what,
                     (size_t)(at - scanner->start));
}

static bool is_bad_utf8(const struct scanner *scanner)
{
    uint32_t code_point;
    bool is_valid;
    size_t left = (size_t)(scanner->end - scanner->at);
    utf8_decode(text_from((const char *)scanner->at, left), &code_point, &is_valid);
    return !is_valid;
}

static bool refuse(struct scanner *scanner, const char *what)
{
    if (scanner->at == scanner->end) {
        what = "the line ends too early";
    } else if (*scanner->at == 0) {
        what = "a NUL byte";
    } else if (is_bad_utf8(scanner)) {
        what = "not UTF-8";
    }
    return refuse_at(scanner, scanner->at, what);
}

/* The next byte, 0 at the end: since no NUL is good anywhere, the two need no telling
 * apart. */
static unsigned char peek(const struct scanner *scanner)
{
    return scanner->at < scanner->end ? *scanner->at : 0;
}

static void skip_space(struct scanner *scanner)
{
    while (scanner->at < scanner->end && (*scanner->at == ' ' || *scanner->at == '\t' ||
                                          *scanner->at == '\n' || *scanner->at == '\r')) {
        scanner->at++;
    }
}

static bool skip_char(struct scanner *scanner, unsigned char byte)
{
    skip_space(scanner);
    if (peek(scanner) != byte) {
        return false;
    }
    scanner->at++;
    return true;
}

static bool is_digit(unsigned char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool skip_digits(struct scanner *scanner)
{
    const unsigned char *first = scanner->at;
    while (is_digit(peek(scanner))) {
        scanner->at++;
    }
    return scanner->at > first;
}

static void keep_number(struct scanner *scanner, const unsigned char *first)
{
    struct json_scan *found = scanner->found;
    size_t len = (size_t)(scanner->at - first);
    found->numbers = arena_reserve(scanner->arena, found->numbers, &found->number_capacity,
                                   found->number_count, sizeof(*found->numbers));
    found->numbers[found->number_count++] = text_from((const char *)first, len);
    if (len > found->longest_number) {
        found->longest_number = len;
    }
}

static bool scan_number(struct scanner *scanner)
{
    const unsigned char *first = scanner->at;
    if (peek(scanner) == '-') {
        scanner->at++;
    }
    if (peek(scanner) == '0') {
        scanner->at++;
    } else if (!skip_digits(scanner)) {
        return refuse(scanner, first == scanner->at ? "no value" : "a bad number");
    }
    if (peek(scanner) == '.') {
        scanner->at++;
        if (!skip_digits(scanner)) {
            return refuse(scanner, "a bad number");
        }
    }
    if (peek(scanner) == 'e' || peek(scanner) == 'E') {
        scanner->at++;
        if (peek(scanner) == '+' || peek(scanner) == '-') {
            scanner->at++;
        }
        if (!skip_digits(scanner)) {
            return refuse(scanner, "a bad number");
        }
    }
    keep_number(scanner, first);
    return true;
}

/* The value of the four digits behind \u, or -1. */
static int hex_at(const struct scanner *scanner, const unsigned char *at)
{
    if (scanner->end - at < 4) {
        return -1;
    }
    int value = 0;
    for (size_t i = 0; i < 4; i++) {
        unsigned char byte = at[i];
        unsigned char lower = byte | 0x20;
        if (is_digit(byte)) {
            value = value * 16 + (byte - '0');
        } else if (lower >= 'a' && lower <= 'f') {
            value = value * 16 + (lower - 'a' + 10);
        } else {
            return -1;
        }
    }
    return value;
}

static void note_escape(struct scanner *scanner, const unsigned char *at, int value)
{
    struct json_scan *found = scanner->found;
    size_t offset = (size_t)(at - scanner->start);
    if (value == 0 && found->null_escape == JSON_NOWHERE) {
        found->null_escape = offset;
    }
    if (value >= 0xD800 && value <= 0xDFFF && found->lone_surrogate == JSON_NOWHERE) {
        found->lone_surrogate = offset;
    }
}

/* Stands behind "\u". */
static bool scan_hex_escape(struct scanner *scanner)
{
    const unsigned char *escape = scanner->at - 2;
    int value = hex_at(scanner, scanner->at);
    if (value < 0) {
        return refuse_at(scanner, escape, "a bad escape");
    }
    scanner->at += 4;
    bool is_pair = value >= 0xD800 && value <= 0xDBFF && scanner->end - scanner->at >= 6 &&
                   scanner->at[0] == '\\' && scanner->at[1] == 'u' &&
                   (hex_at(scanner, scanner->at + 2) & ~0x3FF) == 0xDC00;
    if (is_pair) {
        scanner->at += 6;
    } else {
        note_escape(scanner, escape, value);
    }
    return true;
}

/* Stands on the backslash. */
static bool scan_escape(struct scanner *scanner)
{
    const unsigned char *escape = scanner->at++;
    unsigned char byte = peek(scanner);
    if (byte == 0 || !strchr("\"\\/bfnrtu", byte)) {
        return refuse_at(scanner, escape, "a bad escape");
    }
    scanner->at++;
    return byte != 'u' || scan_hex_escape(scanner);
}

static bool scan_code_point(struct scanner *scanner)
{
    uint32_t code_point;
    bool is_valid;
    size_t left = (size_t)(scanner->end - scanner->at);
    size_t len =
        utf8_decode(text_from((const char *)scanner->at, left), &code_point, &is_valid);
    if (!is_valid) {
        return refuse_at(scanner, scanner->at, "not UTF-8");
    }
    scanner->at += len;
    return true;
}

static bool is_plain(unsigned char byte)
{
    return byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\';
}

static bool scan_string(struct scanner *scanner)
{
    const unsigned char *first = scanner->at++;
    for (;;) {
        while (scanner->at < scanner->end && is_plain(*scanner->at)) {
            scanner->at++;
        }
        if (scanner->at == scanner->end) {
            return refuse_at(scanner, first, "a string without an end");
        }
        if (*scanner->at == '"') {
            scanner->at++;
            return true;
        }
        if (*scanner->at < 0x20) {
            return refuse(scanner, "a control character in a string");
        }
        if (*scanner->at == '\\' ? !scan_escape(scanner) : !scan_code_point(scanner)) {
            return false;
        }
    }
}

static bool scan_member(struct scanner *scanner)
{
    skip_space(scanner);
    if (peek(scanner) != '"') {
        return refuse(scanner, "no key in double quotes");
    }
    if (!scan_string(scanner)) {
        return false;
    }
    if (!skip_char(scanner, ':')) {
        return refuse(scanner, "no colon");
    }
    return scan_value(scanner);
}

static bool scan_items(struct scanner *scanner, unsigned char close,
                       bool (*item)(struct scanner *), const char *what)
{
    if (++scanner->depth > JSON_DEPTH_LIMIT) {
        return refuse(scanner, "nested too deep (32 is the most)");
    }
    scanner->at++;
    if (!skip_char(scanner, close)) {
        do {
            if (!item(scanner)) {
                return false;
            }
        } while (skip_char(scanner, ','));
        if (!skip_char(scanner, close)) {
            return refuse(scanner, what);
        }
    }
    scanner->depth--;
    return true;
}

static bool scan_word(struct scanner *scanner, const char *word)
{
    size_t len = strlen(word);
    if ((size_t)(scanner->end - scanner->at) < len || memcmp(scanner->at, word, len) != 0) {
        return refuse(scanner, "no value");
    }
    scanner->at += len;
    return true;
}

static bool scan_value(struct scanner *scanner)
{
    skip_space(scanner);
    if (++scanner->values > JSON_VALUE_LIMIT) {
        return refuse(scanner, "more than 2000000 values");
    }
    switch (peek(scanner)) {
    case '{':
        return scan_items(scanner, '}', scan_member, "no comma and no }");
    case '[':
        return scan_items(scanner, ']', scan_value, "no comma and no ]");
    case '"':
        return scan_string(scanner);
    case 't':
        return scan_word(scanner, "true");
    case 'f':
        return scan_word(scanner, "false");
    case 'n':
        return scan_word(scanner, "null");
    default:
        return scan_number(scanner);
    }
}

bool json_scan(struct text text, struct arena *arena, struct json_scan *scan,
               struct error *err)
{
    struct json_scan found = {.lone_surrogate = JSON_NOWHERE, .null_escape = JSON_NOWHERE};
    const unsigned char *start = (const unsigned char *)(text.len > 0 ? text.bytes : "");
    struct scanner scanner = {.start = start,
                              .at = start,
                              .end = start + text.len,
                              .arena = arena,
                              .found = &found,
                              .err = err};
    if (text_starts_with(text, "\xEF\xBB\xBF")) {
        return refuse_at(&scanner, start, "a byte order mark");
    }
    skip_space(&scanner);
    if (scanner.at == scanner.end) {
        return error_set(err, ERROR_FAILED, "json: the line is empty");
    }
    if (!scan_value(&scanner)) {
        return false;
    }
    skip_space(&scanner);
    if (scanner.at < scanner.end) {
        return refuse(&scanner, "more than one value");
    }
    *scan = found;
    return true;
}
