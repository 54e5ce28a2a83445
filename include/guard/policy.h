/*
 * The shop's written rules: every length of time, amount and percentage of its articles
 * with what it is about, and the sentences that may be repeated or must not. Read once,
 * asked often.
 */
#ifndef GUARD_POLICY_H
#define GUARD_POLICY_H

#include "base/memory.h"
#include "chat/article.h"
#include "guard/clocks.h"
#include "guard/guard.h"
#include "guard/measures.h"
#include "guard/reading.h"
#include "guard/support.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What differing from a rule means. */
enum relation {
    RELATION_RIGHT,    /* of the customer, or a duty of the shop */
    RELATION_LIMIT,    /* "up to" */
    RELATION_ESTIMATE, /* "usually": later is caution */
};

struct rule {
    enum value_kind kind; /* VALUE_DURATION, VALUE_AMOUNT or VALUE_PERCENT */
    enum relation relation;
    uint64_t topics;  /* of its clause, or its sentence */
    uint64_t context; /* of its paragraph and the article's title */
    uint32_t places;
    struct value value;
    const struct article *article;
    struct text quote;          /* its sentence */
    const struct stems *stems;  /* the words of that */
    const struct stems *around; /* and of the one in front, and the title */
    const struct stems *goods;  /* those said of this value alone, and of no matter */
    unsigned tiers;             /* of enum tier: whose fee it is; 0: of all */
    bool is_of_report;          /* how soon the customer tells the shop of something */
};

/* The fold of a sentence, and where it stands. */
struct sentence_of {
    uint64_t hash;
    const struct article *article;
};

/* Until when an order may be cancelled, as an article tells it. */
struct cancel_rule {
    const struct article *article; /* NULL: not told */
    struct text quote;
    struct value within; /* of ordering; a duration, for cancel_within */
};

/* "What was ordered between two days can be returned until a third." */
struct season {
    struct day from;
    struct day until;
    struct day last;
    const struct article *article;
    struct text quote;
};

struct policy {
    struct cancel_rule cancel_until_shipped;
    struct cancel_rule cancel_until_processed;
    struct cancel_rule cancel_within;
    struct cancel_rule change_until_shipped; /* of the address; within is unused */
    struct cancel_rule change_until_processed;
    bool cancel_goes_beyond; /* past that time one asks, as long as it has not left */
    bool names_last_days;  /* that are no season: "bought in December, until the end of" */
    uint8_t dispatch_days; /* WEEKDAY_BIT()s on which goods leave, as articles tell it */
    struct season *seasons;
    size_t season_count;
    struct rule *rules;
    size_t rule_count;
    struct sentence_of *told; /* of public articles, by hash */
    size_t told_count;
    struct sentence_of *kept; /* of internal ones */
    size_t kept_count;
    struct sentence_of
        *clauses; /* of public articles and macros; a macro's article: NULL */
    size_t clause_count;
    const char **texts; /* of public articles and macros, as they are */
    size_t text_count, text_capacity;
    struct told_measures measures; /* "25.8 cm", of public articles and macros */
    struct clocks clocks;          /* "until 14:00", of the same */
    struct support *support;       /* the sentences of public articles, by their words */
    const struct macro *macros;    /* as they were given */
    size_t macro_count;
    struct text *hosts;            /* linked from public articles */
    size_t host_count;
};

/* A value of a draft, and what the words around it are about. */
struct inquiry {
    const struct value *value;
    const struct stems *stems; /* the words of its sentence */
    const struct stems *goods; /* those said of this value alone, and of no matter */
    uint64_t topics;           /* of its clause, or its sentence */
    uint64_t nearby;           /* of its sentence and its paragraph */
    uint32_t places;           /* named, or the customer's, widened; 0: not known */
    bool is_placed;            /* the draft names them */
    bool is_spaced;            /* its words are, so that stems are words and no pairs */
    bool is_certain; /* topics are its own, not its paragraph's; and it is put as a rule */
};

enum answer_kind {
    ANSWER_NONE, /* the articles say nothing about it */
    ANSWER_EQUAL,
    ANSWER_ELSEWHERE, /* the value stands in a rule about something near */
    ANSWER_LATER,     /* later than an estimate */
    ANSWER_DIFFERS,
};
struct answer {
    enum answer_kind kind;
    const struct rule *rule;
    bool is_unique; /* no other rule fits as well and says otherwise */
};

struct answer policy_ask(const struct policy *policy, const struct inquiry *inquiry);

/* "Filters have three years, seals five": of the warranty, the rule of another length that
   is told of the goods that the draft names, where it was held against the one that is
   told; NULL: none. */
const struct rule *policy_rule_of_goods(const struct policy *policy,
                                        const struct inquiry *inquiry,
                                        const struct rule *told);

/* The rule of that very length which says how soon the customer tells the shop of
   something; NULL: none. */
const struct rule *policy_rule_of_report(const struct policy *policy,
                                         const struct value *value);

/* By their hashes, for what follows. */
void sentences_sort(struct sentence_of *sentences, size_t count);
/* Where that sentence stands among the told or the kept ones; NULL where it does not. */
const struct article *policy_sentence(const struct sentence_of *sentences, size_t count,
                                      uint64_t hash);

/* A clause of that hash stands in a public article or a macro, word for word. */
bool policy_has_clause(const struct policy *policy, uint64_t hash);

/* Whose fee an amount is, by the words around it, as bits of enum tier; a draft's only as
   far as its own statement reaches. */
unsigned value_tiers(const struct reading *reading, const struct value *value);
unsigned value_tiers_said(const struct reading *reading, const struct value *value);

/* The same length, amount or percentage; within a tenth where is_about. */
bool value_equals(const struct value *draft, const struct value *known);
/* The value is one of those between low and high. */
bool value_within(const struct value *draft, const struct value *known);
/* Different in every reading: 30 days and 2 months are, 30 days and a month are not. */
bool value_differs(const struct value *draft, const struct value *known);
/* Later at its earliest than the other at its latest. */
bool value_is_later(const struct value *draft, const struct value *known);
/* The least and the most calendar days that a duration may be. */
void value_days(const struct value *value, double *least, double *most);
/* The sign or code of an amount may mean the currency. */
bool value_currency_fits(const struct value *value, const char *currency);
/* Two amounts may be of one currency. */
bool value_currencies_fit(const struct value *a, const struct value *b);

/* The dates of a sentence about returns as those of a season; article and quote are left.
 */
bool season_read(const struct reading *reading, const struct sentence *sentence,
                 struct season *season);
/* A day of the calendar, or the end of a month, for giving something back. */
bool names_last_day(const struct reading *reading, const struct sentence *sentence);

/* The groups of countries that a named place or a country belongs to. */
uint32_t places_widen(uint32_t places);
uint32_t places_of_country(const char *country);

#endif
