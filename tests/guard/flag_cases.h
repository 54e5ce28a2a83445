/* A table of texts, and which of them raise a flag of one kind. */
#ifndef TESTS_GUARD_FLAG_CASES_H
#define TESTS_GUARD_FLAG_CASES_H

#include "guard/shop.h"

/* A text, and whether the flag of that kind is raised with the severity. */
struct flag_case {
    const char *text;
    bool is_raised;
};

static inline void check_flags(struct shop *shop, enum flag_kind kind,
                               enum severity severity, const struct flag_case *cases,
                               size_t count)
{
    for (size_t i = 0; i < count; i++) {
        shop_reads(shop, cases[i].text);
        const struct flag *flag = shop_flag(shop, kind);
        bool is_raised = flag != NULL && flag->severity == severity;
        if (is_raised != cases[i].is_raised) {
            shop_print(shop);
            fail_msg("%s %s", flag_kind_name(kind),
                     cases[i].is_raised ? "expected" : "not expected");
        }
    }
}

#endif
