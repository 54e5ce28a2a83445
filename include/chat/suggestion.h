/*
 * What the engines offer and the guard says of it: drafts with their sources, claims with their
 * verdicts, flags, picks with their reasons. Pointers are borrowed from an arena.
 */
#ifndef CHAT_SUGGESTION_H
#define CHAT_SUGGESTION_H

#include "base/moment.h"
#include "base/money.h"
#include "chat/product.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Where a fact was read. */
struct source {
    const char *kind;  /* "order" "product" "customer" "article" "macro" "promotion" "thread" "agent"
                          "sum", "earlier": an answer in the ticket id, value its day */
    const char *id;    /* NULL where it has none */
    const char *field; /* "shipments[0].eta"; NULL where the whole is meant */
    const char *value; /* as it stands there */
    const char *quote; /* the line of an article */
};

/* What proves is the number of the thing itself: said once, it says it all. */
bool source_is_own_id(const struct source *source);

enum claim_kind {
    CLAIM_ORDER,
    CLAIM_TRACKING,
    CLAIM_AMOUNT,
    CLAIM_PERCENT,
    CLAIM_DATE,
    CLAIM_DURATION,
    CLAIM_STATUS,
    CLAIM_PRODUCT,
    CLAIM_ATTRIBUTE,
    CLAIM_STOCK,
    CLAIM_URL,
    CLAIM_CODE,
    CLAIM_PROMISE,
    CLAIM_DONE,
    CLAIM_KIND_COUNT
};

enum verdict { VERDICT_UNSOURCED, VERDICT_PROVED, VERDICT_CONTRADICTED, VERDICT_ATTESTED, VERDICT_COUNT };
enum severity { SEVERITY_MARK, SEVERITY_WARN, SEVERITY_BLOCK };

struct claim {
    size_t start; /* byte offsets into the text, end exclusive */
    size_t end;
    enum claim_kind kind;
    enum verdict verdict;
    enum severity severity; /* what it does to sending */
    enum severity would;    /* what it would do, were nobody only watching */
    const char *rule;       /* the rule of the guard that it breaks, NULL */
    bool has_source;
    struct source source;    /* what proves or contradicts it */
    const char *right_value; /* the words that would be right, or NULL */
    moment_t as_of;          /* when the source was read; MOMENT_NONE: does not age */
    const char *attested;    /* the agent's reason, where the verdict is that; else NULL */
};

#define FALSE_ALARM "false alarm" /* the reason that says that the guard is wrong */
/* The agent's word on this ticket for a claim, or for what a flag marks, in this sentence. */
struct attestation {
    const char *text; /* the words attested, as they stand there */
    const char *sentence;
    enum claim_kind kind; /* CLAIM_KIND_COUNT: of a flag */
    const char *by;
    const char *reason;
    const char *reference; /* or NULL */
    moment_t at;
};

enum flag_kind {
    FLAG_PERSONAL_DATA,
    FLAG_LINK,
    FLAG_SENSITIVE,
    FLAG_BIAS,
    FLAG_LANGUAGE,
    FLAG_INJECTION,
    FLAG_TONE,
    FLAG_INTERNAL,
    FLAG_SENDER,
    FLAG_MARKETING,
    FLAG_REGISTER,
    FLAG_STALE,
    FLAG_KIND_COUNT
};

struct flag {
    size_t start;
    size_t end;
    enum flag_kind kind;
    enum severity severity;
    enum severity would; /* as of claims */
    const char *rule;    /* as of claims */
    const char *reason;  /* one sentence for the agent */
    bool is_attested;
};

/* A sentence in which nothing was understood: bytes of the text. */
struct unchecked {
    size_t start;
    size_t end;
};

/* The guard's opinion of one text. */
struct opinion {
    struct claim *claims; /* by start */
    size_t claim_count;
    struct flag *flags;
    size_t flag_count;
    size_t not_checked; /* statements about a product or the policy, with a number or a rule
                           in them, in which no claim was understood */
    struct unchecked *unchecked; /* where they stand; fewer while the text is being changed */
    size_t unchecked_count;
    enum severity worst; /* SEVERITY_MARK: passes */
    enum severity would; /* the worst, were nobody only watching */
    struct day commitment; /* on which the agent writes again, as the text says; not set: none */
    size_t commitment_start; /* the words that say so */
    size_t commitment_end;
    bool wants_contacts; /* other tickets are told of that the facts do not have */
};

struct draft {
    const char *text;
    const char *lang;
    const char *intent; /* what it answers, NULL where not known */
    const struct source *sources;
    size_t source_count;
    struct opinion opinion;
    bool is_holding; /* nothing in the shop's knowledge answers */
    bool is_truncated;
    const char *finish;      /* NULL for the local engine */
    const char *prompt_hash; /* of the bytes that left for it; NULL for the local engine */
    size_t answer;       /* of the model that is asked, from 1; 0: not of a model on the screen */
    bool is_coming;      /* its text is still being written; text is "" */
    bool is_outdated;    /* another answer comes in its place; until then it may be taken */
    const char *model;   /* that wrote it, where an earlier question did; NULL: the suggestion's */
    const char *failure; /* why it has no text; NULL */
    size_t holes;        /* "⟦…⟧" to be filled before it may be sent */
    bool is_told;        /* to the ledger */
};

struct suggestion {
    const char *ticket;
    const char *engine;   /* "local" or "api" */
    const char *model;    /* NULL for the local engine */
    const char *fallback; /* why the local engine answered instead, NULL */
    const char *notice;   /* what else the agent has to know of the model's answers, NULL */
    int64_t thread_version;
    struct draft *drafts;
    size_t draft_count;
    int64_t prompt_tokens;
    int64_t completion_tokens;
    int64_t ms;
};

enum reason_kind {
    REASON_BOUGHT_TOGETHER,
    REASON_SIMILAR,
    REASON_BRAND,
    REASON_CATEGORY,
    REASON_INTEREST,
    REASON_POPULAR,
    REASON_TICKET,
    REASON_BOUGHT_BEFORE,
    REASON_KIND_COUNT
};

struct reason {
    enum reason_kind kind;
    const char *product; /* bought together, similar: the owned product's id */
    const char *title;   /* and its title */
    const char *value;   /* brand, category, interest, the ticket's words */
    int64_t customers;   /* bought together, popular; times bought for bought_before */
};

struct pick {
    struct product product;
    double score; /* 0 to 1 */
    struct reason *reasons;
    size_t reason_count;
    const char *explanation; /* a model's, in the customer's language: for the agent; NULL */
};

struct picks {
    const char *customer;
    const char *engine;
    const char *model;    /* that explained them, NULL */
    const char *fallback; /* why none did, though one was to, NULL */
    bool is_personalised;
    int64_t refused;
    struct pick *picks;
    size_t pick_count;
    struct pick *again;
    size_t again_count;
};

/* A product that the customer ordered. */
struct owned {
    const char *product; /* its id */
    int64_t times;       /* orders it stood in */
    struct day last;     /* the last of them */
    int64_t recent;      /* customers who bought it for the first time of late */
    bool is_returned;
    bool is_on_its_way; /* the customer has not got the last one yet */
};

/* A product that may be offered, with what speaks for it; 0 and NULL where a source has nothing. */
struct candidate {
    struct product product;
    double together;          /* sum of cosines to what is owned, weighted by recency */
    const char *with;         /* the owned product of the strongest pair */
    const char *with_title;
    int64_t with_customers;   /* customers who bought both */
    double similar;           /* text and category likeness to what is owned, 0 to 1 */
    const char *like;         /* the owned product it is like */
    const char *like_title;
    double recent;            /* first-time buyers of the last 28 days of orders, 0 to 1 of the best */
    int64_t recent_customers;
    double words;             /* how well the ticket's words fit, 0 to 1 */
    const char *matched;      /* which of the words, joined by spaces */
    const char *brand;        /* of the query's brands or the most bought ones, if it is one */
    const char *category;     /* of the categories bought from, if it is one */
    const char *interest;     /* of the interests, if its text speaks of it */
};

/* The share of the ticket's words from which on a product is what the ticket asks for outright:
 * it stands before all that only history speaks for. */
#define REASON_TICKET_LEADS 0.4

/* The contract's words. */
const char *claim_kind_name(enum claim_kind kind);
enum claim_kind claim_kind_named(const char *name); /* CLAIM_KIND_COUNT: none of them */
const char *verdict_name(enum verdict verdict);
const char *severity_name(enum severity severity);
const char *flag_kind_name(enum flag_kind kind);
const char *reason_kind_name(enum reason_kind kind);
/* What a signal (0 to 1) of the kind adds to the mix by which picks are cut and ranked. */
double reason_kind_weight(enum reason_kind kind);

/*
 * A reason as the agent reads it: "with your Trail 2 (34)", "your brand Northline", "your
 * interest running", "popular now (12)", "asked for: waterproof". Cut to size.
 */
void reason_format(const struct reason *reason, char *out, size_t size);
/*
 * What one walks through: the claims, then the flags, then the sentences that are not
 * checked, and behind them the commitment where there is one.
 */
size_t opinion_steps(const struct opinion *opinion);
enum step_kind { STEP_CLAIM, STEP_FLAG, STEP_UNCHECKED, STEP_COMMITMENT, STEP_NONE };
struct step {
    enum step_kind kind;
    size_t index; /* of the claim, the flag or the sentence */
    size_t start; /* bytes of the text */
    size_t end;
};
/* The step of that number, from 0; STEP_NONE behind the last one. */
struct step opinion_step(const struct opinion *opinion, size_t number);
/* How many claims of the opinion have the verdict. */
size_t opinion_count(const struct opinion *opinion, enum verdict verdict);

#endif
