#include "wire/session_record.h"

#include "wire/fields.h"
#include "wire/json_write.h"

#include <string.h>

static const char *const what_names[SESSION_WHAT_COUNT] = {
    [SESSION_BEGUN] = "begun", [SESSION_OPENED] = "opened", [SESSION_DID] = "did",
    [SESSION_FRAME] = "frame", [SESSION_ENDED] = "ended",
};

const char *session_what_name(enum session_what what)
{
    return what_names[what];
}

static void write_frame(struct json_writer *json, const struct session_entry *entry)
{
    json_integer(json, "rows", entry->rows);
    json_integer(json, "columns", entry->columns);
    if (entry->caret_row >= 0) {
        json_integer(json, "caret_row", entry->caret_row);
        json_integer(json, "caret_column", entry->caret_column);
    }
    json_bool(json, "whole", entry->is_whole);
}

static void write_begun(struct json_writer *json, const struct session_entry *entry)
{
    json_string(json, "by", entry->by);
    json_bool(json, "keys", entry->has_keys);
    json_open_array(json, "styles");
    for (size_t i = 0; i < entry->style_count; i++) {
        json_string(json, NULL, entry->styles[i]);
    }
    json_close_array(json);
}

/* Seven bits a byte, the lowest first. */
static void add_number(struct buffer *out, uint64_t number)
{
    while (number >= 0x80) {
        (void)buffer_add_char(out, (char)(0x80 | (number & 0x7F)));
        number >>= 7;
    }
    (void)buffer_add_char(out, (char)number);
}

static void add_part(const struct session_part *part, struct buffer *out)
{
    add_number(out, part->stream_count);
    for (size_t i = 0; i < part->stream_count; i++) {
        add_number(out, (uint64_t)part->streams[i]);
    }
    add_number(out, part->strip_count);
    for (size_t i = 0; i < part->strip_count; i++) {
        add_number(out, (uint64_t)part->strips[i].row);
        add_number(out, (uint64_t)part->strips[i].column);
        add_number(out, (uint64_t)part->strips[i].columns);
    }
    add_number(out, part->bytes.len);
    (void)buffer_add(out, part->bytes.bytes, part->bytes.len);
}

void session_entry_encode(const struct session_entry *entry, struct buffer *out)
{
    struct json_writer json;
    json_writer_init(&json, out);
    json_open_object(&json, NULL);
    json_string(&json, "what", what_names[entry->what]);
    json_integer(&json, "ms", entry->ms);
    if (entry->what == SESSION_BEGUN) {
        write_begun(&json, entry);
    }
    if (entry->what == SESSION_OPENED || entry->what == SESSION_DID) {
        json_integer(&json, "ticket", entry->ticket);
    }
    if (entry->what == SESSION_DID) {
        json_string(&json, "did", entry->did);
    }
    if (entry->what == SESSION_FRAME) {
        write_frame(&json, entry);
    }
    json_close_object(&json);
    if (entry->what != SESSION_FRAME) {
        return;
    }
    (void)buffer_add_char(out, '\n');
    add_number(out, entry->part_count);
    for (size_t i = 0; i < entry->part_count; i++) {
        add_part(&entry->parts[i], out);
    }
}

static const char *word_of_what(unsigned value)
{
    return what_names[value];
}
static const struct words what_words = {word_of_what, SESSION_WHAT_COUNT};

// clang-format off
#define NOUN struct session_entry
static const struct field entry_fields[] = {
    {FIELD("what", field_word, what), .words = &what_words, .is_required = true},
    {FIELD("ms", field_integer, ms), .min = 0, .max = INT64_MAX, .is_required = true},
    {FIELD("by", field_text, by)},
    {FIELD("keys", field_flag, has_keys)},
    {FIELD("styles", field_texts, styles), FIELD_COUNT(style_count)},
    {FIELD("ticket", field_integer, ticket), .min = 0, .max = INT64_MAX},
    {FIELD("did", field_text, did)},
    {FIELD("rows", field_integer, rows), .min = 1, .max = SESSION_SIDE_MAX},
    {FIELD("columns", field_integer, columns), .min = 1, .max = SESSION_SIDE_MAX},
    {FIELD("caret_row", field_integer, caret_row), .min = 0, .max = SESSION_SIDE_MAX},
    {FIELD("caret_column", field_integer, caret_column), .min = 0, .max = SESSION_SIDE_MAX},
    {FIELD("whole", field_flag, is_whole)},
};
#undef NOUN
// clang-format on

static void prepare(void *noun)
{
    struct session_entry *entry = noun;
    *entry = (struct session_entry){.caret_row = -1};
}

static const struct shape entry_shape = {
    .prepare = prepare,
    .fields = entry_fields,
    .count = COUNT_OF(entry_fields),
    .size = sizeof(struct session_entry),
};

static bool take_number(struct text *bytes, int64_t max, int64_t *number)
{
    uint64_t value = 0;
    for (int shift = 0; shift < 63; shift += 7) {
        if (bytes->len == 0) {
            return false;
        }
        uint8_t byte = (uint8_t)bytes->bytes[0];
        bytes->bytes++;
        bytes->len--;
        value |= (uint64_t)(byte & 0x7F) << shift;
        if ((byte & 0x80) == 0) {
            *number = (int64_t)value;
            return *number <= max;
        }
    }
    return false;
}

/* How many follow, each of which takes a byte or more. */
static bool take_count(struct text *bytes, size_t *count)
{
    int64_t number;
    if (!take_number(bytes, (int64_t)bytes->len, &number)) {
        return false;
    }
    *count = (size_t)number;
    return true;
}

static bool take_streams(struct text *bytes, struct arena *arena, struct session_part *part)
{
    if (!take_count(bytes, &part->stream_count)) {
        return false;
    }
    part->streams = arena_get(arena, part->stream_count * sizeof *part->streams);
    for (size_t i = 0; i < part->stream_count; i++) {
        if (!take_number(bytes, INT64_MAX, &part->streams[i])) {
            return false;
        }
    }
    return true;
}

static bool take_strips(struct text *bytes, struct arena *arena, struct session_part *part)
{
    if (!take_count(bytes, &part->strip_count)) {
        return false;
    }
    part->strips = arena_get(arena, part->strip_count * sizeof *part->strips);
    for (size_t i = 0; i < part->strip_count; i++) {
        struct session_strip *strip = &part->strips[i];
        if (!take_number(bytes, SESSION_SIDE_MAX, &strip->row) ||
            !take_number(bytes, SESSION_SIDE_MAX, &strip->column) ||
            !take_number(bytes, SESSION_SIDE_MAX, &strip->columns)) {
            return false;
        }
    }
    return true;
}

static bool take_part(struct text *bytes, struct arena *arena, struct session_part *part)
{
    size_t len;
    if (!take_streams(bytes, arena, part) || !take_strips(bytes, arena, part) ||
        !take_count(bytes, &len)) {
        return false;
    }
    part->bytes = text_from(bytes->bytes, len);
    bytes->bytes += len;
    bytes->len -= len;
    return true;
}

static bool take_parts(struct text bytes, struct arena *arena, struct session_entry *entry)
{
    if (!take_count(&bytes, &entry->part_count)) {
        return false;
    }
    entry->parts = arena_get(arena, entry->part_count * sizeof *entry->parts);
    for (size_t i = 0; i < entry->part_count; i++) {
        if (!take_part(&bytes, arena, &entry->parts[i])) {
            return false;
        }
    }
    return bytes.len == 0;
}

bool session_entry_decode(struct text body, struct arena *arena,
                          struct session_entry *entry, struct error *err)
{
    const char *end = body.len == 0 ? NULL : memchr(body.bytes, '\n', body.len);
    size_t len = end == NULL ? body.len : (size_t)(end - body.bytes);
    if (!fields_read_line(text_from(body.bytes, len), arena, &entry_shape, entry, err)) {
        return false;
    }
    if (entry->what != SESSION_FRAME) {
        return true;
    }
    bool is_good = end != NULL && entry->rows > 0 && entry->columns > 0 &&
                   take_parts(text_from(end + 1, body.len - len - 1), arena, entry);
    return is_good || error_set(err, ERROR_DAMAGED, "a frame of a session is cut short");
}
