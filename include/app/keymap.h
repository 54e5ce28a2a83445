/*
 * Which keys mean which command: the built-in table, and rows put over it from keys.conf. A
 * sequence is at most three keys long ("g g", "^X c"); a row whose argument is a digit
 * stands for one digit ("p 1").
 */
#ifndef APP_KEYMAP_H
#define APP_KEYMAP_H

#include "app/command.h"
#include "app/key.h"
#include "base/attributes.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

/* Where a key means something. A pane's own table is asked before READING. */
enum key_place {
    PLACE_READING,
    PLACE_QUEUE,
    PLACE_THREAD,
    PLACE_DRAFTS,
    PLACE_REPLY, /* marked, not written in */
    PLACE_CUSTOMER,
    PLACE_ORDERS,
    PLACE_PICKS, /* the last of the panes */
    PLACE_WRITING,
    PLACE_NORMAL, /* vi: while writing, but typing; asked before WRITING, beside vi's tables */
    PLACE_PROMPT,
    PLACE_MENU,
    PLACE_COUNT
};

#define KEY_SEQUENCE_MAX 3
struct key_sequence {
    struct key keys[KEY_SEQUENCE_MAX];
    size_t count;
};

struct binding {
    enum key_place place;
    struct key_sequence sequence;
    enum command command; /* COMMAND_NONE: unbound */
    int argument;         /* 1 to 9 for numbered commands, else 0 */
    int line;             /* of the key file; 0: built in */
};

/* A line of the key file at odds with other keys. */
struct key_conflict {
    int line;
    char text[240]; /* for a person; says so where the line was left out */
};

struct keymap {
    struct binding *bindings; /* later ones win */
    size_t count;
    size_t capacity;
    struct key_conflict *conflicts; /* what keymap_settle() found, by line */
    size_t conflict_count;
    size_t conflict_capacity;
};

enum key_match { KEY_MATCH_NONE, KEY_MATCH_PREFIX, KEY_MATCH_COMMAND };

/* The built-in table, with what vi's keys put over it where has_vi. */
void keymap_init(struct keymap *keymap, bool has_vi);
/* The place's own table, as keys.conf may have filled it, has that key at the front of a row. */
bool keymap_has(const struct keymap *keymap, enum key_place place, struct key key);
void keymap_release(struct keymap *keymap);
/* "limit = l", as in that line of keys.conf: binds the command to a sequence at a place. */
bool keymap_bind(struct keymap *keymap, enum key_place place, struct text command,
                 struct text sequence, int line, struct error *err) MUST_CHECK;
/* The line could not be bound, for that reason: left out, it stands among the conflicts. */
void keymap_refuse(struct keymap *keymap, int line, const char *why);
/*
 * After the last line: no keys begin other keys at any place where both are struck, and no
 * two lines give the same keys to two commands; the lines that would are taken out and told
 * in conflicts, as is a command that a line leaves without a key.
 */
void keymap_settle(struct keymap *keymap);
/* "g 1", cut to size. */
void key_sequence_format(const struct key_sequence *sequence, char *out, size_t size);
const char *key_place_name(enum key_place place);
bool key_place_parse(struct text name, enum key_place *place) MUST_CHECK;
/* The keys that strike the binding at the place, which may be another than its own (a
 * reading key in a pane, or behind ^X while writing); false where none do. */
bool keymap_struck_as(enum key_place place, const struct binding *binding,
                      struct key_sequence *struck);
/* What the keys struck so far mean there; the binding found is copied. */
enum key_match keymap_find(const struct keymap *keymap, enum key_place place,
                           const struct key_sequence *struck, struct binding *found);
/* The first sequence of a command at a place as help shows it, "" where it has none. */
void keymap_show(const struct keymap *keymap, enum key_place place, enum command command,
                 int argument, char *out, size_t size);

#endif
