/*
 * A person's full name with an address, in one form for all the ways to write them: "Marta
 * Vidal, Calle Mayor 12", "VIDAL, Marta / 12 C/ Mayor", 李雷，建国路８８号. Pure; the vault
 * keeps hashes of these values, and a text is asked for them.
 *
 * A place is a house with one word of its street ("mayor:12"), or a postcode, a short one
 * with its city. A name is two of its words, or all characters of one without spaces.
 */
#ifndef GUARD_PEOPLE_H
#define GUARD_PEOPLE_H

#include "base/memory.h"
#include "base/text.h"
#include "chat/customer.h"

#include <stdbool.h>
#include <stddef.h>

/* Rises when the same name or address gives other values than before. */
#define PEOPLE_FORM 1

#define PEOPLE_PLACES_MAX                                                                  \
    64 /* of a text; those that look most like a street's come first */
#define PEOPLE_NAMES_MAX 7
#define PEOPLE_SPOTS_MAX 8 /* of one address */

/* What the vault keeps of a name at an address: the places, and each with each name. */
struct people_values {
    const char *values[PEOPLE_SPOTS_MAX * (PEOPLE_NAMES_MAX + 1)];
    size_t count;
};
/* Empty where either says too little; the values live in the arena. */
void people_values_of(const char *name, const struct address *address, struct arena *arena,
                      struct people_values *values);

/* The keys of a name, and of an address; at most PEOPLE_NAMES_MAX and PEOPLE_SPOTS_MAX. */
size_t people_names_of(const char *name, struct arena *arena, const char **keys);
size_t people_places_of(const struct address *address, struct arena *arena,
                        const char **keys);

/* What may be a place in a text, and what may be a name near one; bytes of the text. */
struct people_spot {
    const char *key;
    size_t start;
    size_t end;
    size_t unit; /* private */
};
struct people;
/* The text is borrowed; everything lives in the arena. */
struct people *people_read(struct text text, struct arena *arena);
const struct people_spot *people_places(const struct people *people, size_t *count);
/* What stands within some dozens of words of the place. */
const struct people_spot *people_names_near(const struct people *people,
                                            const struct people_spot *place,
                                            struct arena *arena, size_t *count);

/* As the vault is asked. */
const char *people_place_value(const char *place, struct arena *arena);
const char *people_person_value(const char *name, const char *place, struct arena *arena);
bool people_is_person(const char *value); /* of the second kind */

#endif
