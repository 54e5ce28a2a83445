#include "guard/parcel_days.h"

#include "guard/judge.h"
#include "guard/language.h"

/* {t} the parcel's number, {o} its order's, {v} the day. */
struct phrases {
    const char *lang;
    const char *of[PARCEL_DAY_COUNT];
};

// clang-format off: one phrase a line
static const struct phrases phrases[] = {
    {"en",
     {[PARCEL_SENT] = "parcel {t} of order {o} was shipped on {v}",
      [PARCEL_DUE] = "expected delivery date of parcel {t} of order {o}: {v}",
      [PARCEL_DELIVERED] = "parcel {t} of order {o} was delivered on {v}"}},
    {"es",
     {[PARCEL_SENT] = "el paquete {t} del pedido {o} se envió el {v}",
      [PARCEL_DUE] = "entrega prevista del paquete {t} del pedido {o}: {v}",
      [PARCEL_DELIVERED] = "el paquete {t} del pedido {o} se entregó el {v}"}},
    {"de",
     {[PARCEL_SENT] = "das Paket {t} der Bestellung {o} wurde am {v} versandt",
      [PARCEL_DUE] = "voraussichtliche Zustellung des Pakets {t} der Bestellung {o}: {v}",
      [PARCEL_DELIVERED] = "das Paket {t} der Bestellung {o} wurde am {v} zugestellt"}},
    {"fr",
     {[PARCEL_SENT] = "le colis {t} de la commande {o} a été expédié le {v}",
      [PARCEL_DUE] = "livraison prévue du colis {t} de la commande {o} : {v}",
      [PARCEL_DELIVERED] = "le colis {t} de la commande {o} a été livré le {v}"}},
    {"zh",
     {[PARCEL_SENT] = "订单 {o} 的包裹 {t} 已于{v}发货",
      [PARCEL_DUE] = "订单 {o} 的包裹 {t} 预计{v}送达",
      [PARCEL_DELIVERED] = "订单 {o} 的包裹 {t} 已于{v}送达"}},
    {"ja",
     {[PARCEL_SENT] = "ご注文 {o} のお荷物 {t} の発送日：{v}",
      [PARCEL_DUE] = "ご注文 {o} のお荷物 {t} のお届け予定日：{v}",
      [PARCEL_DELIVERED] = "ご注文 {o} のお荷物 {t} のお届け日：{v}"}},
    {"ar",
     {[PARCEL_SENT] = "تاريخ شحن الطرد {t} من الطلب {o}: {v}",
      [PARCEL_DUE] = "تاريخ التسليم المتوقع للطرد {t} من الطلب {o}: {v}",
      [PARCEL_DELIVERED] = "تاريخ تسليم الطرد {t} من الطلب {o}: {v}"}},
    {"it",
     {[PARCEL_SENT] = "il pacco {t} dell'ordine {o} è stato spedito il {v}",
      [PARCEL_DUE] = "consegna prevista del pacco {t} dell'ordine {o}: {v}",
      [PARCEL_DELIVERED] = "il pacco {t} dell'ordine {o} è stato consegnato il {v}"}},
    {"pt",
     {[PARCEL_SENT] = "a encomenda {t} do pedido {o} foi enviada em {v}",
      [PARCEL_DUE] = "entrega prevista da encomenda {t} do pedido {o}: {v}",
      [PARCEL_DELIVERED] = "a encomenda {t} do pedido {o} foi entregue em {v}"}},
    {"nl",
     {[PARCEL_SENT] = "pakket {t} van bestelling {o} is verzonden op {v}",
      [PARCEL_DUE] = "verwachte levering van pakket {t} van bestelling {o}: {v}",
      [PARCEL_DELIVERED] = "pakket {t} van bestelling {o} is bezorgd op {v}"}},
};
// clang-format on

const char *parcel_phrase(const char *lang, enum parcel_day day)
{
    for (size_t i = 0; i < COUNT_OF(phrases); i++) {
        if (language_is_same(lang, phrases[i].lang)) {
            return phrases[i].of[day];
        }
    }
    return phrases[0].of[day];
}

/* Cuts the part off the front of the text, where it stands there. */
static bool takes(struct text *text, struct text part)
{
    if (text->len < part.len || !text_equals(text_from(text->bytes, part.len), part)) {
        return false;
    }
    *text = text_from(text->bytes + part.len, text->len - part.len);
    return true;
}

/* The first letter may be a capital, as at the front of a sentence. */
static bool takes_first(struct text *text, char letter)
{
    struct text first = text_from(text->bytes, text->len > 0);
    bool is_it = text_is_ignoring_case(first, (const char[]){letter, '\0'});
    *text = text_from(text->bytes + first.len, text->len - first.len);
    return is_it;
}

/* What a phrase is filled with. */
struct filled {
    const char *tracking;
    const char *order;
    struct text day;
};

static struct text filled_part(const struct filled *filled, char letter)
{
    return letter == 't'   ? text_of(filled->tracking)
           : letter == 'o' ? text_of(filled->order)
                           : filled->day;
}

/* The sentence says that phrase, and not a word more. */
static bool says_phrase(struct text sentence, const char *phrase,
                        const struct filled *filled)
{
    if (!takes_first(&sentence, *phrase++)) {
        return false;
    }
    while (*phrase != '\0') {
        bool is_hole = *phrase == '{';
        struct text part = is_hole ? filled_part(filled, phrase[1]) : text_from(phrase, 1);
        if (part.len == 0 || !takes(&sentence, part)) {
            return false;
        }
        phrase += is_hole ? 3 : 1;
    }
    return sentence.len == 0;
}

/* Without white space at its ends, and the sign that ends it. */
static struct text sentence_said(const struct reading *reading,
                                 const struct sentence *sentence)
{
    static const char *const ends[] = {".", "。"};
    struct text said = text_trim(reading_text(reading, sentence->first, sentence->end));
    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        size_t len = strlen(ends[i]);
        if (said.len > len &&
            text_is(text_from(said.bytes + said.len - len, len), ends[i])) {
            return text_from(said.bytes, said.len - len);
        }
    }
    return said;
}

/* The order of several parcels whose day the claim is proved by; NULL. */
static const struct order *order_of_parcels(const struct facts *facts,
                                            const struct claim *claim)
{
    bool is_of_parcel = claim->kind == CLAIM_DATE && claim->verdict == VERDICT_PROVED &&
                        text_starts_with(text_of(claim->source.field), "shipments[");
    for (size_t i = 0; is_of_parcel && i < facts->order_count; i++) {
        if (string_equals(facts->orders[i].id, claim->source.id)) {
            return facts->orders[i].shipment_count > 1 ? &facts->orders[i] : NULL;
        }
    }
    return NULL;
}

/* What a sentence tells of a parcel. */
struct told_day {
    enum parcel_day day;
    size_t index; /* of the parcel */
    size_t count; /* phrases and parcels that it can be: one, or nothing is told */
};

static struct told_day day_told(struct text said, const struct order *order,
                                struct text day)
{
    struct told_day told = {PARCEL_SENT, 0, 0};
    for (size_t i = 0; i < order->shipment_count; i++) {
        struct filled filled = {order->shipments[i].tracking, order->id, day};
        for (size_t k = 0; k < COUNT_OF(phrases) * PARCEL_DAY_COUNT; k++) {
            enum parcel_day kind = (enum parcel_day)(k % PARCEL_DAY_COUNT);
            if (says_phrase(said, phrases[k / PARCEL_DAY_COUNT].of[kind], &filled)) {
                told = (struct told_day){kind, i, told.count + 1};
            }
        }
    }
    return told;
}

static struct day shipment_day(const struct shipment *shipment, enum parcel_day day)
{
    return day == PARCEL_SENT  ? shipment->shipped_at
           : day == PARCEL_DUE ? shipment->eta
                               : shipment->delivered_at;
}

/* That parcel's day of that kind is what proves, and what contradicts. */
static void day_judge(struct judge *judge, struct claim *claim, const struct order *order,
                      const struct told_day *told)
{
    static const char *const names[] = {[PARCEL_SENT] = "shipped_at",
                                        [PARCEL_DUE] = "eta",
                                        [PARCEL_DELIVERED] = "delivered_at"};
    struct day right = shipment_day(&order->shipments[told->index], told->day);
    char text[MOMENT_TEXT_SIZE] = "";
    char words[64] = "";
    size_t token = scan_token_at(&judge->reading->scan, claim->start);
    if (day_is_set(right)) {
        day_format(right, text);
        day_format_words(right, judge_lang(judge, token), judge->facts->today, words,
                         sizeof(words));
    }
    if (!string_equals(text, claim->source.value)) {
        claim->verdict = VERDICT_CONTRADICTED;
        claim->severity = SEVERITY_BLOCK;
        claim->as_of = MOMENT_NONE;
        claim->right_value = words[0] == '\0' ? NULL : arena_text(judge->arena, words);
    }
    claim_from_order(
        judge, claim, order,
        arena_format(judge->arena, "shipments[%zu].%s", told->index, names[told->day]),
        text);
}

static void day_bind(struct judge *judge, struct claim *claim, const struct order *order)
{
    const struct reading *reading = judge->reading;
    size_t token = scan_token_at(&reading->scan, claim->start);
    const struct sentence *sentence = reading_sentence(reading, token);
    struct text day =
        text_from(reading->scan.text.bytes + claim->start, claim->end - claim->start);
    struct told_day told = day_told(sentence_said(reading, sentence), order, day);
    unsigned scopes = reading_scopes(reading, sentence->first, sentence->end);
    if (told.count == 1 && (scopes & SCOPES_UNASSERTED) == 0) {
        day_judge(judge, claim, order, &told);
    }
}

void parcel_days_bind(struct judge *judge)
{
    for (size_t i = 0; i < judge->opinion->claim_count; i++) {
        struct claim *claim = &judge->opinion->claims[i];
        const struct order *order = order_of_parcels(judge->facts, claim);
        if (order != NULL && judge_works(judge, 2 + order->shipment_count)) {
            day_bind(judge, claim, order);
        }
    }
}
