#include "guard/amounts.h"
#include "guard/named.h"
#include "guard/spoken.h"

#include <inttypes.h>
#include <string.h>

static const char *money_words(struct judge *judge, struct money money, size_t token)
{
    char words[64];
    money_format_words(money, judge_lang(judge, token), words, sizeof(words));
    return arena_text(judge->arena, words);
}

/* Known otherwise; where exactly one amount is known it is the right one. False as long as
   the amount may still be proved, but where its own words bind it. */
bool amount_contradict(const struct case_of_amount *at, const struct known_amounts *known,
                       bool is_bound)
{
    if (!at->may_differ && !is_bound) {
        return false;
    }
    if (!at->is_asserted) {
        return true;
    }
    struct claim *claim = amount_claim(at, VERDICT_CONTRADICTED);
    const struct known_amount *first = &known->items[0];
    bool is_one = true;
    for (size_t i = 1; i < known->count; i++) {
        is_one &= known->items[i].money.parts == first->money.parts;
    }
    claim_from(claim, first->kind, first->id, known_amount_field(at->judge, first),
               known_amount_text(at->judge, first));
    claim->right_value =
        is_one ? money_words(at->judge, first->money, at->value->first) : NULL;
    return true;
}

static bool speaks_of(const struct case_of_amount *at, enum topic topic)
{
    return (at->topics & TOPIC_BIT(topic)) != 0;
}

typedef void amounts_gather(struct judge *judge, const struct order *order,
                            struct known_amounts *known);

enum bond { BOND_NONE, BOND_LOOSE, BOND_TIGHT };

/* What one part of the order says: proved, contradicted, or nothing to say (false). */
static bool by_part(const struct case_of_amount *at, amounts_gather *gather, enum bond bond)
{
    struct known_amounts known = {.count = 0};
    gather(at->judge, at->order, &known);
    const struct known_amount *found = amounts_find(&known, at->value);
    if (found != NULL) {
        amount_prove(at, found);
        return true;
    }
    if (known.count == 0 || bond == BOND_NONE || !at->is_certain) {
        return false;
    }
    return amount_contradict(at, &known, bond == BOND_TIGHT);
}

/* Whether anything of this order costs that. */
const struct known_amount *amount_of_order(const struct case_of_amount *at)
{
    return at->order == NULL
               ? NULL
               : amounts_find(amounts_of_order(at->judge, at->order), at->value);
}

static bool by_any_of_order(const struct case_of_amount *at)
{
    const struct known_amount *found = amount_of_order(at);
    if (found == NULL || !amount_is_within_paid(at, at->order)) {
        return false;
    }
    amount_prove(at, found);
    return true;
}

/* What was refunded of the order, where the words speak of it. */
static bool by_refund(const struct case_of_amount *at)
{
    if (at->order == NULL || at->order->refund_count == 0 ||
        (!speaks_of(at, TOPIC_REFUND) && !at->is_repaid)) {
        return false;
    }
    if (amount_of_order(at) != NULL && amount_is_part_of_refund(at)) {
        amount_prove(at, amount_of_order(at));
        return true;
    }
    bool is_made = at->is_repaid && amount_is_refund_made(at);
    bool is_bound = is_made && !speaks_of(at, TOPIC_TOTAL) && !amount_is_taken_off(at);
    return by_part(at, amounts_of_refunds,
                   at->value->is_weak ? BOND_NONE
                   : is_bound         ? BOND_TIGHT
                   : is_made          ? BOND_LOOSE
                                      : BOND_NONE);
}

/* What was refunded of another order than the one that is spoken of. */
static bool by_former_refund(const struct case_of_amount *at)
{
    const struct known_amount *found = at->is_repaid ? amount_refunded_once(at) : NULL;
    bool is_all = found == NULL && (at->is_repaid || speaks_of(at, TOPIC_TOTAL));
    found = is_all ? amount_refunded_together(at) : found;
    if (found != NULL && (is_all || amount_is_of_named(at, found))) {
        amount_prove(at, found);
        return true;
    }
    return false;
}

/* The order is named in the amount's clause or the one before: "the total of K12", "for
   K12, the total is"; not "the first, K12, came to …, the second to …". */
static bool names_order_itself(const struct case_of_amount *at)
{
    const struct judge *judge = at->judge;
    const uint32_t *clause_of = judge->reading->clause_of;
    uint32_t own = clause_of[at->value->first];
    const struct sentence *sentence = reading_sentence(judge->reading, at->value->first);
    size_t before = own > sentence->first_clause ? own - 1 : own;
    bool is_second = amount_is_told_before(at);
    for (size_t i = 0; i < judge->mention_count; i++) {
        uint32_t clause = clause_of[judge->mentions[i].token];
        if (clause == own || (clause == before && !is_second)) {
            return true;
        }
    }
    return false;
}

/* What another order came to, where the text names none: "Thursday's order is 80 EUR
   including shipping". */
static bool by_other_total(const struct case_of_amount *at)
{
    const struct facts *facts = at->judge->facts;
    if (at->is_repaid || at->judge->mention_count > 0 ||
        order_named_for(at->judge, at->value->first) != NULL ||
        !judge_works(at->judge, facts->order_count)) {
        return false;
    }
    for (size_t i = 0; i < facts->order_count; i++) {
        struct known_amounts known = {.count = 0};
        amounts_of_total(at->judge, &facts->orders[i], &known);
        const struct known_amount *found = amounts_find(&known, at->value);
        if (found != NULL && found->money.parts == at->value->low) {
            amount_prove(at, found);
            return true;
        }
    }
    return false;
}

/* Total and shipping, where the words name them. */
static bool by_topic_of_order(const struct case_of_amount *at)
{
    if (at->order == NULL || at->value->is_weak) {
        return false;
    }
    bool is_whole = amount_is_whole(at) || (amount_is_due(at) && !amount_names_code(at));
    if (is_whole && by_other_total(at)) {
        return true;
    }
    if (is_whole && amount_title_near(at) == NULL && !at->is_repaid) {
        return by_part(at, amounts_of_total, BOND_TIGHT);
    }
    bool of_refund = speaks_of(at, TOPIC_REFUND);
    bool of_shipping = speaks_of(at, TOPIC_SHIPPING_FEE);
    bool of_discount = speaks_of(at, TOPIC_DISCOUNT) || amount_names_code(at);
    if (of_shipping && !of_refund && !speaks_of(at, TOPIC_FREE) &&
        by_part(at, amounts_of_shipping, BOND_NONE)) {
        return true;
    }
    bool of_minimum = speaks_of(at, TOPIC_MINIMUM);
    if (speaks_of(at, TOPIC_TOTAL) && !of_refund && !of_shipping && !of_discount &&
        !of_minimum) {
        bool is_its_own = names_order_itself(at) && amount_title_near(at) == NULL;
        return amount_by_pieces(at) || by_part(at, amounts_of_total,
                                               is_its_own                    ? BOND_TIGHT
                                               : amount_of_order(at) == NULL ? BOND_LOOSE
                                                                             : BOND_NONE);
    }
    return false;
}

/* What something costs beside its price. */
static bool is_fee(const struct case_of_amount *at)
{
    return speaks_of(at, TOPIC_SHIPPING_FEE) || speaks_of(at, TOPIC_COST);
}

/* Shares, sums, differences and multiples of what the order and the named product cost; of
   a charge the shares alone. */
static bool by_sum_of(const struct case_of_amount *at, bool is_charged)
{
    struct known_amounts known = {.count = 0};
    const struct titled *title = amount_title_near(at);
    amounts_told(at, &known);
    amounts_of_fees(at, &known);
    if (at->order != NULL) {
        amounts_append(&known, amounts_of_order(at->judge, at->order));
    }
    if (title != NULL) {
        amounts_of_title(at->judge, title, &known);
    }
    return amount_by_percentage(at, &known) ||
           (!is_charged &&
            amount_by_combination(at, &known, at->order == NULL ? NULL : at->order->id));
}

/* The same; else of the order that the amounts in front of it in its sentence are of. */
static bool by_sum(const struct case_of_amount *at, bool is_charged)
{
    struct case_of_amount other = *at;
    if (by_sum_of(at, is_charged)) {
        return true;
    }
    other.order = amount_order_told(at);
    return other.order != NULL && other.order != at->order && by_sum_of(&other, is_charged);
}

/* A rule that the clause's own words are about: what it costs, or from what total on. */
static bool is_bound_to_policy(const struct case_of_amount *at)
{
    uint64_t rule = TOPIC_BIT(TOPIC_COST) | TOPIC_BIT(TOPIC_FREE) |
                    TOPIC_BIT(TOPIC_MINIMUM) | TOPIC_BIT(TOPIC_SHIPPING_FEE) |
                    TOPIC_BIT(TOPIC_DEPOSIT);
    return (at->own & ~TOPICS_MINOR) != 0 && (at->own & rule) != 0 &&
           amount_gap(at) == GAP_NONE;
}

/* The policy says otherwise, and the amount is none of the order that is spoken of. */
static bool policy_differs(const struct case_of_amount *at)
{
    if (!at->is_asserted || at->value->is_weak || neighbour_is_told(at->judge, at->value)) {
        return false;
    }
    uint64_t of_orders = TOPIC_BIT(TOPIC_REFUND) | TOPIC_BIT(TOPIC_TOTAL) |
                         TOPIC_BIT(TOPIC_PRICE) | TOPIC_BIT(TOPIC_INVOICE);
    bool is_of_order = at->is_repaid || amount_is_minuend(at) ||
                       (at->topics & of_orders) != 0 ||
                       (names_order(at->judge, at->value->first) && !is_fee(at));
    bool is_proved = !is_bound_to_policy(at) && !at->may_differ;
    return !is_proved &&
           (amount_is_of_label(at) || !(is_of_order && amount_of_order(at) != NULL));
}

/* What the goods of the order came to, though its clause tells of a fee besides. */
static bool by_purchase(const struct case_of_amount *at)
{
    if (at->is_repaid || at->order == NULL ||
        (!amount_is_of_purchase(at) && amount_is_bound(at))) {
        return false;
    }
    enum amount_role least = amount_is_of_purchase(at) ? AMOUNT_PART : AMOUNT_WHOLE;
    const struct known_amounts *all = amounts_of_order(at->judge, at->order);
    struct known_amounts goods = {.count = 0};
    for (size_t i = 0; i < all->count; i++) {
        if (all->items[i].role >= least && all->items[i].role <= AMOUNT_WHOLE) {
            goods.items[goods.count++] = all->items[i];
        }
    }
    const struct known_amount *found = amounts_find(&goods, at->value);
    if (found != NULL) {
        amount_prove(at, found);
    }
    return found != NULL;
}

static bool by_policy(const struct case_of_amount *at)
{
    struct inquiry inquiry = amount_inquiry(at);
    struct answer answer = policy_ask(at->judge->policy, &inquiry);
    if (answer.kind == ANSWER_EQUAL) {
        claim_from_rule(at->judge, amount_claim(at, VERDICT_PROVED), answer.rule);
        return true;
    }
    if (answer.kind != ANSWER_DIFFERS || !policy_differs(at)) {
        return false;
    }
    if (at->is_repaid && by_sum(at, false)) {
        return true;
    }
    struct claim *claim = amount_claim(at, VERDICT_CONTRADICTED);
    claim_from_rule(at->judge, claim, answer.rule);
    const struct value *right = &answer.rule->value;
    struct money money = {.parts = right->low, .is_known = true};
    if (answer.is_unique && right->low == right->high && at->order != NULL &&
        value_currency_fits(right, at->order->total.currency)) {
        memcpy(money.currency, at->order->total.currency, sizeof(money.currency));
        claim->right_value = money_words(at->judge, money, at->value->first);
    }
    return true;
}

/* Another order of the customer: a former one, whichever the text is about. */
static bool by_other_orders(struct case_of_amount *at)
{
    const struct facts *facts = at->judge->facts;
    if (!judge_works(at->judge, facts->order_count)) {
        return false;
    }
    const struct order *meant = at->order;
    for (size_t i = 0; i < facts->order_count; i++) {
        at->order = &facts->orders[i];
        if (by_any_of_order(at)) {
            return true;
        }
    }
    at->order = meant;
    return false;
}

/* A total or a price says itself what it is; else the sentences in front may tell. */
static uint64_t topics_of(const struct case_of_amount *at, const struct inquiry *inquiry)
{
    uint64_t telling = TOPIC_BIT(TOPIC_TOTAL) | TOPIC_BIT(TOPIC_PRICE);
    uint64_t whole =
        at->own | reading_sentence(at->judge->reading, at->value->first)->topics;
    return (at->own & telling) != 0 && !inquiry->is_certain ? whole : inquiry->topics;
}

/* What the words about the amount bind it to; where it may differ, that contradicts it. */
static bool by_relation(struct case_of_amount *at)
{
    return amount_by_refund_beside(at) || amount_by_threshold(at) || amount_by_full(at) ||
           amount_by_named_together(at) || by_refund(at) || by_former_refund(at) ||
           amount_by_return(at) || amount_by_fee(at) || amount_by_paid(at) ||
           by_topic_of_order(at) || amount_by_code(at) || amount_by_product(at) ||
           by_purchase(at) || by_policy(at);
}

/* Whatever else is known of this customer's orders and of what is spoken of here. */
static bool by_anything(struct case_of_amount *at)
{
    bool is_charged = amount_is_charge(at);
    if (!is_charged && by_any_of_order(at)) {
        return true;
    }
    const struct known_amount *others = amount_of_unnamed(at);
    if (!is_charged && others == NULL &&
        (by_other_orders(at) || amount_by_any_product(at))) {
        return true;
    }
    bool is_of_discount = (at->own & TOPIC_BIT(TOPIC_DISCOUNT)) != 0;
    if (is_charged && is_of_discount && by_other_total(at)) {
        return true;
    }
    return by_sum(at, is_charged) || amount_by_gap(at) || amount_by_surroundings(at) ||
           (others != NULL && amount_contradict_named(at));
}

/* No other order of the customer waits for its payment. */
static bool is_only_pending(const struct case_of_amount *at)
{
    const struct facts *facts = at->judge->facts;
    bool is_only = judge_works(at->judge, facts->order_count);
    for (size_t i = 0; i < facts->order_count && is_only; i++) {
        is_only =
            &facts->orders[i] == at->order || facts->orders[i].status != ORDER_PENDING;
    }
    return is_only;
}

/* A label costs what the articles tell, and nothing that an order leaves over. */
static bool by_label(struct case_of_amount *at)
{
    const struct policy *policy = at->judge->policy;
    bool has_fee = false;
    if (!amount_is_of_label(at) || !at->is_asserted) {
        return false;
    }
    at->may_differ = true;
    bool is_judged = by_policy(at);
    at->may_differ = false;
    for (size_t i = 0; i < policy->rule_count && !is_judged; i++) {
        has_fee |= policy->rules[i].kind == VALUE_AMOUNT &&
                   (policy->rules[i].topics & TOPIC_BIT(TOPIC_LABEL)) != 0;
    }
    if (has_fee && !amount_by_surroundings(at)) {
        amount_claim(at, VERDICT_UNSOURCED);
    }
    return is_judged || has_fee;
}

/* What was proved by a price is seen where it is told as refunded, and was not. */
static void refund_doubt(const struct case_of_amount *at)
{
    struct opinion *opinion = at->judge->opinion;
    size_t start = at->judge->reading->scan.tokens[at->value->first].start;
    struct claim *claim =
        opinion->claim_count > 0 ? &opinion->claims[opinion->claim_count - 1] : NULL;
    if (claim != NULL && claim->kind == CLAIM_AMOUNT && claim->start == start &&
        claim->verdict == VERDICT_PROVED && amount_is_of_no_refund(at)) {
        claim_doubt(claim, SEVERITY_MARK);
    }
}

#define COINS_MIN ((int64_t)10 * MONEY_UNIT) /* "we refund the 3 balles": may be balls */

static void amount_judge(struct judge *judge, const struct value *value)
{
    const struct reading *reading = judge->reading;
    struct case_of_amount at = {.judge = judge, .value = value};
    unsigned scopes = reading_scopes(reading, value->first, value->end);
    at.own = amount_own_topics(judge, value);
    struct inquiry inquiry = amount_inquiry(&at);
    at.order = order_for(judge, value->first, &at.is_certain);
    at.is_certain &= !order_is_of_product(judge, value->first);
    at.topics = topics_of(&at, &inquiry);
    at.is_certain |= amount_is_due(&at) && is_only_pending(&at);
    at.is_asserted = ((scopes & SCOPES_UNASSERTED) == 0 || amount_is_fee_in_a_case(&at)) &&
                     !is_refused_behind(judge, value);
    at.is_repaid = amount_is_repaid(judge, value);
    if (amount_is_misreckoned(&at)) {
        amount_claim(&at, VERDICT_UNSOURCED);
        return;
    }
    if (amount_by_tier(&at) || amount_by_markup(&at) || by_label(&at) ||
        amount_by_total_beside_fee(&at) || amount_by_doubt(&at)) {
        return;
    }
    if (by_relation(&at) || by_anything(&at)) {
        refund_doubt(&at);
        return;
    }
    if (amount_by_other_return(&at)) {
        return;
    }
    at.may_differ = true;
    if (by_relation(&at) || !at.is_asserted) {
        return;
    }
    struct claim *claim = amount_claim(&at, VERDICT_UNSOURCED);
    bool is_loose = value->is_weak && (!at.is_repaid || value->low < COINS_MIN);
    if (is_loose || is_put_down(judge, value) || amount_is_some_fee(&at)) {
        claim->severity = SEVERITY_MARK;
    }
}

/* A bare decimal, or one beside "clams", is an amount only where its clause speaks of
 * money.
 */
static bool is_amount(const struct judge *judge, const struct value *value)
{
    uint64_t money = TOPIC_BIT(TOPIC_REFUND) | TOPIC_BIT(TOPIC_SHIPPING_FEE) |
                     TOPIC_BIT(TOPIC_TOTAL) | TOPIC_BIT(TOPIC_PRICE) |
                     TOPIC_BIT(TOPIC_COST);
    bool is_many = value->end > value->number_end && value->low >= COINS_MIN;
    return !value->is_weak || is_many || amount_is_repaid(judge, value) ||
           amount_is_called_of_order(judge, value) ||
           (reading_clause(judge->reading, value->first)->topics & money) != 0;
}

void amounts_read(struct judge *judge)
{
    for (size_t i = 0; i < judge->reading->value_count; i++) {
        const struct value *value = &judge->reading->values[i];
        if (value->kind == VALUE_AMOUNT && !value->is_denied && is_amount(judge, value)) {
            amount_judge(judge, value);
        }
    }
}
