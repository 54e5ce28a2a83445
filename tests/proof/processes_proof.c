/* Eight processes append at once: nothing is lost, nothing stands there twice. */
#include "proof/proof.h"

#include "base/memory.h"

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define WRITERS 8

/* What another process kept from being written is told, and then tried again. */
static bool begin(struct vault *vault, _Atomic long *told, struct error *err)
{
    bool ok = vault_begin(vault, err);
    for (int i = 0; !ok && i < 30 && strstr(err->text, "holds the vault") != NULL; i++) {
        (*told)++;
        ok = vault_begin(vault, err);
    }
    return ok;
}

/* Every other record goes to a stream that all share, some in transactions of three. */
static void write_all(const struct proof_home *home, int number, long each,
                      _Atomic long *told)
{
    struct error err;
    struct vault *vault = NULL;
    char id[16];
    int64_t streams[2];
    (void)snprintf(id, sizeof id, "own %d", number);
    bool ok = vault_open(home->folder, NULL, text_of(PROOF_PASSPHRASE), &vault, &err) &&
              begin(vault, told, &err) &&
              vault_stream(vault, STREAM_TICKET, text_of(id), text_of("c"), true,
                           &streams[0], &err) &&
              vault_stream(vault, STREAM_TICKET, text_of("shared"), text_of("c"), true,
                           &streams[1], &err) &&
              vault_commit(vault, &err);
    for (long i = 0; ok && i < each;) {
        long together = i % 10 == 0 && i + 3 <= each ? 3 : 1;
        ok = begin(vault, told, &err);
        for (long k = 0; ok && k < together; k++, i++) {
            char body[32];
            (void)snprintf(body, sizeof body, "%d/%ld", number, i);
            ok = vault_append(vault, streams[i % 2], RECORD_MESSAGE, i, text_of(""),
                              text_of(body), &err);
        }
        ok = ok && vault_commit(vault, &err);
    }
    if (!ok) {
        (void)fprintf(stderr, "writer %d: %s\n", number, err.text);
    }
    vault_close(vault);
    _exit(ok ? 0 : 1);
}

struct tally {
    uint8_t *seen;
    long each;
    long total, doubled, strange;
};

static bool count_once(void *context, const struct vault_record *record)
{
    struct tally *tally = context;
    char body[32];
    int number;
    long i;
    (void)snprintf(body, sizeof body, "%.*s", (int)record->body.len, record->body.bytes);
    if (sscanf(body, "%d/%ld", &number, &i) != 2 || number < 0 || number >= WRITERS ||
        i < 0 || i >= tally->each) {
        tally->strange++;
        return true;
    }
    tally->doubled += tally->seen[number * tally->each + i]++ > 0;
    tally->total++;
    return true;
}

static long run_writers(const struct proof_home *home, long each, _Atomic long *told)
{
    pid_t children[WRITERS];
    long failed = 0;
    for (int i = 0; i < WRITERS; i++) {
        children[i] = fork();
        if (children[i] == 0) {
            write_all(home, i, each, told);
        }
    }
    for (int i = 0; i < WRITERS; i++) {
        int status;
        failed += waitpid(children[i], &status, 0) != children[i] || status != 0;
    }
    return failed;
}

int main(void)
{
    struct proof_home home;
    struct vault *vault;
    struct error err;
    struct vault_report report = {0};
    size_t damaged = 0;
    long each = proof_share(10000, 400);
    struct tally tally = {.seen = memory_get((size_t)(WRITERS * each)), .each = each};
    _Atomic long *told =
        mmap(NULL, sizeof *told, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    proof_home_make(&home, false);
    vault_close(proof_create(&home));
    long failed = run_writers(&home, each, told);
    proof_must(vault_open(home.folder, home.state, text_of(PROOF_PASSPHRASE), &vault, &err),
               "open", &err);
    proof_must(vault_read_all(vault, 0, count_once, &tally, &damaged, &err), "read", &err);
    proof_must(vault_verify(vault, &report, NULL, NULL, &err), "verify", &err);
    vault_close(vault);
    proof_home_remove(&home);
    long lost = WRITERS * each - (tally.total - tally.doubled);
    bool is_whole = report.damaged == 0 && report.missing == 0 && damaged == 0 &&
                    report.records == WRITERS * each && report.streams == WRITERS + 1;
    return proof_report("processes",
                        lost == 0 && tally.doubled == 0 && tally.strange == 0 &&
                            failed == 0 && is_whole,
                        "%d processes x %ld appends, %ld records, %ld lost, %ld doubled, "
                        "%ld writers failed, %ld waits of 10 s told, verify %s",
                        WRITERS, each, tally.total, lost, tally.doubled + tally.strange,
                        failed, *told, is_whole ? "finds all well" : "finds damage");
}
