#include "assist/assist.h"
#include "base/buffer.h"
#include "thread.h"
#include "words.h"

#define NUMBER_MIN     4 /* a shorter number is no order's unless a # stands before it */
#define DIGITS_MIN     5 /* "2378156" names W2378156 */
#define WORD_MIN       4 /* bytes; a shorter word of a title tells little */
#define STRENGTH_MIN   1.0
#define LOOKED_THROUGH ((size_t)256 << 10) /* bytes of messages, the newest */

/* Words of titles that customers write about any order. Folded. */
static const char *const common_words[] = {
    "with", "from",  "pack",  "size",  "talla", "grosse", "taille",
    "para", "black", "white", "blue",  "order", "parcel", "shop",
    "mini", "plus",  "grey",  "green", "kids",  "women",
};

struct search {
    const struct facts *facts;
    struct arena *arena;
    struct text text; /* folded */
};

static bool stands_as_number(struct text folded, struct text id)
{
    const char *found = words_find_whole(folded, id);

    if (!found)
        return false;
    return id.len >= NUMBER_MIN || (found > folded.bytes && found[-1] == '#');
}

static bool is_id_named(const struct search *search, const char *id)
{
    struct text folded = text_trim(words_fold(text_of(id), search->arena));

    if (!folded.len)
        return false;
    if (stands_as_number(search->text, folded))
        return true;
    size_t digits = 0;
    while (digits < folded.len && folded.bytes[folded.len - 1 - digits] >= '0' &&
           folded.bytes[folded.len - 1 - digits] <= '9')
        digits++;
    if (digits < DIGITS_MIN || digits == folded.len)
        return false;
    return stands_as_number(search->text,
                            text_from(folded.bytes + folded.len - digits, digits));
}

static bool is_parcel_named(const struct search *search, const struct order *order)
{
    for (size_t i = 0; i < order->shipment_count; i++) {
        const char *tracking = order->shipments[i].tracking;
        if (tracking && strlen(tracking) > DIGITS_MIN && is_id_named(search, tracking))
            return true;
    }
    return false;
}

static const struct order *named_in(const struct search *search)
{
    for (size_t i = 0; i < search->facts->order_count; i++) {
        const struct order *order = &search->facts->orders[i];
        if (is_id_named(search, order->id) || is_parcel_named(search, order))
            return order;
    }
    return NULL;
}

static const struct order *named_by(struct search *search, const struct message *message)
{
    if (message->from != FROM_CUSTOMER || !message->text)
        return NULL;
    search->text = words_fold(text_of(message->text), search->arena);
    return named_in(search);
}

/*
 * By the customer's messages, the newest first, then by the subject. Of a long thread the
 * newest ones, and the first, which mostly tells what it is about.
 */
static const struct order *order_named(struct search *search)
{
    const struct ticket *ticket = search->facts->ticket;
    size_t first = ticket_newest(ticket, LOOKED_THROUGH);
    const struct order *order = NULL;

    for (size_t i = ticket->message_count; !order && i > first; i--)
        order = named_by(search, &ticket->messages[i - 1]);
    if (!order && first > 0)
        order = named_by(search, &ticket->messages[0]);
    if (order)
        return order;
    search->text = words_fold(text_of(ticket->subject), search->arena);
    return named_in(search);
}

static bool is_common(struct text word)
{
    for (size_t i = 0; i < COUNT_OF(common_words); i++) {
        if (text_is(word, common_words[i]))
            return true;
    }
    return false;
}

/* Words of the title that the text holds; short ones and numbers count half beside another.
 */
static double title_strength(struct text title, struct text text)
{
    struct text unit;
    double strong = 0, weak = 0;

    while (words_next(&title, &unit)) {
        bool is_pair = words_is_unspaced(unit);
        if (!is_pair && is_common(unit))
            continue;
        if (!words_find_whole(text, unit) && !(is_pair && words_find(text, unit)))
            continue;
        if (unit.len >= WORD_MIN)
            strong++;
        else
            weak += 0.5;
    }
    return strong > 0 ? strong + weak : 0;
}

const struct product *thread_product_of(const struct facts *facts, const char *id)
{
    for (size_t i = 0; id && i < facts->product_count; i++) {
        if (string_equals(facts->products[i].id, id))
            return &facts->products[i];
    }
    return NULL;
}

/* The name that stands in a description in another script ("中文名：越野跑鞋") counts too.
 */
static double pairs_strength(struct text description, struct text text)
{
    struct text unit;
    double strength = 0;

    while (words_next(&description, &unit)) {
        if (words_is_unspaced(unit) && unit.len > 3 && words_find(text, unit))
            strength++;
    }
    return strength;
}

/* Kana, Han, Hangul or a script beside them: what a description's other name could be found
 * by. */
static bool holds_east_asian(struct text text)
{
    for (size_t i = 0; i < text.len; i++) {
        if ((unsigned char)text.bytes[i] >= 0xE3 && (unsigned char)text.bytes[i] <= 0xED)
            return true;
    }
    return false;
}

static double line_strength(const struct facts *facts, const struct order_line *line,
                            struct text folded, struct arena *arena)
{
    const struct product *product = thread_product_of(facts, line->product);
    const char *title = line->title ? line->title : product ? product->title : NULL;
    double strength = title_strength(words_fold(text_of(title), arena), folded);

    if (product && product->description && holds_east_asian(folded)) {
        struct text description = words_fold(text_of(product->description), arena);
        double pairs = pairs_strength(description, folded);
        strength = pairs > strength ? pairs : strength;
    }
    return strength;
}

const struct order_line *thread_line_named(const struct facts *facts,
                                           const struct order *order, struct text folded,
                                           struct arena *arena, double *strength)
{
    const struct order_line *best = NULL;

    *strength = 0;
    for (size_t i = 0; i < order->line_count; i++) {
        double found = line_strength(facts, &order->lines[i], folded, arena);
        if (found >= STRENGTH_MIN && found > *strength) {
            *strength = found;
            best = &order->lines[i];
        }
    }
    return best;
}

/* The open ones before the others, late ones before the rest, the newest first. */
static bool comes_before(const struct order *a, const struct order *b, struct day today)
{
    if (order_is_open(a) != order_is_open(b))
        return order_is_open(a);
    if (order_is_late(a, today) != order_is_late(b, today))
        return order_is_late(a, today);
    return a->placed_at > b->placed_at;
}

static const struct order *order_with_items(struct search *search, const char **title)
{
    const struct facts *facts = search->facts;
    const struct order *best = NULL;
    double best_strength = 0;

    search->text = thread_question(facts, search->arena);
    for (size_t i = 0; i < facts->order_count; i++) {
        const struct order *order = &facts->orders[i];
        double strength;
        const struct order_line *line =
            thread_line_named(facts, order, search->text, search->arena, &strength);
        if (!line || strength < best_strength ||
            (strength <= best_strength && best && !comes_before(order, best, facts->today)))
            continue;
        best = order;
        best_strength = strength;
        *title = line->title ? line->title : line->product;
    }
    return best;
}

static const struct order *order_first(const struct facts *facts)
{
    const struct order *first = &facts->orders[0];

    for (size_t i = 1; i < facts->order_count; i++) {
        if (comes_before(&facts->orders[i], first, facts->today))
            first = &facts->orders[i];
    }
    return first;
}

static const char *why_first(const struct facts *facts, const struct order *first)
{
    size_t open = 0;

    for (size_t i = 0; i < facts->order_count; i++)
        open += order_is_open(&facts->orders[i]);
    if (!open)
        return "the newest order; none is open";
    if (open == 1)
        return "the only open order";
    if (order_is_late(first, facts->today))
        return "the newest of the late orders";
    return "the newest of the open orders";
}

const struct order *assist_order_meant(const struct facts *facts, struct arena *arena,
                                       const char **why)
{
    struct search search = {.facts = facts, .arena = arena};
    const char *title = NULL;

    *why = NULL;
    if (!thread_is_told(facts) || !facts->order_count)
        return NULL;
    const struct order *order = order_named(&search);
    if (order) {
        *why = arena_format(arena, "the customer names %s", order->id);
        return order;
    }
    order = order_with_items(&search, &title);
    if (order) {
        *why = arena_format(arena, "the customer writes of \"%s\"", string_or_empty(title));
        return order;
    }
    order = order_first(facts);
    *why = why_first(facts, order);
    return order;
}
