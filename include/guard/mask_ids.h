/*
 * Numbers of identity papers and tax offices: a rule a form, with the check its issuer
 * describes. Private to guard/mask.
 */
#ifndef GUARD_MASK_IDS_H
#define GUARD_MASK_IDS_H

#include <stdbool.h>
#include <stddef.h>

/* When a number that fits is taken for one. */
enum id_sure {
    ID_ALWAYS,
    ID_WHOLE,  /* in one piece, or with all its characters apart */
    ID_CALLED, /* in its groups, in its country, or behind a word for an identity number */
};
struct id_rule {
    const char *country;                           /* ISO 3166, lower case */
    size_t len;                                    /* of the shape */
    const char *shape;                             /* 9 a digit, a letter, * either */
    bool (*passes)(const char *chars, size_t len); /* folded; of that shape */
    enum id_sure sure;
    const char *groups; /* lengths with the joint between them: "6-4"; NULL: none */
};
extern const struct id_rule id_rules_europe[];
extern const size_t id_rules_europe_count;
extern const struct id_rule id_rules_world[];
extern const size_t id_rules_world_count;

/* What the checks are made of; all on digits. */
int id_digit(const char *chars, size_t at);
int id_number(const char *chars, size_t from, size_t len);
int id_remainder(const char *chars, size_t len, int divisor);
int id_weighted(const char *chars, const int *weights, size_t count);
bool id_is_day(int month, int day);
bool id_passes_luhn(const char *digits, size_t len); /* ISO/IEC 7812-1, annex B */
bool id_is_one_digit(const char *chars, size_t len); /* the same all along */
/* A number of so many digits, four or more, begins as those of a network of cards do. */
bool card_is_of_network(const char *digits, size_t len);

#endif
