/*
 * The gate against JSONTestSuite (github.com/nst/JSONTestSuite), where its files are at
 * hand: what has to be accepted (y_) and refused (n_), and what a parser may do as it likes
 * (i_), written down here as this one does it.
 */
#include "base/buffer.h"
#include "wire/json_gate.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define SUITE     "../shared/data/conformance/json"
#define FILE_MAX  (1 << 20)
#define MUST_PASS 95
#define MUST_FAIL 188

/* Of the y_ ones: good JSON by the RFC's letter, which the reader of records refuses. */
static const char *const refused_as_tree[] = {
    "y_object_duplicated_key.json",
    "y_object_duplicated_key_and_value.json",
    "y_object_escaped_null_in_key.json",
    "y_string_null_escape.json",
};

/* What is free: whether the scan takes it, and whether the tree is read then. */
enum verdict { REFUSED, SCANNED, READ };
static const struct {
    const char *name;
    enum verdict verdict;
} free_ones[] = {
    {"i_number_double_huge_neg_exp.json", READ},
    {"i_number_huge_exp.json", READ},
    {"i_number_neg_int_huge_exp.json", READ},
    {"i_number_pos_double_huge_exp.json", READ},
    {"i_number_real_neg_overflow.json", READ},
    {"i_number_real_pos_overflow.json", READ},
    {"i_number_real_underflow.json", READ},
    {"i_number_too_big_neg_int.json", READ},
    {"i_number_too_big_pos_int.json", READ},
    {"i_number_very_big_negative_int.json", READ},
    {"i_object_key_lone_2nd_surrogate.json", SCANNED},
    {"i_string_1st_surrogate_but_2nd_missing.json", SCANNED},
    {"i_string_1st_valid_surrogate_2nd_invalid.json", SCANNED},
    {"i_string_UTF-16LE_with_BOM.json", REFUSED},
    {"i_string_UTF-8_invalid_sequence.json", REFUSED},
    {"i_string_UTF8_surrogate_U+D800.json", REFUSED},
    {"i_string_incomplete_surrogate_and_escape_valid.json", SCANNED},
    {"i_string_incomplete_surrogate_pair.json", SCANNED},
    {"i_string_incomplete_surrogates_escape_valid.json", SCANNED},
    {"i_string_invalid_lonely_surrogate.json", SCANNED},
    {"i_string_invalid_surrogate.json", SCANNED},
    {"i_string_invalid_utf-8.json", REFUSED},
    {"i_string_inverted_surrogates_U+1D11E.json", SCANNED},
    {"i_string_iso_latin_1.json", REFUSED},
    {"i_string_lone_second_surrogate.json", SCANNED},
    {"i_string_lone_utf8_continuation_byte.json", REFUSED},
    {"i_string_not_in_unicode_range.json", REFUSED},
    {"i_string_overlong_sequence_2_bytes.json", REFUSED},
    {"i_string_overlong_sequence_6_bytes.json", REFUSED},
    {"i_string_overlong_sequence_6_bytes_null.json", REFUSED},
    {"i_string_truncated-utf-8.json", REFUSED},
    {"i_string_utf16BE_no_BOM.json", REFUSED},
    {"i_string_utf16LE_no_BOM.json", REFUSED},
    {"i_structure_500_nested_arrays.json", REFUSED},
    {"i_structure_UTF-8_BOM_empty_object.json", REFUSED},
};

static enum verdict judge(const char *name)
{
    static char bytes[FILE_MAX];
    char path[512];
    struct arena arena;
    struct json_scan scan;
    struct json_document document;
    struct error err = {0};
    snprintf(path, sizeof(path), "%s/%s", SUITE, name);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    struct text text = text_from(bytes, fread(bytes, 1, sizeof(bytes), file));
    assert_int_equal(fclose(file), 0);
    assert_true(text.len < sizeof(bytes));
    arena_init(&arena);
    bool is_scanned = json_scan(text, &arena, &scan, &err);
    arena_release(&arena);
    bool is_read = json_document_open(&document, text, &err);
    if (is_read) {
        json_document_close(&document);
    } else {
        assert_true(text_starts_with(text_of(err.text), "json: ") ||
                    strstr(err.text, ": stands twice"));
    }
    assert_true(is_scanned || !is_read);
    return is_read ? READ : is_scanned ? SCANNED : REFUSED;
}

static enum verdict wanted_of(const char *name)
{
    for (size_t i = 0; i < COUNT_OF(refused_as_tree); i++) {
        if (string_equals(name, refused_as_tree[i])) {
            return SCANNED;
        }
    }
    for (size_t i = 0; i < COUNT_OF(free_ones); i++) {
        if (string_equals(name, free_ones[i].name)) {
            return free_ones[i].verdict;
        }
    }
    assert_true(name[0] == 'y' || name[0] == 'n'); /* a free one that is not written down */
    return name[0] == 'y' ? READ : REFUSED;
}

static void json_gate__takes_and_refuses_what_the_suite_says(void **state)
{
    size_t good = 0;
    size_t bad = 0;
    size_t others = 0;
    struct dirent *entry;
    DIR *folder = opendir(SUITE);
    (void)state;
    if (!folder) {
        print_message("skipped: %s is not there\n", SUITE);
        skip();
    }
    while ((entry = readdir(folder))) {
        const char *name = entry->d_name;
        if (!text_starts_with(text_of(strrchr(name, '.')), ".json")) {
            continue;
        }
        print_message("%s\n", name);
        assert_int_equal(judge(name), wanted_of(name));
        good += name[0] == 'y';
        bad += name[0] == 'n';
        others += name[0] == 'i';
    }
    closedir(folder);
    assert_int_equal(good, MUST_PASS);
    assert_int_equal(bad, MUST_FAIL);
    assert_int_equal(others, COUNT_OF(free_ones));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_gate__takes_and_refuses_what_the_suite_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
