/* What a browser is asked to show: the page of what is marked, or a link that was written.
 */
#include "choose.h"
#include "choose_parts.h"
#include "insert.h"
#include "menu.h"
#include "perform.h"
#include "say.h"
#include "visit.h"

#define LINKS_MAX 9

/* Addresses, each once. */
struct found {
    const struct facts *facts;
    struct arena *arena;
    struct web_link links[LINKS_MAX];
    size_t count;
};

static void found_add(struct found *found, const struct web_link *link)
{
    for (size_t i = 0; i < found->count; i++) {
        if (string_equals(found->links[i].url, link->url))
            return;
    }
    if (found->count < LINKS_MAX)
        found->links[found->count++] = *link;
}

static void find_in(struct found *found, const char *text)
{
    struct web_link *links;
    size_t count;

    guard_links(found->facts, text_of(text), found->arena, &links, &count);
    for (size_t i = 0; i < count; i++)
        found_add(found, &links[i]);
}

/* Of the messages that stand on the screen. */
static void find_in_thread(const struct model *model, struct found *found)
{
    const struct ticket *ticket = &model->open->ticket;
    size_t end = model->drawn.thread_end;

    for (size_t i = model->drawn.thread_first; i < end && i < ticket->message_count; i++)
        find_in(found, ticket->messages[i].text);
}

static void find_in_reply(const struct model *model, struct found *found)
{
    find_in(found, buffer_text(&model->reply.composer.text));
    if (!found->count)
        find_in_thread(model, found);
}

static void find_of_order(const struct model *model, struct found *found)
{
    if (!model_is_stranger(model) && model->order_selected < model->open->order_count)
        find_in(found, model->open->orders[model->order_selected].url);
}

static void find_of_pick(const struct model *model, struct found *found)
{
    const struct pick *pick = pick_numbered(model, model->pick_selected + 1);

    if (pick)
        find_in(found, pick->product.url);
}

static const char *source_url(const struct facts *facts, const struct source *source)
{
    for (size_t i = 0; i < facts->article_count; i++) {
        if (string_equals(source->kind, "article") &&
            string_equals(source->id, facts->articles[i].id))
            return facts->articles[i].url;
    }
    for (size_t i = 0; i < facts->product_count; i++) {
        if (string_equals(source->kind, "product") &&
            string_equals(source->id, facts->products[i].id))
            return facts->products[i].url;
    }
    for (size_t i = 0; i < facts->order_count; i++) {
        if (string_equals(source->kind, "order") &&
            string_equals(source->id, facts->orders[i].id))
            return facts->orders[i].url;
    }
    return NULL;
}

/* The pages that the marked draft rests on: of its own sources, then of its claims'. */
static void find_of_draft(const struct model *model, struct found *found)
{
    const struct draft *draft = draft_numbered(model, model->draft_selected + 1);

    if (!draft || model_is_stranger(model))
        return;
    for (size_t i = 0; i < draft->source_count; i++)
        find_in(found, source_url(found->facts, &draft->sources[i]));
    for (size_t i = 0; i < draft->opinion.claim_count; i++) {
        const struct claim *claim = &draft->opinion.claims[i];
        if (claim->has_source)
            find_in(found, source_url(found->facts, &claim->source));
    }
}

/* Where each pane looks, and what is said where nothing is found. */
static const struct {
    void (*find)(const struct model *model, struct found *found);
    const char *none;
} places[PANE_COUNT] = {
    [PANE_QUEUE] = {NULL, "A ticket has no page of its own: w goes to what has one"},
    [PANE_THREAD] = {find_in_thread, "No web link in the messages on the screen"},
    [PANE_CUSTOMER] = {find_in_thread, "No web link in the messages on the screen"},
    [PANE_DRAFTS] = {find_of_draft, "The draft's sources have no page"},
    [PANE_REPLY] = {find_in_reply, "No web link in the reply or on the screen"},
    [PANE_ORDERS] = {find_of_order, "The marked order has no page that may be opened"},
    [PANE_PICKS] = {find_of_pick, "The marked product has no page"},
};

static void outside_open(struct model *model, struct effects *effects, const char *url)
{
    struct effect *effect = effects_add(effects, EFFECT_BROWSE);

    effect->text = arena_text(&effects->arena, url);
    say(model, "Opened outside: %s", url);
}

/* The first leaves; the others stand in model->outside, an address a line. */
static void menu_outside(struct model *model, const struct found *found)
{
    struct buffer urls;

    buffer_init(&urls, SIZE_MAX);
    menu_begin(model, MENU_OUTSIDE, false,
               found->count == 1 ? "This link leaves the shop and its carriers"
                                 : "Open in a browser");
    menu_add(&model->menu, 'n', 0, "Leave it", NULL);
    for (size_t i = 0; i < found->count; i++) {
        const struct web_link *link = &found->links[i];
        menu_add(&model->menu, (char)('1' + i), (int)i + 1, link->host,
                 link->is_allowed
                     ? link->url
                     : arena_format(found->arena, "no site of the shop: %s", link->url));
        buffer_format(&urls, "%s\n", link->url);
    }
    menu_filter(&model->menu);
    memory_free(model->outside);
    model->outside = memory_text(buffer_text(&urls));
    buffer_release(&urls);
}

void outside_choose(struct model *model, struct effects *effects, int value)
{
    struct text rest = text_of(model->outside);
    struct text url = {0};
    char *chosen;

    for (int i = 0; i < value; i++) {
        if (!text_next(&rest, '\n', &url))
            return;
    }
    if (!url.len)
        return;
    chosen = memory_copy(url.bytes, url.len);
    outside_open(model, effects, chosen);
    memory_free(chosen);
}

void perform_open_outside(struct model *model, struct effects *effects, int argument)
{
    enum pane pane = model->mode == MODE_WRITING ? PANE_REPLY : model->pane;
    struct arena arena;
    struct facts facts;
    struct found found = {.facts = &facts, .arena = &arena};

    (void)argument;
    if (!visit_work(model, effects))
        return;
    arena_init(&arena);
    model_facts(model, &arena, &facts);
    if (places[pane].find)
        places[pane].find(model, &found);
    if (!found.count)
        say(model, "%s", places[pane].none);
    else if (found.count == 1 && found.links[0].is_allowed)
        outside_open(model, effects, found.links[0].url);
    else
        menu_outside(model, &found);
    arena_release(&arena);
}
