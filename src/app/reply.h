/*
 * The reply beside its composer: where its text came from, whether it is kept and was seen,
 * what the guard says of it. Nobody outside src/app includes it.
 */
#ifndef APP_REPLY_H
#define APP_REPLY_H

#include "app/model.h"

void reply_init(struct reply *reply);
void reply_release(struct reply *reply);
/* Another ticket: nothing of the old one stays. */
void reply_reset(struct model *model);
/* Sent: the text goes, what was attested on the ticket stays; what stood beside it is
 * written on. */
void reply_clear(struct model *model);

/* A person changed the text: it counts as touched, and waits to be kept and read. */
void reply_typed(struct model *model);
/* The program replaces the whole text (a draft, $EDITOR's text); one undo. */
void reply_put(struct model *model, const char *text);
/* The program puts text in at the caret, cleaned as for sending; false: no room. */
bool reply_insert(struct model *model, struct text text);
/* As much of a paste as there is room for, lost bytes more having been cut before; what is
 * left out is said. */
void reply_paste(struct model *model, struct text text, size_t lost);
/* The same as reply_insert() in the place of what stands from start to the caret, as one undo. */
bool reply_insert_over(struct model *model, size_t start, struct text text);
/* As reply_insert_over(), on its own paragraph where other text stands in its line. */
bool reply_insert_paragraph(struct model *model, size_t start, struct text text);
/* As reply_insert(), behind the word, number or address that the caret stands in, a space
 * before it where a word stands there, and behind it where one does. */
bool reply_insert_apart(struct model *model, struct text text);
/* The line that the caret stands in. */
struct text reply_line(const struct model *model);
/* The same without a list's bullet and spaces around. */
struct text reply_item(const struct model *model);
/* As reply_insert_apart(); where the caret stands in an item of a list, the list's next line,
 * with its bullet, in front of a line a line before it. An item has one above it, or a line
 * that ends in a colon, or one below it, or is_listed: a dash before a name signs. */
bool reply_insert_item(struct model *model, struct text text, bool is_listed);
/* A text that was left earlier: not to be sent until touched, unless is_touched. */
void reply_bring_back(struct model *model, const char *text, size_t caret, bool is_internal,
                      bool is_touched);
/* Text, and a blank line, before all that stands there; the caret stays with its letter.
 * Both count as touched where each does: text where is_touched. False, and nothing is
 * changed: there is no room for both. */
bool reply_put_in_front(struct model *model, const char *text, bool is_touched);
/* The text came from that draft; NULL: no other than before. */
void reply_came_from(struct reply *reply, const char *draft, int number);
/* What stands there is durable as it stands. */
void reply_was_kept(struct model *model);
/* Shows other lines of it, wherever the caret stands. */
void reply_scroll(struct model *model, int64_t rows);
/* The page below; from the last page the first. */
void reply_show_on(struct model *model);
/* Nothing but white space. */
bool reply_is_blank(const struct model *model);
/* A person has worked on it, now or before it was found here: not as a draft left it. */
bool reply_is_edited(const struct model *model);

bool reply_wants_reading(const struct reply *reply);
/* Or it was read in part, or typing has not rested since. */
bool reply_wants_whole(const struct reply *reply);
/* Lets the guard read the text, unless it has read all of this version. */
void reply_read(struct model *model);
/* The facts moved: what the guard said is void, and the text is read anew. */
void reply_read_again(struct model *model);
/* What c stood on is not looked for any more. */
void reply_claim_forget(struct reply *reply);
/* What it said is void for the moment: the facts are about to go. */
void reply_forget_opinion(struct model *model);
/* Rules that the text breaks count as fired; at the caret a word may not be written to its
 * end, and counts only where is_finished. */
void reply_count_fired(struct model *model, bool is_finished);
/* Asks the vault and the catalogue about the text; true where the answer is to be waited
 * for. */
void reply_look_up(struct model *model, struct effects *effects);
/* Between two keys: reads what was typed and the sentence around it. */
void reply_rest(struct model *model);
/* Typing rests: reads the whole; where the text holds anything to ask about, once the
 * answer is there. */
void reply_rested(struct model *model, struct effects *effects);
/* The whole, once nothing more is waited for. */
void reply_read_rested(struct model *model);
/* The whole with what was looked up for it, which becomes the reply's, or is destroyed and
 * asked for once more where a key came first: false. */
bool reply_read_known(struct model *model, struct looked_up *known);

/* In reply_beside.c: a ticket has a reply and a note, one of which is written. */
/* The other kind is written from now on; what stood there is kept beside it. */
void reply_turn(struct model *model, bool is_internal);
/* More than white space, or files, of that kind; of either. */
bool reply_stands(const struct model *model, bool is_internal);
bool reply_or_note_stands(const struct model *model);
/* What is written is a note from now on, and there is no reply; none may stand beside it. */
void reply_make_note(struct model *model, struct effects *effects);
bool reply_wants_keeping(const struct model *model);
/* Both, where they want it; at most once in a second; before the ticket is left. */
void reply_keep(struct model *model, struct effects *effects);
void reply_keep_due(struct model *model, struct effects *effects);
void reply_keep_last(struct model *model, struct effects *effects);
void reply_keep_answered(struct model *model, bool is_internal, bool is_kept);

/* What stops the reply: the claim or the flag, by its index in the opinion. */
struct block {
    bool is_flag;
    size_t index;
};
/* False where nothing stops it. The text must have been read. */
bool reply_block(const struct model *model, struct block *block);
struct text block_words(const struct model *model, const struct block *block);
/* Rules 3, 4 and 5 know no reason and no false alarm. */
bool block_may_be_passed(const struct model *model, const struct block *block);
/* Adds the agent's word, and an effect that makes it durable; reads the text anew. */
void reply_attest(struct model *model, struct effects *effects, const struct block *block,
                  const char *reason, const char *reference);
/* The word of the last attestation could not be made durable. */
void reply_unattest(struct model *model);

#endif
