#include "gathering.h"

#include "guard/language.h"
#include "phrases.h"

bool gathering_fill_own(struct gathering *gathering, const struct phrases *phrases,
                        const struct facts *facts, const char *rest, struct filled *filled)
{
    struct macro macro = {
        .text = arena_format(gathering->arena, "%s\n\n%s", phrases->greeting, rest),
        .lang = phrases->lang,
    };

    return fill_macro(&macro, facts, gathering->meant.order, NULL, gathering->arena,
                      filled);
}

/* A sentence behind the others, where it is true of the order. */
static const char *and_say(struct gathering *gathering, const char *text, const char *more,
                           bool is_true)
{
    return is_true ? arena_format(gathering->arena, "%s\n%s", text, more) : text;
}

void gathering_offer_order(struct gathering *gathering)
{
    const struct order *order = gathering->meant.order;
    const struct phrases *phrases = gathering_own_phrases(gathering);
    struct filled filled;

    bool is_asked = gathering_is_about(gathering, "late-parcel") ||
                    gathering_is_about(gathering, "lost-parcel") ||
                    gathering_is_about(gathering, "order-status");
    if (!order || !is_asked)
        return;
    const struct shipment *last = order_last_shipment(order);
    bool is_ahead = last && order_is_open(order) && day_is_set(last->eta) &&
                    day_compare(last->eta, gathering->request->facts->today) >= 0;
    const char *rest = and_say(gathering, phrases->status, phrases->shipped, last != NULL);
    rest = and_say(gathering, rest, phrases->expected, is_ahead);
    rest = and_say(gathering, rest, phrases->delivered, order->status == ORDER_DELIVERED);
    if (gathering_fill_own(gathering, phrases, gathering->request->facts, rest, &filled))
        gathering_offer(gathering, filled.text,
                        (struct offer){.lang = phrases->lang,
                                       .intent = gathering->intents[0].intent,
                                       .sources = filled.sources,
                                       .said = filled.said,
                                       .source_count = filled.source_count,
                                       .is_bare = true});
}

static bool has_theirs(const struct options *options, const char *intent)
{
    for (size_t i = 0; i < options->count; i++) {
        if (options->options[i].is_theirs &&
            string_equals(options->options[i].intent, intent))
            return true;
    }
    return false;
}

void gathering_offer_welcome(struct gathering *gathering)
{
    const struct phrases *phrases = gathering_own_phrases(gathering);
    struct filled filled;

    if (gathering_is_about(gathering, "thanks") &&
        language_is_same(phrases->lang, gathering->asked.lang) &&
        !has_theirs(&gathering->options, "thanks") &&
        gathering_fill_own(gathering, phrases, gathering->request->facts, phrases->welcome,
                           &filled))
        gathering_offer_filled(gathering, &filled, phrases->lang, "thanks");
}

void gathering_offer_holding(struct gathering *gathering)
{
    const struct phrases *phrases = gathering_own_phrases(gathering);
    struct filled filled;

    if (!gathering_fill_own(gathering, phrases, gathering->request->facts, phrases->holding,
                            &filled))
        return;
    gathering_offer(gathering, filled.text,
                    (struct offer){.lang = phrases->lang, .is_holding = true});
}
