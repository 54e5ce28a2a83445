/* Whether a limit can hold of nothing that another does not hold of. */
#include "limit_parts.h"

static bool values_equal(const struct term *a, const struct term *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++) {
        if (!text_equals(a->values[i].text, b->values[i].text))
            return false;
    }
    return true;
}

static bool term_equals(const struct term *a, const struct term *b)
{
    return a->kind == b->kind && a->is_negated == b->is_negated && values_equal(a, b);
}

/* "parcels" holds of nothing that "parcel" does not. */
static bool term_narrows(const struct term *term, const struct term *wide)
{
    if (term_equals(term, wide))
        return true;
    return term->kind == TERM_WORD && wide->kind == TERM_WORD && !term->is_negated &&
           !wide->is_negated && term->count &&
           (!wide->count || text_find(term->values[0].text, wide->values[0].text));
}

/* The next term that is told by texts, *at then behind it. */
static const struct term *next_words(const struct limit *limit, size_t *at)
{
    while (limit && *at < limit->count) {
        const struct term *term = &limit->terms[(*at)++];
        if (term_is_words(term))
            return term;
    }
    return NULL;
}

bool limit_narrows(const struct limit *limit, const struct limit *wide)
{
    size_t at = 0, wide_at = 0;
    const struct term *term, *wide_term;

    if (!limit_has_words(wide))
        return false;
    while ((wide_term = next_words(wide, &wide_at)) != NULL) {
        term = next_words(limit, &at);
        if (!term || !term_narrows(term, wide_term))
            return false;
    }
    return true;
}

bool limit_words_equal(const struct limit *a, const struct limit *b)
{
    size_t at = 0, other_at = 0;

    for (;;) {
        const struct term *term = next_words(a, &at);
        const struct term *other = next_words(b, &other_at);
        if (!term || !other)
            return !term && !other;
        if (!term_equals(term, other))
            return false;
    }
}
