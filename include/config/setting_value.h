/*
 * One value of a configuration file into its place in a struct: the kinds of values there
 * are, and what is said of one that is none.
 */
#ifndef CONFIG_SETTING_VALUE_H
#define CONFIG_SETTING_VALUE_H

#include "base/attributes.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum setting_kind {
    SETTING_TEXT,
    SETTING_PATH,    /* a full path; ~/ is the home folder */
    SETTING_SPAN,    /* seconds: 10s, 5m, 2h; a bare number is seconds; min and max */
    SETTING_AGE,     /* as a span with its unit, or off */
    SETTING_BOOL,    /* on off yes no true false */
    SETTING_INTEGER, /* min to max */
    SETTING_LIMIT,   /* an integer above 0, or off (0) */
    SETTING_REAL,    /* a decimal, min to max; beside it whether one was set */
    SETTING_MONEY, /* a decimal, and a currency behind it where it is not the shop's; off */
    SETTING_WORDS, /* separated by spaces or commas; of choices where there are any */
    SETTING_PHRASES,   /* separated by commas; \n is a line end */
    SETTING_LANGUAGES, /* the first is kept */
    SETTING_TAGS,      /* languages, all of them */
    SETTING_COUNTRIES, /* ISO 3166, two letters */
    SETTING_HEADERS,   /* "Name: value", separated by commas */
    SETTING_URL,       /* https, or http to this machine */
    SETTING_PROXY,     /* http, https, socks5h */
    SETTING_CURRENCY,
    SETTING_SPELL,  /* auto (NULL), off (beside it), or dictionaries and languages */
    SETTING_CHOICE, /* one of the words in choices */
    SETTING_NTH,    /* likewise, kept as an enum by its place in choices */
    SETTING_KIND_COUNT
};

struct setting_row {
    const char *section; /* NULL where the table has one section alone */
    const char *key;
    enum setting_kind kind;
    size_t offset;
    size_t beside;       /* of a list's count, of whether a real was set; 0: none */
    const char *choices; /* " a b " */
    int64_t min;
    int64_t max;
};

/* Strings and lists in the arena. Untouched, and ERROR_USAGE, where the value is none. */
bool setting_set(struct arena *arena, void *object, const struct setting_row *row,
                 struct text value, struct error *err) MUST_CHECK;
/* What a value of the row looks like, for a person: "on or off", "1 to 9". */
void setting_form(const struct setting_row *row, struct buffer *out);
/* What setting_set() would set, from one object to another. */
void setting_copy(const struct setting_row *row, const void *from, void *to);

#endif
