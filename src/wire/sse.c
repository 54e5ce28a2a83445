#include "wire/sse.h"

#include "base/buffer.h"
#include "base/memory.h"

#include <string.h>

#define MARK     "\xEF\xBB\xBF"
#define MARK_LEN 3

static const struct text no_name = {"message", 7};

struct sse_parser {
    sse_handler *handler;
    void *context;
    struct buffer line; /* what earlier pieces hold of the line that is not ended yet */
    struct text only;   /* the data of an event that has one line yet, where it lies in the
                         * piece at hand; bytes NULL: it is in the buffer */
    struct buffer data;
    struct buffer name;
    bool has_data;    /* empty data is data too */
    bool skips_lf;    /* the last line ended in CR */
    size_t mark_seen; /* bytes of the byte order mark; MARK_LEN: it is behind us */
};

/* What is left of one piece, and where in it the next ends of lines stand (its end: none).
 */
struct piece {
    const char *at;
    const char *end;
    const char *lf;
    const char *cr;
};

struct sse_parser *sse_create(size_t data_limit, sse_handler *handler, void *context)
{
    struct sse_parser *parser = memory_get(sizeof(*parser));
    parser->handler = handler;
    parser->context = context;
    buffer_init(&parser->line, data_limit);
    buffer_init(&parser->data, data_limit);
    buffer_init(&parser->name, data_limit);
    return parser;
}

void sse_destroy(struct sse_parser *parser)
{
    if (!parser) {
        return;
    }
    buffer_release_wiped(&parser->line);
    buffer_release_wiped(&parser->data);
    buffer_release_wiped(&parser->name);
    memory_free(parser);
}

/* What the piece at hand holds of the data goes with it. */
static bool keep_data(struct sse_parser *parser)
{
    struct text only = parser->only;
    parser->only = (struct text){0};
    return !only.bytes || buffer_add(&parser->data, only.bytes, only.len);
}

static bool take_data(struct sse_parser *parser, struct text value)
{
    if (!parser->has_data) {
        parser->has_data = true;
        parser->only = value;
        return true;
    }
    return keep_data(parser) && buffer_add_char(&parser->data, '\n') &&
           buffer_add(&parser->data, value.bytes, value.len);
}

static bool take_name(struct sse_parser *parser, struct text value)
{
    buffer_clear(&parser->name);
    return buffer_add(&parser->name, value.bytes, value.len);
}

/* "id" and "retry" are for those who connect again by themselves. */
static const struct {
    struct text name;
    bool (*take)(struct sse_parser *parser, struct text value);
} fields[] = {{{"data", 4}, take_data}, {{"event", 5}, take_name}};

static bool dispatch(struct sse_parser *parser)
{
    bool goes_on = true;
    if (parser->has_data) {
        struct text name = text_from(parser->name.bytes, parser->name.len);
        struct text kept = text_from(parser->data.bytes, parser->data.len);
        goes_on = parser->handler(parser->context, name.len > 0 ? name : no_name,
                                  parser->only.bytes ? parser->only : kept);
        parser->has_data = false;
        parser->only = (struct text){0};
    }
    if (parser->data.len > 0) {
        buffer_clear(&parser->data);
    }
    if (parser->name.len > 0) {
        buffer_clear(&parser->name);
    }
    return goes_on;
}

/* The field's name ends at the first colon, or with the line. */
static bool is_field(struct text line, struct text name)
{
    return line.len >= name.len && memcmp(line.bytes, name.bytes, name.len) == 0 &&
           (line.len == name.len || line.bytes[name.len] == ':');
}

/* Without the colon, and one space behind it. */
static struct text value_of(struct text line, struct text name)
{
    size_t begin = name.len + (line.len > name.len);
    begin += begin < line.len && line.bytes[begin] == ' ';
    return text_from(line.bytes + begin, line.len - begin);
}

/* A comment has no name, and is passed over with all that nobody knows. */
static bool take_line(struct sse_parser *parser, struct text line)
{
    if (line.len == 0) {
        return dispatch(parser);
    }
    for (size_t i = 0; i < COUNT_OF(fields); i++) {
        if (is_field(line, fields[i].name)) {
            return fields[i].take(parser, value_of(line, fields[i].name));
        }
    }
    return true;
}

/* rest is the line's last part; most lines have no other and are not copied. */
static bool end_line(struct sse_parser *parser, struct text rest)
{
    if (parser->line.len == 0) {
        return rest.len <= parser->line.limit && take_line(parser, rest);
    }
    if (!buffer_add(&parser->line, rest.bytes, rest.len)) {
        return false;
    }
    bool goes_on = take_line(parser, text_from(parser->line.bytes, parser->line.len)) &&
                   keep_data(parser);
    buffer_clear(&parser->line);
    return goes_on;
}

static const char *find(const char *from, const char *end, char byte)
{
    const char *found = memchr(from, byte, (size_t)(end - from));
    return found ? found : end;
}

/* Each kind of end is looked for once a piece where it is not used at all. */
static const char *next_end(struct piece *piece)
{
    if (piece->lf < piece->at) {
        piece->lf = find(piece->at, piece->end, '\n');
    }
    if (piece->cr < piece->at) {
        piece->cr = find(piece->at, piece->end, '\r');
    }
    return piece->lf < piece->cr ? piece->lf : piece->cr;
}

/* What began like a mark and is none belongs to the first line. */
static bool skip_mark(struct sse_parser *parser, struct piece *piece)
{
    while (parser->mark_seen < MARK_LEN && piece->at < piece->end) {
        if (*piece->at != MARK[parser->mark_seen]) {
            size_t seen = parser->mark_seen;
            parser->mark_seen = MARK_LEN;
            return buffer_add(&parser->line, MARK, seen);
        }
        parser->mark_seen++;
        piece->at++;
    }
    return true;
}

static bool feed_piece(struct sse_parser *parser, struct piece piece)
{
    if (!skip_mark(parser, &piece)) {
        return false;
    }
    piece.lf = find(piece.at, piece.end, '\n');
    piece.cr = find(piece.at, piece.end, '\r');
    while (piece.at < piece.end) {
        if (parser->skips_lf && *piece.at == '\n') {
            parser->skips_lf = false;
            piece.at++;
            continue;
        }
        parser->skips_lf = false;
        const char *end = next_end(&piece);
        struct text rest = text_from(piece.at, (size_t)(end - piece.at));
        if (end == piece.end) {
            return buffer_add(&parser->line, rest.bytes, rest.len);
        }
        if (!end_line(parser, rest)) {
            return false;
        }
        parser->skips_lf = *end == '\r';
        piece.at = end + 1;
    }
    return true;
}

bool sse_feed(struct sse_parser *parser, const char *bytes, size_t len)
{
    if (len == 0) {
        return true;
    }
    const char *end = find(bytes, bytes + len, '\0');
    bool is_good = feed_piece(parser, (struct piece){.at = bytes, .end = end});
    return is_good && end == bytes + len && keep_data(parser);
}
