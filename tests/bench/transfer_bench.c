/*
 * From a token's making in the server to the handler's ears, beside the same stream read
 * from `curl -N` through a pipe; in turn, the median of the rounds. curl's CPU includes its
 * start.
 */
#include "base/memory.h"
#include "base/process.h"
#include "base/secret.h"
#include "net/transfer.h"
#include "support/server.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#define TOKENS 1500
#define ROUNDS 5
#define SCRIPT "on GET /\n stream chat n=3 tokens=500 every=667us stamped\n"

struct round {
    struct buffer rest; /* a stamp that the end of a piece cut apart */
    double ms[TOKENS];
    size_t count;
    double cpu_us;
    bool is_done;
};

static double now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e9 + (double)now.tv_nsec;
}

/* "@NANOSECONDS ": each is as old as the way was long. */
static bool hear(void *context, const char *bytes, size_t len)
{
    struct round *round = context;
    double now = now_ns();
    const char *at, *end;

    buffer_add(&round->rest, bytes, len);
    while ((at = strchr(buffer_text(&round->rest), '@')) != NULL &&
           (end = strchr(at, ' ')) != NULL) {
        if (round->count < TOKENS)
            round->ms[round->count++] = (now - strtod(at + 1, NULL)) / 1e6;
        buffer_drop(&round->rest, (size_t)(end - round->rest.bytes));
    }
    return true;
}

static void hear_end(void *context, const struct transfer_result *result)
{
    struct round *round = context;

    round->is_done = true;
    if (result->end != TRANSFER_DONE)
        fprintf(stderr, "transfer_bench: %s\n", result->error.text);
}

static double cpu_us(int who)
{
    struct rusage usage;
    getrusage(who, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e6 +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

static void must(bool is_good, const struct error *err)
{
    if (is_good)
        return;
    fprintf(stderr, "transfer_bench: %s\n", err->text);
    exit(1);
}

static void by_transfer(struct net *net, const char *url, struct round *round)
{
    const struct transfer_handler handler = {.bytes = hear, .done = hear_end};
    struct transfer *transfer;
    struct error err = {0};
    double before = cpu_us(RUSAGE_SELF);

    must(transfer_start(net, &(struct transfer_request){.url = url}, &handler, round,
                        &transfer, &err),
         &err);
    while (!round->is_done)
        must(net_wait(net, NULL, 0, -1, &err), &err);
    round->cpu_us = (cpu_us(RUSAGE_SELF) - before) / TOKENS;
}

static void by_curl(const char *url, struct round *round)
{
    const char *arguments[] = {"/usr/bin/env", "curl", "-sN", url, NULL};
    double before = cpu_us(RUSAGE_CHILDREN);
    struct error err = {0};
    char bytes[65536];
    int ends[2], status;
    ssize_t got;
    pid_t pid;

    if (pipe2(ends, O_CLOEXEC) != 0)
        exit(1);
    must(process_start(arguments, -1, ends[1], STDERR_FILENO, &pid, &err), &err);
    close(ends[1]);
    while ((got = read(ends[0], bytes, sizeof(bytes))) > 0)
        (void)hear(round, bytes, (size_t)got);
    close(ends[0]);
    must(process_wait(pid, &status, &err), &err);
    round->cpu_us = (cpu_us(RUSAGE_CHILDREN) - before) / TOKENS;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

struct figures {
    double p50[ROUNDS];
    double p99[ROUNDS];
    double cpu_us[ROUNDS];
};

static void note(struct figures *figures, int at, struct round *round)
{
    qsort(round->ms, round->count, sizeof(round->ms[0]), compare);
    figures->p50[at] = round->ms[round->count / 2];
    figures->p99[at] = round->ms[round->count * 99 / 100];
    figures->cpu_us[at] = round->cpu_us;
    if (round->count != TOKENS)
        fprintf(stderr, "transfer_bench: %zu of %d tokens came\n", round->count, TOKENS);
    buffer_release(&round->rest);
}

static double median(double *values)
{
    qsort(values, ROUNDS, sizeof(values[0]), compare);
    return values[ROUNDS / 2];
}

static void print(const char *name, struct figures *figures)
{
    printf("  %-22s p50 %.3f ms, p99 %.3f ms, %.1f us of CPU a token\n", name,
           median(figures->p50), median(figures->p99), median(figures->cpu_us));
}

int main(void)
{
    struct figures ours = {0}, curls = {0};
    struct server_process server;
    struct error err = {0};
    struct net *net;

    must(secret_start(&err) && net_create(&net, &err), &err);
    server_start(&server, SCRIPT);
    for (int i = 0; i < ROUNDS; i++) {
        struct round *round = memory_get(sizeof(*round));
        buffer_init(&round->rest, SIZE_MAX);
        by_transfer(net, server_url(&server, "/"), round);
        note(&ours, i, round);
        memset(round, 0, sizeof(*round));
        buffer_init(&round->rest, SIZE_MAX);
        by_curl(server_url(&server, "/"), round);
        note(&curls, i, round);
        memory_free(round);
    }
    server_stop(&server);
    net_destroy(net);
    printf("a token from the wire to the handler, 1,500 tokens a second:\n");
    print("transfer", &ours);
    print("curl -N, into a pipe", &curls);
    printf("  p50 %.2f of curl's, p99 %.2f, CPU %.2f\n",
           ours.p50[ROUNDS / 2] / curls.p50[ROUNDS / 2],
           ours.p99[ROUNDS / 2] / curls.p99[ROUNDS / 2],
           ours.cpu_us[ROUNDS / 2] / curls.cpu_us[ROUNDS / 2]);
    return 0;
}
