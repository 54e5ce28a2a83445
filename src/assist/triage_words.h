/*
 * What triage hears in a customer's words: haste, a day to keep, threats, harm, and praise
 * or blame with what turns them round. One row a language and cue, in the manner of the
 * guard's tables. Private to the assist folder.
 */
#ifndef ASSIST_TRIAGE_WORDS_H
#define ASSIST_TRIAGE_WORDS_H

#include "base/memory.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

enum cue {
    CUE_HASTE,
    CUE_DEADLINE, /* a birthday, a journey: too late would be never */
    CUE_CHARGEBACK,
    CUE_COURT,
    CUE_PRESS,
    CUE_HARM, /* somebody was hurt, or may be */
    CUE_GREAT,
    CUE_GOOD,
    CUE_BAD,
    CUE_AWFUL,
    CUE_NEUTRAL, /* hides shorter phrases inside it: "no problem" */
    CUE_DENIAL,  /* turns round what stands behind it */
    CUE_DENIED,  /* turns round what stands in front of it */
    CUE_COUNT
};

struct cue_row {
    const char *lang; /* "" is any */
    enum cue cue;
    const char *phrases; /* folded, '|' between them; '*' behind one: any ending */
};
/* A row without a language ends it. */
extern const struct cue_row cue_rows[];

struct cue_hit {
    size_t start; /* bytes of the text that was searched */
    size_t end;
    enum cue cue;
};

/* Folded as the rows are: by words_fold(), one kind of apostrophe, a space at both ends. */
struct text cues_fold(struct text text, struct arena *arena);
/*
 * The cues in folded text, by start; of two that overlap the longer one. lang is the
 * text's, whose rows alone are looked at; NULL: not known, all are.
 */
size_t cues_find(struct text folded, const char *lang, struct arena *arena,
                 struct cue_hit **hits);

#endif
