/*
 * Which order a text means by its turn: "my first order", "the one before last", "die ältere
 * Bestellung", in ten languages. Private to the assist folder.
 */
#ifndef ASSIST_ORDER_TURNS_H
#define ASSIST_ORDER_TURNS_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

#define ORDER_TURNS_MAX 4

struct order_turns {
    const struct turn_row *rows[ORDER_TURNS_MAX];
    size_t count;
};

/* text is folded; lang says whose words they are. */
void order_turns_read(struct text text, const char *lang, struct order_turns *turns);
/* An order has one of the turns: of count orders, the newest first, the one at that place. */
bool order_turns_hold(const struct order_turns *turns, size_t place, size_t count);

#endif
