/* What the model wants done in the world, as data. Strings are owned by the list. */
#ifndef APP_EFFECT_H
#define APP_EFFECT_H

#include "assist/ask.h"
#include "base/memory.h"
#include "base/moment.h"
#include "chat/ledger.h"
#include "chat/ticket.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum effect_kind {
    EFFECT_OPEN,       /* ticket: load it -> EVENT_LOADED */
    EFFECT_OFFER,      /* ticket, request, wanted, text (an instruction or NULL), asks_model -> EVENT_OFFERED by the
                          local engine at once; then, where a model may be asked, EVENT_ASKING, EVENT_GREW, an
                          EVENT_OFFERED of the same request for each draft that is whole, and EVENT_ANSWERED */
    EFFECT_PICKS,      /* ticket: its picks and products, as the catalogue has them now -> EVENT_PICKED */
    EFFECT_ASK,        /* ticket, request, asks, how, text, detail (instruction), lang: a model is asked
                          -> EVENT_ASKING, EVENT_GREW, EVENT_ANSWERED */
    EFFECT_STOP_ASKING, /* request; wanted: 0 all of it, else that answer (from 1) alone */
    EFFECT_SHOW_REQUEST, /* ticket, request: what would leave now -> EVENT_REQUESTS */
    EFFECT_PROFILE,    /* text: the profile that answers from now on, "local" for none -> EVENT_ENGINE */
    EFFECT_CHANGE,     /* ticket, change: a durable RECORD_CHANGE -> EVENT_HEAD, EVENT_SAVED */
    EFFECT_KEEP,       /* ticket, text, is_internal, files: the unfinished reply, durable -> EVENT_SAVED; request: 0, or
                          the number of a text that came back, which is kept beside that reply */
    EFFECT_TAKEN,      /* ticket, text, drafts: a draft was taken; with detail: rejected, and why (for the ledger) */
    EFFECT_HOLD,       /* ticket, key, text, is_internal, resolves, until, files, verdicts, drafts: the durable intent -> EVENT_HELD */
    EFFECT_SEND,       /* ticket, key, times_given: the hold is over, or once more -> EVENT_SENT */
    EFFECT_WAS_SENT,   /* ticket, key, times_given: the agent knows that it was -> EVENT_SENT */
    EFFECT_DROP,       /* ticket, key, times_given: taken back -> EVENT_DROPPED */
    EFFECT_ATTEST,     /* ticket, text (the claim's words), detail (reason), override: durable */
    EFFECT_LEDGER,     /* ticket, override: put down, nothing rests on it */
    EFFECT_LOOK_UP,    /* ticket, text, request -> EVENT_LOOKED_UP */
    EFFECT_SEARCH,     /* text, request -> EVENT_HITS, more than once */
    EFFECT_SEARCH_ON,  /* request: more hits than there are -> EVENT_HITS */
    EFFECT_STOP_SEARCH,
    EFFECT_FIND,       /* text, request: tickets, customers and products -> EVENT_FOUND, more than once; the one before ends */
    EFFECT_STOP_FINDING,
    EFFECT_SPELL,      /* request, lang, text: words, one a line -> EVENT_SPELT */
    EFFECT_SUGGEST,    /* request, lang, text: a misspelt word -> EVENT_SUGGESTED */
    EFFECT_OWN_WORD,   /* ticket, text: a word that is right from now on, durable and sealed */
    EFFECT_HISTORY,    /* ticket, request, text: its customer's id -> EVENT_HISTORY */
    EFFECT_EDITOR,     /* ticket, text, is_internal -> EVENT_EDITED */
    EFFECT_ATTACH,     /* ticket, text: a path; the file is looked at -> EVENT_ATTACHED */
    EFFECT_PATHS,      /* text: how a path begins -> EVENT_PATHS */
    EFFECT_BROWSE,     /* text: an address of the web, for [ui] open_command */
    EFFECT_COPY,       /* text: to the terminal's clipboard */
    EFFECT_THEME,      /* text: the name */
    EFFECT_NOTIFY,     /* text: what came, of nobody, for [ui] notify */
    EFFECT_BELL,
    EFFECT_REDRAW,
    EFFECT_SUSPEND,
    EFFECT_LOCK,
    EFFECT_QUIT,
    EFFECT_KIND_COUNT
};

/* What EFFECT_CHANGE changes; the shape of wire/thread.h's change without its times. */
struct wanted_change {
    bool has_status;
    enum ticket_status status;
    bool has_priority;
    enum priority priority;
    bool has_assignee;
    const char *assignee;
    bool has_snooze;
    moment_t snooze_until;
    bool has_tags;
    const char *const *tags;
    size_t tag_count;
    bool has_read;
    size_t read_count;
    /* Of a status that puts the ticket aside: messages that were known. Where the customer wrote
     * behind them it is refused. */
    bool has_seen;
    size_t seen;
};

struct effect {
    enum effect_kind kind;
    const char *ticket;
    const char *key;
    const char *text;
    const char *detail;
    size_t caret;      /* of EFFECT_KEEP */
    const char *draft; /* of EFFECT_KEEP: the name of the draft that it came from; NULL */
    const char *takes; /* of EFFECT_KEEP and EFFECT_HOLD: whose text went into it, a space between:
                          runs by their names, what came back by ".number"; "" for none; NULL: a note
                          that was not the composer's text */
    bool is_internal;
    bool resolves;
    size_t times_given; /* to the desk, when this was decided: else somebody else decided */
    moment_t until;
    uint64_t request;
    size_t wanted;
    bool asks_model;      /* of EFFECT_OFFER: the agent wants it now, whatever [model] ask says */
    bool is_ahead;        /* of EFFECT_OFFER: nobody has opened the ticket yet */
    bool is_local;        /* of EFFECT_OFFER: no model is asked, whatever [model] ask says */
    bool is_model_alone;  /* of EFFECT_OFFER: the local drafts stand there already */
    enum ask_kind asks;   /* of EFFECT_ASK */
    enum rewrite_how how;
    const char *lang;
    struct wanted_change change;
    const struct attachment *files; /* of EFFECT_HOLD and EFFECT_KEEP */
    size_t file_count;
    const struct ledger_draft *drafts; /* the one that was decided over, then those beside it */
    size_t draft_count;
    const struct ledger_verdicts *verdicts;
    const struct ledger_override *override;
};

struct effects {
    struct arena arena;
    struct effect *list;
    size_t count;
    size_t capacity;
};

void effects_init(struct effects *effects);
void effects_release(struct effects *effects);
void effects_clear(struct effects *effects);
/* A zeroed effect of the kind at the end of the list; set its strings by arena_text() of the list's arena. */
struct effect *effects_add(struct effects *effects, enum effect_kind kind);
/* The effect's files, copied into the list. */
void effect_files(struct effects *effects, struct effect *effect,
                  const struct attachments *files);

#endif
