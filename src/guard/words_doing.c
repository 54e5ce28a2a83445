#include "guard/lexicon_tables.h"

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

    /* What is being done at this moment, for the customer. */
    {"en", MEANING_AUX, AUX_STATE, "is being|are being|is just being|is currently being|are currently being|is now being|are now being|is already being|was just|was just now|were just"},
    {"de", MEANING_AUX, AUX_STATE, "wird gerade|wird soeben|wird eben|wird derzeit|wird momentan|wird im moment|wird in diesem moment|wird in diesem augenblick|wird jetzt gerade|wird schon|wird bereits|werden gerade|werden soeben|werden derzeit|werden schon|werden bereits"},
    {"es", MEANING_AUX, AUX_STATE, "esta siendo|estan siendo|ya esta siendo|acaba de ser|acaban de ser"},
    {"fr", MEANING_AUX, AUX_STATE, "est en train d'etre|sont en train d'etre|est en passe d'etre"},
    {"it", MEANING_AUX, AUX_STATE, "sta venendo|stanno venendo|viene ora|viene adesso|viene proprio ora|viene in questo momento|vengono ora"},
    {"pt", MEANING_AUX, AUX_STATE, "esta a ser|estao a ser|ja esta a ser|esta sendo|estao sendo|acaba de ser|acabam de ser"},
    {"nl", MEANING_AUX, AUX_STATE, "wordt op dit moment|wordt momenteel|wordt nu|wordt net|wordt al|wordt reeds|wordt zojuist|worden op dit moment|worden nu|worden al|wordt ondertussen|wordt intussen"},
    {"zh", MEANING_AUX, AUX_WHOLE, "正在为您|正在帮您|正在给您|正替您|正帮您|正在改派|正在转运|正在改投"},
    {"ja", MEANING_AUX, AUX_WHOLE, "手続き中|変更中|手配中|転送中|進めているところ|手続きを進めて|手配を進めて|変更を進めて|転送の手続き"},

    /* The shop as the one who did it, in the words of talk. */
    {"de", MEANING_ACTIVE, ORDER_ANYWHERE, "ich hab|hab ich|wir ham|hab's|hab schon|hab eben|hab gerade|hab grad|hab gleich|hab mal"},
    {"en", MEANING_AUX, AUX_STATE, "gone and|went and|had a word and|gotten"},
    {"fr", MEANING_AUX, AUX_SHOP, "j'vous ai|on vient de|je viens de vous"},
    {"nl", MEANING_ACTIVE, ORDER_ANYWHERE, "'k heb|heb zelf|heb net|heb al|heb zojuist|heb even|heb meteen"},
    {"it", MEANING_AUX, AUX_SHOP, "t'ho|ve l'ho|v'ho|gliele ho|glieli ho|gliene ho|te ne ho"},
    /* Verbs of going, which "to be" carries. */
    {"de", MEANING_AUX, AUX_STATE, "ich bin schon|ich bin bereits|ich bin gleich|ich bin sofort|bin ich schon|bin ich gleich|wir sind bereits|wir sind der sache|ich bin der sache|bin der sache"},
    {"nl", MEANING_AUX, AUX_STATE, "ik ben er|ik ben er al|ik ben al|ik ben meteen|ik ben direct|ik ben zelf|we zijn er|we zijn er al|we zijn al|wij zijn al|ben ik al|ben er al|ben er meteen"},
    {"fr", MEANING_AUX, AUX_STATE, "je suis deja|nous sommes deja|je suis moi-meme|je suis aussitot|nous nous sommes|je me suis"},
    {"it", MEANING_AUX, AUX_STATE, "sono gia|siamo gia|mi sono gia|ci siamo gia|mi sono subito|sono subito|mi sono"},
    {"es", MEANING_AUX, AUX_ALREADY, "ya le|ya te|ya se lo|ya se la|ya se los|ya te lo|ya te la|ya os|ya lo|ya la|ya los|ya les"},
    {"pt", MEANING_AUX, AUX_ALREADY, "ja lhe|ja te|ja o|ja a|ja os|ja as|ja vos|ja lho|ja lha|ja to"},

    /* "Als pleister op de wonde": no condition. */
    {"nl", MEANING_NEUTRAL, 0, "als pleister|als dank|als compensatie|als goedmaker|als goedmakertje|als gebaar|als excuus|als tegemoetkoming|als troost|als extra|als extraatje|als cadeau|als cadeautje|als geschenk|als blijk|als bedankje|als kleine|als klein|als vaste klant|als klant|als verontschuldiging|als goodwill"},

    /* Who pays, as a request. */
    {"de", MEANING_STANCE, STANCE_COSTS, "selbst auf|selber auf|kommen sie auf|kommst du auf|selbst aufkommen|selber aufkommen|selbst ubernehmen|selber ubernehmen|selber zahlen|selber bezahlen|selber tragen|ubernehmen sie bitte|ubernimm bitte|bezahlen sie bitte selbst|tragen sie bitte|bitte selbst tragen|bitte selbst zahlen|aufkommen mussen|strecken sie"},
    {"en", MEANING_STANCE, STANCE_COSTS, "please cover|kindly cover|please pay|kindly pay|you cover|cover it yourself|pay yourself|please bear|foot the bill|pick up the tab|bear the cost|at your end|yourself, please"},
    {"es", MEANING_STANCE, STANCE_COSTS, "asuma usted|asumalo usted|asumelo tu|corra con|corre con|correr con|hagase cargo|hazte cargo|abonelo usted|paguelo usted|pagalo tu|costeelo|por favor pague"},
    {"fr", MEANING_STANCE, STANCE_COSTS, "merci de prendre en charge|veuillez prendre en charge|veuillez regler|merci de regler|veuillez payer|merci de payer|veuillez acquitter|merci d'avancer|prenez a votre charge"},
    {"it", MEANING_STANCE, STANCE_COSTS, "provveda lei|provvedi tu|se ne faccia carico|fatti carico|si accolli|paghi lei|la prego di pagare|sostenga lei|le sostenga"},
    {"pt", MEANING_STANCE, STANCE_COSTS, "suporte o senhor|suporte a senhora|assuma|pague por favor|queira pagar|queira suportar|trate do pagamento|faca o favor de pagar"},
    {"nl", MEANING_STANCE, STANCE_COSTS, "neemt u zelf|neem je zelf|zelf op je|zelf op u|betaal zelf|betaalt u zelf|zelf voor je rekening|zelf voor uw rekening|draag je zelf|draagt u zelf|graag zelf betalen"},
    {"zh", MEANING_STANCE, STANCE_COSTS, "请您自付|请自付|请自费|麻烦您自付|麻烦您出|请您承担|请承担|请您支付运费"},
    {"ja", MEANING_STANCE, STANCE_COSTS, "ご負担ください|ご負担願い|ご負担をお願い|元払いで|お支払いのうえ|お客様の方でお支払い"},

    /* Money that the shop sends the customer. */
    {"en", MEANING_REPAID, REPAID_ANYWHERE, "transfer you|transferring you|transferred to you|wire you|wiring you|wired to you|top you up"},
    {"de", MEANING_REPAID, REPAID_ANYWHERE, "uberweisen wir|uberweise ich|wir uberweisen ihnen|ich uberweise ihnen|nachuberweis*|nachuberwiesen|uberweisen ihnen|uberweise ihnen|uberweise dir|uberweisen dir"},
    {"es", MEANING_REPAID, REPAID_ANYWHERE, "le transferimos|te transferimos|le transfiero|te transfiero|transferirle|transferirte|le ingresamos|te ingresamos|le ingreso|te ingreso|ingresarle|ingresarte"},
    {"fr", MEANING_REPAID, REPAID_ANYWHERE, "vous virons|vous vire|vous virer|te vire|vous versons|vous verse|vous verser|vous transferons|vous transferer"},
    {"it", MEANING_REPAID, REPAID_ANYWHERE, "le bonifichiamo|ti bonifichiamo|le bonifico|ti bonifico|bonificarle|le trasferiamo|ti trasferiamo|trasferirle|le giriamo|ti giriamo"},
    {"pt", MEANING_REPAID, REPAID_ANYWHERE, "lhe transferir|te transferir|transferir-lhe|transferi-lhe|transfiro-lhe|transferimos-lhe|lhe transferimos|lhe transferi|deposito-lhe|depositamos-lhe"},
    {"nl", MEANING_REPAID, REPAID_ANYWHERE, "maken we u|maken we je|maak ik u|maak ik je|maken wij u|maken u alsnog|maken je alsnog|naar u over|naar je over|storten we|stort ik"},
    {"pt", MEANING_STANCE, STANCE_FREE, "isento de*|isenta de*|isentos de*|isentas de*|isento|isenta|livre de portes"},
    {"es", MEANING_STANCE, STANCE_FREE, "exento de*|exenta de*|exentos de*|libre de gastos|libre de portes"},
    {"it", MEANING_STANCE, STANCE_FREE, "esente da*|esenti da*"},
    {"fr", MEANING_STANCE, STANCE_FREE, "exonere*|exempte*|franco de port"},
    {"en", MEANING_STANCE, STANCE_FREE, "exempt from|carriage paid|post-free|postage-free"},
    {"nl", MEANING_STANCE, STANCE_FREE, "vrijgesteld van|portvrij|franco"},
    {"zh", MEANING_REPAID, REPAID_ANYWHERE, "转给您|转账给您|补给您|汇给您|打给您|补退"},
    {"ja", MEANING_REPAID, REPAID_ANYWHERE, "お振り込みいた|お振込みいた|お振込いた|お振り込みし|振り込みました|送金いた|送金し"},
    {"nl", MEANING_TOPIC, TOPIC_LABEL, "label|labels|retourlabel|retourlabels|retouretiket|verzendlabel"},
    {"pt", MEANING_TOPIC, TOPIC_LABEL, "etiqueta de devolucao|etiqueta de retorno"},
};
// clang-format on
const size_t words_doing_count = COUNT_OF(words_doing);
