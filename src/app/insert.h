/* What the program puts into the reply: drafts, picks, macros, articles, facts. Only
 * src/app includes it. */
#ifndef APP_INSERT_H
#define APP_INSERT_H

#include "app/model.h"

/* How a draft meets a text that is there. */
enum draft_over { DRAFT_REPLACES, DRAFT_APPENDED };

/* number from 1 on. False, and said, where there is no such draft or it is out of date. */
bool insert_draft(struct model *model, struct effects *effects, size_t number,
                  enum draft_over over);
/* The reply comes from this draft from now on, and the ledger hears of it. */
void insert_draft_taken(struct model *model, struct effects *effects, size_t number,
                        const char *text);
/* Something was put in while that was the mode: u takes it back as what was done last. */
void insert_was_put(struct model *model, enum mode mode);
void insert_pick(struct model *model, struct effects *effects, size_t number);
/* The line that a pick of it would be, and as that pick where it is one. */
void insert_product(struct model *model, struct effects *effects,
                    const struct product *product);
/* The macro of that id; said where the shop has none (any more). */
void insert_macro(struct model *model, const char *id);
/* The paragraph of the article of that id that holds the most of the words; where none holds
 * any, the one that bears on the question, else its first. */
void insert_article(struct model *model, const char *id, struct text words);
/* What the reply is written in, where it is long enough to tell, else the customer's. */
const char *insert_lang(const struct model *model);
/* Writing goes on in the reply, or in the note that is there. */
void insert_write(struct model *model);
/* To the reply, or to the note; of what stays beside it, the key that goes on with it is
 * told. */
void insert_turn(struct model *model, bool is_internal);
/* There is such a draft, whole and of now; else false, and said. */
bool draft_may_be_taken(struct model *model, size_t number);
/* "Draft 4 is still coming" stands in the status line, and it has come: what is true now.
 */
void draft_unsay_coming(struct model *model);
/* The number under which the draft that was asked about stands now: as a rule that one; 0,
 * and said, where its text is no more. */
size_t draft_asked(struct model *model, size_t number);
/* The draft of that number, NULL. */
const struct draft *draft_numbered(const struct model *model, size_t number);
/* The pick of that number over picks, then again; NULL. */
const struct pick *pick_numbered(const struct model *model, size_t number);
size_t pick_total(const struct model *model);

#endif
