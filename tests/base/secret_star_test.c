#include "base/secret.h"

#include "base/memory.h"
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define KEY "sk-TESTKEY-0123456789abcdef"

static void secret_star__hides_every_part_of_eight_bytes(void **state)
{
    static const struct {
        const char *secret;
        const char *words;
        const char *left;
        bool is_there;
    } rows[] = {
        {KEY, "no key here, sk- alone", "no key here, sk- alone", false},
        {KEY, "", "", false},
        {KEY, KEY, "***************************", true},
        {KEY, "Bearer " KEY ".", "Bearer ***************************.", true},
        {KEY, "bad: sk-testkey-0123456789ABCDEF!", "bad: ***************************!",
         true},
        {KEY, "cut: sk-TESTK", "cut: ********", true},
        {KEY, "cut: sk-TEST", "cut: sk-TEST", false},
        {KEY, "end: 456789abcdef", "end: ************", true},
        {KEY, "mid: KEY-0123", "mid: ********", true},
        {KEY, "two: sk-TESTKEY and 456789abcdef", "two: ********** and ************", true},
        {KEY, KEY KEY, "******************************************************", true},
        {KEY, "split sk-TESTKEY\xE2\x80\x8B-0123456789",
         "split **********\xE2\x80\x8B***********", true},
        /* Behind eight stars it goes on. */
        {KEY, "sk-TESTKEYab", "************", true},
        {KEY, "**bold** key", "**bold** key", false},
        {"none", "none at all, nonesuch, None", "**** at all, ****such, ****", true},
        {"none", "no, non", "no, non", false},
        {"", "anything", "anything", false},
        {NULL, "anything", "anything", false},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char words[128];
        snprintf(words, sizeof(words), "%s", rows[i].words);
        bool is_there = secret_star(rows[i].secret, words, 0, strlen(words));
        if (strcmp(words, rows[i].left) != 0 || is_there != rows[i].is_there)
            fail_msg("%zu: '%s', %d", i, words, is_there);
    }
}

/* Words that grow: whatever their pieces, at most seven bytes stand there, and no more. */
static void secret_star__hides_what_comes_in_pieces(void **state)
{
    static const char said[] = "Your key is " KEY ", they say.";

    (void)state;
    for (size_t step = 1; step < sizeof(said); step++) {
        char words[128] = "";
        size_t len = 0;
        bool is_there = false;
        while (len < strlen(said)) {
            size_t before = len;
            size_t piece = strlen(said) - len < step ? strlen(said) - len : step;
            memcpy(words + len, said + len, piece);
            len += piece;
            is_there |= secret_star(KEY, words, before, len);
        }
        assert_string_equal(words, "Your key is ***************************, they say.");
        assert_true(is_there);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(secret_star__hides_every_part_of_eight_bytes),
        cmocka_unit_test(secret_star__hides_what_comes_in_pieces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
