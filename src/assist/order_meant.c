#include "assist/assist.h"
#include "base/buffer.h"
#include "base/words.h"
#include "guard/order_times.h"
#include "guard/thread_orders.h"
#include "intent.h"
#include "thread.h"

#include <stdlib.h>

#define WORD_MIN     4 /* bytes; a shorter word of a title tells little */
#define STRENGTH_MIN 1.0
#define NEAR_SECONDS (14 * 86400) /* between orders of which neither is the likelier */

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

/* What is left of the orders while one kind of evidence after the other is looked at. */
struct choice {
    const struct order **orders; /* of equal likelihood, the newest first */
    size_t count;
    const char *why;
};

static void keep_where(struct choice *choice, const bool *is_kept)
{
    size_t count = 0;

    for (size_t i = 0; i < choice->count; i++) {
        if (is_kept[i])
            choice->orders[count++] = choice->orders[i];
    }
    choice->count = count;
}

/* Those whose items the text speaks of, where it speaks of any. */
static void keep_items(struct search *search, struct choice *choice)
{
    double *strengths = arena_get(search->arena, choice->count * sizeof(*strengths));
    bool *is_kept = arena_get(search->arena, choice->count * sizeof(*is_kept));
    const char *title = NULL;
    double best = 0;

    for (size_t i = 0; i < choice->count; i++) {
        const struct order_line *line = thread_line_named(
            search->facts, choice->orders[i], search->text, search->arena, &strengths[i]);
        strengths[i] = line ? strengths[i] : 0;
        if (strengths[i] > best) {
            best = strengths[i];
            title = line->title ? line->title : line->product;
        }
    }
    if (best <= 0)
        return;
    for (size_t i = 0; i < choice->count; i++)
        is_kept[i] = strengths[i] >= best;
    keep_where(choice, is_kept);
    choice->why = arena_format(search->arena, "the customer writes of \"%s\"",
                               string_or_empty(title));
}

/* Those of the time that the text names, by a date before by words, where there are any. */
static void keep_times(struct search *search, struct choice *choice)
{
    const struct facts *facts = search->facts;
    const char *lang = thread_lang(facts, NULL);
    bool *is_kept = arena_get(search->arena, choice->count * sizeof(*is_kept));
    struct times times;
    size_t kept = 0;

    times_read(search->text, lang, facts->today, &times);
    for (int by_date = 1; by_date >= 0 && !kept; by_date--) {
        for (size_t i = 0; i < choice->count; i++) {
            const struct order *order = choice->orders[i];
            is_kept[i] = by_date ? times_date_of(order, search->text, lang, facts->today,
                                                 search->arena)
                                 : times_fit(&times, order);
            kept += is_kept[i];
        }
    }
    if (!kept || kept == choice->count)
        return;
    keep_where(choice, is_kept);
    if (!choice->why)
        choice->why = "the customer names its time";
}

/* What only an order on its way, or only one that came, can be asked about. */
static const struct {
    const char *intent;
    bool is_of_open;
} stages[] = {{"late-parcel", true},    {"order-status", true}, {"cancel", true},
              {"address-change", true}, {"return", false},      {"exchange", false},
              {"damaged", false},       {"wrong-item", false},  {"warranty", false}};

static void keep_stage(struct search *search, struct choice *choice)
{
    bool *is_kept = arena_get(search->arena, choice->count * sizeof(*is_kept));
    double of_open = 0, of_delivered = 0;
    size_t kept = 0;

    for (size_t i = 0; i < COUNT_OF(stages); i++) {
        double words = intent_words(stages[i].intent, search->text);
        double *side = stages[i].is_of_open ? &of_open : &of_delivered;
        *side = words > *side ? words : *side;
    }
    if (of_delivered <= of_open)
        return;
    for (size_t i = 0; i < choice->count; i++) {
        is_kept[i] = choice->orders[i]->status == ORDER_DELIVERED;
        kept += is_kept[i];
    }
    if (!kept || kept == choice->count)
        return;
    keep_where(choice, is_kept);
    if (!choice->why)
        choice->why = choice->count == 1 ? "the only order that was delivered"
                                         : "the newest of those that were delivered";
}

enum rank { RANK_DONE, RANK_OPEN, RANK_LATE };

static enum rank rank_of(const struct order *order, struct day today)
{
    return order_is_late(order, today) ? RANK_LATE
           : order_is_open(order)      ? RANK_OPEN
                                       : RANK_DONE;
}

static const char *why_rank(enum rank rank, size_t count, bool is_other_open)
{
    if (rank == RANK_DONE)
        return "the newest order; none is open";
    if (count == 1 && !is_other_open)
        return "the only open order";
    return rank == RANK_LATE ? "the newest of the late orders"
                             : "the newest of the open orders";
}

/* The late ones before the others that are open, these before the rest. */
static void keep_rank(struct search *search, struct choice *choice)
{
    bool *is_kept = arena_get(search->arena, choice->count * sizeof(*is_kept));
    enum rank best = RANK_DONE;
    bool is_other_open = false;

    for (size_t i = 0; i < choice->count; i++) {
        enum rank rank = rank_of(choice->orders[i], search->facts->today);
        best = rank > best ? rank : best;
    }
    for (size_t i = 0; i < choice->count; i++) {
        is_kept[i] = rank_of(choice->orders[i], search->facts->today) == best;
        is_other_open = is_other_open || (!is_kept[i] && order_is_open(choice->orders[i]));
    }
    keep_where(choice, is_kept);
    if (!choice->why)
        choice->why = why_rank(best, choice->count, is_other_open);
}

static int compare_age(const void *left, const void *right)
{
    const struct order *const *a = left;
    const struct order *const *b = right;

    if ((*a)->placed_at != (*b)->placed_at)
        return (*a)->placed_at > (*b)->placed_at ? -1 : 1;
    return strcmp((*a)->id, (*b)->id);
}

/* Of orders that are done with, one much newer than the next is the likelier. */
static size_t equal_count(const struct choice *choice)
{
    size_t count = 1;

    while (
        count < choice->count &&
        (order_is_open(choice->orders[count]) ||
         choice->orders[0]->placed_at - choice->orders[count]->placed_at <= NEAR_SECONDS))
        count++;
    return count;
}

static bool choose(struct search *search, struct choice *choice)
{
    const struct facts *facts = search->facts;

    *choice = (struct choice){0};
    if (!thread_is_told(facts) || !facts->order_count)
        return false;
    enum message_from by = FROM_CUSTOMER;
    choice->count = thread_orders_named(facts, search->arena, &choice->orders, &by);
    if (choice->count == 1) {
        choice->why = arena_format(search->arena,
                                   by == FROM_CUSTOMER ? "the customer names %s"
                                                       : "our last answer names %s",
                                   choice->orders[0]->id);
        return true;
    }
    if (!choice->count) {
        choice->orders =
            arena_get(search->arena, facts->order_count * sizeof(*choice->orders));
        for (size_t i = 0; i < facts->order_count; i++)
            choice->orders[choice->count++] = &facts->orders[i];
    }
    qsort(choice->orders, choice->count, sizeof(const struct order *), compare_age);
    search->text = thread_question(facts, search->arena);
    keep_items(search, choice);
    keep_times(search, choice);
    keep_stage(search, choice);
    keep_rank(search, choice);
    return true;
}

const struct order *assist_order_guess(const struct facts *facts, struct arena *arena)
{
    const char *why;

    return assist_order_meant(facts, arena, &why);
}

const struct order *assist_order_meant(const struct facts *facts, struct arena *arena,
                                       const char **why)
{
    struct search search = {.facts = facts, .arena = arena};
    struct choice choice;

    *why = NULL;
    if (!choose(&search, &choice))
        return NULL;
    *why = choice.why;
    return choice.orders[0];
}

size_t assist_orders_equal(const struct facts *facts, struct arena *arena,
                           const struct order *const **orders)
{
    struct search search = {.facts = facts, .arena = arena};
    struct choice choice;

    if (!choose(&search, &choice))
        return 0;
    *orders = choice.orders;
    return equal_count(&choice);
}
