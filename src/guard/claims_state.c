/*
 * Where an order stands: what is said of it against its status, its parcels and its
 * payments.
 */
#include "guard/days.h"
#include "guard/order_state.h"
#include "guard/products.h"
#include "guard/spoken.h"

#define NEAR_SUBJECT 24 /* tokens in front that may say of what the state is */
#define NEAR_MODAL   3
#define NEAR_COPULA  3
#define NEAR_DENIAL  8 /* characters behind, where the verb ends the clause */

static bool is_true_of_some(const struct facts *facts, enum deed deed)
{
    for (size_t i = 0; i < facts->order_count; i++) {
        if (order_is_in(&facts->orders[i], deed)) {
            return true;
        }
    }
    return false;
}

static bool is_true_of_all(const struct facts *facts, enum deed deed)
{
    size_t i = 0;
    while (i < facts->order_count && order_is_in(&facts->orders[i], deed)) {
        i++;
    }
    return i == facts->order_count;
}

static bool has_length_of_time(const struct reading *reading, const struct clause *clause)
{
    for (size_t i = 0; i < reading->value_count; i++) {
        const struct value *value = &reading->values[i];
        if (value->kind == VALUE_DURATION && !value->is_past &&
            value->first >= clause->first && value->end <= clause->end) {
            return true;
        }
    }
    return false;
}

/* "If no money comes, it is cancelled", "we usually deliver in two days": said of what
   would be, or of orders as they are. */
static bool is_supposed(struct judge *judge, const struct mark *mark)
{
    const struct reading *reading = judge->reading;
    const struct sentence *sentence = reading_sentence(reading, mark->first);
    const struct clause *clause = reading_clause(reading, mark->first);
    unsigned scopes = reading_scopes(reading, sentence->first, mark->first);
    if ((scopes & (SCOPE_CONDITION | SCOPE_TEMPORAL)) != 0 ||
        reading_mark_within(reading, clause->first, clause->end, MEANING_ESTIMATE) !=
            NULL) {
        return true;
    }
    bool is_timed = mark->value == DEED_SHIP || mark->value == DEED_DELIVER;
    return is_timed && judge_works(judge, reading->value_count / 8) &&
           has_length_of_time(reading, clause);
}

/* "The money went out on Friday": no parcel is spoken of. */
static bool is_money_sent(const struct judge *judge, const struct mark *mark,
                          enum deed deed)
{
    const struct reading *reading = judge->reading;
    size_t first = reading_clause(reading, mark->first)->first;
    bool is_sent = deed == DEED_SHIP || deed == DEED_UNDERWAY;
    return is_sent &&
           reading_mark_within(reading, first, mark->first, MEANING_MONEY) != NULL &&
           reading_mark_within(reading, first, mark->first, MEANING_ORDER_CUE) == NULL &&
           reading_mark_within(reading, first, mark->first, MEANING_PARCEL) == NULL &&
           (reading_scopes(reading, first, mark->first) &
            (SCOPE_IDENTIFIER | SCOPE_TITLE)) == 0;
}

/* A day of the clause is one on which that happened to the order. */
static bool is_dated_as(struct judge *judge, const struct mark *mark,
                        const struct order *order)
{
    const struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, mark->first);
    struct known_days days = {.count = 0};
    days_of_order(judge, order, EVENT_DELIVERED, &days);
    days_of_order(judge, order, EVENT_SHIPPED, &days);
    for (size_t i = 0; i < reading->value_count; i++) {
        const struct value *value = &reading->values[i];
        if (value->kind != VALUE_DATE || value->first < clause->first ||
            value->end > clause->end) {
            continue;
        }
        for (size_t k = 0; k < days.count; k++) {
            if (days.items[k].day.month == value->day.month &&
                days.items[k].day.date == value->day.date) {
                return true;
            }
        }
    }
    return false;
}

/* Another order of the customer of which it is true, and which the clause's day tells. */
static const struct order *order_dated(struct judge *judge, const struct mark *mark,
                                       enum deed deed)
{
    const struct facts *facts = judge->facts;
    for (size_t i = 0; i < facts->order_count && judge_works(judge, 4); i++) {
        if (order_is_in(&facts->orders[i], deed) &&
            is_dated_as(judge, mark, &facts->orders[i])) {
            return &facts->orders[i];
        }
    }
    return NULL;
}

/* "The parcel with the roller": a thing that another order holds is spoken of by a word. */
static bool is_of_thing_elsewhere(struct judge *judge, const struct mark *mark,
                                  const struct order *order)
{
    size_t indexes[PRODUCTS_MAX];
    size_t count = spoken_for(judge, mark->first).is_here
                       ? 0
                       : products_of_noun(judge, mark->first, indexes);
    for (size_t i = 0; i < count; i++) {
        const char *id = judge->facts->products[indexes[i]].id;
        size_t line = 0;
        while (line < order->line_count && !string_equals(order->lines[line].product, id)) {
            line++;
        }
        if (line == order->line_count) {
            return true;
        }
    }
    return false;
}

void status_claim(struct judge *judge, const struct mark *mark, enum deed deed)
{
    if (is_money_sent(judge, mark, deed)) {
        deed_claim(judge, mark->first, mark->end, DEED_REFUND);
        return;
    }
    bool is_certain;
    const struct order *order = order_for(judge, mark->first, &is_certain);
    if ((reading_scopes(judge->reading, mark->first, mark->first + 1) & SCOPE_VALUE) != 0) {
        return; /* "152 livres" are pounds */
    }
    if (deed == DEED_DELIVER &&
        (goes_to_carrier(judge->reading, mark) || stops_on_the_way(judge, mark))) {
        deed = DEED_SHIP;
    }
    if (order == NULL) {
        claim_add(judge, mark->first, mark->end, CLAIM_STATUS, VERDICT_UNSOURCED);
        return;
    }
    bool is_true = order_is_any(judge, mark->first) ? is_true_of_all(judge->facts, deed)
                                                    : order_is_in(order, deed);
    is_certain &=
        spoken_binds(judge, mark->first) && !thing_is_in_front(judge, mark->first);
    const struct order *dated =
        is_true || (is_certain && order_is_called(judge, mark->first))
            ? NULL
            : order_dated(judge, mark, deed);
    if (dated != NULL) {
        order = dated;
        is_true = true;
    }
    bool is_in_part = is_true && state_is_of_part(judge, mark->first, order, deed);
    is_true &= !is_in_part;
    bool may_be_other = (!is_certain || is_of_thing_elsewhere(judge, mark, order)) &&
                        is_true_of_some(judge->facts, deed);
    enum verdict verdict =
        is_true ? VERDICT_PROVED
        : is_in_part || deed == DEED_NOT_SHIPPED || may_be_other || is_supposed(judge, mark)
            ? VERDICT_UNSOURCED
            : VERDICT_CONTRADICTED;
    struct claim *claim = claim_add(judge, mark->first, mark->end, CLAIM_STATUS, verdict);
    claim->severity = is_in_part ? SEVERITY_WARN : claim->severity;
    if (verdict == VERDICT_UNSOURCED) {
        return;
    }
    bool is_of_money = deed == DEED_PAID || deed == DEED_UNPAID;
    claim_from_order(judge, claim, order, is_of_money ? "payments" : "status",
                     is_of_money && order->payment_count > 0
                         ? "paid"
                         : order_status_name(order->status));
    claim_ages(judge, claim, order);
}

/* What the state is said of. */
enum subject {
    SUBJECT_NONE,  /* not told: "Sigue en preparación" */
    SUBJECT_OTHER, /* "your" something */
    SUBJECT_ORDER, /* an order, a parcel, a product */
};

static enum subject subject_of(const struct reading *reading, const struct mark *mark)
{
    const struct clause *clause = reading_clause(reading, mark->first);
    size_t first = mark->first > clause->first + NEAR_SUBJECT ? mark->first - NEAR_SUBJECT
                                                              : clause->first;
    if ((reading_scopes(reading, first, mark->first) & (SCOPE_IDENTIFIER | SCOPE_TITLE)) !=
            0 ||
        reading_mark_within(reading, first, mark->end, MEANING_ORDER_CUE) != NULL ||
        reading_mark_within(reading, first, mark->end, MEANING_PARCEL) != NULL) {
        return SUBJECT_ORDER;
    }
    return reading_mark_within(reading, first, mark->end, MEANING_YOURS) != NULL
               ? SUBJECT_OTHER
               : SUBJECT_NONE;
}

/* The quotation signs stand right around it: what a system shows. */
static bool is_shown(const struct reading *reading, const struct mark *mark)
{
    return mark->first > 1 && mark->end + 1 < reading->scan.count &&
           reading->scan.tokens[mark->first - 1].kind == TOKEN_SIGN &&
           reading->scan.tokens[mark->end].kind == TOKEN_SIGN &&
           (reading->scopes[mark->first - 2] & SCOPES_UNASSERTED) == 0 &&
           (reading->scopes[mark->end + 1] & SCOPES_UNASSERTED) == 0;
}

static bool is_denied(const struct reading *reading, const struct mark *mark)
{
    const struct clause *clause = reading_clause(reading, mark->first);
    size_t end =
        mark->end + NEAR_DENIAL < clause->end ? mark->end + NEAR_DENIAL : clause->end;
    bool is_spaced = reading->scan.tokens[mark->first].kind != TOKEN_CHARACTER;
    size_t modal =
        mark->first > clause->first + NEAR_MODAL ? mark->first - NEAR_MODAL : clause->first;
    return reading_mark_within(reading, clause->first, mark->first, MEANING_NEGATION) !=
               NULL ||
           (!is_spaced &&
            reading_mark_within(reading, mark->end, end, MEANING_NEGATION) != NULL) ||
           verb_is_denied(reading, mark->first, mark->end) ||
           reading_mark_within(reading, modal, mark->first, MEANING_MODAL) != NULL ||
           reading_mark_within(reading, clause->first, mark->first, MEANING_GENERIC) !=
               NULL;
}

static bool is_unasserted(const struct reading *reading, const struct mark *mark)
{
    unsigned scopes = reading_scopes(reading, mark->first, mark->end);
    unsigned none =
        SCOPE_TEMPORAL | SCOPE_TITLE | SCOPE_LINK | SCOPE_IDIOM | SCOPE_COMMITMENT;
    if ((scopes & SCOPE_QUOTED) != 0 && is_shown(reading, mark)) {
        scopes &= ~(unsigned)SCOPE_QUOTED;
    }
    return (scopes & (SCOPES_UNASSERTED | none)) != 0;
}

/* "is", in front of where something is. */
static bool is_copula(const struct reading *reading, size_t token)
{
    static const char *const words[] = {
        "is",    "are",      "was",    "been", "now",  "s",       "ist",     "liegt",
        "sind",  "steckt",   "lagert", "sich", "esta", "estan",   "sigue",   "va",
        "est",   "sont",     "trouve", "e",    "sono", "trova",   "risulta", "estao",
        "segue", "encontra", "zijn",   "ligt", "zit",  "bevindt", "staat",
    };
    return scan_is_any(&reading->scan, token, words, COUNT_OF(words));
}

/* "We have called at DPD", "I ask with the carrier": not where the parcel is. */
static bool is_elsewhere(const struct reading *reading, const struct mark *mark)
{
    static const char *const places[] = {
        "with", "in", "bei",    "beim", "an", "con", "en", "chez", "a",   "aupres",
        "dal",  "da", "presso", "col",  "al", "com", "na", "nos",  "bij", "aan"};
    bool is_place = scan_is_any(&reading->scan, mark->first, places, COUNT_OF(places));
    size_t first = reading_clause(reading, mark->first)->first;
    bool is_told = mark->value != DEED_SHIP || !is_place;
    for (size_t back = 1; !is_told && back <= NEAR_COPULA && mark->first >= first + back;
         back++) {
        is_told = is_copula(reading, mark->first - back);
    }
    return !is_told;
}

/* "Your message has arrived", "the refund has been paid": of no order. */
static bool fits_subject(const struct reading *reading, const struct mark *mark,
                         enum subject subject)
{
    const struct clause *clause = reading_clause(reading, mark->first);
    uint64_t elsewhere = TOPIC_BIT(TOPIC_REFUND) | TOPIC_BIT(TOPIC_REPLACEMENT) |
                         TOPIC_BIT(TOPIC_EXCHANGE) | TOPIC_BIT(TOPIC_INVOICE) |
                         TOPIC_BIT(TOPIC_RESTOCK);
    if (mark->value == DEED_PAID || mark->value == DEED_UNPAID) {
        return (clause->topics & elsewhere) == 0 && !state_is_awaited(reading, mark);
    }
    bool is_return =
        (clause->topics & TOPIC_BIT(TOPIC_RETURN)) != 0 && mark->value != DEED_TAKE_BACK;
    return (clause->topics & elsewhere) == 0 && !is_return &&
           (subject != SUBJECT_OTHER || mark->value != DEED_DELIVER);
}

/* "A new can is already in the post": no parcel of an order that is there already. */
static bool is_of_new(const struct judge *judge, const struct mark *mark)
{
    static const char *const words[] = {
        "new",    "fresh",  "another", "second",  "replacement", "neu",     "neue",
        "neuer",  "neues",  "neuen",   "zweite",  "zweiter",     "zweites", "nuevo",
        "nueva",  "otro",   "otra",    "segundo", "segunda",     "nouveau", "nouvelle",
        "nouvel", "autre",  "seconde", "neuf",    "neuve",       "nuovo",   "nuova",
        "altro",  "altra",  "secondo", "seconda", "novo",        "nova",    "outro",
        "outra",  "nieuwe", "nieuw",   "ander",   "andere",      "tweede",  "新",
        "另"};
    const struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, mark->first);
    bool is_certain;
    const struct order *order = order_for(judge, mark->first, &is_certain);
    bool is_sent = (mark->value == DEED_SHIP || mark->value == DEED_UNDERWAY) &&
                   order != NULL && order_is_in(order, (enum deed)mark->value);
    bool is_order =
        reading_mark_within(reading, clause->first, mark->first, MEANING_ORDER_CUE) !=
            NULL ||
        (reading_scopes(reading, clause->first, mark->first) & SCOPE_IDENTIFIER) != 0;
    size_t title = titled_from(judge, clause->first);
    const struct titled *titled =
        title < judge->title_count && judge->titles[title].first < mark->first
            ? &judge->titles[title]
            : NULL;
    for (size_t i = 0; is_sent && i < judge->facts->order_count; i++) {
        const struct order *other = &judge->facts->orders[i];
        is_sent = other->status != ORDER_SHIPPED ||
                  (titled != NULL && !order_holds(other, titled));
    }
    return is_sent && !is_order && judge->facts->order_count > 0 &&
           scan_has_any(&reading->scan, clause->first, mark->first, words, COUNT_OF(words));
}

/* "A second parcel is on its way": what replaces something is no order, unless that left
   in two. */
static bool is_of_second(const struct judge *judge, const struct mark *mark)
{
    const struct reading *reading = judge->reading;
    bool is_certain;
    const struct order *order = order_for(judge, mark->first, &is_certain);
    if (order != NULL && order->shipment_count > 1) {
        return false;
    }
    size_t first = reading_clause(reading, mark->first)->first;
    for (size_t i = reading->mark_from[first]; i < reading->mark_from[mark->first]; i++) {
        if (reading->marks[i].meaning == MEANING_DEED_NOUN &&
            reading->marks[i].value == DEED_REPLACE) {
            return mark->value == DEED_SHIP || mark->value == DEED_UNDERWAY;
        }
    }
    return false;
}

/* "The money has arrived", of an order that was paid before it was delivered: what comes
   then goes back to the customer. */
static bool is_money_back(const struct judge *judge, const struct mark *mark)
{
    unsigned over = STATUS_BIT(ORDER_DELIVERED) | STATUS_BIT(ORDER_RETURNED) |
                    STATUS_BIT(ORDER_CANCELLED);
    const struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, mark->first);
    bool is_certain;
    const struct order *order = order_for(judge, mark->first, &is_certain);
    return mark->value == DEED_PAID && order != NULL && order->payment_count > 0 &&
           (STATUS_BIT(order->status) & over) != 0 &&
           reading_mark_within(reading, clause->first, clause->end, MEANING_MONEY) !=
               NULL &&
           reading_mark_within(reading, clause->first, clause->end, MEANING_PAYING) == NULL;
}

/* "Lovely that you are back with us": the customer is, and nothing that was sent back. */
static bool is_of_customer(const struct reading *reading, const struct mark *mark,
                           enum subject subject)
{
    size_t first = reading_clause(reading, mark->first)->first;
    return mark->value == DEED_TAKE_BACK && subject == SUBJECT_OTHER &&
           reading_mark_valued(reading, first, mark->first, MEANING_TOPIC, TOPIC_RETURN) ==
               NULL;
}

/* False where nothing is claimed: of nothing that is named only what is true of some order
   of this customer is seen, and else it is in doubt. */
static bool state_read(struct judge *judge, const struct mark *mark)
{
    const struct reading *reading = judge->reading;
    enum subject subject = subject_of(reading, mark);
    if (is_unasserted(reading, mark) || is_denied(reading, mark) ||
        is_attribute(reading, mark) || is_elsewhere(reading, mark) ||
        state_is_service(reading, mark)) {
        return false;
    }
    if ((is_of_second(judge, mark) || is_of_new(judge, mark)) &&
        !tokens_are_claimed(judge, mark->first, mark->end,
                            KIND_BIT(CLAIM_DONE) | KIND_BIT(CLAIM_STATUS))) {
        if (shop_tells(judge, mark->first)) {
            return false;
        }
        claim_add(judge, mark->first, mark->end, CLAIM_DONE, VERDICT_UNSOURCED)->severity =
            SEVERITY_MARK; /* the articles' parcels are sent so, too */
        return true;
    }
    if (!fits_subject(reading, mark, subject) ||
        !judge_works(judge, 1 + judge->opinion->claim_count / 8) ||
        tokens_are_claimed(judge, mark->first, mark->end,
                           KIND_BIT(CLAIM_DONE) | KIND_BIT(CLAIM_STATUS))) {
        return false;
    }
    if (state_is_of_extra(reading, mark)) {
        claim_add(judge, mark->first, mark->end, CLAIM_STATUS, VERDICT_UNSOURCED);
        return true;
    }
    if (carrier_claim(judge, mark)) {
        return true;
    }
    if (is_money_back(judge, mark)) {
        deed_claim(judge, mark->first, mark->end, DEED_REFUND);
        return true;
    }
    bool is_of_money = mark->value == DEED_PAID || mark->value == DEED_UNPAID;
    size_t before = judge->opinion->claim_count;
    status_claim(judge, mark, (enum deed)mark->value);
    if (judge->opinion->claim_count == before) {
        return false;
    }
    struct claim *claim = &judge->opinion->claims[judge->opinion->claim_count - 1];
    bool is_of_nothing = subject == SUBJECT_NONE || is_of_customer(reading, mark, subject);
    if (is_of_nothing && !is_of_money && claim->verdict == VERDICT_CONTRADICTED) {
        claim_doubt(claim, SEVERITY_MARK);
    }
    return true;
}

void states_read(struct judge *judge)
{
    const struct reading *reading = judge->reading;
    uint32_t end = 0;
    for (size_t i = 0; i < reading->mark_count; i++) {
        const struct mark *mark = &reading->marks[i];
        if (mark->meaning == MEANING_STATE_OF && mark->first >= end &&
            state_read(judge, mark)) {
            end = mark->end;
        }
    }
}
