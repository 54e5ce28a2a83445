#include "app/around.h"

/* Products looked through for that of a line: a frame must not cost more. */
#define PRODUCTS_LOOKED_AT ((size_t)4096)

const struct product *line_product(const struct model *model, const struct order_line *line)
{
    const struct loaded *open = model->open;

    for (size_t i = 0; i < open->product_count && i < PRODUCTS_LOOKED_AT; i++) {
        if (string_equals(open->products[i].id, line->product))
            return &open->products[i];
    }
    return NULL;
}

const char *line_title(const struct model *model, const struct order_line *line)
{
    const char *own = order_line_title(line);
    const struct product *product = own ? NULL : line_product(model, line);

    if (product && product->title)
        return product->title;
    return own ? own : line->product;
}

bool fact_is_personal(enum fact_kind kind)
{
    return kind == FACT_RECIPIENT || kind >= FACT_HOME;
}

bool fact_is_folded(const struct model *model, enum fact_kind kind)
{
    return model_is_stranger(model) || (model->is_folded && fact_is_personal(kind));
}

struct facts_added {
    const struct order *order;
    struct fact *list;
    size_t count;
};

static void add(struct facts_added *added, enum fact_kind kind, size_t index)
{
    added->list[added->count++] =
        (struct fact){.kind = kind, .order = added->order, .index = index};
}

static void add_where(struct facts_added *added, bool is_known, enum fact_kind kind,
                      size_t index)
{
    if (is_known)
        add(added, kind, index);
}

static bool is_said(const char *text)
{
    return text && *text;
}

static size_t at_most(size_t count, size_t most)
{
    return count < most ? count : most;
}

/* Its state, and the first lines with what each costs today. */
static void add_front(const struct model *model, struct facts_added *added)
{
    const struct order *order = added->order;

    add(added, FACT_STATUS, 0);
    add_where(added, order->placed_at != MOMENT_NONE, FACT_PLACED, 0);
    for (size_t i = 0; i < order->line_count && i < AROUND_PRICED_LINES; i++) {
        const struct product *product = line_product(model, &order->lines[i]);
        add(added, FACT_LINE, i);
        added->list[added->count - 1].product = product;
        if (!product || !product->price.is_known)
            continue;
        add(added, FACT_TODAY, i);
        added->list[added->count - 1].product = product;
    }
}

static void add_shipment(struct facts_added *added, size_t index)
{
    const struct shipment *shipment = &added->order->shipments[index];

    add_where(added, is_said(shipment->carrier) || is_said(shipment->status), FACT_CARRIER,
              index);
    add_where(added, is_said(shipment->tracking), FACT_PARCEL, index);
    add_where(added, day_is_set(shipment->shipped_at), FACT_SENT, index);
    add_where(added, day_is_set(shipment->eta), FACT_DUE, index);
    add_where(added, day_is_set(shipment->delivered_at), FACT_DELIVERED, index);
}

static bool has_address(const struct address *address)
{
    return is_said(address->line1) || is_said(address->city) || is_said(address->postcode);
}

static void add_back(struct facts_added *added)
{
    const struct order *order = added->order;

    for (size_t i = 0; i < order->shipment_count && i < AROUND_PARTS; i++)
        add_shipment(added, i);
    for (size_t i = 0; i < order->refund_count && i < AROUND_PARTS; i++)
        add_where(added, order->refunds[i].amount.is_known, FACT_REFUND, i);
    for (size_t i = 0; i < order->payment_count && i < AROUND_PARTS; i++)
        add_where(added, order->payments[i].amount.is_known, FACT_PAYMENT, i);
    add_where(added, order->total.is_known, FACT_TOTAL, 0);
    add_where(added, has_address(&order->address), FACT_RECIPIENT, 0);
    add_where(added, is_said(order->url), FACT_PAGE, 0);
}

void orders_list_of(const struct model *model, struct arena *arena,
                    struct orders_list *list)
{
    size_t count = model->open && !model_is_stranger(model) ? model->open->order_count : 0;

    *list = (struct orders_list){
        .model = model,
        .order_count = count,
        .unfolded = model->order_unfolded < count ? model->order_unfolded : SIZE_MAX,
    };
    if (list->unfolded == SIZE_MAX)
        return;
    const struct order *order = &model->open->orders[list->unfolded];
    size_t priced = at_most(order->line_count, AROUND_PRICED_LINES);
    size_t parcels = at_most(order->shipment_count, AROUND_PARTS);
    size_t paid = at_most(order->refund_count, AROUND_PARTS) +
                  at_most(order->payment_count, AROUND_PARTS);
    struct facts_added front = {
        order, arena_get(arena, (2 + 2 * priced) * sizeof(struct fact)), 0};
    struct facts_added back = {
        order, arena_get(arena, (5 * parcels + paid + 3) * sizeof(struct fact)), 0};

    add_front(model, &front);
    add_back(&back);
    list->front = front.list;
    list->front_count = front.count;
    list->line_first = priced;
    list->line_count = order->line_count - priced;
    list->back = back.list;
    list->back_count = back.count;
}

size_t orders_list_parts(const struct orders_list *list)
{
    return list->front_count + list->line_count + list->back_count;
}

size_t orders_list_count(const struct orders_list *list)
{
    return list->order_count + orders_list_parts(list);
}

struct orders_place orders_list_place(const struct orders_list *list, size_t row)
{
    size_t parts = orders_list_parts(list);

    if (list->unfolded == SIZE_MAX || row <= list->unfolded)
        return (struct orders_place){.order = row};
    if (row <= list->unfolded + parts)
        return (struct orders_place){list->unfolded, row - list->unfolded};
    return (struct orders_place){.order = row - parts};
}

size_t orders_list_row(const struct orders_list *list, struct orders_place place)
{
    bool is_behind = list->unfolded != SIZE_MAX && place.order > list->unfolded;

    return place.order + (is_behind ? orders_list_parts(list) : place.part);
}

size_t orders_list_marked(const struct orders_list *list)
{
    const struct model *model = list->model;
    struct orders_place place = {.order = model->order_selected};

    if (place.order >= list->order_count)
        return 0;
    if (place.order == list->unfolded)
        place.part = at_most(model->order_part, orders_list_parts(list));
    return orders_list_row(list, place);
}

struct fact orders_list_fact(const struct orders_list *list, struct orders_place place)
{
    size_t part = place.part - 1;

    if (place.order >= list->order_count)
        return (struct fact){0};
    const struct order *order = &list->model->open->orders[place.order];
    if (place.part == 0)
        return (struct fact){.kind = FACT_NUMBER, .order = order};
    if (place.order != list->unfolded || part >= orders_list_parts(list))
        return (struct fact){0};
    if (part < list->front_count)
        return list->front[part];
    part -= list->front_count;
    if (part < list->line_count) {
        const struct order_line *line = &order->lines[list->line_first + part];
        return (struct fact){.kind = FACT_LINE,
                             .order = order,
                             .product = line_product(list->model, line),
                             .index = list->line_first + part};
    }
    return list->back[part - list->line_count];
}
