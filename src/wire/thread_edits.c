/* Unfinished texts: of each writer a reply and a note. */
#include "wire/thread_builder.h"

#include "base/memory.h"

#include <string.h>

/*
 * The string that stands at the front of what is left of a body. There is one edit a second
 * of typing, and only the last counts: none but that is read as JSON.
 */
static struct text front_string(struct text *body, const char *name)
{
    struct text rest = *body;
    struct text value;
    if (!text_starts_with(rest, name)) {
        return text_of("");
    }
    rest = text_from(rest.bytes + strlen(name), rest.len - strlen(name));
    if (!text_next(&rest, '"', &value)) {
        return text_of("");
    }
    *body = rest;
    return value;
}

/* Records of older programs have it further behind: those had one text of both kinds. */
static enum edit_kind front_kind(struct text body)
{
    if (text_starts_with(body, "{\"internal\":true") ||
        text_starts_with(body, ",\"internal\":true")) {
        return EDIT_NOTE;
    }
    if (text_starts_with(body, "{\"internal\":false") ||
        text_starts_with(body, ",\"internal\":false")) {
        return EDIT_REPLY;
    }
    return EDIT_EITHER;
}

static bool is_meant(enum edit_kind one, enum edit_kind other)
{
    return one == other || one == EDIT_EITHER || other == EDIT_EITHER;
}

static bool has_text(const struct thread_edit *edit)
{
    return *edit->text != '\0' || edit->file_count > 0;
}

static void edit_release(struct writer_edit *edit)
{
    buffer_release_wiped(&edit->body);
    memory_free(edit->writer);
}

static void drop(struct thread_builder *builder, struct text writer, enum edit_kind kind)
{
    size_t kept = 0;
    for (size_t i = 0; i < builder->edit_count; i++) {
        struct writer_edit *edit = &builder->edits[i];
        if (text_is(writer, edit->writer) && is_meant(kind, edit->kind)) {
            edit_release(edit);
        } else {
            builder->edits[kept++] = *edit;
        }
    }
    builder->edit_count = kept;
}

static void drop_all(struct thread_builder *builder, struct text writers,
                     enum edit_kind kind)
{
    struct text rest = writers;
    struct text writer;
    while (text_next_word(&rest, &writer)) {
        drop(builder, text_is(writer, THREAD_OLD_WRITER) ? text_of("") : writer, kind);
    }
}

void thread_edits_put(struct thread_builder *builder, struct text body)
{
    struct text rest = body;
    struct text writer = front_string(&rest, "{\"writer\":\"");
    struct text takes = front_string(&rest, ",\"takes\":\"");
    enum edit_kind kind = front_kind(rest);
    drop_all(builder, takes, kind);
    drop(builder, writer, kind);
    builder->edits = memory_reserve(builder->edits, &builder->edit_capacity,
                                    builder->edit_count, sizeof(*builder->edits));
    struct writer_edit *edit = &builder->edits[builder->edit_count++];
    edit->writer = memory_copy(writer.bytes, writer.len);
    edit->kind = kind;
    buffer_init(&edit->body, SIZE_MAX);
    buffer_add(&edit->body, body.bytes, body.len);
}

void thread_edits_end(struct thread_builder *builder, struct text writer, struct text takes,
                      bool is_internal)
{
    enum edit_kind kind = is_internal ? EDIT_NOTE : EDIT_REPLY;
    drop(builder, writer, kind);
    drop_all(builder, takes, kind);
}

void thread_edits_release(struct thread_builder *builder)
{
    for (size_t i = 0; i < builder->edit_count; i++) {
        edit_release(&builder->edits[i]);
    }
    memory_free(builder->edits);
}

/* Read into memory of its own: a ticket is asked for more often than its texts. */
unsigned thread_edits_kinds(const struct thread_builder *builder)
{
    unsigned kinds = 0;
    for (size_t i = 0; i < builder->edit_count; i++) {
        const struct buffer *body = &builder->edits[i].body;
        struct thread_edit edit = {0};
        struct arena arena;
        arena_init(&arena);
        if (edit_decode(text_from(buffer_text(body), body->len), &arena, &edit, NULL) &&
            has_text(&edit)) {
            kinds |= edit.is_internal ? UNFINISHED_NOTE : UNFINISHED_REPLY;
        }
        arena_release(&arena);
    }
    return kinds;
}

void thread_builder_edits(const struct thread_builder *builder,
                          const struct thread_edit **edits, size_t *count)
{
    struct thread_edit *list =
        arena_get(builder->arena, (builder->edit_count + 1) * sizeof(*list));
    size_t found = 0;
    for (size_t i = 0; i < builder->edit_count; i++) {
        const struct buffer *body = &builder->edits[i].body;
        struct thread_edit edit = {0};
        if (edit_decode(text_from(buffer_text(body), body->len), builder->arena, &edit,
                        NULL) &&
            has_text(&edit)) {
            list[found++] = edit;
        }
    }
    *edits = list;
    *count = found;
}
