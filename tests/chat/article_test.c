#include "chat/article.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void macro_tag__gives_what_stands_behind_the_prefix(void **state)
{
    (void)state;
    const char *const tags[] = {"late", "intent:late-parcel", "intent:other",
                                "when:shipped"};
    struct macro macro = {.tags = tags, .tag_count = 4};

    assert_string_equal(macro_tag(&macro, "intent:"), "late-parcel");
    assert_string_equal(macro_tag(&macro, "when:"), "shipped");
    assert_null(macro_tag(&macro, "team:"));
    assert_null(macro_tag(&(struct macro){0}, "intent:"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(macro_tag__gives_what_stands_behind_the_prefix),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
