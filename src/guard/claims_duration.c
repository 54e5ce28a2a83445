#include "guard/days.h"

#include "base/money.h"

#include <inttypes.h>

#define NEAR_DENIAL  8 /* tokens around "but" */
#define HOURS_OF_DAY 24

static struct claim *duration_claim(struct judge *judge, const struct value *value,
                                    enum verdict verdict)
{
    return claim_add(judge, value->first, value->end, CLAIM_DURATION, verdict);
}

/* The words of a unit where the draft's own do not fit: one, then more. */
struct unit_words {
    const char *lang;
    const char *words[UNIT_COUNT][2];
};
static const struct unit_words unit_words[] = {
    {"en",
     {{" minute", " minutes"},
      {" hour", " hours"},
      {" day", " days"},
      {" working day", " working days"},
      {" week", " weeks"},
      {" month", " months"},
      {" year", " years"}}},
    {"es",
     {{" minuto", " minutos"},
      {" hora", " horas"},
      {" día", " días"},
      {" día laborable", " días laborables"},
      {" semana", " semanas"},
      {" mes", " meses"},
      {" año", " años"}}},
    {"de",
     {{" Minute", " Minuten"},
      {" Stunde", " Stunden"},
      {" Tag", " Tagen"},
      {" Werktag", " Werktagen"},
      {" Woche", " Wochen"},
      {" Monat", " Monaten"},
      {" Jahr", " Jahren"}}},
    {"fr",
     {{" minute", " minutes"},
      {" heure", " heures"},
      {" jour", " jours"},
      {" jour ouvré", " jours ouvrés"},
      {" semaine", " semaines"},
      {" mois", " mois"},
      {" an", " ans"}}},
    {"it",
     {{" minuto", " minuti"},
      {" ora", " ore"},
      {" giorno", " giorni"},
      {" giorno lavorativo", " giorni lavorativi"},
      {" settimana", " settimane"},
      {" mese", " mesi"},
      {" anno", " anni"}}},
    {"pt",
     {{" minuto", " minutos"},
      {" hora", " horas"},
      {" dia", " dias"},
      {" dia útil", " dias úteis"},
      {" semana", " semanas"},
      {" mês", " meses"},
      {" ano", " anos"}}},
    {"nl",
     {{" minuut", " minuten"},
      {" uur", " uur"},
      {" dag", " dagen"},
      {" werkdag", " werkdagen"},
      {" week", " weken"},
      {" maand", " maanden"},
      {" jaar", " jaar"}}},
    {"zh",
     {{" 分钟", " 分钟"},
      {" 小时", " 小时"},
      {" 天", " 天"},
      {" 个工作日", " 个工作日"},
      {" 周", " 周"},
      {" 个月", " 个月"},
      {" 年", " 年"}}},
    {"ja",
     {{" 分", " 分"},
      {" 時間", " 時間"},
      {" 日", " 日"},
      {" 営業日", " 営業日"},
      {" 週間", " 週間"},
      {" か月", " か月"},
      {" 年", " 年"}}},
};

static const char *unit_word(const char *lang, uint8_t unit, int64_t count)
{
    const struct unit_words *found = &unit_words[0];
    for (size_t i = 0; i < COUNT_OF(unit_words); i++) {
        if (lang[0] == unit_words[i].lang[0] && lang[1] == unit_words[i].lang[1]) {
            found = &unit_words[i];
        }
    }
    return found->words[unit][count == 1 ? 0 : 1];
}

static const char *number_words(struct judge *judge, const struct value *right)
{
    int64_t low = right->low / MONEY_UNIT;
    int64_t high = right->high / MONEY_UNIT;
    return low == high ? arena_format(judge->arena, "%" PRId64, low)
                       : arena_format(judge->arena, "%" PRId64 "-%" PRId64, low, high);
}

/* The rule's length in the words of the draft. */
static const char *right_words(struct judge *judge, const struct value *value,
                               const struct value *right)
{
    struct text whole = reading_text(judge->reading, value->first, value->end);
    struct text number =
        reading_text(judge->reading, value->number_first, value->number_end);
    const char *words = number_words(judge, right);
    if (right->unit != value->unit) {
        return arena_format(judge->arena, "%s%s", words,
                            unit_word(judge_lang(judge, value->first), right->unit,
                                      right->high / MONEY_UNIT));
    }
    const char *behind = number.bytes + number.len;
    return arena_format(judge->arena, "%s%.*s", words,
                        (int)(whole.bytes + whole.len - behind), behind);
}

static void differs(struct judge *judge, const struct value *value,
                    const struct answer *answer, bool is_asserted)
{
    struct claim *claim = duration_claim(
        judge, value, is_asserted ? VERDICT_CONTRADICTED : VERDICT_UNSOURCED);
    if (!is_asserted) {
        return;
    }
    claim_from_rule(judge, claim, answer->rule);
    if (answer->rule->relation == RELATION_ESTIMATE) {
        claim->severity = SEVERITY_WARN;
    }
    if (answer->is_unique) {
        claim->right_value = right_words(judge, value, &answer->rule->value);
    }
}

/*
 * How long the shop itself takes, and no rule that tells it. Later than an estimate is
 * caution, unless the estimate is of somebody else: of the bank, say.
 */
static bool is_promise(const struct judge *judge, const struct value *value,
                       const struct inquiry *inquiry, const struct answer *answer)
{
    uint64_t of_shop = TOPIC_BIT(TOPIC_REFUND) | TOPIC_BIT(TOPIC_DISPATCH);
    uint64_t of_others = TOPIC_BIT(TOPIC_BANK) | TOPIC_BIT(TOPIC_WALLET);
    uint64_t of_money = TOPIC_BIT(TOPIC_REFUND) & inquiry->topics;
    bool is_untold =
        answer->kind == ANSWER_NONE ||
        (answer->kind == ANSWER_LATER && ((answer->rule->topics & of_others) != 0 ||
                                          (answer->rule->topics & of_money) != of_money));
    return is_untold && inquiry->is_certain && !value->is_past &&
           (inquiry->topics & of_shop) != 0 && (inquiry->topics & of_others) == 0 &&
           is_said_outright(judge, value);
}

/* "3 years of warranty" is the rule of some goods, and these are others. */
static void goods_heed(struct judge *judge, const struct value *value,
                       struct answer *answer)
{
    bool is_certain = false;
    const struct rule *rule =
        answer->kind == ANSWER_EQUAL
            ? rule_of_all_goods(judge, value, answer->rule, &is_certain)
            : NULL;
    if (rule != NULL) {
        *answer = (struct answer){.kind = is_certain ? ANSWER_DIFFERS : ANSWER_ELSEWHERE,
                                  .rule = rule,
                                  .is_unique = true};
    }
}

/* A clause that names no matter, "as a rule it takes 3 to 5 days": any rule that tells the
   length proves it. */
static const struct rule *rule_of_length(const struct judge *judge,
                                         const struct value *value)
{
    uint64_t topics = reading_clause(judge->reading, value->first)->topics;
    for (size_t i = 0; (topics & ~TOPICS_MINOR) == 0 && i < judge->policy->rule_count;
         i++) {
        const struct rule *rule = &judge->policy->rules[i];
        if (rule->kind == VALUE_DURATION && rule->value.unit == value->unit &&
            value_equals(value, &rule->value)) {
            return rule;
        }
    }
    return NULL;
}

/* The rule's days from the delivery on, less those that have passed: proved, or else the
   rest is the right value. False where no rest can be counted. */
static bool by_rest(struct judge *judge, const struct value *value, const struct rule *rule,
                    bool is_asserted)
{
    bool is_certain;
    const struct order *order = order_for(judge, value->first, &is_certain);
    const struct shipment *last = order == NULL ? NULL : order_last_shipment(order);
    if (last == NULL || !day_is_set(last->delivered_at) || value->unit != UNIT_DAY ||
        rule->value.unit != UNIT_DAY || !day_is_set(judge->facts->today) ||
        !length_is_rest(judge->reading, value)) {
        return false;
    }
    int64_t passed = day_number(judge->facts->today) - day_number(last->delivered_at);
    struct value rest = rule->value;
    rest.low -= passed * MONEY_UNIT;
    rest.high = rest.low;
    bool is_right = value->low == rest.low && value->high == rest.low;
    if (!is_right && (!is_certain || !is_asserted || rest.low < 0)) {
        return false;
    }
    char text[MOMENT_TEXT_SIZE];
    day_format(last->delivered_at, text);
    struct claim *claim =
        duration_claim(judge, value, is_right ? VERDICT_PROVED : VERDICT_CONTRADICTED);
    claim_from_order(judge, claim, order, "shipments.delivered_at", text);
    claim->right_value = is_right ? NULL : right_words(judge, value, &rest);
    return true;
}

/* "It arrives in two days": from today to the day that the carrier expects. */
static bool by_eta(struct judge *judge, const struct value *value)
{
    const struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, value->first);
    bool is_certain;
    const struct order *order = order_for(judge, value->first, &is_certain);
    const struct shipment *last = order == NULL ? NULL : order_last_shipment(order);
    const struct mark *event =
        reading_mark_within(reading, clause->first, clause->end, MEANING_EVENT);
    bool is_due = event != NULL &&
                  (event->value == EVENT_DUE || event->value == EVENT_DELIVERED) &&
                  (clause->topics & TOPIC_BIT(TOPIC_REFUND)) == 0;
    if (!is_due || last == NULL || order->status != ORDER_SHIPPED ||
        !day_is_set(judge->facts->today) ||
        !term_leads_to(judge->facts->today, value, last->eta)) {
        return false;
    }
    char text[MOMENT_TEXT_SIZE];
    day_format(last->eta, text);
    claim_from_order(judge, duration_claim(judge, value, VERDICT_PROVED), order,
                     "shipments.eta", text);
    return true;
}

/* From or to a day of an order, or to the last day of a rule's time. */
static bool is_counted(struct judge *judge, const struct value *value,
                       const struct answer *answer, bool is_asserted)
{
    return length_by_past(judge, value) ||
           (!value->is_past && (by_eta(judge, value) || length_by_rest(judge, value) ||
                                (answer->kind == ANSWER_DIFFERS &&
                                 by_rest(judge, value, answer->rule, is_asserted))));
}

/* What has passed of a time, or is left of it, is no rule's length; how long the shop
   itself takes for something is. */
static bool runs_already(const struct judge *judge, const struct value *value,
                         const struct rule *rule, const struct inquiry *inquiry)
{
    uint64_t of_shop = TOPIC_BIT(TOPIC_REFUND) | TOPIC_BIT(TOPIC_DISPATCH);
    return (inquiry->topics & of_shop) == 0 && !value_is_later(value, &rule->value) &&
           (length_is_rest(judge->reading, value) ||
            length_has_passed(judge->reading, value));
}

/* "Ouvert jusqu'à 17 h", "das 9h às 17h": a time of day. */
static bool is_time_of_day(const struct reading *reading, const struct value *value)
{
    static const char *const words[] = {"a",     "as", "das", "alle",
                                        "dalle", "at", "um",  "om"};
    return value->first > 0 &&
           scan_is_any(&reading->scan, value->first - 1, words, COUNT_OF(words)) &&
           value->unit == UNIT_HOUR && value->low == value->high &&
           value->low <= (int64_t)HOURS_OF_DAY * MONEY_UNIT;
}

/* "As you told us within five days", "you are within the five days": how soon the customer
   did, which is no other rule's length, whatever is given for it. */
static void report_heed(const struct judge *judge, const struct value *value,
                        struct answer *answer)
{
    const struct clause *clause = reading_clause(judge->reading, value->first);
    bool is_against = answer->kind == ANSWER_DIFFERS || answer->kind == ANSWER_LATER;
    bool is_told = reading_mark_within(judge->reading, clause->first, clause->end,
                                       MEANING_REPORT) != NULL;
    bool is_of_nothing = (clause->topics & ~TOPICS_MINOR) == 0;
    if (!is_against || answer->rule->is_of_report || (!is_told && !is_of_nothing)) {
        return;
    }
    const struct rule *rule = policy_rule_of_report(judge->policy, value);
    if (rule != NULL) {
        *answer = (struct answer){.kind = ANSWER_EQUAL, .rule = rule};
    } else if (is_told) {
        *answer = (struct answer){.kind = ANSWER_ELSEWHERE, .rule = answer->rule};
    }
}

/* The number in front of "but", behind what denies it: "nicht 45, sondern 60 Tage". */
static bool denied_number(const struct reading *reading, const struct value *value,
                          int64_t *parts)
{
    const struct sentence *sentence = reading_sentence(reading, value->first);
    static const enum meaning denials[] = {MEANING_NEGATION, MEANING_INSTEAD,
                                           MEANING_DENIED};
    bool is_denied = reading_means_any(reading, sentence->first, sentence->end, denials,
                                       COUNT_OF(denials));
    size_t first = value->first > sentence->first + NEAR_DENIAL ? value->first - NEAR_DENIAL
                                                                : sentence->first;
    for (size_t i = first; is_denied && i < value->first; i++) {
        struct number number;
        if (number_at(reading, i, &number) && !number.is_article &&
            number.end <= value->first) {
            *parts = number.parts;
            return true;
        }
    }
    return false;
}

/* "Not 45 but 60 days", and no more: the rule of the time that is denied. */
static const struct rule *rule_of_denied(struct judge *judge, const struct value *value)
{
    const struct policy *policy = judge->policy;
    int64_t parts;
    uint64_t topics = reading_sentence(judge->reading, value->first)->topics;
    if ((topics & ~TOPICS_MINOR) != 0 || !denied_number(judge->reading, value, &parts) ||
        !judge_works(judge, 1 + policy->rule_count / 8)) {
        return NULL;
    }
    for (size_t i = 0; i < policy->rule_count; i++) {
        const struct rule *rule = &policy->rules[i];
        if (rule->kind == VALUE_DURATION && rule->value.unit == value->unit &&
            rule->value.low == parts && rule->value.high == parts) {
            return rule;
        }
    }
    return NULL;
}

/* "Your backpack has 2 years", which clothes have: the articles tell another time of what
   the order holds. The sentence may be of other goods, so that it is seen, and no more. */
static bool is_of_other_goods(struct judge *judge, const struct value *value,
                              const struct inquiry *inquiry, const struct rule *told)
{
    struct inquiry other = *inquiry;
    other.goods = goods_of_order(judge, value->first, inquiry->goods);
    return other.goods != NULL && titled_near(judge, value->first) == NULL &&
           !neighbour_is_told(judge, value) &&
           policy_rule_of_goods(judge->policy, &other, told) != NULL;
}

static void duration_judge(struct judge *judge, const struct value *value)
{
    unsigned scopes = reading_scopes(judge->reading, value->first, value->end);
    struct inquiry inquiry = inquiry_of(judge, value);
    struct answer answer = policy_ask(judge->policy, &inquiry);
    goods_heed(judge, value, &answer);
    report_heed(judge, value, &answer);
    inquiry.goods = goods_of_titled(judge, value->first, inquiry.goods);
    const struct rule *of_goods =
        answer.kind == ANSWER_EQUAL
            ? policy_rule_of_goods(judge->policy, &inquiry, answer.rule)
            : NULL;
    if (of_goods != NULL) {
        answer = (struct answer){.kind = ANSWER_ELSEWHERE, .rule = of_goods};
    }
    const struct rule *other =
        answer.kind == ANSWER_EQUAL || value->is_past ? NULL : rule_of_unpaid(judge, value);
    if (other == NULL && answer.kind == ANSWER_NONE && !value->is_past) {
        other = rule_of_length(judge, value);
    }
    if (other != NULL) {
        answer = (struct answer){.kind = ANSWER_EQUAL, .rule = other};
    }
    if (answer.kind == ANSWER_EQUAL &&
        is_of_other_goods(judge, value, &inquiry, answer.rule)) {
        duration_claim(judge, value, VERDICT_UNSOURCED)->severity = SEVERITY_MARK;
        return;
    }
    if (answer.kind == ANSWER_EQUAL) {
        claim_from_rule(judge, duration_claim(judge, value, VERDICT_PROVED), answer.rule);
        return;
    }
    if ((scopes & (SCOPE_QUOTED | SCOPE_QUESTION | SCOPE_SIGNATURE)) != 0 ||
        value->unit == UNIT_MINUTE || is_time_of_day(judge->reading, value) ||
        is_counted(judge, value, &answer, (scopes & SCOPES_UNASSERTED) == 0)) {
        return;
    }
    bool is_of_deed = length_is_of_deed(judge->reading, value);
    if (answer.kind == ANSWER_DIFFERS && !value->is_past && !is_of_deed &&
        !neighbour_is_told(judge, value) &&
        !runs_already(judge, value, answer.rule, &inquiry)) {
        bool is_hedged =
            answer.rule->relation == RELATION_ESTIMATE && !is_said_outright(judge, value);
        differs(judge, value, &answer, (scopes & SCOPE_CONDITION) == 0 && !is_hedged);
        return;
    }
    const struct rule *denied =
        (scopes & SCOPES_UNASSERTED) == 0 ? rule_of_denied(judge, value) : NULL;
    if (denied != NULL) {
        claim_from_rule(judge, duration_claim(judge, value, VERDICT_CONTRADICTED), denied);
    } else {
        struct claim *claim = duration_claim(judge, value, VERDICT_UNSOURCED);
        if (!is_of_deed && is_promise(judge, value, &inquiry, &answer)) {
            claim->severity = SEVERITY_BLOCK;
        }
    }
}

void durations_read(struct judge *judge)
{
    for (size_t i = 0; i < judge->reading->value_count; i++) {
        const struct value *value = &judge->reading->values[i];
        unsigned scopes = reading_scopes(judge->reading, value->first, value->end);
        if (value->kind == VALUE_DURATION && !value->is_denied &&
            (scopes & SCOPE_COMMITMENT) == 0 && !length_by_later(judge, value) &&
            !length_by_distance(judge, value)) {
            duration_judge(judge, value);
        }
    }
}
