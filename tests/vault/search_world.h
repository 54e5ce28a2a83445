/*
 * Random words of several scripts in a vault, and a plain look through every record, which
 * every search has to agree with.
 */
#ifndef TESTS_VAULT_SEARCH_WORLD_H
#define TESTS_VAULT_SEARCH_WORLD_H

#include "vault/vault_fixture.h"

#include "base/utf8.h"
#include "vault/inside.h"
#include "vault/leaf.h"
#include "vault/segment.h"

#define RECORDS 6000
#define STREAMS 40

/* Folded in passing, so that ｐａｒｃｅｌ, Parcel and Pa\u0301rcel are one. */
static const char *const pool[] = {
    "parcel",   "PARCEL", "ｐａｒｃｅｌ", "order", "late",   "camión", "cami\u0301on",
    "où",       "包裹",   "退货",         "哪里",  "在",     "里",     "お届け",
    "パーセル", "size",   "42",           "shirt", "refund", "whe",    "her",
    "re",       "ß",      "straße",       "заказ", "ЗАКАЗ",  "الطلب",  "zebra",
    "a",        "aa",     "aaa",          "ab",
};

struct told {
    int64_t stream;
    char *words; /* folded; "" for none */
};

struct world {
    struct told records[RECORDS + 1]; /* by row */
    size_t count;
    unsigned seed;
};

static inline unsigned chance(struct world *world, unsigned limit)
{
    world->seed = world->seed * 1103515245 + 12345;
    return (world->seed >> 8) % limit;
}

static inline char *random_words(struct world *world)
{
    struct buffer plain;
    struct buffer folded;
    buffer_init(&plain, SIZE_MAX);
    buffer_init(&folded, SIZE_MAX);
    for (unsigned i = chance(world, 40); i > 0; i--) {
        (void)buffer_add_text(&plain, pool[chance(world, COUNT_OF(pool))]);
        (void)buffer_add_text(&plain, chance(world, 3) == 0 ? "" : " ");
    }
    if (chance(world, 500) == 0) { /* fills a segment alone */
        for (int i = 0; i < 20000; i++) {
            (void)buffer_add_text(&plain, "long ");
        }
    }
    utf8_fold(text_of(buffer_text(&plain)), &folded);
    buffer_release(&plain);
    return buffer_take(&folded);
}

static inline void fill(struct fixture *fixture, struct world *world, size_t count)
{
    must(fixture, vault_begin(fixture->vault, &fixture->err));
    for (size_t i = 0; i < count; i++) {
        char id[16];
        (void)snprintf(id, sizeof id, "t%u", chance(world, STREAMS));
        struct told *told = &world->records[++world->count];
        told->stream = ticket(fixture, id);
        told->words = chance(world, 5) == 0 ? memory_text("") : random_words(world);
        append(fixture, told->stream, told->words, "{}");
    }
    must(fixture, vault_commit(fixture->vault, &fixture->err));
}

static inline void release(struct world *world)
{
    for (size_t i = 1; i <= world->count; i++) {
        memory_free(world->records[i].words);
    }
}

/* Makes all segments; returns how many slices that took. */
static inline int tend(struct vault *vault, int budget_ms)
{
    struct error err = {ERROR_NONE, ""};
    bool more = true;
    int slices = 0;
    while (more) {
        if (!vault_search_tend(vault, budget_ms, &more, &err)) {
            fail_msg("%s", err.text);
        }
        slices++;
    }
    return slices;
}

static inline bool note_row(void *context, const struct vault_record *record)
{
    (void)buffer_format(context, "%lld ", (long long)record->row);
    return true;
}

struct query {
    char *needles[3];
    size_t count;
};

static inline void ask(struct world *world, struct query *query)
{
    query->count = 1 + chance(world, 3);
    for (size_t i = 0; i < query->count; i++) {
        struct buffer folded;
        struct buffer plain;
        buffer_init(&folded, SIZE_MAX);
        buffer_init(&plain, SIZE_MAX);
        (void)buffer_add_text(&plain, pool[chance(world, COUNT_OF(pool))]);
        if (chance(world, 3) == 0) {
            (void)buffer_add_text(&plain, " ");
            (void)buffer_add_text(&plain, pool[chance(world, COUNT_OF(pool))]);
        }
        utf8_fold(text_of(buffer_text(&plain)), &folded);
        buffer_release(&plain);
        query->needles[i] = buffer_take(&folded);
    }
}

static inline void find_plainly(const struct world *world, const struct query *query,
                                struct buffer *out)
{
    buffer_clear(out);
    for (size_t row = world->count; row > 0; row--) {
        const char *words = world->records[row].words;
        bool has_all = words[0] != '\0';
        for (size_t i = 0; i < query->count; i++) {
            has_all = has_all && strstr(words, query->needles[i]) != NULL;
        }
        if (has_all) {
            (void)buffer_format(out, "%zu ", row);
        }
    }
}

static inline void find_sealed(struct fixture *fixture, const struct query *query,
                               bool is_alone, int budget_ms, struct buffer *out)
{
    struct vault_search *search =
        vault_search_start(fixture->vault, text_of(query->needles[0]));
    bool done = false;
    for (size_t i = 1; i < query->count; i++) {
        vault_search_also(search, text_of(query->needles[i]));
    }
    if (is_alone) {
        vault_search_alone(search);
    }
    buffer_clear(out);
    while (!done) {
        must(fixture,
             vault_search_step(search, budget_ms, note_row, out, &done, &fixture->err));
    }
    vault_search_stop(search);
}

static inline void assert_same(const struct query *query, const char *found,
                               const char *expected)
{
    size_t at = 0;
    while (found[at] != '\0' && found[at] == expected[at]) {
        at++;
    }
    if (found[at] != expected[at]) {
        at = at < 10 ? 0 : at - 10;
        fail_msg("%s (of %zu): found …%.30s…, not …%.30s…", query->needles[0], query->count,
                 found + at, expected + at);
    }
}

static inline void assert_finds_all(struct fixture *fixture, struct world *world,
                                    int queries)
{
    struct buffer expected;
    struct buffer found;
    buffer_init(&expected, SIZE_MAX);
    buffer_init(&found, SIZE_MAX);
    for (int i = 0; i < queries; i++) {
        struct query query;
        ask(world, &query);
        find_plainly(world, &query, &expected);
        find_sealed(fixture, &query, i % 2 == 0, i % 3 == 0 ? 0 : 1000, &found);
        assert_same(&query, buffer_text(&found), buffer_text(&expected));
        for (size_t j = 0; j < query.count; j++) {
            memory_free(query.needles[j]);
        }
    }
    buffer_release(&expected);
    buffer_release(&found);
}

static inline int64_t last_segment(struct fixture *fixture)
{
    int64_t last;
    must(fixture, segment_last(fixture->vault, SEGMENT_SEARCH, &last, &fixture->err));
    return last;
}

/* Every segment opens, and begins behind the one before it. */
static inline void assert_covers_once(struct fixture *fixture)
{
    int64_t next = 1;
    int64_t last = last_segment(fixture);
    for (int64_t number = 0; number <= last; number++) {
        struct leaf leaf;
        char *bytes;
        size_t len;
        must(fixture, segment_get(fixture->vault, SEGMENT_SEARCH, number, &bytes, &len,
                                  &fixture->err));
        assert_non_null(bytes);
        assert_true(leaf_read(text_from(bytes, len), &leaf));
        assert_int_equal(leaf.first, next);
        next = leaf.last + 1;
        memory_free_wiped(bytes, len);
    }
}

#define STORY(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

#endif
