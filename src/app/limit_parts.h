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

enum state { STATE_UNREAD, STATE_WAITING, STATE_LATE, STATE_UNSENT };

struct value {
    struct text text; /* folded for TERM_WORD */
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
    struct term *terms;
    size_t count;
    size_t capacity;
};

bool text_is_ascii(struct text text);

#endif
