#include "base/needle.h"

#include "base/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Every length of both around the steps, few letters, so that most finds are near misses.
 */
static void needle_find__finds__what_text_find_finds(void **state)
{
    char hay[400];
    unsigned seed = 7;
    (void)state;
    for (int round = 0; round < 200000; round++) {
        size_t len = (seed = seed * 1103515245 + 12345) >> 8, needle_len;
        size_t letters = 2 + len % 3;
        needle_len = 1 + len / 7 % 12;
        len %= 300;
        for (size_t i = 0; i < len + 20; i++) {
            seed = seed * 1103515245 + 12345;
            hay[i] = (char)("ab\xe9"[(seed >> 16) % letters % 3]);
        }
        struct text text = text_from(hay, len);
        struct text needle = text_from(hay + (round % 2 == 0 ? len : len / 2), needle_len);
        const char *expected = text_find(text, needle);
        if (needle_find(text, needle) != expected) {
            fail_msg("%.*s in %.*s", (int)needle.len, needle.bytes, (int)len, hay);
        }
    }
}

static void needle_find__reads__nothing_behind_the_text(void **state)
{
    (void)state;
    for (size_t len = 60; len < 200; len++) {
        char *exact = memory_get(len); /* valgrind and ASan see the byte behind */
        memset(exact, 'x', len);
        exact[len - 1] = 'y';
        assert_ptr_equal(needle_find(text_from(exact, len), text_of("xy")),
                         exact + len - 2);
        assert_null(needle_find(text_from(exact, len), text_of("yx")));
        assert_null(needle_find(text_from(exact, len - 1), text_of("xy")));
        memory_free(exact);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(needle_find__finds__what_text_find_finds),
        cmocka_unit_test(needle_find__reads__nothing_behind_the_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
