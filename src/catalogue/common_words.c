#include "common_words.h"

#include "base/attributes.h"

#include <stdlib.h>
#include <string.h>

/* In the order of memcmp, shorter first, for the search by halves. */
// clang-format off
static const char *const words[] = {
    "a", "aber", "about", "al", "algo", "algun", "alguna", "als", "am", "an", "and", "any",
    "are", "as", "at", "au", "auch", "auf", "aus", "aux", "avec", "be", "been", "bei",
    "bin", "bitte", "bonjour", "but", "by", "c", "can", "cant", "ce", "ces", "cet", "cette",
    "cherche", "como", "con", "could", "cual", "cuando", "d", "danke", "dans", "das",
    "dass", "de", "del", "dem", "den", "der", "des", "did", "die", "do", "does", "donde",
    "dont", "du", "ein", "eine", "einem", "einen", "einer", "el", "ella", "elle", "en",
    "er", "era", "es", "esa", "ese", "est", "esta", "este", "esto", "et", "for", "from",
    "fur", "get", "give", "good", "gracias", "ha", "habe", "haben", "had", "hallo", "has",
    "hat", "have", "hay", "he", "hello", "help", "hey", "hi", "hola", "how", "i", "ich",
    "if", "ihr", "ihre", "il", "ils", "im", "in", "is", "ist", "it", "its", "ive", "j",
    "ja", "je", "just", "kann", "kein", "keine", "know", "konnen", "l", "la", "las", "le",
    "les", "leur", "like", "lo", "looking", "los", "ma", "made", "mais", "make", "man",
    "may", "me", "mein", "meine", "merci", "mes", "mi", "mich", "mir", "mis", "mit", "mon",
    "more", "muy", "my", "n", "nach", "ne", "necesito", "need", "new", "nicht", "no",
    "noch", "nos", "not", "nous", "o", "oder", "of", "on", "one", "or", "ou", "our", "par",
    "para", "pas", "pero", "please", "plus", "por", "porque", "pour", "puede", "puedo",
    "qu", "que", "qui", "quiero", "s", "sa", "se", "sein", "ses", "show", "si", "sich",
    "sie", "sin", "sind", "so", "sobre", "some", "something", "son", "sont", "su", "such",
    "suche", "suis", "sur", "sus", "t", "te", "tell", "thank", "thanks", "that", "the",
    "them", "there", "these", "they", "this", "tiene", "to", "too", "tu", "um", "un", "una",
    "unas", "und", "une", "uno", "unos", "uns", "us", "very", "vom", "von", "vos", "votre",
    "vous", "want", "war", "was", "we", "well", "wenn", "what", "when", "where", "which",
    "who", "why", "wie", "will", "wir", "wird", "with", "wo", "would", "y", "ya", "yo",
    "you", "your", "yours", "zu", "zum", "zur",
};
// clang-format on

static int compare(const void *key, const void *member)
{
    const struct text *word = key;
    const char *other = *(const char *const *)member;
    size_t len = strlen(other);
    int order = memcmp(word->bytes, other, word->len < len ? word->len : len);
    return order != 0 ? order : (word->len > len) - (word->len < len);
}

bool common_word(struct text word)
{
    return word.len > 0 &&
           bsearch(&word, words, COUNT_OF(words), sizeof(words[0]), compare) != NULL;
}
