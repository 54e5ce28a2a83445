#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "wire/triage_record.h"

/* The form that stands in vaults: what is written here may never change its meaning. */
static const char frozen[] =
    "{\"at\":\"2026-11-28T09:00:00Z\",\"thread_version\":3,\"profile\":\"model\","
    "\"intent\":\"late-parcel\",\"urgency\":\"high\",\"sentiment\":-0.45,"
    "\"lang\":\"es\",\"reasons\":[\"she needs it on Saturday\"]}";

static void assert_example(const struct triage_record *record)
{
    moment_t at;
    assert_true(moment_parse(text_of("2026-11-28T09:00:00Z"), &at));
    assert_int_equal(record->at, at);
    assert_int_equal(record->thread_version, 3);
    assert_string_equal(record->profile, "model");
    assert_string_equal(record->triage.engine, "api");
    assert_string_equal(record->triage.intent, "late-parcel");
    assert_int_equal(record->triage.urgency, PRIORITY_HIGH);
    assert_true(record->triage.sentiment == -0.45);
    assert_string_equal(record->triage.lang, "es");
    assert_int_equal(record->triage.reason_count, 1);
    assert_string_equal(record->triage.reasons[0], "she needs it on Saturday");
}

static void triage_decode__reads__the_frozen_form__and_encode_writes_it(void **state)
{
    struct triage_record record;
    struct arena arena;
    struct buffer out;
    (void)state;
    arena_init(&arena);
    buffer_init(&out, 65536);
    assert_true(triage_decode(text_of(frozen), &arena, &record, NULL));
    assert_example(&record);
    triage_encode(&record, &out);
    assert_string_equal(buffer_text(&out), frozen);
    buffer_release(&out);
    arena_release(&arena);
}

static void triage_decode__refuses__what_is_none(void **state)
{
    static const char *const bodies[] = {
        "",
        "[]",
        "{}",
        "{\"at\":\"2026-11-28T09:00:00Z\",\"thread_version\":3}",
        "{\"at\":\"yesterday\",\"thread_version\":3,\"urgency\":\"high\"}",
        "{\"at\":\"2026-11-28T09:00:00Z\",\"thread_version\":3,\"urgency\":\"worse\"}",
        "{\"at\":\"2026-11-28\",\"thread_version\":3,\"urgency\":\"high\"}",
        ("{\"at\":\"2026-11-28T09:00:00Z\",\"thread_version\":3,\"urgency\":\"low\","
         "\"sentiment\":2}"),
        "{\"at\":\"2026-11-28T09:00:00Z\",\"thread_version\":-1,\"urgency\":\"high\"}",
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(bodies); i++) {
        struct triage_record record = {.thread_version = 77};
        struct error err = {0};
        struct arena arena;
        arena_init(&arena);
        if (triage_decode(text_of(bodies[i]), &arena, &record, &err)) {
            fail_msg("%s was read", bodies[i]);
        }
        assert_int_equal(record.thread_version, 77);
        assert_true(err.text[0] != '\0');
        arena_release(&arena);
    }
}

static void triage_encode__writes__what_is_not_known_as_null(void **state)
{
    struct triage_record record = {.at = 0, .triage = {.urgency = PRIORITY_LOW}};
    struct triage_record again;
    struct arena arena;
    struct buffer out;
    (void)state;
    arena_init(&arena);
    buffer_init(&out, 65536);
    triage_encode(&record, &out);
    assert_non_null(strstr(buffer_text(&out), "\"intent\":null"));
    assert_true(triage_decode(text_of(buffer_text(&out)), &arena, &again, NULL));
    assert_null(again.triage.intent);
    assert_int_equal(again.triage.reason_count, 0);
    buffer_release(&out);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(triage_decode__reads__the_frozen_form__and_encode_writes_it),
        cmocka_unit_test(triage_decode__refuses__what_is_none),
        cmocka_unit_test(triage_encode__writes__what_is_not_known_as_null),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
