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

static void intent__brings_its_files_back_with_their_ids(void **state)
{
    struct fixture *fixture = *state;
    const struct attachment files[] = {
        {.name = "b \"x\".jpg", .type = "image/jpeg", .size = 5, .file = "f1"},
        {.name = "c", .size = 0, .file = "f2", .path = "/home/sam/c", .hash = "ab12"},
    };
    const struct send_intent all = {.key = "aa",
                                    .text = "Hola",
                                    .at = NOON,
                                    .hold_until = NOON,
                                    .files = files,
                                    .file_count = 2};
    struct send_intent back;
    send_intent_encode(&all, &fixture->out);
    assert_true(send_intent_decode(text_of(buffer_text(&fixture->out)), &fixture->arena,
                                   &back, &fixture->err));
    assert_int_equal(back.file_count, 2);
    assert_string_equal(back.files[0].name, "b \"x\".jpg");
    assert_string_equal(back.files[0].type, "image/jpeg");
    assert_string_equal(back.files[0].file, "f1");
    assert_null(back.files[0].path);
    assert_int_equal(back.files[1].size, 0);
    assert_string_equal(back.files[1].path, "/home/sam/c");
    assert_null(back.files[0].hash);
    assert_string_equal(back.files[1].hash, "ab12");
}

static void file__is_a_line_and_its_bytes(void **state)
{
    struct fixture *fixture = *state;
    const struct attachment file = {
        .name = "a.bin", .type = "x/y", .size = 6, .file = "f1"};
    struct attachment back;
    struct text bytes;
    file_encode(&file, text_from("\n\0{}\n\0", 6), &fixture->out);
    struct text body = text_from(buffer_text(&fixture->out), fixture->out.len);
    assert_memory_equal(
        body.bytes, "{\"file\":\"f1\",\"name\":\"a.bin\",\"type\":\"x/y\",\"size\":6}\n",
        body.len - 6);
    assert_true(file_decode(body, &fixture->arena, &back, &bytes, &fixture->err));
    assert_string_equal(back.file, "f1");
    assert_int_equal(bytes.len, 6);
    assert_memory_equal(bytes.bytes, "\n\0{}\n\0", 6);
    assert_false(file_decode(text_of("{}"), &fixture->arena, &back, &bytes, &fixture->err));
    assert_false(
        file_decode(text_of("{}\n"), &fixture->arena, &back, &bytes, &fixture->err));
    assert_false(file_decode(text_of(""), &fixture->arena, &back, &bytes, &fixture->err));
}

static void message__of_ours_tells_no_path_no_id_and_no_hash(void **state)
{
    struct fixture *fixture = *state;
    const struct attachment file = {
        .name = "a.bin", .type = "x/y", .size = 6, .file = "f1", .path = "/home/sam/a.bin",
        .hash = "ab12"};
    const struct message message = {.id = "m1",
                                    .from = FROM_AGENT,
                                    .at = NOON,
                                    .text = "Hola",
                                    .attachments = &file,
                                    .attachment_count = 1};
    message_encode(&message, &fixture->out);
    assert_non_null(
        strstr(buffer_text(&fixture->out),
               "\"attachments\":[{\"name\":\"a.bin\",\"type\":\"x/y\",\"size\":6}]"));
    assert_null(strstr(buffer_text(&fixture->out), "sam"));
    assert_null(strstr(buffer_text(&fixture->out), "f1"));
    assert_null(strstr(buffer_text(&fixture->out), "ab12"));
}

static void message__comes_back_as_it_was(void **state)
{
    struct fixture *fixture = *state;
    const struct attachment attachments[] = {
        {.name = "box.jpg", .type = "image/jpeg", .size = 120000},
        {.name = "x", .size = -1}};
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
        TEST(intent__brings_its_files_back_with_their_ids),
        TEST(file__is_a_line_and_its_bytes),
        TEST(message__of_ours_tells_no_path_no_id_and_no_hash),
        TEST(message__comes_back_as_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
