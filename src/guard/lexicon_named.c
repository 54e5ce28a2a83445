#include "guard/lexicon_named.h"

#include "base/attributes.h"
#include "guard/lexicon_measures.h"

#include <string.h>

#define WIDER_STEPS 4

struct named {
    enum meaning meaning;
    struct text class;
    struct text name;
    uint32_t value;
};

struct narrow {
    enum meaning meaning;
    uint32_t value;
    uint32_t wider;
};

/* In the order of their first line; made with the lexicon. */
static struct {
    struct arena *arena;
    struct named *items;
    size_t count, capacity;
    size_t next; /* behind the one named last: lists of two languages go alike */
    struct narrow *narrow;
    size_t narrow_count, narrow_capacity;
    struct text *classes; /* of a shop's own, behind those that there are */
    size_t class_count, class_capacity;
} all;

static const char *const trait_classes[] = {
    [TRAIT_COLOUR] = "colour",     [TRAIT_MATERIAL] = "material", [TRAIT_ORIGIN] = "origin",
    [TRAIT_FEATURE] = "feature",   [TRAIT_SUPPLY] = "supply",     [TRAIT_SCENT] = "scent",
    [TRAIT_STRENGTH] = "strength", [TRAIT_PLUG] = "plug",         [TRAIT_CELL] = "cell",
    [TRAIT_LANGUAGE] = "language",
};

static struct text cut(struct text text, size_t from, size_t end)
{
    return text_trim(text_from(text.bytes + from, end - from));
}

static size_t find_byte(struct text text, char byte)
{
    const char *at = memchr(text.bytes, byte, text.len);
    return at == NULL ? text.len : (size_t)(at - text.bytes);
}

bool named_line_read(struct text line, enum meaning meaning, struct named_line *parts)
{
    static const char absent[] = "no ";
    size_t colon = find_byte(line, ':');
    *parts = (struct named_line){0};
    if (colon == line.len) {
        return false;
    }
    struct text head = cut(line, 0, colon);
    parts->phrases = cut(line, colon + 1, line.len);
    size_t open = find_byte(head, '(');
    if (open < head.len) {
        parts->wider = cut(head, open + 1, find_byte(head, ')'));
        head = cut(head, 0, open);
    }
    if (meaning == MEANING_TRAIT) {
        size_t space = find_byte(head, ' ');
        parts->class = cut(head, 0, space);
        head = cut(head, space, head.len);
    }
    parts->is_absent = head.len > strlen(absent) &&
                       text_is(parts->class, trait_classes[TRAIT_FEATURE]) &&
                       memcmp(head.bytes, absent, strlen(absent)) == 0;
    parts->name = parts->is_absent ? cut(head, strlen(absent), head.len) : head;
    return parts->name.len > 0 && parts->phrases.len > 0;
}

void named_begin(struct arena *arena)
{
    memset(&all, 0, sizeof(all));
    all.arena = arena;
}

static struct text keep(struct text text)
{
    return text_from(arena_copy(all.arena, text.bytes, text.len), text.len);
}

static uint32_t class_number(struct text class)
{
    for (size_t i = 0; i < COUNT_OF(trait_classes); i++) {
        if (text_is(class, trait_classes[i])) {
            return (uint32_t)i;
        }
    }
    for (size_t i = 0; i < all.class_count; i++) {
        if (text_equals(class, all.classes[i])) {
            return (uint32_t)(COUNT_OF(trait_classes) + i);
        }
    }
    all.classes = arena_reserve(all.arena, all.classes, &all.class_capacity,
                                all.class_count, sizeof(*all.classes));
    all.classes[all.class_count++] = keep(class);
    return (uint32_t)(COUNT_OF(trait_classes) + all.class_count - 1);
}

static bool is_of_class(const struct named *item, enum meaning meaning, struct text class)
{
    return item->meaning == meaning && text_equals(item->class, class);
}

static uint32_t value_make(enum meaning meaning, struct text class)
{
    uint32_t which = 1;
    for (size_t i = 0; i < all.count; i++) {
        which += is_of_class(&all.items[i], meaning, class);
    }
    return meaning == MEANING_TRAIT ? TRAIT(class_number(class), which) : which;
}

static uint32_t intern(enum meaning meaning, struct text class, struct text name)
{
    for (size_t i = 0; i < all.count; i++) {
        size_t at = (all.next + i) % all.count;
        const struct named *item = &all.items[at];
        if (is_of_class(item, meaning, class) && text_equals(item->name, name)) {
            all.next = at + 1;
            return item->value;
        }
    }
    uint32_t value = value_make(meaning, class);
    all.items =
        arena_reserve(all.arena, all.items, &all.capacity, all.count, sizeof(*all.items));
    all.items[all.count++] = (struct named){meaning, keep(class), keep(name), value};
    return value;
}

uint32_t named_value(enum meaning meaning, const struct named_line *line)
{
    uint32_t value = intern(meaning, line->class, line->name);
    if (line->wider.len > 0 && named_wider(meaning, value) == 0) {
        all.narrow = arena_reserve(all.arena, all.narrow, &all.narrow_capacity,
                                   all.narrow_count, sizeof(*all.narrow));
        all.narrow[all.narrow_count++] =
            (struct narrow){meaning, value, intern(meaning, line->class, line->wider)};
    }
    return value + (line->is_absent ? TRAIT_ABSENT : 0);
}

uint32_t named_wider(enum meaning meaning, uint32_t value)
{
    for (size_t i = 0; i < all.narrow_count; i++) {
        if (all.narrow[i].meaning == meaning && all.narrow[i].value == value) {
            return all.narrow[i].wider;
        }
    }
    return 0;
}

bool named_is(enum meaning meaning, uint32_t value, uint32_t that)
{
    for (size_t i = 0; i < WIDER_STEPS && value != 0 && value != that; i++) {
        value = named_wider(meaning, value);
    }
    return value != 0 && value == that;
}
