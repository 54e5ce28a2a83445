#include "assist/spelling.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "guard/language.h"

#include <stdint.h>
#include <string.h>

#define QUOTE_MAX     400  /* bytes between two quotation marks */
#define SURE_LETTERS  (2 * LANGUAGE_LETTERS)
#define LANGUAGE_MAX  1000 /* bytes of a line that say in which language it is */
#define PART_MIN      3    /* letters of a known part of a word */

/* How words of a language are written, as far as one dictionary has them. */
enum script {
    SCRIPT_NONE,
    SCRIPT_LATIN,
    SCRIPT_GREEK,
    SCRIPT_CYRILLIC,
    SCRIPT_ARMENIAN,
    SCRIPT_HEBREW,
    SCRIPT_ARABIC,
    SCRIPT_INDIC,
    SCRIPT_GEORGIAN,
    SCRIPT_HANGUL,
    SCRIPT_UNSPACED,
};

static const struct {
    uint32_t first;
    uint32_t last;
    enum script script;
} scripts[] = {
    {0x41, 0x24F, SCRIPT_LATIN},        {0x1E00, 0x1EFF, SCRIPT_LATIN},
    {0x370, 0x3FF, SCRIPT_GREEK},       {0x1F00, 0x1FFF, SCRIPT_GREEK},
    {0x400, 0x52F, SCRIPT_CYRILLIC},    {0x531, 0x58F, SCRIPT_ARMENIAN},
    {0x590, 0x5FF, SCRIPT_HEBREW},      {0x600, 0x6FF, SCRIPT_ARABIC},
    {0x750, 0x77F, SCRIPT_ARABIC},      {0x900, 0xD7F, SCRIPT_INDIC},
    {0x10A0, 0x10FF, SCRIPT_GEORGIAN},  {0x1100, 0x11FF, SCRIPT_HANGUL},
    {0xAC00, 0xD7A3, SCRIPT_HANGUL},
};

static enum script script_of(uint32_t code_point)
{
    for (size_t i = 0; i < COUNT_OF(scripts); i++) {
        if (code_point >= scripts[i].first && code_point <= scripts[i].last)
            return scripts[i].script;
    }
    return utf8_is_unspaced(code_point) ? SCRIPT_UNSPACED : SCRIPT_NONE;
}

/* Languages not named here are written in Latin letters, or have no dictionary. */
static const struct {
    enum script script;
    const char *languages;
} written[] = {
    {SCRIPT_GREEK, " el "},
    {SCRIPT_CYRILLIC, " ru uk bg be mk sr kk ky mn tg "},
    {SCRIPT_ARMENIAN, " hy "},
    {SCRIPT_HEBREW, " he yi "},
    {SCRIPT_ARABIC, " ar fa ur ps "},
    {SCRIPT_INDIC, " hi mr ne bn gu pa ta te kn ml si "},
    {SCRIPT_GEORGIAN, " ka "},
    {SCRIPT_HANGUL, " ko "},
    {SCRIPT_UNSPACED, " zh ja th lo km my bo "},
};

static enum script script_written(const char *lang)
{
    char word[12];

    snprintf(word, sizeof(word), " %.*s ", (int)strcspn(lang, "-_"), lang);
    for (size_t i = 0; i < COUNT_OF(written); i++) {
        if (strstr(written[i].languages, word) != NULL)
            return written[i].script;
    }
    return SCRIPT_LATIN;
}

static struct text rest_of(const struct spelling_line *reader, size_t at)
{
    return text_from(reader->line.bytes + at, reader->line.len - at);
}

static size_t decode_at(const struct spelling_line *reader, size_t at, uint32_t *code_point)
{
    return utf8_decode(rest_of(reader, at), code_point, NULL);
}

void spelling_line_begin(struct spelling_line *reader, struct text line, const char *lang)
{
    struct text front = text_trim(line);

    *reader = (struct spelling_line){
        .line = line, .lang = lang, .is_quoted = text_starts_with(front, ">")};
}

static bool is_space(uint32_t code_point)
{
    return code_point <= ' ' || code_point == 0xA0 || code_point == 0x3000 ||
           (code_point >= 0x2000 && code_point <= 0x200A) || code_point == 0x202F;
}

/* What a quotation ends with. */
static const struct {
    const char *opens;
    const char *closes;
    const char *or_closes;
} quotes[] = {
    {"\"", "\"", NULL}, {"“", "”", "“"},  {"„", "“", "”"}, {"«", "»", NULL},
    {"»", "«", NULL},   {"「", "」", NULL}, {"`", "`", NULL},
};

/* Bytes of the quotation that begins here; 0: none does, or it does not end soon. */
static size_t quotation_len(const struct spelling_line *reader, size_t at)
{
    struct text rest = rest_of(reader, at);

    for (size_t i = 0; i < COUNT_OF(quotes); i++) {
        size_t len = strlen(quotes[i].opens);

        if (!text_starts_with(rest, quotes[i].opens))
            continue;
        struct text words = text_from(rest.bytes + len, rest.len - len);
        if (words.len > QUOTE_MAX)
            words.len = QUOTE_MAX;
        const char *end = text_find(words, text_of(quotes[i].closes));
        const char *other = quotes[i].or_closes == NULL
                                ? NULL
                                : text_find(words, text_of(quotes[i].or_closes));
        if (end == NULL || (other != NULL && other < end))
            end = other;
        if (end != NULL)
            return (size_t)(end - rest.bytes);
    }
    return 0;
}

static bool is_alnum(char byte)
{
    return (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

/* An address, a path, a variable, a macro's name: whatever is no words. */
static bool is_code(struct text run)
{
    static const char *const fronts[] = {"www.", "::", "：：", "??", "？？", "#", "/", "~/"};
    static const char *const parts[] = {"://", "{{", "}}"};

    for (size_t i = 0; i < COUNT_OF(fronts); i++) {
        if (text_starts_with(run, fronts[i]))
            return true;
    }
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        if (text_find(run, text_of(parts[i])) != NULL)
            return true;
    }
    for (size_t i = 0; i < run.len; i++) {
        char byte = run.bytes[i];
        bool is_within = i > 0 && i + 1 < run.len && is_alnum(run.bytes[i - 1]) &&
                         is_alnum(run.bytes[i + 1]);

        if (byte == '@' || byte == '_' || byte == '\\' || byte == '=' || byte == '<' ||
            (byte == '.' && is_within))
            return true;
    }
    return false;
}

/* Up to white space. */
static size_t run_len(const struct spelling_line *reader, size_t at)
{
    size_t end = at;
    uint32_t code_point;

    while (end < reader->line.len) {
        size_t len = decode_at(reader, end, &code_point);

        if (is_space(code_point))
            break;
        end += len;
    }
    return end - at;
}

/* Between two letters it belongs to the word: apostrophes, hyphens, what nobody sees. */
static bool joins(uint32_t code_point)
{
    return code_point == '\'' || code_point == 0x2019 || code_point == 0x2BC ||
           code_point == '-' || code_point == 0x2010 || code_point == 0x2011 ||
           code_point == 0xAD || code_point == 0x200C || code_point == 0x200D ||
           code_point == 0xB7;
}

/* What is known of a word while it is read. */
struct shape {
    enum script script; /* SCRIPT_NONE: of several */
    size_t letters;
    bool has_digit;
    bool is_code; /* two capitals side by side, or one behind a small letter */
    uint32_t before;
};

static void shape_add(struct shape *shape, uint32_t code_point)
{
    enum script script = script_of(code_point);
    bool is_capital = utf8_is_upper(code_point);

    if (shape->letters++ == 0)
        shape->script = script;
    else if (script != shape->script)
        shape->script = SCRIPT_NONE;
    shape->is_code |= is_capital && utf8_is_letter(shape->before);
    shape->before = code_point;
}

static bool is_of_word(uint32_t code_point)
{
    return (utf8_is_letter(code_point) && script_of(code_point) != SCRIPT_UNSPACED) ||
           utf8_is_digit(code_point);
}

/* From a letter or digit on: where the word ends, and its shape. */
static size_t word_end(const struct spelling_line *reader, size_t at, struct shape *shape)
{
    size_t end = at;

    while (at < reader->line.len) {
        uint32_t code_point;
        size_t len = decode_at(reader, at, &code_point);

        if (is_of_word(code_point)) {
            shape->has_digit |= utf8_is_digit(code_point);
            if (utf8_is_letter(code_point))
                shape_add(shape, code_point);
            end = at + len;
        } else if (utf8_is_mark(code_point) && at == end) {
            end = at + len;
        } else if (!joins(code_point) || at != end) {
            break;
        } else {
            shape->before = code_point;
        }
        at += len;
    }
    return end;
}

static bool may_be_judged(const struct spelling_line *reader, const struct shape *shape,
                          size_t len)
{
    return !shape->has_digit && !shape->is_code && shape->letters > 1 &&
           len <= SPELLING_WORD_MAX && shape->script == script_written(reader->lang);
}

/* One step from reader->at on; true where a word was found that may be judged. */
static bool step(struct spelling_line *reader, struct spelling_word *word)
{
    uint32_t code_point;
    size_t at = reader->at;
    size_t len = decode_at(reader, at, &code_point);
    uint32_t before = ' ';
    size_t quoted = quotation_len(reader, at);
    struct shape shape = {0};

    if (at > 0)
        decode_at(reader, utf8_cluster_before(reader->line, at), &before);
    if (quoted > 0) {
        reader->at += quoted + decode_at(reader, at + quoted, &code_point);
    } else if (is_space(before) && !is_space(code_point) &&
               is_code(text_from(reader->line.bytes + at, run_len(reader, at)))) {
        reader->at += run_len(reader, at);
    } else if (is_of_word(code_point)) {
        reader->at = word_end(reader, at, &shape);
        *word = (struct spelling_word){at, reader->at};
        return may_be_judged(reader, &shape, reader->at - at);
    } else {
        reader->at += len;
    }
    return false;
}

bool spelling_line_next(struct spelling_line *reader, struct spelling_word *word)
{
    if (reader->is_quoted)
        return false;
    while (reader->at < reader->line.len) {
        if (step(reader, word))
            return true;
    }
    return false;
}

const char *spelling_language(struct text line, const char *other)
{
    const char *lang = NULL;

    if (line.len > LANGUAGE_MAX)
        line.len = LANGUAGE_MAX;
    if (line.len >= SURE_LETTERS && language_letters(line) >= SURE_LETTERS)
        lang = language_surely(line);
    return lang != NULL && !language_is_same(lang, other) ? lang : other;
}

static bool part_next(struct text *rest, struct text *part)
{
    size_t start = 0, end;
    uint32_t code_point;

    while (start < rest->len) {
        size_t len = utf8_decode(text_from(rest->bytes + start, rest->len - start),
                                 &code_point, NULL);

        if (is_of_word(code_point))
            break;
        start += len;
    }
    for (end = start; end < rest->len;) {
        size_t len =
            utf8_decode(text_from(rest->bytes + end, rest->len - end), &code_point, NULL);

        if (!is_of_word(code_point) && !utf8_is_mark(code_point))
            break;
        end += len;
    }
    *part = text_from(rest->bytes + start, end - start);
    *rest = text_from(rest->bytes + end, rest->len - end);
    return part->len > 0;
}

void spelling_know(struct table *known, const char *names)
{
    struct text rest = text_of(names);
    struct text part;

    while (rest.len > 0 && part_next(&rest, &part)) {
        struct buffer folded;

        buffer_init(&folded, SIZE_MAX);
        utf8_fold(part, &folded);
        table_set(known, text_from(buffer_text(&folded), folded.len), 1);
        buffer_release_wiped(&folded);
    }
}

bool spelling_knows(const struct table *known, struct text word)
{
    struct text rest = word;
    struct text part;
    bool is_known = false;

    while (!is_known && part_next(&rest, &part)) {
        struct buffer folded;
        size_t value;

        if (part.len != word.len && utf8_count(part) < PART_MIN)
            continue;
        buffer_init(&folded, SIZE_MAX);
        utf8_fold(part, &folded);
        is_known = table_get(known, text_from(buffer_text(&folded), folded.len), &value);
        buffer_release_wiped(&folded);
    }
    return is_known;
}
