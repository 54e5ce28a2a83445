/* Old copies of keys and segments, which SQLite leaves in the gaps of pages. */
#include "erase_fixture.h"

#include "vault/scrub.h"

/* The page of the first copy of a key among those of the erasures that are pending. */
static int64_t find_copy(struct fixture *fixture, const struct erasure *list, size_t count)
{
    int64_t page = 1;
    bool has_old = false;
    must(fixture,
         scrub_search(fixture->vault, list, count, &page, &has_old, &fixture->err));
    return page;
}

/* Takes some streams away; true where SQLite left a copy of one's key in the file. */
static bool take_some(struct fixture *fixture, const int64_t *streams, size_t count)
{
    struct vault_erased erased;
    struct erasure *list;
    size_t list_count;
    int64_t damaged;
    struct vault *vault = fixture->vault;
    must(fixture, vault_retain(vault, streams, count, NOW, NOW, &erased, &fixture->err));
    must(fixture, store_scrub(&vault->store, &fixture->err));
    must(fixture, erasures_read(vault, &list, &list_count, &damaged, &fixture->err));
    bool has_copy = find_copy(fixture, list, list_count) != 0;
    finish(fixture);
    assert_int_equal(find_copy(fixture, list, list_count), 0);
    erasures_free(list, list_count);
    return has_copy;
}

static void copies__that_sqlite_leaves_in_gaps_are_overwritten(void **state)
{
    enum { STREAMS = 1200, ROUNDS = 130 };
    struct fixture *fixture = *state;
    int64_t streams[STREAMS];
    uint32_t chance = 7; /* by which one copy is left */
    size_t left = STREAMS;
    int seen = 0;
    store_set(&fixture->vault->store, "PRAGMA synchronous = OFF");
    must(fixture, vault_begin(fixture->vault, &fixture->err));
    for (size_t i = 0; i < STREAMS; i++) {
        char id[64];
        (void)snprintf(id, sizeof id, "t%zu%*s", i, i % 3 == 0 ? 50 : 0, "");
        streams[i] = ticket(fixture, id);
    }
    must(fixture, vault_commit(fixture->vault, &fixture->err));
    for (int round = 0; round < ROUNDS; round++) {
        int64_t some[4];
        for (size_t i = 0; i < COUNT_OF(some); i++) {
            chance = chance * 1664525u + 1013904223u;
            size_t at = (chance >> 8) % left;
            some[i] = streams[at];
            streams[at] = streams[--left];
        }
        seen += take_some(fixture, some, COUNT_OF(some));
    }
    assert_true(seen > 0);
    assert_verifies(fixture, STREAMS - ROUNDS * 4);
}

static bool has_old_segment(struct fixture *fixture)
{
    bool has_old = false;
    int64_t page = 1;
    must(fixture, store_scrub(&fixture->vault->store, &fixture->err));
    must(fixture, scrub_search(fixture->vault, NULL, 0, &page, &has_old, &fixture->err));
    return has_old;
}

/* Of streams far from those that are erased: nobody rewrites or drops them. */
static void segments__leave_nothing_old_behind_an_erasure(void **state)
{
    struct fixture *fixture = *state;
    struct vault *vault = fixture->vault;
    char words[1800];
    struct buffer rows;
    bool is_there = false;
    uint32_t chance = 1;
    store_set(&vault->store, "PRAGMA synchronous = OFF");
    add_customers(fixture, 0, 10);
    memset(words, 'w', sizeof words);
    for (int i = 0; i < 2000 && !has_old_segment(fixture); i++) {
        chance = chance * 1664525u + 1013904223u;
        size_t len = (chance >> 8) % sizeof words;
        must(fixture, vault_heads_put(vault, VAULT_HEADS_WHOLE, 9000 + (chance >> 20) % 50,
                                      text_from(words, len), &fixture->err));
    }
    assert_true(has_old_segment(fixture));
    must(fixture,
         vault_heads_put(vault, VAULT_HEADS_WHOLE, 9100, text_of("kept"), &fixture->err));
    (void)erase(fixture, "c7", NOW);
    finish(fixture);
    assert_false(has_old_segment(fixture));
    buffer_init(&rows, SIZE_MAX);
    must(fixture,
         vault_heads_get(vault, VAULT_HEADS_WHOLE, 9100, &rows, &is_there, &fixture->err));
    assert_true(is_there);
    assert_string_equal(buffer_text(&rows), "kept");
    buffer_release(&rows);
    assert_verifies(fixture, 27);
}

/* Another program erases its customer between two steps: its key is still at hand here. */
static void reading_in_steps__ends_in_an_error__where_the_stream_is_erased(void **state)
{
    struct fixture *fixture = *state;
    struct buffer out;
    struct vault *ours;
    bool done = false;
    buffer_init(&out, 1 << 20);
    int64_t stream = owned_ticket(fixture, "long", "c1");
    must(fixture, vault_begin(fixture->vault, &fixture->err));
    for (int i = 0; i < 400; i++) {
        append(fixture, stream, "", "x");
    }
    must(fixture, vault_commit(fixture->vault, &fixture->err));
    struct vault_reading *reading = vault_reading_start(fixture->vault, stream, 0);
    must(fixture, vault_reading_step(reading, 0, collect, &out, &done, &fixture->err));
    assert_false(done);
    ours = fixture->vault;
    open_vault(fixture);
    (void)erase(fixture, "c1", NOW);
    must(fixture, vault_finish_erasing(fixture->vault, true, &fixture->err));
    close_vault(fixture);
    fixture->vault = ours;
    while (!done && vault_reading_step(reading, 0, collect, &out, &done, &fixture->err)) {
    }
    assert_false(done);
    assert_int_equal(fixture->err.code, ERROR_NOT_FOUND);
    vault_reading_stop(reading);
    buffer_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            reading_in_steps__ends_in_an_error__where_the_stream_is_erased, set_up,
            tear_down),
        cmocka_unit_test_setup_teardown(copies__that_sqlite_leaves_in_gaps_are_overwritten,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(segments__leave_nothing_old_behind_an_erasure,
                                        set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, set_up_program, NULL);
}
