/* Where a ticket stands in the queue. */
#include "queue_rows.h"

#define DIGIT_BITS 11
#define DIGIT_MASK ((1u << DIGIT_BITS) - 1)
#define LEVELS     3  /* parts of 32 bits that a place is sorted by */
#define A_FEW      32 /* equals that are sorted by putting each in its place */

static const char *const order_names[QUEUE_ORDER_COUNT] = {
    [QUEUE_BY_DUE] = "due time",
    [QUEUE_BY_PRIORITY] = "priority",
    [QUEUE_BY_WAITING] = "waiting time",
    [QUEUE_BY_NEWEST] = "newest",
};

const char *queue_order_name(enum queue_order order)
{
    return order_names[order];
}

enum ticket_status queue_status(const struct ticket_head *head, moment_t now)
{
    if (head->status == TICKET_SNOOZED && head->snooze_until != MOMENT_NONE &&
        head->snooze_until <= now)
        return TICKET_OPEN;
    return head->status;
}

bool queue_waits(const struct ticket_head *head, moment_t now)
{
    return head->waiting_since != MOMENT_NONE && queue_status(head, now) == TICKET_OPEN;
}

bool queue_is_late(const struct ticket_head *head, moment_t now)
{
    enum ticket_status status = queue_status(head, now);

    return head->due_at != MOMENT_NONE && head->due_at <= now &&
           (status == TICKET_OPEN || status == TICKET_PENDING);
}

/* 67 bits each: one that says whether it waits, two times, the priority. */
void place_of(const struct queue *queue, size_t row, enum queue_order order,
              struct queue_place *place)
{
    const struct queue_row *from = &queue->rows[row];
    uint64_t rests = !row_waits(queue, row, queue->now);
    uint64_t priority = 3u - (queue->flags[row] >> ROW_PRIORITY & 3u);
    uint64_t due = from->due, since = from->waiting_since;
    uint64_t newest =
        from->updated == UINT32_MAX ? UINT32_MAX : UINT32_MAX - 1 - from->updated;

    place->row = (uint32_t)row;
    switch (order) {
    case QUEUE_BY_PRIORITY:
        place->major = rests << 63 | priority << 61 | due << 29 | since >> 3;
        place->minor = since & 7;
        break;
    case QUEUE_BY_WAITING:
        place->major = rests << 63 | since << 31 | priority << 29 | due >> 3;
        place->minor = due & 7;
        break;
    case QUEUE_BY_NEWEST:
        place->major = newest << 32 | rests << 31 | priority << 29 | due >> 3;
        place->minor = due & 7;
        break;
    default:
        place->major = rests << 63 | due << 31 | since >> 1;
        place->minor = (uint32_t)((since & 1) << 2 | priority);
    }
}

int place_compare(const void *a, const void *b)
{
    const struct queue_place *left = a;
    const struct queue_place *right = b;

    if (left->major != right->major)
        return left->major < right->major ? -1 : 1;
    if (left->minor != right->minor)
        return left->minor < right->minor ? -1 : 1;
    return left->row < right->row ? -1 : left->row > right->row;
}

/* A row, and the part of its place that is sorted by. */
struct item {
    uint32_t key;
    uint32_t row;
};

static uint32_t key_at(const struct queue *queue, size_t row, int level)
{
    struct queue_place place;

    place_of(queue, row, queue->order, &place);
    return level == 0   ? (uint32_t)(place.major >> 32)
           : level == 1 ? (uint32_t)place.major
                        : place.minor;
}

/* One stable pass; false, and nothing moved, where all have the same digit. */
static bool sort_pass(const struct item *from, struct item *to, size_t count, int shift)
{
    uint32_t starts[1 << DIGIT_BITS] = {0};
    uint32_t sum = 0;

    for (size_t i = 0; i < count; i++)
        starts[from[i].key >> shift & DIGIT_MASK]++;
    if (starts[from[0].key >> shift & DIGIT_MASK] == count)
        return false;
    for (size_t i = 0; i < COUNT_OF(starts); i++) {
        uint32_t many = starts[i];
        starts[i] = sum;
        sum += many;
    }
    for (size_t i = 0; i < count; i++)
        to[starts[from[i].key >> shift & DIGIT_MASK]++] = from[i];
    return true;
}

static void sort_by_key(struct item *items, struct item *other, size_t count)
{
    struct item *from = items, *to = other;

    for (int shift = 0; shift < 32; shift += DIGIT_BITS) {
        if (!sort_pass(from, to, count, shift))
            continue;
        struct item *sorted = to;
        to = from;
        from = sorted;
    }
    if (from != items)
        memcpy(items, from, count * sizeof(*items));
}

static void sort_few(const struct queue *queue, struct item *items, size_t count)
{
    struct queue_place places[A_FEW], place;

    for (size_t i = 0; i < count; i++) {
        size_t at = i;
        place_of(queue, items[i].row, queue->order, &place);
        for (; at > 0 && place_compare(&place, &places[at - 1]) < 0; at--)
            places[at] = places[at - 1];
        places[at] = place;
    }
    for (size_t i = 0; i < count; i++)
        items[i].row = places[i].row;
}

/* By a third of the place, then those that are equal in it by the next. */
static void sort_level(const struct queue *queue, struct item *items, struct item *other,
                       size_t count, int level)
{
    size_t start = 0;

    for (size_t i = 0; i < count; i++)
        items[i].key = key_at(queue, items[i].row, level);
    sort_by_key(items, other, count);
    for (size_t i = 1; level < LEVELS - 1 && i <= count; i++) {
        if (i < count && items[i].key == items[start].key)
            continue;
        if (i - start > A_FEW)
            sort_level(queue, items + start, other, i - start, level + 1);
        else if (i - start > 1)
            sort_few(queue, items + start, i - start);
        start = i;
    }
}

void rows_sort(const struct queue *queue, uint32_t *rows, size_t count)
{
    struct item *items = memory_grow(NULL, 2 * count, sizeof(*items));

    for (size_t i = 0; i < count; i++)
        items[i].row = rows[i];
    if (count)
        sort_level(queue, items, items + count, count, 0);
    for (size_t i = 0; i < count; i++)
        rows[i] = items[i].row;
    memory_free(items);
}

enum sorting_stage { SORTING_KEYS, SORTING_PASSES, SORTING_EQUALS };

struct sorting {
    struct item *from, *to, *room;
    size_t count;
    enum sorting_stage stage;
    int shift;    /* of the pass */
    size_t at;    /* in this stage, or pass */
    size_t start; /* of equals */
    uint32_t starts[LEVELS][1 << DIGIT_BITS];
};

struct sorting *sorting_start(const struct queue *queue)
{
    struct sorting *sorting = memory_get(sizeof(*sorting));

    sorting->count = queue->count;
    sorting->room = memory_grow(NULL, 2 * queue->count + 1, sizeof(*sorting->room));
    sorting->from = sorting->room;
    sorting->to = sorting->room + queue->count;
    return sorting;
}

void sorting_stop(struct sorting *sorting)
{
    if (!sorting)
        return;
    memory_free(sorting->room);
    memory_free(sorting);
}

static void keys_make(struct sorting *sorting, const struct queue *queue, size_t end)
{
    for (; sorting->at < end; sorting->at++) {
        uint32_t key = key_at(queue, sorting->at, 0);

        sorting->from[sorting->at] = (struct item){key, (uint32_t)sorting->at};
        for (size_t pass = 0; pass < LEVELS; pass++)
            sorting->starts[pass][key >> (pass * DIGIT_BITS) & DIGIT_MASK]++;
    }
}

/* From how many have each digit to where they begin. */
static void pass_begin(struct sorting *sorting)
{
    uint32_t *starts = sorting->starts[sorting->shift / DIGIT_BITS], sum = 0;

    for (size_t i = 0; i <= DIGIT_MASK; i++) {
        uint32_t many = starts[i];
        starts[i] = sum;
        sum += many;
    }
}

static void pass_go_on(struct sorting *sorting, size_t end)
{
    uint32_t *starts = sorting->starts[sorting->shift / DIGIT_BITS];

    if (sorting->at == 0)
        pass_begin(sorting);
    for (; sorting->at < end; sorting->at++) {
        struct item item = sorting->from[sorting->at];
        sorting->to[starts[item.key >> sorting->shift & DIGIT_MASK]++] = item;
    }
}

static void pass_end(struct sorting *sorting)
{
    struct item *sorted = sorting->to;

    sorting->to = sorting->from;
    sorting->from = sorted;
    sorting->shift += DIGIT_BITS;
}

static void equals_sort(struct sorting *sorting, const struct queue *queue, size_t end)
{
    struct item *items = sorting->from;

    for (; sorting->at < end; sorting->at++) {
        size_t next = sorting->at + 1, many = next - sorting->start;
        if (next < sorting->count && items[next].key == items[sorting->start].key)
            continue;
        if (many > A_FEW)
            sort_level(queue, items + sorting->start, sorting->to, many, 1);
        else if (many > 1)
            sort_few(queue, items + sorting->start, many);
        sorting->start = next;
    }
}

bool sorting_step(struct sorting *sorting, const struct queue *queue, size_t rows)
{
    size_t left = sorting->count - sorting->at;
    size_t end = sorting->at + (left < rows ? left : rows);

    if (sorting->stage == SORTING_KEYS)
        keys_make(sorting, queue, end);
    else if (sorting->stage == SORTING_PASSES)
        pass_go_on(sorting, end);
    else
        equals_sort(sorting, queue, end);
    if (end < sorting->count)
        return false;
    sorting->at = 0;
    if (sorting->stage == SORTING_PASSES)
        pass_end(sorting);
    if (sorting->stage != SORTING_PASSES || sorting->shift >= LEVELS * DIGIT_BITS)
        sorting->stage++;
    return sorting->stage > SORTING_EQUALS;
}

void sorting_take(const struct sorting *sorting, uint32_t *rows)
{
    for (size_t i = 0; i < sorting->count; i++)
        rows[i] = sorting->from[i].row;
}
