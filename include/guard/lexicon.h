/*
 * The words the guard knows, as tables: a row gives a language, a meaning, a value and the
 * phrases that carry it. Finds every known phrase of a scanned text in one pass. Knows
 * nothing of sentences, claims or facts.
 */
#ifndef GUARD_LEXICON_H
#define GUARD_LEXICON_H

#include "base/attributes.h"
#include "base/memory.h"
#include "guard/scan.h"

#include <stddef.h>
#include <stdint.h>

/* What a phrase means. The value beside it says which. */
enum meaning {
    MEANING_NONE,
    /* What a sentence is about. Of these three the longest phrase counts alone, as it does
       among events, among means, and among places and currencies. */
    MEANING_TOPIC,   /* enum topic */
    MEANING_NEUTRAL, /* means nothing: hides shorter phrases inside it */
    MEANING_IDIOM,   /* as NEUTRAL, and numbers inside it are no values */
    MEANING_PLACE,   /* enum place, as a bit */
    /* Numbers and what they count */
    MEANING_NUMBER,   /* a number word; value is the number */
    MEANING_ARTICLE,  /* "a": one, in front of a unit */
    MEANING_UNIT,     /* enum unit */
    MEANING_MONTH,    /* 1 to 12 */
    MEANING_WEEKDAY,  /* 0 Monday to 6 Sunday */
    MEANING_SPAN,     /* "a fortnight": unit * 1000 + count */
    MEANING_EVERY,    /* "all", "every" */
    MEANING_HOLIDAY,  /* "Christmas Day": month * 100 + day */
    MEANING_DAY,      /* "tomorrow": days from today, + 10 */
    MEANING_END_OF,   /* enum end_of: "end of the month" */
    MEANING_UNTIL,    /* "by": in front of a last day; of zh and ja behind it */
    MEANING_LAST,     /* "last": a weekday that has been */
    MEANING_CURRENCY, /* enum currency_sign, or 0: the word is the code */
    MEANING_COIN,     /* "clams": money in the words of the street, and other things */
    MEANING_PERCENT,
    MEANING_SHARE, /* "half the price": percent */
    MEANING_RANGE,    /* "to" between two numbers */
    MEANING_ABOUT,    /* "about 30" */
    MEANING_UP_TO,    /* a limit */
    MEANING_ESTIMATE, /* "usually" */
    MEANING_AGO,      /* "3 days ago": a length of the past, no rule */
    MEANING_ON,       /* "on the", in front of a day of the month */
    MEANING_PER_TIME, /* "per week" */
    MEANING_PAST,     /* "was": what happened once, no rule */
    /* How far a statement reaches */
    MEANING_NEGATION,
    MEANING_INSTEAD,     /* "rather than 60" */
    MEANING_DENIED,      /* behind what is denied */
    MEANING_NONE_OF,     /* "no discount of 50 %": there is none of that */
    MEANING_ABSENT,      /* behind it in its clause: "there is not" */
    MEANING_SELLS,       /* "we also carry": what is named is of the shop's range */
    MEANING_GIVES,       /* "give", "possible": beside a negation there is none of it */
    MEANING_BUT,         /* a new statement begins */
    MEANING_CONDITION,   /* enum condition: from here to the end of the clause */
    MEANING_INVERTED,    /* "sollte": the same, where a clause begins with it */
    MEANING_CONDITIONAL, /* from the start of the clause to here */
    MEANING_TEMPORAL,    /* "once": as CONDITION, for what was done or will be */
    MEANING_AFTERWARDS,  /* "…之后": as CONDITIONAL, the same */
    MEANING_QUESTION,    /* at the start of a sentence: all of it is a question */
    MEANING_ASKS,        /* at its end */
    MEANING_QUOTE,       /* "you write that": to the end of the sentence, or BUT */
    MEANING_QUOTE_FIRST, /* "Refere": the same, where a sentence begins with it */
    MEANING_QUOTED,      /* "as you say": the clause */
    MEANING_AFFIRMS,     /* behind a quotation: 1 "which is right", 0 "yes," */
    MEANING_RHETORIC,    /* "did you know that": tells what it seems to ask */
    MEANING_COMMITMENT,  /* "I will write to you": the agent's own time */
    MEANING_CLOSING,     /* a signature follows */
    MEANING_GENERIC,     /* "an order": a rule, no statement about this one */
    MEANING_MODAL,
    MEANING_ABBREVIATION, /* its point ends no sentence */
    /* Statements */
    MEANING_EVENT,   /* enum event: what a date is the date of */
    MEANING_MESSAGE, /* "your mail of": the date is one of the thread */
    MEANING_DONE,    /* enum deed: said to be done, in one phrase */
    MEANING_ACTIVE,  /* "we have", "we": value is the enum word_order */
    MEANING_PASSIVE, /* "has been" */
    MEANING_IS,      /* "is": with a deed at the end of the clause, a state */
    MEANING_DEED, /* enum deed: a participle, which ACTIVE or PASSIVE makes a statement */
    MEANING_DEED_NOUN, /* "refund", which DEED_MADE makes a statement */
    MEANING_DEED_MADE, /* "has been issued" */
    MEANING_AUX,       /* enum aux: what else makes a verb of any meaning a deed */
    MEANING_DID,       /* enum did and its flags: "reembolsei", a deed in one verb */
    MEANING_SELF,      /* "wir": beside a verb of DID_SELF */
    MEANING_SINCE,     /* "ya", "ontem": beside a verb of DID_BOTH, it has been */
    MEANING_ALSO,      /* "too" */
    MEANING_NEXT,      /* "your next parcel" */
    MEANING_OURS,      /* "our": somebody of the shop */
    MEANING_FOR_YOU,   /* "for you" */
    MEANING_IDLE,      /* "looked": no deed, whoever did it */
    MEANING_HEED,      /* "to heart", "an eye on": no deed, whatever verb stands beside it */
    MEANING_OWED,      /* "put aside", "waived": a deed where it is done for the customer */
    MEANING_NO_VERB,   /* "voor", "pedido": has a participle's form, and is none */
    MEANING_YOURS,     /* "your": what is the customer's */
    MEANING_WILL,      /* "we will", "you will get": a promise, unless it is idle */
    MEANING_DUE,       /* "please transfer": an amount that is still to be paid */
    MEANING_GAP,       /* "dearer": an amount that lies between two others */
    MEANING_WHOLE,     /* "including shipping": of an amount */
    MEANING_LESS,      /* "less", "the difference": what is taken off or not given */
    MEANING_REPAID,  /* enum repaid: money goes back, in the clause or behind the amount */
    MEANING_PURSE,   /* "your account": where the customer's money lies */
    MEANING_MONEY,   /* "the sum": what may lie there */
    MEANING_ARRIVED, /* "reached", "already": that it is there */
    MEANING_PAYING,  /* "payment", "charged": money that goes the other way */
    MEANING_MEANS,   /* enum means: "PayPal", "your card" */
    MEANING_PAID,    /* "paid": by the customer */
    MEANING_HOLDS,   /* the customer has it: "you received" 1, "you have" 0, if "already" */
    MEANING_NEW,     /* "new": of a piece, it is not the first one */
    MEANING_PAPERS,  /* "label", "code": what is sent new and is no piece */
    MEANING_STATE,   /* enum deed: "is on its way" */
    MEANING_STATE_OF, /* enum deed: "in transit", said of what stands in front of it */
    MEANING_WAYPOINT, /* enum waypoint: where a parcel stops on its way */
    MEANING_COMING,   /* "arrived": as far as what is named beside it */
    MEANING_PARCEL,   /* "parcel", "goods": what an order sends */
    MEANING_STOCK,    /* 1 in stock, 0 not */
    MEANING_LEFT,     /* of a number of pieces: 1 "left", 0 "we have", which needs PIECE */
    MEANING_PIECE,    /* "pieces" */
    MEANING_AMPLE,    /* of pieces, by no number: 1 "plenty of", 0 "only a few" */
    MEANING_MEASURE,  /* enum measure_unit */
    MEANING_TRAIT,    /* a colour, material, origin or feature: TRAIT(class, which) */
    MEANING_ABLE,     /* "can": 1; "too late": 0 */
    MEANING_CHANGING, /* "change", "redirect": 1; "nothing", "anything": 0 */
    MEANING_STILL,    /* as things stand now: "still" 1, "no longer" 0 */
    MEANING_PROMISE,
    MEANING_PLEDGE,  /* enum pledge: a verb of giving, or what makes it none */
    MEANING_PLEDGER, /* "we", "you get": who says it of the shop */
    MEANING_BOON,    /* "money back", "voucher": what a shop gives away */
    MEANING_HEDGE,   /* "should", "please": no promise of a day */
    MEANING_ORDER_CUE,
    MEANING_TRACKING_CUE,
    MEANING_CODE_CUE,
    MEANING_OTHER_CUE,  /* "ticket", "invoice": the number behind it is no order */
    MEANING_CODE_OFFER, /* "enter", "at checkout": a code is given to be used */
    MEANING_EXPIRED,    /* of a code, that it is over, or not taken */
    MEANING_CARRIER,    /* which one, from 1 */
    MEANING_CUE_JOIN,   /* "no.", "number" between a cue and the number */
    /* For flags */
    MEANING_ASK,         /* "send us" */
    MEANING_SECRET,      /* "password" */
    MEANING_HARMLESS,    /* "last four digits" */
    MEANING_SECRET_PART, /* enum secret_part: a request for a secret is made of them */
    MEANING_ADVERT,
    MEANING_GRANT,  /* "as a gesture of goodwill" */
    MEANING_WISH,   /* the customer asks for an offer */
    MEANING_POLITE, /* address: 您, usted, Sie, vous */
    MEANING_FAMILIAR,
    MEANING_SLUR,
    MEANING_BIASED,
    MEANING_RUDE,
    MEANING_DELICATE, /* health, faith, origin, party */
    MEANING_ECHO,     /* words of a prompt */
    MEANING_RULE,     /* enum rule_word: with a topic, a sentence about the policy */
    /* Of what is looked up among the articles' sentences */
    MEANING_STANCE, /* enum stance, as a bit: what such a sentence turns on */
    MEANING_OFFER,  /* "voucher", "accept": a shop gives, lets or asks it */
    MEANING_ACT,    /* "we": the shop does what the clause says */
    MEANING_STEP,   /* "ので": a second statement begins behind it */
    MEANING_SMALL,  /* "sorry", "let us know": the clause states nothing */
    MEANING_REPORT, /* "reported", "tell us": what the customer does within a time */
    /* Of customers' messages */
    MEANING_NEVER, /* enum never: holds a ticket back from every model */
    MEANING_COUNT
};

/* What the policy speaks of. The first ones carry a sentence, those from TOPIC_COST on only
   colour it. */
enum topic {
    TOPIC_RETURN,
    TOPIC_REFUND,
    TOPIC_EXCHANGE,
    TOPIC_WARRANTY,
    TOPIC_DELIVERY,
    TOPIC_DISPATCH,
    TOPIC_SHIPPING_FEE,
    TOPIC_CANCEL,
    TOPIC_INVESTIGATION,
    TOPIC_LOST,
    TOPIC_DAMAGE,
    TOPIC_FAULT,
    TOPIC_WRONG_ITEM,
    TOPIC_MISSING,
    TOPIC_REPLACEMENT,
    TOPIC_PICKUP,
    TOPIC_BANK,
    TOPIC_WALLET,
    TOPIC_INVOICE,
    TOPIC_TAX,
    TOPIC_RESERVE,
    TOPIC_RESTOCK,
    TOPIC_PRICE_FALL,
    TOPIC_COMPLAINT,
    TOPIC_DATA,
    TOPIC_TRANSFER,
    TOPIC_DISCOUNT,
    TOPIC_REPAIR,
    TOPIC_ADDRESS,
    TOPIC_REFUSED,
    TOPIC_GIFT_CARD,
    TOPIC_POINTS,
    TOPIC_SUBSCRIPTION,
    TOPIC_EXPRESS,
    TOPIC_DEPOSIT,
    TOPIC_ANSWER, /* how soon the shop answers */
    TOPIC_KEEP,   /* the damaged item */
    TOPIC_DROP,   /* where a parcel may be left: a PO box, a locker, with a neighbour */
    TOPIC_ADDING, /* of goods to an order */
    TOPIC_INSTALMENTS,
    TOPIC_COST,
    TOPIC_TOTAL,
    TOPIC_PRICE,
    TOPIC_FREE,
    TOPIC_MINIMUM,
    TOPIC_LABEL,
    TOPIC_PHOTO,
    TOPIC_SCAN,
    TOPIC_SINCE_DELIVERY, /* "of delivery": from when a time runs */
    TOPIC_SINCE_ARRIVAL,
    TOPIC_SINCE_ORDER,
    TOPIC_SINCE_LABEL,
    TOPIC_SINCE_SHIPPING,
    TOPIC_SINCE_PURCHASE,
    TOPIC_COUNT
};
_Static_assert(TOPIC_COUNT <= 64, "topics are bits of one word");
#define TOPIC_BIT(topic) ((uint64_t)1 << (topic))
#define TOPICS_MINOR     (~(uint64_t)0 << TOPIC_COST)
/* Said of one amount alone, and of none beside it. */
#define TOPICS_OF_ONE TOPIC_BIT(TOPIC_MINIMUM)

enum end_of {
    END_OF_NAMED, /* the month that stands behind, in zh and ja in front */
    END_OF_THIS_MONTH,
    END_OF_NEXT_MONTH,
    END_OF_THIS_WEEK,
    END_OF_NEXT_WEEK,
};

enum unit {
    UNIT_MINUTE,
    UNIT_HOUR,
    UNIT_DAY,
    UNIT_WORKING_DAY,
    UNIT_WEEK,
    UNIT_MONTH,
    UNIT_YEAR,
    UNIT_COUNT
};

/* The sign or word a currency was written with; some stand for more than one. */
enum currency_sign {
    SIGN_CODE, /* an ISO 4217 code of its own */
    SIGN_DOLLAR,
    SIGN_YEN,
    SIGN_KRONE,
    SIGN_RIYAL,
    SIGN_DIRHAM,
    SIGN_DINAR,
    SIGN_OF_EUR,
    SIGN_OF_USD,
    SIGN_OF_GBP,
    SIGN_OF_JPY,
    SIGN_OF_CNY,
    SIGN_OF_CHF,
    SIGN_OF_PLN,
    SIGN_OF_INR,
    SIGN_OF_KRW,
    SIGN_OF_TRY,
    SIGN_OF_MXN,
    SIGN_OF_SEK,
    SIGN_OF_NOK,
    SIGN_OF_DKK,
    SIGN_OF_CZK,
    SIGN_OF_BRL,
    SIGN_OF_EGP,
    SIGN_COUNT
};
_Static_assert(SIGN_COUNT <= 32, "signs are bits of one word");
#define SIGN_BIT(sign) ((uint32_t)1 << (sign))

/* Of what a request for a secret is made. */
enum secret_part {
    SECRET_ASK,       /* "reply with", "what is" */
    SECRET_ASK_FIRST, /* "send": where a clause begins with it */
    SECRET_CAN,       /* "könnten Sie", which SECRET_GIVE in its clause makes a request */
    SECRET_GIVE,      /* "schicken" */
    SECRET_CODE,      /* "code" */
    SECRET_SENT,      /* how a one-time code comes: "text message" */
    SECRET_CARD,      /* "card" */
    SECRET_DIGITS,    /* "16 digits": with the card, its number */
    SECRET_CHECK,     /* "three digits": with the card and its back, what checks it */
    SECRET_BACK,      /* "on the back" */
    SECRET_OTHER,     /* "discount": whose code it is, beside a code */
    SECRET_WHETHER,   /* right behind what asks: no value is asked for */
};

/* "The depot", a stop whoever says it; "your country", where it only came, and no more. */
enum waypoint { WAYPOINT_STOP, WAYPOINT_AREA };

/* What a date can be the date of. */
enum event {
    EVENT_PLACED,
    EVENT_SHIPPED,
    EVENT_DUE,
    EVENT_DELIVERED,
    EVENT_REFUNDED,
    EVENT_DISPATCH, /* to come: no order holds its day */
    EVENT_VALID,    /* until: a promotion */
    EVENT_COUNT
};

enum deed {
    DEED_SHIP,
    DEED_DELIVER,
    DEED_CANCEL,
    DEED_UNDERWAY,
    DEED_PREPARE,
    DEED_PENDING,
    DEED_TAKE_BACK, /* the return arrived */
    DEED_NOT_SHIPPED,
    DEED_PAID, /* of the order by the customer */
    DEED_UNPAID,
    DEED_SEND,   /* of what replaces something; says nothing of anything else */
    DEED_REFUND, /* from here on: what the shop did */
    DEED_REPLACE,
    DEED_ADDRESS,
    DEED_CREDIT,
    DEED_INVESTIGATE,
    DEED_EXCHANGE,
    DEED_COUNT
};

/* Where the participle stands from its auxiliary: next to it, a few words behind, anywhere
   in the clause, anywhere behind, or right in front. */
enum word_order { ORDER_CLOSE, ORDER_BEHIND, ORDER_ANYWHERE, ORDER_LATER, ORDER_FRONT };

/* AUX_SHOP: "te hemos" in front of a participle; AUX_STATE: "ha sido", the same said of a
   thing; AUX_STANDS: "está", so where it is the customer's thing; AUX_DOING: "I'm", in
   front of "sending"; AUX_WHOLE: "consider it": by itself. */
/* AUX_ALREADY: "já lhe", "ya te", in front of a verb of the shop's. */
enum aux { AUX_SHOP, AUX_STATE, AUX_STANDS, AUX_DOING, AUX_WHOLE, AUX_GIVEN, AUX_ALREADY };

/* PROMISE_OF_EVENT: one only with what will happen in the same clause; PROMISE_GIVEN: what
   a shop gives, unless an article does; PROMISE_JOINED: the same, of two codes. */
enum promise { PROMISE_WHOLE, PROMISE_OF_EVENT, PROMISE_GIVEN, PROMISE_JOINED };

/* PLEDGE_OURS: "we give" by its form alone; PLEDGE_BARE: "give", beside a PLEDGER;
   PLEDGE_NOT: what says in the sentence that nothing is given by it. */
enum pledge { PLEDGE_OURS, PLEDGE_BARE, PLEDGE_NOT };

/* What a finite verb of the past does; the flags say how it is told from other forms. */
enum did {
    DID_REFUND,
    DID_REPAY, /* where money stands beside it */
    DID_CANCEL,
    DID_SEND,   /* where a replacement or a new piece does */
    DID_CHANGE, /* an address */
    DID_OPEN,   /* an investigation */
    DID_GRANT   /* points, a discount */
};
#define DID_VERB   0x0fu
#define DID_ACCENT 0x10u /* the word ends in an accent: "envié" */
#define DID_BOTH   0x20u /* of now and of the past: "enviamos ontem" */
#define DID_SELF   0x40u /* "wir" or "ich" stands right beside it */

/* What one pays with. CREDIT: what the shop owes, as a voucher does. */
enum means {
    MEANS_NONE,
    MEANS_CARD,
    MEANS_BANK, /* a transfer, or an account */
    MEANS_CREDIT,
    MEANS_INVOICE,
    MEANS_CASH,
    MEANS_PAYPAL,
    MEANS_KLARNA,
    MEANS_ALIPAY,
    MEANS_WECHAT,
    MEANS_PAYPAY,
    MEANS_APPLE_PAY,
    MEANS_GOOGLE_PAY,
    MEANS_TWINT, /* from here on paid out of a bank account */
    MEANS_IDEAL,
    MEANS_BIZUM,
    MEANS_MB_WAY,
    MEANS_SATISPAY,
    MEANS_BANCONTACT,
    MEANS_POSTFINANCE,
    MEANS_PIX,
    MEANS_COUNT
};
_Static_assert(MEANS_COUNT <= 32, "means are bits of one word");
#define MEANS_BIT(means) ((uint32_t)1 << (means))

/* "Must", "only"; "we need", "it has to"; "no problem", which denies nothing. */
enum rule_word { RULE_WORD, RULE_ASKS, RULE_GRANTS };

/* CONDITION_ELSE: "otherwise", which ends what stands in front of it. */
enum condition { CONDITION_IF, CONDITION_ELSE };

/* RANGE_BETWEEN: "and", which joins a range only behind "between". */
enum range { RANGE_TO, RANGE_BETWEEN };
enum repaid { REPAID_ANYWHERE, REPAID_BEHIND };

/* Groups of the customers' countries that a policy names. */
enum place {
    PLACE_SPAIN = 1 << 0,
    PLACE_PORTUGAL = 1 << 1,
    PLACE_EU = 1 << 2,
    PLACE_OTHER_EU = 1 << 3,
    PLACE_OUTSIDE_EU = 1 << 4,
    PLACE_UK = 1 << 5,
    PLACE_NORWAY = 1 << 6,
    PLACE_SWITZERLAND = 1 << 7,
    PLACE_NORTH_AMERICA = 1 << 8,
    PLACE_LATIN_AMERICA = 1 << 9,
    PLACE_ASIA = 1 << 10,
    PLACE_GERMANY = 1 << 11,
    PLACE_FRANCE = 1 << 12,
    PLACE_ITALY = 1 << 13,
    PLACE_REST = 1 << 14, /* Africa, the Middle East, Oceania */
    PLACE_ABROAD = 1 << 15,
    PLACE_AUSTRIA = 1 << 16,
    PLACE_NETHERLANDS = 1 << 17,
    PLACE_BELGIUM = 1 << 18,
    PLACE_LUXEMBOURG = 1 << 19,
    PLACE_IRELAND = 1 << 20,
    PLACE_SWEDEN = 1 << 21,
    PLACE_DENMARK = 1 << 22,
    PLACE_FINLAND = 1 << 23,
    PLACE_POLAND = 1 << 24,
    PLACE_CZECHIA = 1 << 25,
    PLACE_GREECE = 1 << 26,
};

/* What a sentence about the policy turns on. */
enum stance {
    STANCE_FREE = 1 << 0,  /* nobody pays, or the shop does */
    STANCE_COSTS = 1 << 1, /* the customer pays */
    STANCE_ALWAYS = 1 << 2,
    STANCE_ONLY = 1 << 3,
    STANCE_BEFORE = 1 << 4,
    STANCE_AFTER = 1 << 5,
    STANCE_DENIED = 1 << 6, /* by MEANING_NEGATION */
    STANCE_EVEN = 1 << 7,   /* "even when opened": where rules most often end */
    STANCE_INTACT = 1 << 8, /* "unopened", "sealed" */
};

/* Groups of countries; all others are one country. */
#define PLACES_WIDE                                                                        \
    (PLACE_EU | PLACE_OTHER_EU | PLACE_OUTSIDE_EU | PLACE_NORTH_AMERICA |                  \
     PLACE_LATIN_AMERICA | PLACE_ASIA | PLACE_REST | PLACE_ABROAD)

#define PLACES_OTHER_EUROPE (PLACE_OTHER_EU | PLACE_UK | PLACE_NORWAY | PLACE_SWITZERLAND)
#define PLACES_OF_EUROPE                                                                   \
    (PLACE_EU | PLACE_OTHER_EU | PLACE_SPAIN | PLACE_PORTUGAL | PLACE_GERMANY |            \
     PLACE_FRANCE | PLACE_ITALY | PLACE_AUSTRIA | PLACE_NETHERLANDS | PLACE_BELGIUM |      \
     PLACE_LUXEMBOURG | PLACE_IRELAND | PLACE_SWEDEN | PLACE_DENMARK | PLACE_FINLAND |     \
     PLACE_POLAND | PLACE_CZECHIA | PLACE_GREECE | PLACE_UK | PLACE_NORWAY |               \
     PLACE_SWITZERLAND)

/* Why a ticket does not leave. */
enum never {
    NEVER_HEALTH,
    NEVER_CHILD,
    NEVER_THREAT,
    NEVER_COURT,
    NEVER_IDENTITY,
    NEVER_COUNT,
    /* A child together: "my son", and "7 years old", or "is 7" */
    NEVER_KIN,
    NEVER_AGE,
    NEVER_AGED
};

enum measure_unit {
    MEASURE_MILLIGRAM,
    MEASURE_GRAM,
    MEASURE_KILOGRAM,
    MEASURE_OUNCE,
    MEASURE_POUND,
    MEASURE_MILLILITRE,
    MEASURE_CENTILITRE,
    MEASURE_DECILITRE,
    MEASURE_LITRE,
    MEASURE_MILLIMETRE,
    MEASURE_CENTIMETRE,
    MEASURE_METRE,
    MEASURE_KILOMETRE,
    MEASURE_INCH,
    MEASURE_WATT,
    MEASURE_KILOWATT,
    MEASURE_WATT_HOUR,
    MEASURE_MILLIAMPERE_HOUR,
    MEASURE_AMPERE_HOUR,
    MEASURE_VOLT,
    MEASURE_LUMEN,
    MEASURE_BAR,
    MEASURE_DEGREE,
    MEASURE_GIGABYTE,
    MEASURE_TERABYTE,
    MEASURE_HERTZ,
    MEASURE_PAGE,
    MEASURE_SHEET,
    MEASURE_SPEED, /* of a gear */
    MEASURE_LINK,  /* of a chain */
    MEASURE_COUNT
};

/* Traits of one class exclude one another, but for features, which are there or not. */
enum trait_class {
    TRAIT_COLOUR,
    TRAIT_MATERIAL,
    TRAIT_ORIGIN,
    TRAIT_FEATURE,
    TRAIT_SUPPLY,
    TRAIT_SCENT,    /* and taste; of these a thing may have several */
    TRAIT_STRENGTH, /* of a perfume */
    TRAIT_PLUG,     /* what it is charged by */
    TRAIT_CELL,     /* the size of its batteries */
};
#define TRAITS_OF_CLASS       100
#define TRAIT(class, which)   ((class) * TRAITS_OF_CLASS + (which))
#define TRAIT_ABSENT          50 /* on a feature's number: that it is not there */
#define TRAIT_WOOD            TRAIT(TRAIT_MATERIAL, 6)
#define TRAIT_WOODS_FIRST     TRAIT(TRAIT_MATERIAL, 24) /* of one tree */
#define TRAIT_WOODS_LAST      TRAIT(TRAIT_MATERIAL, 31)
#define TRAIT_CLASS_OF(trait) ((enum trait_class)((trait) / TRAITS_OF_CLASS))

struct word_row {
    const char *lang;
    uint16_t meaning;
    uint32_t value;
    const char *phrases; /* folded, '|' between them; '*' behind a word: any ending */
};

/* What a DAY row holds. */
#define DAY_FROM_TODAY(days) ((days) + 10)

/* The tables, one a language; those of "any" mean the same in all. */
extern const struct word_row words_any[];
extern const size_t words_any_count;
extern const struct word_row words_en[];
extern const size_t words_en_count;
extern const struct word_row words_es[];
extern const size_t words_es_count;
extern const struct word_row words_offers[];
extern const size_t words_offers_count;
extern const struct word_row words_moves[];
extern const size_t words_moves_count;
extern const struct word_row words_permit[];
extern const size_t words_permit_count;
extern const struct word_row words_traits[];
extern const size_t words_traits_count;
extern const struct word_row words_doing[];
extern const size_t words_doing_count;
extern const struct word_row words_goods[];
extern const size_t words_goods_count;
extern const struct word_row words_de[];
extern const size_t words_de_count;
extern const struct word_row words_fr[];
extern const size_t words_fr_count;
extern const struct word_row words_it[];
extern const size_t words_it_count;
extern const struct word_row words_pt[];
extern const size_t words_pt_count;
extern const struct word_row words_nl[];
extern const size_t words_nl_count;
extern const struct word_row words_zh[];
extern const size_t words_zh_count;
extern const struct word_row words_ja[];
extern const size_t words_ja_count;
extern const struct word_row words_days[];
extern const size_t words_days_count;
extern const struct word_row words_money[];
extern const size_t words_money_count;
extern const struct word_row words_policy[];
extern const size_t words_policy_count;
extern const struct word_row words_anchors[];
extern const size_t words_anchors_count;
extern const struct word_row words_deeds[];
extern const size_t words_deeds_count;
extern const struct word_row words_study[];
extern const size_t words_study_count;
extern const struct word_row words_owed[];
extern const size_t words_owed_count;
extern const struct word_row words_way[];
extern const size_t words_way_count;
extern const struct word_row words_did[];
extern const size_t words_did_count;
extern const struct word_row words_pledge[];
extern const size_t words_pledge_count;
extern const struct word_row words_back[];
extern const size_t words_back_count;
extern const struct word_row words_said[];
extern const size_t words_said_count;
extern const struct word_row words_means[];
extern const size_t words_means_count;
extern const struct word_row words_secrets[];
extern const size_t words_secrets_count;
extern const struct word_row words_more[];
extern const size_t words_more_count;
extern const struct word_row words_ends[];
extern const size_t words_ends_count;
/* In a lexicon of their own. */
extern const struct word_row words_never[];
extern const size_t words_never_count;
extern const struct word_row words_never_more[];
extern const size_t words_never_more_count;

/* A known phrase in a text. */
struct mark {
    uint32_t first; /* tokens, end exclusive */
    uint32_t end;
    uint16_t meaning;
    uint32_t value;
    const char *lang;
};

/* Every known phrase, by first token; the array lives in the arena. */
void lexicon_find(const struct scan *scan, struct arena *arena, struct mark **marks,
                  size_t *count);
/* The same for what holds a ticket back: MEANING_NEVER and MEANING_NEUTRAL alone. */
void lexicon_find_never(const struct scan *scan, struct arena *arena, struct mark **marks,
                        size_t *count);
/*
 * The folded word, in which '*' may stand for letters, is an insult of that language's
 * list; lang may be "" for any.
 */
bool lexicon_is_slur(struct text word, const char *lang);
/* Lists were replaced: the next text is read with them. */
void lexicon_forget(void);
/* Phrases in all tables of claims and flags, for tests. */
size_t lexicon_phrase_count(void);

#endif
