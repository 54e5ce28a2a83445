/* Records of a session: every one of them comes back, and what is cut or changed is
 * refused. */
#include "wire/session_record.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct session_entry frame_entry(void)
{
    static int64_t streams[] = {7, 300000};
    static struct session_strip strips[] = {{0, 0, 120}, {39, 4, 1}};
    static struct session_part parts[] = {
        {.streams = streams, .stream_count = 2, .strips = strips, .strip_count = 2},
        {.strips = strips, .strip_count = 1},
        {.streams = streams, .stream_count = 1},
    };
    parts[0].bytes = text_of("sealed\n\x01");
    parts[2].bytes = text_of("keys");
    return (struct session_entry){.what = SESSION_FRAME,
                                  .ms = 1234567890123,
                                  .rows = 40,
                                  .columns = 120,
                                  .caret_row = -1,
                                  .is_whole = true,
                                  .parts = parts,
                                  .part_count = 3};
}

static void a_frame__comes_back__with_its_parts(void **state)
{
    struct session_entry entry = frame_entry(), back;
    struct arena arena;
    struct buffer body;
    (void)state;
    arena_init(&arena);
    buffer_init(&body, SIZE_MAX);
    session_entry_encode(&entry, &body);
    assert_true(session_entry_decode(text_from(body.bytes, body.len), &arena, &back, NULL));
    assert_int_equal(back.what, SESSION_FRAME);
    assert_int_equal(back.ms, 1234567890123);
    assert_int_equal(back.rows, 40);
    assert_int_equal(back.columns, 120);
    assert_int_equal(back.caret_row, -1);
    assert_true(back.is_whole);
    assert_int_equal(back.part_count, 3);
    assert_int_equal(back.parts[0].stream_count, 2);
    assert_int_equal(back.parts[0].streams[1], 300000);
    assert_int_equal(back.parts[0].strips[1].row, 39);
    assert_int_equal(back.parts[0].strips[1].column, 4);
    assert_true(text_equals(back.parts[0].bytes, text_of("sealed\n\x01")));
    assert_int_equal(back.parts[1].stream_count, 0);
    assert_int_equal(back.parts[1].bytes.len, 0);
    assert_int_equal(back.parts[2].strip_count, 0);
    buffer_release(&body);
    arena_release(&arena);
}

static void the_others__come_back(void **state)
{
    static const char *const styles[] = {"text", "late"};
    const struct session_entry entries[] = {
        {.what = SESSION_BEGUN,
         .by = "noor",
         .has_keys = true,
         .styles = styles,
         .style_count = 2},
        {.what = SESSION_OPENED, .ms = 5, .ticket = 12},
        {.what = SESSION_DID, .ms = 6, .ticket = 12, .did = "sent"},
        {.what = SESSION_ENDED, .ms = 7},
    };
    struct arena arena;
    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < COUNT_OF(entries); i++) {
        struct session_entry back;
        struct buffer body;
        buffer_init(&body, SIZE_MAX);
        session_entry_encode(&entries[i], &body);
        assert_true(
            session_entry_decode(text_from(body.bytes, body.len), &arena, &back, NULL));
        assert_int_equal(back.what, entries[i].what);
        assert_int_equal(back.ms, entries[i].ms);
        assert_int_equal(back.ticket, entries[i].ticket);
        assert_int_equal(back.style_count, entries[i].style_count);
        assert_true(string_equals(back.by, entries[i].by));
        assert_true(string_equals(back.did, entries[i].did));
        assert_int_equal(back.has_keys, entries[i].has_keys);
        buffer_release(&body);
    }
    arena_release(&arena);
}

static void a_frame__that_is_cut_anywhere__is_refused(void **state)
{
    struct session_entry entry = frame_entry(), back;
    struct arena arena;
    struct buffer body;
    (void)state;
    arena_init(&arena);
    buffer_init(&body, SIZE_MAX);
    session_entry_encode(&entry, &body);
    for (size_t len = 0; len < body.len; len++) {
        assert_false(session_entry_decode(text_from(body.bytes, len), &arena, &back, NULL));
    }
    assert_true(buffer_add_char(&body, 'x'));
    assert_false(
        session_entry_decode(text_from(body.bytes, body.len), &arena, &back, NULL));
    buffer_release(&body);
    arena_release(&arena);
}

static void what_is_none__is_refused(void **state)
{
    static const char *const bodies[] = {
        "{\"what\":\"frame\",\"ms\":1,\"rows\":0,\"columns\":9}\n",
        "{\"what\":\"frame\",\"ms\":1,\"rows\":9,\"columns\":9999999}\n",
        "{\"what\":\"frame\",\"ms\":1}\n",
        "{\"what\":\"danced\",\"ms\":1}",
        "{\"what\":\"did\",\"ms\":-1}",
        "{\"what\":\"did\",\"ms\":1,\"ticket\":-4}",
        "[]",
    };
    struct session_entry back;
    struct arena arena;
    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < COUNT_OF(bodies); i++) {
        if (session_entry_decode(text_of(bodies[i]), &arena, &back, NULL)) {
            fail_msg("taken: %s", bodies[i]);
        }
    }
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_frame__comes_back__with_its_parts),
        cmocka_unit_test(the_others__come_back),
        cmocka_unit_test(a_frame__that_is_cut_anywhere__is_refused),
        cmocka_unit_test(what_is_none__is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
