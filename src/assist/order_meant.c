#include "assist/assist.h"
#include "base/buffer.h"
#include "base/words.h"
#include "guard/order_times.h"
#include "guard/thread_orders.h"
#include "order_stage.h"
#include "order_turns.h"
#include "order_unknown.h"
#include "thread.h"

#include <stdlib.h>

#define NEAR_SECONDS (14 * 86400) /* between orders of which neither is the likelier */
#define LANGS        2

struct search {
    const struct facts *facts;
    struct arena *arena;
    struct text text; /* folded */
    const char
        *langs[LANGS]; /* that it may be in, the likelier first: a line tells little */
};

/* What is left of the orders while one kind of evidence after the other is looked at. */
struct choice {
    const struct order **orders; /* of equal likelihood, the newest first */
    size_t count;
    const struct order **all; /* that they are of */
    size_t all_count;
    const char *why;
    bool is_of_any_age;
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
    struct said said = thread_said(search->text, search->langs[0], search->arena);
    double best = 0;

    for (size_t i = 0; i < choice->count; i++) {
        const struct order_line *line = thread_line_named(
            search->facts, choice->orders[i], &said, search->arena, &strengths[i]);
        strengths[i] = line ? strengths[i] : 0;
        if (strengths[i] > best) {
            best = strengths[i];
            const char *own = order_line_title(line);
            const struct product *product =
                own ? NULL : thread_product_of(search->facts, line->product);
            title = own ? own : product ? product->title : line->product;
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

/* Those of the time that the text names, by a date before by words, where there are any;
 * returns how many. */
static size_t find_times(struct search *search, const struct choice *choice,
                         const char *lang, bool *is_found)
{
    const struct facts *facts = search->facts;
    struct times times;
    size_t found = 0;

    times_read(search->text, lang, facts->today, &times);
    for (int by_date = 1; by_date >= 0 && !found; by_date--) {
        for (size_t i = 0; i < choice->count; i++) {
            const struct order *order = choice->orders[i];
            is_found[i] = by_date ? times_date_of(order, search->text, lang, facts->today,
                                                  search->arena)
                                  : times_fit(&times, order);
            found += is_found[i];
        }
    }
    return found;
}

static void keep_times(struct search *search, struct choice *choice)
{
    bool *is_kept = arena_get(search->arena, choice->count * sizeof(*is_kept));
    size_t kept = 0;

    for (size_t i = 0; i < LANGS && !kept; i++)
        kept = find_times(search, choice, search->langs[i], is_kept);
    if (!kept || kept == choice->count)
        return;
    keep_where(choice, is_kept);
    if (!choice->why)
        choice->why = "the customer names its time";
}

/* The first, the last, the one before last: of what is left, or of all where that is one.
 */
static void keep_turns(struct search *search, struct choice *choice)
{
    struct order_turns turns = {0};
    size_t kept = 0;

    for (size_t i = 0; i < LANGS && !turns.count; i++)
        order_turns_read(search->text, search->langs[i], &turns);
    if (!turns.count)
        return;
    const struct order **from = choice->count > 1 ? choice->orders : choice->all;
    size_t count = choice->count > 1 ? choice->count : choice->all_count;
    const struct order **found = arena_get(search->arena, count * sizeof(*found));
    for (size_t i = 0; i < count; i++) {
        if (order_turns_hold(&turns, i, count))
            found[kept++] = from[i];
    }
    if (!kept || kept == count)
        return;
    choice->orders = found;
    choice->count = kept;
    choice->why = kept == 1 ? "the customer says which in turn it is"
                            : "one of those that the customer's words leave";
}

/* Those that stand where what is asked is asked. */
static void keep_stage(struct search *search, struct choice *choice)
{
    const struct stage *stage = stage_read(search->text, search->arena);
    bool *is_kept = arena_get(search->arena, choice->count * sizeof(*is_kept));
    size_t kept = 0;

    for (size_t at = 0; stage && at < STAGE_CHOICES && !kept; at++) {
        for (size_t i = 0; i < choice->count; i++) {
            is_kept[i] = (stage->choices[at] & STATUS_BIT(choice->orders[i]->status)) != 0;
            kept += is_kept[i];
        }
    }
    if (!kept)
        return;
    choice->is_of_any_age = stage->is_of_any_age;
    if (kept == choice->count)
        return;
    keep_where(choice, is_kept);
    if (!choice->why)
        choice->why = choice->count == 1 ? stage->only : stage->newest;
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
        (choice->is_of_any_age || order_is_open(choice->orders[count]) ||
         choice->orders[0]->placed_at - choice->orders[count]->placed_at <= NEAR_SECONDS))
        count++;
    return count;
}

static const char *why_named(const struct thread_orders *named, struct arena *arena)
{
    return arena_format(arena,
                        named->by == FROM_CUSTOMER ? "the customer names %s"
                                                   : "our last answer names %s",
                        named->named[0]->id);
}

/* Of several that the customer names each is meant, unless the text tells them apart by
 * more than where they stand. */
static void narrow(struct search *search, bool are_named, struct choice *choice)
{
    const struct facts *facts = search->facts;

    search->text = thread_question(facts, search->arena);
    search->langs[0] = thread_lang(facts, NULL);
    search->langs[1] = facts->ticket->lang       ? facts->ticket->lang
                       : facts->customer != NULL ? facts->customer->lang
                                                 : NULL;
    keep_items(search, choice);
    keep_times(search, choice);
    keep_turns(search, choice);
    if (are_named) {
        choice->is_of_any_age = true;
        choice->why = choice->why ? choice->why : "the newest of those the customer names";
        return;
    }
    keep_stage(search, choice);
    if (!choice->is_of_any_age)
        keep_rank(search, choice);
    else if (!choice->why)
        choice->why = "the newest order";
}

static bool choose(struct search *search, struct choice *choice)
{
    const struct facts *facts = search->facts;
    struct thread_orders thread;

    *choice = (struct choice){0};
    if (!thread_is_told(facts) || !facts->order_count ||
        order_is_unknown(facts, search->arena))
        return false;
    thread_orders_find(facts, search->arena, &thread);
    choice->all = thread.named_count ? thread.named : thread.left;
    choice->all_count = thread.named_count ? thread.named_count : thread.left_count;
    qsort(choice->all, choice->all_count, sizeof(*choice->all), compare_age);
    choice->count = choice->all_count;
    choice->orders = arena_get(search->arena, choice->all_count * sizeof(*choice->orders));
    for (size_t i = 0; i < choice->count; i++)
        choice->orders[i] = choice->all[i];
    if (thread.named_count == 1)
        choice->why = why_named(&thread, search->arena);
    else if (choice->count)
        narrow(search, thread.named_count > 1 && thread.by == FROM_CUSTOMER, choice);
    return choice->count > 0;
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
