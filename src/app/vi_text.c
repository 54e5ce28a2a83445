#include "vi_parts.h"

#include "base/utf8.h"

size_t vi_line_last(struct text text, size_t at)
{
    size_t start = place_line_start(text, at);
    size_t end = place_line_end(text, at);

    return end > start ? utf8_cluster_before(text, end) : start;
}

bool vi_line_below(struct text text, size_t at, size_t *start)
{
    size_t end = place_line_end(text, at);

    if (end == text.len)
        return false;
    *start = end + 1;
    return true;
}

bool vi_line_above(struct text text, size_t at, size_t *start)
{
    size_t own = place_line_start(text, at);

    if (!own)
        return false;
    *start = place_line_start(text, own - 1);
    return true;
}

size_t vi_line_letter(struct text text, size_t at)
{
    size_t end = place_line_end(text, at);
    size_t place = place_line_start(text, at);

    while (place < end && vi_class_at(text, place, true) == VI_BLANK)
        place = vi_next(text, place);
    return place < end ? place : vi_line_last(text, at);
}

size_t vi_line_numbered(struct text text, size_t number)
{
    size_t start = 0;

    while (number > 1 && vi_line_below(text, start, &start))
        number--;
    return start;
}

size_t vi_next(struct text text, size_t at)
{
    return at < text.len ? at + utf8_cluster_len(text, at) : at;
}

size_t vi_before(struct text text, size_t at)
{
    return at ? utf8_cluster_before(text, at) : 0;
}

size_t vi_on_cluster(struct text text, size_t at)
{
    return vi_at_lf(text, at) ? vi_line_last(text, at) : at;
}

int64_t vi_column(struct text text, size_t at)
{
    size_t start = place_line_start(text, at);

    return (int64_t)utf8_columns(text_from(text.bytes + start, at - start));
}

size_t vi_at_column(struct text text, size_t start, int64_t column)
{
    size_t end = place_line_end(text, start);
    size_t used;

    if (start == end)
        return start;
    size_t len =
        utf8_fit(text_from(text.bytes + start, end - start), (size_t)column, &used);
    return vi_on_cluster(text, start + len);
}

size_t vi_lines_between(struct text text, size_t start, size_t end)
{
    size_t count = 0;

    for (size_t i = start; i < end; i++)
        count += text.bytes[i] == '\n';
    return count;
}

bool vi_at_lf(struct text text, size_t at)
{
    return at >= text.len || text.bytes[at] == '\n';
}

enum vi_class vi_class_at(struct text text, size_t at, bool is_wide)
{
    uint32_t code_point;

    if (vi_at_lf(text, at))
        return VI_BLANK;
    utf8_decode(text_from(text.bytes + at, text.len - at), &code_point, NULL);
    if (place_is_space(code_point))
        return VI_BLANK;
    if (is_wide ||
        (!utf8_is_letter(code_point) && !utf8_is_digit(code_point) && code_point != '_'))
        return VI_PUNCTUATION;
    if (utf8_is_han(code_point))
        return VI_HAN;
    bool is_hangul = code_point >= 0xAC00 && code_point <= 0xD7A3;
    return utf8_is_unspaced(code_point) && !is_hangul ? VI_UNSPACED : VI_LETTERS;
}

bool vi_class_goes_on(struct text text, size_t at, enum vi_class class, bool is_wide)
{
    return class != VI_HAN && !vi_at_lf(text, at) &&
           vi_class_at(text, at, is_wide) == class;
}
