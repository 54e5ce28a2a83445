#include "guard/lexicon.h"

/*
 * Who does what, while it is being done: what the customer reports, what the shop has under
 * way, what it has done in the words of talk.
 */
// clang-format off
const struct word_row words_doing[] = {
    /* Nobody, hardly. */
    {"de", MEANING_NEGATION, 0, "keines|keins|niemand|niemanden|niemandem|mitnichten|keineswegs|keinesfalls"},
    {"nl", MEANING_NEGATION, 0, "niemand|geenszins|allerminst"},

    /* What the customer does within a time: told of in a rule and in a reply. */
    {"en", MEANING_REPORT, 0, "report|reported|you report|reporting|tell us|told us|telling us|let us know|letting us know|letting me know|let me know|notify us|notified us|inform us|informed us|contact us|contacted us|write to us|wrote to us|got in touch|get in touch|been in touch|came to us|you wrote|you flagged|flagged|raised it|raised this|your report|your message|your notice|you complained"},
    {"de", MEANING_REPORT, 0, "gemeldet|melden sie|meldest du|melde dich|melde ihn|melde sie|melde es|zu melden|melden|meldung|mitgeteilt|mitzuteilen|teilen sie uns|mitteilung|bescheid gegeben|bescheid geben|angezeigt|anzuzeigen|informiert haben|informieren sie|geschrieben haben|geschrieben hast|reklamiert|reklamieren|reklamation|kontaktiert|benachrichtigt|gerugt|ihre nachricht"},
    {"es", MEANING_REPORT, 0, "aviso|avisaste|avisasteis|avisaron|avisado|avisarnos|avisenos|avisanos|avise|avisar|comunico|comunicado|comunicarnos|comuniquenos|comuniquelo|comunicalo|comunicarlo|notifico|notificado|notifiquenos|notificarlo|informo|informado|informenos|informar|reporto|reportado|reclamo|reclamado|escribio|escribiste|contacto|contactado|su aviso|tu aviso|nos dijo|nos dijiste"},
    {"fr", MEANING_REPORT, 0, "signale|signalee|signales|signalees|signaler|signalez|signalement|prevenu|prevenus|prevenue|prevenues|prevenir|prevenez|averti|avertis|avertir|informe|informes|informez|informer|contacte|contactes|contactez|contacter|ecrit|ecrivez|declare|declarer|fait savoir|faire savoir|votre message"},
    {"it", MEANING_REPORT, 0, "segnalato|segnalata|segnalati|segnalate|segnalare|segnali|segnala|segnalarci|segnalacelo|segnalarcelo|segnalazione|avvisato|avvisati|avvisata|avvisarci|avvisare|avvisi|avvisi|avvertito|avvertiti|comunicato|comunicarci|comunicare|informato|informati|informarci|contattato|contattati|contattarci|contatti|scritto|fatto sapere|faccia sapere|il suo messaggio|denunciato"},
    {"pt", MEANING_REPORT, 0, "avisou|avisaste|avisar|avise|avise-nos|avisado|avisar-nos|comunicou|comunicar|comunique|comunicado|informou|informar|informe|informe-nos|informado|participou|participar|participe|participacao|reportou|reportar|reporte|reclamou|reclamar|contactou|contactar|contacte|escreveu|escreveste|disse-nos|sinalizou"},
    {"nl", MEANING_REPORT, 0, "gemeld|meldt|meld|meld het|melden|melding|laten weten|laat weten|laat het ons weten|doorgegeven|doorgeven|geef door|bericht gaf|geinformeerd|informeren|contact opgenomen|contact op te nemen|neem contact op|geschreven|aangegeven|aangeven|gereclameerd|uw bericht|je bericht"},
    {"zh", MEANING_REPORT, 0, "告诉我们|告知我们|通知我们|联系我们|联系了我们|反馈|反映|报告|上报|报损|告知|申报|来信|留言"},
    {"ja", MEANING_REPORT, 0, "ご連絡|ご報告|お知らせ|お申し出|お申し付け|ご申告|連絡してくだ|連絡をいただ|連絡いただ|ご一報|お伝えいただ|お問い合わせ"},
};
// clang-format on
const size_t words_doing_count = COUNT_OF(words_doing);
