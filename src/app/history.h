/*
 * The history of the open ticket's customer: what the orders tell, the messages of the
 * open thread, and the other tickets, which are asked for once somebody looks. Nobody
 * outside src/app includes it.
 */
#ifndef APP_HISTORY_H
#define APP_HISTORY_H

#include "app/around.h"

/* What is marked in the customer's list, whatever its row; its texts are borrowed. */
struct customer_mark {
    bool is_set;
    bool is_past;
    struct fact fact;
    struct past past;
};
struct customer_mark customer_mark(const struct model *model);
/* Marks it where it stands now; where it is no more the first row, and it is lost. */
void customer_mark_follow(struct model *model, const struct customer_mark *mark);

/* Behind each event: made, and the rest asked for, where one is in the customer's pane. */
void history_follow(struct model *model, struct effects *effects);
/* EVENT_HISTORY; takes the box. */
void history_came(struct model *model, struct event *event);
/* Orders or thread were read again: made anew, where it was made; the mark is as it was. */
void history_renew(struct model *model, const struct customer_mark *mark);
/* Tickets are no more: what was found, or is being, is void, and looked for again. */
void history_ask_again(struct model *model);
/* The ticket is left. */
void history_forget(struct model *model);

#endif
