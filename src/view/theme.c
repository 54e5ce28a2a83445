#include "base/error.h"
#include "view/style.h"

#include <stdio.h>
#include <string.h>

#define COLOUR_MAX 255

static const char hex_digits[] = "0123456789abcdef";

static const char *const colour_names[16] = {
    "black",        "red",           "green",       "yellow",         "blue",
    "magenta",      "cyan",          "white",       "bright-black",   "bright-red",
    "bright-green", "bright-yellow", "bright-blue", "bright-magenta", "bright-cyan",
    "bright-white",
};

static const struct {
    const char *name;
    uint16_t attribute;
} attribute_names[] = {
    {"bold", STYLE_BOLD},           {"faint", STYLE_FAINT},     {"italic", STYLE_ITALIC},
    {"underline", STYLE_UNDERLINE}, {"reverse", STYLE_REVERSE}, {"strike", STYLE_STRIKE},
};

/* What a style has where there are no colours to tell it by. */
static const uint16_t colourless[STYLE_COUNT] = {
    [STYLE_DIM] = STYLE_FAINT,
    [STYLE_BORDER] = STYLE_FAINT,
    [STYLE_BORDER_FOCUS] = STYLE_BOLD,
    [STYLE_TITLE] = STYLE_BOLD,
    [STYLE_STATUS] = STYLE_BOLD,
    [STYLE_ERROR] = STYLE_BOLD | STYLE_REVERSE,
    [STYLE_SELECTED] = STYLE_REVERSE,
    [STYLE_SELECTED_DIM] = STYLE_REVERSE | STYLE_FAINT,
    [STYLE_UNREAD] = STYLE_BOLD,
    [STYLE_WAITING] = STYLE_UNDERLINE,
    [STYLE_LATE] = STYLE_BOLD | STYLE_UNDERLINE,
    [STYLE_CUSTOMER] = STYLE_BOLD,
    [STYLE_AGENT] = STYLE_UNDERLINE,
    [STYLE_NOTE] = STYLE_ITALIC,
    [STYLE_NOTE_BORDER] = STYLE_BOLD | STYLE_ITALIC,
    [STYLE_SYSTEM] = STYLE_FAINT,
    [STYLE_TRANSLATION] = STYLE_FAINT | STYLE_ITALIC,
    [STYLE_STALE] = STYLE_FAINT | STYLE_STRIKE,
    [STYLE_REPLY_BORDER] = STYLE_BOLD,
    [STYLE_PROVED] = STYLE_UNDERLINE,
    [STYLE_CONTRADICTED] = STYLE_BOLD | STYLE_REVERSE,
    [STYLE_UNSOURCED] = STYLE_BOLD | STYLE_UNDERLINE,
    [STYLE_ATTESTED] = STYLE_ITALIC | STYLE_UNDERLINE,
    [STYLE_FLAGGED] = STYLE_BOLD | STYLE_ITALIC,
    [STYLE_COMMITMENT] = STYLE_ITALIC,
    [STYLE_MISSPELT] = STYLE_FAINT | STYLE_UNDERLINE,
    [STYLE_CLAIM_CURRENT] = STYLE_REVERSE,
    [STYLE_REASON] = STYLE_FAINT,
    [STYLE_MATCH] = STYLE_REVERSE,
    [STYLE_KEY] = STYLE_BOLD,
    [STYLE_PROMPT] = STYLE_BOLD,
    [STYLE_MENU_SELECTED] = STYLE_REVERSE,
    [STYLE_HELD] = STYLE_UNDERLINE | STYLE_REVERSE,
};

void theme_init(struct theme *theme, const char *name)
{
    *theme = (struct theme){0};
    snprintf(theme->name, sizeof(theme->name), "%s", name);
    for (int i = 0; i < STYLE_COUNT; i++) {
        theme->looks[i] = (struct look){COLOUR_DEFAULT, COLOUR_DEFAULT, 0};
    }
}

/* "#3fa7d6" and nothing else in the word. */
static bool rgb_parse(struct text word, int32_t *colour)
{
    int32_t rgb = 0;
    if (word.len != 7 || word.bytes[0] != '#') {
        return false;
    }
    for (size_t i = 1; i < word.len; i++) {
        const char *digit = memchr(hex_digits, word.bytes[i] | 0x20, 16);
        if (digit == NULL) {
            return false;
        }
        rgb = rgb * 16 + (int32_t)(digit - hex_digits);
    }
    *colour = COLOUR_RGB | rgb;
    return true;
}

static bool colour_parse(struct text word, int32_t *colour)
{
    int64_t number;
    if (text_is(word, "default")) {
        *colour = COLOUR_DEFAULT;
        return true;
    }
    if (rgb_parse(word, colour)) {
        return true;
    }
    if (text_to_integer(word, 0, COLOUR_MAX, &number)) {
        *colour = (int32_t)number;
        return true;
    }
    for (size_t i = 0; i < COUNT_OF(colour_names); i++) {
        if (text_is(word, colour_names[i])) {
            *colour = (int32_t)i;
            return true;
        }
    }
    return false;
}

static bool attribute_parse(struct text word, uint16_t *attributes)
{
    for (size_t i = 0; i < COUNT_OF(attribute_names); i++) {
        if (text_is(word, attribute_names[i].name)) {
            *attributes |= attribute_names[i].attribute;
            return true;
        }
    }
    return false;
}

/* "75 on 236 bold underline" */
static bool look_parse(struct text value, struct look *look, struct error *err)
{
    struct look parsed = {COLOUR_DEFAULT, COLOUR_DEFAULT, 0};
    struct text word;
    bool is_first = true;
    while (text_next_word(&value, &word)) {
        bool is_known;
        if (is_first) {
            is_known = colour_parse(word, &parsed.foreground);
        } else if (text_is(word, "on")) {
            is_known =
                text_next_word(&value, &word) && colour_parse(word, &parsed.background);
        } else {
            is_known = attribute_parse(word, &parsed.attributes);
        }
        if (!is_known) {
            return error_set(
                err, ERROR_USAGE,
                "\"%.*s\" is no colour or attribute (a name of the 16 colours, "
                "0 to 255, #rrggbb, default; bold faint italic underline reverse strike)",
                (int)word.len, word.bytes);
        }
        is_first = false;
    }
    if (is_first) {
        return error_set(err, ERROR_USAGE, "a colour is missing behind the =");
    }
    *look = parsed;
    return true;
}

static struct text without_comment(struct text line)
{
    for (size_t i = 0; i < line.len; i++) {
        struct text rest = text_from(line.bytes + i, line.len - i);
        struct text word;
        if (line.bytes[i] == '#' &&
            !(text_next_word(&rest, &word) && rgb_parse(word, &(int32_t){0}))) {
            return text_trim(text_from(line.bytes, i));
        }
    }
    return text_trim(line);
}

bool theme_line(struct theme *theme, struct text line, struct error *err)
{
    struct text rest = without_comment(line);
    struct text name;
    enum style style;
    if (rest.len == 0) {
        return true;
    }
    if (!text_next(&rest, '=', &name) || rest.bytes == name.bytes + name.len) {
        return error_set(err, ERROR_USAGE, "a line is \"style = colour\"");
    }
    name = text_trim(name);
    if (!style_parse(name, &style)) {
        return error_set(err, ERROR_USAGE, "there is no style \"%.*s\"", (int)name.len,
                         name.bytes);
    }
    return look_parse(rest, &theme->looks[style], err);
}

struct look theme_look(const struct theme *theme, enum style style)
{
    struct look look = theme->looks[style];
    const struct look *text = &theme->looks[STYLE_TEXT];
    look.foreground =
        look.foreground == COLOUR_DEFAULT ? text->foreground : look.foreground;
    look.background =
        look.background == COLOUR_DEFAULT ? text->background : look.background;
    return look;
}

void theme_without_colour(struct theme *theme)
{
    for (int i = 0; i < STYLE_COUNT; i++) {
        theme->looks[i].foreground = COLOUR_DEFAULT;
        theme->looks[i].background = COLOUR_DEFAULT;
        theme->looks[i].attributes |= colourless[i];
    }
}
