#include "view/thread_lines.h"

#include "base/memory.h"
#include "view/wrap.h"

#include <string.h>

/* Messages that are remembered; more than stand on a screen and around it. */
#define KNOWN_MAX ((size_t)512)

struct known_message {
    size_t number; /* of the message, from 1 on; 0: none */
    uint32_t text; /* lines */
    bool is_cut;
    bool has_day;
};

struct known_translation {
    uint64_t message; /* a hash of its id */
    size_t lines;
};

struct thread_lines {
    char *id;                       /* of the ticket */
    const struct ticket *ticket;    /* borrowed for the frame */
    const struct message *messages; /* never looked into: were they read again? */
    size_t count;
    int64_t version;
    int columns;
    size_t unread_from;
    int64_t today;
    struct known_message known[KNOWN_MAX]; /* message i at i % KNOWN_MAX */
    uint64_t translated;                   /* a hash of what the translations were */
    struct known_translation *translations;
    size_t translation_count;
    size_t translation_capacity;
    bool has_top; /* the line that was last asked for, both ways */
    struct thread_place top_place;
    struct thread_spot top_spot;
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
    memory_free(lines->id);
    memory_free(lines->translations);
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

/* The day before a message: today's before the first. */
static int64_t day_before(const struct thread_lines *lines, size_t message)
{
    return message == 0 ? lines->today
                        : day_number(moment_day(lines->ticket->messages[message - 1].at));
}

static const struct known_message *known_of(struct thread_lines *lines, size_t message)
{
    struct known_message *known = &lines->known[message % KNOWN_MAX];
    const struct message *of = &lines->ticket->messages[message];
    if (known->number != message + 1) {
        bool is_cut;
        uint32_t text = (uint32_t)text_lines(lines, of, &is_cut);
        *known = (struct known_message){
            .number = message + 1,
            .text = text,
            .is_cut = is_cut,
            .has_day = day_number(moment_day(of->at)) != day_before(lines, message),
        };
    }
    return known;
}

static void forget(struct thread_lines *lines)
{
    memset(lines->known, 0, sizeof(lines->known));
    lines->has_top = false;
    lines->translated = UINT64_MAX;
}

/* Nothing that a line is counted from is other than it was. */
static bool is_as_before(const struct thread_lines *lines, const struct ticket *ticket,
                         int columns, size_t unread_from, int64_t today)
{
    return lines->messages == ticket->messages && lines->count == ticket->message_count &&
           lines->version == ticket->version && lines->columns == columns &&
           lines->unread_from == unread_from && lines->today == today &&
           string_equals(lines->id, ticket->id);
}

void thread_lines_update(struct thread_lines *lines, const struct ticket *ticket,
                         int columns, size_t unread_from, struct day today)
{
    int64_t number = day_number(today);
    lines->ticket = ticket;
    if (is_as_before(lines, ticket, columns, unread_from, number)) {
        return;
    }
    if (!string_equals(lines->id, ticket->id)) {
        memory_free(lines->id);
        lines->id = memory_text(ticket->id);
    }
    lines->messages = ticket->messages;
    lines->count = ticket->message_count;
    lines->version = ticket->version;
    lines->columns = columns;
    lines->unread_from = unread_from;
    lines->today = number;
    forget(lines);
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
        .translation = translation_lines(lines, of),
        .attachments =
            of->attachment_count < ATTACHMENTS_MAX ? of->attachment_count : ATTACHMENTS_MAX,
    };
}

size_t thread_lines_of(struct thread_lines *lines, size_t message)
{
    struct message_parts parts = thread_lines_parts(lines, message);
    return message_parts_lines(&parts);
}

bool thread_spot_is_before(struct thread_spot a, struct thread_spot b)
{
    return a.message != b.message ? a.message < b.message : a.line < b.line;
}

static struct thread_spot move_up(struct thread_lines *lines, struct thread_spot spot,
                                  uint64_t by)
{
    while (by > spot.line) {
        by -= spot.line;
        if (spot.message == 0) {
            return (struct thread_spot){0, 0};
        }
        spot.message--;
        spot.line = thread_lines_of(lines, spot.message);
    }
    spot.line -= by;
    return spot;
}

struct thread_spot thread_lines_move(struct thread_lines *lines, struct thread_spot spot,
                                     int64_t by)
{
    if (by < 0) {
        return move_up(lines, spot, (uint64_t)-by);
    }
    size_t left = spot.line + (size_t)by;
    while (spot.message < lines->count) {
        size_t here = thread_lines_of(lines, spot.message);
        if (left < here) {
            return (struct thread_spot){spot.message, left};
        }
        left -= here;
        spot.message++;
    }
    return (struct thread_spot){lines->count, 0};
}

struct thread_spot thread_lines_last_top(struct thread_lines *lines, size_t rows)
{
    return move_up(lines, (struct thread_spot){lines->count, 0}, rows);
}

size_t thread_lines_from(struct thread_lines *lines, struct thread_spot spot, size_t most)
{
    size_t count = 0;
    for (size_t i = spot.message; i < lines->count && count < most + spot.line; i++) {
        count += thread_lines_of(lines, i);
    }
    count = count > spot.line ? count - spot.line : 0;
    return count < most ? count : most;
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

static struct thread_place place_of(struct thread_lines *lines, struct thread_spot spot)
{
    struct thread_place place = {.message = spot.message, .at = spot.line};
    struct message_parts parts = thread_lines_parts(lines, spot.message);
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
    text_wrap(lines, &lines->ticket->messages[spot.message], &wrap);
    place.part = THREAD_TEXT;
    place.at = place.at < wrap.count ? wrap.lines[place.at].start : 0;
    arena_clear(&lines->arena);
    return place;
}

static struct thread_spot spot_of(struct thread_lines *lines,
                                  const struct thread_place *place)
{
    struct message_parts parts = thread_lines_parts(lines, place->message);
    struct thread_spot spot = {.message = place->message, .line = place->at};
    size_t lead = lead_lines(&parts);
    size_t most = message_parts_lines(&parts) - 1;
    if (place->part == THREAD_LEAD) {
        spot.line = spot.line < lead ? spot.line : lead - 1;
        return spot;
    }
    if (place->part == THREAD_TAIL || parts.text == 0) {
        spot.line = lead + parts.text + (place->part == THREAD_TAIL ? place->at : 0);
        spot.line = spot.line < most ? spot.line : most;
        return spot;
    }
    struct wrap wrap;
    text_wrap(lines, &lines->ticket->messages[place->message], &wrap);
    spot.line = lead + wrap_line_at(&wrap, place->at);
    arena_clear(&lines->arena);
    return spot;
}

static void remember_top(struct thread_lines *lines, struct thread_place place,
                         struct thread_spot spot)
{
    lines->has_top = true;
    lines->top_place = place;
    lines->top_spot = spot;
}

struct thread_place thread_lines_place(struct thread_lines *lines, struct thread_spot spot)
{
    const struct thread_spot *top = &lines->top_spot;
    if (spot.message >= lines->count) {
        return (struct thread_place){.message = lines->count};
    }
    bool is_top = lines->has_top && spot.message == top->message && spot.line == top->line;
    if (!is_top) {
        remember_top(lines, place_of(lines, spot), spot);
    }
    return lines->top_place;
}

struct thread_spot thread_lines_at(struct thread_lines *lines,
                                   const struct thread_place *place)
{
    if (place->message >= lines->count) {
        return (struct thread_spot){lines->count, 0};
    }
    if (!lines->has_top || !thread_place_equals(place, &lines->top_place)) {
        remember_top(lines, *place, spot_of(lines, place));
    }
    return lines->top_spot;
}
