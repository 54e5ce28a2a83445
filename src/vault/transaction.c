#include "vault/inside.h"

#include <assert.h>

/* What is known of the file's end is void: read it again. */
static void forget(struct vault *vault)
{
    vault->generation++;
    vault->data_version = -1;
    vault->erasures.newest = -1;
}

/*
 * Inside a transaction nobody else writes: look once whether somebody did before it.
 * SQLite's number moves with every other connection's commit, not with ours.
 */
static bool refresh(struct vault *vault, struct error *err)
{
    int64_t version;
    if (!store_number(&vault->store, STATEMENT_DATA_VERSION, &version, err)) {
        return false;
    }
    if (version == vault->data_version) {
        return true;
    }
    if (!vault_check_keys(vault, err)) {
        return false;
    }
    vault->generation++;
    if (!erasures_refresh(vault, err) ||
        !store_number(&vault->store, STATEMENT_RECORD_NEWEST, &vault->newest_row, err)) {
        return false;
    }
    vault->data_version = version;
    return true;
}

static void end_large(struct vault *vault)
{
    if (vault->is_large) {
        vault->is_large = false;
        ends_release(&vault->ends);
        waiting_release(&vault->waiting);
        store_end_large(&vault->store);
    }
}

/*
 * A stream made in the transaction is gone, and its number may come again under another
 * key: no key survives.
 */
static void roll_back(struct vault *vault)
{
    if (!sqlite3_get_autocommit(vault->store.db)) {
        bool is_undone = store_do(&vault->store, STATEMENT_ROLLBACK, NULL);
        (void)is_undone; /* what fails here closing does */
    }
    forget(vault);
    keyring_clear(&vault->keyring);
    end_large(vault);
}

/* For want of memory or room SQLite gives a transaction up by itself; a step that could do
 * without what it asked for may have gone on. */
static bool given_up(struct error *err)
{
    return error_set(
        err, ERROR_FAILED,
        "the transaction was given up for want of memory or room; nothing of it "
        "was kept (try the whole again)");
}

bool transaction_enter(struct vault *vault, struct error *err)
{
    if (!vault_require(vault, err)) {
        return false;
    }
    if (vault->depth > 0) {
        if (vault->is_broken) {
            return error_set(
                err, ERROR_FAILED,
                "an earlier step of this transaction failed (try the whole again)");
        }
        if (sqlite3_get_autocommit(vault->store.db)) {
            vault->is_broken = true;
            return given_up(err);
        }
        vault->depth++;
        return true;
    }
    if (!store_check_place(&vault->store, err) ||
        !store_do(&vault->store, STATEMENT_BEGIN, err)) {
        return false;
    }
    if (!refresh(vault, err)) {
        roll_back(vault);
        return false;
    }
    vault->depth = 1;
    vault->is_broken = false;
    return true;
}

static bool commit(struct vault *vault, struct error *err)
{
    if (sqlite3_get_autocommit(vault->store.db)) {
        roll_back(vault);
        return given_up(err);
    }
    if (!waiting_finish(vault, err) || !store_do(&vault->store, STATEMENT_COMMIT, err)) {
        roll_back(vault);
        return false;
    }
    end_large(vault);
    if (vault->store.frames >= STORE_FRAMES) {
        store_checkpoint(&vault->store);
        vault->store.frames = 0;
    }
    return true;
}

bool transaction_leave(struct vault *vault, bool ok, struct error *err)
{
    assert(vault->depth > 0);
    vault->depth--;
    if (vault->depth > 0) {
        vault->is_broken = vault->is_broken || !ok;
        return ok;
    }
    if (ok) {
        return commit(vault, err);
    }
    roll_back(vault);
    return false;
}

bool vault_begin(struct vault *vault, struct error *err)
{
    assert(vault->depth == 0);
    return transaction_enter(vault, err);
}

bool vault_is_free(struct vault *vault)
{
    if (vault_is_locked(vault) || vault->store.is_read_only || vault->depth > 0) {
        return true;
    }
    int64_t patience_ms = vault->store.patience_ms;
    vault->store.patience_ms = 0;
    bool is_free = store_do(&vault->store, STATEMENT_BEGIN, NULL);
    vault->store.patience_ms = patience_ms;
    if (is_free) {
        (void)!store_do(&vault->store, STATEMENT_ROLLBACK, NULL); /* as in roll_back() */
    }
    return is_free;
}

void vault_set_patient(struct vault *vault, bool is_patient)
{
    vault->store.patience_ms = is_patient ? STORE_PATIENCE_MS : 0;
}

bool vault_begin_large(struct vault *vault, struct error *err)
{
    if (!vault_begin(vault, err)) {
        return false;
    }
    vault->is_large = true;
    store_start_large(&vault->store);
    return true;
}

bool vault_commit(struct vault *vault, struct error *err)
{
    if (!vault_require(vault, err)) {
        return false;
    }
    if (vault->depth == 0) {
        return error_set(err, ERROR_FAILED,
                         "the transaction was given up (try the whole again)");
    }
    if (!vault->is_broken) {
        return transaction_leave(vault, true, err);
    }
    vault_rollback(vault);
    return error_set(err, ERROR_FAILED,
                     "a step of this transaction failed; nothing of it was kept");
}

void vault_rollback(struct vault *vault)
{
    if (vault->depth > 0) {
        vault->depth = 0;
        roll_back(vault);
    }
}

bool vault_view_begin(struct vault *vault, struct error *err)
{
    assert(vault->depth == 0);
    return vault_require(vault, err) && store_do(&vault->store, STATEMENT_BEGIN_VIEW, err);
}

/* Nothing was written, so there is nothing that could be lost. */
void vault_view_end(struct vault *vault)
{
    if (!sqlite3_get_autocommit(vault->store.db)) {
        (void)!store_do(&vault->store, STATEMENT_COMMIT, NULL);
    }
}

void vault_read_widely(struct vault *vault)
{
    store_set(&vault->store, STORE_WIDE_CACHE);
}
