#include "menu.h"

#include "base/utf8.h"
#include "menu_words.h"
#include "preview.h"
#include "subject.h"

void menu_init(struct menu *menu)
{
    *menu = (struct menu){0};
    composer_init(&menu->filter);
}

static void item_free(struct menu_item *item)
{
    memory_free(item->label);
    memory_free(item->detail);
    memory_free(item->id);
}

static void items_free(struct menu *menu)
{
    for (size_t i = 0; i < menu->count; i++)
        item_free(&menu->items[i]);
    menu->count = 0;
    menu->shown_count = 0;
    menu->selected = 0;
}

void menu_release(struct menu *menu)
{
    items_free(menu);
    memory_free(menu->items);
    memory_free(menu->shown);
    memory_free(menu->title);
    preview_forget(&menu->preview);
    composer_release(&menu->filter);
}

void menu_close(struct model *model)
{
    struct menu *menu = &model->menu;

    items_free(menu);
    memory_free(menu->title);
    menu->title = NULL;
    menu->kind = MENU_NONE;
    preview_forget(&menu->preview);
    menu->is_filtered = menu->falls_back = false;
    composer_clear(&menu->filter);
}

void menu_begin(struct model *model, enum menu_kind kind, bool is_filtered,
                const char *title)
{
    menu_close(model);
    subject_begin(model);
    model->menu.kind = kind;
    model->menu.is_filtered = is_filtered;
    model->menu.title = memory_text(title);
}

void menu_add(struct menu *menu, char digit, int value, const char *label,
              const char *detail)
{
    menu->items =
        memory_reserve(menu->items, &menu->capacity, menu->count, sizeof(*menu->items));
    menu->items[menu->count++] = (struct menu_item){
        .label = memory_text(label),
        .detail = memory_text(detail),
        .value = value,
        .digit = digit,
    };
}

void menu_name_last(struct menu *menu, const char *id)
{
    struct menu_item *item = &menu->items[menu->count - 1];

    memory_free(item->id);
    item->id = memory_text(id);
}

void menu_drop_last(struct menu *menu, int value)
{
    if (menu->count > 0 && menu->items[menu->count - 1].value == value) {
        menu->count--;
        item_free(&menu->items[menu->count]);
    }
}

/* Every letter of the filter, in this order, other letters between. */
static bool text_has_in_order(struct text hay, struct text letters)
{
    size_t found = 0;

    for (size_t i = 0; i < hay.len && found < letters.len; i++) {
        if (letters.bytes[found] == ' ')
            found++;
        if (found < letters.len && hay.bytes[i] == letters.bytes[found])
            found++;
    }
    return found == letters.len;
}

/* In what it is called: of a command not in its help, behind two spaces, in which most
 * letters follow one another somewhere. */
static bool name_has_in_order(const char *label, struct text letters)
{
    const char *behind = strstr(label, "  ");
    struct buffer name;

    buffer_init(&name, SIZE_MAX);
    utf8_fold(text_from(label, behind ? (size_t)(behind - label) : strlen(label)), &name);
    bool has_them = text_has_in_order(text_from(buffer_text(&name), name.len), letters);
    buffer_release(&name);
    return has_them;
}

static const char *both(const struct menu_item *item, struct arena *arena)
{
    return arena_format(arena, "%s %s", string_or_empty(item->label),
                        string_or_empty(item->detail));
}

enum fit { FIT_NONE, FIT_IN_ORDER, FIT_DETAIL, FIT_LABEL, FIT_FRONT };

static enum fit text_fits(const struct menu_item *item, struct text filter)
{
    struct arena arena;
    enum fit fit = FIT_NONE;

    arena_init(&arena);
    if (menu_words_stand(string_or_empty(item->label), filter))
        fit = FIT_LABEL;
    else if (menu_words_stand(both(item, &arena), filter))
        fit = FIT_DETAIL;
    arena_release(&arena);
    return fit;
}

static enum fit item_fits(const struct menu_item *item, struct text filter)
{
    struct buffer label, detail;
    enum fit fit = FIT_NONE;

    buffer_init(&label, SIZE_MAX);
    buffer_init(&detail, SIZE_MAX);
    utf8_fold(text_of(item->label), &label);
    utf8_fold(text_of(item->detail), &detail);
    struct text words = text_from(buffer_text(&label), label.len);
    const char *at = text_find(words, filter);
    if (at)
        fit = at == words.bytes ? FIT_FRONT : FIT_LABEL;
    else if (text_find(text_from(buffer_text(&detail), detail.len), filter))
        fit = FIT_DETAIL;
    else if (item->is_found)
        fit = item->is_near ? FIT_IN_ORDER : FIT_DETAIL;
    else if (memchr(filter.bytes, ' ', filter.len))
        fit = text_fits(item, filter); /* its words in whatever order */
    if (fit == FIT_NONE && name_has_in_order(string_or_empty(item->label), filter))
        fit = FIT_IN_ORDER;
    buffer_release(&label);
    buffer_release(&detail);
    return fit;
}

/* Of those that fit so, the preferred ones or the others, in their order. */
static void fits_show(struct menu *menu, const enum fit *fits, enum fit fit,
                      bool is_preferred)
{
    for (size_t i = 0; i < menu->count; i++) {
        if (fits[i] == fit && menu->items[i].is_preferred == is_preferred)
            menu->shown[menu->shown_count++] = i;
    }
}

/* Words of another language than the texts': what bears on the question is still of use. */
static void texts_fall_back(struct menu *menu, enum fit *fits)
{
    menu->falls_back = !menu->shown_count && menu->count && menu->items[0].is_text;
    if (!menu->falls_back)
        return;
    /* None was asked for: no Enter out of habit puts one in. */
    menu->selected = MENU_UNMARKED;
    for (size_t i = 0; i < menu->count; i++)
        fits[i] = FIT_DETAIL;
    fits_show(menu, fits, FIT_DETAIL, true);
    fits_show(menu, fits, FIT_DETAIL, false);
}

/* Of names the preferred ones first, whatever stands behind: they are in the customer's
 * language. Of texts those that are called so: what bears on the question comes behind. */
static void shown_order(struct menu *menu, const enum fit *fits)
{
    bool is_of_texts = menu->count && menu->items[0].is_text;

    for (int fit = FIT_FRONT; fit > FIT_IN_ORDER; fit--) {
        fits_show(menu, fits, (enum fit)fit, true);
        if (is_of_texts)
            fits_show(menu, fits, (enum fit)fit, false);
    }
    for (int fit = FIT_FRONT; fit > FIT_IN_ORDER && !is_of_texts; fit--)
        fits_show(menu, fits, (enum fit)fit, false);
}

/*
 * The preferred first, of each kind the better the fit the higher; equals stay in their
 * order. Letters that only follow one another somewhere are behind all that was meant.
 */
void menu_filter(struct menu *menu)
{
    struct buffer folded;
    enum fit *fits = memory_grow(NULL, menu->count + 1, sizeof(*fits));

    buffer_init(&folded, SIZE_MAX);
    utf8_fold(composer_text(&menu->filter), &folded);
    struct text filter = text_trim(text_from(buffer_text(&folded), folded.len));
    for (size_t i = 0; i < menu->count; i++)
        fits[i] = !filter.len              ? FIT_FRONT
                  : menu->items[i].is_text ? text_fits(&menu->items[i], filter)
                                           : item_fits(&menu->items[i], filter);
    menu->shown = memory_grow(menu->shown, menu->count + 1, sizeof(*menu->shown));
    menu->shown_count = 0;
    shown_order(menu, fits);
    fits_show(menu, fits, FIT_IN_ORDER, true);
    fits_show(menu, fits, FIT_IN_ORDER, false);
    texts_fall_back(menu, fits);
    if (menu->selected >= menu->shown_count && !menu->falls_back)
        menu->selected = menu->shown_count ? menu->shown_count - 1 : 0;
    buffer_release(&folded);
    memory_free(fits);
}

void menu_move(struct menu *menu, int64_t rows)
{
    int64_t from = menu->selected == MENU_UNMARKED ? -1 : (int64_t)menu->selected;
    int64_t to = from + rows;
    int64_t last = (int64_t)menu->shown_count - 1;

    if (to > last)
        to = last;
    menu->selected = to < 0 ? 0 : (size_t)to;
}

const struct menu_item *menu_marked(const struct menu *menu)
{
    if (menu->selected >= menu->shown_count)
        return NULL;
    return &menu->items[menu->shown[menu->selected]];
}

const struct menu_item *menu_with_words(const struct menu *menu)
{
    for (size_t i = 0; i < menu->count; i++) {
        if (menu->items[i].takes_words)
            return &menu->items[i];
    }
    return NULL;
}

const struct menu_item *menu_with_digit(const struct menu *menu, struct key key)
{
    key = key_narrow(key);
    for (size_t i = 0; i < menu->count; i++) {
        char digit = menu->items[i].digit;
        if (digit && !key.modifiers && key.code == (uint32_t)(unsigned char)digit)
            return &menu->items[i];
    }
    return NULL;
}
