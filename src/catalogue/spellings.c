#include "spellings.h"

#include "base/buffer.h"
#include "places.h"
#include "slips.h"
#include "terms.h"

#include <string.h>

#define SHORTEST                                                                           \
    5 /* letters of a word that is kept; shorter ones are too like each other */
#define LONGEST     32
#define SLIPPED     (SHORTEST - 1) /* letters of what may be written in its place */
#define HEARD_LIMIT (256 * 1024 * 1024)
#define KEPT_MAX    1000000 /* words that are remembered to stand in the table */
#define PARTS       7 /* two halves of three lengths, and of two letters in the middle */

/* "lant???" or "????ern": which half, and how many letters the word has. */
struct part {
    char bytes[LONGEST + 2];
};

static size_t half_of(size_t len)
{
    return len / 2;
}

static struct part front_of(const char *front, size_t len)
{
    struct part part = {0};
    memset(part.bytes, '?', len);
    memcpy(part.bytes, front, half_of(len));
    return part;
}

static struct part back_of(const char *back, size_t len)
{
    struct part part = {0};
    memset(part.bytes, '?', len);
    memcpy(part.bytes + half_of(len), back, len - half_of(len));
    return part;
}

static bool put_part(struct catalogue *catalogue, const struct part *part, struct text word,
                     struct error *err)
{
    struct statement *statement = NULL;
    if (!statement_get(catalogue, STATEMENT_SPELLING_PUT, &statement, err)) {
        return false;
    }
    statement_bind(statement, 1, part->bytes);
    statement_bind_text(statement, 2, word);
    return statement_run(catalogue, statement, err);
}

struct spellings {
    struct places known; /* words that stand in the table, or are heard */
    struct buffer heard; /* a space behind each */
    bool listens;
};

static struct spellings *spellings_of(struct catalogue *catalogue)
{
    if (catalogue->spellings == NULL) {
        catalogue->spellings = memory_get(sizeof(*catalogue->spellings));
        places_init(&catalogue->spellings->known, 0);
        buffer_init(&catalogue->spellings->heard, HEARD_LIMIT);
    }
    return catalogue->spellings;
}

void spellings_forget(struct catalogue *catalogue)
{
    if (catalogue->spellings != NULL) {
        places_release(&catalogue->spellings->known);
        buffer_release(&catalogue->spellings->heard);
        memory_free(catalogue->spellings);
        catalogue->spellings = NULL;
    }
}

void spellings_listen(struct catalogue *catalogue, bool listens)
{
    spellings_of(catalogue)->listens = listens;
}

static bool is_new(struct spellings *spellings, struct text word)
{
    size_t half = half_of(word.len);
    uint64_t front = term_hash(text_from(word.bytes, half));
    uint64_t back = term_hash(text_from(word.bytes + half, word.len - half));
    bool is_new_there = false;
    if (spellings->known.count >= KEPT_MAX) {
        places_release(&spellings->known);
        places_init(&spellings->known, 0);
    }
    places_put(&spellings->known, (int64_t)(front << 32 | back), 0, &is_new_there);
    return is_new_there;
}

void spellings_hear(struct catalogue *catalogue, struct text word)
{
    struct spellings *spellings = catalogue->spellings;
    if (spellings == NULL || !spellings->listens || word.len < SHORTEST ||
        word.len > LONGEST || !slip_is_letters(word) || !is_new(spellings, word)) {
        return;
    }
    buffer_add(&spellings->heard, word.bytes, word.len);
    buffer_add_char(&spellings->heard, ' ');
}

bool spellings_write(struct catalogue *catalogue, struct error *err)
{
    struct buffer *heard = &spellings_of(catalogue)->heard;
    struct text rest = text_from(buffer_text(heard), heard->len);
    struct text word;
    while (rest.len > 0 && text_next(&rest, ' ', &word)) {
        struct part front = front_of(word.bytes, word.len);
        struct part back = back_of(word.bytes + half_of(word.len), word.len);
        if (!put_part(catalogue, &front, word, err) ||
            !put_part(catalogue, &back, word, err)) {
            return false;
        }
    }
    buffer_clear(heard);
    return true;
}

/*
 * The halves that a word one slip away may have: of its length and one letter more or less,
 * the front as it is written, or the back; and where two letters changed places across the
 * middle, the front with the right one.
 */
static size_t parts_of(struct text written, struct part parts[PARTS])
{
    size_t count = 0;
    for (size_t len = written.len - 1; len <= written.len + 1; len++) {
        size_t back = len - half_of(len);
        if (len >= SHORTEST) {
            parts[count++] = front_of(written.bytes, len);
            parts[count++] = back_of(written.bytes + written.len - back, len);
        }
    }
    if (written.len >= SHORTEST) {
        size_t half = half_of(written.len);
        parts[count] = front_of(written.bytes, written.len);
        parts[count++].bytes[half - 1] = written.bytes[half];
    }
    return count;
}

static bool is_among(const struct text *words, size_t count, struct text word)
{
    for (size_t i = 0; i < count; i++) {
        if (text_equals(words[i], word)) {
            return true;
        }
    }
    return false;
}

bool spellings_is_word(struct text written)
{
    return written.len >= SLIPPED && written.len < LONGEST && slip_is_letters(written);
}

bool spellings_near(struct catalogue *catalogue, struct text written, struct arena *arena,
                    struct text **words, size_t *count, struct error *err)
{
    struct part parts[PARTS];
    struct statement *statement = NULL;
    struct text *found = NULL;
    size_t capacity = 0;
    size_t len = 0;
    bool has_row = spellings_is_word(written);
    if (has_row && !statement_get(catalogue, STATEMENT_SPELLINGS, &statement, err)) {
        return false;
    }
    size_t part_count = has_row ? parts_of(written, parts) : 0;
    for (size_t i = 0; has_row && i < PARTS; i++) {
        statement_bind(statement, (int)i + 1, i < part_count ? parts[i].bytes : NULL);
    }
    while (has_row) {
        if (!statement_next(catalogue, statement, &has_row, err)) {
            return false;
        }
        struct text word = has_row ? statement_text(statement, 0) : text_of(NULL);
        if (has_row && slip_between(written, word) && !is_among(found, len, word)) {
            found = arena_reserve(arena, found, &capacity, len, sizeof(*found));
            found[len++] = text_from(arena_copy(arena, word.bytes, word.len), word.len);
        }
    }
    statement_end(statement);
    *words = found;
    *count = len;
    return true;
}
