#include "chat/attachment.h"

#include "base/text.h"

#include <string.h>

void attachments_init(struct attachments *attachments)
{
    *attachments = (struct attachments){0};
    arena_init(&attachments->arena);
}

void attachments_release(struct attachments *attachments)
{
    arena_release(&attachments->arena);
    attachments_init(attachments);
}

static struct attachment copy_of(const struct attachment *attachment, struct arena *arena)
{
    return (struct attachment){
        .name = arena_text(arena, attachment->name),
        .type = arena_text(arena, attachment->type),
        .size = attachment->size,
        .file = arena_text(arena, attachment->file),
        .path = arena_text(arena, attachment->path),
        .hash = arena_text(arena, attachment->hash),
    };
}

void attachments_add(struct attachments *attachments, const struct attachment *list,
                     size_t count)
{
    struct arena *arena = &attachments->arena;

    for (size_t i = 0; i < count; i++) {
        attachments->list = arena_reserve(arena, attachments->list, &attachments->capacity,
                                          attachments->count, sizeof(*attachments->list));
        attachments->list[attachments->count++] = copy_of(&list[i], arena);
    }
}

void attachments_remove(struct attachments *attachments, size_t index)
{
    attachments->count--;
    memmove(attachments->list + index, attachments->list + index + 1,
            (attachments->count - index) * sizeof(*attachments->list));
}

int64_t attachments_bytes(const struct attachments *attachments)
{
    int64_t bytes = 0;

    for (size_t i = 0; i < attachments->count; i++) {
        int64_t size = attachments->list[i].size > 0 ? attachments->list[i].size : 0;
        bytes = size > INT64_MAX - bytes ? INT64_MAX : bytes + size;
    }
    return bytes;
}

bool attachment_is_same(const struct attachment *a, const struct attachment *b)
{
    const char *const told[][2] = {
        {a->hash, b->hash}, {a->file, b->file}, {a->path, b->path}};
    size_t i = 0;

    while (i < COUNT_OF(told) && !(told[i][0] && told[i][1]))
        i++;
    return i < COUNT_OF(told) && string_equals(told[i][0], told[i][1]) &&
           string_equals(a->name, b->name) && a->size == b->size;
}

struct attachment *attachments_copy(const struct attachment *list, size_t count,
                                    struct arena *arena)
{
    struct attachment *copies = arena_get(arena, (count + 1) * sizeof(*copies));

    for (size_t i = 0; i < count; i++)
        copies[i] = copy_of(&list[i], arena);
    return copies;
}

static const struct {
    const char *ending;
    const char *type;
} types[] = {
    {"jpg", "image/jpeg"},
    {"jpeg", "image/jpeg"},
    {"png", "image/png"},
    {"gif", "image/gif"},
    {"webp", "image/webp"},
    {"heic", "image/heic"},
    {"svg", "image/svg+xml"},
    {"pdf", "application/pdf"},
    {"txt", "text/plain"},
    {"md", "text/markdown"},
    {"csv", "text/csv"},
    {"json", "application/json"},
    {"zip", "application/zip"},
    {"mp4", "video/mp4"},
    {"mov", "video/quicktime"},
    {"mp3", "audio/mpeg"},
    {"ogg", "audio/ogg"},
    {"html", "text/html"},
    {"doc", "application/msword"},
    {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {"odt", "application/vnd.oasis.opendocument.text"},
};

const char *attachment_type(const char *name)
{
    const char *dot = strrchr(name, '.');

    for (size_t i = 0; dot && i < COUNT_OF(types); i++) {
        if (text_is_ignoring_case(text_of(dot + 1), types[i].ending))
            return types[i].type;
    }
    return "application/octet-stream";
}
