/* A composer for each test, and texts in which a bar stands for the caret. */
#ifndef TESTS_CHAT_COMPOSER_H
#define TESTS_CHAT_COMPOSER_H

#include "base/memory.h"
#include "base/utf8.h"
#include "chat/composer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define FAMILY  "\U0001F468\u200D\U0001F469\u200D\U0001F467"
#define E_ACUTE "e\u0301"

static inline int composer_setup(void **state)
{
    struct composer *composer = memory_get(sizeof(*composer));

    composer_init(composer);
    *state = composer;
    return 0;
}

static inline int composer_teardown(void **state)
{
    composer_release(*state);
    memory_free(*state);
    return 0;
}

static inline void type(struct composer *composer, const char *text)
{
    struct text rest = text_of(text);

    while (rest.len) {
        size_t len = utf8_cluster_len(rest, 0);
        assert_true(composer_insert(composer, text_from(rest.bytes, len)));
        rest = text_from(rest.bytes + len, rest.len - len);
    }
}

/* want has a bar where the caret stands. */
static inline void assert_stands(const struct composer *composer, const char *want)
{
    struct text text = composer_text(composer);
    char *got =
        memory_format("%.*s|%.*s", (int)composer->caret, text.bytes,
                      (int)(text.len - composer->caret), text.bytes + composer->caret);

    assert_string_equal(got, want);
    memory_free(got);
}

/* Sets the text of want, the caret where its bar stands. */
static inline void start_at(struct composer *composer, const char *want)
{
    const char *bar = strchr(want, '|');
    char *text = memory_format("%.*s%s", (int)(bar - want), want, bar + 1);

    composer_clear(composer);
    composer_set(composer, text_of(text));
    composer_move_to(composer, (size_t)(bar - want));
    memory_free(text);
}

#endif
