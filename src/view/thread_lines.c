#include "view/thread_lines.h"

#include "base/memory.h"
#include "view/message_text.h"
#include "view/wrap.h"

#include <string.h>

/* Messages that are remembered; more than stand on a screen and around it. */
#define KNOWN_MAX ((size_t)512)

struct known_message {
    size_t number; /* of the message, from 1 on; 0: none */
    uint32_t text; /* lines */
    bool is_cut;
    bool is_hiding;
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
    struct unfolded unfolded;
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

static struct message_text text_of_message(struct thread_lines *lines, size_t message)
{
    return message_text_make(lines->ticket, message,
                             unfolded_has(&lines->unfolded, message), &lines->arena);
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
    struct message_text text = text_of_message(lines, message);
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
}

/* Nothing that a line is counted from is other than it was. */
static bool is_as_before(const struct thread_lines *lines, const struct model *model,
                         int columns)
{
    const struct ticket *ticket = &model->open->ticket;
    return lines->messages == ticket->messages && lines->count == ticket->message_count &&
           lines->version == ticket->version && lines->columns == columns &&
           lines->unread_from == model->unread_from &&
           lines->today == day_number(model->today) &&
           lines->unfolded.all == model->unfolded.all &&
           lines->unfolded.message == model->unfolded.message &&
           string_equals(lines->id, ticket->id);
}

void thread_lines_update(struct thread_lines *lines, const struct model *model, int columns)
{
    const struct ticket *ticket = &model->open->ticket;
    lines->ticket = ticket;
    if (is_as_before(lines, model, columns)) {
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
        .is_hiding = known->is_hiding,
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

static struct message_text text_wrap(struct thread_lines *lines, size_t message,
                                     struct wrap *wrap)
{
    struct message_text text = text_of_message(lines, message);
    const struct message *of = &lines->ticket->messages[message];
    wrap_make(text.shown.text, message_columns(of, lines->columns), &lines->arena, wrap);
    return text;
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
    struct message_text text = text_wrap(lines, spot.message, &wrap);
    place.part = THREAD_TEXT;
    message_text_tell(&text, place.at < wrap.count ? wrap.lines[place.at].start : 0,
                      &place.line, &place.at);
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
    struct message_text text = text_wrap(lines, place->message, &wrap);
    size_t offset = message_text_offset(&text, place->line, place->at);
    spot.line = lead + wrap_line_at(&wrap, offset);
    arena_clear(&lines->arena);
    return spot;
}

struct thread_spot thread_lines_match(struct thread_lines *lines, size_t message,
                                      struct text folded, size_t number)
{
    struct message_parts parts = thread_lines_parts(lines, message);
    struct thread_spot spot = {.message = message};
    struct wrap wrap;
    size_t count;
    if (folded.len == 0 || parts.text == 0) {
        return spot;
    }
    struct message_text text = text_wrap(lines, message, &wrap);
    struct match *matches = matches_find(text.shown.text, folded, &lines->arena, &count);
    count = message_text_own(&text, matches, count);
    if (count > 0) {
        const struct match *match = &matches[number < count ? number : count - 1];
        spot.line = lead_lines(&parts) + wrap_line_at(&wrap, match->start);
    }
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
