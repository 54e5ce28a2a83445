/*
 * Every bit of a vault flipped, one at a time: no record is ever read wrongly, and a flip
 * is noticed (by opening, reading or verify) or has changed nothing. Then the same for a
 * log that was not yet written into the file, and for the anchor.
 */
#include "proof/proof.h"

#include "base/memory.h"
#include "base/secret.h"
#include "vault/segment.h"

#include <sqlite3.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define TICKETS     6
#define ROWS_MOST   400
#define WORKERS     2
#define IDENTIFIERS 12
#define SEGMENTS    3

enum part { PART_FILE, PART_LOG, PART_ANCHOR, PART_COUNT };

struct row {
    uint8_t hash[16];
    bool is_given; /* in this reading */
};

struct truth {
    struct row rows[ROWS_MOST];
    size_t count;
    struct proof_file parts[PART_COUNT]; /* a log of length 0: none stood there */
};

struct tally {
    _Atomic long flips, noticed, unchanged, wrong, silent, at;
};

/* One look at a vault with a flipped bit in it. */
struct look {
    struct truth *truth;
    struct vault *vault;
    long bit;
    size_t given;
    long wrong;
    bool is_noticed;
};

static void count_wrong(struct look *look, bool is_wrong, const char *what, long which)
{
    if (is_wrong) {
        look->wrong++;
        (void)fprintf(stderr, "bit %ld: %s %ld is read wrongly\n", look->bit, what, which);
    }
}

static void hash_record(const struct vault_record *record, uint8_t hash[16])
{
    char text[4096];
    int len =
        snprintf(text, sizeof text, "%lld %lld %lld %d %lld %zu ", (long long)record->row,
                 (long long)record->stream, (long long)record->sequence, (int)record->kind,
                 (long long)record->at, record->search.len);
    size_t room = sizeof text - (size_t)len;
    size_t search = record->search.len < room ? record->search.len : room;
    size_t body = record->body.len < room - search ? record->body.len : room - search;
    if (search > 0) {
        memcpy(text + len, record->search.bytes, search);
    }
    if (body > 0) {
        memcpy(text + (size_t)len + search, record->body.bytes, body);
    }
    secret_hash(NULL, text, (size_t)len + search + body, hash, 16);
}

static bool learn(void *context, const struct vault_record *record)
{
    struct truth *truth = context;
    if (truth->count == ROWS_MOST || record->row != (int64_t)truth->count + 1) {
        proof_die("the vault to be flipped is not as it was made");
    }
    hash_record(record, truth->rows[truth->count++].hash);
    return true;
}

static bool compare(void *context, const struct vault_record *record)
{
    struct look *look = context;
    uint8_t hash[16];
    struct row *row = &look->truth->rows[record->row - 1];
    if (record->row < 1 || record->row > (int64_t)look->truth->count || row->is_given) {
        count_wrong(look, true, "a row", (long)record->row);
        return true;
    }
    hash_record(record, hash);
    count_wrong(look, memcmp(hash, row->hash, sizeof hash) != 0, "row", (long)record->row);
    row->is_given = true;
    look->given++;
    return true;
}

static void say_id(char id[16], int ticket)
{
    (void)snprintf(id, 16, "T-%d", ticket);
}

static void say_segment(char text[64], int number)
{
    (void)snprintf(text, 64, "the segment of number %d", number);
}

/* Names and identifiers say what they said, or say nothing and the flip is noticed. */
static void look_at_streams(struct look *look)
{
    for (int i = 1; i <= TICKETS; i++) {
        char want[16];
        char id[64];
        char owner[64];
        int64_t stream = 0;
        say_id(want, i);
        if (!vault_stream(look->vault, STREAM_TICKET, text_of(want), text_of(""), false,
                          &stream, NULL) ||
            stream == 0 ||
            !vault_stream_name(look->vault, stream, id, sizeof id, owner, sizeof owner,
                               NULL)) {
            look->is_noticed = true;
            continue;
        }
        count_wrong(look, stream != i || strcmp(id, want) != 0 || strcmp(owner, "c1") != 0,
                    "stream", i);
    }
}

static void look_at_identifiers(struct look *look, bool *is_complete)
{
    for (int i = 0; i < IDENTIFIERS; i++) {
        char value[16];
        int64_t streams[4];
        size_t count = 0;
        (void)snprintf(value, sizeof value, "W%d", 1000 + i);
        if (!vault_who_has(look->vault, text_of(value), streams, 4, &count, NULL)) {
            look->is_noticed = true;
        } else if (count == 0) {
            *is_complete = false;
        } else {
            count_wrong(look, count != 1 || streams[0] != 1 + i % TICKETS, "identifier", i);
        }
    }
}

/* A cache may be gone, but not lie. */
static void look_at_segments(struct look *look)
{
    for (int i = 0; i < SEGMENTS; i++) {
        char want[64];
        char *plain = NULL;
        size_t len = 0;
        say_segment(want, i);
        if (segment_get(look->vault, SEGMENT_HEADS, i, &plain, &len, NULL) &&
            plain != NULL) {
            count_wrong(look, !text_is(text_from(plain, len), want), "segment", i);
        }
        memory_free_wiped(plain, len);
    }
}

static void note_problem(void *context, const char *stream, const char *what)
{
    (void)stream;
    (void)what;
    *(bool *)context = true;
}

static void look_inside(struct look *look, struct tally *tally)
{
    struct vault_report report = {0};
    size_t damaged = 0;
    bool is_complete = true;
    for (size_t i = 0; i < look->truth->count; i++) {
        look->truth->rows[i].is_given = false;
    }
    look->is_noticed = vault_is_behind(look->vault) || vault_is_unanchored(look->vault);
    if (!vault_read_all(look->vault, 0, compare, look, &damaged, NULL) || damaged > 0) {
        look->is_noticed = true;
    }
    look_at_streams(look);
    look_at_identifiers(look, &is_complete);
    look_at_segments(look);
    is_complete = is_complete && look->given == look->truth->count;
    if (!look->is_noticed &&
        (!vault_verify(look->vault, &report, note_problem, &look->is_noticed, NULL))) {
        look->is_noticed = true;
    }
    tally->noticed += look->is_noticed;
    tally->unchanged += !look->is_noticed && is_complete;
    if (!look->is_noticed && !is_complete) {
        tally->silent++;
        (void)fprintf(stderr, "bit %ld: something is missing and nothing tells\n",
                      (long)tally->at);
    }
}

static const char *path_of(const struct proof_home *home, enum part part)
{
    return part == PART_FILE ? home->file : part == PART_LOG ? home->log : home->anchor;
}

/* The vault as it was, but for one bit. */
static void lay_out(const struct proof_home *home, const struct truth *truth,
                    enum part flipped, size_t bit)
{
    char index[128];
    (void)snprintf(index, sizeof index, "%s-shm", home->file);
    (void)unlink(index);
    (void)unlink(home->log);
    for (enum part part = 0; part < PART_COUNT; part++) {
        const struct proof_file *file = &truth->parts[part];
        uint8_t mask = (uint8_t)(1u << (bit % 8));
        if (part == flipped) {
            file->bytes[bit / 8] ^= mask;
        }
        if (file->len > 0) {
            proof_write(path_of(home, part), file->bytes, file->len);
        }
        if (part == flipped) {
            file->bytes[bit / 8] ^= mask;
        }
    }
}

static void flip_one(const struct proof_home *home, struct truth *truth, enum part part,
                     size_t bit, struct tally *tally)
{
    struct look look = {.truth = truth, .bit = (long)bit};
    struct error err = {ERROR_NONE, ""};
    tally->at = (long)bit;
    lay_out(home, truth, part, bit);
    tally->flips++;
    if (!vault_open(home->folder, home->state, text_of(PROOF_PASSPHRASE), &look.vault,
                    &err)) {
        tally->noticed++;
        tally->silent += err.text[0] == '\0';
        return;
    }
    look_inside(&look, tally);
    tally->wrong += look.wrong;
    vault_close(look.vault);
}

/* Every bit, or count of them by chance. A worker takes every WORKERS-th. */
static void flip_many(struct truth *truth, enum part part, long count, int worker,
                      struct tally *tally)
{
    struct proof_home home;
    uint64_t random = proof_seed() + (uint64_t)part;
    long bits = (long)truth->parts[part].len * 8;
    bool is_every = count >= bits;
    proof_home_make(&home, true);
    for (long i = 0; i < (is_every ? bits : count); i++) {
        uint64_t chance = proof_random_below(&random, (uint64_t)bits);
        if (i % WORKERS == worker) {
            flip_one(&home, truth, part, is_every ? (size_t)i : (size_t)chance, tally);
        }
    }
    proof_home_remove(&home);
    _exit(0);
}

static bool flip_part(struct truth *truth, enum part part, long count, const char *name)
{
    struct tally *tallies = mmap(NULL, WORKERS * sizeof *tallies, PROT_READ | PROT_WRITE,
                                 MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    pid_t children[WORKERS];
    struct tally sum = {0};
    long crashes = 0;
    for (int i = 0; i < WORKERS; i++) {
        children[i] = fork();
        if (children[i] == 0) {
            flip_many(truth, part, count, i, &tallies[i]);
        }
    }
    for (int i = 0; i < WORKERS; i++) {
        int status;
        (void)waitpid(children[i], &status, 0);
        if (status != 0) {
            crashes++;
            (void)fprintf(stderr, "bit %ld: the reader died (status %x)\n",
                          (long)tallies[i].at, (unsigned)status);
        }
        sum.flips += tallies[i].flips;
        sum.noticed += tallies[i].noticed;
        sum.unchanged += tallies[i].unchanged;
        sum.wrong += tallies[i].wrong;
        sum.silent += tallies[i].silent;
    }
    long bits = (long)truth->parts[part].len * 8;
    bool ok = sum.wrong == 0 && sum.silent == 0 && crashes == 0 &&
              sum.noticed + sum.unchanged == sum.flips &&
              sum.flips == (count < bits ? count : bits);
    return proof_report(name, ok,
                        "%ld of %ld bits flipped, 1 at a time: %ld noticed, %ld changed "
                        "nothing, %ld read wrongly, %ld unnoticed, %ld crashes",
                        (long)sum.flips, bits, (long)sum.noticed, (long)sum.unchanged,
                        (long)sum.wrong, (long)sum.silent, crashes) == 0;
}

static void add_message(struct vault *vault, int ticket, int number)
{
    char id[16];
    char body[1600];
    struct error err;
    int64_t stream;
    say_id(id, ticket);
    size_t len = 20 + (size_t)(number * 131 % 1500);
    memset(body, 'a' + number % 26, len);
    (void)snprintf(body, 20, "message %d", number);
    proof_must(vault_stream(vault, STREAM_TICKET, text_of(id), text_of("c1"), true, &stream,
                            &err) &&
                   vault_append(vault, stream, RECORD_MESSAGE, 1000 + number,
                                text_of("folded words"), text_from(body, len), &err),
               "add a message", &err);
}

static void fill(struct vault *vault)
{
    struct error err;
    for (int i = 0; i < 60; i++) {
        add_message(vault, 1 + i % TICKETS, i);
    }
    for (int i = 0; i < IDENTIFIERS; i++) {
        char value[16];
        (void)snprintf(value, sizeof value, "W%d", 1000 + i);
        proof_must(vault_identify(vault, text_of(value), 1 + i % TICKETS, &err), "identify",
                   &err);
    }
    for (int i = 0; i < SEGMENTS; i++) {
        char text[64];
        say_segment(text, i);
        proof_must(segment_put(vault, SEGMENT_HEADS, i, text_of(text), &err), "cache",
                   &err);
    }
}

static void keep_part(struct truth *truth, const struct proof_home *home, enum part part)
{
    memory_free(truth->parts[part].bytes);
    truth->parts[part] = proof_read(path_of(home, part));
}

int main(void)
{
    static struct truth truth;
    struct proof_home home;
    struct error err;
    proof_home_make(&home, true);
    struct vault *vault = proof_create(&home);
    fill(vault);
    vault_close(vault);
    proof_must(vault_open(home.folder, home.state, text_of(PROOF_PASSPHRASE), &vault, &err),
               "open", &err);
    proof_must(vault_read_all(vault, 0, learn, &truth, NULL, &err), "read", &err);
    keep_part(&truth, &home, PART_FILE);
    keep_part(&truth, &home, PART_ANCHOR);
    bool ok = flip_part(&truth, PART_FILE, proof_share(INT32_MAX, 3000), "flips");
    ok = truth.parts[PART_FILE].len >= 60000 && ok;
    ok = flip_part(&truth, PART_ANCHOR, proof_share(INT32_MAX, 300), "flips, anchor") && ok;

    for (int i = 60; i < 64; i++) {
        add_message(vault, 1 + i % TICKETS, i);
    }
    proof_must(vault_anchor(vault, &err), "anchor", &err);
    truth.count = 0;
    proof_must(vault_read_all(vault, 0, learn, &truth, NULL, &err), "read", &err);
    keep_part(&truth, &home, PART_FILE);
    keep_part(&truth, &home, PART_LOG);
    keep_part(&truth, &home, PART_ANCHOR);
    ok = flip_part(&truth, PART_LOG, proof_share(INT32_MAX, 600), "flips, log") && ok;
    vault_close(vault);
    proof_home_remove(&home);
    return ok ? 0 : 1;
}
