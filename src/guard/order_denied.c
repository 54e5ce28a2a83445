#include "guard/order_denied.h"

#include "base/attributes.h"
#include "base/words.h"

#include <string.h>

#define FILLERS_MAX 6

// clang-format off
/* All folded. What denies the number behind it ... A ^ stands for the start of a part of a
 * sentence. */
static const char *const denials_before[] = {
    "not mean", "don't mean", "don\u2019t mean", "dont mean", "didn't mean",
    "didn\u2019t mean", "not meaning", "not about", "isn't about", "isn\u2019t about",
    "not talking about", "not asking about", "not writing about", "not referring to",
    "not asking for", "it is not", "it's not", "it\u2019s not", "its not", "it isn't",
    "it isn\u2019t", "this is not", "this isn't", "this isn\u2019t", "that is not",
    "that's not", "that\u2019s not", "^not", "and not", "but not", "instead of",
    "rather than", "other than", "apart from", "no me refiero", "no hablo", "no hablamos",
    "no estoy hablando", "no se trata", "no es", "no era", "^no al", "^no del", "^no el",
    "^no la", "^no por el", "y no", "no quiero decir", "no pregunto", "no preguntaba",
    "en vez", "en lugar", "meine nicht", "meinte nicht", "nicht um", "es ist nicht",
    "das ist nicht", "spreche nicht von", "rede nicht von", "frage nicht nach", "^nicht",
    "und nicht", "statt", "anstatt", "parle pas", "parlais pas", "agit pas", "pense pas",
    "pensais pas", "ce n'est pas", "ce n\u2019est pas", "c'est pas", "c\u2019est pas",
    "^pas", "^non pas", "et pas", "et non", "et non pas", "mais pas", "au lieu",
    "plutot que", "veux pas dire", "voulais pas dire", "concerne pas", "non intendo",
    "non intendevo", "non mi riferisco", "non mi riferivo", "non parlo", "non parlavo",
    "non si tratta", "non e", "^non", "e non", "invece", "anziche", "al posto",
    "non voglio dire", "non volevo dire", "nao me refiro", "nao me referia", "nao falo",
    "nao falava", "nao estou a falar", "nao estou falando", "nao se trata", "nao e", "^nao",
    "e nao", "em vez", "nao quero dizer", "nao queria dizer", "bedoel niet",
    "bedoelde niet", "niet over", "niet om", "het is niet", "dat is niet", "^niet",
    "en niet", "in plaats van", "不是", "不是指", "不是说", "不是问", "并非", "不指", "没说", "不是关于", "ليس",
    "لا اقصد", "لم اقصد", "لست اقصد", "لا اعني", "لم اعن", "لا اسال", "لا اتحدث",
    "لا اتكلم", "بدلا من",
};
/* ... but not these, which ask. */
static const char *const questions_before[] = {
    "是不是", "why it is not", "n'est-ce pas",
};
/* What denies the number before it. */
static const char *const denials_behind[] = {
    "ではなく", "じゃなく", "ではありません", "じゃありません", "ではない", "じゃない", "でなく", "以外", "meine ich nicht",
    "meinte ich nicht", "ist nicht gemeint", "bedoel ik niet", "bedoelde ik niet",
    "is not the one", "isn't the one", "isn\u2019t the one", "is not what i mean",
    "is not meant",
};
/* What may stand between. */
static const char *const fillers[] = {
    "the", "my", "our", "order", "orders", "one", "number", "with", "about", "purchase",
    "parcel", "no", "el", "la", "al", "a", "del", "de", "mi", "pedido", "compra", "numero",
    "num", "por", "sobre", "n", "die", "der", "den", "das", "mit", "bestellung", "auftrag",
    "nummer", "bestellnummer", "nr", "meine", "um", "von", "commande", "ma", "du", "l", "d",
    "au", "numero", "ordine", "l'ordine", "dell'ordine", "all'ordine", "dell", "all", "il",
    "di", "dello", "o", "ao", "do", "da", "as", "encomenda", "minha", "meu", "bestelling",
    "het", "mijn", "bestelnummer", "van", "over", "订单号", "订单", "单号", "编号", "号", "我的", "那个",
    "这个", "关于", "指", "说", "的", "の件", "のこと", "の注文", "のほう", "の方", "الطلب", "طلب", "طلبي",
    "رقم", "عن", "الى",
};
// clang-format on

static bool is_gap(char byte)
{
    return byte == ' ' || byte == '#' || byte == '.' || byte == '\'' || byte == '(' ||
           byte == '"';
}

static bool is_joined(unsigned char byte)
{
    return byte >= 0x80; /* of a script whose words are not spaced, or are joined */
}

static bool is_letter_or_digit(unsigned char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
}

/* The text ends in the whole word; in unspaced scripts, in its letters. */
static bool ends_in(struct text text, struct text word)
{
    if (!word.len || text.len < word.len ||
        memcmp(text.bytes + text.len - word.len, word.bytes, word.len) != 0)
        return false;
    size_t before = text.len - word.len;
    return before == 0 || is_joined((unsigned char)word.bytes[0]) ||
           !is_letter_or_digit((unsigned char)text.bytes[before - 1]);
}

static struct text without_gaps(struct text front)
{
    struct text apostrophe = text_of("\u2019");

    for (;;) {
        if (front.len && is_gap(front.bytes[front.len - 1]))
            front.len--;
        else if (ends_in(front, apostrophe))
            front.len -= apostrophe.len;
        else
            return front;
    }
}

/* At the start of a part of a sentence: behind a sign, or nothing. */
static bool begins_part(struct text text)
{
    while (text.len && text.bytes[text.len - 1] == ' ')
        text.len--;
    return !text.len || !(is_letter_or_digit((unsigned char)text.bytes[text.len - 1]) ||
                          is_joined((unsigned char)text.bytes[text.len - 1]));
}

static bool denies(struct text front)
{
    for (size_t i = 0; i < COUNT_OF(questions_before); i++) {
        if (ends_in(front, text_of(questions_before[i])))
            return false;
    }
    for (size_t i = 0; i < COUNT_OF(denials_before); i++) {
        const char *phrase = denials_before[i];
        bool is_first = phrase[0] == '^';
        struct text words = text_of(phrase + is_first);
        if (ends_in(front, words) &&
            (!is_first || begins_part(text_from(front.bytes, front.len - words.len))))
            return true;
    }
    return false;
}

static bool drop_filler(struct text *front)
{
    for (size_t i = 0; i < COUNT_OF(fillers); i++) {
        struct text filler = text_of(fillers[i]);
        if (ends_in(*front, filler)) {
            front->len -= filler.len;
            return true;
        }
    }
    return false;
}

static bool is_denied_before(struct text front)
{
    for (int dropped = 0; dropped <= FILLERS_MAX; dropped++) {
        front = without_gaps(front);
        if (denies(front))
            return true;
        if (!drop_filler(&front))
            return false;
    }
    return false;
}

static bool is_denied_behind(struct text rest)
{
    for (size_t i = 0; i < COUNT_OF(fillers); i++) {
        if (is_joined((unsigned char)fillers[i][0]) && text_starts_with(rest, fillers[i]))
            rest =
                text_from(rest.bytes + strlen(fillers[i]), rest.len - strlen(fillers[i]));
    }
    rest = text_trim(rest);
    for (size_t i = 0; i < COUNT_OF(denials_behind); i++) {
        if (text_starts_with(rest, denials_behind[i]))
            return true;
    }
    return false;
}

bool order_is_denied(struct text folded, struct text number)
{
    size_t at = (size_t)(number.bytes - folded.bytes);
    size_t end = at + number.len;

    return is_denied_before(text_from(folded.bytes, at)) ||
           is_denied_behind(text_from(folded.bytes + end, folded.len - end));
}
