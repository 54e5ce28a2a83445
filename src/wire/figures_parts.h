/* What src/wire/figures.c, figures_asked.c and figures_rules.c share. */
#ifndef WIRE_FIGURES_PARTS_H
#define WIRE_FIGURES_PARTS_H

#include "wire/figures.h"
#include "wire/json_write.h"

void figures_add_rules(struct figures *figures, const struct ledger_reply *reply,
                       struct arena *arena);
void figures_add_word(struct figures *figures, const struct ledger_override *override);
void figures_sort_rules(struct figures *figures);
void figures_sort_asked(struct figures *figures);
void figures_write_asked(struct json_writer *json, const struct figures *figures);

#endif
