#include "guard/days.h"

static void day_add(struct known_days *days, struct day day, const char *field)
{
    if (day_is_set(day) && days->count < DAYS_KNOWN_MAX) {
        days->items[days->count++] = (struct known_day){day, field};
    }
}

static void moment_add(struct known_days *days, moment_t moment, const char *field)
{
    if (moment != MOMENT_NONE && moment != 0) {
        day_add(days, moment_day(moment), field);
    }
}

void days_of_order(struct judge *judge, const struct order *order, enum event event,
                   struct known_days *days)
{
    if (event == EVENT_PLACED) {
        moment_add(days, order->placed_at, "placed_at");
    }
    for (size_t i = 0; event == EVENT_REFUNDED && i < order->refund_count; i++) {
        moment_add(days, order->refunds[i].at,
                   arena_format(judge->arena, "refunds[%zu].at", i));
    }
    for (size_t i = order->shipment_count; i > 0; i--) {
        const struct shipment *shipment = &order->shipments[i - 1];
        struct day day = event == EVENT_SHIPPED     ? shipment->shipped_at
                         : event == EVENT_DUE       ? shipment->eta
                         : event == EVENT_DELIVERED ? shipment->delivered_at
                                                    : (struct day){0, 0, 0};
        const char *field = event == EVENT_SHIPPED ? "shipped_at"
                            : event == EVENT_DUE   ? "eta"
                                                   : "delivered_at";
        if (day_is_set(day)) {
            day_add(days, day,
                    arena_format(judge->arena, "shipments[%zu].%s", i - 1, field));
        }
    }
}

bool speaks_of_promotions(const struct reading *reading, const struct sentence *sentence)
{
    return (sentence->topics & TOPIC_BIT(TOPIC_DISCOUNT)) != 0 ||
           reading_mark_within(reading, sentence->first, sentence->end, MEANING_CODE_CUE) !=
               NULL;
}

void days_of_promotions(const struct judge *judge, size_t token, struct known_days *days)
{
    const struct facts *facts = judge->facts;
    const struct sentence *sentence = reading_sentence(judge->reading, token);
    const struct sentence *before =
        sentence > judge->reading->sentences ? sentence - 1 : sentence;
    bool is_spoken_of = speaks_of_promotions(judge->reading, sentence) ||
                        speaks_of_promotions(judge->reading, before);
    size_t count;
    const struct coded *codes = codes_within(judge, before->first, sentence->end, &count);
    for (size_t i = 0; i < count && i < DAYS_KNOWN_MAX; i++) {
        if (codes[i].promotion != NULL) {
            day_add(days, codes[i].promotion->until, codes[i].promotion->id);
            day_add(days, codes[i].promotion->from, codes[i].promotion->id);
        }
    }
    for (size_t i = 0; count == 0 && is_spoken_of && i < facts->promotion_count; i++) {
        if (facts->promotions[i].audience == AUDIENCE_PUBLIC) {
            day_add(days, facts->promotions[i].until, facts->promotions[i].id);
        }
    }
}
