#include "preview.h"

#include "base/utf8.h"
#include "insert_text.h"
#include "menu.h"

void preview_forget(struct preview *preview)
{
    if (preview->text)
        memory_free_wiped(preview->text, strlen(preview->text));
    memory_free(preview->of);
    *preview = (struct preview){0};
}

bool preview_macro(const struct model *model, const char *id, struct buffer *out)
{
    const struct macro *macro = macro_of(model->shop, id);
    struct arena arena;
    size_t holes;

    if (!macro || !model->open)
        return false;
    arena_init(&arena);
    const char *text = macro_text(model, macro, &arena, &holes);
    buffer_add_text(out, text ? text : "Nothing of it can be filled in for this ticket");
    arena_release(&arena);
    return text != NULL;
}

static char *name_of(const struct menu_item *item)
{
    return memory_format("%d %s %s", item->value, string_or_empty(item->id), item->label);
}

static bool is_of(const struct preview *preview, const struct model *model,
                  const struct menu_item *item)
{
    char *name = name_of(item);
    bool is_it = string_equals(preview->of, name) && preview->open == model->open &&
                 preview->version == model->menu.filter.version;

    memory_free(name);
    return is_it;
}

static void preview_make(struct model *model, const struct menu_item *item,
                         preview_function *make)
{
    struct buffer text, clean;

    buffer_init(&text, COMPOSER_LIMIT);
    buffer_init(&clean, COMPOSER_LIMIT);
    bool goes_in = make(model, item, &text);
    utf8_sanitise(text_from(buffer_text(&text), text.len), SANITISE_SENT, &clean, NULL);
    preview_forget(&model->menu.preview);
    model->menu.preview = (struct preview){
        .text = memory_copy(buffer_text(&clean), clean.len),
        .goes_in = goes_in,
        .of = name_of(item),
        .version = model->menu.filter.version,
        .open = model->open,
    };
    buffer_release_wiped(&text);
    buffer_release_wiped(&clean);
}

/* Whatever else comes, an offer, the shop's texts or what was found, may change what the
 * same row puts in. */
static bool leaves_rows_alone(enum event_kind kind)
{
    static const enum event_kind alone[] = {
        EVENT_KEY,  EVENT_TICK,   EVENT_RESIZE,    EVENT_DRAWN,
        EVENT_REST, EVENT_RESTED, EVENT_HESITATED,
    };

    for (size_t i = 0; i < COUNT_OF(alone); i++) {
        if (alone[i] == kind)
            return true;
    }
    return false;
}

void preview_follow(struct model *model, enum event_kind kind)
{
    static preview_function *const makers[] = {
        [MENU_MACROS] = macro_preview,
        [MENU_PALETTE] = palette_preview,
    };
    enum menu_kind menu = model->menu.kind;
    preview_function *make = (size_t)menu < COUNT_OF(makers) ? makers[menu] : NULL;
    const struct menu_item *item =
        make && !model->is_locked ? menu_marked(&model->menu) : NULL;

    if (!item)
        preview_forget(&model->menu.preview);
    else if (!leaves_rows_alone(kind) || !is_of(&model->menu.preview, model, item))
        preview_make(model, item, make);
}
