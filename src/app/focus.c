#include "focus.h"

#include "menu.h"
#include "overlay.h"
#include "prompt.h"
#include "reply.h"

struct composer *focus_line(struct model *model)
{
    if (model->overlay.kind)
        return model->overlay.is_sought ? &model->overlay.filter : NULL;
    if (model->menu.kind)
        return model->menu.is_filtered ? &model->menu.filter : NULL;
    if (model->prompt.kind)
        return &model->prompt.line;
    return model->mode == MODE_WRITING ? &model->reply.composer : NULL;
}

void focus_line_changed(struct model *model)
{
    if (model->overlay.kind) {
        overlay_filter(model);
    } else if (model->menu.kind) {
        model->menu.selected = 0;
        menu_filter(&model->menu);
    } else if (model->prompt.kind) {
        prompt_changed(&model->prompt);
    } else {
        reply_typed(model);
    }
}

bool focus_type(struct model *model, struct text text)
{
    struct composer *line = focus_line(model);

    if (!line)
        return false;
    if (line == &model->prompt.line)
        prompt_type_over(&model->prompt, text);
    bool fits = composer_insert(line, text);
    if (fits)
        focus_line_changed(model);
    return fits;
}

void focus_pane(struct model *model, enum pane pane)
{
    model->mode = MODE_READING;
    model->pane = pane;
    model->reply.is_scrolled = false;
}

void focus_leave(struct model *model)
{
    model->has_left = true;
    model->left_top = model->thread_top;
    model->left_pane = model->pane;
}

bool focus_return(struct model *model)
{
    struct thread_top top = model->left_top;
    enum pane pane = model->left_pane;

    if (!model->has_left)
        return false;
    focus_leave(model);
    model->thread_top = top;
    model->thread_to_unread = model->thread_to_match = false;
    if (model->mode == MODE_READING)
        model->pane = pane;
    return true;
}

size_t focus_moved(size_t at, size_t count, int64_t rows)
{
    int64_t to = (int64_t)at + rows;

    if (to >= (int64_t)count)
        to = (int64_t)count - 1;
    return to < 0 ? 0 : (size_t)to;
}
