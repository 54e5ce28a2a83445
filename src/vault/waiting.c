#include "vault/waiting.h"

#include "base/memory.h"
#include "vault/inside.h"
#include "vault/marks.h"

#include <stdlib.h>

void waiting_release(struct waiting *waiting)
{
    memory_free(waiting->rows);
    numbers_release(&waiting->hashes);
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
    waiting->rows[waiting->count++] = (struct waiting_row){.hash = hash, .stream = stream};
    numbers_set(&waiting->hashes, key_of(hash), 1);
    return waiting->count < WAITING_MAX || waiting_write(vault, err);
}

static int compare(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int by_hash(const void *a, const void *b)
{
    const struct waiting_row *one = a;
    const struct waiting_row *other = b;
    int order = compare(one->hash, other->hash);
    return order != 0 ? order : compare(one->stream, other->stream);
}

static int by_stream(const void *a, const void *b)
{
    return compare(((const struct waiting_row *)a)->stream,
                   ((const struct waiting_row *)b)->stream);
}

/* Keeps those that were not there before, since only they count. */
static bool write_rows(struct vault *vault, struct waiting *waiting, struct error *err)
{
    size_t kept = 0;
    for (size_t i = 0; i < waiting->count; i++) {
        struct waiting_row *row = &waiting->rows[i];
        bool is_new = false;
        row->mark = identify_mark(vault, row->hash, row->stream);
        if (!identify_add(vault, row->hash, row->stream, row->mark, &is_new, err)) {
            return false;
        }
        if (is_new) {
            waiting->rows[kept++] = *row;
        }
    }
    waiting->count = kept;
    return true;
}

static bool write_marks(struct vault *vault, const struct waiting *waiting,
                        struct error *err)
{
    size_t i = 0;
    while (i < waiting->count) {
        int64_t stream = waiting->rows[i].stream;
        struct marks more = {0};
        for (; i < waiting->count && waiting->rows[i].stream == stream; i++) {
            more.count++;
            more.sum += (uint64_t)waiting->rows[i].mark;
        }
        if (!marks_add(vault, stream, &more, err)) {
            return false;
        }
    }
    return true;
}

bool waiting_write(struct vault *vault, struct error *err)
{
    struct waiting *waiting = &vault->waiting;
    if (waiting->count == 0) {
        return true;
    }
    qsort(waiting->rows, waiting->count, sizeof *waiting->rows, by_hash);
    bool ok = write_rows(vault, waiting, err);
    if (ok) {
        qsort(waiting->rows, waiting->count, sizeof *waiting->rows, by_stream);
        ok = write_marks(vault, waiting, err);
    }
    waiting_release(waiting);
    return ok;
}

bool waiting_write_for(struct vault *vault, int64_t hash, struct error *err)
{
    uint64_t found;
    return !numbers_get(&vault->waiting.hashes, key_of(hash), &found) ||
           waiting_write(vault, err);
}
