/* What the files of assist/audit share: names in all their forms, put in each other's
 * place.
 */
#ifndef ASSIST_AUDIT_PARTS_H
#define ASSIST_AUDIT_PARTS_H

#include "assist/guise.h"

/* A name as it is written in full and in part; NULL where it has no such form. */
enum name_form {
    NAME_FULL,
    NAME_GIVEN,
    NAME_FAMILY,
    NAME_FAMILY_FIRST, /* "Hernández" of "Hernández Soto" */
    NAME_INITIAL,      /* 陈 of 陈静: with a title alone */
    NAME_FORM_COUNT
};
struct name_forms {
    const char *forms[NAME_FORM_COUNT];
};
/* NULL gives no form. */
struct name_forms name_forms_of(const char *name, struct arena *arena);
/* As the guise's person is written in that language. */
const char *guise_full_name(const struct guise *guise, const char *lang,
                            struct arena *arena);

/* Words that stand in the place of others; whole words alone are found, the longest first.
 */
struct respelling {
    struct text from;
    const char *to;
    bool is_any_case;
};
struct respellings {
    struct respelling *list;
    size_t count;
    size_t capacity;
    struct arena *arena;
};
/* One name for another, titles too; gender GENDER_COUNT: titles are left out. */
void respell_name(struct respellings *respellings, const struct name_forms *from,
                  const struct name_forms *to, const char *lang, enum gender gender);
/* What one says of oneself. */
void respell_self(struct respellings *respellings, const char *lang, enum gender gender);
/*
 * The text without a name in full, with a title, or alone on its line, in the arena: what
 * is asked does not depend on who asks. A part of it elsewhere stays: it may be a
 * product's, too. NULL gives NULL.
 */
const char *naming_left_out(const char *text, const char *name, const char *lang,
                            struct arena *arena);
/* The text respelled, in the arena; NULL gives NULL. */
const char *respelled(struct respellings *respellings, const char *text);

#endif
