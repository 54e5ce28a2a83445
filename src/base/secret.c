#include "base/secret.h"

#include "base/fatal.h"
#include "base/text.h"

#include <sodium.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#define STEP      16
#define STACK_LEN ((size_t)512 * 1024)
#define IN_USE    0x5ec2e75ec2e75ec2u
#define FREE      0xf2eef2eef2eef2eeu

/* Stands before each piece; the pieces fill the arena without a gap. */
struct piece {
    uint64_t state; /* IN_USE or FREE; anything else is a bug's trace */
    size_t len;     /* bytes behind this header, a multiple of STEP */
};
_Static_assert(sizeof(struct piece) == STEP, "what follows a header is aligned as it is");

static unsigned char *arena;
static bool is_locked;

static struct piece *piece_at(size_t at)
{
    return (struct piece *)(void *)(arena + at);
}

static bool forbid_dumps(struct error *err)
{
    struct rlimit none = {0, 0};
    if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0 || setrlimit(RLIMIT_CORE, &none) != 0) {
        return error_set_errno(err, ERROR_FAILED, "forbid core dumps");
    }
    umask(077);
    return true;
}

bool secret_start(struct error *err)
{
    if (arena != NULL) {
        return true;
    }
    if (sodium_init() < 0) {
        return error_set(err, ERROR_FAILED, "libsodium does not start");
    }
    if (!forbid_dumps(err)) {
        return false;
    }
    arena = sodium_malloc(SECRET_ARENA_LEN);
    if (arena == NULL) {
        return error_set_errno(err, ERROR_FAILED, "make room for secrets");
    }
    /* sodium_malloc() asks for the lock too, but does not say whether it got it. */
    is_locked = sodium_mlock(arena, SECRET_ARENA_LEN) == 0;
    *piece_at(0) = (struct piece){FREE, SECRET_ARENA_LEN - sizeof(struct piece)};
    return true;
}

void secret_stop(void)
{
    sodium_free(arena);
    arena = NULL;
    is_locked = false;
}

bool secret_is_locked_in_memory(void)
{
    return is_locked;
}

/* The next piece's offset, or SECRET_ARENA_LEN. */
static size_t next_of(size_t at)
{
    return at + sizeof(struct piece) + piece_at(at)->len;
}

/* Free pieces that lie side by side become one as they are passed. */
static void join_free(size_t at)
{
    size_t next = next_of(at);
    while (next < SECRET_ARENA_LEN && piece_at(next)->state == FREE) {
        piece_at(at)->len += sizeof(struct piece) + piece_at(next)->len;
        next = next_of(at);
    }
}

static void split(size_t at, size_t len)
{
    struct piece *piece = piece_at(at);
    size_t rest = piece->len - len;
    if (rest > sizeof(struct piece)) {
        piece->len = len;
        *piece_at(next_of(at)) = (struct piece){FREE, rest - sizeof(struct piece)};
    }
}

void *secret_get(size_t len)
{
    if (arena == NULL) {
        fatal("a secret was asked for before there was room for one");
    }
    size_t room = len == 0 ? STEP : (len + STEP - 1) / STEP * STEP;
    for (size_t at = 0; len <= SECRET_ARENA_LEN && at < SECRET_ARENA_LEN;
         at = next_of(at)) {
        struct piece *piece = piece_at(at);
        if (piece->state != FREE) {
            continue;
        }
        join_free(at);
        if (piece->len >= room) {
            split(at, room);
            piece->state = IN_USE;
            return memset(piece + 1, 0, piece->len);
        }
    }
    fatal("no room for secrets is left (%zu bytes were asked for)", len);
}

void secret_free(void *pointer)
{
    if (pointer == NULL) {
        return;
    }
    struct piece *piece = (struct piece *)pointer - 1;
    if (piece->state != IN_USE) {
        fatal("a secret was given back that is none");
    }
    sodium_memzero(pointer, piece->len);
    piece->state = FREE;
}

void secret_wipe(void *bytes, size_t len)
{
    sodium_memzero(bytes, len);
}

void secret_wipe_stack(void)
{
    sodium_stackzero(STACK_LEN);
}

void secret_random(void *bytes, size_t len)
{
    randombytes_buf(bytes, len);
}

uint32_t secret_random_below(uint32_t limit)
{
    return randombytes_uniform(limit);
}

bool secret_equals(const void *a, const void *b, size_t len)
{
    return sodium_memcmp(a, b, len) == 0;
}

void secret_hash(const uint8_t key[SECRET_KEY_LEN], const void *bytes, size_t len,
                 uint8_t *out, size_t out_len)
{
    size_t key_len = key == NULL ? 0 : SECRET_KEY_LEN;
    if (crypto_generichash(out, out_len, bytes, len, key, key_len) != 0) {
        fatal("a hash of %zu bytes was asked for", out_len);
    }
}

void secret_to_hex(const uint8_t *bytes, size_t len, char *out)
{
    sodium_bin2hex(out, 2 * len + 1, bytes, len);
}
