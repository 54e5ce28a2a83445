#include "view/view.h"

bool view_has_focus(const struct view *view, enum pane pane)
{
    const struct model *model = view->model;
    return model->pane == pane && model->menu.kind == MENU_NONE &&
           model->overlay.kind == OVERLAY_NONE && model->prompt.kind == PROMPT_NONE;
}

const struct suggestion *view_suggestion(const struct model *model)
{
    if (model->open == NULL || model->offered == NULL ||
        model->offered->suggestion.draft_count == 0) {
        return NULL;
    }
    return &model->offered->suggestion;
}

bool view_offers_draft(const struct model *model)
{
    enum offer_age age = model_offer_age(model);
    return view_suggestion(model) != NULL && (age == OFFER_FRESH || age == OFFER_MOVED);
}

const struct menu_item *view_menu_marked(const struct model *model)
{
    const struct menu *menu = &model->menu;
    bool is_marked = menu->kind != MENU_NONE && menu->selected < menu->shown_count;
    return is_marked ? &menu->items[menu->shown[menu->selected]] : NULL;
}

void view_key(const struct model *model, enum command command, int argument, char *out)
{
    bool is_normal = model->preferences.has_vi && model->vi.mode != VI_INSERT;
    enum key_place place = model->mode != MODE_WRITING ? PLACE_READING
                           : is_normal                 ? PLACE_NORMAL
                                                       : PLACE_WRITING;
    keymap_show(&model->keymap, place, command, argument, out, VIEW_KEY_SIZE);
}
