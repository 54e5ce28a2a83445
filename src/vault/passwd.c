#include "vault/inside.h"

#include "vault/recovery.h"

#include <string.h>

bool vault_check_new(struct text passphrase, struct error *err)
{
    if (passphrase.len == 0) {
        return error_set(err, ERROR_USAGE, "the passphrase is empty (choose one)");
    }
    if (memchr(passphrase.bytes, '\0', passphrase.len) != NULL) {
        return error_set(err, ERROR_USAGE,
                         "the passphrase holds a NUL byte, which nobody can type (choose "
                         "another)");
    }
    return true;
}

bool vault_changes_alone(struct vault *vault, const struct header *before,
                         struct error *err)
{
    struct header now;
    if (!vault_read_header(vault, &now, err)) {
        return false;
    }
    return memcmp(now.mac, before->mac, sizeof now.mac) == 0 ||
           error_set(err, ERROR_FAILED,
                     "another process changed the vault's header meanwhile; nothing was "
                     "changed here (try again)");
}

bool vault_commit_shown(struct vault *vault, bool ok, bool is_shown, struct error *err)
{
    if (transaction_leave(vault, ok, err)) {
        return true;
    }
    if (ok && is_shown) {
        (void)error_wrap(err, "nothing was changed: the code above is void, and the one "
                              "before still opens the vault");
    }
    return false;
}

/* The key derivation was paid before; nobody waits for it. */
static bool write_change(struct vault *vault, const struct header *before,
                         const struct header *after, const struct vault_change *change,
                         const char *code, struct error *err)
{
    if (!transaction_enter(vault, err)) {
        return false;
    }
    bool ok = vault_changes_alone(vault, before, err) &&
              vault_write_header(vault, after, err) &&
              (change->show == NULL || change->show(change->context, code, err));
    return vault_commit_shown(vault, ok, change->show != NULL, err);
}

static bool make_change(struct vault *vault, struct text present,
                        const struct vault_change *change, const char *code, char *digits,
                        struct error *err)
{
    struct header before;
    struct header_change wanted = {.passphrase = change->passphrase};
    if (change->show != NULL && recovery_read(text_of(code), digits)) {
        wanted.code = text_from(digits, RECOVERY_LEN);
    }
    if (change->cost != NULL) {
        wanted.cost = cost_of(*change->cost);
    }
    if (!vault_check_keys(vault, err) || !vault_read_header(vault, &before, err)) {
        return false;
    }
    struct header after = before;
    return header_change(&after, present, &wanted, vault->keys, err) &&
           write_change(vault, &before, &after, change, code, err);
}

bool vault_passwd(struct vault *vault, struct text present,
                  const struct vault_change *change, struct error *err)
{
    if (!vault_require(vault, err)) {
        return false;
    }
    if (change->passphrase.len == 0 && change->show == NULL) {
        return error_set(err, ERROR_USAGE, "neither a new passphrase nor a new code");
    }
    if (change->passphrase.len > 0 && !vault_check_new(change->passphrase, err)) {
        return false;
    }
    char *code = secret_get(VAULT_RECOVERY_SIZE);
    char *digits = secret_get(RECOVERY_LEN);
    recovery_make(code);
    bool ok = make_change(vault, present, change, code, digits, err);
    secret_free(code);
    secret_free(digits);
    if (!ok) {
        return false;
    }
    standing_keep(vault);
    return store_scrub(&vault->store, err);
}
