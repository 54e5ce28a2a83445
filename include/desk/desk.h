/*
 * A desk: where tickets come from and replies go. The built-in one keeps no copy of its
 * own: replies, and the files that go with them, are recorded in the vault, and that is all;
 * with a script (the demo shop's) its customers answer and new tickets arrive.
 */
#ifndef DESK_DESK_H
#define DESK_DESK_H

#include "base/attributes.h"
#include "base/error.h"
#include "base/moment.h"
#include "base/text.h"

#include <stdbool.h>

struct desk;

struct desk *desk_local_create(void) MUST_CHECK;
void desk_destroy(struct desk *desk); /* NULL is allowed */
/* One line of a script (wire/script.h); what is to arrive counts from start. Copied. */
bool desk_local_script(struct desk *desk, const char *line, moment_t start,
                       struct error *err) MUST_CHECK;

/* A public reply goes out. key makes it safe to say twice. */
struct outgoing {
    const char *ticket;
    const char *key;
    const char *text;
    const char *lang;     /* the customer's; NULL */
    const char *customer; /* as the thread names them; NULL */
};
bool desk_send(struct desk *desk, const struct outgoing *reply, moment_t now,
               struct error *err) MUST_CHECK;

/* When something may have arrived, MOMENT_NONE: not by itself. */
moment_t desk_next(const struct desk *desk);
/* Bytes in the interchange's shape: a whole ticket (to is NULL), or a message for ticket
 * to. */
typedef void desk_handler(void *context, const char *to, struct text record);
/* Hands over what has arrived by now. */
void desk_poll(struct desk *desk, moment_t now, desk_handler *handler, void *context);

#endif
