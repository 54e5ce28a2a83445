#include "support/server.h"

#include "base/process.h"
#include "base/text.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#define ENOUGH_MS 10000

static void nap(void)
{
    struct timespec millisecond = {.tv_nsec = 1000000};
    nanosleep(&millisecond, NULL);
}

/* Beside the test's own program: build/test/net/transfer_test,
 * build/test/support/fake_server. */
static void find_program(char *path, size_t size)
{
    ssize_t len = readlink("/proc/self/exe", path, size - 1);
    int up = 2;

    assert_true(len > 0);
    while (up > 0 && len > 0)
        up -= path[--len] == '/';
    snprintf(path + len, size - (size_t)len, "/support/fake_server");
}

static void read_whole(const char *path, struct buffer *out)
{
    char bytes[65536];
    size_t got;
    FILE *file = fopen(path, "re");

    if (file == NULL)
        return;
    while ((got = fread(bytes, 1, sizeof(bytes), file)) > 0)
        buffer_add(out, bytes, got);
    fclose(file);
}

static void path_in(const struct server_process *server, const char *name, char path[128])
{
    snprintf(path, 128, "%s/%s", server->folder, name);
}

static void read_port(struct server_process *server, const char *path)
{
    struct buffer port;
    int64_t number = 0;

    buffer_init(&port, 64);
    for (int i = 0; i < ENOUGH_MS && port.len == 0; i++) {
        read_whole(path, &port);
        nap();
    }
    assert_true(text_to_integer(text_trim(text_of(buffer_text(&port))), 1, 65535, &number));
    server->port = (int)number;
    buffer_release(&port);
}

void server_start(struct server_process *server, const char *script)
{
    char program[4096], script_path[128], port_path[128], journal_path[128];
    const char *arguments[] = {program, script_path, port_path, journal_path, NULL};
    struct error err = {0};
    int ends[2];
    FILE *file;

    snprintf(server->folder, sizeof(server->folder), "/tmp/deskhand-server-XXXXXX");
    assert_non_null(mkdtemp(server->folder));
    path_in(server, "script", script_path);
    path_in(server, "port", port_path);
    path_in(server, "journal", journal_path);
    file = fopen(script_path, "we");
    assert_non_null(file);
    fputs(script, file);
    assert_int_equal(fclose(file), 0);
    find_program(program, sizeof(program));
    assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
    if (!process_start(arguments, ends[0], STDERR_FILENO, STDERR_FILENO, &server->pid,
                       &err))
        fail_msg("%s", err.text);
    close(ends[0]);
    server->keeper = ends[1];
    read_port(server, port_path);
}

void server_stop(struct server_process *server)
{
    static const char *const names[] = {"script", "port", "journal"};
    char path[128];
    struct error err;
    int status;

    close(server->keeper);
    if (!process_wait(server->pid, &status, &err))
        fail_msg("%s", err.text);
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        path_in(server, names[i], path);
        unlink(path);
    }
    rmdir(server->folder);
    assert_int_equal(status, 0);
}

const char *server_url(const struct server_process *server, const char *path)
{
    static char url[512];

    snprintf(url, sizeof(url), "http://127.0.0.1:%d%s", server->port, path);
    return url;
}

void server_journal(const struct server_process *server, struct buffer *out)
{
    char path[128];

    path_in(server, "journal", path);
    read_whole(path, out);
}

size_t server_count(const struct server_process *server, const char *words)
{
    struct buffer journal;
    struct text needle = text_of(words);
    size_t count = 0;

    buffer_init(&journal, SIZE_MAX);
    server_journal(server, &journal);
    for (struct text rest = text_from(buffer_text(&journal), journal.len);;) {
        const char *at = text_find(rest, needle);
        if (at == NULL)
            break;
        count++;
        at += needle.len;
        rest = text_from(at, rest.len - (size_t)(at - rest.bytes));
    }
    buffer_release(&journal);
    return count;
}

void server_await(const struct server_process *server, const char *words, size_t count)
{
    size_t there = 0;

    for (int i = 0; i < ENOUGH_MS && there < count; i++) {
        there = server_count(server, words);
        if (there < count)
            nap();
    }
    if (there < count)
        fail_msg("the server's journal has \"%s\" %zu times, not %zu", words, there, count);
}
