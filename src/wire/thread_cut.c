/* Skeletons: a ticket's line without its messages' bytes, and the way back. */
#include "base/table.h"
#include "wire/json_slice.h"
#include "wire/skeleton.h"
#include "wire/thread.h"

#include <string.h>

static bool find_member(struct text object, const char *name, struct json_slice *member)
{
    struct text rest;
    if (!json_slice_open(object, '{', &rest)) {
        return false;
    }
    while (json_slice_member(&rest, member)) {
        if (json_slice_is(member, name)) {
            return true;
        }
    }
    return false;
}

/* Adds what lies between two places of one text. */
static void add_between(struct buffer *out, const char *from, const char *to)
{
    buffer_add(out, from, (size_t)(to - from));
}

bool thread_cut(struct text line, struct arena *arena, struct buffer *skeleton,
                struct text **messages, size_t *count, struct error *err)
{
    struct json_slice list;
    struct text rest;
    if (!find_member(line, "messages", &list) || !json_slice_open(list.value, '[', &rest)) {
        return error_set(err, ERROR_FAILED, "messages: must be a list");
    }
    struct text *found = NULL;
    struct text message;
    size_t capacity = 0;
    size_t found_count = 0;
    const char *from = line.bytes;
    while (json_slice_element(&rest, &message)) {
        found = arena_reserve(arena, found, &capacity, found_count, sizeof(*found));
        found[found_count++] = message;
        add_between(skeleton, from, message.bytes);
        buffer_add_char(skeleton, SKELETON_MARK);
        from = message.bytes + message.len;
    }
    add_between(skeleton, from, line.bytes + line.len);
    if (skeleton->is_cut) {
        return error_set(err, ERROR_FAILED, "messages: the ticket is too large");
    }
    *messages = found;
    *count = found_count;
    return true;
}

static size_t count_marks(struct text list)
{
    size_t count = 0;
    for (size_t i = 0; i < list.len; i++) {
        count += list.bytes[i] == SKELETON_MARK;
    }
    return count;
}

static void add_list(struct buffer *out, const struct text *messages, size_t count)
{
    buffer_add_char(out, '[');
    for (size_t i = 0; i < count; i++) {
        if (i > 0) {
            buffer_add_char(out, ',');
        }
        buffer_add(out, messages[i].bytes, messages[i].len);
    }
    buffer_add_char(out, ']');
}

/* The list's own white space, a message at each mark, further ones behind the last. */
static void fill_list(struct buffer *out, struct text list, const struct text *messages,
                      size_t count)
{
    const char *end = list.bytes + list.len;
    const char *from = list.bytes;
    const char *mark;
    size_t filled = 0;
    while ((mark = memchr(from, SKELETON_MARK, (size_t)(end - from)))) {
        add_between(out, from, mark);
        buffer_add(out, messages[filled].bytes, messages[filled].len);
        filled++;
        from = mark + 1;
    }
    for (; filled < count; filled++) {
        buffer_add_char(out, ',');
        buffer_add(out, messages[filled].bytes, messages[filled].len);
    }
    add_between(out, from, end);
}

/* A plain list where there is no mark, or messages are lost (a damaged vault). */
static void add_messages(struct buffer *out, struct text list, const struct text *messages,
                         size_t count)
{
    size_t marks = count_marks(list);
    if (count < marks || (marks == 0 && count > 0)) {
        add_list(out, messages, count);
    } else {
        fill_list(out, list, messages, count);
    }
}

static const struct skeleton_edit *edit_of(const struct json_slice *member,
                                           const struct skeleton_edit *edits, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (json_slice_is(member, edits[i].name)) {
            return &edits[i];
        }
    }
    return NULL;
}

static void add_missing(struct buffer *out, const struct skeleton_edit *edits, size_t count,
                        uint32_t used)
{
    for (size_t i = 0; i < count; i++) {
        if (!(used & (UINT32_C(1) << i))) {
            buffer_format(out, ",\"%s\":", edits[i].name);
            buffer_add(out, edits[i].value.bytes, edits[i].value.len);
        }
    }
}

bool skeleton_fill(struct text skeleton, const struct text *messages, size_t count,
                   const struct skeleton_edit *edits, size_t edit_count, struct buffer *out,
                   struct error *err)
{
    struct text rest;
    struct json_slice member;
    const char *from = skeleton.bytes;
    uint32_t used = 0;
    if (!json_slice_open(skeleton, '{', &rest)) {
        return error_set(err, ERROR_DAMAGED, "the ticket's record is no object");
    }
    while (json_slice_member(&rest, &member)) {
        const struct skeleton_edit *edit = edit_of(&member, edits, edit_count);
        add_between(out, from, member.value.bytes);
        from = member.value.bytes + member.value.len;
        if (edit) {
            buffer_add(out, edit->value.bytes, edit->value.len);
            used |= UINT32_C(1) << (edit - edits);
        } else if (json_slice_is(&member, "messages")) {
            add_messages(out, member.value, messages, count);
        } else {
            buffer_add(out, member.value.bytes, member.value.len);
        }
    }
    add_missing(out, edits, edit_count, used);
    add_between(out, from, skeleton.bytes + skeleton.len);
    return !out->is_cut || error_set(err, ERROR_FAILED, "the ticket is too large to write");
}

/* How the ticket stands each line says anew, if only by silence: then it is open. */
static bool is_of_line(const struct json_slice *member)
{
    return json_slice_is(member, "status") || json_slice_is(member, "snooze_until");
}

static bool is_escaped(const struct json_slice *member)
{
    return memchr(member->key.bytes, '\\', member->key.len) != NULL;
}

/* The names of an object's members, and where the last of them ends; false where one is
 * escaped, and may be any, or there is none. */
static bool names_read(struct text object, struct table *names, const char **end)
{
    struct json_slice member;
    struct text rest;
    bool is_plain = true;
    bool is_object = json_slice_open(object, '{', &rest);
    *end = object.bytes;
    while (is_object && json_slice_member(&rest, &member)) {
        is_plain = is_plain && !is_escaped(&member);
        table_set(names, member.key, 1);
        *end = member.value.bytes + member.value.len;
    }
    return is_plain && *end != object.bytes;
}

static void add_kept(struct text known, const struct table *names, struct buffer *out)
{
    struct json_slice member;
    struct text rest;
    size_t there;
    bool is_object = json_slice_open(known, '{', &rest);
    while (is_object && json_slice_member(&rest, &member)) {
        if (!is_of_line(&member) && !is_escaped(&member) &&
            !table_get(names, member.key, &there)) {
            buffer_add_text(out, ",\"");
            buffer_add(out, member.key.bytes, member.key.len);
            buffer_add_text(out, "\":");
            buffer_add(out, member.value.bytes, member.value.len);
        }
    }
}

void skeleton_keep(struct text known, struct text incoming, struct buffer *out)
{
    struct table names;
    const char *end;
    table_init(&names);
    bool is_plain = names_read(incoming, &names, &end);
    add_between(out, incoming.bytes, end);
    if (is_plain) {
        add_kept(known, &names, out);
    }
    add_between(out, end, incoming.bytes + incoming.len);
    table_release(&names);
}
