#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "wire/egress.h"

#include <string.h>

/* The form that stands in vaults: what is written here may never change its meaning. */
static const char frozen[] =
    "{\"at\":\"2026-11-28T09:00:00Z\",\"kind\":\"drafts\",\"profile\":\"zh\","
    "\"host\":\"api.example.com\",\"model\":\"small-1\",\"processor\":\"Example Ltd\","
    "\"region\":\"EU\",\"retention\":null,"
    "\"prompt_hash\":\"00112233445566778899aabbccddeeff\",\"bytes\":4096,"
    "\"masked\":[\"name 2\",\"email 1\"],\"finish\":\"stop\",\"prompt_tokens\":900,"
    "\"completion_tokens\":120,\"estimated\":true,\"cost_micro\":207,\"currency\":\"EUR\"}";

static struct egress example(void)
{
    static const char *const masked[] = {"name 2", "email 1"};
    struct egress egress = {
        .kind = "drafts",
        .profile = "zh",
        .host = "api.example.com",
        .model = "small-1",
        .processor = "Example Ltd",
        .region = "EU",
        .prompt_hash = "00112233445566778899aabbccddeeff",
        .bytes = 4096,
        .masked = masked,
        .masked_count = 2,
        .finish = "stop",
        .prompt_tokens = 900,
        .completion_tokens = 120,
        .is_estimated = true,
        .cost_micro = 207,
        .currency = "EUR",
    };
    assert_true(moment_parse(text_of("2026-11-28T09:00:00Z"), &egress.at));
    return egress;
}

static void egress_encode__writes__the_frozen_form(void **state)
{
    struct egress egress = example();
    struct buffer out;
    (void)state;
    buffer_init(&out, 65536);
    egress_encode(&egress, &out);
    assert_string_equal(buffer_text(&out), frozen);
    buffer_release(&out);
}

static void egress__has_ended__unless_it_left_or_leaves_again(void **state)
{
    static const struct {
        const char *finish;
        bool has_ended;
    } cases[] = {{"sent", false},     {"again: 429 slow down", false}, {"stop", true},
                 {"cancelled", true}, {"failed: no route", true},      {"truncated", true}};
    (void)state;

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct egress egress = {.finish = cases[i].finish};

        assert_int_equal(egress_has_ended(&egress), cases[i].has_ended);
    }
}

static void egress_decode__reads__the_frozen_form(void **state)
{
    struct egress wanted = example();
    struct egress egress;
    struct arena arena;
    struct error err = {0};
    (void)state;
    arena_init(&arena);
    if (!egress_decode(text_of(frozen), &arena, &egress, &err)) {
        fail_msg("%s", err.text);
    }
    assert_int_equal(egress.at, wanted.at);
    assert_string_equal(egress.kind, "drafts");
    assert_string_equal(egress.profile, "zh");
    assert_string_equal(egress.host, "api.example.com");
    assert_string_equal(egress.model, "small-1");
    assert_string_equal(egress.processor, "Example Ltd");
    assert_string_equal(egress.region, "EU");
    assert_null(egress.retention);
    assert_string_equal(egress.prompt_hash, wanted.prompt_hash);
    assert_int_equal(egress.bytes, 4096);
    assert_int_equal(egress.masked_count, 2);
    assert_string_equal(egress.masked[1], "email 1");
    assert_string_equal(egress.finish, "stop");
    assert_int_equal(egress.prompt_tokens, 900);
    assert_int_equal(egress.completion_tokens, 120);
    assert_true(egress.is_estimated);
    assert_int_equal(egress.cost_micro, 207);
    assert_string_equal(egress.currency, "EUR");
    arena_release(&arena);
}

static void egress_decode__passes_over__members_it_does_not_know(void **state)
{
    struct egress egress;
    struct arena arena;
    (void)state;
    arena_init(&arena);
    assert_true(
        egress_decode(text_of("{\"at\":\"2026-11-28T09:00:00Z\",\"kind\":\"drafts\","
                              "\"colour\":[1]}"),
                      &arena, &egress, NULL));
    assert_null(egress.host);
    assert_int_equal(egress.cost_micro, 0);
    arena_release(&arena);
}

static void egress_decode__refuses__what_is_no_record(void **state)
{
    static const char *const rows[] = {
        "",
        "[]",
        "{\"kind\":\"drafts\"}",
        "{\"at\":\"2026-11-28T09:00:00Z\"}",
        "{\"at\":\"yesterday\",\"kind\":\"drafts\"}",
        "{\"at\":\"2026-11-28T09:00:00Z\",\"kind\":\"drafts\",\"bytes\":-1}",
        "{\"at\":\"2026-11-28T09:00:00Z\",\"kind\":\"drafts\",\"cost_micro\":0.5}",
        "{\"at\":\"2026-11-28T09:00:00Z\",\"kind\":\"drafts\",\"masked\":[1]}",
        "{\"at\":\"2026-11-28T09:00:00Z\",\"kind\":\"drafts\",\"kind\":\"picks\"}",
    };
    struct egress egress;
    struct arena arena;
    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        if (egress_decode(text_of(rows[i]), &arena, &egress, NULL)) {
            fail_msg("%s", rows[i]);
        }
    }
    arena_release(&arena);
}

static void a_long_text__is_cut_between_characters(void **state)
{
    struct egress egress = example();
    struct egress read;
    struct arena arena;
    struct buffer out;
    char finish[EGRESS_TEXT_MAX + 10] = "x";
    (void)state;
    for (size_t i = 1; i + 2 < sizeof(finish); i += 2) {
        memcpy(finish + i, "\303\274", 2);
    }
    egress.finish = finish;
    arena_init(&arena);
    buffer_init(&out, 65536);
    egress_encode(&egress, &out);
    assert_true(egress_decode(text_from(buffer_text(&out), out.len), &arena, &read, NULL));
    assert_int_equal(strlen(read.finish), EGRESS_TEXT_MAX - 1);
    assert_memory_equal(read.finish, finish, EGRESS_TEXT_MAX - 1);
    buffer_release(&out);
    arena_release(&arena);
}

static void egress_words__say__what_left_and_where(void **state)
{
    struct egress egress = example();
    struct egress bare = {
        .kind = "picks", .host = "localhost", .model = "m", .finish = "stop"};
    struct arena arena;
    (void)state;
    arena_init(&arena);
    assert_string_equal(egress_words(&egress, &arena),
                        "left for a model: drafts by zh, small-1 at api.example.com "
                        "(Example Ltd, EU), prompt 00112233, masked name 2, "
                        "email 1; stop, about "
                        "900 and 120 tokens, 0.000207 EUR");
    egress.processor = NULL;
    egress.retention = "30 days";
    assert_non_null(strstr(egress_words(&egress, &arena), "(EU, kept 30 days)"));
    egress.finish =
        "failed: api.example.com refused the connection: is the server running?";
    assert_non_null(
        strstr(egress_words(&egress, &arena), "did not leave, meant for a model"));
    egress.finish = "failed: there is no host api.example.com: is the name right, is the "
                    "network up?";
    assert_non_null(
        strstr(egress_words(&egress, &arena), "did not leave, meant for a model"));
    egress.finish = "failed: api.example.com cannot be reached: is the network up?";
    assert_non_null(
        strstr(egress_words(&egress, &arena), "did not leave, meant for a model"));
    egress.finish = "failed: api.example.com answered 500: there is no host x";
    assert_null(strstr(egress_words(&egress, &arena), "did not leave"));
    egress.finish = "failed: the connection to api.example.com broke";
    assert_null(strstr(egress_words(&egress, &arena), "did not leave"));
    assert_string_equal(egress_words(&bare, &arena),
                        "left for a model: picks by , m at localhost, prompt , "
                        "nothing to mask; stop, 0 and 0 tokens");
    bare.finish = "sent";
    assert_string_equal(egress_words(&bare, &arena),
                        "left for a model: picks by , m at localhost, prompt , "
                        "nothing to mask; sent");
    arena_release(&arena);
}

static void a_cost__has_as_many_decimals_as_it_takes(void **state)
{
    static const struct {
        int64_t micro;
        const char *words;
    } rows[] = {{0, "0.00"},
                {1, "0.000001"},
                {207, "0.000207"},
                {750000, "0.75"},
                {1000000, "1.00"},
                {1234500, "1.2345"},
                {INT64_MAX, "9223372036854.775807"}};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char cost[EGRESS_COST_SIZE];
        egress_format_cost(rows[i].micro, cost);
        assert_string_equal(cost, rows[i].words);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(egress_encode__writes__the_frozen_form),
        cmocka_unit_test(egress_decode__reads__the_frozen_form),
        cmocka_unit_test(egress__has_ended__unless_it_left_or_leaves_again),
        cmocka_unit_test(egress_decode__passes_over__members_it_does_not_know),
        cmocka_unit_test(egress_decode__refuses__what_is_no_record),
        cmocka_unit_test(egress_words__say__what_left_and_where),
        cmocka_unit_test(a_cost__has_as_many_decimals_as_it_takes),
        cmocka_unit_test(a_long_text__is_cut_between_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
