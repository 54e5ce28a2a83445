/* The bodies of a ticket's records, as JSON. */
#include "wire/thread_records.h"
#include "wire/json_write.h"
#include "wire/shapes.h"
#include "wire/thread.h"

#include <cjson/cJSON.h>

#include <string.h>

void change_encode(const struct change *change, struct buffer *out)
{
    struct json_writer json;
    json_writer_init(&json, out);
    json_open_object(&json, NULL);
    if (change->by) {
        json_string(&json, "by", change->by);
    }
    json_moment(&json, "at", change->at);
    if (change->has_status) {
        json_string(&json, "status", ticket_status_name(change->status));
    }
    if (change->has_priority) {
        json_string(&json, "priority", priority_name(change->priority));
    }
    if (change->has_assignee) {
        json_string(&json, "assignee", change->assignee);
    }
    if (change->has_snooze) {
        json_moment(&json, "snooze_until", change->snooze_until);
    }
    if (change->has_tags) {
        json_open_array(&json, "tags");
        for (size_t i = 0; i < change->tag_count; i++) {
            json_string(&json, NULL, change->tags[i]);
        }
        json_close_array(&json);
    }
    if (change->has_read) {
        json_integer(&json, "read", (int64_t)change->read_count);
    }
    if (change->has_hold) {
        json_bool(&json, "hold", change->is_held);
    }
    json_close_object(&json);
}

static void prepare_change(void *noun)
{
    struct change *change = noun;
    change->at = MOMENT_NONE;
    change->snooze_until = MOMENT_NONE;
    change->status = TICKET_STATUS_COUNT;
    change->priority = PRIORITY_COUNT;
}

// clang-format off
#define NOUN struct change
static const struct field change_fields[] = {
    {FIELD("by", field_text, by)},
    {FIELD("at", field_moment, at)},
    {FIELD("status", field_word, status), FIELD_FLAG(has_status),
     .words = &ticket_status_words},
    {FIELD("priority", field_word, priority), FIELD_FLAG(has_priority),
     .words = &priority_words},
    {FIELD("assignee", field_text, assignee), FIELD_FLAG(has_assignee)},
    {FIELD("snooze_until", field_moment, snooze_until), FIELD_FLAG(has_snooze)},
    {FIELD("tags", field_texts, tags), FIELD_COUNT(tag_count), FIELD_FLAG(has_tags)},
    {FIELD("read", field_size, read_count), FIELD_FLAG(has_read),
     .min = 0, .max = INT64_MAX},
    {FIELD("hold", field_flag, is_held), FIELD_FLAG(has_hold)},
};
#undef NOUN
// clang-format on
static const struct shape change_shape = {change_fields, COUNT_OF(change_fields),
                                          sizeof(struct change), prepare_change, NULL};

bool change_decode(struct text body, struct arena *arena, struct change *change,
                   struct error *err)
{
    struct change found = {0};
    if (!fields_read_line(body, arena, &change_shape, &found, err)) {
        return false;
    }
    *change = found;
    return true;
}

/* name, type and size as in the interchange; with is_ours also where the bytes are. */
static void write_attachment(const struct attachment *attachment, bool is_ours,
                             struct json_writer *json)
{
    json_open_object(json, NULL);
    if (is_ours && attachment->file) {
        json_string(json, "file", attachment->file);
    }
    if (is_ours && attachment->path) {
        json_string(json, "path", attachment->path);
    }
    if (is_ours && attachment->hash) {
        json_string(json, "hash", attachment->hash);
    }
    json_string(json, "name", attachment->name);
    json_string(json, "type", attachment->type);
    if (attachment->size >= 0) {
        json_integer(json, "size", attachment->size);
    }
    json_close_object(json);
}

static void write_attachments(const char *name, const struct attachment *list, size_t count,
                              bool is_ours, struct json_writer *json)
{
    if (count == 0) {
        return;
    }
    json_open_array(json, name);
    for (size_t i = 0; i < count; i++) {
        write_attachment(&list[i], is_ours, json);
    }
    json_close_array(json);
}

static void prepare_file(void *noun)
{
    struct attachment *file = noun;
    file->size = -1;
}

// clang-format off
#define NOUN struct attachment
static const struct field file_fields[] = {
    {FIELD("file", field_text, file)},
    {FIELD("path", field_text, path)},
    {FIELD("hash", field_text, hash)},
    {FIELD("name", field_text, name), .is_required = true},
    {FIELD("type", field_text, type)},
    {FIELD("size", field_integer, size), .min = 0, .max = INT64_MAX},
};
#undef NOUN
// clang-format on
static const struct shape file_shape = {file_fields, COUNT_OF(file_fields),
                                        sizeof(struct attachment), prepare_file, NULL};

void file_encode(const struct attachment *file, struct text bytes, struct buffer *out)
{
    struct json_writer json;
    json_writer_init(&json, out);
    write_attachment(file, true, &json);
    buffer_add_char(out, '\n');
    buffer_add(out, bytes.bytes, bytes.len);
}

bool file_decode(struct text body, struct arena *arena, struct attachment *file,
                 struct text *bytes, struct error *err)
{
    struct attachment found = {0};
    const char *end = body.len == 0 ? NULL : memchr(body.bytes, '\n', body.len);
    if (!end) {
        return error_set(err, ERROR_DAMAGED, "a file's record has no first line");
    }
    struct text line = text_from(body.bytes, (size_t)(end - body.bytes));
    if (!fields_read_line(line, arena, &file_shape, &found, err)) {
        return false;
    }
    *file = found;
    *bytes = text_from(end + 1, body.len - line.len - 1);
    return true;
}

void send_intent_encode(const struct send_intent *intent, struct buffer *out)
{
    struct json_writer json;
    json_writer_init(&json, out);
    json_open_object(&json, NULL);
    json_string(&json, "key", intent->key);
    json_moment(&json, "at", intent->at);
    json_moment(&json, "hold_until", intent->hold_until);
    if (intent->author) {
        json_string(&json, "author", intent->author);
    }
    if (intent->writer) {
        json_string(&json, "writer", intent->writer);
    }
    if (intent->takes) {
        json_string(&json, "takes", intent->takes);
    }
    json_bool(&json, "internal", intent->is_internal);
    json_bool(&json, "resolves", intent->resolves);
    json_string(&json, "text", intent->text);
    write_attachments("files", intent->files, intent->file_count, true, &json);
    json_close_object(&json);
}

static void prepare_intent(void *noun)
{
    struct send_intent *intent = noun;
    intent->at = MOMENT_NONE;
    intent->hold_until = MOMENT_NONE;
}

// clang-format off
#define NOUN struct send_intent
static const struct field intent_fields[] = {
    {FIELD("key", field_id, key), .is_required = true},
    {FIELD("text", field_text, text), .is_required = true},
    {FIELD("internal", field_flag, is_internal)},
    {FIELD("resolves", field_flag, resolves)},
    {FIELD("at", field_moment, at)},
    {FIELD("hold_until", field_moment, hold_until)},
    {FIELD("author", field_text, author)},
    {FIELD("writer", field_text, writer)},
    {FIELD("takes", field_text, takes)},
    {FIELD("files", field_objects, files), FIELD_COUNT(file_count), .shape = &file_shape},
};
#undef NOUN
// clang-format on
static const struct shape intent_shape = {intent_fields, COUNT_OF(intent_fields),
                                          sizeof(struct send_intent), prepare_intent, NULL};

bool send_intent_decode(struct text body, struct arena *arena, struct send_intent *intent,
                        struct error *err)
{
    struct send_intent found = {0};
    if (!fields_read_line(body, arena, &intent_shape, &found, err)) {
        return false;
    }
    *intent = found;
    return true;
}

static const char *outcome_name(unsigned outcome)
{
    return outcome == SEND_TAKEN ? "taken" : "dropped";
}

static const struct words outcome_words = {outcome_name, SEND_DROPPED + 1};

void send_ack_encode(const struct send_ack *ack, struct buffer *out)
{
    struct json_writer json;
    json_writer_init(&json, out);
    json_open_object(&json, NULL);
    json_string(&json, "key", ack->key);
    json_string(&json, "outcome", outcome_name(ack->outcome));
    json_moment(&json, "at", ack->at);
    if (ack->by) {
        json_string(&json, "by", ack->by);
    }
    if (ack->is_by_hand) {
        json_bool(&json, "by_hand", true);
    }
    json_close_object(&json);
}

static void prepare_ack(void *noun)
{
    struct send_ack *ack = noun;
    ack->at = MOMENT_NONE;
}

// clang-format off
#define NOUN struct send_ack
static const struct field ack_fields[] = {
    {FIELD("key", field_id, key), .is_required = true},
    {FIELD("outcome", field_word, outcome), .words = &outcome_words},
    {FIELD("at", field_moment, at)},
    {FIELD("by", field_text, by)},
    {FIELD("by_hand", field_flag, is_by_hand)},
};
#undef NOUN
// clang-format on
static const struct shape ack_shape = {ack_fields, COUNT_OF(ack_fields),
                                       sizeof(struct send_ack), prepare_ack, NULL};

bool send_ack_decode(struct text body, struct arena *arena, struct send_ack *ack,
                     struct error *err)
{
    struct send_ack found = {0};
    if (!fields_read_line(body, arena, &ack_shape, &found, err)) {
        return false;
    }
    *ack = found;
    return true;
}

void send_given_encode(const char *key, moment_t at, struct buffer *out)
{
    struct json_writer json;
    json_writer_init(&json, out);
    json_open_object(&json, NULL);
    json_string(&json, "key", key);
    json_moment(&json, "at", at);
    json_close_object(&json);
}

static const struct field given_fields[] = {
    {.name = "key", .read = field_id, .is_required = true}};
static const struct shape given_shape = {given_fields, COUNT_OF(given_fields),
                                         sizeof(const char *), NULL, NULL};

bool send_given_decode(struct text body, struct arena *arena, const char **key,
                       struct error *err)
{
    return fields_read_line(body, arena, &given_shape, key, err);
}

/* Writer, takes and kind stand at the front, where they are found without reading the rest.
 */
void edit_encode(const struct thread_edit *edit, struct buffer *out)
{
    struct json_writer json;
    json_writer_init(&json, out);
    json_open_object(&json, NULL);
    if (edit->writer) {
        json_string(&json, "writer", edit->writer);
        json_string(&json, "takes", edit->takes ? edit->takes : "");
    }
    json_bool(&json, "internal", edit->is_internal);
    if (edit->by) {
        json_string(&json, "by", edit->by);
    }
    json_moment(&json, "at", edit->at);
    if (edit->caret != SIZE_MAX) {
        json_integer(&json, "caret", (int64_t)edit->caret);
    }
    if (edit->draft) {
        json_string(&json, "draft", edit->draft);
    }
    json_string(&json, "text", edit->text);
    write_attachments("files", edit->files, edit->file_count, true, &json);
    json_close_object(&json);
}

static void prepare_edit(void *noun)
{
    struct thread_edit *edit = noun;
    edit->at = MOMENT_NONE;
    edit->caret = SIZE_MAX;
}

/* Older records have -1 where it is not known. */
static bool field_caret(struct field_reader *reader, const struct json_place *place,
                        const struct field *field, const struct cJSON *value, void *target)
{
    return (cJSON_IsNumber(value) && value->valuedouble < 0) ||
           field_size(reader, place, field, value, target);
}

// clang-format off
#define NOUN struct thread_edit
static const struct field edit_fields[] = {
    {FIELD("writer", field_text, writer)},
    {FIELD("by", field_text, by)},
    {FIELD("at", field_moment, at)},
    {FIELD("text", field_text, text), .is_required = true},
    {FIELD("internal", field_flag, is_internal)},
    {FIELD("caret", field_caret, caret), .min = 0, .max = INT64_MAX},
    {FIELD("draft", field_text, draft)},
    {FIELD("files", field_objects, files), FIELD_COUNT(file_count), .shape = &file_shape},
};
#undef NOUN
// clang-format on
static const struct shape edit_shape = {edit_fields, COUNT_OF(edit_fields),
                                        sizeof(struct thread_edit), prepare_edit, NULL};

bool edit_decode(struct text body, struct arena *arena, struct thread_edit *edit,
                 struct error *err)
{
    return fields_read_line(body, arena, &edit_shape, edit, err);
}

void message_write(struct json_writer *json, const struct message *message)
{
    json_open_object(json, NULL);
    json_string(json, "id", message->id);
    json_string(json, "from", message_from_name(message->from));
    if (message->author) {
        json_string(json, "author", message->author);
    }
    json_moment(json, "at", message->at);
    json_string(json, "text", message->text);
    json_string(json, "visibility", message->is_internal ? "internal" : "public");
    write_attachments("attachments", message->attachments, message->attachment_count, false,
                      json);
    if (message->sender) {
        json_string(json, "sender", message->sender);
    }
    if (message->verified != VERIFIED_UNKNOWN) {
        json_bool(json, "verified", message->verified == VERIFIED_YES);
    }
    json_close_object(json);
}

void message_encode(const struct message *message, struct buffer *out)
{
    struct json_writer json;
    json_writer_init(&json, out);
    message_write(&json, message);
}

bool message_decode(struct text body, struct arena *arena, struct message *message,
                    struct error *err)
{
    struct message found = {0};
    if (!fields_read_line(body, arena, &message_shape, &found, err)) {
        return false;
    }
    *message = found;
    return true;
}
