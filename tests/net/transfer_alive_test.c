/* Servers that live and say nothing. */
#include "net/transfer.h"

#include "support/server.h"
#include "support/transfers.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

/* In the place of the C library's, for all that this program links: the clock that never
 * goes back goes on by itself with each sign of life, so that no load of the machine
 * counts. */
static time_t skipped;

int clock_gettime(clockid_t clock, struct timespec *now)
{
    long result = syscall(SYS_clock_gettime, clock, now);

    if (clock == CLOCK_MONOTONIC)
        now->tv_sec += skipped;
    return (int)result;
}

#define SIGN_S   25 /* seconds from one to the next; less than IDLE_MS */
#define FIRST_MS 60000
#define IDLE_MS  30000
#define PING     " wait 5ms\n text : ping\\n\\n\n"
#define PINGS_5  PING PING PING PING PING
#define PINGS_20 PINGS_5 PINGS_5 PINGS_5 PINGS_5
#define PIECE    " wait 5ms\n text data: piece\\n\\n\n"
#define HEAD     "on GET /\n framing chunked\n text : begin\\n\\n\n"

struct listening {
    bool is_done;
    struct transfer_result result;
    size_t pieces;
    size_t signs;
};

static bool hear_bytes(void *context, const char *bytes, size_t len)
{
    struct listening *listening = context;

    listening->signs++;
    listening->pieces += memmem(bytes, len, "piece", 5) != NULL;
    skipped += SIGN_S;
    return true;
}

static size_t count_heard(void *context)
{
    const struct listening *listening = context;

    return listening->pieces;
}

static void hear_done(void *context, const struct transfer_result *result)
{
    struct listening *listening = context;

    listening->is_done = true;
    listening->result = *result;
}

static void listen_to(const char *script, struct listening *listening)
{
    static const struct transfer_handler handler = {
        .bytes = hear_bytes, .heard = count_heard, .done = hear_done};
    struct server_process server;
    struct transfer *transfer;
    struct error err = {0};

    *listening = (struct listening){0};
    server_start(&server, script);
    assert_true(transfer_start(transfers_net(),
                               &(struct transfer_request){.url = server_url(&server, "/"),
                                                          .first_byte_ms = FIRST_MS,
                                                          .idle_ms = IDLE_MS},
                               &handler, listening, &transfer, &err));
    while (!listening->is_done)
        assert_true(net_wait(transfers_net(), NULL, 0, 10, &err));
    server_stop(&server);
}

/* llama.cpp sends comments while it reads the prompt. */
static void transfer__waits_for_one_that_lives(void **state)
{
    struct listening listening;

    (void)state;
    listen_to(HEAD PINGS_20 PIECE PINGS_5 PINGS_5 PIECE, &listening);
    assert_int_equal(listening.result.end, TRANSFER_DONE);
    assert_true(listening.signs > 2);
    assert_int_equal(listening.pieces, 2);
}

static void transfer__ends_one_that_lives_and_says_nothing(void **state)
{
    struct listening listening;

    (void)state;
    listen_to(HEAD PINGS_20 PINGS_20 PINGS_20 PINGS_20 PINGS_20 PINGS_20 " wait 30s\n",
              &listening);
    assert_int_equal(listening.result.end, TRANSFER_CUT);
    assert_non_null(
        strstr(listening.result.error.text, "sent nothing but signs of life for 600 s"));
    assert_true(listening.signs <= 31);
}

static void transfer__ends_one_that_goes_on_no_more(void **state)
{
    struct listening listening;

    (void)state;
    listen_to(HEAD PIECE PINGS_20 PINGS_20 PINGS_20 PINGS_20 " wait 30s\n", &listening);
    assert_int_equal(listening.result.end, TRANSFER_CUT);
    assert_non_null(strstr(listening.result.error.text,
                           "nothing but signs of life for 300 s in the middle"));
    assert_true(listening.signs <= 18);
}

static int stop_net(void **state)
{
    (void)state;
    transfers_stop_net();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(transfer__waits_for_one_that_lives),
        cmocka_unit_test(transfer__ends_one_that_lives_and_says_nothing),
        cmocka_unit_test(transfer__ends_one_that_goes_on_no_more),
    };
    return cmocka_run_group_tests(tests, NULL, stop_net);
}
