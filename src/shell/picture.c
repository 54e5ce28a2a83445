#include "shell/picture.h"

#include "base/utf8.h"
#include "shell/print.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define COLUMNS_MIN    20
#define COLUMNS_USUAL  80
#define COLUMNS_NARROW 66 /* fewer: a row becomes several */
#define LABEL_COLUMNS  22
#define BAR_COLUMNS    24
#define NUMBER_COLUMNS 8
#define RANGE_COLUMNS  18 /* "  1234 to 123456" */
#define SLOTS_MAX      60

/* As the environment says, whatever the program itself speaks. */
static bool locale_has_utf8(void)
{
    locale_t locale = newlocale(LC_CTYPE_MASK, "", (locale_t)0);
    bool has_utf8 =
        locale != (locale_t)0 && strcmp(nl_langinfo_l(CODESET, locale), "UTF-8") == 0;

    if (locale != (locale_t)0)
        freelocale(locale);
    return has_utf8;
}

struct picture picture_of_output(void)
{
    const char *said = getenv("COLUMNS");
    struct picture picture = {.columns = COLUMNS_USUAL, .has_blocks = locale_has_utf8()};
    struct winsize size = {0};

    if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 &&
        size.ws_col > 0)
        picture.columns = size.ws_col;
    else if (said != NULL && strtol(said, NULL, 10) > 0 && strtol(said, NULL, 10) < 10000)
        picture.columns = (int)strtol(said, NULL, 10);
    if (picture.columns < COLUMNS_MIN)
        picture.columns = COLUMNS_MIN;
    return picture;
}

static bool is_narrow(const struct picture *picture)
{
    return picture->columns < COLUMNS_NARROW;
}

/* The label, cut to so many columns and filled up to them. */
static void add_label(struct buffer *line, const char *label, int columns)
{
    size_t used = 0;
    size_t len = utf8_fit(text_of(label), (size_t)columns, &used);

    buffer_add(line, label, len);
    for (; used < (size_t)columns; used++)
        buffer_add_char(line, ' ');
}

static bool end_line(struct buffer *line, struct error *err)
{
    while (line->len > 0 && line->bytes[line->len - 1] == ' ')
        line->len--;
    return print_line(line, err);
}

bool picture_words(const struct picture *picture, const char *words, struct error *err)
{
    struct text rest = text_of(words);
    struct text word;
    struct buffer line;
    size_t used = 0;
    bool is_good = true;

    buffer_init(&line, SIZE_MAX);
    while (is_good && text_next_word(&rest, &word)) {
        size_t columns = utf8_columns(word);
        if (used > 2 && used + 1 + columns > (size_t)picture->columns) {
            is_good = end_line(&line, err);
            buffer_add_text(&line, "  ");
            used = 2;
        } else if (used > 0) {
            buffer_add_char(&line, ' ');
            used++;
        }
        buffer_add(&line, word.bytes, word.len);
        used += columns;
    }
    is_good = is_good && end_line(&line, err);
    buffer_release(&line);
    return is_good;
}

static void add_bar(struct buffer *line, int64_t count, int64_t all, int columns)
{
    int64_t full = all == 0 ? 0 : (count * columns * 2 + all) / (2 * all);

    for (int i = 0; i < columns; i++)
        buffer_add_char(line, i < full ? '#' : '.');
}

bool picture_bar(const struct picture *picture, const char *label, int64_t count,
                 int64_t all, struct error *err)
{
    long long percent = (long long)(all == 0 ? 0 : (count * 200 + all) / (2 * all));
    struct buffer line;
    bool is_good = true;

    buffer_init(&line, SIZE_MAX);
    buffer_add_text(&line, "  ");
    add_label(&line, label, is_narrow(picture) ? picture->columns - 2 : LABEL_COLUMNS);
    if (is_narrow(picture)) {
        is_good = end_line(&line, err);
        buffer_format(&line, " %7lld %3lld %%  ", (long long)count, percent);
    } else {
        buffer_format(&line, " %8lld %4lld %%  ", (long long)count, percent);
    }
    int room = picture->columns - (int)line.len;
    add_bar(&line, count, all, room < BAR_COLUMNS ? room : BAR_COLUMNS);
    is_good = is_good && end_line(&line, err);
    buffer_release(&line);
    return is_good;
}

/* Under its name, in a column of its own. */
static void add_number(struct buffer *line, const char *name, int64_t value)
{
    int columns = (int)strlen(name);

    buffer_format(line, " %*lld", columns > NUMBER_COLUMNS ? columns : NUMBER_COLUMNS,
                  (long long)value);
}

bool picture_head(const struct picture *picture, const struct picture_table *table,
                  struct error *err)
{
    struct buffer line;
    bool is_good;

    buffer_init(&line, SIZE_MAX);
    add_label(&line, table->title,
              is_narrow(picture) ? picture->columns : table->label_columns);
    for (size_t i = 0; i < table->count && !is_narrow(picture); i++)
        buffer_format(&line, " %*s", NUMBER_COLUMNS, table->names[i]);
    is_good = end_line(&line, err);
    buffer_release(&line);
    return is_good;
}

/* A line a number, under the label. */
static bool print_narrow_row(const struct picture *picture,
                             const struct picture_table *table, const int64_t *values,
                             const char *tail, struct error *err)
{
    struct buffer line;
    bool is_good = true;

    buffer_init(&line, SIZE_MAX);
    for (size_t i = 0; i < table->count && is_good; i++) {
        buffer_add_text(&line, "    ");
        add_label(&line, table->names[i], picture->columns - 5 - NUMBER_COLUMNS);
        buffer_format(&line, " %*lld", NUMBER_COLUMNS, (long long)values[i]);
        is_good = end_line(&line, err);
    }
    if (tail != NULL && tail[0] != '\0')
        is_good = is_good && print_format(err, "    %s", tail);
    buffer_release(&line);
    return is_good;
}

bool picture_row(const struct picture *picture, const struct picture_table *table,
                 const char *label, const int64_t *values, const char *tail,
                 struct error *err)
{
    struct buffer line;
    bool is_good;

    buffer_init(&line, SIZE_MAX);
    add_label(&line, label, is_narrow(picture) ? picture->columns : table->label_columns);
    for (size_t i = 0; i < table->count && !is_narrow(picture); i++)
        add_number(&line, table->names[i], values[i]);
    if (!is_narrow(picture) && tail != NULL)
        buffer_format(&line, " %s", tail);
    is_good = end_line(&line, err) &&
              (!is_narrow(picture) || print_narrow_row(picture, table, values, tail, err));
    buffer_release(&line);
    return is_good;
}

size_t picture_slots(const struct picture *picture)
{
    int room = is_narrow(picture)
                   ? picture->columns - 2
                   : picture->columns - 2 - LABEL_COLUMNS - 1 - RANGE_COLUMNS;

    return room < SLOTS_MAX ? (size_t)room : SLOTS_MAX;
}

static void add_sparks(const struct picture *picture, struct buffer *line,
                       const double *values, size_t count, double most)
{
    static const char *const blocks[] = {"\u2581", "\u2582", "\u2583", "\u2584",
                                         "\u2585", "\u2586", "\u2587", "\u2588"};
    static const char *const signs[] = {"_", ".", ":", "-", "=", "+", "*", "#"};
    size_t top = COUNT_OF(blocks) - 1;

    for (size_t i = 0; i < count; i++) {
        double value = values[i] > 0 ? values[i] : 0;
        double share = most > 0 ? value / most : 0;
        size_t level = (size_t)(share * (double)top + 0.5);
        if (value > 0 && level == 0)
            level = 1;
        buffer_add_text(line, values[i] < 0         ? " "
                              : picture->has_blocks ? blocks[level]
                                                    : signs[level]);
    }
}

/* False where no value is known. */
static bool range_of(const double *values, size_t count, double *least, double *most)
{
    bool is_found = false;

    for (size_t i = 0; i < count; i++) {
        if (values[i] < 0)
            continue;
        *least = !is_found || values[i] < *least ? values[i] : *least;
        *most = !is_found || values[i] > *most ? values[i] : *most;
        is_found = true;
    }
    return is_found;
}

bool picture_spark(const struct picture *picture, const char *label, const double *values,
                   size_t count, struct error *err)
{
    double least = 0, most = 0;
    struct buffer line;
    char range[64];
    bool is_good = true;

    if (!range_of(values, count, &least, &most))
        return true;
    if (least < most)
        snprintf(range, sizeof(range), "%.0f to %.0f", least, most);
    else
        snprintf(range, sizeof(range), "%.0f", most);
    buffer_init(&line, SIZE_MAX);
    buffer_add_text(&line, "  ");
    if (is_narrow(picture)) {
        buffer_format(&line, "%s, %s", label, range);
        is_good = end_line(&line, err);
        buffer_add_text(&line, "  ");
    } else {
        add_label(&line, label, LABEL_COLUMNS);
        buffer_add_char(&line, ' ');
    }
    add_sparks(picture, &line, values, count, most);
    if (!is_narrow(picture))
        buffer_format(&line, "  %s", range);
    is_good = is_good && end_line(&line, err);
    buffer_release(&line);
    return is_good;
}
