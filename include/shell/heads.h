/*
 * The queue's heads: read from the vault's cache and brought up to date from the records
 * behind it.
 */
#ifndef SHELL_HEADS_H
#define SHELL_HEADS_H

#include "base/attributes.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/table.h"
#include "chat/ticket.h"
#include "shell/office.h"

#include <stdbool.h>
#include <stddef.h>

struct heads {
    struct arena arena;
    struct ticket_head *list;
    size_t count;
    size_t capacity;
    struct table by_id;
    int64_t row;     /* true up to */
    bool is_changed; /* differs from the cache */
};

void heads_init(struct heads *heads);
void heads_release(struct heads *heads);
/* Everything the vault knows, from the cache and behind it. */
bool heads_load(struct heads *heads, struct office *office, struct error *err) MUST_CHECK;
/* Tickets that records behind heads->row speak of are read again, one call of the handler
 * each. */
typedef void heads_handler(void *context, const struct ticket_head *head);
bool heads_catch_up(struct heads *heads, struct office *office, heads_handler *handler,
                    void *context, struct error *err) MUST_CHECK;
/* Makes the cache anew from every ticket, in memory that does not grow with their number
   but for the cache itself (some 80 bytes a ticket). */
bool heads_rebuild(struct office *office, struct error *err) MUST_CHECK;
/* Writes the cache where it changed. */
bool heads_save(struct heads *heads, struct office *office, struct error *err) MUST_CHECK;

#endif
