#include "base/punycode.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* RFC 1035, 2.3.4. */
#define LABEL_MAX 63
#define HOST_MAX  253

/* RFC 3492, section 5. */
#define BASE       36u
#define T_MIN      1u
#define T_MAX      26u
#define SKEW       38u
#define DAMP       700u
#define FIRST_BIAS 72u
#define FIRST_N    128u

struct label {
    uint32_t points[HOST_MAX];
    size_t len;
};

static uint32_t adapt(uint32_t delta, uint32_t count, bool is_first)
{
    uint32_t k = 0;
    delta = is_first ? delta / DAMP : delta / 2;
    delta += delta / count;
    while (delta > (BASE - T_MIN) * T_MAX / 2) {
        delta /= BASE - T_MIN;
        k += BASE;
    }
    return k + (BASE - T_MIN + 1) * delta / (delta + SKEW);
}

static bool add_digit(struct buffer *out, uint32_t digit)
{
    return buffer_add_char(out, "abcdefghijklmnopqrstuvwxyz0123456789"[digit]);
}

/* A generalised variable-length integer (RFC 3492, 3.3). */
static void add_delta(struct buffer *out, uint32_t delta, uint32_t bias)
{
    uint32_t rest = delta;
    for (uint32_t k = BASE;; k += BASE) {
        uint32_t t = k <= bias ? T_MIN : k >= bias + T_MAX ? T_MAX : k - bias;
        if (rest < t) {
            break;
        }
        add_digit(out, t + (rest - t) % (BASE - t));
        rest = (rest - t) / (BASE - t);
    }
    add_digit(out, rest);
}

static uint32_t smallest_from(const struct label *label, uint32_t n)
{
    uint32_t smallest = UINT32_MAX;
    for (size_t i = 0; i < label->len; i++) {
        if (label->points[i] >= n && label->points[i] < smallest) {
            smallest = label->points[i];
        }
    }
    return smallest;
}

static size_t add_basic(const struct label *label, struct buffer *out)
{
    size_t count = 0;
    for (size_t i = 0; i < label->len; i++) {
        if (label->points[i] < FIRST_N) {
            buffer_add_char(out, (char)label->points[i]);
            count++;
        }
    }
    return count;
}

/* RFC 3492, 6.3. A host is too short for its numbers to run over. */
static void encode(const struct label *label, struct buffer *out)
{
    uint32_t n = FIRST_N;
    uint32_t delta = 0;
    uint32_t bias = FIRST_BIAS;
    size_t basic = add_basic(label, out);
    size_t done = basic;
    if (basic != 0) {
        buffer_add_char(out, '-');
    }
    while (done < label->len) {
        uint32_t next = smallest_from(label, n);
        delta += (next - n) * (uint32_t)(done + 1);
        n = next;
        for (size_t i = 0; i < label->len; i++) {
            if (label->points[i] < n) {
                delta++;
            } else if (label->points[i] == n) {
                add_delta(out, delta, bias);
                bias = adapt(delta, (uint32_t)(done + 1), done == basic);
                delta = 0;
                done++;
            }
        }
        delta++;
        n++;
    }
}

static bool is_host_byte(uint32_t byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '-' ||
           byte == '_';
}

static bool is_host_point(uint32_t code_point)
{
    if (code_point < 0x80) {
        return is_host_byte(code_point);
    }
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code_point);
    return category != UTF8PROC_CATEGORY_CN && category < UTF8PROC_CATEGORY_ZS &&
           code_point != UTF8_REPLACEMENT;
}

static bool is_ascii(const struct label *label)
{
    return smallest_from(label, FIRST_N) == UINT32_MAX;
}

static bool add_label(const struct label *label, struct buffer *out)
{
    size_t start = out->len;
    if (label->len == 0 || label->points[0] == '-' ||
        label->points[label->len - 1] == '-') {
        return false;
    }
    for (size_t i = 0; i < label->len; i++) {
        if (!is_host_point(label->points[i])) {
            return false;
        }
    }
    if (is_ascii(label)) {
        add_basic(label, out);
    } else {
        buffer_add_text(out, "xn--");
        encode(label, out);
    }
    return !out->is_cut && out->len - start <= LABEL_MAX;
}

/* An address such as [::1] is a host as it stands (RFC 3986, 3.2.2). */
static bool is_ip_literal(struct text host)
{
    if (host.len < 4 || host.bytes[0] != '[' || host.bytes[host.len - 1] != ']') {
        return false;
    }
    for (size_t i = 1; i < host.len - 1; i++) {
        if (memchr("0123456789abcdefABCDEF:.", host.bytes[i], 24) == NULL) {
            return false;
        }
    }
    return true;
}

/* All labels of a mapped host; the last may be empty ("example.org."). */
static bool add_labels(struct text host, struct buffer *out)
{
    struct label label = {.len = 0};
    for (size_t at = 0; at < host.len;) {
        uint32_t code_point;
        bool is_valid;
        at +=
            utf8_decode(text_from(host.bytes + at, host.len - at), &code_point, &is_valid);
        if (!is_valid || label.len == COUNT_OF(label.points)) {
            return false;
        }
        if (code_point != '.' && code_point != 0x3002) {
            label.points[label.len++] =
                (uint32_t)utf8proc_tolower((utf8proc_int32_t)code_point);
            continue;
        }
        if (!add_label(&label, out) || !buffer_add_char(out, '.')) {
            return false;
        }
        label.len = 0;
    }
    return label.len == 0 ? out->len != 0 : add_label(&label, out);
}

/*
 * Full width and other compatibility forms become what they stand for first (as UTS #46
 * maps them), so that a dot, or a slash, cannot hide in one.
 */
bool punycode_host(struct text host, struct buffer *out)
{
    if (host.len == 0 || host.len > 4 * HOST_MAX || !utf8_is_valid(host)) {
        return false;
    }
    if (is_ip_literal(host)) {
        return buffer_add(out, host.bytes, host.len);
    }
    utf8proc_uint8_t *mapped = NULL;
    utf8proc_ssize_t len = utf8proc_map(
        (const utf8proc_uint8_t *)host.bytes, (utf8proc_ssize_t)host.len, &mapped,
        UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE | UTF8PROC_IGNORE);
    struct buffer name;
    buffer_init(&name, HOST_MAX + 1);
    bool is_host = len > 0 &&
                   add_labels(text_from((const char *)mapped, (size_t)len), &name) &&
                   name.len <= HOST_MAX && buffer_add(out, buffer_text(&name), name.len);
    buffer_release(&name);
    free(mapped);
    return is_host;
}

/* Letters that are easily taken for those of another script. */
static int script_of(uint32_t code_point)
{
    return code_point < 0x250                             ? 1
           : code_point >= 0x370 && code_point <= 0x3FF   ? 2
           : code_point >= 0x400 && code_point <= 0x52F   ? 4
           : code_point >= 0x530 && code_point <= 0x58F   ? 8
           : code_point >= 0x13A0 && code_point <= 0x13FF ? 16
                                                          : 0;
}

bool punycode_mixes_scripts(struct text host)
{
    int scripts = 0;
    while (host.len > 0) {
        uint32_t code_point;
        size_t len = utf8_decode(host, &code_point, NULL);
        if (code_point == '.') {
            scripts = 0;
        } else if (utf8_is_letter(code_point)) {
            scripts |= script_of(code_point);
        }
        if ((scripts & (scripts - 1)) != 0) {
            return true;
        }
        host = text_from(host.bytes + len, host.len - len);
    }
    return false;
}
