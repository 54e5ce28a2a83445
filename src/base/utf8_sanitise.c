#include "base/utf8.h"

#include "utf8_kind.h"

#include <stdio.h>
#include <string.h>
#include <utf8proc.h>

#define MARKS_MAX     4
#define TAB_STOP      4
#define DOTTED_CIRCLE 0x25CCu
#define ZWNJ          0x200Cu
#define ZWJ           0x200Du

struct sanitiser {
    enum sanitise_for purpose;
    struct buffer *out;
    bool has_locale;
    struct sanitise_count count;
    size_t column;   /* since the last LF, for tabs */
    uint32_t base;   /* the last spacing code point put out, 0 at the start of a line */
    uint32_t before; /* the last code point that was let be */
    int marks;       /* how many stand on the base */
};

static const char *const c1_marks[32] = {
    "⟨PAD⟩", "⟨HOP⟩", "⟨BPH⟩", "⟨NBH⟩", "⟨IND⟩", "⟨NEL⟩", "⟨SSA⟩", "⟨ESA⟩",
    "⟨HTS⟩", "⟨HTJ⟩", "⟨VTS⟩", "⟨PLD⟩", "⟨PLU⟩", "⟨RI⟩",  "⟨SS2⟩", "⟨SS3⟩",
    "⟨DCS⟩", "⟨PU1⟩", "⟨PU2⟩", "⟨STS⟩", "⟨CCH⟩", "⟨MW⟩",  "⟨SPA⟩", "⟨EPA⟩",
    "⟨SOS⟩", "⟨SGC⟩", "⟨SCI⟩", "⟨CSI⟩", "⟨ST⟩",  "⟨OSC⟩", "⟨PM⟩",  "⟨APC⟩",
};

/* Letters that ZWJ and ZWNJ join or part: Arabic and its kin, Indic, Tibetan, Myanmar,
   Khmer, Mongolian (UAX #31, 2.3, by block). */
static const uint32_t joining[][2] = {
    {0x0600, 0x109F}, {0x1780, 0x18AF}, {0x1900, 0x1CFF},   {0xA800, 0xABFF},
    {0xFB50, 0xFDFF}, {0xFE70, 0xFEFC}, {0x10A00, 0x11FFF}, {0x1E900, 0x1E95F},
};

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

static void put_control(struct sanitiser *state, uint32_t code_point)
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
    if (utf8proc_category((utf8proc_int32_t)code_point) != UTF8PROC_CATEGORY_CN) {
        put_base(state, UTF8_REPLACEMENT);
        return;
    }
    char name[24];
    snprintf(name, sizeof(name), "⟨U+%04X⟩", (unsigned)code_point);
    put_name(state, name);
}

static bool is_joining_letter(uint32_t code_point)
{
    for (size_t i = 0; i < COUNT_OF(joining); i++) {
        if (code_point >= joining[i][0] && code_point <= joining[i][1]) {
            return utf8_is_letter(code_point);
        }
    }
    return false;
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
        put_name(state, utf8_bidi_mark(code_point));
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

static void meet_control(struct sanitiser *state, uint32_t code_point, uint32_t next)
{
    if (code_point == '\t') {
        put_tab(state);
    } else if (code_point != '\r' || next != '\n') {
        put_control(state, code_point);
    }
}

static void meet_undrawable(struct sanitiser *state, uint32_t code_point, bool is_mark)
{
    if (state->purpose == SANITISE_SHOWN) {
        put_undrawable(state, code_point);
    } else if (is_mark) {
        meet_mark(state, code_point);
    } else {
        put_base(state, code_point);
    }
}

static void meet(struct sanitiser *state, uint32_t code_point, uint32_t next)
{
    enum utf8_kind kind = utf8_kind(code_point, state->has_locale);
    switch (kind) {
    case UTF8_KIND_LINE_END:
        put_line_feed(state);
        break;
    case UTF8_KIND_CONTROL:
        meet_control(state, code_point, next);
        break;
    case UTF8_KIND_BIDI:
        meet_bidi(state, code_point, next);
        break;
    case UTF8_KIND_HIDDEN:
        meet_hidden(state, code_point, next);
        break;
    case UTF8_KIND_MARK:
        meet_mark(state, code_point);
        break;
    case UTF8_KIND_SKIN_TONE:
        meet_skin_tone(state, code_point);
        break;
    case UTF8_KIND_UNDRAWABLE:
    case UTF8_KIND_UNDRAWABLE_MARK:
        meet_undrawable(state, code_point, kind == UTF8_KIND_UNDRAWABLE_MARK);
        break;
    default:
        put_base(state, code_point);
    }
}

static void pass_base(struct sanitiser *state, uint32_t code_point, size_t columns)
{
    state->base = state->before = code_point;
    state->marks = 0;
    state->column += columns;
}

/* A run of them: three bytes and two columns each. */
static void pass_han(struct sanitiser *state, struct text run)
{
    uint32_t last;
    utf8_decode(text_from(run.bytes + run.len - 3, 3), &last, NULL);
    pass_base(state, last, run.len / 3 * 2);
}

/* Whether a mark may stay as it stands. */
static bool pass_mark(struct sanitiser *state, uint32_t mark)
{
    if (state->marks == MARKS_MAX || state->base == 0) {
        return false;
    }
    state->before = mark;
    state->marks++;
    return true;
}

/* The bytes of what stands at the front of rest, where all purposes let it be; else 0. */
static size_t pass_one(struct sanitiser *state, struct text rest)
{
    uint32_t code_point;
    bool is_valid;
    size_t len = utf8_decode(rest, &code_point, &is_valid);
    if (code_point == '\n') {
        state->base = 0;
        state->before = '\n';
        state->marks = 0;
        state->column = 0;
        return len;
    }
    if (!is_valid) {
        return 0;
    }
    switch (utf8_kind(code_point, state->has_locale)) {
    case UTF8_KIND_NARROW:
        pass_base(state, code_point, 1);
        return len;
    case UTF8_KIND_WIDE:
        pass_base(state, code_point, 2);
        return len;
    case UTF8_KIND_MARK:
        return pass_mark(state, code_point) ? len : 0;
    default:
        return 0;
    }
}

/* How much at the front of rest stays as it stands; the state has then gone past it. */
static size_t pass(struct sanitiser *state, struct text rest)
{
    size_t at = 0;
    while (at < rest.len) {
        struct text here = text_from(rest.bytes + at, rest.len - at);
        size_t len = (unsigned char)*here.bytes < 0x7F ? utf8_printable_len(here) : 0;
        size_t han = len == 0 ? utf8_han_len(here) : 0;
        if (len != 0) {
            pass_base(state, (unsigned char)here.bytes[len - 1], len);
        } else if (han != 0) {
            pass_han(state, text_from(here.bytes, han));
            len = han;
        } else {
            len = pass_one(state, here);
        }
        if (len == 0) {
            break;
        }
        at += len;
    }
    return at;
}

/* Well-formed text as it stands, or as much of it as there is room for. */
static void put_run(struct sanitiser *state, struct text run)
{
    size_t room = state->out->limit - state->out->len;
    size_t fitting = run.len < room ? run.len : room;
    while (fitting < run.len && fitting > 0 &&
           ((unsigned char)run.bytes[fitting] & 0xC0) == 0x80) {
        fitting--;
    }
    buffer_add(state->out, run.bytes, fitting);
    if (fitting < run.len) {
        state->out->is_cut = true;
    }
}

/* Takes what stands at the front of rest; returns its bytes. */
static size_t step(struct sanitiser *state, struct text rest)
{
    size_t run = pass(state, rest);
    if (run != 0) {
        put_run(state, text_from(rest.bytes, run));
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
    struct sanitiser state = {
        .purpose = purpose, .out = out, .has_locale = utf8_has_locale()};
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
