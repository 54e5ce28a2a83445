/* A question over a real vault and a server on loopback: what is told of it, what is kept.
 */
#ifndef TESTS_SHELL_ASKER_FIXTURE_H
#define TESTS_SHELL_ASKER_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/secret.h"
#include "shell/asker.h"
#include "support/server.h"
#include "wire/egress.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PASSPHRASE "correct horse battery"
#define NOON       1795435200
#define CUSTOMER                                                                           \
    "{\"type\":\"customer\",\"id\":\"c1\",\"name\":\"Ana Ruiz\","                          \
    "\"emails\":[\"ana@example.org\"]}"
#define TICKET                                                                             \
    "{\"type\":\"ticket\",\"id\":\"1042\",\"customer\":\"c1\",\"lang\":\"es\","            \
    "\"created_at\":\"2026-11-23T08:00:00Z\",\"messages\":[\x01]}"
#define OTHER_TICKET                                                                       \
    "{\"type\":\"ticket\",\"id\":\"1043\",\"customer\":\"c1\",\"lang\":\"es\","            \
    "\"created_at\":\"2026-11-23T08:00:00Z\",\"messages\":[\x01]}"
#define MESSAGE                                                                            \
    "{\"id\":\"m1\",\"from\":\"customer\",\"at\":\"2026-11-23T08:00:00Z\","                \
    "\"text\":\"Soy Ana Ruiz, ¿dónde está mi pedido?\"}"

#define CHAT "on POST /v1/chat/completions\n"
/* One answer, a word every 20 ms. */
#define SLOW                                                                               \
    " stream chat every=20ms\n  draft Uno dos tres cuatro cinco seis siete ocho nueve "    \
    "diez once doce.\n"

struct fixture {
    char home[64];
    struct office office;
    struct model_profile profile;
    struct net *net;
    struct asker *asker;
    struct shop *shop;
    struct loaded *loaded;
    struct server_process server;
    char url[64];
    struct error err;
    bool insists;
    /* what was told */
    size_t grown[9];
    size_t times;
    bool is_done;
    struct error failed;
    char texts[9][256];
    enum model_finish finishes[9];
    char refusals[9][512];
    size_t count;
    char waits[256];
    size_t wait_count;
    struct model_usage usage;
};

static inline int remove_one(const char *path, const struct stat *status, int kind,
                             struct FTW *where)
{
    (void)status, (void)kind, (void)where;
    return remove(path);
}

static inline void must(struct fixture *fixture, bool is_good)
{
    if (!is_good)
        fail_msg("%s", fixture->err.text);
}

static inline void append(struct fixture *fixture, enum stream_kind kind, const char *id,
                          enum record_kind record, const char *body)
{
    int64_t stream;

    must(fixture, vault_stream(fixture->office.vault, kind, text_of(id), text_of("c1"),
                               true, &stream, &fixture->err) &&
                      vault_append(fixture->office.vault, stream, record, NOON, text_of(""),
                                   text_of(body), &fixture->err));
}

static inline void open_office(struct fixture *fixture)
{
    struct options options = {.home = fixture->home, .passphrase_fd = -1};
    char recovery[VAULT_RECOVERY_SIZE];
    struct office *office = &fixture->office;

    must(fixture, office_prepare(office, &options, &fixture->err) &&
                      vault_create(office->paths.data, text_of(PASSPHRASE),
                                   VAULT_COST_INTERACTIVE, recovery, &fixture->err) &&
                      office_open_with(office, text_of(PASSPHRASE), &fixture->err));
    append(fixture, STREAM_CUSTOMER, "c1", RECORD_CUSTOMER, CUSTOMER);
    append(fixture, STREAM_TICKET, "1042", RECORD_TICKET, TICKET);
    append(fixture, STREAM_TICKET, "1042", RECORD_MESSAGE, MESSAGE);
    office->settings.profiles = &fixture->profile;
    office->settings.profile_count = 1;
}

static inline int begin(void **state)
{
    struct fixture *fixture = memory_get(sizeof(*fixture));

    snprintf(fixture->home, sizeof(fixture->home), "/tmp/deskhand-asker-XXXXXX");
    assert_non_null(mkdtemp(fixture->home));
    open_office(fixture);
    must(fixture, office_load(&fixture->office, "1042", &fixture->loaded, &fixture->err) &&
                      office_shop(&fixture->office, &fixture->shop, &fixture->err) &&
                      net_create(&fixture->net, &fixture->err));
    fixture->asker = asker_create(&fixture->office, fixture->net);
    *state = fixture;
    return 0;
}

static inline int end(void **state)
{
    struct fixture *fixture = *state;

    asker_destroy(fixture->asker);
    net_destroy(fixture->net);
    loaded_destroy(fixture->loaded);
    shop_destroy(fixture->shop);
    server_stop(&fixture->server);
    fixture->office.settings.profiles = NULL;
    fixture->office.settings.profile_count = 0;
    office_close(&fixture->office);
    nftw(fixture->home, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    memory_free(fixture);
    return 0;
}

static inline void serve(struct fixture *fixture, const char *api, const char *script)
{
    server_start(&fixture->server, script);
    snprintf(fixture->url, sizeof(fixture->url), "%s", server_url(&fixture->server, "/v1"));
    fixture->profile = (struct model_profile){
        .name = "model", .api = api, .url = fixture->url, .model = "fake", .n = 1};
}

/* ---- what is told ---- */

static inline void hear_growth(void *context, size_t index, const struct answer *answer)
{
    struct fixture *fixture = context;

    fixture->times++;
    fixture->grown[index] = answer->len;
}

static inline void hear_wait(void *context, int64_t ms, const char *why)
{
    struct fixture *fixture = context;

    fixture->wait_count++;
    snprintf(fixture->waits, sizeof(fixture->waits), "%lld %s", (long long)ms, why);
}

static inline void hear_end(void *context, const struct answer *answers, size_t count,
                            const struct model_usage *usage, const char *limit,
                            const struct error *err)
{
    struct fixture *fixture = context;

    (void)limit;
    fixture->usage = *usage;
    fixture->is_done = true;
    fixture->count = count;
    for (size_t i = 0; i < count; i++) {
        snprintf(fixture->texts[i], sizeof(fixture->texts[i]), "%s", answers[i].text);
        fixture->finishes[i] = answers[i].finish;
        snprintf(fixture->refusals[i], sizeof(fixture->refusals[i]), "%s",
                 string_or_empty(answers[i].refusal));
    }
    if (err != NULL)
        fixture->failed = *err;
}

static const struct asker_handler asker_ears = {hear_growth, hear_wait, hear_end};

static inline bool ask(struct fixture *fixture, size_t answers, struct question **question)
{
    struct asked asked = {.kind = ASK_DRAFTS,
                          .profile = &fixture->profile,
                          .loaded = fixture->loaded,
                          .shop = fixture->shop,
                          .answers = answers,
                          .insists = fixture->insists,
                          .now = NOON};

    return asker_start(fixture->asker, &asked, &asker_ears, fixture, question,
                       &fixture->err);
}

static inline void wait_until(struct fixture *fixture, const bool *is_so)
{
    for (int i = 0; i < 2000 && !*is_so; i++)
        must(fixture, net_wait(fixture->net, NULL, 0, 10, &fixture->err));
    assert_true(*is_so);
}

static inline void wait_for_growth(struct fixture *fixture, size_t times)
{
    for (int i = 0; i < 2000 && fixture->times < times; i++)
        must(fixture, net_wait(fixture->net, NULL, 0, 10, &fixture->err));
    assert_true(fixture->times >= times);
}

/* ---- what is kept ---- */

struct finishes {
    struct arena arena;
    char all[512]; /* separated by "; " */
    int64_t prompt_tokens;
};

static inline bool add_finish(void *context, const struct vault_record *record)
{
    struct finishes *finishes = context;
    struct egress egress;
    size_t len = strlen(finishes->all);

    if (record->kind != RECORD_EGRESS)
        return true;
    assert_true(egress_decode(record->body, &finishes->arena, &egress, NULL));
    snprintf(finishes->all + len, sizeof(finishes->all) - len, "%s%s", len > 0 ? "; " : "",
             egress.finish);
    finishes->prompt_tokens += egress.prompt_tokens;
    return true;
}

static inline void assert_recorded(struct fixture *fixture, const char *wanted)
{
    struct finishes finishes = {0};
    int64_t stream;

    arena_init(&finishes.arena);
    must(fixture, office_ticket_stream(&fixture->office, "1042", &stream, &fixture->err) &&
                      vault_read(fixture->office.vault, stream, 0, add_finish, &finishes,
                                 NULL, &fixture->err));
    assert_string_equal(finishes.all, wanted);
    arena_release(&finishes.arena);
}

static inline size_t requests(const struct fixture *fixture)
{
    return server_count(&fixture->server, "=== request");
}

#define STORY(name) cmocka_unit_test_setup_teardown(name, begin, end)

#endif
