/*
 * What the files of the composer share: where motions lead, and the record of changes.
 * Nobody else includes it.
 */
#ifndef CHAT_COMPOSER_PARTS_H
#define CHAT_COMPOSER_PARTS_H

#include "chat/composer.h"

/* Where the motion ends, from the caret; a cluster border. */
size_t composer_target(const struct composer *composer, enum reach reach);
/* As composer_target() for LINE_UP and LINE_DOWN, towards a column. */
size_t composer_target_line(const struct composer *composer, bool is_up, int64_t column);
/* The cells between the line's start and the caret. */
int64_t composer_column(const struct composer *composer);
/* The first cluster border at or behind the offset. */
size_t composer_border(struct text text, size_t offset);

/*
 * Replaces bytes [start, end) and records it for undo; is_typing lets it join the word
 * being typed. The caret goes to caret_after, moved to a border. False: past the limit.
 */
bool composer_change(struct composer *composer, size_t start, size_t end, struct text text,
                     size_t caret_after, bool is_typing);
/* What a deletion takes; at a line's end, that end itself. */
void composer_range(const struct composer *composer, enum reach reach, size_t *start,
                    size_t *end);
void composer_delete_range(struct composer *composer, size_t start, size_t end);
/* What is typed next begins an undo of its own. */
void composer_end_typing(struct composer *composer);
/* Something else is done: a kill begins anew, and there is no yank to go on from. */
void composer_end_joining(struct composer *composer);
/* Wipes and forgets every change. */
void composer_forget(struct composer *composer);

#endif
