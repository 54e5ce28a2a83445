#include "choose.h"

#include "choose_parts.h"
#include "errand.h"
#include "guard/language.h"
#include "insert.h"
#include "insert_text.h"
#include "menu.h"
#include "preview.h"
#include "prompt.h"
#include "say.h"
#include "subject.h"
#include "visit.h"

enum { TEXT_MACRO, TEXT_ARTICLE };

static void macro_add(struct model *model, const struct macro *macro, bool is_preferred)
{
    char detail[160];

    /* The language first: of a long name the end is cut. */
    snprintf(detail, sizeof(detail), "%s%s%s", string_or_empty(macro->lang),
             macro->lang ? " · " : "", macro->id);
    menu_add(&model->menu, 0, TEXT_MACRO, string_or_empty(macro->title), detail);
    menu_name_last(&model->menu, macro->id);
    model->menu.items[model->menu.count - 1].is_preferred = is_preferred;
    model->menu.items[model->menu.count - 1].enter = MENU_PUTS_IN;
}

/* Those in the customer's language first. */
static void macros_add(struct model *model, bool is_same)
{
    const char *lang = model->open->ticket.lang;

    for (size_t i = 0; i < model->shop->macro_count; i++) {
        if (language_is_same(model->shop->macros[i].lang, lang) == is_same)
            macro_add(model, &model->shop->macros[i], is_same);
    }
}

/* It bears on what the customer asks. */
static bool article_is_asked(const struct model *model, const char *id)
{
    const struct offered *offered = model->offered;

    for (size_t i = 0; offered && i < offered->article_count; i++) {
        if (string_equals(offered->articles[i].article.id, id))
            return true;
    }
    return false;
}

static void articles_add(struct model *model)
{
    for (size_t i = 0; i < model->shop->article_count; i++) {
        const struct article *article = &model->shop->articles[i];
        if (article->is_internal)
            continue;
        menu_add(&model->menu, 0, TEXT_ARTICLE, string_or_empty(article->title),
                 article->text);
        menu_name_last(&model->menu, article->id);
        struct menu_item *item = &model->menu.items[model->menu.count - 1];
        item->is_text = true;
        item->enter = MENU_PUTS_IN;
        item->is_preferred = article_is_asked(model, article->id);
    }
}

void menu_macros(struct model *model, const char *filter, bool with_articles)
{
    menu_begin(model, MENU_MACROS, true, with_articles ? "Articles" : "Macros");
    if (with_articles) {
        articles_add(model);
    } else {
        macros_add(model, true);
        macros_add(model, false);
    }
    composer_set(&model->menu.filter, text_of(filter));
    menu_filter(&model->menu);
}

bool macro_preview(const struct model *model, const struct menu_item *item,
                   struct buffer *out)
{
    if (item->value == TEXT_MACRO)
        return preview_macro(model, item->id, out);
    const struct article *article = article_of(model->shop, item->id);
    struct text text =
        article ? article_text(model, article, composer_text(&model->menu.filter))
                : text_of("");
    buffer_add(out, text.bytes, text.len);
    return article != NULL;
}

void macro_choose(struct model *model, struct effects *effects, int value)
{
    if (!visit_work(model, effects))
        return;
    if (value == TEXT_MACRO)
        insert_macro(model, model->subject.chosen);
    else
        insert_article(model, model->subject.chosen, text_of(model->subject.text));
}

/* The draft's number and what becomes of the text that is there, in one value. */
enum { REPLACE_OVER, REPLACE_APPEND, REPLACE_LEAVE, REPLACE_WAYS = 10 };

void menu_replace(struct model *model, size_t draft)
{
    int base = (int)draft * REPLACE_WAYS;
    char title[80], back[80];

    snprintf(title, sizeof(title), "The reply was edited. Draft %zu:", draft);
    menu_begin(model, MENU_REPLACE, false, title);
    subject_text(model, text_of(draft_numbered(model, draft)->text));
    menu_add(&model->menu, 'l', base + REPLACE_LEAVE, "Leave the reply as it is", NULL);
    keys_told(model, KEY_UNDO_TEXT " brings it back", back, sizeof(back));
    menu_add(&model->menu, 'r', base + REPLACE_OVER, "Replace it", back);
    menu_add(&model->menu, 'a', base + REPLACE_APPEND, "Append the draft", NULL);
    menu_filter(&model->menu);
}

void replace_choose(struct model *model, struct effects *effects, int value)
{
    enum draft_over over =
        value % REPLACE_WAYS == REPLACE_APPEND ? DRAFT_APPENDED : DRAFT_REPLACES;

    if (value % REPLACE_WAYS == REPLACE_LEAVE)
        return;
    size_t draft = draft_asked(model, (size_t)(value / REPLACE_WAYS));
    if (draft)
        insert_draft(model, effects, draft, over);
}

void menu_rewrite(struct model *model, size_t draft, struct text text)
{
    static const char *const labels[REWRITE_HOW_COUNT] = {
        [REWRITE_SHORTER] = "Shorter",
        [REWRITE_FRIENDLIER] = "Friendlier",
        [REWRITE_FORMAL] = "More formal",
        [REWRITE_SIMPLER] = "Simpler",
        [REWRITE_FIX] = "Mend spelling and grammar",
        [REWRITE_EXPAND] = "Expand",
        [REWRITE_TRANSLATE] = "In the customer's language",
        [REWRITE_FREE] = "As I say…",
    };
    char title[80];

    if (draft)
        snprintf(title, sizeof(title), "Rewrite draft %zu", draft);
    else
        snprintf(title, sizeof(title), "Rewrite the %s",
                 model->reply.is_internal ? "note" : "reply");
    menu_begin(model, MENU_REWRITE, false, title);
    subject_text(model, text);
    for (int how = 0; how < REWRITE_HOW_COUNT; how++)
        menu_add(&model->menu, (char)('1' + how), how, labels[how],
                 how == REWRITE_TRANSLATE ? model->open->ticket.lang : NULL);
    menu_filter(&model->menu);
}

void rewrite_choose(struct model *model, struct effects *effects, int value)
{
    if (value == REWRITE_FREE) {
        prompt_open(model, PROMPT_REWRITE, NULL);
        prompt_hint(model, "how: \"say that the shop is sorry\"");
    } else if (errand_asked(model)) {
        errand_rewrite(model, effects, (enum rewrite_how)value, NULL);
    }
}
