#include "base/utf8.h"

#include <stdio.h>
#include <string.h>
#include <utf8proc.h>

#define MARKS_MAX     4
#define TAB_STOP      4
#define DOTTED_CIRCLE 0x25CCu
#define ZWNJ          0x200Cu
#define ZWJ           0x200Du
#define LRM           0x200Eu
#define RLM           0x200Fu

struct sanitiser {
    enum sanitise_for purpose;
    struct buffer *out;
    struct sanitise_count count;
    size_t column;   /* since the last LF, for tabs */
    uint32_t base;   /* the last spacing code point put out, 0 at the start of a line */
    uint32_t before; /* the last code point that was let be */
    int marks;       /* how many stand on the base */
};

struct bidi_name {
    uint32_t code_point;
    const char *mark;
};

static const char *const c1_marks[32] = {
    "⟨PAD⟩", "⟨HOP⟩", "⟨BPH⟩", "⟨NBH⟩", "⟨IND⟩", "⟨NEL⟩", "⟨SSA⟩", "⟨ESA⟩",
    "⟨HTS⟩", "⟨HTJ⟩", "⟨VTS⟩", "⟨PLD⟩", "⟨PLU⟩", "⟨RI⟩",  "⟨SS2⟩", "⟨SS3⟩",
    "⟨DCS⟩", "⟨PU1⟩", "⟨PU2⟩", "⟨STS⟩", "⟨CCH⟩", "⟨MW⟩",  "⟨SPA⟩", "⟨EPA⟩",
    "⟨SOS⟩", "⟨SGC⟩", "⟨SCI⟩", "⟨CSI⟩", "⟨ST⟩",  "⟨OSC⟩", "⟨PM⟩",  "⟨APC⟩",
};

/* PropList.txt of Unicode 15, Bidi_Control. */
static const struct bidi_name bidi_marks[] = {
    {0x061C, "⟨ALM⟩"}, {LRM, "⟨LRM⟩"},    {RLM, "⟨RLM⟩"},    {0x202A, "⟨LRE⟩"},
    {0x202B, "⟨RLE⟩"}, {0x202C, "⟨PDF⟩"}, {0x202D, "⟨LRO⟩"}, {0x202E, "⟨RLO⟩"},
    {0x2066, "⟨LRI⟩"}, {0x2067, "⟨RLI⟩"}, {0x2068, "⟨FSI⟩"}, {0x2069, "⟨PDI⟩"},
};

/* Letters that ZWJ and ZWNJ join or part: Arabic and its kin, Indic, Tibetan, Myanmar,
   Khmer, Mongolian (UAX #31, 2.3, by block). */
static const uint32_t joining[][2] = {
    {0x0600, 0x109F}, {0x1780, 0x18AF}, {0x1900, 0x1CFF},   {0xA800, 0xABFF},
    {0xFB50, 0xFDFF}, {0xFE70, 0xFEFC}, {0x10A00, 0x11FFF}, {0x1E900, 0x1E95F},
};

/* Signs that stand before a number and are drawn, though their category is Cf. */
static const uint32_t drawn_formats[][2] = {
    {0x0600, 0x0605}, {0x06DD, 0x06DD},   {0x070F, 0x070F},   {0x0890, 0x0891},
    {0x08E2, 0x08E2}, {0x110BD, 0x110BD}, {0x110CD, 0x110CD},
};

static bool is_in(const uint32_t ranges[][2], size_t count, uint32_t code_point)
{
    for (size_t i = 0; i < count; i++) {
        if (code_point >= ranges[i][0] && code_point <= ranges[i][1]) {
            return true;
        }
    }
    return false;
}

static utf8proc_category_t category_of(uint32_t code_point)
{
    return utf8proc_category((utf8proc_int32_t)code_point);
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
        return !is_in(drawn_formats, COUNT_OF(drawn_formats), code_point);
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

static const char *bidi_mark(uint32_t code_point)
{
    for (size_t i = 0; i < COUNT_OF(bidi_marks); i++) {
        if (bidi_marks[i].code_point == code_point) {
            return bidi_marks[i].mark;
        }
    }
    return NULL;
}

static void put(struct sanitiser *state, uint32_t code_point)
{
    buffer_add_code_point(state->out, code_point);
    state->before = code_point;
}

static void put_base(struct sanitiser *state, uint32_t code_point)
{
    put(state, code_point);
    state->base = code_point;
    state->marks = 0;
    state->column += (size_t)utf8_code_point_columns(code_point);
}

/* A mark such as ⟨RLO⟩, whole or not at all. */
static void put_name(struct sanitiser *state, const char *name)
{
    buffer_add_text(state->out, name);
    state->column += utf8_count(text_of(name));
    state->base = state->before = 0x27E9;
    state->marks = 0;
}

static void put_line_feed(struct sanitiser *state)
{
    put(state, '\n');
    state->base = 0;
    state->marks = 0;
    state->column = 0;
}

static void put_tab(struct sanitiser *state)
{
    if (state->purpose != SANITISE_SHOWN) {
        put_base(state, '\t');
        return;
    }
    do {
        put_base(state, ' ');
    } while (state->column % TAB_STOP != 0);
}

static void meet_control(struct sanitiser *state, uint32_t code_point)
{
    state->count.controls++;
    if (state->purpose != SANITISE_SHOWN) {
        return;
    }
    if (code_point >= 0x80) {
        put_name(state, c1_marks[code_point - 0x80]);
    } else {
        put_base(state, code_point == 0x7F ? 0x2421 : 0x2400 + code_point);
    }
}

/* ncurses could not place it. What no version of Unicode known here has is told by number.
 */
static void put_undrawable(struct sanitiser *state, uint32_t code_point)
{
    if (category_of(code_point) != UTF8PROC_CATEGORY_CN) {
        put_base(state, UTF8_REPLACEMENT);
        return;
    }
    char name[24];
    snprintf(name, sizeof(name), "⟨U+%04X⟩", (unsigned)code_point);
    put_name(state, name);
}

static bool is_joining_letter(uint32_t code_point)
{
    return utf8_is_letter(code_point) && is_in(joining, COUNT_OF(joining), code_point);
}

static bool reads_left_to_right(uint32_t code_point)
{
    return utf8proc_get_property((utf8proc_int32_t)code_point)->bidi_class ==
           UTF8PROC_BIDI_CLASS_L;
}

/* Whether a joiner, mark of direction or variation selector does its work where it stands.
 */
static bool is_at_home(const struct sanitiser *state, uint32_t code_point, uint32_t next)
{
    uint32_t base = state->base;
    switch (code_point) {
    case ZWJ:
        if (utf8_is_emoji(base) && utf8_is_emoji(next)) {
            return true;
        }
        return is_joining_letter(base) && is_joining_letter(next);
    case ZWNJ:
        return is_joining_letter(base) && is_joining_letter(next);
    case LRM:
    case RLM:
        return utf8_is_letter(base) && utf8_is_letter(next) &&
               !(reads_left_to_right(base) && reads_left_to_right(next));
    case 0xFE0E:
    case 0xFE0F:
        return state->before == base && (utf8_is_emoji(base) || base == '#' ||
                                         base == '*' || (base >= '0' && base <= '9'));
    default:
        return false;
    }
}

static void meet_bidi(struct sanitiser *state, uint32_t code_point, uint32_t next)
{
    bool is_allowed = is_at_home(state, code_point, next);
    state->count.bidi += is_allowed ? 0 : 1;
    if (state->purpose == SANITISE_SHOWN) {
        put_name(state, bidi_mark(code_point));
    } else if (is_allowed) {
        put(state, code_point);
    }
}

static void meet_hidden(struct sanitiser *state, uint32_t code_point, uint32_t next)
{
    if (!is_at_home(state, code_point, next)) {
        state->count.hidden++;
        return;
    }
    if (state->purpose != SANITISE_SHOWN) {
        buffer_add_code_point(state->out, code_point);
    }
    state->before = code_point;
}

static void meet_mark(struct sanitiser *state, uint32_t mark)
{
    if (state->marks == MARKS_MAX) {
        state->count.hidden++;
        return;
    }
    if (state->purpose == SANITISE_SHOWN && state->base == 0) {
        put_base(state, DOTTED_CIRCLE);
    }
    put(state, mark);
    state->marks++;
}

static void meet_skin_tone(struct sanitiser *state, uint32_t tone)
{
    if (!utf8_is_emoji(state->base)) {
        put_base(state, tone);
    } else if (state->purpose != SANITISE_SHOWN) {
        put(state, tone);
    }
}

static void meet_visible(struct sanitiser *state, uint32_t code_point)
{
    if (state->purpose == SANITISE_SHOWN && !utf8_is_drawable(code_point)) {
        put_undrawable(state, code_point);
    } else if (is_mark(code_point)) {
        meet_mark(state, code_point);
    } else if (utf8_is_skin_tone(code_point)) {
        meet_skin_tone(state, code_point);
    } else {
        put_base(state, code_point);
    }
}

static void meet(struct sanitiser *state, uint32_t code_point, uint32_t next)
{
    if (code_point == '\n' || code_point == 0x2028 || code_point == 0x2029) {
        put_line_feed(state);
    } else if (code_point == '\t') {
        put_tab(state);
    } else if (code_point == '\r' && next == '\n') {
        return;
    } else if (code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0)) {
        meet_control(state, code_point);
    } else if (bidi_mark(code_point) != NULL) {
        meet_bidi(state, code_point, next);
    } else if (is_hidden(code_point)) {
        meet_hidden(state, code_point, next);
    } else {
        meet_visible(state, code_point);
    }
}

/* How much at the front is printable ASCII, which needs no look at each byte's meaning. */
static size_t printable_len(struct text text)
{
    size_t len = 0;
    while (len < text.len && text.bytes[len] >= ' ' && text.bytes[len] < 0x7F) {
        len++;
    }
    return len;
}

static void put_printable(struct sanitiser *state, struct text run)
{
    size_t room = state->out->limit - state->out->len;
    size_t fitting = run.len < room ? run.len : room;
    buffer_add(state->out, run.bytes, fitting);
    buffer_add(state->out, run.bytes + fitting, run.len - fitting);
    state->base = state->before = (unsigned char)run.bytes[run.len - 1];
    state->marks = 0;
    state->column += run.len;
}

/* Takes what stands at the front of rest; returns its bytes. */
static size_t step(struct sanitiser *state, struct text rest)
{
    size_t run = printable_len(rest);
    if (run != 0) {
        put_printable(state, text_from(rest.bytes, run));
        return run;
    }
    uint32_t code_point;
    uint32_t next = 0;
    bool is_valid;
    size_t len = utf8_decode(rest, &code_point, &is_valid);
    state->count.bad_bytes += is_valid ? 0 : 1;
    if (len < rest.len) {
        utf8_decode(text_from(rest.bytes + len, rest.len - len), &next, NULL);
    }
    meet(state, code_point, next);
    return len;
}

void utf8_sanitise(struct text text, enum sanitise_for purpose, struct buffer *out,
                   struct sanitise_count *count)
{
    struct sanitiser state = {.purpose = purpose, .out = out};
    size_t at = 0;
    while (at < text.len && !out->is_cut) {
        at += step(&state, text_from(text.bytes + at, text.len - at));
    }
    if (count != NULL) {
        count->bad_bytes += state.count.bad_bytes;
        count->controls += state.count.controls;
        count->bidi += state.count.bidi;
        count->hidden += state.count.hidden;
    }
}
