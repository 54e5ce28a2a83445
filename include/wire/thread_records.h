/* Bodies of records that only the builder reads, and messages as part of an answer. */
#ifndef WIRE_THREAD_RECORDS_H
#define WIRE_THREAD_RECORDS_H

#include "base/attributes.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "chat/ticket.h"
#include "wire/json_write.h"

#include <stdbool.h>

/* The composer's text as it stood. */
struct thread_edit {
    const char *text;
    bool is_internal;
    const struct attachment *files;
    size_t file_count;
};

bool edit_decode(struct text body, struct arena *arena, struct thread_edit *edit,
                 struct error *err) MUST_CHECK;
/* A message in the interchange's shape, as an element of a list. */
void message_write(struct json_writer *json, const struct message *message);

#endif
