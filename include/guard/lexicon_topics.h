/*
 * What a phrase may say that a sentence about the policy is of: its matter, the countries,
 * and what it turns on.
 */
#ifndef GUARD_LEXICON_TOPICS_H
#define GUARD_LEXICON_TOPICS_H

#include <stdint.h>

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

#endif
