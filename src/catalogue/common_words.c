#include "common_words.h"

#include "base/attributes.h"

#include <stdlib.h>
#include <string.h>

/* In the order of memcmp, shorter first, for the search by halves. */
// clang-format off
static const char *const words[] = {
    "a", "aan", "aber", "about", "ainda", "al", "algo", "algun", "alguna", "alla", "alle",
    "als", "am", "an", "anche", "and", "any", "are", "as", "at", "au", "auch", "auf",
    "aus", "aux", "avec", "be", "bedankt", "been", "bei", "ben", "bij", "bin", "bitte",
    "bonjour", "buonasera", "buongiorno", "but", "by", "c", "can", "cant", "ce", "cerco",
    "ces", "cet", "cette", "cherche", "ciao", "com", "como", "con", "could", "cual",
    "cuando", "d", "danke", "dans", "das", "dass", "dat", "de", "degli", "dei", "del",
    "della", "delle", "dem", "den", "der", "des", "deze", "di", "did", "die", "dit", "do",
    "does", "donde", "dont", "du", "een", "ein", "eine", "einem", "einen", "einer", "el",
    "ella", "elle", "em", "en", "er", "era", "es", "esa", "ese", "essa", "esse", "est",
    "esta", "este", "esto", "et", "favor", "for", "from", "fur", "get", "give", "gli",
    "good", "gostaria", "graag", "gracias", "grazie", "ha", "habe", "haben", "had",
    "hallo", "has", "hat", "have", "hay", "he", "heb", "heeft", "hello", "help", "het",
    "hey", "hi", "hoe", "hola", "how", "i", "ich", "if", "ihr", "ihre", "ik", "il", "ils",
    "im", "in", "is", "isso", "ist", "it", "its", "ive", "j", "ja", "je", "jullie", "just",
    "kan", "kann", "kein", "keine", "know", "konnen", "l", "la", "las", "le", "les",
    "leur", "like", "lo", "looking", "los", "ma", "maar", "made", "mais", "make", "man",
    "may", "me", "mein", "meine", "merci", "mes", "met", "meu", "meus", "mi", "mia",
    "mich", "miei", "mij", "mijn", "minha", "minhas", "mio", "mir", "mis", "mit", "mon",
    "more", "muy", "my", "n", "na", "naar", "nach", "nao", "nas", "ne", "necesito", "need",
    "nel", "nella", "new", "nicht", "niet", "no", "noch", "nog", "non", "nos", "not",
    "nous", "o", "obrigada", "obrigado", "oder", "of", "ola", "on", "onde", "one", "ook",
    "or", "ou", "our", "par", "para", "pas", "pela", "pelo", "per", "perche", "pero",
    "please", "plus", "por", "porque", "pour", "preciso", "puede", "puedo", "qu", "qual",
    "quale", "quando", "que", "quero", "questa", "questo", "qui", "quiero", "s", "sa",
    "se", "sein", "ses", "show", "si", "sich", "sie", "sin", "sind", "so", "sobre", "some",
    "something", "son", "sono", "sont", "su", "such", "suche", "suis", "sur", "sus", "t",
    "te", "tell", "tem", "thank", "thanks", "that", "the", "them", "there", "these",
    "they", "this", "tiene", "to", "too", "tu", "um", "uma", "un", "una", "unas", "und",
    "une", "uno", "unos", "uns", "us", "uw", "very", "voce", "vom", "von", "voor",
    "vorrei", "vos", "votre", "vous", "waar", "wanneer", "want", "war", "was", "we", "wel",
    "welke", "well", "wenn", "what", "when", "where", "which", "who", "why", "wie", "wil",
    "will", "wir", "wird", "with", "wo", "would", "y", "ya", "yo", "you", "your", "yours",
    "zijn", "zu", "zum", "zur", "اريد", "شكرا", "على", "في", "مرحبا", "من", "هل", "いま",
    "えて", "お願", "がと", "きま", "くだ", "こと", "さい", "しい", "した", "して", "しょ", "すか", "せん", "たい",
    "ださ", "てい", "てく", "てほ", "でき", "です", "とう", "どう", "のか", "ので", "ほし", "ます", "ませ", "ょう",
    "りが", "を教", "一下", "下さ", "什么", "你好", "可以", "怎么", "您好", "想要", "我想", "我的", "我要", "教え",
    "请问", "谢谢", "願い", "麻烦",
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
