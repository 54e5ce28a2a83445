/*
 * Two rules that are told without a value of their own: until when an order may be
 * cancelled, where the articles give hours and the reply the dispatch; and for how many
 * points there is an amount.
 */
#include "guard/judge.h"
#include "guard/leaving.h"
#include "guard/support.h"

#define NEAR_POINTS 4 /* tokens from a number to the word that it counts */

/* The articles tell a length of time, and nothing of what has not left. */
static bool is_by_hours(const struct policy *policy)
{
    return policy->cancel_within.article != NULL &&
           policy->cancel_until_shipped.article == NULL &&
           policy->cancel_until_processed.article == NULL && !policy->cancel_goes_beyond;
}

static void cancel_until_read(struct judge *judge, const struct sentence *sentence)
{
    const struct reading *reading = judge->reading;
    const struct mark *until =
        reading_mark_within(reading, sentence->first, sentence->end, MEANING_UNTIL);
    if (until == NULL) {
        until = reading_mark_valued(reading, sentence->first, sentence->end, MEANING_STANCE,
                                    STANCE_BEFORE);
    }
    const struct mark *able =
        reading_mark_within(reading, sentence->first, sentence->end, MEANING_ABLE);
    unsigned none = SCOPES_UNASSERTED | SCOPE_SIGNATURE | SCOPE_COMMITMENT;
    unsigned values = VALUE_BIT(VALUE_DURATION) | VALUES_OF_DAYS;
    if (until == NULL || able == NULL || able->value == 0 ||
        (sentence->topics & TOPIC_BIT(TOPIC_CANCEL)) == 0 ||
        !leaving_is_told(reading, sentence) ||
        (reading_scopes(reading, until->first, until->end) & none) != 0 ||
        (stances_of(reading, sentence->first, sentence->end) & STANCE_DENIED) != 0 ||
        reading_has_value(reading, sentence->first, sentence->end, values)) {
        return;
    }
    struct claim *claim =
        claim_add(judge, until->first, sentence->end, CLAIM_PROMISE, VERDICT_CONTRADICTED);
    claim_from_article(judge, claim, judge->policy->cancel_within.article,
                       judge->policy->cancel_within.quote);
    claim->severity = SEVERITY_WARN;
}

/* The number at the token counts points. */
static bool counts_points(const struct reading *reading, size_t token)
{
    static const char *const words[] = {"points", "punkte", "punkten", "puntos",
                                        "punti",  "pontos", "punten",  "punt"};
    static const char *const parts[] = {"积分", "ポイント"};
    size_t end = reading->scan.count;
    end = end < token + 1 + NEAR_POINTS ? end : token + 1 + NEAR_POINTS;
    return reading->scan.tokens[token].kind == TOKEN_NUMBER && token + 1 < end &&
           (scan_has_any(&reading->scan, token + 1, end < token + 3 ? end : token + 3,
                         words, COUNT_OF(words)) ||
            reading_has_part(reading, token + 1, end, parts, COUNT_OF(parts)));
}

/* The line tells points, and not so many. */
static bool tells_other_points(struct judge *judge, const char *line, struct text number)
{
    struct reading own;
    bool is_told = false;
    if (!judge_works(judge, 10)) {
        return false;
    }
    reading_of(text_of(line), judge->arena, &own);
    for (size_t i = 0; i < own.scan.count; i++) {
        if (counts_points(&own, i)) {
            is_told = true;
            if (text_equals(scan_raw(&own.scan, i), number)) {
                return false;
            }
        }
    }
    return is_told;
}

/* "100 points become a voucher of 5 EUR", where the line that proves the 5 says 150. How
 * many somebody has, or lacks, stands there too: it is marked. */
static void points_read(struct judge *judge, size_t index)
{
    const struct claim *claim = &judge->opinion->claims[index];
    const struct reading *reading = judge->reading;
    if (claim->kind != CLAIM_AMOUNT || claim->verdict != VERDICT_PROVED ||
        !claim->has_source || claim->source.quote == NULL) {
        return;
    }
    const char *quote = claim->source.quote;
    size_t token = scan_token_at(&reading->scan, claim->start);
    const struct clause *clause = reading_clause(reading, token);
    for (size_t i = clause->first; i < clause->end; i++) {
        if (counts_points(reading, i) && (reading->scopes[i] & SCOPES_UNASSERTED) == 0 &&
            tells_other_points(judge, quote, scan_raw(&reading->scan, i))) {
            claim_add(judge, i, i + 2, CLAIM_PROMISE, VERDICT_UNSOURCED)->severity =
                SEVERITY_MARK;
        }
    }
}

void untils_read(struct judge *judge)
{
    const struct reading *reading = judge->reading;
    size_t count = judge->opinion->claim_count;
    for (size_t i = 0; is_by_hours(judge->policy) && i < reading->sentence_count; i++) {
        cancel_until_read(judge, &reading->sentences[i]);
    }
    for (size_t i = 0; i < count; i++) {
        points_read(judge, i);
    }
}
