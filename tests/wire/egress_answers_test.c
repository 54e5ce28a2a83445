#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "wire/egress.h"

#include <stdio.h>
#include <string.h>

static const char *const allowed[] = {"SKU-1", "SKU-2", "SKU-3"};

struct read_picks {
    struct model_pick *picks;
    size_t count;
    int64_t refused;
};

static void read_good(struct arena *arena, const char *answer, struct read_picks *read)
{
    struct error err = {0};
    if (!model_picks_read(text_of(answer), allowed, COUNT_OF(allowed), arena, &read->picks,
                          &read->count, &read->refused, &err)) {
        fail_msg("%s: %s", answer, err.text);
    }
}

static void picks__come_in_the_models_order__of_the_closed_set_alone(void **state)
{
    static const struct {
        const char *answer;
        const char *ids; /* joined */
        int64_t refused;
    } rows[] = {
        {"{\"picks\":[{\"id\":\"SKU-3\",\"explanation\":\"a\"},{\"id\":\"SKU-1\"}]}",
         "SKU-3 SKU-1 ", 0},
        {"{\"picks\":[]}", "", 0},
        {"```json\n{\"picks\":[{\"id\":\"SKU-2\"}]}\n```", "SKU-2 ", 0},
        {"{\"picks\":[{\"id\":\"SKU-9\"},{\"id\":\"SKU-2\"}]}", "SKU-2 ", 1},
        {"{\"picks\":[{\"id\":\"sku-1\"},{\"id\":\"SKU-1 \"},{\"id\":\"\"}]}", "", 3},
        {"{\"picks\":[{\"id\":\"SKU-1\"},{\"id\":\"SKU-1\"},{\"id\":\"SKU-2\"}]}",
         "SKU-1 SKU-2 ", 1},
        {"{\"picks\":[{\"id\":1},{\"ID\":\"SKU-1\"},null,\"SKU-1\",[\"SKU-1\"],{}]}", "",
         6},
        {"{\"picks\":[{\"id\":\"SKU-1\",\"price\":\"1.00\"}],\"more\":1}", "SKU-1 ", 0},
    };
    struct arena arena;
    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct read_picks read;
        char ids[100] = "";
        read_good(&arena, rows[i].answer, &read);
        for (size_t j = 0; j < read.count; j++) {
            snprintf(ids + strlen(ids), sizeof(ids) - strlen(ids), "%s ", read.picks[j].id);
        }
        assert_string_equal(ids, rows[i].ids);
        assert_int_equal(read.refused, rows[i].refused);
    }
    arena_release(&arena);
}

static void an_explanation__is_one_line_of_a_bounded_length(void **state)
{
    char answer[2 * MODEL_WORDS_MAX];
    char words[MODEL_WORDS_MAX + 2];
    struct arena arena;
    struct read_picks read;
    (void)state;
    arena_init(&arena);
    read_good(
        &arena,
        "{\"picks\":[{\"id\":\"SKU-1\",\"explanation\":\" goes with\\nyour \\u001bshoes "
        "\"},{\"id\":\"SKU-2\",\"explanation\":\"  \"},{\"id\":\"SKU-3\","
        "\"explanation\":7}]}",
        &read);
    assert_string_equal(read.picks[0].explanation, "goes with your  shoes");
    assert_null(read.picks[1].explanation);
    assert_null(read.picks[2].explanation);
    for (size_t len = MODEL_WORDS_MAX; len <= MODEL_WORDS_MAX + 1; len++) {
        memset(words, 'x', len);
        words[len] = '\0';
        snprintf(answer, sizeof(answer),
                 "{\"picks\":[{\"id\":\"SKU-1\",\"explanation\":\"%s\"}]}", words);
        read_good(&arena, answer, &read);
        assert_int_equal(read.count, 1);
        assert_int_equal(read.picks[0].explanation != NULL, len == MODEL_WORDS_MAX);
    }
    arena_release(&arena);
}

static void what_is_no_list_of_picks__is_refused(void **state)
{
    static const char *const rows[] = {
        "",
        "I would pick SKU-1.",
        "[\"SKU-1\"]",
        "{}",
        "{\"picks\":null}",
        "{\"picks\":{\"id\":\"SKU-1\"}}",
        "{\"picks\":[{\"id\":\"SKU-1\"}]",
        "{\"picks\":[],\"picks\":[]}",
        "{\"Picks\":[]}",
    };
    struct arena arena;
    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct read_picks read;
        struct error err = {0};
        if (model_picks_read(text_of(rows[i]), allowed, COUNT_OF(allowed), &arena,
                             &read.picks, &read.count, &read.refused, &err)) {
            fail_msg("%s", rows[i]);
        }
        assert_true(err.text[0] != '\0');
    }
    arena_release(&arena);
}

/* Of one ticket among three, with a member in another way than it should be. */
static size_t count_with(struct arena *arena, const char *element,
                         struct model_triage *first)
{
    struct model_triage *triages;
    struct error err = {0};
    char answer[1000];
    size_t count;
    snprintf(answer, sizeof(answer), "{\"tickets\":[%s]}", element);
    if (!model_triage_read(text_of(answer), 3, arena, &triages, &count, &err)) {
        fail_msg("%s: %s", element, err.text);
    }
    if (count > 0) {
        *first = triages[0];
    }
    return count;
}

#define GOOD                                                                               \
    "\"intent\":\"return\",\"urgency\":\"high\",\"sentiment\":-0.25,\"lang\":\"es\","      \
    "\"reason\":\"wants it\\nback\"}"

static void triage__is_read__ticket_by_ticket(void **state)
{
    struct model_triage triage;
    struct arena arena;
    (void)state;
    arena_init(&arena);
    assert_int_equal(
        count_with(&arena, "{\"number\":2," GOOD ",{\"number\":0," GOOD, &triage), 2);
    assert_int_equal(triage.number, 2);
    assert_string_equal(triage.intent, "return");
    assert_string_equal(triage.urgency, "high");
    assert_true(triage.sentiment == -0.25);
    assert_string_equal(triage.lang, "es");
    assert_string_equal(triage.reason, "wants it back");
    arena_release(&arena);
}

static void a_ticket__that_was_not_asked_or_breaks_the_schema__is_left_out(void **state)
{
    static const struct {
        const char *element;
        size_t count;
    } rows[] = {
        {"{\"number\":3," GOOD, 0},
        {"{\"number\":-1," GOOD, 0},
        {"{\"number\":1.5," GOOD, 0},
        {"{\"number\":\"1\"," GOOD, 0},
        {"{\"number\":1e0," GOOD, 0},
        {"{" GOOD, 0},
        {"{\"number\":1," GOOD ",{\"number\":1," GOOD, 1},
        {"{\"number\":1,\"urgency\":\"urgent\",\"sentiment\":1}", 1},
        {"{\"number\":1,\"urgency\":\"URGENT\",\"sentiment\":0}", 0},
        {"{\"number\":1,\"urgency\":\"soon\",\"sentiment\":0}", 0},
        {"{\"number\":1,\"sentiment\":0}", 0},
        {"{\"number\":1,\"urgency\":\"low\",\"sentiment\":1.01}", 0},
        {"{\"number\":1,\"urgency\":\"low\",\"sentiment\":-2}", 0},
        {"{\"number\":1,\"urgency\":\"low\",\"sentiment\":\"0\"}", 0},
        {"{\"number\":1,\"urgency\":\"low\"}", 0},
        {"7, null, []", 0},
    };
    struct arena arena;
    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct model_triage triage;
        if (count_with(&arena, rows[i].element, &triage) != rows[i].count) {
            fail_msg("%s", rows[i].element);
        }
    }
    arena_release(&arena);
}

static void what_a_model_does_not_know__is_no_word(void **state)
{
    static const char *const rows[] = {
        "{\"number\":0,\"urgency\":\"low\",\"sentiment\":0,\"intent\":\"\",\"lang\":\"\"}",
        "{\"number\":0,\"urgency\":\"low\",\"sentiment\":0,\"intent\":null,\"lang\":\"e\"}",
        "{\"number\":0,\"urgency\":\"low\",\"sentiment\":0,\"intent\":"
        "\"an intent that is so long that nobody could ever have asked for it\","
        "\"lang\":\"es; drop\"}",
    };
    struct arena arena;
    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct model_triage triage;
        assert_int_equal(count_with(&arena, rows[i], &triage), 1);
        assert_null(triage.intent);
        assert_null(triage.lang);
        assert_null(triage.reason);
    }
    arena_release(&arena);
}

static void where_nothing_was_asked__nothing_is_answered(void **state)
{
    struct model_triage *triages;
    struct read_picks read;
    struct arena arena;
    size_t count;
    (void)state;
    arena_init(&arena);
    assert_true(model_triage_read(text_of("{\"tickets\":[{\"number\":0," GOOD "]}"), 0,
                                  &arena, &triages, &count, NULL));
    assert_int_equal(count, 0);
    assert_true(model_picks_read(text_of("{\"picks\":[{\"id\":\"SKU-1\"}]}"), NULL, 0,
                                 &arena, &read.picks, &read.count, &read.refused, NULL));
    assert_int_equal(read.count, 0);
    assert_int_equal(read.refused, 1);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(picks__come_in_the_models_order__of_the_closed_set_alone),
        cmocka_unit_test(an_explanation__is_one_line_of_a_bounded_length),
        cmocka_unit_test(what_is_no_list_of_picks__is_refused),
        cmocka_unit_test(triage__is_read__ticket_by_ticket),
        cmocka_unit_test(a_ticket__that_was_not_asked_or_breaks_the_schema__is_left_out),
        cmocka_unit_test(what_a_model_does_not_know__is_no_word),
        cmocka_unit_test(where_nothing_was_asked__nothing_is_answered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
