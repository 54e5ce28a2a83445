/* Heads that changed since the segments were written, and the words that heads use. */
#include "heads_parts.h"

void changes_release(struct changes *changes)
{
    changes_remove(changes, 0, changes->count);
    memory_free(changes->list);
    *changes = (struct changes){0};
}

size_t changes_find(const struct changes *changes, int64_t stream)
{
    size_t low = 0;
    size_t high = changes->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (changes->list[middle].stream < stream)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct changed *changes_get(const struct changes *changes, int64_t stream)
{
    size_t at = changes_find(changes, stream);

    return at < changes->count && changes->list[at].stream == stream ? &changes->list[at]
                                                                     : NULL;
}

void changes_put(struct changes *changes, int64_t stream, struct text bytes)
{
    size_t at = changes_find(changes, stream);

    if (at < changes->count && changes->list[at].stream == stream) {
        memory_free_wiped(changes->list[at].bytes, changes->list[at].len);
    } else {
        changes->list = memory_reserve(changes->list, &changes->capacity, changes->count,
                                       sizeof(*changes->list));
        memmove(changes->list + at + 1, changes->list + at,
                (changes->count - at) * sizeof(*changes->list));
        changes->count++;
    }
    changes->list[at] =
        (struct changed){(uint32_t)stream, memory_copy(bytes.bytes, bytes.len), bytes.len};
}

void changes_remove(struct changes *changes, size_t from, size_t count)
{
    for (size_t i = from; i < from + count; i++)
        memory_free_wiped(changes->list[i].bytes, changes->list[i].len);
    if (count > 0)
        memmove(changes->list + from, changes->list + from + count,
                (changes->count - from - count) * sizeof(*changes->list));
    changes->count -= count;
}

void form_whole(struct text head, struct buffer *out)
{
    buffer_add(out, head.bytes, head.len);
}

void form_state(struct text bytes, struct buffer *out)
{
    struct arena arena;
    struct ticket_head head;

    arena_init(&arena);
    if (head_decode(&bytes, &arena, &head))
        head_encode_state(&head, out);
    arena_release(&arena);
}

static void add_changed(const struct changed *changed, row_form *form, struct buffer *out)
{
    struct buffer formed;

    buffer_init(&formed, SIZE_MAX);
    form(text_from(changed->bytes, changed->len), &formed);
    vault_heads_add(out, changed->stream, text_from(buffer_text(&formed), formed.len));
    buffer_release_wiped(&formed);
}

void changes_merge(const struct changes *changes, int64_t from, int64_t to,
                   struct text rows, row_form *form, struct buffer *out)
{
    size_t at = changes_find(changes, from);
    size_t end = changes_find(changes, to + 1);
    int64_t stream;
    struct text bytes;

    while (vault_heads_next(&rows, &stream, &bytes)) {
        while (at < end && changes->list[at].stream < stream)
            add_changed(&changes->list[at++], form, out);
        if (at < end && changes->list[at].stream == stream)
            add_changed(&changes->list[at++], form, out);
        else
            vault_heads_add(out, stream, bytes);
    }
    while (at < end)
        add_changed(&changes->list[at++], form, out);
}

void words_init(struct words *words)
{
    *words = (struct words){0};
    for (size_t i = 0; i < QUEUE_WORDS_COUNT; i++) {
        table_init(&words->seen[i]);
        buffer_init(&words->lists[i], 64 * 1024);
    }
}

void words_release(struct words *words)
{
    for (size_t i = 0; i < QUEUE_WORDS_COUNT; i++) {
        table_release(&words->seen[i]);
        buffer_release_wiped(&words->lists[i]);
    }
}

static void note(struct words *words, enum queue_words kind, struct text word)
{
    size_t known;

    if (word.len == 0 || words->seen[kind].count >= WORDS_MAX ||
        table_get(&words->seen[kind], word, &known) ||
        words->lists[kind].len + word.len >= words->lists[kind].limit)
        return;
    table_set(&words->seen[kind], word, 1);
    buffer_add(&words->lists[kind], word.bytes, word.len);
    buffer_add_char(&words->lists[kind], '\0');
    words->has_changed = true;
}

void words_note(struct words *words, const struct ticket_head *head)
{
    struct text rest = text_of(head->tags);
    struct text tag;

    note(words, QUEUE_ASSIGNEES, text_of(head->assignee));
    note(words, QUEUE_LANGS, text_of(head->lang));
    note(words, QUEUE_CHANNELS, text_of(head->channel));
    while (text_next_word(&rest, &tag))
        note(words, QUEUE_TAGS, tag);
}

void words_each(const struct words *words, enum queue_words kind,
                queue_word_handler *handler, void *context)
{
    struct text rest = text_from(buffer_text(&words->lists[kind]), words->lists[kind].len);
    struct text word;

    while (text_next(&rest, '\0', &word))
        handler(context, word);
}

/* A kind's words, each ended by a NUL; one NUL more ends the kind. */
void words_encode(const struct words *words, struct buffer *out)
{
    for (size_t i = 0; i < QUEUE_WORDS_COUNT; i++) {
        buffer_add(out, buffer_text(&words->lists[i]), words->lists[i].len);
        buffer_add_char(out, '\0');
    }
}

void words_decode(struct words *words, struct text bytes)
{
    struct text word;
    int kind = 0;

    while (kind < QUEUE_WORDS_COUNT && text_next(&bytes, '\0', &word)) {
        if (word.len == 0)
            kind++;
        else
            note(words, (enum queue_words)kind, word);
    }
    words->has_changed = false;
}
