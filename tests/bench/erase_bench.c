/*
 * One customer of many erased: finding the streams (every name is opened), the transaction,
 * and what follows it until no page keeps a key; then a retention of a thousand. Prints,
 * gates nothing. usage: erase_bench [STREAMS]
 */
#include "base/memory.h"
#include "base/secret.h"
#include "vault/vault.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define OF_ONE   10 /* streams of a customer */
#define AT_ONCE  20000
#define RETAINED 1000

static double now_s(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void must(bool is_good, const struct error *err)
{
    if (is_good)
        return;
    fprintf(stderr, "erase_bench: %s\n", err->text);
    exit(1);
}

static void fill(struct vault *vault, long streams)
{
    struct error err = {0};
    char body[180];
    char id[32];
    char owner[32];
    int64_t stream = 0;

    memset(body, 'x', sizeof(body));
    for (long i = 0; i < streams; i++) {
        if (i % AT_ONCE == 0)
            must((i == 0 || vault_commit(vault, &err)) && vault_begin(vault, &err), &err);
        snprintf(id, sizeof(id), "t%ld", i);
        snprintf(owner, sizeof(owner), "c%ld", i / OF_ONE);
        must(vault_stream(vault, STREAM_TICKET, text_of(id), text_of(owner), true, &stream,
                          &err) &&
                 vault_append(vault, stream, RECORD_MESSAGE, 1000, text_of("words"),
                              text_from(body, sizeof(body)), &err),
             &err);
    }
    must(vault_commit(vault, &err), &err);
    vault_checkpoint(vault);
}

static void measure(struct vault *vault, long streams)
{
    struct vault_owned owned = {.count = 0};
    struct vault_erased erased;
    struct error err = {0};
    struct text who = text_of("c77");
    int64_t due[RETAINED];
    double start = now_s();

    must(vault_find_owned(vault, who, &owned, &err), &err);
    printf("%-58s %.2f s, %zu found\n", "erase: every name opened", now_s() - start,
           owned.count);
    start = now_s();
    must(vault_erase(vault, who, &owned, moment_now(), &erased, &err), &err);
    printf("%-58s %.1f ms\n", "erase: the transaction", (now_s() - start) * 1e3);
    start = now_s();
    must(vault_finish_erasing(vault, true, &err), &err);
    printf("%-58s %.0f ms\n", "erase: log emptied, file searched", (now_s() - start) * 1e3);
    vault_owned_release(&owned);
    for (long i = 0; i < RETAINED; i++)
        due[i] = streams / 2 + i;
    start = now_s();
    must(vault_retain(vault, due, RETAINED, 1, 2, &erased, &err) &&
             vault_finish_erasing(vault, true, &err),
         &err);
    printf("%-58s %.0f ms\n", "retain: a thousand conversations", (now_s() - start) * 1e3);
}

static void tell_size(const char *folder)
{
    struct rusage usage;
    struct stat file;
    char path[300];

    snprintf(path, sizeof(path), "%s/vault.db", folder);
    if (stat(path, &file) == 0 && getrusage(RUSAGE_SELF, &usage) == 0)
        printf("%-58s %.0f MB, memory %ld MB at most\n", "erase: the vault",
               (double)file.st_size / 1e6, usage.ru_maxrss / 1024);
}

int main(int count, char **arguments)
{
    char folder[] = "/tmp/deskhand-bench-XXXXXX";
    char recovery[VAULT_RECOVERY_SIZE];
    long streams = count > 1 ? strtol(arguments[1], NULL, 10) : 100000;
    struct vault *vault = NULL;
    struct error err = {0};

    must(secret_start(&err), &err);
    if (streams < 4 * RETAINED || mkdtemp(folder) == NULL)
        return 1;
    must(vault_create(folder, text_of("bench"), VAULT_COST_INTERACTIVE, recovery, &err) &&
             vault_open(folder, NULL, text_of("bench"), &vault, &err),
         &err);
    fill(vault, streams);
    printf("one customer of %ld conversations\n", streams);
    measure(vault, streams);
    tell_size(folder);
    vault_close(vault);
    for (const char *const *name =
             (const char *const[]){"vault.db", "vault.db-wal", "vault.db-shm", NULL};
         *name != NULL; name++) {
        char path[300];

        snprintf(path, sizeof(path), "%s/%s", folder, *name);
        unlink(path);
    }
    return rmdir(folder) != 0;
}
