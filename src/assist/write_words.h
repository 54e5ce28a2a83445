/*
 * What an attribute is called in a sentence, in each language that the local engine writes
 * about products in. "{}" is the value; "{is}", "{has}", "{s}" and "{es}"
 * agree with the English title. Private to the assist folder.
 */
#ifndef ASSIST_WRITE_WORDS_H
#define ASSIST_WRITE_WORDS_H

#include "base/memory.h"

#include <stdbool.h>
#include <stddef.h>

enum write_lang { WRITE_EN, WRITE_ES, WRITE_DE, WRITE_FR, WRITE_ZH, WRITE_LANG_COUNT };

enum write_form {
    WRITE_MEASURE, /* what the product has: "a weight of {}", one of a list */
    WRITE_WORD,    /* a sentence of its own: "The colour is {}." */
    WRITE_YES_NO,  /* two sentences, parted by a bar: what is so, what is not */
};

struct write_row {
    const char *names; /* of attributes in any language, folded, parted by bars */
    enum write_form form;
    const char *words[WRITE_LANG_COUNT]; /* NULL: not in this language */
};
/* A row without names ends it. */
extern const struct write_row write_rows[];

struct write_language {
    const char *lang;
    const char *brand; /* "{title} {is} made by {}." */
    const char *has;   /* "{title} {has} {}." */
    const char *offer; /* "{title}, with {}, cost{s} {price}." */
    const char *costs; /* "{title} cost{s} {price}." */
    const char *comma; /* between the parts of a list */
    const char *last_comma;
    const char *space; /* between sentences */
    bool has_decimal_comma;
};
extern const struct write_language write_languages[WRITE_LANG_COUNT];

/* Values that are words, in each language; a row of NULL ends it. */
extern const char *const write_values[][WRITE_LANG_COUNT];

/* The row of an attribute of that name, NULL where there is none. */
const struct write_row *write_row_of(const char *name, struct arena *arena);
/* A value in the language; value_lang is the product's. NULL where it cannot be said in it.
 */
const char *write_value(const char *value, const char *value_lang, enum write_lang lang,
                        struct arena *arena);
/* 1 yes, 0 no, -1 neither, as catalogues write it. */
int write_truth(const char *value);

#endif
