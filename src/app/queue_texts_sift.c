/* The texts looked through, a chunk at a time. */
#include "base/needle.h"
#include "queue_texts_parts.h"

#define A_FEW 24 /* of a chunk: looked at one by one */

/* What is asked of a chunk: its entries that are still in it, and their rows. */
struct round {
    const struct queue *queue;
    const struct limit *limit;
    struct verdicts *verdicts; /* a term of the limit each */
    const struct chunk *chunk;
    size_t rows[CHUNK_NUMBERS];  /* by entry */
    uint8_t left[CHUNK_NUMBERS]; /* entries, rising */
    size_t left_count;
    uint8_t hit[CHUNK_NUMBERS]; /* by entry, of the term that is looked for */
};

void verdicts_forget(struct queue_texts *texts)
{
    for (size_t i = 0; i < texts->verdict_count; i++) {
        memory_free(texts->verdicts[i].of);
        memory_free(texts->verdicts[i].numbers);
    }
    memory_free(texts->verdicts);
    texts->verdicts = NULL;
    texts->verdict_count = 0;
}

void texts_judge_anew(struct queue *queue)
{
    struct queue_texts *texts = queue->texts;
    const struct limit *limit = queue->limit;

    verdicts_forget(texts);
    texts->verdict_count = limit ? limit->count : 0;
    texts->verdicts = memory_get(texts->verdict_count * sizeof(*texts->verdicts));
    for (size_t i = 0; i < texts->verdict_count; i++) {
        const struct term *term = &limit->terms[i];
        if (term->kind != TERM_ID)
            continue;
        uint32_t *numbers = memory_get(term->count * sizeof(*numbers));
        for (size_t j = 0; j < term->count; j++)
            numbers[j] =
                queue->source.number(queue->source.context, term->values[j].text.bytes);
        texts->verdicts[i].numbers = numbers;
    }
}

void texts_look_for(struct queue *queue, const struct limit *before)
{
    struct queue_texts *texts = queue->texts;
    bool is_narrower = limit_narrows(queue->limit, before);

    if (!is_narrower)
        texts->any_from = 0;
    else if (!queue->is_unlooked)
        texts->any_from = UINT32_MAX;
    else if (queue->sift_from > texts->any_from)
        texts->any_from = queue->sift_from;
    for (size_t i = 0; !is_narrower && i < queue->count; i++)
        queue->flags[i] &= (uint8_t)~ROW_FITS;
    texts_judge_anew(queue);
}

static bool facet_holds(const struct queue_texts *texts, struct verdicts *verdicts,
                        const struct term *term, uint32_t facet)
{
    if (verdicts->count <= facet) {
        size_t count = verdicts->count;
        verdicts->of = memory_grow(verdicts->of, texts->facet_count, 1);
        verdicts->count = texts->facet_count;
        memset(verdicts->of + count, 0, verdicts->count - count);
    }
    if (!verdicts->of[facet])
        verdicts->of[facet] = limit_term_holds(term, &texts->facets[facet]) ? 2 : 1;
    return verdicts->of[facet] == 2;
}

static void mark_facets(struct round *round, size_t index)
{
    const struct term *term = &round->limit->terms[index];

    for (size_t i = 0; i < round->left_count; i++) {
        uint8_t at = round->left[i];
        round->hit[at] = facet_holds(round->queue->texts, &round->verdicts[index], term,
                                     round->chunk->facets[at]);
    }
}

static void mark_few(struct round *round, struct text needle)
{
    const struct chunk *chunk = round->chunk;

    for (size_t i = 0; i < round->left_count; i++) {
        uint8_t at = round->left[i];
        struct text text = text_from(chunk->bytes + chunk->starts[at],
                                     chunk->starts[at + 1] - chunk->starts[at]);
        round->hit[at] |= needle_find(text, needle) != NULL;
    }
}

static void mark_all(struct round *round, struct text needle)
{
    const struct chunk *chunk = round->chunk;
    const char *end = chunk->bytes + chunk->starts[chunk->count];
    const char *from = chunk->bytes, *found;

    for (size_t at = 0; at < chunk->count; at++) {
        found = needle_find(text_from(from, (size_t)(end - from)), needle);
        if (!found)
            return;
        while (chunk->bytes + chunk->starts[at + 1] <= found)
            at++;
        round->hit[at] = 1;
        from = chunk->bytes + chunk->starts[at + 1];
    }
}

static void mark_word(struct round *round, size_t index)
{
    const struct term *term = &round->limit->terms[index];

    mark_facets(round, index);
    if (!term->count)
        memset(round->hit, 1, sizeof(round->hit));
    else if (round->left_count <= A_FEW)
        mark_few(round, term->values[0].text);
    else
        mark_all(round, term->values[0].text);
}

/* name: folded, as it is held. */
static bool customer_is(const struct term *term, const char *customer, struct text name)
{
    for (size_t i = 0; i < term->count; i++) {
        if (strcmp(customer, term->values[i].text.bytes) == 0 ||
            name_begins(name, term->values[i].folded))
            return true;
    }
    return false;
}

static void mark_customers(struct round *round, size_t index)
{
    const struct term *term = &round->limit->terms[index];
    const struct chunk *chunk = round->chunk;
    const char *customers = chunk->bytes + chunk->starts[chunk->count];

    for (size_t i = 0; i < round->left_count; i++) {
        uint8_t at = round->left[i];
        const char *id = chunk->bytes + chunk->starts[at];
        struct text name = text_of(id + strlen(id) + 1);
        round->hit[at] =
            customer_is(term, customers + chunk->customer_starts[at], name);
    }
}

static void mark_ids(struct round *round, size_t index)
{
    const struct term *term = &round->limit->terms[index];
    const uint32_t *numbers = round->verdicts[index].numbers;

    for (size_t i = 0; i < round->left_count; i++) {
        uint8_t at = round->left[i];
        uint32_t number = round->queue->rows[round->rows[at]].number;
        round->hit[at] = 0;
        for (size_t j = 0; j < term->count; j++)
            round->hit[at] |= numbers[j] == number;
    }
}

static void round_term(struct round *round, size_t index)
{
    const struct term *term = &round->limit->terms[index];
    size_t count = 0;

    if (term->kind == TERM_WORD)
        mark_word(round, index);
    else if (term->kind == TERM_CUSTOMER)
        mark_customers(round, index);
    else if (term->kind == TERM_ID)
        mark_ids(round, index);
    else
        mark_facets(round, index);
    for (size_t i = 0; i < round->left_count; i++) {
        uint8_t at = round->left[i];
        round->left[count] = at;
        count += round->hit[at] != term->is_negated;
    }
    round->left_count = count;
}

/* Which entries have a row that may fit, whose flag is taken; the row behind the chunk's.
 */
static size_t round_begin(struct round *round, struct queue *queue, size_t row,
                          uint32_t first)
{
    const struct chunk *chunk = round->chunk;
    const struct queue_texts *texts = queue->texts;
    uint32_t behind =
        texts->next - first < CHUNK_NUMBERS ? texts->next : first + CHUNK_NUMBERS;
    size_t at = 0;

    round->left_count = 0;
    for (; row < queue->count && queue->rows[row].number < behind; row++) {
        uint32_t low = queue->rows[row].number - first;
        if (!(queue->flags[row] & ROW_FITS) && first + low < texts->any_from)
            continue;
        queue->flags[row] &= (uint8_t)~ROW_FITS;
        while (chunk && at < chunk->count && chunk->low[at] < low)
            at++;
        if (!chunk || at == chunk->count || chunk->low[at] != low)
            continue;
        round->rows[at] = row;
        round->left[round->left_count++] = (uint8_t)at;
    }
    return row;
}

size_t texts_sift(struct queue *queue, size_t row, size_t count)
{
    const struct queue_texts *texts = queue->texts;
    size_t end = row + count;
    struct round round = {
        .queue = queue, .limit = queue->limit, .verdicts = texts->verdicts};

    while (row < end && row < queue->count && queue->rows[row].number < texts->next) {
        size_t index = queue->rows[row].number / CHUNK_NUMBERS;
        round.chunk = index < texts->chunk_count ? texts->chunks[index] : NULL;
        row = round_begin(&round, queue, row, (uint32_t)(index * CHUNK_NUMBERS));
        for (size_t i = 0; round.left_count && i < queue->limit->count; i++) {
            if (term_is_words(&queue->limit->terms[i]))
                round_term(&round, i);
        }
        for (size_t i = 0; i < round.left_count; i++)
            queue->flags[round.rows[round.left[i]]] |= ROW_FITS;
        queue->sifted += round.left_count;
    }
    return row;
}

/* Every entry that has a row from this one on; the row behind the chunk's. */
static size_t round_of_all(struct round *round, size_t row, size_t index)
{
    const struct queue *queue = round->queue;
    const struct chunk *chunk = round->chunk;
    size_t at = 0;

    round->left_count = 0;
    for (; row < queue->count && queue->rows[row].number / CHUNK_NUMBERS == index &&
           queue->rows[row].number < queue->texts->next;
         row++) {
        uint32_t low = queue->rows[row].number % CHUNK_NUMBERS;
        while (chunk && at < chunk->count && chunk->low[at] < low)
            at++;
        if (!chunk || at == chunk->count || chunk->low[at] != low)
            continue;
        round->rows[at] = row;
        round->left[round->left_count++] = (uint8_t)at;
    }
    return row;
}

static void entry_tell(const struct round *round, size_t at, bool has_words,
                       queue_text_handler *handler, void *context)
{
    const struct queue *queue = round->queue;
    const struct chunk *chunk = round->chunk;
    const char *id = chunk->bytes + chunk->starts[at];
    struct queue_text text = {
        .all = text_from(id, chunk->starts[at + 1] - chunk->starts[at]),
        .customer =
            chunk->bytes + chunk->starts[chunk->count] + chunk->customer_starts[at],
        .has_words = has_words,
    };

    for (size_t i = 0; i < QUEUE_TEXT_PARTS; i++) {
        text.parts[i] = text_of(id);
        id += text.parts[i].len + 1;
    }
    row_head(queue, round->rows[at], &text.head);
    handler(context, &text);
}

static void round_tell(struct round *round, queue_text_handler *handler, void *context)
{
    uint8_t all[CHUNK_NUMBERS];
    size_t count = round->left_count, next = 0;

    memcpy(all, round->left, count);
    for (size_t i = 0; round->left_count && i < round->limit->count; i++)
        round_term(round, i);
    for (size_t i = 0; i < count; i++) {
        bool has_words = next < round->left_count && round->left[next] == all[i];
        entry_tell(round, all[i], has_words, handler, context);
        next += has_words;
    }
}

uint32_t queue_look_through(const struct queue *queue, const struct limit *limit,
                            uint32_t from, size_t count, queue_text_handler *handler,
                            void *context)
{
    const struct queue_texts *texts = queue->texts;
    struct round round = {.queue = queue, .limit = limit};
    size_t row;

    round.verdicts = memory_get((limit->count + 1) * sizeof(*round.verdicts));
    row_find(queue, from, &row);
    size_t end = row + count;
    while (row < end && row < queue->count && queue->rows[row].number < texts->next) {
        size_t index = queue->rows[row].number / CHUNK_NUMBERS;
        round.chunk = index < texts->chunk_count ? texts->chunks[index] : NULL;
        row = round_of_all(&round, row, index);
        round_tell(&round, handler, context);
    }
    for (size_t i = 0; i < limit->count; i++)
        memory_free(round.verdicts[i].of);
    memory_free(round.verdicts);
    return row < queue->count && queue->rows[row].number < texts->next
               ? queue->rows[row].number
               : texts->next;
}

bool queue_holds_texts(const struct queue *queue, uint32_t *next, bool *grows)
{
    uint32_t from;

    if (!queue->texts)
        return false;
    *next = texts_next(queue->texts);
    *grows = queue_sift_wants(queue, &from) && from == *next && *next != UINT32_MAX;
    return true;
}
