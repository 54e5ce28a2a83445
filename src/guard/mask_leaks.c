#include "guard/mask_inside.h"

#include "base/utf8.h"

#include <string.h>

#define LAYERS 3 /* of JSON within JSON */

static int hex_of(char byte)
{
    bool is_digit = byte >= '0' && byte <= '9';
    char low = (char)(byte | 0x20);
    return is_digit ? byte - '0' : low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

/* The four digits of "\u00e1"; false where they are none. */
static bool unit_at(struct text rest, uint32_t *unit)
{
    if (rest.len < 6 || rest.bytes[0] != '\\' || rest.bytes[1] != 'u') {
        return false;
    }
    *unit = 0;
    for (size_t i = 2; i < 6; i++) {
        int digit = hex_of(rest.bytes[i]);
        if (digit < 0) {
            return false;
        }
        *unit = *unit * 16 + (uint32_t)digit;
    }
    return true;
}

/* One escape of JSON (RFC 8259, 7); the bytes that it takes. */
static size_t escape_read(struct text rest, struct buffer *out)
{
    uint32_t unit;
    uint32_t low;
    if (unit_at(rest, &unit)) {
        struct text behind = text_from(rest.bytes + 6, rest.len - 6);
        if (unit >= 0xD800 && unit < 0xDC00 && unit_at(behind, &low) && low >= 0xDC00 &&
            low < 0xE000) {
            buffer_add_code_point(out, 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
            return 12;
        }
        buffer_add_code_point(out, unit == 0 ? ' ' : unit);
        return 6;
    }
    bool is_space = rest.len > 1 && strchr("nrtbf", rest.bytes[1]) != NULL;
    buffer_add_char(out, rest.len < 2 || is_space ? ' ' : rest.bytes[1]);
    return rest.len < 2 ? 1 : 2;
}

/* The bytes with their escapes undone; what is no JSON stays as it is but for backslashes.
 */
static void unescape(struct text bytes, struct buffer *out)
{
    for (size_t at = 0; at < bytes.len;) {
        struct text rest = text_from(bytes.bytes + at, bytes.len - at);
        const char *escape = memchr(rest.bytes, '\\', rest.len);
        size_t plain = escape == NULL ? rest.len : (size_t)(escape - rest.bytes);
        buffer_add(out, rest.bytes, plain);
        at += plain;
        if (escape != NULL) {
            at += escape_read(text_from(escape, rest.len - plain), out);
        }
    }
}

/* A spelling that the mask hides stands in the fold. */
static bool is_known_in(const struct mask *mask, struct fold *fold, enum mask_kind *kind)
{
    for (size_t at = fold_next_head(fold, 0); at < fold->len;
         at = fold_next_head(fold, at + 1)) {
        struct found found;
        if (mask->tree.roots[(unsigned char)fold->bytes[at]] == 0 ||
            fold->classes[at] == FOLD_GAP || !tree_may_find(&mask->tree, fold, at) ||
            !tree_longest(mask, fold, at, &found)) {
            continue;
        }
        enum mask_kind of = mask->values[found.value].kind;
        if (of < MASK_KIND_COUNT) {
            if (kind != NULL) {
                *kind = of;
            }
            return true;
        }
        at = found.end - 1;
    }
    return false;
}

static bool text_leaks(const struct mask *mask, struct text text, enum mask_kind *kind)
{
    struct arena arena;
    struct fold fold;
    arena_init(&arena);
    fold_read(text, &arena, &fold);
    bool leaks = is_known_in(mask, &fold, kind);
    arena_release(&arena);
    return leaks;
}

/* Where the string ends that begins behind this quotation mark. */
static size_t string_end(struct text json, size_t at)
{
    while (at < json.len && json.bytes[at] != '"') {
        at += json.bytes[at] == '\\' ? 2 : 1;
    }
    return at < json.len ? at : json.len;
}

static bool is_key(struct text json, size_t behind)
{
    while (behind < json.len && strchr(" \n\r\t", json.bytes[behind]) != NULL) {
        behind++;
    }
    return behind < json.len && json.bytes[behind] == ':';
}

/*
 * Blanks the names of members, and which model is asked: words of the interface and of the
 * configuration, which a customer may be called like ("claude", "max_tokens"). What a
 * customer or a record says stands in values alone, its quotation marks escaped.
 */
static void interface_blank(struct text json, char *bytes)
{
    bool is_model = false;
    for (size_t at = 0; at < json.len; at++) {
        if (json.bytes[at] != '"') {
            continue;
        }
        size_t end = string_end(json, at + 1);
        struct text string = text_from(json.bytes + at + 1, end - at - 1);
        bool is_name = is_key(json, end + 1);
        if (is_name || is_model) {
            memset(bytes + at + 1, ' ', string.len);
        }
        is_model = is_name && text_is(string, "model");
        at = end;
    }
}

/* The bytes but for the words of the interface, where they are a JSON object. */
static struct text told(struct text bytes, struct buffer *copy)
{
    struct text trimmed = text_trim(bytes);
    if (trimmed.len < 2 || trimmed.bytes[0] != '{' ||
        trimmed.bytes[trimmed.len - 1] != '}' ||
        !buffer_add(copy, trimmed.bytes, trimmed.len)) {
        return bytes;
    }
    interface_blank(trimmed, copy->bytes);
    return text_from(copy->bytes, copy->len);
}

/* A string of JSON may hold JSON of its own, so escapes are undone more than once. */
bool mask_leaks(const struct mask *mask, struct text bytes, enum mask_kind *kind)
{
    struct buffer layers[LAYERS];
    struct buffer copy;
    buffer_init(&copy, bytes.len + 1);
    bytes = told(bytes, &copy);
    bool leaks = text_leaks(mask, bytes, kind);
    size_t count = 0;
    while (!leaks && count < LAYERS && memchr(bytes.bytes, '\\', bytes.len) != NULL) {
        struct buffer *plain = &layers[count++];
        buffer_init(plain, bytes.len + 16);
        unescape(bytes, plain);
        bytes = text_from(buffer_text(plain), plain->len);
        leaks = text_leaks(mask, bytes, kind);
    }
    while (count > 0) {
        buffer_release_wiped(&layers[--count]);
    }
    buffer_release_wiped(&copy);
    return leaks;
}
