/* What operators do to their bytes. */
#include "vi_parts.h"

#include "base/utf8.h"

#include <locale.h>
#include <wctype.h>

static struct text part(struct text text, size_t start, size_t end)
{
    return text_from(text.bytes + start, end - start);
}

void vi_keep(struct composer *composer, struct vi_range range)
{
    struct text kept = part(composer_text(composer), range.start, range.end);
    struct buffer lines;

    if (!range.is_lines) {
        composer_keep(composer, kept, false);
        return;
    }
    buffer_init(&lines, COMPOSER_LIMIT + 1);
    buffer_add(&lines, kept.bytes, kept.len);
    buffer_add_char(&lines, '\n');
    composer_keep(composer, text_from(buffer_text(&lines), lines.len), true);
    buffer_release_wiped(&lines);
}

void vi_put_text(struct composer *composer, size_t start, size_t end, struct text text)
{
    char *copy = memory_copy(text.bytes, text.len);

    (void)!composer_replace(composer, start, end, text_from(copy, text.len));
    memory_free_wiped(copy, text.len);
}

/* The line goes with its LF, the last one with that before it. */
static void lines_delete(struct composer *composer, struct vi_range range)
{
    if (range.end < composer->text.len)
        range.end++;
    else if (range.start > 0)
        range.start--;
    vi_put_text(composer, range.start, range.end, text_of(""));
    composer_move_to(composer, vi_line_letter(composer_text(composer), range.start));
}

void vi_operate_delete(struct vi *vi, struct composer *composer, struct vi_range range)
{
    (void)vi;
    if (!composer->text.len || (!range.is_lines && range.start == range.end))
        return;
    vi_keep(composer, range);
    if (range.is_lines) {
        lines_delete(composer, range);
        return;
    }
    vi_put_text(composer, range.start, range.end, text_of(""));
    composer_move_to(composer, vi_on_cluster(composer_text(composer), range.start));
}

void vi_operate_change(struct vi *vi, struct composer *composer, struct vi_range range)
{
    if (composer->text.len && (range.is_lines || range.start < range.end))
        vi_keep(composer, range);
    vi_put_text(composer, range.start, range.end, text_of(""));
    composer_move_to(composer, range.start);
    vi_begin_typing(vi, composer, 1, false);
}

void vi_operate_yank(struct vi *vi, struct composer *composer, struct vi_range range)
{
    (void)vi;
    if (range.is_lines || range.start < range.end)
        vi_keep(composer, range);
    composer_move_to(composer, vi_on_cluster(composer_text(composer), range.front));
}

static uint32_t letter_other(uint32_t letter, int how, locale_t locale)
{
    wint_t wide = (wint_t)letter;
    bool is_upper = iswupper_l(wide, locale);

    return (uint32_t)(how > 0 || (how == 0 && !is_upper) ? towupper_l(wide, locale)
                                                         : towlower_l(wide, locale));
}

/* how: 1 capitals, -1 small letters, 0 each the other. */
static void change_case(struct composer *composer, struct vi_range range, int how)
{
    struct text text = part(composer_text(composer), range.start, range.end);
    locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    struct buffer out;

    buffer_init(&out, COMPOSER_LIMIT);
    while (locale && text.len) {
        uint32_t code_point;
        bool is_valid;
        size_t len = utf8_decode(text, &code_point, &is_valid);
        if (is_valid)
            buffer_add_code_point(&out, letter_other(code_point, how, locale));
        else
            buffer_add(&out, text.bytes, len);
        text = text_from(text.bytes + len, text.len - len);
    }
    if (locale) {
        vi_put_text(composer, range.start, range.end,
                    text_from(buffer_text(&out), out.len));
        freelocale(locale);
    }
    composer_move_to(composer, range.front);
    buffer_release_wiped(&out);
}

void vi_operate_case(struct vi *vi, struct composer *composer, struct vi_range range)
{
    (void)vi;
    change_case(composer, range, 0);
}

void vi_operate_upper(struct vi *vi, struct composer *composer, struct vi_range range)
{
    (void)vi;
    change_case(composer, range, 1);
}

void vi_operate_lower(struct vi *vi, struct composer *composer, struct vi_range range)
{
    (void)vi;
    change_case(composer, range, -1);
}

/* The line without its blanks in front goes behind those in out, whose last byte is last;
 * where it does so, before the blank that parts them. */
static size_t join_next(struct text line, char *last, struct buffer *out)
{
    size_t at = out->len;

    while (line.len && (line.bytes[0] == ' ' || line.bytes[0] == '\t'))
        line = part(line, 1, line.len);
    bool is_apart = at && line.len && line.bytes[0] != ')' && *last != ' ' && *last != '\t';
    if (is_apart)
        buffer_add_char(out, ' ');
    buffer_add(out, line.bytes, line.len);
    *last = line.len ? line.bytes[line.len - 1] : '\0';
    return at;
}

bool vi_join_lines(struct composer *composer, size_t start, size_t count)
{
    struct text text = composer_text(composer);
    size_t end = place_line_end(text, start), next, caret = 0;
    char last = end > start ? text.bytes[end - 1] : '\0';
    struct buffer out;

    if (!vi_line_below(text, end, &next))
        return false;
    buffer_init(&out, COMPOSER_LIMIT);
    buffer_add(&out, text.bytes + start, end - start);
    for (size_t i = 1; (i < count || i == 1) && vi_line_below(text, end, &next); i++) {
        end = place_line_end(text, next);
        caret = join_next(part(text, next, end), &last, &out);
    }
    vi_put_text(composer, start, end, text_from(buffer_text(&out), out.len));
    buffer_release_wiped(&out);
    composer_move_to(composer, vi_on_cluster(composer_text(composer), start + caret));
    return true;
}

void vi_operate_replace(struct vi *vi, struct composer *composer, struct vi_range range)
{
    struct text text = composer_text(composer);
    struct buffer out;

    buffer_init(&out, COMPOSER_LIMIT);
    for (size_t at = range.start; at < range.end; at = vi_next(text, at)) {
        if (text.bytes[at] == '\n')
            buffer_add_char(&out, '\n');
        else
            buffer_add_code_point(&out, vi->letter);
    }
    if (!out.is_cut)
        vi_put_text(composer, range.start, range.end,
                    text_from(buffer_text(&out), out.len));
    composer_move_to(composer, range.start);
    buffer_release_wiped(&out);
}

void vi_operate_join(struct vi *vi, struct composer *composer, struct vi_range range)
{
    struct text text = composer_text(composer);
    size_t last = vi->mode == VI_NORMAL ? range.end : vi_selected_last(vi, composer);
    size_t lines = vi_lines_between(text, range.start, last) + 1;

    composer_move_to(composer, range.front);
    vi_join_lines(composer, place_line_start(text, range.start), lines);
}
