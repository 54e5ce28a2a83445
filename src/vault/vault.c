#include "vault/inside.h"

#include "base/memory.h"
#include "vault/header.h"
#include "vault/marks.h"
#include "vault/recovery.h"

#include <string.h>
#include <sys/stat.h>

bool vault_create(const char *folder, struct text passphrase, enum vault_cost cost,
                  char recovery[VAULT_RECOVERY_SIZE], struct error *err)
{
    struct header header;
    uint8_t bytes[HEADER_LEN];
    if (!vault_check_new(passphrase, err)) {
        return false;
    }
    if (vault_exists(folder)) {
        return error_set(err, ERROR_FAILED,
                         "%s/" STORE_FILE ": a vault stands there already", folder);
    }
    char *code = secret_get(VAULT_RECOVERY_SIZE);
    char *digits = secret_get(RECOVERY_LEN);
    recovery_make(code);
    bool ok = recovery_read(text_of(code), digits) &&
              header_make(&header, cost_of(cost), passphrase,
                          text_from(digits, RECOVERY_LEN), err);
    if (ok) {
        ok = store_create(folder, bytes, header_write(&header, bytes), err);
    }
    if (ok) {
        memcpy(recovery, code, VAULT_RECOVERY_SIZE);
    }
    secret_free(code);
    secret_free(digits);
    return ok;
}

bool vault_exists(const char *folder)
{
    struct stat status;
    char *path = memory_format("%s/" STORE_FILE, folder);
    bool exists = lstat(path, &status) == 0;
    memory_free(path);
    return exists;
}

bool vault_require(const struct vault *vault, struct error *err)
{
    return vault->keys != NULL ||
           error_set(err, ERROR_LOCKED, "the vault is locked (unlock it first)");
}

bool vault_header_in(struct store *store, struct header *header, struct error *err)
{
    bool has_row = false;
    sqlite3_stmt *statement = store_statement(store, STATEMENT_HEADER, err);
    if (statement == NULL || !store_step(store, statement, &has_row, err)) {
        return false;
    }
    if (!has_row) {
        return error_set(err, ERROR_DAMAGED, "%s: there is no header (restore a backup)",
                         store->path);
    }
    const void *bytes = sqlite3_column_blob(statement, 0);
    size_t len = bytes == NULL ? 0 : (size_t)sqlite3_column_bytes(statement, 0);
    bool ok = header_read(bytes, len, header, err);
    (void)sqlite3_reset(statement);
    return ok;
}

bool vault_read_header(struct vault *vault, struct header *header, struct error *err)
{
    return vault_header_in(&vault->store, header, err);
}

bool vault_write_header(struct vault *vault, const struct header *header, struct error *err)
{
    uint8_t bytes[HEADER_LEN];
    sqlite3_stmt *statement = store_statement(&vault->store, STATEMENT_HEADER_SET, err);
    if (statement == NULL) {
        return false;
    }
    store_bind(statement, 1, bytes, header_write(header, bytes));
    bool ok = store_run(&vault->store, statement, err);
    (void)sqlite3_clear_bindings(statement);
    return ok;
}

/* In a transaction: another process may have done it since the header was read. */
static bool bring_up_to_date(struct vault *vault, struct error *err)
{
    struct header header;
    if (!vault_read_header(vault, &header, err)) {
        return false;
    }
    if (header.version == HEADER_VERSION) {
        return true;
    }
    header_seal(&header, vault->keys);
    return store_upgrade(&vault->store, err) && marks_make_all(vault, err) &&
           vault_write_header(vault, &header, err);
}

static bool upgrade(struct vault *vault, struct error *err)
{
    if (vault->store.is_read_only) {
        return error_set(
            err, ERROR_FAILED,
            "%s: of an older format, which is brought up to date at opening, but "
            "it cannot be written (open a copy)",
            vault->store.path);
    }
    /* A transaction of ours would look into tables that are not there yet. */
    if (!store_do(&vault->store, STATEMENT_BEGIN, err)) {
        return false;
    }
    if (bring_up_to_date(vault, err) && store_do(&vault->store, STATEMENT_COMMIT, err)) {
        return true;
    }
    bool is_undone = store_do(&vault->store, STATEMENT_ROLLBACK, NULL);
    (void)is_undone; /* where the commit failed SQLite may have done it */
    return false;
}

static bool unlock(struct vault *vault, const struct header *header, struct text passphrase,
                   struct error *err)
{
    struct keys *keys = secret_get(sizeof *keys);
    if (!header_unlock(header, passphrase, keys, err)) {
        secret_free(keys);
        return false;
    }
    secret_free(vault->keys);
    vault->keys = keys;
    vault->data_version = -1;
    vault->keys_version = -1;
    if ((header->version < HEADER_VERSION && !upgrade(vault, err)) ||
        !erasures_load(vault, err)) {
        secret_free(vault->keys);
        vault->keys = NULL;
        return false;
    }
    standing_check(vault);
    if (!erasures_settle(vault, err)) {
        secret_free(vault->keys);
        vault->keys = NULL;
        return false;
    }
    standing_keep(vault);
    return true;
}

static bool open_file(struct vault *vault, const char *folder, struct text passphrase,
                      struct error *err)
{
    struct header header;
    if (!store_open(&vault->store, folder, err) ||
        !vault_read_header(vault, &header, err) || !store_accept(&vault->store, err)) {
        return false;
    }
    memcpy(vault->id, header.id, sizeof vault->id);
    keyring_init(&vault->keyring);
    vault->spare = secret_get(SECRET_KEY_LEN);
    return unlock(vault, &header, passphrase, err);
}

bool vault_open(const char *folder, const char *state, struct text passphrase,
                struct vault **vault, struct error *err)
{
    struct vault *opened = memory_get(sizeof *opened);
    opened->state = memory_text(state);
    opened->data_version = -1;
    if (!open_file(opened, folder, passphrase, err)) {
        vault_close(opened);
        return false;
    }
    *vault = opened;
    return true;
}

void vault_lock(struct vault *vault)
{
    if (vault->keys == NULL) {
        return;
    }
    search_rest(vault);
    vault_rollback(vault);
    standing_keep(vault);
    vault_drop_keys(vault);
}

bool vault_unlock(struct vault *vault, struct text passphrase, struct error *err)
{
    struct header header;
    if (!store_check_place(&vault->store, err) || !vault_read_header(vault, &header, err)) {
        return false;
    }
    if (memcmp(header.id, vault->id, sizeof header.id) != 0) {
        return error_set(err, ERROR_FAILED,
                         "%s: another vault stands there now (start again)",
                         vault->store.path);
    }
    return unlock(vault, &header, passphrase, err);
}

bool vault_is_locked(const struct vault *vault)
{
    return vault->keys == NULL;
}

void vault_close(struct vault *vault)
{
    if (vault == NULL) {
        return;
    }
    vault_lock(vault);
    store_close(&vault->store);
    keyring_release(&vault->keyring);
    secret_free(vault->spare);
    erased_release(&vault->erasures.erased);
    memory_free(vault->state);
    memory_free(vault);
}

int64_t vault_newest_row(struct vault *vault)
{
    int64_t newest;
    bool ok = !vault_is_locked(vault) && erasures_refresh(vault, NULL) &&
              store_number(&vault->store, STATEMENT_RECORD_NEWEST, &newest, NULL);
    return ok ? newest : 0;
}

int64_t vault_writes(const struct vault *vault)
{
    return sqlite3_total_changes(vault->store.db);
}

void vault_checkpoint(struct vault *vault)
{
    store_checkpoint(&vault->store);
}

void vault_rest(struct vault *vault)
{
    store_rest(&vault->store);
}

const char *vault_log_path(const struct vault *vault)
{
    return vault->store.log_path;
}
