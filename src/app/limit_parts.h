/* What reading a limit and matching it share. Nobody else includes it. */
#ifndef APP_LIMIT_PARTS_H
#define APP_LIMIT_PARTS_H

#include "app/limit.h"
#include "base/memory.h"

enum term_kind {
    TERM_STATUS,
    TERM_LANG,
    TERM_TAG,
    TERM_ASSIGNEE,
    TERM_PRIORITY,
    TERM_CHANNEL,
    TERM_CUSTOMER,
    TERM_ID,
    TERM_OLDER,
    TERM_NEWER,
    TERM_WAITING,
    TERM_IS,
    TERM_WORD,
};

enum state { STATE_UNREAD, STATE_WAITING, STATE_LATE, STATE_UNSENT, STATE_UNFINISHED };

struct value {
    struct text text; /* folded for TERM_WORD; ends with a NUL */
    struct text folded; /* of TERM_CUSTOMER: the front of words of the name; empty: none */
    int64_t number;   /* a status, a priority, a state, seconds */
};

struct term {
    enum term_kind kind;
    bool is_negated;
    bool is_ascii; /* of TERM_WORD */
    struct value *values;
    size_t count;
    size_t capacity;
};

struct limit {
    struct arena arena;
    const char *me; /* whom "me" names; NULL: nobody */
    struct term *terms;
    size_t count;
    size_t capacity;
    bool has_words, has_state; /* terms of the one half and of the other */
};

bool text_is_ascii(struct text text);

static inline char letter_small(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? (char)(letter + 32) : letter;
}

/* How long ago; what has no time was not long ago. */
static inline int64_t limit_age(moment_t when, moment_t now)
{
    return when == MOMENT_NONE ? INT64_MIN : now - when;
}

/* Told by a head's texts; the others by its state and times alone. */
static inline bool term_is_words(const struct term *term)
{
    enum term_kind kind = term->kind;

    return kind == TERM_LANG || kind == TERM_TAG || kind == TERM_ASSIGNEE ||
           kind == TERM_CHANNEL || kind == TERM_CUSTOMER || kind == TERM_ID ||
           kind == TERM_WORD;
}

/* The folded name has a word that begins so. */
bool name_begins(struct text name, struct text front);
/* One that is told by texts, negated or not. */
bool limit_term_holds(const struct term *term, const struct ticket_head *head);
/* The words of limit hold of no head that those of wide do not hold of; false where that is
 * not plain, or wide has none. */
bool limit_narrows(const struct limit *limit, const struct limit *wide);
/* They have the same words, whatever they say of state and times. */
bool limit_words_equal(const struct limit *a, const struct limit *b);

#endif
