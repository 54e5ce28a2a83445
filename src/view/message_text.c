#include "view/message_text.h"

#include "view/shown.h"

#include <string.h>

size_t message_text_len(const struct message *message, bool *is_cut)
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

size_t message_columns(const struct message *message, int columns)
{
    int room = message->is_internal ? columns - 2 : columns;
    return room > 0 ? (size_t)room : 1;
}

/* A text of lines that are shown, and of lines of ours between them. */
struct making {
    struct message_text *text;
    struct arena *arena;
    struct shown *parts;
    size_t count;
    size_t len;
};

static void add_part(struct making *making, struct shown part)
{
    making->parts[making->count++] = part;
    making->len += part.text.len;
}

/* The customer may write the same words: what tells them apart is how they are drawn. */
static void add_fold(struct making *making, const struct quote *quote, bool is_last)
{
    struct folded_quote *fold = &making->text->folds[making->text->fold_count++];
    *fold = (struct folded_quote){
        .start = making->len,
        .first = quote->first,
        .lines = quote->lines,
        .is_foreign = quote->is_foreign,
    };
    add_part(making, shown_format(making->arena, "▸ %zu quoted lines", quote->lines));
    if (quote->is_foreign) {
        add_part(making, shown_literal(", not of this thread"));
    }
    fold->end = making->len;
    if (!is_last) {
        add_part(making, shown_literal("\n"));
    }
}

static void fold(struct making *making, struct text text, const struct quotes *quotes)
{
    size_t at = 0;
    struct arena *arena = making->arena;
    making->text->folds = arena_get(arena, quotes->count * sizeof(struct folded_quote));
    making->parts = arena_get(arena, (4 * quotes->count + 1) * sizeof(*making->parts));
    for (size_t i = 0; i < quotes->count; i++) {
        const struct quote *quote = &quotes->list[i];
        add_part(making, shown_make(text_from(text.bytes + at, quote->start - at), arena));
        add_fold(making, quote, quote->end == text.len);
        at = quote->end;
    }
    add_part(making, shown_make(text_from(text.bytes + at, text.len - at), arena));
    making->text->shown = shown_gather(making->parts, making->count, arena);
}

struct message_text message_text_make(const struct message *message,
                                      const struct quotes *quotes, struct arena *arena)
{
    struct message_text made = {0};
    struct making making = {.text = &made, .arena = arena};
    bool is_cut;
    struct text text = text_from(message->text, message_text_len(message, &is_cut));
    if (quotes->count == 0) {
        made.shown = shown_make(text, arena);
    } else {
        fold(&making, text, quotes);
    }
    return made;
}

void message_text_tell(const struct message_text *text, size_t offset, size_t *line,
                       size_t *at)
{
    struct text shown = text->shown.text;
    size_t start = 0;
    size_t number = 0;
    for (size_t i = 0; i < offset && i < shown.len; i++) {
        if (shown.bytes[i] == '\n') {
            start = i + 1;
            number++;
        }
    }
    *at = offset - start;
    for (size_t i = 0; i < text->fold_count; i++) {
        if (text->folds[i].start == start) {
            *at = 0;
        } else if (text->folds[i].start < start) {
            number += text->folds[i].lines - 1;
        }
    }
    *line = number;
}

size_t message_text_offset(const struct message_text *text, size_t line, size_t at)
{
    struct text shown = text->shown.text;
    size_t number = line;
    for (size_t i = 0; i < text->fold_count; i++) {
        const struct folded_quote *fold = &text->folds[i];
        if (line >= fold->first && line < fold->first + fold->lines) {
            return fold->start;
        }
        number -= line >= fold->first ? fold->lines - 1 : 0;
    }
    size_t start = 0;
    for (size_t i = 0; i < shown.len && number > 0; i++) {
        if (shown.bytes[i] == '\n') {
            start = i + 1;
            number--;
        }
    }
    const char *feed = memchr(shown.bytes + start, '\n', shown.len - start);
    size_t len = feed == NULL ? shown.len - start : (size_t)(feed - shown.bytes) - start;
    return start + (at < len ? at : len);
}

static bool is_ours(const struct message_text *text, const struct match *match)
{
    for (size_t i = 0; i < text->fold_count; i++) {
        if (match->end > text->folds[i].start && match->start < text->folds[i].end) {
            return true;
        }
    }
    return false;
}

size_t message_text_own(const struct message_text *text, struct match *matches,
                        size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (!is_ours(text, &matches[i])) {
            matches[kept++] = matches[i];
        }
    }
    return kept;
}

bool message_text_hides(const struct message_text *text)
{
    for (size_t i = 0; i < text->fold_count; i++) {
        if (text->folds[i].is_foreign) {
            return true;
        }
    }
    return false;
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
