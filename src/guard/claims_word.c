#include "guard/judge.h"

#include <string.h>

#define NEAR ((size_t)30) /* tokens that belong to a word */

/* Promises that are made by a phrase. */

/* The article that says this very sentence. */
static const struct article *told_in(const struct judge *judge, size_t token)
{
    const struct sentence *sentence = reading_sentence(judge->reading, token);
    uint64_t hash = reading_hash(judge->reading, sentence->first, sentence->end);
    return policy_sentence(judge->policy->told, judge->policy->told_count, hash);
}

/* "definitely", "必ず": a promise only of what has a date, and no request. */
static bool is_of_event(const struct reading *reading, const struct mark *mark)
{
    const struct clause *clause = reading_clause(reading, mark->first);
    size_t end = clause->end > mark->end + NEAR ? mark->end + NEAR : clause->end;
    size_t first = mark->first > clause->first + NEAR ? mark->first - NEAR : clause->first;
    bool is_dated = reading_mark_within(reading, first, end, MEANING_DAY) != NULL ||
                    reading_mark_within(reading, first, end, MEANING_WEEKDAY) != NULL;
    return (is_dated ||
            reading_mark_within(reading, mark->end, end, MEANING_EVENT) != NULL) &&
           reading_mark_within(reading, first, end, MEANING_ASK) == NULL;
}

/* "I promise you will manage": nothing of the shop's is in the sentence, and no value. */
static bool is_of_nothing(const struct reading *reading, const struct mark *mark)
{
    const struct sentence *sentence = reading_sentence(reading, mark->first);
    size_t first =
        mark->first > sentence->first + NEAR ? mark->first - NEAR : sentence->first;
    size_t end = sentence->end > mark->end + NEAR ? mark->end + NEAR : sentence->end;
    return sentence->topics == 0 &&
           (reading_scopes(reading, first, end) & SCOPE_VALUE) == 0 &&
           (reading_scopes(reading, first, end) & (SCOPE_IDENTIFIER | SCOPE_TITLE)) == 0 &&
           reading_mark_within(reading, first, end, MEANING_EVENT) == NULL &&
           reading_mark_within(reading, first, end, MEANING_DEED) == NULL &&
           reading_mark_within(reading, first, end, MEANING_DEED_NOUN) == NULL &&
           reading_mark_within(reading, first, end, MEANING_UNIT) == NULL;
}

/* "Half price": a request or a hope, or what an article gives. */
static bool is_given_by_rule(struct judge *judge, const struct mark *mark)
{
    const struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, mark->first);
    return reading_mark_within(reading, clause->first, clause->end, MEANING_NEGATION) !=
               NULL ||
           reading_mark_within(reading, clause->first, clause->end, MEANING_ASK) != NULL ||
           shop_tells(judge, mark->first) ||
           articles_tell(judge, clause->first, clause->end);
}

/* "Combine" is of two codes. */
static bool joins_codes(const struct judge *judge, const struct mark *mark)
{
    const struct clause *clause = reading_clause(judge->reading, mark->first);
    size_t count;
    codes_within(judge, clause->first, clause->end, &count);
    return count > 1;
}

/* "We guarantee the frames for 2 years": the time that its clause tells is an article's,
 * and so is the promise. NULL: none. */
static const struct claim *term_promised(const struct judge *judge, const struct mark *mark)
{
    const struct clause *clause = reading_clause(judge->reading, mark->first);
    const struct token *tokens = judge->reading->scan.tokens;
    size_t from = tokens[clause->first].start;
    size_t to = tokens[clause->end - 1].end;
    for (size_t i = 0; i < judge->opinion->claim_count; i++) {
        const struct claim *claim = &judge->opinion->claims[i];
        if (claim->kind == CLAIM_DURATION && claim->verdict == VERDICT_PROVED &&
            claim->has_source && string_equals(claim->source.kind, "article") &&
            claim->start >= from && claim->end <= to) {
            return claim;
        }
    }
    return NULL;
}

static void promise_read(struct judge *judge, const struct mark *mark)
{
    unsigned scopes = reading_scopes(judge->reading, mark->first, mark->end);
    if (mark_is_unasserted(judge->reading, mark) || mark_is_denied(judge->reading, mark) ||
        (scopes & SCOPE_COMMITMENT) != 0 ||
        (mark->value == PROMISE_OF_EVENT && !is_of_event(judge->reading, mark)) ||
        (mark->value == PROMISE_JOINED && !joins_codes(judge, mark)) ||
        (mark->value < PROMISE_GIVEN && is_of_nothing(judge->reading, mark)) ||
        (mark->value >= PROMISE_GIVEN && is_given_by_rule(judge, mark))) {
        return;
    }
    const struct article *article =
        judge_works(judge, 100) ? told_in(judge, mark->first) : NULL;
    const struct claim *term = term_promised(judge, mark);
    struct source source = term != NULL ? term->source : (struct source){0};
    bool is_told = article != NULL || term != NULL;
    struct claim *claim = claim_add(judge, mark->first, mark->end, CLAIM_PROMISE,
                                    is_told ? VERDICT_PROVED : VERDICT_UNSOURCED);
    if (article != NULL) {
        claim_from(claim, "article", article->id, NULL, NULL);
    } else if (term != NULL) {
        claim->has_source = true;
        claim->source = source;
    }
}

void promises_read(struct judge *judge)
{
    const struct reading *reading = judge->reading;
    uint32_t end = 0;
    for (size_t i = 0; i < reading->mark_count; i++) {
        const struct mark *mark = &reading->marks[i];
        if (mark->meaning == MEANING_PROMISE && mark->first >= end) {
            promise_read(judge, mark);
            end = mark->end;
        }
    }
}
