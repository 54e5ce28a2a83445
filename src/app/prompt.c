#include "prompt.h"

#include "answer.h"
#include "base/utf8.h"
#include "say.h"
#include "snooze.h"
#include "subject.h"
#include "targets.h"

#include <stdarg.h>

void prompt_init(struct prompt *prompt)
{
    *prompt = (struct prompt){0};
    composer_init(&prompt->line);
}

static void completions_free(struct prompt *prompt)
{
    for (size_t i = 0; i < prompt->completion_count; i++)
        memory_free(prompt->completions[i]);
    memory_free(prompt->completions);
    prompt->completions = NULL;
    prompt->completion_count = prompt->completion = 0;
}

void prompt_release(struct prompt *prompt)
{
    completions_free(prompt);
    memory_free(prompt->begun);
    composer_release(&prompt->line);
}

void prompt_changed(struct prompt *prompt)
{
    completions_free(prompt);
    prompt->error[0] = '\0';
    prompt->is_refused = false;
    prompt->back = 0;
}

void prompt_close(struct model *model)
{
    prompt_changed(&model->prompt);
    composer_clear(&model->prompt.line);
    model->prompt.kind = PROMPT_NONE;
    model->prompt.about[0] = '\0';
}

/* Those that change tickets name them, for as long as they stand. */
static bool prompt_is_of_tickets(enum prompt_kind kind)
{
    return kind == PROMPT_ASSIGN || kind == PROMPT_TAG || kind == PROMPT_SNOOZE;
}

/* Those whose answer goes into the open ticket. */
static bool prompt_is_of_open(enum prompt_kind kind)
{
    return kind == PROMPT_REFERENCE || kind == PROMPT_IDENTIFIED || kind == PROMPT_ATTACH ||
           kind == PROMPT_REWRITE;
}

void prompt_open(struct model *model, enum prompt_kind kind, const char *initial)
{
    prompt_close(model);
    if (!model->subject.text && !model->subject.ticket_count) /* no menu goes on in it */
        subject_begin(model);
    if (prompt_is_of_tickets(kind))
        subject_tickets(model);
    model->prompt.kind = kind;
    if (prompt_is_of_tickets(kind) &&
        !targets_name(model, model->prompt.about, sizeof(model->prompt.about)))
        model->prompt.about[0] = '\0';
    composer_set(&model->prompt.line, text_of(initial));
}

void prompt_offer(struct prompt *prompt)
{
    struct composer *line = &prompt->line;

    composer_move(line, REACH_TEXT_START);
    composer_set_mark(line);
    composer_move(line, REACH_TEXT_END);
}

bool prompt_is_offered(const struct prompt *prompt)
{
    const struct composer *line = &prompt->line;

    return prompt->kind == PROMPT_LIMIT && line->has_mark && line->mark == 0 &&
           line->caret == line->text.len && line->text.len > 0;
}

void prompt_take_offer(struct prompt *prompt)
{
    if (prompt_is_offered(prompt))
        composer_clear_mark(&prompt->line);
}

void prompt_type_over(struct prompt *prompt, struct text typed)
{
    bool adds = text_starts_with(typed, " ") || text_starts_with(typed, "　");

    if (prompt_is_offered(prompt) && !adds)
        composer_replace(&prompt->line, 0, prompt->line.text.len, text_of(""));
    composer_clear_mark(&prompt->line);
}

PRINTF_LIKE(3, 0)
static void prompt_tell(struct model *model, bool is_refused, const char *format,
                        va_list args)
{
    struct prompt *prompt = &model->prompt;
    char marked[512];

    if (vsnprintf(marked, sizeof(marked), format, args) < 0)
        marked[0] = '\0';
    keys_told(model, marked, prompt->error, sizeof(prompt->error));
    prompt->is_refused = is_refused;
}

void prompt_hint(struct model *model, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    prompt_tell(model, false, format, args);
    va_end(args);
}

void prompt_refuse(struct model *model, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    prompt_tell(model, true, format, args);
    va_end(args);
}

/* The rest is of one ticket or one person, and not typed twice. */
static bool is_remembered(enum prompt_kind kind)
{
    return kind == PROMPT_COMMAND || kind == PROMPT_LIMIT || kind == PROMPT_SEARCH;
}

/* So many lines of the kind ago; NULL where there were not as many. */
static const char *line_before(const struct model *model, enum prompt_kind kind,
                               size_t back)
{
    for (size_t i = model->typed_count; i > 0; i--) {
        if (model->typed[i - 1].kind == kind && --back == 0)
            return model->typed[i - 1].text;
    }
    return NULL;
}

static void typed_free(struct typed_line *line)
{
    if (line->text)
        memory_free_wiped(line->text, strlen(line->text));
}

static void line_remember(struct model *model, enum prompt_kind kind, struct text line)
{
    struct text kept = kind == PROMPT_COMMAND ? command_kept(model, line) : line;
    const char *before = line_before(model, kind, 1);

    if (!is_remembered(kind) || !kept.len || (before && text_is(kept, before)))
        return;
    if (model->typed_count == TYPED_LIMIT) {
        typed_free(&model->typed[0]);
        memmove(model->typed, model->typed + 1,
                --model->typed_count * sizeof(*model->typed));
    }
    model->typed = memory_reserve(model->typed, &model->typed_capacity, model->typed_count,
                                  sizeof(*model->typed));
    model->typed[model->typed_count++] =
        (struct typed_line){kind, memory_copy(kept.bytes, kept.len)};
}

void typed_lines_forget(struct model *model)
{
    for (size_t i = 0; i < model->typed_count; i++)
        typed_free(&model->typed[i]);
    memory_free(model->typed);
    model->typed = NULL;
    model->typed_count = model->typed_capacity = 0;
}

void prompt_go_back(struct model *model, int step)
{
    struct prompt *prompt = &model->prompt;
    size_t back = step < 0 ? prompt->back - (prompt->back > 0) : prompt->back + 1;
    const char *before = back ? line_before(model, prompt->kind, back) : prompt->begun;

    if (!before || back == prompt->back)
        return;
    if (!prompt->back) {
        struct text begun = composer_text(&prompt->line);
        memory_free(prompt->begun);
        prompt->begun = memory_copy(begun.bytes, begun.len);
    }
    prompt_changed(prompt);
    composer_set(&prompt->line, text_of(before));
    prompt->back = back;
}

/* It is told in words of whoever typed it, and not in some of ours. */
static bool answer_is_free(const struct model *model, enum prompt_kind kind,
                           struct text answer)
{
    if (kind == PROMPT_COMMAND)
        return command_is_free(model, answer);
    /* Whom a limit names is told by what it shows. */
    return kind != PROMPT_SNOOZE && kind != PROMPT_LIMIT && text_trim(answer).len;
}

/* Where it is refused, it stands there again. */
static void answer_take(struct model *model, struct effects *effects, enum prompt_kind kind,
                        const char *answer)
{
    struct error err = {0};

    model->answer_is_free = answer_is_free(model, kind, text_of(answer));
    bool is_taken = answer_give(model, effects, kind, text_trim(text_of(answer)), &err);
    model->answer_is_free = false;
    if (is_taken) {
        line_remember(model, kind, text_of(answer));
        return;
    }
    prompt_open(model, kind, answer);
    prompt_refuse(model, "%s", err.text);
}

void prompt_accept(struct model *model, struct effects *effects)
{
    enum prompt_kind kind = model->prompt.kind;
    struct text line = composer_text(&model->prompt.line);
    char *answer = memory_copy(line.bytes, line.len);
    prompt_close(model);
    if (!prompt_is_of_open(kind) || subject_is_open(model))
        answer_take(model, effects, kind, answer);
    memory_free_wiped(answer, strlen(answer));
}

/* What of the line is a time; empty where it is about none. */
static struct text time_typed(const struct prompt *prompt)
{
    struct text line = text_trim(composer_text(&prompt->line));

    if (prompt->kind == PROMPT_SNOOZE)
        return line;
    return prompt->kind == PROMPT_COMMAND && text_starts_with(line, "snooze ")
               ? text_trim(text_from(line.bytes + strlen("snooze "),
                                     line.len - strlen("snooze ")))
               : text_of("");
}

void snooze_follow(struct model *model)
{
    struct text typed = time_typed(&model->prompt);
    char until[48];
    moment_t when;

    if (!typed.len || model->prompt.error[0])
        return;
    if (!snooze_parse(typed, model->now, model->today, &when, NULL)) {
        prompt_hint(model, snooze_is_time(typed, model->now, model->today)
                               ? "that time has passed"
                               : "not a time yet");
        return;
    }
    snooze_tell(when, model->today, until, sizeof(until));
    prompt_hint(model, "%s", until);
}

/* Puts the completion in the place of the word before the caret. */
static void completion_put(struct prompt *prompt, size_t word_start)
{
    const char *word = prompt->completions[prompt->completion];

    composer_replace(&prompt->line, word_start, prompt->line.caret, text_of(word));
}

void prompt_put_first(struct prompt *prompt)
{
    prompt->completion = 0;
    if (prompt->completion_count)
        completion_put(prompt, 0);
}

void prompt_complete(struct model *model)
{
    struct prompt *prompt = &model->prompt;
    struct text line = composer_text(&prompt->line);
    size_t start;

    prompt_take_offer(prompt);
    if (prompt->completion_count == 1) /* behind "status:" stand its values */
        completions_free(prompt);
    if (prompt->completion_count) {
        size_t put = strlen(prompt->completions[prompt->completion]);
        start = prompt->line.caret - put;
        prompt->completion = (prompt->completion + 1) % prompt->completion_count;
        completion_put(prompt, start);
        return;
    }
    prompt->completions =
        complete_words(model, prompt->kind, text_from(line.bytes, prompt->line.caret),
                       &start, &prompt->completion_count);
    prompt->completion = 0;
    if (prompt->completion_count)
        completion_put(prompt, start);
}
