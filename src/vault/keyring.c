#include "vault/keyring.h"

#include "base/memory.h"

#include <string.h>

#define BUCKETS 2048

static uint16_t *bucket_of(struct keyring *ring, int64_t stream)
{
    return &ring->buckets[(uint64_t)stream % BUCKETS];
}

static uint16_t index_of(const struct keyring *ring, const struct keyring_entry *entry)
{
    return (uint16_t)(entry - ring->entries);
}

static void unlink_entry(struct keyring *ring, struct keyring_entry *entry)
{
    ring->entries[entry->newer].older = entry->older;
    ring->entries[entry->older].newer = entry->newer;
}

/* Behind the anchor: its older neighbour is the newest, its newer one the oldest. */
static void link_newest(struct keyring *ring, struct keyring_entry *entry)
{
    struct keyring_entry *anchor = &ring->entries[0];
    entry->newer = 0;
    entry->older = anchor->older;
    ring->entries[anchor->older].newer = index_of(ring, entry);
    anchor->older = index_of(ring, entry);
}

void keyring_init(struct keyring *ring)
{
    ring->entries = memory_get((KEYRING_SIZE + 1) * sizeof *ring->entries);
    ring->buckets = memory_get(BUCKETS * sizeof *ring->buckets);
    ring->keys = secret_get((size_t)KEYRING_SIZE * SECRET_KEY_LEN);
    for (uint16_t i = 1; i <= KEYRING_SIZE; i++) {
        struct keyring_entry *entry = &ring->entries[i];
        entry->key = ring->keys + (size_t)(i - 1) * SECRET_KEY_LEN;
        link_newest(ring, entry);
    }
}

void keyring_release(struct keyring *ring)
{
    memory_free(ring->entries);
    memory_free(ring->buckets);
    secret_free(ring->keys);
    *ring = (struct keyring){0};
}

void keyring_clear(struct keyring *ring)
{
    for (uint16_t i = 1; i <= KEYRING_SIZE; i++) {
        ring->entries[i].stream = 0;
        ring->entries[i].next = 0;
    }
    memset(ring->buckets, 0, BUCKETS * sizeof *ring->buckets);
    secret_wipe(ring->keys, (size_t)KEYRING_SIZE * SECRET_KEY_LEN);
}

struct keyring_entry *keyring_find(struct keyring *ring, int64_t stream)
{
    uint16_t at = *bucket_of(ring, stream);
    while (at != 0 && ring->entries[at].stream != stream) {
        at = ring->entries[at].next;
    }
    if (at == 0) {
        return NULL;
    }
    struct keyring_entry *entry = &ring->entries[at];
    unlink_entry(ring, entry);
    link_newest(ring, entry);
    return entry;
}

static void leave_bucket(struct keyring *ring, struct keyring_entry *entry)
{
    uint16_t *link = bucket_of(ring, entry->stream);
    while (*link != index_of(ring, entry)) {
        link = &ring->entries[*link].next;
    }
    *link = entry->next;
}

void keyring_drop(struct keyring *ring, struct keyring_entry *entry)
{
    if (entry->stream != 0) {
        leave_bucket(ring, entry);
    }
    entry->stream = 0;
    secret_wipe(entry->key, SECRET_KEY_LEN);
}

struct keyring_entry *keyring_put(struct keyring *ring, int64_t stream)
{
    struct keyring_entry *entry = &ring->entries[ring->entries[0].newer];
    keyring_drop(ring, entry);
    unlink_entry(ring, entry);
    link_newest(ring, entry);
    uint16_t *bucket = bucket_of(ring, stream);
    entry->stream = stream;
    entry->loaded = 0;
    entry->generation = 0;
    entry->sequence = 0;
    memset(entry->tag, 0, sizeof entry->tag);
    entry->next = *bucket;
    *bucket = index_of(ring, entry);
    return entry;
}
