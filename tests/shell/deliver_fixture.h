/* A ticket in a real vault, and a desk: for stories of texts and replies on their way. */
#ifndef TESTS_SHELL_DELIVER_FIXTURE_H
#define TESTS_SHELL_DELIVER_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/process.h"
#include "base/secret.h"
#include "shell/deliver.h"
#include "wire/thread.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define PASSPHRASE "correct horse battery"
#define TICKET                                                                             \
    "{\"type\":\"ticket\",\"id\":\"1042\",\"customer\":\"c1\",\"lang\":\"es\","            \
    "\"created_at\":\"2026-11-23T08:00:00Z\",\"messages\":[]}"
#define NOON 1795435200

struct fixture {
    char home[64];
    struct office office;
    struct desk *desk;
    struct error err;
};

static UNUSED int remove_one(const char *path, const struct stat *status, int kind,
                             struct FTW *where)
{
    (void)status, (void)kind, (void)where;
    return remove(path);
}

static UNUSED void must(struct fixture *fixture, bool is_good)
{
    if (!is_good)
        fail_msg("%s", fixture->err.text);
}

static UNUSED void open_office(struct fixture *fixture, struct office *office)
{
    struct options options = {.home = fixture->home, .passphrase_fd = -1};

    must(fixture, office_prepare(office, &options, &fixture->err));
    if (!vault_exists(office->paths.data)) {
        char recovery[VAULT_RECOVERY_SIZE];

        must(fixture, vault_create(office->paths.data, text_of(PASSPHRASE),
                                   VAULT_COST_INTERACTIVE, recovery, &fixture->err));
    }
    must(fixture, office_open_with(office, text_of(PASSPHRASE), &fixture->err));
}

static UNUSED int begin(void **state)
{
    struct fixture *fixture = memory_get(sizeof(*fixture));
    int64_t stream;

    snprintf(fixture->home, sizeof(fixture->home), "/tmp/deskhand-deliver-XXXXXX");
    assert_non_null(mkdtemp(fixture->home));
    open_office(fixture, &fixture->office);
    fixture->desk = desk_local_create();
    must(fixture, vault_stream(fixture->office.vault, STREAM_TICKET, text_of("1042"),
                               text_of("c1"), true, &stream, &fixture->err) &&
                      vault_append(fixture->office.vault, stream, RECORD_TICKET, NOON,
                                   text_of(""), text_of(TICKET), &fixture->err));
    *state = fixture;
    return 0;
}

static UNUSED int end(void **state)
{
    struct fixture *fixture = *state;

    desk_destroy(fixture->desk);
    office_close(&fixture->office);
    nftw(fixture->home, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    memory_free(fixture);
    return 0;
}

static UNUSED const struct hold_terms no_terms = {.if_version = -1};

static UNUSED bool overtaken; /* what the last send said */

static UNUSED bool hold(struct fixture *fixture, const char *key)
{
    struct send_intent intent = {
        .key = key, .text = "Hola", .at = NOON, .hold_until = NOON + 10, .author = "sam"};

    return deliver_hold(&fixture->office, "1042", &intent, &no_terms, &fixture->err);
}

static UNUSED struct loaded *load(struct fixture *fixture)
{
    struct loaded *loaded = NULL;

    must(fixture, office_load(&fixture->office, "1042", &loaded, &fixture->err));
    return loaded;
}

static UNUSED void assert_thread(struct fixture *fixture, size_t messages, size_t unsent)
{
    struct loaded *loaded = load(fixture);

    assert_int_equal(loaded->ticket.message_count, messages);
    assert_int_equal(loaded->unsent_count, unsent);
    loaded_destroy(loaded);
}

#endif
