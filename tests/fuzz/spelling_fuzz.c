/*
 * Lines of any bytes, read for their words in any language: never a crash, words in order,
 * within the line, whole clusters, none longer than the dictionaries are asked for.
 */
#include "assist/spelling.h"
#include "base/fatal.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const langs[] = {"en", "de", "zh", "ar", "ru", "he", "th", "ko", "el", ""};

static void check(struct text line, const struct spelling_word *word, size_t before)
{
    struct text words = text_from(line.bytes + word->start, word->end - word->start);
    uint32_t code_point;

    if (word->start < before || word->end > line.len || word->start >= word->end)
        fatal("a word out of its place");
    if (words.len > SPELLING_WORD_MAX)
        fatal("too long a word");
    if (!utf8_is_valid(words) || memchr(words.bytes, '\t', words.len) ||
        memchr(words.bytes, '\n', words.len))
        fatal("no word");
    utf8_decode(words, &code_point, NULL);
    if (!utf8_is_letter(code_point))
        fatal("it begins with no letter");
    if (word->end < line.len) {
        utf8_decode(text_from(line.bytes + word->end, line.len - word->end), &code_point, NULL);
        if (utf8_is_mark(code_point) ||
            (utf8_is_letter(code_point) && !utf8_is_unspaced(code_point)))
            fatal("it is cut");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct spelling_line reader;
    struct spelling_word word;
    struct table known;
    size_t before = 0;

    if (size < 2)
        return 0;
    struct text line = text_from((const char *)data + 1, size - 1);
    const char *lang = langs[data[0] % COUNT_OF(langs)];
    const char *end = memchr(line.bytes, '\n', line.len);
    if (end != NULL)
        line.len = (size_t)(end - line.bytes);
    table_init(&known);
    if (data[0] & 0x80)
        spelling_know(&known, "Ana Ruiz Northline");
    spelling_line_begin(&reader, line, spelling_language(line, lang));
    while (spelling_line_next(&reader, &word)) {
        check(line, &word, before);
        before = word.end;
        (void)!spelling_knows(
            &known, text_from(line.bytes + word.start, word.end - word.start));
    }
    table_release(&known);
    return 0;
}
