#include "guard/lexicon.h"

/* What may be done, and whether that is so now: "can", "still", "no longer". */
// clang-format off
const struct word_row words_allowed[] = {
    {"en", MEANING_ABLE, 1, "can|may|cannot|can't|able to|unable to|possible|is allowed|free to|cancellable|cancelable|returnable|open to|time to|in time to|still open|is open"},
    {"es", MEANING_ABLE, 1, "puede|puedes|pueden|podemos|puedo|posible|a tiempo de|cancelable|anulable|hay tiempo|tiempo de|tiempo para"},
    {"de", MEANING_ABLE, 1, "kann|konnen|kannst|moglich|lasst sich|lassen sich|darf|durfen|stornierbar|unmoglich|zeit zu|rechtzeitig|lauft noch"},
    {"fr", MEANING_ABLE, 1, "peut|peuvent|pouvez|peux|pouvons|possible|annulable|en mesure de|a temps pour|temps de|temps d|temps pour|encore temps"},
    {"it", MEANING_ABLE, 1, "puo|possono|puoi|possiamo|possibile|annullabile|in tempo per|tempo per|tempo di"},
    {"pt", MEANING_ABLE, 1, "pode|podem|podes|podemos|possivel|a tempo de|cancelavel|tempo de|tempo para"},
    {"nl", MEANING_ABLE, 1, "kan|kunt|kunnen|kun|mogelijk|mag|tijd om|op tijd om"},
    {"zh", MEANING_ABLE, 1, "可以|可|能|能够|无法|来得及"},
    {"ja", MEANING_ABLE, 1, "できます|できません|可能|いただけます|いただけません|承れます|承れません|承ります|できかねます|いたしかねます|出来ます|出来ません|間に合い|間に合う"},
    {"en", MEANING_ABLE, 0, "too late|is over|has passed|has expired|has ended|ran out|has run out|is closed"},
    {"es", MEANING_ABLE, 0, "demasiado tarde|imposible|ha terminado|ha vencido|ha expirado|ha pasado|ha finalizado|termino|vencio"},
    {"de", MEANING_ABLE, 0, "zu spat|abgelaufen|vorbei|verstrichen|uberschritten"},
    {"fr", MEANING_ABLE, 0, "trop tard|impossible|depasse|expire|ecoule|est passe|est termine"},
    {"it", MEANING_ABLE, 0, "troppo tardi|impossibile|scaduto|terminato|trascorso|e passato"},
    {"pt", MEANING_ABLE, 0, "tarde demais|demasiado tarde|impossivel|terminou|expirou|ja passou|acabou"},
    {"nl", MEANING_ABLE, 0, "te laat|onmogelijk|verstreken|verlopen|voorbij"},
    {"zh", MEANING_ABLE, 0, "来不及|不了|已过|过期|已过期|已经过了"},
    {"ja", MEANING_ABLE, 0, "不可能|不可|過ぎて|過ぎました|切れて|終了"},

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
