#include "guard/mask_inside.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

#define SPELT_BYTES 6 /* key of a value that is looked for in other spellings */
#define TEXT_BYTES  ((size_t)16 << 20) /* of one text that may leave */
#define AHEAD_BYTES                                                                        \
    ((size_t)1 << 20) /* of a thread that is looked through when it is made */

static const struct {
    const char *name;
    const char *label; /* as it stands in a placeholder */
} kinds[VALUE_KINDS] = {
    [MASK_NAME] = {"name", "NAME"},
    [MASK_EMAIL] = {"email", "EMAIL"},
    [MASK_PHONE] = {"phone", "PHONE"},
    [MASK_ADDRESS] = {"address", "ADDRESS"},
    [MASK_POSTCODE] = {"postcode", "POSTCODE"},
    [MASK_CARD] = {"card", "CARD"},
    [MASK_ACCOUNT] = {"account", "ACCOUNT"},
    [MASK_IDENTITY] = {"identity", "IDENTITY"},
    [MASK_SECRET] = {"secret", "SECRET"},
    [MASK_IP] = {"ip", "IP"},
    [MASK_ORDER] = {"order", "ORDER"},
    [MASK_TRACKING] = {"tracking", "TRACKING"},
    [VALUE_LITERAL] = {"literal", "TYPED"},
    [VALUE_PUBLIC] = {"public", ""},
};

const char *mask_kind_name(enum mask_kind kind)
{
    return (size_t)kind < MASK_KIND_COUNT ? kinds[kind].name : "";
}

const char *kind_label(enum mask_kind kind)
{
    return kinds[kind].label;
}

size_t mask_count(const struct mask *mask, enum mask_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < mask->value_count; i++) {
        count += mask->values[i].kind == kind && mask->values[i].is_used;
    }
    return count;
}

uint32_t value_get(struct mask *mask, enum mask_kind kind, const char *key,
                   struct text text)
{
    size_t known;
    struct arena scratch;
    arena_init(&scratch);
    struct text name = text_of(arena_format(&scratch, "%d %s", (int)kind, key));
    if (!table_get(&mask->index, name, &known)) {
        known = mask->value_count;
        mask->numbers[kind]++;
        mask->values = memory_reserve(mask->values, &mask->value_capacity,
                                      mask->value_count, sizeof(*mask->values));
        mask->values[mask->value_count++] = (struct value){
            .kind = kind,
            .number = mask->numbers[kind],
            .text = arena_copy(&mask->arena, text.bytes, text.len),
            .placeholder = arena_format(&mask->arena, "[[%s_%u]]", kind_label(kind),
                                        mask->numbers[kind]),
            .beside = ""};
        table_set(&mask->index, name, known);
    }
    arena_release(&scratch);
    return (uint32_t)known;
}

void value_spell(struct mask *mask, uint32_t value, const char *key, enum need need)
{
    tree_add(&mask->tree, key, value, need);
}

/* A phone begins with its "+", and with the bracket around it where that closes within. */
static size_t phone_start(const struct fold *fold, size_t start, size_t end)
{
    size_t sign = start;
    while (sign > 0 && fold->bytes[sign - 1] == ' ' && start - sign < 3) {
        sign--;
    }
    bool closes = memchr(fold->bytes + start, ')', end - start) != NULL;
    bool has_plus = sign > 0 && fold->bytes[sign - 1] == '+';
    bool has_bracket = sign > 0 && fold->bytes[sign - 1] == '(' && closes;
    start = has_plus || has_bracket ? sign - 1 : start;
    return has_plus && closes && start > 0 && fold->bytes[start - 1] == '(' ? start - 1
                                                                            : start;
}

void search_take(struct search *search, size_t start, size_t end, uint32_t value)
{
    struct fold *fold = &search->fold;
    if (search->mask->values[value].kind == MASK_PHONE) {
        start = phone_start(fold, start, end);
    }
    if (search->mask->values[value].kind != VALUE_PUBLIC) {
        search->spans = arena_reserve(search->arena, search->spans, &search->capacity,
                                      search->count, sizeof(*search->spans));
        search->spans[search->count++] =
            (struct span){.start = fold->at[start], .end = fold->at[end], .value = value};
    }
    fold_take(fold, start, end);
}

void search_found(struct search *search, size_t start, size_t end, enum mask_kind kind)
{
    struct fold *fold = &search->fold;
    struct text raw =
        text_from(search->text.bytes + fold->at[start], fold->at[end] - fold->at[start]);
    const char *key = fold_key(raw, false, search->arena);
    uint32_t value = value_get(search->mask, kind, key, text_trim(raw));
    if (strlen(key) >= SPELT_BYTES) {
        value_spell(search->mask, value, key, NEED_NOTHING);
    }
    search_take(search, start, end, value);
}

/* Bytes that a placeholder begins with: brackets, and the first letters of the kinds. */
static const bool begins[256] = {
    ['\\'] = true, ['['] = true, ['{'] = true, ['<'] = true, [0xE3] = true,
    [0xEF] = true, ['N'] = true, ['E'] = true, ['P'] = true, ['A'] = true,
    ['C'] = true,  ['I'] = true, ['S'] = true, ['O'] = true, ['T'] = true,
};

/* What the text holds that looks like a placeholder goes as a value of its own. */
static void literals_find(struct search *search)
{
    struct fold *fold = &search->fold;
    for (size_t at = 0; at < fold->len; at++) {
        struct placeholder placeholder;
        size_t byte = fold->at[at];
        if (fold->classes[at] == FOLD_TAKEN ||
            !begins[(unsigned char)search->text.bytes[byte]] ||
            (at > 0 && fold->at[at - 1] == byte)) {
            continue;
        }
        struct text rest = text_from(search->text.bytes + byte, search->text.len - byte);
        bool after_word = at > 0 && (fold->classes[at - 1] == FOLD_LETTER ||
                                     fold->classes[at - 1] == FOLD_DIGIT);
        if (!placeholder_may_begin(rest, after_word) ||
            placeholder_read(rest, after_word, true, &placeholder) != PLACEHOLDER_FOUND) {
            continue;
        }
        size_t end = at;
        while (end < fold->len && fold->at[end] < byte + placeholder.len) {
            end++;
        }
        if (memchr(fold->classes + at, FOLD_TAKEN, end - at) != NULL) {
            continue; /* a key stands in it, and goes by itself */
        }
        struct text raw = text_from(rest.bytes, placeholder.len);
        uint32_t value = value_get(search->mask, VALUE_LITERAL,
                                   arena_copy(search->arena, raw.bytes, raw.len), raw);
        search_take(search, at, end, value);
        at = end - 1;
    }
}

static void known_find(struct search *search)
{
    struct fold *fold = &search->fold;
    for (size_t at = 0; at < fold->len; at++) {
        struct found found;
        if (fold->classes[at] != FOLD_GAP && fold->classes[at] != FOLD_TAKEN &&
            search->mask->tree.roots[(unsigned char)fold->bytes[at]] != 0 &&
            fold_is_edge(fold, at) && tree_longest(search->mask, fold, at, &found)) {
            search_take(search, at, found.end, found.value);
            at = found.end - 1;
        }
    }
}

static int span_compare(const void *a, const void *b)
{
    const struct span *left = a;
    const struct span *right = b;
    return left->start < right->start ? -1 : left->start > right->start;
}

static bool is_in_order(const struct search *search)
{
    for (size_t i = 1; i < search->count; i++) {
        if (search->spans[i].start < search->spans[i - 1].start) {
            return false;
        }
    }
    return true;
}

/* Everything in a sanitised text that does not leave. */
static void search_run(struct search *search)
{
    fold_read(search->text, search->arena, &search->fold);
    mask_cues_find(search);
    secrets_find(search); /* first: a key may hold anything */
    literals_find(search);
    known_find(search);
    size_t known = search->mask->value_count;
    patterns_find(search);
    if (search->mask->value_count > known) {
        known_find(search); /* other spellings of what was found just now */
    }
    if (!is_in_order(search)) {
        qsort(search->spans, search->count, sizeof(*search->spans), span_compare);
    }
}

static bool write_hidden(const struct search *search, struct buffer *out)
{
    size_t at = 0;
    for (size_t i = 0; i < search->count; i++) {
        const struct span *span = &search->spans[i];
        if (span->start < at) {
            return false;
        }
        buffer_add(out, search->text.bytes + at, span->start - at);
        search->mask->values[span->value].is_used = true;
        buffer_add_text(out, search->mask->values[span->value].placeholder);
        at = span->end;
    }
    buffer_add(out, search->text.bytes + at, search->text.len - at);
    return !out->is_cut;
}

/* The text as it may leave: sanitised, where it has anything but plain characters. */
static struct text cleaned(struct text text, struct buffer *clean)
{
    if (fold_is_plain(text)) {
        return text;
    }
    utf8_sanitise(text, SANITISE_PROMPTED, clean, NULL);
    return text_from(buffer_text(clean), clean->len);
}

/* out NULL: what is found is only given its number. */
static bool hide(struct mask *mask, struct text text, struct buffer *out)
{
    struct arena arena;
    struct buffer clean;
    if (text.len > TEXT_BYTES) {
        return false;
    }
    arena_init(&arena);
    buffer_init(&clean, TEXT_BYTES * 2);
    struct search search = {.mask = mask, .text = cleaned(text, &clean), .arena = &arena};
    search_run(&search);
    bool is_good = !clean.is_cut && (out == NULL || write_hidden(&search, out));
    buffer_release_wiped(&clean);
    arena_release(&arena);
    return is_good;
}

bool mask_hide(struct mask *mask, struct text text, struct buffer *out)
{
    return hide(mask, text, out);
}

/* So that the numbers do not depend on how much of the thread goes into a prompt. */
static void number_ahead(struct mask *mask, const struct ticket *ticket)
{
    size_t first = ticket->message_count;
    size_t bytes = 0;
    while (first > 0 && bytes < AHEAD_BYTES) {
        bytes += strlen(string_or_empty(ticket->messages[--first].text));
    }
    (void)!hide(mask, text_of(ticket->subject), NULL);
    for (size_t i = first; i < ticket->message_count; i++) {
        (void)!hide(mask, text_of(ticket->messages[i].text), NULL);
    }
}

struct mask *mask_create(const struct facts *facts, bool hides_orders)
{
    struct mask *mask = memory_get(sizeof(*mask));
    arena_init(&mask->arena);
    table_init(&mask->index);
    mask->hides_orders = hides_orders;
    known_gather(mask, facts);
    if (facts->ticket != NULL) {
        number_ahead(mask, facts->ticket);
    }
    return mask;
}

void mask_destroy(struct mask *mask)
{
    if (mask == NULL) {
        return;
    }
    arena_release(&mask->arena);
    table_release(&mask->index);
    memory_free(mask->values);
    memory_free(mask->tree.nodes);
    memory_free(mask);
}
