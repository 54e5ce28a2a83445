/*
 * How each language words a fact of an order: {o} its number, {v} the value, {w} the day,
 * {t} a title. Private to the assist folder.
 */
#ifndef ASSIST_FACT_PHRASES_H
#define ASSIST_FACT_PHRASES_H

struct fact_phrases {
    const char *lang;
    const char *status;
    const char *placed;
    const char *parcel;
    const char *sent;
    const char *due; /* of the past too */
    const char *delivered;
    const char *refund;
    const char *refund_undated;
    const char *payment;
    const char *total;
    const char *line; /* what was paid for one, whatever it costs today */
    /* in front of a value, which these make a sentence */
    const char *recipient;
    const char *page;
    const char *home;
    const char *email;
    const char *phone;
    const char *address;
};

/* Of the language, else English. */
const struct fact_phrases *fact_phrases_of(const char *lang);

#endif
