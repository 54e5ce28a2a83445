#include "naming.h"

#include "base/buffer.h"
#include "base/utf8.h"

#include <stdlib.h>

static bool is_joined(uint32_t code_point)
{
    return utf8_is_letter(code_point) || utf8_is_digit(code_point) || code_point == '@' ||
           code_point == '_';
}

/* Two code points of one word. */
static bool is_inside_word(uint32_t before, uint32_t after)
{
    return is_joined(before) && is_joined(after) && !utf8_is_unspaced(before) &&
           !utf8_is_unspaced(after);
}

static uint32_t code_point_before(struct text text, size_t at)
{
    uint32_t code_point;
    size_t from = at - 1;

    while (from > 0 && ((unsigned char)text.bytes[from] & 0xC0) == 0x80)
        from--;
    (void)utf8_decode(text_from(text.bytes + from, at - from), &code_point, NULL);
    return code_point;
}

/* A word does not go on over this place. */
static bool is_edge(struct text text, size_t at)
{
    uint32_t after;

    if (at == 0 || at >= text.len)
        return true;
    (void)utf8_decode(text_from(text.bytes + at, text.len - at), &after, NULL);
    return !is_inside_word(code_point_before(text, at), after);
}

static bool stands_at(struct text text, size_t at, const struct respelling *respelling)
{
    size_t len = respelling->from.len;
    struct text there;

    if (len > text.len - at)
        return false;
    there = text_from(text.bytes + at, len);
    if (!text_equals(there, respelling->from) &&
        (!respelling->is_any_case || !text_is_ignoring_case(there, respelling->from.bytes)))
        return false;
    return is_edge(text, at) && is_edge(text, at + len);
}

static const struct respelling *find_at(const struct respellings *respellings,
                                        struct text text, size_t at)
{
    for (size_t i = 0; i < respellings->count; i++) {
        if (stands_at(text, at, &respellings->list[i]))
            return &respellings->list[i];
    }
    return NULL;
}

static int longest_first(const void *a, const void *b)
{
    size_t first = ((const struct respelling *)a)->from.len;
    size_t second = ((const struct respelling *)b)->from.len;

    return (first < second) - (first > second);
}

/* A sentence begins as it began. */
static void add_as_cased(struct buffer *out, const char *to, char was)
{
    bool was_capital = was >= 'A' && was <= 'Z';

    if (was_capital && to[0] >= 'a' && to[0] <= 'z')
        buffer_add_char(out, (char)(to[0] - 'a' + 'A'));
    else
        buffer_add_char(out, to[0]);
    buffer_add_text(out, to + 1);
}

const char *respelled(struct respellings *respellings, const char *string)
{
    struct text text = text_of(string);
    struct buffer out;
    const char *made;

    if (string == NULL)
        return NULL;
    qsort(respellings->list, respellings->count, sizeof(*respellings->list), longest_first);
    buffer_init(&out, SIZE_MAX);
    for (size_t at = 0; at < text.len;) {
        const struct respelling *found = find_at(respellings, text, at);

        if (found != NULL)
            add_as_cased(&out, found->to, text.bytes[at]);
        else
            buffer_add_char(&out, text.bytes[at]);
        at += found != NULL ? found->from.len : 1;
    }
    made = arena_copy(respellings->arena, buffer_text(&out), out.len);
    buffer_release_wiped(&out);
    return made;
}
