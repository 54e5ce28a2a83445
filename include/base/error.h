/*
 * What the world refused, told to a person. A function that can be refused returns false and
 * fills its last parameter; its out-parameters are then untouched.
 */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include "base/attributes.h"

#include <stdbool.h>

/* The values are the program's exit codes (the command contract). */
enum error_code {
    ERROR_NONE = 0,
    ERROR_FAILED = 1,      /* the disk, the network, a file */
    ERROR_USAGE = 2,       /* what was asked makes no sense, a setting is wrong */
    ERROR_REFUSED = 3,     /* the guard, a moved thread, a legal hold */
    ERROR_NOT_FOUND = 4,   /* no such ticket, no vault */
    ERROR_LOCKED = 5,      /* the vault is locked, the passphrase is wrong */
    ERROR_DAMAGED = 6,     /* the vault is damaged */
    ERROR_UNREACHABLE = 7, /* model or desk */
};

struct error {
    enum error_code code;
    char text[512]; /* one line for a person, without a newline; cut at a character */
};

/* Fills err (may be NULL) and returns false, so a function can end in it. */
bool error_set(struct error *err, enum error_code code, const char *format, ...)
    PRINTF_LIKE(3, 4);
/* Puts what was being done in front: "open shop.db: disk full". Returns false. */
bool error_wrap(struct error *err, const char *format, ...) PRINTF_LIKE(2, 3);
/* error_set() with ": " and what errno says behind the text. */
bool error_set_errno(struct error *err, enum error_code code, const char *format, ...)
    PRINTF_LIKE(3, 4);

#endif
