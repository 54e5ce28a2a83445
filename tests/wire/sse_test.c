/*
 * The rules stand in tests/wire/sse_rules.jsonl, one a line, so that another parser can be
 * held against them too. Each stream is fed as a first piece of every size and others of
 * every size.
 */
#include "wire/sse.h"

#include "base/buffer.h"
#include "base/memory.h"
#include "wire/json_gate.h"

#include <cjson/cJSON.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define RULES "tests/wire/sse_rules.jsonl"
#define LIMIT 64

struct heard {
    struct buffer text; /* "name|data;" an event */
    size_t count;
    size_t stop_at; /* the event at which the handler says no; 0: never */
};

static bool hear(void *context, struct text name, struct text data)
{
    struct heard *heard = context;
    buffer_add(&heard->text, name.bytes, name.len);
    buffer_add_char(&heard->text, '|');
    buffer_add(&heard->text, data.bytes, data.len);
    buffer_add_char(&heard->text, ';');
    return ++heard->count != heard->stop_at;
}

/* What a piece held is gone when the next one comes. */
static bool feed_copy(struct sse_parser *parser, const char *bytes, size_t len)
{
    char *copy = memory_copy(bytes, len);
    bool is_good = sse_feed(parser, copy, len);
    memset(copy, '~', len);
    memory_free(copy);
    return is_good;
}

/* In pieces: the first of first bytes, the others of size bytes. */
static bool feed(struct text stream, size_t first, size_t size, size_t limit,
                 struct heard *heard)
{
    struct sse_parser *parser = sse_create(limit, hear, heard);
    bool is_good = feed_copy(parser, stream.bytes, first);
    for (size_t at = first; is_good && at < stream.len; at += size) {
        size_t left = stream.len - at;
        is_good = feed_copy(parser, stream.bytes + at, left < size ? left : size);
    }
    sse_destroy(parser);
    return is_good;
}

static void check_pieces(struct text stream, size_t first, size_t size, bool is_good,
                         const char *wanted)
{
    struct heard heard = {0};
    buffer_init(&heard.text, 1 << 20);
    assert_int_equal(feed(stream, first, size, LIMIT, &heard), is_good);
    assert_string_equal(buffer_text(&heard.text), wanted);
    buffer_release(&heard.text);
}

static void check_stream(struct text stream, bool is_good, const char *wanted)
{
    for (size_t cut = 0; cut <= stream.len; cut++) {
        for (size_t size = 1; size <= stream.len - cut + 1; size++) {
            check_pieces(stream, cut, size, is_good, wanted);
        }
    }
}

static void check_rule(struct text line)
{
    struct json_document rule;
    struct error err;
    struct buffer wanted;
    buffer_init(&wanted, 1 << 16);
    assert_true(json_document_open(&rule, line, &err));
    print_message("%s\n", json_member(rule.root, "rule")->valuestring);
    const struct cJSON *events = json_member(rule.root, "events");
    for (const struct cJSON *event = events->child; event; event = event->next) {
        buffer_format(&wanted, "%s|%s;", event->child->valuestring,
                      event->child->next->valuestring);
    }
    check_stream(text_of(json_member(rule.root, "stream")->valuestring), true,
                 buffer_text(&wanted));
    buffer_release(&wanted);
    json_document_close(&rule);
}

static void sse_feed__keeps_each_rule_wherever_the_stream_is_cut(void **state)
{
    char line[1024];
    size_t rules = 0;
    FILE *file = fopen(RULES, "r");
    (void)state;
    assert_non_null(file);
    while (fgets(line, sizeof(line), file)) {
        check_rule(text_trim(text_of(line)));
        rules++;
    }
    fclose(file);
    assert_true(rules >= 30);
}

static void sse_feed__keeps_bytes_that_are_no_utf8_for_the_gate_behind_it(void **state)
{
    (void)state;
    check_stream(text_of("data: \xFF\xC3\n\n"), true, "message|\xFF\xC3;");
    check_stream(text_of("\xEF\xBBx: 1\ndata: a\n\n"), true, "message|a;");
}

static void sse_feed__refuses__a_nul_after_what_came_before_it(void **state)
{
    (void)state;
    check_stream(text_from("data: a\n\ndata: b\0\n\n", 20), false, "message|a;");
    check_stream(text_from("\0data: a\n\n", 10), false, "");
    check_stream(text_from(": \0\n\ndata: a\n\n", 14), false, "");
}

static void sse_feed__refuses__what_passes_the_limit(void **state)
{
    static const struct {
        const char *before;
        size_t count; /* of x */
        const char *after;
        bool is_good;
    } cases[] = {
        {"data: a\n\ndata:", LIMIT - 5, "\n\n", true}, /* the line, its name in it */
        {"data: a\n\ndata:", LIMIT - 4, "\n\n", false},
        {"data: a\n\ndata:", LIMIT - 4, "", false}, /* without its end too */
        {"data: a\n\n:", LIMIT - 1, "\n\n", true},  /* comments are lines */
        {"data: a\n\n:", LIMIT, "\n\n", false},
        {"data: a\n\nevent:", LIMIT, "\n\n", false},
        {"data: a\n\ndata:", LIMIT / 2, "\ndata:0123456789012345678901234567890\n\n", true},
        {"data: a\n\ndata:", LIMIT / 2, "\ndata:01234567890123456789012345678901\n\n",
         false},
        {"data: a\n\ndata:", LIMIT - 5, "\ndata:12345\n\n", false},
        {"data: a\n\ndata:", LIMIT - 5, "\n\ndata:12345\n\n",
         true}, /* the next begins anew */
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct buffer stream;
        struct heard heard = {0};
        buffer_init(&stream, 4096);
        buffer_init(&heard.text, 4096);
        buffer_add_text(&stream, cases[i].before);
        for (size_t x = 0; x < cases[i].count; x++) {
            buffer_add_char(&stream, 'x');
        }
        buffer_add_text(&stream, cases[i].after);
        struct text whole = text_from(stream.bytes, stream.len);
        assert_int_equal(feed(whole, 0, whole.len, LIMIT, &heard), cases[i].is_good);
        assert_true(text_starts_with(text_of(heard.text.bytes), "message|a;"));
        check_stream(whole, cases[i].is_good, buffer_text(&heard.text));
        buffer_release(&heard.text);
        buffer_release(&stream);
    }
}

static void sse_feed__ends_where_the_handler_says_so(void **state)
{
    struct heard heard = {.stop_at = 2};
    (void)state;
    buffer_init(&heard.text, 4096);
    struct text stream = text_of("data: a\n\ndata: b\n\ndata: c\n\n");
    assert_false(feed(stream, 0, stream.len, LIMIT, &heard));
    assert_string_equal(buffer_text(&heard.text), "message|a;message|b;");
    buffer_release(&heard.text);
}

static void sse_destroy__takes_null(void **state)
{
    (void)state;
    sse_destroy(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sse_feed__keeps_each_rule_wherever_the_stream_is_cut),
        cmocka_unit_test(sse_feed__keeps_bytes_that_are_no_utf8_for_the_gate_behind_it),
        cmocka_unit_test(sse_feed__refuses__a_nul_after_what_came_before_it),
        cmocka_unit_test(sse_feed__refuses__what_passes_the_limit),
        cmocka_unit_test(sse_feed__ends_where_the_handler_says_so),
        cmocka_unit_test(sse_destroy__takes_null),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
