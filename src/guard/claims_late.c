/*
 * What is said to be done for every order "even if the parcel has left", against the
 * articles that let it be done until then.
 */
#include "guard/judge.h"
#include "guard/support.h"

static bool tells_leaving(const struct reading *reading, const struct sentence *sentence)
{
    static const char *const words[] = {
        "left",     "gone",     "shipped", "raus",       "unterwegs", "verschickt",
        "versandt", "salido",   "salio",   "enviado",    "parti",     "partie",
        "expedie",  "expediee", "partito", "partita",    "spedito",   "saido",
        "saiu",     "enviada",  "weg",     "vertrokken", "verstuurd", "verzonden"};
    static const char *const parts[] = {"寄出", "发货", "发出", "発送", "出荷"};
    if (scan_has_any(&reading->scan, sentence->first, sentence->end, words,
                     COUNT_OF(words)) ||
        reading_has_part(reading, sentence->first, sentence->end, parts, COUNT_OF(parts))) {
        return true;
    }
    for (size_t i = reading->mark_from[sentence->first];
         i < reading->mark_from[sentence->end]; i++) {
        const struct mark *mark = &reading->marks[i];
        bool is_deed = mark->meaning == MEANING_DEED || mark->meaning == MEANING_STATE ||
                       mark->meaning == MEANING_STATE_OF;
        if (is_deed && (mark->value == DEED_SHIP || mark->value == DEED_UNDERWAY)) {
            return true;
        }
    }
    return false;
}

/* What is said to be so even then: its own clause, and the one behind where it opens that:
 * "…, and even once it has left, you can send it back". */
static uint64_t topics_even(const struct reading *reading, const struct mark *even)
{
    static const char *const ands[] = {",",  "and", "und",  "y",    "e",    "et",  "ed",
                                       "en", "but", "mais", "aber", "pero", "mas", "ma"};
    const struct clause *clause = reading_clause(reading, even->first);
    const struct sentence *sentence = &reading->sentences[clause->sentence];
    bool is_spaced = reading->scan.tokens[even->first].kind == TOKEN_WORD;
    size_t at = even->first;
    while (at > sentence->first &&
           scan_is_any(&reading->scan, at - 1, ands, COUNT_OF(ands))) {
        at--;
    }
    bool has_and =
        at + 1 < even->first || (at < even->first && !scan_is(&reading->scan, at, ","));
    bool opens = !is_spaced || at == sentence->first || has_and;
    return clause->topics |
           (opens && clause->end < sentence->end ? (clause + 1)->topics : 0);
}

/* "We change the address even if the parcel has left": said of every order, against the
 * articles that let it be done until then. */
static void late_read(struct judge *judge, const struct sentence *sentence)
{
    const struct reading *reading = judge->reading;
    const struct policy *policy = judge->policy;
    unsigned none = SCOPE_QUOTED | SCOPE_QUESTION | SCOPE_SIGNATURE;
    bool of_cancel = (sentence->topics & TOPIC_BIT(TOPIC_CANCEL)) != 0;
    bool of_change = (sentence->topics & TOPIC_BIT(TOPIC_ADDRESS)) != 0;
    const struct cancel_rule *rule = of_cancel   ? &policy->cancel_until_shipped
                                     : of_change ? &policy->change_until_shipped
                                                 : NULL;
    const struct mark *even = reading_mark_valued(reading, sentence->first, sentence->end,
                                                  MEANING_STANCE, STANCE_EVEN);
    const struct mark *change =
        reading_mark_valued(reading, sentence->first, sentence->end, MEANING_CHANGING, 1);
    const struct mark *able =
        reading_mark_valued(reading, sentence->first, sentence->end, MEANING_ABLE, 0);
    if (rule == NULL || rule->article == NULL || even == NULL || able != NULL ||
        (!of_cancel && change == NULL) || !tells_leaving(reading, sentence) ||
        (reading_scopes(reading, even->first, even->end) & none) != 0) {
        return;
    }
    if ((topics_even(reading, even) & TOPIC_BIT(TOPIC_RETURN)) != 0 ||
        (stances_of(reading, sentence->first, sentence->end) & STANCE_DENIED) != 0) {
        return;
    }
    size_t first =
        change != NULL && change->first < even->first ? change->first : even->first;
    struct claim *claim =
        claim_add(judge, first, sentence->end, CLAIM_STATUS, VERDICT_CONTRADICTED);
    claim_from_article(judge, claim, rule->article, rule->quote);
}

void lates_read(struct judge *judge)
{
    const struct reading *reading = judge->reading;
    for (size_t i = 0; i < reading->sentence_count; i++) {
        late_read(judge, &reading->sentences[i]);
    }
}
