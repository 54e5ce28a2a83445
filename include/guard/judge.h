/*
 * One reading of one text against the facts: what the claims and flags share while they are
 * gathered. Private to the guard.
 */
#ifndef GUARD_JUDGE_H
#define GUARD_JUDGE_H

#include "guard/guard.h"
#include "guard/memory.h"
#include "guard/numbered.h"
#include "guard/policy.h"
#include "guard/reading.h"
#include "guard/rules.h"

/* An order that the text names, and where. */
struct mention {
    uint32_t token;
    const struct order *order;
};

/* A product that the text names, by its whole title or by a part of one. */
struct titled {
    uint32_t first; /* tokens, end exclusive */
    uint32_t end;
    const char *const *titles; /* one, or all that the part may be of */
    uint32_t title_count;
    bool is_certain; /* one product, or the variants of one: what differs is contradicted */
};

/* A promotion's code in the text; promotion is NULL for one that nobody here knows. */
struct coded {
    uint32_t token;
    uint32_t end;
    const struct promotion *promotion;
};

struct kinds;
struct known_amounts;
struct spoken;
struct stems;
struct support_line;
struct told;
struct words;

struct judge {
    const struct facts *facts;
    const struct policy *policy;
    struct reading *reading;
    struct arena *arena;
    struct opinion *opinion;
    size_t claim_capacity;
    size_t flag_capacity;
    bool is_part; /* of a text: what the whole alone tells is left out */
    struct guard_memory *memory;
    const struct patience *patience; /* NULL: it lasts */
    const struct order *meant;       /* the order the thread speaks of; NULL: none */
    bool meant_is_certain;
    const struct order *named_before; /* last in front of a part of a text; NULL: none */
    const struct order *named_behind; /* first behind it */
    uint32_t places;                  /* of the customer's country, widened */
    struct mention *mentions;         /* by token */
    size_t mention_count, mention_capacity;
    struct spoken *spoken; /* orders, by token, by whatever words: guard/spoken.h */
    size_t spoken_count, spoken_capacity;
    struct titled *titles; /* by token */
    size_t title_count, title_capacity;
    struct told **told;               /* by product, once they were needed */
    const struct kinds *kinds;        /* of the text's words, once they were needed */
    const struct kinds **title_kinds; /* by product, the same */
    const struct kinds **told_kinds;  /* of all that the catalogue tells of it */
    struct coded *codes;
    size_t code_count, code_capacity;
    size_t thread_searches;               /* done, so that no text makes them many */
    struct known_amounts **order_amounts; /* by order, once they were needed */
    const struct words **rule_words;      /* by rule of the policy, for their words alone */
    bool is_stale_told;
    const struct stems *matter_words; /* of the text and what it answers, once needed */
    bool has_matter;
    uint64_t matter; /* topics of the text and of what it answers, once they were needed */
    size_t work;     /* spent on proofs that are dear */
};

/* Adds a claim on the tokens with the severity that its verdict has by rule. */
struct claim *claim_add(struct judge *judge, size_t first, size_t end, enum claim_kind kind,
                        enum verdict verdict);
/* A claim of these kinds, as bits, reaches into the tokens. */
/* What was found is no proof after all, nor does it tell what would be right. */
void claim_doubt(struct claim *claim, enum severity severity);
#define KIND_BIT(kind) (1u << (kind))
bool tokens_are_claimed(const struct judge *judge, size_t first, size_t end,
                        unsigned kinds);
/* The value that the claim begins with; NULL: none. */
const struct value *value_of_claim(const struct reading *reading,
                                   const struct claim *claim);
/* The same of a claim of this kind that was proved. */
const struct value *value_proved(const struct reading *reading, const struct claim *claim,
                                 enum claim_kind kind);
/* The sources that claims rest on. */
void claim_from_order(struct judge *judge, struct claim *claim, const struct order *order,
                      const char *field, const char *value);
void claim_from_rule(struct judge *judge, struct claim *claim, const struct rule *rule);
/* The line of an article. */
void claim_from_article(struct judge *judge, struct claim *claim,
                        const struct article *article, struct text quote);
/* The line of an article; a macro's line is no source that can be shown. */
void claim_from_line(struct judge *judge, struct claim *claim,
                     const struct support_line *line);
void claim_from(struct claim *claim, const char *kind, const char *id, const char *field,
                const char *value);
/* As claim_from_order(), for what ages: proved too long ago it warns. */
void claim_ages(struct judge *judge, struct claim *claim, const struct order *order);

/* Fills the opinion of the judge's reading, claims and flags in order. False where the
 * patience did not last: then it is not whole. */
bool judge_read(struct judge *judge, bool is_internal) MUST_CHECK;

/* As strong as the rule is by itself. */
void flag_add(struct judge *judge, size_t start, size_t end, enum guard_rule rule,
              const char *reason);
void flag_tokens(struct judge *judge, size_t first, size_t end, enum guard_rule rule,
                 const char *reason);
/* By where they begin; and what the worst of them does. */
void opinion_sort(struct opinion *opinion);
void opinion_weigh(struct opinion *opinion);
/* The shop's terms over claims and flags: moved rules, watch mode. */
void terms_apply(struct judge *judge);

/*
 * Takes units of work from the budget of this text. False where it is used up: then only
 * the cheap proofs are tried, and what they do not prove is unsourced.
 */
bool judge_works(struct judge *judge, size_t units);

/* The codes in these tokens; returns the first and their count. */
const struct coded *codes_within(const struct judge *judge, size_t first, size_t end,
                                 size_t *count);
/* Those of the sentence before, where this one speaks of no matter of its own. */
const struct coded *codes_before(const struct judge *judge, const struct sentence *sentence,
                                 size_t *count);
/*
 * The promotion of the code that a value at the token belongs to: of those in its sentence
 * the last one named in front of it, else the first behind. NULL: none.
 */
const struct coded *code_of(const struct judge *judge, size_t token);

/* The text named a product of this title. */
bool titled_is(const struct titled *titled, const char *title);
/* The first product that is named at the token or behind it; title_count where none is. */
size_t titled_from(const struct judge *judge, size_t token);
/* The product that a statement at the token speaks of: named in its sentence, nearest in
 * front, else behind, else the last of the sentence before. NULL: none. */
const struct titled *titled_near(const struct judge *judge, size_t token);
void titled_add(struct judge *judge, const struct titled *titled);

/* The order that a claim at the token speaks of, and whether that is beyond doubt. */
const struct order *order_for(const struct judge *judge, size_t token, bool *is_certain);
/* The token's sentence names an order by its number. */
bool names_order(const struct judge *judge, size_t token);
/* The tokens name this order by its number; NULL: any. */
bool order_is_numbered(const struct judge *judge, const struct order *order, size_t first,
                       size_t end);
/* Sets the order that the thread speaks of. */
void order_meant(struct judge *judge);
/* The customer's side wrote this string in the thread (its newest 64 KiB). */
bool thread_names(const struct facts *facts, struct text string);
/* What the shop last wrote to the customer, read. */
const struct reading *thread_reading(struct judge *judge);
/* The topics of what the customer last wrote. */
uint64_t thread_matter(struct judge *judge);
/* The shop last wrote this amount or percentage, of the same matter. */
bool thread_tells(struct judge *judge, const struct value *value);
/* The tokens folded (eighty at most), a space around each word and one at either end. */
const char *judge_folded(struct judge *judge, size_t first, size_t end);
/* The language to write right values in. */
const char *judge_lang(const struct judge *judge, size_t token);

/* What masks numbers, and the claims that identifiers are. */
void names_mask(struct judge *judge);
void titles_find(struct judge *judge);
void title_parts_find(struct judge *judge); /* "the Due"; after the whole titles */
void codes_read(struct judge *judge);
void identifiers_read(struct judge *judge);
void unknown_codes_read(struct judge *judge); /* after the identifiers */
void codes_judge(struct judge *judge);        /* after the values: known codes */

/* The claims, one file a matter. */
void amounts_read(struct judge *judge);
void percents_read(struct judge *judge);
void durations_read(struct judge *judge);
void dates_read(struct judge *judge);
void clocks_read(struct judge *judge);
void deeds_read(struct judge *judge);
/* "We have moved to a new building": the shop's own house, and nothing of the customer's.
 */
bool clause_is_of_house(const struct reading *reading, const struct clause *clause);
/* "A new warehouse", "tienda nueva": what is called new is none of the goods. */
bool new_is_of_house(const struct reading *reading, const struct mark *adjective);
void labels_read(struct judge *judge);
/* A deed that the tokens tell, proved where the records show it. */
void deed_claim(struct judge *judge, size_t first, size_t end, enum deed deed);
/* Of money: its clause tells a time that is yet to come, or a length of time ("within 5
   days"), or what the customer gets or would get. */
bool money_is_to_come(const struct judge *judge, size_t token);
/* The same of a phrase that is whole, where it is said and no rule. */
void deed_told(struct judge *judge, const struct mark *mark, enum deed deed);
/* The clause around a verb of sending names a replacement or a new piece. */
bool deed_sends_another(const struct judge *judge, const struct mark *mark);
/* A deed told by one finite verb of the past: "reembolsei". */
void did_read(struct judge *judge, const struct mark *mark);
void money_back_read(struct judge *judge); /* after the deeds, before the states */
/* What a deed gives back is proved by a refund on record alone; after all claims. */
void refunds_settle(struct judge *judge);
void states_read(struct judge *judge); /* after the deeds */
/* What the mark's words say of the order spoken of, against how that stands. */
void status_claim(struct judge *judge, const struct mark *mark, enum deed deed);
/* The carrier is who received it, so that it was sent, not delivered: "entregado al
   transportista", "an DHL übergeben". */
bool goes_to_carrier(const struct reading *reading, const struct mark *deed);
/* "Im Verteilzentrum angekommen", "arrived in Spain": it came as far as that, and is not
   delivered; the second one knows the city of the customer, too. */
bool comes_to_stop(const struct reading *reading, const struct mark *verb);
bool stops_on_the_way(const struct judge *judge, const struct mark *verb);
/* Claims as sent what the words say of a parcel that somebody was handed, or that came to a
   stop on its way; false where they say nothing of that. */
bool handover_read(struct judge *judge, size_t first, size_t end);
/* "3 à 5 jours en livraison standard", "in consegna espressa": a service, and no state. */
bool state_is_service(const struct reading *reading, const struct mark *mark);
/* "Open until the payment is in": what is waited for. */
bool state_is_awaited(const struct reading *reading, const struct mark *mark);
/* The postage or a difference is unpaid, and not the order. */
bool state_is_of_extra(const struct reading *reading, const struct mark *mark);
/* "Zugestellt ist also noch nichts": the words begin their clause, and what denies them
   stands behind their auxiliary. */
bool verb_is_denied(const struct reading *reading, size_t first, size_t end);
/* "Le port vous est remboursé": the French present, of what is done now or will be. */
bool deed_is_present(const struct reading *reading, size_t token);
/* "Te lo hemos devuelto": money, though neither an amount nor a word for it is named. */
bool deed_is_refund(const struct reading *reading, size_t first, size_t end);
/* Of Chinese: what stands behind the words makes them part of a noun. */
bool is_attribute(const struct reading *reading, const struct mark *deed);
void stock_read(struct judge *judge);
void attributes_read(struct judge *judge);
void counts_read(struct judge *judge);   /* after the attributes */
void products_read(struct judge *judge); /* that no shop here has */
void carriers_read(struct judge *judge);
void fields_told_read(struct judge *judge); /* the city and the service of an order */
void record_told_read(struct judge *judge); /* the customer's own e-mail, phone, address */
/* A proved claim on these bytes, which are words of a record as a whole, instead of all
   that was found within them; NULL where another claim reaches into them. */
struct claim *told_claim(struct judge *judge, size_t start, size_t end);
/* The words of a state name a carrier that no parcel of this customer has: claimed as that.
 */
bool carrier_claim(struct judge *judge, const struct mark *state);
/* The text, as a record names a carrier, names that one, a mark's value. */
bool carrier_is(struct judge *judge, const char *text, uint32_t carrier);
void promises_read(struct judge *judge);
void pledges_read(struct judge *judge); /* what is given away, behind the values */
void allowances_read(
    struct judge *judge);             /* whether the order may be cancelled, returned */
void lates_read(struct judge *judge); /* what may be done "even if it has left" */
void links_read(struct judge *judge);
void commitments_read(struct judge *judge);
void open_read(
    struct judge *judge); /* what no table knows; after all that are understood */
/* The tokens call free what a rule for the place they name takes money for. */
bool free_read(struct judge *judge, size_t first, size_t end, unsigned stances);
void attested_read(struct judge *judge); /* what agents vouched for, behind all others */
void support_read(struct judge *judge);  /* sentences without a value, behind that */
void services_read(struct judge *judge); /* what the shop has not, behind that */
void untils_read(struct judge *judge);   /* until when, and for how many points */
void means_read(struct judge *judge);    /* after the amounts and what is open */
/* "Tomorrow" in Arabic, which is read in part: the words around may say of what it is, or
   that it is only possible, and no table knows. It warns. */
void days_in_part_settle(struct judge *judge);
/* What was proved and is not so here: the days are over, the offer is for others. */
void terms_over_read(struct judge *judge);
void newcomers_read(struct judge *judge);
void goodwill_read(struct judge *judge); /* after all others */

/* The flags. */
void flags_of_numbers(struct judge *judge);   /* of cards and identity papers */
void flags_of_disguised(struct judge *judge); /* the same, as masking knows them */
/* The digits are of a phone on this customer's record, and of no card. */
bool number_is_phone(const struct judge *judge, const char *key);
void flags_of_others(struct judge *judge);       /* of other customers */
void flags_of_other_people(struct judge *judge); /* their names with their addresses */
/* What the text tells of another customer's order or parcel, which this one named. */
void flags_of_others_order(struct judge *judge, const char *number);
void flags_of_persons(struct judge *judge);          /* after the claims */
void flags_of_stranger_facts(struct judge *judge);   /* what no claim tells */
void flags_of_told(struct judge *judge);             /* of the customer, in words */
void flags_of_orders_confirmed(struct judge *judge); /* that a person has ordered */
void flags_of_secrets(struct judge *judge);
/* A title, a name, a link, or what the customer is quoted with: no words of the agent's. */
bool words_are_of_others(const struct reading *reading, size_t first, size_t end);
void flags_of_words(struct judge *judge);
void flags_of_adverts(struct judge *judge);
/* The first sentence that offers a product with its price to somebody who has none of it,
 * named nothing of the kind and asked for none; tokens, end exclusive. After the amounts.
 */
bool pick_find(struct judge *judge, size_t *first, size_t *end);
void flags_of_slurs(struct judge *judge); /* in disguise: "f4g", "f a g" */
void flags_of_origin(struct judge *judge);
void flags_of_completion(struct judge *judge); /* "::name", "??words" left over */
void flags_of_echo(struct judge *judge);
void flags_of_language(struct judge *judge);

/*
 * The clause says the value outright: no denial, no "should", no request, and nothing of
 * what was. An unsourced time of what the shop does is a promise then, and blocks.
 */
bool is_said_outright(const struct judge *judge, const struct value *value);
/* A denial stands behind the value: nothing of it is given. */
bool is_put_down(const struct judge *judge, const struct value *value);
/* "A discount of 30 %, alas, no." */
bool is_refused_behind(const struct judge *judge, const struct value *value);
/* The inquiry that a value makes of the policy. */
struct inquiry inquiry_of(const struct judge *judge, const struct value *value);
/* A line of the articles or macros says what these tokens of one clause say. */
bool articles_tell(struct judge *judge, size_t first, size_t end);
/* The same, and what the line gives for a cause, the thread or the reply speaks of. */
bool articles_give(struct judge *judge, size_t first, size_t end);
/* The token's clause stands in an article or a macro as it is: the shop's own words. */
bool shop_tells(const struct judge *judge, size_t token);
/*
 * The rule for all goods that holds instead of the one that tells the value, since that is
 * of other goods than the draft's; NULL where the value is told of these. It is certain
 * where the draft names its goods by a title, or speaks of all.
 */
const struct rule *rule_of_all_goods(struct judge *judge, const struct value *value,
                                     const struct rule *told, bool *is_certain);
/* The goods, and what the product is that the token's sentence names by its title. */
const struct stems *goods_of_titled(struct judge *judge, size_t token,
                                    const struct stems *goods);
/* The same of the one product of the order that is spoken of; NULL where it holds several,
   or is not certain. */
const struct stems *goods_of_order(struct judge *judge, size_t token,
                                   const struct stems *goods);
/* Another value of its kind in its clause is the one that the rule gives. */
bool neighbour_is_told(const struct judge *judge, const struct value *value);

#endif
