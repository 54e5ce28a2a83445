#include "perform.h"

#include "focus.h"
#include "prompt.h"
#include "reply.h"
#include "say.h"

/* The line that is written in; NULL, and said where a person may have expected one. */
static struct composer *line_written(struct model *model)
{
    struct composer *line = focus_line(model);

    if (!line && !model->menu.kind && !model->overlay.kind)
        say(model, "Only while writing (r)");
    return line;
}

static void line_move(struct model *model, enum reach reach)
{
    struct composer *line = line_written(model);

    if (!line)
        return;
    prompt_take_offer(&model->prompt);
    composer_move(line, reach);
    model->reply.is_scrolled = false;
}

static void line_edit(struct model *model, enum reach reach,
                      void (*edit)(struct composer *, enum reach))
{
    struct composer *line = line_written(model);

    if (!line)
        return;
    prompt_take_offer(&model->prompt);
    uint64_t version = line->version;
    edit(line, reach);
    if (line->version != version)
        focus_line_changed(model);
}

#define MOVES(name, reach)                                                                 \
    void perform_##name(struct model *model, struct effects *effects, int argument)        \
    {                                                                                      \
        (void)effects, (void)argument;                                                     \
        line_move(model, reach);                                                           \
    }
#define EDITS(name, edit, reach)                                                           \
    void perform_##name(struct model *model, struct effects *effects, int argument)        \
    {                                                                                      \
        (void)effects, (void)argument;                                                     \
        line_edit(model, reach, edit);                                                     \
    }

void perform_normal(struct model *model, struct effects *effects, int argument)
{
    (void)effects, (void)argument;
    if (model->preferences.has_vi && model->mode == MODE_WRITING)
        vi_escape(&model->vi, &model->reply.composer);
    else
        say(model, "This is a key of vi ([ui] composer = vi), while writing");
}

MOVES(left, REACH_CLUSTER_LEFT)
MOVES(right, REACH_CLUSTER_RIGHT)
MOVES(word_left, REACH_WORD_LEFT)
MOVES(word_right, REACH_WORD_RIGHT)
MOVES(sentence_left, REACH_SENTENCE_LEFT)
MOVES(sentence_right, REACH_SENTENCE_RIGHT)
MOVES(line_up, REACH_LINE_UP)
MOVES(line_down, REACH_LINE_DOWN)
MOVES(line_start, REACH_LINE_START)
MOVES(line_end, REACH_LINE_END)
MOVES(text_start, REACH_TEXT_START)
MOVES(text_end, REACH_TEXT_END)

static void edit_yank(struct composer *line, enum reach reach)
{
    (void)reach;
    composer_yank(line);
}

void perform_yank_pop(struct model *model, struct effects *effects, int argument)
{
    struct composer *line = line_written(model);

    (void)effects, (void)argument;
    if (!line)
        return;
    if (composer_yank_pop(line))
        focus_line_changed(model);
    else if (line->is_yanking)
        say(model, "There is one kill alone, and it is in");
    else
        say(model, "This follows a yank, and puts in the kill before it");
}

/* As in emacs, what is marked goes before the word. */
static void edit_kill_left(struct composer *line, enum reach reach)
{
    if (!composer_kill_region(line))
        composer_kill(line, reach);
}

void perform_set_mark(struct model *model, struct effects *effects, int argument)
{
    struct composer *line = line_written(model);

    (void)effects, (void)argument;
    if (!line)
        return;
    composer_set_mark(line);
    say(model, line->has_mark
                   ? "A region begins here: " KEY_OF("kill-word-left") " kills it, " KEY_OF(
                         "copy-region") " keeps it, " KEY_CANCEL " leaves it"
                   : "No region is marked any more");
}

void perform_copy_region(struct model *model, struct effects *effects, int argument)
{
    struct composer *line = line_written(model);

    (void)effects, (void)argument;
    if (!line)
        return;
    say(model, composer_copy_region(line)
                   ? "Kept: " KEY_OF("yank") " puts it in"
                   : "No region is marked (" KEY_OF("set-mark") " begins one)");
}

void perform_exchange_mark(struct model *model, struct effects *effects, int argument)
{
    struct composer *line = line_written(model);

    (void)effects, (void)argument;
    if (!line)
        return;
    if (!composer_exchange_mark(line))
        say(model, "No region is marked (" KEY_OF("set-mark") " begins one)");
    model->reply.is_scrolled = false;
}

static void edit_transpose(struct composer *line, enum reach reach)
{
    (void)reach;
    composer_transpose(line);
}

static size_t line_moved(struct composer *line, enum reach reach)
{
    composer_move(line, reach);
    return line->caret;
}

/* The word at or behind the caret and the one before it; the caret ends behind both. */
static void edit_transpose_words(struct composer *line, enum reach reach)
{
    size_t caret = line->caret;
    size_t end = line_moved(line, REACH_WORD_RIGHT);
    size_t second = line_moved(line, REACH_WORD_LEFT);
    size_t first = line_moved(line, REACH_WORD_LEFT);
    size_t gap = line_moved(line, REACH_WORD_RIGHT);
    const char *bytes = composer_text(line).bytes;

    (void)reach;
    if (gap > second || first >= second || second >= end) {
        composer_move_to(line, caret);
        return;
    }
    char *swapped =
        memory_format("%.*s%.*s%.*s", (int)(end - second), bytes + second,
                      (int)(second - gap), bytes + gap, (int)(gap - first), bytes + first);
    composer_replace(line, first, end, text_of(swapped));
    composer_move_to(line, end);
    memory_free_wiped(swapped, strlen(swapped));
}

static void edit_capitalise(struct composer *line, enum reach reach)
{
    (void)reach;
    composer_word_case(line, WORD_CAPITAL);
}

static void edit_upper(struct composer *line, enum reach reach)
{
    (void)reach;
    composer_word_case(line, WORD_UPPER);
}

static void edit_lower(struct composer *line, enum reach reach)
{
    (void)reach;
    composer_word_case(line, WORD_LOWER);
}

EDITS(delete_left, composer_delete, REACH_CLUSTER_LEFT)
EDITS(delete_right, composer_delete, REACH_CLUSTER_RIGHT)
EDITS(kill_word_left, edit_kill_left, REACH_WORD_LEFT)
EDITS(kill_word_right, composer_kill, REACH_WORD_RIGHT)
EDITS(kill_sentence, composer_kill, REACH_SENTENCE_RIGHT)
EDITS(kill_line_end, composer_kill, REACH_LINE_END)
/* In a list with nothing typed in it, a page up, as when one reads. */
void perform_kill_line_start(struct model *model, struct effects *effects, int argument)
{
    struct composer *line = line_written(model);

    if (model_place(model) == PLACE_MENU && (!line || composer_is_empty(line)))
        perform_page_up(model, effects, argument);
    else
        line_edit(model, REACH_LINE_START, composer_kill);
}

EDITS(yank, edit_yank, REACH_CLUSTER_RIGHT)
EDITS(transpose, edit_transpose, REACH_CLUSTER_RIGHT)
EDITS(transpose_words, edit_transpose_words, REACH_WORD_RIGHT)
EDITS(capitalise, edit_capitalise, REACH_WORD_RIGHT)
EDITS(upper_case, edit_upper, REACH_WORD_RIGHT)
EDITS(lower_case, edit_lower, REACH_WORD_RIGHT)
