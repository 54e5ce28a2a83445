#include "overlay.h"

#include "base/diff.h"
#include "base/memory.h"
#include "base/table.h"

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
    struct overlay *overlay;            /* takes the marks; NULL: none */
    const struct figure_change *change; /* with overlay */
    struct text before;
    struct text after;
    char mark;       /* of the line that is being written, 0: none */
    const char *end; /* of the last word on it */
};

static void line_end(struct diff_line *line)
{
    if (line->mark)
        buffer_add_char(line->out, '\n');
    line->mark = 0;
}

static bool is_in_figure(const struct figure_list *figures, struct text text,
                         struct text word)
{
    size_t start = (size_t)(word.bytes - text.bytes);

    for (size_t i = 0; i < figures->count; i++) {
        if (start < figures->list[i].end && figures->list[i].start < start + word.len)
            return true;
    }
    return false;
}

/* The word stands at the end of what was written: marked where it is of a figure. */
static void line_mark(struct diff_line *line, char mark, struct text word)
{
    struct overlay *overlay = line->overlay;
    bool is_marked = overlay && mark != ' ' &&
                     (mark == '-' ? is_in_figure(&line->change->gone, line->before, word)
                                  : is_in_figure(&line->change->fresh, line->after, word));

    if (!is_marked)
        return;
    overlay->marks = memory_reserve(overlay->marks, &overlay->mark_capacity,
                                    overlay->mark_count, sizeof(*overlay->marks));
    overlay->marks[overlay->mark_count++] =
        (struct figure){line->out->len - word.len, line->out->len};
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
    if (!is_break)
        line_mark(line, mark, word);
    line->end = word.bytes + word.len;
}

/* A number for each word, the same for the same; owned by the caller. */
static uint32_t *words_number(const struct words *words, struct table *known)
{
    uint32_t *numbers = memory_get((words->count + 1) * sizeof(*numbers));

    for (size_t i = 0; i < words->count; i++) {
        size_t number = known->count;
        if (!table_get(known, words->list[i], &number))
            table_set(known, words->list[i], number);
        numbers[i] = (uint32_t)number;
    }
    return numbers;
}

/* Marks the words that are not in both. */
static void words_compare(const struct words *a, const struct words *b, bool *removed,
                          bool *added)
{
    struct table known;

    table_init(&known);
    uint32_t *before = words_number(a, &known);
    uint32_t *after = words_number(b, &known);
    diff_numbers(before, a->count, after, b->count, removed, added);
    memory_free(before);
    memory_free(after);
    table_release(&known);
}

static void diff_write(struct diff_line *to)
{
    struct words a = {0}, b = {0};
    size_t i = 0, j = 0;

    words_cut(to->before, &a);
    words_cut(to->after, &b);
    bool *removed = memory_get(a.count + 1), *added = memory_get(b.count + 1);
    words_compare(&a, &b, removed, added);
    while (i < a.count || j < b.count) {
        if (i < a.count && removed[i]) {
            line_word(to, '-', a.list[i++]);
        } else if (j < b.count && added[j]) {
            line_word(to, '+', b.list[j++]);
        } else {
            line_word(to, ' ', b.list[j++]);
            i++;
        }
    }
    line_end(to);
    memory_free(removed);
    memory_free(added);
    memory_free(a.list);
    memory_free(b.list);
}

void word_diff(struct text before, struct text after, struct buffer *out)
{
    struct diff_line line = {.out = out, .before = before, .after = after};

    diff_write(&line);
}

void word_diff_marked(struct text before, struct text after,
                      const struct figure_change *change, struct overlay *overlay)
{
    struct diff_line line = {
        .out = &overlay->text,
        .overlay = overlay,
        .change = change,
        .before = before,
        .after = after,
    };

    diff_write(&line);
}
