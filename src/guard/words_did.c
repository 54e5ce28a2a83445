#include "guard/lexicon_tables.h"

/*
 * What the shop tells that it did by one finite verb of the past: "reembolsámos", "wir
 * erstatteten", "le mandé". DID_ACCENT: the same letters without an accent are another
 * form; DID_BOTH: the form is of now, too, so that a time that has been stands beside it;
 * DID_SELF: of other persons, too, so that "we" or "I" stands right beside it.
 */
// clang-format off
const struct word_row words_did[] = {
    {"en", MEANING_DONE, DEED_REFUND, "we did refund|i did refund|we did already refund|had already refunded"},
    {"en", MEANING_DONE, DEED_CANCEL, "we did cancel|i did cancel|we did already cancel"},
    {"en", MEANING_ACTIVE, ORDER_BEHIND, "we had|i had|we had already|i had already|we'd already|i'd already"},

    {"de", MEANING_SELF, 0, "wir|ich"},
    {"de", MEANING_DID, DID_REFUND | DID_SELF, "erstatteten|erstattete|refundierten|refundierte|verguteten|vergutete"},
    {"de", MEANING_DID, DID_REPAY | DID_SELF, "uberwiesen|uberwies|zahlten|zahlte|gaben|gab|buchten|buchte|schrieben|schrieb"},
    {"de", MEANING_DID, DID_CANCEL | DID_SELF, "stornierten|stornierte|annullierten|annullierte"},
    {"de", MEANING_DID, DID_SEND | DID_SELF, "schickten|schickte|sandten|sandte|versandten|versandte|verschickten|verschickte|versendeten|versendete"},
    {"de", MEANING_DID, DID_CHANGE | DID_SELF, "anderten|anderte|korrigierten|korrigierte|aktualisierten|aktualisierte|berichtigten|berichtigte|tauschten|tauschte"},
    {"de", MEANING_DID, DID_OPEN | DID_SELF, "eroffneten|eroffnete|starteten|startete|stellten|stellte|leiteten|leitete|beauftragten|beauftragte"},

    {"nl", MEANING_SELF, 0, "wij|we|ik"},
    {"nl", MEANING_DID, DID_REFUND | DID_SELF, "crediteerden|crediteerde|vergoedden|vergoedde"},
    {"nl", MEANING_DID, DID_REPAY | DID_SELF, "betaalden|betaalde|stortten|stortte|boekten|boekte|gaven|gaf|maakten|maakte"},
    {"nl", MEANING_DID, DID_CANCEL | DID_SELF, "annuleerden|annuleerde"},
    {"nl", MEANING_DID, DID_SEND | DID_SELF, "stuurden|stuurde|verstuurden|verstuurde|verzonden|verzond|zonden|zond"},
    {"nl", MEANING_DID, DID_CHANGE | DID_SELF, "wijzigden|wijzigde|veranderden|veranderde|pasten|paste|corrigeerden|corrigeerde"},
    {"nl", MEANING_DID, DID_OPEN | DID_SELF, "openden|opende|startten|startte|dienden|diende|vroegen|vroeg"},

    {"es", MEANING_DID, DID_REFUND | DID_ACCENT, "reembolse|reintegre|se reembolso|se le reembolso|se te reembolso|se reintegro"},
    {"es", MEANING_DID, DID_REFUND | DID_BOTH, "reembolsamos|reintegramos"},
    {"es", MEANING_DID, DID_REPAY | DID_ACCENT, "devolvi|abone|ingrese|transferi|pague|se devolvio|se abono|se ingreso|se le devolvio|se te devolvio|se le abono|se te abono"},
    {"es", MEANING_DID, DID_REPAY, "devolvimos"},
    {"es", MEANING_DID, DID_REPAY | DID_BOTH, "abonamos|ingresamos|transferimos|pagamos"},
    {"es", MEANING_DID, DID_CANCEL | DID_ACCENT, "cancele|anule"},
    {"es", MEANING_DID, DID_CANCEL | DID_BOTH, "cancelamos|anulamos"},
    {"es", MEANING_DID, DID_SEND | DID_ACCENT, "envie|mande|despache|remiti|se envio|se mando|se despacho|se remitio|se le envio|se te envio"},
    {"es", MEANING_DID, DID_SEND | DID_BOTH, "enviamos|mandamos|despachamos|remitimos"},
    {"es", MEANING_DID, DID_CHANGE | DID_ACCENT, "cambie|modifique|actualice|corregi|rectifique|se cambio|se modifico|se actualizo|se corrigio"},
    {"es", MEANING_DID, DID_CHANGE | DID_BOTH, "cambiamos|modificamos|actualizamos|corregimos|rectificamos"},
    {"es", MEANING_DID, DID_OPEN | DID_ACCENT, "abri|inicie|presente|se abrio|se inicio|se presento"},
    {"es", MEANING_DID, DID_OPEN, "puse|pusimos|interpuse|interpusimos"},
    {"es", MEANING_DID, DID_OPEN | DID_BOTH, "abrimos|iniciamos|presentamos"},
    {"es", MEANING_DID, DID_GRANT | DID_ACCENT, "aplique|anadi|sume|agregue|acredite|cargue"},
    {"es", MEANING_DID, DID_GRANT | DID_BOTH, "aplicamos|anadimos|sumamos|agregamos|acreditamos|cargamos"},

    {"pt", MEANING_DID, DID_REFUND, "reembolsei|restitui|estornei"},
    {"pt", MEANING_DID, DID_REFUND | DID_BOTH, "reembolsamos|restituimos|estornamos"},
    {"pt", MEANING_DID, DID_REPAY, "devolvi|creditei|transferi|paguei|depositei"},
    {"pt", MEANING_DID, DID_REPAY | DID_BOTH, "devolvemos|creditamos|transferimos|pagamos|depositamos|emitimos|processamos|efetuamos"},
    {"pt", MEANING_DID, DID_CANCEL, "cancelei|anulei"},
    {"pt", MEANING_DID, DID_CANCEL | DID_BOTH, "cancelamos|anulamos"},
    {"pt", MEANING_DID, DID_SEND, "enviei|mandei|expedi|remeti|despachei"},
    {"pt", MEANING_DID, DID_SEND | DID_BOTH, "enviamos|mandamos|expedimos|remetemos|despachamos"},
    {"pt", MEANING_DID, DID_CHANGE, "alterei|mudei|atualizei|corrigi|modifiquei|retifiquei|troquei"},
    {"pt", MEANING_DID, DID_CHANGE | DID_BOTH, "alteramos|mudamos|atualizamos|corrigimos|modificamos|retificamos|trocamos"},
    {"pt", MEANING_DID, DID_OPEN, "abri|iniciei|apresentei|participei|submeti"},
    {"pt", MEANING_DID, DID_OPEN | DID_BOTH, "abrimos|iniciamos|apresentamos|participamos|submetemos"},
    {"pt", MEANING_DID, DID_GRANT, "apliquei|adicionei|acrescentei|somei"},
    {"pt", MEANING_DID, DID_GRANT | DID_BOTH, "aplicamos|adicionamos|acrescentamos|somamos"},

    {"it", MEANING_DID, DID_REFUND, "rimborsai|rimborsammo|stornai|stornammo"},
    {"it", MEANING_DID, DID_REPAY, "restituii|restituimmo|riaccreditai|riaccreditammo|accreditammo|versammo"},
    {"it", MEANING_DID, DID_CANCEL, "annullai|annullammo|cancellai|cancellammo"},
    {"it", MEANING_DID, DID_SEND, "inviai|inviammo|spedii|spedimmo|mandai|mandammo"},
    {"it", MEANING_DID, DID_CHANGE, "cambiai|cambiammo|modificai|modificammo|correggemmo|aggiornai|aggiornammo"},
    {"it", MEANING_DID, DID_OPEN, "aprimmo|avviai|avviammo|inoltrammo"},
    {"it", MEANING_PASSIVE, ORDER_BEHIND, "fu|furono"},
    {"it", MEANING_DEED, DEED_REFUND, "restituito i soldi|restituito il suo denaro|restituito i suoi soldi|restituito i tuoi soldi|reso i soldi|riaccreditata|rimborsati|rimborsate"},
    {"it", MEANING_DEED, DEED_ADDRESS, "cambiato il suo indirizzo|cambiato il tuo indirizzo|modificato il suo indirizzo|modificato il tuo indirizzo|corretto il suo indirizzo|aggiornato il suo indirizzo|aggiornato il tuo indirizzo"},
    {"it", MEANING_DONE, DEED_INVESTIGATE, "e stata aperta una segnalazione|e stata aperta una pratica|e stata aperta un'indagine|e stato aperto un reclamo|e stata avviata una ricerca|aperto una segnalazione|aperto una pratica|aperta una segnalazione|avviato una ricerca|inoltrato un reclamo"},

    {"fr", MEANING_ACTIVE, ORDER_BEHIND, "on a|on vous a|on t'a|on l'a|nous t'avons|je t'ai|nous vous l'avons|nous avions|j'avais"},
    {"fr", MEANING_PASSIVE, ORDER_BEHIND, "fut|furent"},
    {"fr", MEANING_DID, DID_REFUND, "remboursames|remboursai"},
    {"fr", MEANING_DID, DID_CANCEL, "annulames|annulai"},
    {"fr", MEANING_DID, DID_SEND, "envoyames|envoyai|expediames|expediai"},
    {"fr", MEANING_DONE, DEED_REFUND, "on vient de vous rembours*|on vient de te rembours*|venons de te rembours*|viens de te rembours*|venons de vous reverser|viens de vous reverser|on vient de vous reverser"},
    {"fr", MEANING_DONE, DEED_CANCEL, "venons d'annul*|viens d'annul*|on vient d'annul*"},

    {"zh", MEANING_DONE, DEED_CANCEL, "给您取消了|替您取消了|把订单取消了|把订单取消掉了|已经取消掉"},
    {"zh", MEANING_DONE, DEED_ADDRESS, "改了收货地址|改了地址|改好了地址|改了您的地址|改好了收货地址|换了收货地址|更新了收货地址|更新了地址|更改了您的地址|修改了您的地址"},
    {"zh", MEANING_DONE, DEED_INVESTIGATE, "发起了查询|发起了查件|发起了调查|提交了查件|提交了查询|申请了查件|报了丢件|提交了理赔|提交了索赔"},
    {"zh", MEANING_DONE, DEED_SEND, "寄了|寄去了|寄出了|发了|发出了|补寄了"},

    {"ja", MEANING_DONE, DEED_REFUND, "代金はお返ししました|代金をお返ししました|代金はお返しいたしました|代金をお返しいたしました|お金はお返し|返金の手続きをいたしました|返金の手続きをしました|返金のお手続きをいたしました|返金のお手続きをしました|ご返金しました|ご返金申し上げました|返金しておきました|返金しております|払い戻しました|払い戻しいたしました"},
    {"ja", MEANING_DONE, DEED_CANCEL, "キャンセルしておきました|キャンセルいたしておきました|キャンセル済みです|キャンセル済みでございます|取り消しておきました|キャンセル処理を完了|キャンセルを完了|キャンセル処理しました"},
    {"ja", MEANING_DONE, DEED_CREDIT, "ポイントをお付けしました|ポイントをお付けいたしました|ポイントを付けました|ポイントを付けておきました|ポイントを加算しました|ポイントを加算いたしました|ポイントを進呈しました|ポイントを進呈いたしました|クーポンをお送りしました|クーポンをお付けしました"},

    /* Another piece is a new one; another parcel is the rest of an order. */
    {"en", MEANING_NEW, 0, "another|a second"},
    {"de", MEANING_NEW, 0, "einen weiteren|eine weitere|ein weiteres|noch einen|noch eine|noch ein|einen anderen|eine andere|ein anderes"},
    {"es", MEANING_NEW, 0, "otro|otra"},
    {"fr", MEANING_NEW, 0, "un autre|une autre"},
    {"it", MEANING_NEW, 0, "un altro|un'altra"},
    {"pt", MEANING_NEW, 0, "outro|outra|um outro|uma outra"},
    {"nl", MEANING_NEW, 0, "een andere|een ander|nog een|een tweede"},
    {"zh", MEANING_NEW, 0, "另一个|另一件|另外一个|另外一件"},
    {"ja", MEANING_NEW, 0, "別の|もう一つ|もう一点"},
    {"en", MEANING_PAPERS, 0, "parcel|parcels|package|packages|box|shipment|mail|reminder|copy|colleague|department|request|carrier"},
    {"de", MEANING_PAPERS, 0, "paket|paketen|sendung|pakchen|erinnerung|kopie|kollegin|kollegen|abteilung"},
    {"es", MEANING_PAPERS, 0, "paquete|paquetes|caja|envio|bulto|copia|recordatorio|dia|vez|companer*|departamento|aviso"},
    {"fr", MEANING_PAPERS, 0, "colis|paquet|envoi|copie|rappel|collegue|service|fois|jour"},
    {"it", MEANING_PAPERS, 0, "pacco|pacchi|scatola|spedizione|copia|promemoria|collega|reparto|volta"},
    {"pt", MEANING_PAPERS, 0, "pacote|caixa|remessa|volume|copia|lembrete|colega|departamento|dia|vez|aviso"},
    {"nl", MEANING_PAPERS, 0, "pakket|pakje|pakketten|doos|zending|kopie|herinnering|collega|afdeling|keer"},
    {"zh", MEANING_PAPERS, 0, "包裹|箱子里|副本|提醒|同事|部门"},
    {"ja", MEANING_PAPERS, 0, "荷物|便|控え|担当|部署"},

    /* A time that has been, beside DID_BOTH. */
    {"es", MEANING_SINCE, 0, "ya|ayer|anoche|anteayer|esta manana|hace un momento|hace un rato|hace unos minutos|hace unos dias|la semana pasada|el mes pasado|hoy mismo"},
    {"pt", MEANING_SINCE, 0, "ja|ontem|anteontem|esta manha|hoje de manha|ha pouco|ha momentos|ha dias|agora mesmo|a semana passada|na semana passada|o mes passado|entretanto"},
};
// clang-format on
const size_t words_did_count = COUNT_OF(words_did);
