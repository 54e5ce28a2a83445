/* Terms as PostgreSQL's full-text search takes them, and what it found as a fit. */
#include "fit.h"
#include "matches.h"
#include "postgres_parts.h"
#include "spellings.h"
#include "terms.h"

#define TERMS_BYTES 900000
#define TERM_COST   6 /* bytes that a term takes beside its own */
#define LAST_PLACE  16383
#define MARK        '\x1F'
#define TERMS_LIMIT (64 * 1024 * 1024)

struct gathering {
    struct catalogue *catalogue;
    struct buffer *out;
    char weight;
    int64_t place; /* of the term before, over all texts */
    size_t cost;
};

/* A term that was cut to its length may end within a character. */
static struct text whole_characters(struct text term)
{
    size_t end = term.len;
    while (end > 0 && ((unsigned char)term.bytes[end - 1] & 0xC0) == 0x80) {
        end--;
    }
    if (end == 0 || (unsigned char)term.bytes[end - 1] < 0x80) {
        return term;
    }
    unsigned char head = (unsigned char)term.bytes[end - 1];
    size_t wanted = head >= 0xF0 ? 4 : head >= 0xE0 ? 3 : 2;
    return term.len - (end - 1) == wanted ? term : text_from(term.bytes, end - 1);
}

static bool add_term(void *context, struct term term)
{
    struct gathering *gathering = context;
    struct text text = whole_characters(term.text);
    spellings_hear(gathering->catalogue, term.surface);
    gathering->place += !term.is_colocated || gathering->place == 0;
    gathering->cost += text.len + TERM_COST;
    if (text.len == 0) {
        return true;
    }
    if (gathering->cost > TERMS_BYTES) {
        return false;
    }
    buffer_add_char(gathering->out, '\'');
    for (size_t i = 0; i < text.len; i++) {
        if (text.bytes[i] == '\'' || text.bytes[i] == '\\') {
            buffer_add_char(gathering->out, text.bytes[i]);
        }
        buffer_add_char(gathering->out, text.bytes[i]);
    }
    int64_t place = gathering->place < LAST_PLACE ? gathering->place : LAST_PLACE;
    buffer_format(gathering->out, "':%lld%c ", (long long)place, gathering->weight);
    return true;
}

void postgres_terms(struct catalogue *catalogue, const struct text *texts, size_t count,
                    struct buffer *out, int64_t *first, int64_t *whole)
{
    struct gathering gathering = {.catalogue = catalogue, .out = out};
    *first = 0;
    for (size_t i = 0; i < count; i++) {
        gathering.weight = (char)('A' + i);
        terms_each(text_from(string_or_empty(texts[i].bytes), texts[i].len), TERMS_INDEXED,
                   add_term, &gathering);
        if (i == 0) {
            *first = gathering.place;
        }
    }
    *whole = gathering.place;
}

/* The terms that count, each once, ended by a mark. */
void postgres_asked(const struct fit *fit, const struct matches *matches,
                    struct buffer *out)
{
    uint64_t said = 0;
    for (size_t i = 0; i < fit->phrase_count; i++) {
        size_t term = fit->term_of_phrase[i];
        if (term >= FIT_TERMS_MAX || said >> term & 1) {
            continue;
        }
        said |= UINT64_C(1) << term;
        struct text text = whole_characters(matches->terms[term].text);
        buffer_add(out, text.bytes, text.len);
        buffer_add_char(out, MARK);
    }
}

static size_t term_of(const struct matches *matches, struct text text)
{
    for (size_t i = 0; i < matches->term_count; i++) {
        if (text_equals(whole_characters(matches->terms[i].text), text)) {
            return i;
        }
    }
    return FIT_TERMS_MAX;
}

/* "term MARK weights MARK term …": how often it stands there, a letter each time. */
void postgres_found(struct text found, struct fit *fit, const struct matches *matches)
{
    double amounts[FIT_TERMS_MAX] = {0};
    struct text text;
    struct text weights;
    fit->mask = 0;
    fit->body_mask = 0;
    while (text_next(&found, MARK, &text) && text_next(&found, MARK, &weights)) {
        size_t term = term_of(matches, text);
        for (size_t i = 0; term < FIT_TERMS_MAX && i < weights.len; i++) {
            size_t column = (size_t)(weights.bytes[i] - 'A') % FIT_COLUMNS_MAX;
            amounts[term] += fit->columns[column];
            fit->mask |= UINT64_C(1) << term;
            fit->body_mask |= column > 0 ? UINT64_C(1) << term : 0;
        }
    }
    fit_score(fit, amounts);
}
