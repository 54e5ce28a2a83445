/*
 * The drafts of one ticket while they are being gathered, best first: from macros,
 * articles, picks, the order's fields, and our own words where the shop has none. Private
 * to the assist folder.
 */
#ifndef ASSIST_GATHERING_H
#define ASSIST_GATHERING_H

#include "assist/assist.h"
#include "fill.h"
#include "intent.h"
#include "options.h"

#include <stdbool.h>
#include <stddef.h>

#define DRAFTS_MAX      9
#define PICKS_IN_A_LIST 3

struct gathering {
    const struct draft_request *request;
    struct arena *arena;
    struct asked asked;
    struct meant meant;
    bool was_answered;
    bool has_to_say_which; /* of several orders none is named, but one is meant */
    bool speaks_theirs;    /* one draft answers in the customer's language: no other one may
                            * stand beside it */
    struct options options;
    unsigned aspects; /* that are asked */
    struct intent_score intents[INTENT_LIMIT];
    size_t intent_count;
    size_t wanted;
    struct draft drafts[DRAFTS_MAX];
    size_t count;
};

/* What is known of a reply but its text. */
struct offer {
    const char *lang;
    const char *intent;
    struct source *sources;
    const char **said;
    size_t source_count;
    bool is_holding;
    bool is_bare; /* fields, or a question: what the shop's own words say better */
};

/* Mends the text and takes it as the next draft, unless nothing is left or it is known. */
bool gathering_offer(struct gathering *gathering, const char *text, struct offer offer);
bool gathering_offer_filled(struct gathering *gathering, const struct filled *filled,
                            const char *lang, const char *intent);
/* Of what was written to another customer: everything that is said in it is proved here,
 * and every number stands in what is proved. */
bool gathering_may_say(const struct gathering *gathering, const char *text);
/* The intent that speaks the loudest is this one, loud enough to be answered. */
bool gathering_is_about(const struct gathering *gathering, const char *intent);

/* A list of picks with today's price; start is the first of them. */
bool gathering_offer_picks(struct gathering *gathering, size_t start);
/* A paragraph of a public article, in the language of the answers, that speaks of what is
 * asked. */
bool gathering_has_article(const struct gathering *gathering);
/* Paragraphs that answer, those in the customer's language first; are_apt: as above alone.
 */
void gathering_offer_articles(struct gathering *gathering, bool are_apt, size_t limit);
/* A paragraph, or a sentence, of an article, in its language. */
bool gathering_offer_paragraph(struct gathering *gathering, const struct article *article,
                               const char *paragraph);
/* The sentence of an article about how goods get to the place that is asked after, and what
 * that costs, in whatever language it is asked. */
void gathering_offer_rules(struct gathering *gathering);
/* Where the order stands, field by field, for a shop whose macros do not say it. */
void gathering_offer_order(struct gathering *gathering);
/* The order that is meant. Where several are as likely it is none, whatever is asked: then
 * no draft says of one what may not be true of the one that is meant. */
void gathering_find_order(struct gathering *gathering);
/* Which of these orders is meant: asks, and names each; false where it is clear. */
bool gathering_offer_which(struct gathering *gathering);
/* What answers something that is about an order, and says of which where it has to be said
 * and the text does not yet. */
void gathering_say_which(const struct gathering *gathering, const char *lang,
                         const char *intent, struct filled *filled);
/* Our own words, filled as a macro is: a greeting, an empty line, the rest. */
struct phrases;
bool gathering_fill_own(struct gathering *gathering, const struct phrases *phrases,
                        const struct facts *facts, const char *rest, struct filled *filled);
/* The language of our own words: the customer's, the shop's, English. */
const struct phrases *gathering_own_phrases(const struct gathering *gathering);
/* Words of another answer behind this one's, before its regards, with their sources. */
void gathering_add(const struct gathering *gathering, const char *words,
                   const struct filled *more, struct filled *filled);
/* The best answer with what another one says of what it leaves open, though it is asked. */
void gathering_offer_joined(struct gathering *gathering);
/* "You are welcome", where the shop has no such macro in the customer's language. */
void gathering_offer_welcome(struct gathering *gathering);
/* A colleague looks into it: claims nothing. */
void gathering_offer_holding(struct gathering *gathering);
/* For whoever may not be told of the customer: a request for proof, and no fact. */
void gathering_offer_identity(struct gathering *gathering);

#endif
