#include "sentence_end.h"

#include "base/buffer.h"
#include "base/moment.h"
#include "base/utf8.h"
#include "phrases.h"
#include "base/words.h"

#define WORD_MAX     48  /* bytes of a word that is looked up */
#define VARIABLE_MAX 128 /* bytes between {{ and }} */

struct text sentence_part(struct text text, size_t start, size_t end)
{
    return text_from(text.bytes + start, end - start);
}

size_t sentence_decode(struct text text, size_t at, uint32_t *code_point)
{
    *code_point = 0;
    return at < text.len ? utf8_decode(sentence_part(text, at, text.len), code_point, NULL)
                         : 0;
}

static bool is_space(uint32_t code_point)
{
    return code_point == ' ' || (code_point >= 0x09 && code_point <= 0x0D) ||
           code_point == 0xA0 || code_point == 0x202F || code_point == 0x3000;
}

/* Quotes and brackets that close what a sentence holds. */
static bool is_closer(uint32_t code_point)
{
    static const uint32_t closers[] = {'"',    '\'',   ')',    ']',    0xBB,   0x2019,
                                       0x201D, 0x300D, 0x300F, 0x3011, 0xFF09, 0x300B};

    for (size_t i = 0; i < COUNT_OF(closers); i++) {
        if (closers[i] == code_point)
            return true;
    }
    return false;
}

/* Ends a sentence whatever follows. */
static bool is_full_end(uint32_t code_point)
{
    return code_point == 0x3002 || code_point == 0xFF01 || code_point == 0xFF1F ||
           code_point == 0x061F;
}

/* Ends a sentence where white space follows. */
static bool is_spaced_end(uint32_t code_point)
{
    return code_point == '.' || code_point == '!' || code_point == '?' ||
           code_point == 0x2026;
}

size_t sentence_variable_end(struct text text, size_t at)
{
    if (text.len - at < 4 || text.bytes[at] != '{' || text.bytes[at + 1] != '{')
        return at;
    for (size_t i = at + 2; i + 1 < text.len && i - at < VARIABLE_MAX; i++) {
        if (text.bytes[i] == '\n')
            return at;
        if (text.bytes[i] == '}' && text.bytes[i + 1] == '}')
            return i + 2;
    }
    return at;
}

static bool is_ascii_space(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static bool is_short_number(struct text word)
{
    int64_t number;

    return text_to_integer(word, 0, 99, &number);
}

static struct text word_before(struct text text, size_t start, size_t end)
{
    size_t begin = end;

    while (begin > start && !is_ascii_space(text.bytes[begin - 1]) &&
           text.bytes[begin - 1] != '(')
        begin--;
    return sentence_part(text, begin, end);
}

static bool is_month(struct text rest)
{
    struct buffer folded;
    struct text word;

    buffer_init(&folded, WORD_MAX);
    utf8_fold(sentence_part(rest, 0, rest.len < WORD_MAX / 2 ? rest.len : WORD_MAX / 2),
              &folded);
    struct text left = text_from(buffer_text(&folded), folded.len);
    bool is_named = words_next(&left, &word) && day_month_named(word) != 0;
    buffer_release(&folded);
    return is_named;
}

/* "z. B.", "p. ej.": one letter and a stop stand before. */
static bool is_after_letter(struct text text, size_t start, struct text word)
{
    size_t begin = (size_t)(word.bytes - text.bytes);

    if (word.len > 2 || begin < start + 3 || text.bytes[begin - 1] != ' ')
        return false;
    struct text before = word_before(text, start, begin - 1);
    return before.len == 2 && before.bytes[1] == '.';
}

/* The full stop at offset at belongs to an abbreviation, an ordinal or an ellipsis. */
static bool stop_is_inside(struct text text, size_t start, size_t at, size_t next)
{
    struct text before = word_before(text, start, at);
    struct buffer folded;
    uint32_t follower;

    sentence_decode(text, next, &follower);
    if ((follower >= 'a' && follower <= 'z') || is_after_letter(text, start, before) ||
        (before.len == 1 && before.bytes[0] >= 'a' && before.bytes[0] <= 'z'))
        return true;
    if (is_short_number(before))
        return is_month(sentence_part(text, next, text.len));
    if (text_is_ignoring_case(before, "no"))
        return follower >= '0' && follower <= '9';
    buffer_init(&folded, WORD_MAX);
    utf8_fold(before, &folded);
    bool is_short = phrases_is_abbreviation(text_from(buffer_text(&folded), folded.len));
    buffer_release(&folded);
    return is_short;
}

/* Behind offset at: further ends ("?!") and closing quotes. */
static size_t past_closers(struct text text, size_t at)
{
    uint32_t code_point;
    size_t len;

    while ((len = sentence_decode(text, at, &code_point)) != 0 &&
           (is_closer(code_point) || is_full_end(code_point) || is_spaced_end(code_point)))
        at += len;
    return at;
}

size_t sentence_past_spaces(struct text text, size_t at, bool stops_at_line)
{
    uint32_t code_point;
    size_t len;

    while ((len = sentence_decode(text, at, &code_point)) != 0 && is_space(code_point) &&
           !(stops_at_line && code_point == '\n'))
        at += len;
    return at;
}

size_t sentence_end_by_mark(struct text text, size_t start, size_t at, uint32_t mark,
                            size_t len)
{
    uint32_t next;

    if (!is_full_end(mark) && !is_spaced_end(mark))
        return 0;
    size_t end = past_closers(text, at + len);
    sentence_decode(text, end, &next);
    if (is_full_end(mark) || end == text.len || next == '\n')
        return end;
    if (!is_space(next) && !(mark != '.' && utf8_is_unspaced(next)))
        return 0;
    if (mark == '.' &&
        stop_is_inside(text, start, at, sentence_past_spaces(text, end, true)))
        return 0;
    return end;
}

bool sentence_is_initial(struct text text, size_t start, size_t at)
{
    return word_before(text, start, at).len == 1;
}

size_t sentence_end_from(struct text text, size_t start)
{
    size_t at = start;
    uint32_t code_point;

    while (at < text.len) {
        size_t past = sentence_variable_end(text, at);
        if (past > at) {
            at = past;
            continue;
        }
        size_t len = sentence_decode(text, at, &code_point);
        if (code_point == '\n')
            break;
        size_t end = sentence_end_by_mark(text, start, at, code_point, len);
        if (end)
            return end;
        at += len;
    }
    while (at > start && is_ascii_space(text.bytes[at - 1]))
        at--;
    return at;
}
