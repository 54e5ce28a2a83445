/* The heads at hand, by number: those that were put last, or looked at. */
#include "queue_rows.h"

#include <string.h>

#define SLOTS_MIN 64

struct kept_head {
    uint32_t number;
    uint64_t used; /* when it was last looked at */
    size_t len;
    struct ticket_head head; /* its strings lie behind it */
    char strings[];
};

struct queue_kept {
    struct kept_head **slots; /* open addressing: by number, then the next free one */
    size_t capacity;          /* a power of two */
    size_t count;
    uint64_t clock;
    struct kept_head **replaced;
    size_t replaced_count;
    size_t replaced_capacity;
};

struct queue_kept *kept_create(void)
{
    struct queue_kept *kept = memory_get(sizeof(*kept));

    kept->capacity = SLOTS_MIN;
    kept->slots = memory_get(kept->capacity * sizeof(struct kept_head *));
    return kept;
}

static void head_free(struct kept_head *head)
{
    if (head)
        memory_free_wiped(head, sizeof(*head) + head->len);
}

static void replaced_free(struct queue_kept *kept)
{
    for (size_t i = 0; i < kept->replaced_count; i++)
        head_free(kept->replaced[i]);
    kept->replaced_count = 0;
}

void kept_destroy(struct queue_kept *kept)
{
    if (!kept)
        return;
    for (size_t i = 0; i < kept->capacity; i++)
        head_free(kept->slots[i]);
    replaced_free(kept);
    memory_free(kept->replaced);
    memory_free(kept->slots);
    memory_free(kept);
}

/* Where the number stands, or would. */
static size_t slot_of(const struct queue_kept *kept, uint32_t number)
{
    size_t at = number * UINT32_C(2654435769) & (kept->capacity - 1);

    while (kept->slots[at] && kept->slots[at]->number != number)
        at = (at + 1) & (kept->capacity - 1);
    return at;
}

const struct ticket_head *kept_find(const struct queue_kept *kept, uint32_t number)
{
    struct kept_head *found = kept->slots[slot_of(kept, number)];

    if (!found)
        return NULL;
    found->used = kept->clock;
    return &found->head;
}

bool kept_has(const struct queue_kept *kept, uint32_t number)
{
    return kept->slots[slot_of(kept, number)] != NULL;
}

static const char **strings_of(struct ticket_head *head, size_t index)
{
    const char **const strings[] = {&head->id,      &head->customer, &head->name,
                                    &head->subject, &head->channel,  &head->lang,
                                    &head->tags,    &head->assignee};

    return index < COUNT_OF(strings) ? strings[index] : NULL;
}

static struct kept_head *head_copy(uint32_t number, const struct ticket_head *from)
{
    struct ticket_head head = *from;
    size_t len = 0;

    for (size_t i = 0; strings_of(&head, i); i++)
        len += *strings_of(&head, i) ? strlen(*strings_of(&head, i)) + 1 : 0;
    struct kept_head *copy = memory_get(sizeof(*copy) + len);
    char *at = copy->strings;
    for (size_t i = 0; strings_of(&head, i); i++) {
        const char **string = strings_of(&head, i);
        if (!*string)
            continue;
        size_t size = strlen(*string) + 1;
        *string = memcpy(at, *string, size);
        at += size;
    }
    head.number = number;
    *copy = (struct kept_head){.number = number, .len = len, .head = head};
    return copy;
}

static void slots_grow(struct queue_kept *kept)
{
    struct kept_head **before = kept->slots;
    size_t count = kept->capacity;

    kept->capacity *= 2;
    kept->slots = memory_get(kept->capacity * sizeof(struct kept_head *));
    for (size_t i = 0; i < count; i++) {
        if (before[i])
            kept->slots[slot_of(kept, before[i]->number)] = before[i];
    }
    memory_free(before);
}

const struct ticket_head *kept_put(struct queue_kept *kept, uint32_t number,
                                   const struct ticket_head *head)
{
    struct kept_head *copy = head_copy(number, head);

    if (kept->count * 2 >= kept->capacity)
        slots_grow(kept);
    size_t at = slot_of(kept, number);
    if (kept->slots[at]) {
        kept->replaced = memory_reserve(kept->replaced, &kept->replaced_capacity,
                                        kept->replaced_count, sizeof(struct kept_head *));
        kept->replaced[kept->replaced_count++] = kept->slots[at];
        kept->count--;
    }
    copy->used = kept->clock;
    kept->slots[at] = copy;
    kept->count++;
    return &copy->head;
}

/* What stood behind it in its run moves up, so that it is found without it. */
static void slot_close(struct queue_kept *kept, size_t at)
{
    kept->slots[at] = NULL;
    for (size_t next = (at + 1) & (kept->capacity - 1); kept->slots[next];
         next = (next + 1) & (kept->capacity - 1)) {
        struct kept_head *moved = kept->slots[next];
        kept->slots[next] = NULL;
        kept->slots[slot_of(kept, moved->number)] = moved;
    }
}

void kept_remove(struct queue_kept *kept, uint32_t number)
{
    size_t at = slot_of(kept, number);

    if (!kept->slots[at])
        return;
    head_free(kept->slots[at]);
    slot_close(kept, at);
    kept->count--;
}

static int times_compare(const void *a, const void *b)
{
    uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;

    return left < right ? -1 : left > right;
}

/* Heads that were looked at before this go. */
static uint64_t oldest_kept(const struct queue_kept *kept, size_t limit)
{
    uint64_t *times = memory_get(kept->count * sizeof(*times));
    size_t count = 0;

    for (size_t i = 0; i < kept->capacity; i++) {
        if (kept->slots[i])
            times[count++] = kept->slots[i]->used;
    }
    qsort(times, count, sizeof(*times), times_compare);
    uint64_t oldest = times[count - limit];
    memory_free(times);
    return oldest;
}

static void trim(struct queue_kept *kept, size_t limit)
{
    uint64_t oldest = oldest_kept(kept, limit);
    struct kept_head **before = kept->slots;
    size_t count = kept->capacity;

    kept->capacity = SLOTS_MIN;
    while (kept->capacity < limit * 4)
        kept->capacity *= 2;
    kept->slots = memory_get(kept->capacity * sizeof(struct kept_head *));
    kept->count = 0;
    for (size_t i = 0; i < count; i++) {
        if (before[i] && before[i]->used >= oldest && kept->count < limit) {
            kept->slots[slot_of(kept, before[i]->number)] = before[i];
            kept->count++;
        } else {
            head_free(before[i]);
        }
    }
    memory_free(before);
}

void kept_rest(struct queue_kept *kept, size_t limit)
{
    replaced_free(kept);
    if (limit && kept->count > 2 * limit)
        trim(kept, limit);
    kept->clock++;
}

const struct ticket_head *kept_next(const struct queue_kept *kept, size_t *at)
{
    while (*at < kept->capacity) {
        const struct kept_head *head = kept->slots[(*at)++];
        if (head)
            return &head->head;
    }
    return NULL;
}
