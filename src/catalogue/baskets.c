#include "baskets.h"

#include <stdlib.h>

#define DAYS_DEALT 65536 /* lie between the first order and the last, or they are sorted   \
                          */

struct baskets *baskets_create(void)
{
    struct baskets *baskets = memory_get(sizeof(*baskets));
    table_init(&baskets->numbers);
    arena_init(&baskets->ids);
    baskets->newest = INT32_MIN;
    baskets->oldest = INT32_MAX;
    baskets->starts = memory_reserve(NULL, &baskets->start_capacity, 0, sizeof(size_t));
    return baskets;
}

void baskets_destroy(struct baskets *baskets)
{
    if (baskets == NULL) {
        return;
    }
    table_release(&baskets->numbers);
    arena_release(&baskets->ids);
    memory_free(baskets->sellers);
    memory_free(baskets->lines);
    memory_free(baskets->holdings);
    memory_free(baskets->starts);
    memory_free(baskets->sales);
    memory_free(baskets);
}

static uint32_t number_of(struct baskets *baskets, const char *product)
{
    size_t number;
    if (table_get(&baskets->numbers, text_of(product), &number)) {
        return (uint32_t)number;
    }
    number = baskets->seller_count;
    table_set(&baskets->numbers, text_of(product), number);
    baskets->sellers = memory_reserve(baskets->sellers, &baskets->seller_capacity, number,
                                      sizeof(*baskets->sellers));
    baskets->sellers[number] = (struct seller){.id = arena_text(&baskets->ids, product)};
    baskets->seller_count++;
    return (uint32_t)number;
}

static int compare_lines(const void *a, const void *b)
{
    const struct order_line *left = a;
    const struct order_line *right = b;
    if (left->product != right->product) {
        return left->product < right->product ? -1 : 1;
    }
    return (left->day > right->day) - (left->day < right->day);
}

static void add_holding(struct baskets *baskets, uint32_t product)
{
    baskets->holdings = memory_reserve(baskets->holdings, &baskets->holding_capacity,
                                       baskets->holding_count, sizeof(*baskets->holdings));
    baskets->holdings[baskets->holding_count++] = product;
    baskets->sellers[product].customers++;
}

static void add_sale(struct baskets *baskets, const struct order_line *line, bool is_first)
{
    baskets->sales = memory_reserve(baskets->sales, &baskets->sale_capacity,
                                    baskets->sale_count, sizeof(*baskets->sales));
    baskets->sales[baskets->sale_count++] = (struct sale){.product = line->product,
                                                          .day = line->day,
                                                          .units = line->units,
                                                          .is_first = is_first};
}

static uint32_t add_units(uint32_t a, uint32_t b)
{
    return a > UINT32_MAX - b ? UINT32_MAX : a + b;
}

/* The customer's lines become holdings and sales, the lines of one product and day as one.
 */
static void close_customer(struct baskets *baskets)
{
    struct order_line *lines = baskets->lines;
    if (baskets->line_count == 0) {
        return;
    }
    qsort(lines, baskets->line_count, sizeof(*lines), compare_lines);
    size_t last = 0;
    for (size_t i = 1; i < baskets->line_count; i++) {
        if (compare_lines(&lines[i], &lines[last]) == 0) {
            lines[last].units = add_units(lines[last].units, lines[i].units);
        } else {
            lines[++last] = lines[i];
        }
    }
    for (size_t i = 0; i <= last; i++) {
        bool is_first = i == 0 || lines[i].product != lines[i - 1].product;
        if (is_first) {
            add_holding(baskets, lines[i].product);
        }
        add_sale(baskets, &lines[i], is_first);
    }
    baskets->line_count = 0;
    baskets->customer_count++;
    baskets->starts = memory_reserve(baskets->starts, &baskets->start_capacity,
                                     baskets->customer_count, sizeof(*baskets->starts));
    baskets->starts[baskets->customer_count] = baskets->holding_count;
}

static int32_t clamp_day(int64_t day)
{
    return day > INT32_MAX ? INT32_MAX : day < INT32_MIN + 1 ? INT32_MIN + 1 : (int32_t)day;
}

static uint32_t clamp_units(int64_t units)
{
    return units > UINT32_MAX ? UINT32_MAX : units < 0 ? 0 : (uint32_t)units;
}

void baskets_add(struct baskets *baskets, int64_t customer, const char *product,
                 int64_t day, int64_t units)
{
    if (customer != baskets->customer) {
        close_customer(baskets);
        baskets->customer = customer;
    }
    baskets->lines = memory_reserve(baskets->lines, &baskets->line_capacity,
                                    baskets->line_count, sizeof(*baskets->lines));
    struct order_line *line = &baskets->lines[baskets->line_count++];
    line->product = number_of(baskets, product);
    line->day = clamp_day(day);
    line->units = clamp_units(units);
    if (line->day > baskets->newest) {
        baskets->newest = line->day;
    }
    if (line->day < baskets->oldest) {
        baskets->oldest = line->day;
    }
}

/* Where a sale goes when sales are dealt out: by its day, or by its product. */
static size_t pile_of_day(const struct baskets *baskets, const struct sale *sale)
{
    return (size_t)((int64_t)sale->day - baskets->oldest);
}

static size_t pile_of_product(const struct baskets *baskets, const struct sale *sale)
{
    (void)baskets;
    return sale->product;
}

/* Dealt out to piles, each of which keeps the order that its sales came in. */
static void deal_sales(struct baskets *baskets, size_t piles,
                       size_t (*pile_of)(const struct baskets *, const struct sale *))
{
    size_t *ends = memory_get((piles + 1) * sizeof(*ends));
    struct sale *dealt = memory_get((baskets->sale_count + 1) * sizeof(*dealt));
    for (size_t i = 0; i < baskets->sale_count; i++) {
        ends[pile_of(baskets, &baskets->sales[i]) + 1]++;
    }
    for (size_t i = 0; i < piles; i++) {
        ends[i + 1] += ends[i];
    }
    for (size_t i = 0; i < baskets->sale_count; i++) {
        dealt[ends[pile_of(baskets, &baskets->sales[i])]++] = baskets->sales[i];
    }
    memory_free(baskets->sales);
    memory_free(ends);
    baskets->sales = dealt;
}

static int compare_days(const void *a, const void *b)
{
    const struct sale *left = a;
    const struct sale *right = b;
    return (left->day > right->day) - (left->day < right->day);
}

/* By product and day. */
static void sort_sales(struct baskets *baskets)
{
    int64_t days = (int64_t)baskets->newest - baskets->oldest + 1;
    if (baskets->sale_count == 0) {
        return;
    }
    if (days <= DAYS_DEALT) {
        deal_sales(baskets, (size_t)days, pile_of_day);
    } else {
        qsort(baskets->sales, baskets->sale_count, sizeof(*baskets->sales), compare_days);
    }
    deal_sales(baskets, baskets->seller_count, pile_of_product);
}

void baskets_close(struct baskets *baskets)
{
    close_customer(baskets);
    for (size_t i = 0; i < baskets->sale_count; i++) {
        const struct sale *sale = &baskets->sales[i];
        bool is_recent = (int64_t)sale->day > (int64_t)baskets->newest - RECENT;
        baskets->sellers[sale->product].recent += sale->is_first && is_recent;
    }
    sort_sales(baskets);
}
