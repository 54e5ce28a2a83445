#include "hearing.h"

#include "base/attributes.h"
#include "base/buffer.h"

#include <math.h>
#include <string.h>

#ifdef FAULTS_FOR_TESTS
#include <stdlib.h>
#endif

enum { ENDS_OF_SENTENCES = 8, ENDS_OF_CLAUSES = 12 };

#define BOUND_VALUE(id, value, help) value,
static const double bounds[BOUND_COUNT] = {BOUNDS(BOUND_VALUE)};

#ifdef FAULTS_FOR_TESTS
/* The tests' build is asked with other bounds (tests/bench/hearing.py): one behind another;
 * false where it was not. */
static bool bound_of_test(enum bound bound, double *value)
{
    const char *rest = getenv("DESKHAND_TEST_HEARING");

    for (size_t i = 0; rest && i <= (size_t)bound; i++) {
        char *end;
        *value = strtod(rest, &end);
        rest = end == rest ? NULL : end;
    }
    return rest != NULL;
}
#endif

static double bound_of(enum bound bound)
{
#ifdef FAULTS_FOR_TESTS
    double value;

    if (bound_of_test(bound, &value))
        return value;
#endif
    return bounds[bound];
}

/* Cuts the next sentence, or clause, off the front of the text; false at its end. */
static bool next_part(struct text *rest, size_t end_count, struct text *part)
{
    static const char *const ends[ENDS_OF_CLAUSES] = {".",  "?", "!", "\n", "。", "？",
                                                      "！", "؟", ",", "，", "、", "،"};

    *part = *rest;
    for (size_t at = 0; at < rest->len; at++) {
        struct text behind = text_from(rest->bytes + at, rest->len - at);
        for (size_t i = 0; i < end_count; i++) {
            if (!text_starts_with(behind, ends[i]))
                continue;
            part->len = at;
            *rest = text_from(behind.bytes + strlen(ends[i]), behind.len - strlen(ends[i]));
            return true;
        }
    }
    *rest = text_from(rest->bytes + rest->len, 0);
    return part->len > 0;
}

bool hearing_next_sentence(struct text *rest, struct text *sentence)
{
    return next_part(rest, ENDS_OF_SENTENCES, sentence);
}

void hearing_read(struct text folded, struct matters *matters)
{
    struct text rest = folded, clause;

    matters_read(folded, matters);
    while (next_part(&rest, ENDS_OF_CLAUSES, &clause)) {
        struct matters alone;
        matters_read(clause, &alone);
        for (size_t i = 0; matter_name(i); i++) {
            if (alone.share[i] < bound_of(BOUND_CLAUSE) ||
                alone.share[i] <= matters->share[i] ||
                !(intent_words(matter_name(i), clause) > 0))
                continue;
            matters->share[i] = alone.share[i];
            matters->share[0] = fmin(matters->share[0], alone.share[0]);
        }
    }
}

static struct text own_clauses(struct text folded, double below, struct arena *arena)
{
    char *own = arena_get(arena, folded.len + 1);
    struct text rest = folded, clause;

    memcpy(own, folded.bytes, folded.len);
    own[folded.len] = '\0';
    while (next_part(&rest, ENDS_OF_CLAUSES, &clause)) {
        struct matters alone;
        matters_read(clause, &alone);
        if (matters_share(&alone, "nobodys") >= below)
            memset(own + (clause.bytes - folded.bytes), ' ', clause.len);
    }
    return text_from(own, folded.len);
}

struct text hearing_own(struct text folded, struct arena *arena)
{
    return own_clauses(folded, bound_of(BOUND_PHRASE), arena);
}

struct text hearing_quoted(struct text folded, struct arena *arena)
{
    return own_clauses(folded, bound_of(BOUND_QUOTED), arena);
}

/* Who thanks, or is angry, may speak of anything. */
static bool is_of_anything(const char *matter)
{
    return string_equals(matter, "thanks") || string_equals(matter, "complaint");
}

/* Two words of a matter in one sentence are a second witness. */
double hearing_words(const struct asked *asked, size_t matter)
{
    const char *name = matter_name(matter);
    double share = asked->matters.share[matter];
    double of_nobody = matters_share(&asked->matters, "nobodys");
    bool is_paired =
        of_nobody < bound_of(BOUND_PAIRED) && intent_pair_said(name, asked->folded).len;
    double words = intent_words(name, is_of_anything(name) ? asked->folded : asked->own);

    if (is_paired)
        share = fmax(2 * share, bound_of(BOUND_PAIR));
    if (!is_paired && share < bound_of(BOUND_BESIDE) * of_nobody)
        return words;
    return fmax(words, fmin(INTENT_SAID * share / bound_of(BOUND_SAID), 1));
}
