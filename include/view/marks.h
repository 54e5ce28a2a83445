/*
 * What the guard says of a text, as it is seen: claims in the style of their verdict,
 * flagged words, counts, and the source of one claim in a line.
 */
#ifndef VIEW_MARKS_H
#define VIEW_MARKS_H

#include "chat/suggestion.h"
#include "view/digest.h"
#include "view/paragraph.h"
#include "view/pieces.h"
#include "view/shown.h"
#include "view/view.h"

struct parts;
/* A text with an opinion of it, wrapped. */
struct marked {
    struct shown_map map;
    struct paragraph paragraph;
    const struct opinion *opinion; /* NULL: not read yet */
    size_t claim;                  /* the one that stands out; SIZE_MAX: none */
    size_t caret; /* a word that ends here is still written: not judged; SIZE_MAX: none */
    const struct parts *parts; /* of the reply: what stands around the text; NULL */
};
struct marked marked_make(struct text hostile, size_t columns, struct arena *arena);
/* The same, where most of it is as before, which lives in another arena. */
struct marked marked_make_again(struct text hostile, const struct marked *before,
                                size_t columns, struct arena *arena);
/* Lines first and on, claims and flags tinted. */
void marked_draw(const struct view *view, struct box box, const struct marked *marked,
                 size_t first, enum style style);
/* The claim or flag from start to end is a word that is still being written. */
bool marked_is_written(const struct marked *marked, size_t start, size_t end);
/* One of its steps stands out: a claim, or behind them the commitment. */
bool marked_stands(const struct marked *marked);
/* The line that it begins on. */
size_t marked_claim_line(const struct marked *marked);

/* Takes in all of an opinion that is drawn. */
void marks_digest(const struct opinion *opinion, struct digest *digest);
/*
 * An opinion of a text, carried over to the text as it stands after an edit: what lies
 * before and behind the change stays, what it touched is gone. Until the guard has read the
 * new text.
 */
const struct opinion *marks_carry(const struct opinion *opinion, struct text before,
                                  struct text after, struct arena *arena);

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
