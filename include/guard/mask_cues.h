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
    CUE_AT = 1 << 8,    /* "@" in words */
    CUE_CODE = 1 << 9,  /* digits behind it let in */
    CUE_PASS = 1 << 10, /* letters and digits behind it do */
    CUE_BIRTH = 1 << 11,
};
struct cue_row {
    enum cue_role role;
    const char *words;
};
extern const struct cue_row words_cues[];
extern const size_t words_cues_count;

#endif
