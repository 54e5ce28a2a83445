#include "vault/waiting.h"

#include "base/memory.h"
#include "vault/inside.h"
#include "vault/marks.h"

static void forget_rows(struct waiting *waiting)
{
    memory_free(waiting->rows);
    waiting->rows = NULL;
    waiting->count = 0;
    waiting->capacity = 0;
    numbers_release(&waiting->hashes);
}

void waiting_release(struct waiting *waiting)
{
    forget_rows(waiting);
    memory_free(waiting->owed);
    *waiting = (struct waiting){0};
}

static uint64_t key_of(int64_t hash)
{
    return hash == 0 ? 1 : (uint64_t)hash;
}

bool waiting_add(struct vault *vault, int64_t hash, int64_t stream, struct error *err)
{
    struct waiting *waiting = &vault->waiting;
    waiting->rows = memory_reserve(waiting->rows, &waiting->capacity, waiting->count,
                                   sizeof *waiting->rows);
    waiting->rows[waiting->count++] = (struct pair){pair_key(hash), (uint64_t)stream};
    numbers_set(&waiting->hashes, key_of(hash), 1);
    return waiting->count < WAITING_MAX || waiting_write(vault, err);
}

/* Adds up what each stream is owed. */
static bool write_marks(struct vault *vault, struct error *err)
{
    struct waiting *waiting = &vault->waiting;
    size_t i = 0;
    pairs_sort(waiting->owed, waiting->owed_count);
    while (i < waiting->owed_count) {
        uint64_t stream = waiting->owed[i].key;
        struct marks more = {0};
        for (; i < waiting->owed_count && waiting->owed[i].key == stream; i++) {
            more.count++;
            more.sum += waiting->owed[i].value;
        }
        if (!marks_add(vault, (int64_t)stream, &more, err)) {
            return false;
        }
    }
    waiting->owed_count = 0;
    return true;
}

/* Only one that was not there before counts. */
bool waiting_write_one(struct vault *vault, int64_t hash, int64_t stream, struct error *err)
{
    struct waiting *waiting = &vault->waiting;
    int64_t mark = identify_mark(vault, hash, stream);
    bool is_new = false;
    if (!identify_add(vault, hash, stream, mark, &is_new, err)) {
        return false;
    }
    if (is_new) {
        waiting->owed = memory_reserve(waiting->owed, &waiting->owed_capacity,
                                       waiting->owed_count, sizeof *waiting->owed);
        waiting->owed[waiting->owed_count++] =
            (struct pair){(uint64_t)stream, (uint64_t)mark};
    }
    return waiting->owed_count < OWED_MAX || write_marks(vault, err);
}

bool waiting_write(struct vault *vault, struct error *err)
{
    struct waiting *waiting = &vault->waiting;
    bool ok = true;
    pairs_sort(waiting->rows, waiting->count);
    for (size_t i = 0; i < waiting->count && ok; i++) {
        int64_t hash = (int64_t)pair_key((int64_t)waiting->rows[i].key);
        ok = waiting_write_one(vault, hash, (int64_t)waiting->rows[i].value, err);
    }
    forget_rows(waiting);
    return ok;
}

bool waiting_finish(struct vault *vault, struct error *err)
{
    bool ok = waiting_write(vault, err) && write_marks(vault, err);
    waiting_release(&vault->waiting);
    return ok;
}

bool waiting_write_for(struct vault *vault, int64_t hash, struct error *err)
{
    uint64_t found;
    return !numbers_get(&vault->waiting.hashes, key_of(hash), &found) ||
           waiting_write(vault, err);
}
