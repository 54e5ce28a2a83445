/* What a list shows of products, off the shelf. */
#include "packing.h"
#include "shelf.h"

#include <string.h>

static bool find_ware(struct catalogue *catalogue, const struct traits *traits,
                      struct ware *ware)
{
    const struct ware *found =
        traits->ware != NULL ? traits->ware : shelf_ware(catalogue, traits->key);
    if (found != NULL) {
        *ware = *found;
    }
    return found != NULL;
}

static void show(const struct traits *traits, const struct ware *ware, struct arena *arena,
                 struct product *product)
{
    size_t count = 0;
    *product = (struct product){.stock = ware->stock, .is_sensitive = traits->is_sensitive};
    product->id = arena_text(arena, traits->id);
    product->title = arena_text(arena, traits->title);
    product->brand = arena_text(arena, traits->brand);
    product->group = arena_text(arena, traits->group);
    product->category = packing_read(text_of(traits->category), arena, &count);
    product->category_count = count;
    product->price.is_known = ware->is_priced;
    product->price.parts = ware->price;
    memcpy(product->price.currency, ware->currency, sizeof(product->price.currency) - 1);
}

static bool show_all(struct catalogue *catalogue, struct product *const *products,
                     size_t count, struct arena *arena, struct error *err)
{
    if (!shelf_open(catalogue, err)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        struct traits traits = {0};
        struct ware ware;
        if (products[i]->id != NULL &&
            !shelf_by_id(catalogue, products[i]->id, &traits, err)) {
            return false;
        }
        if (traits.key == 0 || !find_ware(catalogue, &traits, &ware)) {
            products[i]->id = NULL;
        } else {
            show(&traits, &ware, arena, products[i]);
        }
    }
    return true;
}

/* Their ids, which show_all() takes away from what it does not find. */
static const char **ids_of(struct product *const *products, size_t count,
                           struct arena *arena)
{
    const char **ids = arena_get(arena, count * sizeof(*ids));
    for (size_t i = 0; i < count; i++) {
        ids[i] = products[i]->id;
    }
    return ids;
}

bool catalogue_brief(struct catalogue *catalogue, struct product *const *products,
                     size_t count, struct arena *arena, struct error *err)
{
    bool is_own = false;
    const char **ids = ids_of(products, count, arena);
    if (!read_begin(catalogue, &is_own, err)) {
        return false;
    }
    bool is_good = show_all(catalogue, products, count, arena, err);
    if (shelf_mend(catalogue)) {
        for (size_t i = 0; i < count; i++) {
            products[i]->id = ids[i];
        }
        is_good = show_all(catalogue, products, count, arena, err);
    }
    read_end(catalogue, is_own);
    return is_good;
}
