/* Times, spans and sizes as the screen says them. */
#ifndef VIEW_WORDS_H
#define VIEW_WORDS_H

#include "base/memory.h"
#include "base/moment.h"
#include "view/canvas.h"

#include <stddef.h>
#include <stdint.h>

/* "09:02" in the shop's zone. */
struct shown words_clock(moment_t when, struct arena *arena);
/* "Mon 09:14" */
struct shown words_day_clock(moment_t when, struct arena *arena);
/* "today", "yesterday", "Mon 16 Nov", "16 Nov 2024" */
struct shown words_day(struct day day, struct day today, struct arena *arena);
/* "19 Nov", or "Nov 2024" where the year is not today's. */
struct shown words_short_day(struct day day, struct day today, struct arena *arena);
/* "14m", "3h", "5d": at most 4 columns. */
struct shown words_span(int64_t seconds, struct arena *arena);
/* "14 min", "3 h", "5 d" */
struct shown words_long_span(int64_t seconds, struct arena *arena);
/* "117 kB", "3.1 MB"; empty where it is not known. */
struct shown words_size(int64_t bytes, struct arena *arena);

/* "-- angry", "- unhappy", "calm", "+ pleased", "++ happy": how a customer feels, -1 to 1. */
const char *words_sentiment(double sentiment);

#endif
