/* Products that share the part of a title by which one of them is named: "the jug of the
 * Vortex", in a language that is not the title's. */
#include "guard/products.h"

#include "guard/amounts.h"

/* The named words stand in the title, which has others besides. */
static bool has_part(const struct judge *judge, const struct titled *titled,
                     const char *title)
{
    const struct scan *said = &judge->reading->scan;
    const struct scan *scan = &memory_scan(judge->memory, title)->scan;
    size_t len = titled->end - titled->first;
    for (size_t at = 0; at + len <= scan->count && len < scan->count; at++) {
        size_t same = 0;
        while (same < len && text_equals(scan_folded(scan, at + same),
                                         scan_folded(said, titled->first + same))) {
            same++;
        }
        if (same == len) {
            return true;
        }
    }
    return false;
}

/* "The Ember 7", called just so, or one of its sizes or colours: no other is meant. */
static bool is_chosen(struct judge *judge, const struct titled *titled, size_t token)
{
    size_t indexes[PRODUCTS_MAX];
    size_t count = products_of(judge, titled, indexes);
    bool is_one = false;
    bool is_chosen = variant_named(judge, token, indexes, &count, &is_one) && is_one;
    size_t before = count;
    products_choose(judge, token, indexes, &count);
    is_chosen |= count < before;
    for (size_t i = 0; i < titled->title_count; i++) {
        is_chosen |= memory_scan(judge->memory, titled->titles[i])->scan.count ==
                     titled->end - titled->first;
    }
    return is_chosen;
}

bool alike_has_stock(struct judge *judge, size_t token, int64_t from, int64_t to)
{
    const struct facts *facts = judge->facts;
    const struct titled *titled = titled_near(judge, token);
    if (titled != NULL && is_chosen(judge, titled, token)) {
        return false;
    }
    for (size_t i = 0; titled != NULL && i < facts->product_count; i++) {
        const struct product *product = &facts->products[i];
        if (product->stock >= from && product->stock <= to && judge_works(judge, 2) &&
            has_part(judge, titled, product->title)) {
            return true;
        }
    }
    return false;
}

bool alike_has_price(const struct case_of_amount *at, const struct titled *titled)
{
    const struct facts *facts = at->judge->facts;
    for (size_t i = 0; i < facts->product_count; i++) {
        const struct product *product = &facts->products[i];
        if (amount_is_money(&product->price, at->value) && judge_works(at->judge, 2) &&
            has_part(at->judge, titled, product->title)) {
            return true;
        }
    }
    return false;
}
