/*
 * An answer, and the line that it must be.
 */
#ifndef TESTS_WIRE_ANSWERS_FIXTURE_H
#define TESTS_WIRE_ANSWERS_FIXTURE_H

#include "base/attributes.h"
#include "base/buffer.h"
#include "wire/answers.h"
#include "wire/json_gate.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define NOON INT64_C(1795435200) /* 2026-11-23T12:00:00Z */

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

static UNUSED struct buffer out;
static UNUSED struct error err;

static UNUSED int set_up(void **state)
{
    (void)state;
    buffer_init(&out, 1024 * 1024);
    return 0;
}

static UNUSED int tear_down(void **state)
{
    (void)state;
    buffer_release(&out);
    return 0;
}

/* Every answer is good JSON, and this very line. */
static UNUSED void assert_answer(const char *line)
{
    struct json_document document;
    if (!json_document_open(&document, text_from(out.bytes, out.len), &err)) {
        fail_msg("%s: %s", err.text, buffer_text(&out));
    }
    json_document_close(&document);
    assert_string_equal(buffer_text(&out), line);
}

static UNUSED struct message thread[] = {
    {.id = "m1", .from = FROM_CUSTOMER, .at = NOON, .text = "Hola"},
    {.id = "n1",
     .from = FROM_AGENT,
     .author = "marta",
     .at = NOON + 60,
     .text = "VIP",
     .is_internal = true},
};
static UNUSED const struct ticket ticket = {.id = "1042",
                                            .customer = "c1",
                                            .channel = "chat",
                                            .priority = PRIORITY_NORMAL,
                                            .lang = "es",
                                            .messages = thread,
                                            .message_count = 2,
                                            .version = 2,
                                            .snooze_until = MOMENT_NONE,
                                            .due_at = MOMENT_NONE};

#endif
