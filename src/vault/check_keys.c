/* Another process may give the vault new keys while it is open here. */
#include "vault/inside.h"

#include "base/memory.h"

#include <string.h>

void vault_drop_keys(struct vault *vault)
{
    secret_free(vault->keys);
    vault->keys = NULL;
    keyring_clear(&vault->keyring);
    secret_wipe(vault->spare, SECRET_KEY_LEN);
    memory_free_wiped(vault->sealed, vault->sealed_capacity);
    vault->sealed = NULL;
    vault->sealed_capacity = 0;
}

/* A new passphrase leaves the keys as they are: only the slots are others. */
static bool look(struct vault *vault, struct error *err)
{
    struct header header;
    if (!vault_read_header(vault, &header, err)) {
        return false;
    }
    if (memcmp(header.id, vault->id, sizeof header.id) != 0) {
        return error_set(err, ERROR_FAILED,
                         "%s: another vault stands there now (start again)",
                         vault->store.path);
    }
    if (!header_is_under(&header, vault->keys)) {
        vault_drop_keys(vault);
        return error_set(err, ERROR_LOCKED,
                         "another process made new keys for the vault (unlock it again)");
    }
    return true;
}

bool vault_check_keys(struct vault *vault, struct error *err)
{
    int64_t version;
    if (vault->keys != NULL && vault->depth > 0) {
        return true; /* they were looked at when it began, and nobody else writes */
    }
    if (!vault_require(vault, err) || !store_check_place(&vault->store, err) ||
        !store_number(&vault->store, STATEMENT_DATA_VERSION, &version, err)) {
        return false;
    }
    if (version == vault->keys_version) {
        return true;
    }
    if (!look(vault, err)) {
        return false;
    }
    vault->keys_version = version;
    return true;
}
