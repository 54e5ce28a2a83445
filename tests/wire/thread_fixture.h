/* One ticket's records in the order a vault would keep them, and those who add to it. */
#ifndef TESTS_WIRE_THREAD_FIXTURE_H
#define TESTS_WIRE_THREAD_FIXTURE_H

#include "base/buffer.h"
#include "wire/interchange.h"
#include "wire/thread.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define NOON INT64_C(1795435200) /* 2026-11-23T12:00:00Z */

/* A shop's memory of one ticket: its records in order, as the vault would keep them. */
struct fixture {
    struct arena arena;
    struct thread_builder *builder;
    struct ticket ticket;
    struct buffer out;
    struct error err;
};

static UNUSED int set_up(void **state)
{
    static struct fixture fixture;
    fixture = (struct fixture){0};
    arena_init(&fixture.arena);
    fixture.builder = thread_builder_create(&fixture.arena);
    buffer_init(&fixture.out, INTERCHANGE_RECORD_LIMIT);
    *state = &fixture;
    return 0;
}

static UNUSED int tear_down(void **state)
{
    struct fixture *fixture = *state;
    thread_builder_destroy(fixture->builder);
    arena_release(&fixture->arena);
    buffer_release(&fixture->out);
    return 0;
}

static UNUSED void add(struct fixture *fixture, enum record_kind kind, struct text body)
{
    bool is_good = thread_builder_add(fixture->builder, kind, body, &fixture->err);
    if (!is_good) {
        print_error("%s\n", fixture->err.text);
    }
    assert_true(is_good);
}

/* What an import does: read, cut, merge with what is there, append what is new. */
static UNUSED void line_arrives(struct fixture *fixture, const char *line)
{
    struct interchange_record record;
    struct thread_merge merge;
    struct buffer skeleton;
    struct text *messages;
    size_t count;
    buffer_init(&skeleton, INTERCHANGE_RECORD_LIMIT);
    assert_true(interchange_read(text_of(line), &fixture->arena, &record, &fixture->err));
    assert_true(thread_cut(text_of(line), &fixture->arena, &skeleton, &messages, &count,
                           &fixture->err));
    assert_int_equal(count, record.ticket.message_count);
    struct text cut = text_from(skeleton.bytes, skeleton.len);
    assert_true(thread_builder_merge(fixture->builder, &record.ticket, cut, &fixture->arena,
                                     &merge, &fixture->err));
    if (!merge.is_same) {
        add(fixture, RECORD_TICKET, merge.skeleton);
    }
    for (size_t i = 0; i < merge.new_count; i++) {
        add(fixture, RECORD_MESSAGE, messages[merge.new_messages[i]]);
    }
    buffer_release(&skeleton);
}

static UNUSED void agent_changes(struct fixture *fixture, const struct change *change)
{
    struct buffer body;
    buffer_init(&body, 4096);
    change_encode(change, &body);
    add(fixture, RECORD_CHANGE, text_from(body.bytes, body.len));
    buffer_release(&body);
}

static UNUSED void agent_replies(struct fixture *fixture, const char *id, const char *text)
{
    struct buffer body;
    struct message message = {
        .id = id, .from = FROM_AGENT, .author = "marta", .at = NOON, .text = text};
    buffer_init(&body, 4096);
    message_encode(&message, &body);
    add(fixture, RECORD_MESSAGE, text_from(body.bytes, body.len));
    buffer_release(&body);
}

static UNUSED void agent_intends(struct fixture *fixture, const char *key, const char *text,
                                 bool is_internal)
{
    struct buffer body;
    struct send_intent intent = {.key = key,
                                 .text = text,
                                 .is_internal = is_internal,
                                 .resolves = !is_internal,
                                 .at = NOON,
                                 .hold_until = NOON + 10,
                                 .author = "marta"};
    buffer_init(&body, 4096);
    send_intent_encode(&intent, &body);
    add(fixture, RECORD_SEND_INTENT, text_from(body.bytes, body.len));
    buffer_release(&body);
}

static UNUSED void agent_sends(struct fixture *fixture, const char *key, const char *text)
{
    agent_intends(fixture, key, text, false);
}

static UNUSED void desk_is_given(struct fixture *fixture, const char *key)
{
    struct buffer body;
    buffer_init(&body, 4096);
    send_given_encode(key, NOON, &body);
    add(fixture, RECORD_SEND_GIVEN, text_from(body.bytes, body.len));
    buffer_release(&body);
}

static UNUSED void desk_answers(struct fixture *fixture, const char *key,
                                enum send_outcome outcome)
{
    struct buffer body;
    buffer_init(&body, 4096);
    send_ack_encode(&(struct send_ack){.key = key, .outcome = outcome, .at = NOON}, &body);
    add(fixture, RECORD_SEND_ACK, text_from(body.bytes, body.len));
    buffer_release(&body);
}

static UNUSED void agent_types(struct fixture *fixture, const char *text, bool is_internal)
{
    struct buffer body;
    buffer_init(&body, 4096);
    edit_encode(&(struct thread_edit){.text = text,
                                      .caret = strlen(text),
                                      .is_internal = is_internal,
                                      .at = NOON},
                &body);
    add(fixture, RECORD_EDIT, text_from(body.bytes, body.len));
    buffer_release(&body);
}

static UNUSED const struct ticket *ticket(struct fixture *fixture)
{
    assert_true(thread_builder_ticket(fixture->builder, &fixture->ticket, &fixture->err));
    return &fixture->ticket;
}

static UNUSED const char *exported(struct fixture *fixture)
{
    buffer_clear(&fixture->out);
    assert_true(thread_builder_export(fixture->builder, &fixture->out, &fixture->err));
    return buffer_text(&fixture->out);
}

#define M1                                                                                 \
    "{\"id\":\"m1\",\"from\":\"customer\",\"at\":\"2026-11-20T10:00:00Z\",\"text\":"       \
    "\"Hola\"}"
#define M2                                                                                 \
    "{ \"text\":\"\\u00bfY?\" , \"at\":\"2026-11-20T11:00:00+01:00\",\"id\":\"m2\","       \
    "\"from\":\"customer\",\"n\":12345678901234567890}"
#define HEAD                                                                               \
    "{\"type\":\"ticket\",\"id\":\"1042\",\"customer\":\"c1\","                            \
    "\"created_at\":\"2026-11-20T10:00:00Z\","
#define LINE HEAD "\"messages\":[" M1 "," M2 "]}"

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

#endif
