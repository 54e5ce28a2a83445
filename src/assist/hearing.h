/*
 * How clearly a text says a matter: what is learnt (matters.h) and phrases
 * (intent_words.h), each of which bounds the other. Private to the assist folder.
 */
#ifndef ASSIST_HEARING_H
#define ASSIST_HEARING_H

#include "intent.h"

/*
 * Shares between which a matter is heard. Chosen by `make hearing` (tests/bench/hearing.py)
 * on the questions of tests/bench/questions/train.jsonl; the figures of the others stand in
 * src/doc/engine.md.
 */
// clang-format off
#define BOUNDS(X) \
    X(SAID,   0.17, "of what is said, that says a matter") \
    X(CLAUSE, 0.45, "of a clause beside others, that says it whatever stands around it") \
    X(PAIR,   0.40, "that two words of a matter in one sentence stand for") \
    X(PHRASE, 0.10, "that may be nobody's of a clause whose phrases count") \
    X(PAIRED, 0.80, "that may be nobody's of the whole where two words count") \
    X(QUOTED, 0.50, "that may be nobody's of a clause of an article whose phrases count")  \
    X(BESIDE, 1.00, "times nobody's that a matter's share has to be")
// clang-format on
#define BOUND_ID(id, value, help) BOUND_##id,
enum bound { BOUNDS(BOUND_ID) BOUND_COUNT };

/* What the text is about: of the whole, which tells best; a clause that is sure of a matter
 * and says one of its phrases counts whatever stands around it. */
void hearing_read(struct text folded, struct matters *matters);
/* What is said, or of an article: blank where a clause speaks of what is nobody's, so that
 * no phrase in it counts. */
struct text hearing_own(struct text folded, struct arena *arena);
struct text hearing_quoted(struct text folded, struct arena *arena);
/* How clearly the matter is said, 0 to 1; matter counts as matter_name() does. */
double hearing_words(const struct asked *asked, size_t matter);
/* Cuts the next sentence off the front of the text; false at its end. */
bool hearing_next_sentence(struct text *rest, struct text *sentence);

#endif
