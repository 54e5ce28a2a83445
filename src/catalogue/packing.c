#include "packing.h"

#define ITEM_END '\x1F'

void packing_add(struct buffer *out, const char *item)
{
    size_t start = out->len;
    if (!buffer_add_text(out, string_or_empty(item))) {
        return;
    }
    for (size_t i = start; i < out->len; i++) {
        if ((unsigned char)out->bytes[i] < 0x20 && out->bytes[i] != '\n') {
            out->bytes[i] = ' ';
        }
    }
    buffer_add_char(out, ITEM_END);
}

static size_t count_items(struct text packed)
{
    size_t count = 0;
    for (size_t i = 0; i < packed.len; i++) {
        count += packed.bytes[i] == ITEM_END;
    }
    return count;
}

const char **packing_read(struct text packed, struct arena *arena, size_t *count)
{
    *count = count_items(packed);
    if (*count == 0) {
        return NULL;
    }
    const char **items = arena_get(arena, *count * sizeof(*items));
    struct text item;
    for (size_t i = 0; i < *count && text_next(&packed, ITEM_END, &item); i++) {
        items[i] = arena_copy(arena, item.len == 0 ? "" : item.bytes, item.len);
    }
    return items;
}
