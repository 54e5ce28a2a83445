#include "sentences.h"

#include "base/moment.h"
#include "base/utf8.h"
#include "phrases.h"
#include "words.h"

#define GREETING_MAX 96 /* bytes; a longer front of a text is more than a greeting */
#define NAME_MAX     48 /* bytes between two marks of a greeting: "Hola, Ana:" */
#define OPENER_MAX   120
#define CLOSE_MAX    72
#define VARIABLE_MAX 128 /* bytes between {{ and }} */

struct splitter {
    struct text text;
    struct arena *arena;
    struct sentence *sentences;
    size_t count;
    size_t capacity;
};

static struct text part(struct text text, size_t start, size_t end)
{
    return text_from(text.bytes + start, end - start);
}

static size_t decode_at(struct text text, size_t at, uint32_t *code_point)
{
    *code_point = 0;
    return at < text.len ? utf8_decode(part(text, at, text.len), code_point, NULL) : 0;
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

/* Where a variable that begins at offset at ends; at itself where none does. */
static size_t variable_end(struct text text, size_t at)
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
    return part(text, begin, end);
}

static bool is_month(struct text rest)
{
    struct buffer folded;
    struct text word;

    buffer_init(&folded, NAME_MAX);
    utf8_fold(part(rest, 0, rest.len < NAME_MAX / 2 ? rest.len : NAME_MAX / 2), &folded);
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

    decode_at(text, next, &follower);
    if ((follower >= 'a' && follower <= 'z') || is_after_letter(text, start, before) ||
        (before.len == 1 && before.bytes[0] >= 'a' && before.bytes[0] <= 'z'))
        return true;
    if (is_short_number(before))
        return is_month(part(text, next, text.len));
    if (text_is_ignoring_case(before, "no"))
        return follower >= '0' && follower <= '9';
    buffer_init(&folded, NAME_MAX);
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

    while ((len = decode_at(text, at, &code_point)) != 0 &&
           (is_closer(code_point) || is_full_end(code_point) || is_spaced_end(code_point)))
        at += len;
    return at;
}

static size_t past_spaces(struct text text, size_t at, bool stops_at_line)
{
    uint32_t code_point;
    size_t len;

    while ((len = decode_at(text, at, &code_point)) != 0 && is_space(code_point) &&
           !(stops_at_line && code_point == '\n'))
        at += len;
    return at;
}

/* Where the sentence ends if the mark at offset at ends it, else 0. */
static size_t end_by_mark(struct text text, size_t start, size_t at, uint32_t mark,
                          size_t len)
{
    uint32_t next;

    if (!is_full_end(mark) && !is_spaced_end(mark))
        return 0;
    size_t end = past_closers(text, at + len);
    decode_at(text, end, &next);
    if (is_full_end(mark) || end == text.len || next == '\n')
        return end;
    if (!is_space(next) && !(mark != '.' && utf8_is_unspaced(next)))
        return 0;
    if (mark == '.' && stop_is_inside(text, start, at, past_spaces(text, end, true)))
        return 0;
    return end;
}

/* A mark behind which a greeting ends. */
static bool is_greeting_mark(uint32_t code_point)
{
    return code_point == ',' || code_point == ':' || code_point == '!' ||
           code_point == 0x2026 || code_point == 0x3001 || code_point == 0xFF0C ||
           code_point == 0xFF1A || code_point == 0xFF01 || code_point == 0x060C;
}

static bool is_folded(struct text text, bool (*question)(struct text folded))
{
    struct buffer folded;

    buffer_init(&folded, 4096);
    utf8_fold(text, &folded);
    bool answer = question(text_trim(text_from(buffer_text(&folded), folded.len)));
    buffer_release(&folded);
    return answer;
}

/* "J." of "J. Okafor" */
static bool is_initial(struct text text, size_t start, size_t at)
{
    return word_before(text, start, at).len == 1;
}

/*
 * "Hi Ana, your parcel": the greeting ends behind its last mark that is no further than a
 * name from the mark before. 0 where the text begins with no greeting, or it is a line of
 * its own.
 */
static size_t greeting_end(struct text text, size_t start)
{
    size_t end = 0, at = start, len;
    uint32_t code_point;

    while (at < text.len && at - start < GREETING_MAX && (!end || at - end <= NAME_MAX)) {
        size_t past = variable_end(text, at);
        if (past > at) {
            at = past;
            continue;
        }
        len = decode_at(text, at, &code_point);
        if (code_point == '\n' || code_point == 0x3002 ||
            (code_point == '.' && !is_initial(text, start, at) &&
             end_by_mark(text, start, at, code_point, len)))
            break;
        at += len;
        if (is_greeting_mark(code_point) &&
            (end || is_folded(part(text, start, at), phrases_is_greeting)))
            end = at;
    }
    return end;
}

static size_t sentence_end(struct text text, size_t start)
{
    size_t at = start;
    uint32_t code_point;

    while (at < text.len) {
        size_t past = variable_end(text, at);
        if (past > at) {
            at = past;
            continue;
        }
        size_t len = decode_at(text, at, &code_point);
        if (code_point == '\n')
            break;
        size_t end = end_by_mark(text, start, at, code_point, len);
        if (end)
            return end;
        at += len;
    }
    while (at > start && is_ascii_space(text.bytes[at - 1]))
        at--;
    return at;
}

static enum sentence_role role_of(const struct splitter *splitter, struct text sentence)
{
    size_t count = splitter->count;

    if (count && splitter->sentences[count - 1].role == SENTENCE_CLOSE)
        return SENTENCE_CLOSE;
    if (!count && sentence.len <= GREETING_MAX && is_folded(sentence, phrases_is_greeting))
        return SENTENCE_GREETING;
    if (count <= 2 && sentence.len <= OPENER_MAX && is_folded(sentence, phrases_is_opener))
        return SENTENCE_OPENER;
    if (count && sentence.len <= CLOSE_MAX && is_folded(sentence, phrases_is_close))
        return SENTENCE_CLOSE;
    return SENTENCE_ANSWER;
}

static void sentence_add(struct splitter *splitter, size_t start, size_t end)
{
    splitter->sentences =
        arena_reserve(splitter->arena, splitter->sentences, &splitter->capacity,
                      splitter->count, sizeof(*splitter->sentences));
    enum sentence_role role = role_of(splitter, part(splitter->text, start, end));
    splitter->sentences[splitter->count++] =
        (struct sentence){.start = start, .end = end, .role = role};
}

void sentences_split(struct text text, struct arena *arena, struct sentence **sentences,
                     size_t *count)
{
    struct splitter splitter = {.text = text, .arena = arena};
    size_t at = past_spaces(text, 0, false);

    while (at < text.len) {
        size_t end = splitter.count ? 0 : greeting_end(text, at);
        if (!end)
            end = sentence_end(text, at);
        sentence_add(&splitter, at, end);
        at = past_spaces(text, end, false);
    }
    *sentences = splitter.sentences;
    *count = splitter.count;
}

static size_t lines_in(struct text gap)
{
    size_t lines = 0;

    for (size_t i = 0; i < gap.len; i++)
        lines += gap.bytes[i] == '\n';
    return lines;
}

static struct text wider(struct text a, struct text b)
{
    size_t a_lines = lines_in(a), b_lines = lines_in(b);

    if (a_lines != b_lines)
        return a_lines > b_lines ? a : b;
    return b.len > a.len ? b : a;
}

void sentences_join(struct text text, const struct sentence *sentences, size_t count,
                    const bool *is_kept, const struct text *parts, struct buffer *out)
{
    struct text gap = text_of("");
    bool has_any = false;

    for (size_t i = 0; i < count; i++) {
        if (i)
            gap = wider(gap, part(text, sentences[i - 1].end, sentences[i].start));
        if (!is_kept[i])
            continue;
        if (has_any)
            buffer_add(out, gap.bytes, gap.len);
        struct text own = part(text, sentences[i].start, sentences[i].end);
        struct text piece = parts ? parts[i] : own;
        buffer_add(out, piece.bytes, piece.len);
        has_any = true;
        gap = text_of("");
    }
}

static bool ends_with(struct text text, const char *end)
{
    size_t len = strlen(end);

    return text.len >= len && memcmp(text.bytes + text.len - len, end, len) == 0;
}

void sentences_drop_leads(struct text text, const struct sentence *sentences, size_t count,
                          bool *is_kept)
{
    for (size_t i = count; i-- > 0;) {
        if (!is_kept[i] || sentences[i].role == SENTENCE_GREETING)
            continue;
        struct text own = part(text, sentences[i].start, sentences[i].end);
        bool leads = ends_with(own, ":") || ends_with(own, "\uFF1A");
        size_t next = i + 1;
        while (next < count && !is_kept[next])
            next++;
        bool is_list = next < count && text.bytes[sentences[next].start] == '-';
        if (leads && next != i + 1 && !is_list)
            is_kept[i] = false;
    }
}

bool sentence_has_words(struct text sentence)
{
    for (size_t at = 0; at < sentence.len;) {
        uint32_t code_point;
        at += decode_at(sentence, at, &code_point);
        if (utf8_is_letter(code_point) && code_point != 0x69D8)
            return true;
    }
    return false;
}
