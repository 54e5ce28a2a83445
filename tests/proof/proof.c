#include "proof/proof.h"

#include "base/memory.h"
#include "base/secret.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>

#define SEED 20261128u

bool proof_is_full(void)
{
    const char *asked = getenv("PROOF");
    return asked != NULL && strcmp(asked, "full") == 0;
}

long proof_share(long full, long share)
{
    return proof_is_full() ? full : share;
}

uint64_t proof_seed(void)
{
    const char *asked = getenv("PROOF_SEED");
    return asked == NULL ? SEED : strtoull(asked, NULL, 10);
}

/* SplitMix64 (Steele, Lea, Flood 2014). */
uint64_t proof_random(uint64_t *state)
{
    uint64_t z = (*state += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

uint64_t proof_random_below(uint64_t *state, uint64_t limit)
{
    return proof_random(state) % limit;
}

void proof_die(const char *format, ...)
{
    va_list arguments;
    (void)fputs("proof: ", stderr);
    va_start(arguments, format);
    (void)vfprintf(stderr, format, arguments);
    va_end(arguments);
    (void)fputc('\n', stderr);
    _exit(2);
}

void proof_must(bool ok, const char *what, const struct error *err)
{
    if (!ok) {
        proof_die("%s: %s", what, err == NULL ? "no reason known" : err->text);
    }
}

static const char *place(bool in_memory)
{
    const char *folder = getenv("TMPDIR");
    if (in_memory && access("/dev/shm", W_OK) == 0) {
        return "/dev/shm";
    }
    return folder == NULL || folder[0] != '/' ? "/tmp" : folder;
}

void proof_home_make(struct proof_home *home, bool in_memory)
{
    struct error err;
    proof_must(secret_start(&err), "start", &err);
    (void)snprintf(home->folder, sizeof home->folder, "%s/deskhand-proof-XXXXXX",
                   place(in_memory));
    if (mkdtemp(home->folder) == NULL) {
        proof_die("%s: %s", home->folder, strerror(errno));
    }
    (void)snprintf(home->state, sizeof home->state, "%s/state", home->folder);
    (void)snprintf(home->file, sizeof home->file, "%s/vault.db", home->folder);
    (void)snprintf(home->log, sizeof home->log, "%s-wal", home->file);
    (void)snprintf(home->anchor, sizeof home->anchor, "%s/vault.anchor", home->state);
    if (mkdir(home->state, 0700) != 0) {
        proof_die("%s: %s", home->state, strerror(errno));
    }
}

static int remove_one(const char *path, const struct stat *status, int kind,
                      struct FTW *where)
{
    (void)status;
    (void)kind;
    (void)where;
    return remove(path);
}

void proof_home_remove(struct proof_home *home)
{
    (void)nftw(home->folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

struct vault *proof_create(struct proof_home *home)
{
    char recovery[VAULT_RECOVERY_SIZE];
    struct vault *vault = NULL;
    struct error err;
    struct text passphrase = text_of(PROOF_PASSPHRASE);
    proof_must(vault_create(home->folder, passphrase, VAULT_COST_MODERATE, recovery, &err),
               "make a vault", &err);
    proof_must(vault_open(home->folder, home->state, passphrase, &vault, &err),
               "open the new vault", &err);
    return vault;
}

struct proof_file proof_read(const char *path)
{
    struct stat status;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &status) != 0) {
        proof_die("%s: %s", path, strerror(errno));
    }
    struct proof_file file = {memory_get((size_t)status.st_size), (size_t)status.st_size};
    if (read(fd, file.bytes, file.len) != (ssize_t)file.len) {
        proof_die("%s: cut short", path);
    }
    (void)close(fd);
    return file;
}

void proof_write(const char *path, const void *bytes, size_t len)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0 || write(fd, bytes, len) != (ssize_t)len) {
        proof_die("%s: %s", path, strerror(errno));
    }
    (void)close(fd);
}

int proof_report(const char *name, bool ok, const char *format, ...)
{
    va_list arguments;
    printf("%s: ", name);
    va_start(arguments, format);
    vprintf(format, arguments);
    va_end(arguments);
    printf(" (seed %llu) %s\n", (unsigned long long)proof_seed(), ok ? "ok" : "FAILED");
    (void)fflush(stdout);
    return ok ? 0 : 1;
}
