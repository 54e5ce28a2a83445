#include "vault/vault_fixture.h"

#include "base/utf8.h"

#define PLACE(number) "(1 << 40) + " #number /* of the queue's cache */

static bool collect_heads(void *context, struct text heads)
{
    (void)buffer_add(context, heads.bytes, heads.len);
    return !text_is(heads, "stop");
}

static int64_t read_heads(struct fixture *fixture, struct buffer *out)
{
    int64_t row = -1;
    buffer_clear(out);
    must(fixture,
         vault_heads_read(fixture->vault, &row, collect_heads, out, &fixture->err));
    return row;
}

static void write_heads(struct fixture *fixture, const char *first, const char *second)
{
    struct text segments[] = {text_of(first), text_of(second)};
    must(fixture, vault_heads_write(fixture->vault, vault_newest_row(fixture->vault),
                                    segments, 2, &fixture->err));
}

static void vault_heads_read__gives__what_was_written_last(void **state)
{
    struct fixture *fixture = *state;
    struct buffer out;
    buffer_init(&out, 1 << 20);
    assert_int_equal(read_heads(fixture, &out), 0);
    append(fixture, ticket(fixture, "1"), "", "a");
    write_heads(fixture, "old", "er");
    append(fixture, ticket(fixture, "1"), "", "b");
    write_heads(fixture, "one ", "two");
    assert_int_equal(read_heads(fixture, &out), 2);
    assert_string_equal(buffer_text(&out), "one two");
    close_vault(fixture);
    open_vault(fixture);
    assert_int_equal(read_heads(fixture, &out), 2);
    assert_string_equal(buffer_text(&out), "one two");
    write_heads(fixture, "stop", "never");
    assert_int_equal(read_heads(fixture, &out), 2);
    assert_string_equal(buffer_text(&out), "stop");
    buffer_release(&out);
}

static void vault_heads_read__finds_none__where_a_segment_is_damaged(void **state)
{
    static const char *const damages[] = {
        "UPDATE segments SET bytes = zeroblob(length(bytes)) WHERE place = " PLACE(0),
        "UPDATE segments SET key = zeroblob(length(key)) WHERE place = " PLACE(0),
        "UPDATE segments SET bytes = zeroblob(length(bytes)) WHERE place = " PLACE(2),
        "DELETE FROM segments WHERE place = " PLACE(0),
        "DELETE FROM segments WHERE place = " PLACE(2),
        "UPDATE segments SET bytes = x'' WHERE place = " PLACE(1),
        "UPDATE segments SET (key, bytes) = (SELECT key, bytes FROM segments "
        "WHERE place = " PLACE(1) ") WHERE place = " PLACE(2),
        "DELETE FROM segments",
    };
    struct fixture *fixture = *state;
    struct buffer out;
    buffer_init(&out, 1 << 20);
    append(fixture, ticket(fixture, "1"), "", "a");
    for (size_t i = 0; i < COUNT_OF(damages); i++) {
        write_heads(fixture, "one", "two");
        assert_int_equal(read_heads(fixture, &out), 1);
        close_vault(fixture);
        tamper(fixture, damages[i]);
        open_vault(fixture);
        assert_int_equal(read_heads(fixture, &out), 0);
    }
    write_heads(fixture, "again", "");
    assert_int_equal(read_heads(fixture, &out), 1);
    assert_string_equal(buffer_text(&out), "again");
    buffer_release(&out);
}

static void vault_heads_read__finds_none__of_a_cache_ahead_of_the_records(void **state)
{
    struct fixture *fixture = *state;
    struct text segment = text_of("x");
    struct buffer out;
    buffer_init(&out, 100);
    must(fixture, vault_heads_write(fixture->vault, 5, &segment, 1, &fixture->err));
    assert_int_equal(read_heads(fixture, &out), 0);
    buffer_release(&out);
}

static void vault_who_has__finds__the_value_however_it_is_written(void **state)
{
    static const char *const forms[] = {"W-2378156",        "w2378156",  "W 237.81 56",
                                        "Ｗ２３７８１５６", "W‑2378156", "w-2378156 "};
    struct fixture *fixture = *state;
    int64_t streams[4];
    size_t count;
    int64_t first = ticket(fixture, "1");
    int64_t second = ticket(fixture, "2");
    must(fixture,
         vault_identify(fixture->vault, text_of("W2378156"), first, &fixture->err));
    must(fixture,
         vault_identify(fixture->vault, text_of("W2378156"), first, &fixture->err));
    must(fixture,
         vault_identify(fixture->vault, text_of("W2378156"), second, &fixture->err));
    must(fixture, vault_identify(fixture->vault, text_of(" - "), second, &fixture->err));
    for (size_t i = 0; i < COUNT_OF(forms); i++) {
        must(fixture, vault_who_has(fixture->vault, text_of(forms[i]), streams, 4, &count,
                                    &fixture->err));
        assert_int_equal(count, 2);
        assert_int_equal(streams[0], first);
        assert_int_equal(streams[1], second);
    }
    must(fixture, vault_who_has(fixture->vault, text_of("W2378156"), streams, 1, &count,
                                &fixture->err));
    assert_int_equal(count, 1);
    must(fixture, vault_who_has(fixture->vault, text_of("W2378157"), streams, 4, &count,
                                &fixture->err));
    assert_int_equal(count, 0);
    must(fixture,
         vault_who_has(fixture->vault, text_of("."), streams, 4, &count, &fixture->err));
    assert_int_equal(count, 0);
}

static void vault_who_has__leaves_out__a_row_that_was_given_to_another(void **state)
{
    struct fixture *fixture = *state;
    int64_t streams[4];
    size_t count = 9;
    must(fixture, vault_identify(fixture->vault, text_of("ana@example.org"),
                                 ticket(fixture, "1"), &fixture->err));
    close_vault(fixture);
    tamper(fixture, "UPDATE identifiers SET stream = 2");
    open_vault(fixture);
    must(fixture, vault_who_has(fixture->vault, text_of("ana@example.org"), streams, 4,
                                &count, &fixture->err));
    assert_int_equal(count, 0);
}

static bool collect_rows(void *context, const struct vault_record *record)
{
    (void)buffer_format(context, "%lld ", (long long)record->row);
    return true;
}

/* Every hit, and in how many steps. */
static int search_all(struct fixture *fixture, const char *needle, int budget_ms,
                      struct buffer *out)
{
    struct vault_search *search = vault_search_start(fixture->vault, text_of(needle));
    bool done = false;
    int steps = 0;
    buffer_clear(out);
    while (!done) {
        must(fixture,
             vault_search_step(search, budget_ms, collect_rows, out, &done, &fixture->err));
        steps++;
    }
    vault_search_stop(search);
    return steps;
}

static void append_folded(struct fixture *fixture, int64_t stream, const char *text)
{
    struct buffer folded;
    buffer_init(&folded, 1000);
    utf8_fold(text_of(text), &folded);
    append(fixture, stream, buffer_text(&folded), text);
    buffer_release(&folded);
}

static void vault_search__finds__folded_words_newest_first(void **state)
{
    struct fixture *fixture = *state;
    struct buffer out;
    buffer_init(&out, 1 << 20);
    append_folded(fixture, ticket(fixture, "1"), "我的包裹在哪里？");
    append_folded(fixture, ticket(fixture, "2"), "¿Dónde está mi CAMISETA?");
    append_folded(fixture, ticket(fixture, "1"), "包裹还没有到");
    append(fixture, ticket(fixture, "3"), "", "包裹");
    (void)search_all(fixture, "包裹", 5, &out);
    assert_string_equal(buffer_text(&out), "3 1 ");
    (void)search_all(fixture, "donde esta mi camiseta", 5, &out);
    assert_string_equal(buffer_text(&out), "2 ");
    (void)search_all(fixture, "nowhere", 5, &out);
    assert_string_equal(buffer_text(&out), "");
    buffer_release(&out);
}

static void vault_search__resumes__where_the_slice_before_ended(void **state)
{
    struct fixture *fixture = *state;
    struct buffer out;
    struct buffer expected;
    buffer_init(&out, 1 << 20);
    buffer_init(&expected, 1 << 20);
    must(fixture, vault_begin(fixture->vault, &fixture->err));
    for (int i = 1; i <= 3000; i++) {
        append(fixture, ticket(fixture, i % 2 == 0 ? "1" : "2"),
               i % 100 == 0 ? "我的包裹在哪里" : "鞋子", "{}");
    }
    must(fixture, vault_commit(fixture->vault, &fixture->err));
    for (int i = 3000; i > 0; i -= 100) {
        (void)buffer_format(&expected, "%d ", i);
    }
    assert_true(search_all(fixture, "包裹", 0, &out) > 10);
    assert_string_equal(buffer_text(&out), buffer_text(&expected));
    assert_int_equal(search_all(fixture, "包裹", 10000, &out), 1);
    assert_string_equal(buffer_text(&out), buffer_text(&expected));
    buffer_release(&out);
    buffer_release(&expected);
}

static bool take_one(void *context, const struct vault_record *record)
{
    (void)buffer_format(context, "%lld ", (long long)record->row);
    return false;
}

static void vault_search__goes_on__behind_the_hit_that_stopped_it(void **state)
{
    struct fixture *fixture = *state;
    struct buffer out;
    bool done = false;
    buffer_init(&out, 100);
    for (int i = 0; i < 4; i++) {
        append(fixture, ticket(fixture, "1"), "word", "{}");
    }
    struct vault_search *search = vault_search_start(fixture->vault, text_of("word"));
    for (int i = 0; i < 3; i++) {
        must(fixture, vault_search_step(search, 100, take_one, &out, &done, &fixture->err));
        assert_false(done);
    }
    /* What arrives meanwhile is newer than where the search stands; an append may come
     * between. */
    append(fixture, ticket(fixture, "1"), "word", "{}");
    assert_string_equal(buffer_text(&out), "4 3 2 ");
    must(fixture, vault_search_step(search, 100, collect_rows, &out, &done, &fixture->err));
    assert_true(done);
    assert_string_equal(buffer_text(&out), "4 3 2 1 ");
    vault_search_stop(search);
    buffer_release(&out);
}

static void vault_search__passes__records_that_do_not_open(void **state)
{
    struct fixture *fixture = *state;
    struct buffer out;
    buffer_init(&out, 100);
    for (int i = 0; i < 4; i++) {
        append(fixture, ticket(fixture, i == 1 ? "gone" : "1"), "word", "{}");
    }
    close_vault(fixture);
    tamper(fixture, "UPDATE records SET tag = zeroblob(16) WHERE row = 3;"
                    "DELETE FROM streams WHERE stream = 2");
    open_vault(fixture);
    (void)search_all(fixture, "word", 5, &out);
    assert_string_equal(buffer_text(&out), "4 1 ");
    buffer_release(&out);
}

#define STORY(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(vault_heads_read__gives__what_was_written_last),
        STORY(vault_heads_read__finds_none__where_a_segment_is_damaged),
        STORY(vault_heads_read__finds_none__of_a_cache_ahead_of_the_records),
        STORY(vault_who_has__finds__the_value_however_it_is_written),
        STORY(vault_who_has__leaves_out__a_row_that_was_given_to_another),
        STORY(vault_search__finds__folded_words_newest_first),
        STORY(vault_search__resumes__where_the_slice_before_ended),
        STORY(vault_search__goes_on__behind_the_hit_that_stopped_it),
        STORY(vault_search__passes__records_that_do_not_open),
    };
    return cmocka_run_group_tests(tests, set_up_program, NULL);
}
