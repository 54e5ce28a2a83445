/* Words of thanks and apology. */
#include "assist/audit.h"

#include "base/attributes.h"
#include "base/buffer.h"
#include "base/utf8.h"
#include "guard/language.h"

#include <string.h>

struct courtesy {
    const char *lang;
    const char *phrases; /* folded as utf8_fold() folds, '|' between them */
};
// clang-format off
static const struct courtesy courtesies[] = {
    {"en", "thank you|thanks|sorry|apologise|apologize|apologies|regret|please|glad|gladly|happy to"},
    {"es", "gracias|lo siento|siento|lamento|lamentamos|disculpe|disculpa|disculpas|perdon|perdona|por favor|con gusto|con mucho gusto"},
    {"de", "danke|dank|tut mir leid|tut uns leid|entschuldigung|entschuldigen|bedauern|bedaure|bitte|gerne"},
    {"fr", "merci|desole|desolee|desoles|desolees|excuses|excusez|regrettons|s'il vous plait|s'il te plait|volontiers|avec plaisir"},
    {"it", "grazie|mi dispiace|ci dispiace|scusi|scusa|scuse|per favore|volentieri"},
    {"pt", "obrigado|obrigada|lamento|lamentamos|desculpe|desculpa|desculpas|por favor|com prazer"},
    {"nl", "dank|bedankt|sorry|spijt|excuses|alstublieft|alsjeblieft|graag"},
    {"zh", "谢谢|感谢|抱歉|对不起|不好意思|歉意|请"},
    {"ja", "ありがとう|感謝|申し訳|すみません|お詫び|恐れ入り|ください"},
    {"ar", "شكرا|نشكرك|نعتذر|اعتذر|اسف|عذرا|من فضلك|يرجى"},
};
// clang-format on

static bool is_letter_at(struct text text, size_t at)
{
    uint32_t code_point;

    if (at >= text.len)
        return false;
    (void)utf8_decode(text_from(text.bytes + at, text.len - at), &code_point, NULL);
    return utf8_is_letter(code_point) && !utf8_is_unspaced(code_point);
}

/* The byte before belongs to no letter of a script with spaces. */
static bool begins_at(struct text text, size_t at)
{
    size_t from = at;

    if (at == 0)
        return true;
    do
        from--;
    while (from > 0 && ((unsigned char)text.bytes[from] & 0xC0) == 0x80);
    return !is_letter_at(text, from);
}

static size_t count_phrase(struct text folded, struct text phrase)
{
    size_t count = 0;

    for (size_t at = 0; at + phrase.len <= folded.len; at++) {
        uint32_t first;

        if (memcmp(folded.bytes + at, phrase.bytes, phrase.len) != 0)
            continue;
        (void)utf8_decode(phrase, &first, NULL);
        count += utf8_is_unspaced(first) ||
                 (begins_at(folded, at) && !is_letter_at(folded, at + phrase.len));
    }
    return count;
}

size_t audit_courtesies(struct text text, const char *lang)
{
    struct buffer folded;
    size_t count = 0;

    buffer_init(&folded, SIZE_MAX);
    utf8_fold(text, &folded);
    for (size_t i = 0; i < COUNT_OF(courtesies); i++) {
        struct text rest = text_of(courtesies[i].phrases);
        struct text phrase;

        if (!language_is_same(courtesies[i].lang, lang))
            continue;
        while (text_next(&rest, '|', &phrase))
            count += count_phrase(text_from(buffer_text(&folded), folded.len), phrase);
    }
    buffer_release_wiped(&folded);
    return count;
}
