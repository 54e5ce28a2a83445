#include "guard/mask_inside.h"

#include "base/utf8.h"

#include <string.h>

#define NAME_BYTES   40 /* between the brackets */
#define LETTERS_MAX  12 /* of a kind */
#define BRACKETS_MAX 4
#define SPACES_MAX   2
#define NUMBER_MAX   99999

/* Where a placeholder is read. Whoever reads past the end, while more may come, is short.
 */
struct cursor {
    struct text text;
    size_t at;
    bool is_end;
    bool is_short;
};

static const struct bracket {
    uint32_t opens;
    uint32_t closes;
} brackets[] = {{'[', ']'},       {'{', '}'},       {'<', '>'},       {0xFF3B, 0xFF3D},
                {0xFF5B, 0xFF5D}, {0xFF1C, 0xFF1E}, {0x3010, 0x3011}, {0x3014, 0x3015},
                {0x3016, 0x3017}, {0x27E6, 0x27E7}};

static size_t whole_len(char lead)
{
    unsigned char byte = (unsigned char)lead;
    return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/* The code point at the cursor and its bytes; 0 bytes at the end. */
static size_t peek(struct cursor *cursor, uint32_t *code_point)
{
    struct text rest =
        text_from(cursor->text.bytes + cursor->at, cursor->text.len - cursor->at);
    *code_point = 0;
    if (rest.len == 0 || (!cursor->is_end && rest.len < whole_len(rest.bytes[0]))) {
        cursor->is_short |= !cursor->is_end;
        return 0;
    }
    return utf8_decode(rest, code_point, NULL);
}

/* Full width made half width. */
static uint32_t narrow(uint32_t code_point)
{
    return code_point >= 0xFF01 && code_point <= 0xFF5E ? code_point - 0xFEE0 : code_point;
}

/* Passes over the code point, written behind a backslash or not. */
static bool accept(struct cursor *cursor, uint32_t wanted)
{
    uint32_t code_point;
    size_t start = cursor->at;
    size_t len = peek(cursor, &code_point);
    if (len != 0 && code_point == '\\') {
        cursor->at += len;
        len = peek(cursor, &code_point);
    }
    if (len == 0 || code_point != wanted) {
        cursor->at = start;
        return false;
    }
    cursor->at += len;
    return true;
}

static size_t accept_many(struct cursor *cursor, uint32_t wanted, size_t most)
{
    size_t count = 0;
    while (count < most && accept(cursor, wanted)) {
        count++;
    }
    return count;
}

/* What stands between the brackets, as far as it was understood. */
struct content {
    char letters[LETTERS_MAX + 1]; /* upper case */
    size_t letter_count;
    unsigned number;
    bool has_number;
    bool has_low;   /* written with a lower-case letter */
    bool has_score; /* "_" before the number */
    bool is_odd;    /* something else stands there */
};

static bool is_joint(uint32_t code_point)
{
    return code_point == '_' || code_point == '-' || code_point == ' ' ||
           code_point == '\\' || code_point == '#' || code_point == ':' ||
           code_point == 0xA0 || code_point == 0x3000 || code_point == 0x2010 ||
           code_point == 0x2011;
}

static void content_digit(struct content *content, int digit)
{
    content->is_odd |= content->letter_count == 0 || content->number > NUMBER_MAX / 10;
    content->has_number = true;
    content->number = content->is_odd ? 0 : content->number * 10 + (unsigned)digit;
}

static void content_add(struct content *content, uint32_t code_point)
{
    bool is_low = code_point >= 'a' && code_point <= 'z';
    bool is_upper = code_point >= 'A' && code_point <= 'Z';
    int digit = utf8_digit_value(code_point);
    if (digit >= 0) {
        content_digit(content, digit);
    } else if (is_joint(code_point)) {
        content->has_score |= code_point == '_' && !content->has_number;
    } else if ((is_low || is_upper) && content->letter_count < LETTERS_MAX &&
               !content->has_number) {
        content->letters[content->letter_count++] =
            (char)(is_low ? code_point - 0x20 : code_point);
        content->has_low |= is_low;
    } else {
        content->is_odd = true;
    }
}

static bool is_bracket(uint32_t code_point)
{
    for (size_t i = 0; i < COUNT_OF(brackets); i++) {
        if (code_point == brackets[i].opens || code_point == brackets[i].closes) {
            return true;
        }
    }
    return code_point == '\n';
}

/* Up to the closing bracket, a line's end, or too much. */
static void content_read(struct cursor *cursor, struct content *content)
{
    uint32_t code_point;
    size_t start = cursor->at;
    while (cursor->at - start < NAME_BYTES) {
        size_t len = peek(cursor, &code_point);
        struct cursor ahead = *cursor;
        uint32_t next = 0;
        ahead.at += len;
        if (len != 0 && code_point == '\\') {
            (void)peek(&ahead, &next);
            cursor->is_short |= ahead.is_short;
        }
        if (len == 0 || is_bracket(code_point) || is_bracket(next)) {
            return;
        }
        content_add(content, narrow(code_point));
        cursor->at += len;
    }
}

static enum mask_kind kind_of(const struct content *content)
{
    for (size_t kind = 0; kind < VALUE_KINDS && !content->is_odd; kind++) {
        if (content->letter_count > 0 &&
            strcmp(content->letters, kind_label((enum mask_kind)kind)) == 0) {
            return (enum mask_kind)kind;
        }
    }
    return (enum mask_kind)VALUE_KINDS;
}

static enum placeholder_state decide(struct cursor *cursor, bool is_one,
                                     const struct content *content, struct text name,
                                     struct placeholder *placeholder)
{
    if (cursor->is_short) {
        return PLACEHOLDER_MORE;
    }
    if (!is_one) {
        return PLACEHOLDER_NONE;
    }
    *placeholder = (struct placeholder){.len = cursor->at,
                                        .kind = kind_of(content),
                                        .number = content->number,
                                        .name = name};
    return PLACEHOLDER_FOUND;
}

static enum placeholder_state bracketed_read(struct cursor *cursor,
                                             const struct bracket *bracket,
                                             struct placeholder *placeholder)
{
    struct content content = {0};
    size_t opened = accept_many(cursor, bracket->opens, BRACKETS_MAX);
    size_t start = cursor->at;
    if (!cursor->is_short) {
        content_read(cursor, &content);
    }
    struct text name = text_trim(text_from(cursor->text.bytes + start, cursor->at - start));
    size_t closed = cursor->is_short ? 0 : accept_many(cursor, bracket->closes, opened);
    bool is_double = opened >= 2 && bracket->opens != '<' && bracket->opens != '{';
    bool is_known = kind_of(&content) != (enum mask_kind)VALUE_KINDS;
    bool is_cut = closed == 0 && is_double && cursor->is_end &&
                  cursor->at == cursor->text.len && name.len > 0;
    bool is_shaped = content.has_score && content.has_number &&
                     (is_known || is_double || !content.has_low);
    bool is_one = is_cut || (closed > 0 && name.len > 0 &&
                             (is_double || is_shaped || (is_known && content.has_number) ||
                              (is_known && !content.has_low)));
    content.is_odd |= is_cut; /* the number may have gone on */
    return decide(cursor, is_one, &content, name, placeholder);
}

/* "EMAIL_1" without brackets: in capitals, a word of its own. */
static enum placeholder_state bare_read(struct cursor *cursor,
                                        struct placeholder *placeholder)
{
    struct content content = {0};
    uint32_t code_point;
    size_t len = peek(cursor, &code_point);
    while (len != 0 && cursor->at < NAME_BYTES &&
           ((code_point >= 'A' && code_point <= 'Z') || code_point == '_' ||
            code_point == '\\' || (code_point >= '0' && code_point <= '9'))) {
        content_add(&content, code_point);
        cursor->at += len;
        len = peek(cursor, &code_point);
        if (content.letter_count == LETTERS_MAX) {
            return PLACEHOLDER_NONE;
        }
    }
    if (!cursor->is_short && len != 0 &&
        (utf8_is_letter(code_point) || utf8_is_digit(code_point)) &&
        !utf8_is_unspaced(code_point)) {
        return PLACEHOLDER_NONE;
    }
    bool is_one = content.has_score && content.number > 0 &&
                  kind_of(&content) != (enum mask_kind)VALUE_KINDS;
    return decide(cursor, is_one, &content, text_from(cursor->text.bytes, cursor->at),
                  placeholder);
}

/* The capitals at the front are, or begin, the word of a kind. */
static bool may_be_bare(struct text text)
{
    for (size_t kind = 0; kind < VALUE_KINDS; kind++) {
        const char *label = kind_label((enum mask_kind)kind);
        if (label[0] != text.bytes[0]) {
            continue;
        }
        size_t len = strlen(label);
        size_t common = len < text.len ? len : text.len;
        if (memcmp(label, text.bytes, common) == 0) {
            return true;
        }
    }
    return false;
}

bool placeholder_may_begin(struct text text, bool after_word)
{
    bool is_short = text.len < 3;
    unsigned char second = is_short ? 0 : (unsigned char)text.bytes[1];
    unsigned char third = is_short ? 0 : (unsigned char)text.bytes[2];
    switch ((unsigned char)text.bytes[0]) {
    case '\\':
    case '[':
    case '{':
    case '<':
        return true;
    case 0xE2: /* ⟦, as a hole is shown */
        return is_short || (second == 0x9F && third == 0xA6);
    case 0xE3: /* 【 〔 〖 */
        return is_short || (second == 0x80 && third >= 0x90 && third <= 0x96);
    case 0xEF: /* ＜ ［ ｛ */
        return is_short || (second == 0xBC && (third == 0x9C || third == 0xBB)) ||
               (second == 0xBD && third == 0x9B);
    default:
        /* a kind's word has two capitals at least */
        return !after_word && text.bytes[0] >= 'A' && text.bytes[0] <= 'T' &&
               (text.len < 2 || (text.bytes[1] >= 'A' && text.bytes[1] <= 'Z')) &&
               may_be_bare(text);
    }
}

enum placeholder_state placeholder_read(struct text text, bool after_word, bool is_end,
                                        struct placeholder *placeholder)
{
    struct cursor cursor = {.text = text, .is_end = is_end};
    if (text.len > 0 && text.bytes[0] >= 'A' && text.bytes[0] <= 'Z') {
        return after_word ? PLACEHOLDER_NONE : bare_read(&cursor, placeholder);
    }
    for (size_t i = 0; i < COUNT_OF(brackets); i++) {
        cursor.at = 0;
        bool opens = accept(&cursor, brackets[i].opens);
        cursor.at = 0;
        if (opens) {
            return bracketed_read(&cursor, &brackets[i], placeholder);
        }
    }
    return cursor.is_short ? PLACEHOLDER_MORE : PLACEHOLDER_NONE;
}

/* As masking writes them: "NAME_1", of a kind that there is. */
static bool is_written(const struct placeholder *found)
{
    return found->number != 0 && found->kind != VALUE_KINDS && found->name.len > 0 &&
           found->name.bytes[0] >= 'A' && found->name.bytes[0] <= 'Z' &&
           memchr(found->name.bytes, '_', found->name.len) != NULL;
}

bool mask_placeholder_bent(struct text text, size_t from, size_t *start, size_t *end)
{
    struct placeholder found;
    for (size_t at = from; at < text.len; at++) {
        struct text rest = text_from(text.bytes + at, text.len - at);
        bool is_bare = rest.bytes[0] >= 'A' && rest.bytes[0] <= 'Z';
        bool is_whole = text_starts_with(rest, "[[") || text_starts_with(rest, "\u27e6");
        if (is_bare || !placeholder_may_begin(rest, false) ||
            placeholder_read(rest, false, true, &found) != PLACEHOLDER_FOUND) {
            continue;
        }
        if (!is_whole && is_written(&found)) {
            *start = at;
            *end = at + found.len;
            return true;
        }
        at += found.len - 1;
    }
    return false;
}
