#include "sentences.h"

#include "assist/macro.h"
#include "base/utf8.h"
#include "phrases.h"
#include "sentence_end.h"

#define GREETING_MAX 96 /* bytes; a longer front of a text is more than a greeting */
#define NAME_MAX     48 /* bytes between two marks of a greeting: "Hola, Ana:" */
#define OPENER_MAX   120
#define CLOSE_MAX    72

struct splitter {
    struct text text;
    struct arena *arena;
    struct sentence *sentences;
    size_t count;
    size_t capacity;
};

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
        size_t past = sentence_variable_end(text, at);
        if (past > at) {
            at = past;
            continue;
        }
        len = sentence_decode(text, at, &code_point);
        if (code_point == '\n' || code_point == 0x3002 ||
            (code_point == '.' && !sentence_is_initial(text, start, at) &&
             sentence_end_by_mark(text, start, at, code_point, len)))
            break;
        at += len;
        if (is_greeting_mark(code_point) &&
            (end || is_folded(sentence_part(text, start, at), phrases_is_greeting)))
            end = at;
    }
    return end;
}

bool assist_is_close(struct text line)
{
    return line.len <= CLOSE_MAX && is_folded(line, phrases_is_close);
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
    if (count && assist_is_close(sentence))
        return SENTENCE_CLOSE;
    return SENTENCE_ANSWER;
}

static void sentence_add(struct splitter *splitter, size_t start, size_t end)
{
    splitter->sentences =
        arena_reserve(splitter->arena, splitter->sentences, &splitter->capacity,
                      splitter->count, sizeof(*splitter->sentences));
    enum sentence_role role = role_of(splitter, sentence_part(splitter->text, start, end));
    splitter->sentences[splitter->count++] =
        (struct sentence){.start = start, .end = end, .role = role};
}

void sentences_cut(struct text text, struct arena *arena, struct sentence **sentences,
                   size_t *count)
{
    struct splitter splitter = {.text = text, .arena = arena};
    size_t at = sentence_past_spaces(text, 0, false);

    while (at < text.len) {
        size_t end = splitter.count ? 0 : greeting_end(text, at);
        if (!end)
            end = sentence_end_from(text, at);
        sentence_add(&splitter, at, end);
        at = sentence_past_spaces(text, end, false);
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
            gap = wider(gap, sentence_part(text, sentences[i - 1].end, sentences[i].start));
        if (!is_kept[i])
            continue;
        if (has_any)
            buffer_add(out, gap.bytes, gap.len);
        struct text own = sentence_part(text, sentences[i].start, sentences[i].end);
        struct text piece = parts ? parts[i] : own;
        buffer_add(out, piece.bytes, piece.len);
        has_any = true;
        gap = text_of("");
    }
}

static bool has_role(const struct sentence *sentences, size_t count, size_t from,
                     enum sentence_role role)
{
    bool found = false;

    for (size_t i = 0; i < count; i++)
        found |= sentences[i].start >= from && sentences[i].role == role;
    return found;
}

void sentence_begin(char *words)
{
    bool is_accented = words[0] == '\xC3' && (unsigned char)words[1] >= 0xA0 &&
                       (unsigned char)words[1] <= 0xBE && words[1] != '\xB7';

    if (words[0] >= 'a' && words[0] <= 'z')
        words[0] = (char)(words[0] - 'a' + 'A');
    else if (is_accented)
        words[1] = (char)(words[1] - 0x20);
}

const char *assist_put_in_words(const char *text, struct text reply, size_t at,
                                struct arena *arena)
{
    struct sentence *own, *theirs;
    size_t count, their_count, kept = 0;
    struct buffer out;

    sentences_cut(text_of(text), arena, &own, &count);
    sentences_cut(reply, arena, &theirs, &their_count);
    bool is_greeted = has_role(theirs, their_count, 0, SENTENCE_GREETING);
    bool is_closed = has_role(theirs, their_count, at, SENTENCE_CLOSE);
    bool *is_kept = arena_get(arena, (count + 1) * sizeof(*is_kept));
    for (size_t i = 0; i < count; i++) {
        is_kept[i] = !(is_greeted && own[i].role == SENTENCE_GREETING) &&
                     !(is_closed && own[i].role == SENTENCE_CLOSE);
        kept += is_kept[i];
    }
    if (!kept || kept == count)
        return text;
    buffer_init(&out, SIZE_MAX);
    sentences_join(text_of(text), own, count, is_kept, NULL, &out);
    char *words = arena_copy(arena, out.bytes, out.len);
    buffer_release_wiped(&out);
    if (!is_kept[0])
        sentence_begin(words); /* "Hola Ana, lamento": it stood behind the greeting */
    return words;
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
        struct text own = sentence_part(text, sentences[i].start, sentences[i].end);
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
        at += sentence_decode(sentence, at, &code_point);
        if (utf8_is_letter(code_point) && code_point != 0x69D8)
            return true;
    }
    return false;
}
