#include "guard/amounts.h"

#include <inttypes.h>

static void known_add(struct known_amounts *known, struct known_amount item)
{
    if (known->count < KNOWN_MAX && item.money.is_known && item.money.parts > 0) {
        known->items[known->count++] = item;
    }
}

/* Of an order as a whole. */
static void whole_add(struct known_amounts *known, const struct order *order,
                      struct money money, const char *kind, const char *field)
{
    known_add(known, (struct known_amount){.money = money,
                                           .kind = kind,
                                           .id = order->id,
                                           .field = field,
                                           .role = AMOUNT_WHOLE});
}

static void back_add(struct known_amounts *known, const struct order *order,
                     struct money money, const char *kind, const char *field)
{
    known_add(known, (struct known_amount){.money = money,
                                           .kind = kind,
                                           .id = order->id,
                                           .field = field,
                                           .role = AMOUNT_BACK});
}

/* What one piece of the line costs. */
static void line_add(const struct order *order, size_t line, struct known_amounts *known)
{
    known_add(known, (struct known_amount){.money = order->lines[line].price,
                                           .kind = "order",
                                           .id = order->id,
                                           .line = line + 1,
                                           .ordered = order->lines[line].quantity,
                                           .is_unit = true});
}

void amounts_append(struct known_amounts *known, const struct known_amounts *more)
{
    for (size_t i = 0; i < more->count && known->count < KNOWN_MAX; i++) {
        known->items[known->count++] = more->items[i];
    }
}

void amounts_of_refunds(struct judge *judge, const struct order *order,
                        struct known_amounts *known)
{
    struct money sum = {.is_known = false};
    for (size_t i = 0; i < order->refund_count; i++) {
        const struct money *amount = &order->refunds[i].amount;
        back_add(known, order, *amount, "order",
                 arena_format(judge->arena, "refunds[%zu].amount", i));
        sum = i == 0 ? *amount : sum;
        sum.parts += i == 0 ? 0 : amount->parts;
    }
    if (order->refund_count > 1) {
        back_add(known, order, sum, "sum", "refunds");
    }
}

void amounts_of_total(struct judge *judge, const struct order *order,
                      struct known_amounts *known)
{
    (void)judge;
    whole_add(known, order, order->total, "order", "total");
}

/* The sum of the lines; not known where one has no price. */
static struct money lines_sum(const struct order *order)
{
    struct money sum = order->total;
    sum.parts = 0;
    sum.is_known = order->total.is_known && order->line_count > 0;
    for (size_t i = 0; i < order->line_count; i++) {
        const struct order_line *line = &order->lines[i];
        int64_t parts;
        if (!line->price.is_known ||
            __builtin_mul_overflow(line->price.parts, line->quantity, &parts) ||
            __builtin_add_overflow(sum.parts, parts, &sum.parts)) {
            sum.is_known = false;
            return sum;
        }
    }
    return sum;
}

void amounts_of_shipping(struct judge *judge, const struct order *order,
                         struct known_amounts *known)
{
    (void)judge;
    struct money sum = lines_sum(order);
    if (sum.is_known && order->total.parts > sum.parts) {
        struct money fee = order->total;
        fee.parts -= sum.parts;
        known_add(known, (struct known_amount){.money = fee,
                                               .kind = "sum",
                                               .id = order->id,
                                               .field = "total - lines",
                                               .role = AMOUNT_FEE});
    }
}

static void lines_add(struct judge *judge, const struct order *order,
                      struct known_amounts *known)
{
    for (size_t i = 0; i < order->line_count && known->count < KNOWN_MAX; i++) {
        const struct order_line *line = &order->lines[i];
        struct money all = line->price;
        line_add(order, i, known);
        if (line->quantity > 1 &&
            !__builtin_mul_overflow(line->price.parts, line->quantity, &all.parts)) {
            const char *field = arena_format(judge->arena, "lines[%zu].price x %" PRId64, i,
                                             line->quantity);
            known_add(known, (struct known_amount){.money = all,
                                                   .kind = "sum",
                                                   .id = order->id,
                                                   .field = field,
                                                   .line = i + 1});
        }
    }
}

/* As much of it as is filled. */
static struct known_amounts *amounts_keep(struct judge *judge,
                                          const struct known_amounts *known)
{
    size_t len =
        offsetof(struct known_amounts, items) + known->count * sizeof(known->items[0]);
    struct known_amounts *kept = arena_get(judge->arena, len);
    kept->count = known->count;
    for (size_t i = 0; i < known->count; i++) {
        kept->items[i] = known->items[i];
    }
    return kept;
}

static void order_add(struct judge *judge, const struct order *order,
                      struct known_amounts *known)
{
    amounts_of_total(judge, order, known);
    amounts_of_shipping(judge, order, known);
    amounts_of_refunds(judge, order, known);
    if (order->line_count > 1) {
        whole_add(known, order, lines_sum(order), "sum", "lines");
    }
    for (size_t i = 0; i < order->payment_count; i++) {
        whole_add(known, order, order->payments[i].amount, "order",
                  arena_format(judge->arena, "payments[%zu].amount", i));
    }
    lines_add(judge, order, known);
}

const struct known_amounts *amounts_of_order(struct judge *judge, const struct order *order)
{
    size_t index = (size_t)(order - judge->facts->orders);
    if (judge->order_amounts == NULL) {
        judge->order_amounts = arena_get(judge->arena, judge->facts->order_count *
                                                           sizeof(*judge->order_amounts));
    }
    if (judge->order_amounts[index] == NULL) {
        struct known_amounts known;
        known.count = 0;
        order_add(judge, order, &known);
        judge->order_amounts[index] = amounts_keep(judge, &known);
    }
    return judge->order_amounts[index];
}

void amounts_of_product(const struct product *product, struct known_amounts *known)
{
    known_add(known, (struct known_amount){.money = product->price,
                                           .kind = "product",
                                           .id = product->id,
                                           .field = "price",
                                           .is_unit = true});
}

void amounts_of_title(struct judge *judge, const struct titled *titled,
                      struct known_amounts *known)
{
    const struct facts *facts = judge->facts;
    if (!judge_works(judge, facts->product_count + 8 * facts->order_count)) {
        return;
    }
    for (size_t i = 0; i < facts->product_count; i++) {
        const struct product *product = &facts->products[i];
        if (titled_is(titled, product->title)) {
            amounts_of_product(product, known);
        }
    }
    for (size_t i = 0; i < facts->order_count; i++) {
        const struct order *order = &facts->orders[i];
        for (size_t k = 0; k < order->line_count; k++) {
            if (titled_is(titled, order->lines[k].title)) {
                line_add(order, k, known);
            }
        }
    }
}

#define FEES_MAX 2 /* of a return, to different places */

void amounts_of_fees(const struct case_of_amount *at, struct known_amounts *known)
{
    const struct policy *policy = at->judge->policy;
    const struct sentence *sentence =
        reading_sentence(at->judge->reading, at->value->first);
    uint64_t taken = TOPIC_BIT(TOPIC_RETURN) | TOPIC_BIT(TOPIC_LABEL);
    if (at->order == NULL || (sentence->context & taken) == 0 ||
        !judge_works(at->judge, policy->rule_count)) {
        return;
    }
    size_t count = 0;
    for (size_t i = 0; i < policy->rule_count && count < FEES_MAX; i++) {
        const struct rule *rule = &policy->rules[i];
        struct money money = at->order->total;
        money.parts = rule->value.low;
        money.is_known = true;
        if (rule->kind == VALUE_AMOUNT && (rule->topics & taken) != 0 &&
            (rule->topics & TOPIC_BIT(TOPIC_MINIMUM)) == 0 &&
            rule->value.low == rule->value.high &&
            value_currency_fits(&rule->value, money.currency)) {
            known_add(known, (struct known_amount){.money = money,
                                                   .kind = "article",
                                                   .id = rule->article->id,
                                                   .field = "fee",
                                                   .role = AMOUNT_TAKEN});
            count++;
        }
    }
}

static bool is_about_equal(const struct value *value, int64_t parts)
{
    int64_t distance = value->low > parts ? value->low - parts : parts - value->low;
    return value->is_about ? distance <= parts / 10 : distance == 0;
}

const struct known_amount *amounts_find(const struct known_amounts *known,
                                        const struct value *value)
{
    if (value->low != value->high) {
        return NULL;
    }
    for (size_t i = 0; i < known->count; i++) {
        if (is_about_equal(value, known->items[i].money.parts) &&
            value_currency_fits(value, known->items[i].money.currency)) {
            return &known->items[i];
        }
    }
    return NULL;
}
