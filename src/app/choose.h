/* The menus: what stands in each, and what choosing does. Nobody outside src/app includes
 * it. */
#ifndef APP_CHOOSE_H
#define APP_CHOOSE_H

#include "app/model.h"
#include "reply.h"

/* Enter, or an item's own key. */
void menu_choose(struct model *model, struct effects *effects,
                 const struct menu_item *item);

/* Closed without a choice: what ran for it ends. */
void menu_leave(struct model *model, struct effects *effects);

/* filter: what is typed already, NULL for nothing. Articles too where with_articles. */
void menu_macros(struct model *model, const char *filter, bool with_articles);
void menu_snooze(struct model *model);
void menu_priority(struct model *model);
/* So many messages of the tickets meant were seen by nobody. */
void menu_resolve(struct model *model, size_t unseen);
/* So many of the marked tickets are outside the limit: what shall that command be done to? */
void menu_marks(struct model *model, enum command command, size_t outside);
void menu_reject(struct model *model);
/* How to rewrite that draft; 0: the reply. text: as it stands there. */
void menu_rewrite(struct model *model, size_t draft, struct text text);
void menu_replace(struct model *model, size_t draft);
void menu_quit(struct model *model);
void menu_paste(struct model *model);
/* The first intent without an answer, if there is one that this run does not hold. */
void menu_unsent(struct model *model);
/* The hits there are, and again as more come. */
void menu_hits(struct model *model);

/* In way_out.c: a reply that is stopped, and the keys that lead on. */
void menu_way_out(struct model *model, const struct block *block);
/* This is still what the menu or its prompt asked about; else false, said, and asked anew.
 */
bool way_out_stands(struct model *model, const struct block *block);
void way_out_choose(struct model *model, struct effects *effects, int value);
/* One block is out of the way: shows the next, or says that ^S sends. */
void way_out_go_on(struct model *model);
/* Puts in the right value of a contradicted claim; false where it has none. */
bool right_value_put(struct model *model, size_t claim);

/* In claims.c: "proved · date · order W1 shipments[0].eta = 2026-11-25, read 09:02". */
void claim_say(struct model *model, struct text text, const struct claim *claim);
/* When the text says that the agent writes again, and what is offered for it. */
void commitment_say(struct model *model, struct text text, const struct opinion *opinion);

#endif
