/*
 * A text cut for names and addresses: words, characters of scripts without spaces, numbers.
 * Private to guard/people.
 */
#ifndef GUARD_PEOPLE_UNITS_H
#define GUARD_PEOPLE_UNITS_H

#include "guard/mask_inside.h"
#include "guard/people.h"

enum unit_kind { UNIT_WORD, UNIT_SINGLE, UNIT_NUMBER };
struct unit {
    uint32_t start; /* of the fold, end exclusive */
    uint32_t end;
    enum unit_kind kind;
    unsigned roles; /* of a word: bits of enum street_role */
    bool is_capital;
    bool is_figure; /* a number with a fraction, a time, a part of another value */
    char digit;     /* of a number that is a Han numeral; 0: as it stands */
};
struct units {
    struct arena *arena;
    struct fold fold;
    struct unit *items;
    size_t count;
};
void units_read(struct text text, struct arena *arena, struct units *units);

/* As it is compared: "Müller" and "Mueller", "Hauptstr" and "Hauptstraße" are one. */
const char *unit_key(struct units *units, size_t at);
/* The letters, digits and characters of these units, end exclusive, without gaps. */
const char *unit_joined(struct units *units, size_t first, size_t end);
size_t unit_len(const struct units *units, size_t first, size_t end);
static inline const char *unit_bytes(const struct units *units, size_t at)
{
    return units->fold.bytes + units->items[at].start;
}
size_t unit_letters(const struct units *units, size_t at); /* code points */
/* A character that a street, a block or a house is called by: 路, 丁, 号. */
bool unit_is_street(const struct units *units, size_t at);

/* What stands between a unit and the next: nothing or a space; that or a dash; no line's or
 * clause's end. */
bool unit_is_joined(const struct units *units, size_t at);
bool unit_is_close(const struct units *units, size_t at);
bool unit_goes_on(const struct units *units, size_t at);

/* What was found, each key once, up to max. */
struct spots {
    struct people_spot *items;
    size_t count;
    size_t max;
};
/* At the units first..last. */
void spot_add(struct spots *spots, const struct units *units, const char *key, size_t first,
              size_t last);
/* Those that look most like a street's come first. */
void places_of_text(struct spots *spots, struct units *units);

#endif
