/* The fake server (tests/support/fake_server.c) beside a unit test. */
#ifndef TESTS_SERVER_H
#define TESTS_SERVER_H

#include "base/buffer.h"

#include <stddef.h>
#include <sys/types.h>

struct server_process {
    char folder[64]; /* its files; removed by server_stop() */
    int port;
    pid_t pid;
    int keeper; /* it ends when this is closed */
};

/* Starts it with this script's text; the test fails where that fails. */
void server_start(struct server_process *server, const char *script);
void server_stop(struct server_process *server);
/* "http://127.0.0.1:PORT" and the path; one string at a time, until the next call. */
const char *server_url(const struct server_process *server, const char *path);
/* All that the journal says by now. */
void server_journal(const struct server_process *server, struct buffer *out);
/* How often these words stand in the journal by now. */
size_t server_count(const struct server_process *server, const char *words);
/* Waits until they stand there so often, 10 s at most; the test fails where they do not. */
void server_await(const struct server_process *server, const char *words, size_t count);

#endif
