#include "guard/mask_inside.h"

/* Parts of names that are words of some language as well, and places, all folded. */
// clang-format off
const char *const mask_words[] = {
    /* particles and honorifics */
    "|de|del|da|dos|das|di|du|des|la|las|los|le|les|lo|van|von|den|der|dem|ten|ter|bin|ibn|abu|al|el|san|santa|saint|st|mac|mc|y|e|i|and|und|et|mr|mrs|ms|miss|dr|prof|sir|madam|herr|frau|senor|senora|don|dona|monsieur|madame|sig|signor|signora|senhor|senhora|meneer|mevrouw|先生|女士|小姐|老师|同学|さん|様|さま|씨|님|jr|sr|customer|guest|user|anonymous|client|cliente|kunde|unknown|support|service|team|shop|store|name|email|phone|card|address|order|tracking|account|secret|identity|postcode|typed|"
};
const size_t mask_words_count = sizeof(mask_words) / sizeof(mask_words[0]);
