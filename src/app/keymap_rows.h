/* The built-in keys: one row each. Nobody but keymap.c includes it. */
#ifndef APP_KEYMAP_ROWS_H
#define APP_KEYMAP_ROWS_H

#include "app/keymap.h"

#define KEYMAP_AT(place) (1u << (place))

struct keymap_row {
    unsigned places;      /* KEYMAP_AT() of each */
    const char *sequence; /* # stands for each digit from 1 to 9, which is the argument */
    enum command command;
};
/* Ended by a row without a sequence. */
extern const struct keymap_row keymap_rows[];
/* Put over them where vi's keys are chosen. */
extern const struct keymap_row keymap_vi_rows[];

#endif
