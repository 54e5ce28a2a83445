#include "base/words.h"
#include "chat/suggestion.h"
#include "thread.h"

#define MESSAGES_LOOKED_AT 8 /* of the customer, the newest */

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

static const struct product *product_of_line(const struct facts *facts,
                                             const struct order *order,
                                             struct text question, struct arena *arena)
{
    struct said said = thread_said(question, thread_lang(facts, NULL), arena);
    double strength;
    const struct order_line *line =
        order ? thread_line_named(facts, order, &said, arena, &strength) : NULL;

    return line ? thread_product_of(facts, line->product) : NULL;
}

/* What the customer wrote before the question, the newest first: "A 42 then" is of what was
 * spoken of. */
static const struct product *product_before(const struct facts *facts,
                                            const struct order *order, struct arena *arena)
{
    const struct ticket *ticket = facts->ticket;
    const struct product *product = NULL;
    size_t looked_at = 0;

    for (size_t i = ticket->message_count;
         i > 0 && !product && looked_at < MESSAGES_LOOKED_AT; i--) {
        const struct message *message = &ticket->messages[i - 1];
        if (message->from != FROM_CUSTOMER || !message->text)
            continue;
        looked_at++;
        struct text words =
            words_fold(thread_words(ticket, facts->customer, message, arena), arena);
        product = product_titled(facts, order, words, arena);
        product = product ? product : product_of_line(facts, order, words, arena);
    }
    return product;
}

const struct product *thread_product(const struct facts *facts, const struct order *order,
                                     const struct picks *picks, struct arena *arena)
{
    struct text question = thread_question(facts, arena);
    const struct product *product = product_titled(facts, order, question, arena);

    product = product ? product : product_of_line(facts, order, question, arena);
    if (!product && order && order->line_count == 1)
        product = thread_product_of(facts, order->lines[0].product);
    product = product ? product : product_before(facts, order, arena);
    return product || !picks || !picks->pick_count ? product : &picks->picks[0].product;
}
