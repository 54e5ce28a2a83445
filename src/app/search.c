#include "search.h"

#include "base/matches.h"
#include "base/utf8.h"
#include "chat/quotes.h"
#include "focus.h"
#include "say.h"

#include <string.h>

#define SEARCH_SLICE   ((size_t)64 * 1024) /* bytes of text looked at in one go */
#define SEARCH_MESSAGE 32                  /* what a message costs beside its bytes */
#define SAID_MAX                                                                           \
    ((size_t)256 * 1024) /* bytes of the thread's end that a claim may cite                \
                          */

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
    model->search_message = model->unfolded.message = SIZE_MAX;
    model->search_scan.left = 0;
    search_count_forget(model);
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

struct match *search_matches(const struct model *model, size_t message, struct arena *arena,
                             size_t *count)
{
    struct text text = text_of(model->open->ticket.messages[message].text);

    if (text.len > MATCHES_TEXT_MAX)
        text.len = MATCHES_TEXT_MAX;
    return matches_find(text, text_of(string_or_empty(model->search)), arena, count);
}

static bool is_quoted(const struct quotes *quotes, const struct match *match)
{
    for (size_t i = 0; i < quotes->count; i++) {
        if (match->start >= quotes->list[i].start && match->start < quotes->list[i].end)
            return true;
    }
    return false;
}

/* What stands in a quote unfolds its message; else those in its quotes do not count. */
void search_fold(struct model *model)
{
    struct quotes quotes;
    struct arena arena;
    size_t count;

    model->unfolded.message = SIZE_MAX;
    model->search_shown = model->search_match;
    if (!model->open || model->search_message >= model->open->ticket.message_count ||
        model->unfolded.all)
        return;
    arena_init(&arena);
    struct text text = text_of(model->open->ticket.messages[model->search_message].text);
    const struct match *matches =
        search_matches(model, model->search_message, &arena, &count);
    quotes_find(&model->open->ticket, model->search_message, text, &arena, &quotes);
    if (model->search_match < count && is_quoted(&quotes, &matches[model->search_match])) {
        model->unfolded.message = model->search_message;
    } else {
        for (size_t i = 0; i < model->search_match && i < count; i++)
            model->search_shown -= is_quoted(&quotes, &matches[i]) ? 1 : 0;
    }
    arena_release(&arena);
}

static void match_show(struct model *model)
{
    search_fold(model);
    model->thread_to_match = true;
    model->thread_to_unread = false;
}

void search_stand(struct model *model, size_t message, int step)
{
    struct arena arena;
    size_t count;

    arena_init(&arena);
    search_matches(model, message, &arena, &count);
    arena_release(&arena);
    model->search_message = message;
    model->search_match = step > 0 || !count ? 0 : count - 1;
    match_show(model);
}

/* Within the message that one stands in; false where it has no further match that way. */
static bool step_within(struct model *model, int step)
{
    struct arena arena;
    size_t count;

    if (model->search_message >= model->open->ticket.message_count)
        return false;
    arena_init(&arena);
    search_matches(model, model->search_message, &arena, &count);
    arena_release(&arena);
    bool has_more = step > 0 ? model->search_match + 1 < count : model->search_match > 0;
    if (!has_more)
        return false;
    model->search_match += step > 0 ? 1 : (size_t)-1;
    match_show(model);
    search_say(model, 0);
    return true;
}

size_t search_said(const struct model *model, struct text words)
{
    const struct ticket *ticket = &model->open->ticket;
    struct buffer folded;
    size_t found = SIZE_MAX;
    size_t looked_at = 0;

    buffer_init(&folded, SIZE_MAX);
    utf8_fold(words, &folded);
    for (size_t i = ticket->message_count; i > 0 && found == SIZE_MAX && words.len; i--) {
        const struct message *message = &ticket->messages[i - 1];
        looked_at += strlen(message->text) + SEARCH_MESSAGE;
        if (looked_at > SAID_MAX)
            break;
        if (!message->is_internal && text_holds(message->text, buffer_text(&folded)))
            found = i - 1;
    }
    buffer_release(&folded);
    return found;
}

static void match_found(struct model *model, size_t message, int step)
{
    size_t before = model->search_message;
    bool is_first = before == SIZE_MAX;
    bool is_around = !is_first && (step > 0 ? message <= before : message >= before);

    search_stand(model, message, step);
    search_say(model, is_around ? step : 0);
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
            scan->left = 0;
            match_found(model, scan->at, scan->step);
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
        focus_leave(model);
    if (step_within(model, step))
        return;
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
