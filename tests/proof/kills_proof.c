/*
 * A writer dies at a random moment, thousands of times, on one vault that is kept: killed,
 * or with the power cut as well. Whatever was acknowledged before is there after, once.
 */
#include "proof/power.h"
#include "proof/proof.h"

#include "base/memory.h"
#include "base/secret.h"
#include "vault/segment.h"

#include <signal.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define GROUP_MOST    6
#define NUMBER_MOST   65536 /* of records in a cycle */
#define BODY_MOST     3000
#define CYCLE_MOST_US 30000 /* of a writer's life, on a machine that does nothing else */
#define SLOWEST_US    600000
#define ACKNOWLEDGED  12 /* in a cycle, on average: a busy machine gets more time for it */

/* What the writer tells from its grave: records up to this number were acknowledged. */
struct shared {
    _Atomic int64_t acknowledged;
    _Atomic int64_t begun;           /* the end of the group that was being written */
    _Atomic int64_t erasing, erased; /* of this cycle's own customer, up to this number */
    _Atomic int64_t keys_changed, erasures, backups; /* over all cycles */
    _Atomic int64_t failed;
    char failure[512];
    uint8_t is_own[NUMBER_MOST]; /* the record is of the cycle's own customer */
};

struct kept {
    uint64_t hash;
    int64_t row;
    int64_t stream;
};

struct proof {
    struct proof_home home;
    struct shared *shared;
    uint64_t random;
    struct kept *rows; /* in their order */
    size_t count, capacity;
    int64_t cycle;
    int64_t newest; /* number seen in this cycle */
    uint8_t seen[NUMBER_MOST];
    int64_t acknowledged;
    uint64_t most_us; /* that a writer lives */
    int64_t lost, doubled, strange, torn, problems;
};

struct writer {
    struct proof *proof;
    struct vault *vault;
    struct error err;
    uint64_t random;
    int64_t number; /* of the newest record */
    int64_t streams;
};

static uint64_t hash_of(const void *bytes, size_t len)
{
    uint8_t hash[16];
    uint64_t number;
    secret_hash(NULL, bytes, len, hash, sizeof hash);
    memcpy(&number, hash, sizeof number);
    return number;
}

static bool append_one(struct writer *writer, int64_t stream, int64_t number)
{
    char body[BODY_MOST + 64];
    int len = snprintf(body, sizeof body, "%lld %lld ", (long long)writer->proof->cycle,
                       (long long)number);
    size_t padded = (size_t)len + proof_random_below(&writer->random, 10) *
                                      proof_random_below(&writer->random, BODY_MOST / 10);
    memset(body + len, 'a' + (int)(number % 26), padded - (size_t)len);
    return vault_append(writer->vault, stream, RECORD_MESSAGE, number, text_of("words"),
                        text_from(body, padded), &writer->err);
}

/* One of twenty that last, or a new one of the customer who is of this cycle alone. */
static bool find_stream(struct writer *writer, bool is_own, int64_t *stream)
{
    char id[48];
    char owner[24] = "c1";
    if (is_own) {
        (void)snprintf(id, sizeof id, "%lld-%lld", (long long)writer->proof->cycle,
                       (long long)writer->number);
        (void)snprintf(owner, sizeof owner, "own %lld", (long long)writer->proof->cycle);
    } else {
        (void)snprintf(id, sizeof id, "kept %llu",
                       (unsigned long long)proof_random_below(&writer->random, 20));
    }
    return vault_stream(writer->vault, STREAM_TICKET, text_of(id), text_of(owner), true,
                        stream, &writer->err);
}

/* Up to six records in one transaction, all of them or none. */
static bool append_group(struct writer *writer, bool is_own, int64_t count)
{
    int64_t stream = 0;
    atomic_store(&writer->proof->shared->begun, writer->number + count);
    bool ok =
        vault_begin(writer->vault, &writer->err) && find_stream(writer, is_own, &stream);
    for (int64_t i = 1; ok && i <= count; i++) {
        writer->proof->shared->is_own[writer->number + i] = is_own;
        ok = append_one(writer, stream, writer->number + i);
    }
    ok = ok && vault_commit(writer->vault, &writer->err);
    if (ok) {
        writer->number += count;
        atomic_store(&writer->proof->shared->acknowledged, writer->number);
    }
    return ok;
}

static bool append_alone(struct writer *writer)
{
    int64_t stream;
    if (!find_stream(writer, false, &stream)) {
        return false;
    }
    writer->proof->shared->is_own[writer->number + 1] = false;
    atomic_store(&writer->proof->shared->begun, writer->number + 1);
    if (!append_one(writer, stream, writer->number + 1)) {
        return false;
    }
    atomic_store(&writer->proof->shared->acknowledged, ++writer->number);
    return true;
}

/* A segment of a cache, in place of what stood there. */
static bool write_cache(struct writer *writer)
{
    static char bytes[20000];
    int64_t number = (int64_t)proof_random_below(&writer->random, 4);
    size_t len = proof_random_below(&writer->random, sizeof bytes);
    enum segment_kind kind = number == 0 ? SEGMENT_SEARCH : SEGMENT_HEADS;
    return segment_put(writer->vault, kind, number, text_from(bytes, len), &writer->err);
}

static bool open_again(struct writer *writer)
{
    vault_close(writer->vault);
    writer->vault = NULL;
    return vault_open(writer->proof->home.folder, writer->proof->home.state,
                      text_of(PROOF_PASSPHRASE), &writer->vault, &writer->err);
}

static bool lock_and_unlock(struct writer *writer)
{
    vault_lock(writer->vault);
    return vault_unlock(writer->vault, text_of(PROOF_PASSPHRASE), &writer->err);
}

static bool take_code(void *context, const char *code, struct error *err)
{
    (void)context;
    (void)code;
    (void)err;
    return true;
}

/* The passphrase stays, so that the proof goes on. */
static bool change_keys(struct writer *writer, bool all)
{
    struct vault_change change = {.show = take_code};
    struct vault_rotation rotation = {.show = take_code};
    struct text passphrase = text_of(PROOF_PASSPHRASE);
    bool ok = all ? vault_rotate(writer->vault, passphrase, &rotation, &writer->err)
                  : vault_passwd(writer->vault, passphrase, &change, &writer->err);
    writer->proof->shared->keys_changed += ok;
    return ok;
}

static bool erase_own(struct writer *writer)
{
    struct shared *shared = writer->proof->shared;
    struct vault_owned owned = {0};
    struct vault_erased erased;
    char owner[24];
    (void)snprintf(owner, sizeof owner, "own %lld", (long long)writer->proof->cycle);
    atomic_store(&shared->erasing, writer->number);
    bool ok = vault_find_owned(writer->vault, text_of(owner), &owned, &writer->err) &&
              vault_erase(writer->vault, text_of(owner), &owned, moment_now(), &erased,
                          &writer->err) &&
              vault_finish_erasing(writer->vault, true, &writer->err);
    vault_owned_release(&owned);
    if (ok) {
        atomic_store(&shared->erased, writer->number);
        shared->erasures++;
    }
    return ok;
}

static bool back_up(struct writer *writer)
{
    char path[160];
    struct vault_backup made;
    (void)snprintf(path, sizeof path, "%s/copy.db", writer->proof->home.folder);
    (void)unlink(path);
    bool ok = vault_backup(writer->vault, path, &made, &writer->err);
    writer->proof->shared->backups += ok;
    return ok;
}

static bool do_rarely(struct writer *writer)
{
    switch (proof_random_below(&writer->random, 8)) {
    case 0:
        return change_keys(writer, true);
    case 1:
        return change_keys(writer, false);
    case 2:
        return back_up(writer);
    case 3:
    case 4:
        return erase_own(writer);
    default:
        return lock_and_unlock(writer);
    }
}

static bool do_something(struct writer *writer)
{
    uint64_t choice = proof_random_below(&writer->random, 100);
    int64_t count = 2 + (int64_t)proof_random_below(&writer->random, GROUP_MOST - 1);
    if (choice < 60) {
        return append_alone(writer);
    }
    if (choice < 85) {
        return append_group(writer, choice >= 83, count);
    }
    if (choice < 90) {
        return write_cache(writer);
    }
    if (choice < 94) {
        vault_checkpoint(writer->vault);
        return true;
    }
    if (choice < 96) {
        return vault_anchor(writer->vault, &writer->err);
    }
    return choice < 99 ? do_rarely(writer) : open_again(writer);
}

static void write_until_killed(struct proof *proof, uint64_t seed)
{
    struct writer writer = {.proof = proof, .random = seed};
    bool ok = open_again(&writer);
    while (ok && writer.number < NUMBER_MOST - GROUP_MOST - 1) {
        ok = do_something(&writer);
    }
    if (ok) { /* nothing is left to number: the kill comes */
        (void)pause();
    }
    (void)snprintf(proof->shared->failure, sizeof proof->shared->failure, "%s",
                   writer.err.text);
    atomic_store(&proof->shared->failed, 1);
    _exit(1);
}

/* New rows come in the order of their numbers. */
static bool take_new(void *context, const struct vault_record *record)
{
    struct proof *proof = context;
    long long cycle;
    long long number;
    char start[64];
    (void)snprintf(start, sizeof start, "%.*s", (int)record->body.len, record->body.bytes);
    if (sscanf(start, "%lld %lld ", &cycle, &number) != 2 || cycle != proof->cycle ||
        number < 1 || number >= NUMBER_MOST) {
        proof->strange++;
        return true;
    }
    proof->doubled += proof->seen[number]++ > 0;
    proof->strange += number < proof->newest;
    proof->newest = number;
    proof->rows =
        memory_reserve(proof->rows, &proof->capacity, proof->count, sizeof *proof->rows);
    proof->rows[proof->count++] = (struct kept){
        hash_of(record->body.bytes, record->body.len), record->row, record->stream};
    return true;
}

/* What is not there was not acknowledged, or may have been erased; what was erased is not
 * there; of the group that was being written there is all or nothing. */
static void check_numbers(struct proof *proof)
{
    struct shared *shared = proof->shared;
    int64_t acknowledged = shared->acknowledged;
    int64_t begun = shared->begun;
    int64_t unacknowledged = 0;
    for (int64_t i = 1; i < NUMBER_MOST && (i <= begun || i <= proof->newest); i++) {
        bool is_there = proof->seen[i] > 0;
        proof->strange += is_there && shared->is_own[i] && i <= shared->erased;
        proof->lost +=
            !is_there && i <= acknowledged && !(shared->is_own[i] && i <= shared->erasing);
        unacknowledged += is_there && i > acknowledged;
    }
    proof->torn += unacknowledged > 0 && unacknowledged != begun - acknowledged;
}

struct recount {
    struct proof *proof;
    size_t count;
};

/* In the order of their rows, as they were taken. */
static bool compare_old(void *context, const struct vault_record *record)
{
    struct recount *recount = context;
    struct proof *proof = recount->proof;
    const struct kept *kept = &proof->rows[recount->count];
    if (recount->count >= proof->count || kept->row != record->row ||
        kept->stream != record->stream ||
        kept->hash != hash_of(record->body.bytes, record->body.len)) {
        proof->strange++;
        return true;
    }
    recount->count++;
    return true;
}

static void note_problem(void *context, const char *stream, const char *what)
{
    struct proof *proof = context;
    if (proof->problems++ < 5) {
        (void)fprintf(stderr, "cycle %lld: verify: %s: %s\n", (long long)proof->cycle,
                      stream, what);
    }
}

/* Every record that was ever acknowledged, and verify's word. */
static void check_all(struct proof *proof, struct vault *vault)
{
    struct error err;
    struct vault_report report;
    size_t damaged = 0;
    struct recount recount = {.proof = proof};
    proof_must(vault_read_all(vault, 0, compare_old, &recount, &damaged, &err), "read all",
               &err);
    proof->lost += (int64_t)(proof->count - recount.count);
    proof->strange += (int64_t)damaged;
    proof_must(vault_verify(vault, &report, note_problem, proof, &err), "verify", &err);
    proof->problems += report.records != (int64_t)proof->count;
}

static void check_after(struct proof *proof, bool everything)
{
    struct vault *vault;
    struct error err;
    size_t damaged = 0;
    int64_t newest_row = proof->count == 0 ? 0 : proof->rows[proof->count - 1].row;
    bool is_open = vault_open(proof->home.folder, proof->home.state,
                              text_of(PROOF_PASSPHRASE), &vault, &err);
    proof_must(is_open, "open after the kill", &err);
    proof->newest = 0;
    memset(proof->seen, 0, sizeof proof->seen);
    proof_must(vault_read_all(vault, newest_row, take_new, proof, &damaged, &err), "read",
               &err);
    check_numbers(proof);
    proof->strange += (int64_t)damaged;
    if (vault_is_behind(vault)) {
        note_problem(proof, "anchor", "the vault is behind it");
    }
    if (everything) {
        check_all(proof, vault);
    }
    vault_close(vault);
}

/* Returns the bytes that a power cut took back. */
static size_t kill_once(struct proof *proof)
{
    int status;
    useconds_t after = (useconds_t)proof_random_below(&proof->random, proof->most_us);
    uint64_t seed = proof_random(&proof->random);
    bool loses_power = proof_random(&proof->random) & 1;
    atomic_store(&proof->shared->acknowledged, 0);
    atomic_store(&proof->shared->begun, 0);
    atomic_store(&proof->shared->erasing, 0);
    atomic_store(&proof->shared->erased, 0);
    power_forget();
    pid_t child = fork();
    if (child == 0) {
        write_until_killed(proof, seed);
    }
    (void)usleep(after);
    (void)kill(child, SIGKILL);
    (void)waitpid(child, &status, 0);
    if (atomic_load(&proof->shared->failed) != 0) {
        proof_die("cycle %lld: the writer failed: %s", (long long)proof->cycle,
                  proof->shared->failure);
    }
    return loses_power ? power_cut(&proof->random) : 0;
}

static void count_acknowledged(struct proof *proof)
{
    proof->acknowledged += atomic_load(&proof->shared->acknowledged);
    bool is_slow = proof->acknowledged < proof->cycle * ACKNOWLEDGED;
    proof->most_us += is_slow ? proof->most_us / 50 : 0;
    proof->most_us -= is_slow ? 0 : proof->most_us / 50;
    proof->most_us = proof->most_us < CYCLE_MOST_US ? CYCLE_MOST_US
                     : proof->most_us > SLOWEST_US  ? SLOWEST_US
                                                    : proof->most_us;
}

static bool is_well(const struct proof *proof)
{
    return proof->lost == 0 && proof->doubled == 0 && proof->strange == 0 &&
           proof->torn == 0 && proof->problems == 0;
}

int main(void)
{
    static struct proof proof;
    long cycles = proof_share(10000, 300);
    long cuts = 0;
    proof.most_us = CYCLE_MOST_US;
    proof.random = proof_seed();
    proof.shared = mmap(NULL, sizeof *proof.shared, PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    proof_home_make(&proof.home, false);
    power_install();
    vault_close(proof_create(&proof.home));
    for (proof.cycle = 1; proof.cycle <= cycles && is_well(&proof); proof.cycle++) {
        cuts += kill_once(&proof) > 0;
        check_after(&proof, proof.cycle % 250 == 0 || proof.cycle == cycles);
        count_acknowledged(&proof);
    }
    bool is_enough = !proof_is_full() || proof.acknowledged >= 100000;
    proof_home_remove(&proof.home);
    memory_free(proof.rows);
    return proof_report(
        "kills", is_well(&proof) && is_enough && cuts > 0,
        "%lld kill -9 at random moments, %ld of them with unsynced writes taken back, "
        "%lld records acknowledged, %lld times new keys, %lld erasures, %lld backups, %lld "
        "lost, %lld doubled, %lld wrong, %lld torn, verify tells %lld",
        (long long)proof.cycle - 1, cuts, (long long)proof.acknowledged,
        (long long)proof.shared->keys_changed, (long long)proof.shared->erasures,
        (long long)proof.shared->backups, (long long)proof.lost, (long long)proof.doubled,
        (long long)proof.strange, (long long)proof.torn, (long long)proof.problems);
}
