#include "chat/suggestion.h"
#include "thread.h"
#include "base/words.h"

bool thread_names_size(const struct product *product, struct text folded,
                       struct arena *arena)
{
    struct text size = words_fold(text_of(product_attribute(product, "size")), arena);

    return size.len && words_find_whole(folded, size);
}

static bool is_ordered(const struct order *order, const struct product *product)
{
    for (size_t i = 0; order && i < order->line_count; i++) {
        if (string_equals(order->lines[i].product, product->id))
            return true;
    }
    return false;
}

/* The longest title in the question; of its variants the size named, else the one ordered.
 */
static const struct product *product_titled(const struct facts *facts,
                                            const struct order *order, struct text question,
                                            struct arena *arena)
{
    const struct product *best = NULL;
    size_t best_rank = 0;

    for (size_t i = 0; i < facts->product_count; i++) {
        const struct product *product = &facts->products[i];
        struct text title = text_trim(words_fold(text_of(product->title), arena));
        if (!title.len || !words_find_whole(question, title))
            continue;
        size_t rank = title.len * 4 +
                      (thread_names_size(product, question, arena) ? 2 : 0) +
                      (is_ordered(order, product) ? 1 : 0);
        if (rank > best_rank) {
            best = product;
            best_rank = rank;
        }
    }
    return best;
}

const struct product *thread_product(const struct facts *facts, const struct order *order,
                                     const struct picks *picks, struct arena *arena)
{
    struct text question = thread_question(facts, arena);
    const struct product *product = product_titled(facts, order, question, arena);
    double strength;

    if (product)
        return product;
    if (order) {
        struct said said = thread_said(question, thread_lang(facts, NULL), arena);
        const struct order_line *line =
            thread_line_named(facts, order, &said, arena, &strength);
        if (!line && order->line_count == 1)
            line = &order->lines[0];
        if (line)
            return thread_product_of(facts, line->product);
    }
    return picks && picks->pick_count ? &picks->picks[0].product : NULL;
}
