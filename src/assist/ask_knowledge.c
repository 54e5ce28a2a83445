#include "ask_parts.h"
#include "guard/language.h"
#include "intent.h"
#include "thread.h"

/* Beside another matter too: "it has not come, and do you have it in blue?" */
bool ask_is_about_buying(const struct ask *ask, struct arena *arena)
{
    static const char *const intents[] = {"recommend", "product-question", "size-advice",
                                          "stock",     "discount",         "exchange"};
    struct draft_request request = {.facts = ask->facts,
                                    .macros = ask->macros,
                                    .macro_count = ask->macro_count,
                                    .shop_lang = ask->lang};
    struct text question = thread_question(ask->facts, arena);
    const char *intent = assist_intent(&request);

    for (size_t i = 0; intent && i < COUNT_OF(intents); i++) {
        if (string_equals(intent, intents[i]) || intent_words(intents[i], question) > 0)
            return true;
    }
    return !intent;
}

/* What is taken away first, where the budget is small: the shop's wording, then products
 * and orders beside the one that is meant, last the rules, of which the best stays. */
bool ask_limits_lower(struct ask_limits *limits)
{
    size_t *const steps[] = {&limits->macros, &limits->products, &limits->orders};

    for (size_t i = 0; i < COUNT_OF(steps); i++) {
        if (*steps[i] > 0) {
            (*steps[i])--;
            return true;
        }
    }
    if (limits->articles <= 1)
        return false;
    limits->articles--;
    return true;
}

static void write_article(struct ask_page *page, const struct article_hit *hit)
{
    ask_page_open(page, NULL, '{');
    ask_page_string(page, "article", hit->article.id);
    ask_page_string(page, "title", hit->article.title);
    ask_page_string(page, "text", hit->paragraph);
    ask_page_string(page, "url", hit->article.url);
    ask_page_close(page, '}');
    ask_page_end_line(page);
}

static void write_rules(struct ask_page *page, size_t limit)
{
    size_t written = 0;

    for (size_t i = 0; i < page->ask->article_count && written < limit; i++) {
        const struct article_hit *hit = &page->ask->articles[i];
        if (hit->article.is_internal || !hit->paragraph)
            continue;
        if (!written++)
            ask_page_section(page, "RULES");
        write_article(page, hit);
    }
}

/* In the language to be written, of what was found; to a stranger the request for proof
 * alone. */
static bool is_apt(const struct ask *ask, const struct macro_hit *hit)
{
    bool is_theirs = !hit->macro.lang || language_is_same(hit->macro.lang, ask->lang);
    bool asks_who = string_equals(macro_tag(&hit->macro, "intent:"), "identity");

    return is_theirs && hit->score > 0 && asks_who == !thread_is_told(ask->facts);
}

static void write_wording(struct ask_page *page, size_t limit)
{
    const struct ask *ask = page->ask;
    bool is_told = thread_is_told(ask->facts);
    const struct product *product =
        is_told ? thread_product(ask->facts, ask->order_meant, NULL, page->arena) : NULL;
    size_t written = 0;

    for (size_t i = 0; i < ask->macro_count && written < limit; i++) {
        const struct macro *macro = &ask->macros[i].macro;
        const char *text =
            is_apt(ask, &ask->macros[i])
                ? assist_fill_macro(macro, ask->facts, is_told ? ask->order_meant : NULL,
                                    product, page->arena, NULL, NULL)
                : NULL;
        if (!text)
            continue;
        if (!written++)
            ask_page_section(page, "WORDING");
        ask_page_open(page, NULL, '{');
        ask_page_string(page, "macro", macro->id);
        ask_page_string(page, "text", text);
        ask_page_close(page, '}');
        ask_page_end_line(page);
    }
}

void ask_write_knowledge(struct ask_page *page, const struct ask_limits *limits)
{
    write_rules(page, limits->articles);
    write_wording(page, limits->macros);
}
