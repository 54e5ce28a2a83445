#include "guard/amounts.h"

#define NEAR        ((size_t)40) /* tokens around an amount that may say it is paid back */
#define NEAR_VALUES 8            /* values around it */
#define FAR         SIZE_MAX
#define NEAR_DENIAL 2 /* tokens between a denial and the word of money back */
#define NEAR_PRICE  3 /* tokens between a word of a price and the amount */
#define BARE_WORDS  4 /* of a clause that says nothing of its own: ", all 20 EUR," */
#define PURSE_WORDS 9 /* of one that says where to besides: ", 20 EUR to your PayPal" */

/* "Is not refunded": the word right behind what denies it. */
static bool is_refused(const struct reading *reading, const struct mark *mark)
{
    size_t first = reading_clause(reading, mark->first)->first;
    size_t from = mark->first > first + NEAR_DENIAL ? mark->first - NEAR_DENIAL : first;
    if ((reading_scopes(reading, from, mark->first) & SCOPE_VALUE) != 0) {
        return false; /* "not the 60 but the 75 EUR refunded" */
    }
    return reading_mark_within(reading, from, mark->first, MEANING_NEGATION) != NULL;
}

/* Tokens between the value and a word that money goes back; FAR where its clause has none.
 */
static size_t repaid_distance(const struct reading *reading, const struct value *value)
{
    const struct clause *clause = reading_clause(reading, value->first);
    size_t first =
        value->first > clause->first + NEAR ? value->first - NEAR : clause->first;
    size_t end = clause->end > value->end + NEAR ? value->end + NEAR : clause->end;
    size_t nearest = FAR;
    for (size_t i = reading->mark_from[first]; i < reading->mark_from[end]; i++) {
        const struct mark *mark = &reading->marks[i];
        if (mark->meaning != MEANING_REPAID ||
            (mark->value == REPAID_BEHIND && mark->first != value->end) ||
            is_refused(reading, mark)) {
            continue;
        }
        size_t distance = mark->first >= value->end  ? mark->first - value->end
                          : mark->end < value->first ? value->first - mark->end
                                                     : 0;
        nearest = distance < nearest ? distance : nearest;
    }
    return nearest;
}

/* Another amount, of the clause or else of the sentence, stands nearer to the word: "of the
   46.50 EUR you paid we refund 12.50 EUR". */
static bool has_nearer(const struct reading *reading, const struct value *value,
                       size_t distance)
{
    const struct clause *clause = reading_clause(reading, value->first);
    const struct sentence *sentence = reading_sentence(reading, value->first);
    size_t first = distance == FAR ? sentence->first : clause->first;
    size_t end = distance == FAR ? sentence->end : clause->end;
    size_t index = (size_t)(value - reading->values);
    size_t from = index > NEAR_VALUES ? index - NEAR_VALUES : 0;
    for (size_t i = from; i < reading->value_count && i <= index + NEAR_VALUES; i++) {
        const struct value *other = &reading->values[i];
        if (other != value && other->kind == VALUE_AMOUNT && other->first >= first &&
            other->first < end && repaid_distance(reading, other) < distance) {
            return true;
        }
    }
    return false;
}

/* "The iron cost 89 EUR", "vom Kauf über 143.20": what was paid, whatever of it comes back.
 */
static bool is_told_as_price(const struct reading *reading, const struct value *value)
{
    static const char *const words[] = {
        "cost",      "costs",     "costing",  "kostete",  "kosteten",  "kostet",
        "gekostet",  "costaba",   "costaban", "costo",    "costaron",  "cuesta",
        "coutait",   "coutaient", "coute",    "costava",  "costavano", "costa",
        "costato",   "costata",   "custava",  "custavam", "custou",    "custaram",
        "custa",     "kostte",    "kostten",  "kost",     "kauf",      "einkauf",
        "kaufpreis", "purchase",  "compra",   "achat",    "acquisto",  "aankoop"};
    size_t first = reading_clause(reading, value->first)->first;
    for (size_t back = 1; back <= NEAR_PRICE && value->first >= first + back; back++) {
        size_t token = value->first - back;
        if (reading_mark_at(reading, token, MEANING_REPAID) != NULL) {
            return false;
        }
        if (scan_is_any(&reading->scan, token, words, COUNT_OF(words))) {
            return true;
        }
    }
    return false;
}

/* "Two at 44.50, together 89, refunded on Friday": what the goods come to. */
static bool is_told_as_sum(const struct reading *reading, const struct value *value)
{
    static const char *const words[] = {"together", "zusammen", "juntos", "juntas",
                                        "ensemble", "insieme",  "samen",  "insgesamt",
                                        "total",    "totale",   "totaal", "tutto",
                                        "todo",     "共",       "計",     "altogether"};
    size_t first = reading_clause(reading, value->first)->first;
    size_t end = value->first < first + NEAR_PRICE ? value->first : first + NEAR_PRICE;
    bool is_joined = scan_has_any(&reading->scan, first, end, words, COUNT_OF(words));
    const struct value *before = value > reading->values ? value - 1 : NULL;
    return is_joined && before != NULL && before->kind == VALUE_AMOUNT &&
           before->end <= first &&
           before->first >= reading_sentence(reading, first)->first &&
           repaid_distance(reading, before) == FAR;
}

/* The clause says nothing beside the amount but where money lies, and its sentence is about
   a refund. */
static bool is_told_aside(const struct reading *reading, const struct value *value)
{
    static const enum meaning purses[] = {MEANING_PURSE, MEANING_MEANS};
    const struct clause *clause = reading_clause(reading, value->first);
    const struct sentence *sentence = reading_sentence(reading, value->first);
    size_t front = clause->first > sentence->first ? (clause - 1)->first : clause->first;
    const struct mark *repaid =
        value->first <= clause->first + 1
            ? reading_mark_within(reading, front, clause->first, MEANING_REPAID)
            : NULL;
    bool is_of_refund = (sentence->topics & TOPIC_BIT(TOPIC_REFUND)) != 0 ||
                        (repaid != NULL && !is_refused(reading, repaid));
    uint64_t places = TOPIC_BIT(TOPIC_WALLET) | TOPIC_BIT(TOPIC_BANK);
    bool has_purse =
        (clause->topics & places) != 0 ||
        reading_means_any(reading, clause->first, clause->end, purses, COUNT_OF(purses));
    size_t words = has_purse ? PURSE_WORDS : BARE_WORDS;
    return (clause->topics & ~places) == 0 &&
           clause->end - clause->first <= value->end - value->first + words &&
           reading_mark_within(reading, clause->first, clause->end, MEANING_PAID) == NULL &&
           is_of_refund;
}

bool amount_is_repaid(const struct judge *judge, const struct value *value)
{
    const struct reading *reading = judge->reading;
    if (is_told_as_price(reading, value) || is_told_as_sum(reading, value)) {
        return false;
    }
    size_t distance = repaid_distance(reading, value);
    return (distance != FAR || is_told_aside(reading, value)) &&
           !has_nearer(reading, value, distance);
}

/* Of records that others wrote: no sum of theirs overflows. */
static int64_t capped_sum(int64_t a, int64_t b)
{
    int64_t sum;
    return __builtin_add_overflow(a, b, &sum) ? INT64_MAX / 2 : sum;
}

/* What was paid: the payments, or the total where none is on record. */
static struct money order_paid(const struct order *order)
{
    struct money paid = order->total;
    for (size_t i = 0; i < order->payment_count; i++) {
        const struct money *amount = &order->payments[i].amount;
        if (!amount->is_known || !string_equals(amount->currency, paid.currency)) {
            return order->total;
        }
        paid.is_known = true;
        paid.parts = i == 0 ? amount->parts : capped_sum(paid.parts, amount->parts);
    }
    return paid;
}

static struct money order_refunded(const struct order *order)
{
    struct money sum = order->total;
    sum.parts = 0;
    for (size_t i = 0; i < order->refund_count; i++) {
        const struct money *amount = &order->refunds[i].amount;
        sum.parts = capped_sum(sum.parts, amount->is_known ? amount->parts : 0);
    }
    return sum;
}

bool amount_is_within_paid(const struct case_of_amount *at, const struct order *order)
{
    struct money paid = order_paid(order);
    if (!at->is_repaid || !paid.is_known ||
        !value_currency_fits(at->value, paid.currency)) {
        return true;
    }
    int64_t least = at->value->is_about ? at->value->low / 10 * 9 : at->value->low;
    return least <= paid.parts - order_refunded(order).parts;
}

const struct known_amount *amount_refunded_once(const struct case_of_amount *at)
{
    const struct facts *facts = at->judge->facts;
    if (!judge_works(at->judge, facts->order_count)) {
        return NULL;
    }
    for (size_t i = 0; i < facts->order_count; i++) {
        struct known_amounts *known = arena_get(at->judge->arena, sizeof(*known));
        if (facts->orders[i].refund_count > 0) {
            amounts_of_refunds(at->judge, &facts->orders[i], known);
        }
        const struct known_amount *found = amounts_find(known, at->value);
        if (found != NULL) {
            return found;
        }
    }
    return NULL;
}

/* Pairs of orders, and all of them: "both refunds, 581.60 in all". */
const struct known_amount *amount_refunded_together(const struct case_of_amount *at)
{
    const struct facts *facts = at->judge->facts;
    int64_t all = 0;
    bool is_sum = false;
    if (!judge_works(at->judge, facts->order_count * facts->order_count)) {
        return NULL;
    }
    for (size_t i = 0; i < facts->order_count; i++) {
        const struct order *order = &facts->orders[i];
        struct money own = order_refunded(order);
        if (own.parts <= 0 || !value_currency_fits(at->value, own.currency)) {
            continue;
        }
        all = capped_sum(all, own.parts);
        is_sum |= all == at->value->low && all > own.parts;
        for (size_t k = 0; k < i && !is_sum; k++) {
            struct money other = order_refunded(&facts->orders[k]);
            is_sum = other.parts > 0 && string_equals(other.currency, own.currency) &&
                     capped_sum(own.parts, other.parts) == at->value->low;
        }
        if (is_sum) {
            struct known_amount *found = arena_get(at->judge->arena, sizeof(*found));
            own.parts = at->value->low;
            *found = (struct known_amount){.money = own,
                                           .kind = "sum",
                                           .id = order->id,
                                           .field = "refunds",
                                           .role = AMOUNT_BACK};
            return found;
        }
    }
    return NULL;
}

static bool is_of_policy(const struct case_of_amount *at)
{
    struct inquiry inquiry = amount_inquiry(at);
    return policy_ask(at->judge->policy, &inquiry).kind == ANSWER_EQUAL;
}

/* "46.50 EUR", "42.50 - 10.00 EUR": what was paid, less what was refunded. */
static const char *left_text(struct judge *judge, const struct order *order)
{
    struct known_amount paid = {.money = order_paid(order)};
    if (order_refunded(order).parts == 0) {
        return known_amount_text(judge, &paid);
    }
    char amount[64];
    struct known_amount back = {.money = order_refunded(order)};
    money_format_decimal(paid.money, amount, sizeof(amount));
    return arena_format(judge->arena, "%s - %s", amount, known_amount_text(judge, &back));
}

static const struct order *other_order(const struct case_of_amount *at)
{
    const struct facts *facts = at->judge->facts;
    if (at->is_certain || !judge_works(at->judge, facts->order_count)) {
        return NULL;
    }
    for (size_t i = 0; i < facts->order_count; i++) {
        if (amount_is_within_paid(at, &facts->orders[i])) {
            return &facts->orders[i];
        }
    }
    return NULL;
}

bool amount_by_paid(struct case_of_amount *at)
{
    if (at->order == NULL || amount_is_within_paid(at, at->order) || is_of_policy(at)) {
        return false;
    }
    const struct order *other = other_order(at);
    if (other != NULL) {
        at->order = other;
        return false;
    }
    if (at->is_asserted && amount_is_of_other_total(at)) {
        amount_claim(at, VERDICT_UNSOURCED)->severity = SEVERITY_MARK;
    } else if (at->is_asserted) {
        struct claim *claim = amount_claim(at, VERDICT_CONTRADICTED);
        claim_from(claim, "order", at->order->id,
                   at->order->payment_count > 0 ? "payments" : "total",
                   left_text(at->judge, at->order));
    }
    return true;
}

bool amount_by_total_beside_fee(const struct case_of_amount *at)
{
    uint64_t fee = TOPIC_BIT(TOPIC_SHIPPING_FEE);
    uint64_t beside = TOPICS_MINOR | fee | TOPIC_BIT(TOPIC_MINIMUM) |
                      TOPIC_BIT(TOPIC_TOTAL) | TOPIC_BIT(TOPIC_DISPATCH) |
                      TOPIC_BIT(TOPIC_DELIVERY);
    const struct reading *reading = at->judge->reading;
    const struct clause *clause = reading_clause(reading, at->value->first);
    /* "Pagou 129 euros e o envio foi grátis" */
    bool is_paid =
        (at->topics & TOPIC_BIT(TOPIC_FREE)) != 0 &&
        reading_mark_within(reading, clause->first, clause->end, MEANING_PAID) != NULL;
    if (at->order == NULL || at->is_repaid || ((at->topics & fee) == 0 && !is_paid) ||
        (at->own & ~beside) != 0 || !amount_is_money(&at->order->total, at->value)) {
        return false;
    }
    amount_prove(at, amount_of_order(at));
    return true;
}
