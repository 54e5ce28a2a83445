#include "guard/people.h"

#include "guard/people_units.h"

#include <string.h>

#define NEAR_UNITS  48 /* before a place, and behind it, a name is looked for */
#define NAME_WORDS  4
#define SINGLES_MIN 2 /* characters of a name without spaces */
#define SINGLES_MAX 8

struct people {
    struct units units;
    struct spots places;
};

static bool is_name_word(const struct units *units, size_t at)
{
    static const char particles[] =
        "|de|la|del|los|las|da|do|dos|das|di|du|van|von|den|der|dem|ten|ter|zu|zur|y|e|und|"
        "bin|ibn|al|el|le|";
    const struct unit *unit = &units->items[at];
    char word[8];
    size_t len = unit->end - unit->start;
    if (unit->kind != UNIT_WORD || unit_letters(units, at) < 2) {
        return false;
    }
    if (len > 4) {
        return true;
    }
    snprintf(word, sizeof(word), "|%.*s|", (int)len, unit_bytes(units, at));
    return strstr(particles, word) == NULL;
}

static const char *pair_key(struct units *units, size_t one, size_t other)
{
    const char *a = unit_key(units, one);
    const char *b = unit_key(units, other);
    bool is_ordered = strcmp(a, b) <= 0;
    return arena_format(units->arena, "%s:%s", is_ordered ? a : b, is_ordered ? b : a);
}

/* Where the characters end that may be one name from this one on, some with a space
 * between. */
static size_t singles_end(const struct units *units, size_t first, size_t max)
{
    size_t end = first;
    while (end < units->count && end - first < max &&
           units->items[end].kind == UNIT_SINGLE &&
           (end == first || unit_is_joined(units, end - 1))) {
        end++;
    }
    return end;
}

size_t people_names_of(const char *name, struct arena *arena, const char **keys)
{
    struct units units;
    size_t words[NAME_WORDS];
    size_t count = 0;
    size_t found = 0;
    units_read(text_of(string_or_empty(name)), arena, &units);
    for (size_t i = 0; i < units.count; i++) {
        if (is_name_word(&units, i)) {
            words[count < NAME_WORDS ? count++ : NAME_WORDS - 1] = i;
        }
    }
    for (size_t i = 0; i < count; i++) {
        for (size_t k = i + 1; k < count; k++) {
            keys[found++] = pair_key(&units, words[i], words[k]);
        }
    }
    size_t first = 0;
    while (first < units.count && units.items[first].kind != UNIT_SINGLE) {
        first++;
    }
    size_t end = singles_end(&units, first, SINGLES_MAX);
    if (end >= first + SINGLES_MIN) {
        keys[found++] = unit_joined(&units, first, end);
    }
    return found;
}

const char *people_place_value(const char *place, struct arena *arena)
{
    return arena_format(arena, "place:%s", place);
}

const char *people_person_value(const char *name, const char *place, struct arena *arena)
{
    return arena_format(arena, "person:%s:%s", name, place);
}

bool people_is_person(const char *value)
{
    return strncmp(value, "person:", 7) == 0;
}

void people_values_of(const char *name, const struct address *address, struct arena *arena,
                      struct people_values *values)
{
    const char *names[PEOPLE_NAMES_MAX];
    const char *places[PEOPLE_SPOTS_MAX];
    size_t name_count = people_names_of(name, arena, names);
    size_t place_count = name_count == 0 ? 0 : people_places_of(address, arena, places);
    values->count = 0;
    for (size_t i = 0; i < place_count; i++) {
        values->values[values->count++] = people_place_value(places[i], arena);
        for (size_t k = 0; k < name_count; k++) {
            values->values[values->count++] =
                people_person_value(names[k], places[i], arena);
        }
    }
}

struct people *people_read(struct text text, struct arena *arena)
{
    struct people *people = arena_get(arena, sizeof(*people));
    units_read(text.bytes == NULL ? text_of("") : text, arena, &people->units);
    people->places =
        (struct spots){arena_get(arena, PEOPLE_PLACES_MAX * sizeof(*people->places.items)),
                       0, PEOPLE_PLACES_MAX};
    places_of_text(&people->places, &people->units);
    return people;
}

const struct people_spot *people_places(const struct people *people, size_t *count)
{
    *count = people->places.count;
    return people->places.items;
}

static void names_at(struct spots *spots, struct units *units, size_t at, size_t end)
{
    if (units->items[at].kind == UNIT_SINGLE) {
        size_t last = singles_end(units, at, SINGLES_MAX);
        for (size_t i = at + SINGLES_MIN; i <= last; i++) {
            spot_add(spots, units, unit_joined(units, at, i), at, i - 1);
        }
        return;
    }
    size_t others = 0;
    for (size_t i = at + 1; is_name_word(units, at) && i < end && others < 2; i++) {
        if (units->items[i].kind != UNIT_WORD) {
            return;
        }
        if (is_name_word(units, i)) {
            spot_add(spots, units, pair_key(units, at, i), at, i);
            others++;
        }
    }
}

const struct people_spot *people_names_near(const struct people *people,
                                            const struct people_spot *place,
                                            struct arena *arena, size_t *count)
{
    struct units units = people->units;
    size_t first = place->unit < NEAR_UNITS ? 0 : place->unit - NEAR_UNITS;
    size_t end = place->unit + NEAR_UNITS;
    units.arena = arena;
    end = end < units.count ? end : units.count;
    struct spots spots = {NULL, 0, (end - first) * SINGLES_MAX};
    spots.items = arena_get(arena, (spots.max + 1) * sizeof(*spots.items));
    for (size_t i = first; i < end; i++) {
        names_at(&spots, &units, i, end);
    }
    *count = spots.count;
    return spots.items;
}
