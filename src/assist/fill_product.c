#include "fill.h"

#include "phrases.h"
#include "thread.h"

#include <inttypes.h>

#define SIZES_MAX 40

static bool product_title(struct fill *fill, struct buffer *out)
{
    return fill_text_value(fill, "product", fill->product->id, "title",
                           fill->product->title, out);
}

static bool product_price(struct fill *fill, struct buffer *out)
{
    return fill_money_value(fill, "product", fill->product->id, "price",
                            fill->product->price, out);
}

static bool product_url(struct fill *fill, struct buffer *out)
{
    return fill_text_value(fill, "product", fill->product->id, "url", fill->product->url,
                           out);
}

static bool is_variant(const struct product *product, const struct product *other)
{
    return product == other || string_equals(product->id, other->id) ||
           (product->group && string_equals(product->group, other->group));
}

/* One product, or the variant whose size the customer named: else which one is not known.
 */
static bool is_one_meant(const struct fill *fill)
{
    const struct facts *facts = fill->facts;
    size_t variants = 0;

    for (size_t i = 0; i < facts->product_count; i++)
        variants += is_variant(fill->product, &facts->products[i]);
    return variants <= 1 ||
           thread_names_size(fill->product, thread_question(facts, fill->arena),
                             fill->arena);
}

static bool product_stock(struct fill *fill, struct buffer *out)
{
    char value[32];

    if (fill->product->stock == STOCK_NOT_TRACKED || !is_one_meant(fill))
        return false;
    snprintf(value, sizeof(value), "%" PRId64, fill->product->stock);
    return fill_text_value(fill, "product", fill->product->id, "stock", value, out);
}

static bool size_is_listed(const char *const *sizes, size_t count, const char *size)
{
    for (size_t i = 0; i < count; i++) {
        if (string_equals(sizes[i], size))
            return true;
    }
    return false;
}

/* The sizes in stock of the product and its variants. */
static bool product_sizes(struct fill *fill, struct buffer *out)
{
    const char *sizes[SIZES_MAX];
    size_t count = 0;
    struct buffer listed;

    buffer_init(&listed, FILL_VALUE_MAX);
    for (size_t i = 0; i < fill->facts->product_count && count < SIZES_MAX; i++) {
        const struct product *product = &fill->facts->products[i];
        const char *size = product_attribute(product, "size");
        if (!size || !is_variant(fill->product, product) || !product_is_in_stock(product) ||
            size_is_listed(sizes, count, size))
            continue;
        if (count)
            buffer_add_text(&listed, phrases_of(fill->lang)->list_comma);
        if (fill_text_value(fill, "product", product->id, "attributes.size", size, &listed))
            sizes[count++] = size;
    }
    bool has_any = count && fill_clean(text_from(buffer_text(&listed), listed.len), out);
    buffer_release(&listed);
    return has_any;
}

const struct variable fill_product_variables[] = {
    {"product.title", NEEDS_PRODUCT, product_title},
    {"product.price", NEEDS_PRODUCT, product_price},
    {"product.stock", NEEDS_PRODUCT, product_stock},
    {"product.url", NEEDS_PRODUCT, product_url},
    {"product.sizes", NEEDS_PRODUCT, product_sizes},
    {0},
};
