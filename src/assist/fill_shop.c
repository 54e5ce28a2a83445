#include "fill.h"

static bool first_name(struct fill *fill, struct buffer *out)
{
    const struct customer *customer = fill_customer(fill);

    if (!customer)
        return false;
    struct text first = customer_first_name(customer);
    const char *words = arena_copy(fill->arena, first.bytes, first.len);
    return fill_words_value(fill, "customer", customer->id, "name", customer->name, words,
                            out);
}

static bool full_name(struct fill *fill, struct buffer *out)
{
    const struct customer *customer = fill_customer(fill);

    return customer &&
           fill_text_value(fill, "customer", customer->id, "name", customer->name, out);
}

static bool is_offered(const struct fill *fill, const struct promotion *promotion)
{
    const struct customer *customer = fill_customer(fill);
    struct day today = fill->facts->today;

    if (promotion->audience != AUDIENCE_PUBLIC)
        return false;
    if (promotion->customer &&
        !(customer && string_equals(promotion->customer, customer->id)))
        return false;
    return !(day_is_set(promotion->from) && day_compare(today, promotion->from) < 0) &&
           !(day_is_set(promotion->until) && day_compare(promotion->until, today) < 0);
}

static bool is_better(const struct promotion *a, const struct promotion *b)
{
    if ((a->customer != NULL) != (b->customer != NULL))
        return a->customer != NULL;
    return a->percent_parts > b->percent_parts;
}

static const struct promotion *promotion_offered(const struct fill *fill)
{
    const struct promotion *best = NULL;

    for (size_t i = 0; i < fill->facts->promotion_count; i++) {
        const struct promotion *promotion = &fill->facts->promotions[i];
        if (is_offered(fill, promotion) && (!best || is_better(promotion, best)))
            best = promotion;
    }
    return best;
}

static bool promotion_code(struct fill *fill, struct buffer *out)
{
    const struct promotion *promotion = promotion_offered(fill);

    return promotion &&
           fill_text_value(fill, "promotion", promotion->id, "id", promotion->id, out);
}

/* "10 %", "10 percent": the macro says it itself. */
static bool says_percent(struct text follows)
{
    struct text rest = text_trim(follows);

    return text_starts_with(rest, "%") || text_starts_with(rest, "\uFF05") ||
           text_starts_with(rest, "percent") || text_starts_with(rest, "per cent") ||
           text_starts_with(rest, "Prozent") || text_starts_with(rest, "pour cent") ||
           text_starts_with(rest, "por ciento") || text_starts_with(rest, "por cento");
}

static bool promotion_percent(struct fill *fill, struct buffer *out)
{
    const struct promotion *promotion = promotion_offered(fill);
    char value[64];

    if (!promotion || promotion->percent_parts <= 0)
        return false;
    struct money plain = {
        .parts = promotion->percent_parts, .currency = "JPY", .is_known = true};
    money_format_decimal(plain, value, sizeof(value));
    if (!fill_text_value(fill, "promotion", promotion->id, "percent", value, out))
        return false;
    if (!says_percent(fill->follows))
        buffer_add_text(out, "%");
    return true;
}

static bool promotion_until(struct fill *fill, struct buffer *out)
{
    const struct promotion *promotion = promotion_offered(fill);

    return promotion &&
           fill_day_value(fill, "promotion", promotion->id, "until", promotion->until, out);
}

static bool shop_name(struct fill *fill, struct buffer *out)
{
    return fill_text_value(fill, NULL, NULL, NULL, fill->facts->shop_name, out);
}

static bool agent_name(struct fill *fill, struct buffer *out)
{
    return fill_text_value(fill, NULL, NULL, NULL, fill->facts->agent_name, out);
}

const struct variable fill_shop_variables[] = {
    {"customer.first_name", NEEDS_NOTHING, first_name},
    {"customer.name", NEEDS_NOTHING, full_name},
    {"promotion.code", NEEDS_NOTHING, promotion_code},
    {"promotion.percent", NEEDS_NOTHING, promotion_percent},
    {"promotion.until", NEEDS_NOTHING, promotion_until},
    {"shop.name", NEEDS_NOTHING, shop_name},
    {"agent.name", NEEDS_NOTHING, agent_name},
    {0},
};
