/*
 * What a phrase of the lexicon means, by which all readers of a text ask for it.
 */
#ifndef GUARD_LEXICON_MEANINGS_H
#define GUARD_LEXICON_MEANINGS_H

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
    MEANING_WEEKDAYS, /* "on Mondays": no day of its own */
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
    MEANING_SHARE,    /* "half the price": percent */
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
    MEANING_CORRECTS,    /* "sorry", "I mean": between what was said and what is meant */
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
    MEANING_HOUSE,     /* "building", "moved": what is done to it is nothing of an order */
    MEANING_IDLE,      /* "looked": no deed, whoever did it */
    MEANING_HEED,    /* "to heart", "an eye on": no deed, whatever verb stands beside it */
    MEANING_OWED,    /* "put aside", "waived": a deed where it is done for the customer */
    MEANING_NO_VERB, /* "voor", "pedido": has a participle's form, and is none */
    MEANING_YOURS,   /* "your": what is the customer's */
    MEANING_WILL,    /* "we will", "you will get": a promise, unless it is idle */
    MEANING_DUE,     /* "please transfer": an amount that is still to be paid */
    MEANING_GAP,     /* "dearer": an amount that lies between two others */
    MEANING_WHOLE,   /* "including shipping": of an amount */
    MEANING_LESS,    /* "less", "the difference": what is taken off or not given */
    MEANING_TIER,    /* enum tier: of several fees for one thing, whose it is */
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
    MEANING_GOODS,    /* "toaster", "lid": in a lexicon of its own */
    MEANING_AMPLE,    /* of pieces, by no number: 1 "plenty of", 0 "only a few" */
    MEANING_MEASURE,  /* enum measure_unit */
    MEANING_TRAIT,    /* a colour, material, origin or feature: TRAIT(class, which) */
    MEANING_ABLE,     /* "can": 1; "too late": 0 */
    MEANING_CHANGING, /* "change", "redirect": 1; "nothing", "anything": 0 */
    MEANING_STILL,    /* as things stand now: "still" 1, "no longer" 0 */
    MEANING_PROMISE,
    MEANING_PLEDGE,  /* enum pledge: a verb of giving, or what makes it none */
    MEANING_PLEDGER, /* "we", "you get": who says it of the shop */
    MEANING_NEWCOMER, /* "first order", "new customers": whom an offer is for */
    MEANING_AMENDS,   /* enum amends: an amount beside it is given, and was not paid */
    MEANING_GIFT,    /* "voucher", "bonus": given beside what was paid */
    MEANING_BOON,    /* "money back", "voucher": what a shop gives away */
    MEANING_HEDGE,   /* "should", "please": no promise of a day */
    MEANING_ORDER_CUE,
    MEANING_TRACKING_CUE,
    MEANING_CODE_CUE,
    MEANING_OTHER_CUE,  /* "ticket", "invoice": the number behind it is no order */
    MEANING_CODE_OFFER, /* "enter", "at checkout": a code is given to be used */
    MEANING_EXPIRED,    /* of a code, that it is over, or not taken */
    MEANING_CARRIER,    /* which one, from 1 */
    MEANING_CITY,       /* where an order goes: which one, from 1 */
    MEANING_SERVICE,    /* how fast it is sent: 1 standard, 2 express */
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

#endif
