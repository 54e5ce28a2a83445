/*
 * What the guard says of a text, in words: counts, and what one claim rests on in a line.
 */
#ifndef VIEW_MARKS_H
#define VIEW_MARKS_H

#include "chat/suggestion.h"
#include "view/digest.h"
#include "view/marked.h"
#include "view/pieces.h"

/* Takes in all of an opinion that is drawn, where of one step alone (opinion_step(); none:
 * SIZE_MAX) a line tells what it rests on. */
void marks_digest(const struct opinion *opinion, size_t step, struct digest *digest);
/*
 * An opinion of a text, carried over to the text as it stands after an edit: what lies
 * before and behind the change stays, what it touched is gone. Until the guard has read the
 * new text.
 */
const struct opinion *marks_carry(const struct opinion *opinion, struct text before,
                                  struct text after, struct arena *arena);
/* The same, where the edit is known; len: of the text after it. */
const struct opinion *marks_carry_over(const struct opinion *opinion,
                                       const struct edit *edit, size_t len,
                                       struct arena *arena);

/* "✓4 ~1 ?1 ✗1 !2": proved, attested, unsourced, contradicted, flags; those there are and
 * are judged. */
void marks_count(const struct marked *marked, struct pieces *pieces);
/* Flags that warn or block. */
size_t marks_flags(const struct opinion *opinion);
/* "✓ 25 November · order W2378156, shipments[0].eta as of 09:02: 2026-11-25" */
void marks_claim(const struct view *view, struct text hostile, const struct claim *claim,
                 struct pieces *pieces);
/* "↺ I write again tomorrow · you write again 29 Nov": where the opinion has one. */
void marks_commitment(const struct view *view, struct text hostile,
                      const struct opinion *opinion, struct pieces *pieces);
void marks_flag(const struct view *view, struct text hostile, const struct flag *flag,
                struct pieces *pieces);
/* Any of them, as opinion_step() numbers them; nothing where there is none of that number.
 */
void marks_step(const struct view *view, struct text hostile, const struct opinion *opinion,
                size_t number, struct pieces *pieces);
/* "order W2378156" */
struct shown marks_source(const struct source *source, struct arena *arena);

#endif
