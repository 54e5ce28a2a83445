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
static void join(struct arena *arena, struct unfinished *unfinished,
                 const struct thread_edit *edit)
{
    const char *before = string_or_empty(unfinished->text);
    size_t caret = edit->caret;

    if (text_find(text_of(before), text_of(edit->text)) != NULL)
        return;
    if (text_find(text_of(edit->text), text_of(before)) == NULL) {
        const char *both = arena_format(arena, "%s\n\n%s", before, edit->text);

        caret =
            caret == SIZE_MAX ? caret : caret + text_of(both).len - text_of(edit->text).len;
        unfinished->text = both;
    } else {
        unfinished->text = edit->text;
    }
    unfinished->caret = caret;
}

static void take(const struct office *office, struct loaded *loaded,
                 const struct thread_edit *edit)
{
    struct arena *arena = &loaded->arena;
    enum text_kind kind = edit->is_internal ? TEXT_NOTE : TEXT_REPLY;
    struct unfinished *unfinished = &loaded->unfinished[kind];
    size_t count = unfinished->file_count + edit->file_count;
    struct attachment *files = arena_get(arena, (count + 1) * sizeof(*files));

    join(arena, unfinished, edit);
    for (size_t i = 0; i < count; i++)
        files[i] = i < unfinished->file_count ? unfinished->files[i]
                                              : edit->files[i - unfinished->file_count];
    unfinished->files = files;
    unfinished->file_count = count;
    if (!is_ours(office, edit))
        unfinished->takes = arena_format(
            arena, "%s%s%s", string_or_empty(unfinished->takes),
            unfinished->takes != NULL ? " " : "",
            edit->writer != NULL ? edit->writer : THREAD_OLD_WRITER);
}

void unfinished_take(const struct office *office, const struct thread_builder *builder,
                     struct loaded *loaded)
{
    const struct thread_edit *edits;
    size_t count;

    thread_builder_edits(builder, &edits, &count);
    for (int kind = 0; kind < TEXT_KINDS; kind++)
        loaded->unfinished[kind].caret = SIZE_MAX;
    for (size_t i = 0; i < count; i++) {
        if (is_elsewhere(office, &edits[i])) {
            loaded->elsewhere = edits[i].text;
            loaded->elsewhere_by = edits[i].by;
        } else {
            take(office, loaded, &edits[i]);
        }
    }
}
