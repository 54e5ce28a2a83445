/* One case of the labelled set: a shop with drawn rules, its customer, and a reply to him.
 */
#ifndef TESTS_GUARD_LABELLED_CASES_H
#define TESTS_GUARD_LABELLED_CASES_H

#include "guard/guard.h"
#include "guard/labelled/sentences.h"
#include "guard/labelled/values.h"

#define REPLY_SENTENCES 3 /* true ones in a reply */

struct labelled {
    struct arena *arena;
    struct values right;
    struct values wrong;
    enum standing standing;
    const struct labelled_frame *frame;
    struct message message;
    struct ticket ticket;
    struct customer customer;
    struct order orders[2];
    struct order_line lines[3];
    struct shipment shipments[2];
    struct payment payment;
    struct refund refund;
    struct product products[4];
    struct attribute weights[4];
    char weight_texts[4][16];
    struct article articles[SHOP_ARTICLES];
    struct promotion promotion;
    struct known_other others[2];
    const char *emails[1];
    const char *hosts[1];
    struct facts facts;
};

static inline int draw_of(uint64_t *random, const int *list, int count)
{
    return list[draw_below(random, count)];
}

/* 12.90, 13.00 and the like; hundreds of yen. */
static inline int64_t draw_price(uint64_t *random, const struct labelled_shop *shop,
                                 int low, int high)
{
    int64_t whole = low + draw_below(random, high - low);
    static const int cents[] = {0, 50, 90, 95, 99};
    return strcmp(shop->currency, "JPY") == 0 ? whole * 100 + draw_below(random, 10) * 10
                                              : whole * 100 + draw_of(random, cents, 5);
}

static inline const char *draw_digits(struct arena *arena, uint64_t *random,
                                      const char *front, int count)
{
    char digits[32];
    for (int i = 0; i < count; i++) {
        digits[i] = (char)('0' + draw_below(random, 10));
    }
    digits[count] = '\0';
    return arena_format(arena, "%s%s", front, digits);
}

static inline struct day days_from(struct day day, int days)
{
    return day_from_number(day_number(day) + days);
}

static inline void values_draw(struct values *values, struct arena *arena, uint64_t *random,
                               const struct labelled_shop *shop, enum standing standing)
{
    static const int returns[] = {14, 20, 28, 30, 35, 45, 60, 90};
    static const int exchanges[] = {10, 21, 25, 40, 50};
    *values = (struct values){.shop = shop, .arena = arena, .random = draw(random)};
    values->price = draw_price(random, shop, 15, 180);
    values->second = draw_price(random, shop, 10, 90);
    values->fee = draw_price(random, shop, 3, 10);
    values->total = values->price + values->second + values->fee;
    values->refunded = draw_price(random, shop, 5, 14);
    values->free_from = (40 + 5 * (int64_t)draw_below(random, 12)) * 100;
    values->percent = 5 + draw_below(random, 8) * 5;
    values->return_days = draw_of(random, returns, COUNT_OF(returns));
    values->exchange_days = draw_of(random, exchanges, COUNT_OF(exchanges));
    values->refund_days = 3 + draw_below(random, 8);
    values->warranty = 2 + draw_below(random, 4);
    values->investigation_days = 6 + draw_below(random, 10);
    values->delivery_low = 3 + draw_below(random, 3);
    values->delivery_high = values->delivery_low + 2 + draw_below(random, 3);
    values->damage_days = 2 + draw_below(random, 6);
    values->reserve_days = 3 + draw_below(random, 8);
    values->weight = 150 + draw_below(random, 850);
    values->today = days_from((struct day){2026, 3, 2}, draw_below(random, 280));
    int since = standing == LONG_AGO    ? values->return_days + 20 + draw_below(random, 90)
                : standing == DELIVERED ? 1 + draw_below(random, values->return_days - 8)
                                        : -1 - draw_below(random, 6);
    values->due = days_from(values->today, -since);
    values->delivered = values->due;
    values->shipped =
        days_from(values->due, standing == SHIPPED ? -8 : -4 - draw_below(random, 3));
    values->placed = days_from(values->shipped, -1 - draw_below(random, 3));
    values->code = draw_digits(arena, random, shop->codes[draw_below(random, 3)], 2);
    values->order = draw_digits(arena, random, shop->order_prefix, 6);
    values->tracking = draw_digits(arena, random, "1Z", 14);
    int title = draw_below(random, 3);
    values->title = shop->titles[title];
    values->sold_out = shop->titles[3];
    values->other_email =
        arena_format(arena, "%s@mail%d.example", draw_digits(arena, random, "k.", 3),
                     draw_below(random, 90));
    values->other_phone = draw_digits(arena, random, "+44 7700 9", 5);
}

static inline struct money labelled_money(const struct values *values, int64_t amount)
{
    bool is_yen = strcmp(values->shop->currency, "JPY") == 0;
    struct money money = {.parts = amount * (is_yen ? MONEY_UNIT : MONEY_UNIT / 100),
                          .is_known = true};
    memcpy(money.currency, values->shop->currency, 4);
    return money;
}

/* What is right with the one value of the fault made wrong; every other stays. */
static inline void values_spoil(struct labelled *at, enum fault fault, uint64_t *random)
{
    struct values *wrong = &at->wrong;
    struct values other;
    do {
        values_draw(&other, at->arena, random, at->right.shop, at->standing);
    } while (other.total == wrong->total || other.price == wrong->price ||
             other.refunded == wrong->refunded || other.fee == wrong->fee ||
             other.free_from == wrong->free_from || other.percent == wrong->percent ||
             other.return_days == wrong->return_days ||
             other.refund_days == wrong->refund_days || other.warranty == wrong->warranty ||
             other.exchange_days == wrong->exchange_days ||
             other.investigation_days == wrong->investigation_days ||
             other.damage_days == wrong->damage_days || other.weight == wrong->weight ||
             strcmp(other.code, wrong->code) == 0 ||
             strcmp(other.order, wrong->order) == 0);
    int shift = 1 + draw_below(random, 3);
    struct labelled_shop *shop = arena_get(at->arena, sizeof(*shop));
    switch (fault) {
    case FAULT_TOTAL:
        wrong->total = other.total;
        break;
    case FAULT_PRICE:
        wrong->price = other.price;
        break;
    case FAULT_REFUNDED:
        wrong->refunded = other.refunded;
        break;
    case FAULT_FEE:
        wrong->fee = other.fee;
        break;
    case FAULT_FREE_FROM:
        wrong->free_from = other.free_from;
        break;
    case FAULT_PERCENT:
        wrong->percent = other.percent;
        break;
    case FAULT_SHIPPED:
        wrong->shipped =
            days_from(wrong->shipped, draw_below(random, 2) == 0 ? shift : -shift);
        break;
    case FAULT_DELIVERED:
        wrong->delivered = days_from(wrong->delivered, -shift);
        break;
    case FAULT_DUE:
        wrong->due = days_from(wrong->due, -shift);
        break;
    case FAULT_RELATIVE:
        wrong->due = days_from(wrong->due, -1);
        break;
    case FAULT_RETURN:
        wrong->return_days = other.return_days;
        break;
    case FAULT_REFUND_TIME:
        wrong->refund_days = other.refund_days;
        break;
    case FAULT_WARRANTY:
        wrong->warranty = other.warranty;
        break;
    case FAULT_EXCHANGE:
        wrong->exchange_days = other.exchange_days;
        break;
    case FAULT_INVESTIGATION:
        wrong->investigation_days = other.investigation_days;
        break;
    case FAULT_DELIVERY_TIME:
        wrong->delivery_low = 1;
        wrong->delivery_high = 2;
        break;
    case FAULT_DAMAGE:
        wrong->damage_days = other.damage_days + 8;
        break;
    case FAULT_CODE:
        wrong->code = other.code;
        break;
    case FAULT_ORDER:
        wrong->order = other.order;
        break;
    case FAULT_TRACKING:
        wrong->tracking = other.tracking;
        break;
    case FAULT_WEIGHT:
        wrong->weight = other.weight;
        break;
    case FAULT_LINK:
        *shop = *wrong->shop;
        shop->host = arena_format(at->arena, "%s-help.example.net", shop->codes[0]);
        wrong->shop = shop;
        break;
    default:
        break;
    }
}

static inline void order_build(struct labelled *at)
{
    const struct values *right = &at->right;
    static const enum order_status states[] = {[PROCESSING] = ORDER_PROCESSING,
                                               [SHIPPED] = ORDER_SHIPPED,
                                               [DELIVERED] = ORDER_DELIVERED,
                                               [LONG_AGO] = ORDER_DELIVERED};
    bool is_delivered = at->standing == DELIVERED || at->standing == LONG_AGO;
    at->lines[0] =
        (struct order_line){"P0", right->title, 1, labelled_money(right, right->price)};
    at->lines[1] =
        (struct order_line){"P9", "Z-9", 1, labelled_money(right, right->second)};
    at->shipments[0] = (struct shipment){.carrier = "UPS",
                                         .tracking = right->tracking,
                                         .shipped_at = right->shipped,
                                         .eta = right->due};
    if (is_delivered) {
        at->shipments[0].delivered_at = right->delivered;
    }
    at->payment = (struct payment){"card", labelled_money(right, right->total)};
    at->refund = (struct refund){labelled_money(right, right->refunded),
                                 (day_number(right->delivered) * 86400) + 43200, NULL};
    at->orders[0] = (struct order){.id = right->order,
                                   .customer = "c1",
                                   .placed_at = day_number(right->placed) * 86400 + 36000,
                                   .status = states[at->standing],
                                   .total = labelled_money(right, right->total),
                                   .lines = at->lines,
                                   .line_count = 2,
                                   .shipments = at->shipments,
                                   .shipment_count = at->standing == PROCESSING ? 0 : 1,
                                   .refunds = &at->refund,
                                   .refund_count = at->standing == DELIVERED ? 1 : 0,
                                   .payments = &at->payment,
                                   .payment_count = 1,
                                   .read_at = MOMENT_NONE};
}

/* An order of last year, which nobody speaks of. */
static inline void old_order_build(struct labelled *at, uint64_t *random)
{
    struct values old;
    values_draw(&old, at->arena, random, at->right.shop, LONG_AGO);
    struct day shipped = days_from(at->right.today, -300);
    at->lines[2] = (struct order_line){"P8", "Z-8", 1, labelled_money(&old, old.total)};
    at->shipments[1] = (struct shipment){.carrier = "UPS",
                                         .tracking = old.tracking,
                                         .shipped_at = shipped,
                                         .eta = days_from(shipped, 5),
                                         .delivered_at = days_from(shipped, 5)};
    at->orders[1] = (struct order){.id = old.order,
                                   .customer = "c1",
                                   .placed_at = (day_number(shipped) - 2) * 86400,
                                   .status = ORDER_DELIVERED,
                                   .total = labelled_money(&old, old.total),
                                   .lines = &at->lines[2],
                                   .line_count = 1,
                                   .shipments = &at->shipments[1],
                                   .shipment_count = 1,
                                   .read_at = MOMENT_NONE};
}

static inline void shelf_build(struct labelled *at)
{
    const struct labelled_shop *shop = at->right.shop;
    for (int i = 0; i < 4; i++) {
        bool is_meant = strcmp(shop->titles[i], at->right.title) == 0;
        snprintf(at->weight_texts[i], sizeof(at->weight_texts[i]), "%d g",
                 at->right.weight + (is_meant ? 0 : 7 * (i + 1)));
        at->weights[i] = (struct attribute){"weight", at->weight_texts[i]};
        at->products[i] = (struct product){
            .id = is_meant ? "P0" : arena_format(at->arena, "P%d", i + 1),
            .title = shop->titles[i],
            .price = labelled_money(&at->right,
                                    at->right.price + (is_meant ? 0 : 1100 * (i + 1))),
            .stock = i == 3 ? 0 : 5 + i,
            .attributes = &at->weights[i],
            .attribute_count = 1};
    }
}

static inline void rules_build(struct labelled *at)
{
    const struct labelled_shop *shop = at->right.shop;
    for (size_t i = 0; i < SHOP_ARTICLES; i++) {
        at->articles[i] = (struct article){
            .id = arena_format(at->arena, "a%zu", i),
            .title = shop->articles[i].title,
            .text = fill(&at->right, shop->articles[i].text, writing_of(shop->lang)),
            .lang = shop->lang};
    }
    at->promotion = (struct promotion){.id = at->right.code,
                                       .percent_parts = at->right.percent * MONEY_UNIT,
                                       .from = days_from(at->right.today, -20),
                                       .until = days_from(at->right.today, 25)};
}

static inline void labelled_build(struct labelled *at, struct arena *arena,
                                  uint64_t *random, size_t shop, enum standing standing,
                                  const char *lang)
{
    memset(at, 0, sizeof(*at));
    at->arena = arena;
    at->standing = standing;
    at->frame = &labelled_frames[writing_of(lang)];
    values_draw(&at->right, arena, random, &labelled_shops[shop], standing);
    order_build(at);
    old_order_build(at, random);
    shelf_build(at);
    rules_build(at);
    at->wrong = at->right;
    at->emails[0] = "robin.vale@post.example";
    at->hosts[0] = at->right.shop->host;
    at->others[0].value = at->right.other_email;
    at->others[1].value = at->right.other_phone;
    at->message = (struct message){
        .id = "m1", .from = FROM_CUSTOMER, .at = MOMENT_NONE, .sender = at->emails[0]};
    const char *mark = strstr(at->frame->question, "%s");
    at->message.text = arena_format(arena, "%.*s%s%s", (int)(mark - at->frame->question),
                                    at->frame->question, at->right.order, mark + 2);
    at->ticket = (struct ticket){.id = "7",
                                 .customer = "c1",
                                 .channel = "email",
                                 .messages = &at->message,
                                 .message_count = 1};
    at->customer = (struct customer){.id = "c1",
                                     .name = "Robin Vale",
                                     .emails = at->emails,
                                     .email_count = 1,
                                     .lang = lang,
                                     .country = at->right.shop->country};
    at->facts = (struct facts){.ticket = &at->ticket,
                               .customer = &at->customer,
                               .orders = at->orders,
                               .order_count = 2,
                               .products = at->products,
                               .product_count = 4,
                               .articles = at->articles,
                               .article_count = SHOP_ARTICLES,
                               .promotions = &at->promotion,
                               .promotion_count = 1,
                               .others = at->others,
                               .other_count = 2,
                               .allowed_hosts = at->hosts,
                               .allowed_host_count = 1,
                               .shop_name = at->right.shop->name,
                               .agent_name = "Nadia",
                               .now = day_number(at->right.today) * 86400 + 40000,
                               .today = at->right.today,
                               .read_at = MOMENT_NONE};
    at->facts.policy = policy_of(at->articles, SHOP_ARTICLES, arena);
}

/* The sentence fits a case whose due day may be named so. */
static inline bool is_possible(const struct labelled *at, enum fault fault)
{
    int64_t days = day_number(at->right.due) - day_number(at->right.today);
    return fault == FAULT_RELATIVE ? days >= 1 && days <= 2
           : fault == FAULT_DUE    ? days >= 3
                                   : true;
}

/* A true sentence of the reply's language, by chance; NULL where none was found. */
static inline const char *true_sentence(struct labelled *at, uint64_t *random)
{
    for (int i = 0; i < 400; i++) {
        const struct labelled_sentence *sentence =
            &labelled_sentences[draw_below(random, COUNT_OF(labelled_sentences))];
        if (strcmp(sentence->lang, at->frame->lang) == 0 && sentence->right != NULL &&
            (sentence->when & (unsigned)at->standing) != 0 &&
            is_possible(at, sentence->fault)) {
            return fill(&at->right, sentence->right, writing_of(at->frame->lang));
        }
    }
    return NULL;
}

/* Greeting, sentences, the planted one (NULL: none) where its turn is, goodbye. */
static inline const char *reply_of(struct labelled *at, uint64_t *random,
                                   const char *planted)
{
    const char *gap = is_wide(writing_of(at->frame->lang)) ? "" : " ";
    int turn = draw_below(random, REPLY_SENTENCES + 1);
    const char *body = "";
    for (int i = 0; i <= REPLY_SENTENCES; i++) {
        const char *sentence =
            i == turn && planted != NULL ? planted : true_sentence(at, random);
        if (sentence != NULL && strstr(body, sentence) == NULL) {
            body =
                arena_format(at->arena, "%s%s%s", body, body[0] == 0 ? "" : gap, sentence);
        }
    }
    const char *mark = strstr(at->frame->hello, "%s");
    return arena_format(at->arena, "%.*s%s%s\n\n%s\n\n%s", (int)(mark - at->frame->hello),
                        at->frame->hello, at->customer.name, mark + 2, body,
                        at->frame->bye);
}

#endif
