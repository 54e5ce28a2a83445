/* A reply in English whose spelling is judged, for the stories of the spelling. */
#ifndef TESTS_APP_MISSPELT_H
#define TESTS_APP_MISSPELT_H

#include "fixture.h"

#define LETTER "Thank you for your message, we recieve it at this adress and answer soon."

static inline void writes_english(struct fixture *fixture, const char *text)
{
    fixture->model.preferences.spells = true;
    fixture->misspelt = " recieve adress Sevila teh ";
    strike(fixture, "Tab r");
    type(fixture, text);
}

/* What is marked, a bar between. */
static inline void assert_marked(const struct fixture *fixture, const char *words)
{
    const struct spelling *spelling = &fixture->model.spelling;
    const char *text = reply_text(fixture);
    struct buffer found;

    buffer_init(&found, SIZE_MAX);
    for (size_t i = 0; i < spelling->count; i++) {
        const struct misspelt *word = &spelling->list[i];
        if (i)
            buffer_add_char(&found, '|');
        buffer_add(&found, text + word->start, word->end - word->start);
    }
    assert_string_equal(buffer_text(&found), words);
    assert_true(!spelling->count ||
                spelling->version == fixture->model.reply.composer.version);
    buffer_release(&found);
}

#endif
