/* What an erasure leaves to be done after its transaction, and what an unlock finds of it.
 */
#include "vault/inside.h"
#include "vault/mirror.h"
#include "vault/scrub.h"
#include "vault/state_file.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

#define PAGES_MOST 64 /* with a copy of a key, before it is given up */

static bool empty_log(struct vault *vault, bool waits, struct error *err)
{
    int64_t patience_ms = vault->store.patience_ms;
    vault->store.patience_ms = waits ? STORE_PATIENCE_MS : 0;
    bool ok = store_scrub(&vault->store, err);
    vault->store.patience_ms = patience_ms;
    return ok;
}

/* Of each copy the gap is overwritten, page by page. False where that did not do it. */
static bool scrub_copies(struct vault *vault, const struct erasure *list, size_t count,
                         bool waits, bool *has_old, struct error *err)
{
    int64_t page = 1;
    for (int pages = 0; pages < PAGES_MOST; pages++) {
        int64_t before = page;
        if (!scrub_search(vault, list, count, &page, has_old, err)) {
            return false;
        }
        if (page == 0) {
            return true;
        }
        if ((pages > 0 && page == before) || !scrub_page(vault, page, err) ||
            !empty_log(vault, waits, err)) {
            break;
        }
    }
    return error_set(err, ERROR_FAILED,
                     "a copy of a destroyed key stands in page %lld of the vault (deskhand "
                     "rotate makes it worthless)",
                     (long long)page);
}

/* An old segment may hold whatever its streams said. */
static bool scrub_segments(struct vault *vault, bool waits, struct error *err)
{
    if (!transaction_enter(vault, err)) {
        return false;
    }
    bool ok = store_renew_segments(&vault->store, err);
    return transaction_leave(vault, ok, err) && empty_log(vault, waits, err);
}

static bool scrub(struct vault *vault, const struct erasure *list, size_t count, bool waits,
                  struct error *err)
{
    bool has_old = false;
    return scrub_copies(vault, list, count, waits, &has_old, err) &&
           (!has_old || scrub_segments(vault, waits, err));
}

/* Up to that number nothing is pending; what came since, or was done by another process, is
 * read again. */
static bool mark_done(struct vault *vault, int64_t upto, struct error *err)
{
    struct erasure *list = NULL;
    size_t count = 0;
    size_t done = 0;
    int64_t damaged;
    if (!transaction_enter(vault, err)) {
        return false;
    }
    bool ok = erasures_read(vault, &list, &count, &damaged, err);
    while (done < count && list[done].number <= upto) {
        done++;
    }
    ok = ok && erasures_finish(vault, list, done, err) && erasures_load(vault, err);
    erasures_free(list, count);
    return transaction_leave(vault, ok, err);
}

bool vault_finish_erasing(struct vault *vault, bool waits, struct error *err)
{
    struct erasure *list;
    size_t count;
    int64_t damaged;
    if (!vault_require(vault, err) || !erasures_load(vault, err)) {
        return false;
    }
    if (vault->erasures.pending == 0) {
        return true;
    }
    if (!erasures_read(vault, &list, &count, &damaged, err)) {
        return false;
    }
    /* Whatever hinders the one must not hinder the other. */
    struct error mirror_err = {ERROR_NONE, ""};
    bool is_mirrored = erasures_mirror(vault, &mirror_err);
    bool ok = empty_log(vault, waits, err) && scrub(vault, list, count, waits, err) &&
              (count == 0 || mark_done(vault, list[count - 1].number, err));
    erasures_free(list, count);
    return ok && (is_mirrored || error_set(err, mirror_err.code, "%s", mirror_err.text));
}

bool vault_is_erasing_pending(const struct vault *vault)
{
    return vault->erasures.pending > 0;
}

bool erasures_mirror(struct vault *vault, struct error *err)
{
    return vault->state == NULL ||
           mirror_write(vault->state, vault->keys, vault->id, &vault->erasures.erased, err);
}

static bool is_same(const struct erased *a, const struct erased *b)
{
    bool is_alike = a->count == b->count && a->retained == b->retained;
    for (size_t i = 0; is_alike && i < a->count; i++) {
        is_alike = a->list[i].until == b->list[i].until &&
                   memcmp(a->list[i].tag, b->list[i].tag, KEYS_TAG_LEN) == 0;
    }
    return is_alike;
}

/* A stream that a backup brought back, and whose it is by the mirror's list. */
struct returned {
    size_t stone;
    int64_t stream;
};

struct returning {
    struct vault *vault;
    const struct erased *mirrored;
    struct returned *list;
    size_t count, capacity;
};

/* The vault has not done what the mirror says. */
static bool is_owed(const struct vault *vault, const struct tombstone *stone)
{
    return erased_until(&vault->erasures.erased, stone->tag) < stone->until;
}

static void look_at(void *context, const struct stream_row *row)
{
    struct returning *returning = context;
    size_t stone;
    if (!row->is_good || !erased_find(returning->mirrored, row->name.owner_tag, &stone) ||
        row->name.made_at > returning->mirrored->list[stone].until ||
        !is_owed(returning->vault, &returning->mirrored->list[stone])) {
        return;
    }
    returning->list = memory_reserve(returning->list, &returning->capacity,
                                     returning->count, sizeof *returning->list);
    returning->list[returning->count++] = (struct returned){stone, row->stream};
}

static int compare_returned(const void *a, const void *b)
{
    const struct returned *left = a;
    const struct returned *right = b;
    int order = (left->stone > right->stone) - (left->stone < right->stone);
    return order != 0 ? order
                      : (left->stream > right->stream) - (left->stream < right->stream);
}

/* Those of one stone stand together, from *at on. */
static bool erase_one(struct returning *returning, size_t stone, const int64_t *streams,
                      size_t *at, struct error *err)
{
    const struct tombstone *owed = &returning->mirrored->list[stone];
    moment_t now = moment_now();
    struct erasure erasure = {.kind = ERASURE_CUSTOMER,
                              .at = owed->until < now ? owed->until : now,
                              .before = owed->until};
    size_t end = *at;
    memcpy(erasure.tag, owed->tag, KEYS_TAG_LEN);
    while (end < returning->count && returning->list[end].stone == stone) {
        end++;
    }
    size_t from = *at;
    *at = end;
    return erase_streams(returning->vault, streams + from, end - from, &erasure, err);
}

static bool erase_list(struct returning *returning, struct error *err)
{
    struct vault *vault = returning->vault;
    int64_t *streams = memory_get((returning->count + 1) * sizeof *streams);
    size_t at = 0;
    int64_t customers = 0;
    bool ok = true;
    for (size_t i = 0; i < returning->count; i++) {
        streams[i] = returning->list[i].stream;
    }
    for (size_t stone = 0; stone < returning->mirrored->count && ok; stone++) {
        if (is_owed(vault, &returning->mirrored->list[stone])) {
            ok = erase_one(returning, stone, streams, &at, err);
            customers++;
        }
    }
    ok = ok && erase_traces(vault, streams, returning->count, true, err);
    if (ok) {
        vault->settled.customers = customers;
        vault->settled.streams = (int64_t)returning->count;
    }
    memory_free(streams);
    return ok;
}

/* One look at all streams, and one transaction, however many were erased. */
static bool erase_all_again(struct returning *returning, struct error *err)
{
    int64_t next = 1;
    while (next != 0) {
        if (!stream_slice(returning->vault, next, look_at, returning, &next, err)) {
            return false;
        }
    }
    if (returning->count > 1) {
        qsort(returning->list, returning->count, sizeof *returning->list, compare_returned);
    }
    return erase_list(returning, err);
}

static bool is_any_owed(const struct vault *vault, const struct erased *mirrored)
{
    bool is_any = false;
    for (size_t i = 0; i < mirrored->count && !is_any; i++) {
        is_any = is_owed(vault, &mirrored->list[i]);
    }
    return is_any;
}

static bool erase_returned(struct vault *vault, const struct erased *mirrored,
                           struct error *err)
{
    struct returning returning = {.vault = vault, .mirrored = mirrored};
    /* What lies ahead was written by a wrong clock, and would take everything. */
    if (mirrored->retained > vault->erasures.erased.retained &&
        mirrored->retained <= moment_now()) {
        vault->settled.retain_before = mirrored->retained;
    }
    if (!is_any_owed(vault, mirrored)) {
        return true;
    }
    if (!transaction_enter(vault, err)) {
        return false;
    }
    /* Another process may have done it since the table was read. */
    bool ok = erasures_load(vault, err) &&
              (!is_any_owed(vault, mirrored) || erase_all_again(&returning, err));
    memory_free(returning.list);
    return transaction_leave(vault, ok, err);
}

/* The mirror forgets nothing that the vault has not done. */
static bool write_merged(struct vault *vault, const struct erased *mirrored,
                         struct error *err)
{
    struct erased *erased = &vault->erasures.erased;
    moment_t own = erased->retained;
    if (mirrored->retained > own) {
        erased->retained = mirrored->retained;
    }
    bool ok = erasures_mirror(vault, err);
    erased->retained = own;
    return ok;
}

/* No vault stays shut for want of a state folder: what fails here is told. */
static void mend_mirror(struct vault *vault, enum mirror_file file,
                        const struct erased *mirrored)
{
    const struct erased *erased = &vault->erasures.erased;
    struct vault_settled *settled = &vault->settled;
    bool is_empty = erased->count == 0 && erased->retained == 0;
    bool is_good = file == MIRROR_GOOD;
    settled->was_mirror_lost =
        vault->state != NULL && !is_good && (!is_empty || file == MIRROR_DAMAGED);
    if (settled->was_mirror_lost || (is_good && !is_same(erased, mirrored))) {
        bool ok = write_merged(vault, mirrored, &settled->mirror_error);
        (void)ok;
    }
}

/* Where the anchor counted no erasure, nobody was erased. */
static bool may_be_back(const struct vault *vault, enum mirror_file file)
{
    bool has_erased = vault->anchor.version == 1 || vault->anchor.erasures > 0;
    return vault->state != NULL && file != MIRROR_GOOD &&
           (vault->was_unanchored || (vault->is_behind && has_erased));
}

bool erasures_settle(struct vault *vault, struct error *err)
{
    struct erased mirrored;
    vault->settled = (struct vault_settled){0};
    if (!erasures_load(vault, err)) {
        return false;
    }
    enum mirror_file file = mirror_read(vault->state, vault->keys, vault->id, &mirrored);
    vault->settled.may_be_back = may_be_back(vault, file);
    if (vault->store.is_read_only) {
        vault->settled.is_owed = file == MIRROR_GOOD && is_any_owed(vault, &mirrored);
        erased_release(&mirrored);
        return true;
    }
    state_file_sweep(vault->state, MIRROR_FILE);
    bool ok = file != MIRROR_GOOD || erase_returned(vault, &mirrored, err);
    if (ok) {
        mend_mirror(vault, file, &mirrored);
    }
    erased_release(&mirrored);
    if (ok && vault->erasures.pending > 0) {
        bool is_finished = vault_finish_erasing(vault, false, NULL);
        (void)is_finished; /* it stays pending; verify tells */
    }
    return ok;
}

const struct vault_settled *vault_settled(const struct vault *vault)
{
    return &vault->settled;
}
