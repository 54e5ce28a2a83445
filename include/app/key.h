/* A key as the program knows it, and its name in key files and help. */
#ifndef APP_KEY_H
#define APP_KEY_H

#include "base/attributes.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Codes beyond Unicode, for keys that type nothing. */
enum key_code {
    KEY_CODE_FIRST = 0x110000,
    KEY_CODE_UP = KEY_CODE_FIRST,
    KEY_CODE_DOWN,
    KEY_CODE_LEFT,
    KEY_CODE_RIGHT,
    KEY_CODE_HOME,
    KEY_CODE_END,
    KEY_CODE_PAGE_UP,
    KEY_CODE_PAGE_DOWN,
    KEY_CODE_INSERT,
    KEY_CODE_DELETE,
    KEY_CODE_BACKSPACE,
    KEY_CODE_ENTER,
    KEY_CODE_TAB,
    KEY_CODE_ESCAPE,
    KEY_CODE_F1, /* F2 to F12 follow */
    KEY_CODE_F12 = KEY_CODE_F1 + 11,
    KEY_CODE_NONE,
};

#define KEY_CONTROL 1u
#define KEY_ALT     2u
#define KEY_SHIFT   4u

struct key {
    uint32_t code;      /* a code point (control letters: the small letter), or an enum key_code */
    unsigned modifiers; /* KEY_CONTROL and so on; never KEY_SHIFT with a letter that types itself */
};

bool key_equals(struct key a, struct key b);
/* "^S", "M-b", "Tab", "S-Tab", "C-Left", "F1", "space", "j", "：" -> ":"; false: no such key. */
bool key_parse(struct text name, struct key *key) MUST_CHECK;
/* The name that help shows; cut to size. */
void key_format(struct key key, char *out, size_t size);
/* It types itself while writing. */
bool key_is_text(struct key key);
/* ：／？、 and full-width digits count as : / ? / and digits while reading. */
struct key key_narrow(struct key key);

#endif
