#include "chat/product.h"

#include "base/text.h"

bool product_is_in_stock(const struct product *product)
{
    return product->stock == STOCK_NOT_TRACKED || product->stock > 0;
}

const char *product_attribute(const struct product *product, const char *name)
{
    for (size_t i = 0; i < product->attribute_count; i++) {
        const struct attribute *attribute = &product->attributes[i];
        if (attribute->name && text_is_ignoring_case(text_of(attribute->name), name))
            return attribute->value;
    }
    return NULL;
}
