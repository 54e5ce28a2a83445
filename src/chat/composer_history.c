#include "base/memory.h"
#include "base/utf8.h"
#include "chat/places.h"
#include "composer_parts.h"

#define HISTORY_LIMIT ((size_t)8 * 1024 * 1024) /* bytes of changes kept for undo */

/* One replacement, enough of it to go both ways. */
struct composer_change {
    struct composer_change *older;
    size_t at;
    char *removed;
    size_t removed_len;
    char *added;
    size_t added_len;
    size_t caret_before;
    size_t caret_after;
    bool is_typing; /* the next typed character may join */
    bool is_joined; /* one undo with the older one */
};

static size_t change_bytes(const struct composer_change *change)
{
    return sizeof(*change) + change->removed_len + change->added_len;
}

static void change_destroy(struct composer_change *change)
{
    memory_free_wiped(change->removed, change->removed_len);
    memory_free_wiped(change->added, change->added_len);
    memory_free(change);
}

static void changes_destroy(struct composer_change **changes)
{
    while (*changes) {
        struct composer_change *change = *changes;
        *changes = change->older;
        change_destroy(change);
    }
}

void composer_forget(struct composer *composer)
{
    changes_destroy(&composer->undo);
    changes_destroy(&composer->redo);
    composer->undo_bytes = 0;
    composer->is_grouping = composer->has_group = false;
}

void composer_end_typing(struct composer *composer)
{
    if (composer->undo)
        composer->undo->is_typing = false;
}

void composer_begin_group(struct composer *composer)
{
    composer_end_typing(composer);
    composer->is_grouping = true;
    composer->has_group = false;
}

void composer_end_group(struct composer *composer)
{
    composer_end_typing(composer);
    composer->is_grouping = composer->has_group = false;
}

void composer_end_joining(struct composer *composer)
{
    composer->is_killing = false;
    composer->is_yanking = false;
}

/* bytes must not lie in the composer's own text. */
static void text_splice(struct composer *composer, size_t at, size_t removed,
                        const char *bytes, size_t len)
{
    struct buffer *text = &composer->text;
    size_t tail = text->len - at - removed;

    if (len > removed) {
        /* Only for the room: what is added here is overwritten at once. */
        buffer_add(text, bytes, len - removed);
    }
    if (text->bytes) {
        memmove(text->bytes + at + len, text->bytes + at + removed, tail);
        if (len)
            memcpy(text->bytes + at, bytes, len);
        text->len = at + len + tail;
        text->bytes[text->len] = '\0';
    }
    composer->version++;
}

/* Drops the oldest changes until the history is within its limit, the newest stays. */
static void history_trim(struct composer *composer)
{
    size_t bytes = 0;
    struct composer_change *change = composer->undo;

    while (change) {
        bytes += change_bytes(change);
        if (change->older && bytes + change_bytes(change->older) > HISTORY_LIMIT)
            changes_destroy(&change->older);
        change = change->older;
    }
    composer->undo_bytes = bytes;
}

static void history_push(struct composer *composer, struct composer_change *change)
{
    change->older = composer->undo;
    composer->undo = change;
    composer->undo_bytes += change_bytes(change);
    if (composer->undo_bytes > HISTORY_LIMIT)
        history_trim(composer);
}

static uint32_t code_point_first(struct text text)
{
    uint32_t code_point;

    utf8_decode(text, &code_point, NULL);
    return code_point;
}

/* A word and the spaces behind it are one undo; a line feed begins another. */
static bool typing_joins(const struct composer *composer, size_t at, struct text text)
{
    const struct composer_change *last = composer->undo;

    if (!last || !last->is_typing || last->at + last->added_len != at || !last->added_len)
        return false;
    if (text.bytes[0] == '\n')
        return false;
    struct text typed = text_from(last->added, last->added_len);
    size_t before = utf8_cluster_before(typed, typed.len);
    uint32_t end = code_point_first(text_from(typed.bytes + before, typed.len - before));
    return !place_is_space(end) || place_is_space(code_point_first(text));
}

static void typing_join(struct composer *composer, struct text text)
{
    struct composer_change *last = composer->undo;
    char *joined = memory_get(last->added_len + text.len + 1);

    memcpy(joined, last->added, last->added_len);
    memcpy(joined + last->added_len, text.bytes, text.len);
    memory_free_wiped(last->added, last->added_len);
    last->added = joined;
    last->added_len += text.len;
    composer->undo_bytes += text.len;
}

static void change_record(struct composer *composer, size_t start, size_t end,
                          struct text text, bool is_typing)
{
    struct composer_change *change = memory_get(sizeof(*change));

    change->at = start;
    change->removed_len = end - start;
    change->removed =
        memory_copy(buffer_text(&composer->text) + start, change->removed_len);
    change->added_len = text.len;
    change->added = memory_copy(text.bytes, text.len);
    change->caret_before = composer->caret;
    change->is_typing = is_typing;
    change->is_joined = composer->has_group;
    history_push(composer, change);
}

bool composer_change(struct composer *composer, size_t start, size_t end, struct text text,
                     size_t caret_after, bool is_typing)
{
    if (composer->text.len - (end - start) + text.len > COMPOSER_LIMIT)
        return false;
    char *bytes = memory_copy(text.bytes, text.len);
    struct text added = text_from(bytes, text.len);

    changes_destroy(&composer->redo);
    if (is_typing && start == end && typing_joins(composer, start, added))
        typing_join(composer, added);
    else
        change_record(composer, start, end, added, is_typing);
    text_splice(composer, start, end - start, bytes, text.len);
    memory_free_wiped(bytes, text.len);
    composer->caret = composer_border(composer_text(composer), caret_after);
    composer->undo->caret_after = composer->caret;
    composer->has_group = composer->is_grouping;
    composer->goal_column = -1;
    return true;
}

static void history_step(struct composer *composer)
{
    composer->goal_column = -1;
    composer->has_group = false;
    composer_end_joining(composer);
}

static void undo_one(struct composer *composer)
{
    struct composer_change *change = composer->undo;

    composer->undo = change->older;
    composer->undo_bytes -= change_bytes(change);
    composer_end_typing(composer);
    change->is_typing = false;
    text_splice(composer, change->at, change->added_len, change->removed,
                change->removed_len);
    composer->caret = change->caret_before;
    change->older = composer->redo;
    composer->redo = change;
}

bool composer_undo(struct composer *composer)
{
    bool is_joined = true;

    history_step(composer);
    if (!composer->undo)
        return false;
    while (is_joined && composer->undo) {
        is_joined = composer->undo->is_joined;
        undo_one(composer);
    }
    return true;
}

static void redo_one(struct composer *composer)
{
    struct composer_change *change = composer->redo;

    composer->redo = change->older;
    text_splice(composer, change->at, change->removed_len, change->added,
                change->added_len);
    composer->caret = change->caret_after;
    history_push(composer, change);
}

bool composer_redo(struct composer *composer)
{
    history_step(composer);
    if (!composer->redo)
        return false;
    do {
        redo_one(composer);
    } while (composer->redo && composer->redo->is_joined);
    return true;
}

static void change_pack(struct composer_change *change, struct pack *pack)
{
    pack_size(pack, &change->at);
    pack_string(pack, &change->removed);
    pack_string(pack, &change->added);
    pack_size(pack, &change->caret_before);
    pack_size(pack, &change->caret_after);
    pack_flag(pack, &change->is_typing);
    pack_flag(pack, &change->is_joined);
}

/* The newest first, as they hang on each other. */
static void changes_pack(struct composer_change **changes, struct pack *pack)
{
    struct composer_change **link = changes;
    size_t count = 0;

    for (struct composer_change *change = *changes; change; change = change->older)
        count++;
    count = pack_count(pack, count);
    for (size_t i = 0; i < count; i++) {
        if (!*link)
            *link = memory_get(sizeof(**link));
        change_pack(*link, pack);
        (*link)->removed_len = text_of((*link)->removed).len;
        (*link)->added_len = text_of((*link)->added).len;
        link = &(*link)->older;
    }
}

void composer_pack(struct composer *composer, struct pack *pack)
{
    pack_buffer(pack, &composer->text);
    pack_size(pack, &composer->caret);
    composer->kill_count = pack_count(pack, composer->kill_count);
    for (size_t i = 0; i < composer->kill_count && i < COMPOSER_KILLS; i++)
        pack_buffer(pack, &composer->kills[i]);
    changes_pack(&composer->undo, pack);
    changes_pack(&composer->redo, pack);
    if (pack->out)
        return;
    composer->version++;
    history_trim(composer);
}
