/*
 * Rows put in order of their places, in steps: a million while keys go on. Radix sort by a
 * third of the place, then those that are equal in it by the next, in a sorting of their
 * own.
 */
#include "queue_rows.h"

#define DIGIT_BITS 11
#define DIGIT_MASK ((1u << DIGIT_BITS) - 1)
#define LEVELS     3  /* parts of 32 bits that a place is sorted by */
#define PASSES     3  /* digits of one */
#define A_FEW      32 /* equals that are sorted by putting each in its place */
#define LATE_MAX   64 /* rows that may change meanwhile */

/* A row, and the part of its place that is sorted by. */
struct item {
    uint32_t key;
    uint32_t row;
};

enum sorting_stage { SORTING_KEYS, SORTING_PASSES, SORTING_EQUALS };

struct sorting {
    struct item *items;     /* of count; an inner one is sorted into them at the end */
    struct item *from, *to; /* these and as many others, as the passes went */
    struct item *room;      /* both, where they are its own */
    const uint32_t *rows;   /* that are sorted; NULL: all from the first on */
    size_t count;
    enum queue_order order;
    int level;
    enum sorting_stage stage;
    int pass;
    size_t at;             /* in this stage, or pass */
    size_t start;          /* of equals */
    struct sorting *inner; /* of many equals */
    uint32_t late[LATE_MAX];
    size_t late_count;
    uint32_t starts[PASSES][1 << DIGIT_BITS];
};

static uint32_t key_at(const struct sorting *sorting, const struct queue *queue, size_t row)
{
    struct queue_place place;

    place_of(queue, row, sorting->order, &place);
    return sorting->level == 0   ? (uint32_t)(place.major >> 32)
           : sorting->level == 1 ? (uint32_t)place.major
                                 : place.minor;
}

static struct sorting *sorting_of(struct item *items, struct item *other, size_t count,
                                  enum queue_order order, int level)
{
    struct sorting *sorting = memory_get(sizeof(*sorting));

    sorting->items = sorting->from = items;
    sorting->to = other;
    sorting->count = count;
    sorting->order = order;
    sorting->level = level;
    return sorting;
}

struct sorting *sorting_start(const uint32_t *rows, size_t count, enum queue_order order)
{
    struct item *room = memory_grow(NULL, 2 * count + 1, sizeof(*room));
    struct sorting *sorting = sorting_of(room, room + count, count, order, 0);

    sorting->room = room;
    sorting->rows = rows;
    return sorting;
}

void sorting_stop(struct sorting *sorting)
{
    if (!sorting)
        return;
    sorting_stop(sorting->inner);
    memory_free(sorting->room);
    memory_free(sorting);
}

bool sorting_note(struct sorting *sorting, size_t row)
{
    for (size_t i = 0; i < sorting->late_count; i++) {
        if (sorting->late[i] == row)
            return true;
    }
    if (sorting->late_count == LATE_MAX)
        return false;
    sorting->late[sorting->late_count++] = (uint32_t)row;
    return true;
}

bool sorting_noted(const struct sorting *sorting, size_t index, uint32_t *row)
{
    if (index < sorting->late_count)
        *row = sorting->late[index];
    return index < sorting->late_count;
}

static void keys_make(struct sorting *sorting, const struct queue *queue, size_t end)
{
    for (; sorting->at < end; sorting->at++) {
        struct item *item = &sorting->from[sorting->at];
        if (sorting->level == 0)
            item->row =
                sorting->rows ? sorting->rows[sorting->at] : (uint32_t)sorting->at;
        item->key = key_at(sorting, queue, item->row);
        for (size_t pass = 0; pass < PASSES; pass++)
            sorting->starts[pass][item->key >> (pass * DIGIT_BITS) & DIGIT_MASK]++;
    }
}

/* From how many have each digit to where they begin. False: all have the same. */
static bool pass_begin(struct sorting *sorting)
{
    uint32_t *starts = sorting->starts[sorting->pass], sum = 0;
    int shift = sorting->pass * DIGIT_BITS;

    if (starts[sorting->from[0].key >> shift & DIGIT_MASK] == sorting->count)
        return false;
    for (size_t i = 0; i <= DIGIT_MASK; i++) {
        uint32_t many = starts[i];
        starts[i] = sum;
        sum += many;
    }
    return true;
}

static void pass_turn(struct sorting *sorting)
{
    struct item *sorted = sorting->to;

    sorting->to = sorting->from;
    sorting->from = sorted;
}

/* One stable pass. */
static void pass_go_on(struct sorting *sorting, size_t end)
{
    uint32_t *starts = sorting->starts[sorting->pass];
    int shift = sorting->pass * DIGIT_BITS;

    if (sorting->at == 0 && !pass_begin(sorting)) {
        sorting->at = sorting->count;
        return;
    }
    for (; sorting->at < end; sorting->at++) {
        struct item item = sorting->from[sorting->at];
        sorting->to[starts[item.key >> shift & DIGIT_MASK]++] = item;
    }
    if (sorting->at == sorting->count)
        pass_turn(sorting);
}

static void sort_few(const struct sorting *sorting, const struct queue *queue,
                     struct item *items, size_t count)
{
    struct queue_place places[A_FEW], place;

    for (size_t i = 0; i < count; i++) {
        size_t at = i;
        place_of(queue, items[i].row, sorting->order, &place);
        for (; at > 0 && place_compare(&place, &places[at - 1]) < 0; at--)
            places[at] = places[at - 1];
        places[at] = place;
    }
    for (size_t i = 0; i < count; i++)
        items[i].row = places[i].row;
}

/* Goes over those that are equal, and stops where many are. */
static void equals_sort(struct sorting *sorting, const struct queue *queue, size_t end)
{
    struct item *items = sorting->from;

    while (sorting->at < end && !sorting->inner) {
        size_t start = sorting->start, next = ++sorting->at, many = next - start;
        if (next < sorting->count && items[next].key == items[start].key)
            continue;
        if (many > A_FEW)
            sorting->inner = sorting_of(items + start, sorting->to + start, many,
                                        sorting->order, sorting->level + 1);
        else if (many > 1)
            sort_few(sorting, queue, items + start, many);
        sorting->start = next;
    }
}

/* Where the passes left them is not always where they are looked for. */
static void sorting_end(struct sorting *sorting)
{
    if (sorting->level > 0 && sorting->from != sorting->items)
        memcpy(sorting->items, sorting->from, sorting->count * sizeof(*sorting->items));
}

/* *rows: how many are left to look at in this step. */
static void stage_go_on(struct sorting *sorting, const struct queue *queue, size_t *rows)
{
    size_t start = sorting->at, left = sorting->count - start;
    size_t end = start + (left < *rows ? left : *rows);

    if (sorting->stage == SORTING_KEYS)
        keys_make(sorting, queue, end);
    else if (sorting->stage == SORTING_PASSES)
        pass_go_on(sorting, end);
    else
        equals_sort(sorting, queue, end);
    *rows -= sorting->at - start < *rows ? sorting->at - start : *rows;
}

/* Behind the last digit those that are equal in all of this part are looked at. */
static bool stage_end(struct sorting *sorting)
{
    sorting->at = 0;
    if (sorting->stage == SORTING_PASSES && ++sorting->pass < PASSES)
        return false;
    if (sorting->stage == SORTING_EQUALS ||
        (sorting->stage == SORTING_PASSES && sorting->level + 1 == LEVELS)) {
        sorting_end(sorting);
        return true;
    }
    sorting->stage++;
    return false;
}

static bool go_on(struct sorting *sorting, const struct queue *queue, size_t *rows)
{
    while (*rows) {
        if (!sorting->inner) {
            stage_go_on(sorting, queue, rows);
        } else if (go_on(sorting->inner, queue, rows)) {
            sorting_stop(sorting->inner);
            sorting->inner = NULL;
        }
        if (sorting->at == sorting->count && !sorting->inner && stage_end(sorting))
            return true;
    }
    return false;
}

bool sorting_step(struct sorting *sorting, const struct queue *queue, size_t rows)
{
    return !sorting->count || go_on(sorting, queue, &rows);
}

size_t sorting_count(const struct sorting *sorting)
{
    return sorting->count;
}

/* They move together within the room: no page of memory is touched for the first time. */
uint32_t *sorting_take(struct sorting *sorting)
{
    struct item *room = sorting->room;

    for (size_t i = 0; i < sorting->count; i++)
        memcpy((char *)room + i * sizeof(uint32_t), &sorting->from[i].row, sizeof(uint32_t));
    sorting->room = NULL;
    return memory_grow(room, sorting->count + 1, sizeof(uint32_t));
}

void rows_sort(const struct queue *queue, uint32_t *rows, size_t count)
{
    struct sorting *sorting = sorting_start(rows, count, queue->order);

    while (!sorting_step(sorting, queue, SIZE_MAX))
        ;
    for (size_t i = 0; i < count; i++)
        rows[i] = sorting->from[i].row;
    sorting_stop(sorting);
}
