/* From a key or a paste to what it means. Nobody outside src/app includes it. */
#ifndef APP_KEYS_H
#define APP_KEYS_H

#include "app/model.h"

void keys_struck(struct model *model, struct event *event, struct effects *effects);
void keys_pasted(struct model *model, struct event *event, struct effects *effects);

#endif
