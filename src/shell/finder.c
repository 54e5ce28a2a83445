#include "shell/finder.h"

#include "base/utf8.h"
#include "wire/thread.h"

#define WORDS_MAX      16
#define SNIPPET_BEFORE 30 /* characters */
#define SNIPPET_LEN    90

struct finder {
    struct office *office;
    struct vault_search *search;
    struct buffer folded;
    struct text words[WORDS_MAX];
    size_t count;
    struct hits *hits; /* of the step that runs */
    struct error *err;
    bool is_good;
};

/* The longest word is what the vault looks for; the others are looked for in its hits. */
static struct text longest(const struct finder *finder)
{
    struct text best = finder->words[0];

    for (size_t i = 1; i < finder->count; i++) {
        if (finder->words[i].len > best.len)
            best = finder->words[i];
    }
    return best;
}

bool finder_start(struct office *office, struct text words, struct finder **finder,
                  struct error *err)
{
    struct finder *made = memory_get(sizeof(*made));
    struct text rest;

    made->office = office;
    buffer_init(&made->folded, SIZE_MAX);
    utf8_fold(words, &made->folded);
    rest = text_from(buffer_text(&made->folded), made->folded.len);
    while (made->count < WORDS_MAX && text_next_word(&rest, &made->words[made->count]))
        made->count++;
    if (made->count == 0) {
        finder_stop(made);
        return error_set(err, ERROR_USAGE, "search: for which words?");
    }
    made->search = vault_search_start(office->vault, longest(made));
    *finder = made;
    return true;
}

void finder_stop(struct finder *finder)
{
    if (finder == NULL)
        return;
    vault_search_stop(finder->search);
    buffer_release_wiped(&finder->folded);
    memory_free(finder);
}

static bool has_all_words(const struct finder *finder, struct text folded)
{
    for (size_t i = 0; i < finder->count; i++) {
        if (text_find(folded, finder->words[i]) == NULL)
            return false;
    }
    return true;
}

/*
 * A piece of the message around the word. The word stands in the folded text; the place in
 * the text as written is found by its share of the length, which folding hardly moves.
 */
static const char *snippet_of(const struct finder *finder, struct text folded,
                              struct text text, struct arena *arena)
{
    const char *found = text_find(folded, longest(finder));
    size_t total = utf8_cluster_count(text);
    size_t at =
        found == NULL || folded.len == 0
            ? 0
            : (size_t)((double)(found - folded.bytes) / (double)folded.len * (double)total);
    size_t skip = at > SNIPPET_BEFORE ? at - SNIPPET_BEFORE : 0;
    size_t start = 0;
    size_t end;

    for (size_t i = 0; i < skip && start < text.len; i++)
        start += utf8_cluster_len(text, start);
    end = start;
    for (size_t i = 0; i < SNIPPET_LEN && end < text.len; i++)
        end += utf8_cluster_len(text, end);
    return arena_format(arena, "%s%.*s%s", start > 0 ? "…" : "", (int)(end - start),
                        text.bytes + start, end < text.len ? "…" : "");
}

static void one_line(char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '\n' || *text == '\r' || *text == '\t')
            *text = ' ';
    }
}

static bool note_hit(void *context, const struct vault_record *record)
{
    struct finder *finder = context;
    struct hits *hits = finder->hits;
    struct message message;
    char ticket[160];
    char owner[160];
    char *snippet;

    bool is_subject = record->kind == RECORD_TICKET;

    if ((record->kind != RECORD_MESSAGE && !is_subject) ||
        !has_all_words(finder, record->search))
        return true;
    if (is_subject) /* found by its subject, which is all that its search text holds */
        message = (struct message){
            .at = record->at,
            .text = arena_copy(&hits->arena, record->search.bytes, record->search.len)};
    finder->is_good =
        (is_subject || message_decode(record->body, &hits->arena, &message, finder->err)) &&
        vault_stream_name(finder->office->vault, record->stream, ticket, sizeof(ticket),
                          owner, sizeof(owner), finder->err);
    if (!finder->is_good)
        return false;
    snippet = arena_text(&hits->arena, snippet_of(finder, record->search,
                                                  text_of(message.text), &hits->arena));
    one_line(snippet);
    hits->hits = arena_reserve(&hits->arena, hits->hits, &hits->capacity, hits->count,
                               sizeof(*hits->hits));
    hits->hits[hits->count++] =
        (struct hit){arena_text(&hits->arena, ticket), message.id, message.at, snippet};
    return true;
}

bool finder_step(struct finder *finder, int budget_ms, struct hits *hits, bool *done,
                 struct error *err)
{
    finder->hits = hits;
    finder->err = err;
    finder->is_good = true;
    return vault_search_step(finder->search, budget_ms, note_hit, finder, done, err) &&
           finder->is_good;
}
