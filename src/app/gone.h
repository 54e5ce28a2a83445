/* What is in memory of tickets that are no more. Nobody outside src/app includes it. */
#ifndef APP_GONE_H
#define APP_GONE_H

#include "app/model.h"

/* Somebody was erased: their tickets are out of the queue already. */
void gone_forget(struct model *model, struct effects *effects);

#endif
