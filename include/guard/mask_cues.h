/*
 * Words that stand in front of a value and say what it is: "my number is", 身份证. Private
 * to guard/mask.
 */
#ifndef GUARD_MASK_CUES_H
#define GUARD_MASK_CUES_H

#include <stddef.h>

/* Bits: one word may speak of several. */
enum cue_role {
    CUE_IDENTITY = 1 << 0,
    CUE_CARD = 1 << 1,
    CUE_ACCOUNT = 1 << 2,
    CUE_PHONE = 1 << 3,
    CUE_ORDER = 1 << 4, /* the number is nobody's */
    CUE_ADDRESS = 1 << 5,
    CUE_NAME = 1 << 6,
    CUE_PASSWORD = 1 << 7,
    CUE_AT = 1 << 8,       /* "@" in words */
    CUE_CODE = 1 << 9,     /* digits behind it let in */
    CUE_PASS = 1 << 10,    /* letters and digits behind it do */
    CUE_EIRCODE = 1 << 18, /* a postcode of Ireland */
    CUE_BIRTH = 1 << 11,
    /* a person's name stands behind it, whom no record need know */
    CUE_RELATION = 1 << 12,  /* "my husband" */
    CUE_GERMAN = 1 << 13,    /* the same where things have capitals, too */
    CUE_TITLE = 1 << 14,     /* "Mrs" */
    CUE_HAN = 1 << 15,       /* 我妈妈 */
    CUE_HONORIFIC = 1 << 16, /* 先生: the name stands before it */
    CUE_KANJI = 1 << 17,     /* 夫の */
    CUE_SEND = 1 << 19,      /* "deliver to": a person, where a first name follows */
};
struct cue_row {
    unsigned role;
    const char *words;
};
extern const struct cue_row words_cues[];
extern const size_t words_cues_count;

/* Bits: words that streets, houses and flats are called by. */
enum street_role {
    STREET_LEADING = 1 << 0,  /* before the name: "Rue de la Paix 5", "12 rue X" */
    STREET_PARTICLE = 1 << 1, /* that a street's name may have, and does not begin with */
    STREET_TRAILING = 1 << 2, /* behind a number and the name: "14 Acacia Avenue" */
    STREET_FILLER = 1 << 3,   /* between the name and the number */
    STREET_FLAT = 1 << 4,     /* before what a flat is called */
    STREET_GOES_ON = 1 << 5,  /* the sentence, behind an address */
    STREET_BEHIND = 1 << 6,   /* behind the name, before the number: "Gul Sokak 7" */
    STREET_SIDE = 1 << 7,     /* behind a floor: "3. tv" */
    STREET_BIS = 1 << 8,      /* behind a number: "27 bis" */
    STREET_BOX = 1 << 9,      /* "PO Box 4471" */
};
extern const struct cue_row words_streets[];
extern const size_t words_streets_count;
/* What a street's word may end in, "Lindenweg 3a"; '|' between them. */
extern const char *const street_endings;

#endif
