/*
 * What a cell means, not how it looks: a theme gives each meaning its colours and
 * attributes.
 */
#ifndef VIEW_STYLE_H
#define VIEW_STYLE_H

#include "base/attributes.h"
#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>

/* Name as in theme files. */
// clang-format off
#define STYLES(X) \
    X(TEXT,         "text") \
    X(DIM,          "dim") \
    X(BORDER,       "border") \
    X(BORDER_FOCUS, "border-focus") \
    X(TITLE,        "title") \
    X(HEADER,       "header") \
    X(STATUS,       "status") \
    X(ERROR,        "error") \
    X(SELECTED,     "selected") \
    X(SELECTED_DIM, "selected-dim") \
    X(UNREAD,       "unread") \
    X(WAITING,      "waiting") \
    X(LATE,         "late") \
    X(CUSTOMER,     "customer") \
    X(AGENT,        "agent") \
    X(NOTE,         "note") \
    X(NOTE_BORDER,  "note-border") \
    X(SYSTEM,       "system") \
    X(TRANSLATION,  "translation") \
    X(DRAFT,        "draft") \
    X(STALE,        "stale") \
    X(REPLY_BORDER, "reply-border") \
    X(PROVED,       "proved") \
    X(CONTRADICTED, "contradicted") \
    X(UNSOURCED,    "unsourced") \
    X(ATTESTED,     "attested") \
    X(FLAGGED,      "flagged") \
    X(COMMITMENT,   "commitment") \
    X(CLAIM_CURRENT,"claim-current") \
    X(MISSPELT,     "misspelt") \
    X(PRICE,        "price") \
    X(REASON,       "reason") \
    X(MATCH,        "match") \
    X(KEY,          "key") \
    X(PROMPT,       "prompt") \
    X(MENU,         "menu") \
    X(MENU_SELECTED,"menu-selected") \
    X(HELD,         "held")
// clang-format on
#define STYLE_ID(id, name) STYLE_##id,
enum style { STYLES(STYLE_ID) STYLE_COUNT };

const char *style_name(enum style style);
bool style_parse(struct text name, enum style *style) MUST_CHECK;

#define STYLE_BOLD      1u
#define STYLE_FAINT     2u
#define STYLE_ITALIC    4u
#define STYLE_UNDERLINE 8u
#define STYLE_REVERSE   16u
#define STYLE_STRIKE    32u

#define COLOUR_DEFAULT (-1)
#define COLOUR_RGB     0x1000000 /* or-ed to 0xRRGGBB: a colour as it is */
/* Colours are indexes of the 256-colour palette (0 to 15 in a theme of 16), COLOUR_RGB, or
 * COLOUR_DEFAULT: what the style text has, else the terminal's own. */
struct look {
    int32_t foreground;
    int32_t background;
    uint16_t attributes;
};
struct theme {
    char name[32];
    struct look looks[STYLE_COUNT];
};

/*
 * A theme file: "style = foreground [on background] [bold faint italic underline reverse
 * strike]", colours by the names of the 16, a number 0 to 255, #rrggbb or "default"; any
 * other # begins a comment. Lines given one by one.
 */
struct error;
void theme_init(struct theme *theme, const char *name); /* every look the default */
bool theme_line(struct theme *theme, struct text line, struct error *err) MUST_CHECK;
/* The look with what it has from the style text. */
struct look theme_look(const struct theme *theme, enum style style);
/* NO_COLOR: colours gone, attributes stay, and what only colour told apart gets an
 * attribute. */
void theme_without_colour(struct theme *theme);

#endif
