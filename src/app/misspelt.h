/*
 * The reply's spelling (app/spelling.h): what is looked at when typing rests, what goes to the
 * dictionaries, the walk to the next misspelt word. Nobody outside src/app includes it.
 */
#ifndef APP_MISSPELT_H
#define APP_MISSPELT_H

#include "app/model.h"

void misspelt_init(struct spelling *spelling);
void misspelt_release(struct spelling *spelling);
/* The text is another: nothing of it is marked, and nothing looked for. */
void misspelt_forget(struct model *model);
/* The words that the agent let be, on their tickets. */
void misspelt_let_be(struct model *model);
void misspelt_let_be_forget(struct model *model);
/* A customer was erased: no word is known any more, and nothing that was asked is awaited. */
void misspelt_gone(struct model *model);
/* The guard is about to read the text as it stands: the marks move along with it. */
void misspelt_follow(struct model *model);
/* It has read an edit: what it marks now is no misspelling any more. */
void misspelt_yield(struct model *model);

/* Typing rests: what is seen is looked at, and unknown words are asked about. */
bool misspelt_wants_look(const struct model *model);
void misspelt_look(struct model *model, struct effects *effects);
/* Begins a walk over the whole text, from there on and around its end. */
void misspelt_seek(struct model *model, struct effects *effects, enum seek seek, size_t at);
/* The agent does something else by now: no menu and no list may open over it. */
bool misspelt_is_overtaken(const struct model *model);
/* It goes on, a slice. */
bool misspelt_wants_walk(const struct model *model);
void misspelt_walk(struct model *model, struct effects *effects);

void misspelt_spelt(struct model *model, const struct event *event,
                    struct effects *effects);
void misspelt_own(struct model *model, const struct event *event);
/* The dictionaries cannot be asked: nothing is checked any more. */
void misspelt_failed(struct model *model);

/* ---- misspelt_words.c ---- */

enum spelt { SPELT_UNKNOWN, SPELT_ASKED, SPELT_RIGHT, SPELT_WRONG };

/* Words that are to be asked about, of one language. */
struct unspelt {
    struct buffer words;
    size_t count;
    char lang[SPELLING_LANG_SIZE];
};

/* Names of the open ticket's records are gathered where they are others than before. */
void misspelt_gather_names(struct model *model);
/* The language of the text, as far as no line says another. */
const char *misspelt_language(const struct model *model);
/* The verdict; a word that is unknown is put to the others to be asked about. */
enum spelt misspelt_verdict(struct model *model, const char *lang, struct text word,
                            struct unspelt *unspelt);
void misspelt_set(struct spelling *spelling, const char *lang, struct text word,
                  enum spelt spelt);
/* The ticket's id or the language, a tab and the word. */
#define MISSPELT_KEY_SIZE 256
struct text misspelt_key(const char *front, struct text word, char key[MISSPELT_KEY_SIZE]);
void misspelt_ask(struct model *model, struct effects *effects, struct unspelt *unspelt);

/* ---- misspelt_menu.c ---- */

/* The caret goes to the word, and a menu asks what becomes of it. */
void misspelt_found(struct model *model, struct effects *effects, const char *lang,
                    size_t start, size_t end);
void misspelt_suggested(struct model *model, const struct event *event,
                        struct effects *effects);
/* The dictionaries could not be asked: the menu says so, words are judged as before. */
void misspelt_not_suggested(struct model *model);
/* What :spell found, each word once; then their suggestions, one after the other. */
void misspelt_list_add(struct spelling *spelling, const char *lang, struct text word);
void misspelt_list_tell(struct model *model, struct effects *effects);
void misspelt_list_free(struct spelling *spelling);

#endif
