#include "demo/demo.h"

#include "base/text.h"
#include "demo/demo_lines.h"

#include <string.h>

#define DAYS_LIMIT    100000 /* either way: some 270 years */
#define MINUTES_LIMIT 100000000
#define DAY_SECONDS   86400
#define LANG_LIMIT    12
#define WORDS_SIZE    64

const char *const *demo_part(enum demo_part part)
{
    static const char *const *const parts[DEMO_PART_COUNT] = {
        [DEMO_PRODUCTS] = demo_products,     [DEMO_CUSTOMERS] = demo_customers,
        [DEMO_ORDERS] = demo_orders,         [DEMO_ARTICLES] = demo_articles,
        [DEMO_PROMOTIONS] = demo_promotions, [DEMO_MACROS] = demo_macros,
        [DEMO_TICKETS] = demo_tickets,       [DEMO_SCRIPT] = demo_script,
    };
    return parts[part];
}

/* "-4", "+2", "0". */
static bool read_signed(struct text text, int64_t limit, int64_t *value)
{
    bool is_negative = text_starts_with(text, "-");
    if (is_negative || text_starts_with(text, "+")) {
        text = text_from(text.bytes + 1, text.len - 1);
    }
    int64_t found;
    if (!text_to_integer(text, 0, limit, &found)) {
        return false;
    }
    *value = is_negative ? -found : found;
    return true;
}

static void add_moment(moment_t when, struct buffer *out)
{
    char text[MOMENT_TEXT_SIZE];
    moment_format(when, text);
    buffer_add_text(out, text);
}

/* "now-14" */
static bool expand_now(struct text inner, moment_t now, struct buffer *out)
{
    int64_t minutes;
    if (!text_starts_with(inner, "now") ||
        !read_signed(text_from(inner.bytes + 3, inner.len - 3), MINUTES_LIMIT, &minutes)) {
        return false;
    }
    add_moment(now + minutes * 60, out);
    return true;
}

/* "10:05", in seconds. */
static bool read_clock(struct text text, int64_t *seconds)
{
    struct text hour;
    int64_t hours;
    int64_t minutes;
    if (text.len != 5 || !text_next(&text, ':', &hour) || hour.len != 2 ||
        !text_to_integer(hour, 0, 23, &hours) || !text_to_integer(text, 0, 59, &minutes)) {
        return false;
    }
    *seconds = hours * 3600 + minutes * 60;
    return true;
}

static bool is_lang(struct text text)
{
    for (size_t i = 0; i < text.len; i++) {
        char lower = (char)(text.bytes[i] | 0x20);
        if ((lower < 'a' || lower > 'z') && text.bytes[i] != '-') {
            return false;
        }
    }
    return text.len >= 2 && text.len < LANG_LIMIT;
}

static void add_day_words(struct day day, struct day today, struct text lang,
                          struct buffer *out)
{
    char name[LANG_LIMIT];
    char words[WORDS_SIZE];
    memcpy(name, lang.bytes, lang.len);
    name[lang.len] = '\0';
    day_format_words(day, name, today, words, sizeof(words));
    buffer_add_text(out, words);
}

/* "-4", "-4 10:05", "-4 es" */
static bool expand_day(struct text inner, moment_t now, struct buffer *out)
{
    struct day today = moment_day(now);
    struct text days;
    struct text how = inner;
    int64_t offset;
    int64_t seconds;
    if (!text_next(&how, ' ', &days) || !read_signed(days, DAYS_LIMIT, &offset)) {
        return false;
    }
    int64_t number = day_number(today) + offset;
    if (how.len == 0) {
        char text[MOMENT_TEXT_SIZE];
        day_format(day_from_number(number), text);
        buffer_add_text(out, text);
    } else if (read_clock(how, &seconds)) {
        add_moment(number * DAY_SECONDS + seconds, out);
    } else if (is_lang(how)) {
        add_day_words(day_from_number(number), today, how, out);
    } else {
        return false;
    }
    return true;
}

void demo_expand(const char *line, moment_t now, struct buffer *out)
{
    const char *open;
    const char *close;
    while ((open = strstr(line, "<<")) && (close = strstr(open, ">>"))) {
        struct text inner = {open + 2, (size_t)(close - open) - 2};
        buffer_add(out, line, (size_t)(open - line));
        line = close + 2;
        if (!expand_now(inner, now, out) && !expand_day(inner, now, out)) {
            buffer_add(out, open, 1);
            line = open + 1;
        }
    }
    buffer_add_text(out, line);
}
