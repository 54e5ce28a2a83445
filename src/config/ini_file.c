#include "config/ini_file.h"

#include "base/buffer.h"
#include "base/file.h"
#include "base/utf8.h"

#include <errno.h>
#include <ini.h>
#include <string.h>
#include <unistd.h>

#define FILE_LIMIT (256 * 1024)
#define NEITHER    "neither a [section] nor name = value"
#define KEPT       '\001' /* stands for a semicolon within quotes while inih looks */

struct reading {
    struct text rest;
    int line;
    bool is_stopped; /* nothing more is given to inih */
    bool has_failed;
    setting_handler *handler;
    ini_left_out *left_out; /* NULL: what cannot be read ends it */
    void *context;
    const char *name;
    struct error *err;
};

static bool refuse(struct reading *reading, const char *what)
{
    if (reading->left_out != NULL) {
        reading->left_out(reading->context, reading->line, what);
        return false;
    }
    if (!reading->has_failed)
        error_set(reading->err, ERROR_USAGE, "%s:%d: %s", reading->name, reading->line,
                  what);
    reading->has_failed = true;
    reading->is_stopped = true;
    return false;
}

/* Before a comment; inih would take what follows for the section before it. */
static bool is_open_section(struct text line)
{
    const char *comment = text_find(line, text_of(" ;"));

    if (comment != NULL)
        line.len = (size_t)(comment - line.bytes);
    return text_starts_with(line, "[") && memchr(line.bytes, ']', line.len) == NULL;
}

/* What inih would stop at the first of. */
static bool is_no_setting(struct text line)
{
    line = text_trim(line);
    return line.len > 0 && strchr(";#[", line.bytes[0]) == NULL &&
           memchr(line.bytes, '=', line.len) == NULL &&
           memchr(line.bytes, ':', line.len) == NULL;
}

static bool check_line(struct reading *reading, struct text line)
{
    if (line.len > INI_LINE_MAX)
        return refuse(reading, "the line is longer than 180 bytes");
    if (!utf8_is_valid(line) || memchr(line.bytes, '\0', line.len) != NULL ||
        memchr(line.bytes, KEPT, line.len) != NULL)
        return refuse(reading, "the line is not UTF-8 text");
    if (is_open_section(line))
        return refuse(reading, "a section that lacks its ]");
    if (reading->left_out != NULL && is_no_setting(line))
        return refuse(reading, NEITHER);
    return true;
}

/* inih takes " ;" for a comment, in double quotes too: there it is hidden from it. */
static void keep_semicolons(char *line)
{
    bool is_quoted = false;

    for (; *line != '\0'; line++) {
        if (*line == '"')
            is_quoted = !is_quoted;
        else if (*line == ';' && is_quoted)
            *line = KEPT;
    }
}

static char *next_line(char *out, int size, void *stream)
{
    struct reading *reading = stream;
    struct text line;

    if (reading->is_stopped || !text_next(&reading->rest, '\n', &line))
        return NULL;
    reading->line++;
    if (line.len > 0 && line.bytes[line.len - 1] == '\r')
        line.len--;
    if (!check_line(reading, line)) {
        bool is_section = text_starts_with(text_trim(line), "[");
        if (reading->left_out != NULL && is_section)
            refuse(reading, "what follows, since nobody knows whose it is");
        reading->is_stopped = is_section || reading->left_out == NULL;
        if (reading->is_stopped)
            return NULL;
        line.len = 0;
    }
    snprintf(out, (size_t)size, "%.*s\n", (int)line.len, line.bytes);
    keep_semicolons(out);
    return out;
}

struct text ini_unquoted(struct text value)
{
    size_t len = value.len;

    if (len >= 2 && value.bytes[0] == '"' && value.bytes[len - 1] == '"')
        return text_from(value.bytes + 1, len - 2);
    return value;
}

/* The hidden semicolons are back. */
static struct text clean_value(const char *value, char *out, size_t size)
{
    snprintf(out, size, "%s", value);
    for (char *byte = out; *byte != '\0'; byte++) {
        if (*byte == KEPT)
            *byte = ';';
    }
    return text_of(out);
}

static int take(void *user, const char *section, const char *name, const char *value)
{
    struct reading *reading = user;
    struct error why = {0};
    char clean[INI_LINE_MAX + 1];

    if (reading->has_failed)
        return 0;
    if (section[0] == '\0')
        return refuse(reading, "a setting before the first [section]") ||
               reading->left_out != NULL;
    if (reading->handler(reading->context, text_of(section), text_of(name),
                         clean_value(value, clean, sizeof(clean)), reading->line, &why))
        return 1;
    return refuse(reading, why.text);
}

bool ini_text_read(struct text text, const char *name, setting_handler *handler,
                   void *context, struct error *err)
{
    struct reading reading = {
        .rest = text, .handler = handler, .context = context, .name = name, .err = err};
    int status = ini_parse_stream(next_line, &reading, take, &reading);

    if (reading.has_failed)
        return false;
    if (status > 0) {
        reading.line = status;
        return refuse(&reading, NEITHER);
    }
    return true;
}

static const char *file_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash == NULL ? path : slash + 1;
}

/* Nothing of a file that is missing. */
static bool read_whole(const char *path, struct buffer *text, struct error *err)
{
    char chunk[4096];
    ssize_t got = 0;
    bool is_read = false;
    int fd;

    if (access(path, F_OK) != 0 && (errno == ENOENT || errno == ENOTDIR))
        return true;
    if (!file_open(path, ERROR_USAGE, &fd, err))
        return false;
    while ((got = read(fd, chunk, sizeof(chunk))) > 0 &&
           buffer_add(text, chunk, (size_t)got))
        ;
    if (got < 0)
        error_set_errno(err, ERROR_USAGE, "%s", path);
    else if (got > 0)
        error_set(err, ERROR_USAGE, "%s: longer than %d bytes", path, FILE_LIMIT);
    else
        is_read = true;
    close(fd);
    return is_read;
}

bool ini_file_read(const char *path, setting_handler *handler, void *context,
                   struct error *err)
{
    struct buffer text;

    buffer_init(&text, FILE_LIMIT);
    bool is_read = read_whole(path, &text, err) &&
                   ini_text_read(text_from(buffer_text(&text), text.len), file_name(path),
                                 handler, context, err);
    buffer_release(&text);
    return is_read;
}

void ini_file_read_what_can_be(const char *path, setting_handler *handler,
                               ini_left_out *left_out, void *context)
{
    struct buffer text;
    struct error err = {0};

    buffer_init(&text, FILE_LIMIT);
    if (read_whole(path, &text, &err)) {
        struct reading reading = {.rest = text_from(buffer_text(&text), text.len),
                                  .handler = handler,
                                  .left_out = left_out,
                                  .context = context,
                                  .name = file_name(path)};
        (void)!ini_parse_stream(next_line, &reading, take, &reading);
    } else {
        left_out(context, 0, err.text);
    }
    buffer_release(&text);
}
