/* Who strikes keys at vi and a composer alone, as src/app/keys.c would. */
#ifndef TESTS_APP_VI_TYPIST_H
#define TESTS_APP_VI_TYPIST_H

#include "app/vi.h"
#include "base/memory.h"
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

struct typist {
    struct vi vi;
    struct composer composer;
};

static UNUSED void typist_init(struct typist *typist)
{
    vi_init(&typist->vi);
    composer_init(&typist->composer);
}

static UNUSED void typist_release(struct typist *typist)
{
    vi_release(&typist->vi);
    composer_release(&typist->composer);
}

/* In normal mode, the caret where the text has a |, else at its start. */
static UNUSED void typist_begin(struct typist *typist, const char *text)
{
    const char *bar = strchr(text, '|');
    char *whole = memory_text(text);

    if (bar)
        memmove(whole + (bar - text), bar + 1, strlen(bar + 1) + 1);
    typist_release(typist);
    typist_init(typist);
    buffer_add_text(&typist->composer.text, whole); /* no change that could be undone */
    composer_move_to(&typist->composer, bar ? (size_t)(bar - text) : 0);
    vi_begin(&typist->vi, &typist->composer);
    typist->vi.typed_at = SIZE_MAX; /* nothing was typed */
    vi_escape(&typist->vi, &typist->composer);
    composer_move_to(&typist->composer, bar ? (size_t)(bar - text) : 0);
    vi_look(&typist->vi, &typist->composer);
    memory_free(whole);
}

static UNUSED bool typist_types(struct typist *typist, struct key key)
{
    char bytes[4];

    if (key.code == KEY_CODE_ESCAPE)
        vi_escape(&typist->vi, &typist->composer);
    else if (key.code == KEY_CODE_ENTER)
        composer_insert(&typist->composer, text_of("\n"));
    else if (key.code == KEY_CODE_BACKSPACE)
        composer_delete(&typist->composer, REACH_CLUSTER_LEFT);
    else if (key.code == KEY_CODE_LEFT)
        composer_move(&typist->composer, REACH_CLUSTER_LEFT);
    else
        composer_insert(&typist->composer, text_from(bytes, utf8_encode(key.code, bytes)));
    vi_look(&typist->vi, &typist->composer);
    return true;
}

/* False: a command led nowhere. */
static UNUSED bool typist_strikes(struct typist *typist, struct key key)
{
    struct composer *composer = &typist->composer;

    if (typist->vi.mode == VI_INSERT || key.code == KEY_CODE_ESCAPE)
        return typist_types(typist, key);
    enum vi_answer answer = vi_key(&typist->vi, composer, key);
    for (size_t i = 0; answer == VI_UNDO && i < vi_times(&typist->vi); i++)
        composer_undo(composer);
    for (size_t i = 0; answer == VI_REDO && i < vi_times(&typist->vi); i++)
        composer_redo(composer);
    for (size_t i = 0; answer == VI_EARLIER && i < vi_times(&typist->vi); i++)
        composer_earlier(composer);
    for (size_t i = 0; answer == VI_LATER && i < vi_times(&typist->vi); i++)
        composer_later(composer);
    vi_look(&typist->vi, composer);
    return answer != VI_FAILED && answer != VI_UNKNOWN;
}

/* Characters that type themselves; ESC, LF, DEL and ^R stand for their keys. False: a
 * command led nowhere, and what stood behind it was not struck. */
static UNUSED bool typist_does(struct typist *typist, const char *keys)
{
    while (*keys) {
        struct key key = {0};
        keys += utf8_decode(text_of(keys), &key.code, NULL);
        if (key.code == '\033')
            key.code = KEY_CODE_ESCAPE;
        else if (key.code == '\n')
            key.code = KEY_CODE_ENTER;
        else if (key.code == 0x7F)
            key.code = KEY_CODE_BACKSPACE;
        else if (key.code < 0x20)
            key = (struct key){.code = key.code + 'a' - 1, .modifiers = KEY_CONTROL};
        if (!typist_strikes(typist, key))
            return false;
    }
    return true;
}

#endif
