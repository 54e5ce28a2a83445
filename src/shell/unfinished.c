#include "shell/unfinished.h"

static bool is_ours(const struct office *office, const struct thread_edit *edit)
{
    return string_equals(edit->writer, office->writer);
}

static bool is_elsewhere(const struct office *office, const struct thread_edit *edit)
{
    return edit->writer != NULL && !is_ours(office, edit) && process_runs(edit->writer);
}

/* Behind what stands there; what one text holds of the other is not said twice. */
static void join(struct loaded *loaded, const struct thread_edit *edit)
{
    struct arena *arena = &loaded->arena;
    const char *before = string_or_empty(loaded->unfinished);
    size_t caret = edit->caret;

    if (text_find(text_of(before), text_of(edit->text)) != NULL)
        return;
    if (text_find(text_of(edit->text), text_of(before)) == NULL) {
        const char *both = arena_format(arena, "%s\n\n%s", before, edit->text);

        caret =
            caret == SIZE_MAX ? caret : caret + text_of(both).len - text_of(edit->text).len;
        loaded->unfinished = both;
    } else {
        loaded->unfinished = edit->text;
    }
    loaded->unfinished_caret = caret;
}

/* A note never becomes a part of a reply: where one is a note, all of it is. */
static void take(const struct office *office, struct loaded *loaded,
                 const struct thread_edit *edit)
{
    struct arena *arena = &loaded->arena;
    size_t count = loaded->unfinished_file_count + edit->file_count;
    struct attachment *files = arena_get(arena, (count + 1) * sizeof(*files));

    join(loaded, edit);
    loaded->unfinished_is_internal = loaded->unfinished_is_internal || edit->is_internal;
    for (size_t i = 0; i < count; i++)
        files[i] = i < loaded->unfinished_file_count
                       ? loaded->unfinished_files[i]
                       : edit->files[i - loaded->unfinished_file_count];
    loaded->unfinished_files = files;
    loaded->unfinished_file_count = count;
    if (!is_ours(office, edit))
        loaded->unfinished_takes =
            arena_format(arena, "%s%s%s", string_or_empty(loaded->unfinished_takes),
                         loaded->unfinished_takes != NULL ? " " : "",
                         edit->writer != NULL ? edit->writer : THREAD_OLD_WRITER);
}

void unfinished_take(const struct office *office, const struct thread_builder *builder,
                     struct loaded *loaded)
{
    const struct thread_edit *edits;
    size_t count;

    thread_builder_edits(builder, &edits, &count);
    loaded->unfinished_caret = SIZE_MAX;
    for (size_t i = 0; i < count; i++) {
        if (is_elsewhere(office, &edits[i])) {
            loaded->elsewhere = edits[i].text;
            loaded->elsewhere_by = edits[i].by;
        } else {
            take(office, loaded, &edits[i]);
        }
    }
}
