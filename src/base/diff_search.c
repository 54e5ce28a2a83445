/*
 * E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1986,
 * section 4b: the middle of a shortest path is searched from both ends at once, and both
 * halves are compared in the same way.
 */
#include "base/memory.h"
#include "diff_parts.h"

/* Steps of a search: then the furthest point that was reached is good enough. */
#define TOO_DEAR 400

struct range {
    int64_t a, a_end, b, b_end;
};

struct search {
    const uint32_t *a;
    const uint32_t *b;
    struct range range;
    int64_t *forward; /* by diagonal: a - b */
    int64_t *backward;
    int64_t low, high; /* diagonals that there are */
    int64_t forward_low, forward_high;
    int64_t backward_low, backward_high;
};

struct point {
    int64_t a, b;
};

void diff_room_init(struct diff_room *room, size_t a, size_t b)
{
    size_t diagonals = a + b + 3;

    /* Diagonals go from -b - 1 to a + 1. */
    room->forward = (int64_t *)memory_get(diagonals * sizeof(int64_t));
    room->backward = (int64_t *)memory_get(diagonals * sizeof(int64_t));
    room->forward += b + 1;
    room->backward += b + 1;
    room->behind = b + 1;
}

void diff_room_release(struct diff_room *room)
{
    memory_free(room->forward - room->behind);
    memory_free(room->backward - room->behind);
}

/* One more diagonal at each end, as far as there are any. */
static void widen(int64_t *reached, int64_t *low, int64_t *high,
                  const struct search *search, int64_t nothing)
{
    if (*low > search->low)
        reached[--*low - 1] = nothing;
    else
        ++*low;
    if (*high < search->high)
        reached[++*high + 1] = nothing;
    else
        --*high;
}

/* One edit further from the start; true where the paths from both ends meet. */
static bool step_forward(struct search *search, bool may_meet, struct point *middle)
{
    int64_t *reached = search->forward;

    widen(reached, &search->forward_low, &search->forward_high, search, -1);
    for (int64_t d = search->forward_high; d >= search->forward_low; d -= 2) {
        int64_t below = reached[d - 1], above = reached[d + 1];
        int64_t a = below < above ? above : below + 1;
        int64_t b = a - d;
        while (a < search->range.a_end && b < search->range.b_end &&
               search->a[a] == search->b[b])
            a++, b++;
        reached[d] = a;
        if (may_meet && d >= search->backward_low && d <= search->backward_high &&
            search->backward[d] <= a) {
            *middle = (struct point){a, b};
            return true;
        }
    }
    return false;
}

static bool step_backward(struct search *search, bool may_meet, struct point *middle)
{
    int64_t *reached = search->backward;

    widen(reached, &search->backward_low, &search->backward_high, search, INT64_MAX);
    for (int64_t d = search->backward_high; d >= search->backward_low; d -= 2) {
        int64_t below = reached[d - 1], above = reached[d + 1];
        int64_t a = below < above ? below : above - 1;
        int64_t b = a - d;
        while (a > search->range.a && b > search->range.b &&
               search->a[a - 1] == search->b[b - 1])
            a--, b--;
        reached[d] = a;
        if (may_meet && d >= search->forward_low && d <= search->forward_high &&
            a <= search->forward[d]) {
            *middle = (struct point){a, b};
            return true;
        }
    }
    return false;
}

/* The point furthest from the start, of all that were reached. */
static struct point best_forward(const struct search *search)
{
    struct point best = {-1, 0};

    for (int64_t d = search->forward_high; d >= search->forward_low; d -= 2) {
        int64_t a = search->forward[d] < search->range.a_end ? search->forward[d]
                                                             : search->range.a_end;
        int64_t b = a - d;
        if (b > search->range.b_end) {
            b = search->range.b_end;
            a = b + d;
        }
        if (best.a < 0 || a + b > best.a + best.b)
            best = (struct point){a, b};
    }
    return best;
}

static struct point best_backward(const struct search *search)
{
    struct point best = {-1, 0};

    for (int64_t d = search->backward_high; d >= search->backward_low; d -= 2) {
        int64_t a =
            search->backward[d] > search->range.a ? search->backward[d] : search->range.a;
        int64_t b = a - d;
        if (b < search->range.b) {
            b = search->range.b;
            a = b + d;
        }
        if (best.a < 0 || a + b < best.a + best.b)
            best = (struct point){a, b};
    }
    return best;
}

static struct point give_up(const struct search *search)
{
    const struct range *range = &search->range;
    struct point forward = best_forward(search);
    struct point backward = best_backward(search);
    int64_t gone = forward.a + forward.b - range->a - range->b;
    int64_t come = range->a_end + range->b_end - backward.a - backward.b;

    return come < gone ? forward : backward;
}

/* Both ranges hold something, and neither begin nor end alike. */
static struct point middle_find(struct search *search)
{
    const struct range *range = &search->range;
    int64_t from = range->a - range->b, to = range->a_end - range->b_end;
    bool is_odd = ((from - to) & 1) != 0;
    struct point middle;

    search->low = range->a - range->b_end;
    search->high = range->a_end - range->b;
    search->forward_low = search->forward_high = from;
    search->backward_low = search->backward_high = to;
    search->forward[from] = range->a;
    search->backward[to] = range->a_end;
    for (int steps = 0; steps < TOO_DEAR; steps++) {
        if (step_forward(search, is_odd, &middle) ||
            step_backward(search, !is_odd, &middle))
            return middle;
    }
    return give_up(search);
}

static void trim(const struct search *search, struct range *range)
{
    while (range->a < range->a_end && range->b < range->b_end &&
           search->a[range->a] == search->b[range->b])
        range->a++, range->b++;
    while (range->a < range->a_end && range->b < range->b_end &&
           search->a[range->a_end - 1] == search->b[range->b_end - 1])
        range->a_end--, range->b_end--;
}

static void mark(bool *is_changed, int64_t from, int64_t to)
{
    for (int64_t i = from; i < to; i++)
        is_changed[i] = true;
}

static int64_t range_len(const struct range *range)
{
    return range->a_end - range->a + range->b_end - range->b;
}

/* Calls itself for the smaller half alone: as deep as the logarithm of the length. */
static void compare(struct search *search, struct range range, bool *a_changed,
                    bool *b_changed)
{
    for (;;) {
        trim(search, &range);
        if (range.a == range.a_end || range.b == range.b_end) {
            mark(a_changed, range.a, range.a_end);
            mark(b_changed, range.b, range.b_end);
            return;
        }
        search->range = range;
        struct point middle = middle_find(search);
        struct range left = {range.a, middle.a, range.b, middle.b};
        struct range right = {middle.a, range.a_end, middle.b, range.b_end};
        bool is_left_smaller = range_len(&left) < range_len(&right);
        compare(search, is_left_smaller ? left : right, a_changed, b_changed);
        range = is_left_smaller ? right : left;
    }
}

void diff_compare(struct diff_side *a, size_t a_start, size_t a_end, struct diff_side *b,
                  size_t b_start, size_t b_end, struct diff_room *room)
{
    struct range range = {(int64_t)a_start, (int64_t)a_end, (int64_t)b_start,
                          (int64_t)b_end};
    struct search search = {
        .a = a->ids, .b = b->ids, .forward = room->forward, .backward = room->backward};

    compare(&search, range, a->is_changed, b->is_changed);
}

/* What was removed and added in one place, and what is the same behind it. */
struct change {
    size_t removed, added, same;
    size_t a, b; /* where it begins */
};

static size_t longer(const struct change *change)
{
    return change->removed > change->added ? change->removed : change->added;
}

size_t diff_changed_len(const struct diff_side *side, size_t at)
{
    size_t end = at;

    while (end < side->count && side->is_changed[end])
        end++;
    return end - at;
}

size_t diff_same_len(const struct diff_side *a, size_t i, const struct diff_side *b,
                     size_t j)
{
    size_t len = 0;

    while (i + len < a->count && j + len < b->count && !a->is_changed[i + len] &&
           !b->is_changed[j + len])
        len++;
    return len;
}

/* Takes the last change and the one before it together where little lies between. */
static bool changes_join(struct change *changes, size_t *count)
{
    if (*count < 2)
        return false;
    struct change *last = &changes[*count - 1], *before = last - 1;
    if (before->same > longer(before) || before->same > longer(last))
        return false;
    before->removed += before->same + last->removed;
    before->added += before->same + last->added;
    before->same = last->same;
    --*count;
    return true;
}

void diff_clean(struct diff_side *a, struct diff_side *b)
{
    struct change *changes = NULL;
    size_t count = 0, capacity = 0;
    size_t i = diff_same_len(a, 0, b, 0), j = i;

    while (i < a->count || j < b->count) {
        struct change change = {.removed = diff_changed_len(a, i),
                                .added = diff_changed_len(b, j),
                                .a = i,
                                .b = j};
        change.same = diff_same_len(a, i + change.removed, b, j + change.added);
        changes = memory_reserve(changes, &capacity, count, sizeof(*changes));
        changes[count++] = change;
        i += change.removed + change.same;
        j += change.added + change.same;
        while (changes_join(changes, &count))
            ;
    }
    for (size_t k = 0; k < count; k++) {
        mark(a->is_changed, (int64_t)changes[k].a,
             (int64_t)(changes[k].a + changes[k].removed));
        mark(b->is_changed, (int64_t)changes[k].b,
             (int64_t)(changes[k].b + changes[k].added));
    }
    memory_free(changes);
}
