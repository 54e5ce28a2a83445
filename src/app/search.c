#include "search.h"

#include "base/utf8.h"
#include "say.h"

#include <string.h>

#define SEARCH_SLICE   ((size_t)64 * 1024) /* bytes of text looked at in one go */
#define SEARCH_MESSAGE 32                  /* what a message costs beside its bytes */

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
    model->search_scan.left = 0;
    if (!words.len)
        return;
    buffer_init(&folded, SIZE_MAX);
    utf8_fold(words, &folded);
    model->search = buffer_take(&folded);
}

static size_t next_message(const struct search_scan *scan, size_t count)
{
    return scan->step > 0 ? (scan->at + 1) % count : (scan->at + count - 1) % count;
}

static void found(struct model *model, size_t at)
{
    if (at == model->search_message)
        say(model, "Only this match");
    model->search_scan.left = 0;
    model->search_message = at;
    model->thread_to_match = true;
    model->thread_to_unread = false;
}

/* So much text at once that nobody who types waits for it. */
void search_go_on(struct model *model)
{
    struct search_scan *scan = &model->search_scan;
    const struct ticket *ticket = model->open ? &model->open->ticket : NULL;
    size_t looked_at = 0;

    while (ticket && scan->left && looked_at < SEARCH_SLICE) {
        scan->at = next_message(scan, ticket->message_count);
        scan->left--;
        const char *text = ticket->messages[scan->at].text;
        if (text_holds(text, model->search)) {
            found(model, scan->at);
            return;
        }
        looked_at += strlen(text) + SEARCH_MESSAGE;
        if (!scan->left) {
            model->search_message = SIZE_MAX;
            say(model, "Not found in this thread (:search looks in all)");
        }
    }
}

void search_step(struct model *model, int step)
{
    size_t count = model->open ? model->open->ticket.message_count : 0;
    size_t from = model->search_message;

    if (!model->search || !model->open) {
        say(model, "Nothing is looked for: / begins");
        return;
    }
    if (from >= count)
        from = step > 0 && count ? count - 1 : 0;
    model->search_scan = (struct search_scan){.at = from, .left = count, .step = step};
    if (!count)
        say(model, "Not found in this thread (:search looks in all)");
    search_go_on(model);
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
