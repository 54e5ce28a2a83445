#include "gathering.h"

#include "base/buffer.h"
#include "base/words.h"
#include "chat/composer.h"
#include "guard/thread_orders.h"
#include "order_unknown.h"
#include "phrases.h"

#define ORDERS_LISTED 5

/* What is asked about an order, so that it has to be known which. */
static const char *const about_an_order[] = {
    "late-parcel",    "lost-parcel", "order-status", "cancel",
    "address-change", "return",      "exchange",     "damaged",
    "warranty",       "wrong-item",  "invoice",      "refund-status",
};

static bool needs_an_order(const char *intent)
{
    for (size_t i = 0; i < COUNT_OF(about_an_order); i++) {
        if (string_equals(intent, about_an_order[i]))
            return true;
    }
    return false;
}

static bool names_several(const struct gathering *gathering)
{
    struct thread_orders orders;

    thread_orders_find(gathering->request->facts, gathering->arena, &orders);
    return orders.named_count > 1 && orders.by == FROM_CUSTOMER;
}

static const char *heard_first(const struct gathering *gathering)
{
    const struct intent_score *first = gathering->intents;

    return gathering->intent_count && intent_is_heard(&gathering->asked, first)
               ? first->intent
               : NULL;
}

/* What is heard is; where nothing is heard, what names orders, or one there is not. */
static bool is_about_an_order(const struct gathering *gathering)
{
    const char *heard = heard_first(gathering);

    return heard ? needs_an_order(heard)
                 : gathering->meant.is_unknown || names_several(gathering);
}

static void take_all(struct gathering *gathering)
{
    const struct facts *facts = gathering->request->facts;
    const struct order **all =
        arena_get(gathering->arena, facts->order_count * sizeof(const struct order *));

    for (size_t i = 0; i < facts->order_count; i++)
        all[i] = &facts->orders[i];
    gathering->meant = (struct meant){
        .any = all, .any_count = facts->order_count, .is_unknown = true};
}

void gathering_find_order(struct gathering *gathering)
{
    const struct facts *facts = gathering->request->facts;
    struct meant *meant = &gathering->meant;
    struct thread_orders orders;

    if (facts->order_count > 0 && order_is_unknown(facts, gathering->arena)) {
        take_all(gathering);
        return;
    }
    size_t count = assist_orders_equal(facts, gathering->arena, &meant->any);

    meant->any_count = count > 1 ? count : 0;
    meant->order = count == 1 ? meant->any[0] : NULL;
    thread_orders_find(facts, gathering->arena, &orders);
    gathering->has_to_say_which =
        count == 1 && facts->order_count > 1 && orders.named_count != 1;
}

/* "Order W1: shipped. Trail 2."; the number alone where another was asked after. */
static bool list_order(struct gathering *gathering, const struct phrases *phrases,
                       const struct order *order, struct fill *fill, struct buffer *text)
{
    struct macro line = {
        .text = gathering->meant.is_unknown
                    ? "{{order.id}}"
                    : arena_format(gathering->arena, "%s {{order.items}}.", phrases->status),
        .lang = phrases->lang};
    struct filled filled;

    if (!fill_macro(&line, gathering->request->facts, order, NULL, gathering->arena,
                    &filled))
        return false;
    buffer_add_text(text, "\n- ");
    buffer_add_text(text, filled.text);
    for (size_t i = 0; i < filled.source_count; i++)
        fill_source(fill, filled.sources[i], text_of(filled.said[i]));
    return true;
}

bool gathering_offer_which(struct gathering *gathering)
{
    const struct facts *facts = gathering->request->facts;
    const struct phrases *phrases = gathering_own_phrases(gathering);
    struct fill fill = {.facts = facts, .arena = gathering->arena};
    struct macro above = {.lang = phrases->lang};
    const struct meant *meant = &gathering->meant;
    struct filled greeting;
    struct buffer text;
    bool has_all = true;

    above.text =
        arena_format(gathering->arena, "%s\n\n%s", phrases->greeting, phrases->which);
    if (!meant->any_count || !is_about_an_order(gathering) ||
        !fill_macro(&above, facts, NULL, NULL, gathering->arena, &greeting))
        return false;
    buffer_init(&text, COMPOSER_LIMIT);
    buffer_add_text(&text, greeting.text);
    for (size_t i = 0; i < meant->any_count && i < ORDERS_LISTED; i++)
        has_all = list_order(gathering, phrases, meant->any[i], &fill, &text) && has_all;
    const char *whole = arena_copy(gathering->arena, buffer_text(&text), text.len);
    buffer_release_wiped(&text);
    return has_all && gathering_offer(gathering, whole,
                                      (struct offer){.lang = phrases->lang,
                                                     .intent = heard_first(gathering),
                                                     .sources = fill.sources,
                                                     .said = fill.said,
                                                     .source_count = fill.source_count,
                                                     .is_bare = true});
}

/* The sources of both, each beside what was said. */
static void join_sources(struct filled *filled, const struct filled *more,
                         struct arena *arena)
{
    size_t count = filled->source_count + more->source_count;
    struct source *sources = arena_get(arena, (count + 1) * sizeof(*sources));
    const char **said = arena_get(arena, (count + 1) * sizeof(*said));

    for (size_t i = 0; i < count; i++) {
        bool is_first = i < filled->source_count;
        const struct filled *of = is_first ? filled : more;
        size_t at = is_first ? i : i - filled->source_count;
        sources[i] = of->sources[at];
        said[i] = of->said[at];
    }
    filled->sources = sources;
    filled->said = said;
    filled->source_count = count;
}

/* Where a text's regards begin; its end where it has none. */
static size_t close_at(const char *text, struct arena *arena)
{
    size_t len = strlen(text);
    size_t at = len;

    while (at > 1 && (text[at - 1] != '\n' || text[at - 2] != '\n'))
        at--;
    return at > 1 && phrases_is_close(words_fold(text_of(text + at), arena)) ? at : len;
}

void gathering_add(const struct gathering *gathering, const char *words,
                   const struct filled *more, struct filled *filled)
{
    size_t close = close_at(filled->text, gathering->arena);
    bool has_close = filled->text[close] != '\0';

    filled->text = arena_format(gathering->arena, "%.*s%s%s%s%s", (int)close, filled->text,
                                has_close ? "" : "\n\n", words, has_close ? "\n\n" : "",
                                filled->text + close);
    join_sources(filled, more, gathering->arena);
}

void gathering_say_which(const struct gathering *gathering, const char *lang,
                         const char *intent, struct filled *filled)
{
    const struct order *order = gathering->meant.order;
    const struct phrases *phrases = phrases_of(lang);
    struct macro line = {.text = phrases->about, .lang = phrases->lang};
    struct filled about;

    if (!gathering->has_to_say_which || !order || !needs_an_order(intent) ||
        text_find(text_of(filled->text), text_of(order->id)) ||
        !fill_macro(&line, gathering->request->facts, order, NULL, gathering->arena,
                    &about) ||
        about.completeness < 1)
        return;
    gathering_add(gathering, about.text, &about, filled);
}
