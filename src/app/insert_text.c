#include "insert_text.h"

#include "assist/assist.h"
#include "assist/macro.h"
#include "base/utf8.h"
#include "menu_words.h"

static const struct product *order_product(const struct model *model,
                                           const struct order *order)
{
    for (size_t i = 0; order && order->line_count && i < model->open->product_count; i++) {
        if (string_equals(model->open->products[i].id, order->lines[0].product))
            return &model->open->products[i];
    }
    return NULL;
}

const struct macro *macro_of(const struct shop *shop, const char *id)
{
    for (size_t i = 0; i < shop->macro_count; i++) {
        if (string_equals(shop->macros[i].id, id))
            return &shop->macros[i];
    }
    return NULL;
}

const struct article *article_of(const struct shop *shop, const char *id)
{
    for (size_t i = 0; i < shop->article_count; i++) {
        if (string_equals(shop->articles[i].id, id))
            return &shop->articles[i];
    }
    return NULL;
}

const char *macro_text(const struct model *model, const struct macro *macro,
                       struct arena *arena, size_t *holes)
{
    struct facts facts;
    const char *why;

    model_facts(model, arena, &facts);
    const struct order *order = assist_order_meant(&facts, arena, &why);
    const char *text = assist_fill_macro_by_hand(macro, &facts, order,
                                                 order_product(model, order), arena, holes);
    const struct composer *composer = &model->reply.composer;
    return text ? assist_put_in_words(text, composer_text(composer), composer->caret, arena)
                : NULL;
}

/* What the offer found in it for the question; the text is the article's own. */
static bool is_asked(const struct model *model, const struct article *article,
                     struct text paragraph)
{
    const struct offered *offered = model->offered;

    for (size_t i = 0; offered && i < offered->article_count; i++) {
        const struct article_hit *hit = &offered->articles[i];
        if (string_equals(hit->article.id, article->id) && hit->paragraph)
            return text_equals(text_trim(text_of(hit->paragraph)), paragraph);
    }
    return false;
}

struct text article_text(const struct model *model, const struct article *article,
                         struct text words)
{
    struct text rest = text_of(article->text), paragraph, best = {0};
    struct buffer folded;
    size_t most = 0;

    buffer_init(&folded, SIZE_MAX);
    utf8_fold(words, &folded);
    while (text_next(&rest, '\n', &paragraph)) {
        paragraph = text_trim(paragraph);
        size_t count =
            menu_words_count(paragraph, text_from(buffer_text(&folded), folded.len));
        bool is_better = count > most || (!most && is_asked(model, article, paragraph));
        if (paragraph.len && (!best.len || is_better))
            best = paragraph;
        most = count > most ? count : most;
    }
    buffer_release_wiped(&folded);
    return best;
}
