/*
 * What is asked of a model, in words: a constant system text, the shop's rules that bear on
 * the question, the customer's orders as facts, the thread, and what the agent wants. Pure.
 * Everything that a customer wrote goes in as JSON strings between boundaries that no text
 * can know; everything goes through the mask. Tests pin each prompt as a readable file
 * (tests/assist/prompts/).
 */
#ifndef ASSIST_ASK_H
#define ASSIST_ASK_H

#include "assist/assist.h"
#include "base/attributes.h"
#include "base/error.h"
#include "base/memory.h"
#include "chat/model_prompt.h"
#include "chat/triage.h"
#include "guard/mask.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum ask_kind {
    ASK_DRAFTS,      /* replies to the thread */
    ASK_REWRITE,     /* text, how */
    ASK_SUMMARY,     /* of the thread, in the agent's language */
    ASK_TRANSLATION, /* text, into lang */
    ASK_TRIAGE,      /* of several tickets: JSON */
    ASK_PICKS,       /* candidates by id, with an explanation each: JSON */
    ASK_WRITING,     /* about a product */
    ASK_KIND_COUNT
};
const char *ask_kind_name(enum ask_kind kind); /* "drafts" "rewrite" … */
/* What a model is told before anything else: constant. */
const char *ask_system(enum ask_kind kind);
/* Every other word that stands in requests whomever they are about: sections, tasks. */
const char *ask_words(void);

enum rewrite_how {
    REWRITE_SHORTER,
    REWRITE_FRIENDLIER,
    REWRITE_FORMAL,
    REWRITE_SIMPLER,
    REWRITE_FIX,
    REWRITE_EXPAND,
    REWRITE_TRANSLATE, /* into the customer's language */
    REWRITE_FREE,      /* as the instruction says */
    REWRITE_HOW_COUNT
};
const char *rewrite_how_name(enum rewrite_how how); /* "shorter" … */
bool rewrite_how_parse(struct text name, enum rewrite_how *how) MUST_CHECK;

enum writing_kind { WRITING_DESCRIPTION, WRITING_AD, WRITING_SOCIAL, WRITING_KIND_COUNT };
const char *writing_kind_name(enum writing_kind kind);
bool writing_kind_parse(struct text name, enum writing_kind *kind) MUST_CHECK;

/* All borrowed; what a kind does not use may be zero. */
struct ask {
    enum ask_kind kind;
    /* ticket, customer, orders, products, articles, … */
    const struct facts *facts;
    /* Paragraphs that bear on the question, and how this shop words such answers; best
     * first. */
    const struct article_hit *articles;
    size_t article_count;
    const struct macro_hit *macros;
    size_t macro_count;
    const struct order *order_meant; /* NULL: none, or not to be told */
    const char *order_why;           /* assist_order_meant()'s */
    const char *instruction;         /* the agent's own, NULL */
    enum rewrite_how how;
    const char *text; /* to be rewritten or translated */
    /* To be written in; NULL: the thread's. A text is rewritten in its own, but by
     * REWRITE_TRANSLATE. */
    const char *lang;
    const char *signature;
    /* ASK_PICKS: shuffled by the caller. ASK_DRAFTS: what a reply may recommend where the
     * customer asks for it. */
    const struct pick *candidates;
    size_t candidate_count;
    size_t wanted;                 /* picks */
    const struct product *product; /* ASK_WRITING */
    enum writing_kind writing;
    const struct ticket *const *tickets; /* ASK_TRIAGE */
    struct mask *const *masks;           /* one for each of tickets */
    size_t ticket_count;
    /* ASK_DRAFTS, where a request gives one answer: 0, 1, 2 … ask for different ones. */
    int variant;
    const char *boundary; /* random, of this request: 16 letters and digits */
    int64_t budget;       /* tokens the prompt may take; 0: 6,000 */
};

/*
 * The JSON that is asked for:
 *   picks   {"picks":[{"id":"SKU-1","explanation":"…"}]}
 *   triage  {"tickets":[{"number":0,"intent":"return","urgency":"normal","sentiment":-0.2,
 *           "lang":"es","reason":"…"}]}, numbered from 0 as in ask.tickets; intent and lang
 *           may be "" for not known
 *
 * The prompt, masked, in the arena. False where the mask cannot tell (then nothing may
 * leave), or where not even the newest message fits the budget. mask may be NULL for triage
 * alone, whose tickets have their own. What the shop notes internally goes into a summary
 * and into nothing else.
 */
bool ask_write(const struct ask *ask, struct mask *mask, struct arena *arena,
               struct model_prompt *prompt, struct error *err) MUST_CHECK;

/* What triage says without a model, and the floor under what a model says. Everything in
 * the arena or borrowed from the request. */
void assist_triage(const struct draft_request *request, struct arena *arena,
                   struct triage *triage);
/* A model's opinion on top of the rules': urgency is never lowered, an intent that is none
 * of the shop's and a language that nobody here knows are dropped, and reasons say who said
 * what. */
void assist_triage_join(const struct triage *model, struct arena *arena,
                        struct triage *rules);

/* What the local engine can write about a product: its attributes in whole sentences, in a
 * language it knows; false where it knows too little. */
bool assist_write(const struct product *product, enum writing_kind kind, const char *lang,
                  struct buffer *out) MUST_CHECK;

#endif
