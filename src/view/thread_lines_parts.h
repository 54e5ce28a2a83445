/* What the two files of the thread's lines share: what is known of its messages. Nobody
 * else includes it. */
#ifndef VIEW_THREAD_LINES_PARTS_H
#define VIEW_THREAD_LINES_PARTS_H

#include "view/thread_lines.h"

/* Messages that are remembered; more than stand on a screen and around it. */
#define KNOWN_MAX ((size_t)512)

struct known_message {
    size_t number; /* of the message, from 1 on; 0: none */
    uint32_t text; /* lines */
    bool is_cut;
    bool is_hiding;
    bool has_day;
};

/* What it quotes, whatever the width: looking for that takes longer than a wrap. */
struct known_quotes {
    size_t number; /* of the message, from 1 on; 0: none */
    struct quote *list;
    size_t count;
};

struct known_translation {
    uint64_t message; /* a hash of its id */
    size_t lines;
};

struct thread_lines {
    char *id;                       /* of the ticket */
    const struct ticket *ticket;    /* borrowed for the frame */
    const struct message *messages; /* never looked into: were they read again? */
    size_t count;
    int64_t version;
    uint64_t changes;
    int columns;
    size_t unread_from;
    int64_t today;
    struct unfolded unfolded;
    struct known_message known[KNOWN_MAX]; /* message i at i % KNOWN_MAX */
    struct known_quotes quotes[KNOWN_MAX];
    uint64_t translated; /* a hash of what the translations were */
    struct known_translation *translations;
    size_t translation_count;
    size_t translation_capacity;
    bool has_top; /* the line that was last asked for, both ways */
    struct thread_place top_place;
    struct thread_spot top_spot;
    struct arena arena;
};

#endif
