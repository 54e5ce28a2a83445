#include "guard/amounts.h"

#include "base/buffer.h"

#include <inttypes.h>

#define COMBINED_MAX 12
#define MULTIPLE_MAX 9

static void known_add(struct known_amounts *known, struct money money, const char *kind,
                      const char *id, const char *field)
{
    if (known->count < KNOWN_MAX && money.is_known && money.parts > 0) {
        known->items[known->count++] = (struct known_amount){money, kind, id, field};
    }
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
        known_add(known, *amount, "order", order->id,
                  arena_format(judge->arena, "refunds[%zu].amount", i));
        sum = i == 0 ? *amount : sum;
        sum.parts += i == 0 ? 0 : amount->parts;
    }
    if (order->refund_count > 1) {
        known_add(known, sum, "sum", order->id, "refunds");
    }
}

void amounts_of_total(struct judge *judge, const struct order *order,
                      struct known_amounts *known)
{
    (void)judge;
    known_add(known, order->total, "order", order->id, "total");
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
        known_add(known, fee, "sum", order->id, "total - lines");
    }
}

static void lines_add(struct judge *judge, const struct order *order,
                      struct known_amounts *known)
{
    for (size_t i = 0; i < order->line_count && known->count < KNOWN_MAX; i++) {
        const struct order_line *line = &order->lines[i];
        struct money all = line->price;
        known_add(known, line->price, "order", order->id,
                  arena_format(judge->arena, "lines[%zu].price", i));
        if (line->quantity > 1 &&
            !__builtin_mul_overflow(line->price.parts, line->quantity, &all.parts)) {
            known_add(known, all, "sum", order->id,
                      arena_format(judge->arena, "lines[%zu].price x %" PRId64, i,
                                   line->quantity));
        }
    }
}

const struct known_amounts *amounts_of_order(struct judge *judge, const struct order *order)
{
    size_t index = (size_t)(order - judge->facts->orders);
    if (judge->order_amounts == NULL) {
        judge->order_amounts = arena_get(judge->arena, judge->facts->order_count *
                                                           sizeof(*judge->order_amounts));
    }
    if (judge->order_amounts[index] != NULL) {
        return judge->order_amounts[index];
    }
    struct known_amounts *known = arena_get(judge->arena, sizeof(*known));
    judge->order_amounts[index] = known;
    amounts_of_total(judge, order, known);
    amounts_of_shipping(judge, order, known);
    amounts_of_refunds(judge, order, known);
    if (order->line_count > 1) {
        known_add(known, lines_sum(order), "sum", order->id, "lines");
    }
    for (size_t i = 0; i < order->payment_count; i++) {
        known_add(known, order->payments[i].amount, "order", order->id,
                  arena_format(judge->arena, "payments[%zu].amount", i));
    }
    lines_add(judge, order, known);
    return known;
}

void amounts_of_title(struct judge *judge, const char *title, struct known_amounts *known)
{
    const struct facts *facts = judge->facts;
    if (!judge_works(judge, facts->product_count + 8 * facts->order_count)) {
        return;
    }
    for (size_t i = 0; i < facts->product_count; i++) {
        const struct product *product = &facts->products[i];
        if (string_equals(product->title, title)) {
            known_add(known, product->price, "product", product->id, "price");
        }
    }
    for (size_t i = 0; i < facts->order_count; i++) {
        const struct order *order = &facts->orders[i];
        for (size_t k = 0; k < order->line_count; k++) {
            if (string_equals(order->lines[k].title, title)) {
                known_add(known, order->lines[k].price, "order", order->id,
                          arena_format(judge->arena, "lines[%zu].price", k));
            }
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
        if (value_currency_fits(value, known->items[i].money.currency) &&
            is_about_equal(value, known->items[i].money.parts)) {
            return &known->items[i];
        }
    }
    return NULL;
}

/* "89.90 + 3.90 EUR": up to three items, each with its sign. */
static const char *combination(struct judge *judge, const struct known_amount *const *items,
                               const int *signs, size_t count)
{
    struct buffer text;
    buffer_init(&text, 256);
    for (size_t i = 0; i < count; i++) {
        char amount[64];
        money_format_decimal(items[i]->money, amount, sizeof(amount));
        buffer_add_text(&text, i == 0 ? "" : signs[i] > 0 ? " + " : " - ");
        buffer_add_text(&text, amount);
    }
    buffer_format(&text, " %s", items[0]->money.currency);
    const char *copy = arena_text(judge->arena, buffer_text(&text));
    buffer_release(&text);
    return copy;
}

static const char *multiple(struct judge *judge, const struct known_amount *item,
                            const struct value *value)
{
    for (int times = 2; times <= MULTIPLE_MAX; times++) {
        if (item->money.parts < INT64_MAX / MULTIPLE_MAX &&
            item->money.parts * times == value->low) {
            char amount[64];
            money_format(item->money, amount, sizeof(amount));
            return arena_format(judge->arena, "%d x %s", times, amount);
        }
    }
    return NULL;
}

/* Two or three items with any signs but all minus. */
static const char *sum_of(struct judge *judge, const struct known_amount *const *items,
                          size_t count, int64_t wanted)
{
    for (int bits = 0; bits < 1 << (count - 1); bits++) {
        int signs[3] = {1, (bits & 1) != 0 ? -1 : 1, (bits & 2) != 0 ? -1 : 1};
        int64_t sum = 0;
        for (size_t i = 0; i < count; i++) {
            sum += signs[i] * items[i]->money.parts;
        }
        if (sum == wanted && sum > 0) {
            return combination(judge, items, signs, count);
        }
    }
    return NULL;
}

static bool is_combinable(const struct known_amount *item, const struct value *value)
{
    return item->money.parts < (int64_t)1 << 50 &&
           value_currency_fits(value, item->money.currency) &&
           (!string_equals(item->kind, "sum") || string_equals(item->field, "told"));
}

/* The amounts of their own that sums are made of, each once. */
static size_t gather(const struct known_amounts *known, const struct value *value,
                     const struct known_amount **items)
{
    size_t count = 0;
    for (size_t i = 0; i < known->count && count < COMBINED_MAX; i++) {
        bool is_new = is_combinable(&known->items[i], value);
        for (size_t k = 0; k < count && is_new; k++) {
            is_new = items[k]->money.parts != known->items[i].money.parts;
        }
        if (is_new) {
            items[count++] = &known->items[i];
        }
    }
    return count;
}

const char *amounts_combine(struct judge *judge, const struct known_amounts *known,
                            const struct value *value)
{
    const struct known_amount *items[COMBINED_MAX];
    size_t count = gather(known, value, items);
    for (size_t a = 0; a < count; a++) {
        const char *found = multiple(judge, items[a], value);
        for (size_t b = 0; b < count && found == NULL; b++) {
            const struct known_amount *pair[] = {items[a], items[b]};
            found = a == b ? NULL : sum_of(judge, pair, 2, value->low);
            for (size_t c = b + 1; c < count && found == NULL && a != b; c++) {
                const struct known_amount *three[] = {items[a], items[b], items[c]};
                found = c == a ? NULL : sum_of(judge, three, 3, value->low);
            }
        }
        if (found != NULL) {
            return found;
        }
    }
    return NULL;
}
