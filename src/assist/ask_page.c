#include "ask_page.h"

#include "base/json_quote.h"

#include <inttypes.h>

void ask_page_init(struct ask_page *page, const struct ask *ask, struct mask *mask,
                   struct arena *arena, struct error *err)
{
    *page = (struct ask_page){.ask = ask, .mask = mask, .arena = arena, .err = err};
    buffer_init(&page->out, SIZE_MAX);
}

void ask_page_release(struct ask_page *page)
{
    buffer_release_wiped(&page->out);
}

void ask_page_clear(struct ask_page *page)
{
    buffer_clear(&page->out);
    page->needs_comma = false;
}

void ask_page_say(struct ask_page *page, const char *words)
{
    buffer_add_text(&page->out, words);
    buffer_add_char(&page->out, '\n');
}

void ask_page_section(struct ask_page *page, const char *name)
{
    buffer_format(&page->out, "=== %s %s\n", page->ask->boundary, name);
}

static void begin(struct ask_page *page, const char *key)
{
    if (page->needs_comma)
        buffer_add_char(&page->out, ',');
    page->needs_comma = true;
    if (!key)
        return;
    json_quote(&page->out, text_of(key));
    buffer_add_char(&page->out, ':');
}

void ask_page_open(struct ask_page *page, const char *key, char bracket)
{
    begin(page, key);
    buffer_add_char(&page->out, bracket);
    page->needs_comma = false;
}

void ask_page_close(struct ask_page *page, char bracket)
{
    buffer_add_char(&page->out, bracket);
    page->needs_comma = true;
}

void ask_page_end_line(struct ask_page *page)
{
    buffer_add_char(&page->out, '\n');
    page->needs_comma = false;
}

static void fail(struct ask_page *page, const char *why)
{
    if (!page->is_failed)
        error_set(page->err, ERROR_REFUSED, "%s", why);
    page->is_failed = true;
}

static void write_masked(struct ask_page *page, const char *key, struct text value,
                         bool (*hide)(struct mask *mask, struct text text,
                                      struct buffer *out))
{
    struct buffer masked;

    begin(page, key);
    buffer_init(&masked, SIZE_MAX);
    if (!page->mask || !hide(page->mask, value, &masked))
        fail(page,
             "it cannot be told whether personal data stands in it, so nothing leaves");
    struct text hidden = text_from(buffer_text(&masked), masked.len);
    if (text_find(hidden, text_of(page->ask->boundary)))
        fail(page,
             "a text holds the boundary of this request, so nothing leaves (ask again)");
    json_quote(&page->out, hidden);
    buffer_release_wiped(&masked);
}

void ask_page_text(struct ask_page *page, const char *key, struct text value)
{
    write_masked(page, key, value, mask_hide);
}

void ask_page_public(struct ask_page *page, const char *key, const char *value)
{
    if (value)
        write_masked(page, key, text_of(value), mask_hide_public);
}

void ask_page_own(struct ask_page *page, const char *key, const char *value)
{
    begin(page, key);
    json_quote(&page->out, text_of(value));
}

void ask_page_string(struct ask_page *page, const char *key, const char *value)
{
    if (value)
        ask_page_text(page, key, text_of(value));
}

void ask_page_day(struct ask_page *page, const char *key, struct day day)
{
    char text[MOMENT_TEXT_SIZE];

    if (!day_is_set(day))
        return;
    day_format(day, text);
    ask_page_string(page, key, text);
}

void ask_page_moment(struct ask_page *page, const char *key, moment_t when)
{
    char text[MOMENT_TEXT_SIZE];

    if (when == MOMENT_NONE)
        return;
    moment_format(when, text);
    ask_page_string(page, key, text);
}

void ask_page_money(struct ask_page *page, const char *key, struct money money)
{
    char text[64];

    if (!money.is_known)
        return;
    money_format(money, text, sizeof(text));
    ask_page_string(page, key, text);
}

void ask_page_integer(struct ask_page *page, const char *key, int64_t value)
{
    begin(page, key);
    buffer_format(&page->out, "%" PRId64, value);
}

void ask_page_flag(struct ask_page *page, const char *key, bool value)
{
    if (!value)
        return;
    begin(page, key);
    buffer_add_text(&page->out, "true");
}
