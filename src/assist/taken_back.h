/* "Never mind about the refund": what a customer takes back. Private to the assist folder. */
#ifndef ASSIST_TAKEN_BACK_H
#define ASSIST_TAKEN_BACK_H

#include "base/buffer.h"
#include "base/text.h"

/*
 * Whether a clause of the text takes back what was written before it. Then the text without
 * that clause is added to out, else nothing.
 */
bool taken_back(struct text text, struct buffer *out);

#endif
