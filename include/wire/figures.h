/*
 * Figures of the team, made from the ledgers of its tickets: how replies came to be, and
 * what was passed over the guard. Nobody is named in them: there are none of an agent but
 * one's own.
 */
#ifndef WIRE_FIGURES_H
#define WIRE_FIGURES_H

#include "base/buffer.h"
#include "base/memory.h"
#include "base/table.h"
#include "chat/order.h"
#include "wire/ledger.h"

#include <stddef.h>
#include <stdint.h>

/* Of the grapheme clusters of draft and text together; less is a light edit. */
#define FIGURES_REWRITE_SHARE 0.4
#define FIGURES_COLUMNS       5    /* the most kinds that a row counts */
#define FIGURES_SECONDS       7200 /* a longer handling counts as this long */

enum reply_kind {
    REPLY_AS_IS,
    REPLY_LIGHT_EDIT,
    REPLY_REWRITE,
    REPLY_OF_ONES_OWN,
    REPLY_KIND_COUNT
};

struct figures_row { /* of a language and an engine; of a rule; of a reason */
    const char *name;
    const char *engine; /* NULL: without a draft, or not said */
    const char *model;  /* NULL: the local engine, or not told apart */
    int64_t counts[FIGURES_COLUMNS];
};
struct figures_table {
    struct figures_row *rows;
    size_t count;
    size_t capacity;
};

/* How far picks came; each counts what the next one counts too. */
enum figures_pick {
    FIGURES_PICK_OFFERED, /* stood beside a reply that was sent */
    FIGURES_PICK_PUT,
    FIGURES_PICK_SENT,
    FIGURES_PICK_BOUGHT, /* an order of that customer has it, placed after the sending */
    FIGURES_PICK_COUNT
};

/* Of the replies whose keys were counted. */
#define FIGURES_KEYS 5000 /* a longer reply counts as this many in median and p90 */
struct figures_keys {
    uint32_t *counts; /* replies that took so many */
    int64_t replies;
    struct ledger_keys sum;
};

struct figures_day {
    int64_t day; /* as day_number(), in the shop's zone */
    int64_t replies[REPLY_KIND_COUNT];
    int64_t timed;
    int64_t seconds; /* of those together */
    int64_t keyed;
    int64_t keys; /* of those together */
    int64_t picks[FIGURES_PICK_COUNT];
};

struct figures_asked { /* of a profile and a kind of question */
    const char *profile;
    const char *kind;
    const char *currency; /* NULL: without a price */
    int64_t requests;
    int64_t cancelled; /* of them */
    int64_t failed;
    int64_t estimated; /* the server did not count their tokens */
    int64_t prompt_tokens;
    int64_t completion_tokens;
    int64_t cost_micro;
};

/* Of a rule of the guard. */
#define FIGURES_LAST      50
#define FIGURES_UNCHANGED 40 /* of those: the rule changes nothing */
struct figures_rule {
    const char *name;
    int64_t fired;    /* replies over which it did, sent in the end */
    int64_t changed;  /* of these, those whose text it changed */
    int64_t attested; /* with a reason, on the screen or by reply --override */
    int64_t false_alarms;
    int64_t would_block; /* sent where the shop only watched */
    struct figures_fire {
        moment_t at;
        bool is_changed;
    } * last; /* the newest, in order */
    size_t last_count;
};

struct figures {
    struct arena arena;
    moment_t since;    /* MOMENT_NONE: all */
    const char *agent; /* borrowed; whose own work alone is counted, NULL: the team's */
    int64_t replies[REPLY_KIND_COUNT];
    struct figures_table by;       /* language and engine; counts by reply_kind */
    struct figures_table by_model; /* engine and model; counts by reply_kind */
    struct figures_table picks;    /* language, engine, model; counts by figures_pick */
    int64_t picks_beside;          /* replies with picks beside them */
    struct figures_keys keys;
    struct figures_day *days; /* those with replies, in order */
    size_t day_count;
    size_t day_capacity;
    struct figures_table overrides;  /* by rule; counts by override_kind */
    struct figures_table rejections; /* by reason; counts[0] */
    uint32_t *seconds;               /* replies that took so long from open to sent */
    int64_t timed;
    struct figures_asked *asked;
    size_t asked_count;
    size_t asked_capacity;
    struct table running;  /* left, and no record says how they ended */
    struct table requests; /* counted: one about several tickets has a record with each */
    struct figures_rule *rules;
    size_t rule_count;
    size_t rule_capacity;
    int64_t damaged;
};

void figures_init(struct figures *figures, moment_t since);
void figures_release(struct figures *figures);
/* Public replies that were sent, and decisions, since then. */
void figures_add(struct figures *figures, const struct ledger *ledger);
/* There are picks in replies of it that count: whether they were bought is worth a look. */
bool figures_wants_orders(const struct figures *figures, const struct ledger *ledger);
/* The orders of the ledger's customer, for picks of a ledger that was added before. */
void figures_add_orders(struct figures *figures, const struct ledger *ledger,
                        const struct order *orders, size_t count);
/* One RECORD_EGRESS: what was asked of a model, which no record tells who did. */
void figures_add_egress(struct figures *figures, struct text body);
/* Of every profile and kind; currency is that of all, NULL where there is none or several.
 */
struct figures_asked figures_asked_sum(const struct figures *figures);
/* Seconds from open to sent that a share (0 to 1) of the replies did not pass; -1: none. */
int64_t figures_seconds(const struct figures *figures, double share);
/* Keys that a share of the replies whose keys are known did not pass; -1: none. */
int64_t figures_keys(const struct figures *figures, double share);
/* Of all engines and languages. */
void figures_picks_sum(const struct figures *figures, int64_t sums[FIGURES_PICK_COUNT]);
int64_t figures_replies(const struct figures *figures);
/* Rows in order: the most counted first. */
void figures_sort(struct figures *figures);
/* "offered", "put", "sent", "bought" */
const char *figures_pick_name(enum figures_pick pick);
/* "as_is", "light_edit", "rewrite", "without_draft" */
const char *reply_kind_name(enum reply_kind kind);
/* Of the last FIGURES_LAST those that changed no text. */
int64_t figures_unchanged(const struct figures_rule *rule);
/* It fired often of late and changed hardly any text. */
bool figures_is_idle(const struct figures_rule *rule);
/* stats --guard --json: one object, after figures_sort(). */
void answer_guard_figures(const struct figures *figures, struct buffer *out);
/* stats --json: one object, after figures_sort(). */
void answer_figures(const struct figures *figures, struct buffer *out);

#endif
