#include "attach.h"

#include "answer.h"
#include "choose.h"
#include "choose_parts.h"
#include "insert.h"
#include "menu.h"
#include "perform.h"
#include "prompt.h"
#include "reply.h"
#include "say.h"
#include "subject.h"
#include "visit.h"

static void files_say(struct model *model, const char *front, const char *name)
{
    size_t count = model->reply.files.count;
    char key[24];

    keymap_show(&model->keymap, model_place(model), COMMAND_ATTACH, 0, key, sizeof(key));
    if (count)
        say(model, "%s %s: %zu file%s with this text (%s and Enter takes one off)", front,
            name, count, count == 1 ? " goes" : "s go", key[0] ? key : ":attach");
    else
        say(model, "%s %s: no file goes with this text", front, name);
}

/* What is kept is other than what stands here, though not a letter changed. */
static void files_changed(struct model *model)
{
    model->reply.is_touched = model->reply.was_touched = true;
    model->reply.is_kept = false;
    model->reply.version_kept = UINT64_MAX;
}

void perform_attach(struct model *model, struct effects *effects, int argument)
{
    (void)argument;
    if (!visit_work(model, effects))
        return;
    prompt_open(model, PROMPT_ATTACH, NULL);
    if (model->reply.files.count)
        prompt_hint(model, "Enter alone lists what is attached");
}

/* Of two of one name each has its path. */
static char *file_name(const struct attachment *file)
{
    return memory_format("%s\n%s", string_or_empty(file->name),
                         string_or_empty(file->path));
}

static void menu_files(struct model *model)
{
    const struct attachments *files = &model->reply.files;

    menu_begin(model, MENU_FILES, false, "Take off which file?");
    menu_add(&model->menu, 'n', 0, "None", NULL);
    for (size_t i = 0; i < files->count; i++) {
        char *name = file_name(&files->list[i]);
        menu_add(&model->menu, (char)('1' + i), 1, files->list[i].name,
                 files->list[i].path);
        menu_name_last(&model->menu, name);
        memory_free(name);
    }
    menu_filter(&model->menu);
}

/* Where the file that was chosen stands; the count, and said, where it is there no more. */
static size_t file_asked(struct model *model)
{
    const struct attachments *files = &model->reply.files;

    for (size_t i = 0; i < files->count; i++) {
        char *name = file_name(&files->list[i]);
        bool is_it = string_equals(name, model->subject.chosen);
        memory_free(name);
        if (is_it)
            return i;
    }
    subject_stands(model, text_of(""), "The list of files");
    return files->count;
}

void files_choose(struct model *model, struct effects *effects, int value)
{
    struct attachments *files = &model->reply.files;
    size_t index = value ? file_asked(model) : files->count;

    (void)effects;
    if (index == files->count)
        return;
    char *name = memory_text(files->list[index].name);
    attachments_remove(files, index);
    files_changed(model);
    files_say(model, "Taken off", name);
    memory_free(name);
}

bool answer_attach(struct model *model, struct effects *effects, struct text answer,
                   struct error *err)
{
    const struct attachments *files = &model->reply.files;

    if (!visit_work(model, effects))
        return true;
    if (!answer.len && files->count) {
        menu_files(model);
        return true;
    }
    if (!answer.len)
        return error_set(err, ERROR_USAGE, "Which file? Tab completes its path");
    if (files->count == ATTACHMENTS_OF_A_REPLY)
        return error_set(err, ERROR_USAGE, "No more than %d files go with a reply",
                         ATTACHMENTS_OF_A_REPLY);
    struct effect *effect = effects_add(effects, EFFECT_ATTACH);
    effect->ticket = arena_text(&effects->arena, open_id(model));
    effect->text = arena_copy(&effects->arena, answer.bytes, answer.len);
    memory_free(model->attaching);
    model->attaching = memory_copy(answer.bytes, answer.len);
    return true;
}

bool attach_failed(struct model *model, const struct event *event, const char *why)
{
    bool is_free = !model->prompt.kind && !model->menu.kind && !model->is_locked;

    if (!model->attaching || !is_free || !model->open ||
        !string_equals(event->id, open_id(model)))
        return false;
    prompt_open(model, PROMPT_ATTACH, model->attaching);
    prompt_refuse(model, "%s", why);
    return true;
}

void attach_done(struct model *model, struct effects *effects, const struct event *event)
{
    struct attachments *files = &model->reply.files;
    const struct attachment *file = event->attachment;

    if (!model->open || !string_equals(event->id, open_id(model)) ||
        !visit_work(model, effects))
        return;
    if (attachments_bytes(files) > ATTACHMENT_BYTES_MAX - file->size) {
        say_error(model, "Not attached: more than %lld MB in all",
                  (long long)(ATTACHMENT_BYTES_MAX >> 20));
        return;
    }
    attachments_add(files, file, 1);
    insert_write(model);
    files_changed(model);
    files_say(model, "Attached", file->name);
}

void attach_complete(struct model *model, struct effects *effects)
{
    struct prompt *prompt = &model->prompt;

    if (prompt->completion_count > 1) {
        prompt_complete(model);
        return;
    }
    struct text line = composer_text(&prompt->line);
    struct effect *effect = effects_add(effects, EFFECT_PATHS);
    effect->text = arena_copy(&effects->arena, line.bytes, prompt->line.caret);
}

void attach_paths(struct model *model, const struct event *event)
{
    struct prompt *prompt = &model->prompt;
    struct text before = composer_text(&prompt->line);
    struct text rest = text_of(event->text);
    struct text path;

    before.len = prompt->line.caret;
    if (prompt->kind != PROMPT_ATTACH || !text_is(before, string_or_empty(event->id)))
        return;
    prompt_changed(prompt);
    while (text_next(&rest, '\n', &path)) {
        prompt->completions =
            memory_grow(prompt->completions, prompt->completion_count + 1, sizeof(char *));
        prompt->completions[prompt->completion_count++] = memory_copy(path.bytes, path.len);
    }
    prompt_put_first(prompt);
}
