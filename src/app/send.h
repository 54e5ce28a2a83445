/*
 * From ^S to the desk: what may be sent, the check before, the hold, taking it back, and
 * what happens where it fails. Nobody outside src/app includes it.
 */
#ifndef APP_SEND_H
#define APP_SEND_H

#include "app/model.h"
#include "say.h"

void held_release(struct model *model);
/* ^S: refused with a sentence, stopped by the guard with a way out, or on its way. */
void send_start(struct model *model, struct effects *effects, enum pending_send how);
/* The customer's newest message in the open ticket has been on the screen. */
bool send_newest_was_seen(const struct model *model);
/* What was started is not sent; says why. */
void send_stop(struct model *model, const char *why);
/* The frame that shows what was typed last has been drawn. */
void send_drawn(struct model *model, struct effects *effects);
/* The vault answered; takes the box in the event. */
void send_looked_up(struct model *model, struct event *event, struct effects *effects);

void send_held(struct model *model, const char *key, struct effects *effects);
/* is_overtaken: the customer wrote behind it: what was to be resolved is not. */
void send_sent(struct model *model, const char *key, bool is_overtaken,
               struct effects *effects);
/* Of a hold, a send or a taking back; the text comes back to the agent. */
void send_failed(struct model *model, const struct event *event, struct effects *effects);
/* Gives out EFFECT_SEND for every hold that is over. */
void send_tick(struct model *model, struct effects *effects);
/* While the menu asks what becomes of them, seconds that pass take none off the holds. */
void send_stand_still(struct model *model, int64_t seconds);
/* Holds that ran out while the vault was locked begin anew. */
void send_unlocked(struct model *model);

/* At the start: how many replies an earlier run left without an answer. */
void send_tell_unsent(struct model *model);
/* What the agent decides over such a reply of the open ticket. */
void send_again(struct model *model, struct effects *effects, const struct unsent *unsent);
void send_was_sent(struct model *model, struct effects *effects,
                   const struct unsent *unsent);
void send_drop(struct model *model, struct effects *effects, const struct unsent *unsent);

/* Replies that can still be taken back. */
size_t send_waiting(const struct model *model);
/* The same by kind: "2 replies, 1 note". */
void send_waiting_told(const struct model *model, char out[TEXTS_COUNTED_SIZE]);
/* The newest of them; 0 where there is none. */
uint64_t send_newest_serial(const struct model *model);
void send_take_back(struct model *model, struct effects *effects);
/* What went to the desk a moment ago, later than what u would take back now, of that serial
 * (0: nothing): said once, and nothing is taken back. False where there is no such thing. */
bool send_tells_gone(struct model *model, uint64_t newest);
/* The newest reply that is held and for how long, else which key sends. */
void send_say(struct model *model);
/* Before the program ends: all go out at once, or all become unfinished texts. */
void send_all_now(struct model *model, struct effects *effects);
void send_all_dropped(struct model *model, struct effects *effects);
/* An internal note of this text to that ticket, open or not, sent at once: of the newest
 * deed. */
void send_note(struct model *model, struct effects *effects, const char *ticket,
               const char *text);
/* Takes the note of that deed back; false where it has gone out, or goes just now. */
bool send_note_drop(struct model *model, struct effects *effects, const char *ticket,
                    uint64_t serial);

#endif
