#include "guard/days.h"

#include <string.h>

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

/* The clause, and the one before it where a colon leads from that to it: "due: 2 December".
 */
static struct clause clause_led(const struct reading *reading, size_t token)
{
    static const char *const colons[] = {":", "："};
    struct clause whole = *reading_clause(reading, token);
    bool is_led = whole.first > 0 &&
                  (scan_is_any(&reading->scan, whole.first, colons, COUNT_OF(colons)) ||
                   scan_is_any(&reading->scan, whole.first - 1, colons, COUNT_OF(colons)));
    const struct clause *front = is_led ? reading_clause(reading, whole.first - 1) : &whole;
    whole.first = front->sentence == whole.sentence ? front->first : whole.first;
    return whole;
}

/* The only claim of the kind in the clause; NULL where there is none, or are several. */
static const struct claim *only_claim(const struct judge *judge,
                                      const struct clause *clause, enum claim_kind kind)
{
    const struct claim *found = NULL;
    for (size_t i = 0; i < judge->opinion->claim_count; i++) {
        const struct claim *claim = &judge->opinion->claims[i];
        size_t token = scan_token_at(&judge->reading->scan, claim->start);
        if (claim->kind != kind || token < clause->first || token >= clause->end) {
            continue;
        }
        if (found != NULL) {
            return NULL;
        }
        found = claim;
    }
    return found;
}

/* The order of several parcels whose day the claim is proved by; NULL. */
static const struct order *order_of_parcels(const struct facts *facts,
                                            const struct claim *claim)
{
    bool is_of_parcel = claim->kind == CLAIM_DATE && claim->verdict == VERDICT_PROVED &&
                        claim->source.field != NULL &&
                        text_starts_with(text_of(claim->source.field), "shipments[");
    for (size_t i = 0; is_of_parcel && i < facts->order_count; i++) {
        if (string_equals(facts->orders[i].id, claim->source.id)) {
            return facts->orders[i].shipment_count > 1 ? &facts->orders[i] : NULL;
        }
    }
    return NULL;
}

static size_t parcel_numbered(const struct order *order, const char *tracking)
{
    size_t index = 0;
    while (
        index < order->shipment_count &&
        (tracking == NULL || !string_equals(order->shipments[index].tracking, tracking))) {
        index++;
    }
    return index;
}

/* What the parcel of that number has: the day itself proves, any other contradicts. */
static void parcel_day_bind(struct judge *judge, struct claim *claim,
                            const struct order *order, size_t index)
{
    const struct shipment *shipment = &order->shipments[index];
    const char *name = strchr(claim->source.field, '.') + 1;
    const struct {
        const char *name;
        struct day day;
    } days[] = {{"shipped_at", shipment->shipped_at},
                {"eta", shipment->eta},
                {"delivered_at", shipment->delivered_at}};
    struct day right = {0, 0, 0};
    for (size_t i = 0; i < COUNT_OF(days); i++) {
        char text[MOMENT_TEXT_SIZE] = "";
        if (day_is_set(days[i].day)) {
            day_format(days[i].day, text);
        }
        if (string_equals(text, claim->source.value)) {
            return;
        }
        right = string_equals(days[i].name, name) ? days[i].day : right;
    }
    char text[MOMENT_TEXT_SIZE] = "";
    char words[64] = "";
    size_t token = scan_token_at(&judge->reading->scan, claim->start);
    if (day_is_set(right)) {
        day_format(right, text);
        day_format_words(right, judge_lang(judge, token), judge->facts->today, words,
                         sizeof(words));
    }
    claim->verdict = VERDICT_CONTRADICTED;
    claim->severity = SEVERITY_BLOCK;
    claim->as_of = MOMENT_NONE;
    claim->right_value = words[0] == '\0' ? NULL : arena_text(judge->arena, words);
    claim_from_order(judge, claim, order,
                     arena_format(judge->arena, "shipments[%zu].%s", index, name), text);
}

void parcel_days_bind(struct judge *judge)
{
    const struct opinion *opinion = judge->opinion;
    for (size_t i = 0; i < opinion->claim_count; i++) {
        struct claim *claim = &judge->opinion->claims[i];
        const struct order *order = order_of_parcels(judge->facts, claim);
        if (order == NULL || !judge_works(judge, 2 + opinion->claim_count / 4)) {
            continue;
        }
        struct clause clause =
            clause_led(judge->reading, scan_token_at(&judge->reading->scan, claim->start));
        const struct claim *parcel = only_claim(judge, &clause, CLAIM_TRACKING);
        size_t index = parcel == NULL || parcel->verdict != VERDICT_PROVED
                           ? order->shipment_count
                           : parcel_numbered(order, parcel->source.value);
        if (index < order->shipment_count &&
            only_claim(judge, &clause, CLAIM_DATE) == claim) {
            parcel_day_bind(judge, claim, order, index);
        }
    }
}
