/*
 * What a limit looks for in heads, of every ticket: folded and close together, so that a
 * million are looked through while a letter is typed. Held while somebody types, in 70
 * bytes a ticket. Nobody but the queue includes it.
 */
#ifndef APP_QUEUE_TEXTS_H
#define APP_QUEUE_TEXTS_H

#include "queue_rows.h"

struct queue_texts;
struct queue_texts *texts_create(void) MUST_CHECK;
/* Wipes them. NULL is allowed. */
void texts_destroy(struct queue_texts *texts);
/* The heads of all tickets from texts_next() on up to but not with the number next. */
void texts_add(struct queue_texts *texts, const struct ticket_head *heads, size_t count,
               uint32_t next);
/* The lowest number whose text is not held; UINT32_MAX: they are whole. */
uint32_t texts_next(const struct queue_texts *texts);
size_t texts_held(const struct queue_texts *texts); /* bytes */
/* It is new or changed. */
void texts_put(struct queue_texts *texts, uint32_t number, const struct ticket_head *head);
/*
 * Looks from now on for the words of queue->limit, before being the limit there was. Where
 * that is narrower only rows that fitted, or were not looked at, can: those are looked at.
 */
void texts_look_for(struct queue *queue, const struct limit *before);
/* What is kept of a limit's terms is by their places in it: for a limit whose words are the
 * same, and may stand elsewhere. */
void texts_judge_anew(struct queue *queue);
/*
 * Sets ROW_FITS right in the rows from this one on, of some more than count; returns the row
 * behind the last.
 */
size_t texts_sift(struct queue *queue, size_t row, size_t count);

#endif
