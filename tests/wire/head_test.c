#include "base/buffer.h"
#include "wire/thread.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct ticket_head full = {
    .id = "1042",
    .customer = "c1",
    .name = "\xE6\x9D\x8E\xE9\x9B\xB7",
    .subject = "Where is it?",
    .channel = "email",
    .lang = "zh",
    .tags = "late vip",
    .assignee = "marta",
    .status = TICKET_SNOOZED,
    .priority = PRIORITY_URGENT,
    .unread = 3,
    .messages = 100000,
    .unsent = 300,
    .possibly_sent = 2,
    .unsent_notes = 129,
    .possibly_sent_notes = 1,
    .unfinished = UNFINISHED_NOTE,
    .waiting_since = 1795435200,
    .updated_at = -1,
    .created_at = 0,
    .due_at = INT64_MAX,
    .snooze_until = INT64_MIN + 1,
};
static const struct ticket_head bare = {
    .id = "1",
    .customer = "c",
    .tags = "",
    .waiting_since = MOMENT_NONE,
    .updated_at = MOMENT_NONE,
    .created_at = MOMENT_NONE,
    .due_at = MOMENT_NONE,
    .snooze_until = MOMENT_NONE,
};

static void assert_string(const char *is, const char *wanted)
{
    assert_int_equal(is == NULL, wanted == NULL);
    if (wanted) {
        assert_string_equal(is, wanted);
    }
}

static void assert_head(const struct ticket_head *is, const struct ticket_head *wanted)
{
    assert_string(is->id, wanted->id);
    assert_string(is->customer, wanted->customer);
    assert_string(is->name, wanted->name);
    assert_string(is->subject, wanted->subject);
    assert_string(is->channel, wanted->channel);
    assert_string(is->lang, wanted->lang);
    assert_string(is->tags, wanted->tags);
    assert_string(is->assignee, wanted->assignee);
    assert_int_equal(is->status, wanted->status);
    assert_int_equal(is->priority, wanted->priority);
    assert_int_equal(is->unread, wanted->unread);
    assert_int_equal(is->messages, wanted->messages);
    assert_int_equal(is->unsent, wanted->unsent);
    assert_int_equal(is->possibly_sent, wanted->possibly_sent);
    assert_int_equal(is->unsent_notes, wanted->unsent_notes);
    assert_int_equal(is->possibly_sent_notes, wanted->possibly_sent_notes);
    assert_int_equal(is->unfinished, wanted->unfinished);
    assert_true(is->waiting_since == wanted->waiting_since);
    assert_true(is->updated_at == wanted->updated_at);
    assert_true(is->created_at == wanted->created_at);
    assert_true(is->due_at == wanted->due_at);
    assert_true(is->snooze_until == wanted->snooze_until);
}

static void head__comes_back_one_after_the_other(void **state)
{
    struct buffer segment;
    struct arena arena;
    struct ticket_head head;
    (void)state;
    arena_init(&arena);
    buffer_init(&segment, 65536);
    head_encode(&full, &segment);
    head_encode(&bare, &segment);
    head_encode(&full, &segment);
    struct text rest = text_from(segment.bytes, segment.len);
    assert_true(head_decode(&rest, &arena, &head));
    memset(segment.bytes, '#', segment.len - rest.len);
    assert_head(&head, &full);
    assert_true(head_decode(&rest, &arena, &head));
    assert_head(&head, &bare);
    assert_true(head_decode(&rest, &arena, &head));
    assert_head(&head, &full);
    assert_int_equal(rest.len, 0);
    assert_false(head_decode(&rest, &arena, &head));
    buffer_release(&segment);
    arena_release(&arena);
}

static void head_state__comes_back_without_texts_and_refuses_damage(void **state)
{
    const struct ticket_head *const heads[] = {&full, &bare};
    struct buffer bytes;
    struct ticket_head head;
    (void)state;
    buffer_init(&bytes, 100);
    for (size_t i = 0; i < COUNT_OF(heads); i++) {
        buffer_clear(&bytes);
        head_encode_state(heads[i], &bytes);
        assert_true(head_decode_state(text_from(bytes.bytes, bytes.len), &head));
        assert_null(head.id);
        assert_int_equal(head.status, heads[i]->status);
        assert_int_equal(head.priority, heads[i]->priority);
        assert_int_equal(head.unread, heads[i]->unread != 0);
        assert_int_equal(head.unsent, heads[i]->unsent);
        assert_int_equal(head.possibly_sent, heads[i]->possibly_sent);
        assert_int_equal(head.unsent_notes, heads[i]->unsent_notes);
        assert_int_equal(head.possibly_sent_notes, heads[i]->possibly_sent_notes);
        assert_int_equal(head.unfinished, heads[i]->unfinished);
        assert_int_equal(head.waiting_since, heads[i]->waiting_since);
        assert_int_equal(head.updated_at, heads[i]->updated_at);
        assert_int_equal(head.due_at, heads[i]->due_at);
        assert_int_equal(head.snooze_until, heads[i]->snooze_until);
        for (size_t len = 0; len < bytes.len; len++)
            assert_false(head_decode_state(text_from(bytes.bytes, len), &head));
        buffer_add_char(&bytes, 0);
        assert_false(head_decode_state(text_from(bytes.bytes, bytes.len), &head));
    }
    buffer_release(&bytes);
}

static void head_encode__adds_a_whole_head_or_nothing(void **state)
{
    struct buffer segment;
    (void)state;
    buffer_init(&segment, 100);
    head_encode(&bare, &segment);
    size_t len = segment.len;
    assert_true(len > 0 && !segment.is_cut);
    head_encode(&full, &segment);
    assert_true(segment.is_cut);
    assert_int_equal(segment.len, len);
    buffer_release(&segment);
}

static void head_decode__stops_at_damage_and_reads_nothing_outside(void **state)
{
    struct buffer segment;
    (void)state;
    buffer_init(&segment, 4096);
    head_encode(&full, &segment);
    for (size_t cut = 0; cut < segment.len; cut++) {
        struct arena arena;
        struct ticket_head head;
        char *part = memory_copy(segment.bytes, cut);
        struct text rest = text_from(part, cut);
        arena_init(&arena);
        assert_false(head_decode(&rest, &arena, &head));
        assert_int_equal(rest.len, cut);
        arena_release(&arena);
        memory_free(part);
    }
    for (size_t at = 0; at < segment.len * 8; at++) {
        struct arena arena;
        struct ticket_head head;
        char *flipped = memory_copy(segment.bytes, segment.len);
        flipped[at / 8] = (char)(flipped[at / 8] ^ (1 << (at % 8)));
        struct text rest = text_from(flipped, segment.len);
        arena_init(&arena);
        if (head_decode(&rest, &arena, &head)) {
            assert_in_range(head.status, 0, TICKET_STATUS_COUNT - 1);
            assert_in_range(head.priority, 0, PRIORITY_COUNT - 1);
        }
        arena_release(&arena);
        memory_free(flipped);
    }
    buffer_release(&segment);
}

/* Two versions of the program on one vault: neither reads the other's heads as its own. */
static void head_decode__reads_no_other_form(void **state)
{
    (void)state;
    struct buffer segment;
    struct ticket_head head;
    struct arena arena;
    buffer_init(&segment, 4096);
    arena_init(&arena);
    head_encode(&full, &segment);
    struct text text = text_from(buffer_text(&segment), segment.len);
    assert_true(head_decode(&text, &arena, &head));
    for (unsigned form = 0; form < 8; form++) { /* behind the length, added to the status */
        size_t at = (unsigned char)segment.bytes[0] < 128 ? 1 : 2;
        char was = segment.bytes[at];
        segment.bytes[at] = (char)(((unsigned)was & 15u) + form * 16);
        text = text_from(buffer_text(&segment), segment.len);
        assert_int_equal(head_decode(&text, &arena, &head), segment.bytes[at] == was);
        segment.bytes[at] = was;
    }
    arena_release(&arena);
    buffer_release(&segment);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(head_decode__reads_no_other_form),
        cmocka_unit_test(head__comes_back_one_after_the_other),
        cmocka_unit_test(head_state__comes_back_without_texts_and_refuses_damage),
        cmocka_unit_test(head_encode__adds_a_whole_head_or_nothing),
        cmocka_unit_test(head_decode__stops_at_damage_and_reads_nothing_outside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
