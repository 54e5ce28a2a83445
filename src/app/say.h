/* The status line: one sentence, what was done or why not. Nobody outside src/app includes
 * it. */
#ifndef APP_SAY_H
#define APP_SAY_H

#include "app/model.h"
#include "base/attributes.h"

/* Cut at a character to what the line holds; line feeds and tabs become spaces. */
void say(struct model *model, const char *format, ...) PRINTF_LIKE(2, 3);
/* The same, as something that went wrong or was refused. */
void say_error(struct model *model, const char *format, ...) PRINTF_LIKE(2, 3);
/* How many tickets are shown, or that they are looked for. */
void say_shown(struct model *model);
bool says_looking(const struct model *model); /* that is what stands there */
void say_nothing(struct model *model);
/* The same where just these words stand there: they are true no more. */
void unsay(struct model *model, const char *words);
#define OFFER_ASKED    "Asking for drafts and picks"
#define OFFER_COMES    "The drafts are not there yet"
#define OFFER_OUTDATED "The thread moved: these drafts are out of date, new ones are coming"
/* While a model is asked a message gives its place back after a while, an error does not:
 * when; MOMENT_NONE where it stays. */
moment_t say_until(const struct model *model);
/* Stands in a text for say(), in an error or a hint, for the key that runs the command of
 * that name where one now is; ":name" where none does. */
#define KEY_OF(name) "\x01" name "\x02"
#define KEY_SEND     KEY_OF("send")
#define KEY_UNDO     KEY_OF("undo")
/* The keys that take back what was done last to tickets and replies; while writing undo is of
 * the text first. */
#define KEY_TAKE_BACK KEY_OF("take-back")
/* And those that do again what was taken back so. */
#define KEY_DO_AGAIN KEY_OF("do-again")
/* The key that takes back what the text has become by what is told, once one writes in it. */
#define KEY_UNDO_TEXT KEY_OF("undo-text")
#define KEY_QUOTES   KEY_OF("quotes")
#define KEY_BOTTOM   KEY_OF("bottom")
#define KEY_NEXT     KEY_OF("next-waiting")
#define KEY_CANCEL   KEY_OF("cancel")
/* The text with those keys in it, as far as there is room. */
void keys_told(const struct model *model, const char *text, char *out, size_t size);
/* "2 replies, 1 note"; "nothing" where there is neither. */
#define TEXTS_COUNTED_SIZE 80
void texts_counted(size_t replies, size_t notes, char out[TEXTS_COUNTED_SIZE]);
/* "1042" of the open ticket, "" without one. */
const char *open_id(const struct model *model);
/* The address that the open ticket's newest message of a customer came from; "". */
const char *sender_last(const struct model *model);
/* "1042 Ana Ruiz", as the queue calls it; "1042" where nobody's name is known. */
#define TICKET_NAMED_SIZE 120
void ticket_named(const struct model *model, const char *ticket,
                  char out[TICKET_NAMED_SIZE]);
/* As model_recipient() of the open ticket, else what the queue calls the ticket's customer,
 * else "the customer". */
void customer_called(const struct model *model, const char *ticket, char *out, size_t size);

#endif
