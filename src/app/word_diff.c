#include "overlay.h"

#include "base/memory.h"

/* Past so many words in both, texts are told apart as wholes. */
#define WORDS_LIMIT 3000

struct words {
    struct text *list;
    size_t count;
    size_t capacity;
};

static void words_add(struct words *words, const char *bytes, size_t len)
{
    words->list =
        memory_reserve(words->list, &words->capacity, words->count, sizeof(*words->list));
    words->list[words->count++] = text_from(bytes, len);
}

/* Runs without white space, and each LF; a run of other than ASCII is cut character by
 * character. */
static void words_cut(struct text text, struct words *words)
{
    size_t at = 0;

    while (at < text.len) {
        size_t start = at;
        unsigned char byte = (unsigned char)text.bytes[at++];
        if (byte == ' ' || byte == '\t')
            continue;
        if (byte >= 0xE0) {
            while (at < text.len && ((unsigned char)text.bytes[at] & 0xC0) == 0x80)
                at++;
        } else if (byte != '\n') {
            while (at < text.len && !strchr(" \t\n", text.bytes[at]) &&
                   (unsigned char)text.bytes[at] < 0xE0)
                at++;
        }
        words_add(words, text.bytes + start, at - start);
    }
}

struct diff_line {
    struct buffer *out;
    char mark;       /* of the line that is being written, 0: none */
    const char *end; /* of the last word on it */
};

static void line_end(struct diff_line *line)
{
    if (line->mark)
        buffer_add_char(line->out, '\n');
    line->mark = 0;
}

static void line_word(struct diff_line *line, char mark, struct text word)
{
    bool is_break = text_is(word, "\n");

    if (line->mark != mark) {
        line_end(line);
        buffer_add_char(line->out, mark);
        buffer_add_char(line->out, ' ');
        line->mark = mark;
    } else if (!is_break && line->end != word.bytes) {
        buffer_add_char(line->out, ' ');
    }
    if (is_break)
        line_end(line);
    else
        buffer_add(line->out, word.bytes, word.len);
    line->end = word.bytes + word.len;
}

/* lengths[i][j]: the longest common subsequence behind word i and word j. */
static uint16_t *lengths_make(const struct words *a, const struct words *b)
{
    size_t width = b->count + 1;
    uint16_t *lengths = memory_get((a->count + 1) * width * sizeof(*lengths));

    for (size_t i = a->count; i-- > 0;) {
        for (size_t j = b->count; j-- > 0;) {
            uint16_t down = lengths[(i + 1) * width + j];
            uint16_t right = lengths[i * width + j + 1];
            uint16_t both = (uint16_t)(lengths[(i + 1) * width + j + 1] + 1);
            bool is_same = text_equals(a->list[i], b->list[j]);
            lengths[i * width + j] = is_same ? both : down > right ? down : right;
        }
    }
    return lengths;
}

static void words_compare(const struct words *a, const struct words *b,
                          struct diff_line *line)
{
    size_t width = b->count + 1, i = 0, j = 0;
    uint16_t *lengths = lengths_make(a, b);

    while (i < a->count || j < b->count) {
        if (i < a->count && j < b->count && text_equals(a->list[i], b->list[j])) {
            line_word(line, ' ', b->list[j]);
            i++, j++;
        } else if (i < a->count && (j == b->count || lengths[(i + 1) * width + j] >=
                                                         lengths[i * width + j + 1])) {
            line_word(line, '-', a->list[i++]);
        } else {
            line_word(line, '+', b->list[j++]);
        }
    }
    memory_free(lengths);
}

void word_diff(struct text before, struct text after, struct buffer *out)
{
    struct words a = {0}, b = {0};
    struct diff_line line = {.out = out};

    words_cut(before, &a);
    words_cut(after, &b);
    if (a.count > WORDS_LIMIT || b.count > WORDS_LIMIT) {
        for (size_t i = 0; i < a.count; i++)
            line_word(&line, '-', a.list[i]);
        for (size_t i = 0; i < b.count; i++)
            line_word(&line, '+', b.list[i]);
    } else {
        words_compare(&a, &b, &line);
    }
    line_end(&line);
    memory_free(a.list);
    memory_free(b.list);
}
