/*
 * Figures as lines of text: rows of a table, bars, spark lines, as wide as the terminal is.
 * Knows no figures. Where there is little room a row becomes several, and nothing is cut
 * but a label.
 */
#ifndef SHELL_PICTURE_H
#define SHELL_PICTURE_H

#include "base/attributes.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct picture {
    int columns;     /* 20 at least */
    bool has_blocks; /* the locale has UTF-8: spark lines of block elements, else ASCII */
};

/* Of standard output: the terminal's width, else $COLUMNS, else 80. */
struct picture picture_of_output(void) MUST_CHECK;

/* Words in as many lines as they take; those behind the first stand in by two. */
bool picture_words(const struct picture *picture, const char *words,
                   struct error *err) MUST_CHECK;
/* "  label     60  50 %  ############............" */
bool picture_bar(const struct picture *picture, const char *label, int64_t count,
                 int64_t all, struct error *err) MUST_CHECK;

/* A table's columns: of numbers, each under its name, behind a label so wide. */
#define PICTURE_COLUMNS 6
struct picture_table {
    const char *title; /* over the labels */
    int label_columns;
    const char *names[PICTURE_COLUMNS];
    size_t count;
};
bool picture_head(const struct picture *picture, const struct picture_table *table,
                  struct error *err) MUST_CHECK;
/* tail stands behind the numbers; NULL: nothing. */
bool picture_row(const struct picture *picture, const struct picture_table *table,
                 const char *label, const int64_t *values, const char *tail,
                 struct error *err) MUST_CHECK;

/* How many values a spark line has room for. */
size_t picture_slots(const struct picture *picture);
/* Over zero; a value below zero: nothing is known there. With the least and the most. */
bool picture_spark(const struct picture *picture, const char *label, const double *values,
                   size_t count, struct error *err) MUST_CHECK;

#endif
