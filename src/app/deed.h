/*
 * Changes of tickets as deeds that can be taken back and done again; what one key changed
 * on many tickets is one of them. Nobody outside src/app includes it.
 */
#ifndef APP_DEED_H
#define APP_DEED_H

#include "app/model.h"

void deeds_release(struct model *model);
/* What follows until the next call is one deed to whoever takes it back. */
void deed_begin(struct model *model);
/* The same of what no key does now, as a ticket that is resolved once its reply has gone: while
 * another is written undo is of that text. */
void deed_begin_behind(struct model *model);
/* What the status line says of a deed around the tickets it was done to. */
struct deed_words {
    const char *what; /* in the past: "resolved", "assigned" */
    const char *tail; /* behind them: " to leo"; NULL: nothing */
    bool was_marked;  /* the ticket was marked for it: targets_are_bulk() */
};
/*
 * Gives out the change, shows it at once, remembers how it was. Everything is copied.
 */
void deed_do(struct model *model, struct effects *effects, const char *ticket,
             const struct wanted_change *change, struct deed_words words);
/* The ticket's mark for bulk work, as a deed; model->marked_count is the caller's. */
void deed_mark(struct model *model, const char *ticket, bool is_marked);
/* Says what was done since deed_begin(), and how it is taken back. */
void deed_say(struct model *model);
/* A note of this text to that ticket, which a deed since deed_begin() was done to: both are
 * taken back, and done again, together. */
void deed_add_note(struct model *model, struct effects *effects, const char *ticket,
                   const char *note);
void deed_undo(struct model *model, struct effects *effects);
void deed_redo(struct model *model, struct effects *effects);
/* "resolved 1042", what deed_undo() would take back; "": nothing. */
void deed_newest_name(const struct model *model, char *out, size_t size);
/* 0 where there is nothing to take back. */
uint64_t deed_newest_serial(const struct model *model);
/* The change could not be made durable: it is shown as it was, and cannot be taken back. */
void deed_failed(struct model *model, const char *ticket);

/* Tickets that are no more, and the names they had, are forgotten. */
void deeds_forget_gone(struct model *model);

/* The tags a ticket has now, in the arena. */
void deed_tags(const struct model *model, const char *ticket, struct arena *arena,
               const char ***tags, size_t *count);

#endif
