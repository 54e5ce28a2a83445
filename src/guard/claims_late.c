/*
 * What is said to be done for every order "even if the parcel has left", against the
 * articles that let it be done until then.
 */
#include "guard/judge.h"
#include "guard/leaving.h"
#include "guard/support.h"

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

/* "You cannot", "no longer", "not": nothing is let be done. */
static bool is_refused(const struct reading *reading, const struct sentence *sentence)
{
    return reading_mark_valued(reading, sentence->first, sentence->end, MEANING_ABLE, 0) !=
               NULL ||
           reading_mark_valued(reading, sentence->first, sentence->end, MEANING_STILL, 0) !=
               NULL ||
           (stances_of(reading, sentence->first, sentence->end) & STANCE_DENIED) != 0;
}

/* "DHL lets you change the address even then": what the carrier does is no rule of ours. */
static bool is_of_carrier(const struct reading *reading, const struct sentence *sentence)
{
    static const char *const words[] = {
        "carrier",       "courier",        "zusteller",  "paketdienst",  "versanddienst",
        "transportista", "mensajeria",     "repartidor", "transporteur", "livreur",
        "corriere",      "transportadora", "vervoerder", "bezorger",     "bezorgdienst"};
    static const char *const parts[] = {"快递", "承运", "物流公司", "配送業者", "運送会社"};
    return reading_mark_within(reading, sentence->first, sentence->end, MEANING_CARRIER) !=
               NULL ||
           scan_has_any(&reading->scan, sentence->first, sentence->end, words,
                        COUNT_OF(words)) ||
           reading_has_part(reading, sentence->first, sentence->end, parts,
                            COUNT_OF(parts));
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
    if (rule == NULL || rule->article == NULL || even == NULL ||
        (!of_cancel && change == NULL) || !leaving_is_told(reading, sentence) ||
        (reading_scopes(reading, even->first, even->end) & none) != 0) {
        return;
    }
    if ((topics_even(reading, even) & TOPIC_BIT(TOPIC_RETURN)) != 0 ||
        is_refused(reading, sentence) || (!of_cancel && is_of_carrier(reading, sentence))) {
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
