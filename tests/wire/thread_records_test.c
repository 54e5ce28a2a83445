#include "wire/thread_fixture.h"

static void change__comes_back_as_it_was(void **state)
{
    struct fixture *fixture = *state;
    const char *const tags[] = {"a", "b \"c\""};
    const struct change all = {.by = "marta",
                               .at = NOON,
                               .has_status = true,
                               .status = TICKET_SNOOZED,
                               .has_priority = true,
                               .priority = PRIORITY_LOW,
                               .has_assignee = true,
                               .assignee = "ben",
                               .has_snooze = true,
                               .snooze_until = NOON + 60,
                               .has_tags = true,
                               .tags = tags,
                               .tag_count = 2,
                               .has_read = true,
                               .read_count = 7,
                               .has_hold = true,
                               .is_held = true};
    struct change back;
    change_encode(&all, &fixture->out);
    assert_string_equal(
        buffer_text(&fixture->out),
        "{\"by\":\"marta\",\"at\":\"2026-11-23T12:00:00Z\",\"status\":\"snoozed\","
        "\"priority\":\"low\",\"assignee\":\"ben\",\"snooze_until\":"
        "\"2026-11-23T12:01:00Z\",\"tags\":[\"a\",\"b "
        "\\\"c\\\"\"],\"read\":7,\"hold\":true}");
    assert_true(change_decode(text_of(buffer_text(&fixture->out)), &fixture->arena, &back,
                              &fixture->err));
    assert_string_equal(back.by, "marta");
    assert_true(back.has_hold && back.is_held);
    assert_true(back.has_status && back.status == TICKET_SNOOZED);
    assert_true(back.has_priority && back.priority == PRIORITY_LOW);
    assert_string_equal(back.assignee, "ben");
    assert_int_equal(back.snooze_until, NOON + 60);
    assert_string_equal(back.tags[1], "b \"c\"");
    assert_int_equal(back.read_count, 7);
}

static void change__tells_nobody_and_until_a_reply_from_not_said(void **state)
{
    struct fixture *fixture = *state;
    struct change back;
    change_encode(&(struct change){.at = NOON,
                                   .has_assignee = true,
                                   .has_snooze = true,
                                   .snooze_until = MOMENT_NONE},
                  &fixture->out);
    assert_true(change_decode(text_of(buffer_text(&fixture->out)), &fixture->arena, &back,
                              &fixture->err));
    assert_true(back.has_assignee);
    assert_null(back.assignee);
    assert_true(back.has_snooze);
    assert_true(back.snooze_until == MOMENT_NONE);
    assert_false(back.has_status || back.has_priority || back.has_tags || back.has_read);
    assert_int_equal(back.status, TICKET_STATUS_COUNT);
    assert_int_equal(back.priority, PRIORITY_COUNT);
}

static void message__comes_back_as_it_was(void **state)
{
    struct fixture *fixture = *state;
    const struct attachment attachments[] = {{"box.jpg", "image/jpeg", 120000},
                                             {"x", NULL, -1}};
    const struct message message = {.id = "m1",
                                    .from = FROM_CUSTOMER,
                                    .author = "Ana",
                                    .at = NOON,
                                    .text = "a\tb",
                                    .is_internal = true,
                                    .attachments = attachments,
                                    .attachment_count = 2,
                                    .sender = "ana@example.org",
                                    .verified = VERIFIED_NO};
    struct message back;
    message_encode(&message, &fixture->out);
    assert_string_equal(
        buffer_text(&fixture->out),
        "{\"id\":\"m1\",\"from\":\"customer\",\"author\":\"Ana\",\"at\":\"2026-11-23T12:00:"
        "00Z\","
        "\"text\":\"a\\tb\",\"visibility\":\"internal\",\"attachments\":[{\"name\":\"box."
        "jpg\","
        "\"type\":\"image/jpeg\",\"size\":120000},{\"name\":\"x\",\"type\":null}],"
        "\"sender\":\"ana@example.org\",\"verified\":false}");
    assert_true(message_decode(text_of(buffer_text(&fixture->out)), &fixture->arena, &back,
                               &fixture->err));
    assert_string_equal(back.text, "a\tb");
    assert_true(back.is_internal);
    assert_int_equal(back.attachments[0].size, 120000);
    assert_null(back.attachments[1].type);
    assert_int_equal(back.attachments[1].size, -1);
    assert_int_equal(back.verified, VERIFIED_NO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(change__comes_back_as_it_was),
        TEST(change__tells_nobody_and_until_a_reply_from_not_said),
        TEST(message__comes_back_as_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
