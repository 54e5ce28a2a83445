#include "guard/forms.h"
#include "guard/judge.h"

#include <string.h>

#define GAP_NOT    4  /* tokens behind a verb that may deny it */
#define GAP_CLAUSE 40 /* tokens of a clause around a deed that are looked at */

/* How a deed is put. */
enum voice { VOICE_NONE, VOICE_ACTIVE, VOICE_PASSIVE };

static bool has_scope(const struct reading *reading, size_t token, unsigned scopes)
{
    return (reading->scopes[token] & scopes) != 0;
}

static size_t window_first(const struct reading *reading, size_t token, size_t gap)
{
    const struct clause *clause = reading_clause(reading, token);
    return token > clause->first + gap ? token - gap : clause->first;
}

static size_t window_end(const struct reading *reading, size_t token, size_t gap)
{
    const struct clause *clause = reading_clause(reading, token);
    return clause->end > token + gap ? token + gap : clause->end;
}

/* "we will have", "could have been": what has not happened. */
static bool is_modal(const struct reading *reading, const struct mark *aux, size_t deed)
{
    return reading_mark_before(reading, aux->first, MEANING_MODAL) != NULL ||
           reading_mark_within(reading, aux->end, deed, MEANING_MODAL) != NULL;
}

/* Nothing but the clause's end, or "now", behind the participle of "is shipped". */
static bool ends_clause(const struct reading *reading, const struct mark *deed)
{
    size_t end = reading_clause(reading, deed->first)->end;
    return deed->end + 1 >= end;
}

/* Somebody else is said to have done it: "I see that you cancelled". */
static bool has_other_subject(const struct reading *reading, size_t first, size_t end)
{
    static const char *const subjects[] = {"you", "that", "it",   "they", "he",
                                           "she", "que",  "vous", "your", "and",
                                           "y",   "et",   "how"};
    return scan_has_any(&reading->scan, first, end, subjects, COUNT_OF(subjects));
}

static const size_t gaps[] = {[ORDER_CLOSE] = 1,
                              [ORDER_BEHIND] = 4,
                              [ORDER_ANYWHERE] = 40,
                              [ORDER_LATER] = 40,
                              [ORDER_FRONT] = 0};

/* Whether the auxiliary carries this participle. */
static bool carries(const struct reading *reading, const struct mark *aux,
                    const struct mark *deed)
{
    if (aux->first >= deed->end) { /* "versandt wurde"; but not "vervangen is mogelijk" */
        bool is_dutch = strcmp(aux->lang, "nl") == 0;
        size_t end = reading_clause(reading, aux->first)->end;
        return (!is_dutch || aux->end + 1 >= end) && aux->value == ORDER_ANYWHERE &&
               aux->meaning == MEANING_PASSIVE && aux->first - deed->end <= 1;
    }
    if (aux->end > deed->first || deed->first - aux->end > gaps[aux->value] ||
        is_modal(reading, aux, deed->first)) {
        return false;
    }
    if (aux->meaning == MEANING_IS) {
        return deed->first - aux->end <= 1 && ends_clause(reading, deed);
    }
    bool is_strict = aux->value == ORDER_CLOSE || aux->value == ORDER_BEHIND;
    return !is_strict || !has_other_subject(reading, aux->end, deed->first);
}

/* The voice of the participle, by the auxiliaries of its clause. */
static enum voice voice_of(const struct reading *reading, const struct mark *deed)
{
    size_t first = window_first(reading, deed->first, GAP_CLAUSE);
    size_t end = window_end(reading, deed->end - 1, GAP_CLAUSE / 2);
    enum voice voice = VOICE_NONE;
    for (size_t i = reading->mark_from[first]; i < reading->mark_from[end]; i++) {
        const struct mark *mark = &reading->marks[i];
        bool is_aux = mark->meaning == MEANING_ACTIVE || mark->meaning == MEANING_PASSIVE ||
                      mark->meaning == MEANING_IS;
        if (!is_aux || !carries(reading, mark, deed)) {
            continue;
        }
        if (mark->meaning == MEANING_ACTIVE) {
            return VOICE_ACTIVE;
        }
        voice = VOICE_PASSIVE;
    }
    return voice;
}

/* A denial or a time to come, in the deed's clause. */
static bool is_denied(const struct reading *reading, const struct mark *deed)
{
    size_t first = window_first(reading, deed->first, GAP_CLAUSE);
    return has_scope(reading, deed->first,
                     SCOPES_UNASSERTED | SCOPE_TEMPORAL | SCOPE_TITLE | SCOPE_LINK |
                         SCOPE_IDIOM) ||
           verb_is_denied(reading, deed->first, deed->end) ||
           reading_mark_within(reading, first, deed->end, MEANING_NEGATION) != NULL;
}

/* That, or a rule about orders in general. */
static bool is_unsaid(const struct reading *reading, const struct mark *deed)
{
    size_t first = window_first(reading, deed->first, GAP_CLAUSE);
    return is_denied(reading, deed) ||
           reading_mark_within(reading, first, deed->end, MEANING_GENERIC) != NULL;
}

/* Of Chinese, behind the verb: 已发货的订单, 发货后, 退款申请. */
static const char *const attributes[] = {
    "的",   "后",   "前",   "时",   "之",   "申请", "请求", "政策", "流程", "方式", "进度",
    "问题", "事宜", "条件", "规定", "服务", "期限", "手续", "状态", "信息", "通知", "选项",
    "按钮", "原因", "费",   "或",   "和",   "、",   "编号", "标签", "地址", "日期",
};

bool is_attribute(const struct reading *reading, const struct mark *deed)
{
    if (deed->end >= reading->scan.count) {
        return false;
    }
    struct text rest = reading->scan.text;
    size_t at = reading->scan.tokens[deed->end].start;
    rest = text_from(rest.bytes + at, rest.len - at);
    for (size_t i = 0; i < COUNT_OF(attributes); i++) {
        if (text_starts_with(rest, attributes[i])) {
            return true;
        }
    }
    return false;
}

/* The sentence tells a day or an amount of this order's refund: it is the one spoken of. */
static bool is_told_of_refund(const struct judge *judge, size_t token,
                              const struct order *order)
{
    const struct sentence *sentence = reading_sentence(judge->reading, token);
    size_t start = judge->reading->scan.tokens[sentence->first].start;
    size_t end = judge->reading->scan.tokens[sentence->end - 1].end;
    for (size_t i = 0; i < judge->opinion->claim_count; i++) {
        const struct claim *claim = &judge->opinion->claims[i];
        if (claim->verdict == VERDICT_PROVED && claim->start >= start &&
            claim->end <= end && string_equals(claim->source.kind, "order") &&
            string_equals(claim->source.id, order->id) && claim->source.field != NULL &&
            strncmp(claim->source.field, "refunds", 7) == 0) {
            return true;
        }
    }
    return false;
}

/* The order that shows the deed: the one spoken of, or any where that is not sure. */
static const struct order *proof_of(const struct judge *judge, size_t token, enum deed deed)
{
    bool is_certain;
    const struct order *order = order_for(judge, token, &is_certain);
    for (size_t i = 0; i < judge->facts->order_count; i++) {
        const struct order *other = &judge->facts->orders[i];
        if (is_certain && other != order &&
            (deed != DEED_REFUND || other->refund_count == 0 ||
             !is_told_of_refund(judge, token, other))) {
            continue;
        }
        if ((deed == DEED_REFUND && other->refund_count > 0) ||
            (deed == DEED_CANCEL && other->status == ORDER_CANCELLED)) {
            return other;
        }
    }
    return NULL;
}

/* "The rest was refunded": a second refund. */
static bool is_of_rest(const struct reading *reading, size_t token)
{
    static const char *const words[] = {
        "rest",    "restbetrag", "restliche", "restlichen", "remainder",  "remaining",
        "balance", "solde",      "reste",     "restant",    "restante",   "restantes",
        "resto",   "saldo",      "remanente", "rimanente",  "resterende", "restbedrag",
        "余",      "剩",         "残"};
    const struct clause *clause = reading_clause(reading, token);
    return scan_has_any(&reading->scan, clause->first, clause->end, words, COUNT_OF(words));
}

/* "The 4.50 EUR are the label, the rest was refunded": of what is named in front. */
static bool names_what_is_kept(const struct reading *reading, size_t token)
{
    const struct sentence *sentence = reading_sentence(reading, token);
    const struct clause *clause = reading_clause(reading, token);
    return (reading_scopes(reading, sentence->first, clause->first) & SCOPE_VALUE) != 0;
}

void deed_claim(struct judge *judge, size_t first, size_t end, enum deed deed)
{
    const struct order *order = proof_of(judge, first, deed);
    bool is_of_another = order != NULL && deed == DEED_REFUND && order->refund_count < 2 &&
                         is_of_rest(judge->reading, first);
    order = is_of_another ? NULL : order;
    struct claim *claim = claim_add(judge, first, end, CLAIM_DONE,
                                    order != NULL ? VERDICT_PROVED : VERDICT_UNSOURCED);
    if (is_of_another && names_what_is_kept(judge->reading, first)) {
        claim->severity = SEVERITY_MARK;
    }
    if (order == NULL) {
        return;
    }
    if (deed == DEED_CANCEL) {
        claim_from_order(judge, claim, order, "status", order_status_name(order->status));
    } else {
        char amount[64];
        money_format(order->refunds[0].amount, amount, sizeof(amount));
        claim_from_order(judge, claim, order, "refunds[0]", amount);
    }
    claim_ages(judge, claim, order);
}

static void done_claim(struct judge *judge, const struct mark *mark, enum deed deed)
{
    deed_claim(judge, mark->first, mark->end, deed);
    struct claim *claim = &judge->opinion->claims[judge->opinion->claim_count - 1];
    if (claim->verdict == VERDICT_UNSOURCED &&
        deed_is_present(judge->reading, mark->first)) {
        claim->severity = SEVERITY_MARK;
    }
}

/* What is sent, delivered or cancelled is a state, unless the shop says that it did it. */
static bool is_state(enum deed deed, enum voice voice)
{
    return deed < DEED_REFUND && !(deed == DEED_CANCEL && voice == VOICE_ACTIVE);
}

/* "Refunded!": nothing else in its sentence. */
static bool is_alone(const struct reading *reading, const struct mark *deed)
{
    const struct sentence *sentence = reading_sentence(reading, deed->first);
    return sentence->first == deed->first && sentence->end <= deed->end + 1;
}

/* "The second parcel": of an order that left in two. */
static bool left_in_parts(const struct judge *judge, const struct mark *mark)
{
    bool is_certain;
    const struct order *order = order_for(judge, mark->first, &is_certain);
    return order != NULL && order->shipment_count > 1;
}

/* "Your new goggles" are what the customer ordered, as long as that is on its way. */
static bool is_first_piece(const struct judge *judge, const struct mark *adjective)
{
    const struct reading *reading = judge->reading;
    bool is_certain;
    const struct order *order = order_for(judge, adjective->first, &is_certain);
    const struct mark *yours =
        adjective->first == 0
            ? NULL
            : reading_mark_at(reading, adjective->first - 1, MEANING_YOURS);
    return yours != NULL && order != NULL && order->status == ORDER_SHIPPED;
}

/* "A new pair", "el par nuevo": a piece besides the one that was sent, and no label. */
static bool is_new_piece(const struct judge *judge, size_t first, size_t end)
{
    const struct reading *reading = judge->reading;
    const struct mark *adjective = reading_mark_within(reading, first, end, MEANING_NEW);
    return adjective != NULL && !has_scope(reading, adjective->first, SCOPES_MASKED) &&
           reading_mark_within(reading, first, end, MEANING_PAPERS) == NULL &&
           reading_mark_within(reading, first, end, MEANING_ORDER_CUE) == NULL &&
           !is_first_piece(judge, adjective) && !new_is_of_house(reading, adjective);
}

/* What the clause names as sent or begun: a replacement, an investigation; NULL: nothing.
 */
static const struct mark *noun_of(const struct judge *judge, const struct mark *mark)
{
    static const struct mark replacement = {.meaning = MEANING_DEED_NOUN,
                                            .value = DEED_REPLACE};
    const struct reading *reading = judge->reading;
    size_t first = window_first(reading, mark->first, GAP_CLAUSE);
    size_t end = window_end(reading, mark->end - 1, GAP_CLAUSE);
    for (size_t i = reading->mark_from[first]; i < reading->mark_from[end]; i++) {
        const struct mark *noun = &reading->marks[i];
        bool is_begun = noun->value == DEED_INVESTIGATE && mark->value == DEED_SEND;
        if (noun->meaning == MEANING_DEED_NOUN &&
            (noun->value == DEED_REPLACE || is_begun)) {
            return noun->value == DEED_REPLACE && left_in_parts(judge, mark) ? NULL : noun;
        }
    }
    /* "Enviamos" is of any time */
    const char *lang = reading_sentence(reading, mark->first)->lang;
    bool is_past = !form_fits(FORM_WE, lang, scan_folded(&reading->scan, mark->end - 1));
    return is_past && is_new_piece(judge, first, end) ? &replacement : NULL;
}

bool deed_sends_another(const struct judge *judge, const struct mark *mark)
{
    size_t first = window_first(judge->reading, mark->first, GAP_CLAUSE);
    size_t end = window_end(judge->reading, mark->end - 1, GAP_CLAUSE);
    return reading_mark_valued(judge->reading, first, end, MEANING_DEED_NOUN,
                               DEED_REPLACE) != NULL
               ? !left_in_parts(judge, mark)
               : is_new_piece(judge, first, end);
}

static bool is_sending(const struct mark *mark)
{
    return mark->value == DEED_SEND || mark->value == DEED_SHIP;
}

static void deed_read(struct judge *judge, const struct mark *mark)
{
    const struct reading *reading = judge->reading;
    enum voice voice = voice_of(reading, mark);
    if (voice == VOICE_NONE && mark->value >= DEED_REFUND && is_alone(reading, mark)) {
        voice = VOICE_ACTIVE;
    }
    if (voice == VOICE_NONE || is_denied(reading, mark) || is_attribute(reading, mark)) {
        return;
    }
    const struct mark *noun = is_sending(mark) ? noun_of(judge, mark) : NULL;
    if (noun != NULL) {
        done_claim(judge, mark, (enum deed)noun->value); /* "an item …" is no rule here */
        return;
    }
    if (is_unsaid(reading, mark)) {
        return;
    }
    if (mark->value == DEED_SEND) {
        return;
    } else if (is_state((enum deed)mark->value, voice)) {
        status_claim(judge, mark, (enum deed)mark->value);
    } else {
        done_claim(judge, mark, (enum deed)mark->value);
    }
}

/* "145 EUR 已经退回": money is what came back, though no word calls it so. */
static bool is_money_back(const struct judge *judge, const struct mark *mark)
{
    const struct reading *reading = judge->reading;
    size_t first = window_first(reading, mark->first, GAP_CLAUSE);
    return reading_mark_within(reading, first, mark->first, MEANING_CURRENCY) != NULL &&
           reading_mark_within(reading, first, mark->end, MEANING_REPAID) != NULL;
}

/* "Your refund … has been issued": the noun in the clause, what was made of it behind. */
static void made_read(struct judge *judge, const struct mark *mark)
{
    const struct reading *reading = judge->reading;
    size_t first = window_first(reading, mark->first, GAP_CLAUSE);
    const struct mark *noun =
        reading_mark_within(reading, first, mark->first, MEANING_DEED_NOUN);
    if (is_unsaid(reading, mark) ||
        reading_mark_within(reading, mark->end, window_end(reading, mark->end - 1, GAP_NOT),
                            MEANING_NEGATION) != NULL) { /* "staat nog niet op" */
        return;
    }
    if (mark->end == mark->first + 1 && money_is_to_come(judge, mark->first)) {
        return; /* "het geld staat binnen zes dagen op je kaart" */
    }
    if (noun != NULL) {
        done_claim(judge, mark, (enum deed)noun->value);
    } else if (is_money_back(judge, mark)) {
        done_claim(judge, mark, DEED_REFUND);
    }
}

/* An order stands in the clause: "is being processed" is said of requests and refunds, too.
 */
static bool speaks_of_order(const struct judge *judge, const struct mark *mark)
{
    const struct reading *reading = judge->reading;
    size_t first = window_first(reading, mark->first, GAP_CLAUSE);
    bool is_named = false;
    for (size_t i = first; i < mark->first; i++) {
        is_named |= (reading->scopes[i] & SCOPE_IDENTIFIER) != 0;
    }
    return is_named ||
           reading_mark_within(reading, first, mark->end, MEANING_ORDER_CUE) != NULL;
}

void deed_told(struct judge *judge, const struct mark *mark, enum deed deed)
{
    if (!is_unsaid(judge->reading, mark) && !is_attribute(judge->reading, mark)) {
        done_claim(judge, mark, deed);
    }
}

/* One phrase that is true or not: "is on its way"; NOT_SHIPPED holds its own denial. */
static void state_read(struct judge *judge, const struct mark *mark)
{
    const struct reading *reading = judge->reading;
    size_t first = window_first(reading, mark->first, GAP_CLAUSE);
    if ((mark->value == DEED_PREPARE || mark->value == DEED_PENDING) &&
        !speaks_of_order(judge, mark)) {
        return;
    }
    if ((mark->value == DEED_SHIP || mark->value == DEED_UNDERWAY) &&
        noun_of(judge, mark) != NULL) {
        if (!is_denied(reading, mark) && !is_attribute(reading, mark)) {
            done_claim(judge, mark, DEED_REPLACE);
        }
        return;
    }
    const struct mark *noun =
        reading_mark_within(reading, first, mark->first, MEANING_DEED_NOUN);
    if (mark->value == DEED_UNDERWAY && noun != NULL) {
        if (!is_unsaid(reading, mark)) {
            done_claim(judge, mark, (enum deed)noun->value);
        }
        return;
    }
    bool is_unasserted =
        has_scope(reading, mark->first, SCOPES_UNASSERTED | SCOPE_TEMPORAL | SCOPE_TITLE);
    bool is_negated =
        mark->value != DEED_NOT_SHIPPED &&
        (verb_is_denied(reading, mark->first, mark->end) ||
         reading_mark_within(reading, first, mark->first, MEANING_NEGATION) != NULL);
    if (!is_unasserted && !is_negated && !is_attribute(reading, mark) &&
        reading_mark_within(reading, first, mark->first, MEANING_GENERIC) == NULL &&
        reading_mark_before(reading, mark->first, MEANING_MODAL) == NULL) {
        status_claim(judge, mark, (enum deed)mark->value);
    }
}

void deeds_read(struct judge *judge)
{
    const struct reading *reading = judge->reading;
    uint32_t end =
        0; /* of the last phrase read: its parts are no statements of their own */
    for (size_t i = 0; i < reading->mark_count; i++) {
        const struct mark *mark = &reading->marks[i];
        size_t before = judge->opinion->claim_count;
        if (mark->first < end) {
            continue;
        }
        switch (mark->meaning) {
        case MEANING_DEED:
            deed_read(judge, mark);
            break;
        case MEANING_DEED_MADE:
            made_read(judge, mark);
            break;
        case MEANING_STATE:
            state_read(judge, mark);
            break;
        case MEANING_DID:
            did_read(judge, mark);
            break;
        case MEANING_DONE:
            if (mark->value != DEED_SEND) {
                deed_told(judge, mark, (enum deed)mark->value);
            } else if (noun_of(judge, mark) != NULL) {
                deed_told(judge, mark, (enum deed)noun_of(judge, mark)->value);
            }
            break;
        default:
            break;
        }
        end = judge->opinion->claim_count > before ? mark->end : end;
    }
}
