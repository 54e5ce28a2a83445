/* A thread back as a line, and a line that comes into a thread that is there. */
#include "wire/interchange.h"
#include "wire/json_gate.h"
#include "wire/json_write.h"
#include "wire/skeleton.h"
#include "wire/thread.h"
#include "wire/thread_builder.h"

#include <string.h>

#define EDIT_LIMIT 5

struct edits {
    struct arena arena;
    struct skeleton_edit list[EDIT_LIMIT];
    size_t count;
};

static bool same_tags(const struct ticket *a, const struct ticket *b)
{
    if (a->tag_count != b->tag_count) {
        return false;
    }
    for (size_t i = 0; i < a->tag_count; i++) {
        if (strcmp(a->tags[i], b->tags[i]) != 0) {
            return false;
        }
    }
    return true;
}

static void add_edit(struct edits *edits, const char *name, const struct buffer *value)
{
    struct text json = {arena_copy(&edits->arena, value->bytes, value->len), value->len};
    edits->list[edits->count++] = (struct skeleton_edit){.name = name, .value = json};
}

static void edit_string(struct edits *edits, const char *name, const char *value)
{
    struct buffer json;
    struct json_writer writer;
    buffer_init(&json, INTERCHANGE_RECORD_LIMIT);
    json_writer_init(&writer, &json);
    json_string(&writer, NULL, value);
    add_edit(edits, name, &json);
    buffer_release_wiped(&json);
}

static void edit_moment(struct edits *edits, const char *name, moment_t value)
{
    char text[MOMENT_TEXT_SIZE];
    if (value == MOMENT_NONE) {
        edit_string(edits, name, NULL);
        return;
    }
    moment_format(value, text);
    edit_string(edits, name, text);
}

static void edit_tags(struct edits *edits, const struct ticket *ticket)
{
    struct buffer json;
    struct json_writer writer;
    buffer_init(&json, INTERCHANGE_RECORD_LIMIT);
    json_writer_init(&writer, &json);
    json_open_array(&writer, NULL);
    for (size_t i = 0; i < ticket->tag_count; i++) {
        json_string(&writer, NULL, ticket->tags[i]);
    }
    json_close_array(&writer);
    add_edit(edits, "tags", &json);
    buffer_release_wiped(&json);
}

static void compare(const struct ticket *was, const struct ticket *is, struct edits *edits)
{
    if (was->status != is->status) {
        edit_string(edits, "status", ticket_status_name(is->status));
    }
    if (was->priority != is->priority) {
        edit_string(edits, "priority", priority_name(is->priority));
    }
    if (!same_tags(was, is)) {
        edit_tags(edits, is);
    }
    if (!string_equals(was->assignee, is->assignee)) {
        edit_string(edits, "assignee", is->assignee);
    }
    if (was->snooze_until != is->snooze_until) {
        edit_moment(edits, "snooze_until", is->snooze_until);
    }
}

bool thread_builder_export(const struct thread_builder *builder, struct buffer *out,
                           struct error *err)
{
    struct ticket ticket;
    struct edits edits = {.count = 0};
    if (!thread_builder_ticket(builder, &ticket, err)) {
        return false;
    }
    arena_init(&edits.arena);
    compare(&builder->header, &ticket, &edits);
    bool is_done = skeleton_fill(builder->skeleton, builder->bodies, builder->count,
                                 edits.list, edits.count, out, err);
    arena_release(&edits.arena);
    return is_done;
}

static bool refuse_other_text(size_t index, const char *id, struct error *err)
{
    char excerpt[JSON_EXCERPT_SIZE];
    struct json_place messages = {.name = "messages"};
    struct json_place message = {.parent = &messages, .index = index};
    struct json_place field = {.parent = &message, .name = "text"};
    json_excerpt(id, excerpt);
    return json_refuse(err, &field, "differs from the text that message \"%s\" already has",
                       excerpt);
}

/* The newest of the agents' replies that the line brings. */
static moment_t answered_at(const struct ticket *incoming, const struct thread_merge *merge)
{
    moment_t at = MOMENT_NONE;
    for (size_t i = 0; i < merge->new_count; i++) {
        const struct message *message = &incoming->messages[merge->new_messages[i]];
        bool is_answer = message->from == FROM_AGENT && !message->is_internal;
        at = is_answer && message->at > at ? message->at : at;
    }
    return at;
}

/* Something new of the customer's that no agent has answered. Of a ticket whose status nobody
 * changed here the line says how it stands. */
static bool is_opened(const struct thread_builder *builder, const struct ticket *incoming,
                      const struct thread_merge *merge)
{
    moment_t answered = answered_at(incoming, merge);
    for (size_t i = 0; builder->changed.has_status && i < merge->new_count; i++) {
        const struct message *message = &incoming->messages[merge->new_messages[i]];
        if (message->at > answered && ticket_opens(builder->changed.status, message)) {
            return true;
        }
    }
    return false;
}

/* In the arena; the skeleton itself where it is the known one. */
static struct text merged(const struct thread_builder *builder, struct text skeleton,
                          struct arena *arena)
{
    struct buffer whole;
    if (text_equals(builder->skeleton, skeleton)) {
        return skeleton;
    }
    buffer_init(&whole, SIZE_MAX);
    skeleton_keep(builder->skeleton, skeleton, &whole);
    struct text kept =
        text_from(arena_copy(arena, buffer_text(&whole), whole.len), whole.len);
    buffer_release_wiped(&whole);
    return kept;
}

bool thread_builder_merge(const struct thread_builder *builder,
                          const struct ticket *incoming, struct text skeleton,
                          struct arena *arena, struct thread_merge *merge,
                          struct error *err)
{
    struct thread_merge found = {.skeleton = merged(builder, skeleton, arena)};
    found.is_same = text_equals(builder->skeleton, found.skeleton);
    found.subject = incoming->subject && *incoming->subject
                        ? incoming->subject
                        : arena_text(arena, builder->header.subject);
    found.new_messages = arena_get(arena, incoming->message_count * sizeof(size_t));
    for (size_t i = 0; i < incoming->message_count; i++) {
        const struct message *message = &incoming->messages[i];
        size_t known;
        if (!table_get(&builder->ids, text_of(message->id), &known)) {
            found.new_messages[found.new_count++] = i;
        } else if (strcmp(builder->messages[known].text, message->text) != 0) {
            return refuse_other_text(i, message->id, err);
        }
    }
    found.opens = is_opened(builder, incoming, &found);
    *merge = found;
    return true;
}
