/*
 * What u and ^Z take back. Reading: what was done last of all. Writing: the text's last
 * change, but for what was done to the ticket meanwhile where nothing was typed since.
 * Nobody outside src/app includes it.
 */
#ifndef APP_UNDO_H
#define APP_UNDO_H

#include "app/model.h"

/* A ticket or a draft is changed under model->serial: if one writes, undo is of that until
 * something is typed. */
void undo_note_done(struct model *model);
/* While writing: undo takes back what was done or sent last, not a change of the text; */
bool undo_takes_back(const struct model *model);
/* did so just now: redo does that again. */
bool undo_was_of_deeds(const struct model *model);

#endif
