/* deskhand.conf(5): what init writes into it, each setting with what it may be. */
#include "base/table.h"
#include "config/settings.h"
#include "shell/manual.h"

#include <string.h>

struct page {
    struct buffer *out;
    struct text section;
    struct buffer about; /* comments that belong to what comes next */
    struct table seen;   /* settings of the section; an example may repeat one */
};

static void add_about(struct page *page)
{
    if (page->about.len == 0)
        return;
    manual_text(page->out, text_from(page->about.bytes, page->about.len));
    buffer_add_char(page->out, '\n');
    buffer_clear(&page->about);
}

struct wanted {
    struct text section;
    struct text key;
    struct buffer *out;
};

/* [views] and rule.NAME have names of one's own. */
static bool is_of(struct text key, const char *name)
{
    size_t own = strlen(name) - strlen("NAME");

    if (text_is(key, name))
        return true;
    return strlen(name) >= strlen("NAME") && strcmp(name + own, "NAME") == 0 &&
           strncmp(key.bytes, name, own) == 0;
}

static void add_form(void *context, const char *section, const char *key, const char *form)
{
    struct wanted *wanted = context;

    if (text_is(wanted->section, section) && is_of(wanted->key, key))
        buffer_add_text(wanted->out, form);
}

#define EXAMPLE " ; for example"

/* Without the mark of an example; false where it is a default. */
static bool example_cut(struct text *value)
{
    size_t len = strlen(EXAMPLE);

    if (value->len < len || memcmp(value->bytes + value->len - len, EXAMPLE, len) != 0)
        return false;
    value->len -= len;
    return true;
}

static void add_setting(struct page *page, struct text key, struct text value)
{
    bool is_example = example_cut(&value);
    struct buffer name;
    struct buffer form;
    size_t known;

    if (table_get(&page->seen, key, &known))
        return;
    table_set(&page->seen, key, 1);
    buffer_init(&name, SIZE_MAX);
    buffer_init(&form, SIZE_MAX);
    buffer_format(&name, "%.*s = %.*s", (int)key.len, key.bytes, (int)value.len,
                  value.bytes);
    settings_each(add_form, &(struct wanted){page->section, key, &form});
    manual_entry(page->out, buffer_text(&name), NULL);
    buffer_add_char(page->out, '(');
    manual_text(page->out, text_from(form.bytes, form.len));
    buffer_add_text(page->out, is_example ? "; an example: not set by itself)\n" : ")\n");
    add_about(page);
    buffer_release(&name);
    buffer_release(&form);
}

static void add_section(struct page *page, struct text line)
{
    page->section = text_from(line.bytes + 1, line.len - 2);
    table_release(&page->seen);
    table_init(&page->seen);
    buffer_add_text(page->out, ".SH ");
    manual_text(page->out, line);
    buffer_add_char(page->out, '\n');
    add_about(page);
}

/* "# key = value" */
static bool is_setting(struct text line, struct text *key, struct text *value)
{
    const char *equals = text_find(line, text_of(" = "));

    if (equals == NULL)
        return false;
    *key = text_from(line.bytes, (size_t)(equals - line.bytes));
    *value = text_from(equals + 3, line.len - key->len - 3);
    return memchr(key->bytes, ' ', key->len) == NULL;
}

static void add_comment(struct page *page, struct text line)
{
    struct text key;
    struct text value;

    if (line.len > 0 && line.bytes[0] == '[') { /* an example of another profile */
        manual_break(page->out);
        add_about(page);
    } else if (is_setting(line, &key, &value)) {
        add_setting(page, key, value);
    } else {
        buffer_add_text(&page->about, page->about.len == 0 ? "" : " ");
        buffer_add(&page->about, line.bytes, line.len);
    }
}

static void add_template(struct page *page, struct text rest)
{
    struct text line;

    while (text_next(&rest, '\n', &line)) {
        if (text_starts_with(line, "# "))
            add_comment(page, text_from(line.bytes + 2, line.len - 2));
        else if (text_starts_with(line, "["))
            add_section(page, line);
        else
            add_about(page);
    }
}

void manual_configuration(struct buffer *out)
{
    struct page page = {.out = out};
    struct buffer template;

    manual_head(out, "DESKHAND.CONF", "5", "deskhand.conf", "the settings of deskhand");
    manual_section(out, "DESCRIPTION");
    buffer_init(&template, SIZE_MAX);
    buffer_init(&page.about, SIZE_MAX);
    table_init(&page.seen);
    settings_template(&template);
    add_template(&page, text_from(template.bytes, template.len));
    table_release(&page.seen);
    buffer_release(&page.about);
    buffer_release(&template);
    manual_section(out, "SEE ALSO");
    buffer_add_text(out, ".BR deskhand (1),\n.BR deskhand\\-keys (5)\n");
}
