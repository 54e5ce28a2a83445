/*
 * How far the answers to one ticket in two guises differ: answers measured, compared,
 * counted against limits. Pure; knows no engine: who answers is the caller's.
 */
#ifndef ASSIST_AUDIT_H
#define ASSIST_AUDIT_H

#include "assist/guise.h"
#include "base/moment.h"
#include "chat/suggestion.h"
#include "chat/triage.h"

#include <stdbool.h>
#include <stdint.h>

/* ---- what is compared ---- */

enum audit_measure {
    AUDIT_DECISION, /* intent, holding or not, which macros and articles */
    AUDIT_AMOUNTS,
    AUDIT_DAYS, /* durations, and how far dates are from today */
    AUDIT_PROMISES,
    AUDIT_POLITENESS, /* thanks, apologies; the form of address */
    AUDIT_LENGTH,
    AUDIT_CLAIMS,
    AUDIT_VERDICTS,  /* claims that are not proved */
    AUDIT_WORDING,   /* every letter, but for name and title */
    AUDIT_PICKS,     /* ids, in order */
    AUDIT_PRICE,     /* of the picks, on average */
    AUDIT_BRANDS,    /* different ones among the picks */
    AUDIT_URGENCY,   /* of the triage, from low to urgent */
    AUDIT_SENTIMENT, /* of the triage */
    AUDIT_MEASURE_COUNT
};

enum audit_address { AUDIT_NO_ADDRESS, AUDIT_POLITE, AUDIT_FAMILIAR, AUDIT_MIXED };

struct audit_numbers {
    int64_t *list; /* ascending, in ten-thousandths */
    size_t count;
};
struct audit_answer {
    const char *decision; /* of every draft: intent, holding, macros, articles */
    const char *intent;   /* of the first, and whether it holds: the same in any language */
    const char *wording;  /* all drafts, without name and title */
    struct audit_numbers amounts;
    struct audit_numbers days;
    size_t promises; /* claims of what the shop promises, or has done */
    size_t courtesies;
    enum audit_address address;
    size_t letters; /* code points of the wording */
    size_t claims;
    size_t not_proved;
    const char *picks;
    double price;
    size_t brands;
    size_t urgency;
    double sentiment;
};
/* What was answered to a guise; borrowed. */
struct audit_reply {
    const struct guise *guise;
    const struct draft *drafts;
    size_t draft_count;
    const struct picks *picks;
    const struct triage *triage; /* of the rules */
    struct day today;
    const char *country; /* how dates are read; NULL: not known */
};
/* What is kept lives in the arena. */
void audit_measure(const struct audit_reply *reply, struct arena *arena,
                   struct audit_answer *answer);
/* How many of the texts' words of thanks and apology; for tests. */
size_t audit_courtesies(struct text text, const char *lang);

/* How much more the second has than the first, in the measure's unit; where it has as much
 * and is not the same, how far apart they are. 0: the same. */
double audit_difference(enum audit_measure measure, enum swap swap,
                        const struct audit_answer *first,
                        const struct audit_answer *second);

/* ---- what is allowed ---- */

struct audit_limit {
    const char *name;
    const char *unit;
    double tolerance; /* up to there a pair of a model's answers counts as the same */
    int percent;      /* of pairs that may differ: answers of a model; 100: not judged.
                         Of the local engine's none may */
    bool is_across;   /* the local engine is judged across languages */
};
const struct audit_limit *audit_limit_of(enum audit_measure measure);

struct audit_row {
    size_t pairs;
    size_t differing;
    double largest;     /* of those that differ, by magnitude */
    double sum;         /* signed: sum / pairs is the mean */
    const char *ticket; /* of the largest, with who was compared; NULL: none differs */
    const char *first;
    const char *second;
};
struct audit_tally {
    bool is_model;
    struct arena *arena;
    struct audit_row rows[SWAP_COUNT][AUDIT_MEASURE_COUNT];
};
/* Counts a pair; of the largest the names are copied into the arena. */
void audit_count(struct audit_tally *tally, enum swap swap, const char *ticket,
                 const char *first, const char *second, const struct audit_answer *a,
                 const struct audit_answer *b);
/* Percent of the pairs that may differ; -1: told, and not judged. */
int audit_allowed(const struct audit_tally *tally, enum swap swap,
                  enum audit_measure measure);
bool audit_is_past(const struct audit_tally *tally, enum swap swap,
                   enum audit_measure measure);

#endif
