#include "guard/days.h"
#include "guard/spoken.h"

#include "base/money.h"

#include <string.h>

/*
 * Whether the order that is spoken of may be cancelled, sent elsewhere or returned today:
 * by its status, its days and what the articles tell.
 */

#define NEAR_ABLE      4 /* tokens between "can" and its "not" */
#define SECONDS_OF_DAY 86400.0

enum answer_of_order { NOT_TOLD, IS_OPEN, IS_OVER };

/* What the clause says: that it may be done, or that it may not. */
struct allowance {
    struct judge *judge;
    const struct clause *clause;
    const struct mark *able;
    enum topic topic; /* TOPIC_CANCEL, TOPIC_RETURN, or TOPIC_ADDRESS to change it */
    bool is_allowed;
    bool is_of_time; /* "no longer": for no other reason than that it is too late */
    const struct order *order;
    bool is_certain; /* no other order may be meant */
};

/* What the answer rests on: an article's line, or else the order's status or day. */
struct ground {
    const struct article *article;
    struct text quote;
    const char *field;
    const char *value;
};

/* "without cost" denies nothing; nor does "possible and costs nothing". */
static bool is_of_cost(const struct reading *reading, const struct mark *able,
                       const struct mark *mark)
{
    static const char *const nothing[] = {"nothing", "nichts", "nada",  "rien",
                                          "niente",  "nulla",  "niets", "nix"};
    return (mark->first >= able->end &&
            scan_is_any(&reading->scan, mark->end - 1, nothing, COUNT_OF(nothing))) ||
           mark_is_without(reading, mark);
}

static bool is_denied(const struct reading *reading, const struct clause *clause,
                      const struct mark *able, enum topic topic)
{
    size_t first =
        able->first > clause->first + NEAR_ABLE ? able->first - NEAR_ABLE : clause->first;
    size_t end = able->end + NEAR_ABLE < clause->end ? able->end + NEAR_ABLE : clause->end;
    for (size_t i = reading->mark_from[first]; i < reading->mark_from[end]; i++) {
        const struct mark *mark = &reading->marks[i];
        bool is_cost = topic == TOPIC_ADDRESS ? mark_is_without(reading, mark)
                                              : is_of_cost(reading, able, mark);
        bool is_able = able->value == 0 && mark->first == able->first; /* "abgelaufen" */
        if (mark->meaning == MEANING_NEGATION && !is_cost && !is_able) {
            return true; /* "niets meer veranderen" changes nothing */
        }
    }
    return false;
}

/* "Delivered on 30 October": a day that has been, and no last one. */
static bool has_term(const struct judge *judge, const struct clause *clause)
{
    const struct reading *reading = judge->reading;
    for (size_t i = 0; i < reading->value_count; i++) {
        const struct value *value = &reading->values[i];
        bool is_in = value->first >= clause->first && value->end <= clause->end;
        bool is_past =
            value->kind == VALUE_DATE && day_is_set(judge->facts->today) &&
            day_compare(value->day, judge->facts->today) < 0 &&
            reading_mark_within(reading, clause->first, clause->end, MEANING_UNTIL) == NULL;
        if (is_in && !is_past &&
            (value->kind == VALUE_DURATION || value->kind == VALUE_DATE)) {
            return true;
        }
    }
    return false;
}

/* A rule with its condition, a term or a question is no statement about today. */
static bool is_rule(const struct judge *judge, const struct clause *clause)
{
    const struct reading *reading = judge->reading;
    const struct sentence *sentence = &reading->sentences[clause->sentence];
    unsigned scopes = reading_scopes(reading, sentence->first, sentence->end);
    bool is_of_later = (stances_of(reading, clause->first, clause->end) &
                        (STANCE_EVEN | STANCE_AFTER)) != 0; /* "ook na verzending" */
    return (scopes & (SCOPES_UNASSERTED | SCOPE_TEMPORAL | SCOPE_COMMITMENT)) != 0 ||
           is_of_later || has_term(judge, clause);
}

/* "Change the address", "change nothing". */
static bool is_of_change(const struct reading *reading, const struct clause *clause,
                         uint64_t topics)
{
    bool is_bare = (topics & ~TOPICS_MINOR) == 0 &&
                   reading_mark_valued(reading, clause->first, clause->end,
                                       MEANING_CHANGING, 0) != NULL;
    return ((topics & TOPIC_BIT(TOPIC_ADDRESS)) != 0 || is_bare) &&
           reading_mark_valued(reading, clause->first, clause->end, MEANING_CHANGING, 1) !=
               NULL;
}

static bool topic_of(const struct reading *reading, const struct clause *clause,
                     enum topic *topic)
{
    const struct sentence *sentence = &reading->sentences[clause->sentence];
    uint64_t wanted =
        TOPIC_BIT(TOPIC_CANCEL) | TOPIC_BIT(TOPIC_RETURN) | TOPIC_BIT(TOPIC_ADDRESS);
    struct clause whole = *clause;
    uint64_t topics = clause->topics;
    if ((topics & wanted) == 0 && strcmp(sentence->lang, "ja") == 0) {
        topics = sentence->topics; /* the matter stands in a clause in front */
        whole.first = sentence->first;
    }
    bool of_cancel = (topics & TOPIC_BIT(TOPIC_CANCEL)) != 0;
    bool of_return =
        (topics & TOPIC_BIT(TOPIC_RETURN)) != 0 && (topics & TOPIC_BIT(TOPIC_REFUND)) == 0;
    bool of_change = is_of_change(reading, &whole, topics);
    *topic = of_cancel ? TOPIC_CANCEL : of_return ? TOPIC_RETURN : TOPIC_ADDRESS;
    return of_cancel ? !of_return : of_return != of_change;
}

/* "Delivered on 30 October": the one order that came on a day of the clause. */
static const struct order *order_delivered(const struct judge *judge,
                                           const struct clause *clause)
{
    const struct facts *facts = judge->facts;
    const struct order *found = NULL;
    for (size_t i = 0; i < judge->reading->value_count; i++) {
        const struct value *value = &judge->reading->values[i];
        if (value->kind != VALUE_DATE || value->first < clause->first ||
            value->end > clause->end) {
            continue;
        }
        for (size_t k = 0; k < facts->order_count; k++) {
            const struct shipment *last = order_last_shipment(&facts->orders[k]);
            bool is_it = last != NULL && day_is_set(last->delivered_at) &&
                         day_compare(last->delivered_at, value->day) == 0;
            if (is_it && found != NULL && found != &facts->orders[k]) {
                return NULL;
            }
            found = is_it ? &facts->orders[k] : found;
        }
    }
    return found;
}

/* The clause names the time that the customer had. */
static bool names_window(const struct reading *reading, const struct clause *clause)
{
    static const char *const words[] = {
        "window",        "period",         "deadline",       "time",         "frist",
        "ruckgabefrist", "rucksendefrist", "widerrufsfrist", "ruckgabezeit", "plazo",
        "periodo",       "delai",          "termine",        "termini",      "prazo",
        "termijn",       "retourtermijn",  "bedenktijd",     "periode"};
    static const char *const parts[] = {"期限", "期間", "货期", "期已", "时限"};
    return scan_has_any(&reading->scan, clause->first, clause->end, words,
                        COUNT_OF(words)) ||
           reading_has_part(reading, clause->first, clause->end, parts, COUNT_OF(parts));
}

/* "Your return window closed yesterday", "ya se te ha pasado el plazo": over by now, though
 * neither an order nor a "no longer" stands beside it. Not "le délai expire demain". */
static bool is_told_over(const struct judge *judge, const struct clause *clause,
                         const struct mark *able)
{
    const struct reading *reading = judge->reading;
    bool is_open =
        text_is(scan_raw(&reading->scan, able->end - 1), "expire") ||
        reading_mark_within(reading, clause->first, clause->end, MEANING_HEDGE) != NULL;
    for (size_t i = 0; i < reading->value_count; i++) {
        const struct value *value = &reading->values[i];
        bool is_past = value->kind == VALUE_DAY && value->from_today < 0;
        is_open |= value->first >= clause->first && value->end <= clause->end && !is_past;
    }
    return able->value == 0 && !is_open;
}

static bool allowance_find(struct judge *judge, const struct clause *clause,
                           struct allowance *found)
{
    const struct reading *reading = judge->reading;
    enum topic topic;
    if (!topic_of(reading, clause, &topic)) {
        return false;
    }
    const struct mark *able =
        reading_mark_within(reading, clause->first, clause->end, MEANING_ABLE);
    bool is_over =
        reading_mark_valued(reading, clause->first, clause->end, MEANING_STILL, 0) != NULL;
    bool is_now =
        reading_mark_within(reading, clause->first, clause->end, MEANING_STILL) != NULL;
    if (able == NULL || !judge_works(judge, reading->value_count)) {
        return false;
    }
    bool is_of_window = topic == TOPIC_RETURN && names_window(reading, clause);
    if ((is_of_window && able->value == 0 && is_denied(reading, clause, able, topic)) ||
        (!is_now && !(is_of_window && is_told_over(judge, clause, able)) &&
         !names_order(judge, clause->first)) ||
        is_rule(judge, clause)) {
        return false; /* "not over yet" is no leave to do it */
    }
    bool is_certain;
    const struct order *order = order_for(judge, able->first, &is_certain);
    const struct order *dated = is_certain ? NULL : order_delivered(judge, clause);
    is_certain |= dated != NULL;
    order = dated != NULL ? dated : order;
    if (order == NULL) {
        return false;
    }
    is_certain &= !thing_is_behind(judge, able->first) &&
                  !other_is_told_of(judge, able->first, order);
    *found = (struct allowance){.judge = judge,
                                .clause = clause,
                                .able = able,
                                .topic = topic,
                                .is_of_time = is_over || able->value == 0,
                                .order = order,
                                .is_certain = is_certain};
    found->is_allowed =
        able->value == 1 && !is_over && !is_denied(reading, clause, able, topic);
    return true;
}

static void by_article(struct ground *ground, const struct cancel_rule *rule)
{
    ground->article = rule->article;
    ground->quote = rule->quote;
}

/* "within 2 hours of ordering" */
static bool is_within(const struct facts *facts, const struct order *order,
                      const struct value *within)
{
    double least;
    double most;
    value_days(within, &least, &most);
    return (double)(facts->now - order->placed_at) <= most * SECONDS_OF_DAY;
}

/* Whether an order that has not left may be cancelled. */
static enum answer_of_order may_cancel_open(const struct allowance *at,
                                            struct ground *ground)
{
    const struct facts *facts = at->judge->facts;
    const struct policy *policy = at->judge->policy;
    bool is_packed = at->order->status == ORDER_PROCESSING;
    if (is_packed && policy->cancel_until_processed.article != NULL) {
        by_article(ground, &policy->cancel_until_processed);
        return IS_OVER;
    }
    bool has_times = facts->now != MOMENT_NONE && at->order->placed_at != MOMENT_NONE &&
                     at->order->placed_at != 0;
    if (policy->cancel_within.article != NULL) {
        by_article(ground, &policy->cancel_within);
        return !has_times                                                   ? NOT_TOLD
               : is_within(facts, at->order, &policy->cancel_within.within) ? IS_OPEN
               : policy->cancel_goes_beyond                                 ? NOT_TOLD
                                                                            : IS_OVER;
    }
    const struct cancel_rule *rule = policy->cancel_until_shipped.article != NULL
                                         ? &policy->cancel_until_shipped
                                         : &policy->cancel_until_processed;
    by_article(ground, rule);
    return rule->article != NULL ? IS_OPEN : NOT_TOLD;
}

static enum answer_of_order may_cancel(const struct allowance *at, struct ground *ground)
{
    const struct policy *policy = at->judge->policy;
    switch (at->order->status) {
    case ORDER_PENDING:
    case ORDER_PROCESSING:
        return may_cancel_open(at, ground);
    case ORDER_SHIPPED: {
        const struct cancel_rule *rule = policy->cancel_until_shipped.article != NULL
                                             ? &policy->cancel_until_shipped
                                             : &policy->cancel_until_processed;
        by_article(ground, rule);
        return rule->article != NULL ? IS_OVER : NOT_TOLD;
    }
    default:
        return IS_OVER; /* delivered, returned, or cancelled already */
    }
}

static enum answer_of_order may_return(const struct allowance *at, struct ground *ground)
{
    const struct shipment *last = order_last_shipment(at->order);
    if (at->order->status == ORDER_CANCELLED || at->order->status == ORDER_RETURNED) {
        return IS_OVER;
    }
    const struct rule *rule = rule_of_returns(at->judge);
    if (at->order->status != ORDER_DELIVERED || rule == NULL || last == NULL ||
        !day_is_set(last->delivered_at) || !day_is_set(at->judge->facts->today)) {
        return NOT_TOLD;
    }
    double least;
    double most;
    value_days(&rule->value, &least, &most);
    int64_t today = day_number(at->judge->facts->today);
    int64_t days = today - day_number(last->delivered_at);
    const struct season *season = season_of(at->judge, at->order);
    bool is_in_season = season != NULL && today <= day_number(season->last);
    ground->article = is_in_season ? season->article : rule->article;
    ground->quote = is_in_season ? season->quote : rule->quote;
    if (is_in_season) {
        return IS_OPEN;
    }
    return (double)days <= least ? IS_OPEN : (double)days > most ? IS_OVER : NOT_TOLD;
}

/* Whether its address may still be changed. */
static enum answer_of_order may_change(const struct allowance *at, struct ground *ground)
{
    const struct policy *policy = at->judge->policy;
    /* one language that is read wrong closes nothing */
    bool is_until_packed = policy->change_until_shipped.article == NULL;
    const struct cancel_rule *rule =
        is_until_packed ? &policy->change_until_processed : &policy->change_until_shipped;
    if (rule->article == NULL) {
        return NOT_TOLD;
    }
    by_article(ground, rule);
    bool is_here = at->order->status == ORDER_PENDING ||
                   (at->order->status == ORDER_PROCESSING && !is_until_packed);
    return is_here ? IS_OPEN : IS_OVER;
}

static enum answer_of_order answer_of(const struct allowance *at, struct ground *ground)
{
    switch (at->topic) {
    case TOPIC_CANCEL:
        return may_cancel(at, ground);
    case TOPIC_RETURN:
        return may_return(at, ground);
    default:
        return may_change(at, ground);
    }
}

/* A shorter time of a return is over, if only for some goods. */
static bool is_over_for_some(const struct allowance *at)
{
    uint64_t others = TOPIC_BIT(TOPIC_SINCE_LABEL) | TOPIC_BIT(TOPIC_SINCE_ARRIVAL);
    const struct policy *policy = at->judge->policy;
    const struct shipment *last = order_last_shipment(at->order);
    for (size_t i = 0; last != NULL && day_is_set(last->delivered_at) &&
                       i < policy->rule_count && judge_works(at->judge, 1);
         i++) {
        const struct rule *rule = &policy->rules[i];
        double least;
        double most;
        value_days(&rule->value, &least, &most);
        int64_t days = day_number(at->judge->facts->today) - day_number(last->delivered_at);
        if (rule->kind == VALUE_DURATION && (double)days > most &&
            (rule->topics & TOPIC_BIT(TOPIC_RETURN)) != 0 && (rule->topics & others) == 0) {
            return true;
        }
    }
    return false;
}

/* What is broken or wrong goes back after the time, too. */
static bool is_for_cause(const struct allowance *at)
{
    const struct reading *reading = at->judge->reading;
    uint64_t causes = SUPPORT_CAUSES | TOPIC_BIT(TOPIC_WARRANTY) | TOPIC_BIT(TOPIC_REPAIR);
    uint64_t matter =
        thread_matter(at->judge) | reading->sentences[at->clause->sentence].context;
    return at->topic == TOPIC_RETURN && (matter & causes) != 0;
}

/* What cannot be given back for another reason is no question of time. */
static enum verdict verdict_of(const struct allowance *at, enum answer_of_order answer)
{
    if (answer == NOT_TOLD) {
        return VERDICT_UNSOURCED;
    }
    if ((answer == IS_OPEN) == at->is_allowed) {
        return VERDICT_PROVED;
    }
    bool may_be_otherwise = (at->topic == TOPIC_RETURN && !at->is_allowed &&
                             (!at->is_of_time || is_over_for_some(at))) ||
                            (at->is_allowed && is_for_cause(at));
    return may_be_otherwise ? VERDICT_UNSOURCED : VERDICT_CONTRADICTED;
}

/* Where several orders may be meant, what is true or false of all of them; of goods that
 * one gives back nobody knows whether they are of any. */
static enum verdict verdict_of_all(const struct allowance *at)
{
    const struct facts *facts = at->judge->facts;
    enum verdict all = VERDICT_UNSOURCED;
    for (size_t i = 0; i < facts->order_count; i++) {
        struct allowance other = *at;
        struct ground ground = {.field = NULL};
        other.order = &facts->orders[i];
        enum verdict verdict = verdict_of(&other, answer_of(&other, &ground));
        if ((i > 0 && verdict != all) || !judge_works(at->judge, 400)) {
            return VERDICT_UNSOURCED;
        }
        all = verdict;
    }
    bool is_of_goods = all == VERDICT_CONTRADICTED && at->topic == TOPIC_RETURN;
    return is_of_goods ? VERDICT_UNSOURCED : all;
}

static void allowance_claim(const struct allowance *at)
{
    struct ground ground = {.field = "status",
                            .value = order_status_name(at->order->status)};
    enum answer_of_order answer = answer_of(at, &ground);
    struct claim *claim =
        claim_add(at->judge, at->able->first, at->able->end, CLAIM_STATUS,
                  at->is_certain ? verdict_of(at, answer) : verdict_of_all(at));
    if (claim->verdict == VERDICT_UNSOURCED) {
        return;
    }
    if (ground.article != NULL) {
        claim_from_article(at->judge, claim, ground.article, ground.quote);
    } else {
        claim_from_order(at->judge, claim, at->order, ground.field, ground.value);
    }
    claim_ages(at->judge, claim, at->order);
}

void allowances_read(struct judge *judge)
{
    const struct reading *reading = judge->reading;
    for (size_t i = 0; i < reading->clause_count; i++) {
        struct allowance found;
        if (allowance_find(judge, &reading->clauses[i], &found)) {
            allowance_claim(&found);
        }
    }
}
