/*
 * The vault's header: who the vault is, what a passphrase costs, and the master key wrapped
 * once for the passphrase and once for the recovery code. Bytes in, bytes out; knows no
 * file. The layout stands in src/doc/vault-format.md.
 */
#ifndef VAULT_HEADER_H
#define VAULT_HEADER_H

#include "base/attributes.h"
#include "base/error.h"
#include "base/text.h"
#include "vault/cost.h"
#include "vault/keys.h"
#include "vault/seal.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define HEADER_VERSION  2   /* that this build writes; it reads every one up to this */
#define HEADER_LEN      564 /* of that version; the longest */
#define HEADER_LEN_1    444 /* of version 1 */
#define HEADER_MAGIC    "DESKHAND"
#define HEADER_SALT_LEN 16
#define HEADER_HASH_LEN 32

enum header_slot_id { SLOT_PASSPHRASE, SLOT_RECOVERY, SLOT_COUNT };

struct header_slot {
    struct cost cost;
    uint8_t salt[HEADER_SALT_LEN];
    uint8_t commit[SEAL_COMMIT_LEN];              /* to the key that opens the box */
    uint8_t box[SEAL_BOX_EXTRA + SECRET_KEY_LEN]; /* the master key */
};

struct header {
    uint32_t version;
    uint8_t id[SEAL_ID_LEN];
    int64_t changes; /* how often it was sealed: an older one is told by it */
    struct header_slot slots[SLOT_COUNT];
    uint8_t tombstone[SEAL_WRAP_LEN];
    uint8_t identify[SEAL_WRAP_LEN]; /* from version 2 on */
    uint8_t mac[HEADER_HASH_LEN];    /* keyed, over all before it */
};

/*
 * A new vault's header, by two runs of the key derivation; code is the recovery code's one
 * form.
 */
bool header_make(struct header *header, struct cost cost, struct text passphrase,
                 struct text code, struct error *err) MUST_CHECK;
/* Returns the length that its version has. */
size_t header_write(const struct header *header, uint8_t bytes[HEADER_LEN]);
/*
 * Wraps the keys that the header carries, counts the change and makes the MAC, as
 * HEADER_VERSION has it: after anything in it was changed, and to bring an older one up to
 * date.
 */
void header_seal(struct header *header, const struct keys *keys);
/*
 * ERROR_DAMAGED where bytes are no header, are damaged (an unkeyed checksum tells, before
 * anything is paid) or ask for a cost outside the bounds; ERROR_FAILED for a newer version.
 */
bool header_read(const void *bytes, size_t len, struct header *header,
                 struct error *err) MUST_CHECK;
/*
 * Fills keys, which lie in the secret arena. ERROR_LOCKED where neither slot knows the
 * passphrase, ERROR_DAMAGED where a slot knows it and the rest does not fit, ERROR_FAILED
 * without the memory that the derivation takes.
 */
bool header_unlock(const struct header *header, struct text passphrase, struct keys *keys,
                   struct error *err) MUST_CHECK;

/* The header was sealed with these keys: its MAC is right. */
bool header_is_under(const struct header *header, const struct keys *keys);

/* New words for a slot; of length 0: it stays as it is. */
struct header_change {
    struct text passphrase;
    struct text code; /* in its one form */
    struct cost cost; /* of the slots that change; kib 0: theirs */
};
/*
 * Under the same master key, which the present passphrase or recovery code opens. Errors as
 * header_unlock(); the header is then as it was.
 */
bool header_change(struct header *header, struct text present,
                   const struct header_change *change, const struct keys *keys,
                   struct error *err) MUST_CHECK;
/*
 * Under a new master key; fresh (in the secret arena) gets what hangs on it. ERROR_LOCKED
 * where the passphrase is not the one of its slot.
 */
bool header_rotate(struct header *header, struct text passphrase, struct text code,
                   const struct keys *keys, struct keys *fresh,
                   struct error *err) MUST_CHECK;

#endif
