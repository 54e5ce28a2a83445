/* Bodies of records that only the builder reads, and messages as part of an answer. */
#ifndef WIRE_THREAD_RECORDS_H
#define WIRE_THREAD_RECORDS_H

#include "base/attributes.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "chat/ticket.h"
#include "wire/json_write.h"
#include "wire/thread.h"

#include <stdbool.h>

bool edit_decode(struct text body, struct arena *arena, struct thread_edit *edit,
                 struct error *err) MUST_CHECK;
/* A message in the interchange's shape, as an element of a list. */
void message_write(struct json_writer *json, const struct message *message);

#endif
