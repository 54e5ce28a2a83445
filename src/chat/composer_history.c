#include "base/memory.h"
#include "base/utf8.h"
#include "chat/places.h"
#include "composer_parts.h"

#define HISTORY_LIMIT ((size_t)8 * 1024 * 1024) /* bytes of changes kept for undo */

/*
 * One replacement, enough of it to go both ways. Changes hang on each other as they were
 * made: what is typed after an undo hangs beside what was undone, which is not lost.
 */
struct composer_change {
    struct composer_change *parent; /* what was changed before it; NULL: nothing */
    struct composer_change *again;  /* where redo goes from here; NULL: nowhere */
    size_t at;
    char *removed;
    size_t removed_len;
    char *added;
    size_t added_len;
    size_t caret_before;
    size_t caret_after;
    size_t number;  /* in the order in which they were made, while they are listed so */
    bool is_typing; /* the next typed character may join */
    bool is_joined; /* one undo with its parent, which was made just before */
    bool is_kept;   /* while others go */
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

void composer_forget(struct composer *composer)
{
    for (size_t i = 0; i < composer->change_count; i++)
        change_destroy(composer->changes[i]);
    memory_free(composer->changes);
    composer->changes = NULL;
    composer->change_count = composer->change_capacity = 0;
    composer->now = composer->first = NULL;
    composer->history_bytes = 0;
    composer->is_grouping = composer->has_group = false;
}

void composer_end_typing(struct composer *composer)
{
    if (composer->now)
        composer->now->is_typing = false;
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

void composer_part_group(struct composer *composer)
{
    composer_end_typing(composer);
    composer->has_group = false;
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
    composer->has_mark = false;
    composer->version++;
}

/* Where redo goes from the change, or from the first text. */
static struct composer_change **again_of(struct composer *composer,
                                         struct composer_change *change)
{
    return change ? &change->again : &composer->first;
}

/* Marks what stays when the oldest change goes: where the text has it in it, all that hangs
 * on it; else all that does not. */
static void mark_kept(const struct composer *composer, bool has_oldest)
{
    struct composer_change *oldest = composer->changes[0];

    oldest->is_kept = false;
    for (size_t i = 1; i < composer->change_count; i++) {
        struct composer_change *change = composer->changes[i];
        bool hangs_on = change->parent == oldest ||
                        (change->parent && change->parent->is_kept == has_oldest);
        change->is_kept = hangs_on == has_oldest;
    }
}

static void list_kept(struct composer *composer)
{
    size_t count = 0;

    for (size_t i = 0; i < composer->change_count; i++) {
        struct composer_change *change = composer->changes[i];
        if (change->again && !change->again->is_kept)
            change->again = NULL;
        if (change->is_kept && change->parent && !change->parent->is_kept) {
            change->parent = NULL;
            change->is_joined = false;
        }
    }
    for (size_t i = 0; i < composer->change_count; i++) {
        struct composer_change *change = composer->changes[i];
        if (change->is_kept) {
            change->number = count;
            composer->changes[count++] = change;
        } else {
            composer->history_bytes -= change_bytes(change);
            change_destroy(change);
        }
    }
    composer->change_count = count;
}

static void drop_oldest(struct composer *composer)
{
    struct composer_change *oldest = composer->changes[0];
    const struct composer_change *root = composer->now;

    while (root && root->parent)
        root = root->parent;
    bool has_oldest = root == oldest;
    mark_kept(composer, has_oldest);
    if (has_oldest)
        composer->first = oldest->again;
    if (composer->now == oldest)
        composer->now = NULL;
    if (composer->first && !composer->first->is_kept)
        composer->first = NULL;
    list_kept(composer);
}

static void history_add(struct composer *composer, struct composer_change *change)
{
    composer->changes =
        memory_reserve(composer->changes, &composer->change_capacity,
                       composer->change_count, sizeof(struct composer_change *));
    change->number = composer->change_count;
    composer->changes[composer->change_count++] = change;
    composer->history_bytes += change_bytes(change);
}

/* The newest stays, however large it is. */
static void history_trim(struct composer *composer)
{
    while (composer->history_bytes > HISTORY_LIMIT && composer->change_count > 1)
        drop_oldest(composer);
}

static void history_push(struct composer *composer, struct composer_change *change)
{
    change->parent = composer->now;
    *again_of(composer, composer->now) = change;
    composer->now = change;
    history_add(composer, change);
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
    const struct composer_change *last = composer->now;

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
    struct composer_change *last = composer->now;
    char *joined = memory_get(last->added_len + text.len + 1);

    memcpy(joined, last->added, last->added_len);
    memcpy(joined + last->added_len, text.bytes, text.len);
    memory_free_wiped(last->added, last->added_len);
    last->added = joined;
    last->added_len += text.len;
    composer->history_bytes += text.len;
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

    if (is_typing && start == end && typing_joins(composer, start, added))
        typing_join(composer, added);
    else
        change_record(composer, start, end, added, is_typing);
    text_splice(composer, start, end - start, bytes, text.len);
    memory_free_wiped(bytes, text.len);
    composer->caret = composer_border(composer_text(composer), caret_after);
    composer->now->caret_after = composer->caret;
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

/* The text without the newest change that it has in it. */
static void change_revert(struct composer *composer)
{
    struct composer_change *change = composer->now;

    change->is_typing = false;
    composer->now = change->parent;
    *again_of(composer, composer->now) = change;
    composer_end_typing(composer);
    text_splice(composer, change->at, change->added_len, change->removed,
                change->removed_len);
    composer->caret = change->caret_before;
}

/* The text with one that hangs on what it has in it. */
static void change_apply(struct composer *composer, struct composer_change *change)
{
    *again_of(composer, composer->now) = change;
    composer->now = change;
    text_splice(composer, change->at, change->removed_len, change->added,
                change->added_len);
    composer->caret = change->caret_after;
}

bool composer_undo(struct composer *composer)
{
    bool is_joined = true;

    history_step(composer);
    if (!composer->now)
        return false;
    while (is_joined && composer->now) {
        is_joined = composer->now->is_joined;
        change_revert(composer);
    }
    return true;
}

bool composer_redo(struct composer *composer)
{
    struct composer_change *next = *again_of(composer, composer->now);

    history_step(composer);
    if (!next)
        return false;
    do {
        change_apply(composer, next);
        next = next->again;
    } while (next && next->is_joined);
    return true;
}

/* Back to what both have in common, then on: the older number is never behind the newer. */
static void travel(struct composer *composer, struct composer_change *to)
{
    struct composer_change *common = to;
    size_t count = 0;

    while (composer->now != common) {
        if (composer->now && (!common || composer->now->number > common->number)) {
            change_revert(composer);
        } else {
            common = common->parent;
            count++;
        }
    }
    for (; count > 0; count--) {
        struct composer_change *next = to;
        for (size_t i = 1; i < count; i++)
            next = next->parent;
        change_apply(composer, next);
    }
}

/* No change made just after it is one undo with it. */
static bool ends_group(const struct composer *composer, size_t number)
{
    return number + 1 == composer->change_count ||
           !composer->changes[number + 1]->is_joined;
}

bool composer_earlier(struct composer *composer)
{
    history_step(composer);
    if (!composer->now)
        return false;
    for (size_t number = composer->now->number; number > 0; number--) {
        if (ends_group(composer, number - 1)) {
            travel(composer, composer->changes[number - 1]);
            return true;
        }
    }
    travel(composer, NULL);
    return true;
}

bool composer_later(struct composer *composer)
{
    size_t number = composer->now ? composer->now->number + 1 : 0;

    history_step(composer);
    while (number < composer->change_count && !ends_group(composer, number))
        number++;
    if (number >= composer->change_count)
        return false;
    travel(composer, composer->changes[number]);
    return true;
}

/* By its number, from 1 on; 0: none. One read must not be past what was read before it. */
static void link_pack(struct pack *pack, const struct composer *composer,
                      struct composer_change **link, size_t most)
{
    size_t number = *link && pack->out ? (*link)->number + 1 : 0;

    pack_size(pack, &number);
    if (pack->out)
        return;
    if (number > most)
        pack->is_bad = true;
    *link = number && number <= most ? composer->changes[number - 1] : NULL;
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
    change->removed_len = text_of(change->removed).len;
    change->added_len = text_of(change->added).len;
}

/* First all of them, then how they hang on each other. */
static void changes_pack(struct composer *composer, struct pack *pack)
{
    size_t count = pack_count(pack, composer->change_count);

    for (size_t i = 0; i < count; i++) {
        struct composer_change *change =
            pack->out ? composer->changes[i] : memory_get(sizeof(*change));
        change_pack(change, pack);
        if (!pack->out)
            history_add(composer, change);
    }
    for (size_t i = 0; i < count; i++) {
        link_pack(pack, composer, &composer->changes[i]->parent, i);
        link_pack(pack, composer, &composer->changes[i]->again, count);
    }
    link_pack(pack, composer, &composer->now, count);
    link_pack(pack, composer, &composer->first, count);
}

void composer_pack(struct composer *composer, struct pack *pack)
{
    pack_buffer(pack, &composer->text);
    pack_size(pack, &composer->caret);
    pack_flag(pack, &composer->kill_is_lines);
    composer->kill_count = pack_count(pack, composer->kill_count);
    for (size_t i = 0; i < composer->kill_count && i < COMPOSER_KILLS; i++)
        pack_buffer(pack, &composer->kills[i]);
    changes_pack(composer, pack);
    if (!pack->out)
        composer->version++;
}
