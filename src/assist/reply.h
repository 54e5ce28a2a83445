/*
 * A reply before it becomes a draft: read by the guard, mended until it passes, compared
 * with the drafts there are. Private to the assist folder.
 */
#ifndef ASSIST_REPLY_H
#define ASSIST_REPLY_H

#include "assist/assist.h"
#include "fill.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Leaves out each sentence that is contradicted or would block, until the guard lets the
 * rest go. False where no answer is left. text and opinion are set in the arena.
 */
bool reply_mend(const struct facts *facts, const char **text, struct arena *arena,
                struct opinion *opinion);
/* Without "Thank you for your message": the agent has said so before. */
const char *reply_without_opener(const char *text, struct arena *arena);
/* What it answers, folded: without greeting, opener and close. */
struct text reply_answer(const char *text, struct arena *arena);
/* The sources whose words still stand in the text; returns how many. */
size_t reply_keep_sources(const char *text, struct source *sources, const char **said,
                          size_t count);
/* It says what one of the drafts says. */
bool reply_is_known(const char *text, const struct draft *drafts, size_t count,
                    struct arena *arena);
/* Every word of it stands in a message that the shop has sent in this thread. */
bool reply_was_sent(const char *text, const struct ticket *ticket, struct arena *arena);

#endif
