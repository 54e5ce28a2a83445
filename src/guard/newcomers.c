#include "guard/newcomers.h"

#define NEAR_AS 3 /* tokens: "en tant que" */

static bool is_of_newcomers(const struct reading *reading, size_t first, size_t end)
{
    return reading_mark_within(reading, first, end, MEANING_NEWCOMER) != NULL;
}

bool tells_newcomers(struct judge *judge, struct text told)
{
    struct reading reading;
    if (judge->facts->order_count == 0 || told.len == 0) {
        return false;
    }
    reading_of(told, judge->arena, &reading);
    return is_of_newcomers(&reading, 0, reading.scan.count);
}

/* "Als nieuwe klanten bestellen" is "if new customers order", 作为新客优惠 "as an offer".
 */
static bool is_no_as(const struct reading *reading, const struct mark *newcomer)
{
    static const char *const behind[] = {"优", "折", "专", "福", "礼"};
    return (strcmp(newcomer->lang, "nl") == 0 &&
            scan_is(&reading->scan, newcomer->end - 1, "klanten")) ||
           scan_is_any(&reading->scan, newcomer->end, behind, COUNT_OF(behind));
}

/* "You had 14 percent off your first order": that has been. */
static bool is_of_past(const struct reading *reading, const struct value *value)
{
    static const char *const words[] = {"got",  "received", "bekamen", "erhielten",
                                        "tuvo", "tenia",    "aviez",   "avait",
                                        "teve", "kreeg",    "ebbe"};
    const struct clause *clause = reading_clause(reading, value->first);
    return clause_has(reading, clause, MEANING_PAST) ||
           scan_has_any(&reading->scan, clause->first, clause->end, words, COUNT_OF(words));
}

/* "As a new customer", 作为新顾客: said of whom it is told to. */
static bool is_told_as(const struct reading *reading, const struct mark *newcomer)
{
    static const char *const words[] = {"as", "als", "como", "come", "tant"};
    static const char *const parts[] = {"作为"};
    size_t first = reading_clause(reading, newcomer->first)->first;
    size_t near = newcomer->first > first + NEAR_AS ? newcomer->first - NEAR_AS : first;
    return !is_no_as(reading, newcomer) &&
           (scan_has_any(&reading->scan, near, newcomer->first, words, COUNT_OF(words)) ||
            reading_has_part(reading, near, newcomer->first, parts, COUNT_OF(parts)));
}

/* "You get 14 percent off a first order" is what the offer is: not "your first order", nor
   "not limited to it". */
static bool is_of_theirs(const struct reading *reading, const struct mark *newcomer)
{
    return reading_mark_before(reading, newcomer->first, MEANING_YOURS) != NULL ||
           clause_has(reading, reading_clause(reading, newcomer->first), MEANING_NEGATION);
}

/* The customer is told to get it: "you get 14 percent off", and nothing denies it. */
static bool is_given_here(const struct reading *reading, const struct value *value)
{
    static const char *const words[] = {"you", "vous", "usted", "te", "lei", "u",
                                        "je",  "du",   "dir",   "ti", "您",  "你"};
    const struct clause *clause = reading_clause(reading, value->first);
    const struct sentence *sentence = reading_sentence(reading, value->first);
    unsigned scopes = reading_scopes(reading, sentence->first, sentence->end);
    return !clause_has(reading, clause, MEANING_NEGATION) &&
           (scopes & SCOPES_UNASSERTED) == 0 &&
           (clause_has(reading, clause, MEANING_PLEDGER) ||
            scan_has_any(&reading->scan, clause->first, clause->end, words,
                         COUNT_OF(words)));
}

enum newcomers newcomers_in(const struct reading *reading, const struct value *value)
{
    const struct sentence *sentence = reading_sentence(reading, value->first);
    const struct mark *newcomer =
        reading_mark_within(reading, sentence->first, sentence->end, MEANING_NEWCOMER);
    return newcomer == NULL             ? NEWCOMERS_UNTOLD
           : is_of_past(reading, value) ? NEWCOMERS_TOLD
           : (is_of_theirs(reading, newcomer) && is_given_here(reading, value)) ||
                   is_told_as(reading, newcomer)
               ? NEWCOMERS_MISTOLD
               : NEWCOMERS_TOLD;
}

bool promotion_is_of_newcomers(struct judge *judge, const struct value *value,
                               const struct promotion *promotion)
{
    const struct policy *policy = judge->policy;
    bool is_so = tells_newcomers(judge, text_of(string_or_empty(promotion->title)));
    for (size_t i = 0; i < policy->rule_count && !is_so; i++) {
        const struct rule *rule = &policy->rules[i];
        is_so = rule->kind == VALUE_PERCENT && rule->value.low == value->low &&
                text_find(rule->quote, text_of(promotion->id)) != NULL &&
                tells_newcomers(judge, rule->quote);
    }
    return is_so;
}

/* The promotion that proves the claim, or the line of an article, is for newcomers. */
static bool rests_on_newcomers(struct judge *judge, const struct value *value,
                               const struct claim *claim)
{
    const struct facts *facts = judge->facts;
    if (claim->source.quote != NULL) {
        return tells_newcomers(judge, text_of(claim->source.quote));
    }
    for (size_t i = 0; i < facts->promotion_count; i++) {
        if (string_equals(claim->source.kind, "promotion") &&
            string_equals(claim->source.id, facts->promotions[i].id)) {
            return promotion_is_of_newcomers(judge, value, &facts->promotions[i]);
        }
    }
    return false;
}

void newcomers_read(struct judge *judge)
{
    for (size_t i = 0; i < judge->opinion->claim_count; i++) {
        struct claim *claim = &judge->opinion->claims[i];
        const struct value *value = value_proved(judge->reading, claim, CLAIM_PERCENT);
        if (value != NULL && code_of(judge, value->first) == NULL &&
            newcomers_in(judge->reading, value) == NEWCOMERS_MISTOLD &&
            rests_on_newcomers(judge, value, claim)) {
            claim->verdict = VERDICT_UNSOURCED;
            claim->severity = SEVERITY_WARN;
        }
    }
}
