/*
 * What the shop's rules count from the days of an order: the last day of a time, how much
 * of it is left, and how long ago something was.
 */
#include "guard/days.h"

#include "base/money.h"

#define RULES_TRIED  200
#define NEAR_UNTIL   12 /* tokens around a date that make it the last one */
#define NEAR_LENGTHS 6  /* values in front of a date that may have led to it */
#define HOURS_OF_DAY 24
#define DAYS_IN_WEEK 7
#define WEEK_SLACK   3 /* days that "two weeks" may be more or less */
#define MONTH_DAYS   30

/* What a time may be of: the parcel itself has days of its own. */
#define TOPICS_TIMED                                                                       \
    (~TOPICS_MINOR & ~TOPIC_BIT(TOPIC_DELIVERY) & ~TOPIC_BIT(TOPIC_DISPATCH))

/* What the token's clause is about, or its paragraph, or else the customer's question. */
static uint64_t matter_of(struct judge *judge, size_t token)
{
    uint64_t own = reading_clause(judge->reading, token)->topics & TOPICS_TIMED;
    uint64_t topics = reading_sentence(judge->reading, token)->context & TOPICS_TIMED;
    return own != 0 ? own : topics != 0 ? topics : thread_matter(judge) & TOPICS_TIMED;
}

/* The rule's own sentence decides, where it is about anything. */
static bool is_of_matter(const struct rule *rule, uint64_t matter)
{
    uint64_t own = rule->topics & TOPICS_TIMED;
    uint64_t topics = own != 0 ? own : rule->context;
    return rule->kind == VALUE_DURATION && rule->value.unit >= UNIT_DAY &&
           (matter == 0 || (topics & matter) != 0);
}

static bool clause_has_word(const struct reading *reading, const struct value *value,
                            const char *const *words, size_t count)
{
    const struct clause *clause = reading_clause(reading, value->first);
    return scan_has_any(&reading->scan, clause->first, clause->end, words, count);
}

bool day_is_last(const struct reading *reading, const struct value *value)
{
    static const char *const words[] = {
        "until",   "ends",      "ended",   "endet",    "endete",     "termina", "eindigt",
        "loopt",   "lauft",     "till",    "by",       "deadline",   "latest",  "due",
        "payable", "last",      "bis",     "frist",    "spatestens", "fallig",  "hasta",
        "plazo",   "vence",     "tardar",  "limite",   "jusqu",      "delai",   "echeance",
        "fino",    "entro",     "scade",   "scadenza", "termine",    "ate",     "prazo",
        "tot",     "uiterlijk", "termijn", "止",       "前",         "截",      "期",
        "ま",      "限"};
    const struct sentence *sentence = reading_sentence(reading, value->first);
    size_t first = value->first > sentence->first + NEAR_UNTIL ? value->first - NEAR_UNTIL
                                                               : sentence->first;
    size_t end =
        value->end + NEAR_UNTIL < sentence->end ? value->end + NEAR_UNTIL : sentence->end;
    bool is_led_to = value->first > 0 && scan_is(&reading->scan, value->first - 1, "到");
    return is_led_to || scan_has_any(&reading->scan, first, end, words, COUNT_OF(words));
}

bool length_is_rest(const struct reading *reading, const struct value *value)
{
    static const char *const words[] = {
        "left",     "remain",     "remaining", "remains", "still",   "another",   "noch",
        "bleiben",  "bleibt",     "quedan",    "queda",   "aun",     "todavia",   "restan",
        "faltan",   "reste",      "restent",   "encore",  "restano", "rimangono", "resta",
        "ancora",   "mancano",    "restam",    "ainda",   "faltam",  "falta",     "nog",
        "resteren", "verbleiben", "还",        "剩",      "残"};
    return clause_has_word(reading, value, words, COUNT_OF(words));
}

#define TOPICS_OF_MONEY                                                                    \
    (TOPIC_BIT(TOPIC_REFUND) | TOPIC_BIT(TOPIC_BANK) | TOPIC_BIT(TOPIC_WALLET))
#define TOPICS_OF_GOODS                                                                    \
    (TOPIC_BIT(TOPIC_RETURN) | TOPIC_BIT(TOPIC_EXCHANGE) | TOPIC_BIT(TOPIC_WARRANTY) |     \
     TOPIC_BIT(TOPIC_DAMAGE) | TOPIC_BIT(TOPIC_FAULT) | TOPIC_BIT(TOPIC_WRONG_ITEM) |      \
     TOPIC_BIT(TOPIC_MISSING) | TOPIC_BIT(TOPIC_REPAIR))
#define TOPICS_OF_PAYMENT                                                                  \
    (TOPIC_BIT(TOPIC_INVOICE) | TOPIC_BIT(TOPIC_RESERVE) | TOPIC_BIT(TOPIC_TRANSFER))

/* The days from which a rule counts: money from its refund on, what the customer has from
   the delivery on, what is to be paid from the order on. */
static void days_counted_from(struct judge *judge, const struct order *order,
                              const struct rule *rule, struct known_days *days)
{
    uint64_t topics = rule->topics | rule->context;
    uint64_t own = (rule->topics & TOPICS_TIMED) != 0 ? rule->topics : topics;
    days->count = 0;
    if ((own & TOPICS_OF_MONEY) != 0) {
        days_of_order(judge, order, EVENT_REFUNDED, days);
    } else if ((own & TOPICS_OF_GOODS) != 0) {
        days_of_order(judge, order, EVENT_DELIVERED, days);
    } else if ((topics & TOPICS_OF_PAYMENT) != 0) {
        days_of_order(judge, order, EVENT_PLACED, days);
        days_of_order(judge, order, EVENT_SHIPPED, days);
    }
}

/* What is still to be paid, or kept until it is: a rule that names no goods and no money
   that goes back tells how long. */
static bool is_of_payment(const struct judge *judge, size_t token)
{
    const struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, token);
    return (clause->topics & TOPICS_OF_PAYMENT) != 0 ||
           reading_mark_within(reading, clause->first, clause->end, MEANING_DUE) != NULL ||
           reading_mark_within(reading, clause->first, clause->end, MEANING_PAYING) != NULL;
}

static bool leads_from_unpaid(struct judge *judge, const struct order *order,
                              const struct rule *rule, struct day day)
{
    uint64_t elsewhere = TOPICS_TIMED & ~TOPICS_OF_PAYMENT & ~TOPIC_BIT(TOPIC_CANCEL);
    bool is_open = order->status == ORDER_PENDING && order->payment_count == 0 &&
                   order->placed_at != MOMENT_NONE && order->placed_at != 0;
    return is_open && rule->kind == VALUE_DURATION && rule->value.unit >= UNIT_DAY &&
           (rule->topics & elsewhere) == 0 &&
           ((rule->topics | rule->context) & TOPICS_OF_PAYMENT) != 0 &&
           judge_works(judge, 1) &&
           term_leads_to(moment_day(order->placed_at), &rule->value, day);
}

static bool rule_leads_to(struct judge *judge, const struct order *order,
                          const struct rule *rule, struct day day)
{
    struct known_days days;
    days_counted_from(judge, order, rule, &days);
    for (size_t i = 0; i < days.count; i++) {
        if (term_leads_to(days.items[i].day, &rule->value, day)) {
            return true;
        }
    }
    return false;
}

/* As many days as the length says; of weeks about as many. */
static bool is_length(const struct value *value, int64_t days)
{
    int64_t count = value->high / MONEY_UNIT;
    int64_t slack = value->is_about ? 1 + count / 10 : 0;
    int64_t unit = 1;
    if (value->low != value->high || days < 0) {
        return false;
    }
    if (value->unit == UNIT_WEEK) {
        unit = DAYS_IN_WEEK;
        slack = WEEK_SLACK;
    } else if (value->unit == UNIT_MONTH) {
        unit = MONTH_DAYS;
        slack = WEEK_SLACK * count;
    } else if (value->unit != UNIT_DAY) {
        return false;
    }
    int64_t differs = days - count * unit;
    return differs <= slack && -differs <= slack;
}

/* From the one day to the other, counted as the length is. */
static bool is_between(const struct value *value, struct day from, struct day day)
{
    return value->unit == UNIT_WORKING_DAY
               ? term_leads_to(from, value, day)
               : is_length(value, day_number(day) - day_number(from));
}

/* A length of time in the sentence or beside it: that leads to the day, or none does. What
   is left from today to the day is none. */
static bool has_length(const struct judge *judge, const struct value *value, struct day day)
{
    const struct reading *reading = judge->reading;
    struct day today = judge->facts->today;
    const struct sentence *own = reading_sentence(reading, value->first);
    size_t index = (size_t)(value - reading->values);
    size_t first = index > NEAR_LENGTHS ? index - NEAR_LENGTHS : 0;
    for (size_t i = first; i < reading->value_count && i < index + NEAR_LENGTHS; i++) {
        const struct value *other = &reading->values[i];
        if (other->kind == VALUE_DURATION && !other->is_past && other->unit >= UNIT_DAY &&
            reading_sentence(reading, other->first) == own &&
            !length_is_rest(reading, other) && !is_between(other, today, day)) {
            return true;
        }
    }
    return false;
}

const struct rule *rule_of_last_day(struct judge *judge, const struct value *value,
                                    struct day day, const struct order **order)
{
    const struct policy *policy = judge->policy;
    uint64_t matter = matter_of(judge, value->first);
    size_t orders = judge->facts->order_count;
    bool is_unpaid = is_of_payment(judge, value->first);
    bool may_be = day_is_last(judge->reading, value) && !has_length(judge, value, day);
    for (size_t i = 0; may_be && i < policy->rule_count && i < RULES_TRIED; i++) {
        const struct rule *rule = &policy->rules[i];
        bool is_of_it = is_of_matter(rule, matter);
        for (size_t k = 0; (is_of_it || is_unpaid) && k < orders; k++) {
            if (!judge_works(judge, 1)) {
                return NULL;
            }
            if ((is_of_it && rule_leads_to(judge, &judge->facts->orders[k], rule, day)) ||
                (is_unpaid &&
                 leads_from_unpaid(judge, &judge->facts->orders[k], rule, day))) {
                *order = &judge->facts->orders[k];
                return rule;
            }
        }
    }
    return NULL;
}

/* Right beside the length: "ten days now", "cela fait neuf jours", "vier Tage her". */
static bool is_told_as_passed(const struct reading *reading, const struct value *value)
{
    static const char *const front[] = {"been", "da",         "depuis", "sinds",   "desde",
                                        "fait", "already",    "schon",  "bereits", "hace",
                                        "seit", "since",      "deja",   "gia",     "ja",
                                        "al",   "inzwischen", "经",     "過",      "丸"};
    static const char *const behind[] = {
        "her", "now", "ago",        "inzwischen", "mittlerweile", "deja", "gia",
        "alt", "old", "maintenant", "geleden",    "了",           "経",   "前"};
    return (value->first > 0 &&
            scan_is_any(&reading->scan, value->first - 1, front, COUNT_OF(front))) ||
           scan_is_any(&reading->scan, value->end, behind, COUNT_OF(behind));
}

/* "It has been with you for 15 days", "you have had it for ten days". */
static bool is_had_for(const struct reading *reading, const struct value *value)
{
    static const char *const words[] = {"been", "had"};
    return value->first > 0 && scan_is(&reading->scan, value->first - 1, "for") &&
           clause_has_word(reading, value, words, COUNT_OF(words));
}

bool length_has_passed(const struct reading *reading, const struct value *value)
{
    static const char *const words[] = {
        "passed",     "late",       "overdue", "vergangen", "spat",   "verspatet",
        "verspatung", "uberfallig", "pasado",  "retraso",   "passes", "retard",
        "passati",    "passate",    "ritardo", "passaram",  "atraso", "verstreken",
        "laat",       "vertraging", "seit",    "晚",        "已",     "延",
        "遅",         "経"};
    return value->is_past || is_told_as_passed(reading, value) ||
           is_had_for(reading, value) ||
           clause_has_word(reading, value, words, COUNT_OF(words));
}

/* "Four days late": of what was due. */
static bool is_late(const struct reading *reading, const struct value *value)
{
    static const char *const words[] = {
        "late",    "overdue", "verspatet", "verspatung", "spat", "retraso", "retard",
        "ritardo", "atraso",  "laat",      "vertraging", "晚",   "遅",      "延"};
    return clause_has_word(reading, value, words, COUNT_OF(words));
}

/* "The refund was made, that was a month ago": nothing of the parcel is spoken of. */
static bool is_only_of_money(const struct reading *reading, const struct value *value)
{
    const struct sentence *sentence = reading_sentence(reading, value->first);
    uint64_t topics = sentence->topics & ~TOPICS_MINOR;
    bool is_of_parcel = false;
    for (size_t i = reading->mark_from[sentence->first];
         i < reading->mark_from[sentence->end]; i++) {
        const struct mark *mark = &reading->marks[i];
        is_of_parcel |= mark->meaning == MEANING_PARCEL ||
                        mark->meaning == MEANING_ORDER_CUE ||
                        (mark->meaning == MEANING_EVENT && mark->value != EVENT_REFUNDED);
    }
    return topics == TOPIC_BIT(TOPIC_REFUND) && !is_of_parcel;
}

static bool passed_of(struct judge *judge, const struct value *value,
                      const struct order *order)
{
    static const enum event events[] = {EVENT_DELIVERED, EVENT_SHIPPED, EVENT_PLACED,
                                        EVENT_REFUNDED, EVENT_DUE};
    struct known_days days = {.count = 0};
    bool is_of_due = is_late(judge->reading, value);
    bool is_of_money = is_only_of_money(judge->reading, value);
    for (size_t i = 0; i < COUNT_OF(events); i++) {
        if ((!is_of_due || events[i] == EVENT_DUE) &&
            (!is_of_money || events[i] == EVENT_REFUNDED)) {
            days_of_order(judge, order, events[i], &days);
        }
    }
    for (size_t i = 0; i < days.count; i++) {
        if (is_between(value, days.items[i].day, judge->facts->today)) {
            char text[MOMENT_TEXT_SIZE];
            day_format(days.items[i].day, text);
            claim_from_order(
                judge,
                claim_add(judge, value->first, value->end, CLAIM_DURATION, VERDICT_PROVED),
                order, days.items[i].field, text);
            return true;
        }
    }
    return false;
}

/* The order that the clause is of where that is certain, else any. */
static bool of_orders(struct judge *judge, const struct value *value,
                      bool (*tells)(struct judge *, const struct value *,
                                    const struct order *))
{
    bool is_certain;
    const struct facts *facts = judge->facts;
    const struct order *order = order_for(judge, value->first, &is_certain);
    if (!day_is_set(facts->today) || order == NULL) {
        return false;
    }
    if (tells(judge, value, order)) {
        return true;
    }
    bool is_other = !(is_certain && names_order(judge, value->first)) &&
                    judge_works(judge, facts->order_count);
    for (size_t i = 0; is_other && i < facts->order_count; i++) {
        if (&facts->orders[i] != order && tells(judge, value, &facts->orders[i])) {
            return true;
        }
    }
    return false;
}

bool length_by_past(struct judge *judge, const struct value *value)
{
    return length_has_passed(judge->reading, value) && of_orders(judge, value, passed_of);
}

/* The last day of a time that the rules give, less today. */
static bool rest_of(struct judge *judge, const struct value *value,
                    const struct order *order)
{
    const struct policy *policy = judge->policy;
    uint64_t matter = matter_of(judge, value->first);
    int64_t today = day_number(judge->facts->today);
    for (size_t i = 0; i < policy->rule_count && i < RULES_TRIED; i++) {
        const struct rule *rule = &policy->rules[i];
        if (!is_of_matter(rule, matter) || !judge_works(judge, 1)) {
            continue;
        }
        struct known_days days;
        days_counted_from(judge, order, rule, &days);
        for (size_t k = 0; k < days.count; k++) {
            struct day last;
            if (term_ends(days.items[k].day, &rule->value, &last) &&
                is_length(value, day_number(last) - today)) {
                claim_from_rule(judge,
                                claim_add(judge, value->first, value->end, CLAIM_DURATION,
                                          VERDICT_PROVED),
                                rule);
                return true;
            }
        }
    }
    return false;
}

/* "Until 9 December, which leaves you 11 days": so long from today to a day that the
   sentence names. */
static bool leads_to_named_day(const struct judge *judge, const struct value *value)
{
    const struct reading *reading = judge->reading;
    struct day today = judge->facts->today;
    const struct sentence *own = reading_sentence(reading, value->first);
    size_t index = (size_t)(value - reading->values);
    size_t first = index > NEAR_LENGTHS ? index - NEAR_LENGTHS : 0;
    for (size_t i = first; i < reading->value_count && i < index + NEAR_LENGTHS; i++) {
        const struct value *other = &reading->values[i];
        if (other->kind == VALUE_DATE && day_compare(other->day, today) > 0 &&
            reading_sentence(reading, other->first) == own &&
            is_between(value, today, other->day)) {
            return true;
        }
    }
    return false;
}

const struct rule *rule_of_unpaid(struct judge *judge, const struct value *value)
{
    const struct policy *policy = judge->policy;
    const struct facts *facts = judge->facts;
    const struct sentence *own = reading_sentence(judge->reading, value->first);
    size_t index = (size_t)(value - judge->reading->values);
    for (size_t v = index + 1; v < judge->reading->value_count && v < index + NEAR_LENGTHS;
         v++) {
        const struct value *date = &judge->reading->values[v];
        bool is_led_to = date->kind == VALUE_DATE &&
                         reading_sentence(judge->reading, date->first) == own;
        for (size_t i = 0; is_led_to && i < policy->rule_count && i < RULES_TRIED; i++) {
            const struct rule *rule = &policy->rules[i];
            bool is_equal = rule->kind == VALUE_DURATION &&
                            value->unit == rule->value.unit &&
                            value_equals(value, &rule->value);
            for (size_t k = 0; is_equal && k < facts->order_count; k++) {
                if (leads_from_unpaid(judge, &facts->orders[k], rule, date->day)) {
                    return rule;
                }
            }
        }
    }
    return NULL;
}

bool length_by_rest(struct judge *judge, const struct value *value)
{
    return (length_is_rest(judge->reading, value) || leads_to_named_day(judge, value)) &&
           of_orders(judge, value, rest_of);
}

/* The last day on which something leaves by the rule: hours are working days begun. */
static bool handling_ends(struct day today, const struct rule *rule, struct day *last)
{
    struct value length = rule->value;
    if (length.unit == UNIT_HOUR) {
        int64_t hours = length.high / MONEY_UNIT;
        length.high = (hours + HOURS_OF_DAY - 1) / HOURS_OF_DAY * MONEY_UNIT;
        length.unit = UNIT_WORKING_DAY;
    }
    return term_ends(today, &length, last);
}

bool day_is_within_handling(struct judge *judge, struct day day)
{
    const struct policy *policy = judge->policy;
    int64_t ahead = day_number(day) - day_number(judge->facts->today);
    if (ahead < 7 && (policy->dispatch_days & WEEKDAY_BIT(day_weekday(day))) != 0) {
        return true;
    }
    for (size_t i = 0; i < policy->rule_count && i < RULES_TRIED; i++) {
        const struct rule *rule = &policy->rules[i];
        struct day last;
        if (rule->kind == VALUE_DURATION &&
            (rule->topics & TOPIC_BIT(TOPIC_DISPATCH)) != 0 && judge_works(judge, 1) &&
            handling_ends(judge->facts->today, rule, &last) &&
            day_compare(day, last) <= 0) {
            return true;
        }
    }
    return false;
}
