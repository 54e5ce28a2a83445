/*
 * A light stemmer for the languages the program is used in that write words with letters of
 * ours (en es de fr pt it nl), in one table: plurals, the commonest verb endings and the
 * last vowel go, so that "zapatos" meets "zapato", "Jacken" "Jacke", "scarpe" "scarpa",
 * "botões" "botão" and "cancelling" "cancel"; and nouns that change within, "Bücher" and
 * "huizen". A product's title has words of two languages, and a question's language may be
 * told wrongly: so the language need not be known. Arabic loses its article and its
 * plurals. Chinese and Japanese have no endings of that kind; their pairs are terms.h's of
 * the catalogue. Whoever changes a row raises STEMS in schema.c there.
 */
#ifndef BASE_STEM_H
#define BASE_STEM_H

#include <stddef.h>

/* Shortens a folded word in place, or lets it be; returns its new length, never more. */
size_t stem_word(char *word, size_t len);
/* The same by plurals and the last vowel alone: "lamps" meets "lamp", and "trains" not
 * "training". */
size_t stem_plural(char *word, size_t len);

#endif
