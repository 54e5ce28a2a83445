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
    vault->store.patience_ms = waits ? STORE_PATIENCE_MS : 0;
    bool ok = store_scrub(&vault->store, err);
    vault->store.patience_ms = STORE_PATIENCE_MS;
    return ok;
}

/* False where a copy could not be overwritten. */
static bool scrub(struct vault *vault, const struct erasure *list, size_t count, bool waits,
                  struct error *err)
{
    int64_t page = 1;
    for (int pages = 0; pages < PAGES_MOST; pages++) {
        int64_t before = page;
        if (!scrub_search(vault, list, count, &page, err)) {
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

static bool mark_done(struct vault *vault, struct erasure *list, size_t count,
                      struct error *err)
{
    bool ok = true;
    if (!transaction_enter(vault, err)) {
        return false;
    }
    for (size_t i = 0; i < count && ok; i++) {
        if (list[i].is_pending) {
            list[i].is_pending = false;
            ok = erasures_replace(vault, &list[i], err);
        }
    }
    return transaction_leave(vault, ok && erasures_load(vault, err), err);
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
              mark_done(vault, list, count, err);
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
        is_alike = a->list[i].at == b->list[i].at &&
                   memcmp(a->list[i].tag, b->list[i].tag, KEYS_TAG_LEN) == 0;
    }
    return is_alike;
}

/* In the transaction: another process may have erased it again since the mirror was read.
 */
static bool erase_again(struct vault *vault, const struct tombstone *stone,
                        struct vault_owned *owned, struct error *err)
{
    struct erasure erasure = {.kind = ERASURE_CUSTOMER, .at = stone->at};
    memcpy(erasure.tag, stone->tag, KEYS_TAG_LEN);
    if (!transaction_enter(vault, err)) {
        return false;
    }
    bool ok = erasures_load(vault, err);
    if (ok && erased_at(&vault->erasures.erased, stone->tag) < stone->at) {
        ok = erase_find(vault, stone->tag, stone->at, owned, err) &&
             erase_streams(vault, owned->streams, owned->count, &erasure, err);
        vault->settled.customers += ok;
        vault->settled.streams += ok ? (int64_t)owned->count : 0;
    }
    return transaction_leave(vault, ok, err);
}

static bool erase_returned(struct vault *vault, const struct erased *mirrored,
                           struct error *err)
{
    bool ok = true;
    for (size_t i = 0; i < mirrored->count && ok; i++) {
        const struct tombstone *stone = &mirrored->list[i];
        if (erased_at(&vault->erasures.erased, stone->tag) < stone->at) {
            struct vault_owned owned = {.count = 0};
            ok = erase_again(vault, stone, &owned, err);
            vault_owned_release(&owned);
        }
    }
    if (mirrored->retained > vault->erasures.erased.retained) {
        vault->settled.retain_before = mirrored->retained;
    }
    return ok;
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

bool erasures_settle(struct vault *vault, struct error *err)
{
    struct erased mirrored;
    vault->settled = (struct vault_settled){0};
    if (!erasures_load(vault, err)) {
        return false;
    }
    if (vault->store.is_read_only) {
        return true;
    }
    state_file_sweep(vault->state, MIRROR_FILE);
    enum mirror_file file = mirror_read(vault->state, vault->keys, vault->id, &mirrored);
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
