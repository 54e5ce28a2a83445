#include "perform.h"

#include "attach.h"
#include "base/utf8.h"
#include "chat/places.h"
#include "choose.h"
#include "insert.h"
#include "menu.h"
#include "prompt.h"
#include "visit.h"

static bool prefix_cut(struct text word, const char *narrow, const char *wide,
                       struct text *rest)
{
    size_t len = text_starts_with(word, narrow) ? strlen(narrow)
                 : text_starts_with(word, wide) ? strlen(wide)
                                                : 0;

    if (!len)
        return false;
    *rest = text_from(word.bytes + len, word.len - len);
    return true;
}

/* The one macro whose id begins so, or is that; NULL where there are none or several. */
static const char *macro_named(const struct shop *shop, struct text name)
{
    const char *found = NULL;
    size_t count = 0;

    for (size_t i = 0; i < shop->macro_count; i++) {
        const char *id = shop->macros[i].id;
        if (text_is_ignoring_case(name, id))
            return id;
        if (strncasecmp(id, name.bytes, name.len) == 0) {
            found = id;
            count++;
        }
    }
    return count == 1 ? found : NULL;
}

/* The marked word's place is remembered: what is chosen goes there. */
static void macro_complete(struct model *model, struct text name)
{
    const char *id = name.len ? macro_named(model->shop, name) : NULL;
    char *filter = memory_copy(name.bytes, name.len);

    if (id)
        insert_macro(model, id);
    else
        menu_macros(model, filter, false);
    memory_free(filter);
}

static void article_complete(struct model *model, struct text words)
{
    char *filter = memory_copy(words.bytes, words.len);

    menu_macros(model, filter, true);
    if (model->menu.shown_count == 1 && !model->menu.falls_back) {
        char *id = memory_text(menu_marked(&model->menu)->id);
        menu_close(model);
        insert_article(model, id, text_of(filter));
        memory_free(id);
    }
    memory_free_wiped(filter, words.len);
}

/* The last sign of the two widths in text from start on, and what is behind it: also in the
 * midst of a word, since Chinese has no spaces, but then something must follow it. */
static bool sign_find(struct text text, size_t start, const char *narrow, const char *wide,
                      size_t *at, struct text *rest)
{
    for (size_t i = text.len; i-- > start;) {
        struct text here = text_from(text.bytes + i, text.len - i);
        if (prefix_cut(here, narrow, wide, rest) &&
            (rest->len || utf8_begins_apart(text, i))) {
            *at = i;
            return true;
        }
    }
    return false;
}

/* "??return policy": words of the line, no more than these, behind a sign that has one of
 * them directly behind it ("so ?? I see" has not). */
#define ARTICLE_WORDS_MAX 6

static bool words_find_sign(struct text text, size_t *at, struct text *words)
{
    size_t start = place_line_start(text, text.len);
    struct text rest, word;
    size_t count = 0;

    if (!sign_find(text, start, "??", "？？", at, words) || !utf8_begins_apart(text, *at))
        return false;
    for (rest = *words; text_next_word(&rest, &word);)
        count++;
    bool is_near = words->len && words->bytes[0] != ' ' && words->bytes[0] != '\t';
    return is_near && count <= ARTICLE_WORDS_MAX;
}

static void word_complete(struct model *model, struct effects *effects)
{
    struct reply *reply = &model->reply;
    struct text word = composer_word_before(&reply->composer);
    size_t caret = reply->composer.caret;
    struct text front = text_from(composer_text(&reply->composer).bytes, caret);
    size_t word_start = caret - word.len;
    struct text rest;
    bool is_macro = sign_find(front, word_start, "::", "：：", &reply->word_start, &rest);
    bool is_article =
        !is_macro &&
        (sign_find(front, word_start, "??", "？？", &reply->word_start, &rest) ||
         words_find_sign(front, &reply->word_start, &rest));

    if (is_macro)
        macro_complete(model, rest);
    else if (is_article)
        article_complete(model, rest);
    else if (composer_is_empty(&reply->composer) && !reply->is_internal)
        insert_draft(model, effects, model->draft_selected + 1, DRAFT_REPLACES);
    if (!model->menu.kind)
        reply->word_start = SIZE_MAX;
}

void perform_earlier_line(struct model *model, struct effects *effects, int argument)
{
    (void)effects, (void)argument;
    if (model->prompt.kind)
        prompt_go_back(model, 1);
}

void perform_later_line(struct model *model, struct effects *effects, int argument)
{
    (void)effects, (void)argument;
    if (model->prompt.kind)
        prompt_go_back(model, -1);
}

void perform_complete(struct model *model, struct effects *effects, int argument)
{
    (void)argument;
    if (model->prompt.kind == PROMPT_ATTACH)
        attach_complete(model, effects);
    else if (model->prompt.kind)
        prompt_complete(model);
    else if (model->mode == MODE_WRITING && visit_work(model, effects))
        word_complete(model, effects);
}
