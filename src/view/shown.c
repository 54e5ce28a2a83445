#include "view/shown.h"

#include "base/utf8.h"
#include "view/hosts.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* Bytes that a cell of one line may cost before sanitising: a base and marks, and some
 * waste. */
#define LINE_BYTES_A_COLUMN 16
#define LITERAL_MAX         1024

static struct shown shown_of(const char *bytes, size_t len)
{
    return (struct shown){text_from(bytes, len)};
}

struct shown shown_literal(const char *own)
{
    return (struct shown){text_of(own)};
}

static struct text text_behind(struct text text, size_t at)
{
    return text_from(text.bytes + at, text.len - at);
}

/* How much at the front is printable ASCII and line feeds: shown as it stands. */
static size_t plain_len(struct text text)
{
    size_t at = 0;
    for (;;) {
        at += utf8_printable_len(text_behind(text, at));
        if (at == text.len || text.bytes[at] != '\n') {
            return at;
        }
        at++;
    }
}

static struct shown taken(struct buffer *clean, struct arena *arena)
{
    struct shown shown = shown_of(arena_copy(arena, clean->bytes, clean->len), clean->len);
    buffer_release_wiped(clean);
    return shown;
}

struct shown shown_gather(const struct shown *parts, size_t count, struct arena *arena)
{
    struct buffer joined;
    buffer_init(&joined, SIZE_MAX);
    for (size_t i = 0; i < count; i++) {
        buffer_add(&joined, parts[i].text.bytes, parts[i].text.len);
    }
    return taken(&joined, arena);
}

struct shown shown_make(struct text hostile, struct arena *arena)
{
    if (plain_len(hostile) == hostile.len) {
        return shown_of(arena_copy(arena, hostile.bytes, hostile.len), hostile.len);
    }
    struct buffer clean;
    buffer_init(&clean, SIZE_MAX);
    size_t at = 0;
    struct hosts hosts;
    struct text host;
    hosts_init(&hosts, hostile);
    while (hosts_next(&hosts, &host)) {
        size_t end = (size_t)(host.bytes - hostile.bytes) + host.len;
        utf8_sanitise(text_from(hostile.bytes + at, end - at), SANITISE_SHOWN, &clean,
                      NULL);
        hosts_add_note(host, &clean);
        at = end;
    }
    utf8_sanitise(text_behind(hostile, at), SANITISE_SHOWN, &clean, NULL);
    return taken(&clean, arena);
}

struct shown shown_string(const char *hostile, struct arena *arena)
{
    return shown_make(text_of(hostile), arena);
}

/* The front of a string, cut before a character rather than in it. */
static struct text front_of(const char *string, size_t max)
{
    size_t len = string == NULL ? 0 : strnlen(string, max + 1);
    if (len <= max) {
        return text_from(string, len);
    }
    len = max;
    while (len > 0 && max - len < 4 && ((unsigned char)string[len] & 0xC0) == 0x80) {
        len--;
    }
    return text_from(string, len);
}

struct shown shown_line(const char *hostile, size_t columns, struct arena *arena)
{
    struct text front = front_of(hostile, (columns + 1) * LINE_BYTES_A_COLUMN);
    char *joined = arena_copy(arena, front.bytes, front.len);
    for (size_t i = 0; i < front.len; i++) {
        joined[i] = joined[i] == '\n' ? ' ' : joined[i];
    }
    struct text line = text_from(joined, front.len);
    if (plain_len(line) == line.len) {
        return shown_of(line.bytes, line.len);
    }
    struct shown shown = shown_make(line, arena);
    /* U+2028 becomes a line feed only now. */
    for (size_t i = 0; i < shown.text.len; i++) {
        if (shown.text.bytes[i] == '\n') {
            return shown_part(shown, 0, i);
        }
    }
    return shown;
}

struct shown shown_cut(const char *hostile, size_t columns, struct arena *arena)
{
    struct shown shown = shown_line(hostile, columns, arena);
    size_t used;
    if (columns == 0 || shown_columns(shown) <= columns) {
        return shown_part(shown, 0, columns == 0 ? 0 : shown.text.len);
    }
    size_t len = utf8_fit(shown.text, columns - 1, &used);
    return shown_join(shown_part(shown, 0, len), shown_literal("…"), arena);
}

struct shown shown_part(struct shown shown, size_t start, size_t end)
{
    return shown_of(shown.text.bytes + start, end - start);
}

struct shown shown_join(struct shown a, struct shown b, struct arena *arena)
{
    char *joined = arena_get(arena, a.text.len + b.text.len + 1);
    if (a.text.len != 0) {
        memcpy(joined, a.text.bytes, a.text.len);
    }
    if (b.text.len != 0) {
        memcpy(joined + a.text.len, b.text.bytes, b.text.len);
    }
    return shown_of(joined, a.text.len + b.text.len);
}

struct shown shown_format(struct arena *arena, const char *format, ...)
{
    char text[LITERAL_MAX];
    va_list arguments;
    va_start(arguments, format);
    int len = vsnprintf(text, sizeof(text), format, arguments);
    va_end(arguments);
    size_t fitting = len < 0                      ? 0
                     : (size_t)len < sizeof(text) ? (size_t)len
                                                  : sizeof(text) - 1;
    return shown_of(arena_copy(arena, text, fitting), fitting);
}

size_t shown_columns(struct shown shown)
{
    const char *end =
        shown.text.len == 0 ? NULL : memchr(shown.text.bytes, '\n', shown.text.len);
    return utf8_columns(
        end == NULL ? shown.text
                    : text_from(shown.text.bytes, (size_t)(end - shown.text.bytes)));
}

struct mapping {
    struct text hostile;
    struct arena *arena;
    struct buffer clean;
    struct anchor *anchors;
    size_t count;
    size_t capacity;
};

/* From here on the two run in step, until the next anchor. Of two at one place the later
   counts behind it, the earlier before it. */
static void add_anchor(struct mapping *mapping, size_t hostile)
{
    struct anchor anchor = {hostile, mapping->clean.len};
    if (mapping->count != 0) {
        struct anchor last = mapping->anchors[mapping->count - 1];
        if (last.hostile == anchor.hostile && last.shown == anchor.shown) {
            return;
        }
    }
    mapping->anchors = arena_reserve(mapping->arena, mapping->anchors, &mapping->capacity,
                                     mapping->count, sizeof(*mapping->anchors));
    mapping->anchors[mapping->count++] = anchor;
}

/* One cluster; where it becomes something of another length both its ends are anchored. */
static void map_cluster(struct mapping *mapping, size_t at, size_t len)
{
    size_t before = mapping->clean.len;
    struct text cluster = text_from(mapping->hostile.bytes + at, len);
    utf8_sanitise(cluster, SANITISE_SHOWN, &mapping->clean, NULL);
    if (mapping->clean.len - before == len) {
        return;
    }
    size_t after = mapping->clean.len;
    mapping->clean.len = before;
    add_anchor(mapping, at);
    mapping->clean.len = after;
    add_anchor(mapping, at + len);
}

static void map_all(struct mapping *mapping)
{
    struct hosts hosts;
    struct text host;
    hosts_init(&hosts, mapping->hostile);
    bool has_host = hosts_next(&hosts, &host);
    for (size_t at = 0; at < mapping->hostile.len;) {
        struct text rest = text_behind(mapping->hostile, at);
        size_t plain = plain_len(rest);
        size_t last = 1;
        if (plain == 0) {
            plain = utf8_han_len(rest);
            last = 3;
        }
        /* A mark may stand on the last of them. */
        plain -= plain != 0 && plain != rest.len ? last : 0;
        if (has_host && rest.bytes + plain > host.bytes + host.len) {
            plain = (size_t)(host.bytes + host.len - rest.bytes);
        }
        size_t len = plain != 0 ? plain : utf8_cluster_len(mapping->hostile, at);
        if (plain != 0) {
            buffer_add(&mapping->clean, rest.bytes, plain);
        } else {
            map_cluster(mapping, at, len);
        }
        at += len;
        if (has_host && mapping->hostile.bytes + at >= host.bytes + host.len) {
            add_anchor(mapping, at);
            hosts_add_note(host, &mapping->clean);
            add_anchor(mapping, at);
            has_host = hosts_next(&hosts, &host);
        }
    }
}

struct shown_map shown_map_make(struct text hostile, struct arena *arena)
{
    if (plain_len(hostile) == hostile.len) {
        return (struct shown_map){.shown = shown_make(hostile, arena),
                                  .is_as_written = true};
    }
    struct mapping mapping = {.hostile = hostile, .arena = arena};
    buffer_init(&mapping.clean, SIZE_MAX);
    map_all(&mapping);
    struct shown shown = taken(&mapping.clean, arena);
    return (struct shown_map){
        .shown = shown,
        .anchors = mapping.anchors,
        .count = mapping.count,
        .is_as_written = text_equals(shown.text, hostile),
    };
}

/* Bytes on either side of an edit within which it must be plain that nothing else changed:
 * where a cluster ends, and where a word does. */
#define CLUSTER_REACH ((size_t)64)
#define WORD_REACH    ((size_t)2048)
#define HAN_LEN       ((size_t)3)

static bool is_plain(char byte)
{
    return (byte >= ' ' && byte < 0x7F) || byte == '\n';
}

/* Between two characters that are shown as they are, and on neither of which a mark of the
 * other can stand. */
static bool parts_plainly(struct text text, size_t at)
{
    bool is_behind = at == 0 || is_plain(text.bytes[at - 1]) ||
                     (at >= HAN_LEN && utf8_han_len(text_from(text.bytes + at - HAN_LEN,
                                                              HAN_LEN)) == HAN_LEN);
    size_t rest = text.len - at;
    bool is_before = at == text.len || is_plain(text.bytes[at]) ||
                     utf8_han_len(text_from(text.bytes + at,
                                            rest < HAN_LEN ? rest : HAN_LEN)) == HAN_LEN;
    return is_behind && is_before;
}

/* The clusters that the edit can have touched, its bytes from start to end, are shown as
 * they are. */
static bool are_as_written(struct text text, size_t start, size_t end)
{
    size_t least = start > CLUSTER_REACH ? start - CLUSTER_REACH : 0;
    size_t most = text.len - end > CLUSTER_REACH ? end + CLUSTER_REACH : text.len;
    while (start > least && !parts_plainly(text, start)) {
        start--;
    }
    while (end < most && !parts_plainly(text, end)) {
        end++;
    }
    if (!parts_plainly(text, start) || (end != text.len && !parts_plainly(text, end))) {
        return false;
    }
    struct text part = text_from(text.bytes + start, end - start);
    if (plain_len(part) == part.len) {
        return true;
    }
    struct buffer clean;
    buffer_init(&clean, SIZE_MAX);
    utf8_sanitise(part, SANITISE_SHOWN, &clean, NULL);
    bool is_same = text_equals(text_from(clean.bytes, clean.len), part);
    buffer_release_wiped(&clean);
    return is_same;
}

/* No host with a note can stand in the words from start to end: they are ASCII, or have
 * neither a dot nor the colon of "://". */
static bool has_no_host(struct text text, size_t start, size_t end)
{
    size_t least = start > WORD_REACH ? start - WORD_REACH : 0;
    size_t most = text.len - end > WORD_REACH ? end + WORD_REACH : text.len;
    while (start > least && (unsigned char)text.bytes[start - 1] > ' ') {
        start--;
    }
    while (end < most && (unsigned char)text.bytes[end] > ' ') {
        end++;
    }
    struct text words = text_from(text.bytes + start, end - start);
    bool is_whole = (start > least || least == 0) && (end < most || most == text.len);
    return is_whole && (utf8_ascii_len(words) == words.len ||
                        (memchr(words.bytes, '.', words.len) == NULL &&
                         memchr(words.bytes, ':', words.len) == NULL));
}

bool shown_map_again(struct text hostile, const struct edit *edit,
                     const struct shown_map *before, struct shown_map *map)
{
    size_t end = (size_t)((ptrdiff_t)edit->end + edit->shift);
    if (!before->is_as_written || hostile.len == 0 ||
        !are_as_written(hostile, edit->start, end) ||
        !has_no_host(hostile, edit->start, end)) {
        return false;
    }
    *map = (struct shown_map){.shown = shown_of(hostile.bytes, hostile.len),
                              .is_as_written = true};
    return true;
}

size_t shown_map_offset(const struct shown_map *map, size_t hostile)
{
    size_t low = 0;
    size_t high = map->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (map->anchors[middle].hostile <= hostile) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    struct anchor from = low == 0 ? (struct anchor){0, 0} : map->anchors[low - 1];
    size_t offset = from.shown + (hostile - from.hostile);
    if (low == map->count) {
        return offset < map->shown.text.len ? offset : map->shown.text.len;
    }
    struct anchor to = map->anchors[low];
    bool is_in_step = to.hostile - from.hostile == to.shown - from.shown;
    return is_in_step ? offset : from.shown;
}

size_t shown_map_back(const struct shown_map *map, size_t shown)
{
    size_t low = 0;
    size_t high = map->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (map->anchors[middle].shown <= shown) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    struct anchor from = low == 0 ? (struct anchor){0, 0} : map->anchors[low - 1];
    size_t offset = from.hostile + (shown - from.shown);
    bool is_past = low < map->count && offset > map->anchors[low].hostile;
    return is_past ? map->anchors[low].hostile : offset;
}
