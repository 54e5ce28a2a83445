/* The amounts that an order, its customer's other orders and the catalogue prove. Private.
 */
#ifndef GUARD_AMOUNTS_H
#define GUARD_AMOUNTS_H

#include "guard/judge.h"

/* What an amount is to the others of its order: sums are made by it. */
enum amount_role {
    AMOUNT_PART,  /* a line or a product */
    AMOUNT_WHOLE, /* what the order or all its lines came to */
    AMOUNT_FEE,   /* what it cost beyond its lines */
    AMOUNT_BACK,  /* refunded already */
    AMOUNT_TAKEN, /* what the shop takes off a refund by its policy */
};

/* A known amount and where it stands. */
struct known_amount {
    struct money money;
    const char *kind;
    const char *id;
    const char *field; /* NULL: the price of its line */
    enum amount_role role;
    size_t line;     /* of the order, from 1; 0: of none */
    int64_t ordered; /* pieces of it that were bought */
    bool is_unit;    /* what one piece costs */
    bool is_told;    /* proved before in the same sentence */
};

#define KNOWN_MAX 48 /* amounts of one order that are looked at */
struct known_amounts {
    size_t count;
    struct known_amount items[KNOWN_MAX]; /* in an arena only the filled ones */
};

void amounts_append(struct known_amounts *known, const struct known_amounts *more);

/* Parts of an order that sentences name. */
void amounts_of_refunds(struct judge *judge, const struct order *order,
                        struct known_amounts *known);
void amounts_of_total(struct judge *judge, const struct order *order,
                      struct known_amounts *known);
/* What the order cost beyond its lines; none where a price is missing. */
void amounts_of_shipping(struct judge *judge, const struct order *order,
                         struct known_amounts *known);
/* Lines, payments, and all of the above; gathered once an order. Not to be copied whole. */
const struct known_amounts *amounts_of_order(struct judge *judge,
                                             const struct order *order);
void amounts_of_product(const struct product *product, struct known_amounts *known);
/* Prices of every variant and order line under that title. */
void amounts_of_title(struct judge *judge, const struct titled *titled,
                      struct known_amounts *known);

/* The item that the value equals, within a tenth where it says "about"; NULL. */
const struct known_amount *amounts_find(const struct known_amounts *known,
                                        const struct value *value);
/* One amount of the text, with what it can be judged by. */
struct case_of_amount {
    struct judge *judge;
    const struct value *value;
    const struct order *order; /* NULL: none */
    bool is_certain;
    uint64_t topics; /* of its clause, or its sentence */
    uint64_t own;    /* of its clause alone: these bind it, those of others do not */
    bool is_asserted;
    bool is_repaid; /* said to be refunded, credited or paid back */
    bool
        may_differ; /* what is known otherwise contradicts it: not while it may be proved */
};

/*
 * The amount is the price of one times a number of pieces that its sentence names; or two
 * or three different facts added up, each once; or one whole less up to two of its parts,
 * or of what its sentence told before. Says which; NULL where it is none. What is paid back
 * is of pieces that were bought. At most the first twelve items are tried.
 */
const char *amounts_combine(const struct case_of_amount *at,
                            const struct known_amounts *known);

/* What the words of the clause say of this amount: of several amounts each word is said of
   the nearest. */
uint64_t amount_own_topics(const struct judge *judge, const struct value *value);
/* Another amount stands in front of it in its sentence. */
bool amount_is_told_before(const struct case_of_amount *at);
/* What is asked of the policy about it. */
struct inquiry amount_inquiry(const struct case_of_amount *at);
/* The refund is told of as something that is there. */
bool amount_is_refund_made(const struct case_of_amount *at);
/* What was taken off, or what the sending back and forth costs, is no refund though the
   clause speaks of one: "4.50 EUR were deducted from the refund". */
bool amount_is_taken_off(const struct case_of_amount *at);
/* Its sentence tells the order's refund besides, or the amounts of it add up to that: "the
   planter, 24.50 EUR, and 4.50 EUR for the parcel". */
bool amount_is_part_of_refund(const struct case_of_amount *at);
/* "Including shipping": nothing else of the order is to be paid. */
bool amount_is_whole(const struct case_of_amount *at);
/* "Please transfer": what is still to be paid of an order of which nothing was. */
bool amount_is_due(const struct case_of_amount *at);
/* "An order of 299 EUR": it stands beside the order's own word, and is no bound of a rule.
 */
bool amount_is_of_purchase(const struct case_of_amount *at);
/* "From 60 EUR": a rule's word for a bound stands right beside it. */
bool amount_is_bound(const struct case_of_amount *at);
/* An amount that lies between two others, as its sentence says: of prices ("dearer by"), or
   of what was paid and what came back ("the difference"), or of what was missing to a
   rule's total. */
enum gap { GAP_NONE, GAP_PRICES, GAP_PAID };
enum gap amount_gap(const struct case_of_amount *at);
/* The amount is said to go back to the customer. */
bool amount_is_repaid(const struct judge *judge, const struct value *value);
/* What was refunded of any order of the customer, where the amount equals it; NULL. */
const struct known_amount *amount_refunded_once(const struct case_of_amount *at);
/* What was refunded of two or of all orders together, where the amount equals it; NULL. */
const struct known_amount *amount_refunded_together(const struct case_of_amount *at);
/* No more than was paid for the order and not refunded yet; what is not paid back always
 * is. */
bool amount_is_within_paid(const struct case_of_amount *at, const struct order *order);
/*
 * Contradicts what is paid back above that, unless the policy says so. Where it is not
 * certain which order is meant, it is one for which enough was paid.
 */
bool amount_by_paid(struct case_of_amount *at);

/* Something of an order costs that, but it is neither what was paid in all, nor the postage,
   as the words say: contradicted, or seen where the order is not certain. */
bool amount_by_doubt(const struct case_of_amount *at);
/* It is told aside as refunded, ", 24.50 EUR to your card", and something costs that, but no
   refund on record was so. */
bool amount_is_of_no_refund(const struct case_of_amount *at);
/* Just what another order came to than the one that the thread speaks of. */
bool amount_is_of_other_total(const struct case_of_amount *at);

/* What the shop does charge, or from what on it does not, though the words do not tell for
   what: nothing is given by it, and it is none of an order's own amounts. */
bool amount_is_some_fee(const struct case_of_amount *at);
/* The amount's sentence, or the one in front, has a word of the rule's own. */
bool amount_is_told_by(const struct case_of_amount *at, const struct rule *rule);
/* The same by the sentences in front of both, where no other amount is told as near; or
   that amount for as many months as the sentence names. */
const struct rule *amount_rule_around(const struct case_of_amount *at);

/* Proved by that; what ages warns. */
void amount_prove(const struct case_of_amount *at, const struct known_amount *known);
void amount_prove_promotion(const struct case_of_amount *at,
                            const struct promotion *promotion, const char *field);
bool amount_is_money(const struct money *money, const struct value *value);
/* "Your order of 198.90 EUR left free of shipping": proves what the order came to, which is
 * no fee. */
bool amount_by_total_beside_fee(const struct case_of_amount *at);
/* A code stands in the amount's sentence: what it takes off is no total. */
bool amount_names_code(const struct case_of_amount *at);
/* What the code that the amount belongs to is worth, and from what total on. */
bool amount_by_code(const struct case_of_amount *at);
/* Proves what will come back of an order for which nothing did: what was paid for goods,
 * less what a return costs. */
bool amount_by_return(const struct case_of_amount *at);
/* The amount's clause names an order by its number. */
bool amount_order_is_numbered(const struct case_of_amount *at);
/* Warns of what would come back of another order than the one that is meant: the words may
 * be of that one, by what was in it or by its parcel. */
bool amount_by_other_return(const struct case_of_amount *at);
/* Proves it as one of the order that the sentence, or the one in front, tells a refund of
 * by its day or its amount, while neither names an order. */
bool amount_by_refund_beside(const struct case_of_amount *at);
/* Proves it as how far an order's total lies below, or above, the one from which on
 * something is free: "17.50 EUR short of free delivery". */
bool amount_by_threshold(const struct case_of_amount *at);
/* Proves it as what lies between two amounts, where the words say so. */
bool amount_by_gap(const struct case_of_amount *at);
/* A product of the facts whose title has the part that is named, and other words, costs
 * that. */
bool alike_has_price(const struct case_of_amount *at, const struct titled *titled);
/* Proves it as what any product costs that the orders, the thread or the text name. */
bool amount_by_any_product(const struct case_of_amount *at);
/* By a promotion, by what the shop wrote in the thread, or in the words of a rule. */
bool amount_by_surroundings(const struct case_of_amount *at);
/* "The whole 42.80 comes back": contradicts it, or leaves it without a source, where the
 * articles take something off. */
bool amount_by_full(const struct case_of_amount *at);
/* "168.90 EUR minus the label": something is taken from it. */
bool amount_is_minuend(const struct case_of_amount *at);
/* "A voucher of 10 EUR": given beside what was paid, which no sum of that proves. */
bool amount_is_gift(const struct case_of_amount *at);
/* That, or what the shop charges for something of its own: no amount of an order shows it. */
bool amount_is_charge(const struct case_of_amount *at);
/* "44.90 and two at 4.50 each make 49.40": the amounts in front, one of them told by the
   piece, do not come to it. */
bool amount_is_misreckoned(const struct case_of_amount *at);
/* "The first exchange costs 4.90", which the second does; "express is free from 75", which
   is said of standard: contradicts it by the rule that it is taken from. */
bool amount_by_tier(const struct case_of_amount *at);
/* "If you send it back we take 4.90 off for the label": the case is the customer's, and
   what the shop takes in it is said outright. */
bool amount_is_fee_in_a_case(const struct case_of_amount *at);
/* Proves it as what the shop takes off a refund by its policy: "we keep 2 EUR". */
bool amount_by_fee(const struct case_of_amount *at);
/* "The label is 9.90": right beside its name, so that no rest of the order is meant. */
bool amount_is_of_label(const struct case_of_amount *at);

/* How many pieces of the title the words right in front of it count ("two Trail 2"), 1
   where none do or all of some are meant: "the two". */
int64_t amount_pieces_of(const struct case_of_amount *at, const struct titled *title);
/* The amount is said of all these pieces together: they "cost" it, and not "each". */
bool amount_is_of_pieces(const struct case_of_amount *at, const struct titled *title);
/* What one piece costs, so many times; all others are left out. */
void amounts_times(struct known_amounts *known, int64_t pieces);

/* Known otherwise; where exactly one amount is known it is the right one. False as long as
   the amount may still be proved, but where its own words bind it. */
bool amount_contradict(const struct case_of_amount *at, const struct known_amounts *known,
                       bool is_bound);
/* What of its order costs that; NULL: nothing. */
const struct known_amount *amount_of_order(const struct case_of_amount *at);
/* The title that the amount is told of; NULL: none. */
const struct titled *amount_title_near(const struct case_of_amount *at);
/* Several pieces of that title together. */
bool amount_by_pieces(const struct case_of_amount *at);
/* The price of that title: proved, contradicted, or nothing to say (false). */
bool amount_by_product(const struct case_of_amount *at);

/* The amount found is of the order that the words name by number, or they name none. */
bool amount_is_of_named(const struct case_of_amount *at, const struct known_amount *found);
/* What of the customer's other orders, and nothing of the one that the words name by
   number, costs that; NULL: nothing, or a product that is named costs it. */
const struct known_amount *amount_of_unnamed(const struct case_of_amount *at);
/* A bare decimal in a clause that names an order and an amount: "the amount of K12 is". */
bool amount_is_called_of_order(const struct judge *judge, const struct value *value);
/* Proves it as what all orders that its sentence names came to together. */
bool amount_by_named_together(const struct case_of_amount *at);
/* Contradicts it by what the order that is named came to. */
bool amount_contradict_named(const struct case_of_amount *at);

struct claim *amount_claim(const struct case_of_amount *at, enum verdict verdict);
const char *known_amount_text(struct judge *judge, const struct known_amount *known);
/* Where it stands: "total", "lines[0].price". */
const char *known_amount_field(struct judge *judge, const struct known_amount *known);
/* Proves the amount as a percentage, named in its sentence, of a known one or what it
 * leaves. */
bool amount_by_percentage(const struct case_of_amount *at,
                          const struct known_amounts *known);
/* Proves it as an amount in front that was proved, and the percentage on top of that. */
bool amount_by_markup(const struct case_of_amount *at);
/* Proves it as amounts_combine() says; id is the order's, or NULL. */
bool amount_by_combination(const struct case_of_amount *at,
                           const struct known_amounts *known, const char *id);
/* Adds what the shop takes for a return, where the sentence or its paragraph speaks of one.
 */
void amounts_of_fees(const struct case_of_amount *at, struct known_amounts *known);
/* The order that the last amount proved in front in its sentence is of; NULL: none. */
const struct order *amount_order_told(const struct case_of_amount *at);
/* Adds the amounts proved so far in the value's sentence: "... plus ..., in total ...". */
void amounts_told(const struct case_of_amount *at, struct known_amounts *known);

#endif
