/*
 * The limit expression of the queue and of `tickets --limit`: words that must all hold.
 * status:open  lang:zh  tag:late  assignee:marta (me; none: nobody)  priority:high  channel:chat
 * customer:ruiz (an id, or the front of a word of the name; =c1: that id)  id:1042  older:2h
 * newer:1d (time since the last change)  waiting:30m (waits at least so long)  is:unread
 * is:waiting  is:late (waits since before its due time, which has passed)
 * is:unsent (a reply is held, waiting or possibly sent)
 * is:unfinished (a reply or note was begun and not sent);
 * -word negates; status:open,pending is either; any other word is looked for in id, name,
 * subject and tags, case and width folded. "Quotes" hold what has spaces or commas. The case of
 * words and values does not count, but that of ids; ：，－“” count as : , - ".
 */
#ifndef APP_LIMIT_H
#define APP_LIMIT_H

#include "base/attributes.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/moment.h"
#include "chat/ticket.h"

#include <stdbool.h>

struct limit;
/* me: the agent that assignee:me names; NULL: one of that name. NULL and err where a word is not understood; an empty text matches all. */
struct limit *limit_parse(struct text text, const char *me, struct error *err) MUST_CHECK;
void limit_destroy(struct limit *limit); /* NULL is allowed */
/* NULL matches all. */
bool limit_matches(const struct limit *limit, const struct ticket_head *head, moment_t now);
/* The half of it that texts tell (id, name, words...), and the half that state and times tell. */
bool limit_has_words(const struct limit *limit);
bool limit_has_state(const struct limit *limit);
/* Words to look for and nothing else. */
bool limit_is_plain(const struct limit *limit);
bool limit_matches_words(const struct limit *limit, const struct ticket_head *head);
bool limit_matches_state(const struct limit *limit, const struct ticket_head *head,
                         moment_t now);
/* Speaks of time: what matches may change while no ticket does. */
bool limit_is_timed(const struct limit *limit);
/* The words before the colon, and all values that go with one ("status"), NULL at the end of
   each; for completion. NULL past the last word. */
const char *limit_word(size_t index);
const char *const *limit_values(size_t index);

/* Cuts the next word off, quotes heeded: a slice of the text; false where none is left. */
bool limit_next_word(struct text *rest, struct text *word);
/* The word with plain signs for those of an input method. */
struct text limit_word_plain(struct text word, struct arena *arena);

#endif
