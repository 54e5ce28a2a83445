/*
 * What is known of the spelling of the reply: verdicts of words, asked of the dictionaries by
 * effects, and the misspelt words that stand on the screen. Changed by src/app/misspelt.h.
 */
#ifndef APP_SPELLING_H
#define APP_SPELLING_H

#include "base/table.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SPELLING_LANG_SIZE  16
#define SPELLING_LISTED_MAX 40 /* words that :spell tells */

/* A word of the composer's text, end exclusive. */
struct misspelt {
    size_t start;
    size_t end;
};

/* What is looked for over the whole text, in slices. */
enum seek { SEEK_NONE, SEEK_NEXT, SEEK_ALL };

struct spelling {
    struct misspelt *list; /* in order; of the part that was looked at */
    size_t count;
    size_t capacity;
    uint64_t version;      /* of the composer's text, that list is of; UINT64_MAX: none */
    size_t from, to;       /* the part */
    size_t caret;          /* as it stood then */
    bool is_at_caret;      /* at a word's end, which was not judged */
    bool is_due;           /* verdicts or names came since */

    struct table verdicts; /* of "de", a tab and the word */
    struct table names;    /* never judged; folded */
    const void *names_of[4]; /* what they were gathered from */
    struct table own;      /* the agent's words */
    struct table ignored;  /* a ticket's id, a tab and the word */
    struct table none;     /* languages without a dictionary */
    uint64_t asked;        /* the request whose verdicts are awaited; 0 */
    char asked_lang[SPELLING_LANG_SIZE];

    enum seek seek;
    uint64_t seek_version; /* of the text that it goes over */
    bool seek_is_written;  /* the text was being written as it began */
    size_t seek_at;
    size_t seek_left;      /* bytes not yet gone over */
    size_t seen;           /* words that were judged on the way */

    size_t word_start, word_end; /* that MENU_SPELLING is about */
    uint64_t word_version;
    char *word;
    char lang[SPELLING_LANG_SIZE];
    uint64_t suggest; /* the request for suggestions that is awaited; 0 */
    bool suggest_is_stale; /* another word is wanted since: asked about when that has come */
    char **listed;    /* what :spell found; its suggestions come one by one */
    size_t listed_count;
    size_t listed_at;
};

#endif
