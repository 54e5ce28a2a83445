#include "shell/notify.h"

#include "base/memory.h"

#include <string.h>

#define WORDS_MAX 32

/* The word with the text in the place of its "%s"; the word where it has none. */
static const char *word_filled(const char *word, const char *text, struct arena *arena,
                               bool *is_filled)
{
    const char *at = strstr(word, "%s");

    if (at == NULL)
        return word;
    *is_filled = true;
    return arena_format(arena, "%.*s%s%s", (int)(at - word), word, text, at + 2);
}

bool notify_send(struct started *notifiers, const struct settings *settings,
                 const char *text, struct error *err)
{
    const char *argv[WORDS_MAX + 2] = {NULL};
    size_t count = settings->notify_count;
    struct arena arena;
    bool is_filled = false;
    bool is_started;

    if (count > WORDS_MAX)
        return error_set(err, ERROR_USAGE, "[ui] notify has more than %d words", WORDS_MAX);
    arena_init(&arena);
    for (size_t i = 0; i < count; i++)
        argv[i] = word_filled(settings->notify[i], text, &arena, &is_filled);
    if (!is_filled)
        argv[count] = text;
    is_started = started_run(notifiers, argv, err) ||
                 error_wrap(err, "[ui] notify names the program");
    arena_release(&arena);
    return is_started;
}

bool notify_hear(struct started *notifiers, struct error *err)
{
    int status = started_hear(notifiers);

    return status == 0 ||
           error_set(err, ERROR_FAILED, "the program of [ui] notify ended with status %d",
                     status);
}
