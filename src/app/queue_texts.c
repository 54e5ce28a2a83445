/* The texts by chunks: each has those of some numbers in a row. */
#include "queue_texts.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "queue_texts_parts.h"

#define CHUNK_LIMIT ((size_t)UINT32_MAX)
#define IS_NULL     "\1" /* of a facet's texts: it has none */

struct queue_texts *texts_create(void)
{
    struct queue_texts *texts = memory_get(sizeof(*texts));

    table_init(&texts->facet_of);
    arena_init(&texts->arena);
    texts->building = memory_get(sizeof(*texts->building));
    buffer_init(&texts->text, CHUNK_LIMIT);
    buffer_init(&texts->customers, CHUNK_LIMIT);
    buffer_init(&texts->key, CHUNK_LIMIT);
    return texts;
}

void texts_destroy(struct queue_texts *texts)
{
    if (!texts)
        return;
    for (size_t i = 0; i < texts->chunk_count; i++)
        memory_free(texts->chunks[i]);
    memory_free(texts->chunks);
    memory_free(texts->building);
    memory_free(texts->facets);
    verdicts_forget(texts);
    table_release(&texts->facet_of);
    arena_release(&texts->arena);
    buffer_release_wiped(&texts->text);
    buffer_release_wiped(&texts->customers);
    buffer_release_wiped(&texts->key);
    memory_free(texts);
}

uint32_t texts_next(const struct queue_texts *texts)
{
    return texts->next;
}

size_t texts_held(const struct queue_texts *texts)
{
    return texts->held;
}

static void key_add(struct buffer *key, const char *text)
{
    const char *string = text ? text : IS_NULL;

    (void)buffer_add(key, string, strlen(string) + 1);
}

static const char *key_next(const char **at)
{
    const char *text = *at;

    *at += strlen(text) + 1;
    return string_equals(text, IS_NULL) ? NULL : text;
}

/* What few words say of many tickets is held once for each that differs. */
static uint32_t facet_of(struct queue_texts *texts, const struct ticket_head *head)
{
    struct buffer *key = &texts->key;
    size_t index;

    buffer_clear(key);
    key_add(key, head->lang);
    key_add(key, head->channel);
    key_add(key, head->assignee);
    key_add(key, head->tags);
    struct text bytes = text_from(buffer_text(key), key->len);
    if (table_get(&texts->facet_of, bytes, &index))
        return (uint32_t)index;
    texts->facets = memory_reserve(texts->facets, &texts->facet_capacity,
                                   texts->facet_count, sizeof(*texts->facets));
    const char *at = arena_copy(&texts->arena, bytes.bytes, bytes.len);
    struct ticket_head *facet = &texts->facets[texts->facet_count];
    facet->lang = key_next(&at);
    facet->channel = key_next(&at);
    facet->assignee = key_next(&at);
    facet->tags = key_next(&at);
    table_set(&texts->facet_of, bytes, texts->facet_count);
    texts->held += sizeof(*facet) + 2 * bytes.len;
    return (uint32_t)texts->facet_count++;
}

/* As a limit sees it: ASCII in small letters, else folded. */
static void text_add(struct buffer *out, const char *string)
{
    struct text text = text_of(string);

    if (utf8_ascii_len(text) < text.len) {
        utf8_fold(text, out);
    } else {
        for (size_t from = 0; from < text.len;) {
            char small[256];
            size_t len = 0;
            for (; len < sizeof(small) && from < text.len; len++, from++)
                small[len] = letter_small(text.bytes[from]);
            (void)buffer_add(out, small, len);
        }
    }
    (void)buffer_add_char(out, '\0');
}

static void chunk_begin(struct queue_texts *texts)
{
    buffer_clear(&texts->text);
    buffer_clear(&texts->customers);
    texts->building->count = 0;
}

static void chunk_add_head(struct queue_texts *texts, const struct ticket_head *head,
                           uint32_t number)
{
    struct chunk *chunk = texts->building;

    chunk->low[chunk->count] = (uint8_t)(number % CHUNK_NUMBERS);
    chunk->facets[chunk->count] = facet_of(texts, head);
    chunk->starts[chunk->count] = (uint32_t)texts->text.len;
    chunk->customer_starts[chunk->count++] = (uint32_t)texts->customers.len;
    text_add(&texts->text, head->id);
    text_add(&texts->text, head->name);
    text_add(&texts->text, head->subject);
    if (head->customer)
        (void)buffer_add(&texts->customers, head->customer, strlen(head->customer));
    (void)buffer_add_char(&texts->customers, '\0');
}

static void chunk_add_again(struct queue_texts *texts, const struct chunk *from, size_t at)
{
    struct chunk *chunk = texts->building;
    const char *customers = from->bytes + from->starts[from->count];

    chunk->low[chunk->count] = from->low[at];
    chunk->facets[chunk->count] = from->facets[at];
    chunk->starts[chunk->count] = (uint32_t)texts->text.len;
    chunk->customer_starts[chunk->count++] = (uint32_t)texts->customers.len;
    (void)buffer_add(&texts->text, from->bytes + from->starts[at],
                     from->starts[at + 1] - from->starts[at]);
    (void)buffer_add(&texts->customers, customers + from->customer_starts[at],
                     from->customer_starts[at + 1] - from->customer_starts[at]);
}

static size_t chunk_size(const struct chunk *chunk)
{
    return chunk ? sizeof(*chunk) + chunk->starts[chunk->count] +
                       chunk->customer_starts[chunk->count]
                 : 0;
}

static void chunk_set(struct queue_texts *texts, size_t index, struct chunk *chunk)
{
    while (texts->chunk_count <= index) {
        texts->chunks = memory_reserve(texts->chunks, &texts->chunk_capacity,
                                       texts->chunk_count, sizeof(struct chunk *));
        texts->chunks[texts->chunk_count++] = NULL;
    }
    texts->held += chunk_size(chunk);
    texts->held -= chunk_size(texts->chunks[index]);
    memory_free(texts->chunks[index]);
    texts->chunks[index] = chunk;
}

static void chunk_end(struct queue_texts *texts, size_t index)
{
    struct chunk *building = texts->building;
    size_t text_len = texts->text.len, customers_len = texts->customers.len;

    if (!building->count)
        return;
    building->starts[building->count] = (uint32_t)text_len;
    building->customer_starts[building->count] = (uint32_t)customers_len;
    struct chunk *chunk = memory_grow(NULL, sizeof(*chunk) + text_len + customers_len, 1);
    *chunk = *building;
    memcpy(chunk->bytes, buffer_text(&texts->text), text_len);
    memcpy(chunk->bytes + text_len, buffer_text(&texts->customers), customers_len);
    chunk_set(texts, index, chunk);
}

/* The entry of that number, or where it would stand. */
static size_t entry_find(const struct chunk *chunk, uint32_t number)
{
    size_t at = 0;

    while (chunk && at < chunk->count && chunk->low[at] < number % CHUNK_NUMBERS)
        at++;
    return at;
}

static bool entry_is(const struct chunk *chunk, size_t at, uint32_t number)
{
    return chunk && at < chunk->count && chunk->low[at] == number % CHUNK_NUMBERS;
}

void texts_put(struct queue_texts *texts, uint32_t number, const struct ticket_head *head)
{
    size_t index = number / CHUNK_NUMBERS;
    const struct chunk *chunk = index < texts->chunk_count ? texts->chunks[index] : NULL;
    size_t at = entry_find(chunk, number);

    if (number >= texts->next)
        return;
    chunk_begin(texts);
    for (size_t i = 0; i < at; i++)
        chunk_add_again(texts, chunk, i);
    chunk_add_head(texts, head, number);
    for (size_t i = at + entry_is(chunk, at, number); chunk && i < chunk->count; i++)
        chunk_add_again(texts, chunk, i);
    chunk_end(texts, index);
}

static void run_add(struct queue_texts *texts, const struct ticket_head *heads,
                    size_t count)
{
    size_t index = heads[0].number / CHUNK_NUMBERS;
    const struct chunk *chunk = index < texts->chunk_count ? texts->chunks[index] : NULL;

    chunk_begin(texts);
    for (size_t i = 0; chunk && i < chunk->count; i++)
        chunk_add_again(texts, chunk, i);
    for (size_t i = 0; i < count; i++)
        chunk_add_head(texts, &heads[i], heads[i].number);
    chunk_end(texts, index);
}

void texts_add(struct queue_texts *texts, const struct ticket_head *heads, size_t count,
               uint32_t next)
{
    size_t start = 0;

    while (start < count && heads[start].number < texts->next)
        start++;
    for (size_t i = start; i < count; i++) {
        bool is_last = i + 1 == count || heads[i + 1].number / CHUNK_NUMBERS !=
                                             heads[i].number / CHUNK_NUMBERS;
        if (!is_last)
            continue;
        run_add(texts, heads + start, i + 1 - start);
        start = i + 1;
    }
    if (next > texts->next)
        texts->next = next;
}
