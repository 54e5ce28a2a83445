/* Sentences and paragraphs: motions, and the text objects of words, sentences, paragraphs.
 */
#include "vi_parts.h"

#include "base/memory.h"

/* The paragraph that a count goes over, read once: where its sentences begin. */
struct sentences {
    struct text paragraph; /* the text up to its end */
    size_t front;
    size_t *starts;
    size_t count;
    size_t capacity;
};

static void starts_read(struct sentences *sentences)
{
    struct text paragraph = sentences->paragraph;
    size_t start = place_past_white(paragraph, sentences->front);

    for (sentences->count = 0;;) {
        sentences->starts = memory_reserve(sentences->starts, &sentences->capacity,
                                           sentences->count, sizeof(size_t));
        sentences->starts[sentences->count++] = start;
        size_t next = place_past_white(paragraph, place_sentence_end(paragraph, start));
        if (next >= paragraph.len || next == start)
            return;
        start = next;
    }
}

/* False on an empty line: there is none. */
static bool sentences_at(struct sentences *sentences, struct text text, size_t at)
{
    if (place_is_empty_line(text, at))
        return false;
    if (sentences->count && at >= sentences->front && at <= sentences->paragraph.len)
        return true;
    sentences->paragraph = place_paragraph(text, at, &sentences->front);
    starts_read(sentences);
    return true;
}

/* As place_sentence_start() says. */
static size_t sentence_start(const struct sentences *sentences, size_t at)
{
    size_t low = 0, high = sentences->count;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (sentences->starts[middle] <= at)
            low = middle;
        else
            high = middle;
    }
    return sentences->starts[low];
}

/* The next sentence of the paragraph, the empty line behind it, or what follows that one.
 */
static size_t sentence_next(struct sentences *sentences, struct text text, size_t at)
{
    size_t front;

    if (!sentences_at(sentences, text, at)) {
        while (at < text.len && place_is_empty_line(text, at))
            at++;
        return place_past_white(place_paragraph(text, at, &front), at);
    }
    struct text paragraph = sentences->paragraph;
    size_t start = sentence_start(sentences, at);
    size_t next = place_past_white(paragraph, place_sentence_end(paragraph, start));
    if (next < paragraph.len)
        return next;
    return paragraph.len < text.len ? paragraph.len + 1 : text.len;
}

static size_t sentence_before(struct sentences *sentences, struct text text, size_t at)
{
    bool was_gap = place_is_empty_line(text, at);

    while (was_gap && at > 0 && place_is_empty_line(text, at))
        at--;
    if (!sentences_at(sentences, text, at)) /* nothing but empty lines before */
        return at;
    size_t front = sentences->front;
    size_t start = sentence_start(sentences, at);
    bool is_first = start <= sentences->starts[0];
    if (is_first && !front)
        return 0;
    if ((was_gap && at > 0) || start < at)
        return start;
    if (is_first)
        return front - 1;
    start = sentence_start(sentences, vi_before(text, start));
    /* The first one of all begins with the blanks in front of it. */
    return !front && start == sentences->starts[0] ? 0 : start;
}

bool vi_move_sentence(struct vi_moving *moving)
{
    struct sentences sentences = {0};
    bool is_more = true;

    for (size_t i = 0; is_more && i < moving->count; i++) {
        is_more = !i || moving->at < moving->text.len ||
                  place_is_empty_line(moving->text, moving->at);
        size_t from = moving->at;
        if (is_more)
            moving->at = sentence_next(&sentences, moving->text, moving->at);
        if (i && moving->at == from) /* at the end, in an empty line: no count leads on */
            break;
    }
    memory_free(sentences.starts);
    if (is_more && !moving->verb)
        moving->at = vi_on_cluster(moving->text, moving->at);
    return is_more;
}

bool vi_move_sentence_back(struct vi_moving *moving)
{
    struct sentences sentences = {0};
    bool is_more = true;

    for (size_t i = 0; is_more && i < moving->count; i++) {
        is_more = !i || moving->at;
        if (is_more)
            moving->at = sentence_before(&sentences, moving->text, moving->at);
    }
    memory_free(sentences.starts);
    return is_more;
}

/* Where the line that follows, or the one before, begins; false: there is none. */
typedef bool line_step(struct text text, size_t at, size_t *start);

/* So many paragraphs on, from the line that begins at start, to the empty line at the end;
 * false: the text ends in the last of them (left is 0) or before. */
static bool paragraphs_pass(struct text text, line_step *step, size_t *start, size_t *left)
{
    bool is_more = true;

    while (is_more && *left) {
        while (is_more && place_is_empty_line(text, *start))
            is_more = step(text, *start, start);
        while (is_more && !place_is_empty_line(text, *start))
            is_more = step(text, *start, start);
        --*left;
    }
    return is_more;
}

/* To the empty line behind the paragraph, or the text's last cluster. */
bool vi_move_paragraph(struct vi_moving *moving)
{
    struct text text = moving->text;
    size_t start = place_line_start(text, moving->at), left = moving->count;
    bool is_more = paragraphs_pass(text, vi_line_below, &start, &left);

    if (left)
        return false;
    moving->at = is_more ? start : vi_line_last(text, text.len);
    if (!is_more && !vi_at_lf(text, moving->at))
        moving->reach = VI_INCLUSIVE;
    return true;
}

bool vi_move_paragraph_back(struct vi_moving *moving)
{
    struct text text = moving->text;
    size_t start = place_line_start(text, moving->at), left = moving->count;
    bool is_more = paragraphs_pass(text, vi_line_above, &start, &left);

    if (left)
        return false;
    moving->at = is_more ? start : 0;
    return true;
}

static bool inner_word(struct text text, size_t at, size_t count, bool is_wide,
                       struct vi_range *range)
{
    *range = (struct vi_range){at, at, false, at};
    if (vi_at_lf(text, at))
        return true;
    range->start = vi_word_front(text, at, is_wide);
    range->end = vi_word_behind(text, at, is_wide);
    for (size_t i = 1; i < count; i++) {
        if (vi_at_lf(text, range->end))
            return false;
        range->end = vi_word_behind(text, range->end, is_wide);
    }
    return true;
}

/* The blanks there, over lines' ends, and the word behind them; false: there is none. */
static bool blanks_and_word(struct text text, size_t *end, bool is_wide)
{
    size_t at = vi_at_lf(text, *end) ? vi_next(text, *end) : *end;

    while (at < text.len && vi_class_at(text, at, is_wide) == VI_BLANK &&
           !place_is_empty_line(text, at))
        at = vi_next(text, at);
    if (at >= text.len && !place_is_empty_line(text, at))
        return false;
    *end = vi_at_lf(text, at) ? at : vi_word_behind(text, at, is_wide);
    return true;
}

/* So that the last word of a line goes without a blank at its end; an indent stays. */
static void take_blanks_before(struct text text, struct vi_range *range, bool is_wide)
{
    size_t line = place_line_start(text, range->start);
    size_t before = range->start;

    while (before > line && vi_class_at(text, vi_before(text, before), is_wide) == VI_BLANK)
        before = vi_before(text, before);
    if (before > line)
        range->start = before;
}

/* With the blanks behind it; where there are none, with those before it. */
static bool a_word(struct text text, size_t at, size_t count, bool is_wide,
                   struct vi_range *range)
{
    bool is_blank = vi_class_at(text, at, is_wide) == VI_BLANK;

    *range = (struct vi_range){at, at, false, at};
    if (!vi_at_lf(text, at)) {
        range->start = vi_word_front(text, at, is_wide);
        range->end = range->start;
    }
    for (size_t i = 0; i < count; i++) {
        if (is_blank) {
            if (!blanks_and_word(text, &range->end, is_wide))
                return false;
            continue;
        }
        if (vi_at_lf(text, range->end))
            return false;
        range->end = vi_word_behind(text, range->end, is_wide);
        if (!vi_at_lf(text, range->end) &&
            vi_class_at(text, range->end, is_wide) == VI_BLANK)
            range->end = vi_word_behind(text, range->end, is_wide);
        else if (i + 1 == count)
            take_blanks_before(text, range, is_wide);
    }
    return true;
}

bool vi_find_word(struct text text, size_t at, size_t count, struct vi_range *range)
{
    return inner_word(text, at, count, false, range);
}

bool vi_find_word_wide(struct text text, size_t at, size_t count, struct vi_range *range)
{
    return inner_word(text, at, count, true, range);
}

bool vi_find_a_word(struct text text, size_t at, size_t count, struct vi_range *range)
{
    return a_word(text, at, count, false, range);
}

bool vi_find_a_word_wide(struct text text, size_t at, size_t count, struct vi_range *range)
{
    return a_word(text, at, count, true, range);
}

bool vi_find_sentence(struct text text, size_t at, size_t count, struct vi_range *range)
{
    size_t front;
    struct text paragraph = place_paragraph(text, at, &front);

    if (front == paragraph.len)
        return false;
    range->is_lines = false;
    range->start = place_sentence_start(paragraph, front, at);
    range->end = place_sentence_end(paragraph, range->start);
    bool is_white = at >= range->end;
    for (size_t i = is_white ? 0 : 1; i < count || is_white; i++, is_white = false) {
        if (is_white)
            range->start = range->end;
        size_t white = place_past_white(paragraph, range->end);
        if (white == range->end && white == paragraph.len)
            return false;
        range->end = white > range->end ? white : place_sentence_end(paragraph, white);
    }
    return true;
}

bool vi_find_a_sentence(struct text text, size_t at, size_t count, struct vi_range *range)
{
    size_t front;
    struct text paragraph = place_paragraph(text, at, &front);

    if (front == paragraph.len)
        return false;
    range->is_lines = false;
    range->start = place_sentence_start(paragraph, front, at);
    range->end = place_sentence_end(paragraph, range->start);
    if (at >= range->end) { /* the white space, and the sentence behind it */
        range->start = range->end;
        range->end = place_sentence_end(paragraph, place_past_white(paragraph, range->end));
        return true;
    }
    for (size_t i = 1; i < count; i++)
        range->end = place_sentence_end(paragraph, place_past_white(paragraph, range->end));
    size_t white = place_past_white(paragraph, range->end);
    if (white == range->end) {
        while (range->start > front &&
               vi_class_at(text, vi_before(text, range->start), true) == VI_BLANK)
            range->start = vi_before(text, range->start);
    }
    range->end = white;
    return true;
}

static bool is_blank_line(struct text text, size_t start)
{
    size_t end = place_line_end(text, start);

    while (start < end && vi_class_at(text, start, true) == VI_BLANK)
        start = vi_next(text, start);
    return start == end;
}

/* Lines of one kind, blank or not, from the one that begins there on; false: the text ends.
 */
static bool lines_on(struct text text, size_t *end, bool *is_blank)
{
    size_t start;

    if (!vi_line_below(text, *end, &start))
        return false;
    *is_blank = is_blank_line(text, start);
    do {
        *end = place_line_end(text, start);
    } while (vi_line_below(text, *end, &start) && is_blank_line(text, start) == *is_blank);
    return true;
}

static void lines_around(struct text text, size_t at, struct vi_range *range,
                         bool *is_blank)
{
    size_t start = place_line_start(text, at);

    *is_blank = is_blank_line(text, start);
    *range = (struct vi_range){start, place_line_end(text, at), true, start};
    while (vi_line_above(text, range->start, &start) &&
           is_blank_line(text, start) == *is_blank)
        range->start = start;
    while (vi_line_below(text, range->end, &start) &&
           is_blank_line(text, start) == *is_blank)
        range->end = place_line_end(text, start);
}

bool vi_find_paragraph(struct text text, size_t at, size_t count, struct vi_range *range)
{
    bool is_blank;

    lines_around(text, at, range, &is_blank);
    for (size_t i = 1; i < count; i++) {
        if (!lines_on(text, &range->end, &is_blank))
            return false;
    }
    return true;
}

/* With the blank lines behind it; where there are none, with those before it. */
bool vi_find_a_paragraph(struct text text, size_t at, size_t count, struct vi_range *range)
{
    bool was_blank, is_blank;
    size_t start;

    lines_around(text, at, range, &was_blank);
    is_blank = was_blank;
    for (size_t i = 0; i < count; i++) {
        if (i && !lines_on(text, &range->end, &is_blank))
            return false;
        if (lines_on(text, &range->end, &is_blank))
            continue;
        if (was_blank || i + 1 < count)
            return false;
        while (vi_line_above(text, range->start, &start) && is_blank_line(text, start))
            range->start = start;
    }
    return true;
}
