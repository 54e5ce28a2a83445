#include "base/memory.h"
#include "chat/ticket.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct message says(enum message_from from, moment_t at)
{
    return (struct message){.id = "m", .from = from, .at = at, .text = "text"};
}

static void ticket_words__read_back(void **state)
{
    (void)state;
    enum ticket_status status;
    enum priority priority;
    enum message_from from;

    for (int i = 0; i < TICKET_STATUS_COUNT; i++) {
        const char *name = ticket_status_name((enum ticket_status)i);
        assert_true(ticket_status_parse(text_of(name), &status));
        assert_int_equal(status, i);
    }
    for (int i = 0; i < PRIORITY_COUNT; i++) {
        assert_true(priority_parse(text_of(priority_name((enum priority)i)), &priority));
        assert_int_equal(priority, i);
    }
    for (int i = 0; i < FROM_COUNT; i++) {
        assert_true(
            message_from_parse(text_of(message_from_name((enum message_from)i)), &from));
        assert_int_equal(from, i);
    }
    assert_false(ticket_status_parse(text_of("closed"), &status));
    assert_false(priority_parse(text_of("Urgent"), &priority));
    assert_false(message_from_parse(text_of("customers"), &from));
}

static void ticket_waiting_since__is_the_oldest_message_without_an_answer(void **state)
{
    (void)state;
    struct message thread[] = {
        says(FROM_CUSTOMER, 10), says(FROM_AGENT, 20),    says(FROM_CUSTOMER, 30),
        says(FROM_SYSTEM, 35),   says(FROM_CUSTOMER, 40), says(FROM_AGENT, 50),
    };
    struct ticket ticket = {.messages = thread};

    assert_true(ticket_waiting_since(&ticket) == MOMENT_NONE);
    ticket.message_count = 1;
    assert_true(ticket_waiting_since(&ticket) == 10);
    ticket.message_count = 2;
    assert_true(ticket_waiting_since(&ticket) == MOMENT_NONE);
    ticket.message_count = 5;
    assert_true(ticket_waiting_since(&ticket) == 30);
    ticket.message_count = 6;
    assert_true(ticket_waiting_since(&ticket) == MOMENT_NONE);
    thread[5].is_internal = true;
    assert_true(ticket_waiting_since(&ticket) == 30);
    thread[5].is_internal = false;
    thread[5].from = FROM_BOT;
    assert_true(ticket_waiting_since(&ticket) == MOMENT_NONE);
}

/* The last reply was held when the messages of 30 came, whatever came first by its time. */
static void ticket_answered__ends_before_what_came_while_the_reply_was_held(void **state)
{
    (void)state;
    struct message thread[] = {
        says(FROM_CUSTOMER, 40), says(FROM_CUSTOMER, 30), says(FROM_CUSTOMER, 30),
        says(FROM_AGENT, 50),    says(FROM_SYSTEM, 55),   says(FROM_CUSTOMER, 60),
    };
    struct ticket ticket = {.messages = thread, .message_count = 5};

    assert_int_equal(ticket_answered(&ticket), 4);
    assert_true(ticket_is_answered(&ticket));
    thread[3].is_overtaken = true;
    thread[3].overtaken_at = 30;
    assert_int_equal(ticket_answered(&ticket), 1);
    assert_false(ticket_is_answered(&ticket));
    assert_true(ticket_waiting_since(&ticket) == 30);
    ticket.message_count = 6;
    assert_int_equal(ticket_answered(&ticket), 1);
    assert_true(ticket_waiting_since(&ticket) == 30);
    ticket.message_count = 1;
    assert_int_equal(ticket_answered(&ticket), 0);
    assert_false(ticket_is_answered(&ticket));
}

static void ticket_unread__counts_customers_messages_alone(void **state)
{
    (void)state;
    struct message thread[] = {says(FROM_CUSTOMER, 1), says(FROM_AGENT, 2),
                               says(FROM_CUSTOMER, 3), says(FROM_BOT, 4)};
    struct ticket ticket = {.messages = thread, .message_count = 4};

    assert_int_equal(ticket_unread(&ticket), 2);
    ticket.read_count = 1;
    assert_int_equal(ticket_unread(&ticket), 1);
    ticket.read_count = 4;
    assert_int_equal(ticket_unread(&ticket), 0);
    ticket.read_count = 9;
    assert_int_equal(ticket_unread(&ticket), 0);
}

static void ticket_messages__are_found_by_id_and_by_author(void **state)
{
    (void)state;
    struct message thread[] = {says(FROM_CUSTOMER, 1), says(FROM_CUSTOMER, 2),
                               says(FROM_AGENT, 3)};
    struct ticket ticket = {.messages = thread, .message_count = 3};
    thread[1].id = "m2";

    assert_ptr_equal(ticket_message(&ticket, "m2"), &thread[1]);
    assert_null(ticket_message(&ticket, "m9"));
    assert_ptr_equal(ticket_last_from_customer(&ticket), &thread[1]);
    assert_null(ticket_last_from_customer(&(struct ticket){0}));
}

static void ticket_head__tells_what_the_queue_shows(void **state)
{
    (void)state;
    struct message thread[] = {says(FROM_AGENT, 5), says(FROM_CUSTOMER, 7)};
    const char *const tags[] = {"late", "vip"};
    struct ticket ticket = {.id = "1042",
                            .customer = "c1",
                            .subject = "Parcel",
                            .channel = "chat",
                            .lang = "es",
                            .tags = tags,
                            .tag_count = 2,
                            .messages = thread,
                            .message_count = 2,
                            .created_at = 4,
                            .due_at = 99,
                            .snooze_until = MOMENT_NONE,
                            .priority = PRIORITY_HIGH};
    struct arena arena;
    struct ticket_head head, copy;

    arena_init(&arena);
    ticket_head_of(&ticket, "Ana Ruiz", &arena, &head);
    assert_string_equal(head.tags, "late vip");
    assert_string_equal(head.name, "Ana Ruiz");
    assert_int_equal(head.unread, 1);
    assert_int_equal(head.messages, 2);
    assert_true(head.waiting_since == 7 && head.updated_at == 7 && head.due_at == 99);
    assert_null(head.assignee);

    ticket_head_copy(&head, &arena, &copy);
    assert_string_equal(copy.id, "1042");
    assert_ptr_not_equal(copy.id, head.id);
    assert_ptr_not_equal(copy.tags, head.tags);
    assert_null(copy.assignee);
    assert_int_equal(copy.priority, PRIORITY_HIGH);
    arena_release(&arena);
}

static void ticket_head__of_an_empty_ticket_stands_at_its_creation(void **state)
{
    (void)state;
    struct arena arena;
    struct ticket_head head;

    arena_init(&arena);
    ticket_head_of(&(struct ticket){.id = "1", .created_at = 42}, NULL, &arena, &head);
    assert_string_equal(head.tags, "");
    assert_null(head.name);
    assert_true(head.updated_at == 42 && head.waiting_since == MOMENT_NONE);
    arena_release(&arena);
}

static void ticket_newest__begins_where_so_many_bytes_are_held(void **state)
{
    (void)state;
    struct message thread[] = {
        says(FROM_CUSTOMER, 10), /* four bytes each, but the last */
        says(FROM_AGENT, 20),
        {.id = "m", .at = 30},
    };
    static const struct {
        size_t count, bytes, first;
    } rows[] = {{0, 8, 0}, {3, 0, 3}, {3, 1, 1}, {3, 4, 1}, {3, 5, 0}, {3, 999, 0}};

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct ticket ticket = {.messages = thread, .message_count = rows[i].count};
        assert_int_equal(ticket_newest(&ticket, rows[i].bytes), rows[i].first);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ticket_words__read_back),
        cmocka_unit_test(ticket_waiting_since__is_the_oldest_message_without_an_answer),
        cmocka_unit_test(ticket_answered__ends_before_what_came_while_the_reply_was_held),
        cmocka_unit_test(ticket_unread__counts_customers_messages_alone),
        cmocka_unit_test(ticket_messages__are_found_by_id_and_by_author),
        cmocka_unit_test(ticket_newest__begins_where_so_many_bytes_are_held),
        cmocka_unit_test(ticket_head__tells_what_the_queue_shows),
        cmocka_unit_test(ticket_head__of_an_empty_ticket_stands_at_its_creation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
