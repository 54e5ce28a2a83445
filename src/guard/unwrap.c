#include "base/utf8.h"
#include "guard/reading.h"

#include <string.h>

#define LONG_BYTES                                                                         \
    40                 /* of a line that a program broke, behind which lower case follows  \
                        */
#define FULL_BYTES  56 /* and upper case */
#define TAG_LETTERS 8
#define WORDS_ALONE 2 /* of a signature, which may be in lower case */

/* A line feed and the two lines that it stands between, without white space at their ends.
 */
struct fold_point {
    struct text line;
    struct text next;
};

/* No line ends with these on purpose. */
static const char *const open_words[] = {
    "a",    "an",    "the", "of",    "to",    "and",  "or",   "for",     "with",   "is",
    "are",  "have",  "has", "will",  "we",    "your", "than", "code",    "at",     "by",
    "der",  "die",   "das", "den",   "dem",   "ein",  "eine", "einen",   "und",    "oder",
    "von",  "mit",   "wir", "haben", "ist",   "sind", "el",   "la",      "los",    "las",
    "un",   "una",   "de",  "con",   "hemos", "es",   "le",   "les",     "une",    "des",
    "nous", "avons", "et",  "il",    "di",    "che",  "que",  "abbiamo", "o",      "e",
    "um",   "uma",   "com", "het",   "een",   "van",  "en",   "wij",     "hebben",
};

static uint32_t first_letter(struct text text)
{
    uint32_t code_point = 0;
    if (text.len > 0) {
        (void)utf8_decode(text, &code_point, NULL);
    }
    return code_point;
}

static bool is_lower(uint32_t code_point)
{
    return (code_point >= 'a' && code_point <= 'z') ||
           (code_point >= 0xDF && code_point <= 0xFF && code_point != 0xF7) ||
           (code_point >= 0x430 && code_point <= 0x45F);
}

static bool is_digit(uint32_t code_point)
{
    return code_point >= '0' && code_point <= '9';
}

static bool is_plain(char byte)
{
    return is_digit((unsigned char)byte) || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

/* "1." and "2)" count the lines of a list. */
static bool is_list(struct text line)
{
    size_t at = 0;
    while (at < line.len && is_digit((unsigned char)line.bytes[at])) {
        at++;
    }
    return at > 0 && at < line.len && (line.bytes[at] == '.' || line.bytes[at] == ')') &&
           (at + 1 == line.len || line.bytes[at + 1] == ' ');
}

static size_t words_in(struct text line)
{
    size_t count = line.len > 0;
    for (size_t i = 0; i < line.len; i++) {
        count += line.bytes[i] == ' ';
    }
    return count;
}

/* "EUR", "€": what a number at the end of the line in front goes on with. */
static bool begins_with_currency(struct text line)
{
    uint32_t first = first_letter(line);
    bool is_code = line.len >= 3;
    for (size_t i = 0; i < 3 && is_code; i++) {
        is_code = line.bytes[i] >= 'A' && line.bytes[i] <= 'Z';
    }
    bool is_word = line.len > 3 && is_plain(line.bytes[3]);
    return (is_code && !is_word) || first == '$' || first == '%' || first == 0xA3 ||
           first == 0xA5 || first == 0x20AC;
}

/* "Wir erstatten 50" and "Euro.": a unit and the end of the sentence. */
static bool counts_next(struct text line, struct text next)
{
    size_t start = line.len;
    while (start > 0 && is_digit((unsigned char)line.bytes[start - 1])) {
        start--;
    }
    bool is_number = start < line.len && start > 0 && line.bytes[start - 1] == ' ';
    return is_number && strchr(".!?", next.bytes[next.len - 1]) != NULL &&
           words_in(next) <= WORDS_ALONE;
}

static bool ends_open(struct text line)
{
    size_t start = line.len;
    while (start > 0 && line.bytes[start - 1] != ' ') {
        start--;
    }
    struct text last = text_from(line.bytes + start, line.len - start);
    for (size_t i = 0; i < COUNT_OF(open_words); i++) {
        if (text_is(last, open_words[i])) {
            return start > 0;
        }
    }
    return false;
}

/* The line stops within its sentence, which the next one goes on with. */
static bool goes_on(const struct fold_point *point)
{
    struct text line = point->line;
    struct text next = point->next;
    if (line.len == 0 || next.len == 0 || is_list(next) || is_list(line) ||
        line.bytes[0] == '-' || line.bytes[0] == '*' || line.bytes[0] == '>') {
        return false;
    }
    char last = line.bytes[line.len - 1];
    uint32_t first = first_letter(next);
    if ((is_digit((unsigned char)last) && begins_with_currency(next)) ||
        counts_next(line, next)) {
        return true;
    }
    bool is_comma = last == ',' && line.len >= LONG_BYTES;
    if (!is_plain(last) && !is_comma && last != '"' && last != '%') {
        return false;
    }
    if (is_lower(first)) {
        return line.len >= LONG_BYTES || words_in(next) > WORDS_ALONE ||
               strchr(".!?", next.bytes[next.len - 1]) != NULL || ends_open(line) ||
               is_digit((unsigned char)last);
    }
    bool is_word = is_plain(next.bytes[0]) || first >= 0xC0;
    return is_word && (ends_open(line) || line.len >= FULL_BYTES);
}

static struct text line_from(struct text text, size_t start)
{
    const char *end = memchr(text.bytes + start, '\n', text.len - start);
    size_t past = end == NULL ? text.len : (size_t)(end - text.bytes);
    return text_trim(text_from(text.bytes + start, past - start));
}

/* "<b>", "</strong>": how many bytes; 0 for none. */
static size_t tag_len(struct text rest)
{
    size_t at = rest.len > 1 && rest.bytes[1] == '/' ? 2 : 1;
    size_t letters = 0;
    while (at < rest.len && letters < TAG_LETTERS && (rest.bytes[at] | 0x20) >= 'a' &&
           (rest.bytes[at] | 0x20) <= 'z') {
        at++;
        letters++;
    }
    return letters > 0 && at < rest.len && rest.bytes[at] == '>' ? at + 1 : 0;
}

/* The signs at the start that a reader does not see, or sees as a gap; 0 for none. */
static size_t dress_len(struct text text, size_t at)
{
    struct text rest = text_from(text.bytes + at, text.len - at);
    char before = at == 0 ? ' ' : text.bytes[at - 1];
    switch (rest.bytes[0]) {
    case '&':
        return text_starts_with(rest, "&nbsp;")   ? 6
               : text_starts_with(rest, "&#160;") ? 6
                                                  : 0;
    case '<':
        return tag_len(rest);
    case '*': {
        bool is_pair = rest.len > 1 && rest.bytes[1] == '*' && before != '*' &&
                       (rest.len == 2 || rest.bytes[2] != '*');
        bool is_at_word = is_plain(before) || (rest.len > 2 && is_plain(rest.bytes[2]));
        return is_pair && is_at_word ? 2 : 0;
    }
    case '/':
        return is_digit((unsigned char)before) && rest.len > 3 &&
                       begins_with_currency(text_from(rest.bytes + 1, rest.len - 1))
                   ? 1
                   : 0;
    default:
        return 0;
    }
}

static bool is_letter_at(struct text text, size_t at)
{
    unsigned char byte = at < text.len ? (unsigned char)text.bytes[at] : ' ';
    return (byte >= 0xC3 && byte < 0xE0) || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

/* Marks above letters, which readings leave out: so the word stays one. */
static void join(char *bytes, size_t len)
{
    static const char *const marks[] = {"\u0301", "\u1ab0"};
    for (size_t at = 0; at < len;) {
        const char *mark = marks[(len - at) % 2];
        memcpy(bytes + at, mark, strlen(mark));
        at += strlen(mark);
    }
}

/* "fun**ny**", but no "<br>". */
static bool is_within_word(struct text text, size_t at, size_t len)
{
    bool is_line = text_starts_with(text_from(text.bytes + at, text.len - at), "<br");
    return len > 1 && at > 0 && !is_line && text.bytes[at] != '&' &&
           is_letter_at(text, at - 1) && is_letter_at(text, at + len);
}

/* What dress_len() looks at, and the end of a line. */
static const bool may_dress[256] = {
    ['\n'] = true, ['<'] = true, ['&'] = true, ['*'] = true, ['/'] = true};

/* bytes: a copy of the text, which ends in a zero. */
static void undress(struct text text, char *bytes)
{
    for (size_t i = 0; i < text.len; i++) {
        i += strcspn(bytes + i, "<&*/");
        size_t len = i < text.len ? dress_len(text, i) : 0;
        if (len == 0) {
            continue;
        }
        if (is_within_word(text, i, len)) {
            join(bytes + i, len);
        } else {
            memset(bytes + i, ' ', len);
        }
        i += len > 1 ? len - 1 : 0;
    }
}

static bool is_bare(struct text text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (may_dress[(unsigned char)text.bytes[i]]) {
            return false;
        }
    }
    return true;
}

struct text reading_unwrap(struct text text, struct arena *arena)
{
    if (is_bare(text)) {
        return text;
    }
    char *bytes = arena_copy(arena, text.bytes, text.len);
    undress(text, bytes);
    struct text line = line_from(text, 0);
    const char *feed = memchr(text.bytes, '\n', text.len);
    while (feed != NULL && feed + 1 < text.bytes + text.len) {
        size_t at = (size_t)(feed - text.bytes);
        struct fold_point point = {line, line_from(text, at + 1)};
        if (goes_on(&point)) {
            bytes[at] = ' ';
        }
        line = point.next;
        feed = memchr(feed + 1, '\n', text.len - at - 1);
    }
    return text_from(bytes, text.len);
}
