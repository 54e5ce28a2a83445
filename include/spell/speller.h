/*
 * Words judged by the dictionaries of this machine, in a process of its own: this program,
 * started again. No key waits for a dictionary; what a library does with a hostile word
 * happens where no key of the vault is; and all that it was asked goes with it when it is
 * ended. Knows nothing of replies.
 */
#ifndef SPELL_SPELLER_H
#define SPELL_SPELLER_H

#include "base/attributes.h"
#include "base/error.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct speller;

#define SPELLER_WAITING_MAX 8    /* requests that are not answered yet */
#define SPELLER_REQUEST_MAX 4096 /* bytes of one */
/* So long an answer is awaited: a library that hangs over a word is ended with its process.
 * The first answer comes behind the dictionaries, which take a second or two to read. */
#define SPELLER_PATIENCE_MS 10000

/*
 * wanted: [ui] spell's tags and languages, NULL: whatever there is; country: the shop's,
 * NULL. Starts nothing: the first request does. program: what is started, NULL: this one.
 */
struct speller *speller_create(const char *wanted, const char *country,
                               const char *program) MUST_CHECK;
/* SPELLER_PATIENCE_MS where it is not said. */
void speller_set_patience(struct speller *speller, int ms);
/* Ends the process, and with it all that it knows. NULL is allowed. */
void speller_destroy(struct speller *speller);

/*
 * words of a language (BCP 47), one a line, none with a tab in it. False where no process
 * can be had, where too many requests wait, or one is too long: then nothing is answered.
 */
bool speller_check(struct speller *speller, uint64_t request, const char *lang,
                   struct text words, struct error *err) MUST_CHECK;
bool speller_suggest(struct speller *speller, uint64_t request, const char *lang,
                     struct text word, struct error *err) MUST_CHECK;

/* Readable where there is something to hear; -1: nothing is awaited. */
int speller_descriptor(const struct speller *speller);
/* Until speller_hear() is to be called though there is nothing to hear; -1: never. */
int speller_wait_ms(const struct speller *speller);
/*
 * Calls for each request that is answered, in their order, with its lines:
 * "=de_DE" the dictionary (none: the language has none), "+word" right, "-word" misspelt,
 * "*word" a suggestion, the likeliest first. NULL where the process ended over it,
 * or was ended since no answer came in time.
 */
typedef void speller_handler(void *context, uint64_t request, struct text lines);
void speller_hear(struct speller *speller, speller_handler *handler, void *context);

/* "Enchant 2.3.3", NULL: built without it. */
const char *speller_built_with(void);
/* Each dictionary there is, by tag ("de_CH") and who provides it ("hunspell"). */
typedef void speller_tag_handler(void *context, const char *tag, const char *provider);
bool speller_each(speller_tag_handler *handler, void *context, struct error *err) MUST_CHECK;

/* The process itself: argv as speller_create()'s started it. What main() returns. */
#define SPELLER_WORD "--judge-words"
int speller_serve(int argc, char *const *argv);

#endif
