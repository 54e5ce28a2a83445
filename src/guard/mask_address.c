#include "guard/mask_inside.h"

#include <string.h>

#define SHORT_CODE 4 /* digits of a postcode that many other numbers have */

static bool is_digits(const char *key)
{
    return key[0] != '\0' && key[strspn(key, "0123456789")] == '\0';
}

/* Words for a street, long and short, as they stand in a key. */
static const char *const streets[][3] = {
    {"calle", "c", "cl"},      {"avenida", "av", "avda"},  {"plaza", "pza", "pl"},
    {"strasse", "str", "str"}, {"street", "st", "str"},    {"road", "rd", "rd"},
    {"avenue", "ave", "av"},   {"boulevard", "bd", "bld"}, {"lane", "ln", "ln"},
    {"rue", "r", "r"},         {"viale", "vle", "vle"},    {"piazza", "pza", "pzza"},
    {"rua", "r", "r"},         {"straat", "str", "str"},   {"drive", "dr", "dr"},
    {"paseo", "po", "pso"},    {"carrer", "c", "cr"},      {"platz", "pl", "pl"},
    {"square", "sq", "sq"},    {"court", "ct", "crt"},     {"ulica", "ul", "ul"},
};

static void spell_street(struct mask *mask, uint32_t value, const char *key)
{
    value_spell(mask, value, key, NEED_NOTHING);
    for (size_t i = 0; i < COUNT_OF(streets); i++) {
        for (size_t from = 0; from < 3; from++) {
            const char *at = strstr(key, streets[i][from]);
            bool is_word = strlen(streets[i][from]) > 2;
            for (size_t to = 0; at != NULL && (is_word || at == key) && to < 3; to++) {
                size_t before = (size_t)(at - key);
                value_spell(mask, value,
                            arena_format(&mask->arena, "%.*s%s%s", (int)before, key,
                                         streets[i][to], at + strlen(streets[i][from])),
                            NEED_NOTHING);
            }
        }
    }
}

static bool has_digit(struct text text, struct arena *arena)
{
    return strpbrk(fold_key(text, false, arena), "0123456789") != NULL;
}

/* "14 Calle del Olmo" for "Calle del Olmo 14", and the other way round. */
static void spell_swapped(struct mask *mask, uint32_t value, struct text street)
{
    const char *first = memchr(street.bytes, ' ', street.len);
    const char *last = memrchr(street.bytes, ' ', street.len);
    if (first == NULL) {
        return;
    }
    const char *end = street.bytes + street.len;
    struct text head = text_from(street.bytes, (size_t)(last - street.bytes));
    struct text tail = text_from(last, (size_t)(end - last));
    if (!has_digit(tail, &mask->arena)) {
        head = text_from(street.bytes, (size_t)(first - street.bytes));
        tail = text_from(first, (size_t)(end - first));
    }
    for (int is_german = 0; is_german < 2; is_german++) {
        spell_street(mask, value,
                     arena_format(&mask->arena, "%s%s",
                                  fold_key(tail, is_german != 0, &mask->arena),
                                  fold_key(head, is_german != 0, &mask->arena)));
    }
}

/* Where the street and its number end: at a comma, or behind 号 or 番地. */
static struct text street_of(struct text line)
{
    static const char *const ends[] = {"号", "號", "番地", "番"};
    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        const char *at = text_find(line, text_of(ends[i]));
        if (at != NULL) {
            return text_from(line.bytes, (size_t)(at - line.bytes) + strlen(ends[i]));
        }
    }
    const char *comma = memchr(line.bytes, ',', line.len);
    return comma == NULL ? line : text_from(line.bytes, (size_t)(comma - line.bytes));
}

static void known_line(struct mask *mask, const char *line, size_t least)
{
    struct text whole = text_of(line);
    const char *key = fold_key(whole, false, &mask->arena);
    if (strlen(key) < least) {
        return;
    }
    uint32_t value = known_value(mask, MASK_ADDRESS, whole, NEED_NOTHING);
    spell_street(mask, value, key);
    spell_street(mask, value, fold_key(whole, true, &mask->arena));
    struct text street = text_trim(street_of(whole));
    bool is_telling = has_digit(street, &mask->arena) && street.len >= 6;
    if (is_telling && street.len < whole.len) {
        value = known_value(mask, MASK_ADDRESS, street, NEED_NOTHING);
        spell_street(mask, value, fold_key(street, false, &mask->arena));
        spell_street(mask, value, fold_key(street, true, &mask->arena));
    }
    if (is_telling) {
        spell_swapped(mask, value, street);
    }
}

static void known_postcode(struct mask *mask, const struct address *address)
{
    const char *key = fold_key(text_of(address->postcode), false, &mask->arena);
    if (strlen(key) < SHORT_CODE) {
        return;
    }
    bool is_short = strlen(key) == SHORT_CODE && is_digits(key);
    uint32_t value = known_value(mask, MASK_POSTCODE, text_of(address->postcode),
                                 is_short ? NEED_PLACE : NEED_CLOSE);
    struct text rest = text_of(address->city);
    struct text word;
    if (is_short && text_next_word(&rest, &word)) {
        mask->values[value].beside = fold_key(word, false, &mask->arena);
    }
}

void known_address(struct mask *mask, const struct facts *facts,
                   const struct address *address)
{
    known_name(mask, facts, address->name);
    if (address->line1 != NULL) {
        known_line(mask, address->line1, 5);
    }
    if (address->line2 != NULL) {
        known_line(mask, address->line2, 9);
    }
    if (address->postcode != NULL) {
        known_postcode(mask, address);
    }
}
