/* How long each message is: measured when it is asked for, and kept while it stays so. */
#include "thread_lines_parts.h"

#include "base/hash.h"
#include "base/memory.h"
#include "view/wrap.h"

#include <string.h>

struct thread_lines *thread_lines_create(void)
{
    struct thread_lines *lines = memory_get(sizeof(*lines));
    arena_init(&lines->arena);
    return lines;
}

static void forget_quotes(struct thread_lines *lines)
{
    for (size_t i = 0; i < KNOWN_MAX; i++) {
        memory_free(lines->quotes[i].list);
        lines->quotes[i] = (struct known_quotes){0};
    }
}

void thread_lines_clear(struct thread_lines *lines)
{
    forget_quotes(lines);
    memory_free(lines->id);
    memory_free(lines->translations);
    arena_release(&lines->arena);
    *lines = (struct thread_lines){.changes = lines->changes + 1};
}

void thread_lines_destroy(struct thread_lines *lines)
{
    if (lines != NULL) {
        thread_lines_clear(lines);
        memory_free(lines);
    }
}

static uint64_t hash_of(const char *id)
{
    return hash_64(text_of(string_or_empty(id)));
}

static bool is_short_line(const char *text, size_t len, size_t columns)
{
    if (len > columns) {
        return false;
    }
    for (size_t i = 0; i < len; i++) {
        if (text[i] < ' ' || text[i] > '~') {
            return false;
        }
    }
    return true;
}

static struct quotes quotes_of(struct thread_lines *lines, size_t message,
                               struct arena *arena)
{
    struct known_quotes *known = &lines->quotes[message % KNOWN_MAX];
    const struct message *of = &lines->ticket->messages[message];
    struct quotes found = {0};
    bool is_cut;
    if (known->number != message + 1) {
        struct text text = text_from(of->text, message_text_len(of, &is_cut));
        quotes_find(lines->ticket, message, text, arena, &found);
        memory_free(known->list);
        *known = (struct known_quotes){.number = message + 1, .count = found.count};
        if (found.count != 0) {
            known->list = memory_get(found.count * sizeof(*found.list));
            memcpy(known->list, found.list, found.count * sizeof(*found.list));
        }
    }
    return (struct quotes){.list = known->list, .count = known->count};
}

struct message_text thread_lines_text(struct thread_lines *lines, size_t message,
                                      struct arena *arena)
{
    struct quotes quotes = {0};
    if (!unfolded_has(&lines->unfolded, message)) {
        quotes = quotes_of(lines, message, arena);
    }
    return message_text_make(&lines->ticket->messages[message], &quotes, arena);
}

static void measure_text(struct thread_lines *lines, size_t message,
                         struct known_message *known)
{
    const struct message *of = &lines->ticket->messages[message];
    size_t columns = message_columns(of, lines->columns);
    size_t len = message_text_len(of, &known->is_cut);
    if (len == 0 || is_short_line(of->text, len, columns)) {
        known->text = len == 0 ? 0 : 1;
        return;
    }
    struct message_text text = thread_lines_text(lines, message, &lines->arena);
    known->text = (uint32_t)wrap_count(text.shown.text, columns);
    known->is_hiding = message_text_hides(&text);
    arena_clear(&lines->arena);
}

/* The day before a message: today's before the first. */
static int64_t day_before(const struct thread_lines *lines, size_t message)
{
    return message == 0 ? lines->today
                        : day_number(moment_day(lines->ticket->messages[message - 1].at));
}

static const struct known_message *known_of(struct thread_lines *lines, size_t message)
{
    struct known_message *known = &lines->known[message % KNOWN_MAX];
    if (known->number != message + 1) {
        int64_t day = day_number(moment_day(lines->ticket->messages[message].at));
        *known = (struct known_message){
            .number = message + 1,
            .has_day = day != day_before(lines, message),
        };
        measure_text(lines, message, known);
    }
    return known;
}

static void forget(struct thread_lines *lines)
{
    memset(lines->known, 0, sizeof(lines->known));
    lines->has_top = false;
    lines->translated = UINT64_MAX;
    lines->changes++;
}

static bool is_same_thread(const struct thread_lines *lines, const struct ticket *ticket)
{
    return lines->messages == ticket->messages && lines->count == ticket->message_count &&
           lines->version == ticket->version && string_equals(lines->id, ticket->id);
}

/* Nothing that a line is counted from is other than it was. */
static bool is_as_before(const struct thread_lines *lines, const struct model *model,
                         int columns)
{
    const struct ticket *ticket = &model->open->ticket;
    return is_same_thread(lines, ticket) && lines->columns == columns &&
           lines->unread_from == model->unread_from &&
           lines->today == day_number(model->today) &&
           lines->unfolded.all == model->unfolded.all &&
           lines->unfolded.message == model->unfolded.message;
}

void thread_lines_update(struct thread_lines *lines, const struct model *model, int columns)
{
    const struct ticket *ticket = &model->open->ticket;
    lines->ticket = ticket;
    if (is_as_before(lines, model, columns)) {
        return;
    }
    if (!is_same_thread(lines, ticket)) {
        forget_quotes(lines);
    }
    if (!string_equals(lines->id, ticket->id)) {
        memory_free(lines->id);
        lines->id = memory_text(ticket->id);
    }
    lines->messages = ticket->messages;
    lines->count = ticket->message_count;
    lines->version = ticket->version;
    lines->columns = columns;
    lines->unread_from = model->unread_from;
    lines->today = day_number(model->today);
    lines->unfolded = model->unfolded;
    forget(lines);
}

static uint64_t hash_more(uint64_t hash, uint64_t number)
{
    return (hash ^ number) * 0x100000001B3u;
}

static uint64_t hash_translations(const struct translation *translations, size_t count)
{
    uint64_t hash = 0;
    for (size_t i = 0; i < count; i++) {
        hash = hash_more(hash, hash_of(translations[i].message));
        hash = hash_more(hash, translations[i].is_folded ? 1 : 2);
        hash = hash_more(hash, translations[i].telling.request);
        hash = hash_more(hash, translations[i].telling.text.len);
    }
    return hash;
}

static void measure_translation(struct thread_lines *lines,
                                const struct translation *translation)
{
    struct shown shown = translation_shown(translation, &lines->arena);
    size_t count = shown.text.len == 0
                       ? 0
                       : wrap_count(shown.text, translation_columns(lines->columns));
    arena_clear(&lines->arena);
    lines->translations =
        memory_reserve(lines->translations, &lines->translation_capacity,
                       lines->translation_count, sizeof(*lines->translations));
    lines->translations[lines->translation_count++] = (struct known_translation){
        .message = hash_of(translation->message), .lines = count + 1};
}

void thread_lines_translate(struct thread_lines *lines,
                            const struct translation *translations, size_t count)
{
    uint64_t hash = hash_translations(translations, count);
    if (hash == lines->translated) {
        return;
    }
    lines->translated = hash;
    lines->translation_count = 0;
    lines->has_top = false;
    lines->changes++;
    for (size_t i = 0; i < count; i++) {
        if (!translations[i].is_folded) {
            measure_translation(lines, &translations[i]);
        }
    }
}

static size_t translation_lines(const struct thread_lines *lines,
                                const struct message *message)
{
    uint64_t id = lines->translation_count == 0 ? 0 : hash_of(message->id);
    for (size_t i = lines->translation_count; i > 0; i--) {
        if (lines->translations[i - 1].message == id) {
            return lines->translations[i - 1].lines;
        }
    }
    return 0;
}

/* The rule before the unread ones stands once, before a message that is not the first. */
static bool has_rule(const struct thread_lines *lines, size_t message)
{
    return message > 0 && message == lines->unread_from;
}

uint64_t thread_lines_changes(const struct thread_lines *lines)
{
    return lines->changes + 1;
}

struct message_parts thread_lines_parts(struct thread_lines *lines, size_t message)
{
    const struct message *of = &lines->ticket->messages[message];
    const struct known_message *known = known_of(lines, message);
    return (struct message_parts){
        .has_gap = message > 0,
        .has_day = known->has_day,
        .has_new = has_rule(lines, message),
        .text = known->text,
        .is_cut = known->is_cut,
        .is_hiding = known->is_hiding,
        .translation = translation_lines(lines, of),
        .attachments =
            of->attachment_count < ATTACHMENTS_MAX ? of->attachment_count : ATTACHMENTS_MAX,
    };
}
