#include "vault/vault_fixture.h"

#include "base/utf8.h"
#include "vault/heads.h"
#include "vault/inside.h"

#define PLACE(number) "(1 << 40) + " #number /* of the queue's cache */

static void put(struct fixture *fixture, enum vault_heads part, int64_t number,
                const int64_t *streams, size_t count)
{
    struct buffer rows;
    char word[16];
    buffer_init(&rows, 1 << 20);
    for (size_t i = 0; i < count; i++) {
        (void)snprintf(word, sizeof word, "of %d", (int)streams[i]);
        vault_heads_add(&rows, streams[i], text_of(word));
    }
    must(fixture, vault_heads_put(fixture->vault, part, number,
                                  text_from(rows.bytes, rows.len), &fixture->err));
    buffer_release(&rows);
}

/* "1 2 3" of the streams that the segment has rows of; "none" where there is no segment. */
static const char *got(struct fixture *fixture, enum vault_heads part, int64_t number)
{
    static char list[200];
    struct buffer rows;
    struct text rest, bytes;
    int64_t stream;
    bool is_there;
    char word[16];
    buffer_init(&rows, 1 << 20);
    must(fixture,
         vault_heads_get(fixture->vault, part, number, &rows, &is_there, &fixture->err));
    (void)snprintf(list, sizeof list, "%s", is_there ? "" : "none");
    rest = text_from(buffer_text(&rows), rows.len);
    while (vault_heads_next(&rest, &stream, &bytes)) {
        (void)snprintf(word, sizeof word, "of %d", (int)stream);
        assert_true(text_is(bytes, word));
        (void)snprintf(list + strlen(list), sizeof list - strlen(list), "%s%d",
                       *list != '\0' ? " " : "", (int)stream);
    }
    assert_int_equal(rest.len, 0);
    buffer_release(&rows);
    return list;
}

static void vault_heads__gives__what_was_put_last(void **state)
{
    static const int64_t old[] = {1, 2, 3};
    static const int64_t streams[] = {2, 70000};
    struct fixture *fixture = *state;
    assert_string_equal(got(fixture, VAULT_HEADS_PAGE, 0), "none");
    put(fixture, VAULT_HEADS_PAGE, 0, old, 3);
    put(fixture, VAULT_HEADS_PAGE, 0, streams, 2);
    put(fixture, VAULT_HEADS_INDEX, 0, old, 3);
    put(fixture, VAULT_HEADS_WHOLE, 0, NULL, 0);
    put(fixture, VAULT_HEADS_WHOLE, 7, old, 1);
    close_vault(fixture);
    open_vault(fixture);
    assert_string_equal(got(fixture, VAULT_HEADS_PAGE, 0), "2 70000");
    assert_string_equal(got(fixture, VAULT_HEADS_INDEX, 0), "1 2 3");
    assert_string_equal(got(fixture, VAULT_HEADS_WHOLE, 0), "");
    assert_string_equal(got(fixture, VAULT_HEADS_WHOLE, 7), "1");
    assert_string_equal(got(fixture, VAULT_HEADS_WHOLE, 1), "none");
    must(fixture, vault_heads_drop(fixture->vault, &fixture->err));
    assert_string_equal(got(fixture, VAULT_HEADS_PAGE, 0), "none");
    assert_string_equal(got(fixture, VAULT_HEADS_WHOLE, 7), "none");
}

static void vault_heads__are_missing__where_a_segment_is_damaged(void **state)
{
    static const char *const damages[] = {
        "UPDATE segments SET bytes = zeroblob(length(bytes))",
        "UPDATE segments SET key = zeroblob(length(key))",
        "UPDATE segments SET bytes = x''",
        "DELETE FROM segments",
        "UPDATE segments SET bytes = substr(bytes, 1, length(bytes) - 1)",
        "UPDATE segments SET place = place + 1", /* another range's */
    };
    static const int64_t streams[] = {1, 2};
    struct fixture *fixture = *state;
    for (size_t i = 0; i < COUNT_OF(damages); i++) {
        put(fixture, VAULT_HEADS_WHOLE, 3, streams, 2);
        close_vault(fixture);
        tamper(fixture, damages[i]);
        open_vault(fixture);
        assert_string_equal(got(fixture, VAULT_HEADS_WHOLE, 3), "none");
        assert_string_equal(got(fixture, VAULT_HEADS_WHOLE, 4), "none");
        must(fixture, vault_heads_drop(fixture->vault, &fixture->err));
    }
}

static void vault_heads_next__reads_nothing_outside__of_a_row_that_is_cut(void **state)
{
    struct buffer rows;
    struct text bytes;
    int64_t stream;
    (void)state;
    buffer_init(&rows, 100);
    vault_heads_add(&rows, 5, text_of("abc"));
    for (size_t len = 0; len < rows.len; len++) {
        char *cut = memory_copy(rows.bytes, len);
        struct text rest = text_from(cut, len);
        assert_false(vault_heads_next(&rest, &stream, &bytes));
        memory_free(cut);
    }
    buffer_release(&rows);
}

/* The first column of the first row, read by a connection of its own. */
static void query(struct fixture *fixture, const char *sql, char *out, size_t size)
{
    sqlite3 *db;
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_open(fixture->file, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
    bool has_row = sqlite3_step(statement) == SQLITE_ROW;
    (void)snprintf(out, size, "%s",
                   has_row ? (const char *)sqlite3_column_text(statement, 0) : "");
    sqlite3_finalize(statement);
    sqlite3_close(db);
}

/* The keys of the segments, so that a rewritten one is told from one that stands. */
static int rewritten(struct fixture *fixture, enum vault_heads part, int64_t number,
                     const int64_t *gone, size_t count)
{
    char before[300], after[300], sql[200];
    (void)snprintf(sql, sizeof sql, "SELECT hex(key) FROM segments WHERE place = %lld",
                   (1LL << 40) | ((long long)part << 32) | (long long)number);
    query(fixture, sql, before, sizeof before);
    must(fixture, vault_begin(fixture->vault, &fixture->err));
    must(fixture, heads_forget(fixture->vault, gone, count, &fixture->err));
    must(fixture, vault_commit(fixture->vault, &fixture->err));
    query(fixture, sql, after, sizeof after);
    return strcmp(before, after) != 0;
}

static void
heads_forget__rewrites__the_segments_that_name_a_stream_and_no_others(void **state)
{
    static const int64_t some[] = {2, 3, 5};
    static const int64_t far[] = {5000, 5001};
    static const int64_t gone[] = {5001, 3}; /* in any order */
    static const int64_t page[] = {5, 3, 2};
    struct fixture *fixture = *state;
    put(fixture, VAULT_HEADS_PAGE, 0, page, 3);
    put(fixture, VAULT_HEADS_CHANGES, 0, far, 2);
    put(fixture, VAULT_HEADS_WORDS, 0, NULL, 0);
    put(fixture, VAULT_HEADS_INDEX, 0, some, 3);
    put(fixture, VAULT_HEADS_INDEX, 2, far, 2);
    put(fixture, VAULT_HEADS_WHOLE, 0, some, 3);
    put(fixture, VAULT_HEADS_WHOLE, 1, NULL, 0);
    put(fixture, VAULT_HEADS_WHOLE, 5000 / VAULT_HEADS_IN_WHOLE, far, 2);
    assert_false(rewritten(fixture, VAULT_HEADS_PAGE, 0, far, 2));
    put(fixture, VAULT_HEADS_CHANGES, 0, far, 2);
    put(fixture, VAULT_HEADS_INDEX, 2, far, 2);
    put(fixture, VAULT_HEADS_WHOLE, 5000 / VAULT_HEADS_IN_WHOLE, far, 2);
    assert_false(rewritten(fixture, VAULT_HEADS_WHOLE, 1, gone, 2));
    assert_string_equal(got(fixture, VAULT_HEADS_PAGE, 0), "5 2");
    assert_string_equal(got(fixture, VAULT_HEADS_CHANGES, 0), "5000");
    assert_string_equal(got(fixture, VAULT_HEADS_WORDS, 0), "none");
    assert_string_equal(got(fixture, VAULT_HEADS_INDEX, 0), "2 5");
    assert_string_equal(got(fixture, VAULT_HEADS_INDEX, 2), "5000");
    assert_string_equal(got(fixture, VAULT_HEADS_WHOLE, 0), "2 5");
    assert_string_equal(got(fixture, VAULT_HEADS_WHOLE, 1), "");
    assert_string_equal(got(fixture, VAULT_HEADS_WHOLE, 5000 / VAULT_HEADS_IN_WHOLE),
                        "5000");
    assert_true(rewritten(fixture, VAULT_HEADS_PAGE, 0, some, 1));
}

static void heads_forget__drops__a_segment_that_does_not_open(void **state)
{
    static const int64_t some[] = {2, 3};
    struct fixture *fixture = *state;
    put(fixture, VAULT_HEADS_WHOLE, 0, some, 2);
    put(fixture, VAULT_HEADS_WHOLE, 1, some, 2);
    close_vault(fixture);
    tamper(fixture, "UPDATE segments SET bytes = zeroblob(length(bytes))");
    open_vault(fixture);
    must(fixture, heads_forget(fixture->vault, some, 1, &fixture->err));
    char left[16];
    query(fixture, "SELECT count(*) FROM segments", left, sizeof left);
    assert_string_equal(left, "1"); /* the other range's stands */
}

static void vault_changed__gives__each_stream_behind_a_row_once(void **state)
{
    struct fixture *fixture = *state;
    int64_t *streams;
    size_t count;
    for (int i = 0; i < 12; i++) {
        append(fixture,
               ticket(fixture, i % 3 == 0   ? "1"
                               : i % 3 == 1 ? "2"
                                            : "3"),
               "", "x");
    }
    must(fixture, vault_changed(fixture->vault, 10, 12, EVERY_KIND, &streams, &count,
                                &fixture->err));
    assert_int_equal(count, 2);
    assert_int_equal(streams[0], 2);
    assert_int_equal(streams[1], 3);
    memory_free(streams);
    must(fixture,
         vault_changed(fixture->vault, 0, 9, EVERY_KIND, &streams, &count, &fixture->err));
    assert_int_equal(count, 3);
    memory_free(streams);
    must(fixture, vault_changed(fixture->vault, 12, 99, EVERY_KIND, &streams, &count,
                                &fixture->err));
    assert_int_equal(count, 0);
    memory_free(streams);
    must(fixture, vault_changed(fixture->vault, 0, 99, 1 << RECORD_TICKET, &streams, &count,
                                &fixture->err));
    assert_int_equal(count, 0);
    memory_free(streams);
    assert_int_equal(vault_newest_stream(fixture->vault), 3);
}

static bool list_stream(void *context, int64_t stream, struct text id)
{
    (void)buffer_format(context, "%lld=%.*s ", (long long)stream, (int)id.len, id.bytes);
    return true;
}

static void vault_each_stream_in__gives__the_streams_of_a_range(void **state)
{
    struct fixture *fixture = *state;
    struct buffer out;
    int64_t customer;
    buffer_init(&out, 1000);
    (void)ticket(fixture, "a");
    must(fixture, vault_stream(fixture->vault, STREAM_CUSTOMER, text_of("c"), text_of("c"),
                               true, &customer, &fixture->err));
    (void)ticket(fixture, "b");
    (void)ticket(fixture, "c");
    must(fixture, vault_each_stream_in(fixture->vault, STREAM_TICKET, 2, 3, list_stream,
                                       &out, &fixture->err));
    assert_string_equal(buffer_text(&out), "3=b ");
    buffer_clear(&out);
    must(fixture, vault_each_stream_in(fixture->vault, STREAM_TICKET, 4, 900, list_stream,
                                       &out, &fixture->err));
    assert_string_equal(buffer_text(&out), "4=c ");
    buffer_clear(&out);
    must(fixture, vault_each_stream_in(fixture->vault, STREAM_TICKET, 5, 900, list_stream,
                                       &out, &fixture->err));
    assert_string_equal(buffer_text(&out), "");
    must(fixture, vault_each_stream(fixture->vault, STREAM_TICKET, list_stream, &out,
                                    &fixture->err));
    assert_string_equal(buffer_text(&out), "1=a 3=b 4=c ");
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

static void vault_identified__is__the_row_that_was_noted_in_this_form(void **state)
{
    struct fixture *fixture = *state;
    int64_t row = -1;
    must(fixture, vault_identified(fixture->vault, 1, &row, &fixture->err));
    assert_int_equal(row, 0);
    must(fixture, vault_set_identified(fixture->vault, 1, INT64_MAX, &fixture->err));
    must(fixture, vault_identified(fixture->vault, 1, &row, &fixture->err));
    assert_true(row == INT64_MAX);
    must(fixture, vault_identified(fixture->vault, 2, &row, &fixture->err));
    assert_int_equal(row, 0);
    must(fixture, vault_set_identified(fixture->vault, 1, 7, &fixture->err));
    must(fixture, vault_heads_drop(fixture->vault, &fixture->err));
    must(fixture, vault_identified(fixture->vault, 1, &row, &fixture->err));
    assert_int_equal(row, 7);
    assert_int_equal(sqlite3_exec(fixture->vault->store.db,
                                  "UPDATE segments SET bytes = zeroblob(52)", NULL, NULL,
                                  NULL),
                     SQLITE_OK);
    must(fixture, vault_identified(fixture->vault, 1, &row, &fixture->err));
    assert_int_equal(row, 0);
}

static void vault_unidentify__takes__the_value_from_one_stream_alone(void **state)
{
    struct fixture *fixture = *state;
    struct vault *vault = fixture->vault;
    struct error *err = &fixture->err;
    struct vault_report report;
    struct buffer out;
    int64_t streams[4];
    size_t count;
    int64_t first = ticket(fixture, "1");
    int64_t second = ticket(fixture, "2");
    buffer_init(&out, SIZE_MAX);
    must(fixture, vault_identify(vault, text_of("W2378156"), first, err));
    must(fixture, vault_identify(vault, text_of("W2378157"), first, err));
    must(fixture, vault_identify(vault, text_of("W2378156"), second, err));
    must(fixture, vault_unidentify(vault, text_of("W-2378156"), first, err));
    must(fixture, vault_unidentify(vault, text_of("W-2378156"), first, err));
    must(fixture, vault_who_has(vault, text_of("W2378156"), streams, 4, &count, err));
    assert_int_equal(count, 1);
    assert_int_equal(streams[0], second);
    must(fixture, vault_who_has(vault, text_of("W2378157"), streams, 4, &count, err));
    assert_int_equal(count, 1);
    must(fixture, vault_verify(vault, &report, note_problem, &out, err));
    assert_string_equal(buffer_text(&out), "");
    buffer_release(&out);
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
        STORY(vault_heads__gives__what_was_put_last),
        STORY(vault_heads__are_missing__where_a_segment_is_damaged),
        STORY(vault_heads_next__reads_nothing_outside__of_a_row_that_is_cut),
        STORY(heads_forget__rewrites__the_segments_that_name_a_stream_and_no_others),
        STORY(heads_forget__drops__a_segment_that_does_not_open),
        STORY(vault_changed__gives__each_stream_behind_a_row_once),
        STORY(vault_each_stream_in__gives__the_streams_of_a_range),
        STORY(vault_identified__is__the_row_that_was_noted_in_this_form),
        STORY(vault_who_has__finds__the_value_however_it_is_written),
        STORY(vault_unidentify__takes__the_value_from_one_stream_alone),
        STORY(vault_who_has__leaves_out__a_row_that_was_given_to_another),
        STORY(vault_search__finds__folded_words_newest_first),
        STORY(vault_search__resumes__where_the_slice_before_ended),
        STORY(vault_search__goes_on__behind_the_hit_that_stopped_it),
        STORY(vault_search__passes__records_that_do_not_open),
    };
    return cmocka_run_group_tests(tests, set_up_program, NULL);
}
