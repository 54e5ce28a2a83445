#include "base/buffer.h"
#include "base/memory.h"
#include "wire/json_gate.h"
#include "wire/json_scan.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define SUITE "../shared/data/conformance/json"

struct refusal {
    const char *json;
    size_t len; /* 0: up to the NUL */
    const char *error;
};

static bool scan(const char *json, size_t len, struct error *err)
{
    struct arena arena;
    struct json_scan found;
    arena_init(&arena);
    bool is_good = json_scan(text_from(json, len), &arena, &found, err);
    arena_release(&arena);
    return is_good;
}

static void json_scan__says_what_is_wrong_and_at_which_byte(void **state)
{
    static const struct refusal cases[] = {
        {"", 0, "json: the line is empty"},
        {" \t\r\n", 0, "json: the line is empty"},
        {"\xEF\xBB\xBF{}", 0, "json: a byte order mark at byte 0"},
        {"{", 0, "json: the line ends too early at byte 1"},
        {"[1", 0, "json: the line ends too early at byte 2"},
        {"[1 2]", 0, "json: no comma and no ] at byte 3"},
        {"[1,]", 0, "json: no value at byte 3"},
        {"[,1]", 0, "json: no value at byte 1"},
        {"{\"a\":1 \"b\":2}", 0, "json: no comma and no } at byte 7"},
        {"{\"a\":1,}", 0, "json: no key in double quotes at byte 7"},
        {"{a:1}", 0, "json: no key in double quotes at byte 1"},
        {"{\"a\" 1}", 0, "json: no colon at byte 5"},
        {"{\"a\":}", 0, "json: no value at byte 5"},
        {"[\"abc", 0, "json: a string without an end at byte 1"},
        {"[\"a\tb\"]", 0, "json: a control character in a string at byte 3"},
        {"[\"\\x\"]", 0, "json: a bad escape at byte 2"},
        {"[\"\\u12G4\"]", 0, "json: a bad escape at byte 2"},
        {"[\"\\u12", 0, "json: a bad escape at byte 2"},
        {"[\"a\xFF\"]", 0, "json: not UTF-8 at byte 3"},
        {"[\"\xC3\"]", 0, "json: not UTF-8 at byte 2"},
        {"[\"\xED\xA0\x80\"]", 0, "json: not UTF-8 at byte 2"},
        {"[\"\xC0\x80\"]", 0, "json: not UTF-8 at byte 2"},
        {"[\xFF]", 0, "json: not UTF-8 at byte 1"},
        {"[-]", 0, "json: a bad number at byte 2"},
        {"[1.]", 0, "json: a bad number at byte 3"},
        {"[1e+]", 0, "json: a bad number at byte 4"},
        {"[01]", 0, "json: no comma and no ] at byte 2"},
        {"[+1]", 0, "json: no value at byte 1"},
        {"[NaN]", 0, "json: no value at byte 1"},
        {"[nul]", 0, "json: no value at byte 1"},
        {"[True]", 0, "json: no value at byte 1"},
        {"{} {}", 0, "json: more than one value at byte 3"},
        {"{}\0", 3, "json: a NUL byte at byte 2"},
        {"[\"a\0b\"]", 7, "json: a NUL byte at byte 3"},
        {"[\0]", 3, "json: a NUL byte at byte 1"},
        {"{'a':1}", 0, "json: no key in double quotes at byte 1"},
        {"[1]\xC2\xA0", 0, "json: more than one value at byte 3"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct error err = {0};
        size_t len = cases[i].len > 0 ? cases[i].len : strlen(cases[i].json);
        assert_false(scan(cases[i].json, len, &err));
        assert_string_equal(err.text, cases[i].error);
    }
}

static void nest(struct buffer *out, size_t depth)
{
    buffer_clear(out);
    for (size_t i = 0; i < depth; i++) {
        buffer_add_text(out, i % 2 ? "{\"k\":" : "[");
    }
    buffer_add_text(out, "0");
    for (size_t i = depth; i-- > 0;) {
        buffer_add_text(out, i % 2 ? "}" : "]");
    }
}

static void json_scan__lets_thirty_two_nest_and_no_more(void **state)
{
    struct buffer json;
    struct error err;
    (void)state;
    buffer_init(&json, 4096);
    nest(&json, 32);
    assert_true(scan(json.bytes, json.len, &err));
    nest(&json, 33);
    assert_false(scan(json.bytes, json.len, &err));
    assert_string_equal(err.text, "json: nested too deep (32 is the most) at byte 96");

    buffer_clear(&json);
    buffer_add_text(&json, "[{}");
    for (int i = 0; i < 100; i++) {
        buffer_add_text(&json, ",[],{\"k\":[]}");
    }
    buffer_add_text(&json, "]");
    assert_true(scan(json.bytes, json.len, &err)); /* side by side is not nested */
    buffer_release(&json);
}

static void json_scan__takes_two_million_values_and_no_more(void **state)
{
    size_t len = 2 * (size_t)JSON_VALUE_LIMIT - 1; /* the list is a value too */
    char *json = memory_get(len + 2);
    struct error err;
    (void)state;
    for (size_t i = 0; i < len; i++) {
        json[i] = i % 2 ? '0' : ',';
    }
    json[0] = '[';
    json[len - 1] = ']';
    assert_true(scan(json, len, &err));
    json[len - 1] = ',';
    json[len] = '0';
    json[len + 1] = ']';
    assert_false(scan(json, len + 2, &err));
    assert_string_equal(err.text, "json: more than 2000000 values at byte 3999999");
    memory_free(json);
}

static void json_scan__keeps_numbers_as_they_are_spelt(void **state)
{
    static const char json[] =
        "{\"a\":12345678901234567890,\"b\":[-0,1.50e+10],\"c\":\"7\"}";
    struct arena arena;
    struct json_scan found;
    (void)state;
    arena_init(&arena);
    assert_true(json_scan(text_of(json), &arena, &found, NULL));
    assert_int_equal(found.number_count, 3);
    assert_true(text_is(found.numbers[0], "12345678901234567890"));
    assert_true(text_is(found.numbers[1], "-0"));
    assert_true(text_is(found.numbers[2], "1.50e+10"));
    assert_int_equal(found.longest_number, 20);
    arena_release(&arena);
}

static void json_scan__notes_what_only_our_reader_refuses(void **state)
{
    static const struct {
        const char *json;
        size_t lone_surrogate;
        size_t null_escape;
    } cases[] = {
        {"[\"\\u0041\"]", JSON_NOWHERE, JSON_NOWHERE},
        {"[\"\\uD83D\\uDE00\"]", JSON_NOWHERE, JSON_NOWHERE},
        {"[\"ab\\uD83D\"]", 4, JSON_NOWHERE},
        {"[\"\\uDE00\"]", 2, JSON_NOWHERE},
        {"[\"\\uD83D\\uD83D\"]", 2, JSON_NOWHERE},
        {"[\"\\uD83D\\u0000\"]", 2, 8},
        {"[\"\\uD83D\\n\"]", 2, JSON_NOWHERE},
        {"[\"x\\u0000\"]", JSON_NOWHERE, 3},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct arena arena;
        struct json_scan found;
        arena_init(&arena);
        assert_true(json_scan(text_of(cases[i].json), &arena, &found, NULL));
        assert_true(found.lone_surrogate == cases[i].lone_surrogate);
        assert_true(found.null_escape == cases[i].null_escape);
        arena_release(&arena);
    }
}

/* What our reader makes of files that every parser must accept, or may take or leave. */
static const char *const refused_by_reader[] = {
    "y_object_duplicated_key.json",
    "y_object_duplicated_key_and_value.json",
    "y_object_escaped_null_in_key.json",
    "y_string_null_escape.json",
};
static const char *const accepted_free[] = {
    "i_number_double_huge_neg_exp.json", "i_number_huge_exp.json",
    "i_number_neg_int_huge_exp.json",    "i_number_pos_double_huge_exp.json",
    "i_number_real_neg_overflow.json",   "i_number_real_pos_overflow.json",
    "i_number_real_underflow.json",      "i_number_too_big_neg_int.json",
    "i_number_too_big_pos_int.json",     "i_number_very_big_negative_int.json",
};

static bool is_listed(const char *name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(names[i], name) == 0) {
            return true;
        }
    }
    return false;
}

static void read_suite_file(const char *name, struct buffer *out)
{
    struct buffer path;
    char block[4096];
    size_t len;
    buffer_init(&path, 512);
    buffer_format(&path, "%s/%s", SUITE, name);
    FILE *file = fopen(buffer_text(&path), "rb");
    assert_non_null(file);
    buffer_clear(out);
    while ((len = fread(block, 1, sizeof(block), file)) > 0) {
        buffer_add(out, block, len);
    }
    fclose(file);
    buffer_release(&path);
}

static void judge(const char *name, struct buffer *json, size_t counts[128])
{
    struct error err;
    struct json_document document;
    bool is_scanned = scan(json->bytes, json->len, &err);
    bool is_read = json_document_open(&document, text_from(json->bytes, json->len), &err);
    bool must_read = false;
    if (name[0] == 'y') {
        must_read = !is_listed(name, refused_by_reader, COUNT_OF(refused_by_reader));
        assert_true(is_scanned);
    } else if (name[0] == 'n') {
        assert_false(is_scanned);
    } else {
        must_read = is_listed(name, accepted_free, COUNT_OF(accepted_free));
    }
    if (is_read != must_read) {
        print_error("%s: %s\n", name, is_read ? "was read" : err.text);
    }
    assert_int_equal(is_read, must_read);
    if (is_read) {
        json_document_close(&document);
    }
    counts[(size_t)name[0]]++;
}

static void json_scan__agrees_with_json_test_suite(void **state)
{
    DIR *folder = opendir(SUITE);
    struct dirent *entry;
    struct buffer json;
    size_t counts[128] = {0};
    (void)state;
    if (!folder) {
        print_message("skipped: %s is absent\n", SUITE);
        skip();
    }
    buffer_init(&json, 4 * 1024 * 1024);
    while ((entry = readdir(folder))) {
        if (strstr(entry->d_name, ".json")) {
            read_suite_file(entry->d_name, &json);
            judge(entry->d_name, &json, counts);
        }
    }
    closedir(folder);
    buffer_release(&json);
    assert_int_equal(counts['y'], 95);
    assert_int_equal(counts['n'], 188);
    assert_int_equal(counts['i'], 35);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_scan__says_what_is_wrong_and_at_which_byte),
        cmocka_unit_test(json_scan__lets_thirty_two_nest_and_no_more),
        cmocka_unit_test(json_scan__takes_two_million_values_and_no_more),
        cmocka_unit_test(json_scan__keeps_numbers_as_they_are_spelt),
        cmocka_unit_test(json_scan__notes_what_only_our_reader_refuses),
        cmocka_unit_test(json_scan__agrees_with_json_test_suite),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
