/*
 * The forms of verbs by which a sentence says that something was done, whatever the verb
 * means: participles, and pasts of the first person. Knows no meanings and no sentences.
 */
#ifndef GUARD_FORMS_H
#define GUARD_FORMS_H

#include "base/text.h"

#include <stdbool.h>

enum form {
    FORM_PARTICIPLE, /* beside "we have", "has been" */
    FORM_DOING,      /* "sending" */
    FORM_ALONE,      /* "troquei": the first person of the past, by itself */
    FORM_WE,         /* "regalamos": what the shop does, by its ending */
    FORM_PAST        /* by itself the first person: "cancelamos"; in English beside "we" */
};

/* A word of that language, folded or as written, has that form. Some words have it that are no verbs. */
bool form_fits(enum form form, const char *lang, struct text word);

#endif
