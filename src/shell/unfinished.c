#include "shell/unfinished.h"

#include "chat/ledger.h"

/* Of a name: the run's mark, which has two dots, and behind a third the number of what came
 * back. */
static struct text run_of(const char *writer)
{
    const char *end = writer;

    for (int dots = 0; *end != '\0'; end++) {
        if (*end == '.' && ++dots == 3)
            break;
    }
    return text_from(writer, (size_t)(end - writer));
}

static bool came_back(const char *writer)
{
    return writer != NULL && writer[run_of(writer).len] == '.';
}

static bool is_ours(const struct office *office, const char *writer)
{
    return writer != NULL && text_is(run_of(writer), office->writer);
}

static bool is_elsewhere(const struct office *office, const char *writer)
{
    char run[PROCESS_MARK_SIZE];

    if (writer == NULL || is_ours(office, writer))
        return false;
    snprintf(run, sizeof(run), "%.*s", (int)run_of(writer).len, writer);
    return process_runs(run);
}

void unfinished_names(const struct office *office, const char *names, struct buffer *out)
{
    struct text rest = text_of(string_or_empty(names));
    struct text name;

    while (text_next_word(&rest, &name))
        buffer_format(out, "%s%s%.*s", out->len > 0 ? " " : "",
                      name.bytes[0] == '.' ? office->writer : "", (int)name.len,
                      name.bytes);
}

/* What came back stands in front: it was written first. Lines that one text holds of the
 * other are not said twice. */
static void join(struct arena *arena, struct unfinished *unfinished,
                 const struct thread_edit *edit)
{
    const char *before = string_or_empty(unfinished->text);
    bool is_front = came_back(edit->writer);
    size_t caret = is_front ? unfinished->caret : edit->caret;
    size_t front = text_of(is_front ? edit->text : before).len;

    if (text_has_lines(text_of(before), text_of(edit->text)))
        return;
    if (text_has_lines(text_of(edit->text), text_of(before))) {
        unfinished->text = edit->text;
        unfinished->caret = edit->caret;
        return;
    }
    unfinished->text = arena_format(arena, "%s\n\n%s", is_front ? edit->text : before,
                                    is_front ? before : edit->text);
    unfinished->caret = caret == SIZE_MAX ? caret : caret + front + strlen("\n\n");
    unfinished->is_joined = true;
}

static bool has_room(const struct unfinished *unfinished, const struct thread_edit *edit)
{
    size_t before = text_of(string_or_empty(unfinished->text)).len;

    return before == 0 ||
           before + text_of(edit->text).len + strlen("\n\n") <= COMPOSER_LIMIT;
}

/* Of several texts the draft of the one that was changed first. */
static void take_draft(const struct thread_builder *builder, struct unfinished *unfinished,
                       const struct thread_edit *edit)
{
    struct ledger_draft draft;

    if (unfinished->draft_text != NULL ||
        !thread_builder_taken(builder, edit->draft, &draft))
        return;
    unfinished->draft_text = draft.text;
    unfinished->draft_number = (int)draft.number;
}

static void take(const struct office *office, const struct thread_builder *builder,
                 struct loaded *loaded, const struct thread_edit *edit)
{
    struct arena *arena = &loaded->arena;
    enum text_kind kind = edit->is_internal ? TEXT_NOTE : TEXT_REPLY;
    struct unfinished *unfinished = &loaded->unfinished[kind];
    size_t count = unfinished->file_count + edit->file_count;
    struct attachment *files = arena_get(arena, (count + 1) * sizeof(*files));

    if (!has_room(unfinished, edit)) /* it stays where it is */
        return;
    join(arena, unfinished, edit);
    take_draft(builder, unfinished, edit);
    for (size_t i = 0; i < count; i++)
        files[i] = i < unfinished->file_count ? unfinished->files[i]
                                              : edit->files[i - unfinished->file_count];
    unfinished->files = files;
    unfinished->file_count = count;
    if (!string_equals(edit->writer, office->writer))
        unfinished->takes =
            arena_format(arena, "%s%s%s", string_or_empty(unfinished->takes),
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
        if (is_elsewhere(office, edits[i].writer)) {
            loaded->elsewhere = edits[i].text;
            loaded->elsewhere_by = edits[i].by;
        } else {
            take(office, builder, loaded, &edits[i]);
        }
    }
}
