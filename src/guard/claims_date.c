#include "guard/days.h"
#include "guard/spoken.h"

#define END_NEAR       7            /* days that an end may lie behind what happens */
#define DAYS_NEAR      7            /* a weekday means one of these */
#define NEAR           ((size_t)30) /* tokens around a date that say what it is */
#define DAYS_MONTHLESS 40           /* "the 25th" means one of these */

/* One date of the text. */
struct case_of_date {
    struct judge *judge;
    const struct value *value;
    struct day day;
    const struct order *order;
    bool is_certain;
    bool is_asserted;
    bool may_contradict; /* a real date, not a weekday, not one that could be two */
    bool is_ahead;       /* a weekday of what is still to come */
};

static struct claim *date_claim(const struct case_of_date *at, enum verdict verdict)
{
    return claim_add(at->judge, at->value->first, at->value->end, CLAIM_DATE, verdict);
}

static bool is_day(const struct case_of_date *at, struct day day)
{
    if (at->value->kind == VALUE_WEEKDAY) {
        int64_t distance = day_number(day) - day_number(at->judge->facts->today);
        return day_weekday(day) == at->value->from_today && distance >= -DAYS_NEAR &&
               distance <= DAYS_NEAR;
    }
    if (at->value->kind == VALUE_DATE && !at->value->has_year &&
        day.month == at->day.month && day.date == at->day.date) {
        return true; /* of whatever year */
    }
    if (at->value->is_monthless && day.date == at->day.date) {
        int64_t distance = day_number(day) - day_number(at->judge->facts->today);
        return distance >= -DAYS_MONTHLESS && distance <= DAYS_MONTHLESS;
    }
    if (at->value->is_ambiguous && day.month == at->day.date && day.date == at->day.month &&
        day.year == at->day.year) {
        return true;
    }
    return day_compare(day, at->day) == 0;
}

/* "By Friday it is with you": due on no Friday that has been. */
static const struct known_day *day_found(const struct case_of_date *at,
                                         const struct known_days *days, bool is_due)
{
    for (size_t i = 0; i < days->count; i++) {
        struct day day = days->items[i].day;
        bool has_been =
            is_due && at->is_ahead && day_compare(day, at->judge->facts->today) < 0;
        if (!has_been && is_day(at, day)) {
            return &days->items[i];
        }
    }
    return NULL;
}

static void prove(const struct case_of_date *at, const struct order *order,
                  const struct known_day *known)
{
    char text[MOMENT_TEXT_SIZE];
    day_format(known->day, text);
    struct claim *claim = date_claim(at, VERDICT_PROVED);
    if (order != NULL) {
        claim_from_order(at->judge, claim, order, known->field, text);
    } else {
        claim_from(claim, "promotion", known->field, "until",
                   arena_text(at->judge->arena, text));
    }
}

static bool prove_from(const struct case_of_date *at, const struct order *order,
                       enum event event)
{
    struct known_days days = {.count = 0};
    days_of_order(at->judge, order, event, &days);
    const struct known_day *found = day_found(at, &days, event == EVENT_DUE);
    if (found != NULL) {
        prove(at, order, found);
    }
    return found != NULL;
}

/* "お届けが11月25日": what was due is there, so that its day is the delivery's. */
static bool prove_from_due(const struct case_of_date *at, const struct order *order,
                           enum event event)
{
    bool is_there = order->status == ORDER_DELIVERED || order->status == ORDER_RETURNED;
    return prove_from(at, order, event) ||
           (event == EVENT_DUE && is_there && !at->is_ahead &&
            prove_from(at, order, EVENT_DELIVERED));
}

static bool prove_by_promotion(const struct case_of_date *at)
{
    struct known_days days = {.count = 0};
    days_of_promotions(at->judge, at->value->first, &days);
    const struct known_day *found = day_found(at, &days, false);
    if (found != NULL) {
        prove(at, NULL, found);
    }
    return found != NULL;
}

/* The events beside the date: of the order meant, then of any other where that is not sure.
 */
static bool prove_by_events(const struct case_of_date *at, const struct events *events)
{
    const struct facts *facts = at->judge->facts;
    for (size_t i = 0; i < events->count; i++) {
        if (events->items[i] == EVENT_VALID
                ? prove_by_promotion(at)
                : at->order != NULL && prove_from_due(at, at->order, events->items[i])) {
            return true;
        }
    }
    if ((at->is_certain && order_is_called(at->judge, at->value->first)) ||
        !judge_works(at->judge, facts->order_count * 4)) {
        return false;
    }
    for (size_t i = 0; i < facts->order_count; i++) {
        for (size_t k = 0; k < events->count; k++) {
            if (prove_from_due(at, &facts->orders[i], events->items[k])) {
                return true;
            }
        }
    }
    return false;
}

/* Beside no event: a day of the order, where nothing but the parcel is spoken of; a
   promotion's, where the sentence itself speaks of one. */
static bool prove_by_any(const struct case_of_date *at)
{
    const struct reading *reading = at->judge->reading;
    uint64_t of_parcel = TOPIC_BIT(TOPIC_DELIVERY) | TOPIC_BIT(TOPIC_DISPATCH);
    uint64_t topics = reading_clause(reading, at->value->first)->topics;
    const struct sentence *sentence = reading_sentence(reading, at->value->first);
    size_t codes;
    codes_within(at->judge, sentence->first, sentence->end, &codes);
    if (codes > 0 || speaks_of_promotions(reading, sentence)) {
        return prove_by_promotion(at);
    }
    codes_before(at->judge, sentence, &codes);
    if (codes > 0 && prove_by_promotion(at)) {
        return true;
    }
    if ((topics & ~TOPICS_MINOR & ~of_parcel) != 0) {
        return false;
    }
    static const enum event all[] = {EVENT_SHIPPED, EVENT_DUE, EVENT_DELIVERED,
                                     EVENT_PLACED, EVENT_REFUNDED};
    bool is_proved = false;
    for (size_t i = 0; i < COUNT_OF(all) && !is_proved; i++) {
        struct events one = {.items = {all[i]}, .count = 1};
        is_proved = prove_by_events(at, &one);
    }
    return is_proved;
}

static bool prove_by_message(const struct case_of_date *at)
{
    const struct ticket *ticket = at->judge->facts->ticket;
    bool is_told = ticket != NULL && date_is_of_message(at->judge->reading, at->value);
    for (size_t back = 1; is_told && back <= ticket->message_count && back <= 40; back++) {
        const struct message *message = &ticket->messages[ticket->message_count - back];
        if (message->at != MOMENT_NONE && message->at != 0 &&
            is_day(at, moment_day(message->at))) {
            claim_from(date_claim(at, VERDICT_PROVED), "thread", message->id, "at", NULL);
            return true;
        }
    }
    return false;
}

/* The shop said this day of the same event, or beside none of the same matter. */
static bool is_same_matter(const struct case_of_date *at, const struct reading *said,
                           const struct value *value)
{
    const struct reading *reading = at->judge->reading;
    struct events own = events_near(reading, at->value);
    struct events others = events_near(said, value);
    for (size_t i = 0; i < own.count * others.count; i++) {
        if (own.items[i / others.count] == others.items[i % others.count]) {
            return true;
        }
    }
    uint64_t topics = reading_clause(reading, at->value->first)->topics & ~TOPICS_MINOR;
    uint64_t told = reading_clause(said, value->first)->topics & ~TOPICS_MINOR;
    return own.count == 0 && others.count == 0 && (topics == told || (topics & told) != 0);
}

static bool prove_by_said(const struct case_of_date *at)
{
    const struct reading *said = thread_reading(at->judge);
    for (size_t i = 0; i < said->value_count; i++) {
        const struct value *value = &said->values[i];
        if (value->kind == VALUE_DATE && is_day(at, value->day) &&
            is_same_matter(at, said, value)) {
            claim_from(date_claim(at, VERDICT_PROVED), "thread", NULL, NULL, NULL);
            return true;
        }
    }
    return false;
}

static const char *right_words(const struct case_of_date *at, struct day day)
{
    char words[64];
    day_format_words(day, judge_lang(at->judge, at->value->first), at->judge->facts->today,
                     words, sizeof(words));
    return arena_text(at->judge->arena, words);
}

/* The order has other days for all that the date may be of; a later due date is caution,
   and passes. */
static bool contradict(const struct case_of_date *at, const struct events *events)
{
    struct known_days days = {.count = 0};
    if (at->order == NULL || !at->is_certain || !at->may_contradict || !at->is_asserted) {
        return false;
    }
    if (date_is_of_return(at->judge->reading, at->value, at->order, events) ||
        sends_papers(at->judge->reading, at->value, events) ||
        weekday_is_open(at->judge, at->value, at->order, events)) {
        return false;
    }
    for (size_t i = events->count; i > 0; i--) { /* the likeliest last */
        days.count = 0;
        days_of_order(at->judge, at->order, events->items[i - 1], &days);
        bool is_late = days.count > 0 && events->items[i - 1] == EVENT_DUE &&
                       day_compare(date_beside(at->value, at->day, days.items[0].day),
                                   days.items[0].day) > 0;
        if (days.count == 0 || is_late) {
            return false;
        }
    }
    if (days.count == 0) {
        return false;
    }
    const struct known_day *known = &days.items[0];
    struct claim *claim = date_claim(at, VERDICT_CONTRADICTED);
    char text[MOMENT_TEXT_SIZE];
    day_format(known->day, text);
    claim_from_order(at->judge, claim, at->order, known->field, text);
    claim->right_value = days.count == 1 ? right_words(at, known->day) : NULL;
    return true;
}

/* Nothing is delivered in the past by a promise. */
static bool is_past_promise(const struct case_of_date *at, const struct events *events)
{
    if (!at->may_contradict || at->value->kind == VALUE_WEEKDAY || !at->is_asserted ||
        at->order == NULL || !at->is_certain || !day_is_set(at->judge->facts->today) ||
        day_compare(at->day, at->judge->facts->today) >= 0) {
        return false;
    }
    return events->count == 1 && events->items[0] == EVENT_DUE &&
           at->order->status == ORDER_SHIPPED;
}

static void contradict_past(const struct case_of_date *at)
{
    struct claim *claim = date_claim(at, VERDICT_CONTRADICTED);
    claim_from_order(at->judge, claim, at->order, "status",
                     order_status_name(at->order->status));
}

/* The next day of that name. */
static struct day day_to_come(const struct case_of_date *at)
{
    struct day today = at->judge->facts->today;
    if (at->value->kind != VALUE_WEEKDAY) {
        return at->day;
    }
    int days = (at->value->from_today - day_weekday(today) + DAYS_NEAR) % DAYS_NEAR;
    return day_from_number(day_number(today) + days);
}

/* A day to come on which the shop says that it will have done something; when a parcel
   arrives is the carrier's estimate. */
static bool is_promise(const struct case_of_date *at, const struct events *events)
{
    struct day today = at->judge->facts->today;
    uint64_t topics = reading_clause(at->judge->reading, at->value->first)->topics;
    bool is_weekday = at->value->kind == VALUE_WEEKDAY;
    bool is_now = day_is_set(today) && day_compare(at->day, today) == 0;
    bool is_later = !is_weekday && day_is_set(today) && day_compare(at->day, today) > 0;
    if ((!is_weekday && !is_now && !is_later) || (topics & TOPIC_BIT(TOPIC_RETURN)) != 0 ||
        weekday_is_habit(at->judge->reading, at->value) ||
        !is_said_outright(at->judge, at->value)) {
        return false;
    }
    for (size_t i = 0; i < events->count; i++) {
        enum event event = events->items[i];
        bool is_sending = event == EVENT_DISPATCH || (event == EVENT_SHIPPED && is_later);
        if (event == EVENT_REFUNDED ||
            (is_sending && !day_is_within_handling(at->judge, day_to_come(at)))) {
            return true;
        }
    }
    return false;
}

/* The events leave room for the last day of a time: one of the parcel's own does not, and
   money comes, or a return leaves (12月6号之前寄出来), at the latest on a day to come. */
static bool may_be_last_day(const struct case_of_date *at, const struct events *events)
{
    bool is_later = day_compare(at->day, at->judge->facts->today) > 0;
    bool is_until = day_is_until(at->judge->reading, at->value);
    bool may_be = true;
    for (size_t i = 0; i < events->count; i++) {
        enum event event = events->items[i];
        bool is_by = event == EVENT_REFUNDED || (event == EVENT_SHIPPED && is_until);
        may_be &= event == EVENT_VALID || event == EVENT_DISPATCH || (is_by && is_later);
    }
    return may_be;
}

static bool is_of_code(const struct case_of_date *at)
{
    const struct reading *reading = at->judge->reading;
    return speaks_of_promotions(reading, reading_sentence(reading, at->value->first));
}

/* Of what an order holds no day of: "so until 18 December". */
static bool prove_by_term(const struct case_of_date *at, const struct events *events)
{
    const struct order *order = NULL;
    if (!may_be_last_day(at, events)) {
        return false;
    }
    struct day day = day_to_come(at);
    if (at->value->kind == VALUE_DATE) {
        order = order_of_term(at->judge, at->value, day);
    }
    if (order != NULL) {
        claim_from_order(at->judge, date_claim(at, VERDICT_PROVED), order, "days", NULL);
        return true;
    }
    const struct rule *rule =
        !is_of_code(at) ? rule_of_last_day(at->judge, at->value, day, &order) : NULL;
    if (rule != NULL) {
        claim_from_rule(at->judge, date_claim(at, VERDICT_PROVED), rule);
    }
    return rule != NULL;
}

/* Of a weekday beside its date only a mistake is told; a day may call its order. */
static bool is_told_by_date(const struct case_of_date *at)
{
    struct day day;
    enum weekday_fit fit = at->value->kind == VALUE_WEEKDAY
                               ? weekday_fit(at->judge, at->value, &day)
                               : WEEKDAY_ALONE;
    if (fit == WEEKDAY_DIFFERS && at->is_asserted) {
        char text[MOMENT_TEXT_SIZE];
        day_format(day, text);
        struct claim *claim = date_claim(at, VERDICT_CONTRADICTED);
        claim_from(claim, "calendar", NULL, NULL, arena_text(at->judge->arena, text));
    }
    return fit != WEEKDAY_ALONE || day_calls_order(at->judge, at->value);
}

/* The end of a month or a week: proved by a day shortly before it, and never wrong but as
   the last day to give something back. */
static void end_judge(struct case_of_date *at)
{
    struct events events = events_near(at->judge->reading, at->value);
    for (size_t i = 0; at->order != NULL && i < events.count; i++) {
        struct known_days days = {.count = 0};
        days_of_order(at->judge, at->order, events.items[i], &days);
        for (size_t k = 0; k < days.count; k++) {
            int64_t early = day_number(at->day) - day_number(days.items[k].day);
            if (early >= 0 && early <= END_NEAR) {
                prove(at, at->order, &days.items[k]);
                return;
            }
        }
    }
    if (at->is_asserted && (events.count > 0 || tells_return_limit(at->judge, at->value))) {
        date_claim(at, VERDICT_UNSOURCED);
    }
}

/* The codes spoken of end on other days. */
static bool contradict_codes(const struct case_of_date *at)
{
    const struct promotion *promotion = day_is_of_no_code(at->judge, at->value, at->day);
    if (!at->may_contradict || promotion == NULL) {
        return false;
    }
    char text[MOMENT_TEXT_SIZE];
    day_format(promotion->until, text);
    struct claim *claim = date_claim(at, VERDICT_CONTRADICTED);
    claim_from(claim, "promotion", promotion->id, "until",
               arena_text(at->judge->arena, text));
    claim->right_value = right_words(at, promotion->until);
    return true;
}

/* No order has the day, whichever is meant. */
static bool contradict_all(const struct case_of_date *at, const struct events *events)
{
    static const enum meaning unsaid[] = {MEANING_NEGATION, MEANING_STILL};
    const struct reading *reading = at->judge->reading;
    const struct clause *clause = reading_clause(reading, at->value->first);
    bool is_date = at->value->kind == VALUE_DATE || at->value->kind == VALUE_DAY;
    if (!is_date || !at->may_contradict ||
        date_is_of_return(at->judge->reading, at->value, at->order, events) ||
        reading_means_any(reading, clause->first, clause->end, unsaid, COUNT_OF(unsaid)) ||
        sends_papers(reading, at->value, events) ||
        !day_is_of_no_order(at->judge, at->value, at->day, events)) {
        return false;
    }
    struct claim *claim = date_claim(at, VERDICT_CONTRADICTED);
    claim_from(claim, "orders", NULL, NULL, NULL);
    return true;
}

static void date_judge(struct case_of_date *at)
{
    bool is_word = at->value->kind != VALUE_DATE;
    if (weekday_is_habit(at->judge->reading, at->value) ||
        weekday_by_later(at->judge, at->value) || is_told_by_date(at) ||
        (at->order != NULL && return_limit_judge(at->judge, at->value, at->order,
                                                 at->is_certain && at->is_asserted &&
                                                     !at->value->is_ambiguous))) {
        return;
    }
    if (at->value->kind == VALUE_END) {
        end_judge(at);
        return;
    }
    struct events events = events_near(at->judge->reading, at->value);
    const struct value *weekday = weekday_of_date(at->judge->reading, at->value);
    if (events.count == 0 && weekday != NULL) { /* "left on Thursday, the 19th, with …" */
        events = events_near(at->judge->reading, weekday);
    }
    if (events.count == 0 && (is_word || at->value->is_weak)) {
        return; /* "today" beside nothing that has a date */
    }
    if ((events.count > 0 && prove_by_events(at, &events)) || prove_by_term(at, &events) ||
        contradict(at, &events)) {
        return;
    }
    if (is_past_promise(at, &events)) {
        contradict_past(at);
        return;
    }
    if (!is_word && (prove_by_message(at) || prove_by_said(at) ||
                     (events.count == 0 && prove_by_any(at)))) {
        return;
    }
    if (at->is_asserted && !contradict_all(at, &events) && !contradict_codes(at)) {
        struct claim *claim = date_claim(at, VERDICT_UNSOURCED);
        if (is_promise(at, &events)) {
            claim->severity = SEVERITY_BLOCK;
        }
    }
}

/* "has not arrived on the 25th" */
static bool is_negated(const struct reading *reading, const struct value *value)
{
    const struct clause *clause = reading_clause(reading, value->first);
    size_t first =
        value->first > clause->first + NEAR ? value->first - NEAR : clause->first;
    return reading_mark_within(reading, first, value->first, MEANING_NEGATION) != NULL;
}

void dates_read(struct judge *judge)
{
    const struct reading *reading = judge->reading;
    for (size_t i = 0; i < reading->value_count; i++) {
        const struct value *value = &reading->values[i];
        unsigned scopes = reading_scopes(reading, value->first, value->end);
        bool is_date = value_is_day(value) || value->kind == VALUE_END;
        if (!is_date || value->is_denied ||
            (scopes & (SCOPE_COMMITMENT | SCOPE_SIGNATURE)) != 0 ||
            (value->kind != VALUE_DATE && !day_is_set(judge->facts->today))) {
            continue;
        }
        struct case_of_date at = {.judge = judge, .value = value};
        at.is_ahead = weekday_names_day(judge, value, &at.day);
        at.day = day_of_value(judge, value);
        at.order = order_for(judge, value->first, &at.is_certain);
        at.is_asserted = (scopes & SCOPES_UNASSERTED) == 0 && !is_negated(reading, value);
        at.may_contradict = !value->is_ambiguous; /* weekdays: weekday_is_open() */
        date_judge(&at);
    }
}
