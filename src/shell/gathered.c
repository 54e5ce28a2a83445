#include "shell/gathered.h"

#include <stdlib.h>

#define LINES_MAX ((size_t)64 * 1024 * 1024) /* beyond them the vault is read again */

/* Bits of a customer's state. */
#define WHOLE   1u
#define DOUBTED 2u
#define SPEAKS  4u /* of people: a customer's line, or an address, came */

/* An order that counts, of the customer of that number. */
struct gathered_order {
    moment_t placed_at;
    uint32_t customer;
    uint32_t number; /* in which they came */
    uint32_t first;  /* of its lines */
    uint32_t count;
};

struct gathered {
    struct arena ids;
    struct table products;    /* id -> place in names */
    struct numbers customers; /* stream -> number */
    const char **names;
    size_t name_count;
    size_t name_capacity;
    uint8_t *states; /* of each customer's number */
    size_t customer_count;
    size_t state_capacity;
    uint32_t *lines; /* places in names */
    size_t line_count;
    size_t line_capacity;
    struct gathered_order *orders;
    size_t order_count;
    size_t order_capacity;
    size_t *starts;    /* of each customer's orders, once they are sorted */
    uint32_t *numbers; /* of each name in the baskets, from 1; 0: not asked yet */
    bool is_over;      /* there were too many: nothing is whole */
    struct gathered_news news[GATHERED_NEWS_MAX];
    size_t news_count; /* of all, those beyond too */
    bool is_doubted;   /* somebody is */
};

struct gathered *gathered_create(void)
{
    struct gathered *gathered = memory_get(sizeof(*gathered));

    arena_init(&gathered->ids);
    table_init(&gathered->products);
    return gathered;
}

void gathered_destroy(struct gathered *gathered)
{
    if (gathered == NULL)
        return;
    arena_release(&gathered->ids);
    table_release(&gathered->products);
    numbers_release(&gathered->customers);
    memory_free(gathered->names);
    memory_free(gathered->states);
    memory_free(gathered->lines);
    memory_free(gathered->orders);
    memory_free(gathered->starts);
    memory_free(gathered->numbers);
    memory_free(gathered);
}

/* The customer's number; NULL where nothing was told of the customer yet. */
static uint8_t *find_state(const struct gathered *gathered, int64_t stream, size_t *number)
{
    uint64_t found;

    if (!numbers_get(&gathered->customers, (uint64_t)stream, &found))
        return NULL;
    *number = (size_t)found;
    return &gathered->states[found];
}

static uint8_t *state_of(struct gathered *gathered, int64_t stream, size_t *number)
{
    uint8_t *state = find_state(gathered, stream, number);

    if (state != NULL)
        return state;
    *number = gathered->customer_count++;
    numbers_set(&gathered->customers, (uint64_t)stream, *number);
    gathered->states =
        memory_reserve(gathered->states, &gathered->state_capacity, *number, 1);
    return &gathered->states[*number];
}

static void set_state(struct gathered *gathered, int64_t stream, uint8_t bits)
{
    size_t number;

    *state_of(gathered, stream, &number) |= bits;
}

void gathered_whole(struct gathered *gathered, int64_t stream)
{
    set_state(gathered, stream, WHOLE);
}

void gathered_speaks(struct gathered *gathered, int64_t stream)
{
    set_state(gathered, stream, SPEAKS);
}

void gathered_doubt(struct gathered *gathered, int64_t stream)
{
    set_state(gathered, stream, DOUBTED);
    gathered->is_doubted = true;
}

uint32_t gathered_product(struct gathered *gathered, const char *product)
{
    size_t place;

    if (table_get(&gathered->products, text_of(product), &place))
        return (uint32_t)place;
    place = gathered->name_count++;
    table_set(&gathered->products, text_of(product), place);
    gathered->names = memory_reserve(gathered->names, &gathered->name_capacity, place,
                                     sizeof(*gathered->names));
    gathered->names[place] = arena_text(&gathered->ids, product);
    return (uint32_t)place;
}

static bool is_whole(uint8_t state)
{
    return (state & WHOLE) != 0 && (state & DOUBTED) == 0;
}

bool gathered_has_address(const struct order *order)
{
    const struct address *address = &order->address;

    return address->name != NULL || address->line1 != NULL || address->line2 != NULL ||
           address->city != NULL || address->postcode != NULL;
}

static void add_news(struct gathered *gathered, const struct gathered_brief *order)
{
    if (gathered->news_count < GATHERED_NEWS_MAX)
        gathered->news[gathered->news_count] =
            (struct gathered_news){arena_text(&gathered->ids, order->customer),
                                   arena_text(&gathered->ids, order->id)};
    gathered->news_count++;
}

const struct gathered_news *gathered_news(const struct gathered *gathered, size_t *count)
{
    *count = gathered->news_count;
    return gathered->is_doubted || gathered->news_count > GATHERED_NEWS_MAX
               ? NULL
               : gathered->news;
}

void gathered_add(struct gathered *gathered, int64_t stream,
                  const struct gathered_brief *order)
{
    struct gathered_order *added;
    size_t number;
    uint8_t *state = state_of(gathered, stream, &number);

    if (order->has_address)
        *state |= SPEAKS;
    if (!order->is_cancelled)
        add_news(gathered, order);
    if (gathered->is_over || order->is_cancelled || !is_whole(*state))
        return;
    if (order->count > LINES_MAX - gathered->line_count) {
        gathered->is_over = true;
        return;
    }
    gathered->orders = memory_reserve(gathered->orders, &gathered->order_capacity,
                                      gathered->order_count, sizeof(*gathered->orders));
    added = &gathered->orders[gathered->order_count];
    *added = (struct gathered_order){.customer = (uint32_t)number,
                                     .placed_at = order->placed_at,
                                     .number = (uint32_t)gathered->order_count++,
                                     .first = (uint32_t)gathered->line_count,
                                     .count = (uint32_t)order->count};
    for (size_t i = 0; i < order->count; i++) {
        gathered->lines = memory_reserve(gathered->lines, &gathered->line_capacity,
                                         gathered->line_count, sizeof(*gathered->lines));
        gathered->lines[gathered->line_count++] = order->products[i];
    }
}

static int oldest_first(const void *a, const void *b)
{
    const struct gathered_order *left = a;
    const struct gathered_order *right = b;

    if (left->customer != right->customer)
        return left->customer < right->customer ? -1 : 1;
    if (left->placed_at != right->placed_at)
        return left->placed_at < right->placed_at ? -1 : 1;
    return left->number < right->number ? -1 : 1;
}

void gathered_sort(struct gathered *gathered)
{
    size_t at = 0;

    if (gathered->order_count > 0)
        qsort(gathered->orders, gathered->order_count, sizeof(*gathered->orders),
              oldest_first);
    memory_free(gathered->starts);
    gathered->starts =
        memory_get((gathered->customer_count + 1) * sizeof(*gathered->starts));
    for (size_t i = 0; i < gathered->customer_count; i++) {
        gathered->starts[i] = at;
        while (at < gathered->order_count && gathered->orders[at].customer == i)
            at++;
    }
    gathered->starts[gathered->customer_count] = at;
    memory_free(gathered->numbers);
    gathered->numbers = memory_get((gathered->name_count + 1) * sizeof(uint32_t));
}

static uint32_t number_of(struct gathered *gathered, uint32_t name,
                          struct catalogue *catalogue)
{
    uint32_t *number = &gathered->numbers[name];

    if (*number == 0)
        *number = catalogue_baskets_number(catalogue, gathered->names[name]) + 1;
    return *number - 1;
}

bool gathered_is_whole(const struct gathered *gathered, int64_t stream)
{
    size_t number;
    const uint8_t *state = find_state(gathered, stream, &number);

    return !gathered->is_over && state != NULL && is_whole(*state);
}

void gathered_count(struct gathered *gathered, int64_t stream, struct catalogue *catalogue)
{
    size_t number;

    if (find_state(gathered, stream, &number) == NULL)
        return;
    for (size_t i = gathered->starts[number]; i < gathered->starts[number + 1]; i++) {
        const struct gathered_order *order = &gathered->orders[i];
        const uint32_t *lines = &gathered->lines[order->first];
        struct day day = moment_day(order->placed_at);

        for (size_t at = 0; at < order->count; at++)
            catalogue_baskets_add_number(catalogue, stream,
                                         number_of(gathered, lines[at], catalogue), day);
    }
}

bool gathered_is_told(const struct gathered *gathered)
{
    return gathered->customer_count > 0;
}

static int rising(const void *a, const void *b)
{
    int64_t left = *(const int64_t *)a;
    int64_t right = *(const int64_t *)b;

    return (left > right) - (left < right);
}

int64_t *gathered_loud(const struct gathered *gathered, size_t *count)
{
    int64_t *streams = memory_get(0);
    size_t capacity = 0;

    *count = 0;
    for (size_t i = 0; i < gathered->customers.capacity; i++) {
        const struct numbers_slot *slot = &gathered->customers.slots[i];

        if (slot->key == 0 || (gathered->states[slot->value] & (DOUBTED | SPEAKS)) == 0)
            continue;
        streams = memory_reserve(streams, &capacity, *count, sizeof(*streams));
        streams[(*count)++] = (int64_t)slot->key;
    }
    qsort(streams, *count, sizeof(*streams), rising);
    return streams;
}
