#include "guard/lexicon_named.h"

#include "base/attributes.h"
#include "guard/lexicon_measures.h"

#include <string.h>

#define WIDER_STEPS 4

struct named {
    struct text class;
    struct text name;
    uint32_t value;
};

struct narrow {
    uint32_t value;
    uint32_t wider;
};

/* Of one list's meaning, in the order of their first line; made with its lexicon. */
static struct names {
    struct arena *arena;
    struct named *items;
    size_t count, capacity;
    size_t next; /* behind the one named last: lists of two languages go alike */
    struct narrow *narrow;
    size_t narrow_count, narrow_capacity;
    struct text *classes; /* of a shop's own, behind those that there are */
    size_t class_count, class_capacity;
} of_traits, of_goods;

static struct names *names_of(enum meaning meaning)
{
    return meaning == MEANING_TRAIT ? &of_traits : &of_goods;
}

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

void named_begin(enum meaning meaning, struct arena *arena)
{
    *names_of(meaning) = (struct names){.arena = arena};
}

static struct text keep(struct names *names, struct text text)
{
    return text_from(arena_copy(names->arena, text.bytes, text.len), text.len);
}

static uint32_t class_number(struct names *names, struct text class)
{
    for (size_t i = 0; i < COUNT_OF(trait_classes); i++) {
        if (text_is(class, trait_classes[i])) {
            return (uint32_t)i;
        }
    }
    for (size_t i = 0; i < names->class_count; i++) {
        if (text_equals(class, names->classes[i])) {
            return (uint32_t)(COUNT_OF(trait_classes) + i);
        }
    }
    names->classes = arena_reserve(names->arena, names->classes, &names->class_capacity,
                                   names->class_count, sizeof(*names->classes));
    names->classes[names->class_count++] = keep(names, class);
    return (uint32_t)(COUNT_OF(trait_classes) + names->class_count - 1);
}

static uint32_t value_make(struct names *names, struct text class)
{
    uint32_t which = 1;
    for (size_t i = 0; i < names->count; i++) {
        which += text_equals(names->items[i].class, class);
    }
    return class.len > 0 ? TRAIT(class_number(names, class), which) : which;
}

static uint32_t intern(struct names *names, struct text class, struct text name)
{
    for (size_t i = 0; i < names->count; i++) {
        size_t at = (names->next + i) % names->count;
        const struct named *item = &names->items[at];
        if (text_equals(item->class, class) && text_equals(item->name, name)) {
            names->next = at + 1;
            return item->value;
        }
    }
    uint32_t value = value_make(names, class);
    names->items = arena_reserve(names->arena, names->items, &names->capacity, names->count,
                                 sizeof(*names->items));
    names->items[names->count++] =
        (struct named){keep(names, class), keep(names, name), value};
    return value;
}

/* The value that is wider than this one: wood than oak; 0: none. */
static uint32_t wider_than(const struct names *names, uint32_t value)
{
    for (size_t i = 0; i < names->narrow_count; i++) {
        if (names->narrow[i].value == value) {
            return names->narrow[i].wider;
        }
    }
    return 0;
}

uint32_t named_value(enum meaning meaning, const struct named_line *line)
{
    struct names *names = names_of(meaning);
    uint32_t value = intern(names, line->class, line->name);
    if (line->wider.len > 0 && wider_than(names, value) == 0) {
        names->narrow = arena_reserve(names->arena, names->narrow, &names->narrow_capacity,
                                      names->narrow_count, sizeof(*names->narrow));
        names->narrow[names->narrow_count++] =
            (struct narrow){value, intern(names, line->class, line->wider)};
    }
    return value + (line->is_absent ? TRAIT_ABSENT : 0);
}

bool named_is(enum meaning meaning, uint32_t value, uint32_t that)
{
    for (size_t i = 0; i < WIDER_STEPS && value != 0 && value != that; i++) {
        value = wider_than(names_of(meaning), value);
    }
    return value != 0 && value == that;
}

uint32_t named_find(enum meaning meaning, const char *name)
{
    const struct names *names = names_of(meaning);
    for (size_t i = 0; i < names->count; i++) {
        if (text_is(names->items[i].name, name)) {
            return names->items[i].value;
        }
    }
    return 0;
}
