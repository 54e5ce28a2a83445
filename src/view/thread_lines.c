#include "view/thread_lines.h"

#include "base/memory.h"
#include "view/wrap.h"

#include <string.h>

struct known_message {
    uint64_t id;   /* a hash */
    uint32_t text; /* lines */
    uint32_t attachments;
    uint32_t translation;
    bool is_cut;
    bool has_gap;
    bool has_day;
    size_t end; /* the thread's lines up to and with this message, but for the rule of the
                   new */
};

struct thread_lines {
    char *ticket;
    const struct message *messages; /* never looked into: were they read again? */
    int64_t version;
    int columns;
    size_t unread_from;
    int64_t today;
    uint64_t translated; /* a hash of what the translations were; 0: there are none */
    struct known_message *known;
    size_t count;
    size_t capacity;
    struct arena arena;
};

struct thread_lines *thread_lines_create(void)
{
    struct thread_lines *lines = memory_get(sizeof(*lines));
    arena_init(&lines->arena);
    return lines;
}

void thread_lines_clear(struct thread_lines *lines)
{
    memory_free(lines->ticket);
    memory_free(lines->known);
    arena_release(&lines->arena);
    *lines = (struct thread_lines){0};
}

void thread_lines_destroy(struct thread_lines *lines)
{
    if (lines != NULL) {
        thread_lines_clear(lines);
        memory_free(lines);
    }
}

size_t message_parts_lines(const struct message_parts *parts)
{
    return (size_t)parts->has_gap + (size_t)parts->has_day + (size_t)parts->has_new + 1 +
           parts->text + (size_t)parts->is_cut + parts->translation + parts->attachments;
}

static size_t message_len(const struct message *message, bool *is_cut)
{
    size_t len = message->text == NULL ? 0 : strnlen(message->text, MESSAGE_SHOWN_MAX + 1);
    *is_cut = len > MESSAGE_SHOWN_MAX;
    if (*is_cut) {
        len = MESSAGE_SHOWN_MAX;
        while (len > 0 && MESSAGE_SHOWN_MAX - len < 4 &&
               ((unsigned char)message->text[len] & 0xC0) == 0x80) {
            len--;
        }
    }
    while (len > 0 && strchr(" \t\r\n", message->text[len - 1]) != NULL) {
        len--;
    }
    return len;
}

struct shown message_shown(const struct message *message, struct arena *arena)
{
    bool is_cut;
    return shown_make(text_from(message->text, message_len(message, &is_cut)), arena);
}

size_t message_columns(const struct message *message, int columns)
{
    int room = message->is_internal ? columns - 2 : columns;
    return room > 0 ? (size_t)room : 1;
}

/* FNV-1a. */
static uint64_t hash_of(const char *id)
{
    uint64_t hash = 0xCBF29CE484222325u;
    for (const char *at = id == NULL ? "" : id; *at != '\0'; at++) {
        hash = (hash ^ (unsigned char)*at) * 0x100000001B3u;
    }
    return hash;
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

static size_t text_lines(struct thread_lines *lines, const struct message *message,
                         bool *is_cut)
{
    size_t columns = message_columns(message, lines->columns);
    size_t len = message_len(message, is_cut);
    if (len == 0) {
        return 0;
    }
    if (is_short_line(message->text, len, columns)) {
        return 1;
    }
    struct shown shown = shown_make(text_from(message->text, len), &lines->arena);
    size_t count = wrap_count(shown.text, columns);
    arena_clear(&lines->arena);
    return count;
}

static void measure(struct thread_lines *lines, const struct message *message,
                    struct known_message *known)
{
    bool is_cut;
    *known = (struct known_message){.id = hash_of(message->id)};
    known->text = (uint32_t)text_lines(lines, message, &is_cut);
    known->is_cut = is_cut;
    known->attachments =
        (uint32_t)(message->attachment_count < ATTACHMENTS_MAX ? message->attachment_count
                                                               : ATTACHMENTS_MAX);
}

/* The rules between messages, and where each ends. */
static void add_up(struct thread_lines *lines, const struct ticket *ticket, size_t from,
                   int64_t today)
{
    size_t end = from == 0 ? 0 : lines->known[from - 1].end;
    int64_t before =
        from == 0 ? today : day_number(moment_day(ticket->messages[from - 1].at));
    for (size_t i = from; i < lines->count; i++) {
        struct known_message *known = &lines->known[i];
        int64_t day = day_number(moment_day(ticket->messages[i].at));
        known->has_gap = i > 0;
        known->has_day = day != before;
        before = day;
        struct message_parts parts = thread_lines_parts(lines, i);
        parts.has_new = false;
        end += message_parts_lines(&parts);
        known->end = end;
    }
}

/* How many messages at the front are those measured already. */
static size_t known_front(const struct thread_lines *lines, const struct ticket *ticket)
{
    size_t most =
        lines->count < ticket->message_count ? lines->count : ticket->message_count;
    if (lines->messages == ticket->messages && lines->version == ticket->version) {
        return most;
    }
    size_t front = 0;
    while (front < most && lines->known[front].id == hash_of(ticket->messages[front].id)) {
        front++;
    }
    return front;
}

void thread_lines_update(struct thread_lines *lines, const struct ticket *ticket,
                         int columns, size_t unread_from, struct day today)
{
    if (lines->columns != columns || !string_equals(lines->ticket, ticket->id) ||
        lines->today != day_number(today)) {
        thread_lines_clear(lines);
        lines->ticket = memory_text(ticket->id);
        lines->columns = columns;
        lines->today = day_number(today);
    }
    size_t front = known_front(lines, ticket);
    lines->messages = ticket->messages;
    lines->version = ticket->version;
    lines->unread_from = unread_from;
    if (front == lines->count && front == ticket->message_count) {
        return;
    }
    lines->count = front;
    while (lines->count < ticket->message_count) {
        lines->known = memory_reserve(lines->known, &lines->capacity, lines->count,
                                      sizeof(*lines->known));
        measure(lines, &ticket->messages[lines->count], &lines->known[lines->count]);
        lines->count++;
    }
    add_up(lines, ticket, front, lines->today);
    lines->translated = UINT64_MAX; /* those of the new ones are not known */
}

struct shown translation_shown(const struct translation *translation, struct arena *arena)
{
    const struct buffer *text = &translation->telling.text;
    struct text whole = text_trim(text_from(buffer_text(text), text->len));
    if (whole.len > MESSAGE_SHOWN_MAX) {
        whole.len = MESSAGE_SHOWN_MAX;
    }
    return shown_make(whole, arena);
}

size_t translation_columns(int columns)
{
    return columns > 2 ? (size_t)columns - 2 : 1;
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
    uint64_t id = hash_of(translation->message);
    struct shown shown = translation_shown(translation, &lines->arena);
    size_t count = shown.text.len == 0
                       ? 0
                       : wrap_count(shown.text, translation_columns(lines->columns));
    arena_clear(&lines->arena);
    for (size_t i = 0; i < lines->count; i++) {
        if (lines->known[i].id == id) {
            lines->known[i].translation = (uint32_t)count + 1;
        }
    }
}

void thread_lines_translate(struct thread_lines *lines, const struct ticket *ticket,
                            const struct translation *translations, size_t count)
{
    uint64_t hash = hash_translations(translations, count);
    if (hash == lines->translated) {
        return;
    }
    lines->translated = hash;
    for (size_t i = 0; i < lines->count; i++) {
        lines->known[i].translation = 0;
    }
    for (size_t i = 0; i < count; i++) {
        if (!translations[i].is_folded) {
            measure_translation(lines, &translations[i]);
        }
    }
    add_up(lines, ticket, 0, lines->today);
}

/* The rule before the unread ones stands once, before a message that is not the first. */
static bool has_rule(const struct thread_lines *lines)
{
    return lines->unread_from > 0 && lines->unread_from < lines->count;
}

static size_t end_of(const struct thread_lines *lines, size_t message)
{
    return lines->known[message].end +
           (has_rule(lines) && message >= lines->unread_from ? 1 : 0);
}

size_t thread_lines_count(const struct thread_lines *lines)
{
    return lines->count == 0 ? 0 : end_of(lines, lines->count - 1);
}

size_t thread_lines_start(const struct thread_lines *lines, size_t message)
{
    return message == 0 || lines->count == 0 ? 0 : end_of(lines, message - 1);
}

size_t thread_lines_message(const struct thread_lines *lines, size_t line, size_t *first)
{
    size_t low = 0;
    size_t high = lines->count;
    while (low + 1 < high) {
        size_t middle = low + (high - low) / 2;
        if (thread_lines_start(lines, middle) <= line) {
            low = middle;
        } else {
            high = middle;
        }
    }
    *first = thread_lines_start(lines, low);
    return low;
}

struct message_parts thread_lines_parts(const struct thread_lines *lines, size_t message)
{
    const struct known_message *known = &lines->known[message];
    return (struct message_parts){
        .has_gap = known->has_gap,
        .has_day = known->has_day,
        .has_new = has_rule(lines) && message == lines->unread_from,
        .text = known->text,
        .is_cut = known->is_cut,
        .translation = known->translation,
        .attachments = known->attachments,
    };
}

/* The lines of a message above its text. */
static size_t lead_lines(const struct message_parts *parts)
{
    return (size_t)parts->has_gap + (size_t)parts->has_day + (size_t)parts->has_new + 1;
}

static void text_wrap(struct thread_lines *lines, const struct message *message,
                      struct wrap *wrap)
{
    struct shown shown = message_shown(message, &lines->arena);
    wrap_make(shown.text, message_columns(message, lines->columns), &lines->arena, wrap);
}

struct thread_place thread_lines_place(struct thread_lines *lines,
                                       const struct ticket *ticket, size_t line)
{
    struct thread_place place = {0};
    if (lines->count == 0) {
        return place;
    }
    size_t first;
    place.message = thread_lines_message(lines, line, &first);
    struct message_parts parts = thread_lines_parts(lines, place.message);
    place.at = line - first;
    if (place.at < lead_lines(&parts)) {
        return place;
    }
    place.at -= lead_lines(&parts);
    if (place.at >= parts.text) {
        place.part = THREAD_TAIL;
        place.at -= parts.text;
        return place;
    }
    struct wrap wrap;
    text_wrap(lines, &ticket->messages[place.message], &wrap);
    place.part = THREAD_TEXT;
    place.at = place.at < wrap.count ? wrap.lines[place.at].start : 0;
    arena_clear(&lines->arena);
    return place;
}

size_t thread_lines_at(struct thread_lines *lines, const struct ticket *ticket,
                       const struct thread_place *place)
{
    if (place->message >= lines->count) {
        return thread_lines_count(lines);
    }
    size_t first = thread_lines_start(lines, place->message);
    struct message_parts parts = thread_lines_parts(lines, place->message);
    size_t lead = lead_lines(&parts);
    if (place->part == THREAD_LEAD) {
        return first + (place->at < lead ? place->at : lead - 1);
    }
    if (place->part == THREAD_TAIL || parts.text == 0) {
        return first + lead + parts.text + (place->part == THREAD_TAIL ? place->at : 0);
    }
    struct wrap wrap;
    text_wrap(lines, &ticket->messages[place->message], &wrap);
    size_t line = wrap_line_at(&wrap, place->at);
    arena_clear(&lines->arena);
    return first + lead + line;
}
