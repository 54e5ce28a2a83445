/*
 * Everything the program knows while it runs. Changed by update() alone, read by the views.
 */
#ifndef APP_MODEL_H
#define APP_MODEL_H

#include "app/boxes.h"
#include "app/effect.h"
#include "app/event.h"
#include "app/keymap.h"
#include "app/queue.h"
#include "app/spelling.h"
#include "app/vi.h"
#include "base/moment.h"
#include "chat/composer.h"
#include "chat/suggestion.h"
#include "guard/figures.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum pane { PANE_QUEUE, PANE_THREAD, PANE_DRAFTS, PANE_REPLY, PANE_CUSTOMER, PANE_ORDERS, PANE_PICKS, PANE_COUNT };
enum mode { MODE_READING, MODE_WRITING };

/* A question at the bottom line, answered by typing. */
enum prompt_kind {
    PROMPT_NONE,
    PROMPT_COMMAND,
    PROMPT_LIMIT,
    PROMPT_SEARCH,
    PROMPT_ASSIGN,
    PROMPT_TAG,
    PROMPT_SNOOZE,
    PROMPT_REFERENCE, /* for an attestation's reason */
    PROMPT_IDENTIFIED,
    PROMPT_ATTACH,
    PROMPT_REWRITE, /* the instruction */
    PROMPT_COUNT,
};
struct prompt {
    enum prompt_kind kind;
    struct composer line;
    char **completions; /* of the word before the caret, NULL where none were asked for */
    size_t completion_count;
    size_t completion; /* the one put in, while Tab is struck again */
    size_t back;       /* so many lines ago was the one that stands there typed; 0: now */
    char *begun;       /* what was typed before one went back; NULL */
    char about[160];   /* the ticket it changes: "1042 Ana Ruiz"; "" where it is about none */
    char error[160];   /* a word on the answer, or why Enter was refused; "" for none */
    bool is_refused;   /* the latter */
};

/* A line that was typed into a prompt and taken. */
struct typed_line {
    enum prompt_kind kind;
    char *text;
};
#define TYPED_LIMIT 100

/* The limit while it is typed: the queue shows what fits. */
struct limit_try {
    bool is_on;
    char *before;    /* the limit there was; NULL: none */
    char *selected;  /* the ticket that was; NULL: none */
    enum pane pane;  /* that was marked */
    uint64_t version; /* of the line, as the queue shows it */
};

/* What came and was not told to the desktop yet. */
struct news {
    size_t tickets;   /* new ones that wait */
    size_t messages;  /* others that wait again */
    size_t late;
    moment_t since;   /* the first of them */
    moment_t told_at; /* the last time; 0: never */
};

/* A list to choose from, over the panes. */
enum menu_kind {
    MENU_NONE,
    MENU_MACROS,
    MENU_PALETTE,
    MENU_SNOOZE,
    MENU_PRIORITY,
    MENU_REJECT,
    MENU_REPLACE,    /* take a draft over an edited reply: replace, append, leave */
    MENU_WAY_OUT,    /* a blocked reply: right value, attest, senior, false alarm */
    MENU_QUIT,       /* a reply is held: send now, keep, drop */
    MENU_UNSENT,     /* waiting or possibly sent: it was sent, send again, edit, drop, show */
    MENU_HITS,       /* of :search */
    MENU_PASTE,      /* a paste while reading: put it in the reply, or not */
    MENU_THEME,
    MENU_FILES,      /* of the reply: which is taken off */
    MENU_REWRITE,    /* how the text is to be rewritten */
    MENU_OUTSIDE,    /* links: which is opened, and whether it may leave the shop's sites */
    MENU_RESOLVE,    /* messages nobody has seen are in it: resolve, open, leave */
    MENU_SPELLING,   /* a misspelt word: suggestions, one's own words, let be */
    MENU_MARKED,     /* some of the marked tickets are outside the limit: all, those shown, leave */
    MENU_MODEL,      /* which profile answers, or the local engine alone */
    MENU_KIND_COUNT
};
struct menu_item {
    char *label;
    char *detail; /* dim, behind the label; NULL */
    int value;    /* what choosing it means, by menu kind */
    char *id;     /* the name of what it means, where a number would not stay true; NULL */
    char digit;   /* the key that chooses it at once; 0 */
    const char *kind;  /* a word of ours beside the label: "ticket"; NULL */
    const char *enter; /* what Enter does with it, words of ours: "open it"; NULL: "choose" */
    bool is_preferred; /* stands before the others that fit the filter */
    bool is_found;     /* was found for the filter: fits, whatever it is called */
    bool is_near;      /* so, with letters left out */
    bool is_text;      /* fits by whole words, of the detail too; never by letters */
    bool takes_words;  /* letters choose it, and go on in the line that it opens */
    size_t match_start, match_end; /* bytes of the label to be marked; both 0: none */
};
/* What the marked row would put into the reply, as it would stand there; of a row that puts
 * in nothing, all that it says. */
struct preview {
    char *text;   /* NULL: there is none */
    bool goes_in;
    char *of;     /* that row, */
    uint64_t version;          /* the filter's, */
    const struct loaded *open; /* and the ticket as it was when it was made */
};
#define MENU_UNMARKED SIZE_MAX
struct menu {
    enum menu_kind kind;
    char *title;
    struct menu_item *items;
    size_t count;
    size_t capacity;
    size_t *shown; /* indexes of items that match the filter */
    size_t shown_count;
    size_t selected; /* index into shown; MENU_UNMARKED: none until one is moved to */
    bool is_filtered; /* typing filters (macros, palette) */
    bool falls_back;  /* none of the texts has the words: they all stand there */
    struct composer filter;
    struct preview preview;
};

/* What the menu or the prompt that stands was opened about. */
struct subject {
    char *open;      /* the ticket that was open; NULL: none */
    char **tickets;  /* that a change was meant for */
    size_t ticket_count;
    bool is_bulk;    /* they were marked */
    size_t unseen;   /* their messages that nobody had seen */
    char *text;      /* the draft, what stopped the reply, the key of what was not sent, the
                      * words that an article was found by */
    char *chosen;    /* the id of the item that was chosen */
};

/* What was found for the palette: of what is typed, or until that is there, of what was. */
struct palette {
    uint64_t request; /* whose finds are listened to; 0: nothing is looked for */
    uint64_t version; /* of the filter that was looked for */
    struct finding *found; /* in arena */
    size_t count;
    struct arena arena;
};

/* Text over the panes, to read and scroll. */
enum overlay_kind {
    OVERLAY_NONE,
    OVERLAY_HELP,
    OVERLAY_DIFF,
    OVERLAY_LEAVES,
    OVERLAY_TRIAGE,
    OVERLAY_REWRITE, /* these are of the errand */
    OVERLAY_SUMMARY,
    OVERLAY_BACK, /* the reply in the agent's language */
    OVERLAY_COPY, /* copy mode: no text of its own, the screen is the terminal's */
    OVERLAY_PRODUCT,
    OVERLAY_SPELLING, /* each misspelt word of the reply, with suggestions */
    OVERLAY_KIND_COUNT
};
struct overlay {
    enum overlay_kind kind;
    struct buffer text; /* made when it opens; lines "key\thelp" for OVERLAY_HELP, a heading
                         * behind a tab alone */
    struct buffer whole;    /* of OVERLAY_HELP, where only what is looked for stands in text */
    struct composer filter; /* what is looked for in it */
    bool is_sought;         /* letters go there */
    size_t top;
    enum pane of; /* OVERLAY_COPY shows the text of: thread, drafts or reply */
    struct figure *marks; /* bytes of text: numbers that stand on one side alone */
    size_t mark_count;
    size_t mark_capacity;
};

/* A reply (or note) to the open ticket. */
struct reply {
    struct composer composer;
    struct attachments files; /* that go with it */
    bool is_internal;
    size_t top;              /* first wrapped line shown */
    bool is_touched;         /* typed in or taken since the ticket was opened */
    bool was_touched;        /* before the last change */
    bool is_kept;            /* what stands here is durable */
    char *draft_text;        /* the draft it came from, NULL */
    int draft_number;
    char *takes;             /* the earlier runs whose text it goes on from; NULL */
    uint64_t version_read;   /* the composer's version that opinion speaks of */
    struct buffer read;      /* and its text */
    bool is_read_in_part;    /* only what was typed last; the whole is read once typing rests */
    uint64_t version_rested; /* of the text as it stood when typing rested last */
    struct arena arena;      /* of opinion */
    struct arena next_arena; /* of the one that is being made */
    struct opinion opinion;
    uint64_t fired;          /* rules of the guard, as bits, since the text was begun */
    size_t claim;            /* index of the step that c stands on; SIZE_MAX: none */
    char *claim_words;       /* what it says, while the text is read anew; NULL */
    size_t claim_start;      /* and where that stood */
    struct looked_up *known; /* what the vault said of this text */
    struct attestation *attestations; /* in attested_arena */
    size_t attestation_count;
    size_t attestation_capacity;
    struct arena attested_arena;
    bool is_identified;
    uint64_t version_seen;   /* the composer's version that was wholly on the screen */
    bool is_scrolled;        /* paged through: top rules, the caret may stand outside */
    uint64_t version_given;  /* as the program last put text in: a draft, a pick, a paste */
    uint64_t version_put;    /* as a key of reading put something in last; 0: none did */
    uint64_t serial_put;     /* and that key's */
    uint64_t version_fact;   /* as a fact was put in last; 0: none was */
    size_t fact_end;         /* and where it ended */
    uint64_t version_done;   /* as it stood when a ticket was last changed beside it */
    uint64_t serial_done;    /* of the first of those changes; 0: there was none */
    size_t undone;           /* so many of those were taken back since */
    uint64_t version_kept;   /* of the last EFFECT_KEEP */
    moment_t kept_at;        /* when that was given out; MOMENT_NONE: never */
    size_t keeps;            /* EFFECT_KEEPs that were not answered */
    uint64_t look_up;        /* the last EFFECT_LOOK_UP's request */
    uint64_t version_asked;  /* and the version it asked for */
    size_t word_start;       /* of the ::name that a menu completes; SIZE_MAX: none */
    size_t earlier;          /* how many replies ^R has gone back */
    char refusal[240];       /* why the key that sends did not send it; "" */
    uint64_t version_refused; /* the composer's version that this was said of */
};

/* A model that is asked, and what it has said so far. */
#define ASKING_ANSWERS 9
#define ASKING_LIMIT   ((size_t)256 * 1024) /* bytes of an answer; what is more is cut off */
struct asking {
    uint64_t request; /* whose pieces are listened to; 0: of none */
    char *profile;
    size_t count;     /* answers that come; 0: nobody is asked, or not yet */
    struct buffer answers[ASKING_ANSWERS]; /* as they came, restored; hostile until shown */
    bool is_dropped[ASKING_ANSWERS];       /* not wanted any more */
    int64_t wide;     /* characters that came of scripts without spaces: tokens are estimated */
    int64_t bytes;    /* of all others */
    char note[160];   /* what to know of it, said while it runs; "" */
    char waits[160];  /* why nothing comes yet; "" */
    moment_t waits_until;
};

/* One text of a model, as it comes. */
enum telling_state { TELLING_NONE, TELLING_RUNS, TELLING_DONE };
struct telling {
    enum telling_state state;
    uint64_t request;
    char *profile;      /* who answers; NULL: nobody said yet */
    char *prompt_hash;  /* of the bytes that left for it; NULL: not known */
    struct buffer text; /* restored; hostile until shown */
    bool is_cut;        /* it ended before its end */
    char why[200];      /* why nothing comes yet, or why it ended; "" */
};

/* What a model is asked about a text or the thread; what it says stands in the overlay. */
struct errand {
    enum ask_kind kind;
    struct telling telling;
    enum rewrite_how how;
    char *instruction; /* NULL */
    char *before;      /* the text that it is about; NULL: the thread */
    size_t draft;      /* it is this draft's, from 1 on; 0: the reply's */
    uint64_t version;  /* the reply's, when it was asked */
    bool is_warned;    /* what speaks against taking it was said: Enter takes it now */
};

/* A message of the thread in the agent's language, shown below it, never in its place. */
struct translation {
    char *message; /* its id */
    struct telling telling;
    bool is_folded;
};

/* Whose quotes stand there as they were written; those of all others are folded. */
struct unfolded {
    bool all;
    size_t message; /* the one that a search stands in a quote of; SIZE_MAX: none */
};

/* How one stood at a ticket when the vault was locked, until that ticket is there again. */
struct bookmark {
    char *ticket; /* NULL: none */
    enum mode mode;
    enum pane pane;
    bool is_preview;
    struct reply reply;
    struct reply beside;
    size_t messages; /* of the thread as it was then */
    size_t messages_seen;
    size_t newest_seen;
    size_t unread_from;
    struct thread_top thread_top;
    size_t order_selected;
    char *drafts_by; /* the model whose drafts stood there; NULL: none */
};

/* A text that must not get lost while its ticket is not the open one. */
struct parked {
    char *ticket;
    char *text;
    char *before;    /* what it was made of, and replaces where that stands; NULL */
    char *takes;     /* the earlier runs whose text it goes on from; NULL */
    uint64_t number; /* it came back from being held; 0: it was being written */
    struct attachments files;
    size_t caret;
    char *draft_text; /* the draft it came from; NULL */
    int draft_number;
    bool is_internal;
    bool is_touched;
    bool goes_on;    /* taken back: its ticket opens writing */
    bool has_failed; /* it could not be kept: tried again at the next tick */
    size_t keeps;    /* EFFECT_KEEPs that were not answered */
};

/* A reply that was sent and is held. */
struct held {
    char *key;
    char *ticket;
    char *name;  /* the customer's */
    char *text;
    struct attachments files;
    size_t caret;
    char *draft_text; /* the draft it came from; NULL */
    int draft_number;
    bool is_internal;
    bool resolves;
    bool is_durable;  /* EVENT_HELD came */
    bool is_leaving;  /* EFFECT_SEND was given */
    moment_t until;
    size_t times_given; /* to the desk, by an earlier run */
    uint64_t serial; /* the newest deed or reply is taken back first */
};

/* What went to the desk last: for a while u says so before it takes back what was done
 * earlier. */
struct gone_out {
    char name[80];   /* "reply to Ana", "note on Ana" */
    moment_t at;     /* MOMENT_NONE: nothing, or it was told */
    uint64_t serial; /* of its hold */
};

/* What went into a reply that is being written, or is held. */
struct effort {
    char *ticket;
    char *key;      /* of the held reply; NULL: it is being written */
    bool is_partly; /* some of it was written where no keys are counted */
    struct ledger_keys keys;
    struct effort_pick {
        char *product; /* its id */
        char *title;   /* as it was put in */
        char *engine;
        char *model; /* that gave it words; NULL */
        bool is_sold_out; /* since it was put in, and told */
    } *picks;
    size_t pick_count;
    size_t pick_capacity;
};

/* What happened between the customer and the shop, the newest first. */
enum past_kind {
    PAST_ORDERED,
    PAST_SENT,
    PAST_DELIVERED,
    PAST_REFUNDED,
    PAST_TICKET,
    PAST_REPLIED,
    PAST_KIND_COUNT
};
struct past {
    enum past_kind kind;
    struct day day;
    moment_t at;  /* MOMENT_NONE where only the day is known */
    size_t order; /* index; of what happened to one */
    size_t index; /* of its shipment or refund; of the message of the open ticket, SIZE_MAX: of another */
    const struct past_ticket *ticket; /* of PAST_TICKET */
    const struct past_reply *reply;   /* of PAST_REPLIED, where it is another ticket's */
};
struct timeline {
    struct past *list;
    size_t count;
    size_t capacity;
    bool is_made;
};
#define TIMELINE_ORDERS ((size_t)5000) /* the newest ones: more is no history one walks */

/* What u takes back, and U does again. */
enum deed_mark { MARK_STAYS, MARK_SET, MARK_TAKEN };
struct deed {
    char *ticket;
    char *what;      /* "resolved 1042": for the status line */
    char *tail;      /* what goes behind the tickets: " to leo"; NULL: nothing */
    char *note;      /* that was added with it; NULL: none */
    struct arena arena;
    struct wanted_change before;
    struct wanted_change after;
    uint64_t serial; /* what one key changed, on one ticket or on many, has one */
    bool was_marked; /* for bulk work, of which it was a part */
    bool was_waiting;    /* the customer, for an answer that may have gone since */
    enum deed_mark mark; /* it is of the mark alone, and changes nothing of the ticket */
};
#define DEED_LIMIT 100 /* serials; one may stand for many tickets */

/* A draft that was rejected; it stands behind offered's last draft, the newest the first. */
struct rejection {
    size_t at; /* where it stood */
    uint64_t serial;
};

/* What waits to be sent after the vault has answered. */
enum pending_send { PENDING_NONE, PENDING_SEND, PENDING_SEND_RESOLVE };

/* What the vault's opening could not make good; said for as long as the program runs. */
enum vault_doubt {
    VAULT_SOUND,
    VAULT_BEHIND,     /* older than its last close here: rolled back, or records are gone */
    VAULT_UNANCHORED, /* whether it was rolled back cannot be told */
};

/* What the lines around the panes are drawn with. */
enum borders { BORDERS_UNICODE, BORDERS_ASCII, BORDERS_HEAVY };

/* Settings that the model reads; filled from the configuration. */
struct preferences {
    int64_t delay_mail;   /* seconds a reply is held */
    int64_t delay_chat;
    bool next_after_mail; /* [send] after */
    bool next_after_chat;
    bool enter_sends_in_chat;
    bool has_vi;          /* [ui] composer = vi */
    int64_t fresh_seconds;
    const struct guard_terms *terms; /* of the guard */
    const char *const *reasons; /* of attestations */
    size_t reason_count;
    const char *engine; /* "local engine": until EVENT_ENGINE says otherwise */
    const struct engine_choice {
        const char *name;   /* of the profile; "local" */
        const char *detail; /* model, processor, region, retention, languages; NULL */
    } *engines;             /* that MENU_MODEL offers */
    size_t engine_count;    /* 0: no model is set up */
    const char *language; /* the agent's; NULL: the shop's */
    enum borders borders;
    const char *theme;    /* as it stands on the screen; NULL: dark */
    bool notifies;        /* [ui] notify is set */
    bool rings;           /* [ui] bell */
    bool is_demo;
    bool copies; /* [ui] osc52 */
    bool spells; /* words can be judged, and [ui] spell is not off */
    bool (*is_of_the_shell)(const char *name); /* a command beside the screen; NULL: none */
    const struct patience *patience; /* until the next key; NULL: nobody has to wait */
    enum vault_doubt vault;
    struct saved_view {
        const char *name;
        const char *limit;
    } views[9];
    size_t view_count;
};

struct model {
    moment_t now;
    struct day today;
    int rows;
    int columns;
    bool is_locked;
    bool is_quitting;
    struct preferences preferences; /* borrowed strings */
    struct keymap keymap;
    struct queue queue;
    bool is_loading;    /* the first heads are still coming */
    int loaded;         /* percent of them */
    size_t marked_count;
    bool outside_is_meant; /* so it was answered: those that the limit hides, too */
    struct shop *shop;  /* never NULL after EVENT_SHOP */

    enum mode mode;
    enum pane pane;
    bool is_zoomed;
    bool is_folded;          /* personal details */
    struct key_sequence struck; /* of an unfinished sequence */
    struct key_sequence unbound; /* meant nothing while reading, begins what sends while writing */
    struct vi vi;            /* of the reply, where preferences.has_vi */
    bool has_hesitated;      /* what may follow it is shown */
    bool has_just_escaped;   /* the key before was Esc alone, out of the text */

    struct loaded *open;     /* NULL: none */
    char *promised_ticket;   /* in whose last reply the agent said when to write again */
    struct day promised_day;
    struct day snooze_day;   /* that MENU_SNOOZE offers beside the others */
    char *wanted_ticket;     /* asked for by EFFECT_OPEN, not yet there */
    char *before_ticket;     /* for Shift-Tab */
    enum sender_state sender;
    struct thread_top thread_top;
    bool thread_to_unread;   /* the view shall put the first unread message on the screen */
    struct unfolded unfolded;
    size_t unread_from;      /* message index the "new" line stands before */
    size_t order_selected;
    size_t order_part;       /* of what that one unfolds to, from 1; 0: itself */
    size_t order_unfolded;   /* that order is; SIZE_MAX: none */
    size_t customer_selected; /* over the profile, then the history */
    bool customer_mark_is_lost; /* what was marked there is no more, and nobody looked since */
    enum pane fact_pane;     /* that a fact was last marked in: the customer or the orders */
    uint64_t history_request; /* of the open ticket's customer: whose answer alone is taken; 0: not asked */
    struct history *history; /* what the shell found; NULL: nothing came */
    struct timeline timeline;
    char *moved;             /* what moved while one wrote; NULL */
    bool moved_was_seen;

    uint64_t request;        /* the last one given out */
    uint64_t offer_request;  /* the one whose answer is wanted; 0 none */
    bool offer_is_wanted;    /* the agent struck a key for it */
    struct offered *offered; /* NULL: none yet */
    bool is_offer_stale;     /* the thread moved since */
    bool is_offer_answered;  /* by what was sent from here, and nothing else */
    bool is_offer_late;      /* the customer was answered when it came, and nobody asked for it */
    struct asking asking;    /* a model, for drafts */
    struct offered *answered[ASKING_ANSWERS]; /* what the model's drafts in offered live in */
    struct offered **carried; /* and those of an earlier question that stand there still */
    size_t carried_count;
    size_t carried_capacity;
    char *engine;            /* of EVENT_ENGINE; NULL: none came */
    char *engine_why;        /* the local engine alone answers the open ticket; NULL: no reason was told */
    char *usage;
    uint64_t show_request;   /* what would leave is waited for; 0 */
    size_t draft_selected;
    size_t draft_claim;      /* claim of the marked draft that c stands on; SIZE_MAX none */
    size_t pick_selected;    /* over picks, then again */
    size_t picks_seen;       /* so many of those in offered have been on the screen */

    struct reply reply;
    struct reply beside; /* the open ticket's other one: a note, or the reply where reply is a note */
    struct spelling spelling; /* of the reply */
    char **let_be;           /* the keys of spelling.ignored, over a lock */
    size_t let_be_count;
    size_t let_be_capacity;
    enum pending_send pending;
    struct held *held;
    size_t held_count;
    struct gone_out gone_out;
    size_t held_capacity;

    struct effort *effort;
    size_t effort_count;
    size_t effort_capacity;

    struct deed *undo;
    size_t undo_count;
    struct deed *redo;
    size_t redo_count;
    struct rejection *rejections; /* of the drafts in offered */
    size_t rejection_count;
    size_t rejection_capacity;

    struct errand errand;
    struct translation *translations; /* of the open ticket */
    size_t translation_count;
    size_t translation_capacity;
    bool has_triage; /* of the open ticket */
    struct triage triage;
    struct arena triage_arena;

    struct prompt prompt;
    struct typed_line *typed; /* of this run, the newest last */
    size_t typed_count;
    size_t typed_capacity;
    struct limit_try limit_try;
    struct menu menu;
    struct subject subject;
    struct palette palette;
    struct overlay overlay;
    char *search;            /* of the thread; folded; NULL none */
    size_t search_message;   /* the match stands in this message; SIZE_MAX none */
    size_t search_match;     /* which of the matches in its text, from 0 */
    size_t search_shown;     /* which of those that stand there, folded as its quotes are */
    struct search_counts {
        uint32_t *of; /* matches, by message */
        size_t count; /* messages that were counted */
        size_t capacity;
        size_t total;
        int around;    /* 1: the match told last came behind the last one; -1: before the first */
        bool is_asked; /* told once all are counted */
    } search_counts;
    struct hits *hits;
    struct search_scan {
        size_t at;   /* the message last looked at */
        size_t left; /* messages not yet looked at; 0: nothing is looked for now */
        int step;
    } search_scan;           /* of the thread, forward or back */
    uint64_t search_request;
    bool is_searching;
    bool has_more_hits;      /* the search rests until it is asked on */
    char *theme;             /* chosen: its name, or a path */
    char *theme_before;      /* until its file was read; NULL */
    char *theme_shown;       /* while another is looked at, that one's name */
    char *pasted;            /* offered to the reply */
    char *attaching;         /* the path of the file that was asked for last; NULL */
    char *outside;           /* the addresses of MENU_OUTSIDE, a line each; NULL */

    struct news news;
    char status[240];        /* the last thing to say */
    bool status_is_error;
    bool status_is_typed;    /* it may repeat words that were typed, about anybody */
    bool answer_is_free;     /* such words are being answered */
    moment_t status_at;
    struct drawn drawn;      /* the last frame's */
    size_t queue_slack; /* rows that the list may stand higher than its end would let it: of
                           arrivals above the marked row, which stays where it is */
    size_t queue_slack_shown; /* so many were shown then: with fewer it is void */
    uint32_t queue_away; /* the marked ticket, where it went elsewhere while one works in
                            another pane: the list does not follow; 0: none */

    struct loaded **retired; /* boxes that open was before: offered may borrow from them */
    size_t retired_count;
    size_t retired_capacity;
    size_t retired_at_offer; /* so many are older than what was last asked for */
    struct shop **old_shops; /* as above, until the program ends */
    size_t old_shop_count;
    size_t old_shop_capacity;
    moment_t ticked_at;      /* the last EVENT_TICK; keys do not put the next one off */
    moment_t opened_at;      /* when a person opened it; MOMENT_NONE: nobody has */
    bool is_preview;         /* open is shown at start, nobody has opened it */
    bool is_painted;         /* open has been on the screen since it was loaded */
    size_t messages_seen;    /* of open, by eyes */
    size_t newest_seen;      /* messages there were when the newest last stood on the screen */
    size_t snooze_told;      /* messages there were when a snooze was told of an unseen one */
    bool is_quit_asked;      /* q again quits */
    moment_t quit_asked_at;  /* with is_quit_asked: it expires */
    size_t quit_asked_of;    /* so many held replies were there when MENU_QUIT asked */
    bool quits_when_sent;    /* the held replies go out, then the program ends */
    bool pending_is_unseen;  /* pending waits for the frame that shows what was typed last */
    bool thread_to_match;    /* the view shall put that match on the screen */
    size_t cited_message;    /* that a claim cites, and one has gone to; SIZE_MAX: none */
    bool has_left;           /* from where one read, to go back to */
    struct thread_top left_top;
    enum pane left_pane;
    char *wanted_message;    /* a hit's message, to be shown once its ticket is there; NULL */
    size_t heads_arranged;   /* heads there were when the queue was last put in order */
    uint64_t serial;         /* the last one given to a deed or a held reply */
    size_t undo_capacity;
    size_t redo_capacity;
    struct bookmark bookmark;
    struct parked *parked;
    size_t parked_count;
    size_t parked_capacity;
    char **names;            /* of colleagues who wrote in what was opened in this run */
    size_t name_count;
    size_t name_capacity;
    char *name_told;         /* the last of which it was told that nobody is called so; NULL */
    char **earlier;          /* texts sent in this run, the newest last */
    size_t earlier_count;
    size_t earlier_capacity;
    size_t way_out;          /* index of the claim or flag that blocks */
    bool way_out_is_flag;
    char *reason;            /* of the attestation whose reference is asked for; NULL */
    bool is_reading_again;   /* R was struck: what comes is told, also where nothing moved */
    bool is_for_senior;      /* PROMPT_ASSIGN asks whom to hand the reply to */
};
#define EARLIER_LIMIT 20

void model_init(struct model *model, const struct preferences *preferences, moment_t now);
void model_release(struct model *model);

bool unfolded_has(const struct unfolded *unfolded, size_t message);
bool thread_place_equals(const struct thread_place *a, const struct thread_place *b);
/* The facts that verdicts rest on now; borrowed from the model. arena takes joined arrays. */
void model_facts(const struct model *model, struct arena *arena, struct facts *facts);
/* Which engine answers: "local engine", "gpt-x · eu". */
const char *model_engine(const struct model *model);
bool model_is_local(const struct model *model);
/* Tokens that have come, as prompt_tokens() would estimate them. */
int64_t asking_tokens(const struct asking *asking);
/* How the drafts that are offered stand to the thread: who has sent one is not to send it
 * twice. */
enum offer_age { OFFER_FRESH, OFFER_MOVED, OFFER_LEAVING, OFFER_SENT, OFFER_LATE };
enum offer_age model_offer_age(const struct model *model);
/* The held reply of a ticket, NULL where none. */
const struct held *model_held(const struct model *model, const char *ticket);
/* The menu asks what becomes of the held replies: none goes out meanwhile. */
bool model_holds_stand(const struct model *model);
/* An address wrote that is on no record of the customer's, and nobody said how the person was
 * identified: the customer's details and orders are folded. */
bool model_is_stranger(const struct model *model);
/*
 * Whom a reply goes to: the customer by the first name; where the newest message came from
 * an address on no record of theirs, that address. Empty where neither is known. Borrowed.
 */
struct text model_recipient(const struct model *model);
/* Why the key that sends did not send the reply as it stands; NULL: it was not struck, or the
 * text was changed since. */
const char *model_refusal(const struct model *model);
/* What stands in the limit's prompt is marked whole: what is typed takes its place. */
bool prompt_is_offered(const struct prompt *prompt);
/* Bytes of the reply that are selected; false: none. */
bool model_selection(const struct model *model, size_t *start, size_t *end);
/* The keys that count now: PLACE_MENU, PLACE_PROMPT, PLACE_WRITING (vi: but for insert mode
 * PLACE_NORMAL) or the pane's. */
enum key_place model_place(const struct model *model);
/* The keys of a pane while reading. */
enum key_place pane_place(enum pane pane);
/* When EVENT_TICK is wanted next: a hold's next second, the minute; MOMENT_NONE: not before a key. */
moment_t model_next_tick(const struct model *model);
/* The limit's words are looked for: EVENT_SIFTED is wanted. */
bool model_wants_heads(const struct model *model);
/* They are at hand, and looked through by an EVENT_SIFTED without heads. */
bool model_wants_sifting(const struct model *model);
/* What was typed has not been read by the guard: EVENT_REST is wanted. */
bool model_wants_rest(const struct model *model);
/* It was read in part, or nobody was asked about it yet: EVENT_RESTED is wanted, once no key
 * came for MODEL_RESTED_MS. */
bool model_wants_whole(const struct model *model);
#define MODEL_RESTED_MS 150
/* What is open is a part, and the key does no more than to look around in it or in the queue: all
 * others want the whole thread first. */
bool model_looks_around(const struct model *model, struct key key);
/* Keys were struck that others may follow: EVENT_HESITATED is wanted, once no key came for
 * MODEL_HESITATED_MS. */
bool model_wants_followers(const struct model *model);
#define MODEL_HESITATED_MS 400

#endif
