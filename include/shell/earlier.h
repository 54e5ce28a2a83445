/*
 * What agents of this shop answered before. In memory, and nowhere else, stands what was
 * asked in the newest tickets and which message answered it; the answer itself is read from
 * the vault when it is wanted, so that what is erased answers nothing any more. It is read
 * until 1,000 answers or 4,000 tickets are known, 1 to 5 MiB; where 250 answers came since,
 * it is forgotten and begins again from the newest.
 */
#ifndef SHELL_EARLIER_H
#define SHELL_EARLIER_H

#include "app/boxes.h"
#include "assist/earlier.h"
#include "base/attributes.h"
#include "base/error.h"
#include "shell/office.h"

#include <stdbool.h>
#include <stddef.h>

struct earlier;
void earlier_destroy(struct earlier *earlier); /* wiped; NULL is allowed */
/* Something is still to be read by earlier_step(). */
bool earlier_wants_time(const struct office *office);
/*
 * Reads for about budget_ms, EARLIER_ALL until all is known; the newest first. What was
 * written after that is read by the next earlier_find().
 */
#define EARLIER_ALL (-1)
bool earlier_step(struct office *office, int budget_ms, struct error *err) MUST_CHECK;
/*
 * Answers to questions like this one, of other tickets, that may be said here, the nearest
 * question first; of what is known so far. In the arena.
 */
bool earlier_find(struct office *office, const struct loaded *loaded,
                  const struct shop *shop, struct text question, moment_t now,
                  struct arena *arena, struct earlier_answer **answers, size_t *count,
                  struct error *err) MUST_CHECK;

#endif
