/*
 * Money that is said to be back with the customer, in whatever words: "it reached your
 * account", "you already have it". A refund on record of that amount proves it, and nothing
 * else does: what was paid is no refund.
 */
#include "guard/amounts.h"
#include "guard/statement.h"

#include <string.h>

#define NEAR_MISSING 2 /* tokens between an amount and that it is missing */

static struct part part_of(const struct reading *reading, size_t token)
{
    const struct clause *clause = reading_clause(reading, token);
    return (struct part){clause->first, clause->end};
}

static bool is_within(struct part part, const struct value *value)
{
    return value->first >= part.first && value->end <= part.end;
}

/* Money or an amount of it. */
static bool has_money(const struct reading *reading, struct part part)
{
    return reading_has_value(reading, part.first, part.end, VALUE_BIT(VALUE_AMOUNT)) ||
           part_has(reading, part, MEANING_MONEY);
}

static bool is_of_future(const struct judge *judge, struct part part)
{
    const struct reading *reading = judge->reading;
    for (size_t i = 0; i < reading->value_count; i++) {
        const struct value *value = &reading->values[i];
        bool is_later = (value->kind == VALUE_DATE &&
                         day_compare(value->day, judge->facts->today) > 0) ||
                        (value->kind == VALUE_DAY && value->from_today > 0) ||
                        (value->kind == VALUE_DURATION && !value->is_past);
        if (is_later && is_within(part, value)) {
            return true;
        }
    }
    return false;
}

/* "Since yesterday": what has happened, though its word begins what is to come, too. */
static bool has_past_day(const struct judge *judge, struct part part)
{
    const struct reading *reading = judge->reading;
    for (size_t i = 0; i < reading->value_count; i++) {
        const struct value *value = &reading->values[i];
        bool is_past = (value->kind == VALUE_DATE &&
                        day_compare(value->day, judge->facts->today) < 0) ||
                       (value->kind == VALUE_DAY && value->from_today < 0);
        if (is_past && is_within(part, value)) {
            return true;
        }
    }
    return false;
}

/* "Du bekämst": the folded word is the past; "you'd have", "tendrías". */
static bool is_subjunctive(const struct reading *reading, struct part part)
{
    static const char *const words[] = {
        "bekämst", "bekämen",  "bekäme",   "käme",    "kämen",    "hätten", "hättest",
        "hätte",   "wäre",     "wären",    "would",   "you'd",    "you’d",  "d",
        "tendría", "tendrías", "tendrían", "vería",   "verías",   "auriez", "aurais",
        "aurait",  "verriez",  "avrebbe",  "avresti", "vedrebbe", "teria",  "terias",
        "veria",   "zou",      "zouden"};
    for (size_t i = part.first; i < part.end; i++) {
        if (i > part.first && scan_is(&reading->scan, i, "had") &&
            scan_is(&reading->scan, i - 1, "dan")) {
            return true; /* "dan had je 81,50 weer" */
        }
        for (size_t k = 0; k < COUNT_OF(words); k++) {
            if (text_is_ignoring_case(scan_raw(&reading->scan, i), words[k])) {
                return true;
            }
        }
    }
    return false;
}

/* "Dan krijg je 73,80 terug op je kaart": what the customer gets, has not come by now. */
static bool is_got_later(const struct reading *reading, struct part part)
{
    static const char *const gets[] = {
        "get",        "receive",   "krijg",     "krijgt",      "ontvang",   "ontvangt",
        "bekommst",   "bekommt",   "erhaltst",  "bekommen",    "erhalten",  "recibes",
        "recibe",     "recibiras", "recibira",  "recevez",     "recevrez",  "recois",
        "riceve",     "ricevi",    "ricevera",  "recebe",      "recebes",   "recebera",
        "recibirias", "recibiria", "recevriez", "riceverebbe", "receberia", "fica",
        "ficas",      "ficara",    "ficaria",   "ficarias",    "quedas",    "queda",
        "quedarias",  "quedaria",  "revient"};
    static const char *const by_now[] = {"already", "schon",     "bereits",   "ya",
                                         "deja",    "gia",       "ja",        "al",
                                         "reeds",   "inmiddels", "inzwischen"};
    static const char *const haves[] = {"haben", "hast", "habt", "hat"};
    const struct scan *scan = &reading->scan;
    return scan_has_any(scan, part.first, part.end, gets, COUNT_OF(gets)) &&
           !scan_has_any(scan, part.first, part.end, by_now, COUNT_OF(by_now)) &&
           !scan_has_any(scan, part.first, part.end, haves, COUNT_OF(haves));
}

bool money_is_to_come(const struct judge *judge, size_t token)
{
    struct part part = part_of(judge->reading, token);
    return is_of_future(judge, part) || is_subjunctive(judge->reading, part) ||
           is_got_later(judge->reading, part);
}

/* Denied, supposed, asked, to come, hoped for, or money that goes the other way. */
static bool is_unsaid(const struct judge *judge, struct part part)
{
    static const enum meaning softened[] = {
        MEANING_NEGATION, MEANING_HEDGE,   MEANING_MODAL,    MEANING_WILL,
        MEANING_ASK,      MEANING_GENERIC, MEANING_ESTIMATE, MEANING_PAYING,
        MEANING_ABLE,     MEANING_NONE_OF, MEANING_QUOTE,    MEANING_COMMITMENT};
    const struct reading *reading = judge->reading;
    unsigned none = SCOPES_UNASSERTED | SCOPE_IDIOM | SCOPE_COMMITMENT |
                    (has_past_day(judge, part) ? 0 : SCOPE_TEMPORAL);
    return reading_means_any(reading, part.first, part.end, softened, COUNT_OF(softened)) ||
           (reading_scopes(reading, part.first, part.end) & none) != 0 ||
           money_is_to_come(judge, part.first);
}

/* "53 EUR reached your account", "you already have your money back". */
static bool is_back(const struct reading *reading, struct part part)
{
    bool is_come = part_has(reading, part, MEANING_ARRIVED);
    const struct mark *holds =
        reading_mark_within(reading, part.first, part.end, MEANING_HOLDS);
    bool is_there = part_has(reading, part, MEANING_PURSE) &&
                    (is_come || part_has(reading, part, MEANING_PASSIVE));
    bool is_held = holds != NULL && (is_come || holds->value != 0) &&
                   part_has(reading, part, MEANING_REPAID);
    return (is_there || is_held) && has_money(reading, part);
}

/* The clause without the sign that ends it. */
static struct part bare(const struct reading *reading, struct part part)
{
    while (part.end > part.first + 1 &&
           reading->scan.tokens[part.end - 1].kind == TOKEN_SIGN) {
        part.end--;
    }
    return part;
}

static void clauses_back_read(struct judge *judge)
{
    const struct reading *reading = judge->reading;
    size_t end = 0; /* of the last clause that was read */
    for (size_t i = 0; i < reading->mark_count; i++) {
        const struct mark *mark = &reading->marks[i];
        if ((mark->meaning != MEANING_PURSE && mark->meaning != MEANING_HOLDS) ||
            mark->first < end) {
            continue;
        }
        struct part part = part_of(reading, mark->first);
        end = part.end;
        if (judge_works(judge, 2 + reading->value_count / 4) && is_back(reading, part) &&
            !is_unsaid(judge, part) &&
            !tokens_are_claimed(judge, part.first, part.end, KIND_BIT(CLAIM_DONE))) {
            struct part told = bare(reading, part);
            deed_claim(judge, told.first, told.end, DEED_REFUND);
        }
    }
}

/* "We have paid 53 EUR back": an amount, and "back" right behind it. */
static bool is_paid_back(const struct judge *judge, const struct value *value)
{
    const struct reading *reading = judge->reading;
    const struct mark *back = reading_mark_at(reading, value->end, MEANING_REPAID);
    struct part part = part_of(reading, value->first);
    return value->kind == VALUE_AMOUNT && back != NULL && back->value == REPAID_BEHIND &&
           (part_has(reading, part, MEANING_ACTIVE) ||
            part_has(reading, part, MEANING_PASSIVE)) &&
           !is_unsaid(judge, part) &&
           !tokens_are_claimed(judge, part.first, part.end, KIND_BIT(CLAIM_DONE));
}

static void amounts_back_read(struct judge *judge)
{
    const struct reading *reading = judge->reading;
    for (size_t i = 0; i < reading->value_count; i++) {
        const struct value *value = &reading->values[i];
        if (judge_works(judge, 1) && is_paid_back(judge, value)) {
            const struct mark *back =
                reading_mark_at(judge->reading, value->end, MEANING_REPAID);
            deed_claim(judge, value->first, back->end, DEED_REFUND);
        }
    }
}

void money_back_read(struct judge *judge)
{
    clauses_back_read(judge);
    amounts_back_read(judge);
}

static bool is_of_refund(const struct claim *claim)
{
    return claim->has_source && claim->source.field != NULL &&
           strncmp(claim->source.field, "refunds", 7) == 0;
}

/* What else proves or contradicts it says nothing of a deed: totals, prices, rules. */
static bool is_of_other(const struct claim *claim)
{
    static const char *const kinds[] = {"order", "product", "article"};
    bool is_known = false;
    for (size_t i = 0; claim->has_source && i < COUNT_OF(kinds); i++) {
        is_known |= string_equals(claim->source.kind, kinds[i]);
    }
    return is_known && !is_of_refund(claim);
}

/* Of what was paid. */
static bool is_of_sum(const struct claim *claim)
{
    return claim->has_source && string_equals(claim->source.kind, "sum") &&
           !is_of_refund(claim);
}

static struct claim *amount_of(struct judge *judge, const struct value *value)
{
    size_t start = judge->reading->scan.tokens[value->first].start;
    for (size_t i = 0; i < judge->opinion->claim_count; i++) {
        struct claim *claim = &judge->opinion->claims[i];
        if (claim->kind == CLAIM_AMOUNT && claim->start == start) {
            return claim;
        }
    }
    return NULL;
}

static void deed_prove(struct claim *deed, const struct source *source)
{
    deed->verdict = VERDICT_PROVED;
    deed->severity = SEVERITY_MARK;
    deed->has_source = true;
    deed->source = *source;
}

/* All that the order came to went back. */
static bool is_all_back(const struct facts *facts, const char *id)
{
    for (size_t i = 0; i < facts->order_count; i++) {
        const struct order *order = &facts->orders[i];
        if (!string_equals(order->id, id) || !order->total.is_known) {
            continue;
        }
        int64_t back = 0;
        for (size_t k = 0; k < order->refund_count; k++) {
            const struct money *amount = &order->refunds[k].amount;
            if (!amount->is_known || __builtin_add_overflow(back, amount->parts, &back)) {
                return false;
            }
        }
        return back >= order->total.parts;
    }
    return false;
}

/* Proves "the refund of 34.80 is made. We have given you the shipping back, too": of an
   order whose refund the text told in front, and of which all went back. */
static void prove_by_all_back(struct judge *judge, size_t index)
{
    const struct reading *reading = judge->reading;
    const struct claim *deed = &judge->opinion->claims[index];
    size_t token = scan_token_at(&reading->scan, deed->start);
    struct part part = part_of(reading, token);
    const struct claim *told = NULL;
    for (size_t i = 0; i < judge->opinion->claim_count; i++) {
        const struct claim *claim = &judge->opinion->claims[i];
        if (claim->kind == CLAIM_AMOUNT && claim->verdict == VERDICT_PROVED &&
            is_of_refund(claim) && claim->start < deed->start) {
            told = claim;
        }
    }
    bool is_its = told != NULL && !names_order(judge, token) && !has_money(reading, part) &&
                  part_has(reading, part, MEANING_REPAID) &&
                  is_all_back(judge->facts, told->source.id);
    if (is_its) {
        deed_prove(&judge->opinion->claims[index], &told->source);
    }
}

/* A deed without proof and the amounts that it is said to have given back. */
static void refund_settle(struct judge *judge, size_t index)
{
    const struct reading *reading = judge->reading;
    struct part part = part_of(
        reading, scan_token_at(&reading->scan, judge->opinion->claims[index].start));
    for (size_t i = 0; i < reading->value_count; i++) {
        const struct value *value = &reading->values[i];
        struct claim *deed = &judge->opinion->claims[index];
        if (value->kind != VALUE_AMOUNT || !is_within(part, value) ||
            (!amount_is_repaid(judge, value) && !part_has(reading, part, MEANING_PURSE))) {
            continue;
        }
        struct claim *amount = amount_of(judge, value);
        if (amount != NULL && amount->verdict == VERDICT_PROVED && is_of_refund(amount)) {
            deed_prove(deed, &amount->source);
            return;
        }
        bool is_to_come =
            deed_is_present(reading, scan_token_at(&reading->scan, deed->start));
        deed->severity = is_to_come ? deed->severity : SEVERITY_BLOCK;
        if (amount != NULL && (is_of_other(amount) || (!is_to_come && is_of_sum(amount)))) {
            claim_doubt(amount, SEVERITY_BLOCK);
        }
    }
}

/* The one amount of the clause; NULL where there are several, or none. */
static const struct value *only_amount(const struct reading *reading, struct part part)
{
    const struct value *only = NULL;
    for (size_t i = 0; i < reading->value_count; i++) {
        const struct value *value = &reading->values[i];
        if (value->kind == VALUE_AMOUNT && is_within(part, value)) {
            if (only != NULL) {
                return NULL;
            }
            only = value;
        }
    }
    return only;
}

/*
 * A refund is on record, but the one that is told is of another amount: "I have just given
 * you the missing 4.90 EUR back", where 84.10 EUR were. What the shop kept is not given
 * back.
 */
static void refund_compare(struct judge *judge, size_t index)
{
    const struct reading *reading = judge->reading;
    struct claim *deed = &judge->opinion->claims[index];
    struct part part = part_of(reading, scan_token_at(&reading->scan, deed->start));
    const struct value *value = only_amount(reading, part);
    struct claim *amount = value == NULL ? NULL : amount_of(judge, value);
    if (amount == NULL || amount->verdict != VERDICT_PROVED || is_of_refund(amount) ||
        !amount_is_repaid(judge, value) || is_unsaid(judge, part)) {
        return;
    }
    claim_doubt(deed, SEVERITY_BLOCK);
    claim_doubt(amount, SEVERITY_BLOCK);
}

/* "The missing 4.50 EUR", "os 4,50 € em falta". */
static bool is_missing(const struct reading *reading, const struct value *value)
{
    static const char *const words[] = {
        "missing",   "outstanding", "fehlenden", "fehlende",    "falta",     "faltan",
        "faltantes", "faltaban",    "manquants", "manquant",    "manquante", "manquantes",
        "mancanti",  "mancante",    "mancano",   "ontbrekende", "ontbreken", "ausstehenden",
        "restantes", "restanti",    "差",        "足"};
    size_t first = value->first > NEAR_MISSING ? value->first - NEAR_MISSING : 0;
    size_t end = value->end + NEAR_MISSING < reading->scan.count ? value->end + NEAR_MISSING
                                                                 : reading->scan.count;
    return scan_has_any(&reading->scan, first, end, words, COUNT_OF(words));
}

/* What the shop kept is said to be given back after all: nobody here knows of it. */
static void missing_read(struct judge *judge)
{
    const struct reading *reading = judge->reading;
    for (size_t i = 0; i < reading->value_count; i++) {
        const struct value *value = &reading->values[i];
        if (value->kind == VALUE_AMOUNT && is_missing(reading, value) &&
            amount_is_repaid(judge, value) &&
            (reading_scopes(reading, value->first, value->end) & SCOPES_UNASSERTED) == 0) {
            claim_add(judge, value->first, value->end, CLAIM_PROMISE, VERDICT_UNSOURCED)
                ->severity = SEVERITY_MARK;
        }
    }
}

void refunds_settle(struct judge *judge)
{
    missing_read(judge);
    for (size_t i = 0; i < judge->opinion->claim_count; i++) {
        const struct claim *claim = &judge->opinion->claims[i];
        bool is_proved = claim->verdict == VERDICT_PROVED && is_of_refund(claim);
        if (claim->kind != CLAIM_DONE ||
            (!is_proved && claim->verdict != VERDICT_UNSOURCED) ||
            !judge_works(judge, judge->reading->value_count)) {
            continue;
        }
        if (is_proved) {
            refund_compare(judge, i);
        } else {
            refund_settle(judge, i);
            prove_by_all_back(judge, i);
        }
    }
}
