#include "config/ini_file.h"
#include "config/settings.h"
#include "config/theme_texts.h"

#include "base/buffer.h"
#include "base/file.h"

#include <string.h>
#include <unistd.h>

#define THEME_LIMIT               (64 * 1024)
#define THEME_WORD(id, name, use) name ", "

static const struct {
    const char *name;
    const char *const *lines;
} compiled[] = {
#define THEME_ROW(id, name, use) {name, theme_text_##id},
    THEMES(THEME_ROW)
#undef THEME_ROW
};

static bool read_lines(const char *name, const char *const *lines, struct theme *theme,
                       struct error *err)
{
    theme_init(theme, name);
    for (size_t i = 0; lines[i] != NULL; i++) {
        if (!theme_line(theme, text_of(lines[i]), err))
            return error_wrap(err, "%s:%zu", name, i + 1);
    }
    return true;
}

static bool read_file(const char *path, struct theme *theme, struct error *err)
{
    int fd;
    char bytes[THEME_LIMIT];
    ssize_t got;
    struct text rest;
    struct text line;

    if (!file_open(path, ERROR_USAGE, &fd, err))
        return error_wrap(err, "theme");
    got = read(fd, bytes, sizeof(bytes));
    close(fd);
    if (got < 0 || got == (ssize_t)sizeof(bytes))
        return error_set(err, ERROR_USAGE, "theme %s: not a theme file", path);
    theme_init(theme, path);
    rest = text_from(bytes, (size_t)got);
    for (int number = 1; text_next(&rest, '\n', &line); number++) {
        if (!theme_line(theme, line, err))
            return error_wrap(err, "%s:%d", path, number);
    }
    return true;
}

bool settings_theme(const char *name, struct theme *theme, struct error *err)
{
    if (strchr(name, '/') != NULL)
        return read_file(name, theme, err);
    for (size_t i = 0; i < COUNT_OF(compiled); i++) {
        if (strcmp(compiled[i].name, name) == 0)
            return read_lines(name, compiled[i].lines, theme, err);
    }
    return error_set(err, ERROR_USAGE,
                     "theme: there is no '%s' (" THEMES(THEME_WORD) "or a path)", name);
}
