/*
 * SQLite without memory: each of its allocations over a vault's life fails, once or with
 * every one behind it. What was acknowledged is there, each failure is an error that says
 * so (never damage, never a shorter answer), nothing leaks, and the next try goes well.
 * Linked with the leak sanitizer where the compiler has it.
 */
#include "proof/proof.h"

#include "base/memory.h"
#include "base/secret.h"
#include "vault/segment.h"

#include <malloc.h>
#include <sqlite3.h>
#include <sys/prctl.h>
#include <unistd.h>

#ifdef PROOF_LEAKS
#include <sanitizer/lsan_interface.h>
#endif

#define MESSAGES 12

static long count, fails_at;
static bool fails_ever_after;

static bool is_due(void)
{
    count++;
    return fails_at > 0 && (count == fails_at || (fails_ever_after && count > fails_at));
}

static void *get(int len)
{
    return is_due() ? NULL : memory_lend((size_t)len);
}

static void *grow(void *old, int len)
{
    return is_due() ? NULL : memory_lend_again(old, (size_t)len);
}

static int size_of(void *pointer)
{
    return (int)malloc_usable_size(pointer);
}

static int round_up(int len)
{
    return (len + 7) & ~7;
}

static int start(void *context)
{
    (void)context;
    return SQLITE_OK;
}

static void stop(void *context)
{
    (void)context;
}

static const sqlite3_mem_methods methods = {get,      memory_free, grow, size_of,
                                            round_up, start,       stop, NULL};

struct life {
    struct proof_home home;
    struct vault *vault;
    struct error err;
    int acknowledged; /* messages */
    int given;
    bool is_made;
    const char *what; /* was being done */
};

static bool count_message(void *context, const struct vault_record *record)
{
    struct life *life = context;
    char want[32];
    (void)snprintf(want, sizeof want, "message %d", ++life->given);
    if (!text_is(record->body, want)) {
        proof_die("allocation %ld: '%.*s' is read instead of '%s'", fails_at,
                  (int)record->body.len, record->body.bytes, want);
    }
    return true;
}

static bool append_next(struct life *life)
{
    char id[16];
    char body[32];
    int64_t stream;
    struct vault *vault = life->vault;
    (void)snprintf(id, sizeof id, "T-%d", life->acknowledged % 3);
    (void)snprintf(body, sizeof body, "message %d", life->acknowledged + 1);
    bool ok = vault_stream(vault, STREAM_TICKET, text_of(id), text_of("c1"), true, &stream,
                           &life->err) &&
              vault_append(vault, stream, RECORD_MESSAGE, 1, text_of("words"),
                           text_of(body), &life->err);
    life->acknowledged += ok;
    return ok;
}

static bool write_some(struct life *life)
{
    bool ok = true;
    life->what = "append";
    for (int i = 0; ok && i < MESSAGES; i++) {
        ok = append_next(life);
    }
    life->what = "write a cache";
    ok = ok && segment_put(life->vault, SEGMENT_HEADS, 1, text_of("heads"), &life->err) &&
         vault_identify(life->vault, text_of("W-1"), 1, &life->err);
    vault_checkpoint(life->vault);
    return ok;
}

static bool read_all(struct life *life)
{
    struct vault_report report;
    size_t damaged = 0;
    int64_t stream;
    life->given = 0;
    life->what = "read";
    bool ok =
        vault_read_all(life->vault, 0, count_message, life, &damaged, &life->err) &&
        vault_who_has(life->vault, text_of("W-1"), &stream, 1, &(size_t){0}, &life->err);
    if (ok && (life->given != life->acknowledged || damaged > 0)) {
        proof_die("allocation %ld: %d of %d messages read, %zu damaged, and no error",
                  fails_at, life->given, life->acknowledged, damaged);
    }
    life->what = "verify";
    ok = ok && vault_verify(life->vault, &report, NULL, NULL, &life->err);
    if (ok && (report.damaged > 0 || report.missing > 0 || report.is_rolled_back)) {
        proof_die("allocation %ld: verify takes want of memory for damage", fails_at);
    }
    return ok;
}

static bool run(struct life *life)
{
    char recovery[VAULT_RECOVERY_SIZE];
    struct text passphrase = text_of(PROOF_PASSPHRASE);
    life->what = "make";
    if (!life->is_made) {
        life->is_made = vault_create(life->home.folder, passphrase, VAULT_COST_MODERATE,
                                     recovery, &life->err);
    }
    if (!life->is_made) {
        return false;
    }
    life->what = "open";
    bool ok = vault_open(life->home.folder, life->home.state, passphrase, &life->vault,
                         &life->err) &&
              write_some(life) && read_all(life);
    if (life->vault != NULL) {
        vault_lock(life->vault);
        life->what = "unlock";
        ok = ok && vault_unlock(life->vault, passphrase, &life->err);
    }
    vault_close(life->vault);
    life->vault = NULL;
    return ok;
}

/* With memory again: what was acknowledged is there, and the life goes to its end. */
static void look_after(struct life *life)
{
    int before = life->acknowledged;
    fails_at = 0;
    if (life->is_made) {
        proof_must(vault_open(life->home.folder, life->home.state,
                              text_of(PROOF_PASSPHRASE), &life->vault, &life->err),
                   "open again", &life->err);
        if (life->given < life->acknowledged) {
            life->given = 0;
        }
        proof_must(read_all(life), "read again", &life->err);
        vault_close(life->vault);
        life->vault = NULL;
    }
    proof_must(run(life), "the same again", &life->err);
    if (life->acknowledged != before + MESSAGES) {
        proof_die("the same again appends %d messages", life->acknowledged - before);
    }
}

/* False where the life came to its end: there is no such allocation. */
static bool fail_once(long at, bool ever_after, bool looks_after)
{
    struct life life = {.what = ""};
    proof_home_make(&life.home, true);
    count = 0;
    fails_at = at;
    fails_ever_after = ever_after;
    bool ok = run(&life);
    bool came = count >= at;
    if (!ok && life.err.code != ERROR_FAILED) {
        proof_die("allocation %ld (%s): takes want of memory for another fault (code %d): "
                  "%s",
                  at, life.what, (int)life.err.code, life.err.text);
    }
    if (sqlite3_memory_used() != 0) {
        proof_die("allocation %ld (%s): SQLite keeps %lld bytes", at, life.what,
                  (long long)sqlite3_memory_used());
    }
    if (looks_after) {
        look_after(&life);
    }
    proof_home_remove(&life.home);
    return came;
}

int main(void)
{
    struct error err;
    uint64_t random = proof_seed();
    uint64_t most = (uint64_t)proof_share(1, 24);
    long at = 0;
    long tried = 0;
    int leaks = 0;
    (void)sqlite3_config(SQLITE_CONFIG_MALLOC, &methods);
    (void)sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0); /* every allocation is one */
    proof_must(secret_start(&err), "start", &err);
    (void)prctl(PR_SET_DUMPABLE, 1, 0, 0, 0); /* or the sanitizer cannot look */
    for (bool came = true; came;) {
        at += 1 + (long)proof_random_below(&random, most);
        came = fail_once(at, false, true);
        came = fail_once(at, true, at % 4 == 0) || came;
        tried += 2;
    }
#ifdef PROOF_LEAKS
    leaks = __lsan_do_recoverable_leak_check();
#else
    puts("not run: libraries, leaks: no leak sanitizer here");
#endif
    return proof_report("libraries", leaks == 0,
                        "%ld failing allocations of SQLite among the %ld of a vault's "
                        "life, each told as want of memory, 0 lost, %s",
                        tried, at, leaks == 0 ? "0 leaks" : "leaks");
}
