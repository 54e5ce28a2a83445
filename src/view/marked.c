#include "view/marked.h"

#include "base/attributes.h"

static const enum style verdict_styles[VERDICT_COUNT] = {
    [VERDICT_PROVED] = STYLE_PROVED,
    [VERDICT_ATTESTED] = STYLE_ATTESTED,
    [VERDICT_UNSOURCED] = STYLE_UNSOURCED,
    [VERDICT_CONTRADICTED] = STYLE_CONTRADICTED,
};

enum style marked_style(enum verdict verdict)
{
    return verdict_styles[verdict];
}

struct marked marked_make(struct text hostile, size_t columns, struct arena *arena)
{
    struct marked marked = {
        .map = shown_map_make(hostile, arena), .claim = SIZE_MAX, .caret = SIZE_MAX};
    marked.paragraph = paragraph_make(marked.map.shown, columns, arena);
    return marked;
}

struct marked marked_make_again(struct text hostile, const struct edit *edit,
                                const struct marked *before, size_t columns,
                                struct arena *arena)
{
    struct marked marked = {.claim = SIZE_MAX, .caret = SIZE_MAX};
    bool is_as_written = shown_map_again(hostile, edit, &before->map, &marked.map);
    struct edit seen = *edit;
    if (!is_as_written && before->map.is_as_written) {
        return marked_make(hostile, columns, arena);
    }
    if (!is_as_written) {
        marked.map = shown_map_make(hostile, arena);
        seen = edit_between(before->map.shown.text, marked.map.shown.text);
    }
    marked.paragraph.shown = marked.map.shown;
    wrap_again(marked.map.shown.text, &before->paragraph.wrap, &seen, columns, arena,
               &marked.paragraph.wrap);
    return marked;
}

bool marked_stands(const struct marked *marked)
{
    return marked->opinion != NULL && marked->claim < opinion_steps(marked->opinion);
}

size_t marked_claim_line(const struct marked *marked)
{
    const struct opinion *opinion = marked->opinion;
    if (!marked_stands(marked)) {
        return 0;
    }
    size_t start = opinion_step(opinion, marked->claim).start;
    return wrap_line_at(&marked->paragraph.wrap, shown_map_offset(&marked->map, start));
}

/* A part of what is shown in a style of its own; of two on one cell the later counts. */
struct tint {
    size_t start;
    size_t end;
    enum style style;
};

/* Those that lie on the lines which are drawn: bytes [from, to) of what is shown. */
struct tints {
    const struct marked *marked;
    struct arena *arena;
    struct tint *list;
    size_t count;
    size_t capacity;
    size_t from;
    size_t to;
    size_t word; /* the first misspelt one that ends on the line that is drawn, or below */
};

/* A mark that lies above misspelt words: where c stands, what a menu asks about, what is
 * selected. */
static bool is_above(enum style style)
{
    return style == STYLE_CLAIM_CURRENT || style == STYLE_SELECTED;
}

static inline size_t offset_of(const struct shown_map *map, size_t hostile)
{
    return map->is_as_written ? hostile : shown_map_offset(map, hostile);
}

/* The lines are gone over from the first on, and the words are in order. */
static void words_go_to(struct tints *tints, size_t number)
{
    const struct marked *marked = tints->marked;
    size_t start = marked->paragraph.wrap.lines[number].start;
    while (tints->word < marked->misspelt_count &&
           offset_of(&marked->map, marked->misspelt[tints->word].end) <= start) {
        tints->word++;
    }
}

/* The part of the word on the line, as a tint; false behind the line's last. */
static bool word_on_line(const struct tints *tints, size_t word, struct wrap_line line,
                         struct tint *tint)
{
    const struct marked *marked = tints->marked;
    if (word >= marked->misspelt_count) {
        return false;
    }
    tint->start = offset_of(&marked->map, marked->misspelt[word].start);
    tint->end = offset_of(&marked->map, marked->misspelt[word].end);
    tint->style = marked_is_written(marked, marked->misspelt[word].start,
                                    marked->misspelt[word].end)
                      ? STYLE_TEXT
                      : STYLE_MISSPELT;
    return tint->start < line.end;
}

static void add_tint(struct tints *tints, size_t start, size_t end, enum style style)
{
    const struct shown_map *map = &tints->marked->map;
    struct tint tint = {offset_of(map, start), offset_of(map, end), style};
    if (tint.start < tint.end && tint.start < tints->to && tint.end > tints->from) {
        tints->list = arena_reserve(tints->arena, tints->list, &tints->capacity,
                                    tints->count, sizeof(tint));
        tints->list[tints->count++] = tint;
    }
}

/* Most of a long text: nothing of it is drawn. */
static inline bool is_away(const struct tints *tints, size_t start, size_t end)
{
    return tints->marked->map.is_as_written && (end <= tints->from || start >= tints->to);
}

static void add_flags(struct tints *tints)
{
    const struct opinion *opinion = tints->marked->opinion;
    for (size_t i = 0; i < opinion->flag_count; i++) {
        const struct flag *flag = &opinion->flags[i];
        if (flag->severity != SEVERITY_MARK && !is_away(tints, flag->start, flag->end) &&
            !marked_is_written(tints->marked, flag->start, flag->end)) {
            add_tint(tints, flag->start, flag->end, STYLE_FLAGGED);
        }
    }
}

static void add_claims(struct tints *tints)
{
    const struct marked *marked = tints->marked;
    const struct opinion *opinion = marked->opinion;
    for (size_t i = 0; i < opinion->claim_count; i++) {
        const struct claim *claim = &opinion->claims[i];
        if (i != marked->claim && !is_away(tints, claim->start, claim->end) &&
            !marked_is_written(marked, claim->start, claim->end)) {
            add_tint(tints, claim->start, claim->end, verdict_styles[claim->verdict]);
        }
    }
}

/* Flags below claims, what stands out above all. */
static void add_opinion(struct tints *tints)
{
    const struct marked *marked = tints->marked;
    const struct opinion *opinion = marked->opinion;
    add_flags(tints);
    if (day_is_set(opinion->commitment)) {
        add_tint(tints, opinion->commitment_start, opinion->commitment_end,
                 STYLE_COMMITMENT);
    }
    add_claims(tints);
    if (marked_stands(marked)) {
        struct step step = opinion_step(opinion, marked->claim);
        add_tint(tints, step.start, step.end, STYLE_CLAIM_CURRENT);
    }
}

/* What is selected above the opinion. */
static struct tints tints_find(const struct view *view, struct box box,
                               const struct marked *marked, size_t first)
{
    const struct wrap *wrap = &marked->paragraph.wrap;
    const struct opinion *opinion = marked->opinion;
    struct tints tints = {.marked = marked, .arena = view->arena};
    if (first >= wrap->count || box.rows <= 0) {
        return tints;
    }
    size_t last = first + (size_t)box.rows - 1;
    tints.from = wrap->lines[first].start;
    tints.to = wrap->lines[last < wrap->count ? last : wrap->count - 1].end;
    if (opinion != NULL) {
        add_opinion(&tints);
    }
    if (marked->asked.end != 0) {
        add_tint(&tints, marked->asked.start, marked->asked.end, STYLE_CLAIM_CURRENT);
    }
    if (marked->selected_start < marked->selected_end) {
        add_tint(&tints, marked->selected_start, marked->selected_end, STYLE_SELECTED);
    }
    return tints;
}
/* The part of a tint that lies on the line; false where none does. */
static bool tint_on_line(const struct tint *tint, struct wrap_line line,
                         struct wrap_line *part)
{
    part->start = tint->start > line.start ? tint->start : line.start;
    part->end = tint->end < line.end ? tint->end : line.end;
    return part->start < part->end;
}

static inline void tint_part(const struct view *view, struct box box, int row,
                      const struct tints *tints, size_t number, const struct tint *tint)
{
    const struct paragraph *paragraph = &tints->marked->paragraph;
    const struct wrap *wrap = &paragraph->wrap;
    struct text text = paragraph->shown.text;
    struct wrap_line part;
    if (tint_on_line(tint, wrap->lines[number], &part)) {
        size_t column = wrap_column_at(wrap, text, number, part.start);
        size_t after = wrap_column_at(wrap, text, number, part.end);
        canvas_tint(view->canvas, box, row, (int)column, (int)(after - column),
                    tint->style);
    }
}

/* Those that the guard's marks hide are not among the words (app/spelling.h). */
static void tint_words(const struct view *view, struct box box, int row,
                       const struct tints *tints, size_t number)
{
    struct wrap_line line = tints->marked->paragraph.wrap.lines[number];
    struct tint tint;
    for (size_t i = tints->word; word_on_line(tints, i, line, &tint); i++) {
        if (tint.style == STYLE_MISSPELT) {
            tint_part(view, box, row, tints, number, &tint);
        }
    }
}

static void draw_line(const struct view *view, struct box box, int row,
                      const struct tints *tints, size_t number, enum style style)
{
    bool has_words = tints->marked->misspelt_count != 0;
    canvas_put(view->canvas, box, row, 0, style,
               paragraph_line(&tints->marked->paragraph, number));
    for (size_t i = 0; i < tints->count; i++) {
        if (!has_words || !is_above(tints->list[i].style)) {
            tint_part(view, box, row, tints, number, &tints->list[i]);
        }
    }
    if (!has_words) {
        return;
    }
    tint_words(view, box, row, tints, number);
    for (size_t i = 0; i < tints->count; i++) {
        if (is_above(tints->list[i].style)) {
            tint_part(view, box, row, tints, number, &tints->list[i]);
        }
    }
}

static void digest_tint(const struct tint *tint, struct wrap_line line,
                        struct digest *digest)
{
    struct wrap_line part;
    if (tint_on_line(tint, line, &part)) {
        digest_number(digest, (uint64_t)(part.start - line.start) << 32 |
                                  (uint64_t)(part.end - line.start));
        digest_number(digest, (uint64_t)tint->style);
    }
}

/* A digest a line, first and on, up to end. They are mostly in order, so that the line that
 * one begins on is at or behind that of the one before. */
static void digest_tints(const struct tints *tints, size_t first, size_t end,
                         struct digest *digests)
{
    const struct wrap_line *lines = tints->marked->paragraph.wrap.lines;
    size_t line = first;
    for (size_t i = 0; i < tints->count; i++) {
        const struct tint *tint = &tints->list[i];
        line = lines[line].start > tint->start ? first : line;
        while (line + 1 < end && lines[line + 1].start <= tint->start) {
            line++;
        }
        for (size_t at = line; at < end && lines[at].start < tint->end; at++) {
            digest_tint(tint, lines[at], &digests[at - first]);
        }
    }
}

/* All else that the line is drawn from. */
static void digest_line(const struct tints *tints, size_t number, enum style style,
                        struct digest *digest)
{
    struct wrap_line line = tints->marked->paragraph.wrap.lines[number];
    const char *bytes = tints->marked->paragraph.shown.text.bytes;
    struct tint word;
    digest_number(digest, (uint64_t)style);
    digest_bytes(digest, line.start == line.end ? "" : bytes + line.start,
                 line.end - line.start);
    for (size_t i = tints->word;
         i < tints->marked->misspelt_count && word_on_line(tints, i, line, &word); i++) {
        digest_number(digest, (uint64_t)word.style << 48 ^
                                  (uint64_t)(word.start - line.start) << 24 ^
                                  (uint64_t)(word.end - line.start));
    }
}

void marked_draw(const struct view *view, struct box box, const struct marked *marked,
                 size_t first, enum style style)
{
    struct tints tints = tints_find(view, box, marked, first);
    size_t count = marked->paragraph.wrap.count;
    for (int row = 0; row < box.rows && first + (size_t)row < count; row++) {
        words_go_to(&tints, first + (size_t)row);
        draw_line(view, box, row, &tints, first + (size_t)row, style);
    }
}

void marked_draw_changed(const struct view *view, struct box box,
                         const struct marked *marked, size_t first, enum style style,
                         struct kept_box *kept)
{
    struct tints tints = tints_find(view, box, marked, first);
    size_t count = marked->paragraph.wrap.count;
    size_t rows = box.rows < 0 ? 0 : (size_t)box.rows;
    size_t end = first + rows < count ? first + rows : count;
    struct digest *digests = arena_get(view->arena, rows * sizeof(*digests));
    for (size_t row = 0; row < rows; row++) {
        digests[row] = kept_rows_digest(kept->rows);
    }
    digest_tints(&tints, first, end, digests);
    for (size_t row = 0; row < rows; row++) {
        size_t number = first + row;
        if (number < end) {
            words_go_to(&tints, number);
            digest_line(&tints, number, style, &digests[row]);
        }
        if (kept_box_begin(kept, box.row - kept->box.row + (int)row, digests[row]) &&
            number < end) {
            draw_line(view, box, (int)row, &tints, number, style);
        }
    }
}
