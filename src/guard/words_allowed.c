#include "guard/lexicon.h"

/* What may be done, and whether that is so now: "can", "still", "no longer". */
// clang-format off
const struct word_row words_allowed[] = {
    {"en", MEANING_ABLE, 1, "can|may|cannot|can't|able to|unable to|possible|is allowed|free to|cancellable|cancelable|returnable|open to"},
    {"es", MEANING_ABLE, 1, "puede|puedes|pueden|podemos|puedo|posible|a tiempo de|cancelable|anulable"},
    {"de", MEANING_ABLE, 1, "kann|konnen|kannst|moglich|lasst sich|lassen sich|darf|durfen|stornierbar|unmoglich"},
    {"fr", MEANING_ABLE, 1, "peut|peuvent|pouvez|peux|pouvons|possible|annulable|en mesure de|a temps pour"},
    {"it", MEANING_ABLE, 1, "puo|possono|puoi|possiamo|possibile|annullabile|in tempo per"},
    {"pt", MEANING_ABLE, 1, "pode|podem|podes|podemos|possivel|a tempo de|cancelavel"},
    {"nl", MEANING_ABLE, 1, "kan|kunt|kunnen|kun|mogelijk|mag"},
    {"zh", MEANING_ABLE, 1, "可以|可|能|能够|无法"},
    {"ja", MEANING_ABLE, 1, "できます|できません|可能|いただけます|いただけません|承れます|承れません|承ります|できかねます|いたしかねます|出来ます|出来ません"},
    {"en", MEANING_ABLE, 0, "too late"},
    {"es", MEANING_ABLE, 0, "demasiado tarde|imposible"},
    {"de", MEANING_ABLE, 0, "zu spat"},
    {"fr", MEANING_ABLE, 0, "trop tard|impossible"},
    {"it", MEANING_ABLE, 0, "troppo tardi|impossibile"},
    {"pt", MEANING_ABLE, 0, "tarde demais|demasiado tarde|impossivel"},
    {"nl", MEANING_ABLE, 0, "te laat|onmogelijk"},
    {"zh", MEANING_ABLE, 0, "来不及|不了"},
    {"ja", MEANING_ABLE, 0, "不可能|不可"},

    {"en", MEANING_STILL, 1, "still|today|right now|at this point|as of now"},
    {"es", MEANING_STILL, 1, "todavia|aun|hoy|en este momento"},
    {"de", MEANING_STILL, 1, "noch|heute|derzeit|jetzt"},
    {"fr", MEANING_STILL, 1, "encore|toujours|aujourd'hui|a ce stade"},
    {"it", MEANING_STILL, 1, "ancora|oggi|in questo momento"},
    {"pt", MEANING_STILL, 1, "ainda|hoje|neste momento"},
    {"nl", MEANING_STILL, 1, "nog|vandaag|op dit moment"},
    {"zh", MEANING_STILL, 1, "还|仍|现在|目前|今天|仍然"},
    {"ja", MEANING_STILL, 1, "まだ|本日|現在|今なら|今日"},
    {"en", MEANING_STILL, 0, "no longer|any more|anymore|any longer"},
    {"es", MEANING_STILL, 0, "ya no"},
    {"de", MEANING_STILL, 0, "nicht mehr|nicht langer"},
    {"fr", MEANING_STILL, 0, "ne peut plus|ne peuvent plus|ne pouvez plus|ne pouvons plus|n'est plus|ne sont plus"},
    {"it", MEANING_STILL, 0, "non piu|non puo piu|non possono piu|non e piu|non possiamo piu"},
    {"pt", MEANING_STILL, 0, "ja nao|nao mais|nao pode mais|nao podemos mais"},
    {"nl", MEANING_STILL, 0, "niet meer|niet langer"},
    {"zh", MEANING_STILL, 0, "已经不能|已不能|不再|已无法|已经无法|不能再|无法再|不可再"},
    {"ja", MEANING_STILL, 0, "もう|すでに|既に"},
};
// clang-format on
const size_t words_allowed_count = COUNT_OF(words_allowed);
