#include "vault/walk.h"

#include "base/memory.h"

#include <time.h>

struct vault_search {
    struct vault *vault;
    char *needle;
    size_t needle_len;
    int64_t next; /* the newest row not yet looked at */
};

static int64_t now_us(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

struct vault_search *vault_search_start(struct vault *vault, struct text needle)
{
    struct vault_search *search = memory_get(sizeof *search);
    search->vault = vault;
    search->needle = memory_copy(needle.bytes == NULL ? "" : needle.bytes, needle.len);
    search->needle_len = needle.len;
    search->next = INT64_MAX;
    return search;
}

void vault_search_stop(struct vault_search *search)
{
    if (search != NULL) {
        memory_free_wiped(search->needle, search->needle_len);
        memory_free(search);
    }
}

/* What does not open is verify's business. False where the world failed. */
static bool is_hit(struct vault_search *search, struct walk *walk,
                   const struct walk_row *row, struct payload *payload, bool *hit,
                   struct error *err)
{
    struct error key_err = {ERROR_NONE, ""};
    struct keyring_entry *entry;
    *hit = false;
    if (row->is_lost) {
        return true;
    }
    if (!stream_key(search->vault, row->stream, &entry, &key_err)) {
        return key_err.code == ERROR_DAMAGED || key_err.code == ERROR_NOT_FOUND ||
               error_set(err, key_err.code, "%s", key_err.text);
    }
    struct text needle = text_from(search->needle, search->needle_len);
    *hit = walk_open(walk, row, entry->key, payload) && payload->search.len > 0 &&
           text_find(payload->search, needle) != NULL;
    return true;
}

static bool search_slice(struct vault_search *search, struct walk *walk,
                         vault_record_handler *handler, void *context, bool *goes_on,
                         struct error *err)
{
    for (size_t i = 0; i < walk->count && *goes_on; i++) {
        const struct walk_row *row = &walk->rows[i];
        struct payload payload;
        bool hit;
        if (!is_hit(search, walk, row, &payload, &hit, err)) {
            return false;
        }
        if (row->row > 0 && row->row <= search->next) {
            search->next = row->row - 1;
        }
        if (hit) {
            struct vault_record record = {
                row->row,   row->stream,    row->sequence, (enum record_kind)row->kind,
                payload.at, payload.search, payload.body};
            *goes_on = handler(context, &record);
        }
    }
    return true;
}

bool vault_search_step(struct vault_search *search, int budget_ms,
                       vault_record_handler *handler, void *context, bool *done,
                       struct error *err)
{
    struct walk walk;
    int64_t until = now_us() + (int64_t)budget_ms * 1000;
    bool goes_on = true;
    bool ok;
    walk_start(&walk, search->vault, STATEMENT_ROWS_DOWN, 0, 1, search->next);
    do {
        ok = walk_next(&walk, err) &&
             search_slice(search, &walk, handler, context, &goes_on, err);
    } while (ok && goes_on && walk.count > 0 && now_us() < until);
    if (ok) {
        *done = goes_on && walk.count == 0;
    }
    walk_end(&walk);
    return ok;
}
