#include "view/wrap.h"

#include "base/utf8.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* Bytes. */
#define HAN_LEN        ((size_t)3)
#define CODE_POINT_MAX ((size_t)4)

/* How a cluster stands to a cut. */
enum wrap_class {
    WRAP_WORD,
    WRAP_SPACE,
    WRAP_IDEOGRAPH, /* may be cut from its neighbours */
    WRAP_OPENING,   /* not from what follows */
    WRAP_CLOSING,   /* not from what goes before */
};

/* East Asian punctuation, in order: CJK symbols, their full-width forms, general quotation.
 */
static const struct {
    uint32_t code_point;
    enum wrap_class class;
} signs[] = {
    {0x2018, WRAP_OPENING}, {0x2019, WRAP_CLOSING}, {0x201C, WRAP_OPENING},
    {0x201D, WRAP_CLOSING}, {0x2026, WRAP_CLOSING}, {0x3001, WRAP_CLOSING},
    {0x3002, WRAP_CLOSING}, {0x3005, WRAP_CLOSING}, {0x3008, WRAP_OPENING},
    {0x3009, WRAP_CLOSING}, {0x300A, WRAP_OPENING}, {0x300B, WRAP_CLOSING},
    {0x300C, WRAP_OPENING}, {0x300D, WRAP_CLOSING}, {0x300E, WRAP_OPENING},
    {0x300F, WRAP_CLOSING}, {0x3010, WRAP_OPENING}, {0x3011, WRAP_CLOSING},
    {0x3014, WRAP_OPENING}, {0x3015, WRAP_CLOSING}, {0x3016, WRAP_OPENING},
    {0x3017, WRAP_CLOSING}, {0x30FB, WRAP_CLOSING}, {0x30FC, WRAP_CLOSING},
    {0xFF01, WRAP_CLOSING}, {0xFF08, WRAP_OPENING}, {0xFF09, WRAP_CLOSING},
    {0xFF0C, WRAP_CLOSING}, {0xFF0E, WRAP_CLOSING}, {0xFF1A, WRAP_CLOSING},
    {0xFF1B, WRAP_CLOSING}, {0xFF1F, WRAP_CLOSING}, {0xFF5B, WRAP_OPENING},
    {0xFF5D, WRAP_CLOSING}, {0xFF5E, WRAP_CLOSING},
};

/* What is being cut, and the last place where it may be. */
struct cutter {
    struct text text;
    size_t columns;
    size_t start;
    size_t at;
    size_t used;
    size_t cut_end;   /* where the line would end */
    size_t cut_start; /* where the next would begin; 0: no place yet */
    enum wrap_class before;
    size_t looked; /* how far it was looked for what comes next */
};

static enum wrap_class class_of_ascii(char byte)
{
    if (byte == ' ') {
        return WRAP_SPACE;
    }
    if (strchr("([{", byte) != NULL) {
        return WRAP_OPENING;
    }
    return strchr(",.;:!?)]}%", byte) != NULL ? WRAP_CLOSING : WRAP_WORD;
}

static enum wrap_class class_of(uint32_t code_point)
{
    if (code_point < 0x80) {
        return class_of_ascii((char)code_point);
    }
    if (code_point == 0x3000) {
        return WRAP_SPACE;
    }
    for (size_t i = 0; i < COUNT_OF(signs) && signs[i].code_point <= code_point; i++) {
        if (signs[i].code_point == code_point) {
            return signs[i].class;
        }
    }
    bool is_free = utf8_is_han(code_point) || utf8_is_unspaced(code_point) ||
                   utf8_code_point_columns(code_point) == 2;
    return is_free ? WRAP_IDEOGRAPH : WRAP_WORD;
}

/* Spaces hang: they end a line and never begin one. */
static void take_space(struct cutter *cutter, size_t len, size_t width)
{
    if (cutter->before != WRAP_SPACE) {
        cutter->cut_end = cutter->at;
    }
    cutter->at += len;
    cutter->cut_start = cutter->at;
    cutter->used += width;
    cutter->before = WRAP_SPACE;
}

static void note_cut(struct cutter *cutter, enum wrap_class class)
{
    bool is_between = cutter->before == WRAP_IDEOGRAPH || class == WRAP_IDEOGRAPH;
    if (is_between && cutter->at > cutter->start && cutter->before != WRAP_SPACE &&
        cutter->before != WRAP_OPENING && class != WRAP_CLOSING) {
        cutter->cut_end = cutter->at;
        cutter->cut_start = cutter->at;
    }
}

/* ASCII up to the next space or the next byte that a mark could stand on. */
static size_t word_len(const struct cutter *cutter)
{
    struct text text = cutter->text;
    size_t end = cutter->at;
    while (end < text.len && text.bytes[end] > ' ' && text.bytes[end] < 0x7F) {
        end++;
    }
    if (end < text.len && (unsigned char)text.bytes[end] >= 0x80 && end > cutter->at) {
        end--;
    }
    return end - cutter->at;
}

/* A word, or as much of one that is longer than a line as fits. */
static bool take_word(struct cutter *cutter, size_t len)
{
    bool is_single = len == 1;
    enum wrap_class class = WRAP_WORD;
    if (is_single || cutter->before == WRAP_IDEOGRAPH) {
        class = class_of_ascii(cutter->text.bytes[cutter->at]);
        note_cut(cutter, class);
    }
    if (cutter->used + len > cutter->columns) {
        size_t room = cutter->columns > cutter->used ? cutter->columns - cutter->used : 0;
        if (cutter->cut_start != 0 || room == 0) {
            return false;
        }
        len = room;
    }
    cutter->at += len;
    cutter->used += len;
    cutter->before = is_single ? class : WRAP_WORD;
    return true;
}

/* One too wide for any line is taken all the same where it stands alone. */
static bool take_cluster(struct cutter *cutter)
{
    struct text text = cutter->text;
    size_t len = utf8_cluster_len(text, cutter->at);
    size_t width = utf8_columns(text_from(text.bytes + cutter->at, len));
    uint32_t code_point;
    utf8_decode(text_from(text.bytes + cutter->at, len), &code_point, NULL);
    enum wrap_class class = class_of(code_point);
    cutter->looked = cutter->at + len + CODE_POINT_MAX;
    if (class == WRAP_SPACE) {
        take_space(cutter, len, width);
        return true;
    }
    note_cut(cutter, class);
    if (cutter->used + width > cutter->columns && cutter->at > cutter->start) {
        return false;
    }
    cutter->at += len;
    cutter->used += width;
    cutter->before = class;
    return true;
}

/* A space that no mark stands on. */
static bool is_space(struct text text, size_t at)
{
    return text.bytes[at] == ' ' &&
           (at + 1 == text.len || (unsigned char)text.bytes[at + 1] < 0x80);
}

/* Of a run of Han as many as fit, but for the last, on which a mark may stand; false where
 * that is none. */
static bool take_han(struct cutter *cutter)
{
    struct text text = cutter->text;
    size_t room = cutter->columns > cutter->used ? (cutter->columns - cutter->used) / 2 : 0;
    size_t most = (room + 1) * HAN_LEN;
    size_t rest = text.len - cutter->at;
    size_t run =
        utf8_han_len(text_from(text.bytes + cutter->at, rest < most ? rest : most));
    size_t count = run < 2 * HAN_LEN ? 0 : run / HAN_LEN - 1;
    count = count > room ? room : count;
    if (count == 0) {
        return false;
    }
    cutter->looked = cutter->at + (count + 1) * HAN_LEN;
    note_cut(cutter, WRAP_IDEOGRAPH);
    cutter->at += count * HAN_LEN;
    cutter->used += count * 2;
    cutter->before = WRAP_IDEOGRAPH;
    if (count > 1) { /* before the last of them */
        cutter->cut_end = cutter->cut_start = cutter->at - HAN_LEN;
    }
    return true;
}

/* Takes what comes next; false where the line is full before it. */
static bool take(struct cutter *cutter)
{
    if (take_han(cutter)) {
        return true;
    }
    if (is_space(cutter->text, cutter->at)) {
        cutter->looked = cutter->at + 2;
        take_space(cutter, 1, 1);
        return true;
    }
    size_t word = word_len(cutter);
    cutter->looked = cutter->at + word + 2;
    return word != 0 ? take_word(cutter, word) : take_cluster(cutter);
}

/* The line that begins at line->start; returns where the next one begins. */
static size_t next_line(struct text text, size_t columns, struct wrap_line *line)
{
    struct cutter cutter = {.text = text,
                            .columns = columns,
                            .start = line->start,
                            .at = line->start,
                            .looked = line->start};
    while (cutter.at < text.len) {
        if (text.bytes[cutter.at] == '\n') {
            line->end = cutter.at;
            line->looked = cutter.at + 1;
            return cutter.at + 1;
        }
        if (!take(&cutter)) {
            bool has_cut = cutter.cut_start != 0;
            line->end = has_cut ? cutter.cut_end : cutter.at;
            line->looked = cutter.looked;
            return has_cut ? cutter.cut_start : cutter.at;
        }
    }
    line->end = text.len;
    line->looked = SIZE_MAX; /* what is added goes on here */
    return text.len;
}

/* A line more begins behind the last LF, though nothing stands there. */
static bool is_end(struct text text, size_t end, size_t next)
{
    return next == text.len && end == next;
}

#define LINES_MORE 8 /* room for what an edit adds */

/* Lines that were cut without a look at what changed. */
static size_t kept_lines(const struct wrap *before, size_t same)
{
    size_t line = wrap_line_at(before, same);
    while (line > 0 && before->lines[line - 1].looked > same) {
        line--;
    }
    return line;
}

/* The line that began there before the edit; the lines' count where none did: what stands
 * behind the edit is cut as it was from a place on where it was cut before. */
static size_t line_before(const struct wrap *before, const struct edit *edit, size_t start)
{
    if ((ptrdiff_t)start < (ptrdiff_t)edit->end + edit->shift) {
        return before->count;
    }
    size_t old = (size_t)((ptrdiff_t)start - edit->shift);
    size_t line = wrap_line_at(before, old);
    return before->lines[line].start == old ? line : before->count;
}

static void add_line(struct wrap *wrap, struct arena *arena, size_t *capacity,
                     struct wrap_line line)
{
    wrap->lines =
        arena_reserve(arena, wrap->lines, capacity, wrap->count, sizeof(*wrap->lines));
    wrap->lines[wrap->count++] = line;
}

static void take_over(struct wrap *wrap, struct arena *arena, size_t *capacity,
                      const struct wrap *before, size_t first, ptrdiff_t shift)
{
    for (size_t i = first; i < before->count; i++) {
        struct wrap_line line = before->lines[i];
        line.start = (size_t)((ptrdiff_t)line.start + shift);
        line.end = (size_t)((ptrdiff_t)line.end + shift);
        line.looked =
            line.looked == SIZE_MAX ? SIZE_MAX : (size_t)((ptrdiff_t)line.looked + shift);
        add_line(wrap, arena, capacity, line);
    }
}

void wrap_again(struct text text, const struct wrap *before, const struct edit *edit,
                size_t columns, struct arena *arena, struct wrap *wrap)
{
    *wrap = (struct wrap){.columns = columns == 0 ? 1 : columns};
    bool is_alike = before != NULL && before->columns == wrap->columns;
    size_t kept = is_alike ? kept_lines(before, edit->start) : 0;
    size_t start = kept == 0 ? 0 : before->lines[kept].start;
    size_t capacity = (is_alike ? before->count : 0) + LINES_MORE;
    wrap->lines = arena_get(arena, capacity * sizeof(*wrap->lines));
    wrap->count = kept;
    if (kept != 0) {
        memcpy(wrap->lines, before->lines, kept * sizeof(*wrap->lines));
    }
    for (;;) {
        size_t old = is_alike ? line_before(before, edit, start) : 0;
        if (is_alike && old < before->count) {
            take_over(wrap, arena, &capacity, before, old, edit->shift);
            return;
        }
        struct wrap_line line = {.start = start};
        start = next_line(text, wrap->columns, &line);
        add_line(wrap, arena, &capacity, line);
        if (is_end(text, line.end, start)) {
            return;
        }
    }
}

void wrap_make(struct text text, size_t columns, struct arena *arena, struct wrap *wrap)
{
    wrap_again(text, NULL, NULL, columns, arena, wrap);
}

size_t wrap_count(struct text text, size_t columns)
{
    size_t count = 0;
    struct wrap_line line = {0};
    for (;;) {
        size_t next = next_line(text, columns == 0 ? 1 : columns, &line);
        count++;
        if (is_end(text, line.end, next)) {
            return count;
        }
        line.start = next;
    }
}

size_t wrap_line_at(const struct wrap *wrap, size_t offset)
{
    size_t low = 0;
    size_t high = wrap->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (wrap->lines[middle].start <= offset) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

size_t wrap_column_at(const struct wrap *wrap, struct text text, size_t line, size_t offset)
{
    size_t start = wrap->lines[line].start;
    if (offset <= start) {
        return 0;
    }
    size_t end = offset < text.len ? offset : text.len;
    size_t column = utf8_columns(text_from(text.bytes + start, end - start));
    return column < wrap->columns ? column : wrap->columns;
}
