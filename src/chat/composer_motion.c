#include "base/utf8.h"
#include "chat/places.h"
#include "composer_parts.h"

/* What a word motion tells apart. Each Han character is a word of its own: a run of Han has
   no words that a motion could see, and a whole clause is too much to kill at once. */
enum word_class { CLASS_BREAK, CLASS_LETTERS, CLASS_UNSPACED, CLASS_HAN };

static bool is_apostrophe(uint32_t code_point)
{
    return code_point == '\'' || code_point == 0x2019;
}

/* "don't" is a word, as in emacs' text mode; of 'so' the quotes are none of it. */
static bool is_within_letters(struct text text, size_t at)
{
    size_t behind = at + utf8_cluster_len(text, at);
    uint32_t letter;

    if (!at || behind >= text.len)
        return false;
    size_t before = utf8_cluster_before(text, at);
    utf8_decode(text_from(text.bytes + before, at - before), &letter, NULL);
    if (!utf8_is_letter(letter) || utf8_is_unspaced(letter))
        return false;
    utf8_decode(text_from(text.bytes + behind, text.len - behind), &letter, NULL);
    return utf8_is_letter(letter) && !utf8_is_unspaced(letter);
}

static enum word_class class_at(struct text text, size_t at)
{
    uint32_t code_point;

    utf8_decode(text_from(text.bytes + at, text.len - at), &code_point, NULL);
    if (utf8_is_han(code_point))
        return CLASS_HAN;
    if (is_apostrophe(code_point) && is_within_letters(text, at))
        return CLASS_LETTERS;
    if (!utf8_is_letter(code_point) && !utf8_is_digit(code_point))
        return CLASS_BREAK;
    bool is_hangul = code_point >= 0xAC00 && code_point <= 0xD7A3;
    return utf8_is_unspaced(code_point) && !is_hangul ? CLASS_UNSPACED : CLASS_LETTERS;
}

static size_t word_right(struct text text, size_t at)
{
    while (at < text.len && class_at(text, at) == CLASS_BREAK)
        at += utf8_cluster_len(text, at);
    if (at >= text.len)
        return at;
    enum word_class class = class_at(text, at);
    do {
        at += utf8_cluster_len(text, at);
    } while (class != CLASS_HAN && at < text.len && class_at(text, at) == class);
    return at;
}

static size_t word_left(struct text text, size_t at)
{
    size_t before = at;

    while (at > 0) {
        before = utf8_cluster_before(text, at);
        if (class_at(text, before) != CLASS_BREAK)
            break;
        at = before;
    }
    if (at == 0)
        return 0;
    enum word_class class = class_at(text, before);
    do {
        at = before;
        if (at > 0)
            before = utf8_cluster_before(text, at);
    } while (class != CLASS_HAN && at > 0 && class_at(text, before) == class);
    return at;
}

static size_t line_start(struct text text, size_t at)
{
    while (at > 0 && text.bytes[at - 1] != '\n')
        at--;
    return at;
}

/* CR LF is one cluster, so the line ends before both. */
static size_t line_end(struct text text, size_t at)
{
    const char *lf = at < text.len ? memchr(text.bytes + at, '\n', text.len - at) : NULL;
    if (!lf)
        return text.len;
    size_t end = (size_t)(lf - text.bytes);
    if (end > at && text.bytes[end - 1] == '\r')
        end--;
    return end;
}

int64_t composer_column(const struct composer *composer)
{
    struct text text = composer_text(composer);
    size_t start = line_start(text, composer->caret);

    return (int64_t)utf8_columns(text_from(text.bytes + start, composer->caret - start));
}

static size_t line_at_column(struct text text, size_t start, int64_t column)
{
    size_t end = line_end(text, start);
    size_t used;

    if (start == end)
        return start;
    return start +
           utf8_fit(text_from(text.bytes + start, end - start), (size_t)column, &used);
}

size_t composer_target_line(const struct composer *composer, bool is_up, int64_t column)
{
    struct text text = composer_text(composer);
    size_t start = line_start(text, composer->caret);

    if (is_up)
        return start ? line_at_column(text, line_start(text, start - 1), column) : 0;
    size_t end = line_end(text, composer->caret);
    if (end == text.len)
        return text.len;
    return line_at_column(text, end + utf8_cluster_len(text, end), column);
}

static size_t sentence_left(struct text text, size_t at)
{
    size_t front, before = place_before_white(text, at);
    struct text paragraph = place_paragraph(text, before, &front);

    return before
               ? place_sentence_start(paragraph, front, utf8_cluster_before(text, before))
               : 0;
}

static size_t sentence_right(struct text text, size_t at)
{
    size_t front, from = place_past_white(text, at);
    struct text paragraph = place_paragraph(text, from, &front);

    return from < text.len ? place_sentence_end(paragraph, from) : text.len;
}

size_t composer_target(const struct composer *composer, enum reach reach)
{
    struct text text = composer_text(composer);
    size_t caret = composer->caret;

    switch (reach) {
    case REACH_CLUSTER_LEFT:
        return caret ? utf8_cluster_before(text, caret) : 0;
    case REACH_CLUSTER_RIGHT:
        return caret < text.len ? caret + utf8_cluster_len(text, caret) : caret;
    case REACH_WORD_LEFT:
        return word_left(text, caret);
    case REACH_WORD_RIGHT:
        return word_right(text, caret);
    case REACH_LINE_START:
        return line_start(text, caret);
    case REACH_LINE_END:
        return line_end(text, caret);
    case REACH_TEXT_START:
        return 0;
    case REACH_TEXT_END:
        return text.len;
    case REACH_SENTENCE_LEFT:
        return composer_border(text, sentence_left(text, caret));
    case REACH_SENTENCE_RIGHT:
        return composer_border(text, sentence_right(text, caret));
    case REACH_LINE_UP:
    case REACH_LINE_DOWN:
        break;
    }
    return composer_target_line(composer, reach == REACH_LINE_UP,
                                composer_column(composer));
}

size_t composer_border(struct text text, size_t offset)
{
    /* utf8_cluster_before() wants to stand between characters. */
    for (int i = 0; i < 3 && offset < text.len && (text.bytes[offset] & 0xC0) == 0x80; i++)
        offset++;
    if (offset == 0 || offset >= text.len)
        return offset > text.len ? text.len : offset;
    size_t begin = utf8_cluster_before(text, offset);
    size_t end = begin + utf8_cluster_len(text, begin);
    return end > offset ? end : offset;
}
