#include "palette.h"

#include "answer.h"
#include "assist/assist.h"
#include "base/fuzzy.h"
#include "base/words.h"
#include "choose_parts.h"
#include "help.h"
#include "insert.h"
#include "menu.h"
#include "overlay.h"
#include "perform.h"
#include "preview.h"
#include "say.h"
#include "subject.h"
#include "visit.h"

/* What an item's value means: below these it is a command; a macro; a find of that kind. */
enum { VALUE_MACRO = 1000, VALUE_FOUND = 1000000 };

static const char *const kinds[FINDING_KIND_COUNT] = {
    [FINDING_TICKET] = "ticket",
    [FINDING_CUSTOMER] = "customer",
    [FINDING_PRODUCT] = "product",
};

static struct menu_item *last_item(struct model *model)
{
    return &model->menu.items[model->menu.count - 1];
}

static void commands_add(struct model *model, enum key_place place)
{
    for (int command = COMMAND_NONE + 1; command < COMMAND_COUNT; command++) {
        struct buffer label, keys;
        if (!command_may_be_typed((enum command)command))
            continue;
        buffer_init(&label, 512);
        buffer_init(&keys, 256);
        buffer_format(&label, "%s  %s", command_name((enum command)command),
                      command_help((enum command)command));
        help_keys(&model->keymap, place, (enum command)command, &keys);
        menu_add(&model->menu, 0, command, buffer_text(&label),
                 keys.len ? buffer_text(&keys) : NULL);
        last_item(model)->kind = "command";
        last_item(model)->enter = "run it";
        buffer_release(&label);
        buffer_release(&keys);
    }
}

/* They go into a reply: without a ticket there is none. */
static void macros_add(struct model *model)
{
    for (size_t i = 0; model->open && i < model->shop->macro_count; i++) {
        const struct macro *macro = &model->shop->macros[i];
        menu_add(&model->menu, 0, VALUE_MACRO, string_or_empty(macro->title), macro->id);
        menu_name_last(&model->menu, macro->id);
        last_item(model)->kind = "macro";
        last_item(model)->enter = MENU_PUTS_IN;
    }
}

void menu_palette(struct model *model)
{
    enum key_place place = model_place(model);

    menu_begin(model, MENU_PALETTE, true, "Find");
    commands_add(model, place);
    macros_add(model);
    menu_filter(&model->menu);
    queue_hold_texts(&model->queue);
    palette_forget(&model->palette);
    model->palette.version = model->menu.filter.version;
}

void palette_forget(struct palette *palette)
{
    arena_release(&palette->arena);
    *palette = (struct palette){0};
    arena_init(&palette->arena);
}

static bool is_find(const struct menu_item *item)
{
    return item->value >= VALUE_FOUND;
}

static void finds_drop(struct menu *menu)
{
    while (menu->count > 0 && is_find(&menu->items[menu->count - 1]))
        menu_drop_last(menu, menu->items[menu->count - 1].value);
}

/* Who writes looks for what to write; who reads, for what to know. */
static bool product_goes_in(const struct model *model)
{
    return model->mode == MODE_WRITING && model->open;
}

static const char *find_enter(const struct model *model, enum finding_kind kind)
{
    static const char *const words[FINDING_KIND_COUNT] = {
        [FINDING_TICKET] = "open it",
        [FINDING_CUSTOMER] = "show the tickets",
        [FINDING_PRODUCT] = "show it",
    };

    return kind == FINDING_PRODUCT && product_goes_in(model) ? MENU_PUTS_IN : words[kind];
}

static void finds_add(struct model *model)
{
    const struct palette *palette = &model->palette;

    for (size_t i = 0; i < palette->count; i++) {
        const struct finding *found = &palette->found[i];
        if (found->is_thinned)
            continue;
        menu_add(&model->menu, 0, VALUE_FOUND + (int)found->kind, found->label,
                 found->detail);
        menu_name_last(&model->menu, found->id);
        last_item(model)->kind = kinds[found->kind];
        last_item(model)->enter = find_enter(model, found->kind);
        last_item(model)->is_found = true;
        last_item(model)->is_near = found->is_near;
    }
}

/* The marked one, by what it is: finds have other places among those that come. */
static char *marked_name(const struct model *model)
{
    const struct menu_item *item = menu_marked(&model->menu);

    return item && model->menu.selected
               ? memory_format("%s %s", string_or_empty(item->kind), item->label)
               : NULL;
}

static void marked_restore(struct menu *menu, const char *name)
{
    for (size_t i = 0; name && i < menu->shown_count; i++) {
        const struct menu_item *item = &menu->items[menu->shown[i]];
        char *own = memory_format("%s %s", string_or_empty(item->kind), item->label);
        bool is_it = string_equals(own, name);
        memory_free(own);
        if (is_it) {
            menu->selected = i;
            return;
        }
    }
}

/* The list with the finds there are; the mark stays where one has moved it. */
static void list_again(struct model *model)
{
    char *name = marked_name(model);

    finds_drop(&model->menu);
    finds_add(model);
    menu_filter(&model->menu);
    marked_restore(&model->menu, name);
    memory_free(name);
}

/* Every word of what is typed stands in it, letters left out or not. */
static bool has_words(const struct finding *found, struct text words, struct arena *arena)
{
    struct text label = words_fold(text_of(found->label), arena);
    struct text word;

    while (text_next_word(&words, &word)) {
        if (!fuzzy_score(label, word))
            return false;
    }
    return true;
}

/* Finds of what was typed before stand until others come, as far as they fit. */
static void finds_thin(struct model *model, struct text typed)
{
    struct palette *palette = &model->palette;
    struct arena arena;

    arena_init(&arena);
    struct text words = words_fold(typed, &arena);
    for (size_t i = 0; i < palette->count; i++)
        palette->found[i].is_thinned =
            !words.len || !has_words(&palette->found[i], words, &arena);
    arena_release(&arena);
    list_again(model);
    model->menu.selected = 0;
}

static void look(struct model *model, struct effects *effects)
{
    struct palette *palette = &model->palette;
    struct text typed = text_trim(composer_text(&model->menu.filter));

    palette->version = model->menu.filter.version;
    palette->request = typed.len ? ++model->request : 0;
    finds_thin(model, typed);
    if (!typed.len) {
        effects_add(effects, EFFECT_STOP_FINDING);
        return;
    }
    struct effect *effect = effects_add(effects, EFFECT_FIND);
    effect->request = palette->request;
    effect->text = arena_copy(&effects->arena, typed.bytes, typed.len);
}

void palette_follow(struct model *model, struct effects *effects)
{
    bool is_open = model->menu.kind == MENU_PALETTE && !model->is_locked;

    if (is_open && model->menu.filter.version != model->palette.version)
        look(model, effects);
    if (is_open || (!model->palette.request && !model->palette.count))
        return;
    effects_add(effects, EFFECT_STOP_FINDING);
    palette_forget(&model->palette);
}

/* What goes into a text of it. */
static const struct product *product_copy(const struct product *from, struct arena *arena)
{
    struct product *product = from ? arena_get(arena, sizeof(*product)) : NULL;

    if (product)
        *product = (struct product){
            .id = arena_text(arena, from->id),
            .title = arena_text(arena, from->title),
            .price = from->price,
            .stock = from->stock,
        };
    return product;
}

static struct finding found_copy(const struct finding *from, struct arena *arena)
{
    return (struct finding){
        .kind = from->kind,
        .id = arena_text(arena, from->id),
        .label = arena_text(arena, from->label),
        .detail = arena_text(arena, from->detail),
        .about = arena_text(arena, from->about),
        .product = product_copy(from->product, arena),
        .is_near = from->is_near,
    };
}

void palette_found(struct model *model, const struct event *event)
{
    struct palette *palette = &model->palette;
    uint64_t version = palette->version, request = palette->request;

    if (model->menu.kind != MENU_PALETTE || event->request != request || !request)
        return;
    palette_forget(palette);
    palette->version = version;
    palette->request = request;
    palette->found =
        arena_get(&palette->arena, (event->count + 1) * sizeof(*palette->found));
    for (size_t i = 0; i < event->count; i++)
        palette->found[palette->count++] = found_copy(&event->found[i], &palette->arena);
    list_again(model);
}

/* What it was found as; NULL where it is found no more. */
static const struct finding *find_named(const struct palette *palette, int kind,
                                        const char *id)
{
    for (size_t i = 0; i < palette->count; i++) {
        const struct finding *found = &palette->found[i];
        if ((int)found->kind == kind && string_equals(found->id, id))
            return found;
    }
    return NULL;
}

static void label_preview(const struct menu_item *item, struct buffer *out)
{
    buffer_format(out, "%s\n%s", item->label, string_or_empty(item->detail));
}

bool palette_preview(const struct model *model, const struct menu_item *item,
                     struct buffer *out)
{
    const struct finding *found =
        is_find(item)
            ? find_named(&model->palette, item->value - VALUE_FOUND, item->id)
            : NULL;
    bool goes_in = found && found->product && product_goes_in(model);

    if (item->value == VALUE_MACRO)
        return preview_macro(model, item->id, out);
    if (goes_in)
        assist_pick_words(found->product, insert_lang(model), out);
    else if (found && found->about)
        buffer_format(out, "%s\n%s", found->label, found->about);
    else
        label_preview(item, out);
    return goes_in;
}

static void product_put(struct model *model, struct effects *effects,
                        const struct product *product)
{
    if (subject_is_open(model))
        insert_product(model, effects, product);
}

static void find_open(struct model *model, struct effects *effects, int kind)
{
    const char *id = model->subject.chosen;
    const struct finding *found = find_named(&model->palette, kind, id);

    if (!found)
        say_error(model, "The %s %s is found no more", kinds[kind], id);
    else if (kind == FINDING_TICKET)
        visit_open(model, effects, id);
    else if (kind == FINDING_CUSTOMER)
        limit_to_customer(model, effects, id);
    else if (product_goes_in(model))
        product_put(model, effects, found->product);
    else
        overlay_product(model, found->label, found->about);
}

void palette_choose(struct model *model, struct effects *effects, int value)
{
    if (value >= VALUE_FOUND)
        find_open(model, effects, value - VALUE_FOUND);
    else if (value < VALUE_MACRO)
        perform(model, effects, (enum command)value, 0);
    else if (subject_is_open(model) && visit_work(model, effects))
        insert_macro(model, model->subject.chosen);
}
