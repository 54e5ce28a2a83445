#include "base/buffer.h"
#include "wire/json_gate.h"

#include <cjson/cJSON.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void json_document_open__refuses_what_cjson_would_let_pass(void **state)
{
    static const struct {
        const char *json;
        const char *error;
    } cases[] = {
        {"{\"a\":1,\"b\":2,\"a\":3}", "a: stands twice in one object"},
        {"{\"a\":1,\"\\u0061\":3}", "a: stands twice in one object"},
        {"{\"x\":[0,{\"k\":1,\"k\":1}]}", "x[1].k: stands twice in one object"},
        {"[[],[{\"k\":[],\"k\":1}]]", "[1][0].k: stands twice in one object"},
        {"{\"\":1,\"\":2}", "\"\": stands twice in one object"},
        {"{\"a\xE2\x80\xAE\\n\":1,\"a\xE2\x80\xAE\\n\":2}",
         "a\xE2\x9F\xA8RLO\xE2\x9F\xA9 : stands twice in one object"},
        {"{\"a\":\"\\ud800\"}", "json: half a surrogate pair at byte 6"},
        {"{\"\\udc00\":1}", "json: half a surrogate pair at byte 2"},
        {"{\"a\":\"x\\u0000y\"}", "json: the character U+0000 at byte 7"},
        {"{\"a\\u0000\":1}", "json: the character U+0000 at byte 3"},
        {"{\"a\":1", "json: the line ends too early at byte 6"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct error err = {0};
        struct json_document document;
        assert_false(json_document_open(&document, text_of(cases[i].json), &err));
        assert_int_equal(err.code, ERROR_FAILED);
        assert_string_equal(err.text, cases[i].error);
    }
}

static void json_document_open__finds_a_key_twice_among_many(void **state)
{
    struct buffer json;
    struct json_document document;
    struct error err;
    (void)state;
    buffer_init(&json, 1024 * 1024);
    buffer_add_text(&json, "{\"k0\":0");
    for (int i = 1; i < 20000; i++) {
        buffer_format(&json, ",\"k%d\":0", i);
    }
    buffer_add_text(&json, "}");
    assert_true(json_document_open(&document, text_from(json.bytes, json.len), &err));
    json_document_close(&document);

    json.bytes[json.len - 1] = ',';
    buffer_add_text(&json, "\"k777\":0}");
    assert_false(json_document_open(&document, text_from(json.bytes, json.len), &err));
    assert_string_equal(err.text, "k777: stands twice in one object");
    buffer_release(&json);
}

static void json_number__is_the_spelling_however_long(void **state)
{
    static const char long_number[] =
        "-0.00000000000000000000000000000000000000000000000000000000"
        "0000000000000000000000001";
    struct buffer json;
    struct json_document document;
    (void)state;
    buffer_init(&json, 4096);
    buffer_format(&json, "{\"a\":1,\"b\":[%s,true,1.10],\"c\":12345678901234567890}",
                  long_number);
    assert_true(json_document_open(&document, text_from(json.bytes, json.len), NULL));
    const struct cJSON *b = json_member(document.root, "b");
    assert_true(text_is(json_number(&document, b->child), long_number));
    assert_true(text_is(json_number(&document, b->child->next->next), "1.10"));
    assert_true(text_is(json_number(&document, json_member(document.root, "c")),
                        "12345678901234567890"));
    json_document_close(&document);
    buffer_release(&json);
}

static void json_member__minds_case_and_takes_null_for_absent(void **state)
{
    struct json_document document;
    (void)state;
    assert_true(json_document_open(
        &document, text_of("{\"Price\":1,\"price\":2,\"gone\":null}"), NULL));
    assert_int_equal((int)json_member(document.root, "price")->valuedouble, 2);
    assert_int_equal((int)json_member(document.root, "Price")->valuedouble, 1);
    assert_null(json_member(document.root, "PRICE"));
    assert_null(json_member(document.root, "gone"));
    json_document_close(&document);
}

static void json_document_close__leaves_other_open_documents_alone(void **state)
{
    struct json_document first;
    struct json_document second;
    (void)state;
    assert_true(json_document_open(&first, text_of("{\"a\":\"one\"}"), NULL));
    assert_true(json_document_open(&second, text_of("{\"a\":\"two\"}"), NULL));
    assert_false(json_document_open(&(struct json_document){0}, text_of("{"), NULL));
    json_document_close(&second);
    assert_string_equal(json_member(first.root, "a")->valuestring, "one");
    json_document_close(&first);
    json_document_close(&first);
}

static void json_excerpt__is_short_and_on_one_line(void **state)
{
    char out[JSON_EXCERPT_SIZE];
    (void)state;
    json_excerpt("a\nb\x1b[31m", out);
    assert_string_equal(out, "a b\xE2\x90\x9B[31m");
    json_excerpt("0123456789012345678901234567890123456789-", out);
    assert_string_equal(out, "0123456789012345678901234567890123456789...");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_document_open__refuses_what_cjson_would_let_pass),
        cmocka_unit_test(json_document_open__finds_a_key_twice_among_many),
        cmocka_unit_test(json_number__is_the_spelling_however_long),
        cmocka_unit_test(json_member__minds_case_and_takes_null_for_absent),
        cmocka_unit_test(json_document_close__leaves_other_open_documents_alone),
        cmocka_unit_test(json_excerpt__is_short_and_on_one_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
