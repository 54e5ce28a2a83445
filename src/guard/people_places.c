#include "guard/people.h"
#include "guard/people_units.h"

#include <string.h>

#define REACH     8 /* units between a house and the name of its street */
#define TELLING   4 /* of them, among which a word for a street tells that it is one */
#define HOUSE_MAX 5 /* digits */
#define CODE_MIN  5 /* letters and digits of a postcode that stands for itself */
#define CODE_MAX  8

void spot_add(struct spots *spots, const struct units *units, const char *key, size_t first,
              size_t last)
{
    for (size_t i = 0; i < spots->count; i++) {
        if (strcmp(spots->items[i].key, key) == 0) {
            return;
        }
    }
    if (spots->count < spots->max) {
        const struct fold *fold = &units->fold;
        spots->items[spots->count++] =
            (struct people_spot){key, fold->at[units->items[first].start],
                                 fold->at[units->items[last].end], first};
    }
}

static void house_add(struct spots *spots, struct units *units, size_t word, size_t house)
{
    const char *key =
        arena_format(units->arena, "%s:%s", unit_key(units, word), unit_key(units, house));
    spot_add(spots, units, key, word < house ? word : house, word < house ? house : word);
}

/* 建国 of 建国路88号: the two characters before the word for a street. */
static void eastern_add(struct spots *spots, struct units *units, size_t house)
{
    size_t last = house;
    while (last > 0 && unit_is_joined(units, last - 1) && unit_is_street(units, last - 1)) {
        last--;
    }
    size_t first = last;
    while (first > 0 && last - first < 2 && unit_is_joined(units, first - 1) &&
           units->items[first - 1].kind == UNIT_SINGLE) {
        first--;
    }
    if (first < last) {
        const char *key =
            arena_format(units->arena, "%.*s:%s", (int)unit_len(units, first, last),
                         unit_bytes(units, first), unit_key(units, house));
        spot_add(spots, units, key, first, house);
    }
}

/*
 * What a street is called, from its house on in one direction. words for streets, fillers
 * and particles are passed over, but where nothing else is there, or may not be there.
 */
struct street {
    size_t nearest;
    size_t farthest;
    size_t called; /* a word for a street that may be its name: "Hill Street 12" */
    bool has_name;
    bool has_called;
    bool is_strong; /* a word for a street, or a capital */
};

static struct street street_from(const struct units *units, size_t house, bool is_before)
{
    struct street street = {0};
    size_t at = house;
    for (size_t i = 0; i < REACH; i++) {
        if (is_before ? at == 0 : at + 1 >= units->count) {
            break;
        }
        size_t gap = is_before ? at - 1 : at;
        at = is_before ? at - 1 : at + 1;
        const struct unit *unit = &units->items[at];
        if (!unit_goes_on(units, gap) || unit->kind != UNIT_WORD) {
            break;
        }
        if (unit_letters(units, at) < 2 || (unit->roles & STREET_PARTICLE) != 0) {
            continue;
        }
        if (unit->roles != 0) {
            street.is_strong |= i < TELLING;
            street.called = is_before || !street.has_called ? at : street.called;
            street.has_called |= !street.has_name;
            continue;
        }
        street.nearest = street.has_name ? street.nearest : at;
        street.farthest = at;
        street.is_strong |= unit->is_capital && !street.has_name;
        street.has_name = true;
    }
    return street;
}

static bool is_house(const struct units *units, size_t at)
{
    const struct unit *unit = &units->items[at];
    return unit->kind == UNIT_NUMBER && unit->end - unit->start <= HOUSE_MAX &&
           !unit->is_figure;
}

/* Of an address on a record: whatever another may write of it. */
static void houses_of_line(struct spots *spots, struct units *units)
{
    for (size_t i = 0; i < units->count; i++) {
        if (!is_house(units, i)) {
            continue;
        }
        if (i > 0 && units->items[i - 1].kind == UNIT_SINGLE) {
            eastern_add(spots, units, i);
            continue;
        }
        for (int is_before = 1; is_before >= 0; is_before--) {
            struct street street = street_from(units, i, is_before != 0);
            if (street.has_name) {
                house_add(spots, units, street.nearest, i);
                house_add(spots, units, street.farthest, i);
            } else if (street.has_called) {
                house_add(spots, units, street.called, i);
            }
        }
    }
}

/* Of a text: what stands nearest. */
static void houses_of_text(struct spots *spots, struct units *units, bool is_strong)
{
    for (size_t i = 0; i < units->count && spots->count < spots->max; i++) {
        if (!is_house(units, i)) {
            continue;
        }
        if (i > 0 && units->items[i - 1].kind == UNIT_SINGLE && is_strong) {
            eastern_add(spots, units, i);
        }
        for (int is_before = 1; is_before >= 0; is_before--) {
            struct street street = street_from(units, i, is_before != 0);
            if (street.is_strong != is_strong) {
                continue;
            }
            if (street.has_name) {
                house_add(spots, units, street.nearest, i);
            }
            if (street.has_called) {
                house_add(spots, units, street.called, i);
            }
        }
    }
}

/* Where the letters and digits end that stand together from this unit on. */
static size_t group_end(const struct units *units, size_t first, bool *has_digit)
{
    size_t end = first;
    *has_digit = false;
    do {
        *has_digit |= units->items[end].kind == UNIT_NUMBER;
        end++;
    } while (end < units->count && units->items[end].kind != UNIT_SINGLE &&
             units->items[end].start == units->items[end - 1].end);
    return end;
}

/* "28013", "SW1A 1AA", "1016 HP", "150-0041"; what is not one costs a question. */
static void codes_add(struct spots *spots, struct units *units)
{
    for (size_t i = 0; i < units->count && spots->count < spots->max;) {
        bool has_digit;
        bool has_more;
        if (units->items[i].kind == UNIT_SINGLE) {
            i++;
            continue;
        }
        size_t end = group_end(units, i, &has_digit);
        size_t len = unit_len(units, i, end);
        if (has_digit && len >= CODE_MIN && len <= CODE_MAX) {
            spot_add(spots, units, unit_joined(units, i, end), i, end - 1);
        }
        bool is_next = has_digit && end < units->count && unit_is_close(units, end - 1) &&
                       units->items[end].kind != UNIT_SINGLE;
        size_t last = is_next ? group_end(units, end, &has_more) : end;
        size_t both = len + (is_next ? unit_len(units, end, last) : 0);
        if (is_next && both >= CODE_MIN && both <= CODE_MAX && len < CODE_MAX - 2 &&
            (has_more || both - len <= 2)) {
            spot_add(spots, units, unit_joined(units, i, last), i, last - 1);
        }
        i = end;
    }
}

static void words_of_city(struct spots *spots, const char *code, const char *city,
                          struct arena *arena)
{
    struct units units;
    units_read(text_of(arena_format(arena, "%s %s", code, city)), arena, &units);
    if (units.count > 1 && units.items[1].kind == UNIT_SINGLE) {
        return;
    }
    struct street street = street_from(&units, 0, false);
    if (street.has_name) {
        house_add(spots, &units, street.nearest, 0);
        house_add(spots, &units, street.farthest, 0);
    } else if (street.has_called) {
        house_add(spots, &units, street.called, 0);
    }
}

static void code_of_address(struct spots *spots, const struct address *address,
                            struct arena *arena)
{
    const char *code = fold_key(text_of(address->postcode), false, arena);
    size_t len = strlen(code);
    struct units units;
    if (len >= CODE_MIN && len <= CODE_MAX) {
        units_read(text_of(code), arena, &units);
        if (units.count > 0) {
            spot_add(spots, &units, code, 0, units.count - 1);
        }
    } else if (len >= 3 && len < CODE_MIN && address->city != NULL &&
               code[strspn(code, "0123456789")] == '\0') {
        words_of_city(spots, code, address->city, arena);
    }
}

size_t people_places_of(const struct address *address, struct arena *arena,
                        const char **keys)
{
    struct people_spot items[PEOPLE_SPOTS_MAX];
    struct spots spots = {items, 0, PEOPLE_SPOTS_MAX - 2}; /* room for the postcode */
    const char *const lines[] = {address->line1, address->line2};
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        struct units units;
        if (lines[i] != NULL) {
            units_read(text_of(lines[i]), arena, &units);
            houses_of_line(&spots, &units);
        }
    }
    spots.max = PEOPLE_SPOTS_MAX;
    if (address->postcode != NULL) {
        code_of_address(&spots, address, arena);
    }
    for (size_t i = 0; i < spots.count; i++) {
        keys[i] = items[i].key;
    }
    return spots.count;
}

void places_of_text(struct spots *spots, struct units *units)
{
    houses_of_text(spots, units, true);
    codes_add(spots, units);
    houses_of_text(spots, units, false);
}
