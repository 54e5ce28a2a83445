#include "plain_parts.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define FORMATTED_MAX 512

void page_say(struct page *page, const char *own)
{
    buffer_add_text(page->out, own);
}

void page_format(struct page *page, const char *format, ...)
{
    char text[FORMATTED_MAX];
    va_list arguments;
    va_start(arguments, format);
    int len = vsnprintf(text, sizeof(text), format, arguments);
    va_end(arguments);
    if (len > 0) {
        buffer_add_text(page->out, text);
    }
}

void page_add(struct page *page, struct shown shown)
{
    buffer_add(page->out, shown.text.bytes, shown.text.len);
}

/* What a screen reader spells out, or leaves out, of our own words. No sign of a verdict:
 * where one stands here, somebody else wrote it. */
static const struct {
    const char *sign;
    const char *words;
} signs[] = {
    {" (-)", ""},
    {" (+)", ""},
    {" · ", ", "},
    {"⟦…⟧", "gap"},
};

static size_t sign_at(struct text text)
{
    size_t sign = 0;
    while (sign < COUNT_OF(signs) && !text_starts_with(text, signs[sign].sign)) {
        sign++;
    }
    return sign;
}

void page_spoken(struct page *page, struct shown shown)
{
    struct text text = shown.text;
    size_t start = 0;
    for (size_t at = 0; at < text.len;) {
        size_t sign = sign_at(text_from(text.bytes + at, text.len - at));
        if (sign == COUNT_OF(signs)) {
            at++;
            continue;
        }
        page_add(page, shown_part(shown, start, at));
        page_say(page, signs[sign].words);
        at += strlen(signs[sign].sign);
        start = at;
    }
    page_add(page, shown_part(shown, start, text.len));
}

void page_end(struct page *page)
{
    buffer_add_char(page->out, '\n');
}

void page_count(struct page *page, size_t count, const char *what)
{
    page_format(page, "%zu ", count);
    page_say(page, what);
    page_say(page, count == 1 ? "" : "s");
}

void page_block(struct page *page, struct shown shown)
{
    struct text rest = shown.text;
    struct text line;
    while (text_next(&rest, '\n', &line)) {
        size_t start = (size_t)(line.bytes - shown.text.bytes);
        page_say(page, line.len == 0 ? "" : "  ");
        page_add(page, shown_part(shown, start, start + line.len));
        page_end(page);
    }
}

void page_line(struct page *page, const char *hostile, size_t columns)
{
    page_add(page, shown_line(hostile, columns, page->arena));
}

void plain_keep(char **kept, const char *text)
{
    if (!string_equals(*kept, text)) {
        memory_free(*kept);
        *kept = memory_text(text);
    }
}

const struct loaded *plain_open(const struct model *model)
{
    return model->is_preview ? NULL : model->open;
}
