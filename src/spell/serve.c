/* The process that judges: a request a line on standard input, its answer on standard
 * output, ended by a line with a point. */
#include "base/buffer.h"
#include "base/memory.h"
#include "dictionary.h"
#include "spell/choice.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SUGGESTIONS_MAX 9
#define ANSWER_LIMIT    ((size_t)64 * 1024)

struct server {
    struct dictionaries *dictionaries; /* NULL: none can be had */
    const char *wanted;                /* NULL: whatever there is */
    const char *country;
    const char **tags; /* sorted */
    size_t count;
    size_t capacity;
    struct buffer answer;
};

static void take_tag(void *context, const char *tag, const char *provider)
{
    struct server *server = context;

    (void)provider;
    server->tags = memory_reserve(server->tags, &server->capacity, server->count,
                                  sizeof(*server->tags));
    server->tags[server->count++] = memory_text(tag);
}

static int compare_tags(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Dictionaries part words at hyphens and typographic apostrophes in their own ways: of a
 * compound that none has, its parts are looked at. */
static bool parts_are_right(struct server *server, const char *tag, struct text word)
{
    static const char *const signs[] = {"-", "‐", "‑", "'", "’"};
    struct text rest = word;
    bool is_parted = false;

    while (rest.len > 0) {
        const char *end = NULL;
        size_t sign_len = 0;

        for (size_t i = 0; i < COUNT_OF(signs); i++) {
            const char *at = text_find(rest, text_of(signs[i]));

            if (at != NULL && (end == NULL || at < end)) {
                end = at;
                sign_len = strlen(signs[i]);
            }
        }
        size_t len = end == NULL ? rest.len : (size_t)(end - rest.bytes);
        is_parted = is_parted || end != NULL;
        if (!is_parted || (len > 1 && !dictionaries_have(server->dictionaries, tag,
                                                         text_from(rest.bytes, len))))
            return false;
        rest = text_from(rest.bytes + len + sign_len, rest.len - len - sign_len);
    }
    return is_parted;
}

/* With the apostrophe of typewriters, where the dictionary knows no other. */
static bool is_right_plainly(struct server *server, const char *tag, struct text word)
{
    static const char apostrophe[] = "’";
    char plain[256];
    size_t len = 0;

    if (text_find(word, text_of(apostrophe)) == NULL || word.len > sizeof(plain))
        return false;
    for (size_t i = 0; i < word.len; i++) {
        struct text rest = text_from(word.bytes + i, word.len - i);
        bool is_apostrophe = text_starts_with(rest, apostrophe);

        plain[len++] = is_apostrophe ? '\'' : word.bytes[i];
        i += is_apostrophe ? strlen(apostrophe) - 1 : 0;
    }
    return dictionaries_have(server->dictionaries, tag, text_from(plain, len));
}

static bool is_right(struct server *server, const char *tag, struct text word)
{
    return dictionaries_have(server->dictionaries, tag, word) ||
           is_right_plainly(server, tag, word) || parts_are_right(server, tag, word);
}

/* "c de word word" or "s de word", by tabs. */
static void answer(struct server *server, struct text line)
{
    struct text kind, lang, word;
    char language[SPELL_TAG_SIZE];
    const char *tag = NULL;

    if (text_next(&line, '\t', &kind) && text_next(&line, '\t', &lang) &&
        lang.len < sizeof(language)) {
        memcpy(language, lang.bytes, lang.len);
        language[lang.len] = '\0';
        tag = spell_choose(language, server->wanted, server->country, server->tags,
                           server->count);
    }
    if (tag != NULL)
        buffer_format(&server->answer, "=%s\n", tag);
    while (tag != NULL && text_next(&line, '\t', &word)) {
        if (word.len == 0)
            continue;
        if (text_is(kind, "s"))
            dictionaries_suggest(server->dictionaries, tag, word, SUGGESTIONS_MAX,
                                 &server->answer);
        else
            buffer_format(&server->answer, "%c%.*s\n",
                          is_right(server, tag, word) ? '+' : '-', (int)word.len,
                          word.bytes);
    }
    buffer_add_text(&server->answer, ".\n");
}

static bool write_answer(struct server *server)
{
    const char *bytes = buffer_text(&server->answer);
    size_t left = server->answer.len;

    while (left > 0) {
        ssize_t done = write(STDOUT_FILENO, bytes, left);

        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return false;
        bytes += done;
        left -= (size_t)done;
    }
    buffer_clear(&server->answer);
    return true;
}

/* Answers each line that is whole. */
static bool answer_lines(struct server *server, struct buffer *asked)
{
    const char *end;

    while (asked->len > 0 && (end = memchr(asked->bytes, '\n', asked->len)) != NULL) {
        size_t len = (size_t)(end - asked->bytes);

        answer(server, text_from(asked->bytes, len));
        if (!write_answer(server))
            return false;
        buffer_drop(asked, len + 1);
    }
    return true;
}

/* The terminal's signals are the other process's: this one ends when it does, and stops
 * with their job. */
static void ignore_signals(void)
{
    static const int signals[] = {SIGINT, SIGQUIT, SIGHUP, SIGPIPE};

    for (size_t i = 0; i < COUNT_OF(signals); i++)
        signal(signals[i], SIG_IGN);
}

static const char *argument(int argc, char *const *argv, int at)
{
    return argc > at && argv[at][0] != '\0' ? argv[at] : NULL;
}

int speller_serve(int argc, char *const *argv)
{
    struct server server = {.wanted = argument(argc, argv, 2),
                            .country = argument(argc, argv, 3)};
    struct buffer asked;
    char bytes[SPELLER_REQUEST_MAX];
    ssize_t got = 1;

    ignore_signals();
    buffer_init(&server.answer, ANSWER_LIMIT);
    buffer_init(&asked, ANSWER_LIMIT);
    if (dictionaries_open(&server.dictionaries, NULL))
        dictionaries_each(server.dictionaries, take_tag, &server);
    if (server.count > 0)
        qsort(server.tags, server.count, sizeof(*server.tags), compare_tags);
    while (got > 0 && answer_lines(&server, &asked)) {
        got = read(STDIN_FILENO, bytes, sizeof(bytes));
        if (got < 0 && errno == EINTR)
            got = 1;
        else if (got > 0 && !buffer_add(&asked, bytes, (size_t)got))
            got = 0;
    }
    buffer_release_wiped(&asked);
    buffer_release_wiped(&server.answer);
    dictionaries_close(server.dictionaries);
    for (size_t i = 0; i < server.count; i++)
        memory_free((char *)server.tags[i]);
    memory_free(server.tags);
    return 0;
}
