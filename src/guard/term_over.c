/*
 * "You can return it within 30 days": what the articles give, while the days of the order
 * that the reply is about are over, and the reply does not say so.
 */
#include "guard/days.h"
#include "guard/support.h"

/* The reply says that it is over, or makes an exception: it may tell the rule beside. */
static bool is_told_over(const struct judge *judge)
{
    const struct reading *reading = judge->reading;
    for (size_t i = 0; i < reading->mark_count; i++) {
        const struct mark *mark = &reading->marks[i];
        const struct clause *clause = reading_clause(reading, mark->first);
        bool is_over = (mark->meaning == MEANING_ABLE || mark->meaning == MEANING_STILL) &&
                       mark->value == 0;
        bool is_denied = mark->meaning == MEANING_NEGATION &&
                         (clause_has(reading, clause, MEANING_ABLE) ||
                          (clause->topics & TOPIC_BIT(TOPIC_RETURN)) != 0);
        if (is_over || is_denied || mark->meaning == MEANING_GRANT ||
            mark->meaning == MEANING_EXPIRED) {
            return true;
        }
    }
    return false;
}

/* "You can return it", "we exchange it": the sentence lets it be done. */
static bool is_offered(const struct reading *reading, const struct value *value)
{
    const struct sentence *sentence = reading_sentence(reading, value->first);
    return reading_mark_valued(reading, sentence->first, sentence->end, MEANING_ABLE, 1) !=
               NULL ||
           reading_mark_within(reading, sentence->first, sentence->end, MEANING_ACT) !=
               NULL;
}

/* "Ya es tarde", "the 30 days, which have been." */
static bool is_late(const struct reading *reading)
{
    static const char *const is[] = {"es", "era", "fue"};
    bool is_late = false;
    for (size_t i = 1; i < reading->scan.count && !is_late; i++) {
        is_late = (scan_is(&reading->scan, i, "tarde") &&
                   scan_is_any(&reading->scan, i - 1, is, COUNT_OF(is))) ||
                  (scan_is(&reading->scan, i - 1, "been") &&
                   reading->scan.tokens[i].kind == TOKEN_SIGN);
    }
    return is_late;
}

/* "The new gloves", "your next order": not what was delivered then. */
static bool is_of_new(const struct judge *judge, const struct value *value)
{
    static const char *const words[] = {
        "new",   "next",   "neue",     "neuen",    "neues",     "neuer",    "nachste",
        "nuevo", "nueva",  "nuevos",   "nuevas",   "nouveau",   "nouvelle", "nouveaux",
        "nuovo", "nuova",  "nuovi",    "nuove",    "novo",      "nova",     "novos",
        "novas", "nieuwe", "volgende", "nachsten", "prochaine", "prossimo"};
    static const char *const parts[] = {"新的", "新订单", "新しい", "次の"};
    const struct reading *reading = judge->reading;
    const struct sentence *sentence = reading_sentence(reading, value->first);
    return !order_is_numbered(judge, NULL, sentence->first, sentence->end) &&
           (scan_has_any(&reading->scan, sentence->first, sentence->end, words,
                         COUNT_OF(words)) ||
            reading_has_part(reading, sentence->first, sentence->end, parts,
                             COUNT_OF(parts)));
}

/* "Unfortunately": what is told beside it is why not, in whatever words. */
static bool has_regret(const struct reading *reading)
{
    static const char *const words[] = {
        "unfortunately",   "sadly",        "regrettably",
        "missed",          "leider",       "bedauerlicherweise",
        "lamentablemente", "desgracia",    "malheureusement",
        "purtroppo",       "infelizmente", "helaas",
        "voruber",         "pasaron"};
    static const char *const parts[] = {"遗憾", "可惜", "残念", "あいにく"};
    size_t end = reading->scan.count;
    return scan_has_any(&reading->scan, 0, end, words, COUNT_OF(words)) ||
           reading_has_part(reading, 0, end, parts, COUNT_OF(parts));
}

/* "Until 21 November", "39 days ago": whoever reads it knows. */
static bool tells_last_day(const struct reading *reading, struct day last)
{
    for (size_t i = 0; i < reading->value_count; i++) {
        const struct value *value = &reading->values[i];
        if ((value->kind == VALUE_DURATION && value->is_past) ||
            (value->kind == VALUE_DATE && day_compare(value->day, last) == 0)) {
            return true;
        }
    }
    return false;
}

/* The sentence, or the one beside it, names the order; or who wants to give it back is
   answered. */
static bool is_about(struct judge *judge, const struct value *value,
                     const struct order *order)
{
    const struct reading *reading = judge->reading;
    const struct sentence *sentence = reading_sentence(reading, value->first);
    const struct sentence *last = reading->sentences + reading->sentence_count - 1;
    size_t first = sentence > reading->sentences ? (sentence - 1)->first : sentence->first;
    size_t end = sentence < last ? (sentence + 1)->end : sentence->end;
    uint64_t back = TOPIC_BIT(TOPIC_RETURN) | TOPIC_BIT(TOPIC_EXCHANGE);
    return order_is_numbered(judge, order, first, end) ||
           (thread_matter(judge) & back) != 0;
}

/* What is broken or wrong goes back after the time, too. */
static bool is_for_cause(struct judge *judge, const struct value *value)
{
    uint64_t causes = SUPPORT_CAUSES | TOPIC_BIT(TOPIC_WARRANTY) | TOPIC_BIT(TOPIC_REPAIR);
    const struct sentence *sentence = reading_sentence(judge->reading, value->first);
    return ((thread_matter(judge) | sentence->context) & causes) != 0;
}

/* The last day that the rule leaves for the order; unset where nobody can tell. */
static struct day last_by(const struct judge *judge, const struct order *order,
                          const struct rule *rule)
{
    uint64_t back = TOPIC_BIT(TOPIC_RETURN) | TOPIC_BIT(TOPIC_EXCHANGE);
    struct last_day known = last_day_of_return(judge, order);
    struct day last = {0, 0, 0};
    if ((rule->topics & back) == 0 ||
        (rule->topics & TOPIC_BIT(TOPIC_SINCE_DELIVERY)) == 0 || !day_is_set(known.day) ||
        !term_ends(order_last_shipment(order)->delivered_at, &rule->value, &last)) {
        return (struct day){0, 0, 0};
    }
    return day_compare(known.day, last) > 0 ? known.day : last; /* a season is longer */
}

/* It is right by the rule, and warns: it is offered for an order whose last day, which the
   claim then tells, has been. */
static void term_doubt(struct judge *judge, const struct value *value, struct claim *claim,
                       const struct rule *rule)
{
    bool is_certain = false;
    const struct order *order = order_for(judge, value->first, &is_certain);
    unsigned scopes = reading_scopes(judge->reading, value->first, value->end);
    if (order == NULL || !is_certain || value->is_past ||
        !day_is_set(judge->facts->today) ||
        (scopes & (SCOPE_QUOTED | SCOPE_QUESTION)) != 0) {
        return;
    }
    struct day last = last_by(judge, order, rule);
    if (!day_is_set(last) || day_compare(judge->facts->today, last) <= 0 ||
        !is_about(judge, value, order) || is_for_cause(judge, value) ||
        !is_offered(judge->reading, value) || is_told_over(judge) ||
        is_late(judge->reading) || is_of_new(judge, value) || has_regret(judge->reading) ||
        tells_last_day(judge->reading, last)) {
        return;
    }
    char day[MOMENT_TEXT_SIZE];
    day_format(last, day);
    claim->verdict = VERDICT_CONTRADICTED;
    claim->severity = SEVERITY_WARN;
    claim_from_order(judge, claim, order, "last day", day);
}

/* The rule whose line proves the claim. */
static const struct rule *rule_behind(struct judge *judge, const struct value *value,
                                      const struct claim *claim)
{
    const struct policy *policy = judge->policy;
    for (size_t i = 0; i < policy->rule_count && judge_works(judge, 1); i++) {
        const struct rule *rule = &policy->rules[i];
        if (rule->kind == VALUE_DURATION && value_equals(value, &rule->value) &&
            text_is(rule->quote, claim->source.quote)) {
            return rule;
        }
    }
    return NULL;
}

void terms_over_read(struct judge *judge)
{
    for (size_t i = 0; i < judge->opinion->claim_count; i++) {
        struct claim *claim = &judge->opinion->claims[i];
        const struct value *value = value_proved(judge->reading, claim, CLAIM_DURATION);
        const struct rule *rule = value == NULL || claim->source.quote == NULL
                                      ? NULL
                                      : rule_behind(judge, value, claim);
        if (rule != NULL) {
            term_doubt(judge, value, claim, rule);
        }
    }
}
