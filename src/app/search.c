#include "search.h"

#include "base/utf8.h"
#include "say.h"

#include <string.h>

static bool text_holds(const char *text, const char *folded_words)
{
    struct buffer folded;

    buffer_init(&folded, SIZE_MAX);
    utf8_fold(text_of(text), &folded);
    bool holds = text_find(text_from(buffer_text(&folded), folded.len),
                           text_of(folded_words)) != NULL;
    buffer_release(&folded);
    return holds;
}

struct text search_mark(struct text words)
{
    struct text rest = words;
    struct text best = text_of("");
    struct text word;
    const char *quote = memchr(words.bytes, '"', words.len);

    if (quote != NULL) {
        rest = text_from(quote + 1, words.len - (size_t)(quote + 1 - words.bytes));
        return text_next(&rest, '"', &word) ? text_trim(word) : best;
    }
    while (text_next_word(&rest, &word)) {
        if (word.len > best.len)
            best = word;
    }
    return best;
}

void search_remember(struct model *model, struct text words)
{
    struct buffer folded;

    memory_free(model->search);
    model->search = NULL;
    model->search_message = SIZE_MAX;
    if (!words.len)
        return;
    buffer_init(&folded, SIZE_MAX);
    utf8_fold(words, &folded);
    model->search = buffer_take(&folded);
}

void search_step(struct model *model, int step)
{
    const struct ticket *ticket = model->open ? &model->open->ticket : NULL;
    size_t count = ticket ? ticket->message_count : 0;

    if (!model->search || !ticket) {
        say(model, "Nothing is looked for: / begins");
        return;
    }
    size_t from = model->search_message;
    if (from == SIZE_MAX)
        from = step > 0 ? count - 1 : 0;
    for (size_t i = 1; i <= count; i++) {
        size_t at = step > 0 ? (from + i) % count : (from + count - i % count) % count;
        if (!text_holds(ticket->messages[at].text, model->search))
            continue;
        if (at == model->search_message)
            say(model, "Only this match");
        model->search_message = at;
        model->thread_to_match = true;
        model->thread_to_unread = false;
        return;
    }
    model->search_message = SIZE_MAX;
    say(model, "Not found in this thread (:search looks in all)");
}

void search_set(struct model *model, struct text words)
{
    search_remember(model, words);
    if (!words.len)
        return;
    if (model->mode == MODE_READING)
        model->pane = PANE_THREAD;
    search_step(model, 1);
}
