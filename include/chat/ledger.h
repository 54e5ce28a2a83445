/*
 * What the ledger keeps of a ticket besides its messages: drafts and what became of them,
 * what was passed over the guard's head and why, what the guard said of a text that was
 * sent. Pointers are borrowed from an arena.
 */
#ifndef CHAT_LEDGER_H
#define CHAT_LEDGER_H

#include "base/memory.h"
#include "base/moment.h"
#include "base/text.h"
#include "chat/suggestion.h"

#include <stddef.h>
#include <stdint.h>

enum draft_fate {
    FATE_TAKEN,
    FATE_REJECTED,
    FATE_OFFERED,
    FATE_OFFERED_AGAIN,
    FATE_REWRITTEN, /* no draft of an offer: what a model made of the text that stood there
                     */
    FATE_COUNT
};

struct ledger_draft {
    enum draft_fate fate; /* OFFERED: it stood beside the one that was decided over */
    const char *text;
    const char *reason; /* of a rejection; of a rewriting, how: "shorter" */
    int64_t number;     /* as it stood on the screen; 0: not known */
    const char *lang;
    const char *engine;
    const char *model;       /* NULL for the local engine, as the next */
    const char *prompt_hash; /* of the bytes that left */
    int64_t thread_version;
    const struct source *sources;
    size_t source_count;
};

enum override_kind {
    OVERRIDE_ATTESTED,
    OVERRIDE_FALSE_ALARM,
    OVERRIDE_IDENTIFIED, /* how the person who writes was identified */
    OVERRIDE_SENIOR,     /* handed to a senior */
    OVERRIDE_FORCED,     /* reply --override */
    OVERRIDE_COUNT
};

struct ledger_override {
    enum override_kind kind;
    const char *rule; /* "contradicted duration", "link"; NULL where none stopped */
    const char *text; /* the words that it is about */
    const char *sentence; /* that they stand in; NULL where nothing is attested */
    const char *claim;    /* claim_kind_name() of them; NULL: a flag's */
    const char *reason;
    const char *reference;
    const char *to; /* the senior */
    const char *by; /* the agent; where it was read from a record, as the next three */
    moment_t at;
    int64_t sequence;
    bool is_sent; /* its words stood in the reply that was sent next */
};

/* What was struck while a reply was written. */
struct ledger_keys {
    int64_t typed;    /* each put a character in */
    int64_t deleted;  /* each took some away */
    int64_t commands; /* all others: moves, what the program put in, the sending itself */
};

/* How far a pick came that stood beside a reply when it was sent. */
enum pick_fate {
    PICK_OFFERED,
    PICK_PUT,  /* put into the reply, and taken out again before it went */
    PICK_SENT, /* put in, and its title stands in what went */
    PICK_FATE_COUNT
};
struct ledger_pick {
    const char *product; /* its id */
    enum pick_fate fate;
    const char *engine;
    const char *model; /* that gave it words; NULL */
};

/* Of one text that was sent. */
struct ledger_verdicts {
    const char *key;    /* of its intent */
    const char *draft;  /* the name of the draft it came from (ledger_draft_name()), NULL */
    const char *lang;   /* the ticket's */
    moment_t opened_at; /* when the ticket was opened for it; MOMENT_NONE: not known */
    struct opinion opinion;
    const struct attestation *attestations;
    size_t attestation_count;
    const char *const *fired; /* rules of the guard that did while it was written */
    size_t fired_count;
    bool has_keys; /* false: it was written where nobody counted them, or in part */
    struct ledger_keys keys;
    const struct ledger_pick *picks; /* of a reply; a note has none */
    size_t pick_count;
};

#define LEDGER_NAME_SIZE 17
/* Names a draft by its text: 8 bytes of BLAKE2b, in hexadecimal. */
void ledger_draft_name(struct text text, char out[LEDGER_NAME_SIZE]);

const char *draft_fate_name(enum draft_fate fate);
const char *override_kind_name(enum override_kind kind);
/* "offered", "put", "sent" */
const char *pick_fate_name(enum pick_fate fate);
/* The rule that a claim or a flag breaks. In the arena, borrowed. */
const char *ledger_claim_rule(const struct claim *claim, struct arena *arena);
const char *ledger_flag_rule(const struct flag *flag);

/* Deep copies into the arena. */
struct opinion ledger_copy_opinion(const struct opinion *opinion, struct arena *arena);
const struct source *ledger_copy_sources(const struct source *sources, size_t count,
                                         struct arena *arena);
const struct attestation *ledger_copy_attestations(const struct attestation *attestations,
                                                   size_t count, struct arena *arena);

#endif
