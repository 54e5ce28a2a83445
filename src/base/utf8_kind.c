#include "utf8_kind.h"

#include "base/utf8.h"

#include <stdatomic.h>
#include <utf8proc.h>

struct bidi_name {
    uint32_t code_point;
    const char *mark;
};

/* PropList.txt of Unicode 15, Bidi_Control. */
static const struct bidi_name bidi_marks[] = {
    {0x061C, "⟨ALM⟩"}, {LRM, "⟨LRM⟩"},    {RLM, "⟨RLM⟩"},    {0x202A, "⟨LRE⟩"},
    {0x202B, "⟨RLE⟩"}, {0x202C, "⟨PDF⟩"}, {0x202D, "⟨LRO⟩"}, {0x202E, "⟨RLO⟩"},
    {0x2066, "⟨LRI⟩"}, {0x2067, "⟨RLI⟩"}, {0x2068, "⟨FSI⟩"}, {0x2069, "⟨PDI⟩"},
};

/* Signs that stand before a number and are drawn, though their category is Cf. */
static const uint32_t drawn_formats[][2] = {
    {0x0600, 0x0605}, {0x06DD, 0x06DD},   {0x070F, 0x070F},   {0x0890, 0x0891},
    {0x08E2, 0x08E2}, {0x110BD, 0x110BD}, {0x110CD, 0x110CD},
};

static utf8proc_category_t category_of(uint32_t code_point)
{
    return utf8proc_category((utf8proc_int32_t)code_point);
}

static bool is_drawn_format(uint32_t code_point)
{
    for (size_t i = 0; i < COUNT_OF(drawn_formats); i++) {
        if (code_point >= drawn_formats[i][0] && code_point <= drawn_formats[i][1]) {
            return true;
        }
    }
    return false;
}

static bool is_noncharacter(uint32_t code_point)
{
    return (code_point & 0xFFFE) == 0xFFFE ||
           (code_point >= 0xFDD0 && code_point <= 0xFDEF);
}

/* Default_Ignorable_Code_Point, formats, private use, what will never be a character. */
static bool is_hidden(uint32_t code_point)
{
    utf8proc_category_t category = category_of(code_point);
    if (category == UTF8PROC_CATEGORY_CF) {
        return !is_drawn_format(code_point);
    }
    return category == UTF8PROC_CATEGORY_CO || is_noncharacter(code_point) ||
           (code_point >= 0xE0000 && code_point <= 0xE0FFF) ||
           (code_point >= 0xFFF0 && code_point <= 0xFFF8) || code_point == 0x2065 ||
           utf8proc_get_property((utf8proc_int32_t)code_point)->ignorable;
}

static bool is_mark(uint32_t code_point)
{
    utf8proc_category_t category = category_of(code_point);
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME ||
           utf8_code_point_columns(code_point) == 0;
}

const char *utf8_bidi_mark(uint32_t code_point)
{
    for (size_t i = 0; i < COUNT_OF(bidi_marks); i++) {
        if (bidi_marks[i].code_point == code_point) {
            return bidi_marks[i].mark;
        }
    }
    return NULL;
}

static enum utf8_kind visible_kind(uint32_t code_point)
{
    if (!utf8_is_drawable(code_point)) {
        return is_mark(code_point) ? UTF8_KIND_UNDRAWABLE_MARK : UTF8_KIND_UNDRAWABLE;
    }
    if (is_mark(code_point)) {
        return UTF8_KIND_MARK;
    }
    if (utf8_is_skin_tone(code_point)) {
        return UTF8_KIND_SKIN_TONE;
    }
    return utf8_code_point_columns(code_point) == 2 ? UTF8_KIND_WIDE : UTF8_KIND_NARROW;
}

static enum utf8_kind look_up(uint32_t code_point)
{
    if (code_point == '\n' || code_point == 0x2028 || code_point == 0x2029) {
        return UTF8_KIND_LINE_END;
    }
    if (code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0)) {
        return UTF8_KIND_CONTROL;
    }
    if (utf8_bidi_mark(code_point) != NULL) {
        return UTF8_KIND_BIDI;
    }
    return is_hidden(code_point) ? UTF8_KIND_HIDDEN : visible_kind(code_point);
}

/*
 * A byte for each code point there is, filled in as they are met; any thread would write
 * the same. By locale, since wcwidth() goes by it. Pages that nobody touches cost nothing.
 */
enum utf8_kind utf8_kind(uint32_t code_point, bool has_locale)
{
    static _Atomic unsigned char kinds[2][0x110000];
    _Atomic unsigned char *kind = &kinds[has_locale][code_point];
    unsigned char known = atomic_load_explicit(kind, memory_order_relaxed);
    if (known == UTF8_KIND_UNKNOWN) {
        known = (unsigned char)look_up(code_point);
        atomic_store_explicit(kind, known, memory_order_relaxed);
    }
    return (enum utf8_kind)known;
}
