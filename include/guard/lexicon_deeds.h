/*
 * What a phrase may say that somebody does or asks for, and the ways in which languages say
 * so.
 */
#ifndef GUARD_LEXICON_DEEDS_H
#define GUARD_LEXICON_DEEDS_H

#include <stdint.h>

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

/* CONDITION_ELSE: "otherwise", which ends what stands in front of it; CONDITION_ONLY: 只要,
 * which is "as long as", or, of an amount, "for only". */
enum condition { CONDITION_IF, CONDITION_ELSE, CONDITION_ONLY };

/* RANGE_BETWEEN: "and", which joins a range only behind "between". */
enum range { RANGE_TO, RANGE_BETWEEN };
enum amends { AMENDS_MADE, AMENDS_COUNTED }; /* "as an apology"; "a credit of" */
enum repaid { REPAID_ANYWHERE, REPAID_BEHIND };

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
    NEVER_HARMED, /* "swallowed": beside NEVER_KIN */
    NEVER_AGED
};

#endif
