#include "guard/mask_inside.h"

#include "base/utf8.h"

#include <string.h>

#define RUN_BYTES   256 /* of the word that is being written, for telling links */
#define RUN_OVERLAP 64
#define HELD_BYTES  ((size_t)64 << 20)

struct mask_restorer {
    const struct mask *mask;
    struct buffer held; /* what may yet become a placeholder */
    char run[RUN_BYTES];
    size_t run_len;
    bool is_link;    /* a link was begun in this run */
    bool is_pointed; /* a wide full stop ended it, or is the point of a host */
    bool after_word; /* the last character was a letter or a digit */
    size_t holes;
};

/* Kinds that may go back to the customer they are of. */
static const bool goes_back[VALUE_KINDS] = {
    [MASK_NAME] = true,     [MASK_EMAIL] = true,    [MASK_PHONE] = true,
    [MASK_ADDRESS] = true,  [MASK_POSTCODE] = true, [MASK_ORDER] = true,
    [MASK_TRACKING] = true, [VALUE_LITERAL] = true,
};

struct mask_restorer *mask_restorer_create(const struct mask *mask)
{
    struct mask_restorer *restorer = memory_get(sizeof(*restorer));
    restorer->mask = mask;
    buffer_init(&restorer->held, HELD_BYTES);
    return restorer;
}

void mask_restorer_destroy(struct mask_restorer *restorer)
{
    if (restorer != NULL) {
        buffer_release_wiped(&restorer->held);
        memory_free_wiped(restorer, sizeof(*restorer));
    }
}

static bool is_host_byte(char byte)
{
    return (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') ||
           byte == '-' || (unsigned char)byte >= 0x80;
}

/* "shop.example/": a host, and what only an address has behind it. */
static bool has_host(const char *run, size_t len)
{
    for (size_t i = 1; i < len; i++) {
        size_t behind = i + 1;
        while (run[i] == '.' && behind < len && is_host_byte(run[behind])) {
            behind++;
        }
        if (run[i] == '.' && is_host_byte(run[i - 1]) && behind > i + 2 && behind < len &&
            strchr("/?#:@&=%", run[behind]) != NULL) {
            return true;
        }
    }
    return false;
}

static bool run_has(const struct mask_restorer *restorer, const char *part)
{
    return memmem(restorer->run, restorer->run_len, part, strlen(part)) != NULL;
}

static bool is_in_link(struct mask_restorer *restorer)
{
    bool ends_in_at = restorer->run_len > 0 && restorer->run[restorer->run_len - 1] == '@';
    restorer->is_link = restorer->is_link || ends_in_at || run_has(restorer, "//") ||
                        run_has(restorer, "www.") || run_has(restorer, "mailto:") ||
                        run_has(restorer, "](") ||
                        has_host(restorer->run, restorer->run_len);
    return restorer->is_link;
}

static void run_add(struct mask_restorer *restorer, struct text bytes)
{
    for (size_t i = 0; i < bytes.len; i++) {
        if (restorer->run_len == RUN_BYTES) {
            (void)is_in_link(restorer);
            memmove(restorer->run, restorer->run + RUN_BYTES - RUN_OVERLAP, RUN_OVERLAP);
            restorer->run_len = RUN_OVERLAP;
        }
        char byte = bytes.bytes[i];
        restorer->run[restorer->run_len++] =
            (char)(byte >= 'A' && byte <= 'Z' ? byte + 0x20 : byte);
    }
}

static void run_end(struct mask_restorer *restorer)
{
    restorer->run_len = 0;
    restorer->is_link = false;
    restorer->is_pointed = false;
}

/* No address of the web goes on behind it. Quotes and angle brackets may stand in one. */
static bool ends_run(uint32_t code_point)
{
    return code_point <= ' ' || code_point == 0xA0 ||
           (code_point >= 0x2000 && code_point <= 0x200A) || code_point == 0x2028 ||
           code_point == 0x2029 || (code_point >= 0x3000 && code_point <= 0x303F) ||
           code_point == 0xFF0C || code_point == 0xFF01 || code_point == 0xFF1B ||
           code_point == 0xFF08 || code_point == 0xFF09;
}

/* The full stops that browsers read as the point of a host. */
static bool is_wide_point(uint32_t code_point)
{
    return code_point == 0x3002 || code_point == 0xFF0E || code_point == 0xFF61;
}

/* What stands behind a wide full stop says whether the address goes on. */
static void point_settle(struct mask_restorer *restorer, bool goes_on)
{
    if (restorer->is_pointed && goes_on) {
        restorer->is_pointed = false;
        run_add(restorer, text_of("."));
    } else if (restorer->is_pointed) {
        run_end(restorer);
    }
}

static void pass(struct mask_restorer *restorer, struct text bytes, uint32_t code_point,
                 struct buffer *out)
{
    buffer_add(out, bytes.bytes, bytes.len);
    restorer->after_word = code_point == '_' || utf8_is_digit(code_point) ||
                           (utf8_is_letter(code_point) && !utf8_is_unspaced(code_point));
    point_settle(restorer, code_point < 0x80 && is_host_byte((char)code_point));
    if (is_wide_point(code_point) && restorer->run_len > 0 &&
        (unsigned char)restorer->run[restorer->run_len - 1] < 0x80) {
        restorer->is_pointed = true;
    } else if (ends_run(code_point)) {
        run_end(restorer);
    } else {
        run_add(restorer, bytes);
    }
}

/* The one value that fits, or NULL. */
static const struct value *value_of(const struct mask *mask,
                                    const struct placeholder *placeholder)
{
    const struct value *fitting = NULL;
    for (size_t i = 0; i < mask->value_count; i++) {
        const struct value *value = &mask->values[i];
        bool fits = value->kind == placeholder->kind && value->is_used &&
                    (placeholder->number == 0 || placeholder->number == value->number);
        if (fits && fitting != NULL) {
            return NULL;
        }
        fitting = fits ? value : fitting;
    }
    return fitting != NULL && goes_back[fitting->kind] ? fitting : NULL;
}

/* "[[NAME_1]].example", "[[NAME_1]]@example": an address begins with it. */
static bool begins_address(struct text behind)
{
    return behind.len > 0 &&
           (behind.bytes[0] == '@' ||
            (behind.len > 1 && behind.bytes[0] == '.' && is_host_byte(behind.bytes[1]) &&
             (unsigned char)behind.bytes[1] < 0x80));
}

static void fill(struct mask_restorer *restorer, const struct placeholder *placeholder,
                 struct text behind, struct buffer *out)
{
    const struct value *value = value_of(restorer->mask, placeholder);
    point_settle(restorer, false);
    if (value != NULL && !is_in_link(restorer) && !begins_address(behind)) {
        buffer_add_text(out, value->text);
    } else {
        buffer_add_text(out, "⟦");
        buffer_add(out, placeholder->name.bytes, placeholder->name.len);
        buffer_add_text(out, "⟧");
        restorer->holes++;
    }
    run_add(restorer, text_of("x"));
    restorer->after_word = true;
}

static size_t whole_len(char lead)
{
    unsigned char byte = (unsigned char)lead;
    return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/* The bytes at the front that are decided; 0 where more must come first. */
static size_t settle(struct mask_restorer *restorer, struct text rest, bool is_end,
                     struct buffer *out)
{
    struct placeholder placeholder;
    enum placeholder_state state = PLACEHOLDER_NONE;
    if (!is_end && rest.len < whole_len(rest.bytes[0])) {
        return 0;
    }
    if (placeholder_may_begin(rest, restorer->after_word)) {
        state = placeholder_read(rest, restorer->after_word, is_end, &placeholder);
    }
    if (state == PLACEHOLDER_MORE ||
        (state == PLACEHOLDER_FOUND && !is_end && rest.len < placeholder.len + 2)) {
        return 0;
    }
    if (state == PLACEHOLDER_FOUND) {
        fill(restorer, &placeholder,
             text_from(rest.bytes + placeholder.len, rest.len - placeholder.len), out);
        return placeholder.len;
    }
    uint32_t code_point;
    size_t len = utf8_decode(rest, &code_point, NULL);
    pass(restorer, text_from(rest.bytes, len), code_point, out);
    return len;
}

static void settle_all(struct mask_restorer *restorer, bool is_end, struct buffer *out)
{
    size_t at = 0;
    while (at < restorer->held.len) {
        struct text rest = text_from(restorer->held.bytes + at, restorer->held.len - at);
        size_t len = settle(restorer, rest, is_end, out);
        if (len == 0) {
            break;
        }
        at += len;
    }
    buffer_drop(&restorer->held, at);
}

void mask_restorer_feed(struct mask_restorer *restorer, struct text piece,
                        struct buffer *out)
{
    buffer_add(&restorer->held, piece.bytes, piece.len);
    settle_all(restorer, false, out);
}

size_t mask_restorer_end(struct mask_restorer *restorer, struct buffer *out)
{
    settle_all(restorer, true, out);
    return restorer->holes;
}

size_t mask_restore(const struct mask *mask, struct text text, struct buffer *out)
{
    struct mask_restorer *restorer = mask_restorer_create(mask);
    mask_restorer_feed(restorer, text, out);
    size_t holes = mask_restorer_end(restorer, out);
    mask_restorer_destroy(restorer);
    return holes;
}
