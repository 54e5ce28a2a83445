/* What src/wire/figures.c, figures_asked.c and figures_rules.c share. */
#ifndef WIRE_FIGURES_PARTS_H
#define WIRE_FIGURES_PARTS_H

#include "wire/figures.h"
#include "wire/json_write.h"

/* The row of that name, engine and model, made where there is none. */
struct figures_row *figures_row_of(struct figures *figures, struct figures_table *table,
                                   const struct figures_row *like);
/* Replies of that time, and of that author (NULL: not known), count. */
bool figures_counts(const struct figures *figures, moment_t at, const char *by);
bool figures_counts_reply(const struct figures *figures, const struct ledger_reply *reply);
/* How many of the counted, of the smallest values on, a share of them does not pass. */
int64_t figures_share(const uint32_t *counts, int64_t most, int64_t all, double share);
/* The seconds from open to sent; -1: not known. */
int64_t figures_reply_seconds(const struct ledger_reply *reply);

void figures_effort_init(struct figures *figures);
void figures_effort_release(struct figures *figures);
void figures_add_effort(struct figures *figures, const struct ledger_reply *reply,
                        enum reply_kind kind);
void figures_write_keys(struct json_writer *json, const struct figures *figures);
void figures_write_picks(struct json_writer *json, const struct figures *figures);
void figures_write_days(struct json_writer *json, const struct figures *figures);
struct figures_day *figures_day_of(struct figures *figures, moment_t at);

void figures_add_rules(struct figures *figures, const struct ledger_reply *reply,
                       struct arena *arena);
void figures_add_word(struct figures *figures, const struct ledger_override *override);
void figures_sort_rules(struct figures *figures);
void figures_sort_asked(struct figures *figures);
void figures_write_asked(struct json_writer *json, const struct figures *figures);

#endif
