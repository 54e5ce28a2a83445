/* Unfinished texts, one a writer. */
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

static void edit_release(struct writer_edit *edit)
{
    buffer_release_wiped(&edit->body);
    memory_free(edit->writer);
}

static void drop(struct thread_builder *builder, struct text writer)
{
    size_t kept = 0;
    for (size_t i = 0; i < builder->edit_count; i++) {
        struct writer_edit *edit = &builder->edits[i];
        if (text_is(writer, edit->writer)) {
            edit_release(edit);
        } else {
            builder->edits[kept++] = *edit;
        }
    }
    builder->edit_count = kept;
}

static void drop_all(struct thread_builder *builder, struct text writers)
{
    struct text rest = writers;
    struct text writer;
    while (text_next_word(&rest, &writer)) {
        drop(builder, text_is(writer, THREAD_OLD_WRITER) ? text_of("") : writer);
    }
}

void thread_edits_put(struct thread_builder *builder, struct text body)
{
    struct text rest = body;
    struct text writer = front_string(&rest, "{\"writer\":\"");
    drop_all(builder, front_string(&rest, ",\"takes\":\""));
    drop(builder, writer);
    builder->edits = memory_reserve(builder->edits, &builder->edit_capacity,
                                    builder->edit_count, sizeof(*builder->edits));
    struct writer_edit *edit = &builder->edits[builder->edit_count++];
    edit->writer = memory_copy(writer.bytes, writer.len);
    buffer_init(&edit->body, SIZE_MAX);
    buffer_add(&edit->body, body.bytes, body.len);
}

void thread_edits_end(struct thread_builder *builder, struct text writer, struct text takes)
{
    drop(builder, writer);
    drop_all(builder, takes);
}

void thread_edits_release(struct thread_builder *builder)
{
    for (size_t i = 0; i < builder->edit_count; i++) {
        edit_release(&builder->edits[i]);
    }
    memory_free(builder->edits);
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
            (*edit.text != '\0' || edit.file_count > 0)) {
            list[found++] = edit;
        }
    }
    *edits = list;
    *count = found;
}
