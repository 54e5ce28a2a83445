/*
 * The program while the screen is open: the model and everything around it that carries
 * effects out and turns the outside into events. Runs with a terminal, or without one to
 * draw one frame.
 */
#ifndef SHELL_SESSION_H
#define SHELL_SESSION_H

#include "app/model.h"
#include "app/update.h"
#include "base/attributes.h"
#include "base/error.h"
#include "desk/desk.h"
#include "net/wait.h"
#include "shell/browser.h"
#include "shell/editor.h"
#include "shell/finder.h"
#include "shell/heads.h"
#include "shell/indexer.h"
#include "shell/notify.h"
#include "shell/office.h"
#include "shell/recorder.h"
#include "shell/retention.h"
#include "shell/watch.h"
#include "term/terminal.h"
#include "view/screen.h"

#include <stdbool.h>

struct session_asks;
struct speller;
struct console;
struct opening;

#define SESSION_WAITING_MAX 16

enum session_lock_kind { SESSION_OPEN, SESSION_LOCKS, SESSION_SUSPENDS };

struct session {
    struct office *office; /* borrowed */
    const struct options *options;
    struct desk *desk; /* taken */
    bool is_demo;
    struct text passphrase; /* of the demo, in secret memory; empty: ask */

    struct model model;
    uint64_t serial; /* the model's last one, also where no bookmark brings it back */
    struct effects effects;
    size_t effects_done;
    size_t waiting[SESSION_WAITING_MAX]; /* effects that ask a catalogue far away */
    size_t waiting_count;
    int64_t held_since_ms; /* another process writes since then; 0: none that is known */
    bool is_vault_held;    /* it did when something was to be written in this turn */
    bool is_settling_all;
    struct heads *heads;
    int64_t erasures;            /* as last looked at */
    struct retention *retention; /* that runs; NULL: none */
    moment_t retains_at;         /* the next one; 0: as soon as nobody types */
    bool has_doubted; /* the clock, and told it: nothing is taken until something arrives */
    moment_t arranged_at; /* the queue, in a burst */
    bool is_ready;        /* by which texts are read is made: no key waits for it */
    bool has_worked;      /* much was read: memory is to be given back */
    bool looks_ahead;     /* heads that the next keys may show are still to be read */
    bool has_moved;      /* since the last frame more has happened than pieces of a model */
    bool start_is_untold; /* what waits is told when the records behind the kept heads were read */
    uint32_t sweep_from; /* tickets from this number on may be no more; 0: all are there */
    struct screen *screen;
    struct canvas canvas;

    struct terminal *terminal; /* NULL: none */
    struct console *console;   /* lines in its place (shell/plain.h); NULL: a screen */
    char *theme; /* the one shown last, also over a lock; NULL: the configuration's */
    struct patience patience; /* with work that no key should wait for */
    struct net *net;
    int signals;
    struct watch watch; /* another process wrote to the vault or the catalogue */
    int64_t catalogue_version;
    int64_t customer_row; /* up to which it is known whether the open customer's moved */
    struct recorder *recorder; /* of what is done on the terminal; NULL: without one */
    struct editor editor;
    struct started browser;
    struct started notifiers;
    struct session_asks *asks;       /* of models */
    struct speller *speller;         /* what judges words; NULL: nothing was asked yet */
    struct opening *opening;         /* of a long thread, which comes; NULL: none */
    bool opening_is_read;            /* what is in it is looked through */
    bool opening_is_behind;          /* its thread stands there, as it was before */
    int64_t standing_wanted;         /* stream of a long thread that was opened; 0: none */
    struct session_history *history; /* that is looked for; NULL: none */
    struct session_find *find;       /* what the palette looks for; NULL: nothing */
    struct finder *finder;
    uint64_t search_request;
    size_t hits_found;       /* since the search was asked, or asked on */
    struct indexer *indexer; /* the last one; NULL: none */
    bool is_index_due;       /* the catalogue changed since it was looked for */
    bool is_tending;         /* search segments are to be made when nobody types */
    moment_t last_key;
    int64_t last_key_ms; /* of the monotonic clock */
    int64_t
        keys_since_ms; /* since when keys came before the clock was heard; 0: none did */
    bool is_blank;
    bool is_awake;                /* model, heads and screen are there */
    enum session_lock_kind locks; /* asked for: done at the end of the turn */
    bool is_running;
    bool must_draw;
};

/* What takes its time and needs no key, so that nobody waits for it behind the passphrase.
 */
bool session_prepare(struct session *session, struct error *err) MUST_CHECK;
/* The model filled: shop, queue, the first ticket. desk is taken. */
bool session_init(struct session *session, struct office *office,
                  const struct options *options, struct desk *desk,
                  struct error *err) MUST_CHECK;
void session_release(struct session *session);
/* Opens the terminal and lives until it is told to quit. */
bool session_run(struct session *session, struct error *err) MUST_CHECK;
/* Draws one frame of that size into the canvas, with everything settled. */
void session_frame(struct session *session, int rows, int columns);

/* Hands an event to the model. */
void session_post(struct session *session, struct event *event);
/* Between the queue's first page and the first ticket, in steps that a key comes between:
 * that by which texts are read is made, which no start waits for. */
bool session_wants_ready(const struct session *session);
void session_get_ready(struct session *session);
/* Carries out every effect that waits, and those that they bring; what would wait for another
 * process that writes waits, in its order, until the vault is free. */
void session_settle(struct session *session);
/* As session_settle(), all of them: the lock and the end wait for what is to be kept. */
void session_settle_all(struct session *session);
/* Nobody else is writing just now; where somebody is, the loop asks again soon. */
bool session_may_write(struct session *session);
/* Who writes now has to wait: another process does, and it is not so long yet that it is told
 * of. For asker_let_wait(). */
bool session_has_to_wait(void *session);
/* The next effect that has not to wait for another process stands at effects_done. */
bool session_next_effect(struct session *session);
/* The ticket that is wanted is among those that have to. */
bool session_is_kept_waiting(const struct session *session);
/* The first page of the queue; the rest is session_use_time()'s. */
bool session_open_queue(struct session *session, struct error *err) MUST_CHECK;
/* Takes what has arrived by now from the desk. */
void session_receive(struct session *session, moment_t now);
/* Tells the model of that ticket (NULL: of none), which an act of our own changed, and of a
 * few others that changed in the vault; while it is loading that waits. */
void session_catch_up(struct session *session, const char *ticket);
/* A heads_handler: they are told the model. context: the session. */
void session_post_heads(void *context, const struct ticket_head *heads, size_t count);
/* Something of the queue is still to be read, or written. */
bool session_wants_time(const struct session *session);
/* A slice of it. */
void session_use_time(struct session *session, int budget_ms);
/* Another process wrote to the vault. */
void session_hear_others(struct session *session);
/* The shop's own data may have been imported anew, or its server lost or found. */
void session_hear_catalogue(struct session *session);
/* Memory that much work leaves behind goes back to the system. */
void session_give_back(struct session *session);
/* All of it, for who cannot wait. */
void session_finish(struct session *session);
/* Writes the queue's cache where it changed. */
void session_keep(struct session *session, int budget_ms);
/* One effect (session_effects.c); false where a key came first, so that it is still to be
 * done. */
bool session_carry_out(struct session *session, const struct effect *effect) MUST_CHECK;
/* It asks the catalogue, which is far away: it waits until the frame stands. */
bool session_is_far(const struct session *session, enum effect_kind kind);
/* The catalogue is asked for something that may be asked again: a key ends the wait. */
void session_hurry(struct session *session, bool may_end);
/* No key waits, of a session: a struct patience's lasts(). */
bool session_is_left_alone(void *session);
/* The ticket that is opened (session_opening.c). */
bool session_open_ticket(struct session *session, const struct effect *effect,
                         struct error *err);
bool session_is_opening(const struct session *session);
/* Or how an opened one stands is still to be read. */
bool session_opening_wants_time(const struct session *session);
/* A slice of it. */
void session_opening_use_time(struct session *session, int budget_ms);
/* Of the thread only a part stands there, or nothing yet: a key that changes something is
 * of the whole. */
bool session_opening_is_waited_for(const struct session *session);
/* The rest of it, for who cannot wait. */
void session_open_rest(struct session *session);
/* Somebody was erased: ends it where its ticket is no more. */
void session_opening_look(struct session *session);
void session_opening_end(struct session *session);
/* Effects of the search (session_search.c). */
bool session_start_search(struct session *session, const struct effect *effect,
                          struct error *err);
bool session_search_on(struct session *session, const struct effect *effect,
                       struct error *err);
bool session_stop_search(struct session *session, const struct effect *effect,
                         struct error *err);
/* Words of the reply, judged by dictionaries in a process of their own (session_spell.c).
 */
bool session_spell(struct session *session, const struct effect *effect, struct error *err);
bool session_suggest(struct session *session, const struct effect *effect,
                     struct error *err);
bool session_own_word(struct session *session, const struct effect *effect,
                      struct error *err);
int session_spelling_descriptor(const struct session *session); /* -1: none is awaited */
int session_spelling_wait_ms(const struct session *session); /* -1: none is awaited */
void session_hear_spelling(struct session *session);
/* All that they were told is gone. */
void session_end_spelling(struct session *session);
/* The other tickets of the open ticket's customer (session_history.c). */
bool session_start_history(struct session *session, const struct effect *effect,
                           struct error *err);
bool session_has_history(const struct session *session);
/* A slice of it. */
void session_history_use_time(struct session *session, int budget_ms);
void session_history_end(struct session *session);
/* What the palette looks for (session_find.c). */
bool session_start_find(struct session *session, const struct effect *effect,
                        struct error *err);
bool session_stop_find(struct session *session, const struct effect *effect,
                       struct error *err);
bool session_is_finding(const struct session *session);
/* For the texts that it looks through next: reading heads brings them. */
bool session_find_waits(const struct session *session);
/* A slice of it. */
void session_find_use_time(struct session *session, int budget_ms);
/* Nothing of it stays. */
void session_find_end(struct session *session);
/* A model asked for the screen (session_ask.c, session_engine.c, session_show.c). */
void session_asks_create(struct session *session);
void session_asks_destroy(struct session *session);
/* All that is asked is stopped; nothing of it is told any more. */
void session_asks_stop(struct session *session);
/* Something waits that needs no key: a question to be sent, a draft to be read. */
bool session_asks_want_time(const struct session *session);
/* One of them. */
void session_asks_use_time(struct session *session);
/* What the opened ticket is about, beside all else (session_triage.c): told behind its
 * frame. */
void session_triage_opened(struct session *session, const char *ticket);
/* When something of it is to be done; MOMENT_NONE: nothing. */
moment_t session_triage_at(const struct session *session);
void session_triage_use_time(struct session *session);
/* The model is asked for drafts too, once the local ones are on the screen; why not (in the
 * arena), where that is worth a word, else NULL. */
const char *session_wish_drafts(struct session *session, const struct effect *effect,
                                struct arena *arena);
/* EFFECT_ASK: its answer comes whole with EVENT_ANSWERED. */
bool session_ask_model(struct session *session, const struct effect *effect,
                       struct error *err);
bool session_stop_asking(struct session *session, const struct effect *effect,
                         struct error *err);
bool session_choose_profile(struct session *session, const struct effect *effect,
                            struct error *err);
bool session_show_request(struct session *session, const struct effect *effect,
                          struct error *err);
/* What may be chosen; borrowed until the next call. */
void session_list_engines(struct session *session, struct preferences *preferences);
/* Which engine answers the open ticket, or would the next. */
void session_tell_engine_of_now(struct session *session);
/* A slice of the search that runs. */
void session_search(struct session *session, int budget_ms);
/* There is something to search now: not while a search rests. */
bool session_is_searching(const struct session *session);
/* What is kept of the session (session_record.c): written where it is due, and its end. */
void session_begin_record(struct session *session);
void session_record(struct session *session);
void session_end_record(struct session *session);
/* Search segments for what came, when nobody has typed for a while. */
void session_tend(struct session *session, int budget_ms);
/* The index of picks is begun where it is missing, when nobody has typed for a while; when
 * that is due, MOMENT_NONE: not now; it is being made. */
void session_index(struct session *session);
moment_t session_indexes_at(const struct session *session);
bool session_is_indexing(const struct session *session);
/* A slice of what was answered before, and whether there is more of it. */
void session_read_earlier(struct session *session, int budget_ms);
bool session_wants_earlier(const struct session *session);
/* A slice of what [privacy] keep says; when it is wanted next, MOMENT_NONE: never. */
void session_retain(struct session *session, int budget_ms);
moment_t session_retains_at(const struct session *session);
/* When that is due; MOMENT_NONE: there is nothing to be done. */
moment_t session_tends_at(const struct session *session);
/* The editor ended. */
void session_end_editor(struct session *session);
/* Model, heads and screen made and filled; is_back: EVENT_UNLOCKED is still to come. */
bool session_wake(struct session *session, bool is_back, struct error *err) MUST_CHECK;
/* All of that is gone, wiped. */
void session_sleep(struct session *session);
/*
 * Locks (shell/lock.c): what is written is kept, the keys and everything of a customer that
 * is in memory are wiped, the terminal is cleared. Returns when the passphrase was given
 * and all stands as it stood; ends the session where nobody answers.
 */
bool session_lock(struct session *session, bool suspends, struct error *err) MUST_CHECK;
/* Keeps what is written, and ends: the keyboard is gone. */
void session_hang_up(struct session *session);
/* Gives the terminal to another program, and takes it back. */
void session_leave_terminal(struct session *session);
bool session_return_terminal(struct session *session, struct error *err) MUST_CHECK;
/* The terminal's size, to the model. */
void session_tell_size(struct session *session);
/* The terminal; with --plain the console. */
bool session_open_terminal(struct session *session, struct error *err) MUST_CHECK;
/* Shows the theme of that name, or at that path; without colours where NO_COLOR says so
 * (no-color.org). */
bool session_dress(struct session *session, const char *name, struct error *err) MUST_CHECK;

#endif
