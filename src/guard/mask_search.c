#include "guard/mask_inside.h"

#include <stdlib.h>
#include <string.h>

#define SPELT_BYTES 6 /* key of a value that is looked for in other spellings */

/* A phone begins with its "+", and with the bracket around it where that closes within. */
static size_t phone_start(const struct fold *fold, size_t start, size_t end)
{
    start = country_start(fold, start);
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
    ['\\'] = true, ['['] = true, ['{'] = true, ['<'] = true, [0xE2] = true, [0xE3] = true,
    [0xEF] = true, ['N'] = true, ['E'] = true, ['P'] = true, ['A'] = true,  ['C'] = true,
    ['I'] = true,  ['S'] = true, ['O'] = true, ['T'] = true,
};

/* A quick look: no placeholder is without a bracket, or the "_" in front of its number. */
static bool literal_may_stand(struct text text)
{
    static const char signs[] = "_[{<\\\xE2\xE3\xEF";
    for (size_t i = 0; text.len > 0 && i + 1 < sizeof(signs); i++) {
        if (memchr(text.bytes, signs[i], text.len) != NULL) {
            return true;
        }
    }
    return false;
}

/* What the text holds that looks like a placeholder goes as a value of its own. */
static void literals_find(struct search *search)
{
    struct fold *fold = &search->fold;
    if (!literal_may_stand(search->text)) {
        return;
    }
    /* Behind a "\\" a bracket may be written by its number, and stand within a word. */
    bool is_escaped = memchr(search->text.bytes, '\\', search->text.len) != NULL;
    for (size_t at = is_escaped ? 0 : fold_next_head(fold, 0); at < fold->len;
         at = is_escaped ? at + 1 : fold_next_head(fold, at + 1)) {
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
    for (size_t at = fold_next_head(fold, 0); at < fold->len;
         at = fold_next_head(fold, at + 1)) {
        struct found found;
        if (search->mask->tree.roots[(unsigned char)fold->bytes[at]] != 0 &&
            fold->classes[at] != FOLD_GAP && fold->classes[at] != FOLD_TAKEN &&
            tree_may_find(&search->mask->tree, fold, at) &&
            tree_longest(search->mask, fold, at, &found)) {
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

void search_run(struct search *search)
{
    fold_read(search->text, search->arena, &search->fold);
    search->fold.is_public = search->is_public;
    mask_cues_find(search);
    secrets_find(search); /* first: a key may hold anything */
    literals_find(search);
    signed_emails_find(search); /* before a name in one is found alone */
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
