#include "baskets.h"

#include <stdlib.h>

struct baskets *baskets_create(void)
{
    struct baskets *baskets = memory_get(sizeof(*baskets));
    table_init(&baskets->numbers);
    arena_init(&baskets->ids);
    baskets->newest = INT32_MIN;
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
    memory_free(baskets->first_days);
    memory_free(baskets);
}

uint32_t baskets_number(struct baskets *baskets, const char *product)
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

static void add_holding(struct baskets *baskets, const struct order_line *line)
{
    size_t count = baskets->holding_count;
    if (count == HOLDINGS_MAX) {
        return;
    }
    baskets->holding_count++;
    baskets->holdings = memory_reserve(baskets->holdings, &baskets->holding_capacity, count,
                                       sizeof(*baskets->holdings));
    baskets->first_days = memory_reserve(baskets->first_days, &baskets->first_day_capacity,
                                         count, sizeof(*baskets->first_days));
    baskets->holdings[count] = line->product;
    baskets->first_days[count] = line->day;
    baskets->sellers[line->product].customers++;
}

/* Of the customer's lines of one product the first becomes a holding. */
static void close_customer(struct baskets *baskets)
{
    const struct order_line *lines = baskets->lines;
    if (baskets->line_count == 0) {
        return;
    }
    qsort(baskets->lines, baskets->line_count, sizeof(*lines), compare_lines);
    for (size_t i = 0; i < baskets->line_count; i++) {
        if (i == 0 || lines[i].product != lines[i - 1].product) {
            add_holding(baskets, &lines[i]);
        }
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

void baskets_add(struct baskets *baskets, int64_t customer, const char *product,
                 int64_t day)
{
    baskets_add_number(baskets, customer, baskets_number(baskets, product), day);
}

void baskets_add_number(struct baskets *baskets, int64_t customer, uint32_t product,
                        int64_t day)
{
    if (customer != baskets->customer) {
        close_customer(baskets);
        baskets->customer = customer;
    }
    baskets->lines = memory_reserve(baskets->lines, &baskets->line_capacity,
                                    baskets->line_count, sizeof(*baskets->lines));
    struct order_line *line = &baskets->lines[baskets->line_count++];
    line->product = product;
    line->day = clamp_day(day);
    if (line->day > baskets->newest) {
        baskets->newest = line->day;
    }
}

void baskets_close(struct baskets *baskets)
{
    close_customer(baskets);
    for (size_t i = 0; i < baskets->holding_count; i++) {
        bool is_recent =
            (int64_t)baskets->first_days[i] > (int64_t)baskets->newest - RECENT;
        baskets->sellers[baskets->holdings[i]].recent += is_recent;
    }
}
