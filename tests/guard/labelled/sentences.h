/*
 * What agents of any shop write, a sentence a row, as it is true, and with one fault in it.
 * "{total}" and the like stand for a value of the case (labelled/values.h). Written without
 * a look at the guard's words; a row is never changed because the guard does not read it.
 */
#ifndef TESTS_GUARD_LABELLED_SENTENCES_H
#define TESTS_GUARD_LABELLED_SENTENCES_H

#include <stddef.h>

enum fault {
    FAULT_TOTAL,
    FAULT_PRICE,
    FAULT_REFUNDED,
    FAULT_FEE,
    FAULT_FREE_FROM,
    FAULT_PERCENT,
    FAULT_SHIPPED,
    FAULT_DUE,
    FAULT_DELIVERED,
    FAULT_RELATIVE,
    FAULT_RETURN,
    FAULT_REFUND_TIME,
    FAULT_WARRANTY,
    FAULT_EXCHANGE,
    FAULT_INVESTIGATION,
    FAULT_DELIVERY_TIME,
    FAULT_DAMAGE,
    FAULT_CODE,
    FAULT_ORDER,
    FAULT_TRACKING,
    FAULT_LINK,
    FAULT_STOCK,
    FAULT_WEIGHT,
    FAULT_STATUS,
    FAULT_DEED,
    FAULT_PROMISE,
    FAULT_OTHER,
    FAULT_CANCEL_TODAY,
    FAULT_RETURN_TODAY,
    FAULT_COUNT
};

/* How the order of a case stands. */
enum standing {
    PROCESSING = 1 << 0,
    SHIPPED = 1 << 1,
    DELIVERED = 1 << 2, /* may be returned, and something was refunded */
    LONG_AGO = 1 << 3,  /* delivered, and the time to return it is over */
    ANY = PROCESSING | SHIPPED | DELIVERED | LONG_AGO,
};

struct labelled_sentence {
    const char *lang;
    enum fault fault;
    unsigned when;     /* standings in which right is true */
    const char *right; /* NULL: only wrong */
    unsigned wrong_when;
    const char *wrong; /* NULL: right, with the fault's value drawn wrong */
};

// clang-format off
static const struct labelled_sentence labelled_sentences[] = {
#include "guard/labelled/sentences_first.inc"
#include "guard/labelled/sentences_second.inc"
#include "guard/labelled/sentences_third.inc"
};
// clang-format on

#endif
