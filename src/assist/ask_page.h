/*
 * A prompt as it is written: sections between lines that no text can know, in each a line
 * of JSON a thing. Every value passes the mask, then is quoted. Private to the assist
 * folder.
 */
#ifndef ASSIST_ASK_PAGE_H
#define ASSIST_ASK_PAGE_H

#include "assist/ask.h"
#include "base/buffer.h"

#include <stdbool.h>

struct ask_page {
    const struct ask *ask;
    struct mask *mask; /* of whom the lines are now */
    struct arena *arena;
    struct error *err;
    struct buffer out;
    bool needs_comma;
    bool is_failed; /* err says why; nothing of the page may be used */
};

void ask_page_init(struct ask_page *page, const struct ask *ask, struct mask *mask,
                   struct arena *arena, struct error *err);
/* Wiped. */
void ask_page_release(struct ask_page *page);
/* Empties it; what failed stays failed. */
void ask_page_clear(struct ask_page *page);

/* Words of ours, with a line end. */
void ask_page_say(struct ask_page *page, const char *words);
/* The line that a section begins with: "=== BOUNDARY THREAD". */
void ask_page_section(struct ask_page *page, const char *name);

/* JSON; key is NULL inside an array and at the top. */
void ask_page_open(struct ask_page *page, const char *key, char bracket);
void ask_page_close(struct ask_page *page, char bracket);
/* Ends a line: what was opened must be closed. */
void ask_page_end_line(struct ask_page *page);
/* Masked and quoted. */
void ask_page_text(struct ask_page *page, const char *key, struct text value);
/* An identifier of the shop's that the schema names in the clear: quoted as it stands. */
void ask_page_own(struct ask_page *page, const char *key, const char *value);
/* NULL writes nothing, key and all. */
void ask_page_string(struct ask_page *page, const char *key, const char *value);
/* The same for a place or a field of the catalogue (mask_hide_public). */
void ask_page_public(struct ask_page *page, const char *key, const char *value);
/* Each writes nothing where it is not known. */
void ask_page_day(struct ask_page *page, const char *key, struct day day);
void ask_page_moment(struct ask_page *page, const char *key, moment_t when);
void ask_page_money(struct ask_page *page, const char *key, struct money money);
void ask_page_integer(struct ask_page *page, const char *key, int64_t value);
/* Only where it is true. */
void ask_page_flag(struct ask_page *page, const char *key, bool value);

#endif
