/*
 * A light stemmer for the languages the program is used in, in one table: plurals, the
 * commonest verb endings and the last vowel go, so that "zapatos" meets "zapato", "Jacken"
 * "Jacke", "chaussures" "chaussure" and "cancelling" "cancel". The language need not be
 * known.
 */
#ifndef CATALOGUE_STEM_H
#define CATALOGUE_STEM_H

#include <stddef.h>

/* Shortens a folded word in place, or lets it be; returns its new length, never more. */
size_t stem_word(char *word, size_t len);

#endif
