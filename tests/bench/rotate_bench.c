/*
 * New keys for a vault of many conversations (rotate_bench [STREAMS], 100,000): how long it
 * takes, how much memory, how far the log grows; a backup and a verify of the same vault.
 * Prints, gates nothing.
 */
#include "base/memory.h"
#include "base/secret.h"
#include "vault/vault.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define PASSPHRASE "bench"

struct seen {
    const char *folder;
    long long log_bytes;
};

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
    fprintf(stderr, "rotate_bench: %s\n", err->text);
    exit(1);
}

static void fill(struct vault *vault, int streams)
{
    struct error err = {0};
    char id[32];

    must(vault_begin(vault, &err), &err);
    for (int i = 0; i < streams; i++) {
        int64_t stream = 0;

        snprintf(id, sizeof(id), "ticket-%d", i);
        must(vault_stream(vault, STREAM_TICKET, text_of(id), text_of("customer"), true,
                          &stream, &err),
             &err);
        must(vault_append(vault, stream, RECORD_MESSAGE, i, text_of("words"),
                          text_of("a message"), &err),
             &err);
    }
    must(vault_commit(vault, &err), &err);
}

static long long size_of(const char *folder, const char *name)
{
    struct stat about;
    char path[300];

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    return stat(path, &about) == 0 ? (long long)about.st_size : 0;
}

static bool note_log(void *context, const char *code, struct error *err)
{
    struct seen *seen = context;

    (void)code;
    (void)err;
    seen->log_bytes = size_of(seen->folder, "vault.db-wal");
    return true;
}

static void say(const char *what, double began)
{
    printf("%-40s %.1f s\n", what, now_s() - began);
}

static void measure(struct vault *vault, const char *folder)
{
    struct error err = {0};
    struct seen seen = {.folder = folder};
    struct vault_rotation rotation = {.show = note_log, .context = &seen};
    struct vault_report report;
    struct vault_backup made;
    struct rusage used;
    char path[300];
    double began = now_s();

    must(vault_rotate(vault, text_of(PASSPHRASE), &rotation, &err), &err);
    say("rotate", began);
    getrusage(RUSAGE_SELF, &used);
    printf("%-40s %ld MB\n", "most memory", used.ru_maxrss / 1024);
    printf("%-40s %lld MB, log %lld MB\n", "file", size_of(folder, "vault.db") / 1000000,
           seen.log_bytes / 1000000);
    began = now_s();
    must(vault_verify(vault, &report, NULL, NULL, &err), &err);
    say("verify", began);
    snprintf(path, sizeof(path), "%s/copy", folder);
    began = now_s();
    must(vault_backup(vault, path, &made, &err), &err);
    say("backup", began);
    unlink(path);
}

int main(int argc, char **argv)
{
    char folder[] = "/tmp/deskhand-rotate-XXXXXX";
    char recovery[VAULT_RECOVERY_SIZE];
    char path[300];
    struct vault *vault;
    struct error err = {0};
    int streams = argc > 1 ? (int)strtol(argv[1], NULL, 10) : 100000;

    if (!secret_start(&err) || mkdtemp(folder) == NULL)
        return 1;
    must(vault_create(folder, text_of(PASSPHRASE), VAULT_COST_INTERACTIVE, recovery, &err),
         &err);
    must(vault_open(folder, folder, text_of(PASSPHRASE), &vault, &err), &err);
    fill(vault, streams);
    printf("%d conversations\n", streams);
    measure(vault, folder);
    vault_close(vault);
    snprintf(path, sizeof(path), "%s/vault.db", folder);
    unlink(path);
    snprintf(path, sizeof(path), "%s/vault.anchor", folder);
    unlink(path);
    rmdir(folder);
    return 0;
}
