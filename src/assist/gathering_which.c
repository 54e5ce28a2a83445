#include "gathering.h"

#include "base/buffer.h"
#include "chat/composer.h"
#include "phrases.h"

#define ORDERS_LISTED 5

/* What is asked about an order, so that it has to be known which. */
static const char *const about_an_order[] = {
    "late-parcel", "lost-parcel", "order-status", "cancel",     "address-change",
    "return",      "exchange",    "damaged",      "warranty",   "wrong-item",
    "invoice",     "refund-status",
};

static bool is_about_an_order(const struct gathering *gathering)
{
    for (size_t i = 0; i < COUNT_OF(about_an_order); i++) {
        if (gathering_is_about(gathering, about_an_order[i]))
            return true;
    }
    return false;
}

/* "Order W1: shipped. Trail 2." */
static bool list_order(struct gathering *gathering, const struct phrases *phrases,
                       const struct order *order, struct fill *fill, struct buffer *text)
{
    struct macro line = {
        .text = arena_format(gathering->arena, "%s {{order.items}}.", phrases->status),
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
    const struct order *const *orders;
    struct filled greeting;
    struct buffer text;
    bool has_all = true;

    if (!is_about_an_order(gathering))
        return false;
    size_t count = assist_orders_equal(facts, gathering->arena, &orders);
    above.text =
        arena_format(gathering->arena, "%s\n\n%s", phrases->greeting, phrases->which);
    if (count < 2 || !fill_macro(&above, facts, NULL, NULL, gathering->arena, &greeting))
        return false;
    buffer_init(&text, COMPOSER_LIMIT);
    buffer_add_text(&text, greeting.text);
    for (size_t i = 0; i < count && i < ORDERS_LISTED; i++)
        has_all = list_order(gathering, phrases, orders[i], &fill, &text) && has_all;
    const char *whole = arena_copy(gathering->arena, buffer_text(&text), text.len);
    buffer_release_wiped(&text);
    return has_all && gathering_offer(gathering, whole,
                                      (struct offer){.lang = phrases->lang,
                                                     .intent = gathering->intents[0].intent,
                                                     .sources = fill.sources,
                                                     .said = fill.said,
                                                     .source_count = fill.source_count});
}
